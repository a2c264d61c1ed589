"""TRA007: verbs and adjectives whose number is that of the source, and not of their noun."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import LOWER_UNKNOWN, MASKED
from decalque.lexicon import Flag
from decalque.rules import rule
from decalque.rules.anchored import at_words
from decalque.rules.noun_number import mismatches
from decalque.rules.persons import is_person
from decalque.rules.verbs import is_verb
from decalque.scoring.wordclasses import FUNCTION

_PLURAL = {"is": "are", "was": "were", "has": "have", "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't"}
_BE = {"is": "are", "was": "were"}
# With these a subject is of several.
_SEVERAL = frozenset("many several few these those both various".split())
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundreds dozens thousands".split())
_ROUND = frozenset("all both about around some nearly almost only at least more than over up to another the his her their its our other".split())
_BESIDE = frozenset("at least more than about around only almost nearly still also already now over some currently up to".split())
# Of several, and a sum of one all the same: "two weeks is", "there is 20 miles".
_MEASURES = frozenset(
    """
    year years month months week weeks day days hour hours minute minutes second seconds mile miles kilometer kilometers kilometre kilometres
    meter meters metre metres foot feet inches dollars euros pounds pesos percent points degrees times million billion trillion thousand
    hundred gallons liters litres tons tonnes kilos goals thirds quarters halves one lot kinds sorts types ways
    """.split()
)
_NO_PLURALS = frozenset(
    """
    news series politics economics mathematics physics athletics measles headquarters means species crossroads gallows aids diabetes mumps
    rabies logistics statistics ethics tactics dynamics graphics works barracks corps this gas bus process success business class
    """.split()
)
_PLURALS = frozenset("people children men women police".split())
_PLACES = frozenset("in at on from near with without under".split())
_LONGEST = 5  # words of what stands between a noun and its verb
_CLAUSES = frozenset("that because but while although as when if".split())
# Adjectives that Spanish puts in the plural, and whose form in -s English has for something else, or not at all.
_NOUNS_TOO = frozenset("internationals nationals publics privates locals generals socials finals militaries others officials annuals professionals".split())
_ADJECTIVES = ("al", "ic", "ive", "ous", "ble", "ant", "ent", "ful", "ary", "ese", "less")
_LEAST = 3.3  # Zipf frequency of such an adjective


def _is_plural(page: Analysis, noun: str) -> bool:
    """Whether a noun in lower case is one of several."""
    if noun in _PLURALS:
        return True
    if not noun.endswith("s") or noun.endswith(("ss", "us", "is", "'s", "’s")) or noun in _NO_PLURALS or noun in _MEASURES:
        return False
    return bool(page.lexicon.flags(noun) & Flag.WORD) and not is_verb(page, noun)


def _plural_subject(page: Analysis, verb: int) -> int:
    """The head of the subject of several that opens a clause and ends before the verb; -1 when there is none."""
    start, _ = page.sentence_of(verb)
    first = verb
    while first > start and (page.gaps[first] in (" ", "-") or page.words[first][0].isdigit()) and page.words[first - 1].lower() not in _CLAUSES and verb - first < 2 * _LONGEST:
        first -= 1
    if first > start and page.gaps[first] == " " and page.words[first - 1].lower() not in _CLAUSES:
        return -1  # the clause is longer than what is read
    words = [word.lower() for word in page.words[first:verb]]
    k, several, number = 0, False, False
    while k < len(words) and (words[k] in _ROUND or words[k] in _SEVERAL or words[k] in _NUMBERS or words[k][0].isdigit()):
        several |= words[k] in _SEVERAL
        number |= words[k] in _NUMBERS or (words[k][0].isdigit() and words[k] != "1")
        k += 1
    head = next((j for j in range(k, min(k + 3, len(words))) if _is_plural(page, words[j])), -1)
    if head < 0 or any(word in FUNCTION or is_verb(page, word) for word in words[k:head]) or not page.words[first + head].islower():
        return -1
    person = words[head] in _PLURALS or (is_person(words[head]) and k > 0)
    if not (several or person or (number and person)) or (words[head] == "police" and not several):
        return -1
    behind = words[head + 1 :]
    fits = not behind or (behind[0] in _PLACES and not any(is_verb(page, w) or w in ("and", "or", "who", "that", "which") for w in behind))
    return first + head if fits else -1


def _there(page: Analysis, verb: int) -> bool:
    """Whether "there is" at `verb` goes on with things of several: "there is at least four hostages"."""
    words, last = page.words, len(page.words)
    k = verb + 1
    while k < last and page.gaps[k] == " " and words[k] in _BESIDE and k < verb + 4:
        k += 1
    if k + 1 >= last or page.gaps[k] != " " or page.gaps[k + 1] != " ":
        return False
    count = words[k].lower()
    if not (count in _NUMBERS or count in _SEVERAL - {"these", "those"} or (count.isdigit() and 1 < int(count) < 1000)):
        return False
    nouns = [word for word in words[k + 1 : k + 3] if word.islower()]
    return bool(nouns) and nouns[0] not in FUNCTION and not _MEASURES.intersection(nouns) and any(_is_plural(page, noun) for noun in nouns)


@rule(
    "TRA007",
    "agreement",
    mqm="grammar",
    bad=[
        ("Many people in the shelters was still waiting for water.", "Many people in the shelters were still waiting for water."),
        ("There is at least four hostages inside the bank.", "There are at least four hostages inside the bank."),
        ("About 2,000 people was evacuated on Monday.", "About 2,000 people were evacuated on Monday."),
        ("The minister said that these measures has no effect.", "The minister said that these measures have no effect."),
        ("The union demands urgents measures to protect the drivers.", "The union demands urgent measures to protect the drivers."),
        ("This measures will affect thousands of workers.", "These measures will affect thousands of workers."),
        ("Those decision was criticized by the unions.", "That decision was criticized by the unions."),
        ("Each of the country’s 22 provinces have a hospital.", "Each of the country’s 22 provinces has a hospital."),
        ("He gave informations to the police.", "He gave information to the police."),
        ("The price of the houses have risen by a third.", "The price of the houses have risen by a third."),
        ("The president, together with his ministers, have arrived.", "The president, together with his ministers, have arrived."),
        ("Several internationals organizations left the country.", "Several international organizations left the country."),
    ],
    good=[
        "Two weeks is a long time, and ten dollars was enough.",
        "The number of people was small. A group of children was seen.",
        "There is two-thirds of the cake left, and there is five miles to go.",
        "These days is when it rains.",
        "One of these men is a doctor. The arrest of two men was confirmed.",
        "Several of the rooms was a phrase he used.",
        "Officials say that nationals of both states may enter.",
        "The news is bad. Politics is hard, and this series is long.",
        "This measures the heat, and this sports club is old. This means war. This works.",
        "Those responsible were found. Those present is a phrase.",
        "This evidences a change. The values of these houses have risen.",
        "The ministers, together with the president, have arrived.",
        "Neither of these officials was present. Feeding these children is hard.",
    ],
)  # fmt: skip
def agreement(page: Analysis) -> Iterator[Finding]:
    """A subject of several with the verb of one, or an adjective in the plural.

    In Spanish “gente” and “hay” take the verb of one, and adjectives have a plural. Reported where a word of number or a plural of persons opens the clause
    and the verb follows, for “there is” before a number, for an adjective with an -s before a plural, for “this” and “those” before a noun of the
    other number, for plurals of what English does not count, and (shown only) for a verb that agrees with the wrong noun.

    Wrong for dialect that is quoted.
    """
    for i in page.where(_PLURAL):
        word = page.words[i]
        if not i or page.gaps[i] != " " or page.kinds[i] & MASKED:
            continue
        there = page.words[i - 1] in ("there", "There") and word in _BE
        if there and _there(page, i):
            noun = "what there is"
        elif not there and (head := _plural_subject(page, i)) >= 0:
            noun = f"“{page.words[head]}”"
        else:
            continue
        start, end = page.starts[i], page.document.end(i)
        yield agreement.finding(start, end, f"“{word}” does not agree with {noun}", Suggestion((Edit(start, end, _PLURAL[word]),), Safety.UNSAFE, 0.85, 1.0))
    yield from _adjectives(page)
    yield from _bodies(page)
    for start, end, message, text, safety in mismatches(page, _is_plural):
        confidence = 0.85 if safety is Safety.UNSAFE else 0.7
        yield agreement.finding(start, end, message, Suggestion((Edit(start, end, text),), safety, confidence, 1.0))


# "Each of the country's 22 provinces have"
_EVERY = frozenset("each Each neither Neither either Either every Every".split())
_EACH = expression(
    r"(?:[Ee]ach|[Nn]either|[Ee]ither|[Ee]very one) of (?:the|these|those|their|its|his|her|our)"
    r"(?: (?!(?:that|who|which|whose|and|or|is|was|has|have|are|were|to|where|when)\b)[\w’'-]+){2,6}? (?P<verb>have|are|were|do)\b"
)
_THE = frozenset(("the", "The"))
_POLICE = expression(r"(?:^|(?<=\n)|(?<=[.!?] )|(?<=that ))[Tt]he police (?P<verb>was|is|has)\b")
_OTHER = {"have": "has", "are": "is", "were": "was", "do": "does", "was": "were", "is": "are", "has": "have"}


def _bodies(page: Analysis) -> Iterator[Finding]:
    """“Each of” takes the verb of one, and “the police” that of several."""
    for words, pattern, safety in ((_EVERY, _EACH, Safety.UNSAFE), (_THE, _POLICE, Safety.DISPLAY)):
        for match in at_words(page, words, pattern):
            verb = match["verb"]
            suggestion = Suggestion((Edit(match.start("verb"), match.end("verb"), _OTHER[verb]),), safety, 0.8, 1.0)
            yield agreement.finding(match.start("verb"), match.end("verb"), f"“{verb}” does not agree with its subject", suggestion)


def _adjectives(page: Analysis) -> Iterator[Finding]:
    unknown = page.with_kind(LOWER_UNKNOWN)
    for i in [*unknown, *page.where(_NOUNS_TOO)]:
        word = page.words[i]
        behind = page.words[i + 1] if i + 1 < len(page.words) and page.gaps[i + 1] == " " else ""
        if not word.endswith("s") or word == "others" or not behind.islower() or not _is_plural(page, behind):
            continue
        stem = word[:-1]
        if word in _NOUNS_TOO:
            before = page.words[i - 1].lower() if i else ""
            fits = before in FUNCTION and page.lexicon.bigram(word, behind) is None and page.lexicon.bigram(stem, behind) is not None
        else:
            fits = stem.endswith(_ADJECTIVES) and page.lexicon.zipf(stem) >= _LEAST and bool(page.lexicon.flags(stem) & Flag.WORD)
        if fits:
            start = page.starts[i]
            yield agreement.finding(
                start, start + len(word), f"An adjective has no plural: “{stem}”", Suggestion((Edit(start, start + len(word), stem),), Safety.UNSAFE, 0.85, 1.0)
            )  # fmt: skip
