#!/usr/bin/env python3
"""Write docs/rules.md from what the rules say of themselves, and docs/accuracy.md from what the benchmarks recorded.

usage: generate.py [--check]

`--check` writes nothing and exits with 1 when a page is stale, or a record belongs to other corpora than there are.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import accuracy

from decalque.reporters.catalogue import measured
from decalque.rules import Rule, all_rules

FOLDER = Path(__file__).resolve().parent
FAMILIES = {
    "CAS": "Casing", "SPC": "Spacing", "RES": "Residue", "ENC": "Encoding", "PUN": "Punctuation", "NUM": "Numbers",
    "TRA": "Translation",
}  # fmt: skip


def fenced(lines: Iterable[str], language: str = "") -> str:
    """The lines as a code block, whatever backticks are in them."""
    text = "\n".join(lines)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def prose(text: str) -> str:
    """The text as Markdown that shows its entities and tags instead of following them; code spans stay."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if part.startswith("`") else re.sub(r"&(?=[#\w])|<", r"\\\g<0>", part) for part in parts)


def visible(text: str) -> str:
    """The text with what can't be seen written as an escape: controls, zero-width characters, no-break spaces."""
    return "".join(c if c == "\n" or (c.isprintable() and c != "\xa0") else c.encode("unicode_escape").decode() for c in text)


def marked(sign: str, text: str) -> Iterator[str]:
    """Every line of the text with a sign before it."""
    for line in visible(text).split("\n"):
        yield f"{sign} {line}".rstrip()


def examples(rule: Rule) -> Iterator[str]:
    """The examples as blocks: what is found and what it becomes, and what is left alone."""
    yield "Found (`-`), and what `fix --unsafe` makes of it (`+`):"
    lines: list[str] = []
    for damaged, corrected in rule.bad:
        lines += ["", *marked("-", damaged)] if lines else marked("-", damaged)
        if corrected != damaged:
            lines += marked("+", corrected)
    yield fenced(lines, "diff")
    yield "Left alone:"
    several = any("\n" in text for text in rule.good)
    yield fenced(("\n\n" if several else "\n").join(visible(text) for text in rule.good).split("\n"), "text")


def table(rules: Iterable[Rule]) -> str:
    """One row a rule."""
    rows = ["| code | name | what it finds | MQM |", "|---|---|---|---|"]
    for rule in rules:
        summary = prose(rule.summary).replace("|", "\\|") + (" *(preview)*" if rule.preview else "")
        rows.append(f"| [{rule.code}](#{anchor(rule)}) | `{rule.name}` | {summary} | {rule.mqm} |")
    return "\n".join(rows)


def anchor(rule: Rule) -> str:
    """The link target that a forge makes of the rule's heading."""
    return f"{rule.code}-{rule.name}".lower()


def page(rules: Iterable[Rule]) -> str:
    """The whole of docs/rules.md."""
    parts = [
        "<!-- Written by docs/generate.py from src/decalque/rules: edit the rules, not this page. -->",
        "# Rules",
        "Code and name of a rule are accepted everywhere. The examples below are run as tests. A rule in preview is off "
        "unless it is selected. `decalque rule CODE` shows the same page in the terminal. "
        "What is told as measured comes from `benchmarks/calibrate.py`: news that nothing was fitted to, damaged, and the texts of `corpora/`.",
    ]
    families = [(key, list(group)) for key, group in groupby(sorted(rules, key=lambda r: r.code), lambda r: r.code[:3])]
    for key, group in families:
        parts += [f"## {FAMILIES.get(key, key)} ({key})", table(group)]
    for _, group in families:
        for rule in group:
            parts += [f"### {rule.code} {rule.name}", prose(rule.page), f"Measured: {measured(rule.code)}", *examples(rule)]
    return "\n\n".join(parts) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Write the page, or check it; the exit code is returned."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when a page is stale")
    options = parser.parse_args(arguments)
    faults = [*accuracy.stale()]
    pages = {FOLDER / "rules.md": page(all_rules())} | ({} if faults else {FOLDER / "accuracy.md": accuracy.page()})
    for path, text in pages.items():
        wanted = text.encode("utf-8")
        if not options.check:
            path.write_bytes(wanted)
        elif not path.exists() or path.read_bytes() != wanted:
            faults.append(f"{path} is stale; run docs/generate.py")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
