#!/usr/bin/env python3
"""How many single words in the wrong sense are found, of the collections in corpora/senses.

usage: wordsense.py [--misses N] [FILE...]

A collection goes through the Spanish vocabulary of news by the alphabet and takes whatever word an engine may get wrong, so that it
is far harder than the sets of `sentences.py`. It was written by others than the writers of the rows, who had its list of words before
them, but not its sentences (those of the right sense but for the false alarms). Printed are the share of the sentences in which the
marked word is found (by TRA, PUN or NUM), the share of the Spanish words of which all, some or no sentences are, and the findings in the
sentences where the English word is right.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from decalque.linter import Linter

FOLDER = Path(__file__).resolve().parent.parent / "corpora" / "senses"
FAMILIES = ("TRA", "PUN", "NUM")
_MARKED = re.compile(r"\{([^{}]+)\}")


@dataclass
class Entry:
    """A Spanish word, what an engine makes of it and what it should, with sentences in which that is wrong, and right."""

    head: str
    wrong: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)


def entries(path: Path) -> Iterator[Entry]:
    """The entries of a collection.

    Raises ValueError for a line that is none of an entry.
    """
    entry: Entry | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        sign, _, text = line.partition(" ")
        if sign == "=":
            if entry:
                yield entry
            entry = Entry(text)
        elif entry and sign == "+" and _MARKED.search(text):
            entry.wrong.append(text)
        elif entry and sign == "-":
            entry.right.append(text)
        elif line:
            raise ValueError(f"{path}:{number}: not a line of an entry: {line!r}")
    if entry:
        yield entry


def finds(linter: Linter, line: str) -> bool:
    """Whether the marked word of a sentence is found."""
    marked = _MARKED.search(line)
    assert marked is not None
    start, end = marked.start(), marked.end() - 2
    text = _MARKED.sub(r"\1", line)
    return any(f.rule.startswith(FAMILIES) and f.start < end and start < f.end for f in linter.lint(text))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(FOLDER.glob("*.txt")))
    parser.add_argument("--misses", type=int, default=0, help="print so many sentences that are missed")
    options = parser.parse_args()
    linter = Linter()
    found = sentences = alarms = innocent = 0
    words = {"all": 0, "some": 0, "none": 0}
    misses: list[str] = []
    for entry in (entry for path in options.files for entry in entries(path)):
        hits = [finds(linter, line) for line in entry.wrong]
        words["all" if all(hits) else "some" if any(hits) else "none"] += 1
        misses += [f"{entry.head}: {line}" for line, hit in zip(entry.wrong, hits, strict=True) if not hit]
        found, sentences, innocent = found + sum(hits), sentences + len(hits), innocent + len(entry.right)
        alarms += sum(f.rule.startswith(FAMILIES) for line in entry.right for f in linter.lint(line))
    print(f"found {found} of {sentences} ({found / max(1, sentences):.2f}); of the words, " + ", ".join(f"{name} {count}" for name, count in words.items()))
    print(f"findings in {innocent} sentences where the word is right: {alarms}")
    print("\n".join(misses[: options.misses]), end="\n" if misses[: options.misses] else "")


if __name__ == "__main__":
    main()
