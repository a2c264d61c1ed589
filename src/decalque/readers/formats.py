"""The input formats by name and by the suffix of the file; a module is loaded when its format is met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from decalque.readers.passage import Passage
from decalque.readers.text import UTF8

TEXT = "text"
SUFFIXES: dict[str, tuple[str, ...]] = {
    TEXT: (".txt", ".text"),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml"),
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv",),
    "tsv": (".tsv",),
}
FORMATS = tuple(SUFFIXES)
# What a folder is walked for; records are read when they are given by name.
WALKED = (*SUFFIXES[TEXT], *SUFFIXES["markdown"], *SUFFIXES["html"])


class Reader(Protocol):
    """Finds the text in a file that holds more."""

    def passages(self, raw: str) -> Iterator[Passage]:
        """The stretches of text, in the order of the file.

        Raises ReadError when the file is not in its format.
        """


@dataclass(frozen=True)
class Reading:
    """How files are read: their format ("" goes by the suffix), the fields of records that hold text, and the encoding."""

    format: str = ""
    fields: Sequence[str] = ()
    encoding: str = UTF8

    def reader(self, name: str) -> Reader | None:
        """The reader for a file of this name; None for plain text, which is read as it stands."""
        lower = name.lower()
        kind = self.format or next((kind for kind, ends in SUFFIXES.items() if lower.endswith(ends)), TEXT)
        if kind == TEXT:
            return None
        if kind == "markdown":
            from decalque.readers.markdown import MarkdownReader

            return MarkdownReader()
        if kind == "html":
            from decalque.readers.html import HtmlReader

            return HtmlReader()
        from decalque.readers.records import JsonlReader, TableReader

        return JsonlReader(self.fields) if kind == "jsonl" else TableReader("," if kind == "csv" else "\t", self.fields)
