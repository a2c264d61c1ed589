"""What a rule reports: findings, their suggestions, and the edits that carry them out.

All offsets are half-open code-point indices into the text of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Safety(StrEnum):
    """Who may apply a suggestion: `fix` (safe), `fix --unsafe` (unsafe), or a human (display)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the code points from `start` to `end` by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to mend a finding.

    `score` says by how much the corrected text reads better than the text as it stands, in log10
    units; `confidence` is the calibrated probability (0..1) that an editor would accept it;
    `evidence` holds the parts of the score.
    """

    edits: tuple[Edit, ...]
    safety: Safety
    confidence: float
    score: float = 0.0
    evidence: Mapping[str, float] = field(default_factory=dict)

    @property
    def span(self) -> tuple[int, int]:
        """The smallest span that holds all edits."""
        return min(e.start for e in self.edits), max(e.end for e in self.edits)


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect at `start`..`end`, with its suggestions, the best one first."""

    rule: str
    start: int
    end: int
    message: str
    suggestions: tuple[Suggestion, ...] = ()
    name: str = ""
    mqm: str = ""

    @property
    def best(self) -> Suggestion | None:
        """The first suggestion, or None when the finding only flags."""
        return self.suggestions[0] if self.suggestions else None

    @property
    def confidence(self) -> float:
        """The confidence of the best suggestion; 0 when the finding only flags."""
        return self.suggestions[0].confidence if self.suggestions else 0.0

    def moved(self, position: Mapping[int, int] | OffsetMap) -> Finding:
        """The same finding with every offset sent through `position`."""
        return replace(
            self,
            start=position[self.start],
            end=position[self.end],
            suggestions=tuple(
                replace(s, edits=tuple(Edit(position[e.start], position[e.end], e.text) for e in s.edits))
                for s in self.suggestions
            ),
        )


class OffsetMap:
    """Sends offsets of an edited text back to the text it was made from.

    An offset inside replaced text goes to the end of what was replaced.
    """

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._steps: list[tuple[int, int, int]] = []  # (start and end in the edited text, end in the original)
        shift = 0
        for edit in sorted(edits):
            start = edit.start + shift
            end = start + len(edit.text)
            self._steps.append((start, end, edit.end))
            shift += len(edit.text) - (edit.end - edit.start)

    def __getitem__(self, offset: int) -> int:
        from bisect import bisect_right

        index = bisect_right(self._steps, offset, key=lambda step: step[0]) - 1
        if index < 0:
            return offset
        start, end, original_end = self._steps[index]
        if offset == start:
            return original_end - (end - start) if start == end else self._original_start(index)
        return original_end + max(0, offset - end)

    def _original_start(self, index: int) -> int:
        start, _end, _original_end = self._steps[index]
        previous = self._steps[index - 1] if index else (0, 0, 0)
        return previous[2] + (start - previous[1])


def shifted(offset: int, edits: Iterable[Edit]) -> int:
    """Where an offset of a text is when the edits are made; one inside replaced text is as far from its start as before."""
    return offset + sum(len(e.text) - (e.end - e.start) for e in edits if e.end <= offset)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the edits made.

    Raises ValueError when two edits overlap or one lies outside the text.
    """
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits):
        if edit.start < position or edit.end < edit.start or edit.end > len(text):
            raise ValueError(f"edit {edit} overlaps another or lies outside the text")
        pieces += (text[position : edit.start], edit.text)
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces)
