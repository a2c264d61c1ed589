"""Around a subject that is said again: its head, an aside behind it ("The company, which employs 900 people, it announced"), the only verb."""

from __future__ import annotations

from decalque.analysis import Analysis
from decalque.rules.verbs import FINITE, is_verb, third_person
from decalque.scoring.wordclasses import FUNCTION, PREPOSITIONS, REPORTING, TITLES

PEOPLE = TITLES | frozenset(
    """
    leader chairman chairwoman chairperson founder author owner boss captain coach head
    lawmaker official suspect victim man woman boy girl player footballer goalkeeper striker midfielder defender winger referee driver worker lawyer writer actor actress painter teacher doctor nurse priest politician candidate deputy
    legislator activist soldier officer policeman policewoman agent prosecutor magistrate defendant accused prisoner inmate teenager
    youngster athlete swimmer runner champion star celebrity model influencer youtuber streamer comedian presenter host broadcaster
    businesswoman entrepreneur engineer scientist researcher expert specialist pilot farmer worker employee spokesman spokeswoman
    spokesperson magnate tycoon monarch pontiff diplomat envoy dissident migrant refugee neighbour neighbor witness hero
    """.split()
)
GROUPS = frozenset(
    """
    protesters demonstrators soldiers rebels workers teachers students farmers miners doctors nurses fans players lawmakers deputies senators
    prosecutors investigators officials authorities residents neighbours neighbors relatives parents migrants police agents officers experts
    scientists researchers leaders ministers judges magistrates prisoners inmates victims witnesses thieves robbers attackers hackers gunmen
    """.split()
)
_OBJECTS = frozenset(
    """
        the a an two three four five six seven eight nine ten twelve his her its their this that these those all both many several some no
        any another every each more
    """.split()
)
_TIMES = frozenset("day days week weeks month months year years hour hours minute minutes night morning season decade decades time summer".split())
_LINKING = frozenset("remained remains became becomes seemed seems appeared appears stayed stays".split())
_CLAUSES = frozenset("and but or that who which whom whose where when while because if as after before until since so than to".split())
_DETERMINERS = frozenset("The This These Its Our Their His Her".split())
_THINGS = frozenset("it they It They He She".split())
_LONGEST = 6  # words of the subject


def takes_up(page: Analysis, i: int, verb: int) -> bool:
    """Whether the pronoun at word `i`, behind a comma, says the subject of its sentence again; `verb` is the verb behind it."""
    first, _ = page.sentence_of(i)
    comma = next((k for k in range(first + 1, i) if page.gaps[k].strip(" ’'")), i)
    if verb < 0 or comma == i or page.gaps[comma] != ", " or comma - first > _LONGEST or page.words[first] not in _DETERMINERS:
        return False
    if any(page.gaps[k].strip("-’'. ") and k != comma for k in range(comma + 1, i)) and not _numbers_only(page, comma + 1, i):
        return False
    subject = [word.lower() for word in page.words[first + 1 : comma]]
    if not subject or any(word in FUNCTION and word != "of" for word in subject) or any(is_verb(page, word) for word in subject):
        return False
    opens = page.words[comma].lower()
    aside = opens in ("which", "who", "with") or (opens.endswith("ed") and is_verb(page, opens)) or opens in ("dormant", "born", "built", "led")
    word = page.words[verb]
    said = word in REPORTING or word in FINITE or word.endswith("ed")
    fits = page.words[i] in _THINGS or (subject[-1] in PEOPLE and opens != "which")
    return aside and fits and (said or is_verb(page, word)) and page.gaps[verb + 1 : verb + 2] == [" "]


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
        if finite and gaps[k] == " " and not _CLAUSES.intersection(words[max(verb + 1, k - 3) : k]) and behind != "that":
            return False
    return True


def agrees(page: Analysis, first: int, i: int) -> bool:
    """Whether the pronoun `i` may stand for the noun before it: "he" for a person, "it" for a thing."""
    person = head_of(page, first, i) in PEOPLE
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
