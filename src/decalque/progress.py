"""How far a long run is, on a terminal."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TextIO

from decalque.reporters import plural
from decalque.worker import Done

_FIRST = 1.0  # seconds before which nothing is shown
_EVERY = 0.1


def shown(done: Iterator[Done], stream: TextIO) -> Iterator[Done]:
    """Hands on what is done, and shows on `stream` how many files that were; the line is gone in the end."""
    started = last = time.monotonic()
    files = findings = 0
    wrote = False
    try:
        for each in done:
            files, findings = files + 1, findings + len(each.report.findings)
            if wrote:
                stream.write("\r\033[K")  # what is reported now stands on a line of its own
                stream.flush()
                wrote = False
            yield each
            now = time.monotonic()
            if now - started > _FIRST and now - last > _EVERY:
                last, wrote = now, True
                stream.write(f"\r\033[K{plural(files, 'file')}, {plural(findings, 'finding')}, {files / (now - started):,.0f} files/s")
                stream.flush()
    finally:
        if wrote:
            stream.write("\r\033[K")
            stream.flush()
