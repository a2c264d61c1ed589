"""TRA019: a pronoun that does not agree with the one thing it can stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import CAP_NAME, CAP_UNKNOWN, MASKED, UPPER
from decalque.lexicon import Flag
from decalque.packs.classes import NUMBERS
from decalque.rules import Scope, rule
from decalque.rules.anchored import at_sentences, at_words
from decalque.rules.persons import is_person
from decalque.rules.things import is_thing
from decalque.rules.verbs import is_verb, third_person
from decalque.scoring.wordclasses import ADVERBS, FUNCTION, PREPOSITIONS

_THEIR = {"his": "their", "its": "their", "himself": "themselves", "itself": "themselves"}
_HERS = {"his": "her", "himself": "herself"}
_HIS = {"her": "his", "herself": "himself"}
_PRONOUNS = frozenset([*_THEIR, *_HIS])
# What many have of their own, and no one has many of.
_OWN = frozenset(
    """
    homes houses families children parents jobs lives belongings luggage wages salaries rights demands lands villages crops animals phones tents passports
    relatives colleagues wives husbands towns communities harvests neighbourhoods neighborhoods classrooms apartments flats farms bicycles boats seats tickets
    pensions savings meals beds shoes clothes faces hands voices
    """.split()
)
# Who deals with what is somebody else's.
_DEALING = frozenset(
    """
    police agents officers prosecutors investigators authorities officials doctors lawyers judges thieves robbers attackers kidnappers rebels gunmen burglars
    critics readers soldiers guards detectives hackers reporters journalists
    """.split()
)
# Behind "her" that is no possessive: "told her that"
_NO_NOUN = PREPOSITIONS | frozenset("and or but that to as if when the a an who because while where how why not".split())
_HEAD = 5  # words from the start of the sentence in which the noun of the subject stands
_REACH = 22  # words between the subject and the pronoun
_MALE = frozenset("he him his himself mr man men boy boys father son sons brother brothers husband uncle king prince sir lord actor gentleman".split())
_FEMALE = frozenset("she her hers herself mrs ms miss woman women girl girls mother daughter daughters sister sisters wife aunt queen princess lady actress".split())
_SHE = frozenset("ms mrs miss mme madame queen princess sister lady".split())
_HE = frozenset("mr king prince sir lord monsieur señor don".split())
_WOMEN = frozenset("woman girl mother actress queen princess widow nun businesswoman congresswoman policewoman spokeswoman chairwoman mayoress grandmother daughter waitress heiress duchess".split())
_MEN = frozenset("man boy father king prince widower monk businessman congressman policeman spokesman chairman grandfather son fisherman fireman gunman hitman duke".split())
_FOLK = frozenset("families households couples pupils passengers refugees communities".split())
# "The miners, which have"
_WHICH = expression(r", (?P<which>which) (?:have|are|were|do|don['’]t|haven['’]t|aren['’]t|weren['’]t|had|will|did)\b")
# "a contract who was signed", "The ministry who oversees"
_WHO = expression(r"(?:[Aa]n?|[Tt]he|[Tt]his|[Ii]ts) (?P<noun>[a-z]{2,20}),? (?P<who>who) (?P<verb>[a-z]+)\b")
_OFFICES = frozenset("ministry embassy agency bank hospital museum university clinic airport factory brewery refinery laboratory".split())
# ... but what is made of people may be "who".
_COMPANIES = frozenset(
    "team band gang group party company crowd couple police club squad crew family union cabinet committee council jury army force service government generation board panel staff delegation coalition opposition minority majority community association".split()
)
_YOU = expression(r"\b(?:ask|asks|asked|told|tell|warned|informed|questioned)(?: [^.;:“”\"\n?!]{2,80}?)?,? (?:whether|if|that) (?P<you>you) (?:have|had|are|were|would|will|know|knew|saw|did|do|could|can|must|should)\b")
# What is said of no person: "He measured nearly four metres", "She was founded in 1902", "the largest of his kind".
_THINGS_SAY = expression(
    r"\b(?P<he>He|She) (?:also |now )?(?:(?:weighs|weighed) (?:[a-z]+ ){0,2}?[\w.,]+ (?:tonnes|tons)|"
    r"(?:measures|measured) (?:[a-z]+ ){0,2}?(?:[3-9]|\d{2,}|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)(?:[.,]\d+)? (?:metres|meters|kilometres|kilometers|hectares)|"
    r"was (?:founded|built|inaugurated|manufactured) (?:in|by))\b"
)
_KIND = expression(r"\bthe (?:[a-z]+est|first|only) (?:[\w’'-]+ )?of (?P<his>his|her) kind\b")
# What is said of a person: "and it remains one of the most popular politicians".
_ONE_OF = expression(r"\b(?P<it>it) (?:is|was|remains|remained|became|has been) one of the (?:[a-z-]+ ){1,3}(?P<noun>[a-z]+s)\b")
_WE = frozenset("you your you're you’re you've you’ve we us our i my me".split())
# What nobody but a person does, at the start of a sentence with "It".
_HUMAN = expression(
    r"(?P<it>It) (?:also |later |then |now )?(?:underwent|was arrested|was born|was sentenced|was jailed|was imprisoned|was hospitalised|was hospitalized|was taken to (?:the )?hospital|was released on bail|"
    r"was charged|was convicted|pleaded|confessed|told (?:reporters|police|journalists|the press)|is married|was married|is survived|graduated|retired|resigned|studied|died (?:at|in|on|of|from|aged)|"
    r"was remanded|was extradited|was handcuffed|was acquitted|apologised|apologized|was appointed|was elected|leaves (?:a|behind a) (?:wife|widow|husband))\b"
)


def _sentence_before(page: Analysis, first: int) -> int:
    """Where the sentence before the one from word `first` begins; `first` when there is none."""
    return page.sentence_of(first - 1)[0] if first else first


def _head(page: Analysis, first: int, i: int) -> int:
    """The noun that means people or a person, in the subject that the sentence begins with; -1 when it does not begin so."""
    for k in range(first, min(first + _HEAD, i)):
        word = page.words[k]
        lower = word.lower()
        adjective = word.endswith("ed") and k + 1 < i and is_person(page.words[k + 1])  # "The injured cyclist"
        if (k > first and (page.gaps[k] != " " or (is_verb(page, word) and not adjective))) or page.kinds[k] & MASKED:
            return -1
        if (is_person(lower) or lower in _FOLK) and not (k + 1 < i and page.gaps[k + 1] == " " and is_person(page.words[k + 1].lower())):
            opened = page.words[first].lower()
            fits = k == first or opened in FUNCTION or opened[0].isdigit() or opened in NUMBERS or opened in ("several", "dozens", "hundreds", "thousands", "some", "many", "most")
            return k if fits else -1
    return -1


def _is_several(word: str) -> bool:
    return word in ("people", "men", "women", "children", "police") or (word.endswith("s") and not word.endswith(("ss", "us", "is", "as", "lens")))


def _names_one(page: Analysis, first: int, behind: int) -> bool:
    """Whether the words speak of one person, by name or by what that person is."""
    for k in range(first, behind):
        word = page.words[k]
        lower = word.lower().removesuffix("'s").removesuffix("’s")
        if lower in _MALE or lower in _FEMALE or (is_person(lower) and not _is_several(lower)):
            return True
        if page.kinds[k] & (CAP_NAME | CAP_UNKNOWN) and not page.kinds[k] & UPPER and lower not in FUNCTION and not page.starts_sentence(k):
            return True
    return False


def _first_named(page: Analysis) -> int:
    """The first word of the page that names one person, by name or by what that person is."""
    return page.remember("first named", lambda page: next((k for k in range(len(page.words)) if _names_one(page, k, k + 1)), len(page.words)))


def _names_thing(page: Analysis, first: int, behind: int) -> bool:
    """Whether one of the words may be a noun in the singular: anything but words of grammar, verbs, adverbs, plurals and people."""
    for k in range(first, behind):
        lower = page.words[k].lower()
        plain = lower in FUNCTION or lower in ADVERBS or is_verb(page, page.words[k]) or lower.endswith(("ly", "ed", "ing")) or (is_person(lower) and _is_several(lower))
        if not plain and (is_thing(lower) or not _is_several(lower)):
            return True
    return False


def _quoted(page: Analysis, first: int, i: int) -> bool:
    return any(mark in page.text[page.starts[first] : page.starts[i]] for mark in "“”\"«»")


def _mismatch(page: Analysis, i: int) -> tuple[int, str] | None:
    """What the pronoun at word `i` takes up, and what it should be; None where it fits, or may mean somebody else."""
    word = page.words[i]
    first, behind = page.sentence_of(i)
    if i == first or i - first > _REACH or _quoted(page, first, i) or i + 1 >= behind or page.gaps[i + 1] != " ":
        return None
    titled = page.words[first].lower()
    head = _head(page, first, i)
    possessive = word.endswith("self") or (page.words[i + 1].islower() and page.words[i + 1] not in _NO_NOUN and not is_verb(page, page.words[i + 1]))
    if head == i - 1 or not possessive or _first_named(page) < first:
        return None
    if titled in _SHE | _HE and page.words[first + 1][0].isupper():
        k = first + 1
        while k < i and (page.words[k][0].isupper() or page.gaps[k] == "-"):
            k += 1
        table = _HERS if titled in _SHE else _HIS
        return (first + 1, table[word]) if word in table and k < i and not _names_one(page, k, i) else None
    if head < 0 or _names_one(page, head + 1, i):
        return None
    noun = page.words[head].lower()
    if _is_several(noun):
        if word not in _THEIR or titled in ("one", "each", "every", "neither", "either"):
            return None
        if word in ("his", "himself"):
            return (head, _THEIR[word]) if noun not in _DEALING and (word == "himself" or page.words[i + 1] in _OWN) else None
        return None if _names_thing(page, head + 1, i) or _names_thing(page, _sentence_before(page, first), first) else (head, _THEIR[word])
    table = _HERS if noun in _WOMEN else _HIS if noun in _MEN else {}
    return (head, table[word]) if word in table else None


@rule(
    "TRA019",
    "pronoun-agreement",
    mqm="grammar",
    scope=Scope.PAGE,
    bad=[
        ("About 400 families left his homes at dawn.", "About 400 families left his homes at dawn."),
        ("The two presidents smiled before its first meeting.", "The two presidents smiled before its first meeting."),
        ("Ms. Okafor, 41, thanked his husband and two daughters.", "Ms. Okafor, 41, thanked his husband and two daughters."),
        ("The miners, which have been on strike since April, want more pay.", "The miners, which have been on strike since April, want more pay."),
        ("The judge asked the witness whether you had seen the car.", "The judge asked the witness whether you had seen the car."),
        ("The cyclist was hurt in the fall. It underwent surgery on Sunday.", "The cyclist was hurt in the fall. It underwent surgery on Sunday."),
    ],
    good=[
        "About 400 families left their homes at dawn. The coach shouted, and the players followed his advice.",
        "The two presidents met at the palace before its gates were closed.",
        "Ms. Okafor thanked her husband, and Mr. Bello said his wife was well.",
        "The miners, who have been on strike, read the letters, which were long.",
        "“Ask the witness whether you had seen the car,” he said. If you ask him whether you can go, he will smile.",
        "The company grew. It was born in a garage. The bridge shook. It was taken down.",
        "The minister met the workers’ wives, and the women in his village cheered.",
        "The actress said that the king kept his word.",
        "The thieves cut the canvas from its frame and fled.",
    ],
)  # fmt: skip
def pronoun_agreement(page: Analysis) -> Iterator[Finding]:
    """A pronoun of the wrong number or gender: “400 families left his homes”, “Ms. Okafor thanked his husband”.

    The Spanish *su* is his, her, its, their and your at once, *que* is who and which (“The miners, which have”), and the ending of a verb does not tell “he” from “you”.
    Reported only where the subject of the sentence is the one thing that the pronoun can mean; the right one is shown, and never put in.

    Wrong where the person meant was named further up.
    """
    for i in page.where(_PRONOUNS):
        if not page.kinds[i] & MASKED and (found := _mismatch(page, i)):
            head, right = found
            yield _finding(page, page.starts[i], page.document.end(i), f"“{page.words[i]}” stands for “{page.words[head]}”", right)
    for match in _WHICH.finditer(page.text):
        i = page.document.index_at(match.start("which"))
        first, _ = page.sentence_of(i)
        head = _head(page, first, i)
        if head == i - 1 and _is_several(page.words[head].lower()):
            yield _finding(page, match.start("which"), match.end("which"), f"“which” stands for “{page.words[head]}”", "who")
    for match in _whos(page):
        noun, i = match["noun"], page.document.index_at(match.start())
        led = i > 0 and page.gaps[i] == " " and page.words[i - 1].lower() in PREPOSITIONS  # "the head of the ministry who"
        thing = (is_thing(noun) or noun in _OFFICES) and noun not in _COMPANIES and not led
        if thing and (is_verb(page, match["verb"]) or third_person(page, match["verb"])):
            yield _finding(page, match.start("who"), match.end("who"), f"“who” stands for “{noun}”", "that", "which")
    for match in _HUMAN.finditer(page.text):
        i = page.document.index_at(match.start())
        before = _sentence_before(page, i)
        head = _head(page, before, i) if before < i and page.starts_sentence(i) else -1
        if head >= 0 and not _is_several(page.words[head].lower()) and not any(is_thing(page.words[k].lower()) for k in range(before, head)):
            yield _finding(page, match.start(), match.end("it"), f"“It” stands for “{page.words[head]}”", "He", "She")
    yield from _predicates(page)
    yield from _addressed(page)


def _whos(page: Analysis) -> Iterator[re.Match[str]]:
    for i in page.where(("who",)):
        if i > 1 and (found := _WHO.match(page.text, page.starts[i - 2])) and found.start("who") == page.starts[i]:
            yield found


def _predicates(page: Analysis) -> Iterator[Finding]:
    """Where what is said of a pronoun shows that it stands for a thing, or for a person."""
    for match in at_sentences(page, _THINGS_SAY):
        yield _finding(page, match.start(), match.end("he"), f"“{match['he']}” stands for a thing", "It")
    for match in _KIND.finditer(page.text) if "kind" in page.document.counts else ():
        i = page.document.index_at(match.start())
        if not _names_one(page, page.sentence_of(i)[0], i):
            yield _finding(page, match.start("his"), match.end("his"), f"“{match['his']}” stands for a thing", "its")
    for match in at_words(page, ("it",), _ONE_OF):
        i = page.document.index_at(match.start())
        first, _ = page.sentence_of(i)
        named = page.lexicon.flags(page.words[first].lower()) & Flag.GIVEN and page.words[first + 1][:1].isupper()
        if named and i > first + 1 and is_person(match["noun"]):
            yield _finding(page, match.start("it"), match.end("it"), f"“it” stands for “{page.words[first]} {page.words[first + 1]}”", "he", "she")


def _addressed(page: Analysis) -> Iterator[Finding]:
    """Where "you" is put into the report of what somebody else was asked: *usted* and *él* have the same verb."""
    for match in _YOU.finditer(page.text) if page.document.counts.get("you", 0) == 1 else ():
        i = page.document.index_at(match.start("you"))
        first, _ = page.sentence_of(i)
        if not _WE.intersection(word.lower() for word in page.words[first:i]) and not _quoted(page, first, i):
            yield _finding(page, match.start("you"), match.end("you"), "“you” stands for somebody who is not addressed", "he", "she", "they")


def _finding(page: Analysis, start: int, end: int, message: str, *right: str) -> Finding:
    options = [Suggestion((Edit(start, end, text),), Safety.DISPLAY, 0.7) for text in right]
    return pronoun_agreement.finding(start, end, f"{message}: “{right[0]}”", *options)
