"""Numbers, scores, times and percentages that fell apart (NUM002)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.rules import rule

_SCORE_WORDS = expression(
    r"\b(?:won|win|wins|winning|beat|beats|beating|beaten|lost|lose|loses|drew|draw|draws|defeat\w*|victory|lead|leads|led|"
    r"score[ds]?|scoring|goal\w*|match|final|semi-?finals?|equali[sz]ed|triumph\w*|result|scoreboard|marker)\b"
)
# Quantifiers are possessive, so that a long run of digits is read once.
_FALLEN = expression(
    r"\d(?:"
    r"(?P<score>\d?(?: : ?|: )\d{1,2})(?![\d.,:]*+\d| ?(?:[ap]\.?m|%))"
    r"|(?P<clock>(?:(?<=0)0?|(?<=1)[3-9]|(?<=2)[0-3]):[0-5]\d ?[aApP]\.?[mM]\b)"
    r"|(?P<local>(?:(?<=1)[3-9]|(?<=2)[0-3])\.[0-5]\d (?=local time|hours\b(?! of)|GMT\b|hrs\b))"
    r"|(?P<split>\d{0,2}\. \d{1,2}(?= ?%| (?:percent|per cent|million|billion|trillion)\b))"
    r"|(?P<percent>\d*+(?:[.,]\d++)? %(?=[ \r\n.,;:!?)”\"]|$))"
    r"|(?P<plural>\d*+(?:[.,]\d++)*+ (?:millions|billions|trillions)\b))"
)
_BEFORE = expression(r"[\d.,:/-]")
_PLURALS = expression("(?:m|b|tr)illions")
_MOST_GROUPS = 6  # in a number: "1,234,567"


class _Falls(dict[str, bool]):
    """gap -> whether a number may have fallen apart there."""

    def __missing__(self, gap: str) -> bool:
        falls = gap in (": ", " : ", " :", ":", ".", ". ") or gap.startswith(" %")
        if len(gap) < 9 and len(self) < 5_000:
            self[gap] = falls
        return falls


_falls = _Falls()


def _candidates(page: Analysis) -> Iterator[int]:
    """The offsets at which a number begins that may have fallen apart."""
    words, gaps = page.words, page.gaps
    falls = compress(page.gap_marks, map(_falls.__getitem__, map(gaps.__getitem__, page.gap_marks)))
    places = {i for i in falls if i and words[i - 1].isdigit()}
    if "illions" in page.text:
        offsets = (page.document.index_at(m.start()) for m in _PLURALS.finditer(page.text))
        places.update(i for i in offsets if 0 < i < len(words) and gaps[i] == " " and words[i - 1].isdigit())
    done = -1
    for i in sorted(places):
        first = i - 1
        while first and gaps[first] in (".", ",") and words[first - 1].isdigit() and i - first <= _MOST_GROUPS:
            first -= 1
        start = page.starts[first]
        if first > done and not (start and _BEFORE.match(page.text, start - 1)):
            done = first
            yield start


def _clock(found: str) -> str:
    hour, minute = int(found[: found.index(":")]), found[found.index(":") + 1 :]
    if hour == 0:
        return f"12:{minute}"
    return f"{hour - 12}:{minute}"


def _reformed(page: Analysis, kind: str, found: str, start: int, end: int) -> tuple[str, float] | None:
    """The number in English form and how sure it is; None when it may stand."""
    text = page.text
    if kind == "score":
        near = text[max(0, start - 80) : start].rsplit("\n", 1)[-1] + text[start : end + 60].split("\n", 1)[0]
        before = text[max(0, start - 9) : start].rstrip(" (")[-1:]
        fits = _SCORE_WORDS.search(near) and before and (before.isalpha() or before == ",")
        return (re.sub(" ?: ?", ":", found), 0.88) if fits else None
    if kind == "clock":
        morning = found.rstrip(".mM")[-1:].lower() == "a"
        return (_clock(found), 0.9) if (found.lstrip("0")[:1] == ":") == morning else None
    if kind == "local":
        return found.replace(".", ":"), 0.92
    if kind == "split":
        return found.replace(" ", ""), 0.85
    if kind == "percent":
        after = text[end : end + 2]
        is_code = after[:1] == " " and (after[1:2].isdigit() or after[1:2] in "(=%[\"'")
        return (found.replace(" ", ""), 0.93) if not is_code else None
    if text[end : end + 4] == " of ":
        return None
    return found[:-1], 0.92


@rule(
    "NUM002",
    "number-form",
    mqm="number-format",
    bad=[
        ("The home side won 1: 0 on Sunday night.", "The home side won 1:0 on Sunday night."),
        ("The quake struck at 00:15 a.m. on Monday.", "The quake struck at 12:15 a.m. on Monday."),
        ("The match starts at 15:30 p.m. on Monday.", "The match starts at 3:30 p.m. on Monday."),
        ("Turnout was 40.1 % in the first round.", "Turnout was 40.1% in the first round."),
        ("The plane left at 21.30 local time for Lima.", "The plane left at 21:30 local time for Lima."),
        ("It cost 3. 4 million euros to build.", "It cost 3.4 million euros to build."),
        ("The plan costs 3.2 millions a year.", "The plan costs 3.2 million a year."),
    ],
    good=[
        "The home side won 1-0, then 3:1, at 10:30 a.m. and 9.30pm.",
        "He came in at 3. 4 people were hurt.",
        "There are two rules. Chapter 1: 5 people. Verse 3: 16 lines.",
        "The bill fell by 40% in 2020: 15 states said so.",
        "The loop takes 10 % 3 and prints it.",
        "He has millions of fans and 3 million euros.",
        "The shop opens at 12:30 p.m. and shuts at 12:15 a.m. each day.",
        "It left at 13:45 and came at 00:15 on Monday.",
        "In 2019. 5 million people left; in May, 10 million did.",
        "The price rose to 21.30 euros, local time or not.",
        "The vote was 51 to 49, or 51 percent.",
    ],
)
def number_form(page: Analysis) -> Iterator[Finding]:
    """A number, score, time or percentage that fell apart or is written as no English text has it.

    "1: 0" in a line about a match, "00:15 a.m.", "21.30 local time", "40.1 %", "3. 4 million" and "3.2 millions"
    are brought into form; the value stays. A sentence that ends with a number and one that begins with one look
    like "3. 4 million" too, so that form is only mended when both numbers are short.

    Plain clock times, scores with a hyphen, and what could be a list or a verse are left alone.
    """
    text = page.text
    for place in _candidates(page):
        match = _FALLEN.match(text, place)
        if match is None:
            continue
        kind = match.lastgroup or ""
        found = match.group().rstrip(" ")
        start, end = match.start(), match.start() + len(found)
        reformed = _reformed(page, kind, found, start, end)
        if reformed is None:
            continue
        new, confidence = reformed
        yield number_form.finding(
            start, end, f"Number in no English form: {new}",
            Suggestion((Edit(start, end, new),), Safety.UNSAFE, confidence),
        )  # fmt: skip
