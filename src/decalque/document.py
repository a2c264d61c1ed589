"""A text, tokenised once.

A `Document` cuts its text into words and the gaps between them. Both are Zipfian (a few thousand
distinct words and a few hundred distinct gaps make up a newspaper), so all that follows looks at each
distinct word or gap once and visits only the positions that turned out to be of interest.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, islice
from operator import add

from decalque.expressions import expression

# A word: letters, digits and combining marks, with apostrophes inside ("don't", "Wang’s", "12thand"). The class is spelled
# out because `re` tests it four times as fast as [^\W_].
_LETTERS = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff\U00010000-\U0001efff"
WORD = expression(f"([0-9{_LETTERS}]++(?:['’](?=[{_LETTERS}])[{_LETTERS}]++)*+)")
_MANY = 2_000_000  # words
_NEWLINE = expression(r"\r\n?|\n|\u2028|\u2029|\x85")


def places(sign: str, text: str) -> Iterator[int]:
    """The offsets at which the sign stands in the text."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


class Lines:
    """A text and where its lines are."""

    __slots__ = ("__dict__", "text")

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def line_starts(self) -> list[int]:
        """The offsets at which lines start; CRLF, CR, LF and the Unicode separators all end a line."""
        text = self.text
        if any(map(text.__contains__, "\r\u2028\u2029\x85")):
            return [0, *(m.end() for m in _NEWLINE.finditer(text))]
        return list(accumulate([len(line) + 1 for line in text.split("\n")[:-1]], initial=0))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, the column in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line_span(self, offset: int) -> tuple[int, int]:
        """Start and end of the line that holds `offset`, its line break excluded."""
        line = bisect_right(self.line_starts, offset)
        start = self.line_starts[line - 1]
        stop = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        while stop > start and self.text[stop - 1] in "\r\n\u2028\u2029\x85":
            stop -= 1
        return start, stop


class Document(Lines):
    """The text untouched, its words, and the gaps around them.

    `words[i]` starts at `starts[i]`; `gaps[i]` stands before `words[i]`, and `gaps[len(words)]` after the
    last word, so that `gaps[0] + words[0] + gaps[1] + ...` is the text.
    """

    __slots__ = ()

    def _split(self) -> None:
        """Set both words and gaps; the list that both are taken from is not kept."""
        parts: list[str] = WORD.split(self.text)
        self.words, self.gaps = parts[1::2], parts[0::2]

    @cached_property
    def words(self) -> list[str]:
        """The words, in their order."""
        self._split()
        return self.words

    @cached_property
    def gaps(self) -> list[str]:
        """What stands between the words, one more than there are words."""
        self._split()
        return self.gaps

    @cached_property
    def starts(self) -> Sequence[int]:
        """The offset of each word."""
        steps = map(add, map(len, self.words), map(len, islice(self.gaps, 1, None)))
        offsets = accumulate(steps, initial=len(self.gaps[0]))
        # a list is a little faster, an array takes a fifth of the memory
        starts: list[int] | array[int] = list(offsets) if len(self.words) < _MANY else array("q", offsets)
        starts.pop()
        return starts

    def end(self, i: int) -> int:
        """The offset behind word `i`."""
        return self.starts[i] + len(self.words[i])

    def index_at(self, offset: int) -> int:
        """The index of the first word that starts at or behind `offset`."""
        return bisect_left(self.starts, offset)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word occurs, in its own casing."""
        return Counter(self.words)
