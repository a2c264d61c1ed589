"""`decalque check --watch`: checks again whenever something has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence

from decalque.readers import files

PAUSE = 0.5  # seconds between two looks at the files


def watch(
    paths: Sequence[str], check: Callable[[Sequence[str]], object], say: Callable[[str], object],
    *, exclude: Sequence[str] = (), gitignore: bool = True, pause: Callable[[], object] = lambda: time.sleep(PAUSE),
) -> None:  # fmt: skip
    """Check `paths`, and then again and again what has changed, until KeyboardInterrupt is raised.

    A file has changed when its time or size has; files that are new are found, those that are gone are forgotten.
    """

    def look() -> dict[str, tuple[int, int]]:
        return stamps(path for path, error in files.expand(paths, exclude=exclude, gitignore=gitignore) if error is None)

    known = look()
    check(paths)
    say("Waiting for changes; Ctrl-C ends.")
    while True:
        pause()
        now = look()
        changed = [path for path, stamp in now.items() if known.get(path) != stamp]
        known = now
        if changed:
            say(f"{time.strftime('%H:%M:%S')} changed: {', '.join(changed[:3])}{' ...' if len(changed) > 3 else ''}")
            check(changed)


def stamps(paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Time (nanoseconds) and size (bytes) of each file that is there."""
    found: dict[str, tuple[int, int]] = {}
    for path in paths:
        try:
            state = os.stat(path)
        except OSError:
            continue
        found[path] = state.st_mtime_ns, state.st_size
    return found
