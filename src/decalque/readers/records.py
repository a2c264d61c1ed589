"""JSON lines and tables (CSV, TSV): the fields that hold text, one passage each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from decalque.expressions import expression
from decalque.readers.passage import Passage
from decalque.readers.text import ReadError

USUAL = ("text", "body", "content")  # fields that are read when none is named
_STRING = expression(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SKIP = expression(r"[ \t\r\n]*[,:]?[ \t\r\n]*")
_ESCAPE = expression(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_CELL = expression(r'"((?:[^"]|"")*)"')


class JsonlReader:
    """Reads JSON lines; a field is named by its path, "article.body"."""

    def __init__(self, fields: Sequence[str] = ()) -> None:
        self._fields = frozenset(fields or USUAL)
        self._named = tuple(fields)

    def passages(self, raw: str) -> Iterator[Passage]:
        """A passage for each of the fields in each record.

        Raises ReadError when a line is no JSON object, or no record has one of the fields that were named.
        """
        missing = set(self._named)
        for number, match in enumerate(re.finditer(r"[^\r\n]+", raw), 1):
            if not match[0].strip():
                continue
            try:
                record = json.loads(match[0])
            except ValueError as error:
                raise ReadError(f"line {raw.count(chr(10), 0, match.start()) + 1} is not JSON: {error}") from None
            if not isinstance(record, dict):
                raise ReadError(f"record {number} is no JSON object")
            for path, start, end in _strings(raw, match.start()):
                if path in self._fields:
                    missing.discard(path)
                    passage = Passage(raw, _as_json)
                    _unescaped(passage, raw, start, end)
                    if passage.view.strip():
                        yield passage
        if missing:
            raise ReadError(f"no record has a text called {', '.join(sorted(missing))}")


def _strings(raw: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The path of each string value in the JSON value at `start`, with the offsets between its quotation marks."""
    stack: list[list[object]] = []  # for each open object or array: its key or None, and whether a key comes next
    at = start
    while True:
        at = _SKIP.match(raw, at).end()  # type: ignore[union-attr]  # it matches anywhere
        sign = raw[at : at + 1]
        if sign in ("{", "["):
            stack.append(["", True] if sign == "{" else [None, False])
            at += 1
        elif sign in ("}", "]"):
            stack.pop()
            at += 1
            if stack and stack[-1][0] is not None:
                stack[-1][1] = True
        elif sign == '"':
            match = _STRING.match(raw, at)
            assert match is not None  # json.loads has read it
            at = match.end()
            if stack and stack[-1][1]:
                stack[-1][:] = [json.loads(match[0]), False]
                continue
            yield ".".join(str(key) for key, _ in stack if key is not None), match.start() + 1, match.end() - 1
            if stack and stack[-1][0] is not None:
                stack[-1][1] = True
        else:
            at = expression(r"[^,\]}\s]*").match(raw, at).end()  # type: ignore[union-attr]
            if stack and stack[-1][0] is not None:
                stack[-1][1] = True
        if not stack:
            return


def _unescaped(passage: Passage, raw: str, start: int, end: int) -> None:
    """Add the text of a JSON string that stands from `start` to `end`."""
    for match in _ESCAPE.finditer(raw, start, end):
        if start < match.start():
            passage.add(raw[start : match.start()], start)
        passage.add(json.loads(f'"{match[0]}"'), match.start(), match.end())
        start = match.end()
    if start < end:
        passage.add(raw[start:end], start)


def _as_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


class TableReader:
    """Reads CSV or TSV (RFC 4180) with a row of names on top."""

    def __init__(self, delimiter: str, fields: Sequence[str] = ()) -> None:
        self._delimiter = delimiter
        self._fields = tuple(fields)

    def passages(self, raw: str) -> Iterator[Passage]:
        """A passage for each cell of the columns.

        Raises ReadError when a column is missing, or a quotation mark is not closed.
        """
        columns: dict[int, str] = {}
        row = column = 0
        for start, end, quoted, closes in self._cells(raw):
            if row == 0 and raw[start:end] in (self._fields or USUAL):
                columns[column] = raw[start:end]
            elif row and column in columns and raw[start:end].strip():
                passage = Passage(raw, _doubled if quoted else self._as_cell)
                for part in re.finditer(r'""|[^"]+|"', raw[start:end]) if quoted else re.finditer(r".+", raw[start:end], re.DOTALL):
                    if part[0] == '""':
                        passage.add('"', start + part.start(), start + part.end())
                    else:
                        passage.add(part[0], start + part.start())
                yield passage
            if closes and row == 0 and (missing := set(self._fields or ([] if columns else USUAL)) - set(columns.values())):
                raise ReadError(f"the first row has no column called {', '.join(sorted(missing))}")
            row, column = (row + 1, 0) if closes else (row, column + 1)

    def _cells(self, raw: str) -> Iterator[tuple[int, int, bool, bool]]:
        """Start and end of the text of each cell, whether it is quoted, and whether it is the last of its row."""
        plain = expression(rf"[^{re.escape(self._delimiter)}\r\n]*")
        at = 0
        while at < len(raw):
            match = _CELL.match(raw, at) if raw[at] == '"' else None
            if raw[at] == '"' and match is None:
                raise ReadError(f"a quotation mark in line {raw.count(chr(10), 0, at) + 1} is not closed")
            found = match or plain.match(raw, at)
            assert found is not None  # `plain` matches anywhere
            start, end = found.span(1) if match else found.span()
            at = found.end()
            closes = raw[at : at + 1] != self._delimiter
            yield start, end, match is not None, closes
            at += 2 if raw.startswith("\r\n", at) else 1

    def _as_cell(self, text: str) -> str:
        """Text for a cell without quotation marks: what would end it is left out."""
        return re.sub(rf"[{re.escape(self._delimiter)}\r\n\"]+", " ", text)


def _doubled(text: str) -> str:
    return text.replace('"', '""')
