"""Carries a command over many files: finds them, has the work done, reports, and says how it ended."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from itertools import chain, islice

from decalque import gate
from decalque.config import Config
from decalque.readers import files
from decalque.readers.formats import Reading
from decalque.reporters import Report, Reporter, Tally
from decalque.reporters.statistics import Statistics
from decalque.results import Results
from decalque.worker import Action, Done, Order, Task, Worker

_FEW = 32  # files from which on several processes are worth their start


class Exit(IntEnum):
    """How a command ended."""

    CLEAN = 0
    FINDINGS = 1
    BAD = 2
    INTERRUPTED = 130  # as a shell says it of a program ended by Ctrl-C
    PIPE = 141  # ... and of one whose reader went away


@dataclass(frozen=True)
class Means:
    """How a run is carried out: processes (0: as many as there are processors), whether results are kept, how files are
    read, which are left out (globs), and what shows how far it is."""

    jobs: int = 1
    cache: bool = False
    reading: Reading = field(default_factory=Reading)
    exclude: Sequence[str] = ()
    gitignore: bool = True
    progress: Callable[[Iterator[Done]], Iterator[Done]] = iter


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
        means: Means | None = None,
    ) -> None:
        self.config = config
        self.tally = Tally()
        self.size = 0  # code points read
        self.statistics = statistics
        self._reporter = reporter
        self._complain = complain
        self._stdin = stdin
        self._stdin_name = stdin_name
        self._notes: list[str] = []
        self._skip = skip
        self._means = means or Means()
        self._worker: Worker | None = None

    @property
    def seconds(self) -> dict[str, float]:
        """What each rule cost over all files that this process did itself."""
        return self._worker.seconds if self._worker else {}

    def check(self, paths: Iterable[str]) -> Exit:
        """Report the findings in all files."""
        for done in self._done(paths, Action.CHECK):
            self._show(done.report)
        self._reporter.close()
        return self._exit()

    def fix(self, paths: Iterable[str], *, unsafe: bool, put: Callable[[bytes], object]) -> Exit:
        """Correct all files where they stand; what came from standard input is handed to `put`."""
        for done in self._done(paths, Action.FIX, unsafe=unsafe):
            if done.output is not None:
                put(done.output)
            self._show(done.report)
        self._reporter.close()
        return self._exit()

    def diff(self, paths: Iterable[str], *, unsafe: bool, write: Callable[[str], object]) -> Exit:
        """Write what `fix` would change, and change nothing."""
        for done in self._done(paths, Action.DIFF, unsafe=unsafe):
            for line in done.diff:
                write(line)
            if done.report.error is not None:
                self._show(done.report)
            else:
                self._take(done.report)
        return self._exit(shown=self.tally.fixed)

    def _done(self, paths: Iterable[str], action: Action, *, unsafe: bool = False) -> Iterator[Done]:
        """What comes of each input, in order."""
        count = self.statistics is not None or self.config.max_per_1000 is not None
        order = Order(self.config, action, unsafe, self._means.reading, count)
        self._worker = Worker(order, progress=True)
        return self._means.progress(self._worked(order, self._tasks(paths)))

    def _tasks(self, paths: Iterable[str]) -> Iterator[Task | Done]:
        """The inputs; for what can't be one, what is to be said of it."""
        for path, error in files.expand(paths, exclude=self._means.exclude, gitignore=self._means.gitignore):
            if self._skip and os.path.realpath(path) in self._skip:
                continue
            if error is not None:
                yield Done(Report(path, error=error))
            elif path == files.STDIN:
                yield Task(self._stdin_name, self._stdin())
            else:
                yield Task(path)

    def _worked(self, order: Order, tasks: Iterator[Task | Done]) -> Iterator[Done]:
        worker = self._worker
        assert worker is not None  # made before
        with Results(order, kept=self._means.cache and order.action is Action.CHECK) as results:

            def here(task: Task | Done) -> Done:
                if isinstance(task, Done):
                    return task
                return results.known(task) or results.keep(task, worker.do(task))

            first = list(islice(tasks, _FEW if self._means.jobs != 1 else 0))
            jobs, more = 1, next(tasks, None) if first else None
            if (self._means.jobs > 1 and len(first) > 1) or more is not None:
                from decalque.jobs import processes

                jobs = processes(self._means.jobs)
            rest: Iterator[Task | Done] = chain(first, [more] if more is not None else [], tasks)
            if jobs == 1:
                yield from map(here, rest)
            else:
                yield from self._spread(order, rest, jobs, results)

    def _spread(self, order: Order, tasks: Iterator[Task | Done], jobs: int, results: Results) -> Iterator[Done]:
        """The same with several processes: what is known or no task is passed on in its place."""
        from collections import deque

        from decalque.jobs import worked

        passed: deque[Task | Done] = deque()  # in the order of the inputs; tasks are those on their way

        def wanted(first: Task) -> Iterator[Task]:
            passed.append(first)
            yield first
            for task in tasks:
                known = task if isinstance(task, Done) else results.known(task)
                passed.append(known or task)
                if known is None and isinstance(task, Task):
                    yield task

        for task in tasks:
            if known := task if isinstance(task, Done) else results.known(task):
                yield known
                continue
            assert isinstance(task, Task)
            for done in worked(order, wanted(task), jobs):  # processes are started for the first that is not known
                while passed and isinstance(passed[0], Done):
                    yield passed.popleft()  # type: ignore[misc]  # it is one
                own = passed.popleft()
                assert isinstance(own, Task)  # results come in the order of the tasks
                yield results.keep(own, done)
        yield from (each for each in passed if isinstance(each, Done))

    def _show(self, report: Report) -> None:
        if report.error is not None:
            self._complain(f"{report.path}: {report.error}")
        self._reporter.file(self._take(report))

    def _take(self, report: Report) -> Report:
        if self.statistics is not None:
            report = replace(report, counted=report.error is None)
            self.statistics.add(report)
        self.size += len(report.text)
        self.tally.add(report)
        self._notes += [f"{'note' if n.unused else 'warning'}: {n.place(report.path)}: {n.message}" for n in report.notes]
        return report

    def _exit(self, *, shown: int = 0) -> Exit:
        for note in (*self._notes, *gate.notes(self.tally, self.config, shown=shown)):
            self._complain(note)
        if self.tally.errors:
            return Exit.BAD
        return Exit.FINDINGS if gate.fails(self.tally, self.config, shown=shown) else Exit.CLEAN


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
