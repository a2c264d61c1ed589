"""TRA005: the conditional by which Spanish reports what it does not vouch for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import CAP_NAME, CAP_UNKNOWN, MASKED
from decalque.rules import rule
from decalque.rules.persons import is_person
from decalque.rules.verbs import PAST

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
    fired hit carried committed drinking driving carrying hiding using lured placed planted forced tricked drugged executed tortured dumped
    planned ordered organized organised financed negotiated leaked moved taken thrown dragged held beaten recorded filmed laundered delivered
    buried burned burnt beheaded coerced affected set stripped smuggled falsified forged tampered bribed extorted
    """.split()
)
PASTS = dict(
    pair.split("/")
    for pair in (
        "taken/took stolen/stole given/gave fallen/fell driven/drove written/wrote hidden/hid known/knew seen/saw gone/went done/did begun/began "
        "broken/broke chosen/chose beaten/beat run/ran sunk/sank spoken/spoke worn/wore sworn/swore flown/flew drawn/drew withdrawn/withdrew "
        "thrown/threw shot/shot held/held kept/kept built/built led/led met/met fought/fought brought/brought bought/bought caught/caught "
        "hit/hit fled/fled sold/sold paid/paid sent/sent left/left lost/lost spent/spent dealt/dealt struck/struck"
    ).split()
)
_ADVERBS = frozenset("already also previously".split())
_PARTICIPLES = frozenset("known seen driven written spoken forgotten worn sworn flown grown drawn withdrawn struck dealt kept held built led met fought brought bought caught".split())
_THEY = frozenset("they he she".split())
# What somebody would have done, had things been otherwise, or thinks of what he has not seen.
_WISHES = frozenset(
    """
    liked loved preferred wanted wished hoped thought expected needed required enjoyed hated chosen become made felt seemed looked appeared
    benefited faced earned deserved allowed meant taken had been done gone come got gotten understood voted supported approved agreed welcomed
    """.split()
)
# What did not come to pass, in a story that tells what it would have done: "the bomb would have killed dozens".
_MIGHT = frozenset("bomb bombs device devices explosive explosives attack attacks plan plans plot law bill deal measure measures reform project proposal merger explosion".split())
_ATTRIBUTED = expression(
    r"\b(?:according to|as reported by|sources? close to|presumed|rumou?rs?|allegedly|reportedly|apparently|"
    r"(?:reports|sources|media|investigations?|investigators|versions?|witnesses|testimon(?:y|ies)|evidence|inquir(?:y|ies)) "
    r"(?:indicates?|indicated|says?|said|suggests?|suggested|maintains?|maintained|suspects?|suspected|believes?|reported|points? out|pointed out|holds?))\b",
    re.IGNORECASE,
)
_OFFICIAL = expression(
    r"\b(?:prosecutors?|prosecutor['’]s office|prosecution|police|investigators?|detectives|ministry|authorities|complaint|indictment|lawsuit|firefighters|rescuers|neighbou?rs|"
    r"witnesses|investigation|inquiry|audit|(?:local|national|Spanish|Mexican|Brazilian|foreign) media|(?:police|judicial|official|diplomatic|government|military) sources)(?: (?:in|of|from|at) [\w’' ]{2,30})? "
    r"(?:said|says?|reported|reports?|indicated|indicates?|alleged|alleges?|states?|stated|maintains?|maintained|believes?|suspects?|suspected|believed|reveals?|revealed)\b"
    r"|, (?:an?|the) (?:\w+ )?(?:reports?|inquiry|investigation|probe|audit|study|document|newspaper|daily|magazine|source|witness|autopsy) (?:\w+ ){0,4}?"
    r"(?:found|showed|shows|said|says|suggests|suggested|indicates|indicated|revealed|concluded|claimed|claims|reported|reports|states|stated)\b"
    r"|\baccording to (?:an?|the|some|his|her|their|its)? ?(?:\w+['’]s? )?(?:first|initial|preliminary) (?:findings?|reports?|estimates?|inquir(?:y|ies)|data|information|versions?)\b"
    r"|, (?:the|an?|his|her|their) (?:[\w’'-]+ ){0,5}(?:chief|spokesman|spokeswoman|commander|prosecutor|judge|investigators?|magistrate|coroner|detectives?|officers?|officials?|firefighters?|witness(?:es)?) "
    r"(?:said|reported|believes?|suspects?|suspected)\b"
    r"|\bsources? (?:[\w’'-]+ ){0,6}(?:said|told|claim|claimed|say)\b|\b(?:witnesses|sources|neighbou?rs|relatives) (?:quoted|cited|interviewed) by [^,.;]{3,60}? (?:claim|claimed|say|said|maintain)\b"
    r"|\b(?:in|to) the (?:view|opinion|judgment|eyes) of (?:the )?(?:[\w’'-]+ )?(?:magistrate|prosecutors?|judge|police|investigators?|prosecution)\b"
    r"|\baccording to (?:an?|one|the) (?:[\w’'-]+ )?(?:negotiator|survivor|resident|guard|relative|lawyer|diplomat|aide|official|policeman|officer|neighbou?r|friend|insider)\b|\b(?:newspaper|weekly|daily|outlet|magazine|portal|channel|media) (?:[A-Z]\w+ ){0,3}(?:reported|reports|says|said|claimed)\b"
    r"|, (?:said|reported) (?:the )?(?:[\w’'-]+ ){0,2}(?:rescuers|police|firefighters|prosecutors?|investigators|neighbou?rs|witnesses|authorities|officials|ministry|sources)\b"
    r"|, the (?:radio station|newspaper|daily|channel|broadcaster|website|portal|news agency|magazine|weekly) (?:\w+ )?(?:said|reported|reports|says|claims|claimed),"
    r"|\b(?:not|never) (?:been )?(?:yet )?confirmed\b|\bunconfirmed\b"
    r"|\baccording to (?:an? )?(?:\w+ )?(?:newspaper|rumou?r|version|complaint|leak|magazine|report|witness(?:es)?|neighbou?rs)\b",
    re.IGNORECASE,
)
# Who tells what has happened, and not what might: a sentence with one of these and a person as its subject is a report.
_TOLD = expression(
    r"\baccording to (?:an? |the |his |her |their )?(?:[\w’']+ ){0,2}(?:prosecution|prosecutors?|police|investigations?|investigators|indictment|charges|complaint|"
    r"media|newspapers?|daily|weekly|witnesses|sources?|reports?|documents?|cables|files?|emails|e-mails|leaks?|autopsy|inquiry|probe|footage|testimony|"
    r"intelligence|FBI|DEA|Interpol|detectives|neighbou?rs|press|magazine|portal|version|audit|whistleblower)\b"
    r"|\b(?:media|newspapers?|witnesses|sources?|documents?|cables|files?|emails|e-mails|investigators|prosecutors|leaks?|police|records|recordings|messages|"
    r"neighbou?rs|detectives|report|investigation|inquiry|audit|indictment|complaint|testimony|footage) "
    r"(?:that \w+ \w+ )?(?:told (?:the )?\w+|reports?|reported|suggests?|suggested|indicates?|indicated|reveals?|revealed|shows?|showed|says?|claims?|claimed|"
    r"alleges?|alleged|suspects?|suspected|believes?|points? out|holds?|maintains?|states?|stated) that\b",
    re.IGNORECASE,
)
_PRESENT = expression(r"according|(?:reports?|suggests?|indicates?|reveals?|shows?|says?|claims?|alleges?|suspects?|believes?) that$", re.IGNORECASE)
# What a person or thing "would be" in a rumour about now.
_STATE = expression(
    r"(?<=There would) be (?:more than |at least |about |around |nearly |some |up to |\d|dozens of |hundreds of )[^.,;]{0,20}(?:hostages|dead|victims|injured|wounded|missing|bodies|survivors|fighters|prisoners|detainees|gunmen|trapped|minors)"
    r"|(?<=it would) be (?:the|an?|his|her|its) \w+ who (?:\w+ed|forged|gave|took|paid|stole|sold|hid|shot) | belong to | (?:already )?(?:have|be) (?:already )?(?:agreed|reached|signed) "
    r"| have (?:links|ties|connections|contacts|(?:a|an|several|two|three) (?:secret|hidden|second|offshore|undeclared|parallel) \w+|(?:bank|secret) accounts)"
    r"|(?<=motive would) be |(?<=crime would) be (?=an? |rev|jea)|(?<=attack would) be (?=rev|jea)"
    r"| be (?:about to|among the (?:dead|victims|injured|wounded|missing|arrested|detainees)|close to \w+ing|\d+ years old|the (?:first|second|third|fourth|fifth|sixth|\w+th) victim|under investigation|in hiding|hiding|trapped|missing|stranded|linked|involved|related|behind|an? (?:former|known|alleged|member|relative|cousin|accomplice|minor)|"
    r"held|hidden|kept|living|operating|planning|preparing|recruiting|negotiating|plotting|"
    r"the (?:son|brother|father|nephew|cousin|leader|author|owner|mastermind)|dead|in custody|on the run|wanted|abroad|outside the country|(?P<where>in (?-i:[A-Z])))",
    re.IGNORECASE,
)
_PERSON = expression(r"\b(?:rumou?r|former|fugitive|suspects?|wanted|fled|escaped|gunman|killer|boss|leader|president|banker|businessman)\b", re.IGNORECASE)
_UNREAL = expression(
    r"\b(?:if|had (?:he|she|it|they|the|there)|unless|otherwise|without(?! the (?:knowledge|consent|permission|authorisation|authorization))|but for|wish\w*|should have|could have|were it|instead|normally|usually|"
    r"analysts?|experts?|polls?|models?|forecasts?|estimates?|simulations?|economists?|scientists?|hoped|wanted|supposed|expected|would (?:not|never)|not have|"
    r"even|rather|easily|enough|likely|probably|surely|certainly|perhaps|said (?:he|she|they|it) would|thought|believed he would)\b",
    re.IGNORECASE,
)


def _attributed(sentence: str) -> bool:
    """Whether a sentence names who says so, and nothing in it points to a real condition."""
    if _OFFICIAL.search(sentence):
        return not _UNREAL.search(_OFFICIAL.sub("", sentence))
    return bool(_ATTRIBUTED.search(sentence)) and not _UNREAL.search(sentence)


# Who is spoken of in a police report: what "would have" been done by one is no wish.
_SUSPECTS = expression(r"\b(?:hackers?|suspects?|gunm[ae]n|detainees?|accused|assailants?|attackers?|thie(?:f|ves)|robbers?|kidnappers?|killers?|murderers?|defendants?|swindlers?|traffickers?|smugglers?|alleged)\b", re.IGNORECASE)
_CRIMES = frozenset("stolen stole killed murdered shot stabbed attacked raped robbed embezzled kidnapped abducted extorted swindled defrauded laundered trafficked forged falsified beaten strangled poisoned hacked bribed deceived scammed".split())


def _crime(page: Analysis, i: int, sentence: str) -> bool:
    """Whether the sentence begins with somebody suspected, and "would" at word `i` goes on with a crime."""
    words = page.words[i + 1 : i + 3]
    first, _ = page.sentence_of(i)
    subject = page.text[page.starts[first] : page.starts[i]]
    return words[:1] == ["have"] and words[-1] in _CRIMES and bool(_SUSPECTS.search(subject)) and not _UNREAL.search(sentence)


def _deed(page: Analysis, i: int) -> bool:
    """Whether "would" at word `i` goes on to "have" and a deed."""
    words = page.words[i + 1 : i + 5]
    if page.gaps[i + 1 : i + 3] != [" ", " "] or words[:1] != ["have"] or len(words) < 3:
        return False
    if words[1] in _ADVERBS:
        del words[1]
    if words[1] == "been":
        return page.gaps[i + 3] == " " and words[2] in _BEEN
    return words[1] in _DEEDS and page.words[i - 1] not in _MIGHT


def _somebody(page: Analysis, first: int, i: int) -> bool:
    """Whether the subject before "would" at word `i` is a person or are people: "the two gunmen", "Morales"."""
    before = page.words[i - 1]
    lower = before.lower()
    if i <= first or page.gaps[i] != " ":
        return False
    return is_person(lower) or lower in _THEY or bool(page.kinds[i - 1] & (CAP_NAME | CAP_UNKNOWN))


def _report(page: Analysis, i: int, sentence: str, now: bool) -> bool:
    """Whether the sentence reports an act or the state `now` of somebody: "the accountant would have moved more than $4 million"."""
    words = page.words[i + 1 : i + 4]
    if not now:
        if page.gaps[i + 1 : i + 3] != [" ", " "] or words[:1] != ["have"] or len(words) < 2:
            return False
        verb = words[2] if words[1] in _ADVERBS and len(words) == 3 else words[1]
        if verb in _WISHES or not (verb.endswith("ed") or verb in PAST or verb in _PARTICIPLES):
            return False
    if not _somebody(page, page.sentence_of(i)[0], i):
        return False
    told = _TOLD.search(sentence)
    return told is not None and not _UNREAL.search(_TOLD.sub("", sentence)) and (not now or _PRESENT.search(told[0]) is not None)


def _doubts(page: Analysis, i: int) -> Iterator[Suggestion]:
    """What keeps the doubt of "would" at word `i`: "may have fled", and for an act also "allegedly fled"."""
    start, end = page.starts[i], page.document.end(i)
    yield Suggestion((Edit(start, end, "may"),), Safety.UNSAFE, 0.85, 1.0)
    verb = page.words[i + 2]
    past = PASTS.get(verb, verb if verb.endswith("ed") or verb in PAST else "")
    if page.words[i + 1] == "have" and past:
        for score, adverb in ((0.9, "allegedly"), (0.8, "reportedly")):
            yield Suggestion((Edit(start, page.document.end(i + 2), f"{adverb} {past}"),), Safety.DISPLAY, 0.7, score)


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
        ("Witnesses told police that the gunmen would have escaped in a van.", "Witnesses told police that the gunmen may have escaped in a van."),
        ("Local media report that the hostages would be held near the border.", "Local media report that the hostages may be held near the border."),
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
        "According to the police, the bomb would have killed dozens.",
        "The documents show that the law would have cost the state millions.",
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
    for i in page.where(("would",)):
        now = _STATE.match(page.text, page.document.end(i))
        if page.kinds[i] & MASKED:
            continue
        first, behind = page.sentence_of(i)
        sentence = page.text[page.starts[first] : page.document.end(behind - 1)]
        if not ((now or _deed(page, i)) and _attributed(sentence)) and not _report(page, i, sentence, bool(now)) and not _crime(page, i, sentence):
            continue
        if now and now["where"] and not _PERSON.search(sentence):
            continue
        yield hearsay_conditional.finding(
            page.starts[i], page.document.end(i + 1 + (not now)), "The conditional of hearsay says in English that it is not so", *_doubts(page, i)
        )  # fmt: skip
