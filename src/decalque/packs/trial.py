"""Tries the rows of packs on their own `bad` and `good` lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from decalque.finding import Finding, apply_edits
from decalque.packs.reading import Row

Lint = Callable[[str], list[Finding]]


def complaints(row: Row, lint: Lint) -> Iterator[str]:
    """What is wrong with a row, a line each; `lint` runs all rules with the row's pack."""
    for damaged, corrected in row.bad:
        found = lint(damaged)
        told = "; ".join(_told(f, damaged) for f in found) or "nothing"
        own = [f for f in found if f.name == row.rule]
        if len(found) != 1 or len(own) != 1:
            yield f"bad: {damaged!r} gives {told}, not one {row.rule}"
            continue
        best = own[0].best
        result = apply_edits(damaged, best.edits) if best else damaged
        if result != corrected:
            yield f"bad: {damaged!r} becomes {result!r}, not {corrected!r}"
        elif best and (left := lint(result)):
            yield f"bad: its correction {result!r} gives {'; '.join(_told(f, result) for f in left)}"
    for text in row.good:
        if found := lint(text):
            yield f"good: {text!r} gives {'; '.join(_told(f, text) for f in found)}"


def _told(finding: Finding, text: str) -> str:
    best = finding.best
    fix = f" -> {[e.text for e in best.edits]}" if best else ""
    return f"{finding.rule} {text[finding.start : finding.end]!r}{fix} ({finding.message})"
