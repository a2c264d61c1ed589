"""For people: each finding in its line, underlined, with what it should be."""

from __future__ import annotations

from collections.abc import Mapping

from decalque.document import Lines
from decalque.finding import Finding, Suggestion
from decalque.reporters import Report, Tally, Write, plural
from decalque.reporters.colour import Paint
from decalque.reporters.excerpt import corrected, excerpt

INDENT = "    "
MOST_SUGGESTIONS = 3


class TextReporter:
    """The format `text`; `fixing` changes the last line to that of `fix`."""

    def __init__(
        self, write: Write, paint: Paint, *, width: int = 100, explain: bool = False, fixing: bool = False
    ) -> None:
        self._write = write
        self._paint = paint
        self._width = max(48, width)
        self._explain = explain
        self._fixing = fixing
        self.tally = Tally()

    def file(self, report: Report) -> None:
        """Show the findings of one file."""
        self.tally.add(report)
        for finding in report.findings:
            self._write(self._finding(report.path, report.lines, finding) + "\n\n")

    def close(self) -> None:
        """Show the sum."""
        line = fixed_summary(self.tally) if self._fixing else found_summary(self.tally)
        self._write(line + "\n")

    def _finding(self, path: str, lines: Lines, finding: Finding) -> str:
        row, column = lines.position(finding.start)
        place = self._paint(f"{path}:{row}:{column}", "place")
        rows = [f"{place} {self._paint(finding.rule, 'code')} {finding.name}: {finding.message}"]
        cut = excerpt(lines, finding.start, finding.end, self._width - len(INDENT))
        rows.append(f"{INDENT}{cut.before}{self._paint(cut.marked, 'mark')}{cut.after}".rstrip())
        rows.append(INDENT + " " * cut.indent + self._paint("^" * cut.length, "mark"))
        for number, suggestion in enumerate(finding.suggestions[:MOST_SUGGESTIONS]):
            rows += self._suggestion(lines, finding, suggestion, "->" if number == 0 else "or")
        return "\n".join(rows)

    def _suggestion(self, lines: Lines, finding: Finding, suggestion: Suggestion, arrow: str) -> list[str]:
        sure = int(suggestion.confidence * 100) / 100  # never rounded up to certainty
        note = f"({suggestion.safety}, confidence {sure:.2f}"
        note += f", score {suggestion.score:+.1f})" if suggestion.score else ")"
        room = self._width - len(INDENT) - len(arrow) - len(note) - 3
        pieces = corrected(lines, finding.start, finding.end, suggestion.edits, room)
        text = "".join(self._paint(piece, "new") if new else piece for piece, new in pieces)
        rows = [f"{INDENT}{self._paint(arrow, 'good')} {text}  {self._paint(note, 'dim')}"]
        if self._explain and suggestion.evidence:
            rows += self._evidence(suggestion.evidence)
        return rows

    def _evidence(self, evidence: Mapping[str, float]) -> list[str]:
        rows, row = [], ""
        for key, value in evidence.items():
            part = f"{key} {value:+.2f}" if isinstance(value, int | float) else f"{key} {value}"
            if row and len(INDENT) * 2 + len(row) + len(part) + 2 > self._width:
                rows.append(row)
                row = ""
            row += ("  " if row else "") + part
        return [INDENT * 2 + self._paint(row, "dim") for row in [*rows, row]]


def found_summary(tally: Tally) -> str:
    """The last line of `check`."""
    files = plural(tally.files, "file")
    if not tally.found:
        return f"No defects found in {files}." if tally.files else "Nothing was checked."
    among = plural(tally.damaged, "file")
    if tally.files > tally.damaged:
        among = f"{tally.damaged:,} of {files}"
    return f"Found {plural(tally.found, 'defect')} in {among}{_shares(tally)}."


def fixed_summary(tally: Tally, would: bool = False) -> str:
    """The last line of `fix`, or (`would`) of `fix --diff`."""
    if not tally.files:
        return "Nothing was fixed."
    where = f" in {plural(tally.mended, 'file')}" if tally.mended else ""
    line = f"{tally.fixed:,} {'would be fixed' if would else 'fixed'}{where}, {tally.found:,} left"
    if not tally.found:
        return line + "."
    return f"{line}: {_left(tally)}."


def _shares(tally: Tally) -> str:
    parts = []
    if tally.safe:
        parts.append(f"{tally.safe:,} safe to fix")
    if tally.unsafe:
        parts.append(f"{tally.unsafe:,} with --unsafe")
    return f" ({', '.join(parts)})" if parts else " (none can be fixed without you)"


def _left(tally: Tally) -> str:
    other = tally.found - tally.unsafe
    parts = []
    if tally.unsafe:
        parts.append(f"{tally.unsafe:,} can be fixed with --unsafe")
    if other:
        parts.append(f"{other:,} need an editor" if other > 1 else "1 needs an editor")
    return ", ".join(parts)
