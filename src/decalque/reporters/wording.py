"""What the formats for other programs have in common: how grave a finding is, its fingerprint, its correction in words."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

from decalque.finding import Finding, Safety
from decalque.reporters import Report
from decalque.reporters.excerpt import corrected

_NEAR = 64  # code points on either side that a fingerprint looks at
_WORDS = 3  # words on either side that are part of it
_CELLS = 100  # of a correction in words


def safety(finding: Finding) -> Safety:
    """The safety of the best suggestion; `display` when the finding only flags."""
    return finding.best.safety if finding.best else Safety.DISPLAY


def fingerprints(report: Report) -> Iterator[tuple[Finding, str]]:
    """Each finding with a fingerprint (32 hexadecimal digits) that no other finding of this report has.

    It is made from the rule, the marked text and three words on either side, and from how often the same came before in
    this file: edits elsewhere in the text leave it as it is, whatever they do to offsets and lines.
    """
    from hashlib import sha256

    count: Counter[str] = Counter()
    text = report.text
    for finding in report.findings:
        before = " ".join(text[max(0, finding.start - _NEAR) : finding.start].split()[-_WORDS:])
        after = " ".join(text[finding.end : finding.end + _NEAR].split()[:_WORDS])
        context = "\0".join((finding.rule, before, text[finding.start : finding.end], after))
        count[context] += 1
        yield finding, sha256(f"{context}\0{count[context]}".encode()).hexdigest()[:32]


def correction(report: Report, finding: Finding) -> str:
    """What the best suggestion makes of the line, cut to a few words on either side; nothing when there is none."""
    if not finding.best:
        return ""
    pieces = corrected(report.lines, finding.start, finding.end, finding.best.edits, _CELLS)
    return "".join(piece for piece, _ in pieces)


def advice(report: Report, finding: Finding) -> str:
    """The correction with its safety and confidence, as one line; nothing when there is none."""
    if not finding.best:
        return ""
    return f"-> {correction(report, finding)} ({finding.best.safety}, confidence {rounded(finding.best.confidence)})"


def rounded(confidence: float) -> str:
    """The confidence to two places, never rounded up to certainty."""
    return f"{min(0.99, int(confidence * 100) / 100):.2f}"


def plain_path(path: str) -> str:
    """The path with slashes and without a leading `./`, as reviews of a repository name their files."""
    path = path.replace(os.sep, "/")
    return path.removeprefix("./")
