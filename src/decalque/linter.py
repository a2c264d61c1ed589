"""Runs the rules over a text, and alone decides what is reported."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence

from decalque.analysis import Analysis
from decalque.config import Config
from decalque.document import Document
from decalque.finding import Edit, Finding, OffsetMap, Safety, apply_edits
from decalque.kinds import WordKinds
from decalque.lexicon import Lexicon
from decalque.packs import RULES, Packs, open_packs
from decalque.rules import Rule, Stage


class Linter:
    """A set of rules, ready to be run over many texts; may be used from several threads.

    Made from a configuration, or from a sequence of rules; the defaults of `Config` hold for all that is not given.
    With `file`, what the configuration ignores in files of that name is left out.
    """

    def __init__(
        self,
        config: Config | Sequence[Rule] | None = None,
        *,
        file: str | None = None,
        lexicon: Lexicon | None = None,
        progress: bool = False,
    ) -> None:
        self.config = config if isinstance(config, Config) else Config()
        self.rules = self.config.rules(file) if config is None or isinstance(config, Config) else tuple(config)
        self.allow = frozenset(self.config.allow)
        self.lexicon = lexicon or Lexicon.open()
        self._progress = progress
        self.packs = self._open_packs()
        self._kinds = WordKinds(self.lexicon, frozenset(self.config.names))
        self.seconds: defaultdict[str, float] = defaultdict(float)  # spent in each rule
        self._priority = {r.code: r.priority for r in self.rules}

    def lint(self, text: str) -> list[Finding]:
        """The findings on `text`, in the order of their offsets."""
        page = self._analysis(text)
        damaged = self._without_overlaps(self._kept(text, self._check(page, Stage.CHARACTERS)))
        repairs = [edit for finding in damaged for edit in self._repair(finding)]
        if repairs:  # the other rules read the text with its characters repaired
            back = OffsetMap(repairs)
            # under the same name, so that the first reading, if there was one, is not kept
            page = self._analysis(apply_edits(text, repairs))
            found = [f.moved(back) for f in self._check(page, Stage.TEXT)]
        else:
            found = self._check(page, Stage.TEXT)
        kept = self._without_overlaps(damaged + self._kept(text, found))
        return sorted(kept, key=lambda f: (f.start, f.end, f.rule))

    def _open_packs(self) -> Packs | None:
        """The phrase packs, when a rule asks for them."""
        if not any(rule.name in RULES for rule in self.rules):
            return None
        return open_packs(self.config.source_language, self.config.pack_files(), lexicon=self.lexicon, progress=self._progress)

    def _analysis(self, text: str) -> Analysis:
        return Analysis(Document(text), self.lexicon, self._kinds, self.packs)

    def _check(self, page: Analysis, stage: Stage) -> list[Finding]:
        found: list[Finding] = []
        started = time.perf_counter()
        if stage is Stage.TEXT:
            _ = page.marked, page.gap_marks  # read now, so that no rule is charged for it
            self.seconds["(reading)"] += time.perf_counter() - started
        for rule in self.rules:
            if rule.stage == stage:
                started = time.perf_counter()
                found += rule.check(page)
                self.seconds[rule.code] += time.perf_counter() - started
        return found

    @staticmethod
    def _repair(finding: Finding) -> tuple[Edit, ...]:
        best = finding.best
        return best.edits if best and best.safety is not Safety.DISPLAY else ()

    def _kept(self, text: str, findings: list[Finding]) -> list[Finding]:
        """The findings that the configuration leaves."""
        if self.allow:
            findings = [f for f in findings if text[f.start : f.end] not in self.allow]
        if least := self.config.min_confidence:
            findings = [f for f in findings if f.confidence >= least]
        return findings

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
            if any((a < end and start < b) or (a, b) == (start, end) for p in pages for a, b in spans.get(p, ())):
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
