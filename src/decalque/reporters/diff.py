"""What `fix` would change, as a unified diff that `patch` takes."""

from __future__ import annotations

from collections.abc import Iterator

_NO_NEWLINE = "\\ No newline at end of file\n"


def unified(path: str, old: str, new: str) -> Iterator[str]:
    """The lines of the diff; none when nothing changes."""
    from difflib import unified_diff

    for line in unified_diff(_lines(old), _lines(new), path, path):
        yield line
        if not line.endswith("\n"):
            yield "\n" + _NO_NEWLINE


def _lines(text: str) -> list[str]:
    """The text cut behind each line feed only, as `patch` reads it."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
