"""For GitLab: the code quality report, which GitLab shows in merge requests.

Source: GitLab's documentation of the code quality report format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from decalque.finding import Safety
from decalque.reporters import Report, Write
from decalque.reporters.wording import fingerprints, plain_path, safety

_SEVERITIES = {Safety.SAFE: "major", Safety.UNSAFE: "minor", Safety.DISPLAY: "info"}


class GitlabReporter:
    """The format `gitlab`, written file by file."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._begun = False

    def file(self, report: Report) -> None:
        """Write the findings of one file, or its error."""
        for issue in _issues(report):
            self._write((",\n" if self._begun else "[\n") + json.dumps(issue, ensure_ascii=False))
            self._begun = True

    def close(self) -> None:
        """Close the list."""
        self._write("\n]\n" if self._begun else "[]\n")


def _issues(report: Report) -> Iterator[dict[str, object]]:
    path = plain_path(report.path)
    if report.error is not None:
        yield _issue(path, "unreadable", report.error, "blocker", _unique(path, "unreadable"), 1, 1)
    for finding, fingerprint in fingerprints(report):
        first, last = report.lines.position(finding.start)[0], report.lines.position(finding.end)[0]
        message = f"{finding.rule} {finding.name}: {finding.message}"
        # GitLab takes two issues with one fingerprint for the same, so the file is part of it
        unique = _unique(path, fingerprint)
        yield _issue(path, finding.rule, message, _SEVERITIES[safety(finding)], unique, first, last)


def _issue(path: str, check: str, message: str, severity: str, fingerprint: str, first: int, last: int) -> dict[str, object]:
    return {
        "description": message,
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": first, "end": last}},
    }


def _unique(path: str, fingerprint: str) -> str:
    return sha256(f"{path}\0{fingerprint}".encode(errors="surrogateescape")).hexdigest()[:32]
