"""Applies what the linter leaves, until nothing is left to apply."""

from __future__ import annotations

from dataclasses import dataclass

from decalque.finding import Edit, Finding, Safety, apply_edits
from decalque.linter import Linter

MOST_ROUNDS = 10


@dataclass(frozen=True)
class FixResult:
    """The corrected text, what was applied (offsets of the round's own text), and what remains."""

    text: str
    applied: tuple[Finding, ...]
    remaining: tuple[Finding, ...]


def fix(text: str, linter: Linter, *, unsafe: bool = False) -> FixResult:
    """Apply the best suggestion of each finding that is safe (or unsafe, if asked for), to a fixpoint."""
    allowed = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
    applied: list[Finding] = []
    seen = {text}
    findings = linter.lint(text)
    for _ in range(MOST_ROUNDS):
        chosen = [f for f in findings if f.best and f.best.safety in allowed]
        edits: list[Edit] = [e for f in chosen if f.best for e in f.best.edits]
        if not edits:
            break
        mended = apply_edits(text, edits)
        if mended in seen:  # a circle: leave the text at what was reached
            break
        seen.add(mended)
        text, applied = mended, applied + chosen
        findings = linter.lint(text)
    return FixResult(text, tuple(applied), tuple(findings))
