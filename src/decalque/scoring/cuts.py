"""A token cut in two words, whatever stands around it.

A noisy-channel comparison: what the two parts cost as words, against what the whole costs as an unknown word or name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

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
    "unknown left letters", "right gain", "left gain", "right gain of a name", "bigram seam", "bigram seam seen", "bigram before", "bigram after", "left elsewhere",
    "right elsewhere", "whole recurs", "name before", "capital line", "name and long word", "name and function word",
    "ordinary capital and content word", "words, the second a function word", "two content words", "inflected left",
    "inflected right", "name elsewhere", "unknown name elsewhere", "right length", "left length", "two listed names",
    "name and inflected right", "left is on the page only", "listed phrase",
    "sentence start", "ordinary capital at sentence start", "given name and capital", "listed name and capital",
    "hyphen", "inline tag", "accent in left", "hump and accent", "determiner after", "finite verb after",
    "inflected right and determiner after", "inflected right and preposition after", "right verb and determiner after",
)  # fmt: skip

LONGEST = 40  # letters of a token that is looked at
UNKNOWN_COST = 3.0  # log10: what it costs to be in no dictionary
_LISTED = Flag.CAPITALISED | NAME


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
    """A token cut in two; `values` has the features that do not depend on the context, and 0 for the others."""

    left: Part
    right: Part
    values: tuple[float, ...]


def read_part(lexicon: Lexicon, text: str, *, first: bool) -> Part | None:
    """The part as a word; None when it can't be one."""
    lower = text.lower().replace("’", "'")
    base = Lexicon.without_possessive(lower)
    entry = lexicon.entry(base)
    capital = text[0].isupper()
    word = bool(entry.flags & Flag.WORD)
    listed = bool(entry.flags & _LISTED)
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
    letters = sum(lexicon.name_letters(base))
    return Part(text, lower, min(12.0, letters + UNKNOWN_COST), False, False, False, False)


def _cost(entry: Entry) -> float:
    return 9.0 - max(entry.zipf, 0.5)


@lru_cache(maxsize=100_000)
def splits(lexicon: Lexicon, token: str) -> list[Split]:
    """The three likeliest ways to cut a token, whatever stands around it."""
    if len(token) > LONGEST or len(token) < 3:
        return []
    humps = [k for k in range(1, len(token)) if token[k].isupper() and token[k - 1].islower()]
    found: list[tuple[float, int, Part, Part]] = []
    for k in humps or _places(lexicon, token):
        if not token[k].isalpha() or not token[k - 1].isalpha():
            continue
        if token[k:] == "a" and token[k - 1] == "n" and token[0].isupper():  # "Bolivariana", "Peruana"
            continue
        right = read_part(lexicon, token[k:], first=bool(humps))
        left = right and read_part(lexicon, token[:k], first=True)
        if left and right:
            found.append((left.cost + right.cost + (0.0 if left.known else 1.5), k, left, right))
    if not found:
        return []
    found.sort(key=lambda way: way[0])
    rim = rim_of(lexicon, Lexicon.without_possessive(token))
    return [split(lexicon, left, right, token, rim) for _, _, left, right in found[:3]]


def _places(lexicon: Lexicon, token: str) -> Iterable[int]:
    """Where to cut a token without a capital inside: what stands behind a seam must be a word of the lexicon."""
    if not token.isalpha():
        return range(1, len(token))
    lower = token.lower()
    return (k for k in range(1, len(lower)) if lexicon.entry(lower[k:]).flags & (Flag.WORD | _LISTED))


def rim_of(lexicon: Lexicon, token: str) -> list[float]:
    """What each letter of a token, and its end, costs under the likelier model of letters."""
    return list(map(min, *lexicon.letters(token)))


def split(lexicon: Lexicon, left: Part, right: Part, token: str, rim: list[float]) -> Split:
    """The token cut into these parts; `rim` is what `rim_of` says of the token."""
    k, letters = len(left.text), sum(rim)
    seam = max(rim[k : k + 3], default=0.0)
    # what the letters of each part cost as letters of one unknown word, against what the part costs as a word
    right_gain = max(-3.0, min(8.0, sum(rim[k:]) - right.cost)) if right.known else 0.0
    left_gain = max(-3.0, min(8.0, sum(rim[:k]) - left.cost)) if left.known else 0.0
    capital = token[0].isupper()
    hump = right.text[0].isupper()
    gain = letters + UNKNOWN_COST - left.cost - right.cost
    entry = lexicon.entry(Lexicon.without_possessive(token).lower())
    pair = lexicon.bigram(left.lower, right.lower)
    function = right.lower in FUNCTION
    name = left.name or left.lower_name
    lower = token[0].islower() and not left.lower_name
    inflected = right.text.endswith(("ed", "ing", "es", "s", "ly")) and len(right.text) > 4 and not hump
    content = not function and right.known and not hump and right.lower not in ENDINGS
    values = (
        gain / 5, left.cost / 5, right.cost / 5, not left.known, left.lower_name, left.ordinary_capital,
        not right.known, function, right.lower in ARTICLES, right.lower in PREPOSITIONS,
        right.lower in CONJUNCTIONS, right.lower in AUXILIARIES, right.lower in PRONOUNS, right.lower in RELATIVES,
        right.lower in REPORTING, left.lower in FUNCTION, len(right.text) == 1, len(right.text) == 2,
        len(right.text) == 3, k == 1, k == 2, k == 3, hump, hump and not right.known, capital,
        bool(entry.flags & Flag.RARE), entry.zipf / 3, right.lower in ENDINGS, left.lower in STARTS, seam / 3,
        letters / max(4, len(token)), 0.0 if left.known else left.cost / max(3, k), right_gain / 3, left_gain / 3,
        right_gain / 3 if capital and not left.known else 0.0,
        0.0 if pair is None else (pair + left.cost + right.cost) / 2, pair is not None,
        0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
        name and len(left.text) > 3 and len(right.text) > 3 and content, name and function,
        left.ordinary_capital and content, lower and function and len(left.text) > 2,
        lower and content, lower and content and left.text.endswith(("s", "ed", "ing", "ly", "ion", "er")),
        inflected, 0.0, 0.0, min(len(right.text), 9) / 5,
        min(len(left.text), 9) / 5, left.name and right.name and hump, name and inflected,
        left.lower_name and not left.known,
        hump and lexicon.phrase(f"{left.lower} {right.lower}") is not None,
        0.0, 0.0,
        hump and bool(lexicon.entry(left.lower).flags & Flag.GIVEN), hump and left.name,
        0.0, 0.0,
        not left.text.isascii() and right.text.isascii() and right.known and not hump, hump and not token.isascii(),
        0.0, 0.0, 0.0, 0.0, 0.0,
    )  # fmt: skip
    return Split(left, right, tuple(map(float, values)))
