"""Takes decalque's own comments out of a text before it is read, and findings back to where they were."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from decalque.document import Lines
from decalque.finding import Edit, Finding
from decalque.suppress.comments import Comment, comments

_BLANKS = " \t"


class Cuts:
    """A text without the comments that speak to decalque; `text` is what is left of it."""

    def __init__(self, raw: str) -> None:
        found, _ = comments(raw) if "<!--" in raw else ([], [])
        self._spans = list(_cuts(Lines(raw), found))
        self._at: list[int] = []  # where each cut is in what is left
        pieces: list[str] = []
        position = gone = 0
        for start, end in self._spans:
            pieces.append(raw[position:start])
            self._at.append(start - gone)
            gone += end - start
            position = end
        self.text = "".join([*pieces, raw[position:]]) if self._spans else raw

    def back(self, finding: Finding) -> Finding:
        """The finding with the offsets of the raw text; its edits leave the comments alone."""
        if not self._spans:
            return finding
        start, end = self._raw(finding.start, finding.end)
        return replace(
            finding,
            start=start,
            end=end,
            suggestions=tuple(
                replace(s, edits=tuple(part for e in s.edits for part in self._edit(e))) for s in finding.suggestions
            ),
        )

    def _raw(self, start: int, end: int) -> tuple[int, int]:
        """A span begins behind a cut at its start and ends before a cut at its end; an empty one stands before a cut."""
        low, high = self._before(start), self._before(end)
        return (low if start == end else self._behind(start)), high

    def _before(self, offset: int) -> int:
        cuts = bisect_left(self._at, offset)
        return offset + self._gone(cuts)

    def _behind(self, offset: int) -> int:
        cuts = bisect_right(self._at, offset)
        return offset + self._gone(cuts)

    def _gone(self, cuts: int) -> int:
        """How many code points the first cuts took."""
        return self._spans[cuts - 1][1] - self._at[cuts - 1] if cuts else 0

    def _edit(self, edit: Edit) -> Iterator[Edit]:
        start, end = self._raw(edit.start, edit.end)
        text = edit.text
        for low, high in self._spans:
            if start < high and low < end:
                yield Edit(start, low, text)
                start, text = high, ""
        yield Edit(start, end, text)


def _cuts(lines: Lines, found: Sequence[Comment]) -> Iterator[tuple[int, int]]:
    """What goes with each comment: its line when it stands alone there, else the blanks before it (at the start, behind it)."""
    text = lines.text
    done, bare = 0, False  # where the last cut ended, and whether it began with its line
    for comment in found:
        start, end = comment.start, comment.end
        first, stop = lines.line_span(start)[0], lines.line_span(end)[1]
        while start > max(first, done) and text[start - 1] in _BLANKS:
            start -= 1
        bare = start == first or (bare and start == done)
        if bare:
            while end < stop and text[end] in _BLANKS:
                end += 1
            number = lines.position(end)[0]
            if end == stop and number < len(lines.line_starts):
                end = lines.line_starts[number]
        yield start, end
        done = end
