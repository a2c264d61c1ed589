"""codespell, a checker of known misspellings in Python: pip install codespell."""

from __future__ import annotations

import re
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

from decalque.bench.pairs import Prediction
from peers import Peer, piped

_WORD = re.compile(r"[\w\-'’]+")
_FOUND = re.compile(r"(\d+): .*\n\t(.+?) ==> (.*)")


def load() -> Peer:
    """codespell with its defaults, a process for each text. It names line and word; each word of that line that is so counts once."""
    command = shutil.which("codespell", path=str(Path(sys.executable).parent)) or shutil.which("codespell")
    if command is None:
        raise ImportError("codespell is not installed")

    def predict(text: str) -> list[Prediction]:
        lines = text.split("\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        found = {}
        for number, wrong, right in _FOUND.findall(piped([command, "-"], text)):
            for match in _WORD.finditer(lines[int(number) - 1]):
                if match.group() == wrong:
                    start = starts[int(number) - 1] + match.start()
                    found[start] = Prediction(start, start + len(wrong), right.split(",")[0].strip(), "misspelling")
        return list(found.values())

    return Peer(f"codespell {version('codespell')}", predict)
