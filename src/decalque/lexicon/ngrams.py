"""A character 4-gram model: how likely a string of letters is as a word, or as a name.

Interpolated Witten-Bell smoothing (Bell, Cleary and Witten 1990). The table is dense and quantised to one byte
an n-gram, so that it can be used from a memory map without unpacking.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from math import log10

ALPHABET = 28  # 0: rim of the word, 1..26: a..z, 27: anything else
_STEP = 1 / 32  # log10 units
_CUBE = ALPHABET**3


@cache
def _code(char: str) -> int:
    base = unicodedata.normalize("NFD", char)[:1].lower()
    return ord(base) - 96 if "a" <= base <= "z" else 27


def codes(word: str) -> list[int]:
    """The word as numbers, with three rims before it and one behind it."""
    return [0, 0, 0, *map(_code, word), 0]


def train(words: Iterable[str]) -> bytes:
    """The table of a model of `words` (types, each counted once)."""
    counts: dict[int, Counter[int]] = defaultdict(Counter)  # context (with its length) -> next
    for word in words:
        row = codes(word)
        for i in range(3, len(row)):
            a, b, c, d = row[i - 3 : i + 1]
            counts[_context(a, b, c)][d] += 1
            counts[_context(-1, b, c)][d] += 1
            counts[_context(-1, -1, c)][d] += 1
            counts[_context(-1, -1, -1)][d] += 1
    uniform = [1 / ALPHABET] * ALPHABET
    order0 = _smoothed(counts.get(_context(-1, -1, -1)), uniform)
    table = bytearray()
    order1 = [_smoothed(counts.get(_context(-1, -1, c)), order0) for c in range(ALPHABET)]
    order2 = [
        [_smoothed(counts.get(_context(-1, b, c)), order1[c]) for c in range(ALPHABET)] for b in range(ALPHABET)
    ]
    for a in range(ALPHABET):
        for b in range(ALPHABET):
            for c in range(ALPHABET):
                row3 = _smoothed(counts.get(_context(a, b, c)), order2[b][c])
                table += bytes([min(255, int(-log10(p) / _STEP)) for p in row3])
    return bytes(table)


def _context(a: int, b: int, c: int) -> int:
    return ((a + 1) * 32 + b + 1) * 32 + c + 1


def _smoothed(seen: Counter[int] | None, lower: list[float]) -> list[float]:
    if not seen:
        return lower
    total, kinds = seen.total(), len(seen)
    scale = 1 / (total + kinds)
    return [(seen[d] + kinds * p) * scale for d, p in enumerate(lower)]


def costs(table: bytes | memoryview, row: list[int]) -> list[float]:
    """The cost (-log10 probability) of each letter of an encoded word, and of its end."""
    key = 0
    result = []
    for d in row[3:]:
        result.append(table[key * ALPHABET + d] * _STEP)
        key = (key * ALPHABET + d) % _CUBE
    return result
