"""Text in the cells of a terminal: how wide it is, and what stands for signs that can't be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# All of these take one cell and stand for themselves.
_PLAIN = re.compile(r"[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*\Z")
_NEWLINES = "\r\n\x85\u2028\u2029"
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"


def cells(text: str) -> list[tuple[str, int]]:
    """What is shown for each code point, and how many cells it takes."""
    if _PLAIN.match(text):
        return [(char, 1) for char in text]
    shown: list[tuple[str, int]] = []
    for char in text:
        shown.append(_cell(char, shown[-1][0] if shown else ""))
    return shown


def _cell(char: str, before: str) -> tuple[str, int]:
    if " " <= char <= "~":
        return char, 1
    if char in _NEWLINES:
        return "⏎", 1
    if char in "\t\xa0":
        return " ", 1
    category = unicodedata.category(char)
    if category in ("Mn", "Me") or (char == _JOINER and before and unicodedata.category(before[0]) == "So"):
        return (char, 0) if before or char == _EMOJI_STYLE else ("◌" + char, 1)
    if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        name = f"<U+{ord(char):04X}>"
        return name, len(name)
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(shown: Iterable[tuple[str, int]]) -> int:
    """The cells that all of it takes."""
    return sum([cell for _, cell in shown])


def join(shown: Iterable[tuple[str, int]]) -> str:
    """The text that is shown."""
    return "".join([char for char, _ in shown])


def clip(shown: list[tuple[str, int]], most: int) -> tuple[list[tuple[str, int]], bool]:
    """As much of the beginning as fits into `most` cells, and whether anything was cut."""
    total = 0
    for index, (_, cell) in enumerate(shown):
        total += cell
        if total > most:
            return shown[:index], True
    return shown, False
