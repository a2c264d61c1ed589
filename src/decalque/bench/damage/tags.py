"""What a scraper loses where inline tags begin and end: white space, punctuation, case.

The text is rendered as HTML with links, bold and italics around names, quotations and some other words, parsed again, and at
the rims of a tag one thing is lost.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from html import escape
from html.parser import HTMLParser

from decalque.analysis import Analysis
from decalque.bench.changes import Change
from decalque.kinds import CAP_NAME, CAP_UNKNOWN, UPPER

INLINE = ("a", "b", "em", "strong", "span")
_NAMES = CAP_NAME | CAP_UNKNOWN
_LONGEST = 4  # words of a name
_OTHER = 0.05  # how often a tag begins at a word that is no name
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


def render(page: Analysis, rng: random.Random) -> str:
    """The text as HTML; its text nodes, put together, are the text."""
    parts: list[str] = []
    position = 0
    for first, last in _marked(page, rng):
        start, end = page.starts[first], page.document.end(last)
        tag = rng.choice(INLINE)
        link = f' href="/tag/{first}"' if tag == "a" else ""
        parts += (escape(page.text[position:start]), f"<{tag}{link}>", escape(page.text[start:end]), f"</{tag}>")
        position = end
    parts.append(escape(page.text[position:]))
    return f"<p>{_PARAGRAPH.sub(lambda gap: f'</p>{gap.group()}<p>', ''.join(parts))}</p>"


def _marked(page: Analysis, rng: random.Random) -> Iterator[tuple[int, int]]:
    """The first and last word of each stretch that gets a tag."""
    i = 1
    while i < len(page.words) - 1:
        last = i
        if page.kinds[i] & (_NAMES | UPPER):
            while last - i < _LONGEST - 1 and last + 2 < len(page.words) and page.gaps[last + 1] == " " and page.kinds[last + 1] & _NAMES:
                last += 1
        elif rng.random() < _OTHER:
            while last - i < rng.randrange(3) and last + 2 < len(page.words) and page.gaps[last + 1] == " ":
                last += 1
        else:
            i += 1
            continue
        yield i, last
        i = last + 1


class _Nodes(HTMLParser):
    """Collects the spans of the inline nodes within the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.length = 0
        self.spans: list[tuple[int, int]] = []
        self._open = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open = self.length

    def handle_endtag(self, tag: str) -> None:
        if tag in INLINE:
            self.spans.append((self._open, self.length))

    def handle_data(self, data: str) -> None:
        self.length += len(data)


def losses(page: Analysis, rng: random.Random) -> Iterator[Change]:
    """One loss for each inline node that offers any."""
    parser = _Nodes()
    parser.feed(render(page, rng))
    parser.close()
    for start, end in parser.spans:
        first, last = page.document.index_at(start), page.document.index_at(end) - 1
        if 0 < first <= last < len(page.words) - 1:
            weighted = [(weight, change) for weight, loss in _LOSSES if (change := loss(page, first, last))]
            if weighted:
                yield rng.choices([change for _, change in weighted], [weight for weight, _ in weighted])[0]


# -- losses: (page, first and last word of the node) -> change ----------------------------------------

_Loss = Callable[[Analysis, int, int], Change | None]


def _whole(page: Analysis, i: int) -> bool:
    return page.words[i].isalpha() and len(page.words[i]) > 1


def _merged(page: Analysis, i: int) -> Change | None:
    """Words `i` and `i + 1` without what stands between them."""
    gap, left, right = page.gaps[i + 1], page.words[i], page.words[i + 1]
    if gap not in (" ", ", ") or not _whole(page, i) or not right.isalpha() or page.lexicon.is_word(left + right):
        return None
    also = (f"{left} {right}",) if gap != " " else ()
    return Change(page.starts[i], page.document.end(i + 1), left + right, "merged-tokens", also)


def _space_behind(page: Analysis, first: int, last: int) -> Change | None:
    gap = page.gaps[last + 1]
    if gap in (" ", ", "):
        return _merged(page, last)
    if len(gap) > 1 and gap.endswith(" ") and gap.strip() and "\n" not in gap and _whole(page, last) and _whole(page, last + 1):
        text = page.words[last] + gap.rstrip() + page.words[last + 1]
        return Change(page.starts[last], page.document.end(last + 1), text, "missing-space")
    return None


def _space_before(page: Analysis, first: int, last: int) -> Change | None:
    return _merged(page, first - 1) if page.gaps[first] == " " else None


def _stop(page: Analysis, first: int, last: int) -> Change | None:
    if page.gaps[last + 1] not in (". ", ", ") or not page.words[last + 1][:1].isupper() or page.is_abbreviation(last):
        return None
    text = f"{page.words[last]} {page.words[last + 1]}"
    return Change(page.starts[last], page.document.end(last + 1), text, "lost-boundary")


def _case(page: Analysis, first: int, last: int) -> Change | None:
    start, end = page.starts[first], page.document.end(last)
    text = page.text[start:end]
    if text == text.lower() or not text[:1].isupper():
        return None
    if page.starts_sentence(first):
        word = page.words[first]
        if not word[1:].islower():
            return None
        return Change(start, page.document.end(first), word.lower(), "lowercased-sentence-start")
    if not all(page.kinds[i] & (_NAMES | UPPER) for i in range(first, last + 1)):
        return None
    return Change(start, end, text.lower(), "lowercased-name")


def _stray(page: Analysis, first: int, last: int) -> Change | None:
    """The text behind the tag begins as a sentence does."""
    word = page.words[last + 1]
    if page.gaps[last + 1] not in (" ", ", ") or not word.islower() or not word.isalpha() or not page.lexicon.is_word(word):
        return None
    return Change(page.starts[last + 1], page.document.end(last + 1), word[0].upper() + word[1:], "stray-capital")


_LOSSES: tuple[tuple[float, _Loss], ...] = (
    (5, _space_behind), (3, _space_before), (2, _stop), (5, _case), (1.5, _stray),
)  # fmt: skip
