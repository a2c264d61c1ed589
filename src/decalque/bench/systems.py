"""What is measured: the linter, the system that does nothing, and any other tool by a file of its predictions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from decalque.bench import alignment, m2, reading
from decalque.bench.correction import applied
from decalque.bench.pairs import ANY_SAFETY, Pair, PairError, Prediction, predictions
from decalque.finding import Safety
from decalque.linter import Linter

NOTHING = "nothing"
SAFETIES = {"all": ANY_SAFETY, "unsafe": frozenset({Safety.SAFE, Safety.UNSAFE}), "safe": frozenset({Safety.SAFE})}
_Row = tuple[str, str, str | list[Prediction]]  # file (and line), document, corrected text or predictions
_NO_RULE = "edit"


@dataclass(frozen=True)
class System:
    """A tool and what it predicts: document -> predictions. Without a prediction a document is left as it is."""

    name: str
    predictions: Mapping[str, Sequence[Prediction]] = field(default_factory=dict)

    def corrected(self, pair: Pair) -> str:
        """The text as the predictions leave it: the earliest and longest first, what overlaps one made is left out."""
        found = self.predictions.get(pair.name, ())
        changes = [(p.start, p.end, p.replacement) for p in found if p.replacement is not None]
        return applied(pair.source, (0, len(pair.source)), changes)

    def safe(self) -> System:
        """The same system with nothing but what it would do unasked: what is safe, or of which it does not tell."""
        kept = {
            name: [p for p in found if p.replacement is not None and p.safety in (None, Safety.SAFE)]
            for name, found in self.predictions.items()
        }
        return System(self.name, kept)


def nothing() -> System:
    """The system that does nothing: what any other must beat."""
    return System(NOTHING)


def linted(name: str, pairs: Sequence[Pair], linter: Linter, safety: str, step: Callable[[], object]) -> System:
    """What the linter finds; `safety` is a key of SAFETIES, and `step` is called behind each document."""
    found: dict[str, list[Prediction]] = {}
    for pair in pairs:
        found[pair.name] = list(predictions(linter.lint(pair.source), SAFETIES[safety]))
        step()
    return System(name, found)


def read(name: str, path: Path, pairs: Sequence[Pair], note: Callable[[str], object] = lambda _: None) -> System:
    """The predictions in a file (JSONL, M2, a corrected text) or folder of corrected texts (`x.txt` for the document `x`).

    Raises PairError with the file (and line) that is not right, or that has nothing to do with the pairs.
    """
    try:
        found = _of_path(path, pairs, note)
    except OSError as error:
        raise PairError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise PairError(f"{path}: not UTF-8: byte 0x{error.object[error.start]:02x} at offset {error.start}") from error
    return System(name, found)


def _of_path(path: Path, pairs: Sequence[Pair], note: Callable[[str], object]) -> dict[str, list[Prediction]]:
    if path.suffix.lower() == ".m2":
        return m2.read_predictions(path, pairs)
    sources = {pair.name: pair.source for pair in pairs}
    if path.is_dir() or path.suffix.lower() != ".jsonl":
        files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
        if not files:
            raise PairError(f"{path}: no text in this folder (looked for *.txt)")
        rows = _read_texts(files, sources)
    else:
        rows = list(_rows(path, sources))
    found: dict[str, list[Prediction]] = {}
    for where, name, made in rows:
        if name in sources:
            items = _changes(sources[name], made) if isinstance(made, str) else made
            if wrong := next((p for p in items if not 0 <= p.start <= p.end <= len(sources[name])), None):
                raise PairError(f"{where}: the span {wrong.start} to {wrong.end} lies outside the text of {name}")
            found.setdefault(name, []).extend(items)
    unknown = sorted({name for _, name, _ in rows} - sources.keys())
    if unknown and not found:
        raise PairError(f"{path}: none of its documents is among the pairs ({unknown[0]!r}, for one)")
    if unknown:
        note(f"{path}: {len(unknown)} of its documents are not among the pairs, and were left out ({unknown[0]!r}, for one)")
    return found


def _read_texts(files: Sequence[Path], sources: Mapping[str, str]) -> list[_Row]:
    return [(str(file), _document(file.stem, sources), _text_of(file)) for file in files]


def _text_of(file: Path) -> str:
    return file.read_bytes().decode("utf-8").removeprefix("\ufeff")


def _document(name: str, sources: Mapping[str, str]) -> str:
    """The document that a file called `name` belongs to: that of the same name, or the only one there is."""
    return next(iter(sources)) if name not in sources and len(sources) == 1 else name


def _rows(path: Path, sources: Mapping[str, str]) -> Iterator[_Row]:
    for number, line in enumerate(_text_of(path).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = json.loads(line)
            if "findings" in row:  # as `check --output-format jsonl` writes it
                yield where, _document(Path(row["path"]).stem, sources), list(_findings(row["findings"]))
            elif "edits" in row:
                yield where, str(reading.field(row, reading.NAMES)), [_prediction(edit) for edit in row["edits"]]
            else:
                yield where, str(reading.field(row, reading.NAMES)), str(reading.field(row, ("corrected", "text", "prediction")))
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            what = f"no {error}" if isinstance(error, KeyError) else error
            raise PairError(f"{where}: {what}") from error


def _prediction(row: Mapping[str, Any]) -> Prediction:
    text = reading.field(row, reading.REPLACEMENTS, None)
    if not isinstance(row["start"], int) or not isinstance(row["end"], int) or not isinstance(text, str | None):
        raise TypeError("start and end are whole numbers, replacement is a string")
    if row.get("confidence") is not None and not 0 <= float(row["confidence"]) <= 1:
        raise ValueError(f"confidence is from 0 to 1, not {row['confidence']}")
    rule = str(reading.field(row, ("rule", "category", "type"), _NO_RULE))
    confidence = None if row.get("confidence") is None else float(row["confidence"])
    return Prediction(row["start"], row["end"], text, rule, confidence, Safety(row["safety"]) if row.get("safety") else None)


def _findings(rows: Sequence[Mapping[str, Any]]) -> Iterator[Prediction]:
    for finding in rows:
        best = next(iter(finding["suggestions"]), None)
        if best is None or not best["edits"]:
            yield Prediction(finding["start"], finding["end"], None, finding["rule"], None, Safety.DISPLAY)
            continue
        for edit in best["edits"]:
            yield _prediction({**best, **edit, "replacement": edit["text"], "rule": finding["rule"]})


def _changes(source: str, corrected: str) -> list[Prediction]:
    """The edits that make the corrected text, each under its category."""
    return [Prediction(e.start, e.end, e.replacement, e.category) for e in alignment.derive(source, corrected)]
