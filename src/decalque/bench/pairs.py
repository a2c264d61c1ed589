"""Pairs of damaged text and corrected reference with the gold edits between them, and predictions to hold against them.

All offsets are half-open code-point indices into the damaged text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from decalque.finding import Edit, Finding, Safety, apply_edits

ANY_SAFETY = frozenset(Safety)


class PairError(ValueError):
    """A pair that cannot be read, or whose edits do not fit its texts."""


@dataclass(frozen=True, slots=True)
class GoldEdit:
    """What an editor would do: `original` becomes `replacement`, or any of `also_ok`."""

    start: int
    end: int
    original: str
    replacement: str
    category: str
    also_ok: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A damaged text, its reference, and the gold edits; clean text has no edits."""

    name: str
    source: str
    reference: str
    edits: tuple[GoldEdit, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether there is nothing to correct: every prediction is a false alarm."""
        return not self.edits

    @property
    def words(self) -> int:
        """The number of words, as white space cuts them."""
        return len(self.source.split())

    def verify(self) -> None:
        """Raise PairError unless the edits turn the source into the reference."""
        for edit in self.edits:
            if self.source[edit.start : edit.end] != edit.original:
                found = self.source[edit.start : edit.end]
                raise PairError(f"{self.name}: at {edit.start} stands {found!r}, not {edit.original!r}")
        try:
            mended = apply_edits(self.source, (Edit(e.start, e.end, e.replacement) for e in self.edits))
        except ValueError as error:
            raise PairError(f"{self.name}: {error}") from error
        if mended != self.reference:
            at = next((i for i, (a, b) in enumerate(zip(mended, self.reference, strict=False)) if a != b), 0)
            raise PairError(f"{self.name}: the edits do not give the reference (first at {mended[at : at + 40]!r})")


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a system would do; `replacement` is None when it only flags.

    `confidence` (0..1) and `safety` are None for a system that does not tell.
    """

    start: int
    end: int
    replacement: str | None
    rule: str
    confidence: float | None = None
    safety: Safety | None = None


def predictions(findings: Iterable[Finding], allowed: Collection[Safety] = ANY_SAFETY) -> Iterator[Prediction]:
    """The edits of the best suggestion of each finding, when its safety is allowed.

    A finding without a suggestion is a detection only, and counts where everything is allowed.
    """
    for finding in findings:
        best = finding.best
        if best is not None and best.edits:
            if best.safety in allowed:
                for edit in best.edits:
                    yield Prediction(edit.start, edit.end, edit.text, finding.rule, best.confidence, best.safety)
        elif Safety.DISPLAY in allowed:
            yield Prediction(finding.start, finding.end, None, finding.rule, None, Safety.DISPLAY)
