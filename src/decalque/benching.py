"""Carries out `decalque bench`: reads the pairs, measures the systems, and writes what was asked for."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TextIO

from decalque.bench import m2, reading, report, systems, textual
from decalque.bench.output import html, plain
from decalque.bench.pairs import Pair, PairError
from decalque.bench.report import Benchmark
from decalque.bench.systems import System
from decalque.config import Config
from decalque.lexicon import Lexicon
from decalque.linter import Linter
from decalque.runner import Exit

OURS = "decalque"
_BAR = 30  # columns


class Progress:
    """A bar on a stream, when that is a terminal; nothing otherwise."""

    def __init__(self, stream: TextIO, total: int) -> None:
        self._stream = stream if stream.isatty() else None
        self._total, self._done, self._drawn = max(1, total), 0, -1

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        full = min(_BAR, _BAR * self._done // self._total)
        if self._stream and full != self._drawn:
            self._drawn = full
            self._stream.write(f"\r[{'#' * full}{'.' * (_BAR - full)}] {100 * full // _BAR:3} %")
            self._stream.flush()

    def close(self) -> None:
        """Take the bar away."""
        if self._stream:
            self._stream.write("\r" + " " * (_BAR + 10) + "\r")
            self._stream.flush()


def bench(
    options: argparse.Namespace, config: Config, write: Callable[[str], object], complain: Callable[[str], object], stream: TextIO
) -> Exit:
    """Measure and write; `complain` takes messages, `stream` the progress bar."""
    try:
        pairs = reading.read(options.pairs, complain)
        if options.format == "m2" and not options.output:
            raise PairError("--format m2 needs --output FOLDER")
        benchmark = _measured(options, config, pairs, complain, stream)
        if options.format == "m2":
            _write_m2(Path(options.output), benchmark)
        elif options.output:
            _write_file(Path(options.output), _parts(options, benchmark))
        else:
            for part in _parts(options, benchmark):
                write(part)
    except PairError as error:
        complain(str(error))
        return Exit.BAD
    return Exit.CLEAN


def _measured(
    options: argparse.Namespace, config: Config, pairs: Sequence[Pair], complain: Callable[[str], object], stream: TextIO
) -> Benchmark:
    texts = not options.no_text and options.format != "m2"
    if texts and not textual.available():
        complain(textual.EXTRA)
        texts = False
    count = 2 + len(options.system)
    progress = Progress(stream, len(pairs) + report.steps(pairs, count, texts=texts))
    try:
        found = [systems.nothing()]
        if options.predictions:
            path = Path(options.predictions)
            found.append(systems.read(path.stem, path, pairs, complain))
        else:
            linter = Linter(config, lexicon=Lexicon.open(progress=True), progress=True)
            found.append(systems.linted(OURS, pairs, linter, options.safety, progress.step))
        for name, file in options.system:
            found.append(systems.read(name, Path(file), pairs, complain))
        names = [system.name for system in found]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise PairError(f"two systems are called {twice!r}")
        return report.measure(pairs, found, texts=texts, step=progress.step)
    finally:
        progress.close()


def _parts(options: argparse.Namespace, benchmark: Benchmark) -> Iterable[str]:
    if options.format == "table":
        return plain.terminal(benchmark, rules=options.rules, errors=options.errors)
    return {"json": plain.as_json, "markdown": plain.markdown, "html": html.report}[options.format](benchmark)


def _write_m2(folder: Path, benchmark: Benchmark) -> None:
    """`gold.m2` and, with the same sentences, a file a system."""
    sets: list[tuple[str, System | None]] = [("gold", None), *((m.system.name, m.system) for m in benchmark.systems[1:])]
    texts: list[list[str]] = [[] for _ in sets]
    for pair in benchmark.pairs:
        changes = [
            m2.gold_changes(pair) if system is None else m2.predicted_changes(system.predictions.get(pair.name, ()))
            for _, system in sets
        ]
        for text, found in zip(texts, m2.sentences(pair, changes), strict=True):
            text.append(m2.written(found))
    _make(folder)
    for (name, _), text in zip(sets, texts, strict=True):
        _write_file(folder / f"{name.replace('/', '_')}.m2", ["\n".join(part for part in text if part)])


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PairError(f"{folder}: {(error.strerror or str(error)).lower()}") from error


def _write_file(path: Path, parts: Iterable[str]) -> None:
    """Write the file in one step."""
    try:
        handle, temporary = tempfile.mkstemp(prefix=".decalque-", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.writelines(parts)
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise PairError(f"{path}: not written: {(error.strerror or str(error)).lower()}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

