"""Merged tokens: the evidence that one token is two words whose space was lost.

A noisy-channel comparison: what the two parts cost as words in this context, against what the whole costs as an
unknown word or name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from decalque.analysis import HUMPS, Analysis
from decalque.lexicon import NAME, Entry, Flag, Lexicon
from decalque.scoring.wordclasses import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    ENDINGS,
    FUNCTION,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    REPORTING,
    STARTS,
)

FEATURES = (
    "gain", "left cost", "right cost", "left unknown", "left lower name", "left ordinary capital", "right unknown",
    "right function word", "right article", "right preposition", "right conjunction", "right auxiliary",
    "right pronoun", "right relative", "right reporting", "left function word", "right 1 letter", "right 2 letters",
    "right 3 letters", "left 1 letter", "left 2 letters", "left 3 letters", "hump at seam", "right unknown capital",
    "whole capitalised", "whole rare word", "whole frequency", "ending", "beginning", "seam letters", "whole letters",
    "unknown left letters", "bigram seam", "bigram seam seen", "bigram before", "bigram after", "left elsewhere",
    "right elsewhere", "whole recurs", "name before", "capital line",
)  # fmt: skip

LONGEST = 40  # letters of a token that is looked at
_UNKNOWN_COST = 3.0  # log10: what it costs to be in no dictionary


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a seam as a word: what it costs (-log10 probability) and what it is."""

    text: str
    lower: str
    cost: float
    known: bool
    lower_name: bool
    ordinary_capital: bool
    name: bool


@dataclass(frozen=True, slots=True)
class Split:
    """A token cut in two, with the features that do not depend on the context."""

    left: Part
    right: Part
    values: tuple[float, ...]
    rank: float


def read_part(lexicon: Lexicon, text: str, *, first: bool) -> Part | None:
    """The part as a word; None when it can't be one."""
    lower = text.lower().replace("’", "'")
    base = Lexicon.without_possessive(lower)
    entry = lexicon.entry(base)
    capital = text[0].isupper()
    word = bool(entry.flags & Flag.WORD)
    listed = bool(entry.flags & (Flag.CAPITALISED | NAME))
    if not text[1:].islower() and len(text) > 1 and not (text.isupper() and listed):
        return None
    if word and not capital:
        if len(text) == 1 and text not in "ai":
            return None
        return Part(text, lower, _cost(entry), True, False, False, False)
    if capital and (listed or word):
        return Part(text, lower, _cost(entry), True, False, word and not listed, listed)
    if listed and not capital:
        return Part(text, lower, _cost(entry) + 1.0, True, True, False, True) if len(text) > 2 else None
    if len(text) < 3 or not first or not capital:
        return None
    letters = sum(lexicon.letters(base)[1])
    return Part(text, lower, min(12.0, letters + _UNKNOWN_COST), False, False, False, False)


def _cost(entry: Entry) -> float:
    return 9.0 - max(entry.zipf, 0.5)


def splits(lexicon: Lexicon, token: str) -> list[Split]:
    """The ways to cut a token in two words, the likeliest first, three at most; the context is not looked at."""
    return _splits(lexicon, token)


@lru_cache(maxsize=100_000)
def _splits(lexicon: Lexicon, token: str) -> list[Split]:
    if len(token) > LONGEST or len(token) < 3:
        return []
    whole = Lexicon.without_possessive(token)
    word_letters, name_letters = lexicon.letters(whole)
    letters = min(sum(word_letters), sum(name_letters))
    rim = [min(a, b) for a, b in zip(word_letters, name_letters, strict=True)]
    entry = lexicon.entry(whole.lower())
    humps = [k for k in range(1, len(token)) if token[k].isupper() and token[k - 1].islower()]
    found = []
    for k in humps or range(1, len(token)):
        if not token[k].isalpha() or not token[k - 1].isalpha():
            continue
        left = read_part(lexicon, token[:k], first=True)
        right = left and read_part(lexicon, token[k:], first=bool(humps))
        if left and right:
            found.append(_split(left, right, token, k, letters, max(rim[k : k + 3], default=0.0), entry))
    found.sort(key=lambda s: -s.rank)
    return found[:3]


def _split(left: Part, right: Part, token: str, k: int, letters: float, seam: float, entry: Entry) -> Split:
    capital = token[0].isupper()
    hump = right.text[0].isupper()
    gain = letters + _UNKNOWN_COST - left.cost - right.cost
    values = (
        gain / 5, left.cost / 5, right.cost / 5, not left.known, left.lower_name, left.ordinary_capital,
        not right.known, right.lower in FUNCTION, right.lower in ARTICLES, right.lower in PREPOSITIONS,
        right.lower in CONJUNCTIONS, right.lower in AUXILIARIES, right.lower in PRONOUNS, right.lower in RELATIVES,
        right.lower in REPORTING, left.lower in FUNCTION, len(right.text) == 1, len(right.text) == 2,
        len(right.text) == 3, k == 1, k == 2, k == 3, hump, hump and not right.known, capital,
        bool(entry.flags & Flag.RARE), entry.zipf / 3, right.lower in ENDINGS, left.lower in STARTS, seam / 3,
        letters / max(4, len(token)), 0.0 if left.known else left.cost / max(3, k),
    )  # fmt: skip
    return Split(left, right, values, -left.cost - right.cost - (0.0 if left.known else 1.5))


def features(page: Analysis, i: int, split: Split) -> list[float]:
    """The features of one way to cut word `i`."""
    lexicon, words = page.lexicon, page.words
    left, right = split.left, split.right
    seam = lexicon.bigram(left.lower, right.lower)
    counts = page.document.counts
    before = words[i - 1] if i and page.gaps[i] == " " else ""
    after = words[i + 1] if i + 1 < len(words) and page.gaps[i + 1] == " " else ""
    return [
        *map(float, split.values),
        0.0 if seam is None else (seam + left.cost + right.cost) / 2,
        float(seam is not None),
        _link(lexicon, before, left.lower),
        _link(lexicon, right.lower, after),
        float(left.text in counts or left.lower in counts or left.text.capitalize() in counts) if len(left.text) > 3 else 0.0,
        float(right.text in counts) if len(right.text) > 3 else 0.0,
        float(counts[words[i]] > 1),
        float(bool(before) and before[0].isupper() and words[i][0].isupper()),
        float(page.capital_share(i) > 0.7),
    ]


def _link(lexicon: Lexicon, left: str, right: str) -> float:
    """How much likelier two words are in a row than apart (log10, halved), -0.5 when never seen in a row."""
    if not left or not right:
        return 0.0
    seen = lexicon.bigram(left, right)
    if seen is None:
        return -0.5
    return min(2.5, seen + 18 - lexicon.zipf(left) - lexicon.zipf(right)) / 2


def candidates(page: Analysis, kinds: int) -> Iterator[tuple[int, list[Split]]]:
    """The words of these kinds that can be cut at all, with the ways to cut them."""
    for i in page.with_kind(kinds):
        word = page.words[i]
        if page.kinds[i] & HUMPS and (word.isupper() or word[:2] == "Mc"):
            continue
        ways = _splits(page.lexicon, word)
        if ways:
            yield i, ways
