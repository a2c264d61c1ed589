#!/usr/bin/env python3
"""How many translation artifacts of corpora/sentences are found and corrected, and what tempts the rules in vain.

usage: sentences.py [--errors N] [--set NAME] [--half odd|even] [--floors FILE]

The sentences were written by others than the writers of the rules and packs, who did not read those. Their misses have since been read
and mended, but for the even halves of the sets `wording` and `editing`: `--set editing --half even` says how general the packs are. A
defect is found when a finding of the families TRA, PUN or NUM overlaps it, and corrected when one of the suggestions gives an accepted
text. `--half` takes every other line. With `--floors`, the exit code is 1 when a figure is on the wrong side of the tables `sentences`
(digest, recall, false_alarms) of that file.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from decalque.finding import Finding, apply_edits
from decalque.linter import Linter

FOLDER = Path(__file__).resolve().parent.parent / "corpora" / "sentences"
FAMILIES = ("TRA", "PUN", "NUM")
_SPAN = re.compile(r"\{([a-z-]+)\|([^{}]*)\}")


@dataclass
class Tally:
    """What was found, by category."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    corrected: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    clean: int = 0

    def add(self, line: str, linter: Linter) -> None:
        """Count one marked sentence.

        Raises ValueError when nothing is marked in it.
        """
        match = _SPAN.search(line)
        text, start, end = marked(line)
        assert match is not None  # or nothing would be marked
        before, after, accepted = text[:start], text[end:], match[2].split("|")[1:]
        over = [f for f in linter.lint(text) if own(f) and f.start < end and start < f.end]
        results = {apply_edits(text, s.edits) for f in over for s in f.suggestions}
        self.gold[match[1]] += 1
        self.found[match[1]] += bool(over)
        self.corrected[match[1]] += any(before + fix + after in results for fix in accepted)
        if not over:
            self.misses.append(f"{match[1]:14} {line}")

    def tempt(self, text: str, linter: Linter) -> None:
        """Count one clean sentence."""
        self.clean += 1
        self.alarms += [f"{f.rule} {text[f.start : f.end]!r} in {text!r}" for f in linter.lint(text) if own(f)]

    @property
    def recall(self) -> float:
        """The share of defects that are found."""
        return sum(self.found.values()) / max(1, sum(self.gold.values()))


def marked(line: str) -> tuple[str, int, int]:
    """A sentence, and where the defect stands in it.

    Raises ValueError when nothing is marked in it.
    """
    match = _SPAN.search(line)
    if match is None:
        raise ValueError(f"nothing is marked in {line!r}")
    damaged = match[2].split("|")[0]
    return line[: match.start()] + damaged + line[match.end() :], match.start(), match.start() + len(damaged)


def own(finding: Finding) -> bool:
    """Whether a finding is of the families that the sentences are about."""
    return finding.rule.startswith(FAMILIES)


def lines(kind: str, half: str | None = None, name: str = "*") -> list[str]:
    """The sentences of a kind ("defects", "clean") in the set called `name`, all or every other one."""
    found = [
        line.replace("\\n", "\n")
        for path in sorted(FOLDER.glob(f"{name}-{kind}.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return found if half is None else found[0 if half == "odd" else 1 :: 2]


def digest() -> str:
    """The first 16 digits of the SHA-256 of all sentences."""
    return hashlib.sha256("\n".join([*lines("defects"), *lines("clean")]).encode()).hexdigest()[:16]


def measure(half: str | None = None, name: str = "*") -> Tally:
    """All sentences, or half of them, read by all rules that are on by default."""
    linter, tally = Linter(), Tally()
    for line in lines("defects", half, name):
        tally.add(line, linter)
    for text in lines("clean", half, name):
        tally.tempt(text, linter)
    return tally


def main() -> int:
    """Print the table; 1 when a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, help="misses and false alarms to show")
    parser.add_argument("--half", choices=("odd", "even"))
    parser.add_argument("--set", choices=sorted({path.name.rsplit("-", 1)[0] for path in FOLDER.glob("*-*.txt")}), default="*", dest="name")
    parser.add_argument("--floors", type=Path)
    options = parser.parse_args()
    tally = measure(options.half, options.name)
    print(f"{'category':16}{'gold':>6}{'found':>8}{'corrected':>11}")
    for category, gold in sorted(tally.gold.items()):
        print(f"{category:16}{gold:6}{tally.found[category] / gold:8.2f}{tally.corrected[category] / gold:11.2f}")
    total = sum(tally.gold.values())
    print(f"{'ALL':16}{total:6}{tally.recall:8.3f}{sum(tally.corrected.values()) / total:11.3f}")
    print(f"false alarms: {len(tally.alarms)} in {tally.clean} sentences that tempt the rules")
    for kind, shown in (("missed", tally.misses), ("false alarm", tally.alarms)):
        for line in shown[: options.errors]:
            print(f"{kind}: {line}")
    return missed(tally, options.floors) if options.floors else 0


def missed(tally: Tally, path: Path) -> int:
    """1 when a figure is on the wrong side of its floor, which is then printed."""
    floors = tomllib.loads(path.read_text(encoding="utf-8"))["sentences"]
    wrong = []
    if floors["digest"] != (now := digest()):
        wrong.append(f"the sentences have changed: their digest is {now}; set the floors anew")
    if tally.recall < floors["recall"]:
        wrong.append(f"recall {tally.recall:.3f} is below {floors['recall']}")
    if len(tally.alarms) > floors["false_alarms"]:
        wrong.append(f"{len(tally.alarms)} false alarms are more than {floors['false_alarms']}")
    for line in wrong:
        print(f"sentences: {line}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
