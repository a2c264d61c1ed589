"""Side files: directives for text that must not be touched."""

from __future__ import annotations

import pytest

from decalque.config import Config
from decalque.fixer import fix
from decalque.linter import Linter
from decalque.suppress import read

LINTER = Linter(Config(select=["ENC002", "CAS001"]))
TEXT = "He flew to kyiv.\nSalt &amp; pepper in kyiv.\n\nSalt &amp; pepper\n"


def left(side: str, text: str = TEXT) -> list[tuple[int, str]]:
    findings = LINTER.lint(text, read(text, side=side))
    return [(text.count("\n", 0, f.start) + 1, f.rule) for f in findings]


@pytest.mark.parametrize(
    ("side", "found"),
    [
        ("", [(1, "CAS001"), (2, "ENC002"), (2, "CAS001"), (4, "ENC002")]),
        ("1: CAS001\n", [(2, "ENC002"), (2, "CAS001"), (4, "ENC002")]),
        ("1-2: CAS\n", [(2, "ENC002"), (4, "ENC002")]),
        ("2 - 4 : ENC, lowercased-name # both\n", [(1, "CAS001")]),
        ("2\n", [(1, "CAS001"), (4, "ENC002")]),
        ("2:\n", [(1, "CAS001"), (4, "ENC002")]),
        ('"kyiv": CAS001', [(2, "ENC002"), (4, "ENC002")]),
        ('"kyiv"  # spelt like that', [(2, "ENC002"), (4, "ENC002")]),
        ("*: ENC", [(1, "CAS001"), (2, "CAS001")]),
        ("\ufeff# a note\r\n\r\n*\r\n", []),
        ("4: ENC\n2: ENC002 # later\n", [(1, "CAS001"), (2, "CAS001")]),
    ],
)
def test_what_a_row_silences(side: str, found: list[tuple[int, str]]) -> None:
    assert left(side) == found


def test_a_text_may_hold_quotes_and_number_signs() -> None:
    text = 'He said "#kyiv" in kyiv.\n'
    everywhere = left("", text)
    assert len(left(r'"\"#kyiv\" in kyiv": CAS001', text)) < len(everywhere)


@pytest.mark.parametrize(
    ("side", "line", "message"),
    [
        ("\n1: CAS01", 2, "1: unknown rule 'CAS01'; did you mean 'CAS001'?"),
        ("kyiv: CAS001", 1, "can't be read: 'kyiv: CAS001'; expected a line"),
        ("9: CAS001", 1, "there is no line 9: the last one is 4"),
        ("3-2: CAS001", 1, "no range of lines: 3-2"),
        ("0: CAS001", 1, "no range of lines: 0-0"),
        ('"Minsk": CAS001', 1, 'unused suppression: "Minsk": CAS001'),
        ("3: ENC002", 1, "unused suppression: 3: ENC002"),
    ],
)
def test_mistakes_and_idle_rows_are_told(side: str, line: int, message: str) -> None:
    (note,) = LINTER.inspect(TEXT, read(TEXT, side=side)).notes
    assert (note.line, note.message[: len(message)]) == (line, message)
    assert note.place("a.txt") == f"a.txt.decalque:{line}"


def test_lines_are_those_of_the_text_as_it_was_when_fixing_moves_them() -> None:
    text = "Share on Facebook\n\nHe flew to kyiv on Monday.\n\nHe flew to kyiv on Tuesday.\n"
    linter = Linter(Config(select=["CAS001", "RES"]))
    result = fix(text, linter, unsafe=True, suppressions=read(text, side="3: CAS001"))
    assert result.text == "He flew to kyiv on Monday.\n\nHe flew to Kyiv on Tuesday.\n"
    assert [result.text[f.start : f.end] for f in result.silenced] == ["kyiv"]
    assert result.notes == ()
