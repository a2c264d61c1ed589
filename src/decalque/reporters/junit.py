"""For CI systems that read test results: JUnit XML, a suite for each file and a failed case for each finding.

There is no published standard; the elements and attributes are those that Jenkins, GitLab and Azure Pipelines read.
"""

from __future__ import annotations

from decalque.finding import Finding
from decalque.reporters import Report, Write
from decalque.reporters.excerpt import excerpt
from decalque.reporters.wording import advice, plain_path, safety
from decalque.reporters.xml import HEAD, attributes, content

_CELLS = 100  # of the line that is quoted


class JunitReporter:
    """The format `junit`, written file by file."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._begun = False

    def file(self, report: Report) -> None:
        """Write the suite of one file; that of a clean one holds a case that passed."""
        path = plain_path(report.path)
        cases = [_case(report, path, finding) for finding in report.findings]
        if report.error is not None:
            error = f"<error{attributes(message=report.error)}/>"
            cases.append(f"<testcase{attributes(name='readable', classname=path)}>{error}</testcase>\n")
        elif not cases:
            cases.append(f"<testcase{attributes(name='no defects', classname=path)}/>\n")
        failures, errors = len(report.findings), int(report.error is not None)
        counts = attributes(name=path, tests=len(cases), failures=failures, errors=errors)
        self._begin()
        self._write(f"<testsuite{counts}>\n{''.join(cases)}</testsuite>\n")

    def close(self) -> None:
        """Close the document."""
        self._begin()
        self._write("</testsuites>\n")

    def _begin(self) -> None:
        if not self._begun:
            self._write(f"{HEAD}<testsuites{attributes(name='decalque')}>\n")
            self._begun = True


def _case(report: Report, path: str, finding: Finding) -> str:
    line, column = report.lines.position(finding.start)
    name = f"{finding.rule} {finding.name} {line}:{column}"
    cut = excerpt(report.lines, finding.start, finding.end, _CELLS)
    rows = [f"{report.path}:{line}:{column}", cut.before + cut.marked + cut.after, advice(report, finding)]
    failure = attributes(message=finding.message, type=safety(finding).value)
    body = content("\n".join(filter(None, rows)))
    return f"<testcase{attributes(name=name, classname=path, line=line)}><failure{failure}>{body}</failure></testcase>\n"
