"""All figures of a benchmark in one record, which every output is made from."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from decalque.bench import m2, resampling, textual
from decalque.bench.pairs import Pair, Prediction
from decalque.bench.resampling import Comparison, Interval
from decalque.bench.scoring import Scores, f_beta, ratio, score
from decalque.bench.systems import System
from decalque.bench.textual import Textual
from decalque.version import __version__

VERSION = 1
BINS = 10  # of the confidence


@dataclass(frozen=True)
class Bin:
    """Predictions of like confidence: how many, their mean confidence, and the share of them that was right."""

    low: float
    high: float
    n: int
    confidence: float
    right: float


@dataclass(frozen=True)
class Calibration:
    """Confidence held against the share of right corrections; `error` is the expected calibration error (0..1)."""

    bins: tuple[Bin, ...]
    error: float


@dataclass(frozen=True)
class Measured:
    """A system and its figures."""

    system: System
    scores: Scores
    fixed_safely: Mapping[str, float | None]  # category ("all" among them) -> share of the gold edits
    intervals: Mapping[str, Mapping[str, Interval]]
    spans: tuple[int, int, int]  # as ERRANT counts: true positives, false positives, false negatives
    curve: Sequence[tuple[float, float, float]]  # least confidence, precision, recall
    calibration: Calibration | None
    text: Textual | None

    def figures(self) -> dict[str, Any]:
        """All figures by name; what is undefined is None."""
        right, wrong, missed = self.spans
        precision, recall = ratio(right, right + wrong), ratio(right, right + missed)
        f05 = f_beta(precision, recall) if precision is not None else (0.0 if right + missed else None)
        calibration = self.calibration
        return {
            "name": self.system.name, **self.scores.figures(), "fixed_safely": dict(self.fixed_safely),
            "intervals": {name: {f: list(v) for f, v in rows.items()} for name, rows in self.intervals.items()},
            "spans": {"tp": right, "fp": wrong, "fn": missed, "precision": precision, "recall": recall, "f0.5": f05},
            "text": {"chrf": self.text.chrf, "ter": self.text.ter} if self.text else None,
            "precision_recall": [list(point) for point in self.curve],
            "calibration": calibration and {
                "error": calibration.error,
                "bins": [[b.low, b.high, b.n, b.confidence, b.right] for b in calibration.bins],
            },
        }  # fmt: skip


@dataclass(frozen=True)
class Benchmark:
    """The pairs, the systems in order (the one that does nothing first), and the tests between them."""

    pairs: Sequence[Pair]
    systems: Sequence[Measured]
    tests: Sequence[Comparison]
    notes: Sequence[str] = field(default=())

    def figures(self) -> dict[str, Any]:
        """The record that `--format json` writes (docs/benchmark.md tells its keys)."""
        damaged = [pair for pair in self.pairs if not pair.clean]
        texts = next((m.text for m in self.systems if m.text), None)
        return {
            "version": VERSION, "decalque": __version__, "digest": digest(self.pairs),
            "documents": len(self.pairs), "damaged_documents": len(damaged), "words": sum(p.words for p in self.pairs),
            "clean_words": sum(p.words for p in self.pairs if p.clean), "gold": sum(len(p.edits) for p in damaged),
            "samples": resampling.SAMPLES, "seed": resampling.SEED,
            "signatures": list(texts.signatures) if texts else None, "notes": list(self.notes),
            "systems": [measured.figures() for measured in self.systems],
            "tests": [
                {"first": t.first, "second": t.second, "figure": t.figure, "difference": t.difference, "p": t.p} for t in self.tests
            ],
        }  # fmt: skip


def digest(pairs: Iterable[Pair]) -> str:
    """The first 16 digits of the SHA-256 of all names, texts and edits, whatever their order."""
    hashed = hashlib.sha256()
    for pair in sorted(pairs, key=lambda pair: pair.name):
        hashed.update(repr((pair.name, pair.source, pair.edits)).encode())
    return hashed.hexdigest()[:16]


def measure(
    pairs: Sequence[Pair], systems: Sequence[System], *, texts: bool = True, samples: int = resampling.SAMPLES,
    step: Callable[[], object] = lambda: None,
) -> Benchmark:  # fmt: skip
    """Score every system; each but the first is then tested against every other but the first.

    With `texts`, chrF and TER too. `step` is called `steps(...)` times. Raises PairError as `textual.measure` does.
    """
    measured = [_measured(pairs, system, texts, samples, step) for system in systems]
    tests: list[Comparison] = []
    for k, second in enumerate(measured[1:], 1):
        for first in measured[k + 1 :]:
            names = (first.system.name, first.scores), (second.system.name, second.scores)
            tests += resampling.compare(pairs, *names, samples=samples)
    return Benchmark(pairs, measured, tests)


def steps(pairs: Sequence[Pair], systems: int, *, texts: bool) -> int:
    """How often `measure` calls its `step`."""
    return systems * (len(pairs) if texts else 1)


def _measured(pairs: Sequence[Pair], system: System, texts: bool, samples: int, step: Callable[[], object]) -> Measured:
    scores = score(pairs, system.predictions)
    safe = score(pairs, system.safe().predictions)
    fixed = {name: row.correction_recall for name, row in safe.categories.items() if name in scores.categories and row.gold}
    text = None
    if texts:
        corrected = [system.corrected(pair) for pair in pairs]
        text = textual.measure(corrected, [pair.reference for pair in pairs], step)
    else:
        step()
    return Measured(
        system, scores, {"all": safe.total.correction_recall, **dict(sorted(fixed.items()))},
        resampling.intervals(pairs, scores, samples), _spans(pairs, system), curve(scores), calibration(scores), text,
    )  # fmt: skip


def _spans(pairs: Sequence[Pair], system: System) -> tuple[int, int, int]:
    right = wrong = missed = 0
    for pair in pairs:
        found: Sequence[Prediction] = system.predictions.get(pair.name, ())
        gold, made = m2.sentences(pair, [m2.gold_changes(pair), m2.predicted_changes(found)])
        counts = m2.span_counts(gold, made)
        right, wrong, missed = right + counts[0], wrong + counts[1], missed + counts[2]
    return right, wrong, missed


def curve(scores: Scores) -> list[tuple[float, float, float]]:
    """Precision and recall of the detection when only what is at least so sure is kept, from the surest down.

    Empty when the system tells no confidence.
    """
    sure = [item for item in scores.judged if item.prediction.confidence is not None]
    sure.sort(key=lambda item: -(item.prediction.confidence or 0.0))
    found: set[tuple[str, int, int]] = set()
    points: list[tuple[float, float, float]] = []
    right = 0
    gold = scores.total.gold
    near = _golds_by_prediction(scores)
    for k, item in enumerate(sure, 1):
        right += item.gold is not None
        found.update(near.get((item.document, item.prediction), ()))
        confidence = item.prediction.confidence or 0.0
        if points and points[-1][0] == confidence:
            points.pop()
        points.append((confidence, right / k, len(found) / gold if gold else 0.0))
    return points


def _golds_by_prediction(scores: Scores) -> dict[tuple[str, Prediction], list[tuple[str, int, int]]]:
    near: dict[tuple[str, Prediction], list[tuple[str, int, int]]] = {}
    for outcome in scores.outcomes:
        for prediction in outcome.near:
            near.setdefault((outcome.document, prediction), []).append((outcome.document, outcome.edit.start, outcome.edit.end))
    return near


def calibration(scores: Scores) -> Calibration | None:
    """Confidence against the share of corrections accepted, in ten bins of equal width (Naeini et al. 2015).

    None when the system tells no confidence.
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for item in scores.judged:
        confidence = item.prediction.confidence
        if confidence is not None and item.prediction.replacement is not None:
            bins[min(BINS - 1, max(0, math.floor(confidence * BINS)))].append((confidence, item.correcting))
    total = sum(map(len, bins))
    if not total:
        return None
    made = []
    for k, items in enumerate(bins):
        if items:
            mean, right = sum(c for c, _ in items) / len(items), sum(r for _, r in items) / len(items)
            made.append(Bin(k / BINS, (k + 1) / BINS, len(items), mean, right))
    return Calibration(tuple(made), sum(b.n * abs(b.confidence - b.right) for b in made) / total)
