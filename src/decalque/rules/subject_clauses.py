"""A clause that has its subject twice and no other verb: "the vaccine it will be available", "engineers they warned that the roof leaked"."""

from __future__ import annotations

from decalque.analysis import Analysis
from decalque.packs.classes import NUMBERS, PAST
from decalque.rules.persons import GROUPS, is_person
from decalque.rules.subject_asides import COLLECTIVES
from decalque.rules.verbs import BASE, FINITE, is_verb, third_person
from decalque.scoring.wordclasses import ADVERBS, ARTICLES, FUNCTION, PREPOSITIONS, REPORTING

_DETERMINERS = ARTICLES | frozenset("this that these those his her its their our my your some several many most both two three four five six".split())
# Words behind which a clause begins.
_BEFORE = frozenset("that and but when while because although though if whether where since until before after as so".split())
_SUBORDINATORS = frozenset("that who which whom whose when while because although though if whether where since until before after as than so".split())
_JOINING = frozenset("of for in on at to from with against and the de del la".split())
_LONGEST = 9  # words of the subject
_OPENING = PREPOSITIONS | ADVERBS | frozenset(("according", "thanks", "due"))
_LINKING = frozenset("is are was were be been has have had remained remains became becomes seemed seems appeared appears stayed stays got gets".split())
_MODALS = frozenset("will would can could may might must should".split())
_HAVE = frozenset("has have had".split())
_PLACES_AND_TIMES = frozenset("day days week weeks month months year years time times way ways place places moment moments night part extent first only best last".split())


def repeats_in_clause(page: Analysis, i: int, verb: int) -> bool:
    """Whether the pronoun at word `i` stands behind its subject in a clause that no verb but `verb` could hold together.

    A relative clause ("the vaccine it will sell") is part of a subject or object: then a verb stands before it or comes after it.
    """
    if verb < 0 or page.gaps[i] != " ":
        return False
    first = _clause_start(page, i)
    if first < 0 or not _is_subject(page, first, i):
        return False
    return _alone(page, verb, page.sentence_of(i)[1], plural=page.words[i].lower() == "they")


def _clause_start(page: Analysis, i: int) -> int:
    """The first word of the clause whose words up to pronoun `i` are not parted by a mark; -1 where it is not seen."""
    start, _ = page.sentence_of(i)
    for k in range(i - 1, max(start, i - _LONGEST) - 1, -1):
        if k == start:
            return k
        if page.gaps[k] == ", ":
            return k if page.words[start].lower() in _OPENING and not any(is_verb(page, w) for w in page.words[start:k]) else -1
        if page.gaps[k] not in (" ", "-"):
            return -1
        before = page.words[k - 1].lower()
        if before in _BEFORE and (before not in ("and", "as") or page.gaps[k - 1] == ", "):
            return k
    return -1


def _is_subject(page: Analysis, first: int, i: int) -> bool:
    """Whether the words from `first` up to pronoun `i` are a subject that it agrees with."""
    words = page.words[first:i]
    determined = words[0].lower() in _DETERMINERS
    body = words[1:] if determined else words
    if not body or words[0].lower() in PREPOSITIONS or any(is_verb(page, w) or (w in FUNCTION and w not in _JOINING) for w in body) or body[-1].lower() in FUNCTION:
        return False
    head = next((body[k - 1] for k in range(1, len(body)) if body[k] in PREPOSITIONS), body[-1]).lower()
    comparative = words[0].lower() == "the" and head.endswith(("er", "worse", "more", "less")) and not is_person(head)  # "the worse it is"
    if comparative or head in _PLACES_AND_TIMES or head.endswith(("ly", "ing", "est")) or page.words[i - 1].endswith(("'s", "’s")):
        return False
    if len(body) > 1 and third_person(page, body[-1]) and page.words[i].lower() != "they":
        return False  # "if the rise in prices continues it could"
    plural = head in GROUPS or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
    pronoun = page.words[i].lower()
    if pronoun == "they":
        return plural or head in COLLECTIVES
    if plural or not determined:
        return False
    return is_person(head) if pronoun in ("he", "she") else not is_person(head)


def _alone(page: Analysis, verb: int, end: int, *, plural: bool) -> bool:
    """Whether no word behind `verb` could be the finite verb of another clause, but in one that a subordinator opens."""
    words = page.words
    k = verb + 1
    if words[verb] in _MODALS | _HAVE:
        k += 1
    if words[k - 1] in _LINKING:
        k += 1
    if end - k < 2 or page.gaps[verb + 1] != " ":
        return False
    if words[end - 1] in PREPOSITIONS:
        return False  # "the rules they are protesting against"
    allowed = 0
    while k < end:
        word = words[k]
        if word.lower() in _SUBORDINATORS and page.gaps[k] in (" ", ", "):
            allowed = 1
        elif word in FINITE or word in REPORTING or word in PAST or (word.endswith("ed") and is_verb(page, word)) or _verb_in_s(page, k) or (plural and word in BASE):
            if not allowed:
                return False
            allowed -= 1
            while k + 1 < end and (words[k + 1] in FINITE or words[k + 1] in ("be", "been", "not") or words[k + 1].endswith(("ed", "en"))):
                k += 1
        k += 1
    return True


def _verb_in_s(page: Analysis, k: int) -> bool:
    """Whether word `k` may be a verb in -s, not the plural noun of "three harvests"."""
    before = page.words[k - 1]
    counted = before[0].isdigit() or before.lower() in _DETERMINERS or before in PREPOSITIONS or before in NUMBERS
    return not counted and third_person(page, page.words[k])
