"""What is silenced where: areas of a text, each for some rules, and who asked for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from decalque.finding import Edit, Finding

Codes = frozenset[str] | None  # None means every rule


@dataclass(frozen=True, slots=True)
class Area:
    """The code points from `start` to `end`, in which the rules `codes` are silent.

    With `ends_in`, only findings that end inside are meant, wherever they begin.
    """

    start: int
    end: int
    codes: Codes = None
    ends_in: bool = False

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is silenced: it, or what its best suggestion would change, lies in the area in part."""
        if self.codes is not None and finding.rule not in self.codes:
            return False
        if self.ends_in:
            return self.start < finding.end <= self.end
        return _touch(self.start, self.end, finding.start, finding.end) or any(
            self.start < end and start < self.end for start, end in changed(finding)
        )


@dataclass(frozen=True, slots=True)
class Suppression:
    """One selector of a directive: what it was (`label`), where it stands (`line`, from 1), and its areas.

    `side` says that it stands in the side file. One that is `implied` ([sic]) is never reported as unused.
    """

    label: str
    line: int
    codes: Codes
    areas: tuple[Area, ...]
    side: bool = False
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell about a directive: a mistake in it, or (`unused`) that it silences nothing."""

    line: int
    message: str
    side: bool = False
    unused: bool = False

    def place(self, path: str) -> str:
        """File and line, for the file at `path`."""
        return f"{path}{SIDE_SUFFIX if self.side else ''}:{self.line}"


SIDE_SUFFIX = ".decalque"


def changed(finding: Finding) -> Sequence[tuple[int, int]]:
    """The spans that its best suggestion would change."""
    return [(e.start, e.end) for e in finding.best.edits] if finding.best else []


def moved(areas: Iterable[Area], edits: Sequence[Edit]) -> tuple[Area, ...]:
    """The areas after the edits are made; what is inserted at their borders lies outside."""
    shift = _Shift(edits)
    return tuple(replace(a, start=shift.moved(a.start, at_end=False), end=shift.moved(a.end, at_end=True)) for a in areas)


class _Shift:
    """Where offsets are after edits."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = sorted(edits)
        self._starts = [edit.start for edit in self._edits]
        self._shifts = list(accumulate((len(e.text) - (e.end - e.start) for e in self._edits), initial=0))

    def moved(self, offset: int, *, at_end: bool) -> int:
        """The new place of the start or the end of an area; all of the new text belongs to it when it lies in what is replaced."""
        count = bisect_left(self._starts, offset)
        if count and (edit := self._edits[count - 1]).end > offset:
            return edit.start + self._shifts[count - 1] + (len(edit.text) if at_end else 0)
        while not at_end and count < len(self._edits) and self._edits[count].end == offset:  # inserted before it
            count += 1
        return offset + self._shifts[count]


def _touch(a: int, b: int, start: int, end: int) -> bool:
    """Whether the half-open spans a..b and start..end overlap; an empty one does when it lies in the other or at its border."""
    if a == b or start == end:
        return a <= end and start <= b
    return a < end and start < b
