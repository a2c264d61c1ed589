"""TRA006 and TRA008: an institution taken up as a person, and sentences that lost their verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import CAP_UNKNOWN, MASKED
from decalque.lexicon import Flag, Lexicon
from decalque.rules import Scope, rule
from decalque.rules.verbs import FINITE, is_verb, third_person
from decalque.scoring.wordclasses import ADVERBS, DETERMINERS, PREPOSITIONS, REPORTING, TITLES

_BODIES = frozenset(
    """
    Institute Ministry Bank Council Agency Commission Court Tribunal University Foundation Association Company Federation Organization
    Organisation Office Department Committee Chamber Congress Senate Parliament Assembly Government Union Observatory Center Centre
    Authority Institution Secretariat Confederation Corporation Embassy Consulate Bureau Chancellery Fund
    """.split()
)
_OPINIONS = frozenset(
    """
    sees believes considers warns notes thinks expects recalls maintains points adds says predicts estimates recommends concludes
    stresses insists indicates points saw believed considered warned noted added maintained predicted estimated recommended stated
    """.split()
)
_WILL = frozenset("will would has had is was plans can could does did intends".split())
_PEOPLE = Flag.GIVEN | Flag.SURNAME
_PERSONS = TITLES | frozenset(
    """
    he she him his her man woman men people person official officials spokesman spokeswoman spokesperson expert experts analyst
    boy girl suspect victim worker player teacher doctor soldier candidate lawmaker head owner resident who whom
    """.split()
)
_BACK = 2  # sentences before the pronoun's that are read


def _persons(page: Analysis, first: int, last: int) -> bool:
    """Whether the words name or mean a person."""
    for k in range(first, last):
        lower = Lexicon.without_possessive(page.words[k].lower())
        if lower in _PERSONS or page.kinds[k] & CAP_UNKNOWN:
            return True
        if page.words[k][0].isupper() and page.lexicon.flags(lower) & _PEOPLE and not page.lexicon.flags(lower) & (Flag.PLACE | Flag.WORD):
            return True
    return False


def _institution(page: Analysis, first: int, last: int) -> int:
    """The head of the institution that these words speak of, its article before it; -1 when there is none."""
    for k in range(first, last):
        if page.words[k] in _BODIES and any(page.words[j].lower() in ("the", "its") for j in range(max(first, k - 4), k)):
            return k
    return -1


def _taken_up(page: Analysis, i: int) -> int:
    """The institution that the pronoun `i` takes up; -1 when it may well be a person."""
    if i + 1 >= len(page.words) or page.gaps[i + 1] != " ":
        return -1
    first, behind = page.sentence_of(i)
    verb = page.words[i + 1]
    if first < i and page.words[i - 1] == "that" and page.words[i - 2] in REPORTING and (verb in _WILL or verb in _OPINIONS):
        head = _institution(page, first, i - 2)
        before = max(0, page.sentences.index(first) - _BACK) if head >= 0 else 0
        alone = head >= 0 and not _persons(page, page.sentences[before], i - 1) and not _persons(page, i + 1, behind)
        return head if alone else -1
    opening = i == first or (i - first <= 2 and page.gaps[i] == ", " and page.words[first].lower() in ADVERBS)
    if not opening or verb not in _OPINIONS or page.gaps[first].strip(" .\r\n\t"):
        return -1
    at = page.sentences.index(first)
    start = page.sentences[max(0, at - _BACK)]
    head = _institution(page, start, first)
    return head if head >= 0 and not _persons(page, start, first) else -1


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
        ("The Ministry of Health denied that she had hidden the figures.", "The Ministry of Health denied that she had hidden the figures."),
    ],
    good=[
        "The Central Bank said that it will raise rates.",
        "Governor Julio Velarde left early. The Central Bank said that he will be back.",
        "The Ministry said that he had been ill since the minister’s trip.",
        "He works for the Institute for the Study of War. Rather, he sees himself as a poet.",
        "The Court said that the suspect’s lawyer was told he will be heard.",
        "The Embassy spoke of a man. He says he is well.",
    ],
)  # fmt: skip
def institution_as_person(page: Analysis) -> Iterator[Finding]:
    """An institution taken up by “he” or “she”, because Spanish verbs need no pronoun and the engine guessed one.

    Reported only when an institution is the one thing that the pronoun can mean: no person is named or meant in the sentence and the two
    before it. “It” is offered, never applied.

    Wrong where the person was named further up.
    """
    for i in compress(range(len(page.words)), map(("he", "she", "He", "She").__contains__, page.words)):
        if page.kinds[i] & MASKED:
            continue
        head = _taken_up(page, i)
        if head >= 0:
            start, end = page.starts[i], page.document.end(i)
            it = "It" if page.words[i][0].isupper() else "it"
            yield institution_as_person.finding(
                start, end, f"“{page.words[i]}” takes up “{page.words[head]}”: “{it}”", Suggestion((Edit(start, end, it),), Safety.DISPLAY, 0.6)
            )


_BEFORE_NOUNS = PREPOSITIONS | DETERMINERS
_TALK = REPORTING | frozenset("say tell think argue write recall believe add warn ask is are was were".split())
_QUOTED_TAG = re.compile(r"[,.!?…][”\"] ?(?=[^\s”\"])")
_VERBLESS_TAG = 5  # words behind a quotation that need a verb
_VERBLESS_QUOTE = 9


def _has_verb(page: Analysis, first: int, last: int) -> bool:
    """Whether some word may be a finite verb, or a verb at all after a subject."""
    for k in range(first, last):
        word = page.words[k].replace("’", "'")
        if word in _TALK or word in FINITE or is_verb(page, word) or (
            word.islower() and third_person(page, word) and not (k > first and page.words[k - 1].lower() in _BEFORE_NOUNS)
        ):
            return True
        if ("'" in word and word.rpartition("'")[2] in ("re", "ve", "ll", "d", "m")) or word.lower() in ("it's", "he's", "she's", "that's", "there's"):
            return True
        if k > first and page.words[k - 1].lower() in ("i", "we", "they", "you", "who", "to"):
            return True
    return False


@rule(
    "TRA008",
    "fragment",
    mqm="omission",
    scope=Scope.PAGE,
    bad=[
        ("“We expect news,” the “Moscow. Kremlin. Putin” on the agenda for the coming week.",
         "“We expect news,” the “Moscow. Kremlin. Putin” on the agenda for the coming week."),
        ("“We will not pay,” the head of the union in a message from prison.",
         "“We will not pay,” the head of the union in a message from prison."),
        ("“From our point of view, in that meeting the issue of the future of the accord and the role of the army” he commented.",
         "“From our point of view, in that meeting the issue of the future of the accord and the role of the army” he commented."),
        ("“After the vote, the question of the budget and a new role for the army in the north,” the minister said.",
         "“After the vote, the question of the budget and a new role for the army in the north,” the minister said."),
    ],
    good=[
        "“We will not pay,” the head of the union said in a message.",
        "“A great night for the club and all of its fans,” he said.",
        "“Not any more,” the mayor said. “Never.”",
        "“After the vote, we will see,” the minister said.",
        "“No,” the mayor of the town in the north replied.",
        "“At last, some peace,” she wrote.",
    ],
)  # fmt: skip
def fragment(page: Analysis) -> Iterator[Finding]:
    """A quotation, or what names its speaker, that lost its verb on the way.

    Behind a quotation that ends in a comma a verb of saying must come; without one, the speaker hangs in the air. A quotation that opens with an
    adverbial and a comma (“From our point of view, ...”) is a sentence, and a sentence has a verb.

    What was lost is for an editor to look up. Short fragments, which people do utter, are left alone.
    """
    text = page.text
    if "“" not in text and '"' not in text:
        return
    for match in _QUOTED_TAG.finditer(text):
        i = page.document.index_at(match.end())
        if i >= len(page.words):
            break
        found = _tag(page, i, match.start()) or _quotation(page, match.start(), i)
        if found:
            first, last, missing = found
            yield fragment.finding(page.starts[first], page.document.end(last - 1), missing)
    for match in re.finditer(r"[^\W\d_][”\"] ?(?=(?:he|she|they|the)\b)", text):
        i = page.document.index_at(match.end())
        found = _quotation(page, match.start() + 1, i) if i < len(page.words) else None
        if found:
            first, last, missing = found
            yield fragment.finding(page.starts[first], page.document.end(last - 1), missing)


def _tag(page: Analysis, i: int, comma: int) -> tuple[int, int, str] | None:
    """The words behind a quotation that ends with a comma, when no verb is among them."""
    line, _ = page.document.line_span(comma)
    opened = max(page.text.rfind("“", line, comma), page.text.rfind('"', line, comma))
    if opened < 0 or page.text[line:opened].rstrip()[-1:] not in ("", ".", "!", "?", "”"):
        return None  # the quotation is a part of a sentence
    if page.text[comma] != "," or page.words[i][0].isupper() or page.words[i] not in ("the", "a", "an", "his", "her", "its"):
        return None
    last = i + 1
    while last < len(page.words) and not (page.starts_sentence(last) and "”" not in page.gaps[last] and not _inside(page, last)):
        last += 1
    if last - i < _VERBLESS_TAG or _has_verb(page, i, last) or "“" in page.gaps[last]:
        return None
    return i, last, "A verb of saying seems to be missing behind the quotation"


def _inside(page: Analysis, i: int) -> bool:
    """Whether word `i` stands inside curly quotation marks, as its line tells."""
    line, _ = page.document.line_span(page.starts[i])
    before = page.text[line : page.starts[i]]
    return before.count("“") > before.count("”")


def _quotation(page: Analysis, end: int, i: int) -> tuple[int, int, str] | None:
    """The quotation that ends at `end`, when it opens with an adverbial and has no verb."""
    line, _ = page.document.line_span(end)
    opened = max(page.text.rfind("“", line, end), page.text.rfind('"', line, end))
    if opened < 0 or not (page.words[i] in _TALK or any(page.words[k] in _TALK for k in range(i, min(i + 4, len(page.words))))):
        return None
    first, last = page.document.index_at(opened), page.document.index_at(end)
    body = page.words[first:last]
    opens = len(body) >= _VERBLESS_QUOTE and body[0][0].isupper() and body[0].lower() in PREPOSITIONS
    comma = next((k for k in range(first + 1, last) if page.gaps[k] == ", "), 0)
    if not opens or not comma or last - comma < _VERBLESS_QUOTE - 2 or any(page.starts_sentence(k) for k in range(first + 1, last)):
        return None
    return None if _has_verb(page, first, last) else (first, last, "The quotation seems to have lost its verb")
