#!/usr/bin/env python3
"""How well decalque finds and corrects the gold edits of the corpora, and how often it is wrong.

usage: quality.py [--jsonl FILE...] [--safety all|unsafe|safe] [--errors N] [--rules] [--floors FILE] [--json]

Without `--jsonl` the articles of corpora/damaged and corpora/clean are read. How matching works is told in
src/decalque/bench/scoring.py. The first row is the system that does nothing.

`--floors` holds a TOML file with a table of least figures for `all` and for any category, and a table `ceilings`
of most false alarms per 1,000 words; the exit code is 1 when a figure is on the wrong side:

    digest = "..."                      # of the corpora, as printed; optional
    [floors.all]
    f0.5 = 0.93                         # precision, recall, f0.5, exact, accepted
    [floors.merged-tokens]
    f0.5 = 0.96
    [ceilings]
    false_alarms_clean = 0.15           # false_alarms_clean, false_alarms_damaged
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from decalque.bench.pairs import ANY_SAFETY, Pair, PairError, predictions
from decalque.bench.reading import read_folder, read_jsonl
from decalque.bench.report import digest
from decalque.bench.scoring import Row, Scores, score
from decalque.finding import Safety
from decalque.linter import Linter

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
SAFETIES = {"all": ANY_SAFETY, "unsafe": frozenset({Safety.SAFE, Safety.UNSAFE}), "safe": frozenset({Safety.SAFE})}
SHARES = ("precision", "recall", "f0.5", "exact", "accepted")


def read(files: list[Path]) -> list[Pair]:
    """The pairs of the files, or those of the corpora."""
    if files:
        return [pair for file in files for pair in read_jsonl(file)]
    pairs = read_folder(CORPORA / "damaged") + read_folder(CORPORA / "clean")
    if not pairs:
        raise PairError(f"no articles in {CORPORA}; run corpora/build.py")
    return pairs


def run(pairs: Iterable[Pair], safety: str) -> Scores:
    """Lint every pair and score what is found."""
    pairs, linter = list(pairs), Linter()
    found = {pair.name: list(predictions(linter.lint(pair.source), SAFETIES[safety])) for pair in pairs}
    return score(pairs, found)


def print_table(nothing: Row, scores: Scores) -> None:
    """One line a category, the do-nothing system first."""
    print(f"{'category':28}{'gold':>6}" + "".join(f"{name:>11}" for name in SHARES) + f"{'false alarms':>14}")
    rows = [("(doing nothing)", nothing), *sorted(scores.categories.items()), ("ALL", scores.total)]
    for name, row in rows:
        figures = row.figures()
        shares = "".join(f"{shown(figures[share]):>11}" for share in SHARES)
        print(f"{name:28}{row.gold:6}{shares}{row.wrong:14}")


def shown(figure: float | None) -> str:
    """A figure with three decimals, or a dash where it is undefined."""
    return "-" if figure is None else f"{figure:.3f}"


def print_rules(scores: Scores) -> None:
    """One line a rule."""
    print(f"\n{'rule':28}{'reported':>10}{'precision':>11}{'correcting':>12}{'false alarms':>14}{'on clean':>10}")
    for name, row in sorted(scores.rules.items()):
        figures = row.figures()
        print(f"{name:28}{row.reported:10}{shown(figures['precision']):>11}{shown(figures['correcting']):>12}"
              f"{row.wrong:14}{row.wrong_on_clean:10}")  # fmt: skip


def print_errors(scores: Scores, most: int) -> None:
    """False alarms, then misses, with their surroundings."""
    for alarm in scores.alarms[:most]:
        where = "clean" if alarm.clean else "damaged"
        print(f"ALARM {alarm.rule} [{alarm.document}, {where}] {alarm.original!r} -> {alarm.replacement!r} in {alarm.context!r}")
    for miss in scores.misses[:most]:
        told = "; ".join(f"{p.rule} -> {p.replacement!r}" for p in miss.predicted) or "nothing"
        print(f"MISS {miss.category} [{miss.document}] {miss.original!r} -> {miss.replacement!r}, "
              f"predicted {told}, in {miss.context!r}")  # fmt: skip


def below_floors(floors: Mapping[str, Any], figures: Mapping[str, Any], corpora_digest: str) -> list[str]:
    """What is on the wrong side of a floor or ceiling, one line each.

    Raises ValueError for a name that means nothing.
    """
    unknown = set(floors) - {"digest", "floors", "ceilings", "sentences"}
    if unknown:
        raise ValueError(f"unknown table or key {', '.join(sorted(unknown))}")
    faults = []
    if floors.get("digest", corpora_digest) != corpora_digest:
        faults.append(f"the corpora have changed: their digest is {corpora_digest}; set the floors anew")
    rows = {"all": figures["all"], **figures["categories"]}
    for category, table in floors.get("floors", {}).items():
        if category not in rows:
            raise ValueError(f"no gold edits of a category {category!r}")
        for share, least in _flat(table):
            if share not in SHARES:
                raise ValueError(f"unknown figure {share!r}; known are {', '.join(SHARES)}")
            value = rows[category][share]
            if value is None or value < least:
                faults.append(f"{category}: {share} is {shown(value)}, below {least}")
    for name, most in floors.get("ceilings", {}).items():
        if name not in ("false_alarms_clean", "false_alarms_damaged"):
            raise ValueError(f"unknown ceiling {name!r}")
        if figures[name] is None or figures[name] > most:
            faults.append(f"{name} is {shown(figures[name])}, above {most}")
    return faults


def _flat(table: Mapping[str, Any]) -> Iterable[tuple[str, float]]:
    """TOML reads the bare key f0.5 as a table in a table."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", number) for inner, number in value.items())
        else:
            yield name, value


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--jsonl", nargs="+", type=Path, default=[], metavar="FILE", help="score these pairs instead")
    parser.add_argument("--safety", choices=SAFETIES, default="all", help="score only what `fix` (safe) or `fix --unsafe` would do")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the first N false alarms and misses")
    parser.add_argument("--rules", action="store_true", help="add a table of the rules")
    parser.add_argument("--floors", type=Path, metavar="FILE", help="exit with 1 when a figure is below its floor")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    return parser.parse_args()


def main() -> int:
    """Score and print; the exit code is returned."""
    options = arguments()
    try:
        pairs = read(options.jsonl)
        floors = tomllib.loads(options.floors.read_text(encoding="utf-8")) if options.floors else {}
        scores = run(pairs, options.safety)
        figures: dict[str, Any] = {"digest": digest(pairs), **scores.figures()}
        faults = below_floors(floors, figures, digest(pairs))
    except (OSError, ValueError) as error:
        print(f"quality: {error}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(figures, indent=1))
    else:
        print_table(score(pairs, {}).total, scores)
        rate = f"{shown(figures['false_alarms_clean'])} on clean text ({scores.clean_words:,} words)"
        damaged = scores.words - scores.clean_words
        print(f"\nfalse alarms per 1,000 words: {rate}, {shown(figures['false_alarms_damaged'])} on damaged ({damaged:,} words)")
        print(f"{len(pairs)} documents, digest {figures['digest']}, suggestions: {options.safety}")
        if options.rules:
            print_rules(scores)
        print_errors(scores, options.errors)
    for fault in faults:
        print(f"quality: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
