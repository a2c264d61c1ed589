"""Other tools that read English and complain, each behind a function from a text to the number of its findings.

A peer is a function that loads the tool and returns its checker; it raises ImportError when the tool is not installed.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

Checker = Callable[[str], int]


def harper() -> tuple[str, Checker]:
    """Harper, a grammar checker in Rust: pip install harper-py."""
    from harper import Linter

    linter = Linter()
    return f"harper-py {version('harper-py')}", lambda text: len(linter.lint(text, language="plaintext"))


def proselint() -> tuple[str, Checker]:
    """proselint, a style checker in Python: pip install proselint."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return f"proselint {version('proselint')}", lambda text: len(LintFile("text", text).lint())


PEERS: dict[str, Callable[[], tuple[str, Checker]]] = {"harper": harper, "proselint": proselint}
