"""Merged tokens: the evidence that one token is two words whose space was lost.

A noisy-channel comparison: what the two parts cost as words in this context, against what the whole costs as an
unknown word or name.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from decalque.analysis import Analysis
from decalque.kinds import CAP_UNKNOWN, HUMPS, LOWER_UNKNOWN
from decalque.lexicon import NAME, Entry, Flag, Lexicon
from decalque.scoring.model import checked
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
    "hyphen",
)  # fmt: skip

_HYPHENS = ("-", "‑")
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


@lru_cache(maxsize=100_000)
def _splits(lexicon: Lexicon, token: str) -> list[Split]:
    if len(token) > LONGEST or len(token) < 3:
        return []
    whole = Lexicon.without_possessive(token)
    word_letters, name_letters = lexicon.letters(whole)
    rim = [min(a, b) for a, b in zip(word_letters, name_letters, strict=True)]
    entry = lexicon.entry(whole.lower())
    humps = [k for k in range(1, len(token)) if token[k].isupper() and token[k - 1].islower()]
    found = []
    for k in humps or range(1, len(token)):
        if not token[k].isalpha() or not token[k - 1].isalpha():
            continue
        right = read_part(lexicon, token[k:], first=bool(humps))
        left = right and read_part(lexicon, token[:k], first=True)
        if left and right:
            found.append(_split(left, right, token, k, rim, entry))
    found.sort(key=lambda s: -s.rank)
    return found[:3]


def _split(left: Part, right: Part, token: str, k: int, rim: list[float], entry: Entry) -> Split:
    """`rim` holds what each letter of the token costs under the likelier model of letters."""
    letters, seam = sum(rim), max(rim[k : k + 3], default=0.0)
    # what the letters of each part cost as letters of one unknown word, against what the part costs as a word
    right_gain = max(-3.0, min(8.0, sum(rim[k:]) - right.cost)) if right.known else 0.0
    left_gain = max(-3.0, min(8.0, sum(rim[:k]) - left.cost)) if left.known else 0.0
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
        letters / max(4, len(token)), 0.0 if left.known else left.cost / max(3, k), right_gain / 3, left_gain / 3,
        right_gain / 3 if capital and not left.known else 0.0,
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
    known_left = left.text in counts or left.lower in counts or left.text.capitalize() in counts
    start = page.starts_sentence(i)
    elsewhere = len(left.text) > 3 and known_left
    name = left.name or left.lower_name
    function = right.lower in FUNCTION
    hump = right.text[0].isupper()
    lower = words[i][0].islower() and not left.lower_name
    inflected = right.text.endswith(("ed", "ing", "es", "s", "ly")) and len(right.text) > 4 and not hump
    content = not function and right.known and not hump and right.lower not in ENDINGS
    return [
        *map(float, split.values),
        0.0 if seam is None else (seam + left.cost + right.cost) / 2,
        float(seam is not None),
        link(lexicon, before, left.lower),
        link(lexicon, right.lower, after),
        float(elsewhere),
        float(right.text in counts) if len(right.text) > 3 else 0.0,
        float(counts[words[i]] > 1),
        float(bool(before) and before[0].isupper() and words[i][0].isupper()),
        float(page.capital_share(i) > 0.7),
        float(name and len(left.text) > 3 and len(right.text) > 3 and content), float(name and function),
        float(left.ordinary_capital and content), float(lower and function and len(left.text) > 2),
        float(lower and content), float(lower and content and left.text.endswith(("s", "ed", "ing", "ly", "ion", "er"))),
        float(inflected), float(elsewhere and name), float(elsewhere and not left.known), min(len(right.text), 9) / 5,
        min(len(left.text), 9) / 5, float(left.name and right.name and hump), float(name and inflected),
        float(left.lower_name and not left.known),
        float(hump and lexicon.phrase(f"{left.lower} {right.lower}") is not None),
        float(start), float(start and left.ordinary_capital),
        float(hump and bool(lexicon.entry(left.lower).flags & Flag.GIVEN)), float(hump and left.name),
        float(page.gaps[i][-1:] in _HYPHENS or page.gaps[i + 1][:1] in _HYPHENS),
    ]  # fmt: skip


def link(lexicon: Lexicon, left: str, right: str) -> float:
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
        ways = ways_to_cut(page, i)
        if ways:
            yield i, ways


def ways_to_cut(page: Analysis, i: int) -> list[Split]:
    """The ways to cut word `i`, at the names of this page too."""
    word = page.words[i]
    if page.kinds[i] & HUMPS and (word.isupper() or word[:2] == "Mc"):
        return []
    ways = _splits(page.lexicon, word)
    if page.kinds[i] & LOWER_UNKNOWN and 5 < len(word) <= LONGEST:
        return [*ways, *_with_page_name(page, word)]
    return ways


def best_way(page: Analysis, i: int) -> tuple[float, Split, list[float]] | None:
    """The likeliest way to cut word `i` with its log odds and features; None when there is none."""
    found = None
    model = checked("merge", FEATURES)
    for way in ways_to_cut(page, i):
        values = features(page, i, way)
        logit = model.logit(values)
        if found is None or logit > found[0]:
            found = logit, way, values
    return found


def three_words(page: Analysis, i: int) -> tuple[Part, Part, Part] | None:
    """Word `i` as three words, the cheapest way; None when there is none.

    Only around "the", which is where words run together and real words seldom do ("oftheyear", "Putinandthe"): all three
    must be known, and both seams bigrams that are in use (a name needs a function word behind it).
    """
    word, lexicon = page.words[i], page.lexicon
    if "the" not in word[2:] or not 7 < len(word) <= LONGEST:
        return None
    found: tuple[float, tuple[Part, Part, Part]] | None = None
    for k in range(2, len(word) - 3):
        ways = [w for w in _splits(lexicon, word[k:]) if "the" in (w.left.lower, w.right.lower)]
        left = read_part(lexicon, word[:k], first=True) if ways else None
        if not left or not left.known:
            continue
        for way in ways:
            parts = left, way.left, way.right
            cost = sum(p.cost for p in parts)
            cheaper = found is None or cost < found[0]
            if cheaper and all(_in_use(lexicon, a, b) for a, b in itertools.pairwise(parts)):
                found = cost, parts
    return found[1] if found else None


def _in_use(lexicon: Lexicon, left: Part, right: Part) -> bool:
    if left.name or right.name:
        return left.name and len(left.text) > 3 and right.lower in FUNCTION
    return lexicon.bigram(left.lower, right.lower) is not None


def _with_page_name(page: Analysis, word: str) -> Iterator[Split]:
    """Cuts behind a name that no dictionary has but this page writes with a capital: "lukashenkoand"."""
    names = page.remember("unknown names", _unknown_names)
    for k in range(len(word) - 1, 3, -1):
        if word[:k] in names and (right := read_part(page.lexicon, word[k:], first=False)) and right.known:
            rim = [min(a, b) for a, b in zip(*page.lexicon.letters(word), strict=True)]
            left_letters = page.lexicon.letters(word[:k])
            left = Part(word[:k], word[:k], min(12.0, sum(left_letters[1]) + _UNKNOWN_COST), False, True, False, True)
            yield _split(left, right, word, k, rim, page.lexicon.entry(word))


def _unknown_names(page: Analysis) -> frozenset[str]:
    return frozenset(page.words[i].lower() for i in page.with_kind(CAP_UNKNOWN) if len(page.words[i]) > 3)
