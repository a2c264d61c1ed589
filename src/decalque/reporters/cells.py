"""Text in the cells of a terminal: how wide it is, and what stands for signs that can't be seen."""

from __future__ import annotations

import unicodedata

from decalque.expressions import expression

# All of these take one cell and stand for themselves.
_PLAIN = expression(r"[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*\Z")
_NEWLINES = "\r\n\x85\u2028\u2029"
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"


# What is shown: text of which each code point takes one cell, or code points with the cells that each takes.
Shown = str | list[tuple[str, int]]


def cells(text: str) -> Shown:
    """What is shown for each code point, and how many cells it takes."""
    if _PLAIN.match(text):
        return text
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


def width(shown: Shown) -> int:
    """The cells that all of it takes."""
    return len(shown) if isinstance(shown, str) else sum([cell for _, cell in shown])


def join(shown: Shown) -> str:
    """The text that is shown."""
    return shown if isinstance(shown, str) else "".join([char for char, _ in shown])


def clip(shown: Shown, most: int) -> tuple[Shown, bool]:
    """As much of the beginning as fits into `most` cells, and whether anything was cut."""
    if isinstance(shown, str):
        return shown[: max(0, most)], len(shown) > most
    total = 0
    for index, (_, cell) in enumerate(shown):
        total += cell
        if total > most:
            return shown[:index], True
    return shown, False


def clip_left(shown: Shown, most: int) -> Shown:
    """As much of the end as fits into `most` cells; it never begins with a combining mark."""
    if isinstance(shown, str):
        return shown[max(0, len(shown) - most) :]
    total, first = 0, len(shown)
    while first > 0 and total + shown[first - 1][1] <= most:
        first -= 1
        total += shown[first][1]
    while first < len(shown) and shown[first][1] == 0:
        first += 1
    return shown[first:]
