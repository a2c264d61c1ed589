#!/usr/bin/env python3
"""How often decalque is wrong on clean text, and whether `fix` leaves it alone.

usage: clean.py [PATH...] [--kinds references,clean,news,essays] [--half odd|even] [--sample N] [--rule CODE...] [--json]

Every finding on clean text is a false alarm, or a slip that its editors left: read the sample. Without paths, the clean
texts that texts.py finds on this machine are read, but not the technical ones (`--kinds manuals,docstrings`). `--half`
takes every other document, so that one half can be looked at while rules are written and the other held back.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import texts
from decalque.finding import Finding, Safety
from decalque.fixer import fix
from decalque.linter import Linter

SAFETIES = (Safety.SAFE, Safety.UNSAFE, Safety.DISPLAY)


@dataclass
class Tally:
    """What was found in the texts of one kind."""

    documents: int = 0
    words: int = 0
    changed: int = 0  # documents that `fix` does not leave byte-identical
    rules: Counter[tuple[str, Safety]] = field(default_factory=Counter)
    findings: list[tuple[str, str, Finding]] = field(default_factory=list)  # name, text, finding

    def rate(self, *safeties: Safety) -> float:
        """Findings of these safeties per 1,000 words."""
        return 1000 * sum(n for (_, safety), n in self.rules.items() if safety in safeties) / max(1, self.words)

    def add(self, other: Tally) -> None:
        """Count what another tally counted."""
        self.documents += other.documents
        self.words += other.words
        self.changed += other.changed
        self.rules += other.rules
        self.findings += other.findings


def safety_of(finding: Finding) -> Safety:
    """The safety of the best suggestion; a finding that only flags is for display."""
    return finding.best.safety if finding.best else Safety.DISPLAY


def run(found: Iterable[texts.Text], linter: Linter) -> dict[str, Tally]:
    """Lint every text; the tallies by kind."""
    tallies: dict[str, Tally] = {}
    for text in found:
        tally = tallies.setdefault(text.kind, Tally())
        tally.documents += 1
        tally.words += text.words
        findings = linter.lint(text.text)
        for finding in findings:
            tally.rules[finding.rule, safety_of(finding)] += 1
            tally.findings.append((text.name, text.text, finding))
        if any(safety_of(finding) is Safety.SAFE for finding in findings):
            tally.changed += fix(text.text, linter).text.encode() != text.text.encode()
    return tallies


def print_rates(tallies: dict[str, Tally], total: Tally) -> None:
    """One line a kind of text: false alarms per 1,000 words."""
    print(f"{'texts':12}{'documents':>10}{'words':>11}{'findings':>10}{'all /1,000':>12}{'safe /1,000':>13}{'changed by fix':>16}")
    for name, tally in [*sorted(tallies.items()), ("ALL", total)]:
        print(f"{name:12}{tally.documents:10,}{tally.words:11,}{len(tally.findings):10,}{tally.rate(*SAFETIES):12.4f}"
              f"{tally.rate(Safety.SAFE):13.4f}{tally.changed:16}")  # fmt: skip


def print_rules(total: Tally) -> None:
    """One line a rule: findings per safety."""
    print(f"\n{'rule':12}" + "".join(f"{safety:>10}" for safety in SAFETIES) + f"{'/1,000':>10}")
    for code in sorted({code for code, _ in total.rules}):
        counts = [total.rules[code, safety] for safety in SAFETIES]
        print(f"{code:12}" + "".join(f"{n:10}" for n in counts) + f"{1000 * sum(counts) / max(1, total.words):10.4f}")


def print_sample(total: Tally, most: int) -> None:
    """Findings drawn at random (the same ones each time), for reading."""
    chosen = random.Random(1).sample(total.findings, min(most, len(total.findings)))
    for name, text, finding in sorted(chosen, key=lambda item: item[2].rule):
        best = finding.best
        around = text[max(0, finding.start - 50) : finding.start] + "»" + text[finding.start : finding.end][:200]
        around += "«" + text[finding.end : finding.end + 50]
        told = " + ".join(repr(edit.text) for edit in best.edits) if best else "(flag)"
        print(f"{finding.rule} {safety_of(finding)} {finding.confidence:.2f} {around!r} -> {told}  [{name}]")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="read these instead; `.cor`: one document a line")
    parser.add_argument("--kinds", default=",".join(texts.NEWS_KINDS), help="of texts.py, comma-separated")
    parser.add_argument("--half", choices=("odd", "even"), help="take every other document")
    parser.add_argument("--sample", type=int, default=20, metavar="N", help="findings to show")
    parser.add_argument("--rule", nargs="+", default=[], metavar="CODE", help="show and count these rules only")
    parser.add_argument("--json", action="store_true", help="print the rates as JSON")
    options = parser.parse_args()
    options.kinds = options.kinds.split(",")
    if unknown := set(options.kinds) - set(texts.KINDS):
        parser.error(f"unknown kind {', '.join(sorted(unknown))}; known are {', '.join(texts.KINDS)}")
    return options


def main() -> int:
    """Lint and print; 0, or 2 when there is no text."""
    options = arguments()
    found = texts.from_paths(options.paths) if options.paths else texts.clean_texts(options.kinds)
    if options.half:
        found = found[options.half == "even" :: 2]
    if not found:
        print("clean: no text found", file=sys.stderr)
        return 2
    linter = Linter()
    if options.rule:
        linter = Linter([rule for rule in linter.rules if rule.code in options.rule or rule.name in options.rule])
    tallies = run(found, linter)
    total = Tally()
    for tally in tallies.values():
        total.add(tally)
    if options.json:
        rows = {**tallies, "ALL": total}
        print(json.dumps({
            name: {"documents": t.documents, "words": t.words, "all": t.rate(*SAFETIES), "safe": t.rate(Safety.SAFE), "changed": t.changed}
            for name, t in rows.items()
        }, indent=1))  # fmt: skip
        return 0
    print_rates(tallies, total)
    print_rules(total)
    print_sample(total, options.sample)
    return 0


if __name__ == "__main__":
    sys.exit(main())
