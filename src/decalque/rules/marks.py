"""PUN004 and PUN005: quotation marks without their partner, and punctuation said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import ABBREVIATIONS
from decalque.rules import Scope, rule
from decalque.scoring.wordclasses import REPORTING

_PARAGRAPH = expression(r"[^\r\n]+")
_LONGEST = 5000  # code points of a paragraph
_MOST_MARKS = 15  # in a paragraph


def _unpaired(text: str) -> int:
    """Where the mark stands that has no partner; -1 when none can be named."""
    curly = [(m.start(), m[0]) for m in re.finditer("[“”]", text)]
    if '"' in text or "„" in text or "«" in text or len(curly) > _MOST_MARKS:
        return -1
    if len(curly) % 2 == 0:
        return -1
    opened = -1
    for at, mark in curly:
        if mark == "“":
            if opened >= 0:
                return opened
            opened = at
        elif opened < 0:
            return at
        else:
            opened = -1
    return opened


def _closes(text: str) -> bool:
    """Whether a paragraph closes a quotation that it has not opened."""
    at = _unpaired(text)
    return at >= 0 and text[at] == "”"


def _opens(text: str) -> bool:
    """Whether a paragraph opens a quotation that it does not close."""
    at = _unpaired(text)
    return at >= 0 and text[at] == "“"


@rule(
    "PUN004",
    "unbalanced-quotation-marks",
    mqm="punctuation",
    scope=Scope.PAGE,
    bad=[
        ("“We will not pay for this, the mayor said on Friday.", "“We will not pay for this, the mayor said on Friday."),
        ("We will not pay for this,” the mayor said on Friday.", "We will not pay for this,” the mayor said on Friday."),
        ("He said “no” twice and “never once.", "He said “no” twice and “never once."),
        ("The mayor called it “a trap for the farmers of the north.", "The mayor called it “a trap for the farmers of the north."),
    ],
    good=[
        "“We will not pay,” the mayor said. “Not one cent.”",
        "“We will not pay,” he said.\n\n“It is a trap.\n\n“It is a disgrace.”",
        "The pipe is 6' 2\" long and the players’ union said so.",
        "He said ‘no’ and the ’90s were over.",
        "The 24\" screen costs more than the 19\" one.",
        "“He told me ‘never’ and left,” she said.",
    ],
)
def unbalanced_quotation_marks(page: Analysis) -> Iterator[Finding]:
    """A curly quotation mark without its partner in the paragraph.

    Scrapers and engines drop the other one with a tag or a bold span. Where it stood is for an editor to say, so the place is only
    shown. Several paragraphs of one quotation open each with a mark and close only the last; straight marks, which look all alike, are left
    alone.

    Wrong for poems and lists that open a quotation at every line.
    """
    text = page.text
    if "“" not in text and "”" not in text:
        return
    paragraphs = list(_PARAGRAPH.finditer(text))
    for k, match in enumerate(paragraphs):
        paragraph = match[0]
        if len(paragraph) > _LONGEST or ("“" not in paragraph and "”" not in paragraph):
            continue
        at = _unpaired(paragraph)
        if at < 0:
            continue
        following = paragraphs[k + 1][0].lstrip() if k + 1 < len(paragraphs) else ""
        before = paragraphs[k - 1][0].lstrip() if k else ""
        opens = paragraph[at] == "“"
        goes_on = opens and following.startswith(paragraph[at])
        closed = opens and any(_closes(p[0]) for p in paragraphs[k + 1 : k + 5])
        went_on = not opens and before.startswith("“") and _unpaired(before) >= 0
        opened = not opens and any(_opens(p[0]) for p in paragraphs[max(0, k - 4) : k])
        if not (goes_on or went_on or closed or opened):
            start = match.start() + at
            yield unbalanced_quotation_marks.finding(start, start + 1, "This quotation mark has no partner in its paragraph")


_DOUBLED = expression(
    r"""(?P<around>(?P<one>[.,])(?P<mark>[”"])(?P<two>[.,]))(?=\s|\Z)"""
    r"|(?P<behind>[”\"]\.,)(?=\s)"
    r"|(?P<stopped>\. ,)(?=\s)"
    r"|(?P<commas>,[ ]?,)(?=\s)"
    r"|(?<!\.)(?P<stops>\.\.)(?=\s|\Z|[”\"])"
    r"|(?P<mixed>[,;:]\.|[,;:] ?[,;])(?=\s|\Z)"
    r"|(?P<asked>[?!]\.)(?=\s|\Z)"
    r"|(?P<closed>[?!][”\"])\.(?=\s|\Z)"
    r"|(?P<spoken>[?!][”\"]),(?=\s)"
    r"|(?<=%)(?P<percent>\.,)(?=\s)"
    r"|(?P<etcetera>\.{3}|…)(?=[\s,])"
)


_SAID = "|".join(sorted(REPORTING | {"asked", "shouted", "cried", "exclaimed", "yelled", "asks"}))
_SPEAKING = expression(rf" (?!and |or )(?:[^\W\d_][\w’'-]* ){{0,6}}(?:{_SAID})\b|(?: (?:the|a|an) [a-z]+)? (?:{_SAID})\b")


class _Doubles(dict[str, bool]):
    """gap -> whether punctuation may be doubled in it."""

    def __missing__(self, gap: str) -> bool:
        found = len(gap) > 1 and bool(_DOUBLED.search(gap))
        if len(gap) < 20:
            self[gap] = found
        return found


_doubles = _Doubles()


def _single(match: re.Match[str], before: str) -> tuple[str, float] | None:
    """What stays of doubled punctuation, and how sure that is; None when it may stand. `before` is the word before the gap."""
    if match["around"]:
        stays = match["two"] if match["one"] == "," or match["two"] == "," else "."
        return stays + match["mark"], 0.92
    if match["behind"]:
        return "," + match["behind"][0], 0.88
    if match["spoken"]:
        return (match["spoken"], 0.9) if _SPEAKING.match(match.string, match.end()) else None
    if match["closed"]:
        return match["closed"], 0.9
    if match["percent"]:
        return ",", 0.9
    if match["etcetera"]:
        return (".", 0.88) if before == "etc" else None
    if match["stopped"]:
        return None if before in ABBREVIATIONS or (len(before) == 1 and before.isalpha()) else (",", 0.85)
    if match["commas"]:
        return ",", 0.95
    if match["stops"]:
        return None if before in ABBREVIATIONS or len(before) == 1 else (".", 0.9)
    if match["mixed"]:
        return match["mixed"].replace(" ", "")[-1 if "." in match["mixed"] else 0], 0.85
    return None if before == "yahoo" else (match["asked"][0], 0.9)


@rule(
    "PUN005",
    "doubled-punctuation",
    mqm="punctuation",
    priority=1,
    bad=[
        ("“We won,”, he said.", "“We won,” he said."),
        ("The mayor said “we won.”. Then he left.", "The mayor said “we won.” Then he left."),
        ("The mayor, , a doctor, left early.", "The mayor, a doctor, left early."),
        ("The road was closed.. Nobody could pass.", "The road was closed. Nobody could pass."),
        ("The road was closed,. Nobody could pass.", "The road was closed. Nobody could pass."),
        ("“Will it be enough?”, a reporter asked the mayor.", "“Will it be enough?” a reporter asked the mayor."),
        ("They need water, blankets, milk, etc... and wood.", "They need water, blankets, milk, etc. and wood."),
        ("They brought soup, diapers, etc..., to the station.", "They brought soup, diapers, etc., to the station."),
        ("Their banner read “Where is our money?”. Nobody answered.", "Their banner read “Where is our money?” Nobody answered."),
        ("Who paid for the road?. Nobody knows.", "Who paid for the road? Nobody knows."),
    ],
    good=[
        "He waited ... and left.",
        "“Did you see it?” he asked.",
        "They met at 5 p.m., not at 6.",
        "Smith, Jones et al., the authors, left.",
        "What?! Who said so?!",
        "She sang “Why Me?”, a song of 1972, and “Help!”, too.",
        "Go to ../lib or ./run, he said.",
    ],
)
def doubled_punctuation(page: Analysis) -> Iterator[Finding]:
    """A comma or full stop said twice, most often on both sides of a closing quotation mark: ",”," or ".”.".

    Spanish puts its own behind the mark, the engine adds the English one before it. The second goes; behind "?" and "!" the full stop or comma. "Etc..." keeps one stop.

    Ellipses, abbreviations and paths are left alone.
    """
    gaps = page.gaps
    for i in page.gap_marks:
        if not i or not _doubles[gaps[i]]:
            continue
        at = page.document.end(i - 1)
        match = _DOUBLED.search(page.text, at, at + len(gaps[i]))
        found = _single(match, page.words[i - 1].lower()) if match else None
        if match is None or found is None:
            continue
        new, confidence = found
        start, end = match.span()
        yield doubled_punctuation.finding(
            start, end, "Punctuation is doubled", Suggestion((Edit(start, end, new),), Safety.UNSAFE, confidence)
        )
