"""PUN010: a round bracket without its partner."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import MASKED
from decalque.rules import Scope, rule

_PARAGRAPH = expression(r"[^\r\n]+")
_LONGEST = 5000  # code points of a paragraph
# What stands before a closing bracket that numbers an item: "a)", "12)", "iv)"; and faces.
_ITEM = expression(r"(?:^|[\s(])(?:\w|\d{1,3}|[ivxIVX]{1,4})\)|[:;=8]['-]?[()]")
_ACRONYM = expression(r"\((?P<name>[A-Z][A-Z.&-]{1,9})(?= [a-z])")


def _unpaired(text: str) -> int:
    """Where the one bracket stands that has no partner; -1 when there is none, or more than one."""
    opened: list[int] = []
    lone: list[int] = []
    for at, sign in enumerate(text):
        if sign == "(":
            opened.append(at)
        elif sign == ")":
            if opened:
                opened.pop()
            else:
                lone.append(at)
    lone += opened
    return lone[0] if len(lone) == 1 else -1


@rule(
    "PUN010",
    "unbalanced-bracket",
    mqm="punctuation",
    scope=Scope.PAGE,
    bad=[
        ("The fund (IMF said on Tuesday that it would lend more.", "The fund (IMF) said on Tuesday that it would lend more."),
        ("The minister (who had resigned in May was questioned.", "The minister (who had resigned in May was questioned."),
        ("The club, founded in 1902), will be sold to a bank.", "The club, founded in 1902), will be sold to a bank."),
        ("Two men (aged 21 and 34 were arrested on Friday.", "Two men (aged 21 and 34 were arrested on Friday."),
    ],
    good=[
        "The fund (IMF) said on Tuesday that it would lend more.",
        "a) the first; b) the second; 1) the third",
        "He wrote :) and left. She wrote ;( and stayed.",
        "(The minister (who had resigned) was questioned.)",
        "The function f(x) is drawn, and g(x, (y)) too.",
        "(He spoke for an hour.\n\nThen he left.)",
    ],
)
def unbalanced_bracket(page: Analysis) -> Iterator[Finding]:
    """A round bracket that its paragraph does not close, or has not opened: “The fund (IMF said on Tuesday”.

    One of the two is lost where a link around the words inside was cut. Where an acronym follows the bracket its end is known, and the
    other one is offered; elsewhere the place is only shown. Items of lists (“a)”), faces, and brackets that span paragraphs are left alone.

    Wrong for mathematics and code.
    """
    if not page.words or ("(" not in page.text and ")" not in page.text):
        return
    paragraphs = list(_PARAGRAPH.finditer(page.text))
    odd = [match for match in paragraphs if match[0].count("(") != match[0].count(")")]
    if len(odd) != 1 or len(odd[0][0]) > _LONGEST or _ITEM.search(odd[0][0]):
        return  # several: a bracket that spans paragraphs, or a text with faces
    at = _unpaired(odd[0][0])
    start = odd[0].start() + at
    i = page.document.index_at(start)
    if at < 0 or page.kinds[min(i, len(page.words) - 1)] & MASKED or " " not in odd[0][0]:
        return
    acronym = _ACRONYM.match(page.text, start)
    suggestions = [Suggestion((Edit(acronym.end(), acronym.end(), ")"),), Safety.UNSAFE, 0.9, 1.0)] if acronym else []
    yield unbalanced_bracket.finding(start, start + 1, "This bracket has no partner in its paragraph", *suggestions)
