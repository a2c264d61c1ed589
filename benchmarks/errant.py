#!/usr/bin/env python3
"""Runs ERRANT's own scorer on M2 files written by `decalque bench --format m2`, and prints what it says beside our counts.

usage: errant.py [PAIRS PREDICTIONS]       default: the example of tests/bench/errant

ERRANT needs spaCy, so it is kept out of the tests, which hold the figures of a recorded run: pip install errant (no model
of spaCy is needed to compare).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from decalque.bench import m2
from decalque.cli import main as decalque

EXAMPLE = Path(__file__).resolve().parent.parent / "tests" / "bench" / "errant"
COMPARE = "errant_compare"


def main(arguments: list[str]) -> int:
    """Write both files, compare them twice, print; the exit code is returned."""
    pairs, predictions = arguments or [str(EXAMPLE / "pairs.jsonl"), str(EXAMPLE / "corrected.jsonl")]
    command = shutil.which(COMPARE, path=str(Path(sys.executable).parent)) or shutil.which(COMPARE)
    if command is None:
        print("errant: not installed: pip install errant", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        if code := decalque(["bench", pairs, "--predictions", predictions, "--isolated", "--format", "m2", "--output", folder]):
            return code
        gold, made = Path(folder, "gold.m2"), Path(folder, f"{Path(predictions).stem}.m2")
        for flags in ([], ["-ds"]):
            subprocess.run([command, "-hyp", str(made), "-ref", str(gold), *flags], check=True)
        sentences = ([sentence for _, sentence in m2.parse(file)] for file in (gold, made))
        print("ours, span-based correction (TP, FP, FN):", *m2.span_counts(*sentences))
    try:
        print("errant", version("errant"))
    except PackageNotFoundError:
        print(f"errant: {command}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
