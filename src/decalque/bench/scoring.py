"""Scores predictions against gold edits.

**Detection.** A prediction and a gold edit match when their spans overlap; an empty span matches when it lies in the
other or touches it. White space at the rim of a gold edit is not part of it. A long prediction is first cut into the
word changes that it makes, so that a rewritten paragraph gets neither free recall nor free precision; a long span
without a replacement matches only gold edits that make up a quarter of it. Precision is the share of predictions that
match; with no predictions it is undefined. Recall is the share of gold edits that are matched, each counted once
however many predictions touch it.

**Correction.** All predictions around a gold edit are applied, the earliest and longest first; the text around it,
grown to white space, must then equal the text with the gold edit applied ("exact"), or with any other accepted
replacement ("accepted"). Neighbouring gold edits in that window may be corrected or not. Runs of blanks and of line
breaks count as one.

**False alarms.** Predictions that match nothing, per 1,000 words; on documents without gold edits apart.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from decalque.bench.correction import LONG, is_corrected
from decalque.bench.pairs import Pair, Prediction


def ratio(part: float, whole: float) -> float | None:
    """`part` / `whole`; None when there is no whole."""
    return part / whole if whole else None


def f_beta(precision: float | None, recall: float | None, beta: float = 0.5) -> float | None:
    """The weighted harmonic mean (van Rijsbergen); below 1, `beta` favours precision. None when undefined."""
    if precision is None or recall is None:
        return None
    if precision + recall == 0:
        return 0.0
    return (1 + beta**2) * precision * recall / (beta**2 * precision + recall)


@dataclass
class Row:
    """Counts of one category, or of all."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    accepted: int = 0
    right: int = 0  # predictions that match
    wrong: int = 0  # predictions that match nothing

    @property
    def precision(self) -> float | None:
        """The share of predictions that match a gold edit; None without predictions."""
        return ratio(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        """The share of gold edits that a prediction matches; None without gold edits."""
        return ratio(self.found, self.gold)

    @property
    def f05(self) -> float | None:
        """F0.5 of the detection: 0 where nothing of the gold was predicted, None where there is no gold."""
        if self.precision is None:
            return 0.0 if self.gold else None
        return f_beta(self.precision, self.recall)

    def figures(self) -> dict[str, float | int | None]:
        """All figures by name, shares in 0..1."""
        return {
            "gold": self.gold, "precision": self.precision, "recall": self.recall, "f0.5": self.f05,
            "exact": ratio(self.exact, self.gold), "accepted": ratio(self.accepted, self.gold), "false_alarms": self.wrong,
        }  # fmt: skip


@dataclass
class RuleRow:
    """Counts of one rule."""

    reported: int = 0
    right: int = 0
    wrong: int = 0
    wrong_on_clean: int = 0
    replacing: int = 0  # predictions with a replacement
    correcting: int = 0  # of these, those that took part in an accepted correction
    categories: Counter[str] = field(default_factory=Counter)  # of the gold edits it matched first

    def figures(self) -> dict[str, float | int | None]:
        """All figures by name, shares in 0..1."""
        return {
            "reported": self.reported, "precision": ratio(self.right, self.reported),
            "correcting": ratio(self.correcting, self.replacing), "false_alarms": self.wrong,
            "false_alarms_on_clean": self.wrong_on_clean,
        }  # fmt: skip


@dataclass(frozen=True)
class Miss:
    """A gold edit that was not corrected to an accepted form, with what was predicted there."""

    document: str
    category: str
    original: str
    replacement: str
    context: str
    predicted: tuple[Prediction, ...]


@dataclass(frozen=True)
class Alarm:
    """A prediction that matches no gold edit."""

    document: str
    rule: str
    original: str
    replacement: str | None
    context: str
    clean: bool


@dataclass
class Scores:
    """What `score` returns."""

    categories: dict[str, Row] = field(default_factory=lambda: defaultdict(Row))
    rules: dict[str, RuleRow] = field(default_factory=lambda: defaultdict(RuleRow))
    words: int = 0
    clean_words: int = 0
    clean_alarms: int = 0
    misses: list[Miss] = field(default_factory=list)
    alarms: list[Alarm] = field(default_factory=list)

    @property
    def total(self) -> Row:
        """All categories together."""
        rows = self.categories.values()
        return Row(*(sum(getattr(r, name) for r in rows) for name in Row.__dataclass_fields__))

    def figures(self) -> dict[str, object]:
        """All figures by name; false alarms per 1,000 words."""
        return {
            "all": self.total.figures(),
            "categories": {name: row.figures() for name, row in sorted(self.categories.items())},
            "rules": {name: row.figures() for name, row in sorted(self.rules.items())},
            "words": self.words,
            "clean_words": self.clean_words,
            "false_alarms_clean": ratio(1000 * self.clean_alarms, self.clean_words),
            "false_alarms_damaged": ratio(1000 * (len(self.alarms) - self.clean_alarms), self.words - self.clean_words),
        }


def score(pairs: Iterable[Pair], predicted: Mapping[str, Sequence[Prediction]]) -> Scores:
    """Hold what was predicted for each pair (by its name) against its gold edits.

    Raises ValueError for two pairs of one name or a prediction outside its text.
    """
    scores = Scores()
    names: set[str] = set()
    for pair in pairs:
        if pair.name in names:
            raise ValueError(f"two documents are called {pair.name}")
        names.add(pair.name)
        _score_pair(pair, _units(pair, predicted.get(pair.name, ())), scores)
    for alarm in scores.alarms:
        scores.categories[_usual_category(scores.rules[alarm.rule])].wrong += 1
    return scores


def _usual_category(rule: RuleRow) -> str:
    """Where the false alarms of a rule are counted: with the category that it most often gets right."""
    if not rule.categories:
        return "unmapped"
    return max(rule.categories, key=lambda name: (rule.categories[name], name))


def _score_pair(pair: Pair, units: list[Prediction], scores: Scores) -> None:
    cores = [_core(pair.source, edit.start, edit.end) for edit in pair.edits]
    matched = [[j for j, core in enumerate(cores) if _matches(unit, core)] for unit in units]
    correcting: set[Prediction] = set()
    for j, gold in enumerate(pair.edits):
        row = scores.categories[gold.category]
        near = [unit for unit, golds in zip(units, matched, strict=True) if j in golds]
        exact, accepted = is_corrected(pair, j, near, units)
        row.gold += 1
        row.found += bool(near)
        row.exact += exact
        row.accepted += accepted
        if accepted:
            correcting.update(unit for unit in near if unit.replacement is not None)
        else:
            around = pair.source[max(0, gold.start - 40) : gold.end + 40]
            scores.misses.append(
                Miss(pair.name, gold.category, gold.original, gold.replacement, around, tuple(near)))  # fmt: skip
    scores.words += pair.words
    scores.clean_words += 0 if pair.edits else pair.words
    for unit, golds in zip(units, matched, strict=True):
        _count(pair, unit, golds, unit in correcting, scores)


def _count(pair: Pair, unit: Prediction, golds: list[int], correcting: bool, scores: Scores) -> None:
    rule = scores.rules[unit.rule]
    rule.reported += 1
    rule.replacing += unit.replacement is not None
    rule.correcting += correcting
    if golds:
        category = pair.edits[golds[0]].category
        rule.right += 1
        rule.categories[category] += 1
        scores.categories[category].right += 1
        return
    clean = not pair.edits
    rule.wrong += 1
    rule.wrong_on_clean += clean
    scores.clean_alarms += clean
    around = pair.source[max(0, unit.start - 40) : unit.end + 40]
    original = pair.source[unit.start : unit.end]
    scores.alarms.append(Alarm(pair.name, unit.rule, original, unit.replacement, around, clean))


def _matches(unit: Prediction, core: tuple[int, int]) -> bool:
    start, end = core
    if unit.start == unit.end or start == end:
        return unit.start <= end and start <= unit.end
    shared = min(unit.end, end) - max(unit.start, start)
    if unit.replacement is None and unit.end - unit.start > LONG:
        return shared > 0 and shared >= 0.25 * (unit.end - unit.start)
    return shared > 0


def _core(source: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its rim, unless it is nothing else."""
    span = source[start:end]
    if not span.strip():
        return start, end
    return start + len(span) - len(span.lstrip()), start + len(span.rstrip())


def _units(pair: Pair, predicted: Iterable[Prediction]) -> list[Prediction]:
    """The distinct changes that the predictions make, in the order of the text, the longest first."""
    units: dict[tuple[int, int, str | None], Prediction] = {}
    for item in predicted:
        if not 0 <= item.start <= item.end <= len(pair.source):
            raise ValueError(f"{pair.name}: a prediction of {item.rule} lies outside the text: {item}")
        if item.replacement != pair.source[item.start : item.end]:
            for unit in _cut(pair.source, item):
                units.setdefault((unit.start, unit.end, unit.replacement), unit)
    return sorted(units.values(), key=lambda unit: (unit.start, -unit.end))


_PIECE = re.compile(r"\s+|[\w’']+|[^\w\s]")


def _cut(source: str, item: Prediction) -> list[Prediction]:
    """The changes of words that a long prediction makes; changes that only a blank parts stay together."""
    new = item.replacement
    if new is None or max(item.end - item.start, len(new)) <= LONG or not new.strip():
        return [item]
    old_pieces, new_pieces = _PIECE.findall(source[item.start : item.end]), _PIECE.findall(new)
    offsets = [item.start]
    for piece in old_pieces:
        offsets.append(offsets[-1] + len(piece))
    changes: list[Prediction] = []
    codes = difflib.SequenceMatcher(None, old_pieces, new_pieces, autojunk=False).get_opcodes()
    for tag, i, j, k, m in codes:
        if tag == "equal":
            continue
        start, end, text = offsets[i], offsets[j], "".join(new_pieces[k:m])
        last = changes[-1] if changes else None
        if last and last.replacement is not None and start - last.end <= 1 and not source[last.end : start].strip():
            text = last.replacement + source[last.end : start] + text
            start = last.start
            changes.pop()
        changes.append(Prediction(start, end, text, item.rule))
    return changes or [item]
