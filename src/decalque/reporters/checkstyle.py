"""For the many tools that read Checkstyle's XML: reviewdog, Jenkins' warnings, editors."""

from __future__ import annotations

from decalque.finding import Finding, Safety
from decalque.reporters import Report, Write
from decalque.reporters.wording import safety
from decalque.reporters.xml import HEAD, attributes

_SEVERITIES = {Safety.SAFE: "error", Safety.UNSAFE: "warning", Safety.DISPLAY: "info"}
_VERSION = "4.3"  # of the format, as other linters give it


class CheckstyleReporter:
    """The format `checkstyle`, written file by file."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._begun = False

    def file(self, report: Report) -> None:
        """Write one file."""
        rows = [_error(report, finding) for finding in report.findings]
        if report.error is not None:
            values = attributes(line=1, severity="error", message=report.error, source="decalque.unreadable")
            rows.append(f"<error{values}/>\n")
        self._begin()
        self._write(f"<file{attributes(name=report.path)}>\n{''.join(rows)}</file>\n")

    def close(self) -> None:
        """Close the document."""
        self._begin()
        self._write("</checkstyle>\n")

    def _begin(self) -> None:
        if not self._begun:
            self._write(f"{HEAD}<checkstyle{attributes(version=_VERSION)}>\n")
            self._begun = True


def _error(report: Report, finding: Finding) -> str:
    line, column = report.lines.position(finding.start)
    values = attributes(
        line=line, column=column, severity=_SEVERITIES[safety(finding)],
        message=finding.message, source=f"decalque.{finding.rule}",
    )  # fmt: skip
    return f"<error{values}/>\n"
