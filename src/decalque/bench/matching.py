"""What of the predictions counts as one change, and which gold edits it matches (see `decalque.bench.scoring`)."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import replace

from decalque.bench.correction import LONG
from decalque.bench.pairs import Pair, Prediction


def matches(unit: Prediction, span: tuple[int, int]) -> bool:
    """Whether a prediction and the core of a gold edit overlap; empty spans match when they touch."""
    start, end = span
    if unit.start == unit.end or start == end:
        return unit.start <= end and start <= unit.end
    shared = min(unit.end, end) - max(unit.start, start)
    if unit.replacement is None and unit.end - unit.start > LONG:
        return shared > 0 and shared >= 0.25 * (unit.end - unit.start)
    return shared > 0


def core(source: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its rim, unless it is nothing else."""
    span = source[start:end]
    if not span.strip():
        return start, end
    return start + len(span) - len(span.lstrip()), start + len(span.rstrip())


def units_of(pair: Pair, predicted: Iterable[Prediction]) -> list[Prediction]:
    """The distinct changes that the predictions make, in the order of the text, the longest first.

    Raises ValueError for a prediction outside the text.
    """
    units: dict[tuple[int, int, str | None], Prediction] = {}
    for item in predicted:
        if not 0 <= item.start <= item.end <= len(pair.source):
            raise ValueError(f"{pair.name}: a prediction of {item.rule} lies outside the text: {item}")
        if item.replacement != pair.source[item.start : item.end]:
            for unit in _cut(pair.source, item):
                units.setdefault((unit.start, unit.end, unit.replacement), unit)
    return sorted(units.values(), key=lambda unit: (unit.start, -unit.end))


_PIECE = re.compile(r"\s+|[\w’']+|[^\w\s]")


def _cut(source: str, item: Prediction) -> list[Prediction]:
    """The changes of words that a long prediction makes; changes that only a blank parts stay together."""
    new = item.replacement
    if new is None or max(item.end - item.start, len(new)) <= LONG or not new.strip():
        return [item]
    old_pieces, new_pieces = _PIECE.findall(source[item.start : item.end]), _PIECE.findall(new)
    offsets = [item.start]
    for piece in old_pieces:
        offsets.append(offsets[-1] + len(piece))
    changes: list[Prediction] = []
    codes = difflib.SequenceMatcher(None, old_pieces, new_pieces, autojunk=False).get_opcodes()
    for tag, i, j, k, m in codes:
        if tag == "equal":
            continue
        start, end, text = offsets[i], offsets[j], "".join(new_pieces[k:m])
        last = changes[-1] if changes else None
        if last and last.replacement is not None and start - last.end <= 1 and not source[last.end : start].strip():
            text = last.replacement + source[last.end : start] + text
            start = last.start
            changes.pop()
        changes.append(replace(item, start=start, end=end, replacement=text))
    return changes or [item]
