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

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from decalque.bench.correction import is_corrected
from decalque.bench.matching import core, matches, units_of
from decalque.bench.pairs import GoldEdit, Pair, Prediction


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
    replacing: int = 0  # predictions with a replacement
    correcting: int = 0  # of these, those that took part in an accepted correction

    def add(self, other: Row) -> None:
        """Count what another row counted."""
        for name in COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))

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

    @property
    def correction_precision(self) -> float | None:
        """The share of predictions with a replacement that took part in an accepted correction; None without any."""
        return ratio(self.correcting, self.replacing)

    @property
    def correction_recall(self) -> float | None:
        """The share of gold edits corrected to an accepted form; None without gold edits."""
        return ratio(self.accepted, self.gold)

    @property
    def correction_f05(self) -> float | None:
        """F0.5 of the correction; undefined as that of the detection."""
        if self.correction_precision is None:
            return 0.0 if self.gold else None
        return f_beta(self.correction_precision, self.correction_recall)

    def figures(self) -> dict[str, float | int | None]:
        """All figures by name, shares in 0..1."""
        return {
            "gold": self.gold, "precision": self.precision, "recall": self.recall, "f0.5": self.f05,
            "exact": ratio(self.exact, self.gold), "accepted": self.correction_recall,
            "correction_precision": self.correction_precision, "correction_f0.5": self.correction_f05,
            "false_alarms": self.wrong,
        }  # fmt: skip


COUNTS = tuple(Row.__dataclass_fields__)


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
class Judged:
    """A prediction, the gold edit that it matches first (None: a false alarm), and whether it took part in a correction."""

    document: str
    prediction: Prediction
    gold: GoldEdit | None
    correcting: bool
    clean: bool  # in a document without gold edits


@dataclass(frozen=True)
class Outcome:
    """A gold edit, and what became of it."""

    document: str
    edit: GoldEdit
    near: tuple[Prediction, ...]
    exact: bool
    accepted: bool


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
    outcomes: list[Outcome] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    documents: dict[str, dict[str, Row]] = field(default_factory=dict)  # document -> category -> its counts

    @property
    def total(self) -> Row:
        """All categories together."""
        total = Row()
        for row in self.categories.values():
            total.add(row)
        return total

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
    for pair in pairs:
        if pair.name in scores.documents:
            raise ValueError(f"two documents are called {pair.name}")
        scores.documents[pair.name] = defaultdict(Row)
        _score_pair(pair, units_of(pair, predicted.get(pair.name, ())), scores)
    for outcome in scores.outcomes:
        row = scores.documents[outcome.document][outcome.edit.category]
        row.add(Row(gold=1, found=bool(outcome.near), exact=outcome.exact, accepted=outcome.accepted))
    usual = {name: _usual_category(rule) for name, rule in scores.rules.items()}
    for item in scores.judged:
        right, replaces = item.gold is not None, item.prediction.replacement is not None
        category = item.gold.category if item.gold else usual[item.prediction.rule]
        scores.documents[item.document][category].add(
            Row(right=right, wrong=not right, replacing=replaces, correcting=item.correcting))  # fmt: skip
    for rows in scores.documents.values():
        for category, row in rows.items():
            scores.categories[category].add(row)
    return scores


def _usual_category(rule: RuleRow) -> str:
    """Where the false alarms of a rule are counted: with the category that it most often gets right."""
    if not rule.categories:
        return "unmapped"
    return max(rule.categories, key=lambda name: (rule.categories[name], name))


def _score_pair(pair: Pair, units: list[Prediction], scores: Scores) -> None:
    cores = [core(pair.source, edit.start, edit.end) for edit in pair.edits]
    matched: list[list[int]] = [[j for j, span in enumerate(cores) if matches(unit, span)] for unit in units]
    near: list[list[Prediction]] = [[] for _ in cores]
    for unit, golds in zip(units, matched, strict=True):
        for j in golds:
            near[j].append(unit)
    correcting: set[Prediction] = set()
    for j, gold in enumerate(pair.edits):
        exact, accepted = is_corrected(pair, j, near[j], units)
        scores.outcomes.append(Outcome(pair.name, gold, tuple(near[j]), exact, accepted))
        if accepted:
            correcting.update(unit for unit in near[j] if unit.replacement is not None)
        else:
            around = pair.source[max(0, gold.start - 40) : gold.end + 40]
            scores.misses.append(
                Miss(pair.name, gold.category, gold.original, gold.replacement, around, tuple(near[j])))  # fmt: skip
    scores.words += pair.words
    scores.clean_words += 0 if pair.edits else pair.words
    for unit, golds in zip(units, matched, strict=True):
        gold_edit = pair.edits[golds[0]] if golds else None
        _count(pair, Judged(pair.name, unit, gold_edit, unit in correcting, not pair.edits), scores)


def _count(pair: Pair, item: Judged, scores: Scores) -> None:
    unit = item.prediction
    rule = scores.rules[unit.rule]
    rule.reported += 1
    rule.replacing += unit.replacement is not None
    rule.correcting += item.correcting
    scores.judged.append(item)
    if item.gold:
        rule.right += 1
        rule.categories[item.gold.category] += 1
        return
    rule.wrong += 1
    rule.wrong_on_clean += item.clean
    scores.clean_alarms += item.clean
    around = pair.source[max(0, unit.start - 40) : unit.end + 40]
    original = pair.source[unit.start : unit.end]
    scores.alarms.append(Alarm(pair.name, unit.rule, original, unit.replacement, around, item.clean))
