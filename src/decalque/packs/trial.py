"""Tries the rows of packs on their own `bad` and `good` lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from decalque.finding import Finding, apply_edits
from decalque.packs import RULES
from decalque.packs.reading import Row

Lint = Callable[[str], list[Finding]]
Surround = Callable[[str], str]


def complaints(row: Row, lint: Lint, surround: Surround = str) -> Iterator[str]:
    """What is wrong with a row, a line each.

    `lint` runs all rules with the row's pack; `surround` puts a line into other surroundings.
    """
    for damaged, corrected in (map(surround, pair) for pair in row.bad):
        found = lint(damaged)
        own = [f for f in found if f.name in RULES]  # a row of another rule may be the one that is told, if it says the same
        if len(found) != 1 or len(own) != 1:
            yield f"bad: {damaged!r} gives {_told(found, damaged)}, not one {row.rule}"
            continue
        best = own[0].best
        result = apply_edits(damaged, best.edits) if best else damaged
        if result != corrected:
            yield f"bad: {damaged!r} becomes {result!r}, not {corrected!r}"
        elif best and (left := lint(result)):
            yield f"bad: its correction {result!r} gives {_told(left, result)}"
    for text in map(surround, row.good):
        if found := lint(text):
            yield f"good: {text!r} gives {_told(found, text)}"


def _told(findings: list[Finding], text: str) -> str:
    told = (
        f"{f.rule} {text[f.start : f.end]!r}" + (f" -> {[e.text for e in f.best.edits]}" if f.best else "") + f" ({f.message})"
        for f in findings
    )
    return "; ".join(told) or "nothing"
