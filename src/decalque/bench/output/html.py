"""The report as one HTML file that loads nothing: tables, plots, and every miss and false alarm in its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from decalque.bench.output import UNDEFINED, Place, Table, places, plots, tables
from decalque.bench.report import Benchmark, Measured

_STYLE = """
:root { color-scheme: light dark; --line: #8888; --mark: #c33; --good: #283; --accent: #36c; }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 72rem; margin: 1.5rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: .5rem 0; font-variant-numeric: tabular-nums; }
th, td { padding: .15rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
.wide { overflow-x: auto; } .note { color: #888; font-size: .9em; }
svg { width: 22rem; max-width: 100%; } svg text { font-size: 10px; text-anchor: middle; fill: currentColor; }
svg .title { font-size: 12px; } svg .grid { stroke: var(--line); stroke-width: .5; fill: none; }
svg .line { stroke: var(--accent); stroke-width: 1.5; fill: none; } svg .ideal { stroke: #888; stroke-dasharray: 4; fill: none; }
svg circle { fill: var(--accent); fill-opacity: .6; }
.filters { position: sticky; top: 0; background: Canvas; padding: .5rem 0; display: flex; flex-wrap: wrap; gap: .7rem; }
ol.places { padding-left: 0; list-style: none; } .places li { border-left: 4px solid var(--line); margin: .6rem 0; padding: .1rem .7rem; }
.places li[data-kind="false alarm"] { border-color: var(--mark); } .places li[data-kind="wrong correction"] { border-color: var(--accent); }
.places li[hidden] { display: none; } .places q { quotes: none; white-space: pre-wrap; overflow-wrap: anywhere; }
del { color: var(--mark); } ins { color: var(--good); text-decoration: none; border-bottom: 2px solid; }
"""

_SCRIPT = """
const items = [...document.querySelectorAll('.places li')], inputs = [...document.querySelectorAll('.filters [data-by]')];
function filter() {
  let left = 0;
  for (const item of items) {
    item.hidden = inputs.some(i => i.value && (i.dataset.by === 'text'
      ? !item.textContent.toLowerCase().includes(i.value.toLowerCase()) : item.dataset[i.dataset.by] !== i.value));
    left += !item.hidden;
  }
  document.getElementById('left').textContent = left + ' of ' + items.length;
}
inputs.forEach(i => i.addEventListener('input', filter));
filter();
"""


def report(benchmark: Benchmark) -> Iterator[str]:
    """The parts of the file."""
    figures = benchmark.figures()
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>decalque bench</title>'
    yield f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>\n'
    yield f"<h1>Benchmark of decalque {escape(figures['decalque'])}</h1>\n"
    yield (
        f"<p>{figures['documents']} documents ({figures['damaged_documents']} damaged), {figures['words']:,} words "
        f"({figures['clean_words']:,} clean), {figures['gold']:,} gold edits; digest <code>{figures['digest']}</code></p>\n"
    )
    for table in tables(benchmark):
        yield from _table(table)
    for each in benchmark.systems:
        if each.curve and each.calibration:
            yield f"<h2>{escape(each.system.name)}: by confidence</h2>\n<p>"
            yield plots.precision_recall(each.curve) + plots.reliability(each.calibration) + "</p>\n"
    yield from _places(benchmark)
    if figures["signatures"]:
        yield f'<p class="note">chrF and TER: {escape(", ".join(figures["signatures"]))}</p>\n'
    yield f"<script>{_SCRIPT}</script></body></html>\n"


def _table(table: Table) -> Iterator[str]:
    yield f'<h2>{escape(table.title)}</h2>\n<div class="wide"><table><thead><tr>'
    yield "".join(f"<th>{escape(cell)}</th>" for cell in table.head) + "</tr></thead><tbody>\n"
    for row in table.rows:
        cells = [*row, *[UNDEFINED] * (len(table.head) - len(row))]
        yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>\n"
    yield "</tbody></table></div>\n"
    if table.note:
        yield f'<p class="note">{escape(table.note)}</p>\n'


def _places(benchmark: Benchmark) -> Iterator[str]:
    found = [(each, place) for each in benchmark.systems if each.scores.judged for place in places(benchmark, each)]
    yield '<h2>Where it was wrong</h2>\n<div class="filters">'
    yield _choice("system", (each.system.name for each, _ in found))
    yield _choice("kind", (place.kind for _, place in found))
    yield _choice("category", (place.category for _, place in found))
    yield _choice("document", (place.document for _, place in found))
    yield '<label>text <input data-by="text" type="search"></label> <span id="left"></span></div>\n<ol class="places">\n'
    for each, place in found:
        yield _item(each, place)
    yield "</ol>\n"


def _choice(name: str, values: Iterable[str]) -> str:
    options = "".join(f"<option>{escape(value)}</option>" for value in sorted(set(values)))
    return f'<label>{name} <select data-by="{name}"><option value="">all</option>{options}</select></label> '


def _item(each: Measured, place: Place) -> str:
    told = "; ".join(place.predicted) or "nothing"
    what = f"{place.kind}, {place.category}, {place.document}{' (clean)' if place.clean else ''}, {each.system.name}"
    inserted = f"<ins>{_visible(place.wanted)}</ins>" if place.wanted else ""
    attributes = {"system": each.system.name, "kind": place.kind, "category": place.category, "document": place.document}
    data = " ".join(f'data-{name}="{escape(value)}"' for name, value in attributes.items())
    return (
        f'<li {data}><span class="note">{escape(what)}</span><br><q>{escape(place.before)}<del>{_visible(place.original)}</del>'
        f'{inserted}{escape(place.after)}</q><br><span class="note">predicted: {escape(told)}</span></li>\n'
    )


def _visible(text: str) -> str:
    """The text with its line breaks marked, which a change of white space would hide."""
    return escape(text).replace("\n", "⏎\n")
