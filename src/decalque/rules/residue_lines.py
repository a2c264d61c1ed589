"""The lines of a document that are page furniture, judged together.

What a line may be is guessed from the line alone (`residue_shapes`, `residue_headlines`); whether it is removed, and
how surely, depends on what stands around it: furniture comes in company, stands in a paragraph of its own, and is
seldom where a document has headings or lists. All deletions of whole lines are made here, so that those of
neighbours never overlap and leave the white space that a document without them would have.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.rules import Rule
from decalque.rules.residue_gate import promising
from decalque.rules.residue_headlines import credit, headline_like, label_with_headline
from decalque.rules.residue_markup_lines import markup
from decalque.rules.residue_page import ENDS, Line, PageLines
from decalque.rules.residue_repeats import repeated
from decalque.rules.residue_shapes import QUOTES, Guess, guess

_HEADINGS = ("# ", "## ", "### ", "#### ", "##### ")
_NOTICE = expression("[Rr]ights [Rr]eserved|[Cc]opyright|©")
_LICENCE = expression(
    "Permission is hereby|WARRANT|edistribut|Public License|MIT License|Apache License"
)  # keeps its notices
_BULLETS = ("- ", "* ", "• ", "– ")
_SPEAKER = expression(r"[A-Z][\w.’' -]{0,30}: \S")
_FAR = 30  # lines; as much of a list is looked at
_WRAPPED = 45  # characters; a shorter line was not broken for its length
CONFIDENCE = {Safety.SAFE: 0.99, Safety.UNSAFE: 0.9, Safety.DISPLAY: 0.5}


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line to delete, or to show, and how."""

    line: Line
    guess: Guess
    safety: Safety
    edit: Edit


class Page(PageLines):
    """The lines of a document and which of them are furniture."""

    def __init__(self, page: Analysis) -> None:
        super().__init__(page.text)
        self.guesses = self._guesses()
        self.furniture = self._with_edits(dict(self._judged()))
        self._starts = [f.edit.start for f in self.furniture]

    def covers(self, offset: int) -> bool:
        """Whether the offset lies in a line that is furniture as a whole."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self.furniture[at].edit.end

    # -- guesses -------------------------------------------------------------------------------

    def _guesses(self) -> dict[int, Guess]:
        found: dict[int, Guess] = {}
        text, fenced = self.text, False
        previous = 0
        for k, (start, end) in enumerate(self.spans):
            if self.wrapped and text.count("\n", previous, start) < 2 and k:
                previous = end
                continue
            previous = end
            first = text[start : start + 3]
            if first[0] in QUOTES or (first[0].isalpha() and not promising(text, start, end)):
                continue
            if first in ("```", "~~~"):
                fenced = not fenced
            if not fenced and (what := self._guess(k, text[start:end].rstrip())):
                found[k] = what
        if any(g.headline for g in found.values()) and self._speakers(found) > 2:
            found = {k: g for k, g in found.items() if not (g.headline and _single(self.line(k).text))}
        self._headlines_behind_labels(found)
        if not self.wrapped:
            for k, what in repeated(self.text, self.spans).items():
                found.setdefault(k, what)
        return found

    def _guess(self, k: int, text: str) -> Guess | None:
        if (self.wrapped and self.breaks(k) < 2) or text.startswith(_HEADINGS):
            return None
        indent = self.text[max(0, self.spans[k][0] - 4) : self.spans[k][0]]
        if (indent.isspace() and len(indent) == 4 and "\n" not in indent) or "\t" in indent:
            return None
        if text[0] in "<[{" and (found := markup(text)):
            return None if self.markdown else found
        if found := guess(text):
            return found
        if len(text) < 240 and text[0] not in QUOTES:
            found = credit(text) or label_with_headline(text)
            # "LIVE: ..." may open the headline of the story itself
            if found and not (k == 0 and found.headline and (_single(text) or ":" not in text)):
                return found
        return None if self.markdown else markup(text)

    def _speakers(self, guesses: dict[int, Guess]) -> int:
        """How many lines begin like those of an interview, a play or a glossary."""
        lines = (self.text[start : start + 40] for k, (start, _) in enumerate(self.spans) if k not in guesses)
        return sum(1 for line in lines if ":" in line and _SPEAKER.match(line))

    def _headlines_behind_labels(self, found: dict[int, Guess]) -> None:
        """A label that stands alone leads to the headlines in the paragraphs behind it."""
        for k in [k for k, g in found.items() if g.code == "RES003" and g.grade == "sure" and not g.headline]:
            for n in range(k + 1, min(k + 5, len(self.spans))):
                line = self.line(n)
                if (
                    n in found
                    or len(line.text.split()) < 3
                    or line.text[-1] in ENDS
                    or line.text[0] in QUOTES
                    or not headline_like(line.text)
                ):
                    break
                found[n] = Guess("RES003", "likely", "Headline of a related link", headline=True)

    @cached_property
    def headed(self) -> bool:
        """Whether the document has headings of its own: short lines in front of long ones."""
        count = 0
        for k in range(2, len(self.spans) - 1):
            start, end = self.spans[k]
            following = self.spans[k + 1]
            if (
                end - start < 50
                and following[1] - following[0] > 80
                and k not in self.guesses
                and self.text[end - 1] not in ENDS
            ):
                count += self.breaks(k) > 1 and self.breaks(k + 1) > 1
        return count > 1

    # -- judgement -----------------------------------------------------------------------------

    def _judged(self) -> Iterator[tuple[int, Safety]]:
        for k, what in self.guesses.items():
            safety = self._judge(k, what)
            if safety is not None:
                yield k, safety

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
        line = self.line(k)
        after = self.line(k + 1) if k + 1 < len(self.spans) else None
        before = self.line(k - 1) if k else None
        own = (line.apart or self._firm(k - 1)) and (after is None or after.apart or self._firm(k + 1))
        if not own and (self.wrapped or not self._separate(before, line, after)):
            return None
        if line.text[:2] in _BULLETS and self._in_list(k, line.text[:2]):
            return None
        if _NOTICE.search(line.text) and _LICENCE.search(self.text):
            return None
        company = self._company(k)
        doubtful = self.headed and len(line.text.split()) < 3 and not company
        if what.grade == "sure":
            return Safety.SAFE if own and len(self.spans) > 1 and not doubtful else Safety.UNSAFE
        if what.grade == "likely":
            return Safety.UNSAFE if company or (own and k and not doubtful) else None
        return Safety.UNSAFE if own and (company or self._above_headline(k, after)) else None

    def _above_headline(self, k: int, after: Line | None) -> bool:
        """Whether line `k` opens the document, and a headline follows."""
        if k or after is None or not after.apart:
            return False
        return len(after.text.split()) > 3 and after.text[-1] not in ENDS

    def _in_list(self, k: int, bullet: str) -> bool:
        """Whether line `k` is an item of a list that is no furniture as a whole."""
        low = high = k
        while low and k - low < _FAR and self.text.startswith(bullet, self.spans[low - 1][0]):
            low -= 1
        while (
            high + 1 < len(self.spans)
            and high - k < _FAR
            and self.text.startswith(bullet, self.spans[high + 1][0])
        ):
            high += 1
        return low < high and not all(map(self._firm, range(low, high + 1)))

    def _separate(self, before: Line | None, line: Line, after: Line | None) -> bool:
        """Whether the line is one by itself, although no blank line says so: not a part of a broken paragraph."""
        if after and not after.apart and (after.text[0].islower() or after.text[0] in "|+"):
            return False
        if before and not line.apart and before.text[-1] not in ENDS and len(before.text) > _WRAPPED:
            return False
        shorts = [n for n in (before, after) if n and len(n.text) < _WRAPPED and n.text[-1] not in ENDS]
        return len(shorts) < 2

    # -- white space ---------------------------------------------------------------------------

    def _with_edits(self, verdicts: dict[int, Safety]) -> list[Furniture]:
        """Each line with the edit that deletes it and the white space before or behind it.

        Of the white space around a run of such lines the shorter part stays.
        """
        found: list[Furniture] = []
        keys = sorted(verdicts)
        for _, run in groupby(keys, key=lambda k: k - bisect_right(keys, k)):
            ks = list(run)
            low, following = ks[0], ks[-1] + 1
            behind = self.breaks(following) if following < len(self.spans) else -1
            backwards = low > 0 and behind < self.breaks(low)
            for k in ks:
                edit = self._edit(k, backwards)
                found.append(Furniture(self.line(k), self.guesses[k], verdicts[k], edit))
        return found

    def _edit(self, k: int, backwards: bool) -> Edit:
        """The deletion of line `k` with the white space before or behind it."""
        if backwards:
            return Edit(self.last(k - 1), self.last(k), "")
        return Edit(self.first(k), self.first(k + 1) if k + 1 < len(self.spans) else len(self.text), "")


def _single(text: str) -> bool:
    """Whether the label of the line is one word, such as headlines of stories have too."""
    return text.partition(":")[0].count(" ") == 0


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
            suggestion = Suggestion((found.edit,), found.safety, CONFIDENCE[found.safety])
            yield rule.finding(line.start, line.end, message, suggestion)
