"""The command line: options and commands, no logic."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn, TextIO

from decalque.config import Config, ConfigError, did_you_mean, weights
from decalque.packs import PackError
from decalque.reporters import Reporter, Write
from decalque.reporters.colour import painter, wants_colour
from decalque.runner import Exit, Run, timing_table

WIDTH = 100  # columns, where there is no terminal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is returned (see docs/exit-codes.md)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a sign that the terminal lacks is no reason to stop
            stream.reconfigure(errors="backslashreplace", newline="")
    try:
        options = _parser().parse_args(arguments)
        code: Exit = options.run(options)
        sys.stdout.flush()
        return Exit.CLEAN if code is Exit.FINDINGS and getattr(options, "exit_zero", False) else code
    except SystemExit as stop:  # argparse has said what it had to say
        return int(stop.code or 0)
    except (ConfigError, PackError) as error:
        _complain(str(error))
        return Exit.BAD
    except KeyboardInterrupt:
        _complain("interrupted")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return Exit.PIPE
    except OSError as error:  # the output can't be written
        _complain(f"{error.strerror or error}")
        return Exit.BAD
    except Exception as error:
        if os.environ.get("DECALQUE_DEBUG"):
            raise
        _complain(f"internal error, please report it: {type(error).__name__}: {error}")
        return Exit.BAD


# -- commands ------------------------------------------------------------------------------------


def _check(options: argparse.Namespace) -> Exit:
    run = _run(options, _reporter(options, sys.stdout))
    code = run.check(options.paths)
    _timing(options, run)
    return code


def _fix(options: argparse.Namespace) -> Exit:
    from decalque.reporters.text import fixed_summary

    # what goes to standard output then is the text or the diff
    stream = sys.stderr if options.diff or "-" in options.paths else sys.stdout
    run = _run(options, _reporter(options, stream, fixing=True))
    if options.diff:
        code = run.diff(options.paths, unsafe=options.unsafe, write=sys.stdout.write)
        sys.stdout.flush()
        sys.stderr.write(f"Nothing was written. {fixed_summary(run.tally, would=True)}\n")
    else:
        code = run.fix(options.paths, unsafe=options.unsafe, put=_put)
    _timing(options, run)
    return code


def _rule(options: argparse.Namespace) -> Exit:
    from decalque.reporters.catalogue import page, table
    from decalque.rules import all_rules

    rules = all_rules()
    paint = painter(wants_colour(options.color, sys.stdout))
    if options.code is None:
        sys.stdout.write(table(rules, paint))
        return Exit.CLEAN
    for rule in rules:
        if options.code in (rule.code, rule.name, rule.code.lower()):
            sys.stdout.write(page(rule, paint))
            return Exit.CLEAN
    near = did_you_mean(options.code, [*(r.code for r in rules), *(r.name for r in rules)])
    raise ConfigError(f"unknown rule {options.code!r}{near}")


def _config(options: argparse.Namespace) -> Exit:
    config = _configuration(options)
    changed = config != (Config() if options.isolated else _from_files(options))
    missing = "was read (--isolated)" if options.isolated else "was found"
    origin = config.path or f"the defaults: no configuration file {missing}"
    sys.stdout.write(f"# {origin}{', with the options of the command line' if changed else ''}\n")
    sys.stdout.write(config.to_toml())
    codes = ", ".join(rule.code for rule in config.rules()) or "none"
    sys.stdout.write(f"\n# rules that run: {codes}\n")
    return Exit.CLEAN


# -- their parts ---------------------------------------------------------------------------------


def _run(options: argparse.Namespace, reporter: Reporter) -> Run:
    return Run(_configuration(options), reporter, _complain, stdin=_stdin, stdin_name=options.stdin_filename)


def _from_files(options: argparse.Namespace) -> Config:
    return Config.from_file(options.config) if options.config else Config.discover()


def _configuration(options: argparse.Namespace) -> Config:
    config = Config() if options.isolated else _from_files(options)
    for option in ("select", "ignore", "extend_select"):
        weights(f"--{option.replace('_', '-')}", getattr(options, option))
    return config.overridden(
        select=options.select,
        ignore=options.ignore,
        extend_select=options.extend_select,
        preview=options.preview,
        min_confidence=options.min_confidence,
    )


def _reporter(options: argparse.Namespace, stream: TextIO, *, fixing: bool = False) -> Reporter:
    write: Write = stream.write
    if options.output_format != "text":
        from decalque.reporters.json import JsonlReporter, JsonReporter

        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return JsonReporter(write) if options.output_format == "json" else JsonlReporter(write)
    from decalque.reporters.text import TextReporter

    paint = painter(wants_colour(options.color, stream))
    return TextReporter(write, paint, width=_width(stream), explain=options.explain, fixing=fixing)


def _width(stream: TextIO) -> int:
    if (columns := os.environ.get("COLUMNS", "")).isdigit() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDTH
    except (OSError, ValueError):
        return WIDTH


def _timing(options: argparse.Namespace, run: Run) -> None:
    if options.timing:
        sys.stdout.flush()
        sys.stderr.write(timing_table(run.seconds, run.size))


def _stdin() -> bytes:
    return sys.stdin.buffer.read()


def _put(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def _complain(message: str) -> None:
    sys.stdout.flush()
    with contextlib.suppress(OSError):  # nobody is there to read it
        sys.stderr.write(f"decalque: {message}\n")


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not trip over it at its end."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


# -- options -------------------------------------------------------------------------------------


def _parser() -> _Parser:
    parser = _Parser(
        prog="decalque",
        description="Find and fix what machine translation and web scraping leave in English news text.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    selection, output = _selection(), _output()

    def command(name: str, run: object, text: str, *parents: _Parser) -> _Parser:
        made = commands.add_parser(
            name, help=text, description=text[0].upper() + text[1:] + ".", parents=parents
        )
        made.set_defaults(run=run)
        return made

    check = command("check", _check, "report the defects in files", selection, output)
    fix = command("fix", _fix, "correct files where they stand", selection, output)
    for made in (check, fix):
        made.add_argument(
            "paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input"
        )
    fix.add_argument("--unsafe", action="store_true", help="apply corrections too that are only mostly right")
    fix.add_argument("--diff", action="store_true", help="show what would change, and write nothing")
    rule = command("rule", _rule, "explain a rule, or list them all", _colour())
    rule.add_argument("code", nargs="?", metavar="CODE", help="code or name")
    command("config", _config, "show the configuration in effect, and where it comes from", selection)
    return parser


def _selection() -> _Parser:
    parser = _Parser(add_help=False)
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


def _output() -> _Parser:
    parser = _Parser(add_help=False, parents=[_colour()])
    group = parser.add_argument_group("output")
    group.add_argument(
        "--output-format", choices=("text", "json", "jsonl"), default="text", help="default: text"
    )
    group.add_argument("--explain", action="store_true", help="show the parts of each score")
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 although findings remain")
    group.add_argument("--timing", action="store_true", help="show what each rule cost")
    group.add_argument("--stdin-filename", default="-", metavar="NAME", help="what to call standard input")
    return parser


def _colour() -> _Parser:
    parser = _Parser(add_help=False)
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    return parser


def _codes(value: str) -> list[str]:
    return [code.strip() for code in value.split(",") if code.strip()]


def _share(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"expected a number from 0 to 1, not {value!r}")
    return number


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without a page of options."""

    def error(self, message: str) -> NoReturn:
        self.exit(Exit.BAD, f"{self.prog}: {message}\nTry '{self.prog} --help'.\n")


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *unused: object) -> None:
        import decalque

        sys.stdout.write(f"decalque {decalque.__version__}\n")
        parser.exit()
