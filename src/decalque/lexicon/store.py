"""The compiled lexicon as one file: written atomically, checked, and memory-mapped.

Layout: magic, length of the index, the index (JSON: section -> offset and length), the sections, and last the
CRC-32 of all that stands before it.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import zlib
from collections.abc import Mapping
from pathlib import Path

MAGIC = b"decalque lexicon\n"
_ALIGN = 8


def encode(sections: Mapping[str, bytes]) -> bytes:
    """The bytes of a file with these sections."""
    index: dict[str, tuple[int, int]] = {}
    body = bytearray()
    for name, data in sections.items():
        body += bytes(-len(body) % _ALIGN)
        index[name] = (len(body), len(data))
        body += data
    head = json.dumps(index).encode()
    head += b" " * (-(len(MAGIC) + 8 + len(head)) % _ALIGN)
    blob = MAGIC + len(head).to_bytes(8, "little") + head + bytes(body)
    return blob + zlib.crc32(blob).to_bytes(4, "little")


def decode(blob: memoryview) -> dict[str, memoryview]:
    """The sections of a file.

    Raises ValueError when the bytes are not a whole, undamaged lexicon.
    """
    if bytes(blob[: len(MAGIC)]) != MAGIC or zlib.crc32(blob[:-4]) != int.from_bytes(blob[-4:], "little"):
        raise ValueError("not a compiled lexicon, or a damaged one")
    start = len(MAGIC) + 8
    length = int.from_bytes(blob[len(MAGIC) : start], "little")
    index = json.loads(bytes(blob[start : start + length]))
    body = start + length
    return {name: blob[body + offset : body + offset + size] for name, (offset, size) in index.items()}


def load(path: Path) -> dict[str, memoryview] | None:
    """The sections of the file at `path`, memory-mapped; None when it is missing or damaged."""
    try:
        with path.open("rb") as file:
            return decode(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
    except (OSError, ValueError):
        return None


def save(path: Path, blob: bytes) -> None:
    """Write the file atomically and remove those of other versions; a cache that can't be written is no error."""
    import tempfile  # slow to import, and seldom needed

    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(blob)
            os.replace(temporary, path)
        except OSError:
            os.unlink(temporary)
            return
        family = path.stem.rpartition("-")[0]
        for other in path.parent.glob(f"{family}-*.bin"):
            if other != path:
                other.unlink(missing_ok=True)
