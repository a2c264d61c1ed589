"""The work on one file: read it, lint or fix it, and say what came of it. Works in the process of the command or in another."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from decalque.config import Config
from decalque.document import WORD
from decalque.finding import Finding
from decalque.fixer import FixResult, fix
from decalque.lexicon import Lexicon
from decalque.linter import Inspection, Linter
from decalque.quiet import Silence
from decalque.readers import files
from decalque.readers.formats import Reader, Reading
from decalque.readers.text import ReadError, decode
from decalque.reporters import Report
from decalque.reporters.diff import unified
from decalque.suppress import Suppressions
from decalque.suppress.masking import Cuts

SELDOM = 50_000  # objects after which a process of ours collects garbage: there are hardly any cycles


class Action(Enum):
    """What is done with each file."""

    CHECK = "check"
    FIX = "fix"
    DIFF = "diff"


@dataclass(frozen=True)
class Order:
    """What is asked for, for all files alike; `count` says that words are counted."""

    config: Config
    action: Action = Action.CHECK
    unsafe: bool = False
    reading: Reading = field(default_factory=Reading)
    count: bool = False


@dataclass(frozen=True)
class Task:
    """One input; `data` is given for standard input, which has no file."""

    name: str
    data: bytes | None = None


@dataclass(frozen=True)
class Done:
    """What came of an input: its report, the code points read, and for standard input or a diff what is to be written."""

    report: Report
    size: int = 0
    output: bytes | None = None
    diff: tuple[str, ...] = ()


class Worker:
    """Does the work on one file after the other; the lexicon is opened for the first."""

    def __init__(self, order: Order, *, progress: bool = False) -> None:
        self.order = order
        self._progress = progress
        self._silence = Silence(order.config)
        self._lexicon: Lexicon | None = None
        self._linters: dict[tuple[str, ...], Linter] = {}

    @property
    def seconds(self) -> dict[str, float]:
        """What each rule cost over all files."""
        total: defaultdict[str, float] = defaultdict(float)
        for linter in self._linters.values():
            for name, spent in linter.seconds.items():
                total[name] += spent
        return total

    def do(self, task: Task) -> Done:
        """The work on one input; one that fails is reported, so that the others still follow."""
        try:
            return self._do(task)
        except ReadError as problem:
            return Done(Report(task.name, error=str(problem)))
        except Exception as problem:  # a fault of a rule must not cost the other files
            if os.environ.get("DECALQUE_DEBUG"):
                raise
            return Done(Report(task.name, error=f"internal error, please report it: {type(problem).__name__}: {problem}"))

    def _do(self, task: Task) -> Done:
        data = files.read(task.name) if task.data is None else task.data
        source = decode(data, self.order.reading.encoding)
        text, quiet = source.text, self._silence.of(task.name, source.text)
        linter = self._linter(task.name)
        page = _Page(self.order.reading.reader(task.name), linter)
        if self.order.action is Action.CHECK:
            seen = page.inspect(text, quiet)
            report = Report(task.name, text, seen.findings, silenced=len(seen.silenced), bom=source.bom)
            return Done(self._counted(replace(report, stale=seen.stale.total(), notes=seen.notes), page), len(text))
        result = fix(text, linter, unsafe=self.order.unsafe, suppressions=quiet, inspect=page.inspect)
        done = Done(self._counted(_report(task.name, result, bom=source.bom), page), len(text))
        if self.order.action is Action.DIFF:
            return replace(done, diff=tuple(unified(task.name, text, result.text)))
        new = source.encode(result.text)
        if task.data is not None:
            return replace(done, output=new)
        if new != data:
            files.replace(task.name, data, new)
        return done

    def _linter(self, path: str) -> Linter:
        config = self.order.config
        key = tuple(rule.code for rule in config.rules(path)) if config.per_file_ignores else ()
        if key not in self._linters:
            self._lexicon = self._lexicon or Lexicon.open(progress=self._progress)
            self._linters[key] = Linter(config, file=path, lexicon=self._lexicon, progress=self._progress)
        return self._linters[key]

    def _counted(self, report: Report, page: _Page) -> Report:
        return replace(report, words=page.words(report.text)) if self.order.count else report


class _Page:
    """A file as its reader and a linter see it."""

    def __init__(self, reader: Reader | None, linter: Linter) -> None:
        self._reader = reader
        self._linter = linter

    def inspect(self, raw: str, quiet: Suppressions) -> Inspection:
        """The findings on a file, with offsets of the file."""
        if self._reader is None:
            return self._linter.inspect(raw, quiet)
        found: list[Finding] = []
        faint: list[Finding] = []
        for passage in self._reader.passages(raw):
            own, weak = self._linter.find(passage.view, passage.rims)
            found += map(passage.moved, own)
            faint += map(passage.moved, weak)
        return self._linter.judge(raw, quiet, found, faint)

    def words(self, raw: str) -> int:
        """The words of a file that the linter reads."""
        views: Sequence[str] = [Cuts(raw).text] if self._reader is None else [p.view for p in self._reader.passages(raw)]
        return sum(len(WORD.findall(view)) for view in views)


def _report(name: str, result: FixResult, *, bom: bool) -> Report:
    report = Report(name, result.text, result.remaining, fixed=len(result.applied), silenced=len(result.silenced), bom=bom)
    return replace(report, stale=result.stale, notes=result.notes)
