"""The options of `decalque bench` and `decalque bench corrupt`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

FORMATS = ("table", "json", "markdown", "html", "m2")
BENCH, CORRUPT = "bench", "bench corrupt"


def joined(arguments: Sequence[str]) -> list[str]:
    """The arguments with the two words of `bench corrupt` made one."""
    words = list(arguments)
    return [CORRUPT, *words[2:]] if words[:2] == CORRUPT.split() else words


def add_bench(parser: argparse.ArgumentParser) -> None:
    """Give a parser the options of `decalque bench`."""
    parser.add_argument("pairs", nargs="+", metavar="PAIRS", help="folders, .txt beside .ref.txt, .jsonl, .tsv, .m2")
    group = parser.add_argument_group("what is measured")
    group.add_argument("--predictions", metavar="FILE", help="measure these instead of the linter's: .jsonl, .m2, corrected text")
    group.add_argument(
        "--system", type=_named, action="append", default=[], metavar="NAME=FILE", help="measure these too; may be repeated"
    )
    group.add_argument(
        "--safety", choices=("all", "unsafe", "safe"), default="all",
        help="of the linter, count all it reports (default), or what `fix --unsafe` or `fix` would do",
    )  # fmt: skip
    group.add_argument("--no-text", action="store_true", help="leave chrF and TER out")
    output = parser.add_argument_group("output")
    output.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    output.add_argument("--output", metavar="FILE", help="write there; for m2 a folder, for gold.m2 and NAME.m2")
    output.add_argument("--rules", action="store_true", help="in the table, add the rules")
    output.add_argument("--errors", type=_count, default=0, metavar="N", help="in the table, show so many misses and false alarms")


def add_corrupt(parser: argparse.ArgumentParser) -> None:
    """Give a parser the options of `decalque bench corrupt`."""
    parser.add_argument("files", nargs="+", metavar="FILES", help="clean text files, or folders of them")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="the same seed gives the same damage (default: 0)")
    parser.add_argument(
        "--rates", type=_rates, default={}, metavar="MECHANISM=RATE,...",
        help="defects per 100 words, for example tags=2,mojibake=0.5; those not named are off (default: all at their usual rates)",
    )  # fmt: skip
    parser.add_argument("--output", metavar="FOLDER", help="write x.txt, x.ref.txt and x.edits.jsonl there instead of JSONL")


def _named(value: str) -> tuple[str, str]:
    name, sign, file = value.partition("=")
    if not (name and sign and file):
        raise argparse.ArgumentTypeError(f"expected NAME=FILE, not {value!r}")
    return name, file


def _count(value: str) -> int:
    if not value.isdigit():
        raise argparse.ArgumentTypeError(f"expected a whole number, not {value!r}")
    return int(value)


def _rates(value: str) -> dict[str, float]:
    rates: dict[str, float] = {}
    for part in filter(None, map(str.strip, value.split(","))):
        name, _, number = part.partition("=")
        try:
            rates[name] = float(number)
        except ValueError:
            rates[name] = -1.0
        if not 0 <= rates[name] <= 100:
            raise argparse.ArgumentTypeError(f"expected MECHANISM=RATE with a rate from 0 to 100, not {part!r}")
    return rates


Adder = Callable[[argparse.ArgumentParser], None]
