"""The command line: commands, no logic."""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from decalque.bench_options import joined
from decalque.config import Config
from decalque.options import parser
from decalque.packs import PackError
from decalque.readers.formats import Reading
from decalque.reporters import Reporter
from decalque.reporters.colour import painter, wants_colour
from decalque.reporters.formats import WIDTH, Look, reporter
from decalque.reporters.outputs import OutputError, Outputs
from decalque.reporters.statistics import MOST_FILES, Statistics
from decalque.runner import Exit, Means, Run, timing_table
from decalque.selectors import ConfigError, did_you_mean, weights
from decalque.worker import SELDOM


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is returned (see docs/exit-codes.md)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a sign that the terminal lacks is no reason to stop
            stream.reconfigure(errors="backslashreplace", newline="")
    gc.set_threshold(SELDOM, 50, 50)
    try:
        options = parser(COMMANDS).parse_args(joined(sys.argv[1:] if arguments is None else arguments))
        code: Exit = options.run(options)
        sys.stdout.flush()
        return Exit.CLEAN if code is Exit.FINDINGS and getattr(options, "exit_zero", False) else code
    except SystemExit as stop:  # argparse has said what it had to say
        return int(stop.code or 0)
    except (ConfigError, OutputError, PackError) as error:
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
    if options.watch:
        return _watch(options)
    return _check_once(options)


def _watch(options: argparse.Namespace) -> Exit:
    from decalque.watching import watch

    def check(paths: Sequence[str]) -> None:
        _check_once(argparse.Namespace(**{**vars(options), "paths": paths}))
        sys.stdout.flush()

    config = _configuration(options)
    with contextlib.suppress(KeyboardInterrupt):
        watch(options.paths, check, _complain, exclude=config.exclude, gitignore=not options.no_gitignore)
    return Exit.CLEAN


def _check_once(options: argparse.Namespace) -> Exit:
    with Outputs(options.output, options.paths) as outputs:
        run = _run(options, sys.stdout, outputs)
        code = run.check(options.paths)
        _statistics(options, run, sys.stdout)
    _timing(options, run)
    return code


def _fix(options: argparse.Namespace) -> Exit:
    from decalque.reporters.text import fixed_summary

    # what goes to standard output then is the text or the diff
    stream = sys.stderr if options.diff or "-" in options.paths else sys.stdout
    if options.diff and options.output:
        raise OutputError("--output and --diff don't go together: a diff shows what is found by itself")
    with Outputs(options.output, options.paths) as outputs:
        run = _run(options, stream, outputs, fixing=True)
        if options.diff:
            code = run.diff(options.paths, unsafe=options.unsafe, write=sys.stdout.write)
            sys.stdout.flush()
            sys.stderr.write(f"Nothing was written. {fixed_summary(run.tally, would=True)}\n")
        else:
            code = run.fix(options.paths, unsafe=options.unsafe, put=_put)
        _statistics(options, run, stream)
    _timing(options, run)
    return code


def _baseline(options: argparse.Namespace) -> Exit:
    from decalque.quiet import DEFAULT, Update

    config = _configuration(options)
    path = config.baseline_file() or (config.path.parent if config.path else Path()) / DEFAULT
    config = config.overridden(baseline="", fail_on="none", strict_suppressions=False)
    update = Update(config, path)
    code = Run(config, update, _complain, means=_means(options, config)).check(options.paths)
    sys.stdout.write(update.write() + "\n")
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


def _bench(options: argparse.Namespace) -> Exit:
    from decalque.benching import bench

    _utf8(sys.stdout)
    return bench(options, _configuration(options), sys.stdout.write, _complain, sys.stderr)


def _corrupt(options: argparse.Namespace) -> Exit:
    from decalque.corrupting import corrupt

    _utf8(sys.stdout)
    return corrupt(options, sys.stdout.write, _complain)


def _completion(options: argparse.Namespace) -> Exit:
    try:
        import shtab
    except ImportError:
        raise ConfigError("completion needs shtab: pip install 'decalque[completion]'") from None
    sys.stdout.write(shtab.complete(parser(COMMANDS), shell=options.shell) + "\n")
    return Exit.CLEAN


def _cache(options: argparse.Namespace) -> Exit:
    from decalque import results

    sys.stdout.write((results.clear() and "Cleared.\n") or "Nothing was kept.\n" if options.clear else results.summary() + "\n")
    return Exit.CLEAN


COMMANDS = {
    "check": _check, "fix": _fix, "baseline": _baseline, "rule": _rule, "config": _config, "bench": _bench, "bench corrupt": _corrupt, "cache": _cache,
    "completion": _completion,
}  # fmt: skip


# -- their parts ---------------------------------------------------------------------------------


def _run(options: argparse.Namespace, stream: TextIO, outputs: Outputs, *, fixing: bool = False) -> Run:
    statistics = Statistics() if options.statistics else None
    config = _configuration(options)
    return Run(
        config,
        _reporter(options, stream, outputs, statistics, fixing=fixing),
        _complain,
        stdin=lambda: sys.stdin.buffer.read(),
        stdin_name=options.stdin_filename,
        statistics=statistics,
        skip=outputs.files,
        means=_means(options, config),
    )


def _means(options: argparse.Namespace, config: Config) -> Means:
    from decalque.progress import shown

    shows = not options.no_progress and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return Means(
        jobs=options.jobs,
        cache=not options.no_cache and not getattr(options, "timing", False),
        reading=Reading(options.input_format, tuple(options.field), options.encoding),
        exclude=config.exclude,
        gitignore=not options.no_gitignore,
        progress=(lambda done: shown(done, sys.stderr)) if shows else iter,
    )


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
        exclude=getattr(options, "exclude", ()),
        preview=options.preview,
        min_confidence=options.min_confidence,
        baseline=os.path.abspath(options.baseline) if getattr(options, "baseline", None) else None,
        fail_on=getattr(options, "fail_on", None),
        max_per_1000=getattr(options, "max_per_1000", None),
        strict_suppressions=getattr(options, "strict_suppressions", None),
    )


def _reporter(
    options: argparse.Namespace, stream: TextIO, outputs: Outputs, statistics: Statistics | None, *, fixing: bool = False
) -> Reporter:
    if options.output_format != "text":
        _utf8(stream)
    paint = painter(wants_colour(options.color, stream))
    look = Look(paint, _width(stream), explain=options.explain, fixing=fixing, statistics=statistics)
    first = reporter(options.output_format, stream.write, look)
    plain = Look(explain=options.explain, fixing=fixing, statistics=statistics)
    return outputs.beside(first, lambda name, write: reporter(name, write, plain))


def _utf8(stream: TextIO) -> None:
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _width(stream: TextIO) -> int:
    if (columns := os.environ.get("COLUMNS", "")).isdigit() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDTH
    except (OSError, ValueError):
        return WIDTH


def _statistics(options: argparse.Namespace, run: Run, stream: TextIO) -> None:
    """The table of `--statistics`; the formats for programs hold the counts themselves."""
    if run.statistics is not None and options.output_format == "text":
        most = None if options.statistics == "all" else MOST_FILES
        stream.write("\n" + run.statistics.table(most))


def _timing(options: argparse.Namespace, run: Run) -> None:
    if options.timing:
        sys.stdout.flush()
        sys.stderr.write(timing_table(run.seconds, run.size))


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
