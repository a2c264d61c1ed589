"""Compiled expressions that are kept from process to process."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decalque.expressions import Expressions

SOURCES = [
    (r"\b(?P<name>[A-ZÀ-Ý]\w+)(?: (?P<second>de|van) )?(?=\w)", 0),
    (r"(?<!\w)(?:come|came)\s{1,2}(out|up)(?!-\w)", re.IGNORECASE),
    (r"^(\d+)(?:[.,]\d{3})*\s*$", re.MULTILINE),
    (r"(?x) a  b | (c) ", re.ASCII),
    (r"(?i:é|ß)+(?-i:X)?", 0),
]
TEXT = "Come out, COME up 3.500\n1,200\nab c Élise de Ruyter éßX van Basten"


def kept(path: Path) -> None:
    """A file with the expressions above."""
    first = Expressions(path)
    for source, flags in SOURCES:
        first.expression(source, flags)
    first.keep()


def outcome(pattern: re.Pattern[str]) -> list[tuple[object, ...]]:
    return [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in pattern.finditer(TEXT)]


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_a_kept_expression_is_the_one_that_re_compiles(tmp_path: Path, source: str, flags: int) -> None:
    kept(tmp_path / "kept.bin")
    for own in (Expressions(tmp_path / "kept.bin"), Expressions(tmp_path / "none.bin"), Expressions(None)):
        found = own.expression(source, flags)
        assert (found.pattern, found.flags, found.groups) == (source, re.compile(source, flags).flags, re.compile(source, flags).groups)
        assert outcome(found) == outcome(re.compile(source, flags))


def count(path: Path) -> int:
    """How many expressions the file holds."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        found: int = connection.execute("SELECT count(*) FROM expressions").fetchone()[0]
    return found


def test_what_is_kept_is_not_kept_twice(tmp_path: Path) -> None:
    for _ in range(2):
        kept(tmp_path / "kept.bin")
        assert count(tmp_path / "kept.bin") == len(SOURCES)


def test_a_mistake_is_told_as_re_tells_it(tmp_path: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        Expressions(tmp_path / "kept.bin").expression("(a", 0)


@given(data=st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_changes_nothing(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / f"{uuid4()}.bin"
    kept(path)
    sound = path.read_bytes()
    at = data.draw(st.integers(0, len(sound) - 1))
    damaged = data.draw(st.sampled_from([sound[:at], sound[:at] + bytes([sound[at] ^ 255]) + sound[at + 1 :], sound + b"rest", b"\0" * at]))
    path.write_bytes(damaged)
    own = Expressions(path)
    for source, flags in SOURCES:
        assert outcome(own.expression(source, flags)) == outcome(re.compile(source, flags))
    own.keep()


def test_a_file_that_is_none_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "kept.bin").write_bytes(b"something else, and long enough" * 100)
    kept(tmp_path / "kept.bin")
    assert count(tmp_path / "kept.bin") == len(SOURCES)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    own = Expressions(tmp_path / "file" / "kept.bin")
    assert own.expression("a+", 0).fullmatch("aaa")
    own.keep()
