"""A character 4-gram model: how likely a string of letters is as a word, or as a name.

Interpolated Witten-Bell smoothing (Bell, Cleary and Witten 1990). The table is dense and quantised to one byte
an n-gram, so that it can be used from a memory map without unpacking.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log10

ALPHABET = 28  # 0: rim of the word, 1..26: a..z, 27: anything else
_STEP = 1 / 32  # log10 units
_CUBE = ALPHABET**3


class _Codes(dict[str, int]):
    """letter -> code; a blank is the rim."""

    def __missing__(self, char: str) -> int:
        base = unicodedata.normalize("NFD", char)[:1].lower()
        code = self[char] = ord(base) - 96 if "a" <= base <= "z" else 27
        return code


_code = _Codes({" ": 0}).__getitem__


def codes(word: str) -> list[int]:
    """The word as numbers, with three rims before it and one behind it."""
    return [0, 0, 0, *map(_code, word), 0]


def train(words: Iterable[str]) -> bytes:
    """The table of a model of `words` (types, each counted once)."""
    joined = bytes(map(_code, "   " + "   ".join(words) + "   "))
    by_context: list[dict[int, Counter[int]]] = [defaultdict(Counter) for _ in range(4)]
    for (a, b, c, d), n in Counter(zip(joined, joined[1:], joined[2:], joined[3:], strict=False)).items():
        if c == d == 0:  # between two words
            continue
        for order, context in enumerate((0, c, b * ALPHABET + c, (a * ALPHABET + b) * ALPHABET + c)):
            by_context[order][context][d] += n
    rows = [_smoothed(by_context[0].get(0), [1 / ALPHABET] * ALPHABET)]
    for order in (1, 2, 3):
        contexts, shorter = ALPHABET**order, len(rows)
        rows = [_smoothed(by_context[order].get(k), rows[k % shorter]) for k in range(contexts)]
    packed: dict[int, bytes] = {}  # contexts that were never seen share the row of a shorter one
    for row in rows:
        if id(row) not in packed:
            packed[id(row)] = bytes([min(255, int(-log10(p) / _STEP)) for p in row])
    return b"".join([packed[id(row)] for row in rows])


def _smoothed(seen: Counter[int] | None, shorter: list[float]) -> list[float]:
    """The distribution behind one context, leaning on that of the context without its first letter."""
    if not seen:
        return shorter
    kinds = len(seen)
    scale = 1 / (seen.total() + kinds)
    return [(seen[d] + kinds * p) * scale for d, p in enumerate(shorter)]


def costs(table: bytes | memoryview, row: list[int]) -> list[float]:
    """The cost (-log10 probability) of each letter of an encoded word, and of its end."""
    key = 0
    result = []
    for d in row[3:]:
        result.append(table[key * ALPHABET + d] * _STEP)
        key = (key * ALPHABET + d) % _CUBE
    return result
