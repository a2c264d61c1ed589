"""Colour, where a terminal wants it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TextIO

Paint = Callable[[str, str], str]
"""(text, style) -> the text in that style."""

_STYLES = {"place": "1", "code": "1;31", "mark": "1;31", "good": "32", "new": "1;32", "dim": "2"}


def wants_colour(choice: str, stream: TextIO) -> bool:
    """Whether to colour: `always`, `never`, or `auto` (a terminal, and neither NO_COLOR nor TERM=dumb is set)."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def painter(colour: bool) -> Paint:
    """A function that colours, or one that leaves the text as it is."""
    if not colour:
        return lambda text, style: text
    return lambda text, style: f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if text else ""
