"""TRA008: sentences and quotations that lost their verb."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Finding
from decalque.kinds import LINE, MASKED, QUOTE
from decalque.rules import Scope, rule
from decalque.rules.verbs import FINITE, is_verb, third_person
from decalque.scoring.wordclasses import DETERMINERS, PREPOSITIONS, REPORTING

_BEFORE_NOUNS = PREPOSITIONS | DETERMINERS
_SUBJECTS = frozenset("i we they you who".split())
_TALK = REPORTING | frozenset("say tell think argue write recall believe add warn ask is are was were".split())
_QUOTED_TAG = expression(r"[,.!?…][”\"] ?")
_BARE_TAGS = frozenset(("” ", "”", '" ', '"'))
_VERBLESS_TAG = 5  # words behind a quotation that need a verb
_VERBLESS_QUOTE = 9
_RELATIVE = 6  # words from which a sentence that opens with "Who" is no saying
_VERBLESS_SENTENCE = 7
_CUT = frozenset("the a an and or their our my because".split())
_ENDS = (". ", ".", ",” ", '," ', ".” ", '." ', ".”", '."', ".\n\n")
_OPENERS = frozenset("The A An While".split())


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
        before = page.words[k - 1].lower() if k > first else ""
        if before in _SUBJECTS or (before == "to" and word.islower() and word not in DETERMINERS):
            return True
    return False


@rule(
    "TRA008",
    "fragment",
    mqm="omission",
    scope=Scope.PAGE,
    bad=[
        ("The senator resigned on Friday. Who had been under investigation since March.",
         "The senator resigned on Friday. Who had been under investigation since March."),
        ("“We expect news,” the “Moscow. Kremlin. Putin” on the agenda for the coming week.",
         "“We expect news,” the “Moscow. Kremlin. Putin” on the agenda for the coming week."),
        ("“We will not pay,” the head of the union in a message from prison.",
         "“We will not pay,” the head of the union in a message from prison."),
        ("“From our point of view, in that meeting the issue of the future of the accord and the role of the army” he commented.",
         "“From our point of view, in that meeting the issue of the future of the accord and the role of the army” he commented."),
        ("“After the vote, the question of the budget and a new role for the army in the north,” the minister said.",
         "“After the vote, the question of the budget and a new role for the army in the north,” the minister said."),
        ("Rescuers came at dawn. The minister of mining in an interview with the press. Two men are alive.",
         "Rescuers came at dawn. The minister of mining in an interview with the press. Two men are alive."),
    ],
    good=[
        "Nobody came. Who was there to ask? Who has the time.",
        "It was late. No sign of rain. The end of a long road, and of a long war: peace. The road, the river and the town lie below.",
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
    adverbial and a comma (“From our point of view, ...”) is a sentence, and a sentence has a verb; so is a long one inside a paragraph that opens
    with “The”.

    What was lost is for an editor to look up. Short fragments, which people do utter, are left alone.
    """
    for found in (*_around_quotations(page), *_verbless(page), *_cut_short(page), *_relative(page)):
        first, last, missing = found
        yield fragment.finding(page.starts[first], page.document.end(last - 1), missing)


_Lost = tuple[int, int, str]  # first word, the one behind the last, what seems to be missing


def _around_quotations(page: Analysis) -> Iterator[_Lost]:
    """Quotations, and what stands behind them, without a verb."""
    for i in page.gap_marks:
        if not page.breaks[i] & QUOTE or not 0 < i < len(page.words):
            continue
        end = page.document.end(i - 1)
        if _QUOTED_TAG.fullmatch(page.gaps[i]):
            found = _tag(page, i, end) or _quotation(page, end, i)
        elif page.gaps[i] in _BARE_TAGS and page.words[i] in ("he", "she", "they", "the"):
            found = _quotation(page, end, i)
        else:
            continue
        if found:
            yield found


def _verbless(page: Analysis) -> Iterator[_Lost]:
    """Sentences inside a paragraph that open as one does and have no verb."""
    for at, first in enumerate(page.sentences[1:], 1):
        last = page.sentences[at + 1] if at + 1 < len(page.sentences) else len(page.words)
        if page.words[first] not in _OPENERS or last - first < _VERBLESS_SENTENCE or page.breaks[first] & LINE or page.kinds[first] & MASKED:
            continue
        if not page.gaps[last].startswith(".") or page.breaks[last] & QUOTE or _inside(page, last - 1) or page.gaps[first] not in (". ", ".” ", '." '):
            continue
        if _singular(page, first, last) and not _has_verb(page, first, last) and not any(mark in gap for gap in page.gaps[first + 1 : last] for mark in "“”\":;—–?!("):
            yield first, last, "The sentence seems to have lost its verb"


def _cut_short(page: Analysis) -> Iterator[_Lost]:
    """Words that want another one behind them at the end of a sentence or quotation: "the lack of the"."""
    for i in (*page.sentences, *(i for i in page.gap_marks if page.breaks[i] & QUOTE)):
        if i > 1 and page.words[i - 1] in _CUT and page.gaps[i] in _ENDS and page.gaps[i - 1] == " " and not page.kinds[i - 1] & MASKED:
            yield i - 2, i, "The sentence seems to have lost its end"


def _relative(page: Analysis) -> Iterator[_Lost]:
    """Relative clauses that stand as sentences: "Friday. Who had been under investigation since March"."""
    for at, first in enumerate(page.sentences[1:], 1):
        last = page.sentences[at + 1] if at + 1 < len(page.sentences) else len(page.words)
        if page.words[first] != "Who" or last - first < _RELATIVE or page.gaps[first] != ". " or page.breaks[first] & LINE:
            continue
        follows = page.words[first + 1] in FINITE and page.gaps[first + 1] == " "
        if follows and page.gaps[last].startswith(".") and not page.breaks[last] & QUOTE and not any(mark in gap for gap in page.gaps[first:last] for mark in "“”\"?"):
            yield first, first + 2, "A relative clause stands as a sentence: its main clause was lost, or the full stop is wrong"


def _singular(page: Analysis, first: int, last: int) -> bool:
    """Whether what the sentence opens with, up to its first preposition, is one thing: its verb then ends in -s or is past."""
    for k in range(first + 1, last):
        word = page.words[k]
        if word in PREPOSITIONS or word == "of":
            return k > first + 1
        if word == "and" or word.endswith("s") or page.gaps[k] != " ":
            return False
    return False


def _tag(page: Analysis, i: int, comma: int) -> _Lost | None:
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


def _quotation(page: Analysis, end: int, i: int) -> _Lost | None:
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
