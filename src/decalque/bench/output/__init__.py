"""What is shown of a benchmark: the same tables in every format, and the places where a system was wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from decalque.bench.report import Benchmark, Measured
from decalque.bench.scoring import RuleRow, ratio

UNDEFINED = "–"
CONTEXT = 120  # code points on either side


@dataclass(frozen=True)
class Table:
    """A table with a heading; the first column holds names, the others figures."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


@dataclass(frozen=True)
class Place:
    """A place where a system was wrong: `kind` is "miss", "wrong correction" or "false alarm"."""

    kind: str
    category: str
    document: str
    before: str
    original: str
    wanted: str | None
    after: str
    predicted: Sequence[str]
    clean: bool


def shown(figure: float | None, digits: int = 3) -> str:
    """A figure, or a dash where it is undefined."""
    return UNDEFINED if figure is None else f"{figure:.{digits}f}"


def tables(benchmark: Benchmark, *, rules: bool = True) -> Iterator[Table]:
    """All tables of a benchmark, the summary first."""
    yield _summary(benchmark)
    measured = [m for m in benchmark.systems if m.scores.judged]
    if measured:
        yield _intervals(benchmark)
    if benchmark.tests:
        yield _tests(benchmark)
    for each in measured:
        yield _categories(each)
        if rules:
            yield _rules(each)


def _summary(benchmark: Benchmark) -> Table:
    head = ["system", "precision", "recall", "F0.5", "corr. precision", "corr. recall", "corr. F0.5", "alarms/1,000", "safe"]
    head += ["chrF", "TER"] if any(m.text for m in benchmark.systems) else []
    rows = []
    for each in benchmark.systems:
        total, figures = each.scores.total, each.scores.figures()
        row = [
            each.system.name, shown(total.precision), shown(total.recall), shown(total.f05), shown(total.correction_precision),
            shown(total.correction_recall), shown(total.correction_f05), _rate(figures["false_alarms_clean"]),
            shown(each.fixed_safely["all"]),
        ]  # fmt: skip
        rows.append([*row, shown(each.text.chrf, 2), shown(each.text.ter, 2)] if each.text else row)
    note = "alarms/1,000: false alarms per 1,000 words of clean text. safe: the share of the defects corrected unasked."
    return Table("Systems", head, rows, note)


def _rate(value: object) -> str:
    return shown(value if isinstance(value, float) else None)


_FIGURES = {
    "precision": "precision", "recall": "recall", "f0.5": "F0.5", "correction_precision": "corr. precision",
    "accepted": "corr. recall", "correction_f0.5": "corr. F0.5", "false_alarms_clean": "alarms/1,000",
}  # fmt: skip


def _intervals(benchmark: Benchmark) -> Table:
    rows = []
    for each in benchmark.systems:
        found = each.intervals.get("all", {})
        cells = [found.get(figure) for figure in _FIGURES]
        rows.append([each.system.name, *(f"{cell[0]:.3f}{UNDEFINED}{cell[1]:.3f}" if cell else UNDEFINED for cell in cells)])
    return Table("95 % intervals", ["system", *_FIGURES.values()], rows, "Bootstrap over documents, 1,000 samples.")


def _tests(benchmark: Benchmark) -> Table:
    rows = [
        [f"{t.first} - {t.second}", _FIGURES[t.figure], f"{t.difference:+.3f}", f"{t.p:.3f}"] for t in benchmark.tests
    ]
    note = "Approximate randomisation over documents, two-sided, 1,000 samples."
    return Table("Differences", ["systems", "figure", "difference", "p"], rows, note)


def _categories(each: Measured) -> Table:
    head = ["category", "gold", "precision", "recall", "F0.5", "exact", "corr. precision", "corr. recall", "corr. F0.5", "safe", "alarms"]
    rows = []
    for name, row in [*sorted(each.scores.categories.items()), ("ALL", each.scores.total)]:
        safe = each.fixed_safely.get("all" if name == "ALL" else name)
        shares = [row.precision, row.recall, row.f05, ratio(row.exact, row.gold)]
        shares += [row.correction_precision, row.correction_recall, row.correction_f05, safe]
        rows.append([name, str(row.gold), *map(shown, shares), str(row.wrong)])
    return Table(f"{each.system.name}: by category", head, rows)


def _rules(each: Measured) -> Table:
    rules: Mapping[str, RuleRow] = each.scores.rules
    rows = [
        [name, str(row.reported), shown(ratio(row.right, row.reported)), shown(ratio(row.correcting, row.replacing)),
         str(row.wrong), str(row.wrong_on_clean)] for name, row in sorted(rules.items())
    ]  # fmt: skip
    return Table(f"{each.system.name}: by rule", ["rule", "n", "precision", "corr. precision", "alarms", "on clean"], rows)


def places(benchmark: Benchmark, each: Measured) -> Iterator[Place]:
    """Where the system was wrong, document by document."""
    sources = {pair.name: pair.source for pair in benchmark.pairs}
    for outcome in each.scores.outcomes:
        if outcome.accepted:
            continue
        edit, source = outcome.edit, sources[outcome.document]
        told = [f"{p.rule}: " + (UNDEFINED if p.replacement is None else f"{source[p.start : p.end]} → {p.replacement}") for p in outcome.near]
        kind = "wrong correction" if any(p.replacement is not None for p in outcome.near) else "miss"
        yield Place(kind, edit.category, outcome.document, *_around(source, edit.start, edit.end, edit.replacement), told, False)
    usual = {name: row.categories for name, row in each.scores.rules.items()}
    for item in each.scores.judged:
        if item.gold is None:
            p, source = item.prediction, sources[item.document]
            most = usual[p.rule].most_common(1)
            around = _around(source, p.start, p.end, p.replacement)
            yield Place("false alarm", most[0][0] if most else "unmapped", item.document, *around, [p.rule], item.clean)


def _around(source: str, start: int, end: int, wanted: str | None) -> tuple[str, str, str | None, str]:
    return source[max(0, start - CONTEXT) : start], source[start:end], wanted, source[end : end + CONTEXT]
