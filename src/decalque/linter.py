"""Runs the rules over a text, and alone decides what is reported."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence

from decalque.analysis import Analysis, WordKinds
from decalque.document import Document
from decalque.finding import Edit, Finding, OffsetMap, Safety, apply_edits
from decalque.lexicon import Lexicon
from decalque.rules import Rule, Stage, all_rules


class Linter:
    """A set of rules, ready to be run over many texts; may be used from several threads.

    `allow` holds texts that are never flagged; `names` holds words whose casing is right as given.
    """

    def __init__(
        self,
        rules: Sequence[Rule] | None = None,
        *,
        allow: Iterable[str] = (),
        names: Iterable[str] = (),
        lexicon: Lexicon | None = None,
    ) -> None:
        self.rules = tuple(r for r in all_rules() if not r.preview) if rules is None else tuple(rules)
        self.allow = frozenset(allow)
        self.lexicon = lexicon or Lexicon.open()
        self._kinds = WordKinds(self.lexicon, frozenset(names))
        self.seconds: Counter[str] = Counter()  # spent in each rule
        self._priority = {r.code: r.priority for r in self.rules}

    def lint(self, text: str) -> list[Finding]:
        """The findings on `text`, in the order of their offsets."""
        damaged = self._run(text, Stage.CHARACTERS)
        repairs = [edit for finding in damaged for edit in self._repair(finding)]
        if not repairs:
            return self._resolve(text, damaged + self._run(text, Stage.TEXT))
        view = apply_edits(text, repairs)
        back = OffsetMap(repairs)
        return self._resolve(text, damaged + [f.moved(back) for f in self._run(view, Stage.TEXT)])

    def _run(self, text: str, stage: Stage) -> list[Finding]:
        rules = [r for r in self.rules if r.stage == stage]
        if not rules:
            return []
        started = time.perf_counter()
        page = Analysis(Document(text), self.lexicon, self._kinds)
        found: list[Finding] = []
        for rule in rules:
            now = time.perf_counter()
            self.seconds["(reading)" if rule is rules[0] else previous] += now - started
            started, previous = now, rule.code
            found += rule.check(page)
        self.seconds[previous] += time.perf_counter() - started
        if stage == Stage.CHARACTERS:
            return self._without_overlaps(found)
        return found

    @staticmethod
    def _repair(finding: Finding) -> tuple[Edit, ...]:
        best = finding.best
        return best.edits if best and best.safety is not Safety.DISPLAY else ()

    def _resolve(self, text: str, findings: list[Finding]) -> list[Finding]:
        if self.allow:
            findings = [f for f in findings if text[f.start : f.end] not in self.allow]
        return sorted(self._without_overlaps(findings), key=lambda f: (f.start, f.end, f.rule))

    def _without_overlaps(self, findings: list[Finding]) -> list[Finding]:
        """Of findings that overlap, the one of the higher priority, then confidence, then length stays."""
        taken: list[Finding] = []
        spans: dict[int, list[tuple[int, int]]] = {}
        ranked = sorted(
            findings,
            key=lambda f: (-self._priority[f.rule], -f.confidence, f.start - f.end, f.start, f.rule),
        )
        for finding in ranked:
            start, end = reach(finding)
            pages = range(start >> 8, (end >> 8) + 1)
            if any(a < end and start < b or (a, b) == (start, end) for p in pages for a, b in spans.get(p, ())):
                continue
            for p in pages:
                spans.setdefault(p, []).append((start, end))
            taken.append(finding)
        return taken


def reach(finding: Finding) -> tuple[int, int]:
    """The smallest span that holds the finding and the edits of its best suggestion."""
    start, end = finding.start, finding.end
    if finding.best and finding.best.edits:
        low, high = finding.best.span
        start, end = min(start, low), max(end, high)
    return start, end
