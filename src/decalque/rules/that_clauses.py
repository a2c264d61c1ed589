"""TRA023: a clause with "that" where the verb takes an infinitive or the subjunctive."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import MASKED
from decalque.lexicon import Flag
from decalque.rules import rule
from decalque.rules.anchored import at_words
from decalque.rules.verbs import is_verb, third_person

_WANTING = "want wants wanted wanting allow allows allowed allowing permit permits permitted force forces forced cause causes caused enable enables enabled".split()
_ASKING = "asked demanded requested ordered recommended proposed urged requires required demands asks".split()
_THAT = expression(rf"(?P<verb>{'|'.join(_WANTING + _ASKING)}) that ")
_OBJECT = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me"}
_OPENING = frozenset("the a an his her its their this these those some all any no our more".split())
_BE, _HAVE, _DO = frozenset("is are was were be".split()), frozenset("has have had".split()), frozenset("does do did".split())
_LONGEST = 6  # words of the subject


def _base(page: Analysis, word: str) -> str:
    """The infinitive of a verb in the present; "" when the word is none."""
    for forms, base in ((_BE, "be"), (_HAVE, "have"), (_DO, "do")):
        if word in forms:
            return base
    if third_person(page, word):
        stems = [stem for stem in (word[:-1], word[:-2], word[:-3] + "y") if page.lexicon.flags(stem) & Flag.VERB]
        return max(stems, key=page.lexicon.zipf, default="")
    return word if page.lexicon.flags(word) & Flag.VERB and not is_verb(page, word) else ""


def _clause(page: Analysis, k: int, end: int) -> int:
    """The verb of the clause that begins with word `k`; -1 when it is not seen."""
    first = page.words[k].lower()
    if first in _OBJECT or first == "it":
        return k + 1 if k + 1 < end and page.gaps[k + 1] == " " else -1
    if not (first in _OPENING or page.words[k][0].isupper()):
        return -1
    plural = False
    for j in range(k + 1, min(end, k + _LONGEST)):
        word = page.words[j]
        if page.gaps[j] not in (" ", "-"):
            return -1
        if word in _BE | _HAVE | _DO or (third_person(page, word) and page.words[j - 1].lower() not in _OPENING and not page.words[j - 1].endswith("s")):
            return j
        if plural and page.lexicon.flags(word) & Flag.VERB and not word.endswith("s"):
            return j
        plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return -1


@rule(
    "TRA023",
    "that-for-infinitive",
    mqm="grammar",
    bad=[
        ("The union wants that the company rehires the drivers.", "The union wants the company to rehire the drivers."),
        ("He wanted that they are heard by the judge.", "He wanted them to be heard by the judge."),
        ("The families asked that they are freed before May.", "The families asked that they are freed before May."),
        ("The court allowed that the trial is held in May.", "The court allowed the trial to be held in May."),
    ],
    good=[
        "The union wants the company to rehire the drivers. He wants that job, and that is all.",
        "The court allowed that it was wrong. They asked that question.",
        "The families asked that they be freed. He demanded that proof.",
        "She wants that the most. He wanted that so badly.",
        "They ordered that the road be closed.",
        "The law requires that all firms pay the tax.",
    ],
)  # fmt: skip
def that_for_infinitive(page: Analysis) -> Iterator[Finding]:
    """“Wants that the company rehires” for “wants the company to rehire”; “asked that they are freed” for “be freed”.

    *Querer que* and *permitir que* are followed by a clause; the English verbs take an object with an infinitive. Verbs of asking keep their clause, with the bare form. The subject must be a pronoun, a name or a noun with its article,
    and the verb a form of the present.

    Wrong where “that” is a pronoun, and in British English for the indicative behind verbs of asking, which is why that is only shown.
    """
    for match in at_words(page, _WANTING + _ASKING, _THAT):
        k = page.document.index_at(match.end())
        if k >= len(page.words) or page.kinds[k] & MASKED or page.starts[k] != match.end():
            continue
        at = _clause(page, k, page.sentence_of(k)[1])
        base = _base(page, page.words[at]) if at > 0 else ""
        asking = match["verb"] in _ASKING
        if not base or (asking and page.words[at] not in ("is", "are")) or (not asking and page.words[at] in ("was", "were", "had", "did", "be")):
            continue
        start, end = match.end("verb"), page.document.end(at)
        subject = page.text[match.end() : page.document.end(at - 1)]
        subject = _OBJECT.get(subject, subject)
        if asking:
            text, safety, start = base, Safety.DISPLAY, page.starts[at]
        else:
            text, safety = f" {subject} to {base}", Safety.UNSAFE
        yield that_for_infinitive.finding(
            match.start(), end, f"“{match['verb']} that”: English has no such clause here", Suggestion((Edit(start, end, text),), safety, 0.85, 1.0)
        )
