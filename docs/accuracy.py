"""The text of docs/accuracy.md, made from the records in benchmarks/results; docs/generate.py writes it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
RECORDS = {"quality": "benchmarks/record.py", "peers": "benchmarks/compare.py --record"}
DASH = "–"

Record = dict[str, Any]


def stale() -> Iterator[str]:
    """What is wrong with the records, one line each: missing, or made from other articles than those of corpora/."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from quality import digest, read

    now = digest(read([]))
    for name, script in RECORDS.items():
        path = RESULTS / f"{name}.json"
        if not path.exists():
            yield f"{path} is missing; run {script}"
            continue
        record = json.loads(path.read_text(encoding="utf-8"))
        then = (record["corpora"] if name == "quality" else record)["digest"]
        if then != now:
            yield f"{path} belongs to corpora of digest {then}, not {now}; run {script}"


def page() -> str:
    """The whole of docs/accuracy.md."""
    quality, peers = (json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8")) for name in RECORDS)
    return "\n\n".join([*_quality(quality), *_peers(peers)]) + "\n"


def _quality(record: Record) -> Iterator[str]:
    corpora, stress = record["corpora"], record["stress"]
    yield "<!-- Written by docs/generate.py from benchmarks/results: run the benchmarks, don't edit this page. -->"
    yield "# Accuracy"
    yield (
        "What each figure means is told in [benchmark.md](benchmark.md). Every figure here is printed by a script in `benchmarks/` from "
        "data in this repository, and the interval behind it is that of 95 % (bootstrap over documents)."
    )
    yield (
        f"## On the articles of corpora/\n\n{_described(corpora)} decalque {corpora['decalque']}, {record['date']}, {record['machine']}. "
        "The articles were written for this project, so their defects are those that its authors thought of."
    )
    yield _systems(corpora["systems"])
    yield "By category, of all that decalque reports:"
    yield _categories(corpora["systems"][1])
    error = corpora["systems"][1]["calibration"]["error"]
    yield (
        f"Expected calibration error of the confidence: {error:.3f}. As ERRANT counts (same tokens, same correction): F0.5 "
        f"{_shown(corpora['systems'][1]['spans']['f0.5'])}."
    )
    yield "By rule:"
    yield _rules(corpora["systems"][1]["rules"])
    yield (
        f"## Under dense damage\n\nThe references and clean articles, damaged by `decalque bench corrupt` at twice its usual rates: "
        f"{_described(stress)}"
    )
    yield _systems(stress["systems"])
    yield _categories(stress["systems"][1])


def _described(record: Record) -> str:
    return (
        f"{record['documents']} documents ({record['damaged_documents']} damaged), {record['words']:,} words "
        f"({record['clean_words']:,} clean), {record['gold']:,} defects, digest `{record['digest']}`."
    )


def _peers(record: Record) -> Iterator[str]:
    rows = record["systems"]
    yield (
        f"## Beside other tools\n\nAll tools in one run on the same articles, {record['date']}, {record['machine']}. They were made for other "
        "faults: a checker of known misspellings is not wrong to find none here. *corrected* is the share of the defects that were "
        "corrected as the reference has it, or as well; *alarms* are false alarms per 1,000 words of clean text; *MB/s* counts CPU time, "
        "with a new process for each text for tools that have no library; *memory* is the peak of the process."
    )
    yield _table(
        ["tool", "precision", "recall", "F0.5", "corrected", "corr. F0.5", "alarms", "MB/s", "memory (MB)"],
        [
            [row["label"] or "(doing nothing)", *_shares(row["all"], "precision", "recall", "f0.5", "accepted", "correction_f0.5"),
             _shown(row["false_alarms_clean"]), _shown(row["mb_per_second"]), _shown(row["memory_mb"], 0)] for row in rows
        ],
    )  # fmt: skip
    yield _significance(rows)
    measured = rows[1:]
    head = ["category", *(row["name"] for row in measured)]
    categories = sorted(name for name, figures in rows[0]["categories"].items() if figures["gold"])
    for figure, title in (("f0.5", "F0.5 of the detection"), ("correction_f0.5", "F0.5 of the correction")):
        yield f"{title}, by category:"
        yield _table(head, [[name, *(_shown(row["categories"][name][figure]) for row in measured)] for name in categories])
    yield (
        "The false alarms of a rule count with the category that the rule most often gets right. A tool with one rule for all unknown words "
        "therefore looks better in the categories where that rule is seldom right, and its correction tells more than its detection."
    )
    sizes = sorted({int(size) for row in measured for size in row["growth"]})
    yield "CPU seconds per MB as one text grows (code points):"
    yield _table(["tool", *(f"{size:,}" for size in sizes)], [
        [row["name"], *(_shown(row["growth"].get(str(size)), 2) for size in sizes)] for row in measured
    ])  # fmt: skip
    if record["absent"]:
        yield f"Not measured: {', '.join(f'{name} ({why})' for name, why in record['absent'].items())}."


def _significance(rows: Sequence[Record]) -> str:
    greatest = max(row["tests"]["f0.5"] for row in rows if row["tests"])
    return (
        "The difference in F0.5 between decalque and each of the others was tested by approximate randomisation over documents: "
        f"p is at most {greatest:.3f}."
    )


def _systems(rows: Sequence[Record]) -> str:
    names = {"nothing": "(doing nothing)", "decalque": "all that is reported", "fix --unsafe": "`fix --unsafe`", "fix": "`fix`"}
    head = ["", "precision", "recall", "F0.5", "corr. precision", "corr. recall", "corr. F0.5", "alarms on clean text", "chrF", "TER"]
    made = []
    for row in rows:
        cells = [
            _ranged(row, figure) for figure in ("precision", "recall", "f0.5", "correction_precision", "accepted", "correction_f0.5")
        ]
        alarms = _ranged(row, "false_alarms_clean", row["false_alarms_clean"])
        made.append([names[row["name"]], *cells, alarms, _shown(row["text"]["chrf"], 2), _shown(row["text"]["ter"], 2)])
    return _table(head, made)


def _ranged(row: Record, figure: str, value: float | None = None) -> str:
    value = row["all"].get(figure) if value is None else value
    interval = row["intervals"].get("all", {}).get(figure)
    if value is None or interval is None or interval[0] == interval[1] == value:
        return _shown(value)
    return f"{value:.3f} ({interval[0]:.3f}{DASH}{interval[1]:.3f})"


def _categories(row: Record) -> str:
    head = ["category", "defects", "precision", "recall", "F0.5", "exact", "corr. precision", "corr. recall", "fixed safely", "alarms"]
    shares = ("precision", "recall", "f0.5", "exact", "correction_precision", "accepted")
    rows = [
        [name, str(figures["gold"]), *_shares(figures, *shares), _shown(row["fixed_safely"].get(name)), str(figures["false_alarms"])]
        for name, figures in [*row["categories"].items(), ("all", row["all"])]
    ]
    return _table(head, rows)


def _rules(rules: Record) -> str:
    return _table(
        ["rule", "n", "precision", "corr. precision", "alarms", "on clean text"],
        [
            [name, str(row["reported"]), _shown(row["precision"]), _shown(row["correcting"]), str(row["false_alarms"]),
             str(row["false_alarms_on_clean"])] for name, row in rules.items()
        ],
    )  # fmt: skip


def _shares(figures: Record, *names: str) -> list[str]:
    return [_shown(figures[name]) for name in names]


def _shown(value: float | None, digits: int = 3) -> str:
    return DASH if value is None else f"{value:.{digits}f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])
