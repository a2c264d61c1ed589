"""What is shown of the findings: one module a format, all with `start`, `file` and `close`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from decalque.document import Lines
from decalque.finding import Finding, Safety
from decalque.suppress import Note

Write = Callable[[str], object]


@dataclass(frozen=True)
class Report:
    """What is known of one file: its findings, or the error that kept it from being read.

    `fixed` counts the findings that were applied; `text` is then the text behind them. `bom` says that a byte order mark,
    which is no part of the text, stands before it. `silenced` counts the findings that were left out as the text, its side file or the
    baseline asks, `stale` the entries of the baseline that match nothing; `notes` is what is to be said of directives. `words` are
    counted only when somebody asks for them; `counted` says that statistics are shown.
    """

    path: str
    text: str = ""
    findings: Sequence[Finding] = ()
    error: str | None = None
    fixed: int = 0
    silenced: int = 0
    stale: int = 0
    notes: Sequence[Note] = ()
    words: int | None = None
    counted: bool = False
    bom: bool = False

    @cached_property
    def lines(self) -> Lines:
        """The text by lines."""
        return Lines(self.text)


class Reporter(Protocol):
    """Takes one report after the other, as each file is done."""

    def file(self, report: Report) -> None:
        """Show one file."""

    def close(self) -> None:
        """Show what stands behind the last file."""


class Tally:
    """Counts of all files together."""

    def __init__(self) -> None:
        self.files = self.errors = 0
        self.found = self.safe = self.unsafe = self.damaged = 0  # findings, and files that have any
        self.fixed = self.mended = 0  # findings applied, and files they were in
        self.words = self.stale = self.notes = 0

    def add(self, report: Report) -> None:
        """Count one file."""
        if report.error is not None:
            self.errors += 1
            return
        self.files += 1
        self.damaged += bool(report.findings)
        self.found += len(report.findings)
        self.fixed += report.fixed
        self.words += report.words or 0
        self.stale += report.stale
        self.notes += len(report.notes)
        self.mended += bool(report.fixed)
        for finding in report.findings:
            safety = finding.best.safety if finding.best else Safety.DISPLAY
            self.safe += safety is Safety.SAFE
            self.unsafe += safety is Safety.UNSAFE


def plural(count: int, noun: str) -> str:
    """ "1 file", "2,000 files"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
