"""The options of the command line, and what is said of a wrong one."""

from __future__ import annotations

import argparse
import codecs
import sys
from collections.abc import Callable, Mapping
from typing import NoReturn

from decalque.bench_options import BENCH, CORRUPT, add_bench, add_corrupt
from decalque.config import FAIL_ON
from decalque.quiet import DEFAULT
from decalque.readers.formats import FORMATS as INPUTS
from decalque.readers.text import UTF8
from decalque.reporters.formats import FORMATS
from decalque.runner import Exit
from decalque.selectors import did_you_mean

Command = Callable[[argparse.Namespace], Exit]


def parser(commands: Mapping[str, Command]) -> Parser:
    """The parser of the command line; `commands` gives what carries out each command, as `run` of its options."""
    whole = Parser(
        prog="decalque",
        description="Find and fix what machine translation and web scraping leave in English news text.",
    )
    whole.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    group = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    selection, output, verdict, reading = _selection(), _output(), _verdict(), _input()

    def command(name: str, text: str, *parents: Parser) -> Parser:
        made: Parser = group.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".", parents=parents)
        made.set_defaults(run=commands[name])
        return made

    check = command("check", "report the defects in files", selection, reading, output, verdict)
    fix = command("fix", "correct files where they stand", selection, reading, output, verdict)
    for made in (check, fix):
        made.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
    check.add_argument("--watch", action="store_true", help="check again whenever a file has changed, until Ctrl-C")
    fix.add_argument("--unsafe", action="store_true", help="apply corrections too that are only mostly right")
    fix.add_argument("--diff", action="store_true", help="show what would change, and write nothing")
    _baseline(group, [selection, reading], commands["baseline"])
    rule = command("rule", "explain a rule, or list them all", _colour())
    rule.add_argument("code", nargs="?", metavar="CODE", help="code or name")
    command("config", "show the configuration in effect, and where it comes from", selection)
    completion = command("completion", "print a script that completes commands and options in a shell")
    completion.add_argument("shell", choices=("bash", "zsh"))
    cache = command("cache", "show where results are kept and how many there are")
    cache.add_argument("--clear", action="store_true", help="forget them")
    add_bench(command(BENCH, "measure against corrected references", selection))
    add_corrupt(command(CORRUPT, "damage clean text, with gold edits"))
    return whole


def _selection() -> Parser:
    parser = Parser(add_help=False)
    group = parser.add_argument_group(
        "what to look for (RULES: codes, names, or beginnings of codes, with commas)"
    )
    for option, text in (
        ("--select", "look for these only; what the file selects and ignores no longer counts"),
        ("--ignore", "don't look for these"),
        ("--extend-select", "look for these as well"),
    ):
        group.add_argument(option, type=_codes, action="extend", default=[], metavar="RULES", help=text)
    group.add_argument(
        "--preview", action="store_true", default=None, help="look with the rules in preview too"
    )
    group.add_argument(
        "--min-confidence", type=_share, metavar="0..1", help="leave out findings less sure than this"
    )
    files = parser.add_argument_group("configuration").add_mutually_exclusive_group()
    files.add_argument("--config", metavar="FILE", help="use this file instead of the nearest one upwards")
    files.add_argument("--isolated", action="store_true", help="use no configuration file")
    return parser


def _output() -> Parser:
    parser = Parser(add_help=False, parents=[_colour()])
    group = parser.add_argument_group("output")
    group.add_argument(
        "--output-format", type=_format, default="text", metavar="NAME",
        help=f"one of {', '.join(FORMATS)} (default: text)",
    )  # fmt: skip
    group.add_argument(
        "--output", type=_output_file, action="append", default=[], metavar="NAME=FILE",
        help="write a report in this format to this file as well; may be repeated",
    )  # fmt: skip
    group.add_argument("--explain", action="store_true", help="show the parts of each score")
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 although findings remain")
    group.add_argument("--timing", action="store_true", help="show what each rule cost")
    group.add_argument("--stdin-filename", default="-", metavar="NAME", help="what to call standard input")
    return parser


def _input() -> Parser:
    parser = Parser(add_help=False)
    group = parser.add_argument_group("input")
    group.add_argument(
        "--input-format", choices=INPUTS, default="", metavar="NAME", help=f"one of {', '.join(INPUTS)} (default: by the suffix of the file)"
    )
    group.add_argument(
        "--field", action="append", default=[], metavar="NAME",
        help="a field of JSON lines or column of a table that holds text, article.body for one inside another; may be repeated (default: text, body, content)",
    )  # fmt: skip
    group.add_argument("--encoding", type=_encoding, default=UTF8, metavar="NAME", help="of all files (default: utf-8)")
    group.add_argument(
        "--exclude", action="append", default=[], metavar="GLOB", help="leave out of folders what this means, as a line of .gitignore does; may be repeated"
    )
    group.add_argument("--no-gitignore", action="store_true", help="take the files too that git leaves out")
    group = parser.add_argument_group("running")
    group.add_argument("--jobs", type=_jobs, default=0, metavar="N", help="processes (default: auto, one for each processor when there are many files)")
    group.add_argument("--no-cache", action="store_true", help="don't keep results from run to run, and don't use those that are kept")
    group.add_argument("--no-progress", action="store_true", help="don't show on a terminal how far it is")
    return parser


def _jobs(value: str) -> int:
    if value != "auto" and not (value.isdigit() and 0 < int(value) <= 1000):
        raise argparse.ArgumentTypeError(f"expected a number of processes or auto, not {value!r}")
    return 0 if value == "auto" else int(value)


def _encoding(value: str) -> str:
    try:
        name = codecs.lookup(value).name
        "".encode(name)  # some codecs are for bytes only
    except (LookupError, ValueError):
        raise argparse.ArgumentTypeError(f"unknown encoding {value!r}") from None
    return UTF8 if name in ("utf-8", "utf-8-sig") else name


def _verdict() -> Parser:
    parser = Parser(add_help=False)
    group = parser.add_argument_group("what counts")
    group.add_argument("--baseline", metavar="FILE", help="leave out the findings that this file knows")
    group.add_argument(
        "--fail-on", choices=FAIL_ON, help="exit with 1 when such findings remain: any, those that --unsafe would fix, those that fix would, or none (default: any)"
    )
    group.add_argument(
        "--max-per-1000", type=_budget, metavar="N", help="... only when there are more than N of them per 1,000 words"
    )
    group.add_argument(
        "--strict-suppressions", action="store_true", default=None, help="exit with 1 when a suppression silences nothing or is wrong"
    )
    group.add_argument(
        "--statistics", action="store_const", const="worst", help="count by rule, and grade the files by their damage; =all lists all files"
    )
    group.add_argument("--statistics=all", action="store_const", const="all", dest="statistics", help=argparse.SUPPRESS)
    return parser


def _baseline(group: argparse._SubParsersAction[Parser], parents: list[Parser], run: Command) -> None:
    text = "accept the findings of today: they are left out from now on"
    whole = group.add_parser("baseline", help=text, description=text[0].upper() + text[1:] + ".")
    inner = whole.add_subparsers(metavar="update", required=True)
    text = "write what is found into the baseline, and drop from it what is gone"
    update = inner.add_parser("update", help=text, description=text[0].upper() + text[1:] + ".", parents=parents)
    update.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
    update.add_argument(
        "--baseline", metavar="FILE", help=f"default: that of the configuration, or {DEFAULT} beside it"
    )
    update.set_defaults(run=run)


def _colour() -> Parser:
    parser = Parser(add_help=False)
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    return parser


def _codes(value: str) -> list[str]:
    return [code.strip() for code in value.split(",") if code.strip()]


def _format(name: str) -> str:
    if name not in FORMATS:
        near = did_you_mean(name, FORMATS) or f" (there are {', '.join(FORMATS)})"
        raise argparse.ArgumentTypeError(f"unknown format {name!r}{near}")
    return name


def _output_file(value: str) -> tuple[str, str]:
    name, equals, file = value.partition("=")
    if not equals or not file:
        raise argparse.ArgumentTypeError(f"expected NAME=FILE, as in sarif=report.sarif, not {value!r}")
    return _format(name), file


def _share(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"expected a number from 0 to 1, not {value!r}")
    return number


def _budget(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise argparse.ArgumentTypeError(f"expected a number of at least 0, not {value!r}")
    return number


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without a page of options."""

    def error(self, message: str) -> NoReturn:
        self.exit(Exit.BAD, f"{self.prog}: {message}\nTry '{self.prog} --help'.\n")


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *unused: object) -> None:
        import decalque

        sys.stdout.write(f"decalque {decalque.__version__}\n")
        parser.exit()
