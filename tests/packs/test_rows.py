"""Every row of the packs, on its own lines and in other surroundings."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from decalque.linter import Linter
from decalque.packs import built_in
from decalque.packs.reading import Row, read_all
from decalque.packs.trial import complaints
from decalque.rules import all_rules

ROWS = read_all(built_in("es"))
SURROUNDINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "emoji and CRLF": lambda text: f"🙂 {text}\r\n",
    "second paragraph": lambda text: f"The talks were short and polite.\n\n{text}",
}
# The least that the packs hold, by rule.
SIZES = {"calqued-idiom": 300, "false-friend": 150, "calqued-phrase": 120, "source-acronym": 80, "source-name": 250}


@cache
def linter() -> Linter:
    return Linter(all_rules())


@pytest.mark.parametrize("surrounding", SURROUNDINGS)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_row(row: Row, surrounding: str) -> None:
    assert not list(complaints(row, linter().lint, SURROUNDINGS[surrounding]))


@pytest.mark.parametrize("rule", SIZES)
def test_packs_are_no_toys(rule: str) -> None:
    assert sum(row.rule == rule for row in ROWS) >= SIZES[rule]


def test_rows_of_one_meaning_stand_once() -> None:
    patterns = [(row.rule, pattern, row.left, row.right, row.near, row.topic) for row in ROWS for pattern in row.pattern]
    assert len(set(patterns)) == len(patterns)
