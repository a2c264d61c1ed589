"""The output formats by name; a module is loaded when its format is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import cast

from decalque.reporters import Report, Reporter, Write
from decalque.reporters.colour import Paint, painter
from decalque.reporters.statistics import Statistics

_FORMATS = {
    "text": "text:TextReporter",
    "json": "json:JsonReporter",
    "jsonl": "json:JsonlReporter",
    "sarif": "sarif:SarifReporter",
    "github": "github:GithubReporter",
    "gitlab": "gitlab:GitlabReporter",
    "junit": "junit:JunitReporter",
    "checkstyle": "checkstyle:CheckstyleReporter",
    "markdown": "markdown:MarkdownReporter",
    "html": "html:HtmlReporter",
}
FORMATS = tuple(_FORMATS)
WIDTH = 100  # columns, where there is no terminal


@dataclass(frozen=True)
class Look:
    """How the format `text` is to look, and the statistics that are asked for; the others look the same everywhere."""

    paint: Paint = field(default_factory=lambda: painter(False))
    width: int = WIDTH
    explain: bool = False
    fixing: bool = False
    statistics: Statistics | None = None  # for those that show them, as they stand at the end


def reporter(name: str, write: Write, look: Look) -> Reporter:
    """A reporter of the format `name` that writes with `write`; KeyError when there is no such format."""
    module, _, kind = _FORMATS[name].partition(":")
    made = getattr(import_module(f"decalque.reporters.{module}"), kind)
    if name == "text":
        return cast(Reporter, made(write, look.paint, width=look.width, explain=look.explain, fixing=look.fixing))
    if name == "json":
        return cast(Reporter, made(write, look.statistics))
    return cast(Reporter, made(write))


class Several:
    """Hands each report on to several reporters."""

    def __init__(self, reporters: Sequence[Reporter]) -> None:
        self._reporters = reporters

    def file(self, report: Report) -> None:
        """Show one file in every format."""
        for each in self._reporters:
            each.file(report)

    def close(self) -> None:
        """Show what stands behind the last file in every format."""
        for each in self._reporters:
            each.close()
