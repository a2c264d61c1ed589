"""typos, a checker of known misspellings in Rust: pip install typos."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from decalque.bench.pairs import Prediction
from peers import Peer, piped


def load() -> Peer:
    """typos with its defaults, a process for each text; the first correction counts."""
    command = shutil.which("typos", path=str(Path(sys.executable).parent)) or shutil.which("typos")
    if command is None:
        raise ImportError("typos is not installed")
    label = piped([command, "--version"], "").strip().replace("typos-cli", "typos")

    def predict(text: str) -> list[Prediction]:
        starts = [0]
        for line in text.encode().split(b"\n"):
            starts.append(starts[-1] + len(line) + 1)
        found = []
        for row in map(json.loads, piped([command, "--format", "json", "-"], text).splitlines()):
            if row["type"] == "typo":
                start = len(text.encode()[: starts[row["line_num"] - 1] + row["byte_offset"]].decode())
                found.append(Prediction(start, start + len(row["typo"]), next(iter(row["corrections"]), None), "typo"))
        return found

    return Peer(label, predict)
