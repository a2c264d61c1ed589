"""TRA021: single words and set phrases that were left in Spanish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import LOWER_UNKNOWN, MASKED
from decalque.rules import rule
from decalque.rules.languages import COMMON, DISHES, SURE, odds_of
from decalque.rules.translations import TRANSLATIONS
from decalque.scoring.wordclasses import FUNCTION

_EITHER = 0.3  # log10 up to which a word may be English as well as not: "a"
_LETTERS = 4
_AND = "y"
_AXIS = frozenset("axis axes coordinate coordinates value values chromosome chromosomes direction intercept".split())


@rule(
    "TRA021",
    "untranslated-word",
    mqm="untranslated",
    bad=[
        ("The vecinos of the town marched on Friday.", "The residents of the town marched on Friday."),
        ("The ayuntamiento will pay for the road.", "The city council will pay for the road."),
        ("The clinic took in the heridos of the blast.", "The clinic took in the injured of the blast."),
        ("Police blamed the huelga for the delay.", "Police blamed the strike for the delay."),
        ("He left. Sin embargo, the union will not sign.", "He left. However, the union will not sign."),
        ("The road was closed debido a the rain.", "The road was closed due to the rain."),
        ("Teachers y parents marched on Friday.", "Teachers and parents marched on Friday."),
        ("The jueza ordered him held without bail.", "The judge ordered him held without bail."),
    ],
    good=[
        "The siesta is over, and the fiesta in the barrio goes on.",
        "The junta fell, and the guerrillas left the sierra.",
        "The “alcalde” of the town resigned, and the ayuntamiento (town hall) is shut.",
        "The alcalde, or mayor, of the town resigned on Friday.",
        "He won the Premio Nacional de Literatura.",
        "The embargo was lifted, and the sin was forgiven.",
        "The x and y axes cross, and y is a vowel.",
        "“Sin embargo,” he wrote in the margin.",
        "They eat tortillas, tacos and tamales in the plaza.",
    ],
)
def untranslated_word(page: Analysis) -> Iterator[Finding]:
    """A common Spanish word or phrase in the middle of English text: "the ayuntamiento will pay".

    A word must be in lower case, unknown to English dictionaries, and frequent in Spanish (English borrows too freely from French and
    Italian); for the connectives and nouns that the news uses most, the English is offered. Words that the page explains or puts in quotation
    marks anywhere are terms, and left alone.

    Wrong for a term that a writer takes for granted.
    """
    odds = odds_of(page.lexicon)
    taken = -1
    for i, size, english in _translated(page):
        taken = i + size - 1
        start, end = page.starts[i], page.document.end(taken)
        new = english[:1].upper() + english[1:] if page.words[i][0].isupper() else english
        yield untranslated_word.finding(
            start, end, f"“{page.text[start:end]}” is Spanish: “{new}”", Suggestion((Edit(start, end, new),), Safety.UNSAFE, 0.9, round(odds[page.words[i]], 2))
        )
    for i in page.with_kind(LOWER_UNKNOWN):
        word = page.words[i]
        if len(word) < _LETTERS or word in DISHES or odds[word] < SURE or page.lexicon.foreign_zipf(word) < COMMON or not _alone(page, i, i + 1):
            continue
        if word in TRANSLATIONS or page.lexicon.foreign_language(word) != "es" or explained(page, word):
            continue
        start = page.starts[i]
        yield untranslated_word.finding(start, start + len(word), f"“{word}” is no English word, but a common one in Spanish")


def _translated(page: Analysis) -> Iterator[tuple[int, int, str]]:
    """The words and phrases whose English is known: the first word, the number of words, and the English."""
    words = page.lowered
    behind = 0
    for i in compress(range(len(words)), map(_STARTS.__contains__, words)):
        if i < behind or page.kinds[i] & MASKED:
            continue
        if words[i] == _AND:
            if _joins(page, i):
                yield i, 1, "and"
            continue
        for phrase, english in TRANSLATIONS[words[i]]:
            size = len(phrase)
            if tuple(words[i : i + size]) == phrase and all(gap == " " for gap in page.gaps[i + 1 : i + size]) and _fits(page, i, size):
                behind = i + size
                yield i, size, english
                break


_STARTS = frozenset(TRANSLATIONS) | {_AND}


def _fits(page: Analysis, i: int, size: int) -> bool:
    """Whether the phrase of `size` words at word `i` stands among English words, and is no name, title or term."""
    cased = page.words[i : i + size]
    opens = page.starts_sentence(i)
    if not all(word.islower() for word in cased[1:]) or not (cased[0].islower() or (opens and size > 1)):
        return False
    found = page.text[page.starts[i] : page.document.end(i + size - 1)]
    return _alone(page, i, i + size, opens=opens) and not explained(page, found, glossed=size == 1)


def _joins(page: Analysis, i: int) -> bool:
    """Whether "y" at word `i` joins two English words."""
    if not 0 < i < len(page.words) - 1 or page.gaps[i] != " " or page.gaps[i + 1] != " " or page.words[i] != _AND:
        return False
    odds = odds_of(page.lexicon)
    sides = page.words[i - 1].lower(), page.words[i + 1]
    return (
        all(len(word) > 2 and odds[word] < _EITHER and word not in FUNCTION and page.lexicon.is_word(word) for word in sides)
        and sides[1].islower() and sides[1] not in _AXIS
    )  # fmt: skip


def _alone(page: Analysis, first: int, behind: int, *, opens: bool = False) -> bool:
    """Whether English words stand on both sides of the words from `first`, as far as the line goes, with blanks between."""
    odds = odds_of(page.lexicon)
    if behind >= len(page.words) or (not opens and (not first or page.gaps[first] not in (" ", ", "))) or page.gaps[behind][:1] not in " ,.":
        return False
    sides = [first - 1] if not opens and page.gaps[first] == " " else []
    if page.gaps[behind] == " " or not sides:
        sides.append(behind)
    return all(odds[page.words[k]] < _EITHER and (page.words[k].islower() or page.words[k].lower() in FUNCTION) for k in sides)


def explained(page: Analysis, word: str, *, glossed: bool = True) -> bool:
    """Whether some occurrence of the word stands in quotation marks or brackets, or (if `glossed` counts) has its meaning behind it."""
    for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", page.text):
        before, after = page.text[max(0, match.start() - 1) : match.start()], page.text[match.end() : match.end() + 12]
        if (before and before in "“\"‘«(*_'") or re.match(r"[”\"’»)*_]| \(", after):
            return True
        if glossed and re.match(r", (?:or|which|meaning|the|an?|his|her|its|their)\b| [—–]", after):
            return True
    return False
