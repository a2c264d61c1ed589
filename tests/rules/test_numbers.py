"""NUM001 and NUM002: the form is mended, the value never touched."""

from __future__ import annotations

import re

import pytest

from decalque.fixer import fix
from decalque.linter import Linter
from decalque.rules import all_rules

LINTER = Linter([rule for rule in all_rules() if rule.code.startswith("NUM")])


def fixed(text: str) -> str:
    return fix(text, LINTER, unsafe=True).text


@pytest.mark.parametrize(
    "noun", ["soldiers", "people", "inhabitants", "votes", "homes", "new jobs", "armed men"]
)
@pytest.mark.parametrize("number", ["1.200", "12.345", "300.000", "1.234.567"])
def test_thousands(noun: str, number: str) -> None:
    assert (
        fixed(f"The state has {number} {noun} now.")
        == f"The state has {number.replace('.', ',')} {noun} now."
    )


@pytest.mark.parametrize("unit", ["million", "billion", "percent", "%", "km", "kg", "metres"])
def test_decimals(unit: str) -> None:
    space = "" if unit == "%" else " "
    assert fixed(f"It grew by 2,5{space}{unit} in May.") == f"It grew by 2.5{space}{unit} in May."


@pytest.mark.parametrize(
    "text",
    [
        "a 3.500 ERA", "$3.499 a gallon", "version 1.234", "3.125 percent", "section 2.100", "1,500 people", "a 0.125 mm film",
        "10.0.0.127", "9.580 seconds", "the euro at $1.127", "2,3 and 4", "pages 1,2", "1,2-dichloroethane", "odds of 3.500 to 1",
        "12.05.2023", "Act 27.444 of 2018", "3.142", "ratio 1: 3", "Luke 3: 16", "10 % 3", "9.30 a.m.", "12:15 a.m.",
        "He was 3. 4 people left.", "1 500 people", "May 5,10 people", "2.375 points", "1.250 kg",
    ],
)  # fmt: skip
def test_numbers_in_order(text: str) -> None:
    assert LINTER.lint(f"It was said: {text}") == []


@pytest.mark.parametrize(
    "damaged",
    [
        "It sent 3.500 soldiers.",
        "It cost 1,5 million.",
        "Turnout was 40.1 % then.",
        "They won 2: 1 at home.",
        "It cost €1.127.000,50.",
    ],
)
def test_the_digits_stay(damaged: str) -> None:
    corrected = fixed(damaged)
    assert corrected != damaged
    assert re.findall(r"\d", corrected) == re.findall(r"\d", damaged)
