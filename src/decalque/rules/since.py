"""TRA009: the present with "since", where English has the perfect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.document import places
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.rules import rule

# Verbs of what lasts, with their participles; those whose present beside "since" is sound English ("is up since") are none.
_LASTING = dict(
    pair.split("/")
    for pair in (
        "lives/lived works/worked exists/existed remains/remained serves/served holds/held occupies/occupied runs/run leads/led directs/directed "
        "resides/resided suffers/suffered waits/waited faces/faced plays/played teaches/taught studies/studied chairs/chaired heads/headed "
        "presides/presided governs/governed rules/ruled operates/operated functions/functioned knows/known belongs/belonged lies/lain sits/sat "
        "stays/stayed stands/stood keeps/kept maintains/maintained controls/controlled manages/managed owns/owned produces/produced sells/sold "
        "publishes/published broadcasts/broadcast coaches/coached trains/trained represents/represented collaborates/collaborated participates/participated "
        "sleeps/slept travels/travelled fights/fought receives/received pays/paid"
    ).split()
)
_TIME = (
    r"since (?:(?:early |late |mid-?|the |last |this |her |his |their |its |about |around )*"
    r"(?:\d{4}s?|(?-i:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
    r"|week|month|year|summer|spring|autumn|fall|winter|morning|afternoon|night|evening|yesterday|noon|midnight|dawn|childhood|birth|youth"
    r"|(?:age of|beginning of|start of|end of|outbreak of|day of|night of)|\d{1,2} (?-i:[A-Z][a-z]+))"
    r"|(?:(?:more than|about|almost|nearly|over) )?(?:\w+) (?:years?|months?|weeks?|days?|hours?|decades?)(?: ago)?)\b(?!['’])"
)
_STATES = (
    r"in (?:prison|jail|custody|detention|hospital|exile|office|power|hiding|charge|force|operation|a coma|preventive detention|pretrial detention|intensive care|the hands of)"
    r"|under (?:arrest|house arrest|investigation|construction|siege|treatment|guard)|on (?:strike|the run|trial|remand|leave)|at (?:war|large|the head of|the helm of)"
    r"|(?:closed|detained|imprisoned|jailed|missing|married|divorced|blocked|suspended|paralyzed|paralysed|vacant|empty|abandoned|hospitalized|hospitalised|available|open|retired|"
    r"dead|ill|sick|unemployed|exiled|isolated|banned|sanctioned|separated|based|stuck|stranded|trapped|absent|active|inactive|president|mayor|governor|director|coach|captain|"
    r"a (?:member|widow|widower|fugitive|refugee|prisoner)|wanted|sought|investigated|occupied|besieged|without \w+|considered|known|used|held)"
)
_PRESENT = expression(
    rf"(?<![\w’'-])(?P<verb>is|are|{'|'.join(_LASTING)}) (?P<also>(?:also|still|already|currently|now) )?(?P<rest>(?:(?:[\w’'-]+ ){{0,6}}?)){_TIME}",
    re.IGNORECASE,
)
_REACH = 90  # characters from the verb to "since", and from there to the end of the time
_STATE = expression(rf"(?:not )?(?:{_STATES})\b", re.IGNORECASE)
# What stands before the verb when it is no verb of the clause with "since", and what may not stand between.
_BEFORE = expression(r"\b(?:it|this|that|there|which|what|to|and|or|if|when|has|have|had|who|the|their|his|her|our|its|most|many|more|of|some|two|three|new|other|in)$", re.IGNORECASE)
_BETWEEN = expression(
    r"\b(?:that|which|who|first|only|most|\w+est|up|down|higher|lower|ahead|to|has|have|had|was|were|been|and|but|because|said|worse|better|more|less|fewer|in force|built|"
    r"born|made|founded|published|\w+ing)\b",
    re.IGNORECASE,
)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What `_PRESENT` matches, looked for only before each "since"."""
    done = 0
    for at in places(" since ", text):
        match = _PRESENT.search(text, max(done, text.rfind("\n", 0, at) + 1, at - _REACH), at + _REACH)
        if match is not None and match.end() > at:
            done = match.end()
            yield match


@rule(
    "TRA009",
    "present-with-since",
    mqm="grammar",
    bad=[
        ("The former dictator is in prison since 2007.", "The former dictator has been in prison since 2007."),
        ("The family lives here since 1987 and refuses to leave.", "The family has lived here since 1987 and refuses to leave."),
        ("The border crossings are closed since Monday.", "The border crossings have been closed since Monday."),
        ("Her brother works for the bank since last year.", "Her brother has worked for the bank since last year."),
    ],
    good=[
        "He has been in prison since 2007.",
        "It is ten years since the war.",
        "The index is up 12% since January.",
        "This is the worst drought since 1976, and he is the first since 1950 to win twice.",
        "The law in force since 2010 is harsh.",
        "She lives in Lima, where since 2010 rents have doubled.",
        "The house, built in 1920 and since 1987 empty, is for sale.",
        "He works here since the other office is closed.",
        "The deal is dead since last week’s vote failed.",
    ],
)  # fmt: skip
def present_with_since(page: Analysis) -> Iterator[Finding]:
    """“Is in prison since 2007”: what goes on from a past time has the perfect in English, the present in Spanish.

    Reported for verbs of what lasts, and for “is” with a state (in prison, closed, missing), where a time follows “since” in the same clause.

    Wrong where “since” gives a reason that begins with a time.
    """
    if " since " not in page.text:
        return
    for match in _matches(page.text):
        verb, rest = match["verb"], match["rest"]
        be = verb.lower() in ("is", "are")
        if not verb.islower() or _BETWEEN.search(rest) or (be and not _STATE.match(rest)) or _BEFORE.search(page.text[max(0, match.start() - 12) : match.start()].rstrip()):
            continue
        have = "have" if verb == "are" else "has"
        perfect = f"{have} been" if be else f"has {_LASTING[verb]}"
        also = f"{have if be else 'has'} {match['also']}{'been' if be else _LASTING[verb]}" if match["also"] else perfect
        start = match.start("verb")
        stop = match.end("also") - 1 if match["also"] else match.end("verb")
        yield present_with_since.finding(
            start, match.end(), f"What goes on since then has the perfect: “{perfect}”", Suggestion((Edit(start, stop, also),), Safety.UNSAFE, 0.88, 1.0)
        )
