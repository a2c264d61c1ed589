#!/usr/bin/env python3
"""How long `decalque check` takes over an archive, and how much memory.

usage: archive.py [--articles N] [--jobs N]      default: 10,000 articles of about 5 KB, 2 processes

The articles are put together from the paragraphs of corpora/, damaged and clean, in an order of their own each (seeded). Printed are wall
time, processor time and the largest process, for a first run, and for a second one over the same files that uses what the first kept.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
SIZE = 5_000  # bytes of an article


def write(folder: Path, count: int) -> int:
    """Write the articles; the bytes written are returned."""
    texts = [p.read_text(encoding="utf-8") for p in sorted([*CORPORA.glob("damaged/*.txt"), *CORPORA.glob("clean/*.txt")])]
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n")]
    size = 0
    for number in range(count):
        chance = random.Random(number)
        parts: list[str] = []
        while sum(map(len, parts)) < SIZE:
            parts.append(chance.choice(paragraphs))
        place = folder / f"{number // 500:03}" / f"{number:05}.txt"
        place.parent.mkdir(exist_ok=True)
        size += place.write_bytes("\n\n".join(parts).encode())
    return size


def main() -> None:
    """Print a row for each run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--jobs", default="2")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "archive"
        folder.mkdir()
        size = write(folder, options.articles)
        print(f"{options.articles:,} articles, {size / 1e6:.1f} MB, --jobs {options.jobs}")
        command = [sys.executable, "-m", "decalque", "check", "--isolated", "--exit-zero", "--output-format", "jsonl", "--jobs", options.jobs, str(folder)]
        subprocess.run([*command[:-1], str(next(folder.iterdir()))], stdout=subprocess.DEVNULL, check=True)  # the lexicon and the packs are compiled
        subprocess.run([sys.executable, "-m", "decalque", "cache", "--clear"], stdout=subprocess.DEVNULL, check=True)
        for name in ("first run", "second run"):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            started = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            wall = time.perf_counter() - started
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(f"{name}: {wall:.1f} s, {spent:.1f} s of processors, largest process {after.ru_maxrss / 1e3:.0f} MB, {size / wall / 1e6:.2f} MB/s", flush=True)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
