"""Reads pairs of damaged text and reference: folders, text files, JSONL, TSV and M2 (docs/benchmark.md tells the formats)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from decalque.bench import alignment, m2
from decalque.bench.pairs import GoldEdit, Pair, PairError

REFERENCE = ".ref.txt"
EDITS = ".edits.jsonl"
CLEAN = "clean"  # the name of a folder whose lone texts are clean
# what a field may be called, the usual name first
NAMES = ("doc", "id", "name")
SOURCES = ("source", "damaged", "text")
REFERENCES = ("reference", "corrected")
REPLACEMENTS = ("replacement", "text", "correction")
KINDS = ("category", "type", "rule")
_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\\\": "\\"}


def read(paths: Iterable[str | Path], note: Callable[[str], object] = lambda _: None) -> list[Pair]:
    """The pairs of files and folders, each with a name of its own; `note` is told what was left out.

    Raises PairError with the file (and line) that is not right, or when there is no pair at all.
    """
    found: list[tuple[Path, Pair]] = []
    for path in _meant(map(Path, paths)):
        before = len(found)
        try:
            found += _of_path(path, note)
        except OSError as error:
            raise PairError(f"{error.filename or path}: {(error.strerror or str(error)).lower()}") from error
        except UnicodeDecodeError as error:
            raise PairError(f"{path}: not UTF-8: byte 0x{error.object[error.start]:02x} at offset {error.start}") from error
        if len(found) == before:
            raise PairError(f"{path}: no pairs in it (docs/benchmark.md tells what is read)")
    return _distinct(found)


def _meant(paths: Iterable[Path]) -> list[Path]:
    """The paths, where a shell's `*` gave a text, its reference and its edits as well, only with the text."""
    given = list(paths)
    texts = [path.with_name(path.name.removesuffix(REFERENCE) + ".txt") if path.name.endswith(REFERENCE) else path for path in given]
    return list(dict.fromkeys(path for path in texts if not path.name.endswith(EDITS) or len(given) == 1))


def _of_path(path: Path, note: Callable[[str], object]) -> Iterator[tuple[Path, Pair]]:
    if path.is_dir():
        yield from _walked(path, note, given=True)
        return
    reader = {".jsonl": read_jsonl, ".tsv": read_tsv, ".m2": m2.read}.get(path.suffix.lower(), _read_text)
    for pair in reader(path):
        yield path, pair


def _walked(folder: Path, note: Callable[[str], object], *, given: bool = False) -> Iterator[tuple[Path, Pair]]:
    """The pairs of a folder and of those in it."""
    texts = [path for path in sorted(folder.glob("*.txt")) if not path.name.endswith(REFERENCE)]
    paired = [path for path in texts if path.with_suffix(REFERENCE).exists()]
    if paired or given or folder.name == CLEAN:
        for pair in read_folder(folder):
            yield folder / pair.name, pair
    elif texts:
        note(f"{folder}: left out: no {REFERENCE} beside its texts, and it is not called {CLEAN!r}")
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith("."):
            yield from _walked(path, note)
        elif path.suffix.lower() in (".tsv", ".m2") or (path.suffix == ".jsonl" and not path.name.endswith(EDITS)):
            yield from _of_path(path, note)


def _distinct(found: Sequence[tuple[Path, Pair]]) -> list[Pair]:
    """The pairs, with the folder before the name where two have the same."""
    counts = Counter(pair.name for _, pair in found)
    seen: Counter[str] = Counter()
    pairs = []
    for path, pair in found:
        name = pair.name if counts[pair.name] == 1 else f"{path.parent.name}/{pair.name}"
        seen[name] += 1
        pairs.append(replace(pair, name=name if seen[name] == 1 else f"{name}#{seen[name]}"))
    return pairs


# -- texts -----------------------------------------------------------------------------------------


def read_folder(folder: Path) -> list[Pair]:
    """The pairs of a folder: `x.txt` with `x.ref.txt` and perhaps `x.edits.jsonl`; a lone `x.txt` is clean text.

    Raises PairError with the file.
    """
    paths = [path for path in sorted(folder.glob("*.txt")) if not path.name.endswith(REFERENCE)]
    return [pair for path in paths for pair in _read_text(path)]


def _read_text(path: Path) -> list[Pair]:
    source = _decoded(path)
    reference, gold = path.with_suffix(REFERENCE), path.with_suffix(EDITS)
    if not reference.exists():
        return [Pair(path.stem, source, source)]
    if not gold.exists():
        return [aligned(path.stem, source, _decoded(reference))]
    try:
        edits = tuple(_gold(json.loads(line), source) for line in _decoded(gold).splitlines() if line.strip())
    except (KeyError, TypeError, ValueError) as error:
        raise PairError(f"{gold}: {error}") from error
    pair = Pair(path.stem, source, _decoded(reference), edits)
    pair.verify()
    return [pair]


def aligned(name: str, source: str, reference: str) -> Pair:
    """A pair with the edits that its texts tell.

    Raises PairError when the library for it is not installed.
    """
    return Pair(name, source, reference, alignment.derive(source, reference) if source != reference else ())


# -- tables ----------------------------------------------------------------------------------------


def read_jsonl(path: Path) -> list[Pair]:
    """Pairs as lines {"doc", "source", "reference", "edits": [{"start", "end", "original", "replacement", "category", "also_ok"}]}.

    Without `edits` they are derived; without `reference` the edits make it, and without either the text is clean.
    Raises PairError with file and line.
    """
    pairs: list[Pair] = []
    for number, line in enumerate(_decoded(path).split("\n"), 1):
        if line.strip():
            try:
                pairs.append(_pair(json.loads(line), f"{path.stem}:{number}"))
            except (KeyError, TypeError, AttributeError, ValueError) as error:
                what = f"no {error}" if isinstance(error, KeyError) else error
                raise PairError(f"{path}:{number}: {what}") from error
    return pairs


def _pair(row: Mapping[str, Any], name: str) -> Pair:
    name = str(field(row, NAMES, name))
    source, reference = field(row, SOURCES), field(row, REFERENCES, None)
    if not isinstance(source, str) or not isinstance(reference, str | None):
        raise TypeError("source and reference are strings")
    given = row.get("edits")
    if given is None:
        return aligned(name, source, source if reference is None else reference)
    edits = tuple(sorted((_gold(edit, source) for edit in given), key=lambda edit: (edit.start, edit.end)))
    if reference is None:
        reference = m2.mended(source, edits)
    pair = Pair(name, source, reference, edits)
    pair.verify()
    return pair


def field(row: Mapping[str, Any], names: Sequence[str], *default: Any) -> Any:
    """The value of the first of `names` that the row holds, or `default`.

    Raises KeyError with the usual name when there is neither.
    """
    for name in names:
        if name in row:
            return row[name]
    if default:
        return default[0]
    raise KeyError(names[0])


def _gold(row: Mapping[str, Any], source: str) -> GoldEdit:
    start, end = row["start"], row["end"]
    original = row.get("original", source[start:end])
    replacement = field(row, REPLACEMENTS)
    category = field(row, KINDS, None) or alignment.categorise(original, replacement)
    return GoldEdit(start, end, original, replacement, category, tuple(row.get("also_ok") or ()))


def read_tsv(path: Path) -> list[Pair]:
    """Pairs as lines of two cells (damaged, reference) or three (name first); the first line may name the columns.

    Line breaks, tabs and backslashes within a cell are written `\\n`, `\\t` and `\\\\`. Raises PairError with file and line.
    """
    rows = [(n, line.rstrip("\r").split("\t")) for n, line in enumerate(_decoded(path).split("\n"), 1) if line.strip()]
    columns = None
    if rows and set(head := [cell.strip().lower() for cell in rows[0][1]]) & set(SOURCES) and set(head) & set(REFERENCES):
        columns, rows = head, rows[1:]
    pairs = []
    for number, cells in rows:
        names = columns or {2: ["source", "reference"], 3: ["doc", "source", "reference"]}.get(len(cells))
        if names is None or len(cells) != len(names):
            wanted = f"{len(columns)} cells" if columns else "two or three cells"
            raise PairError(f"{path}:{number}: {len(cells)} cells, where {wanted} are expected")
        row = {name: _unescaped(cell) for name, cell in zip(names, cells, strict=True)}
        name = str(field(row, NAMES, f"{path.stem}:{number}"))
        pairs.append(aligned(name, field(row, SOURCES), field(row, REFERENCES)))
    return pairs


def _unescaped(cell: str) -> str:
    import re

    return re.sub(r"\\[ntr\\]", lambda match: _ESCAPES[match.group()], cell)


def _decoded(path: Path) -> str:
    return path.read_bytes().decode("utf-8").removeprefix("\ufeff")
