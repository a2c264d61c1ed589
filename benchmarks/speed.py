#!/usr/bin/env python3
"""How fast decalque is, how its time grows with the text, and what a call of the command costs.

usage: speed.py [--quick] [--least MB_PER_S] [--json]

Prints, for one process and a compiled lexicon:

- the start of `decalque check` on an article of 5 KB as a process of its own: wall time and peak memory;
- MB (10^6 bytes of UTF-8) of varied text a second: different documents, joined and one by one, and the same text again;
- what each rule costs;
- the peers of peers/ that are installed, on a part of the same documents;
- seconds per MB as the text grows to 50 MB;
- a text of 100 MB on one line.

What runs in this process is measured in CPU seconds, so that what else the machine does matters little; the processes of their
own are measured in wall time.
The exit code is 1 when time grows faster than the text, when a run fails, or when less than `--least` is reached.
`--quick` takes small texts, and leaves out the peers and the long line.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import peers
import texts
from decalque.linter import Linter
from decalque.rules import all_rules

MB = 1_000_000
FAMILIES = {"mechanical damage": ("CAS", "SPC", "RES", "ENC"), "translation": ("TRA", "PUN", "NUM")}
STEEPEST = 1.5  # seconds per MB of the longest text over those of the median length

# Starts a command and tells of its wall time, peak memory (KiB) and exit code. A process of its own, for a child is
# charged with the memory of the process that it was forked from.
_WATCH = """
import json, os, subprocess, sys, time
start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
errors = child.stderr.read()
_, status, usage = os.wait4(child.pid, 0)
print(json.dumps([time.perf_counter() - start, usage.ru_maxrss, os.waitstatus_to_exitcode(status), errors.decode()[-2000:]]))
"""


def watched(command: Iterable[str]) -> tuple[float, float, int, str]:
    """Seconds, peak memory in MB, exit code and the end of standard error of a command."""
    done = subprocess.run([sys.executable, "-S", "-c", _WATCH, *command], check=True, capture_output=True, text=True)
    seconds, kib, code, errors = json.loads(done.stdout)
    return seconds, kib * 1024 / MB, code, errors


def check_command(path: Path) -> list[str]:
    """The command that checks a file."""
    return [sys.executable, "-m", "decalque", "check", str(path)]


def start_up(runs: int) -> dict[str, Any]:
    """The median wall time and the highest memory of checking one article of about 5 KB."""
    article = "\n\n".join(text.text for text in texts.damaged()[:4])[:5_000]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_text(article, encoding="utf-8")
        watched(check_command(path))  # compiles the lexicon, if it is not
        seconds, memory, codes, errors = zip(*(watched(check_command(path)) for _ in range(runs)), strict=True)
    failed = next((e for c, e in zip(codes, errors, strict=True) if c not in (0, 1)), "")
    return {"seconds": statistics.median(seconds), "memory": max(memory), "bytes": len(article.encode()), "failed": failed}


def timed(linter: Linter, documents: Iterable[str]) -> tuple[float, int]:
    """CPU seconds for linting the documents one after the other, and the number of findings."""
    start = time.process_time()
    count = sum(len(linter.lint(text)) for text in documents)
    return time.process_time() - start, count


def bytes_of(documents: Iterable[str]) -> int:
    """Bytes of the documents in UTF-8."""
    return sum(len(text.encode()) for text in documents)


def throughput(documents: list[str]) -> dict[str, Any]:
    """MB a second on the documents: joined, the same again, and one by one; and the share of each rule."""
    linter = Linter()
    timed(linter, [text.text for text in texts.damaged()[:3]])  # opens the lexicon and the models
    linter.seconds.clear()
    joined = "\n\n".join(documents)
    size = bytes_of([joined]) / MB
    first, findings = timed(linter, [joined])
    seconds = dict(linter.seconds)
    again, _ = timed(linter, [joined])
    single, _ = timed(linter, documents)
    alone = {}
    for name, families in FAMILIES.items():
        chosen = Linter([rule for rule in all_rules() if rule.code.startswith(families)])
        timed(chosen, [text.text for text in texts.damaged()[:3]])
        alone[name] = size / timed(chosen, documents)[0]
    return {
        "mb": size, "documents": len(documents), "findings": findings, "joined": size / first, "again": size / again,
        "single": size / single, "families": alone, "rules": {code: spent / size for code, spent in seconds.items()},
    }  # fmt: skip


def measure_peers(documents: list[str], least: float) -> dict[str, float | None]:
    """Name and version of each peer -> MB a CPU second, after `least` seconds of work; None when it is not installed."""
    found: dict[str, float | None] = {}
    for name in peers.names():
        try:
            peer = peers.load(name)
        except ImportError:
            found[name] = None
            continue
        peer.predict(documents[0])
        done, start = 0, peers.seconds(peer)
        for text in documents:
            peer.predict(text)
            done += len(text.encode())
            if peers.seconds(peer) - start > least:
                break
        found[peer.label] = done / MB / (peers.seconds(peer) - start)
    return found


def growth(sizes: Iterable[float], documents: list[str]) -> dict[float, float]:
    """MB of text -> seconds per MB."""
    linter = Linter()
    timed(linter, documents)
    whole = "\n\n".join(documents)
    times: dict[float, float] = {}
    for size in sizes:
        text = whole[: int(len(whole) * size * MB / bytes_of([whole]))]
        times[size] = timed(linter, [text])[0] / size
    return times


def long_line(documents: list[str]) -> dict[str, Any]:
    """Checking 100 MB on one line, as a process of its own."""
    line = " ".join(" ".join(documents).split())
    line = (line + " ") * (100 * MB // bytes_of([line]) + 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "line.txt")
        path.write_bytes(line.encode()[: 100 * MB].decode("utf-8", "ignore").encode())
        seconds, memory, code, errors = watched(check_command(path))
    failed = "" if code in (0, 1, 2) and "Traceback" not in errors else errors or f"exit code {code}"
    return {"seconds": seconds, "memory": memory, "exit": code, "said": errors.strip()[:200], "failed": failed}


def measure(quick: bool) -> Iterator[tuple[str, Any]]:
    """Each part by its name, as soon as it is measured."""
    yield "start", start_up(3 if quick else 9)
    kinds = ("references", "clean", "essays", "manuals") if quick else texts.CLEAN_KINDS
    documents = texts.varied(1 * MB if quick else 4 * MB, kinds=kinds)
    yield "throughput", throughput(documents)
    if not quick:
        yield "peers", measure_peers(documents, 30)
    sizes = (0.25, 0.5, 1) if quick else (1, 2, 5, 10, 25, 50)
    long = documents if quick else texts.varied(51 * MB)
    yield "growth", growth(sizes, long)
    if not quick:
        yield "line", long_line(long)


def show(part: str, found: dict[Any, Any], before: dict[str, Any]) -> None:
    """Print one part; `before` holds the parts before it."""
    if part == "start":
        print(f"start: `decalque check` on {found['bytes']:,} bytes takes {found['seconds']:.2f} s and {found['memory']:.0f} MB of memory")
    elif part == "throughput":
        print(f"throughput on {found['mb']:.1f} MB, {found['documents']:,} documents, {found['findings']:,} findings: joined "
              f"{found['joined']:.2f} MB/s, the same again {found['again']:.2f} MB/s, one by one {found['single']:.2f} MB/s")  # fmt: skip
        for name, speed in found["families"].items():
            print(f"one by one, the rules for {name} alone: {speed:.2f} MB/s")
        total = sum(found["rules"].values())
        for code, spent in sorted(found["rules"].items(), key=lambda item: -item[1]):
            print(f"  {code:12}{1000 * spent:8.1f} ms/MB{spent / total:8.1%}")
    elif part == "peers":
        for name, speed in found.items():
            times = "not installed" if speed is None else f"{speed:.4f} MB/s; decalque, one by one, is " + (
                f"{before['throughput']['single'] / speed:,.1f} times as fast")
            print(f"peer {name}: {times}")
    elif part == "growth":
        for size, seconds in found.items():
            print(f"growth: {size:5} MB at {seconds:.3f} s/MB")
    else:
        print(f"100 MB on one line: {found['seconds']:.0f} s, {found['memory']:,.0f} MB of memory, exit code {found['exit']} {found['said']}")


def faults(figures: dict[str, Any], least: float) -> list[str]:
    """What is not as it should be, one line each."""
    found = [f"{part}: {figures[part]['failed']}" for part in ("start", "line") if figures.get(part, {}).get("failed")]
    per_mb = list(figures["growth"].values())
    if per_mb[-1] > STEEPEST * statistics.median(per_mb):
        found.append(f"time grows faster than the text: {per_mb[-1]:.3f} s/MB at the end")
    if figures["throughput"]["joined"] < least:
        found.append(f"{figures['throughput']['joined']:.2f} MB/s, less than {least}")
    return found


def main() -> int:
    """Measure and print; the exit code is returned."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--quick", action="store_true", help="small texts, no peers, no long line")
    parser.add_argument("--least", type=float, default=0.0, metavar="MB_PER_S", help="exit with 1 below this throughput")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    if not texts.damaged():
        print("speed: no articles; run corpora/build.py", file=sys.stderr)
        return 2
    figures: dict[str, Any] = {}
    for part, found in measure(options.quick):
        figures[part] = found
        if not options.json:
            show(part, found, figures)
            sys.stdout.flush()
    if options.json:
        print(json.dumps(figures, indent=1))
    wrong = faults(figures, options.least)
    for fault in wrong:
        print(f"speed: {fault}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
