#!/usr/bin/env python3
"""Records the figures of decalque that docs/accuracy.md shows, in benchmarks/results/quality.json.

usage: record.py        about half a minute; then docs/generate.py writes the page (compare.py --record records the peers)

`corpora`: the articles of corpora/, damaged and clean. `stress`: the references and clean articles, damaged by
`decalque bench corrupt` at twice its usual rates with three seeds. It is damage of our own making, and says how figures fall where
it is dense, not how often it occurs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import texts
from compare import RESULTS, corpora, machine
from decalque.analysis import Analysis
from decalque.bench import report
from decalque.bench.damage import USUAL, damage
from decalque.bench.pairs import GoldEdit, Pair
from decalque.bench.systems import linted, nothing
from decalque.document import Document
from decalque.linter import Linter

SEEDS = (1, 2, 3)
SAFETIES = {"decalque": "all", "fix --unsafe": "unsafe", "fix": "safe"}


def stressed(linter: Linter) -> list[Pair]:
    """The clean texts of corpora/, damaged."""
    pairs = []
    rates = {name: 2 * rate for name, rate in USUAL.items()}
    for seed in SEEDS:
        for text in [*texts.references(), *texts.clean()]:
            source, gold = damage(Analysis(Document(text.text), linter.lexicon), rates, seed, text.name)
            edits = (GoldEdit(g.start, g.end, g.original, g.replacement, g.category, g.also_ok) for g in gold)
            pairs.append(Pair(f"{text.name}/{seed}", source, text.text, tuple(edits)))
    return pairs


def measured(pairs: Sequence[Pair], linter: Linter) -> dict[str, Any]:
    """The figures of what decalque reports, and of what `fix --unsafe` and `fix` would do."""
    systems = [linted(name, pairs, linter, safety, lambda: None) for name, safety in SAFETIES.items()]
    figures = report.measure(pairs, [nothing(), *systems]).figures()
    for system in figures["systems"]:
        del system["precision_recall"]
    del figures["tests"]
    return figures


def main() -> int:
    """Measure and write."""
    linter = Linter()
    record = {
        "date": datetime.now(UTC).date().isoformat(), "machine": machine(),
        "corpora": measured(corpora(), linter), "stress": measured(stressed(linter), linter),
    }  # fmt: skip
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "quality.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
