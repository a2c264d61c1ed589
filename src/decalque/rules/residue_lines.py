"""The lines of a document that are page furniture, judged together.

What a line may be is guessed from the line alone (`residue_shapes`, `residue_headlines`); whether it is removed, and
how surely, depends on what stands around it: furniture comes in company, stands in a paragraph of its own, and is
seldom where a document has headings or lists. All deletions of whole lines are made here, so that those of
neighbours never overlap and leave the white space that a document without them would have.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.rules import Rule
from decalque.rules.residue_headlines import credit, label_with_headline
from decalque.rules.residue_markup_lines import markup
from decalque.rules.residue_shapes import Guess, guess

_ENDS = frozenset(".!?:;\"”’»)…*]")
_SPEAKER = re.compile(r"[A-Z][\w.’' -]{0,30}: \S")
_WRAPPED = 45  # characters; a shorter line was not broken for its length
CONFIDENCE = {Safety.SAFE: 0.99, Safety.UNSAFE: 0.9, Safety.DISPLAY: 0.5}


@dataclass(slots=True)
class Line:
    """A line that is not blank. `first` to `last` is the line without its break, `start` to `end` its text without
    white space around it; `apart` counts the blank lines before it."""

    first: int
    last: int
    start: int
    end: int
    text: str
    apart: int
    fenced: bool


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line to delete, or to show, and how."""

    line: Line
    guess: Guess
    safety: Safety
    confidence: float
    edit: Edit


class Page:
    """The lines of a document and which of them are furniture."""

    def __init__(self, page: Analysis) -> None:
        self.text = page.text
        self.lines = list(_lines(page))
        self.guesses = self._guesses()
        self.headed = self._headings() > 1
        self.furniture = self._with_edits(self._judged())
        self._starts = [f.edit.start for f in self.furniture]

    def covers(self, offset: int) -> bool:
        """Whether the offset lies in a line that is furniture as a whole."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self.furniture[at].edit.end

    # -- guesses -------------------------------------------------------------------------------

    def _guesses(self) -> dict[int, Guess]:
        found: dict[int, Guess] = {}
        speakers = 0
        for k, line in enumerate(self.lines):
            text = line.text
            if line.fenced or line.start - line.first > 3 or text.startswith(("```", "~~~")):
                continue
            what = guess(text) or self._longer(k, text) or markup(text)
            if what:
                found[k] = what
            elif ":" in text[:33] and _SPEAKER.match(text):
                speakers += 1
        if speakers > 2:  # an interview, a play, a glossary
            for k in [k for k, g in found.items() if g.headline and g.grade != "sure" or g.headline and _single(self.lines[k].text)]:
                del found[k]
        return found

    def _longer(self, k: int, text: str) -> Guess | None:
        if len(text) > 240 or text[0] in "\"“”„«‘'":
            return None
        if found := credit(text):
            return found
        found = label_with_headline(text)
        if found and k == 0 and _single(text):
            return None  # "LIVE: ..." opens the headline of the story itself
        return found

    def _headings(self) -> int:
        """How many short lines in the document look like headings of its own."""
        lines = self.lines
        return sum(
            1
            for k in range(2, len(lines) - 1)
            if lines[k].apart and lines[k + 1].apart and len(lines[k].text) < 50
            and lines[k].text[-1] not in _ENDS and len(lines[k + 1].text) > 80 and k not in self.guesses
        )  # fmt: skip

    # -- judgement -----------------------------------------------------------------------------

    def _judged(self) -> Iterator[tuple[int, Safety, float]]:
        for k, what in self.guesses.items():
            safety = self._judge(k, what)
            if safety is not None:
                yield k, safety, CONFIDENCE[safety]

    def _firm(self, k: int) -> bool:
        found = self.guesses.get(k)
        return found is not None and found.grade == "sure"

    def _company(self, k: int) -> bool:
        """Whether a neighbour is furniture for sure, or the one beyond a doubtful neighbour."""
        for step in (-1, 1):
            near = k + step
            while near in self.guesses and not self._firm(near) and abs(near - k) < 4:
                near += step
            if self._firm(near):
                return True
        return False

    def _judge(self, k: int, what: Guess) -> Safety | None:
        line = self.lines[k]
        after = self.lines[k + 1] if k + 1 < len(self.lines) else None
        before = self.lines[k - 1] if k else None
        own = (before is None or line.apart > 0 or self._firm(k - 1)) and (after is None or after.apart > 0 or self._firm(k + 1))
        if not own and not self._separate(before, line, after):
            return None
        company = self._company(k)
        short = len(line.text.split()) < 3
        if what.grade == "sure":
            return Safety.SAFE if own and len(self.lines) > 1 and (company or not (self.headed and short)) else Safety.UNSAFE
        if what.grade == "likely":
            if company:
                return Safety.UNSAFE
            return Safety.UNSAFE if own and k and not (self.headed and short) else None
        opening = k == 0 and after is not None and after.apart > 0 and own and len(after.text.split()) > 3 and after.text[-1] not in _ENDS
        return Safety.UNSAFE if own and (company or opening) else None

    def _separate(self, before: Line | None, line: Line, after: Line | None) -> bool:
        """Whether the line is one by itself, although no blank line says so: not a part of a broken paragraph."""
        if after and not after.apart and (after.text[0].islower() or after.text[0] in "|+"):
            return False
        if before and not line.apart and before.text[-1] not in _ENDS and len(before.text) > _WRAPPED:
            return False
        shorts = [n for n in (before, after) if n and len(n.text) < _WRAPPED and n.text[-1] not in _ENDS]
        return len(shorts) < 2

    # -- white space ---------------------------------------------------------------------------

    def _with_edits(self, judged: Iterator[tuple[int, Safety, float]]) -> list[Furniture]:
        """Each line with the edit that deletes it and the white space before or behind it.

        Of the white space around a run of such lines the shorter part stays.
        """
        verdicts = {k: (safety, confidence) for k, safety, confidence in judged}
        found: list[Furniture] = []
        for k, (safety, confidence) in sorted(verdicts.items()):
            low = high = k
            while low - 1 in verdicts:
                low -= 1
            while high + 1 in verdicts:
                high += 1
            line = self.lines[k]
            behind = self.lines[high + 1].apart if high + 1 < len(self.lines) else -1
            if low and behind < self.lines[low].apart:
                edit = Edit(self.lines[k - 1].last, line.last, "")
            else:
                end = self.lines[k + 1].first if k + 1 < len(self.lines) else len(self.text)
                edit = Edit(line.first, end, "")
            found.append(Furniture(line, self.guesses[k], safety, confidence, edit))
        return found


def _single(text: str) -> bool:
    """Whether the label of the line is one word, such as headlines of stories have too."""
    return text.partition(":")[0].count(" ") == 0


def _lines(page: Analysis) -> Iterator[Line]:
    text, starts = page.text, page.document.line_starts
    apart, fenced = 0, False
    for first, following in zip(starts, [*starts[1:], len(text)], strict=True):
        if first == 0 and text[:1] == "\ufeff":
            first = 1
        raw = text[first:following]
        body = raw.strip()
        if not body:
            apart += 1
            continue
        start = first + raw.index(body[0])
        if body[0] in "`~" and body[:3] in ("```", "~~~"):
            fenced = not fenced
        last = first + len(raw.rstrip("\r\n\u2028\u2029\x85"))
        yield Line(first, last, start, start + len(body), body, apart, fenced)
        apart = 0


def page_lines(page: Analysis) -> Page:
    """The lines of the page, looked at once."""
    return page.remember("residue", Page)


def findings(rule: Rule, page: Analysis) -> Iterator[Finding]:
    """The findings of `rule` among the lines of the page."""
    for found in page_lines(page).furniture:
        if found.guess.code == rule.code:
            line = found.line
            words = " ".join(line.text.split())
            message = f"{found.guess.message}: {words if len(words) < 60 else words[:57] + '...'}"
            suggestion = Suggestion((found.edit,), found.safety, found.confidence)
            yield rule.finding(line.start, line.end, message, suggestion)
