"""For programs: the formats `json` (one object) and `jsonl` (one object a file, as each is done).

Offsets are code points of the text as decoded: byte order mark excluded, newlines as they stand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import isfinite

import orjson

from decalque.finding import Finding, Suggestion
from decalque.reporters import Report, Write
from decalque.reporters.statistics import Statistics, keys, summary

VERSION = 1
# JSON has them as they are, but many readers of lines take them for line ends
_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class JsonlReporter:
    """The format `jsonl`."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def file(self, report: Report) -> None:
        """Write one file as a line."""
        self._write(_dump(report) + "\n")

    def close(self) -> None:
        """Nothing stands behind the last line."""


class JsonReporter:
    """The format `json`, version 1, written file by file."""

    def __init__(self, write: Write, statistics: Statistics | None = None) -> None:
        self._write = write
        self._begun = False
        self._statistics = statistics  # as it stands at the end

    def file(self, report: Report) -> None:
        """Write one file."""
        self._write((",\n" if self._begun else self._head()) + _dump(report))
        self._begun = True

    def close(self) -> None:
        """Close the object."""
        more = ""
        if self._statistics is not None:
            more = f', "statistics": {json.dumps(summary(self._statistics), ensure_ascii=False)}'
        self._write(("\n" if self._begun else self._head()) + f"]{more}}}\n")

    @staticmethod
    def _head() -> str:
        return f'{{"version": {VERSION}, "files": [\n'


def file_object(report: Report) -> dict[str, object]:
    """The object of one file."""
    counted = report.counted and report.error is None
    return {
        "path": report.path,
        "error": report.error,
        **(keys(report) if counted else {}),
        "findings": [_finding(report, finding) for finding in report.findings],
    }


def _finding(report: Report, finding: Finding) -> dict[str, object]:
    line, column = report.lines.position(finding.start)
    return {
        "rule": finding.rule,
        "name": finding.name,
        "mqm": finding.mqm,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "line": line,
        "column": column,
        "text": report.text[finding.start : finding.end],
        "suggestions": [_suggestion(suggestion) for suggestion in finding.suggestions],
    }


def _suggestion(suggestion: Suggestion) -> dict[str, object]:
    return {
        "edits": [{"start": e.start, "end": e.end, "text": e.text} for e in suggestion.edits],
        "safety": suggestion.safety.value,
        "confidence": _number(suggestion.confidence),
        "score": _number(suggestion.score),
        "evidence": _numbers(suggestion.evidence),
    }


def _number(value: float) -> float | None:
    """The number to four places; null where JSON has none."""
    return round(value, 4) if isfinite(value) else None


def _numbers(parts: Mapping[str, float]) -> Mapping[str, float | None]:
    """The parts of a score, which are rounded where they are made; null where JSON has no number."""
    values = dict(parts.items())
    return values if all(map(isfinite, values.values())) else {key: _number(value) for key, value in values.items()}


def _dump(report: Report) -> str:
    whole = file_object(report)
    try:
        dumped = orjson.dumps(whole).decode()
    except TypeError:  # half a surrogate pair, which JSON texts may hold
        dumped = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in _LINE_ENDS.items():
        dumped = dumped.replace(sign, escape)
    return dumped
