"""HTML: the text of the article, without markup, navigation and what a browser hides."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from decalque.expressions import expression
from decalque.readers.passage import Passage

_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hgroup hr html legend li main menu nav ol option p section summary table tbody td tfoot th thead title tr ul
    """.split()
)
_SKIPPED = frozenset(
    """
    applet audio button canvas code datalist embed head iframe kbd map math meter noembed noframes noscript object pre progress samp script
    select style svg template textarea var video
    """.split()
)
_FURNITURE = frozenset("nav header footer aside form".split())  # outside of the article
_ARTICLE = frozenset("article main".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CLOSED_BY_BLOCK = frozenset("p".split())  # their end tag may be left out
_CLOSED_BY_SAME = frozenset("li dd dt td th tr option".split())
_HIDDEN = expression(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = expression(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")


class HtmlReader:
    """Reads the article of a page: what stands in `article` or `main` when there is one, otherwise the body."""

    def passages(self, raw: str) -> Iterator[Passage]:
        """The one passage of the page."""
        parser = _Parser(raw)
        parser.feed(raw)
        parser.close()
        passage = parser.article if parser.article.view.strip() else parser.page
        if passage.view.strip():
            yield passage


def encode(text: str) -> str:
    """Text as HTML has it."""
    return html.escape(text, quote=False)


class _Parser(HTMLParser):
    """Fills two passages: the article, and the page without its furniture."""

    def __init__(self, raw: str) -> None:
        super().__init__(convert_charrefs=False)
        self.raw = raw
        self.article, self.page = Passage(raw, encode), Passage(raw, encode)
        self._lines = [0, *(m.end() for m in re.finditer("\n", raw))]
        self._stack: list[tuple[str, bool]] = []  # (tag, whether its text is left out)
        self._break = {id(self.article): 0, id(self.page): 0}  # newlines that are due before the next text

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _tag_end(self) -> int:
        return self._offset() + len(self.get_starttag_text() or "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self._stack and self._closes(tag, self._stack[-1][0]):
            self._stack.pop()
        if tag in _BLOCKS or tag == "br":
            self._due(1 if tag in ("br", "li", "dd", "dt", "tr", "td", "th", "option") else 2)
        elif tag not in _VOID:
            self._inline(opens=True)
        if tag in _VOID:
            return
        values = dict(attrs)
        hidden = "hidden" in values or values.get("aria-hidden") == "true" or bool(_HIDDEN.search(values.get("style") or ""))
        self._stack.append((tag, hidden or tag in _SKIPPED))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self._due(1 if tag == "br" else 2)
        elif tag not in _VOID:  # HTML has no empty elements but the void ones: "<b/>" opens
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._due(1 if tag in ("li", "dd", "dt", "tr", "td", "th", "option") else 2)
        elif not self._skipping():
            self._inline(opens=False)
        for k in range(len(self._stack) - 1, -1, -1):
            if self._stack[k][0] == tag:
                del self._stack[k:]
                break

    def handle_data(self, data: str) -> None:
        start = self._offset()
        if self._skipping() or not self.raw.startswith(data, start):
            return
        for match in _BLANKS.finditer(data):
            at = start + match.start()
            if match[0][0] in " \t\n\r\f":
                self._blank(at, start + match.end())
            else:
                self._text(match[0], at, None)

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def _reference(self, written: str) -> None:
        start = self._offset()
        end = start + len(written)
        end += self.raw[end : end + 1] == ";"
        text = html.unescape(self.raw[start:end])
        if self._skipping():
            return
        if text in ("\xa0", " ", "\u202f", "\u2009"):
            self._blank(start, end)
        elif text == self.raw[start:end]:
            self._text(text, start, None)
        elif text and text != "\xad":
            self._text(text, start, end)

    @staticmethod
    def _closes(tag: str, open_tag: str) -> bool:
        """Whether an element whose end tag may be left out ends where `tag` begins."""
        return (open_tag in _CLOSED_BY_BLOCK and tag in _BLOCKS) or (open_tag in _CLOSED_BY_SAME and tag == open_tag)

    def _skipping(self) -> bool:
        return any(skipped for _, skipped in self._stack)

    def _passages(self) -> Iterator[Passage]:
        tags = {tag for tag, _ in self._stack}
        if tags & _ARTICLE:
            yield self.article
        if not tags & _FURNITURE or tags & _ARTICLE:
            yield self.page

    def _due(self, newlines: int) -> None:
        for passage in (self.article, self.page):
            self._break[id(passage)] = max(newlines, self._break[id(passage)])

    def _inline(self, *, opens: bool) -> None:
        end = self.raw.find(">", self._offset()) + 1
        for passage in self._passages():
            if opens:
                passage.opened()
            elif end:
                passage.closed(end)

    def _text(self, text: str, start: int, end: int | None) -> None:
        for passage in self._passages():
            if (newlines := self._break[id(passage)]) and len(passage):
                passage.add("\n" * newlines, passage.ends[-1], passage.ends[-1])
            self._break[id(passage)] = 0
            passage.add(text, start, end)

    def _blank(self, start: int, end: int) -> None:
        """White space: one blank, and none at the start of a block or behind another."""
        for passage in self._passages():
            if len(passage) and not self._break[id(passage)] and not passage.pieces[-1].endswith((" ", "\n")):
                passage.add(" ", start, end)
