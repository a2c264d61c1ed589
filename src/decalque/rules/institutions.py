"""TRA006: an institution taken up as a person."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import CAP_UNKNOWN, MASKED, UPPER
from decalque.lexicon import Flag, Lexicon
from decalque.rules import Scope, rule
from decalque.rules.bodies import (
    BARE,
    BODIES,
    EVENTS,
    NATURE,
    OPINIONS,
    OWNERS,
    PLACING,
    SMALL_BODIES,
    THINGS,
)
from decalque.rules.persons import is_person
from decalque.rules.things import is_thing
from decalque.rules.verbs import is_verb, third_person
from decalque.scoring.wordclasses import ADVERBS, FUNCTION, REPORTING, TITLES

_ALLOWING = frozenset("allow allows allowed allowing let force forces forced forcing permit permitted enable enables oblige obliged require required authorize authorized help helped".split())
_SUBJECT = 8  # words from the start of a sentence in which its subject stands
_OPENING = 2  # words of an adverb before the pronoun
_WILL = frozenset("will would has had is was plans can could does did intends".split())
_PEOPLE = Flag.GIVEN | Flag.SURNAME
_PERSONS = TITLES | frozenset(
    """
    he she him his her man woman men people person official officials spokesman spokeswoman spokesperson expert experts analyst
    employee worker workers staff customer client passenger patient migrant father mother son daughter wife husband brother sister
    candidate founder member author journalist lawyer activist prisoner inmate student pupil nurse farmer driver pilot striker goalkeeper
    boy girl suspect victim worker player teacher doctor soldier candidate lawmaker head owner resident who whom
    """.split()
)
_PRONOUNS = {
    "he": "it", "she": "it", "He": "It", "She": "It", "his": "its", "her": "its", "himself": "itself", "herself": "itself", "him": "it",
    **{f"{he}{mark}{end}": f"it{mark}{end}" for he in ("he", "she") for mark in "'’" for end in ("s", "ll", "d")},
}  # fmt: skip
_HE = frozenset("he she".split())
_HE_FORMS = frozenset("he she him".split())
_SINGULAR = frozenset("he she him his her who whose whom man woman person official".split())
_ENDINGS = frozenset("'s ’s 'd ’d ll".split())
_NAMED = frozenset("man woman who whom boy girl baby dog cat horse animal ship boat vessel yacht bull lion panda whale elephant".split())
_COUNTRIES = frozenset("Spain Israel France Germany England Ireland Jordan Chad Cuba India China Japan Poland Greece Turkey Ecuador Panama Georgia Holland Paraguay".split())
_BETWEEN = frozenset("still also already never now soon again later".split())
_CLAUSES = frozenset("that because when after before until since once but while although as though".split())
# What only a person is or does: "The film was a hit when he died".
_PERSONAL = frozenset("born died die dies old young ill sick dead married alone sorry guilty arrested sad happy afraid himself herself sleeping wife husband".split())
_BACK = 2  # sentences before the pronoun's that are read


def _persons(page: Analysis, first: int, last: int, meant: Collection[str] = _PERSONS) -> bool:
    """Whether the words name or mean a person; `meant` are the words that mean one."""
    for k in range(first, last):
        lower = Lexicon.without_possessive(page.words[k].lower())
        if lower in meant or page.kinds[k] & CAP_UNKNOWN:
            return True
        if (k and page.words[k - 1].lower() in PLACING) or page.lexicon.flags(lower) & Flag.CALENDAR:
            continue
        if page.words[k][0].isupper() and page.lexicon.flags(lower) & _PEOPLE and not page.lexicon.flags(lower) & (Flag.PLACE | Flag.WORD):
            return True
    return False


def _institution(page: Analysis, first: int, last: int) -> int:
    """The head of the institution that these words speak of, its article before it; -1 when there is none."""
    for k in range(first, last):
        word = page.words[k]
        if (word in BODIES or word in SMALL_BODIES) and (
            word in BARE
            or any(page.words[j].lower() in ("the", "its") or page.words[j].endswith(("'s", "’s")) for j in range(max(first, k - 4), k))
        ):
            return k
    return -1


def _taken_up(page: Analysis, i: int) -> int:
    """The institution that the pronoun `i` takes up; -1 when it may well be a person."""
    first, behind = page.sentence_of(i)
    at = bisect_left(page.sentences, first)
    start = page.sentences[max(0, at - _BACK)]
    if any(mark in page.text[page.starts[first] : page.starts[i]] for mark in "“”\""):
        return -1
    clause = i - first > _OPENING
    verb = page.words[i + 1] if i + 1 < len(page.words) and page.gaps[i + 1] == " " else ""
    if page.words[max(0, i - 2)].lower() in ("for", "to", "with", "against") and page.words[i].lower() in ("he", "she"):
        return -1  # "for the bank he is a risk"
    if clause and page.words[i - 1] == "that" and not is_verb(page, page.words[i - 2]) and page.words[i - 2] not in OPINIONS:
        return -1  # "the papers that she needed"
    if clause and page.gaps[i] == ", " and page.words[i].lower() in ("he", "she"):
        return -1  # "Before the refusal of the bank, he sold the car"
    if clause and (page.words[i] == "him" or (page.words[i] == "her" and verb == "to")):
        head = _institution(page, first, min(i, first + _SUBJECT)) if page.words[i - 1] in _ALLOWING and verb == "to" else -1
        return head if head >= 0 and not _persons(page, start, i) else -1
    if clause and page.words[i][-2:] in _ENDINGS:
        return -1  # "he's": only of a thing
    if clause:  # "The Central Bank said that he will", "The court published his ruling"
        head = _institution(page, first, min(i, first + _SUBJECT))
        if any(word in ("if", "If", "when", "When", "whether") for word in page.words[first:i]):
            return -1
        fits = verb in _WILL or verb in OPINIONS or is_verb(page, verb) if page.words[i].lower() in ("he", "she") else verb in THINGS or page.words[i].endswith("self")
        meant = _PERSONS if verb in ("is", "was") else TITLES  # "he would refund every passenger"
        alone = head >= 0 and fits and not _persons(page, start, i) and (page.words[i].endswith("self") or not _persons(page, i + 1, behind, meant))
        return head if alone else -1
    opening = i == first or (page.gaps[i] == ", " and page.words[first].lower() in ADVERBS)
    if not opening or verb not in OPINIONS or page.gaps[first].strip(" .\r\n\t"):
        return -1
    if _persons(page, start, first):
        return -1
    back = page.sentences[max(0, at - _BACK) : at + 1]
    heads = (_institution(page, back[k], back[k + 1]) for k in range(len(back) - 2, -1, -1))
    return next((head for head in heads if head >= 0), -1)


def _thing(page: Analysis, i: int) -> int:
    """The thing that "he" or "she" at word `i` takes up, as what follows shows; -1 when there is none."""
    if page.words[i] not in _HE and page.words[i][-2:] not in _ENDINGS:
        return -1
    first, _ = page.sentence_of(i)
    at = bisect_left(page.sentences, first)
    start = page.sentences[max(0, at - 1)]
    head = next((k for k in range(i - 1, start, -1) if page.words[k] in NATURE), -1)
    if head < 0 or page.words[head - 1].lower() in ("a", "by") or EVENTS.isdisjoint(page.words[i + 1 : i + 4]):
        return -1
    alone = not any(is_person(word) and not word.endswith("s") for word in page.words[start:i]) and not _persons(page, start, i, _SINGULAR)
    return head if alone else -1


def _is_person(page: Analysis, k: int) -> bool:
    """Whether word `k` names or means a person; pronouns do not count."""
    word = page.words[k]
    return not page.kinds[k] & UPPER and word != "people" and (is_person(word.lower()) or _persons(page, k, k + 1, _NAMED))


def _speaks_of_person(page: Analysis, i: int, behind: int) -> bool:
    """Whether the page has spoken of a person before word `i`, or speaks of one alone from there to word `behind`."""
    first = page.remember("first person", lambda page: next((k for k in range(len(page.words)) if _is_person(page, k)), len(page.words)))
    return first < i or any(_is_person(page, k) for k in range(i + 1, behind) if not page.words[k].endswith("s"))


def _verb_behind(page: Analysis, i: int, behind: int) -> str:
    """The word behind pronoun `i`, an adverb of time left out; "" when there is none before word `behind`."""
    k = i + 1
    k += k < behind and page.words[k] in _BETWEEN
    return page.words[k] if k < behind and page.gaps[i + 1] == " " else ""


def _lone_thing(page: Analysis, i: int) -> int:
    """The thing or body that the pronoun `i` takes up on a page that has spoken of no person yet; -1 when there is none."""
    first, behind = page.sentence_of(i)
    word, verb = page.words[i], _verb_behind(page, i, behind)
    head = _subject_thing(page, first, i)
    if head < 0 or not verb or _speaks_of_person(page, i, i if word in ("his", "her") else behind) or any(mark in page.text[page.starts[first] : page.starts[i]] for mark in "“”\""):
        return -1
    if page.words[i - 1] == "that" and (REPORTING | OPINIONS).isdisjoint(page.words[max(first, i - 6) : i - 1]) and page.words[i - 2] != "clear":
        return -1  # "the papers that she needed"
    if word in _HE or word[-2:] in _ENDINGS:
        opened = page.words[i - 1] in _CLAUSES or (page.words[i - 1] in ("if", "unless") and head == first)
        fits = opened and page.gaps[i] == " " and (is_verb(page, verb) or third_person(page, verb) or word[-2:] in _ENDINGS)
        return head if fits and verb not in REPORTING and not _PERSONAL.intersection(page.words[i + 1 : i + 5]) else -1
    body = page.words[head].lower() in OWNERS or page.words[head][0].isupper()
    if not _HE_FORMS.isdisjoint(page.words[first:i]):
        return -1
    return head if word in ("his", "her") and body and verb in THINGS and not any(page.gaps[k].strip(" -") for k in range(head + 1, i)) else -1


def _opening_thing(page: Analysis, i: int) -> int:
    """The thing or body of the sentence before, when "He" or "She" at word `i` begins the next one on a page that has spoken of no person."""
    first, behind = page.sentence_of(i)
    if i != first or not i or page.words[i] not in ("He", "She") or _speaks_of_person(page, i, behind) or page.gaps[i].strip(" .\r\n\t"):
        return -1
    verb = _verb_behind(page, i, behind)
    fits = verb in _WILL or is_verb(page, verb) or third_person(page, verb)
    spoken = verb in REPORTING or _PERSONAL.intersection(page.words[i + 1 : i + 5])
    return _subject_thing(page, page.sentence_of(i - 1)[0], i) if fits and not spoken else -1


def _subject_thing(page: Analysis, first: int, i: int) -> int:
    """The head of the thing, the body or the place that the sentence from word `first` begins with; -1 when it does otherwise."""
    name = page.words[first]
    flags = page.lexicon.flags(name.lower())
    if page.gaps[first + 1] not in (" ", "-"):
        return -1  # "MADRID — The talks failed."
    if page.kinds[first] & UPPER or name in _COUNTRIES or name in BARE or (flags & (Flag.PLACE | Flag.ORGANISATION) and not flags & (_PEOPLE | Flag.WORD)):
        return first
    if name not in ("The", "Its", "This", "A", "An"):
        return -1
    if page.kinds[first + 1] & UPPER:
        return first + 1
    for k in range(first + 1, min(first + 5, i)):
        word = page.words[k]
        if is_verb(page, word) or word in FUNCTION or third_person(page, word):
            break
        if is_thing(word.lower()) and k + 1 < i and (page.words[k + 1] in FUNCTION or is_verb(page, page.words[k + 1]) or third_person(page, page.words[k + 1])):
            return k
    return -1


@rule(
    "TRA006",
    "institution-as-person",
    mqm="grammar",
    scope=Scope.PAGE,
    bad=[
        ("The Central Bank said that he will raise rates in May.", "The Central Bank said that he will raise rates in May."),
        ("The report is by the Institute for the Study of War. It rules nothing out. Rather, he sees a trick.",
         "The report is by the Institute for the Study of War. It rules nothing out. Rather, he sees a trick."),
        ("The Electoral Court announced that he has begun the count.", "The Electoral Court announced that he has begun the count."),
        ("The storm lost strength after he crossed the peninsula.", "The storm lost strength after he crossed the peninsula."),
        ("The airline asked the regulator to allow him to resume flights.", "The airline asked the regulator to allow him to resume flights."),
        ("Spain said that he would send tanks to the front.", "Spain said that he would send tanks to the front."),
        ("The song was a hit when she came out in 1994.", "The song was a hit when she came out in 1994."),
        ("The Ministry of Health denied that she had hidden the figures.", "The Ministry of Health denied that she had hidden the figures."),
    ],
    good=[
        "The Central Bank said that it will raise rates.",
        "Governor Julio Velarde left early. The Central Bank said that he will be back.",
        "The Ministry said that he had been ill since the minister’s trip.",
        "He works for the Institute for the Study of War. Rather, he sees himself as a poet.",
        "The Court said that the suspect’s lawyer was told he will be heard.",
        "The sailor saw the storm before he crossed the bay. The pilot left the plane, and he passed a test.",
        "The Embassy spoke of a man. He says he is well.",
        "Ana García left. The song was a hit when she came out of prison. The film was made when he was old.",
        "The accident happened while the driver slept, and the report says that he was ill.",
        "The nurse sang. The bridge collapsed because he could not bear the sound.",
        "The war began when he was born.",
    ],
)  # fmt: skip
def institution_as_person(page: Analysis) -> Iterator[Finding]:
    """An institution taken up by “he” or “she”, because Spanish verbs need no pronoun and the engine guessed one.

    Reported only when an institution is the one thing that the pronoun can mean: no person is named or meant in the sentence and the two
    before it. “It” is offered, never applied.

    Wrong where the person was named further up.
    """
    for i in page.where(_PRONOUNS):
        if page.kinds[i] & MASKED:
            continue
        head = _taken_up(page, i)
        if head < 0:
            head = _thing(page, i)
        if head < 0:
            head = _lone_thing(page, i)
        if head < 0:
            head = _opening_thing(page, i)
        if head >= 0:
            start, end = page.starts[i], page.document.end(i)
            first, _ = page.sentence_of(i)
            opening = page.starts[first] if i - first <= _OPENING else start
            it = "it" if page.words[i] == "her" and page.words[i + 1 : i + 2] == ["to"] else _PRONOUNS[page.words[i]]
            yield institution_as_person.finding(
                opening, end, f"“{page.words[i]}” takes up “{page.words[head]}”: “{it}”", Suggestion((Edit(start, end, it),), Safety.DISPLAY, 0.6)
            )
