"""Slips of the keyboard: unknown words that are one letter away from a frequent one, and so neither names nor merged words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from decalque.lexicon import Lexicon

_SHORTEST = 6  # letters; shorter words have too many neighbours
FREQUENT = 3.7  # Zipf frequency of the word that was meant


@lru_cache(maxsize=2_000)
def slip_of(lexicon: Lexicon, word: str, least: float = FREQUENT, *, other_letters: bool = True) -> str:
    """The most frequent word of which an unknown word is a slip ("copmpany": "company"); "" when there is none.

    `least` is the least Zipf frequency of that word. One letter too many or too few, one in place of another
    (unless not `other_letters`), or two that changed places (F. J. Damerau, 1964).
    """
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha() and word.islower()):
        return ""
    meant = max(_one_off(word, other_letters), key=lexicon.zipf)
    fits = len(meant) >= _SHORTEST and lexicon.zipf(meant) >= least and (lexicon.is_word(meant) or lexicon.is_name(meant))
    return meant if fits else ""


def _one_off(word: str, other_letters: bool) -> Iterator[str]:
    """Every sequence of letters that is one slip away."""
    for k in range(len(word) + 1):
        head, tail = word[:k], word[k:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        if tail:
            yield head + tail[1:]
        for letter in ascii_lowercase:
            yield head + letter + tail
            if tail and other_letters:
                yield head + letter + tail[1:]
