"""For code scanning: SARIF 2.1.0, the OASIS standard for results of static analysis.

Regions are given twice, as line and column and as offset; both count code points, and lines end where decalque ends them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from math import isfinite
from urllib.parse import quote

from decalque.document import Lines
from decalque.finding import Finding, Safety, Suggestion
from decalque.reporters import Report, Write
from decalque.reporters.wording import fingerprints, plain_path, rounded, safety
from decalque.rules import Rule, all_rules
from decalque.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Safety.SAFE: "error", Safety.UNSAFE: "warning", Safety.DISPLAY: "note"}
_NEWLINES = ["\r\n", "\r", "\n", "\u2028", "\u2029", "\x85"]


class SarifReporter:
    """The format `sarif`: one run; results are written as they come, the rules they name behind them."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._begun = False
        self._rules: dict[str, int] = {}  # code -> place in the list of rules
        self._errors: list[dict[str, object]] = []

    def file(self, report: Report) -> None:
        """Write the results of one file; an error is kept for the end."""
        place = _artifact(report.path)
        if report.error is not None:
            self._errors.append(_notification(place, report))
        for finding, fingerprint in fingerprints(report):
            index = self._rules.setdefault(finding.rule, len(self._rules))
            result = _result(report, finding, place, index, fingerprint)
            self._write((",\n" if self._begun else self._head()) + _dump(result))
            self._begun = True

    def close(self) -> None:
        """Write the rules and the errors, and close the log."""
        tail = {
            "tool": {"driver": self._driver()},
            "invocations": [
                {"executionSuccessful": not self._errors, "toolExecutionNotifications": self._errors}
            ],
        }
        self._write(("" if self._begun else self._head()) + f"\n],\n{_dump(tail)[1:-1]}}}]}}\n")

    def _driver(self) -> dict[str, object]:
        known = {rule.code: rule for rule in all_rules()}
        return {"name": "decalque", "version": __version__, "rules": [_rule(code, known.get(code)) for code in self._rules]}

    @staticmethod
    def _head() -> str:
        run = json.dumps({"columnKind": "unicodeCodePoints", "newlineSequences": _NEWLINES})[1:-1]
        return f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{{run}, "results": [\n'


def _result(
    report: Report, finding: Finding, place: Mapping[str, object], index: int, fingerprint: str
) -> dict[str, object]:
    region = _region(report.lines, finding.start, finding.end)
    region["snippet"] = {"text": report.text[finding.start : finding.end]}
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[safety(finding)],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": place, "region": region}}],
        "partialFingerprints": {"contextHash/v1": fingerprint},
        "properties": {"mqm": finding.mqm},
    }
    if finding.best:
        result["rank"] = round(100 * finding.confidence, 2)
        result["fixes"] = [_fix(report.lines, each, place) for each in finding.suggestions if each.edits]
    return result


def _fix(lines: Lines, suggestion: Suggestion, place: Mapping[str, object]) -> dict[str, object]:
    replacements = [
        {"deletedRegion": _region(lines, edit.start, edit.end), "insertedContent": {"text": edit.text}}
        for edit in suggestion.edits
    ]
    score = round(suggestion.score, 4) if isfinite(suggestion.score) else None
    return {
        "description": {"text": f"{suggestion.safety} correction, confidence {rounded(suggestion.confidence)}"},
        "artifactChanges": [{"artifactLocation": place, "replacements": replacements}],
        "properties": {
            "safety": suggestion.safety.value,
            "confidence": round(suggestion.confidence, 4),
            "score": score,
        },
    }


def _region(lines: Lines, start: int, end: int) -> dict[str, object]:
    line, column = lines.position(start)
    last, behind = lines.position(end)
    return {
        "startLine": line, "startColumn": column, "endLine": last, "endColumn": behind,
        "charOffset": start, "charLength": end - start,
    }  # fmt: skip


def _rule(code: str, rule: Rule | None) -> dict[str, object]:
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.page, "markdown": rule.page},
        "properties": {"tags": [code[:3], rule.mqm], "preview": rule.preview},
    }


def _artifact(path: str) -> dict[str, object]:
    """Where a file is: below the root of the sources when the path is relative."""
    if os.path.isabs(path):
        from pathlib import Path

        return {"uri": Path(path).as_uri()}
    return {"uri": quote(os.fsencode(plain_path(path))), "uriBaseId": "%SRCROOT%"}


def _notification(place: Mapping[str, object], report: Report) -> dict[str, object]:
    return {
        "level": "error",
        "message": {"text": report.error},
        "locations": [{"physicalLocation": {"artifactLocation": place}}],
    }


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
