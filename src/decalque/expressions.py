"""Regular expressions that are compiled once for all processes.

The compiler of `re` takes about a millisecond for an expression, the rules and packs have thousands, and a command that checks one
article lasts a third of a second. So the code that the compiler makes is kept in the cache folder, from which an expression is had thirty times as fast.

Kept is what CPython's `re` hands to its engine (`_sre.compile`). That is no public interface: the file belongs to one build of
Python, the engine checks the code that it is given, and wherever anything is not as expected `re.compile` does the work.
"""

from __future__ import annotations

import contextlib
import importlib
import marshal
import re
import sqlite3
import sys
import threading
from array import array
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zlib import crc32

from decalque.cache import cache_folder

_AT_ONCE = 64  # new expressions that are written together
_MOST = 12_000  # expressions that are kept; the oldest go first


class Expressions:
    """Compiled expressions, and the file in which they are kept; with no `path` nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.Lock()
        self._new: list[tuple[bytes, bytes]] = []
        self._kept = _open(path) if path is not None else None

    def expression(self, source: str, flags: int) -> re.Pattern[str]:
        """The expression.

        Raises re.error where `re.compile` does.
        """
        if self._kept is not None:
            key = blake2b(b"%d %s" % (flags, source.encode("utf-8", "surrogatepass")), digest_size=16).digest()
            # whatever is wrong with a record, the expression can be compiled again; faults of the source are told below
            with contextlib.suppress(Exception):
                with self._lock:
                    row = self._kept.execute("SELECT code FROM expressions WHERE key = ?", (key,)).fetchone()
                if row is not None:
                    return _loaded(source, row[0])
            with contextlib.suppress(Exception):  # another interpreter than those we know
                return self._made(key, source, int(flags))
        return re.compile(source, flags)

    def _made(self, key: bytes, source: str, flags: int) -> re.Pattern[str]:
        parsed, code = _parsed(source, flags)
        flags |= parsed.state.flags
        parts = flags, parsed.state.groups - 1, parsed.state.groupdict
        made = _pattern(source, *parts, code)
        record = marshal.dumps((*parts, array("I", code).tobytes()))
        self._new.append((key, crc32(record).to_bytes(4, "little") + record))
        if len(self._new) >= _AT_ONCE:
            self.keep()
        return made

    def keep(self) -> None:
        """Write what is new; a file that can't be written is no error."""
        with self._lock:
            new, self._new = self._new, []
            if not new or self._kept is None:
                return
            with contextlib.suppress(sqlite3.Error):
                self._kept.executemany("INSERT OR REPLACE INTO expressions VALUES (?, ?)", new)
                self._kept.execute("DELETE FROM expressions WHERE rowid <= (SELECT max(rowid) FROM expressions) - ?", (_MOST,))
                self._kept.commit()


def _open(path: Path) -> sqlite3.Connection | None:
    """The file; None when there can be none. A damaged one is begun anew."""
    for _ in range(2):
        connection = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=1, check_same_thread=False)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("CREATE TABLE IF NOT EXISTS expressions (key BLOB PRIMARY KEY, code BLOB)")
            return connection
        except (sqlite3.Error, OSError) as error:
            if connection is not None:
                connection.close()
            if isinstance(error, sqlite3.OperationalError | OSError):
                return None
            with contextlib.suppress(OSError):
                path.unlink()
    return None


def _loaded(source: str, record: bytes) -> re.Pattern[str]:
    """The expression of a record; raises an error where the record is damaged."""
    if crc32(record[4:]) != int.from_bytes(record[:4], "little"):
        raise ValueError("a damaged record")
    flags, groups, names, code = marshal.loads(record[4:])
    return _pattern(source, flags, groups, names, array("I", code).tolist())


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
    return cache_folder() / f"expressions-{sys.implementation.cache_tag}-{crc32(sys.version.encode()):08x}.sqlite"


_own = Expressions(_file())


def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, sooner where it was compiled before.

    Raises re.error where `re.compile` does.
    """
    return _own.expression(source, flags)


def keep() -> None:
    """Keep what was compiled since; called where a process ends."""
    _own.keep()
