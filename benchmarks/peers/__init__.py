"""Other tools that find fault with English text, each behind one file of this folder.

A new peer is one file: a docstring whose first line names the tool and how it is installed, and a function `load` that gives a
`Peer`, or raises ImportError when the tool is not there. Nothing has to be registered.
"""

from __future__ import annotations

import pkgutil
import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from decalque.bench import alignment
from decalque.bench.pairs import Prediction


@dataclass(frozen=True)
class Peer:
    """A tool that is loaded: `label` holds name and version, `predict` gives what it would change in a text.

    A `remote` tool does its work elsewhere, so that its time is wall time and its memory is not known.
    """

    label: str
    predict: Callable[[str], Sequence[Prediction]]
    remote: bool = False


def names() -> list[str]:
    """The peers there are, installed or not."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def load(name: str) -> Peer:
    """The peer of that name.

    Raises ImportError when the tool is not installed or not reachable.
    """
    peer = import_module(f"{__name__}.{name}").load()
    assert isinstance(peer, Peer)
    return peer


def seconds(peer: Peer) -> float:
    """A clock for its work: CPU seconds of this process and of those it started, or wall time for a remote tool."""
    if peer.remote:
        return time.perf_counter()
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def by_correction(text: str, corrected: str, rule: str) -> list[Prediction]:
    """What a tool changed that only gives the corrected text."""
    edits = alignment.derive(text, corrected) if corrected != text else ()
    return [Prediction(edit.start, edit.end, edit.replacement, rule) for edit in edits]


def piped(command: Sequence[str], text: str) -> str:
    """What a command writes when the text is its standard input, whatever its exit code.

    Raises ImportError when there is no such command.
    """
    try:
        done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)
    except FileNotFoundError as error:
        raise ImportError(f"{command[0]} is not installed") from error
    return done.stdout
