"""Many files in several processes: results come in the order of the files, whatever the number of processes."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing.connection import Connection, wait

from decalque import expressions
from decalque.reporters import Report
from decalque.worker import SELDOM, Done, Order, Task, Worker

_CHUNK = 8  # files that travel together
_QUEUED = 2  # chunks that a process has at once, so that it need not wait for the next
_AHEAD = 4  # chunks for each process that may be done before their turn
_PATIENCE = 5  # seconds in which a process has to end

Chunk = list[Task]


def processes(jobs: int) -> int:
    """How many processes to use: as many as asked for, or with 0 one for each processor that this process may use."""
    if jobs:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def worked(order: Order, tasks: Iterable[Task], jobs: int) -> Iterator[Done]:
    """What comes of each task, in order; no more than a few wait at any time.

    A process that dies costs the file that it was at, which is reported, and no other.
    """
    crew = _Crew(order, jobs)
    try:
        yield from crew.work(tasks)
    finally:
        crew.stop()


class _Hand:
    """A process of the crew, and the numbers of the chunks that it has; a pipe of its own, so that its death harms no other."""

    def __init__(self, order: Order) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(order, theirs), daemon=True)
        self.process.start()
        theirs.close()
        self.at: deque[int] = deque()

    def stop(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join(_PATIENCE)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        self.process.close()


class _Crew:
    def __init__(self, order: Order, jobs: int) -> None:
        self._order = order
        self._hands = [_Hand(order) for _ in range(jobs)]
        self._chunks: dict[int, Chunk] = {}  # on their way, by number
        self._again: deque[int] = deque()  # chunks that a process left behind when it died
        self._done: dict[int, list[Done]] = {}  # before their turn

    def work(self, tasks: Iterable[Task]) -> Iterator[Done]:
        given, turn = 0, 0
        tasks = iter(tasks)
        more = True
        while True:
            for hand in sorted(self._hands, key=lambda h: len(h.at)):
                while len(hand.at) < _QUEUED and (self._again or (more and given - turn < _AHEAD * len(self._hands))):
                    if self._again:
                        number = self._again.popleft()
                    elif chunk := list(islice(tasks, _CHUNK)):
                        number, given = given, given + 1
                        self._chunks[number] = chunk
                    else:
                        more = False
                        break
                    self._give(hand, number)
            if not self._chunks:
                return
            if turn not in self._done:
                self._receive()
            while turn in self._done:
                yield from self._done.pop(turn)
                turn += 1

    def stop(self) -> None:
        for hand in self._hands:
            hand.stop()

    def _give(self, hand: _Hand, number: int) -> None:
        hand.at.append(number)
        with contextlib.suppress(OSError):  # it has died, which is seen when its answer is waited for
            hand.pipe.send(self._chunks[number])

    def _receive(self) -> None:
        """Wait for answers; those of a process that died are got from another."""
        hands = {hand.pipe: hand for hand in self._hands if hand.at}
        for pipe in wait(list(hands)):
            assert isinstance(pipe, Connection)
            hand = hands[pipe]
            try:
                done = pipe.recv()
            except (EOFError, OSError):
                self._replace(hand)
            else:
                number = hand.at.popleft()
                del self._chunks[number]
                self._done[number] = done

    def _replace(self, dead: _Hand) -> None:
        number = dead.at.popleft()
        self._again.extend(dead.at)
        dead.stop()
        self._hands[self._hands.index(dead)] = _Hand(self._order)
        self._done[number] = [_alone(self._order, task) for task in self._chunks.pop(number)]


def _alone(order: Order, task: Task) -> Done:
    """The work on one task in a process of its own, which may die."""
    hand = _Hand(order)
    try:
        hand.pipe.send([task])
        (done,) = hand.pipe.recv()
    except (EOFError, OSError):
        done = Done(Report(task.name, error="the process that read it ended without an answer"))
    finally:
        hand.stop()
    assert isinstance(done, Done)
    return done


def _serve(order: Order, pipe: Connection) -> None:
    """What a process of the crew does until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command stops its processes itself
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # a file that is being written is left as it was
    gc.set_threshold(SELDOM, 50, 50)
    worker = Worker(order)
    with contextlib.suppress(EOFError, OSError):  # nobody asks any more
        while True:
            pipe.send([worker.do(task) for task in pipe.recv()])
    expressions.keep()
