"""PUN008: a question mark behind a question that is only reported."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import MASKED
from decalque.rules import rule

_REPORTED = expression(
    r"\b(?:asked|asks|wondered|wonders|questioned|questions|inquired|explained|explains|investigating|investigate|investigates|determine|establish|clarify)"
    r"(?: (?!if|whether|why|how|what|who|when|where)[\w’']+){0,4} (?P<word>whether|if|why|how|what|who|when|where) "
    r"(?!is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)[^?!“”\"‘«»;:\n]{3,160}$"
)
# What a sentence begins with that asks in its own right, or speaks to somebody.
_ASKING = frozenset(
    """
    who what when where why how which whose is are was were do does did has have had can could will would should may might must isn't aren't
    wasn't weren't don't doesn't didn't hasn't won't can't i we you if and but so or ever anybody anyone remember guess want no
    """.split()
)
_LAST = expression(r", (?:right|no|isn['’]t it|aren['’]t they|eh|okay|huh|or not|is it|are they|did he|do they|did they|does it|does he)$")


@rule(
    "PUN008",
    "reported-question",
    mqm="punctuation",
    bad=[
        ("The minister was asked whether he would resign? He laughed.", "The minister was asked whether he would resign. He laughed."),
        ("Reporters asked the coach why the captain had not played? He left.", "Reporters asked the coach why the captain had not played. He left."),
        ("The judge wants to establish who ordered the attack? Nobody has spoken.", "The judge wants to establish who ordered the attack. Nobody has spoken."),
        ("The fans wondered when the new stadium would open? It is late.", "The fans wondered when the new stadium would open. It is late."),
    ],
    good=[
        "The minister was asked whether he would resign. He laughed.",
        "“Will he resign?” a reporter asked.",
        "Has anybody asked whether he would resign? Who knows why he left?",
        "She asked: why did he leave? I wonder if he will come?",
        "He asked what is to be done? And who knows what comes next?",
        "They asked why he left, right?",
    ],
)  # fmt: skip
def reported_question(page: Analysis) -> Iterator[Finding]:
    """A sentence reports a question and ends in a question mark: “was asked whether he would resign?”.

    In Spanish the reported question keeps the words and often the marks of the direct one, and the engine keeps the last of them.

    Wrong where a speaker turns a statement into a question.
    """
    at = page.text.find("?")
    while at > 0 and page.words:
        i = page.document.index_at(at) - 1
        first, behind = page.sentence_of(i)
        start = page.starts[first]
        alone = page.text[at + 1 : at + 2] in ("", " ", "\n", "\r") and page.words[first].lower().replace("’", "'") not in _ASKING
        if alone and behind == i + 1 and not page.kinds[i] & MASKED and not any(mark in page.text[start:at] for mark in "“”\"«»"):
            text = page.text[start:at]
            if _REPORTED.search(text) and not _LAST.search(text):
                yield reported_question.finding(at, at + 1, "A question that is reported ends in a full stop", Suggestion((Edit(at, at + 1, "."),), Safety.UNSAFE, 0.88, 1.0))
        at = page.text.find("?", at + 1)
