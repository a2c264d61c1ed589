"""Reads pack files: TOML to rows, every mistake with file, row and reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar

import tomli

from decalque.expressions import expression
from decalque.finding import Safety
from decalque.packs import RULES, PackError
from decalque.packs.notation import Choice, Forms, Node, NotationError, Slot, forms, parse, parse_guard

FOLDER = Path(__file__).resolve().parent
TOPICS = FOLDER / "topics.toml"
PATTERN_GUARDS = ("left", "not_left", "right", "not_right", "near", "not_near", "page", "not_page")
FEWEST_BAD, FEWEST_GOOD = 2, 3
_ID = expression(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FIX = expression(r"\{([^{}]+?)(?:/(\d))?\}|\$(\d)")
_PAST = "=past"


@dataclass(frozen=True)
class Row:
    """A row of a pack, as written; `docs/packs.md` tells what its keys mean."""

    id: str
    source: str
    meaning: str
    rule: str
    pattern: tuple[str, ...]
    fix: tuple[str, ...] = ()
    safety: Safety = Safety.UNSAFE
    bad: tuple[tuple[str, str], ...] = ()
    good: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    not_left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    not_right: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    not_page: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    not_topic: tuple[str, ...] = ()
    position: str = ""
    quoted: bool | None = None
    fits: float | None = None
    case: str = ""
    note: str = ""
    file: str = ""  # where it stands; no key


T = TypeVar("T")
_KEYS = frozenset(f.name for f in fields(Row)) - {"file"}
_LISTS = ("pattern", "fix", "good", *PATTERN_GUARDS, "topic", "not_topic")


def topics() -> dict[str, list[str]]:
    """topic -> the words that tell it."""
    return tomli.loads(TOPICS.read_text(encoding="utf-8"))


def read_all(paths: Iterable[Path]) -> list[Row]:
    """The rows of several files.

    Raises PackError when a file can't be read or a row is not right, or two rows have one id.
    """
    rows: list[Row] = []
    seen: dict[str, Path] = {}
    known = frozenset(topics())
    for path in paths:
        for row in read(path, known):
            if row.id in seen:
                raise PackError(f"{path}: row {row.id!r}: the id is taken by a row of {seen[row.id]}")
            seen[row.id] = path
            rows.append(row)
    return rows


def read(path: Path, known_topics: frozenset[str]) -> list[Row]:
    """The rows of one file.

    Raises PackError when it can't be read or a row is not right.
    """
    try:
        table = tomli.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise PackError(f"{path}: {error.strerror or 'cannot be read'}") from error
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: not valid TOML: {error}") from error
    if unknown := sorted(table.keys() - {"rule", "row"}):
        raise PackError(f"{path}: unknown key {unknown[0]!r}; a pack holds `rule` and [[row]] tables")
    rows = table.get("row", [])
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise PackError(f"{path}: rows are written [[row]]")
    found: list[Row] = []
    for number, values in enumerate(rows, 1):
        try:
            found.append(_row(str(path), {"rule": table.get("rule", ""), **values}, known_topics))
        except (NotationError, _RowError) as error:
            raise PackError(f"{path}: row {values.get('id', number)!r}: {error}") from error
    return found


class _RowError(ValueError):
    """What is wrong with a row."""


def _row(file: str, values: Mapping[str, object], known_topics: frozenset[str]) -> Row:
    if unknown := sorted(values.keys() - _KEYS):
        raise _RowError(f"unknown key {unknown[0]!r}; known: {', '.join(sorted(_KEYS))}")
    for key in ("id", "source", "meaning", "pattern", "rule"):
        if not values.get(key):
            raise _RowError(f"{key!r} is missing")
    checked = {key: _checked(key, value) for key, value in values.items()}
    row = Row(**checked, file=file)  # type: ignore[arg-type]  # checked one by one above
    if not _ID.fullmatch(row.id):
        raise _RowError("the id may hold lower-case letters, digits and single hyphens")
    if row.rule not in RULES:
        raise _RowError(f"unknown rule {row.rule!r}; known: {', '.join(RULES)}")
    if len(row.bad) < FEWEST_BAD or len(row.good) < FEWEST_GOOD:
        raise _RowError(f"has {len(row.bad)} bad and {len(row.good)} good lines; needs {FEWEST_BAD} and {FEWEST_GOOD}")
    if unknown := sorted({*row.topic, *row.not_topic} - known_topics):
        raise _RowError(f"unknown topic {unknown[0]!r}; known: {', '.join(sorted(known_topics))}")
    if row.fits is not None and not row.fix:
        raise _RowError("fits: there is no correction that could fit")
    for guard in PATTERN_GUARDS:
        for pattern in getattr(row, guard):
            parse_guard(pattern)
    for pattern in row.pattern:
        parsed = parse(pattern)
        for fix in row.fix:
            fix_parts(fix, parsed)
    return row


def _checked(key: str, value: object) -> object:
    """The value of a key in the type that a `Row` holds it in."""
    if key == "safety":
        if value not in list(Safety):
            raise _RowError(f"safety: expected one of {', '.join(Safety)}, not {value!r}")
        return Safety(str(value))
    if key == "quoted":
        return _of(bool, key, value)
    if key == "fits":
        return float(_of(int, key, value) if isinstance(value, int) else _of(float, key, value))
    if key == "bad":
        pairs = [tuple(pair) for pair in _of(list, key, value) if isinstance(pair, list)]
        if any(len(pair) != 2 or not all(isinstance(text, str) for text in pair) for pair in pairs) or len(pairs) != len(value):  # type: ignore[arg-type]
            raise _RowError("bad: expected pairs of a damaged and a corrected sentence")
        return tuple(pairs)
    if key in _LISTS:
        items = [value] if isinstance(value, str) else _of(list, key, value)
        if not all(isinstance(item, str) for item in items):
            raise _RowError(f"{key}: expected a list of strings")
        return tuple(items)
    text = _of(str, key, value)
    choices = {"position": ("start", "inside"), "case": ("exact",)}.get(key)
    if choices and text not in choices:
        raise _RowError(f"{key}: expected {' or '.join(map(repr, choices))}, not {text!r}")
    return text


def _of(kind: type[T], key: str, value: object) -> T:
    if not isinstance(value, kind):
        raise _RowError(f"{key}: expected {kind.__name__}, not {type(value).__name__}")
    return value


# The same verb in the past, whatever form it has in the text.
PAST = Forms((), "v")
FixPart = str | int | tuple[int, Forms]


def _count(nodes: Iterable[Node], kind: type[Node]) -> int:
    """The elements of a kind, at any depth; a captured choice counts as a slot."""
    return sum(
        sum(_count(option, kind) for option in node.options) + (node.captured and kind is Slot)
        if isinstance(node, Choice)
        else isinstance(node, kind)
        for node in nodes
    )


def fix_parts(fix: str, pattern: tuple[Node, ...]) -> list[FixPart]:
    """A correction in parts: text, the number of a capture, or the number of a head with the word that takes its form.

    Raises NotationError when it asks for something the pattern has not.
    """
    parts: list[FixPart] = []
    end = 0
    for match in _FIX.finditer(fix):
        parts.append(fix[end : match.start()])
        end = match.end()
        if match[3]:
            parts.append(int(match[3]))
            if not 1 <= int(match[3]) <= _count(pattern, Slot):
                raise NotationError(f"the pattern captures nothing for ${match[3]} in {fix!r}")
            continue
        number = int(match[2] or 1)
        word = PAST if match[1] == _PAST else forms("{" + match[1] + "}")
        if number > _count(pattern, Forms):
            raise NotationError(f"the pattern has no {{...}} number {number} that {fix!r} could be inflected like")
        parts.append((number, word))
    parts.append(fix[end:])
    return [part for part in parts if part != ""]
