#!/usr/bin/env python3
"""Runs decalque and its peers over the same text, and tells quality, false alarms, speed and memory of each.

usage: compare.py [NAME...] [--record]

Without names all peers of peers/ run that are installed; one that is not is named. Each runs in a process of its own. The text
is that of corpora/, damaged and clean. `--record` writes benchmarks/results/peers.json, which docs/accuracy.md is made from.

    pip install '.[bench]' harper-py typos codespell proselint wordninja && python benchmarks/compare.py
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import peers
from decalque.bench import reading, report
from decalque.bench.output import shown
from decalque.bench.pairs import Pair, Prediction
from decalque.bench.systems import System, nothing
from speed import MB, watched

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
OURS = "decalque"
SIZES = (10_000, 20_000, 40_000, 80_000)  # code points
PATIENCE = 30  # seconds for one size; larger ones are then left out


def corpora() -> list[Pair]:
    """The damaged and the clean articles."""
    return reading.read([ROOT / "corpora" / "damaged", ROOT / "corpora" / "clean"])


# -- one peer, in a process of its own ------------------------------------------------------------------


def run_one(name: str, out: Path) -> int:
    """Write what one peer predicts and what it cost; the exit code is 3 when it is not there."""
    pairs = corpora()
    try:
        peer = peers.load(name)
    except ImportError as error:
        out.write_text(json.dumps(str(error)), encoding="utf-8")
        return 3
    peer.predict(pairs[0].source)  # what is loaded late is not charged to the first text
    start = peers.seconds(peer)
    found = {pair.name: list(peer.predict(pair.source)) for pair in pairs}
    spent = peers.seconds(peer) - start
    size = sum(len(pair.source.encode()) for pair in pairs)
    rows = {name: [[p.start, p.end, p.replacement, p.rule, p.confidence] for p in items] for name, items in found.items()}
    record = {"label": peer.label, "remote": peer.remote, "mb_per_second": size / MB / spent, "growth": growth(peer, pairs), "found": rows}
    out.write_text(json.dumps(record), encoding="utf-8")
    return 0


def growth(peer: peers.Peer, pairs: Sequence[Pair]) -> dict[str, float]:
    """Code points of one text -> seconds per MB."""
    text = "\n\n".join(pair.source for pair in pairs)
    times: dict[str, float] = {}
    for size in SIZES:
        part = text[:size]
        start = peers.seconds(peer)
        peer.predict(part)
        spent = peers.seconds(peer) - start
        times[str(size)] = spent * MB / len(part.encode())
        if spent > PATIENCE:
            break
    return times


# -- all of them ------------------------------------------------------------------------------------------


def measure(names: Sequence[str]) -> dict[str, Any]:
    """The record of all peers that are there."""
    pairs, raw, absent = corpora(), {}, {}
    for name in names:
        print(f"compare: {name} ...", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder, "out.json")
            _, memory, code, errors = watched([sys.executable, __file__, "--one", name, str(out)])
            if code not in (0, 3):
                raise SystemExit(f"compare: {name} failed: {errors}")
            record = json.loads(out.read_text(encoding="utf-8"))
        if code:
            absent[name] = record
        else:
            raw[name] = {**record, "memory_mb": None if record["remote"] else memory}
    systems = [System(name, _predictions(record["found"])) for name, record in raw.items()]
    measured = report.measure(pairs, [nothing(), *systems])
    rows = []
    for each in measured.systems:
        figures, record = each.figures(), raw.get(each.system.name, {})
        wanted = ("name", "all", "categories", "false_alarms_clean", "false_alarms_damaged", "text")
        costs = ("label", "remote", "mb_per_second", "memory_mb", "growth")
        row = {key: figures[key] for key in wanted} | {key: record.get(key) for key in costs}
        rows.append(row | {"intervals": figures["intervals"].get("all", {}), "tests": _tests(measured, each.system.name)})
    whole = measured.figures()
    return {
        "date": datetime.now(UTC).date().isoformat(), "machine": machine(), "digest": whole["digest"],
        **{key: whole[key] for key in ("documents", "damaged_documents", "words", "clean_words", "gold", "samples", "signatures")},
        "systems": rows, "absent": absent,
    }  # fmt: skip


def _predictions(found: dict[str, list[Any]]) -> dict[str, list[Prediction]]:
    return {name: [Prediction(a, b, text, rule, sure) for a, b, text, rule, sure in items] for name, items in found.items()}


def _tests(measured: report.Benchmark, name: str) -> dict[str, float]:
    """The p of each figure's difference from ours."""
    return {t.figure: t.p for t in measured.tests if {t.first, t.second} == {name, OURS} and name != OURS}


def machine() -> str:
    """What the figures were measured on."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def show(record: dict[str, Any]) -> None:
    """Print the tables."""
    rows = record["systems"]
    print(f"{'tool':30}{'precision':>10}{'recall':>8}{'F0.5':>8}{'corrected':>11}{'alarms/1,000':>14}{'MB/s':>10}{'MB':>7}")
    for row in rows:
        figures = [shown(row["all"][key]) for key in ("precision", "recall", "f0.5", "accepted")]
        cost = shown(row["mb_per_second"], 4), shown(row["memory_mb"], 0)
        print(f"{row['label'] or row['name']:30}{figures[0]:>10}{figures[1]:>8}{figures[2]:>8}{figures[3]:>11}"
              f"{shown(row['false_alarms_clean']):>14}{cost[0]:>10}{cost[1]:>7}")  # fmt: skip
    print(f"\n{'F0.5':28}" + "".join(f"{row['name'][:12]:>13}" for row in rows))
    for category in sorted(name for name, figures in rows[0]["categories"].items() if figures["gold"]):
        print(f"{category:28}" + "".join(f"{shown(row['categories'][category]['f0.5']):>13}" for row in rows))
    print(f"\n{'seconds per MB of a text of':28}" + "".join(f"{size:>10,}" for size in SIZES))
    for row in rows[1:]:
        print(f"{row['name']:28}" + "".join(f"{shown((row['growth'] or {}).get(str(size)), 2):>10}" for size in SIZES))
    for name, why in record["absent"].items():
        print(f"{name}: not measured: {why}")


def main() -> int:
    """Measure and print; the exit code is returned."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(peers.names())}")
    parser.add_argument("--record", action="store_true", help=f"write {RESULTS / 'peers.json'}")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        return run_one(options.one[0], Path(options.one[1]))
    if unknown := set(options.names) - set(peers.names()):
        parser.error(f"no peer {', '.join(sorted(unknown))}")
    record = measure(options.names or peers.names())
    show(record)
    if options.record:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "peers.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
