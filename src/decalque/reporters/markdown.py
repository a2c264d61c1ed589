"""For the summary page of a CI job, or a comment on a change: counts by rule and a table of findings, in Markdown."""

from __future__ import annotations

import re
from collections import Counter

from decalque.expressions import expression
from decalque.finding import Finding, Safety
from decalque.reporters import Report, Tally, Write
from decalque.reporters.text import found_summary
from decalque.reporters.wording import correction, plain_path, safety

MOST_ROWS = 200  # findings that are shown; the page of a job takes a megabyte
_CELL = 80  # code points of a text in the table
_SPECIAL = expression(r"([\\`*_\[\]|~$])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class MarkdownReporter:
    """The format `markdown`; all of it is written at the end, since the sum comes first."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._tally = Tally()
        self._rules: Counter[tuple[str, str]] = Counter()
        self._safe: Counter[str] = Counter()
        self._rows: list[str] = []
        self._errors: list[str] = []

    def file(self, report: Report) -> None:
        """Count one file, and keep its first findings."""
        self._tally.add(report)
        path = plain_path(report.path)
        if report.error is not None:
            self._errors.append(f"- {_text(path)}: {_text(report.error)}")
        for finding in report.findings:
            self._rules[finding.rule, finding.name] += 1
            self._safe[finding.rule] += safety(finding) is Safety.SAFE
            if len(self._rows) < MOST_ROWS:
                self._rows.append(_row(report, path, finding))

    def close(self) -> None:
        """Write the page."""
        parts = ["## decalque", found_summary(self._tally)]
        if self._errors:
            parts += ["### Not checked", "\n".join(self._errors)]
        if self._rows:
            parts += [self._counts(), "### Findings", self._findings()]
            if more := self._tally.found - len(self._rows):
                parts.append(f"… and {more:,} more.")
        self._write("\n\n".join(parts) + "\n")

    def _counts(self) -> str:
        rows = ["| rule | name | findings | safe to fix |", "|---|---|--:|--:|"]
        for (code, name), count in sorted(self._rules.items(), key=lambda item: (-item[1], item[0])):
            rows.append(f"| {code} | {_text(name)} | {count:,} | {self._safe[code]:,} |")
        return "\n".join(rows)

    def _findings(self) -> str:
        head = ["| place | rule | what | correction |", "|---|---|---|---|"]
        return "\n".join(head + self._rows)


def _row(report: Report, path: str, finding: Finding) -> str:
    line, column = report.lines.position(finding.start)
    better = _text(correction(report, finding))
    if finding.best:
        better += f" ({finding.best.safety})"
    return f"| {_text(path)}:{line}:{column} | {finding.rule} | {_text(finding.message)} | {better} |"


def _text(text: str) -> str:
    """The text in one line, with all that Markdown or HTML would take for markup escaped."""
    text = " ".join(text.split())
    if len(text) > 2 * _CELL:
        text = f"{text[:_CELL]} … {text[-_CELL // 2 :]}"
    text = re.sub("[&<>]", lambda match: _ENTITIES[match[0]], text)
    return _SPECIAL.sub(r"\\\1", text)
