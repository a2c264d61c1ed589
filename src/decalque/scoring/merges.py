"""Merged tokens: the evidence that one token is two words whose space was lost.

How the token can be cut is told by `decalque.scoring.cuts`; the words around it and the rest of the page are added here.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache, lru_cache

from decalque.analysis import Analysis
from decalque.kinds import CAP_UNKNOWN, HUMPS, LOWER_UNKNOWN
from decalque.lexicon import Lexicon
from decalque.scoring.cuts import (
    FEATURES,
    LONGEST,
    UNKNOWN_COST,
    Part,
    Split,
    read_part,
    rim_of,
    split,
    splits,
)
from decalque.scoring.model import checked, least_reported
from decalque.scoring.wordclasses import AUXILIARIES, DETERMINERS, FUNCTION, PREPOSITIONS, REPORTING

__all__ = ["FEATURES", "HOPELESS", "best_way", "candidates", "features", "is_merged", "link", "three_words", "ways_to_cut"]

_AT = {name: k for k, name in enumerate(FEATURES)}
_HYPHENS = ("-", "‑")
HOPELESS = -4.0  # natural log odds; ways to cut that are no likelier are all the same
_LINKS = (-4.0, 1.25)  # the least and the most that `link` gives


def features(page: Analysis, i: int, way: Split) -> list[float]:
    """The features of one way to cut word `i`."""
    words, counts, at = page.words, page.document.counts, _AT
    left, right = way.left, way.right
    before = words[i - 1] if i and page.gaps[i] == " " else ""
    after = words[i + 1] if i + 1 < len(words) and page.gaps[i + 1] == " " else ""
    start = page.starts_sentence(i)
    row = list(way.values)
    row[at["bigram before"]] = link(page.lexicon, before, left.lower)
    row[at["bigram after"]] = link(page.lexicon, right.lower, after)
    if _elsewhere(page, left):
        row[at["left elsewhere"]] = 1.0
        row[at["name elsewhere"]] = float(left.name or left.lower_name)
        row[at["unknown name elsewhere"]] = float(not left.known)
    row[at["right elsewhere"]] = float(right.text in counts and len(right.text) > 3)
    row[at["whole recurs"]] = float(counts[words[i]] > 1)
    row[at["name before"]] = float(bool(before) and before[0].isupper() and words[i][0].isupper())
    row[at["capital line"]] = float(page.capital_share(i) > 0.7)
    row[at["sentence start"]] = float(start)
    row[at["ordinary capital at sentence start"]] = float(start and left.ordinary_capital)
    if words[i][0].isupper() and right.text[0].islower():
        determiner, inflected = float(after in DETERMINERS), row[at["inflected right"]]
        row[at["determiner after"]] = determiner
        row[at["finite verb after"]] = float(after in AUXILIARIES or after in REPORTING)
        row[at["inflected right and determiner after"]] = determiner * inflected
        row[at["inflected right and preposition after"]] = inflected * (after in PREPOSITIONS)
        row[at["right verb and determiner after"]] = determiner * (right.lower in AUXILIARIES or right.lower in REPORTING)
    row[at["inline tag"]] = float(page.starts[i] + len(left.text) in page.rims)
    row[at["hyphen"]] = float(page.gaps[i][-1:] in _HYPHENS or page.gaps[i + 1][:1] in _HYPHENS)
    return row


def _elsewhere(page: Analysis, left: Part) -> bool:
    """Whether the first part of a token stands on the page by itself, if it is long enough for that to say something."""
    counts = page.document.counts
    return len(left.text) > 3 and (left.text in counts or left.lower in counts or left.text.capitalize() in counts)


@cache
def _context() -> dict[str, float]:
    """The weights of the features that depend on the context; "" has the most that those say which any word may have."""
    weight = dict(zip(FEATURES, checked("merge", FEATURES).weights, strict=True))
    single = sum(max(0.0, weight[n]) for n in ("right elsewhere", "whole recurs", "name before", "capital line", "hyphen"))
    single += sum(max(0.0, weight[n]) for n in FEATURES if n.endswith(" after") and n != "bigram after")
    links = sum(max(weight[n] * end for end in _LINKS) for n in ("bigram before", "bigram after"))
    return weight | {"": single + links + 1e-6}  # of rounding


@lru_cache(maxsize=100_000)
def _hopes(lexicon: Lexicon, token: str) -> list[tuple[Split, float, float]]:
    """The ways to cut a token, each with the most that its log odds may be, and what it adds when the left part is elsewhere."""
    return [(way, *_hope(way)) for way in splits(lexicon, token)]


def _hope(way: Split) -> tuple[float, float]:
    weight, left = _context(), way.left
    start = weight["sentence start"] + weight["ordinary capital at sentence start"] * left.ordinary_capital
    elsewhere = weight["left elsewhere"] + weight["name elsewhere"] * (left.name or left.lower_name)
    elsewhere += weight["unknown name elsewhere"] * (not left.known)
    return checked("merge", FEATURES).logit(way.values) + weight[""] + max(0.0, start), max(0.0, elsewhere)


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
    if _is_brand(page, i):
        return []
    ways = splits(page.lexicon, word)
    return [*ways, *_with_page_name(page, word)] if page.kinds[i] & LOWER_UNKNOWN else ways


def _is_brand(page: Analysis, i: int) -> bool:
    word = page.words[i]
    return bool(page.kinds[i] & HUMPS) and (word.isupper() or word[:2] == "Mc")


Best = tuple[float, Split, list[float]] | None


def best_way(page: Analysis, i: int) -> Best:
    """The likeliest way to cut word `i` with its log odds and features; None when none is worth a finding.

    For words in lower case, unlikely ways (but no `HOPELESS` ones) are told too: they speak for or against a name.
    """
    known: dict[int, Best] = page.remember("best ways to cut", lambda page: {})
    if i not in known:
        known[i] = None if _is_brand(page, i) else _best_way(page, i)
    return known[i]


def is_merged(page: Analysis, i: int) -> bool:
    """Whether word `i` is told to be two words."""
    if not page.kinds[i] & LOWER_UNKNOWN:
        return False
    best = best_way(page, i)
    return best is not None and best[0] >= least_reported("merge")


def _best_way(page: Analysis, i: int) -> Best:
    word, least = page.words[i], least_reported("merge")
    ways = _hopes(page.lexicon, word)
    if page.kinds[i] & LOWER_UNKNOWN:
        least = min(least, HOPELESS)
        ways = [*ways, *((way, *_hope(way)) for way in _with_page_name(page, word))]
    if page.rims:
        rims = [*_at_rims(page, i)]
        ways = [*ways, *((way, hope + _context()["inline tag"], elsewhere) for way, hope, elsewhere in rims)]
    found: Best = None
    for way, hope, elsewhere in ways:
        # most tokens are cut so badly that the context need not be looked at
        if hope <= least and (hope + elsewhere <= least or not _elsewhere(page, way.left)):
            continue
        values = features(page, i, way)
        logit = checked("merge", FEATURES).logit(values)
        if logit > least and (found is None or logit > found[0]):
            found = logit, way, values
    return found


def _at_rims(page: Analysis, i: int) -> Iterator[tuple[Split, float, float]]:
    """The cuts of word `i` where inline markup begins or ends."""
    word, start = page.words[i], page.starts[i]
    for k in range(1, min(len(word), LONGEST)):
        if start + k in page.rims and (right := read_part(page.lexicon, word[k:], first=False)):
            left = read_part(page.lexicon, word[:k], first=True)
            if left and (left.known or right.known):
                way = split(page.lexicon, left, right, word, rim_of(page.lexicon, word))
                yield way, *_hope(way)


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
        ways = [w for w in splits(lexicon, word[k:]) if "the" in (w.left.lower, w.right.lower)]
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
    if not names or not 5 < len(word) <= LONGEST:
        return
    for k in range(len(word) - 1, 3, -1):
        if word[:k] in names and (right := read_part(page.lexicon, word[k:], first=False)) and right.known:
            cost = min(12.0, sum(page.lexicon.name_letters(word[:k])) + UNKNOWN_COST)
            left = Part(word[:k], word[:k], cost, False, True, False, True)
            yield split(page.lexicon, left, right, word, rim_of(page.lexicon, word))


def _unknown_names(page: Analysis) -> frozenset[str]:
    return frozenset(page.words[i].lower() for i in page.with_kind(CAP_UNKNOWN) if len(page.words[i]) > 3)
