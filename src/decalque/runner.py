"""Carries a command over many files: reads, lints or fixes, reports, and says how it ended."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TypeVar

from decalque import gate
from decalque.config import Config
from decalque.document import WORD
from decalque.fixer import FixResult, fix
from decalque.lexicon import Lexicon
from decalque.linter import Linter
from decalque.quiet import Silence
from decalque.readers import files
from decalque.readers.text import ReadError, Source, decode
from decalque.reporters import Report, Reporter, Tally
from decalque.reporters.diff import unified
from decalque.reporters.statistics import Statistics
from decalque.suppress import Suppressions
from decalque.suppress.masking import Cuts

T = TypeVar("T")


class Exit(IntEnum):
    """How a command ended."""

    CLEAN = 0
    FINDINGS = 1
    BAD = 2
    INTERRUPTED = 130  # as a shell says it of a program ended by Ctrl-C
    PIPE = 141  # ... and of one whose reader went away


@dataclass(frozen=True)
class Input:
    """One input; `file` is None for standard input."""

    path: str
    file: str | None
    data: bytes
    source: Source
    quiet: Suppressions


class Run:
    """One command over many files.

    `complain` takes each message about an input that could not be used; `stdin` gives the bytes of standard input,
    which is called `stdin_name`. All that is reported goes to `statistics`. The files in `skip` (real paths: reports of this or an
    earlier run) are not read.
    """

    def __init__(
        self,
        config: Config,
        reporter: Reporter,
        complain: Callable[[str], object],
        *,
        stdin: Callable[[], bytes] = bytes,
        stdin_name: str = files.STDIN,
        statistics: Statistics | None = None,
        skip: Collection[str] = (),
    ) -> None:
        self.config = config
        self.tally = Tally()
        self.size = 0  # code points read
        self._reporter = reporter
        self._complain = complain
        self._stdin = stdin
        self._stdin_name = stdin_name
        self.statistics = statistics
        self._count = statistics is not None or config.max_per_1000 is not None
        self._silence = Silence(config)
        self._notes: list[str] = []
        self._skip = skip
        self._lexicon = Lexicon.open(progress=True)
        self._linters: dict[tuple[str, ...], Linter] = {}

    @property
    def seconds(self) -> dict[str, float]:
        """What each rule cost over all files."""
        total: defaultdict[str, float] = defaultdict(float)
        for linter in self._linters.values():
            for name, spent in linter.seconds.items():
                total[name] += spent
        return total

    def check(self, paths: Iterable[str]) -> Exit:
        """Report the findings in all files."""
        for each, seen in self._each(paths, lambda each, linter: linter.inspect(each.source.text, each.quiet)):
            report = Report(each.path, each.source.text, seen.findings, silenced=len(seen.silenced), bom=each.source.bom)
            self._show(replace(report, stale=seen.stale.total(), notes=seen.notes))
        self._reporter.close()
        return self._exit()

    def fix(self, paths: Iterable[str], *, unsafe: bool, put: Callable[[bytes], object]) -> Exit:
        """Correct all files where they stand; what came from standard input is handed to `put`."""
        for each, result in self._each(paths, _fixing(unsafe)):
            try:
                new = each.source.encode(result.text)
                if each.file is None:
                    put(new)
                elif new != each.data:
                    files.replace(each.file, each.data, new)
            except ReadError as error:
                self._fail(each.path, str(error))
                continue
            self._show(_report(each, result))
        self._reporter.close()
        return self._exit()

    def diff(self, paths: Iterable[str], *, unsafe: bool, write: Callable[[str], object]) -> Exit:
        """Write what `fix` would change, and change nothing."""
        for each, result in self._each(paths, _fixing(unsafe)):
            for line in unified(each.path, each.source.text, result.text):
                write(line)
            self._take(_report(each, result))
        return self._exit(shown=self.tally.fixed)

    def _each(self, paths: Iterable[str], work: Callable[[Input, Linter], T]) -> Iterator[tuple[Input, T]]:
        """What `work` gives for each input; an input that fails is reported, and the others still follow."""
        for path, error in files.expand(paths):
            if self._skip and os.path.realpath(path) in self._skip:
                continue
            if error is not None:
                self._fail(path, error)
                continue
            try:
                each = self._open(path)
                self.size += len(each.source.text)
                result = work(each, self._linter(each.path))
            except ReadError as problem:
                self._fail(path if path != files.STDIN else self._stdin_name, str(problem))
                continue
            except Exception as problem:  # a fault of a rule must not cost the other files
                if os.environ.get("DECALQUE_DEBUG"):
                    raise
                self._fail(path, f"internal error, please report it: {type(problem).__name__}: {problem}")
                continue
            yield each, result

    def _open(self, path: str) -> Input:
        if path == files.STDIN:
            data = self._stdin()
            file, name = None, self._stdin_name
        else:
            file, name, data = path, path, files.read(path)
        source = decode(data)
        return Input(name, file, data, source, self._silence.of(name, source.text))

    def _linter(self, path: str) -> Linter:
        rules = self.config.rules(path) if self.config.per_file_ignores else ()
        key = tuple(rule.code for rule in rules)
        if key not in self._linters:
            self._linters[key] = Linter(self.config, file=path, lexicon=self._lexicon)
        return self._linters[key]

    def _show(self, report: Report) -> None:
        self._reporter.file(self._take(report))

    def _take(self, report: Report) -> Report:
        if self._count and report.error is None:
            counted = self.statistics is not None
            report = replace(report, words=len(WORD.findall(Cuts(report.text).text)), counted=counted)
        if self.statistics is not None:
            self.statistics.add(report)
        self.tally.add(report)
        self._notes += [f"{'note' if n.unused else 'warning'}: {n.place(report.path)}: {n.message}" for n in report.notes]
        return report

    def _fail(self, path: str, error: str) -> None:
        self._complain(f"{path}: {error}")
        self._show(Report(path, error=error))

    def _exit(self, *, shown: int = 0) -> Exit:
        for note in (*self._notes, *gate.notes(self.tally, self.config, shown=shown)):
            self._complain(note)
        if self.tally.errors:
            return Exit.BAD
        return Exit.FINDINGS if gate.fails(self.tally, self.config, shown=shown) else Exit.CLEAN


def _report(each: Input, result: FixResult) -> Report:
    report = Report(each.path, result.text, result.remaining, fixed=len(result.applied), silenced=len(result.silenced), bom=each.source.bom)
    return replace(report, stale=result.stale, notes=result.notes)


def _fixing(unsafe: bool) -> Callable[[Input, Linter], FixResult]:
    return lambda each, linter: fix(each.source.text, linter, unsafe=unsafe, suppressions=each.quiet)


def timing_table(seconds: dict[str, float], size: int) -> str:
    """What each rule cost, the dearest first, and the speed over all (a character is a code point)."""
    total = sum(seconds.values())
    rows = [f"{'rule':<12}{'ms':>10}{'%':>7}"]
    for name, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        rows.append(f"{name:<12}{spent * 1000:>10.1f}{100 * spent / (total or 1):>7.1f}")
    rows.append(
        f"{'all':<12}{total * 1000:>10.1f}{100:>7.1f}   {size / (total or 1) / 1e6:.2f} million characters/s"
    )
    return "\n".join(rows) + "\n"
