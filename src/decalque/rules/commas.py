"""PUN009: a comma, semicolon or colon where English has none, or another mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.lexicon import Flag
from decalque.rules import rule
from decalque.rules.anchored import at_commas, at_sentences
from decalque.rules.persons import is_person
from decalque.rules.verbs import PAST, is_verb
from decalque.scoring.wordclasses import PREPOSITIONS, REPORTING

_SAYING = (REPORTING - {"reports", "claims", "estimates", "argued", "says"}) | {"believes", "believed", "thinks", "thought", "knows", "hopes", "feared", "fears"}
# "said, that the tanker"
_THAT = expression(r"(?<=[a-z])(?P<comma>,)(?= that (?!is,|is to say)(?:the|a|an|it|he|she|they|there|his|her|its|their|this|no|some|all|[A-Z]))")
_INSERTED = expression(r", (?:[\w’'-]+ ){1,4}\Z")
_LONGEST_ASIDE = 60
# "Despite the rain; thousands waited"
_OPENED = expression(
    r"(?:Despite|After|Before|When|If|Although|While|During|According to|Because of|Due to|Thanks to|Since|With|In spite of|Unlike|Faced with|As a result of) "
    r"[^.,;:!?“”\"\n()]{3,90}(?P<mark>;)(?= [a-z])"
)
# "the ruling that: “the absence"
_COLON = expression(r"(?P<mark>:)(?:(?<=\bthat:)|(?<=\bof:)|(?<=\bas:)|(?<=\bwith:))(?= ?[“\"][a-z])")
_BEHIND_SUBJECT = frozenset("has have had is are was were will would demanded said asked announced decided agreed denied insisted promised confirmed".split())
_AUXILIARY = expression(
    r"(?P<comma>,)(?= (?:(?:has|have|had|is|are|was|were|will|would) (?!(?:it|he|she|they|we|you|I|there|the|not it)\b)|(?:demanded|said|asked|announced|decided|agreed|denied|insisted|promised|confirmed) (?:that|to) ))"
)
_LINKING = frozenset("nevertheless therefore consequently moreover furthermore nonetheless".split())
# "shortly before noon, nevertheless, the pumps"
_SPLICED = expression(r"(?P<comma>,)(?<! and,)(?<! but,)(?<! or,)(?<! that,)(?<! which,)(?<=[a-z\d],)(?= (?:nevertheless|therefore|consequently|moreover|furthermore|nonetheless), (?:the|it|he|she|they|there|we|this|its|his|her|their) [a-z])")
_BEGINNINGS = frozenset("The This These Those His Her Its Their Our My A An Most Many Some Several".split())
_NO_SUBJECT = frozenset("who which that whose where when while as if like unlike and or but because although though more less bigger better sooner later before after".split())
_LISTED = expression(r"\b(?P<first>[A-Z][\w’'-]+), (?P<second>[A-Z][\w’'-]+)(?P<comma>,) (?P<third>[A-Z][\w’'-]+) (?:will|have|are|were|had|would|share|agreed|signed|voted|want|plan|joined)\b")
# "They lack water, food, medicines... and some"
_TRAILING = expression(r"(?P<last>, [a-z]+)(?P<dots>\.\.\.|…)(?= (?:and|but|or|which|according|said) )")
_LONGEST = 16  # words of a subject
_APPOSED = 8  # words of what is said of a person between commas


@rule(
    "PUN009",
    "misplaced-comma",
    mqm="punctuation",
    bad=[
        ("The navy said, that the tanker was adrift.", "The navy said that the tanker was adrift."),
        ("Despite the rain; thousands of pilgrims waited.", "Despite the rain, thousands of pilgrims waited."),
        ("The judge wrote that: “the absence of a contract” mattered.", "The judge wrote that “the absence of a contract” mattered."),
        ("The decision to close the mine in the north, was a mistake.", "The decision to close the mine in the north was a mistake."),
        ("Kenya, Uganda, Rwanda will share the cost of the line.", "Kenya, Uganda and Rwanda will share the cost of the line."),
        ("Pedro Alonso, the president of the club resigned on Monday.", "Pedro Alonso, the president of the club, resigned on Monday."),
    ],
    good=[
        "The navy said that the tanker was adrift, that is to say, lost.",
        "Despite the rain, thousands waited; the rest went home.",
        "The mine, the last in the north, was closed. The bigger, the better, is it not?",
        "In Nairobi, Kenya, Uganda will meet them. Kenya, Uganda and Rwanda will share it.",
        "In Lima, the president of the club resigned. Pedro Alonso, the president, resigned.",
        "The man, he said, was ill. The mayor, as agreed, was told.",
        "He wrote of: bread, wine and oil. The menu has: “eggs”.",
        "The road, which was closed, has been opened.",
    ],
)  # fmt: skip
def misplaced_comma(page: Analysis) -> Iterator[Finding]:
    """A comma between verb and “that”, or subject and verb; a semicolon for a comma; a list without its “and”.

    Spanish parts a long subject from its verb, ends a list without a conjunction, and engines keep the marks where the sentence was cut
    for the translation. Reported are only places where the words on both sides leave no other reading: one comma between a subject without a
    verb and an auxiliary, a semicolon behind an opening part, a name whose description lacks the second comma.

    Wrong where a writer marks a pause.
    """
    text = page.text
    for match in at_commas(page, ("that",), _THAT):
        if page.words[page.document.index_at(match.start()) - 1] not in _SAYING:
            continue
        if _INSERTED.search(text, max(0, match.start() - _LONGEST_ASIDE), match.start()):
            continue  # "He left instructions, she added, that nobody should sing"
        yield _finding(page, match.start("comma"), match.end("comma"), "", "No comma before “that”", Safety.UNSAFE)
    for match in at_sentences(page, _OPENED):
        if not _is_whole(page, match):
            yield _finding(page, match.start("mark"), match.end("mark"), ",", "A comma closes what opens a sentence", Safety.UNSAFE)
    for match in _COLON.finditer(text):
        yield _finding(page, match.start("mark"), match.end("mark"), "" if text[match.end()] == " " else " ", "No colon before words that go on with the sentence", Safety.UNSAFE)
    for match in at_sentences(page, _LISTED):
        if all(_is_place(page, match[name]) for name in ("first", "second", "third")):
            yield _finding(page, match.start("comma"), match.end("comma"), " and", "“and” stands before the last of a list", Safety.UNSAFE)
    for match in _TRAILING.finditer(text) if "..." in text or "…" in text else ():
        if text.count(",", text.rfind(".", 0, match.start()) + 1, match.start()):
            yield _finding(page, match.start(), match.end(), f" and{match['last'][1:]}", "A list ends in “and”, not in dots", Safety.DISPLAY)
    for match in at_commas(page, _BEHIND_SUBJECT, _AUXILIARY):
        if _parts_subject(page, match.start()):
            yield _finding(page, match.start("comma"), match.end("comma"), "", "A comma parts the subject from its verb", Safety.UNSAFE)
    for match in at_commas(page, _LINKING, _SPLICED):
        k = page.document.index_at(match.start("comma"))
        before = page.words[page.sentence_of(k - 1)[0] : k]
        if any(is_verb(page, word) for word in before) and not any(word in REPORTING or word == "that" for word in before):
            yield _finding(page, match.start("comma"), match.end("comma"), ";", "A comma can't join two sentences", Safety.UNSAFE)
    yield from _unclosed(page)


def _is_whole(page: Analysis, match: re.Match[str]) -> bool:
    """Whether what stands before the semicolon is a sentence: it has a verb, and more than one where a conjunction opens it."""
    verbs = sum(is_verb(page, word) for word in match[0].split()[1:])
    return verbs > match[0].startswith(("If", "When", "Although", "While"))


def _is_place(page: Analysis, word: str) -> bool:
    return bool(page.lexicon.flags(word.lower()) & Flag.PLACE)


def _parts_subject(page: Analysis, at: int) -> bool:
    """Whether the comma at `at` is the first of its sentence, and nothing but a subject without a verb stands before it."""
    i = page.document.index_at(at)
    first, _ = page.sentence_of(i)
    words = page.words[first:i]
    if not page.starts_sentence(first) or page.words[first] not in _BEGINNINGS or not 3 < len(words) <= _LONGEST:
        return False
    if any(page.gaps[k].strip("-’'. ") for k in range(first + 1, i)) or any(word.lower() in _NO_SUBJECT for word in words):
        return False
    if any(page.words[k].endswith("ing") and (page.words[k + 1] in PREPOSITIONS or page.words[k + 1] in ("the", "a", "an", "his", "her", "its", "their")) for k in range(first, i)):
        return False  # "The man driving the car"
    if any(is_verb(page, page.words[k]) and not (page.words[k].endswith("ed") and page.words[k + 1] in PREPOSITIONS) for k in range(first + 1, i)):
        return False
    return words[-1].lower() not in ("time", "day", "year", "week", "moment", "night", "morning")


def _unclosed(page: Analysis) -> Iterator[Finding]:
    """A name at the start of a sentence, what the person is behind a comma, and the verb without one: "Pedro Alonso, the president of the club resigned"."""
    for first in page.sentences:
        k = first
        while k < len(page.words) - 2 and page.words[k][0].isupper() and (k == first or page.gaps[k] in (" ", "-")):
            k += 1
        if not 2 <= k - first <= 4 or page.gaps[k] != ", " or page.words[k] not in ("the", "a", "an") or not page.lexicon.flags(page.words[first].lower()) & Flag.GIVEN:
            continue
        behind = page.sentence_of(first)[1]
        verb = next((j for j in range(k + 2, min(behind - 1, k + _APPOSED)) if page.gaps[j] != " " or is_verb(page, page.words[j]) or page.words[j] in ("who", "that", "and")), -1)
        if verb < 0 or page.gaps[verb] != " " or page.gaps[verb + 1] != " " or "," in page.text[page.starts[verb] : page.document.end(behind - 1)]:
            continue
        word = page.words[verb]
        described = any(is_person(w) for w in page.words[k + 1 : verb])
        if described and (word in REPORTING or word in PAST or word in ("was", "has", "will", "resigned", "died", "arrived")) and page.words[verb + 1] != "by":
            end = page.document.end(verb - 1)
            yield _finding(page, end, end, ",", "The second comma is missing", Safety.UNSAFE)


def _finding(page: Analysis, start: int, end: int, text: str, message: str, safety: Safety) -> Finding:
    i = max(0, page.document.index_at(start) - 1)
    low, high = (page.starts[i], page.document.end(min(i + 1, len(page.words) - 1))) if start == end else (start, end)
    return misplaced_comma.finding(low, max(high, end), message, Suggestion((Edit(start, end, text),), safety, 0.85, 1.0))
