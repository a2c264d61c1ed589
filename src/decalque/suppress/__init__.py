"""What a text, its side file and the baseline silence.

`read` collects it for one text, `Suppressions.judge` parts the findings by it. When the text is edited,
`Suppressions.after` carries all of it along, so that what was silenced stays so whatever is mended around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from decalque.document import Lines
from decalque.finding import Edit, Finding
from decalque.suppress.baseline import Entry, Known, match
from decalque.suppress.comments import read_comments
from decalque.suppress.model import SIDE_SUFFIX, Area, Codes, Note, Suppression, changed, moved
from decalque.suppress.sic import sics
from decalque.suppress.side import read_side

__all__ = ["SIDE_SUFFIX", "Judgement", "Note", "Suppressions", "read"]

PAGE = 10  # a part of the text has 2 ** PAGE code points
MOST_PAGES = 8  # areas of more parts are looked at for every finding


@dataclass(frozen=True)
class Judgement:
    """The findings that are left, those that were silenced, and what silenced them.

    `used` holds the indexes of the suppressions that silenced something, `stale` the entries of the baseline that match nothing.
    """

    findings: list[Finding]
    silenced: list[Finding] = field(default_factory=list)
    used: frozenset[int] = frozenset()
    stale: Counter[Entry] = field(default_factory=Counter)


@dataclass(frozen=True)
class Suppressions:
    """All that is silenced in one text.

    `given` are the directives in it and beside it (and what earlier rounds of fixing silenced), `mistakes` what is wrong with
    them, `known` the findings of the baseline.
    """

    given: tuple[Suppression, ...] = ()
    mistakes: tuple[Note, ...] = ()
    known: Known = field(default_factory=dict)

    def judge(self, text: str, findings: Sequence[Finding], faint: Iterable[Finding] = ()) -> Judgement:
        """Part the findings on `text`.

        `faint` are findings that were left out as not sure enough: what would silence them has not outlived its use.
        """
        if not (self.given or self.known):
            return Judgement(list(findings))
        hits = [self._hits(finding) for finding in findings]
        hidden = {i for i, by in enumerate(hits) if by}
        faint = list(faint)
        used = {one for found in (*hits, *map(self._hits, faint)) for one in found}
        left = [i for i in range(len(findings)) if i not in hidden]
        known, stale = match(text, [*(findings[i] for i in left), *faint], self.known)
        hidden.update(left[k] for k in known if k < len(left))
        return Judgement(
            [f for i, f in enumerate(findings) if i not in hidden],
            [f for i, f in enumerate(findings) if i in hidden],
            frozenset(used),
            stale,
        )

    def _hits(self, finding: Finding) -> list[int]:
        """The indexes of the directives that silence a finding."""
        reach = [(finding.start, finding.end), *changed(finding)]
        low, high = min(start for start, _ in reach), max(end for _, end in reach)
        near = [self._wide, *(self._pages.get(page, ()) for page in range(low >> PAGE, (high >> PAGE) + 1))]
        return sorted({i for found in near for i, area in found if area.covers(finding)})

    @cached_property
    def _pages(self) -> dict[int, list[tuple[int, Area]]]:
        """Where short areas are, by parts of the text, with the indexes of their directives."""
        pages: dict[int, list[tuple[int, Area]]] = {}
        for index, area in self._areas(wide=False):
            for page in range(area.start >> PAGE, (area.end >> PAGE) + 1):
                pages.setdefault(page, []).append((index, area))
        return pages

    @cached_property
    def _wide(self) -> list[tuple[int, Area]]:
        return list(self._areas(wide=True))

    def _areas(self, *, wide: bool) -> Iterator[tuple[int, Area]]:
        for index, one in enumerate(self.given):
            for area in one.areas:
                if (area.end - area.start >> PAGE > MOST_PAGES) is wide:
                    yield index, area

    def after(self, edits: Sequence[Edit], silenced: Iterable[Finding] = ()) -> Suppressions:
        """The same for the text with the edits made; findings that were `silenced` stay so, by their rule and place.

        The baseline has had its say then: what it knew is among the silenced.
        """
        areas = tuple(
            Area(start, end, frozenset({f.rule}))
            for f in silenced
            for start, end in ((f.start, f.end), *changed(f))
            if start < end or f.start == f.end
        )
        carried = [Suppression("silenced before", 0, None, areas, implied=True)] if areas else []
        return Suppressions(
            given=tuple(replace(one, areas=moved(one.areas, edits)) for one in (*self.given, *carried)),
            mistakes=self.mistakes,
        )

    def notes(self, used: Collection[int], ran: Collection[str]) -> tuple[Note, ...]:
        """The mistakes in the directives, and which of them silenced nothing, given the indexes of those that did.

        `ran` are the codes of the rules that ran. A directive is judged only when all rules that it names did, those in
        preview aside.
        """
        idle = [
            Note(one.line, f"unused suppression: {one.label}", one.side, unused=True)
            for index, one in enumerate(self.given)
            if index not in used and not one.implied and _ran(one.codes, ran)
        ]
        return tuple(sorted((*self.mistakes, *idle), key=lambda note: (note.side, note.line)))


def _ran(codes: Codes, ran: Collection[str]) -> bool:
    from decalque.rules import all_rules

    asked = {rule.code for rule in all_rules() if codes is None or rule.code in codes}
    settled = asked.difference(rule.code for rule in all_rules() if rule.preview)
    return (settled or asked) <= set(ran)


def read(text: str, *, side: str | None = None, known: Known | None = None) -> Suppressions:
    """What is silenced in `text` (raw: with its comments and markup), with the text of its side file and its part of the baseline."""
    given: list[Suppression] = []
    mistakes: list[Note] = []
    lines = Lines(text)
    if "<!--" in text:
        given, mistakes = read_comments(lines)
    if "sic" in text.lower():
        given += sics(text)
    if side is not None:
        more, wrong = read_side(side, lines)
        given += more
        mistakes += wrong
    return Suppressions(tuple(given), tuple(mistakes), known or {})
