"""Carries out `decalque bench corrupt`: damages clean texts and writes them with their gold edits."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from decalque.analysis import Analysis
from decalque.bench.changes import Damage
from decalque.bench.damage import MECHANISMS, USUAL, damage
from decalque.document import Document
from decalque.lexicon import Lexicon
from decalque.readers import files
from decalque.readers.text import ReadError, decode
from decalque.runner import Exit
from decalque.selectors import did_you_mean


def corrupt(options: argparse.Namespace, write: Callable[[str], object], complain: Callable[[str], object]) -> Exit:
    """Damage each file and write pairs; a file that can't be read is reported, and the others still follow."""
    rates: Mapping[str, float] = options.rates or USUAL
    if unknown := [name for name in rates if name not in MECHANISMS]:
        complain(f"--rates: unknown mechanism {unknown[0]!r}{did_you_mean(unknown[0], MECHANISMS)}; known are {', '.join(MECHANISMS)}")
        return Exit.BAD
    lexicon, failed = Lexicon.open(progress=True), False
    seen: set[str] = set()
    for path, text, error in _texts(options.files):
        if error is None and Path(path).stem in seen:
            error = f"another text is called {Path(path).stem!r}"
        if error is not None:
            complain(f"{path}: {error}")
            failed = True
            continue
        name = Path(path).stem
        seen.add(name)
        damaged, gold = damage(Analysis(Document(text), lexicon), rates, options.seed, name)
        if options.output is None:
            row = {"doc": name, "source": damaged, "reference": text, "edits": [asdict(edit) for edit in gold]}
            write(json.dumps(row, ensure_ascii=False) + "\n")
            continue
        try:
            _save(Path(options.output), name, damaged, text, gold)
        except OSError as problem:
            complain(f"{problem.filename or options.output}: {(problem.strerror or str(problem)).lower()}")
            return Exit.BAD
    return Exit.BAD if failed else Exit.CLEAN


def _texts(paths: list[str]) -> Iterator[tuple[str, str, str | None]]:
    """(file, text, what is wrong with it)."""
    for path, error in files.expand(paths):
        if error is not None:
            yield path, "", error
            continue
        try:
            yield path, decode(files.read(path)).text, None
        except ReadError as problem:
            yield path, "", str(problem)


def _save(folder: Path, name: str, damaged: str, reference: str, gold: list[Damage]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(asdict(edit), ensure_ascii=False) + "\n" for edit in gold)
    for suffix, text in ((".txt", damaged), (".ref.txt", reference), (".edits.jsonl", lines)):
        (folder / f"{name}{suffix}").write_bytes(text.encode())
