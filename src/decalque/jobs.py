"""Many files in several processes: results come in the order of the files, whatever the number of processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from decalque.reporters import Report
from decalque.worker import Done, Order, Task, Worker

_CHUNK = 8  # files that travel together
_AHEAD = 4  # chunks for each process that may wait

_own: Worker | None = None  # of a process that was started to work, and does nothing else


def processes(jobs: int) -> int:
    """How many processes to use: as many as asked for, or with 0 one for each processor that this process may use."""
    if jobs:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def worked(order: Order, tasks: Iterable[Task], jobs: int) -> Iterator[Done]:
    """What comes of each task, in order; no more than a few wait at any time.

    A process that dies costs the file that it was at, which is reported, and no other.
    """
    chunks = _chunks(tasks)
    waiting: deque[tuple[list[Task], Future[list[Done]]]] = deque()
    pool = _pool(order, jobs)
    try:
        for chunk in islice(chunks, jobs * _AHEAD):
            waiting.append((chunk, pool.submit(_do, chunk)))
        while waiting:
            chunk, future = waiting.popleft()
            try:
                done = future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                done = [_alone(order, task) for task in chunk]
                pool = _pool(order, jobs)
                waiting = deque((later, pool.submit(_do, later)) for later, _ in waiting)
            for chunk in islice(chunks, 1):
                waiting.append((chunk, pool.submit(_do, chunk)))
            yield from done
    finally:
        _stop(pool)


def _chunks(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    tasks = iter(tasks)
    while chunk := list(islice(tasks, _CHUNK)):
        yield chunk


def _pool(order: Order, jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin, (order,))


def _begin(order: Order) -> None:
    global _own
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command stops its processes itself
    _own = Worker(order)


def _do(chunk: list[Task]) -> list[Done]:
    assert _own is not None  # the process began with `_begin`
    return [_own.do(task) for task in chunk]


def _alone(order: Order, task: Task) -> Done:
    """The work on one task in a process of its own, which may die."""
    with _pool(order, 1) as pool:
        try:
            return pool.submit(_do, [task]).result()[0]
        except BrokenProcessPool:
            return Done(Report(task.name, error="the process that read it ended without an answer"))


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the processes at once when nobody waits for them any more."""
    running = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in running:
        process.terminate()
