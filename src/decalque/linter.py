"""Runs the rules over a text, and alone decides what is reported."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from decalque.analysis import Analysis
from decalque.config import Config
from decalque.document import Document
from decalque.finding import Edit, Finding, OffsetMap, Safety, apply_edits, shifted
from decalque.kinds import WordKinds
from decalque.lexicon import Lexicon
from decalque.packs import RULES, Packs, open_packs
from decalque.rules import Rule, Stage
from decalque.suppress import Judgement, Note, Suppressions, read
from decalque.suppress.masking import Cuts
from decalque.suppress.names import with_names


@dataclass(frozen=True)
class Inspection(Judgement):
    """What was found in a text, what was silenced there, and (`notes`) the directives that are wrong or silence nothing."""

    notes: tuple[Note, ...] = ()


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

    def lint(self, text: str, suppressions: Suppressions | None = None) -> list[Finding]:
        """The findings on `text`, in the order of their offsets, without those that comments in it or a [sic] silence.

        With `suppressions` (see `decalque.suppress.read`) these count instead of what stands in the text.
        """
        return self.inspect(text, suppressions).findings

    def inspect(self, text: str, suppressions: Suppressions | None = None) -> Inspection:
        """The findings on `text`, those that were silenced, and what is to be said of the directives that did or did not."""
        given = read(text) if suppressions is None else suppressions
        cuts = Cuts(text)
        found, faint = self.find(cuts.text)
        return self.judge(text, given, list(map(cuts.back, found)), list(map(cuts.back, faint)))

    def judge(self, text: str, given: Suppressions, found: Sequence[Finding], faint: Sequence[Finding] = ()) -> Inspection:
        """What is left of the findings, with offsets of the raw `text` that `given` was read from.

        For readers that let `find` see another text than the file holds. `faint` are findings that are not sure enough.
        """
        done = given.judge(text, found, faint)
        stale = Counter({entry: n for entry, n in done.stale.items() if entry.rule in self._priority})
        return Inspection(done.findings, done.silenced, done.used, stale, self.notes(given, done.used))

    def notes(self, given: Suppressions, used: Collection[int]) -> tuple[Note, ...]:
        """What is to be said of directives, given the indexes of those that silenced something."""
        return given.notes(used, self._priority)

    def find(self, text: str, rims: Collection[int] = ()) -> tuple[list[Finding], list[Finding]]:
        """The findings on a text without directives, and those that are not sure enough; nothing is silenced yet.

        `rims` are offsets at which inline markup began or ended: between two words that run together there, a blank is lost.
        """
        faint: list[Finding] = []
        page = self._analysis(text, rims)
        damaged = self._without_overlaps(self._kept(text, self._check(page, Stage.CHARACTERS), faint))
        repairs = [edit for finding in damaged for edit in self._repair(finding)]
        if repairs:  # the other rules read the text with its characters repaired
            back = OffsetMap(repairs)
            # under the same name, so that the first reading, if there was one, is not kept
            page = self._analysis(apply_edits(text, repairs), [shifted(rim, repairs) for rim in rims])
            found = [f.moved(back) for f in self._check(page, Stage.TEXT)]
        else:
            found = self._check(page, Stage.TEXT)
        kept = self._without_overlaps(damaged + self._kept(text, found, faint))
        return sorted(kept, key=lambda f: (f.start, f.end, f.rule)), faint

    def _open_packs(self) -> Packs | None:
        """The phrase packs, when a rule asks for them."""
        if not any(rule.name in RULES for rule in self.rules):
            return None
        return open_packs(self.config.source_language, self.config.pack_files(), lexicon=self.lexicon, progress=self._progress)

    def _analysis(self, text: str, rims: Collection[int]) -> Analysis:
        return Analysis(Document(text), self.lexicon, self._kinds, self.packs, rims and frozenset(rims))

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

    def _kept(self, text: str, findings: list[Finding], faint: list[Finding]) -> list[Finding]:
        """The findings that the configuration leaves; those that are not sure enough go to `faint`."""
        if self.config.names:
            findings = with_names(text, findings, self.config.names)
        if self.allow:
            findings = [f for f in findings if text[f.start : f.end] not in self.allow]
        if least := self.config.min_confidence:
            faint += [f for f in findings if f.confidence < least]
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
