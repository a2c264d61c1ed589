"""Around a subject that is said again: its head, an aside behind it ("The company, which employs 900 people, it announced"), the only verb."""

from __future__ import annotations

from decalque.analysis import Analysis
from decalque.kinds import CAP_NAME, CAP_UNKNOWN, UPPER
from decalque.lexicon import Flag
from decalque.rules.persons import is_person
from decalque.rules.verbs import FINITE, is_verb, third_person
from decalque.scoring.wordclasses import FUNCTION, PREPOSITIONS, REPORTING

_OBJECTS = frozenset(
    """
        the a an two three four five six seven eight nine ten twelve his her its their this that these those all both many several some no
        any another every each more
    """.split()
)
_TIMES = frozenset(
    """
    day days week weeks month months year years hour hours minute minutes night morning season decade decades time summer evening afternoon
    weekend spring autumn fall winter moment instant date century
    """.split()
)
COLLECTIVES = frozenset("crew couple gang police team union".split())
_LINKING = frozenset("remained remains became becomes seemed seems appeared appears stayed stays".split())
_MODALS = frozenset("will would can could may might must should".split())
_AUXILIARIES = frozenset("be been being is are was were has have had also not".split())
_BE = frozenset("is are was were".split())
_THINKING = frozenset("think thinks thought believe believed hope hoped fear feared know knew say claim claimed discovered found showed learned realised realized".split())
_CLAUSES = frozenset("and but or that who which whom whose where when while because if as after before until since so than to".split())
_DETERMINERS = frozenset("The This These Its Our Their His Her My Your Some Several Many Most Both Two Three Four Five Six".split())
_ONE = frozenset("A An One Another".split())
_LONGEST = 8  # words of the subject
_RELATIVES = frozenset("who which that whose".split())
# What is said of a subject behind it, with a comma: "The mayor, according to the daily, she"
_ASIDES = frozenset("who which whose according with as like unlike despite after together along dormant born built led made held based known".split())
# ... and what may as well be said of the subject of the next clause: "The son of a baker, born in Quito, he became a judge"
_LOOSE = frozenset("with like unlike despite after along as".split())
# A noun that is as often a predicate before its subject: "The eldest of five children, who grew up in Quito, she ..."
_PREDICATES = frozenset("son daughter child eldest youngest oldest first second last only winner native graduate recipient holder descendant heir brainchild work product".split())
# Participles behind a noun that need no "who" before them: "the men arrested in Lima"
_PARTICIPLES = frozenset("sent arrested detained accused injured wounded charged convicted elected appointed involved hired based located suspected rescued".split())
_PLACING = frozenset("in at on by of for with against off to near from during after".split())


def named(page: Analysis, k: int) -> bool:
    """Whether word `k` is (part of) a name, and not a day or a month."""
    kind = page.kinds[k]
    lower = page.words[k].lower()
    return bool(kind & (CAP_NAME | CAP_UNKNOWN | UPPER)) and lower not in FUNCTION and not page.lexicon.flags(lower) & Flag.CALENDAR


def takes_up(page: Analysis, i: int, verb: int) -> bool:
    """Whether the pronoun at word `i`, behind a comma, says the subject of its sentence again; `verb` is the verb behind it."""
    first, end = page.sentence_of(i)
    comma = next((k for k in range(first + 1, i) if page.gaps[k].strip(" ’'")), i)
    if verb < 0 or comma == i or page.gaps[comma] != ", ":
        return False
    if any(page.gaps[k].strip("-’'. ") and k != comma for k in range(comma + 1, i)) and not _numbers_only(page, comma + 1, i):
        return False
    opens, told = page.words[comma].lower(), page.words[i - 1] in REPORTING and i - comma <= 4
    counted = page.words[comma + 1 : comma + 3] in (["of", "them"], ["of", "whom"])  # "most of them children"
    timed = opens in ("now", "currently", "then", "today", "already", "still", "until", "yesterday", "recently")
    aside = opens in _ASIDES or told or counted or timed or (opens.endswith("ed") and is_verb(page, opens))
    fits = aside and _fits(page, first, comma, i, loose=opens not in ("who", "which", "whose", "according") and not told)
    if not fits and not _apposes(page, first, comma, i):
        return False
    if any(page.gaps[k].startswith(",") and (page.words[k] in FINITE or is_verb(page, page.words[k])) for k in range(verb + 1, end)):
        return False
    word = page.words[verb]
    said = word in REPORTING or word in FINITE or word.endswith("ed")
    said = said or is_verb(page, word) or (page.words[i].lower() != "they" and third_person(page, word))
    return said and page.gaps[verb + 1 : verb + 2] == [" "]


def _apposes(page: Analysis, first: int, comma: int, i: int) -> bool:
    """Whether a name, or a person's description, stands before the comma, and the other one (or an age) behind it, up to pronoun `i`."""
    opens = page.words[comma]
    if all(named(page, k) for k in range(comma, i)):
        return _fits(page, first, comma, i)
    if opens[0].isdigit() and "old" in page.words[comma:i]:
        return _fits(page, first, comma, i)
    if page.words[i].lower() == "it":  # "The hurricane, the strongest since 1988, it weakened"
        return opens in ("the", "one") and _fits(page, first, comma, i)
    described = is_person(opens.lower()) or (opens in ("the", "a", "an") and any(is_person(word) for word in page.words[comma + 1 : comma + 4]))
    if opens in ("a", "an") and described and page.words[comma + 1] == "former":  # "The striker, a former Ajax player, he scored"
        return _fits(page, first, comma, i)
    return described and comma - first > 1 and all(named(page, k) for k in range(first, comma)) and page.words[i].lower() in ("he", "she")


def follows_clause(page: Analysis, i: int, verb: int) -> bool:
    """Whether the pronoun at word `i` says again a subject with a relative clause behind it: "The scientists who found the bones they think that".

    The clause behind the pronoun must be complete, as no relative clause is: "the woman who kept the ring he gave her".
    """
    first, end = page.sentence_of(i)
    if verb < 0 or i - first < 5 or (page.words[i - 1] in FUNCTION or is_verb(page, page.words[i - 1]) or page.words[i - 1].endswith("ly")):
        return False
    if any(page.gaps[k].strip("-’'. ") for k in range(first + 1, i + 1)) and not _numbers_only(page, first + 1, i + 1):
        return False
    opens = next((k for k in range(first + 1, min(first + _LONGEST, i - 1)) if _opens_clause(page, k)), -1)
    if opens < 0 or (page.words[opens] not in _RELATIVES and any(is_verb(page, word) for word in page.words[opens + 1 : i])):
        return False  # "The tools used in the mine are not the ones it was built with"
    told = page.words[opens] == "that" and page.words[first] in ("This", "These")  # "This means that"
    return not told and _fits(page, first, opens, i) and is_complete(page, verb, end)


def _opens_clause(page: Analysis, k: int) -> bool:
    """Whether a relative clause begins at word `k`, or a participle that stands for one."""
    word = page.words[k]
    return word in _RELATIVES or ((word in _PARTICIPLES or word.endswith("ed")) and page.words[k + 1] in _PLACING)


def _fits(page: Analysis, first: int, behind: int, i: int, *, loose: bool = False) -> bool:
    """Whether the words up to `behind` are a bare subject that the pronoun `i` may stand for.

    `loose`: what follows them could belong to another subject too, so that "The son of a baker" may be a predicate.
    """
    subject = [word.lower() for word in page.words[first + 1 : behind]]
    opening = page.words[first]
    owned = any(page.words[k].endswith(("'s", "’s")) and page.words[k][0].isupper() for k in range(first, behind - 1))
    if not 1 <= behind - first <= _LONGEST or not (owned or opening in _DETERMINERS or (opening in _ONE and not loose and page.gaps[behind] == " ")):
        return False
    if not subject or any(word in FUNCTION and word not in _PLACING and word != "the" for word in subject) or any(is_verb(page, word) for word in page.words[first + 1 : behind]):
        return False
    head = next((page.words[k - 1].lower() for k in range(first + 2, behind) if page.words[k] in _PLACING), subject[-1])
    if head in _TIMES or head in _PREDICATES or any(word.endswith("est") or word in _PREDICATES for word in subject[:2]):
        return False
    if loose and ("a" in subject or "an" in subject):
        return False
    pronoun = page.words[i].lower()
    if pronoun == "they":
        return opening not in _ONE or not is_person(head)
    return (head in COLLECTIVES or not is_person(head)) if pronoun == "it" else is_person(head)


def _numbers_only(page: Analysis, first: int, behind: int) -> bool:
    """Whether the only marks between these words stand inside numbers: "12,000"."""
    return all(
        page.gaps[k] in (" ", "-") or (page.words[k - 1].isdigit() and page.words[k].isdigit()) for k in range(first, behind)
    )


def head_of(page: Analysis, first: int, i: int) -> str:
    """The noun of the subject that ends before the pronoun `i`: "chairman" of "the chairman of the board"."""
    words = page.words[first:i]
    return words[words.index("of") - 1] if "of" in words[1:] else words[-1]


def has_object(page: Analysis, verb: int, end: int) -> bool:
    """Whether verb `verb` has an object or complement of its own, which it lacks in a relative clause: "the goalkeeper he saved two
    penalties", but "the goalkeeper he admired saved two"; and no other finite verb follows that "the goalkeeper" could belong to.
    """
    words, gaps = page.words, page.gaps
    if verb + 2 >= end or gaps[verb + 1] != " ":
        return False
    behind = words[verb + 1]
    linking = words[verb] in _LINKING and behind.islower() and behind not in PREPOSITIONS
    dated = not _TIMES.isdisjoint(words[verb + 1 : verb + 5])  # "the firm it founded two years ago"
    if not linking and (dated or not (behind in _OBJECTS or behind[0].isdigit())):
        return False
    for k in range(verb + 2, end):
        finite = is_verb(page, words[k]) or (
            third_person(page, words[k]) and not (words[k - 1] in _OBJECTS or words[k - 1][0].isdigit() or words[k - 1] in PREPOSITIONS)
        )
        if words[k - 1] in _AUXILIARIES:
            continue
        if finite and gaps[k] == " " and not _CLAUSES.intersection(words[max(verb + 1, k - 3) : k]) and behind != "that":
            return False
    return True


def is_complete(page: Analysis, verb: int, end: int) -> bool:
    """Whether the verb at word `verb`, or the one behind a modal there, has its object, or a clause with "that"."""
    words = page.words
    if words[verb] in _MODALS and verb + 2 < end and page.gaps[verb + 1] == " ":
        verb += 1
    that = words[verb + 1 : verb + 2] == ["that"] and page.gaps[verb + 1] == " "
    passive = verb + 2 < end and words[verb] in _BE and words[verb + 1].endswith("ed") and words[verb + 2] in _PLACING
    if passive and page.gaps[verb + 1 : verb + 3] == [" ", " "]:
        return only_verb(page, verb)  # "was deposited in an account"
    goes_on = verb + 2 < end and page.gaps[verb + 1] == " " and (words[verb + 1] == "to" or words[verb + 1].endswith("ing"))
    if goes_on and not that:  # "continues to sell", "began working"
        return only_verb(page, verb)
    return has_object(page, verb, end) or (that and (words[verb] in REPORTING or words[verb] in _THINKING))


def agrees(page: Analysis, first: int, i: int) -> bool:
    """Whether the pronoun `i` may stand for the noun before it: "he" for a person, "it" for a thing."""
    person = is_person(head_of(page, first, i))
    return person if page.words[i] in ("he", "she") else not person or page.words[i] == "they"


def only_verb(page: Analysis, i: int, *, strictly: bool = False) -> bool:
    """Whether no other finite verb follows verb `i`, as one must behind a relative clause: "the men they blocked were".

    `strictly`: nothing that could be one, and a word behind the verb.
    """
    _, behind = page.sentence_of(i)
    rest = page.words[i + 1 : behind]
    if strictly and (not rest or page.gaps[i + 1] != " " or any(is_verb(page, word) for word in rest)):
        return False
    return not any(word in FINITE or word in REPORTING for word in rest)
