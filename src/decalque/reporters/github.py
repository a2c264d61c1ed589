"""For GitHub Actions: workflow commands, which GitHub shows as annotations beside the lines of a change.

Source: GitHub's documentation of workflow commands ("Setting an error message"), and the escapes of its toolkit.
"""

from __future__ import annotations

from decalque.finding import Finding, Safety
from decalque.reporters import Report, Write
from decalque.reporters.wording import advice, plain_path, safety

_LEVELS = {Safety.SAFE: "error", Safety.UNSAFE: "warning", Safety.DISPLAY: "notice"}


class GithubReporter:
    """The format `github`."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def file(self, report: Report) -> None:
        """Write a command for each finding, or for the error."""
        path = plain_path(report.path)
        if report.error is not None:
            self._write(_command("error", {"file": path, "title": "decalque"}, report.error))
        for finding in report.findings:
            self._write(_annotation(report, path, finding))

    def close(self) -> None:
        """Nothing stands behind the last command."""


def _annotation(report: Report, path: str, finding: Finding) -> str:
    line, column = report.lines.position(finding.start)
    last, end = report.lines.position(finding.end)
    properties: dict[str, object] = {"file": path, "line": line, "endLine": last}
    if line == last:  # GitHub takes columns only within one line
        properties |= {"col": column, "endColumn": end}
    properties["title"] = f"{finding.rule} {finding.name}"
    message = "\n".join(filter(None, (finding.message, advice(report, finding))))
    return _command(_LEVELS[safety(finding)], properties, message)


def _command(level: str, properties: dict[str, object], message: str) -> str:
    shown = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{level} {shown}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
