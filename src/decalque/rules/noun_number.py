"""Nouns and the words before them that differ in number: "this measures", "those decision", "informations"; and subjects far from their verb."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from decalque.analysis import Analysis
from decalque.finding import Safety
from decalque.rules.persons import is_person
from decalque.rules.things import is_thing
from decalque.rules.verbs import FINITE, is_verb, third_person
from decalque.scoring.wordclasses import FUNCTION


class Mismatch(NamedTuple):
    """Offsets of a word, what is wrong with it, and what it should be."""

    start: int
    end: int
    message: str
    text: str
    safety: Safety


# What English does not count.
_UNCOUNTED = {
    f"{noun}s": noun
    for noun in "information advice furniture equipment luggage baggage homework knowledge software hardware feedback jewelry jewellery footage housework".split()
} | {"evidences": "evidence", "researches": "research", "progresses": "progress"}
_VERBS_TOO = frozenset("evidences researches progresses".split())
_BEFORE_NOUN = frozenset("the of some any more new many several few no his her their its these those all other legal forensic scientific various sufficient enough for and".split())
_DEMONSTRATIVE = {"these": "this", "those": "that", "These": "This", "Those": "That", "this": "these", "This": "These"}
_ONE = frozenset("is was has".split())
_SINGULAR = {"have": "has", "are": "is", "were": "was"}
_ATTRACTED = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:[a-z]+ )?(?:price|cost|value|rate|level|arrival|death|sale|increase|fall|rise|result|use|lack|situation|quality|growth|arrest|release"
    r"|presence|absence|closure|construction|destruction|collapse|loss|transfer|capture|publication|approval|decision|decline|cause|purpose|aim|goal|fate|security|safety|trial|search"
    r"|fear|violence|life|work|behavior|behaviour|attitude|position|response|reaction|decree|cancellation|evacuation|distribution|production|consumption) "
    r"of (?:the |these |those |all |some |its |their |his |her )?(?:[a-z]+ )?(?P<noun>[a-z]+s) (?P<verb>have|are|were)\b"
)
_TOGETHER = re.compile(
    r"(?:^|[^\w,;\s] ?|\n)The (?P<noun>[a-z]+)(?: of [^,.;\n]{2,40})?, (?:together with|along with|as well as|accompanied by|in addition to) [^,.;\n]{2,60}, (?P<verb>have|are|were)\b", re.MULTILINE
)


def mismatches(page: Analysis, is_plural: Callable[[Analysis, str], bool]) -> Iterator[Mismatch]:
    """Every such pair of words; `is_plural` says whether a noun is of several."""
    counts = page.document.counts
    if any(map(counts.__contains__, _UNCOUNTED)):
        yield from _uncounted(page)
    if any(map(counts.__contains__, _DEMONSTRATIVE)):
        yield from _demonstratives(page, is_plural)
    if any(map(counts.__contains__, _SINGULAR)):
        yield from _attracted(page, is_plural)


def _uncounted(page: Analysis) -> Iterator[Mismatch]:
    for i, word in enumerate(page.words):
        noun = _UNCOUNTED.get(word)
        if noun is None or (word in _VERBS_TOO and not (i and page.words[i - 1].lower() in _BEFORE_NOUN)):
            continue
        behind = page.words[i + 1] if i + 1 < len(page.words) else ""
        sure = behind not in _SINGULAR and not (i and page.words[i - 1].lower() in _DEMONSTRATIVE) and word not in _VERBS_TOO
        yield Mismatch(page.starts[i], page.document.end(i), f"“{noun}” has no plural", noun, Safety.UNSAFE if sure else Safety.DISPLAY)


def _demonstratives(page: Analysis, is_plural: Callable[[Analysis, str], bool]) -> Iterator[Mismatch]:
    last = len(page.words) - 1
    for i, word in enumerate(page.words):
        if word not in _DEMONSTRATIVE or i >= last or page.gaps[i + 1] != " ":
            continue
        noun = page.words[i + 1]
        behind = page.words[i + 2] if i + 2 <= last and page.gaps[i + 2] == " " else ""
        if word.lower() == "this":
            closed = behind in FINITE or (not third_person(page, noun) and (not behind or behind in FUNCTION or is_verb(page, behind)))
            fits = closed and noun.islower() and noun not in FUNCTION and is_plural(page, noun)
        else:
            fits = behind in _ONE and (is_thing(noun) or is_person(noun)) and not is_plural(page, noun)
        if fits:
            text = _DEMONSTRATIVE[word]
            yield Mismatch(page.starts[i], page.document.end(i), f"“{word}” does not agree with “{noun}”", text, Safety.UNSAFE)


def _attracted(page: Analysis, is_plural: Callable[[Analysis, str], bool]) -> Iterator[Mismatch]:
    for pattern in (_ATTRACTED, _TOGETHER):
        for match in pattern.finditer(page.text):
            noun, verb = match["noun"], match["verb"]
            i = page.document.index_at(match.start())
            if pattern is _ATTRACTED:
                before = page.words[i - 1] if i and page.gaps[i] == " " else ""
                fits = not noun.endswith(("ss", "us", "is", "news", "series")) and before in ("", "that", "but", "because", "while", "although")
            else:
                fits = (is_person(noun) or is_thing(noun)) and not is_plural(page, noun)
            if fits:
                yield Mismatch(*match.span("verb"), f"“{verb}” does not agree with its subject", _SINGULAR[verb], Safety.DISPLAY)
