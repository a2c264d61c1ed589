"""Plots as SVG, without a library: precision against recall, and confidence against the share that was right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from decalque.bench.report import Calibration

SIZE = 320
_RIM = 40
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def precision_recall(points: Sequence[tuple[float, float, float]]) -> str:
    """Precision (up) against recall (right) as the least confidence falls; points are (confidence, precision, recall)."""
    path = " ".join(f"{'L' if k else 'M'}{_x(recall):.1f},{_y(precision):.1f}" for k, (_, precision, recall) in enumerate(points))
    marks = [f'<path class="line" d="{path}"/>']
    step = max(1, len(points) // 100)
    for confidence, precision, recall in points[::step]:
        told = f"confidence {confidence:.3f} and more: precision {precision:.3f}, recall {recall:.3f}"
        marks.append(f'<circle cx="{_x(recall):.1f}" cy="{_y(precision):.1f}" r="3"><title>{told}</title></circle>')
    return _frame("Precision and recall by confidence", "recall", "precision", marks)


def reliability(found: Calibration) -> str:
    """The share of corrections that were right (up) against their confidence (right), a circle a bin, as large as its count."""
    total = sum(b.n for b in found.bins)
    marks = [f'<path class="ideal" d="M{_x(0)},{_y(0)} L{_x(1)},{_y(1)}"/>']
    for b in found.bins:
        radius = 3 + 9 * (b.n / total) ** 0.5
        told = f"confidence {b.low:.1f} to {b.high:.1f}: {b.n} corrections, mean confidence {b.confidence:.3f}, right {b.right:.3f}"
        marks.append(f'<circle cx="{_x(b.confidence):.1f}" cy="{_y(b.right):.1f}" r="{radius:.1f}"><title>{told}</title></circle>')
    title = f"Calibration (expected calibration error {found.error:.3f})"
    return _frame(title, "confidence", "share right", marks)


def _x(share: float) -> float:
    return _RIM + share * (SIZE - _RIM - 10)


def _y(share: float) -> float:
    return SIZE - _RIM - share * (SIZE - _RIM - 30)


def _frame(title: str, right: str, up: str, marks: Iterable[str]) -> str:
    parts = [f'<svg viewBox="0 0 {SIZE} {SIZE}" role="img" aria-label="{title}"><title>{title}</title>']
    parts.append(f'<text x="{SIZE / 2}" y="16" class="title">{title}</text>')
    for tick in _TICKS:
        parts.append(f'<path class="grid" d="M{_x(tick)},{_y(0)} V{_y(1)} M{_x(0)},{_y(tick)} H{_x(1)}"/>')
        parts.append(f'<text x="{_x(tick)}" y="{_y(0) + 14}">{tick:.1f}</text>')
        parts.append(f'<text x="{_RIM - 14}" y="{_y(tick) + 3}">{tick:.1f}</text>')
    parts.append(f'<text x="{_x(0.5)}" y="{SIZE - 8}">{right}</text>')
    parts.append(f'<text transform="translate(10,{_y(0.5)}) rotate(-90)">{up}</text>')
    return "".join([*parts, *marks, "</svg>"])
