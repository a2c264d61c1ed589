#!/usr/bin/env python3
"""How often each rule is right on documents that nothing was fitted to, and whether its safety keeps to that.

usage: calibrate.py [--check]      some three minutes; writes src/decalque/data/measured.json

Read are: gensim's news that `fit.py` holds back (every fifth), as printed and damaged by `Corruptor` and by `decalque bench corrupt`
with several seeds each; the articles of corpora/; and corpora/sentences, for the rules of the families TRA, PUN and NUM. What is
found in the news as printed counts once, as a false alarm, though some of it is slips of its editors. A finding is right where the
text is damaged, or next to it; a safe correction, where it makes of the text what was printed. The law:

- a rule of which less than LEAST of what it reports is right, in CASES cases or more, is in preview;
- a rule has safe corrections only if they are right in SAFE of CASES cases or more.

`--check` measures nothing: the exit code is 1 when a rule breaks the law by what was measured.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import sentences
import texts
from decalque.analysis import Analysis
from decalque.bench.corrupt import Corruptor
from decalque.bench.damage import USUAL, damage
from decalque.bench.pairs import ANY_SAFETY, GoldEdit, Pair, predictions
from decalque.bench.reading import read_folder
from decalque.bench.report import calibration, digest
from decalque.bench.scoring import Judged, score
from decalque.document import Document
from decalque.finding import Safety
from decalque.linter import Linter
from decalque.rules import all_rules

MEASURED = Path(__file__).resolve().parent.parent / "src/decalque/data/measured.json"
SEEDS = range(1, 17)
LEAST, SAFE, CASES = 0.95, 0.99, 100


@dataclass
class Figures:
    """What was counted of one rule: findings, those that were right, the same of what is safe, and the defects of its category."""

    reported: int = 0
    right: int = 0
    safe: int = 0
    safe_right: int = 0
    category: str = ""
    defects: int = 0
    found: int = 0


def held_back() -> list[texts.Text]:
    """The news that nothing was fitted to."""
    return [t for t in texts.news() if int(t.name.split(":")[1]) % 5 == 0]


def with_apostrophes(text: str) -> str:
    """The text with the apostrophes that printers use."""
    return text.replace("'", "’")


def pairs(linter: Linter) -> Iterator[Pair]:
    """The held-back news, clean and damaged, and the articles of corpora/."""
    rates = {name: 2 * rate for name, rate in USUAL.items() if name != "idioms"}  # drawn from what the rules look for
    for text in held_back():
        clean = texts.in_paragraphs(text.text)
        yield Pair(text.name, clean, clean, ())
        page = Analysis(Document(clean), linter.lexicon)
        printed = Analysis(Document(with_apostrophes(clean)), linter.lexicon)
        for seed in SEEDS:
            for name, used, (source, gold) in (
                ("rims", page, Corruptor(rate=3.0, seed=100 + seed).corrupt(page, text.name)),
                ("page", page, damage(page, rates, 100 + seed, text.name)),
                ("printed", printed, damage(printed, {"mojibake": 1.0, "widgets": 2.0}, 100 + seed, text.name)),
            ):
                edits = tuple(GoldEdit(g.start, g.end, g.original, g.replacement, g.category, g.also_ok) for g in gold)
                yield Pair(f"{text.name}/{name}/{seed}", source, used.text, edits)
    yield from read_folder(texts.CORPORA / "damaged") + read_folder(texts.CORPORA / "clean")


def counted(linter: Linter) -> tuple[dict[str, Figures], dict[str, object]]:
    """What was counted, by rule; and of the documents their digest, and how far confidence is from the share that was right."""
    read = list(pairs(linter))
    scores = score(read, {pair.name: list(predictions(linter.lint(pair.source), ANY_SAFETY)) for pair in read})
    found: defaultdict[str, Figures] = defaultdict(Figures)
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    defects: Counter[str] = Counter(outcome.edit.category for outcome in scores.outcomes)
    sources = {pair.name: pair for pair in read}
    slips = {(j.document, j.prediction.rule, _text(j, sources)) for j in scores.judged if j.clean}
    for judged in scores.judged:
        rule, safe = judged.prediction.rule, judged.prediction.safety is Safety.SAFE
        if not judged.clean and (judged.document.split("/")[0], rule, _text(judged, sources)) in slips:
            continue
        row = found[rule]
        row.reported += 1
        row.right += judged.gold is not None or _beside(judged, sources)
        row.safe += safe
        row.safe_right += safe and _restores(judged)
        if judged.gold is not None:
            kinds[rule][judged.gold.category] += 1
    for rule, row in found.items():
        if kinds[rule]:
            row.category, row.found = kinds[rule].most_common(1)[0]
            row.defects = defects[row.category]
    for rule, more in of_sentences(linter).items():
        found[rule].reported += more.reported
        found[rule].right += more.right
    error = calibration(scores)
    about: dict[str, object] = {"documents": len(read), "digest": digest(read), "calibration_error": round(error.error, 4) if error else None}
    return dict(found), about


def _text(judged: Judged, sources: dict[str, Pair]) -> str:
    return sources[judged.document].source[judged.prediction.start : judged.prediction.end]


def _beside(judged: Judged, sources: dict[str, Pair]) -> bool:
    """Whether there is damage one code point from the prediction: a lost stop, where the word behind it has a stray capital."""
    start, end = judged.prediction.start, judged.prediction.end
    return any(edit.start <= end + 1 and start <= edit.end + 1 for edit in sources[judged.document].edits)


def _restores(judged: Judged) -> bool:
    """Whether a correction is right as far as it goes: of "united nations" it may mend one word."""
    told = judged.prediction.replacement
    return judged.correcting or (judged.gold is not None and bool(told) and str(told) in judged.gold.replacement)


def of_sentences(linter: Linter) -> dict[str, Figures]:
    """The same of the sentences; a finding is right where it overlaps the defect."""
    found: defaultdict[str, Figures] = defaultdict(Figures)
    for line in sentences.lines("defects"):
        text, start, end = sentences.marked(line)
        for finding in filter(sentences.own, linter.lint(text)):
            found[finding.rule].reported += 1
            found[finding.rule].right += finding.start < end and start < finding.end
    for text in sentences.lines("clean"):
        for finding in filter(sentences.own, linter.lint(text)):
            found[finding.rule].reported += 1
    return found


def faults(figures: dict[str, Figures]) -> Iterator[str]:
    """Where a rule breaks the law."""
    for rule in all_rules():
        row = figures.get(rule.code, Figures())
        if row.reported >= CASES and row.right < LEAST * row.reported and not rule.preview:
            yield f"{rule.code}: {row.right} of {row.reported} findings are right, and it is not in preview"
        if row.safe and (row.safe < CASES or row.safe_right < SAFE * row.safe):
            yield f"{rule.code}: {row.safe_right} of {row.safe} safe corrections are right"


def main() -> int:
    """Measure and write, or check; the exit code is returned."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        rows = json.loads(MEASURED.read_text(encoding="utf-8"))["rules"]
        figures = {code: Figures(**row) for code, row in rows.items()}
    else:
        figures, about = counted(Linter())
        record = {"command": "python benchmarks/calibrate.py", **about, "rules": {k: asdict(figures[k]) for k in sorted(figures)}}
        MEASURED.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        for code, row in sorted(figures.items()):
            print(code, asdict(row))
        print(about)
    wrong = list(faults(figures))
    for fault in wrong:
        print(f"calibrate: {fault}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
