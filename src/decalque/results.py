"""Results kept from run to run, so that a file is not read by the rules again while nothing has changed."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import astuple
from hashlib import blake2b
from math import isfinite
from pathlib import Path
from types import TracebackType

import orjson

from decalque.cache import cache_folder
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.quiet import Silence
from decalque.readers import files
from decalque.readers.text import ReadError, decode
from decalque.reporters import Report, plural
from decalque.suppress import Note
from decalque.version import __version__
from decalque.worker import Done, Order, Task

FILE = "results.sqlite"
SCHEMA = 2  # changes when what is kept changes its form
MOST = 200_000  # results that are kept; the oldest go first
_PACKAGE = Path(__file__).parent


class Results:
    """Results by all that they depend on: the bytes of a file and of its side file, its entries in the baseline, the configuration,
    the packs, and the package itself. Used as a context; where the cache can't be read or written, nothing is kept.
    """

    def __init__(self, order: Order, *, kept: bool) -> None:
        self._order = order
        self._silence = Silence(order.config)
        self._codes = tuple(rule.code for rule in order.config.rules())
        self._base: dict[tuple[str, ...], bytes] = {}
        self._keys: dict[str, tuple[bytes, str, bool]] = {}  # of files on their way: key, text, byte order mark
        self._connection = _open(path()) if kept else None
        self._package = _fingerprint() if self._connection else b""

    def __enter__(self) -> Results:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._connection is None:
            return
        with contextlib.suppress(sqlite3.Error):
            self._connection.execute("DELETE FROM results WHERE rowid <= (SELECT max(rowid) FROM results) - ?", (MOST,))
            self._connection.commit()
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def known(self, task: Task) -> Done | None:
        """What came of the same file before; None when that is not known."""
        if self._connection is None or task.data is not None:
            return None
        try:
            data = files.read(task.name)
            source = decode(data, self._order.reading.encoding)
            key = self._key(task.name, data)
        except ReadError:
            return None  # the work says it
        self._keys[task.name] = key, source.text, source.bom
        try:
            row = self._connection.execute("SELECT result FROM results WHERE key = ?", (key,)).fetchone()
            report = _decoded(row[0], task.name, source.text, source.bom) if row else None
        except (sqlite3.Error, ValueError, TypeError, LookupError):
            return None
        if report is None:
            return None
        del self._keys[task.name]
        return Done(report, len(source.text))

    def keep(self, task: Task, done: Done) -> Done:
        """Keep what came of a file, and hand it on; a file that has changed meanwhile is not kept, nor what JSON can't hold."""
        key, text, _ = self._keys.pop(task.name, (b"", "", False))
        if self._connection is not None and key and done.report.error is None and done.report.text == text:
            with contextlib.suppress(sqlite3.Error, TypeError, ValueError):
                self._connection.execute("INSERT OR REPLACE INTO results VALUES (?, ?)", (key, _encoded(done.report)))
        return done

    def _key(self, name: str, data: bytes) -> bytes:
        config = self._order.config
        codes = tuple(rule.code for rule in config.rules(name)) if config.per_file_ignores else self._codes
        if codes not in self._base:
            self._base[codes] = self._settings(codes)
        whole = blake2b(self._base[codes], digest_size=20)
        for part in (data, self._silence.signature(name).encode(), Path(name).suffix.lower().encode()):
            whole.update(len(part).to_bytes(8, "big") + part)
        return whole.digest()

    def _settings(self, codes: tuple[str, ...]) -> bytes:
        config, reading = self._order.config, self._order.reading
        packs = [
            (str(file), blake2b(file.read_bytes()).hexdigest())
            for pack in config.pack_files()
            for file in (sorted(pack.glob("*.toml")) if pack.is_dir() else [pack])
            if file.exists()
        ]
        parts = (codes, config.names, config.allow, config.source_language, config.min_confidence, packs, astuple(reading), self._order.count)
        return blake2b(self._package + repr(parts).encode()).digest()


def path() -> Path:
    """Where the results are kept."""
    return cache_folder() / FILE


def summary() -> str:
    """Where the results are kept, how many there are, and their size."""
    place = path()
    if not place.exists():
        return f"{place}: nothing is kept"
    connection = _open(place)
    if connection is None:
        return f"{place}: can't be read"
    count = connection.execute("SELECT count(*) FROM results").fetchone()[0]
    connection.close()
    return f"{place}: {plural(count, 'result')}, {place.stat().st_size / 1e6:.1f} MB"


def clear() -> bool:
    """Forget all results; whether there were any.

    Raises OSError when the file can't be deleted.
    """
    existed = path().exists()
    for suffix in ("", "-wal", "-shm", "-journal"):
        path().with_name(FILE + suffix).unlink(missing_ok=True)
    return existed


def _open(place: Path) -> sqlite3.Connection | None:
    """The store; None when there can be none. A damaged one is begun afresh."""
    for attempt in range(2):
        connection = None
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(place, timeout=5)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, result BLOB)")
            connection.execute("SELECT key, result FROM results LIMIT 1").fetchone()
            return connection
        except (sqlite3.Error, OSError) as error:
            if connection is not None:
                connection.close()
            if attempt or not isinstance(error, sqlite3.DatabaseError) or isinstance(error, sqlite3.OperationalError):
                return None
            with contextlib.suppress(OSError):
                place.unlink()
    return None


def _fingerprint() -> bytes:
    """Changes with the package: its version, and size and time of each of its files."""
    parts = [f"schema {SCHEMA}", __version__]
    for file in sorted(_PACKAGE.rglob("*")):
        if file.suffix in (".py", ".toml", ".tsv", ".json", ".txt", ".gz", ".bin") and file.is_file():
            stat = file.stat()
            parts.append(f"{file} {stat.st_size} {stat.st_mtime_ns}")
    return blake2b("|".join(parts).encode()).digest()


def _encoded(report: Report) -> bytes:
    if not all(isfinite(n) for f in report.findings for s in f.suggestions for n in (s.confidence, s.score, *s.evidence.values())):
        raise ValueError("a number that is none in JSON")
    found = [
        [f.rule, f.start, f.end, f.message, f.name, f.mqm, [
            [[astuple(e) for e in s.edits], s.safety.value, s.confidence, s.score, dict(s.evidence.items())] for s in f.suggestions
        ]]
        for f in report.findings
    ]  # fmt: skip
    notes = [[n.line, n.message, n.side, n.unused] for n in report.notes]
    return orjson.dumps([found, report.silenced, report.stale, notes, report.words])


def _decoded(kept: bytes, name: str, text: str, bom: bool) -> Report:
    found, silenced, stale, notes, words = orjson.loads(kept)
    findings = tuple(
        Finding(rule, start, end, message, tuple(
            Suggestion(tuple(Edit(*edit) for edit in edits), Safety(safety), confidence, score, evidence)
            for edits, safety, confidence, score, evidence in suggestions
        ), short, mqm)
        for rule, start, end, message, short, mqm, suggestions in found
    )  # fmt: skip
    return Report(
        name, text, findings, silenced=silenced, stale=stale, notes=tuple(Note(*note) for note in notes), words=words, bom=bom
    )
