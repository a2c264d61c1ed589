"""A clause that has its subject twice and no other verb: "the vaccine it will be available", "engineers they warned that the roof leaked"."""

from __future__ import annotations

from decalque.analysis import Analysis
from decalque.lexicon import Flag
from decalque.packs.classes import NUMBERS
from decalque.rules.persons import GROUPS, is_person
from decalque.rules.subject_asides import COLLECTIVES, named
from decalque.rules.verbs import BASE, FINITE, is_verb, third_person
from decalque.scoring.wordclasses import ADVERBS, ARTICLES, FUNCTION, PREPOSITIONS

_DETERMINERS = ARTICLES | frozenset("this that these those his her its their our my your some several many most both two three four five six".split())
# Words behind which a clause begins.
_BEFORE = frozenset("that and but when while because although though if whether where so".split())
_SUBORDINATORS = frozenset("that who which whom whose when while because although though if whether where since until before after as than so".split())
_JOINING = frozenset("of for in on at to from with against and the de del la".split())
_LONGEST = 9  # words of the subject
_OPENING = PREPOSITIONS | ADVERBS | frozenset(("according", "thanks", "due"))
_LINKING = frozenset("is are was were be been has have had remained remains became becomes seemed seems appeared appears stayed stays got gets".split())
_COUNTING = frozenset("million billion dozens hundreds thousands more fewer new other such".split())
_COMPARATIVES = frozenset(  # "the worse it is"
    """
    better worse more less greater bigger larger smaller higher lower longer shorter faster slower easier harder sooner closer further
    earlier later older younger stronger weaker richer poorer fewer deeper heavier cheaper
    """.split()
)
_INSIDE = frozenset("be been have not already since".split())  # a group of verbs
_BE = frozenset("is are was were".split())
_PLACES_AND_TIMES_BEHIND = frozenset("today now then here there once before".split())  # "the man he was then"
_PARTICLES = frozenset("de del la von van der al bin and".split())
_MODALS = frozenset("will would can could may might must should".split())
_PLACES_AND_TIMES = frozenset("day days week weeks month months year years time times way ways place places moment moments night part extent first only best last".split())


def repeats_in_clause(page: Analysis, i: int, verb: int) -> bool:
    """Whether the pronoun at word `i` stands behind its subject in a clause that no verb but `verb` could hold together.

    A relative clause ("the vaccine it will sell") is part of a subject or object: then a verb stands before it or comes after it.
    """
    if verb < 0 or page.gaps[i] != " ":
        return False
    first = _clause_start(page, i)
    if not _is_what(page, i) and (first < 0 or not _is_subject(page, first, i)):
        return False
    return _alone(page, verb, page.sentence_of(i)[1], plural=page.words[i].lower() == "they")


def _is_what(page: Analysis, i: int) -> bool:
    """Whether the sentence up to pronoun `i` is a clause with "What" that ends in a noun: "What began as a dispute it ended"."""
    first, _ = page.sentence_of(i)
    if page.words[first] != "What" or page.words[i] != "it" or not 4 < i - first < 2 * _LONGEST or not is_verb(page, page.words[first + 1]):
        return False
    before = page.words[i - 1]
    return all(page.gaps[k] == " " for k in range(first + 1, i)) and before not in FUNCTION and not is_verb(page, before) and not third_person(page, before)


def _clause_start(page: Analysis, i: int) -> int:
    """The first word of the clause whose words up to pronoun `i` are not parted by a mark; -1 where it is not seen."""
    start, _ = page.sentence_of(i)
    for k in range(i - 1, max(start, i - _LONGEST) - 1, -1):
        if k == start:
            return k
        if page.gaps[k] == ", ":
            opens = page.words[start].lower()
            verbless = opens in _OPENING and not any(is_verb(page, w) for w in page.words[start:k])
            return k if verbless or opens in _SUBORDINATORS - {"that", "so"} else -1
        if page.gaps[k] not in (" ", "-"):
            return -1
        before = page.words[k - 1].lower()
        if before in _BEFORE and (before != "and" or page.gaps[k - 1] == ", "):
            return k
    return -1


def _is_subject(page: Analysis, first: int, i: int) -> bool:
    """Whether the words from `first` up to pronoun `i` are a subject that it agrees with."""
    words = page.words[first:i]
    determined = words[0].lower() in _DETERMINERS
    body = words[1:] if determined else words
    if not body or words[0].lower() in PREPOSITIONS or any(is_verb(page, w) or (w.lower() in FUNCTION and w not in _JOINING) for w in body) or body[-1].lower() in FUNCTION:
        return False
    if page.words[i - 1].endswith(("'s", "’s")):
        return False
    if named(page, i - 1) and not any(word in PREPOSITIONS for word in body):
        return _is_named(page, range(i - len(body), i), determined, page.words[i].lower())
    head = next((body[k - 1] for k in range(1, len(body)) if body[k] in PREPOSITIONS), body[-1]).lower()
    if head in _COMPARATIVES or head in _PLACES_AND_TIMES or head.endswith(("ly", "ing", "est")):
        return False
    if len(body) > 1 and body[-1] != head and page.words[i].lower() != "they" and third_person(page, body[-1]):
        return False  # "if the rise in obesity continues it could"
    if any((body[k - 1].endswith("s") and page.lexicon.flags(body[k]) & Flag.VERB) or third_person(page, body[k]) for k in range(1, len(body) - 1)):
        return False  # "When frogs grow legs they leave the pond"
    plural = head in GROUPS or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
    pronoun = page.words[i].lower()
    if pronoun == "they":
        return plural or head in COLLECTIVES
    if plural or not determined:
        return False
    return is_person(head) if pronoun in ("he", "she") else not is_person(head)


def _is_named(page: Analysis, body: range, determined: bool, pronoun: str) -> bool:
    """Whether the words are a name, which takes no relative clause but behind an article: "Messi he", "the singer Shakira she"."""
    first = next(k for k in body if named(page, k))
    if not all(named(page, k) or page.words[k] in _PARTICLES for k in range(first, body.stop)):
        return False
    common = [page.words[k].lower() for k in range(body.start, first)]
    if not common:
        return not determined and pronoun in ("he", "she", "it")
    person = is_person(common[-1])
    return person if pronoun in ("he", "she") else pronoun == "it" and not person


def _alone(page: Analysis, verb: int, end: int, *, plural: bool) -> bool:
    """Whether no word behind `verb` could be the finite verb of another clause, but in one that a subordinator opens."""
    words = page.words
    if end - verb <= (1 if words[verb] in _BE else 2) or page.gaps[verb + 1] != " " or words[end - 1] in _PLACES_AND_TIMES_BEHIND | PREPOSITIONS:
        return False  # "the man he was then", "the rules they are protesting against"
    k = verb + 1
    if words[verb] in _MODALS | _LINKING:
        while k < end and (words[k] in ADVERBS or words[k] in _INSIDE):
            k += 1
        k += k < end and (words[verb] in _MODALS or (is_verb(page, words[k]) and words[k] not in FINITE))
    allowed = 0
    counted = -1  # the last verb that was let pass: "cleared fallen trees"
    while k < end:
        word = words[k]
        if counted == k - 1 and word not in FINITE and page.gaps[k] == " ":
            k += 1
            continue
        if word.lower() in _SUBORDINATORS and page.gaps[k] in (" ", ", "):
            allowed = 1
        elif word in FINITE or (not _is_noun(page, k) and (is_verb(page, word) or third_person(page, word) or (plural and word in BASE))):
            if not allowed:
                return False
            allowed -= 1
            while k + 1 < end and (words[k + 1] in FINITE or words[k + 1] in ("be", "been", "not") or words[k + 1].endswith(("ed", "en"))):
                k += 1
            counted = k
        k += 1
    return True


def _is_noun(page: Analysis, k: int) -> bool:
    """Whether word `k` is a noun by what stands before it, though it could be a verb: "three harvests", "a cut", "to limit rents"."""
    before = page.words[k - 1]
    if before in PREPOSITIONS or page.words[k] in _COUNTING:
        return page.words[k].endswith("s")
    counted = before[0].isdigit() or before.lower() in _DETERMINERS or before in NUMBERS or before in _COUNTING
    return counted or page.words[k - 2] == "to"
