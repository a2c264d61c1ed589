"""`names`: no correction may change the casing of a name that the configuration gives."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from decalque.expressions import expression
from decalque.finding import Edit, Finding, Suggestion, apply_edits


def with_names(text: str, findings: Sequence[Finding], names: Collection[str]) -> list[Finding]:
    """The findings with suggestions that keep the casing of the names; a finding that asked for nothing else is gone."""
    here = [name for name in sorted(names) if name and name in text]
    return [kept for finding in findings if (kept := _kept(text, finding, here)) is not None] if here else list(findings)


def _kept(text: str, finding: Finding, names: Sequence[str]) -> Finding | None:
    if not finding.suggestions:
        return finding
    suggestions = tuple(kept for s in finding.suggestions if (kept := _suggestion(text, s, names)) is not None)
    if suggestions == finding.suggestions:
        return finding
    return replace(finding, suggestions=suggestions) if suggestions else None


def _suggestion(text: str, suggestion: Suggestion, names: Sequence[str]) -> Suggestion | None:
    """The suggestion with the names as they are given; None when nothing is left of it."""
    if not suggestion.edits:
        return suggestion
    start, end = low, high = suggestion.span
    for name in names:
        for at in _occurrences(text, name, low, high):
            start, end = min(start, at), max(end, at + len(name))
    before = text[start:end]
    moved = [Edit(e.start - start, e.end - start, e.text) for e in suggestion.edits]
    wished = after = apply_edits(before, moved)
    for name in names:
        if name in before and not any(m[0] not in names for m in _pattern(name).finditer(before)):
            after = _as_given(after, name, names)
    if after == wished:
        return suggestion
    return replace(suggestion, edits=(Edit(start, end, after),)) if after != before else None


def _as_given(text: str, name: str, names: Sequence[str]) -> str:
    return _pattern(name).sub(lambda match: match[0] if match[0] in names else name, text)


def _occurrences(text: str, name: str, low: int, high: int) -> Iterator[int]:
    """Where the name stands at or across the span low..high."""
    at = text.find(name, max(0, low - len(name)))
    while 0 <= at <= high:
        yield at
        at = text.find(name, at + 1)


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    return expression(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
