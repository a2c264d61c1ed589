"""How well a stretch of words reads: word frequency, and the bigrams inside."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from decalque.lexicon import Lexicon

_UNSEEN = -0.5  # log10 by which two words that are no known bigram go together worse than by chance
_MOST = 3.0  # log10 that one bigram may add at most
_TYPICAL = 4.0  # Zipf frequency of an ordinary word of news


def fluency(lexicon: Lexicon, words: Sequence[str]) -> float:
    """How well the words go together, in log10 units: the mean of each pair against chance, less what rare words cost.

    The mean, so that a longer stretch is not better for its length; only differences mean something. The pairs are measured
    as in Church and Hanks (1990), by pointwise mutual information.
    """
    bonds = [_bond(lexicon, a, b) for a, b in pairwise(words)]
    costs = [min(0.0, lexicon.zipf(word) - _TYPICAL) for word in words if not word.isdigit()]
    return sum(bonds) / max(1, len(bonds)) + sum(costs) / max(1, len(costs))


def _bond(lexicon: Lexicon, left: str, right: str) -> float:
    seen = lexicon.bigram(left, right)
    if seen is None:
        return _UNSEEN
    chance = lexicon.zipf(left) + lexicon.zipf(right) - 18
    return max(_UNSEEN, min(_MOST, seen - chance))
