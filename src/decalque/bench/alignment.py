"""Derives the least edits between a damaged text and its reference.

Characters are aligned (Levenshtein, by rapidfuzz), not tokens: spacing is what is measured. The differences are then widened
to whole words, and each gets a category from what it changes.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from decalque.bench.pairs import GoldEdit, PairError

CATEGORIES = ("case", "space", "delete", "punctuation", "phrase", "other")
_MOST_CELLS = 100_000_000  # of one alignment by characters; about 0.1 s
_FARTHEST = 400  # code points that a difference is moved
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

Block = tuple[int, int, int, int]  # start and end in the damaged text, start and end in the reference


@dataclass
class _Span:
    """A difference: `start`..`end` of the damaged text became `low`..`high` of the reference."""

    start: int
    end: int
    low: int
    high: int


def derive(source: str, reference: str) -> tuple[GoldEdit, ...]:
    """The least typed edits that turn `source` into `reference`, in order (offsets: code points of `source`).

    Raises PairError when rapidfuzz is not installed.
    """
    spans = [_Span(*block) for block in differences(source, reference)]
    for move in (_slid, _widened):
        for k, span in enumerate(spans):
            before = spans[k - 1] if k else _Span(0, 0, 0, 0)
            after = spans[k + 1] if k + 1 < len(spans) else _Span(len(source), len(source), len(reference), len(reference))
            # what lies between two differences is the same in both texts, and no further may either of them move
            room = _Span(before.end, after.start, before.high, after.low)
            spans[k] = move(source, reference, span, room)
    spans = _joined(source, reference, spans)
    edits = []
    for span in spans:
        old, new = source[span.start : span.end], reference[span.low : span.high]
        edits.append(GoldEdit(span.start, span.end, old, new, categorise(old, new)))
    return tuple(edits)


def categorise(original: str, replacement: str) -> str:
    """The category of an edit: what is lost or changed between the two texts.

    "delete": nothing is left; "space": only white space differs; "case": only case; "punctuation": marks (and perhaps space
    and case with them); "phrase": the words differ; "other": letters within one word.
    """
    old, new = "".join(original.split()), "".join(replacement.split())
    if old == new:
        return "space"
    if not new:
        return "delete"
    if old.casefold() == new.casefold():
        return "case" if len(original.split()) == len(replacement.split()) else "space"
    if _letters(old) == _letters(new):
        return "punctuation"
    before, after = _WORDS.findall(original), _WORDS.findall(replacement)
    alike = difflib.SequenceMatcher(None, old.casefold(), new.casefold(), autojunk=False).ratio()
    return "other" if len(before) == len(after) == 1 and alike >= 0.5 else "phrase"


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


# -- differences -----------------------------------------------------------------------------------


def differences(source: str, reference: str) -> Iterator[Block]:
    """The parts that differ, in order.

    Long texts are first cut where lines, then words, are the same in both, so that the time grows with the text.
    """
    yield from _differences(source, reference, 0, 0, [_lines, _PIECE.findall])


def _differences(
    source: str, reference: str, start: int, low: int, cutters: Sequence[Callable[[str], list[str]]]
) -> Iterator[Block]:
    head = _common(source, reference)
    tail = _common(source[head:][::-1], reference[head:][::-1])
    source, reference = source[head : len(source) - tail], reference[head : len(reference) - tail]
    start, low = start + head, low + head
    if not source or not reference:
        if source or reference:
            yield start, start + len(source), low, low + len(reference)
    elif len(source) * len(reference) <= _MOST_CELLS or not cutters:
        yield from _by_characters(source, reference, start, low)
    else:
        for a, b, c, d in _by_pieces(cutters[0](source), cutters[0](reference)):
            yield from _differences(source[a:b], reference[c:d], start + a, low + c, cutters[1:])


def _common(a: str, b: str) -> int:
    """The length of the common beginning."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if a[low:middle] == b[low:middle] else (low, middle - 1)
    return low


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _by_pieces(old: list[str], new: list[str]) -> Iterator[Block]:
    a, c = _offsets(old), _offsets(new)
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=len(old) > 10_000).get_opcodes():
        if tag != "equal":
            yield a[i], a[j], c[k], c[m]


def _offsets(pieces: list[str]) -> list[int]:
    offsets = [0]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    return offsets


def _by_characters(source: str, reference: str, start: int, low: int) -> Iterator[Block]:
    try:
        from rapidfuzz.distance import Levenshtein
    except ImportError:
        raise PairError("to align texts without gold edits: pip install 'decalque[bench]'") from None
    last: Block | None = None
    for code in Levenshtein.opcodes(source, reference):
        if code.tag == "equal":
            continue
        block = start + code.src_start, start + code.src_end, low + code.dest_start, low + code.dest_end
        if last and last[1] == block[0] and last[3] == block[2]:
            block = last[0], block[1], last[2], block[3]
        elif last:
            yield last
        last = block
    if last:
        yield last


# -- their rims ------------------------------------------------------------------------------------


def _slid(source: str, reference: str, span: _Span, room: _Span) -> _Span:
    """What was only lost or added, moved along where it fits as well: to whole lines, then whole words, then the last."""
    if span.start < span.end and span.low < span.high:
        return span
    text, start, end = (source, span.start, span.end) if span.start < span.end else (reference, span.low, span.high)
    first = last = 0
    while last < min(_FARTHEST, room.end - span.end) and text[start + last] == text[end + last]:
        last += 1
    while -first < min(_FARTHEST, span.start - room.start) and text[start + first - 1] == text[end + first - 1]:
        first -= 1
    best = max(range(first, last + 1), key=lambda k: (_fit(text, start + k, end + k), k))
    return _Span(span.start + best, span.end + best, span.low + best, span.high + best)


def _fit(text: str, start: int, end: int) -> int:
    """How well a span fits into the text: 3 whole lines, 2 whole words with the space behind, 1 whole words, 0 neither."""
    if (start == 0 or text[start - 1] == "\n") and text[start] != "\n" and (end == len(text) or text[end - 1] == "\n"):
        return 3
    if _inside_word(text, start) or _inside_word(text, end):
        return 0
    return 2 if not text[start].isspace() and text[end - 1].isspace() else 1


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and _is_word(text[at - 1]) and _is_word(text[at])


def _is_word(character: str) -> bool:
    return character.isalnum() or character in "'’_"


def _widened(source: str, reference: str, span: _Span, room: _Span) -> _Span:
    """The span with the rest of the words that it cuts, in either text."""
    start, end, low, high = span.start, span.end, span.low, span.high
    if _inside_word(source, start) or _inside_word(reference, low):
        while start > room.start and _is_word(source[start - 1]):
            start, low = start - 1, low - 1
    if _inside_word(source, end) or _inside_word(reference, high):
        while end < room.end and _is_word(source[end]):
            end, high = end + 1, high + 1
    return _Span(start, end, low, high)


def _joined(source: str, reference: str, spans: list[_Span]) -> list[_Span]:
    """Spans that overlap, or change one word, or words of one phrase, made one."""
    joined: list[_Span] = []
    for span in spans:
        while joined and _belong(source, reference, joined[-1], span):
            last = joined.pop()
            span = _Span(min(last.start, span.start), max(last.end, span.end), min(last.low, span.low), max(last.high, span.high))
        joined.append(span)
    return joined


def _belong(source: str, reference: str, left: _Span, right: _Span) -> bool:
    if left.end >= right.start or left.high >= right.low:
        return True
    gap = source[left.end : right.start]
    if "\n" in gap or len(gap) > 3 or any(map(_is_word, gap)):
        return False
    kinds = {categorise(source[s.start : s.end], reference[s.low : s.high]) for s in (left, right)}
    return (kinds == {"case"} and gap == " ") or (bool(kinds & {"phrase", "other"}) and "delete" not in kinds and not gap.strip())
