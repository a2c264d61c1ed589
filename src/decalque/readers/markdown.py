"""Markdown: its text, without markup, code, the targets of links, and front matter."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import accumulate

from decalque.expressions import expression
from decalque.readers.passage import Passage

# What is left out of a line of text, or read as something else; the first that fits counts.
_INLINE = expression(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)(?:.+?)(?<!`)(?P=ticks)(?!`)"
    r"|(?P<comment><!--.*?-->)"
    r"|(?P<auto><(?:[a-z][a-z0-9+.-]+:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>)"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<image>!\[)"
    r"|(?P<note>\[\^[^\]]+\])"
    r"|(?P<target>\](?:\((?:[^()\s]|\([^()]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\[[^\]]*\]))"
    r"|(?P<bracket>\[(?=[^\]]*\][(\[]))"
    r"|(?P<entity>&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]+);)"
    r"|(?P<marks>\*+|~~+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w))"
)
_FRONT = expression(r"\A(---|\+\+\+)[ \t]*\r?\n.*?^\1[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)


class MarkdownReader:
    """Reads the paragraphs, headings, list items and table cells of a Markdown file (CommonMark with tables)."""

    def passages(self, raw: str) -> Iterator[Passage]:
        """The one passage of the file."""
        from markdown_it import MarkdownIt

        front = _FRONT.match(raw)
        body = "".join(c if c in "\r\n" else " " for c in raw[: front.end()]) + raw[front.end() :] if front else raw
        lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")  # as the parser counts them
        starts = _line_starts(body)
        passage = Passage(raw)
        done = 0  # offset up to which the file has been read
        for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body):
            if token.type != "inline" or token.map is None or not token.content.strip():
                continue
            first, behind = token.map
            if len(passage):
                passage.add("\n\n", passage.ends[-1], passage.ends[-1])
            line = first
            for k, content in enumerate(token.content.split("\n")):
                while line < behind and (at := lines[line].find(content, max(0, done - starts[line]))) < 0:
                    line += 1
                if line >= behind:
                    break  # the parser has changed the line: leave it out rather than guess
                if k:
                    passage.add(" ", passage.ends[-1], starts[line] + at)
                _read(passage, content, starts[line] + at)
                done = starts[line] + at + len(content)
                line += bool(k < token.content.count("\n"))
        if passage.view.strip():
            yield passage


def _line_starts(text: str) -> list[int]:
    ends = re.findall(r"[^\r\n]*(?:\r\n|\n|\r|\Z)", text)
    return [0, *accumulate(map(len, ends))]


def _read(passage: Passage, content: str, start: int) -> None:
    """Add one line of text, the first code point of which stands at `start` of the file."""
    end = 0
    for match in _INLINE.finditer(content):
        passage.add(content[end : match.start()], start + match.start() - (match.start() - end))
        end = match.end()
        kind = match.lastgroup
        if kind == "escaped":
            passage.add(match["escaped"], start + match.start(), start + end)
        elif kind == "entity" and (text := html.unescape(match[0])) != match[0]:
            passage.add("".join(" " if c == "\xa0" else c for c in text), start + match.start(), start + end)
        elif kind in ("tag", "marks", "bracket", "image", "target"):
            _seam(passage, content, match, start)
        elif kind in ("ticks", "auto", "entity"):  # a word of another kind, which no rule reads: kept as one sign
            passage.add("`", start + match.start(), start + end)
    if end < len(content):
        passage.add(content[end:], start + end)


def _seam(passage: Passage, content: str, match: re.Match[str], start: int) -> None:
    """Note where markup begins or ends between two code points of the text."""
    closes = match.lastgroup == "target" or match[0].startswith("</")
    if match.lastgroup == "marks":  # a run of marks closes when text stands before it
        closes = match.start() > 0 and not content[match.start() - 1].isspace() and not (
            match.end() < len(content) and _balanced_before(content[: match.start()], match[0])
        )
    if closes:
        passage.closed(start + match.end())
    else:
        passage.opened()


def _balanced_before(before: str, marks: str) -> bool:
    """Whether every run of these marks before is closed, so that the next one opens."""
    return before.count(marks) % 2 == 0
