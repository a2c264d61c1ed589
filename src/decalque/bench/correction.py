"""Whether the predictions around a gold edit give the text that an editor would have left."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from decalque.bench.pairs import Pair, Prediction

LONG = 60  # code points; what is longer is no local change
_WIDEST = 2_000  # code points of a window
_MOST_NEIGHBOURS = 5
_MOST_READINGS = 256
_MOST_RIVALS = 6

Change = tuple[int, int, str]


def is_corrected(pair: Pair, index: int, near: Sequence[Prediction], units: Sequence[Prediction]) -> tuple[bool, bool]:
    """Whether gold edit `index` is corrected exactly, and whether to an accepted form.

    `near` holds the predictions that match it, `units` all of the document, in order.
    """
    changes = [(u.start, u.end, u.replacement) for u in units if u.replacement is not None]
    own = [(u.start, u.end, u.replacement) for u in near if u.replacement is not None]
    if not own:
        return False, False
    span = _window(pair, index, own, changes)
    if span is None:
        return False, False
    results = {_normalised(text) for text in _results(pair.source, span, own, changes)}
    gold = pair.edits[index]
    exact = any(_normalised(text) in results for text in _wanted(pair, span, index, gold.replacement))
    accepted = exact or any(
        _normalised(text) in results for other in gold.also_ok for text in _wanted(pair, span, index, other)
    )
    return exact, accepted


def _window(pair: Pair, index: int, own: list[Change], changes: list[Change]) -> tuple[int, int] | None:
    """The span to compare: the edit and its predictions, whatever overlaps them, and the rest of the tokens.

    None when it grows beyond what is local.
    """
    gold = pair.edits[index]
    start = min([gold.start, *(c[0] for c in own)])
    end = max([gold.end, *(c[1] for c in own)])
    if end - start > 4 * LONG + gold.end - gold.start:
        return None
    spans = [(e.start, e.end) for e in pair.edits] + [(a, b) for a, b, _ in changes]
    window = _to_blanks(pair.source, start, end)
    while window[1] - window[0] <= _WIDEST:
        inside = [(a, b) for a, b in spans if a < window[1] and b > window[0]]
        wider = _to_blanks(pair.source, min([window[0], *(a for a, _ in inside)]), max([window[1], *(b for _, b in inside)]))
        if wider == window:
            return window
        window = wider
    return None


def _to_blanks(source: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not source[start - 1].isspace():
        start -= 1
    while end < len(source) and not source[end].isspace():
        end += 1
    return start, end


def _results(source: str, span: tuple[int, int], own: list[Change], changes: list[Change]) -> Iterator[str]:
    """The text of the window as the predictions leave it; of rival ones, with each in turn."""
    inside = [c for c in changes if span[0] <= c[0] and c[1] <= span[1]]
    yield applied(source, span, inside)
    if any(_overlap(a, b) for a, b in itertools.combinations(inside[:12], 2)):
        for change in own[:_MOST_RIVALS]:
            rest = [c for c in inside if c != change and not _overlap(c, change)]
            yield applied(source, span, [*rest, change])


def _overlap(a: Change, b: Change) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _wanted(pair: Pair, span: tuple[int, int], index: int, replacement: str) -> Iterator[str]:
    """The text of the window with the gold edit made, and its neighbours made in any accepted way or left."""
    gold = pair.edits[index]
    neighbours = [e for k, e in enumerate(pair.edits) if k != index and span[0] <= e.start and e.end <= span[1]]
    readings = [
        [(e.start, e.end, text) for text in dict.fromkeys((e.replacement, e.original, *e.also_ok))]
        for e in neighbours[:_MOST_NEIGHBOURS]
    ]
    for others in itertools.islice(itertools.product(*readings), _MOST_READINGS):
        yield applied(pair.source, span, [*others, (gold.start, gold.end, replacement)])


def applied(source: str, span: tuple[int, int], changes: Iterable[Change]) -> str:
    """The text of the span with the changes made, the earliest and longest first; what overlaps one made is left."""
    pieces: list[str] = []
    position, end = span
    inserted = -1
    for a, b, text in sorted(changes, key=lambda c: (c[0], c[0] - c[1])):
        if a < position or b > end or (a == b and a == inserted):
            continue
        pieces += (source[position:a], text)
        position = b
        inserted = a if a == b else -1
    pieces.append(source[position:end])
    return "".join(pieces)


def _normalised(text: str) -> str:
    text = text.replace("\u00a0", " ")
    text = re.sub(r"[ \t]*\n\s*", "\n", text)
    return re.sub(r"[ \t]{2,}", " ", text).strip()
