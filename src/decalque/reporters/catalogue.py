"""The rules as they are shown by `decalque rule`."""

from __future__ import annotations

from collections.abc import Sequence

from decalque.reporters.colour import Paint
from decalque.rules import Rule


def table(rules: Sequence[Rule], paint: Paint) -> str:
    """A line for each rule."""
    code, name = (max((len(getattr(r, key)) for r in rules), default=0) for key in ("code", "name"))
    rows = []
    for rule in rules:
        mark = " (preview)" if rule.preview else ""
        rows.append(
            f"{paint(rule.code.ljust(code), 'code')}  {rule.name.ljust(name)}  {rule.summary}{mark}\n"
        )
    return "".join(rows)


def page(rule: Rule, paint: Paint) -> str:
    """All that is known of one rule, with its examples."""
    rows = [f"{paint(rule.code, 'code')} {paint(rule.name, 'place')}", "", rule.page, ""]
    rows.append(f"Category (MQM): {rule.mqm}")
    if rule.preview:
        rows.append("In preview: runs with --preview, or when selected by its own code or name.")
    if rule.bad:
        rows += ["", "Corrected (by `fix`, or by `fix --unsafe`):"]
        for damaged, mended in rule.bad:
            rows += ["", *_lines("- ", damaged), *(paint(row, "good") for row in _lines("+ ", mended))]
    if rule.good:
        rows += ["", "Left alone:", ""]
        for text in rule.good:
            rows += _lines("  ", text)
    return "\n".join(rows) + "\n"


def _lines(mark: str, text: str) -> list[str]:
    return [f"  {mark if n == 0 else '  '}{line}".rstrip() for n, line in enumerate(text.split("\n"))]
