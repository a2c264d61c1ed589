"""The rules as they are shown by `decalque rule`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from decalque.reporters import plural
from decalque.reporters.colour import Paint
from decalque.rules import Rule

_MEASURED = Path(__file__).resolve().parent.parent / "data" / "measured.json"
_FEWEST = 20  # cases from which a share says something


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
    rows.append(f"Measured: {measured(rule.code)}")
    if corrected := [(damaged, mended) for damaged, mended in rule.bad if damaged != mended]:
        rows += ["", "Corrected (by `fix`, or by `fix --unsafe`):"]
        for damaged, mended in corrected:
            rows += ["", *_lines("- ", damaged), *(paint(row, "good") for row in _lines("+ ", mended))]
    rows += _texts("Reported, for an editor to correct:", [damaged for damaged, mended in rule.bad if damaged == mended])
    rows += _texts("Left alone:", rule.good)
    return "\n".join(rows) + "\n"


def _texts(heading: str, texts: Sequence[str]) -> list[str]:
    """A list of texts under a heading, if there are any."""
    return ["", heading, "", *(line for text in texts for line in _lines("  ", text))] if texts else []


def measured(code: str) -> str:
    """What `benchmarks/calibrate.py` counted of a rule, on texts that nothing was fitted to, in a sentence."""
    row = _figures().get(code)
    if not row or not row["reported"]:
        return "in no text of the calibration."
    told = f"{_share(row['right'], row['reported'], 'finding')} right"
    if row["safe"]:
        told += f"; {_share(row['safe_right'], row['safe'], 'safe correction')} as the reference has it"
    if row["defects"] >= _FEWEST and row["found"]:
        told += f"; finds {100 * row['found'] / row['defects']:.0f} % of {row['defects']:,} defects of the category {row['category']}"
    return told + "."


def _share(part: int, whole: int, noun: str) -> str:
    if whole < _FEWEST:
        return f"{part} of {plural(whole, noun)}"
    return f"{100 * part / whole:.1f} % of {plural(whole, noun)}"


@cache
def _figures() -> Mapping[str, Mapping[str, Any]]:
    rows: Mapping[str, Mapping[str, Any]] = json.loads(_MEASURED.read_text(encoding="utf-8"))["rules"]
    return rows


def _lines(mark: str, text: str) -> list[str]:
    return [f"  {mark if n == 0 else '  '}{line}".rstrip() for n, line in enumerate(text.split("\n"))]
