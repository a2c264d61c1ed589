"""The lines of a document, as the rules on page furniture read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from decalque.expressions import expression

_NEWLINE = expression(r"\r\n?|[\n\u2028\u2029\x85]")
_LINE = expression(r"[^\s\ufeff][^\r\n\u2028\u2029\x85]*")
# A line that ends so is no heading, and no part of a broken sentence.
ENDS = frozenset('.!?:;"”’»)…*]')


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its span without white space around it, its text, and the line breaks before it."""

    start: int
    end: int
    text: str
    breaks: int

    @property
    def apart(self) -> bool:
        """Whether a blank line stands before it."""
        return self.breaks > 1


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the lines that are not blank, white space before them excluded."""
    if any(map(text.__contains__, "\r\u2028\u2029\x85")):
        yield from (m.span() for m in _LINE.finditer(text))
        return
    marked = "\ufeff" in text
    end = -1
    for line in text.split("\n"):
        end += 1 + len(line)
        if not line:
            continue
        rest = line.lstrip()
        while marked and rest.startswith("\ufeff"):
            rest = rest.lstrip("\ufeff").lstrip()
        if rest:
            yield end - len(rest), end


class PageLines:
    """A text and its lines that are not blank; `spans` holds their spans, white space at their ends included."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = list(_spans(text))
        self.wrapped = self._is_wrapped()

    def line(self, k: int) -> Line:
        """Line `k` of those that are not blank."""
        start, end = self.spans[k]
        text = self.text[start:end].rstrip()
        return Line(start, start + len(text), text, self.breaks(k))

    def breaks(self, k: int) -> int:
        """The number of line breaks before line `k`; 2 and more at the start of the text."""
        if k == 0:
            return 2
        gap = self.text[self.spans[k - 1][1] : self.spans[k][0]]
        return gap.count("\n") or gap.count("\r") or len(_NEWLINE.findall(gap))

    def _is_wrapped(self) -> bool:
        """Whether paragraphs of the document are broken into lines of equal length."""
        text, spans, broken = self.text, self.spans, 0
        for (_, end), (start, _) in pairwise(spans[:400]):
            if (
                text[start].islower()
                and start - end < 3
                and text[end - 1] not in ENDS
                and text[end - 1] != " "
            ):
                broken += text.count("\n", end, start) == 1
        return broken > 2

    @cached_property
    def markdown(self) -> bool:
        """Whether the document is written in Markdown, where tags are no residue."""
        text = self.text
        return "\n```" in text or ("# " in text and len(re.findall(r"(?m)^#{1,5} \S", text)) > 1)

    def first(self, k: int) -> int:
        """Where line `k` begins, its indentation included."""
        start = self.spans[k][0]
        while start and self.text[start - 1] in " \t\xa0\u3000":
            start -= 1
        return start

    def last(self, k: int) -> int:
        """Where line `k` ends, blanks at its end included."""
        return self.spans[k][1]
