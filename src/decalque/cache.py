"""Where the package keeps what it has made once."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """`$DECALQUE_CACHE`, or the platform's cache folder for this user."""
    if own := os.environ.get("DECALQUE_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "decalque"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "decalque"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "decalque"
