"""Nouns and the words before them that differ in number: "this measures", "those decision", "informations"; and subjects far from their verb."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from decalque.analysis import Analysis
from decalque.expressions import expression
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
_OWNING = frozenset("the its their".split())
_SINGULAR = {"have": "has", "are": "is", "were": "was"}
# Heads of one, behind which "of" and a noun of several lead the verb astray.
_HEADS = frozenset(
    """
    price cost value rate level arrival death sale increase fall rise result use lack situation quality growth arrest release presence absence
    closure construction destruction collapse loss transfer capture publication approval decision decline cause purpose aim goal fate security
    safety trial search fear violence life work behavior behaviour attitude position response reaction decree cancellation evacuation
    distribution production consumption
    """.split()
)
_ASTRAY = expression(r"of (?:the |these |those |all |some |its |their |his |her )?(?:[a-z]+ )?(?P<noun>[a-z]+s) (?P<verb>have|are|were)\b")
_CLAUSE = frozenset("that but because while although".split())
_TOGETHER = expression(r", (?:together with|along with|as well as|accompanied by|in addition to) [^,.;\n]{2,60}, (?P<verb>have|are|were)\b")
_SUBJECT = expression(r"The (?P<noun>[a-z]+)(?: of [^,.;\n]{2,40})?")



def mismatches(page: Analysis, is_plural: Callable[[Analysis, str], bool]) -> Iterator[Mismatch]:
    """Every such pair of words; `is_plural` says whether a noun is of several."""
    counts = page.document.counts
    if any(map(counts.__contains__, _UNCOUNTED)):
        yield from _uncounted(page)
    if any(map(counts.__contains__, _DEMONSTRATIVE)):
        yield from _demonstratives(page, is_plural)
    if any(map(counts.__contains__, _SINGULAR)):
        yield from _attracted(page)
        yield from _together(page, is_plural)


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


def _attracted(page: Analysis) -> Iterator[Mismatch]:
    words = page.words
    for k in page.where(_HEADS):
        if not 0 < k < len(words) - 2 or words[k + 1] != "of":
            continue
        first = k - 1 if words[k - 1].lower() in _OWNING else k - 2
        if first < 0 or words[first].lower() not in _OWNING or not (page.starts_sentence(first) or words[first - 1] in _CLAUSE):
            continue
        match = _ASTRAY.match(page.text, page.starts[k + 1])
        if match is not None and not match["noun"].endswith(("ss", "us", "is", "news", "series")):
            yield _astray(match)


def _together(page: Analysis, is_plural: Callable[[Analysis, str], bool]) -> Iterator[Mismatch]:
    for match in _TOGETHER.finditer(page.text):
        first, _ = page.sentence_of(page.document.index_at(match.start() - 1))
        subject = _SUBJECT.fullmatch(page.text, page.starts[first], match.start())
        if subject is not None and (is_person(subject["noun"]) or is_thing(subject["noun"])) and not is_plural(page, subject["noun"]):
            yield _astray(match)


def _astray(match: re.Match[str]) -> Mismatch:
    verb = match["verb"]
    return Mismatch(*match.span("verb"), f"“{verb}” does not agree with its subject", _SINGULAR[verb], Safety.DISPLAY)
