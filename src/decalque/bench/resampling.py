"""How sure a figure is: bootstrap over documents, and a paired test between two systems.

Documents, not edits, are drawn: defects of one document are alike. The counts of a document are packed into one whole number, 64
bits each, so that the counts of a drawn sample are one sum; a thousand samples of a thousand documents take a second.
"""

from __future__ import annotations

import random
import sys
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import getitem

from decalque.bench.pairs import Pair
from decalque.bench.scoring import COUNTS, Row, Scores, ratio

SAMPLES = 1_000
SEED = 20_260
LEVEL = 0.95
_BYTES = 8
ALL = "all"
FALSE_ALARMS = "false_alarms_clean"
SHARES = ("precision", "recall", "f0.5", "correction_precision", "accepted", "correction_f0.5", "exact")

Interval = tuple[float, float]


@dataclass(frozen=True)
class Comparison:
    """The difference of a figure between two systems, and how often chance alone makes one as great."""

    first: str
    second: str
    figure: str
    difference: float  # of the first, less the second
    p: float


def intervals(
    pairs: Sequence[Pair], scores: Scores, samples: int = SAMPLES, seed: int = SEED, step: Callable[[], object] = lambda: None
) -> dict[str, dict[str, Interval]]:
    """Percentile intervals (95 %) by category ("all" among them) and figure; a figure undefined in most samples has none.

    Efron's bootstrap over documents; `step` is called behind each sample.
    """
    names = sorted(scores.categories)
    pairs = sorted(pairs, key=lambda pair: pair.name)  # the order of reading must not change a figure
    packed = [_packed(_counts(pair, scores, names)) for pair in pairs]
    rng = random.Random(seed)
    drawn: dict[tuple[str, str], list[float]] = {}
    for _ in range(samples if packed else 0):
        totals = _unpacked(sum(rng.choices(packed, k=len(packed))), 2 + len(names) * len(COUNTS))
        for (name, figure), value in _figures(totals, names).items():
            if value is not None:
                drawn.setdefault((name, figure), []).append(value)
        step()
    found: dict[str, dict[str, Interval]] = {}
    for (name, figure), values in drawn.items():
        if 2 * len(values) > samples:
            found.setdefault(name, {})[figure] = _percentiles(values)
    return found


def _percentiles(values: list[float]) -> Interval:
    values.sort()
    rim = (1 - LEVEL) / 2
    return values[int(rim * (len(values) - 1))], values[round((1 - rim) * (len(values) - 1))]


def compare(
    pairs: Sequence[Pair], first: tuple[str, Scores], second: tuple[str, Scores], samples: int = SAMPLES, seed: int = SEED
) -> list[Comparison]:
    """Paired test by approximate randomisation (Noreen 1989) over documents: two-sided p of the difference in F0.5.

    Under the null hypothesis the outputs of the two systems on a document could as well be exchanged.
    """
    pairs = sorted(pairs, key=lambda pair: pair.name)
    ours, theirs = ([_packed(_counts(pair, scores, [])) for pair in pairs] for scores in (first[1], second[1]))
    whole = sum(ours) + sum(theirs)
    figures = ("f0.5", "correction_f0.5")

    def differences(total: int) -> dict[str, float]:
        a, b = (_figures(_unpacked(t, 2 + len(COUNTS)), []) for t in (total, whole - total))
        return {f: (a[ALL, f] or 0.0) - (b[ALL, f] or 0.0) for f in figures}

    seen = differences(sum(ours))
    rng = random.Random(seed)
    as_great = dict.fromkeys(figures, 0)
    both = list(zip(ours, theirs, strict=True))
    for _ in range(samples):
        drawn = differences(sum(map(getitem, both, rng.choices((0, 1), k=len(both)))))
        for figure in figures:
            as_great[figure] += abs(drawn[figure]) >= abs(seen[figure]) - 1e-12
    return [Comparison(first[0], second[0], f, seen[f], (as_great[f] + 1) / (samples + 1)) for f in figures]


def _counts(pair: Pair, scores: Scores, names: Sequence[str]) -> list[int]:
    """Clean words and false alarms on them, then the counts of each category, or of all together when none is named."""
    rows: Mapping[str, Row] = scores.documents[pair.name]
    total = Row()
    for row in rows.values():
        total.add(row)
    chosen = [rows.get(name, Row()) for name in names] if names else [total]
    head = [pair.words, total.wrong] if pair.clean else [0, 0]
    return [*head, *(getattr(row, name) for row in chosen for name in COUNTS)]


def _figures(totals: Sequence[int], names: Sequence[str]) -> dict[tuple[str, str], float | None]:
    rows = [Row(*totals[k : k + len(COUNTS)]) for k in range(2, len(totals), len(COUNTS))]
    whole = Row()
    for row in rows:
        whole.add(row)
    found: dict[tuple[str, str], float | None] = {(ALL, FALSE_ALARMS): ratio(1000 * totals[1], totals[0])}
    for name, row in [(ALL, whole), *zip(names, rows, strict=False)]:
        found.update(((name, figure), row.figures()[figure]) for figure in SHARES)
    return found


def _packed(counts: Sequence[int]) -> int:
    return int.from_bytes(b"".join(int(count).to_bytes(_BYTES, "little") for count in counts), "little")


def _unpacked(number: int, length: int) -> Sequence[int]:
    numbers = array("Q", number.to_bytes(_BYTES * length, "little"))
    if sys.byteorder == "big":  # `array` takes the order of bytes of the machine
        numbers.byteswap()
    return numbers
