"""Applies what the linter leaves, until nothing is left to apply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from decalque.finding import Edit, Finding, Safety, apply_edits
from decalque.linter import Inspection, Linter
from decalque.suppress import Note, Suppressions, read

MOST_ROUNDS = 10
Inspect = Callable[[str, Suppressions], Inspection]


@dataclass(frozen=True)
class FixResult:
    """The corrected text, what was applied (offsets of the round's own text), and what remains.

    `silenced` are the findings that were left alone as the text, its side file or the baseline asks (offsets of the corrected
    text), `notes` what is to be said of such directives, `stale` how many entries of the baseline match nothing.
    """

    text: str
    applied: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    silenced: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    stale: int = 0


def fix(
    text: str, linter: Linter, *, unsafe: bool = False, suppressions: Suppressions | None = None, inspect: Inspect | None = None
) -> FixResult:
    """Apply the best suggestion of each finding that is safe (or unsafe, if asked for), to a fixpoint.

    What is silenced in the text as it was stays so in every round. `inspect` stands in for that of the linter where a file holds more
    than text.
    """
    look = inspect or linter.inspect
    allowed = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
    applied: list[Finding] = []
    seen = {text}
    quiet = read(text) if suppressions is None else suppressions
    first = now = look(text, quiet)
    used = set(first.used)
    for _ in range(MOST_ROUNDS):
        chosen = [f for f in now.findings if f.best and f.best.safety in allowed]
        edits: list[Edit] = [e for f in chosen if f.best for e in f.best.edits]
        if not edits:
            break
        mended = apply_edits(text, edits)
        if mended in seen:  # a circle: leave the text at what was reached
            break
        seen.add(mended)
        text, applied = mended, applied + chosen
        quiet = quiet.after(edits, now.silenced)
        now = look(text, quiet)
        used |= now.used
    return _result(text, applied, now, linter.notes(quiet, used), first.stale.total())


def _result(text: str, applied: list[Finding], last: Inspection, notes: tuple[Note, ...], stale: int) -> FixResult:
    return FixResult(text, tuple(applied), tuple(last.findings), tuple(last.silenced), notes, stale)
