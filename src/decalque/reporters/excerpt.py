"""A finding where it stands in its line, and what a suggestion makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decalque.document import Lines
from decalque.finding import Edit
from decalque.reporters.cells import Shown, cells, clip, clip_left, join, width

MORE = "…"
_CONTEXT = 18  # code points shown on either side of a correction, at most
_RIM = 200  # code points of white space around what is deleted, at most
_LEAST = 12  # cells of context that a long finding leaves


@dataclass(frozen=True)
class Excerpt:
    """A line with a part of it to be marked: `before`, `marked` and `after`, and the cells of the first two."""

    before: str
    marked: str
    after: str
    indent: int
    length: int


def excerpt(lines: Lines, start: int, end: int, most: int) -> Excerpt:
    """The line around `start`..`end`, cut to `most` cells; of a span of several lines, its first."""
    text = lines.text
    low, high = lines.line_span(start)
    stop = min(max(end, start), high)
    if stop == start and end > start:  # it begins with the line break
        stop = min(start + 1, len(text))
    marked, cut = clip(cells(text[start : min(stop, start + most)]), most - 2 * _LEAST)
    longer = cut or stop - start > most or end > max(stop, high)
    left = cells(text[max(low, start - most) : start])
    right = cells(text[stop : min(high, stop + most)]) if not longer else []
    room = most - max(1, width(marked)) - longer
    # the side that needs less than half leaves the rest to the other
    half = room // 2
    for_left = max(half, room - width(right))
    whole_left = width(left) <= for_left and low >= start - most
    if not whole_left:
        left = _tail(left, for_left - len(MORE) - 1)
    prefix = "" if whole_left else MORE + " "
    room -= width(left) + len(prefix)
    whole_right = width(right) <= room and high <= stop + most
    if not whole_right:
        right = _head(right, room - len(MORE) - 1)
    suffix = MORE if longer else "" if whole_right else " " + MORE
    return Excerpt(prefix + join(left), join(marked), join(right) + suffix,
                   len(prefix) + width(left), max(1, width(marked)))  # fmt: skip


def _head(shown: Shown, most: int) -> Shown:
    """The beginning, cut between words where that costs little."""
    kept, cut = clip(shown, most)
    if cut:
        for back in range(len(kept) - 1, max(-1, len(kept) - 16), -1):
            if kept[back][0] == " ":
                return kept[:back]
    return kept


def _tail(shown: Shown, most: int) -> Shown:
    """The end, cut between words where that costs little."""
    kept = clip_left(shown, max(0, most))
    for ahead in range(min(len(kept), 16)):
        if kept[ahead][0] == " ":
            return clip_left(kept[ahead + 1 :], most)
    return kept


def corrected(lines: Lines, start: int, end: int, edits: Sequence[Edit], most: int) -> list[tuple[str, bool]]:
    """The finding with the edits made, and a little of what stands around it: (text, whether it is new) in order."""
    text = lines.text
    low = min([start, *(e.start for e in edits)])
    high = max([end, *(e.end for e in edits)])
    gone = _deleted(lines, low, high, edits)
    if gone:
        return [(gone, False)]
    left, right = _around(lines, low, high)
    pieces: list[tuple[str, bool]] = [(left, False)]
    position = low
    for edit in sorted(edits):
        pieces += ((text[position : edit.start], False), (edit.text, True))
        position = edit.end
    pieces += ((text[position:high], False), (right, False))
    whole = "".join([piece for piece, _ in pieces])
    if len(whole) <= most and isinstance(cells(whole), str):
        return [each for each in pieces if each[0]]
    shown: list[tuple[str, bool]] = []
    for piece, new in pieces:
        kept, cut = clip(cells(piece[: most + 1]), most)
        most -= width(kept)
        shown.append((join(kept) + (MORE if cut else ""), new))
        if cut:
            break
    return [(piece, new) for piece, new in shown if piece]


def _deleted(lines: Lines, low: int, high: int, edits: Sequence[Edit]) -> str:
    """How to say that whole lines are deleted; nothing when it is not so."""
    text = lines.text
    if len(edits) != 1 or edits[0].text.strip():
        return ""
    edit = edits[0]
    removed = text[edit.start : edit.end]
    inner_low = edit.start + len(removed) - len(removed.lstrip())
    inner_high = edit.start + len(removed.rstrip())
    if inner_low >= inner_high:
        return ""
    first, last = lines.line_span(inner_low)[0], lines.line_span(inner_high)[1]
    if inner_low - first > _RIM or last - inner_high > _RIM:  # don't copy a line of megabytes for each finding
        return ""
    if text[first:inner_low].strip() or text[inner_high:last].strip():
        return ""
    count = lines.position(inner_high)[0] - lines.position(inner_low)[0] + 1
    return "(delete the line)" if count == 1 else f"(delete {count} lines)"


def _around(lines: Lines, low: int, high: int) -> tuple[str, str]:
    """A few words on either side, in the same line."""
    text = lines.text
    begin, end = lines.line_span(low)[0], lines.line_span(high)[1]
    first, last = max(begin, low - _CONTEXT), min(end, high + _CONTEXT)
    left, right = text[first:low], text[high:last]
    if first > begin:
        left = MORE + " " + left.partition(" ")[2]
    if last < end:
        right = right.rpartition(" ")[0] + " " + MORE
    return left, right
