"""Phrase packs: what engines make of set phrases of the source language, as data.

`docs/packs.md` is the page for authors. A pack is compiled once into the user's cache; a page is then searched for the rarest
word of each pattern, and only where that stands is the rest of a row read and compared.
"""

from __future__ import annotations

import json
import re
import sys
import threading
from collections.abc import Sequence, Set
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zlib import crc32

from decalque.cache import cache_folder
from decalque.expressions import expression
from decalque.finding import Safety
from decalque.lexicon import Lexicon, store
from decalque.packs.anchors import CAPITAL, Check
from decalque.packs.guards import Guard
from decalque.packs.vectors import SOURCE, Direction, open_vectors

# Raised when the meaning of the compiled file changes.
SCHEMA = 19
# The rules that rows may belong to; `decalque.rules.packed` declares them.
RULES = ("calqued-idiom", "false-friend", "calqued-phrase", "source-acronym", "source-name", "source-grammar")

_MOST_LISTED = 64  # words by which a candidate is looked up; where more may stand, they are asked for

Candidate = tuple[int, int, int, int, tuple[Check, ...]]  # row, pattern, low, high, further checks; see `anchors`
FixPart = str | int | tuple[int, str, dict[str, str]]  # text, a capture, or (head, lemma, tag -> form)


class PackError(ValueError):
    """A pack that can't be used; the message names file, row and reason."""


Table = dict[str, list[Candidate]]  # what must stand beside an anchor -> candidates


class Anchors:
    """What is to be tried where a word stands: beside certain words, or wherever it is met.

    What a word stands for is worked out when a text first has it.
    """

    def __init__(self, raw: dict[str, str], sets: list[str]) -> None:
        self.behind: dict[str, Table] = {}  # by the word behind the anchor; `anchors.DIGIT` stands for all that begin with one
        self.before: dict[str, Table] = {}
        self.always: dict[str, list[Candidate]] = {}
        self._raw = raw
        self._sets: list[str | frozenset[str]] = [*sets]

    def meet(self, words: Set[str]) -> None:
        """Work out what these words stand for; done before a page is searched."""
        for word in self._raw.keys() & words:
            self._meet(word)

    def _meet(self, word: str) -> None:
        raw = self._raw.get(word)
        if raw is None:
            return  # done in another thread
        behind: Table = {}
        before: Table = {}
        always: list[Candidate] = []
        for row, pattern, low, high, numbers in json.loads(raw):
            checks: list[Check] = [(nearest, farthest, self._set(number)) for nearest, farthest, number in numbers]
            beside = (check for check in checks if check[0] == check[1] in (-1, 1) and len(check[2]) <= _MOST_LISTED and CAPITAL not in check[2])
            by = next(beside, None)
            candidate = row, pattern, low, high, tuple(check for check in checks if check is not by)
            if by is None:
                always.append(candidate)
                continue
            table = behind if by[0] > 0 else before
            for other in by[2]:
                table.setdefault(other, []).append(candidate)
        for tables, table in ((self.behind, behind), (self.before, before)):
            if table:
                tables[word] = table
        if always:
            self.always[word] = always
        self._raw.pop(word, None)

    def _set(self, number: int) -> frozenset[str]:
        found = self._sets[number]
        if isinstance(found, str):
            found = self._sets[number] = frozenset(found.split(" "))
        return found


class Pattern:
    """One pattern of a row; its expression is compiled when it is first needed."""

    def __init__(self, record: dict[str, Any], exact: bool) -> None:
        self.starts: bool = record["start"]  # only at the start of a sentence
        self.heads: Sequence[dict[str, tuple[str, list[str]]]] = record["heads"]  # for each {...}: form -> lemma and tags
        self._source: str = record["regex"]
        self._flags = 0 if exact else re.IGNORECASE

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression."""
        return expression(self._source, self._flags)


class PackRow:
    """A compiled row."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.id: str = record["id"]
        self.source: str = record["source"]
        self.meaning: str = record["meaning"]
        self.rule: str = record["rule"]
        self.safety = Safety(record["safety"])
        self.patterns = [Pattern(pattern, record["exact"]) for pattern in record["patterns"]]
        self.fixes: list[list[FixPart]] = record["fixes"]
        self.topic: list[str] = record["topic"]
        self.not_topic: list[str] = record["not_topic"]
        self.position: str = record["position"]
        self.quoted: bool | None = record["quoted"]
        self.fits: float | None = record.get("fits")
        self.ways: dict[str, list[Direction]] = record.get("ways", {})  # wrong word -> for each correction
        self.guards = {name: Guard(guard) for name, guard in record["guards"].items()}
        self.asks = bool(self.topic) or any(not name.startswith("not_") for name in self.guards)  # whether something must be there


class Packs:
    """Compiled packs of one source language."""

    def __init__(self, tables: Sequence[dict[str, memoryview]]) -> None:
        self._bodies: list[memoryview] = []
        self._places: list[tuple[int, int, int]] = []  # body, start, end
        self._rows: dict[int, PackRow] = {}
        self._raw: dict[str, str] = {}  # anchor -> its candidates as JSON, read when a text has the word
        self._sets: list[str] = []
        self.topics: dict[str, frozenset[str]] = {}
        for number, table in enumerate(tables):
            self._add(number, table)
        self.anchors = Anchors(self._raw, self._sets)

    def _add(self, number: int, table: dict[str, memoryview]) -> None:
        index = json.loads(bytes(table["index"]))
        base = len(self._places)
        self._bodies.append(table["rows"])
        self._places += [(number, start, end) for start, end in index["places"]]
        self.topics = self.topics or {topic: frozenset(words) for topic, words in index["topics"].items()}
        first = len(self._sets)
        self._sets += index["sets"]
        if not number:
            self._raw = index["anchors"]
            return
        for word, candidates in index["anchors"].items():
            moved = [
                [row + base, pattern, low, high, [(near, far, first + k) for near, far, k in checks]] for row, pattern, low, high, checks in json.loads(candidates)
            ]
            self._raw[word] = json.dumps(json.loads(self._raw.get(word, "[]")) + moved)

    def __len__(self) -> int:
        return len(self._places)

    def row(self, number: int) -> PackRow:
        """The row of a candidate."""
        if number not in self._rows:
            body, start, end = self._places[number]
            self._rows[number] = PackRow(json.loads(bytes(self._bodies[body][start:end])))
        return self._rows[number]


_lock = threading.Lock()
_opened: dict[tuple[Path, ...], Packs] = {}


def open_packs(language: str, own: Sequence[Path] = (), *, lexicon: Lexicon, progress: bool = False) -> Packs:
    """The packs that the package brings for a source language, and those in the files (or folders) `own`.

    They are compiled first when they are new or changed (1 to 5 seconds); with `progress`, a line on standard error says so.
    Raises PackError when one of `own` is not right.
    """
    sets = [(f"packs-{language}", built_in(language)), *((_name(path), _files(path)) for path in own)]
    paths = tuple(cache_folder() / f"{name}-{_fingerprint(files)}.bin" for name, files in sets)
    with _lock:
        if paths not in _opened:
            _opened[paths] = Packs([_table(path, files, lexicon, progress) for path, (_, files) in zip(paths, sets, strict=True)])
        return _opened[paths]


def built_in(language: str) -> list[Path]:
    """The pack files that the package brings for a source language."""
    return sorted((Path(__file__).parent / language).glob("*.toml"))


def _name(path: Path) -> str:
    """The name under which the pack of a project is kept in the cache."""
    return f"pack-{crc32(str(path.absolute()).encode()):08x}"


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.toml")) if path.is_dir() else [path]


def _fingerprint(files: Sequence[Path]) -> str:
    """A key that changes with the files, the compiler, and the source of the inflections."""
    spec = find_spec("lemminflect")
    parts = [f"schema {SCHEMA}"]
    for path in [*files, *sorted(Path(__file__).parent.glob("*.py")), *sorted(Path(__file__).parent.glob("topics.toml")), SOURCE]:
        if path.exists():
            stat = path.stat()
            parts.append(f"{path} {stat.st_size} {stat.st_mtime_ns}")
    return f"{crc32('|'.join([*parts, str(spec and spec.origin)]).encode()):08x}{len(parts):04x}"


def _table(path: Path, files: Sequence[Path], lexicon: Lexicon, progress: bool) -> dict[str, memoryview]:
    """The compiled pack that is kept at `path`, made first when it is not there."""
    found = store.load(path)
    if found is not None:
        return found
    from decalque.packs import compiling, reading

    rows = reading.read_all(files)
    if progress:
        print("decalque: compiling the phrase packs (once) ...", file=sys.stderr, flush=True)
    blob = store.encode(compiling.sections(rows, reading.topics(), lexicon.zipf, open_vectors()))
    store.save(path, blob)
    return store.load(path) or store.decode(memoryview(blob))
