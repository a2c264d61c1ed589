"""TRA005: the conditional by which Spanish reports what it does not vouch for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import MASKED
from decalque.rules import rule

# Deeds and events that a rumour is about; "would have won", "would have been enough" weigh what might be.
_DEEDS = frozenset(
    """
    fled escaped killed murdered shot stabbed attacked assaulted beaten raped abused robbed stolen stole embezzled diverted received
    paid bribed offered accepted hidden concealed destroyed transferred laundered participated taken entered left crossed travelled
    traveled died suffered committed ordered coordinated planned financed used collected signed contacted threatened kidnapped abducted
    recruited hired sold bought affected obtained reported warned sent given acquired delivered handed favoured favored benefited colluded lied falsified forged manipulated
    leaked intercepted dismembered drowned fallen collided crashed lost hit run caused started originated broken
    demanded requested argued rejected negotiated met planned agreed signed admitted confessed registered violated ignored
    demanded requested extorted deceived scammed defrauded spent invaded detonated fired thrown launched poisoned strangled
    """.split()
)
_BEEN = frozenset(
    """
    killed murdered shot stabbed attacked assaulted beaten raped abused robbed stolen diverted kidnapped abducted recruited paid hired
    involved detained arrested seen found hidden transferred intercepted caused identified poisoned threatened deceived wounded injured
    hit carried committed drinking driving carrying hiding using lured placed planted forced tricked drugged executed tortured dumped
    buried burned burnt beheaded coerced affected set stripped smuggled falsified forged tampered bribed extorted
    """.split()
)
_ATTRIBUTED = re.compile(
    r"\b(?:according to|as reported by|sources? close to|presumed|rumou?rs?|allegedly|reportedly|apparently|"
    r"(?:reports|sources|media|investigations?|investigators|versions?|witnesses|testimon(?:y|ies)|evidence|inquir(?:y|ies)) "
    r"(?:indicates?|indicated|says?|said|suggests?|suggested|maintains?|maintained|suspects?|suspected|believes?|reported|points? out|pointed out|holds?))\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:prosecutors?|prosecutor['’]s office|police|investigators?|detectives|ministry|authorities|complaint|indictment|lawsuit) "
    r"(?:said|says|reported|indicated|alleged|alleges|states|stated|maintains|believes)\b"
    r"|\baccording to (?:an?|the|some|his|her|their|its)? ?(?:\w+['’]s? )?(?:first|initial|preliminary) (?:findings?|reports?|estimates?|inquir(?:y|ies)|data|information|versions?)\b"
    r"|\bsources? (?:\w+ ){0,6}said\b|\b(?:newspaper|weekly|daily|outlet|magazine|portal|channel|media) (?:[A-Z]\w+ ){0,3}(?:reported|reports|says|said|claimed)\b"
    r"|\b(?:not|never) (?:been )?(?:yet )?confirmed\b|\bunconfirmed\b"
    r"|\baccording to (?:an? )?(?:\w+ )?(?:newspaper|rumou?r|version|complaint|leak|magazine|report|witness(?:es)?|neighbou?rs)\b",
    re.IGNORECASE,
)
# What a person or thing "would be" in a rumour about now.
_STATE = re.compile(
    r" be (?:under investigation|in hiding|hiding|linked|involved|related|behind|an? (?:former|known|alleged|member|relative|cousin|accomplice|minor)|"
    r"the (?:son|brother|father|nephew|cousin|leader|author|owner|mastermind)|dead|in custody|on the run|wanted|abroad|outside the country|(?P<where>in (?-i:[A-Z])))",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:rumou?r|former|fugitive|suspects?|wanted|fled|escaped|gunman|killer|boss|leader|president|banker|businessman)\b", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:if|had (?:he|she|it|they|the|there)|unless|otherwise|without|but for|wish\w*|should have|could have|were it|instead|normally|usually|"
    r"analysts?|experts?|polls?|models?|forecasts?|estimates?|simulations?|economists?|scientists?|hoped|wanted|supposed|expected|never|not|"
    r"even|rather|easily|enough|likely|probably|surely|certainly|perhaps|said (?:he|she|they|it) would|thought|believed he would)\b",
    re.IGNORECASE,
)


def _attributed(sentence: str) -> bool:
    """Whether a sentence names who says so, and nothing in it points to a real condition."""
    if _OFFICIAL.search(sentence):
        return not _UNREAL.search(_OFFICIAL.sub("", sentence))
    return bool(_ATTRIBUTED.search(sentence)) and not _UNREAL.search(sentence)


def _deed(page: Analysis, i: int) -> bool:
    """Whether "would" at word `i` goes on to "have" and a deed."""
    words = page.words[i + 1 : i + 5]
    if page.gaps[i + 1 : i + 3] != [" ", " "] or words[:1] != ["have"] or len(words) < 3:
        return False
    if words[1] in ("already", "also", "previously"):
        del words[1]
    if words[1] == "been":
        return page.gaps[i + 3] == " " and words[2] in _BEEN
    return words[1] in _DEEDS


@rule(
    "TRA005",
    "hearsay-conditional",
    mqm="mistranslation",
    bad=[
        ("According to the police, the suspect would have fled to Bolivia.", "According to the police, the suspect may have fled to Bolivia."),
        ("The mayor would have received the bribe in cash, according to the prosecutor’s office.",
         "The mayor may have received the bribe in cash, according to the prosecutor’s office."),
        ("According to preliminary reports, the driver would have lost control of the bus.",
         "According to preliminary reports, the driver may have lost control of the bus."),
        ("Local sources indicate that the couple would have been shot from a car.",
         "Local sources indicate that the couple may have been shot from a car."),
        ("The former president would be in Nicaragua, according to a rumor.", "The former president may be in Nicaragua, according to a rumor."),
        ("The bomb would have been placed under the seat, according to the first findings.",
         "The bomb may have been placed under the seat, according to the first findings."),
    ],
    good=[
        "The bomb would have been placed there if nobody had seen it, the police said.",
        "According to a report, the vote would be in May.",
        "He would have fled if the door had been open, according to the police.",
        "Without the guard, thieves would have stolen the painting, according to the museum.",
        "According to analysts, the deal would have paid a fee to the bank.",
        "She would have been 40 on Monday.",
        "“I would have signed it,” the minister said.",
        "According to the coach, a win would have sealed the title.",
        "He said he would have paid the fine.",
        "According to the police, he would not have died had he worn a belt.",
    ],
)  # fmt: skip
def hearsay_conditional(page: Analysis) -> Iterator[Finding]:
    """“Would have fled” for what is only reported: “habría huido”.

    Spanish and French newspapers use the conditional for what they do not vouch for. In English it says that the thing did not
    happen, so that a suspicion becomes its opposite. “May have” keeps the doubt.

    The sentence must name who says so (“according to the police”, “sources indicate”), the verb must be a deed or an accident, and nothing
    may point to a real condition: no “if”, “had he”, “without”, “otherwise”, no analysts, polls or models.

    Wrong where the condition stands in another sentence.
    """
    words = page.words
    for i in compress(range(len(words)), map("would".__eq__, words)):
        now = _STATE.match(page.text, page.document.end(i))
        if page.kinds[i] & MASKED or not (now or _deed(page, i)):
            continue
        first, behind = page.sentence_of(i)
        sentence = page.text[page.starts[first] : page.document.end(behind - 1)]
        if not _attributed(sentence) or (now and now["where"] and not _PERSON.search(sentence)):
            continue
        start, end = page.starts[i], page.document.end(i)
        yield hearsay_conditional.finding(
            start, page.document.end(i + 1 + (not now)), "The conditional of hearsay says in English that it is not so",
            Suggestion((Edit(start, end, "may"),), Safety.UNSAFE, 0.85, 1.0),
        )  # fmt: skip
