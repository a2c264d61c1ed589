"""TRA018: a verb that stands before its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import MASKED
from decalque.packs.classes import NUMBERS
from decalque.rules import rule
from decalque.rules.anchored import at_words
from decalque.rules.persons import is_person
from decalque.rules.verbs import PAST, is_verb

_AMOUNT = rf"(?:a|an|the|his|her|its|their|this|these|several|many|dozens|hundreds|thousands|some|another|more than|at least|nearly|almost|about|around|\d[\d,.]*|{'|'.join(sorted(NUMBERS))})"
# The subject ends before a mark or one of these.
_NOUNS = (
    rf"(?P<subject>{_AMOUNT} (?:(?!(?:in|on|at|by|during|after|before|from|with|for|near|who|which|that|and|to|as|under|while|when|because|than|not|he|she|it|they|we|is|are|was|were|has|have|had|will|would) )[\w’'%-]+ ){{0,6}}?"
    r"[\w’'%-]+)(?= (?:in|on|at|by|during|after|before|from|with|for|near|who|which|that|to|as|under|while|when|because|among|between|since|until|along|aboard|inside|without|is|are|was|were|has|have|had|will|would) |[,.;:]|$)"
)
_PASSIVE = expression(
    rf"(?P<verb>(?:[Ww]as|[Ww]ere|[Hh]as been|[Hh]ave been|[Hh]ad been|[Ww]ill be|[Aa]re being|[Ii]s being|[Ww]ere being) (?:also |already |finally )?(?P<participle>[a-z]+)) {_NOUNS}"
)
# What comes about: verbs that Spanish puts before their subject.
_COMING = (
    "appeared|arrived|began|started|ended|died|emerged|entered|occurred|happened|existed|remained|followed|fell|broke out|took place|participated|attended|returned|left|"
    "increased|decreased|rose|disappeared|collapsed|exploded|escaped|survived|won|lost|intervened|spoke|worked|lived|gathered|concluded|finished|opened|closed|travelled|traveled|resigned"
)
_COME = frozenset(verb.split()[0] for verb in _COMING.split("|"))
_AUXILIARIES = frozenset("Was was Were were Has has Have have Had had Will will Are are Is is".split())
_ACTIVE = expression(rf"(?P<verb>(?:{_COMING})) {_NOUNS}")
_WHERE = expression(
    rf"\b(?P<opens>where|(?<=\b[Ii]n )which|(?<=\b[Ii]n )whom|(?<=\bon )which|(?<=\bduring )which|(?<=\bat )which|(?<=the day )that) (?P<verb>(?:{_COMING}|lives|works|participates?|live|work|appears?|operates?|operated|"
    rf"will take place|will be held|was held|were held|is held|took part|take part|was born|were born|was killed|were killed|was found|were found|was arrested|was signed|was filmed)) {_NOUNS}"
)
# "as it explained the minister"
_AS = expression(
    r"(?<=, )(?P<opens>as) (?P<verb>(?:it |he |she )?(?:explained|said|stated|indicated|noted|warned|pointed out|confirmed|declared|acknowledged|revealed|assured|reported|announced|told)) "
    r"(?P<subject>(?:the|a|its|his|her|their) (?:[a-z]+ ){0,2}(?P<person>[a-z]+)|(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}))(?=[,.;]| in| on| at| to)"
)
_SUBORDINATE = expression(r"(?:When|After|While|As soon as|Once|Before|As)\b")
_ADVERBIAL = expression(
    r"(?:In|On|At|During|After|Before|Within|Near|Inside|Outside|According to|Through|Throughout|Since|Until|Along|Among|For|With|By|Thanks to|Due to|Yesterday|Today|Meanwhile|Later|"
    r"Then|Finally|Also|Likewise|Moreover|Subsequently|Previously|Currently|Recently)\b"
)
_PLACED = expression(r"(?:In|On|At|During|After) (?:the )?[A-Z\d][\w’'-]*(?: [A-Z\d][\w’'-]*){0,2} $")
_DONE_TO = frozenset("arrested detained seized killed injured rescued captured confiscated sentenced evacuated kidnapped murdered wounded intercepted".split())
_LONGEST = 110  # characters of what stands before the verb


def _opening(page: Analysis, at: int) -> str | None:
    """What stands before the verb at `at` in its sentence: "" at its start, else an opening part that ends in the one comma; None otherwise."""
    i = page.document.index_at(at)
    first, _ = page.sentence_of(i)
    if page.starts[i] != at or page.kinds[i] & MASKED:
        return None
    if first == i:
        return "" if page.starts_sentence(i) else None
    before = page.text[page.starts[first] : at]
    if _PLACED.match(before):
        return before
    return before if before.endswith(", ") and before.count(",") == 1 and len(before) <= _LONGEST and not set("“”\":;(\n") & set(before) else None


def _inverted(page: Analysis) -> Iterator[re.Match[str]]:
    for found in at_words(page, _AUXILIARIES, _PASSIVE):
        participle = found["participle"]
        if not (participle.endswith("ed") or participle in PAST) or participle in ("told", "asked", "given", "offered", "paid", "shown", "sent", "called", "awarded", "denied", "granted", "fined", "considered", "named", "elected"):
            continue
        before = _opening(page, found.start())
        if before and before[-2] != "," and participle not in _DONE_TO:
            continue  # "In Lima were born two poets"
        opened = before and (_ADVERBIAL.match(before) or _SUBORDINATE.match(before)) and not _leans(page, before)
        if opened or before == "":
            yield found
    for found in at_words(page, _COME, _ACTIVE):
        before = _opening(page, found.start())
        if before and _SUBORDINATE.match(before) and any(is_verb(page, word) for word in before[:-2].split()):
            yield found
    for found in at_words(page, ("as",), _AS):
        if found["name"] or is_person(found["person"]):
            yield found
    for found in at_words(page, ("where", "which", "whom", "that"), _WHERE):
        if not page.kinds[page.document.index_at(found.start("verb"))] & MASKED:
            yield found


def _leans(page: Analysis, before: str) -> bool:
    """Whether an opening with a preposition has a verb, so that what follows may go on with a subject inside: "In the house he built"."""
    return not _SUBORDINATE.match(before) and any(is_verb(page, word) and not word.endswith("ed") for word in before[:-2].split()[1:])


@rule(
    "TRA018",
    "inverted-subject",
    mqm="grammar",
    bad=[
        ("In the raid, were seized two tonnes of cocaine.", "In the raid, were seized two tonnes of cocaine."),
        ("When the count ended, appeared the governor on a balcony.", "When the count ended, appeared the governor on a balcony."),
        ("After the match, was attacked a referee in the tunnel.", "After the match, was attacked a referee in the tunnel."),
        ("The house where lived the poet will be a museum.", "The house where lived the poet will be a museum."),
        ("On Sunday, will be held the second round in the north.", "On Sunday, will be held the second round in the north."),
    ],
    good=[
        "In the raid, two tonnes of cocaine were seized. In the middle was placed a statue.",
        "When the count ended, the governor appeared. Were the men arrested in the port?",
        "Asked by reporters, was the minister right?",
        "When the strike ended, he left the plant. After the war, won by the rebels, the king fled.",
        "The minister, who was given a medal, was told the news, and the house where he lived was sold.",
        "Then came the rain, and with it, rose the fear of floods.",
    ],
)  # fmt: skip
def inverted_subject(page: Analysis) -> Iterator[Finding]:
    """A verb before its subject: “In the raid, were seized two tonnes of cocaine”, “the house where lived the poet”.

    Spanish puts the verb first where something appears, happens or is done by nobody in particular. Reported are a passive behind an opening part
    and its comma (or at the start of the sentence), verbs of appearing behind a clause with “when” or “after”, and verbs of living and happening
    behind “where” and “in which”. The order of English is shown, and not applied, for where the subject ends is read off the words alone.

    Wrong where a writer inverts for the sake of style.
    """
    for found in _inverted(page):
        if "\n" in found[0] or page.text[found.end() : found.end() + 1] == "?" or _asks(page, found.start()):
            continue
        verb, subject = found["verb"], found["subject"]
        if verb[0].isupper():
            verb, subject = verb[0].lower() + verb[1:], subject[0].upper() + subject[1:]
        verb = verb.removeprefix("it ").removeprefix("he ").removeprefix("she ")
        start, end = found.start("verb"), found.end("subject")
        edit = Edit(start, end, f"{subject} {verb}")
        yield inverted_subject.finding(start, end, f"“{found['verb']}” stands before its subject", Suggestion((edit,), Safety.DISPLAY, 0.8, 1.0))


def _asks(page: Analysis, at: int) -> bool:
    _, behind = page.sentence_of(page.document.index_at(at))
    end = page.document.end(behind - 1)
    return page.text[end : end + 1] == "?"
