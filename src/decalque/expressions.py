"""Regular expressions that are compiled once for all processes.

The compiler of `re` takes about a millisecond for an expression, the rules and packs have thousands, and a command that checks one
article lasts a third of a second. So the code that the compiler makes is kept in the cache folder, from which an expression is had fifty times as fast.

Kept is what CPython's `re` hands to its engine (`_sre.compile`). That is no public interface: the file belongs to one build of
Python, the engine checks the code that it is given, and wherever anything is not as expected `re.compile` does the work.

The file is a row of records, each appended in one write: length and CRC-32 of what follows, the key of the expression, its code.
"""

from __future__ import annotations

import contextlib
import importlib
import marshal
import os
import re
import struct
import sys
import threading
from array import array
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zlib import crc32

from decalque.cache import cache_folder

_HEAD = struct.Struct("<II")
_KEY = 16  # bytes
_AT_ONCE = 64  # new expressions that are appended together
_MOST = 48_000_000  # bytes; a file that is larger is begun anew


class Expressions:
    """Compiled expressions, and the file in which they are kept; with no `path` nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._kept: dict[bytes, tuple[int, int]] = {}  # key -> where its record stands
        self._new: list[bytes] = []
        self._data = b""
        self._sound = True  # whether what is new can be appended; if not, the file is begun anew
        if path is not None:
            with contextlib.suppress(OSError):
                self._data = path.read_bytes()
            self._index()

    def _index(self) -> None:
        data, at = self._data, 0
        while at + _HEAD.size + _KEY <= len(data):
            length, _ = _HEAD.unpack_from(data, at)
            start = at + _HEAD.size
            at = start + length
            if at <= len(data):
                self._kept[data[start : start + _KEY]] = start, at
        self._sound = at == len(data) < _MOST

    def expression(self, source: str, flags: int) -> re.Pattern[str]:
        """The expression.

        Raises re.error where `re.compile` does.
        """
        key = blake2b(b"%d %s" % (flags, source.encode("utf-8", "surrogatepass")), digest_size=_KEY).digest()
        if self.path is not None and (place := self._kept.get(key)):
            try:
                return self._loaded(source, *place)
            except Exception:  # whatever is wrong with the record, the expression can be compiled again
                self._sound = False
        if self.path is not None:
            with contextlib.suppress(Exception):  # another interpreter than those we know; or a fault of the source, which is told below
                return self._made(key, source, flags)
        return re.compile(source, flags)

    def _loaded(self, source: str, start: int, end: int) -> re.Pattern[str]:
        if crc32(self._data[start:end]) != _HEAD.unpack_from(self._data, start - _HEAD.size)[1]:
            raise ValueError("a damaged record")
        flags, groups, names, code = marshal.loads(self._data[start + _KEY : end])
        return _pattern(source, flags, groups, names, array("I", code).tolist())

    def _made(self, key: bytes, source: str, flags: int) -> re.Pattern[str]:
        parsed, code = _parsed(source, flags)
        flags |= parsed.state.flags
        parts = flags, parsed.state.groups - 1, parsed.state.groupdict
        made = _pattern(source, *parts, code)
        record = key + marshal.dumps((*parts, array("I", code).tobytes()))
        with self._lock:
            self._new.append(_HEAD.pack(len(record), crc32(record)) + record)
        if len(self._new) >= _AT_ONCE:
            self.keep()
        return made

    def keep(self) -> None:
        """Append what is new to the file; a file that can't be written is no error."""
        with self._lock:
            new, self._new = b"".join(self._new), []
            if not new or self.path is None:
                return
            mode = os.O_WRONLY | os.O_CREAT | (os.O_APPEND if self._sound else os.O_TRUNC) | getattr(os, "O_BINARY", 0)
            self._sound = True
            with contextlib.suppress(OSError):
                self.path.parent.mkdir(parents=True, exist_ok=True)
                handle = os.open(self.path, mode, 0o666)
                try:
                    os.write(handle, new)
                finally:
                    os.close(handle)


def _parsed(source: str, flags: int) -> tuple[Any, list[int]]:
    """The syntax tree of an expression, and the code that the engine runs."""
    compiler = importlib.import_module("re._compiler")
    parsed = importlib.import_module("re._parser").parse(source, flags)
    return parsed, compiler._code(parsed, flags)


def _pattern(source: str, flags: int, groups: int, names: dict[str, int], code: list[int]) -> re.Pattern[str]:
    """The expression with this code; the engine raises an error where the code is none."""
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    found: re.Pattern[str] = importlib.import_module("_sre").compile(source, flags, code, groups, names, tuple(by_number))
    return found


def _file() -> Path | None:
    """The file of this build of Python; None for another interpreter than CPython."""
    if sys.implementation.name != "cpython":
        return None
    return cache_folder() / f"expressions-{sys.implementation.cache_tag}-{crc32(sys.version.encode()):08x}.bin"


_own = Expressions(_file())


def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, sooner where it was compiled before.

    Raises re.error where `re.compile` does.
    """
    return _own.expression(source, int(flags))


def keep() -> None:
    """Keep what was compiled since; called where a process ends."""
    _own.keep()
