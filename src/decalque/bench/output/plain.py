"""Tables for the terminal and for Markdown, and the record as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from decalque.bench.output import UNDEFINED, Place, Table, places, tables
from decalque.bench.report import Benchmark


def terminal(benchmark: Benchmark, *, rules: bool, errors: int) -> Iterator[str]:
    """The tables in columns; with `errors`, so many places of each kind where each system was wrong."""
    for table in tables(benchmark, rules=rules):
        yield f"{table.title}\n"
        yield from _columns(table)
        yield f"{table.note}\n\n" if table.note else "\n"
    for each in benchmark.systems if errors else ():
        if each.scores.judged:
            yield f"{each.system.name}: where it was wrong\n"
            yield from map(_place, _first(places(benchmark, each), errors))
            yield "\n"
    yield _closing(benchmark)


def _columns(table: Table) -> Iterator[str]:
    widths = [max(len(row[k]) for row in [table.head, *table.rows] if k < len(row)) for k in range(len(table.head))]
    for row in [table.head, *table.rows]:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=False))]
        yield "  ".join(cells).rstrip() + "\n"


def _first(found: Iterable[Place], most: int) -> Iterator[Place]:
    seen: dict[str, int] = {}
    for place in found:
        seen[place.kind] = seen.get(place.kind, 0) + 1
        if seen[place.kind] <= most:
            yield place


def _place(place: Place) -> str:
    wanted = "" if place.wanted is None else f" -> {place.wanted!r}"
    told = "; ".join(place.predicted) or "nothing"
    context = f"{place.before[-40:]}[{place.original}]{place.after[:40]}"
    return f"  {place.kind}, {place.category}, {place.document}: {place.original!r}{wanted} (predicted: {told})\n    {context!r}\n"


def _closing(benchmark: Benchmark) -> str:
    figures = benchmark.figures()
    return (
        f"{figures['documents']} documents ({figures['damaged_documents']} damaged), {figures['words']:,} words "
        f"({figures['clean_words']:,} clean), {figures['gold']:,} gold edits; digest {figures['digest']}\n"
    )


def markdown(benchmark: Benchmark) -> Iterator[str]:
    """The tables in Markdown."""
    figures = benchmark.figures()
    yield f"# Benchmark of decalque {figures['decalque']}\n\n{_closing(benchmark)}"
    for table in tables(benchmark):
        yield f"\n## {table.title}\n\n"
        yield from _rows(table)
        if table.note:
            yield f"\n{table.note}\n"
    if figures["signatures"]:
        yield f"\nchrF and TER: `{figures['signatures'][0]}`, `{figures['signatures'][1]}`.\n"


def _rows(table: Table) -> Iterator[str]:
    width = len(table.head)
    yield "| " + " | ".join(table.head) + " |\n"
    yield "|---|" + "---:|" * (width - 1) + "\n"
    for row in table.rows:
        cells = [*row, *[UNDEFINED] * (width - len(row))]
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def as_json(benchmark: Benchmark) -> Iterator[str]:
    """The record of all figures."""
    yield json.dumps(benchmark.figures(), indent=1, ensure_ascii=False) + "\n"
