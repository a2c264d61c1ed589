"""Comments in the text, and [sic]."""

from __future__ import annotations

import pytest

from decalque.config import Config
from decalque.finding import Finding
from decalque.fixer import fix
from decalque.linter import Linter
from decalque.rules import all_rules

LINTER = Linter(Config(select=["ENC002", "CAS001"]))
HIT = "salt &amp; pepper"


def lines(text: str) -> list[int]:
    """The lines on which something is found."""
    return [text.count("\n", 0, f.start) + 1 for f in LINTER.lint(text)]


def notes(text: str, linter: Linter = LINTER) -> list[tuple[int, str]]:
    return [(note.line, note.message) for note in linter.inspect(text).notes]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{HIT} <!-- decalque: ignore ENC002 -->\n{HIT}\n", [2]),
        (f"<!-- decalque: ignore ENC002 --> {HIT}\n{HIT}\n", [2]),
        (f"<!-- decalque: ignore ENC002 -->\n{HIT}\n{HIT}\n", [3]),
        (f"<!-- decalque: ignore ENC002 -->\n\n  \n{HIT}\n{HIT}\n", [5]),
        (f"  <!-- decalque: ignore ENC002 -->  \r\n{HIT}\r\n{HIT}\r\n", [3]),
        (f"<!-- decalque: ignore CAS001 -->\n<!-- decalque: ignore ENC002 -->\n{HIT}\n{HIT}\n", [4]),
        (f"<!-- decalque: ignore ENC002 --> <!-- decalque: ignore CAS001 -->\n{HIT}\n{HIT}\n", [3]),
        (f"<!-- decalque:\n  ignore ENC002\n-->\n{HIT}\n{HIT}\n", [5]),
        (f"{HIT} <!--decalque:IGNORE html-entity-->\n", []),
        (f"{HIT} <!-- decalque: ignore -->\n", []),
        (f"{HIT} <!-- decalque: ignore ALL -->\n", []),
        (f"{HIT} <!-- decalque: ignore ENC -->\n", []),
        (f"{HIT} <!-- decalque: ignore CAS001, ENC -->\n", []),
        (f"{HIT} <!-- decalque: ignore CAS001 -->\n", [1]),
        (f"{HIT} <!-- ignore ENC002 -->\n", [1]),
        (f"{HIT}\n<!-- decalque: ignore ENC002 -->\n", [1]),
        (f"{HIT}\n<!-- decalque: ignore ENC002 -->", [1]),
    ],
)
def test_ignore_covers_its_line_or_the_next_with_text(text: str, found: list[int]) -> None:
    assert lines(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{HIT}\n<!-- decalque: off -->\n{HIT}\n\n{HIT}\n<!-- decalque: on -->\n{HIT}\n", [1, 7]),
        (f"{HIT}\n<!-- decalque: off ENC -->\n{HIT}\n\n{HIT}", [1]),
        (f"{HIT} <!-- decalque: off --> {HIT} <!-- decalque: on --> {HIT}", [1, 1]),
        (f"<!-- decalque: off CAS001 -->\n{HIT}\n", [2]),
        (f"<!-- decalque: off -->\n{HIT}\n<!-- decalque: on ENC -->\n{HIT} in kyiv\n", [4]),
        (f"<!-- decalque: off ENC,CAS -->\n{HIT}\n<!-- decalque: on ENC -->\n{HIT} in kyiv\n<!-- decalque: on -->\nin kyiv\n", [4, 6]),
        (f"<!-- decalque: off ENC002 -->\n{HIT}\n<!-- decalque: on CAS -->\n{HIT}\n", []),
    ],
)
def test_off_lasts_until_on(text: str, found: list[int]) -> None:
    assert lines(text) == found


def test_ignore_file_may_stand_anywhere() -> None:
    assert lines(f"{HIT}\n{HIT} in kyiv\n<!-- decalque: ignore-file ENC -->\n") == [2]
    assert lines(f"{HIT}\n{HIT} in kyiv\n<!-- decalque: ignore-file -->\n") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- decalque: ignore ENC02 -->\nfine\n", [(1, "ignore: unknown rule 'ENC02'; did you mean 'ENC002'?")]),
        ("fine\n<!-- decalque: of -->\n", [(2, "unknown directive 'of'; did you mean 'off'?")]),
        ("<!-- decalque: -->\n", [(1, "unknown directive ''")]),
        ("<!-- decalque: on -->\n", [(1, "nothing is off that 'on' could switch on")]),
        ("fine\n<!-- decalque: ignore ENC", [(2, "this comment has no end: -->")]),
        (f"{HIT} <!-- decalque: ignore ENC002, CAS001 -->", [(1, "unused suppression: ignore CAS001")]),
        ("fine\n<!-- decalque: off CAS001 -->\nfine\n", [(2, "unused suppression: off CAS001")]),
        ("<!-- decalque: ignore-file CAS001 -->\nfine\n", [(1, "unused suppression: ignore-file CAS001")]),
        ("fine [sic]\n", []),
    ],
)
def test_mistakes_and_idle_comments_are_told(text: str, said: list[tuple[int, str]]) -> None:
    assert notes(text) == said


def test_what_did_not_run_is_not_judged() -> None:
    text = "<!-- decalque: ignore SPC001 -->\nfine\n<!-- decalque: ignore ENC -->\nfine\n<!-- decalque: ignore -->\nfine\n"
    assert notes(text) == []
    everything = Linter([rule for rule in all_rules() if not rule.preview])
    assert [line for line, _ in notes(text, everything)] == [1, 3, 5]


def test_a_finding_that_is_not_sure_enough_still_needs_its_comment() -> None:
    assert notes(f"{HIT} <!-- decalque: ignore ENC002 -->", Linter(Config(select=["ENC002"], min_confidence=1.0))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The envoy <!-- decalque: ignore CAS001 --> left kyiv today.\n",
        "<!-- decalque: off RES -->\nThe envoy left on Tuesday.\n",
        "The envoy left on Tuesday.<!-- decalque: off -->\n\n<!-- decalque: on -->\nHe came back.\n",
        "<!-- decalque: ignore lowercased-name, kyiv -->\nThe envoy left on Tuesday.\n",
        "The envoy left on Tuesday, <!-- decalque: ignore TRA -->\nand came back on Friday.\n",
    ],
)
def test_comments_themselves_are_left_alone(text: str) -> None:
    linter = Linter(all_rules())
    assert linter.lint(text) == []
    assert fix(text, linter, unsafe=True).text == text


def test_an_edit_around_a_comment_keeps_it() -> None:
    text = "He said the <!-- decalque: ignore CAS001 --> the talks had failed.\n"
    plain = "He said the the talks had failed.\n"
    linter = Linter(Config(select=["SPC"]))
    expected = fix(plain, linter, unsafe=True).text
    assert expected != plain
    fixed = fix(text, linter, unsafe=True).text
    assert "<!-- decalque: ignore CAS001 -->" in fixed
    assert fixed.replace("<!-- decalque: ignore CAS001 -->", "").split() == expected.split()


def test_offsets_are_those_of_the_text_with_its_comments() -> None:
    text = f"😀 {HIT} <!-- decalque: ignore CAS001 --> {HIT}\n<!-- decalque: off NUM -->\n{HIT}"
    assert [text[f.start : f.end] for f in LINTER.lint(text)] == ["&amp;"] * 3


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He flew to kyiv [sic] and belarus.", ["belarus"]),
        ("He flew to kyiv (sic) and belarus.", ["belarus"]),
        ("He flew to kyiv [Sic.] and belarus.", ["belarus"]),
        ("He flew to kyiv, [sic!] and belarus.", ["belarus"]),
        ("He flew to belarus and kyiv[sic].", ["belarus"]),
        ("He wrote “from kyiv to belarus” [sic] in kyiv.", ["kyiv"]),
        ('He wrote "from kyiv to belarus" (sic) in kyiv.', ["kyiv"]),
        ("He flew to kyiv in haste [sic].", ["kyiv"]),
        ("He flew to kyiv [basic].", ["kyiv"]),
        ("He flew to kyiv sic.", ["kyiv"]),
    ],
)
def test_sic_means_the_word_or_the_quotation_before_it(text: str, left: list[str]) -> None:
    assert [text[f.start : f.end] for f in Linter(Config(select=["CAS001"])).lint(text)] == left


def test_sic_itself_is_never_found() -> None:
    text = "The minister said they “was late [sic]” and (sic) left.\n"
    assert [f for f in Linter(all_rules()).lint(text) if "sic" in text[f.start : f.end].lower()] == []


def silenced_stays(text: str, kept: str) -> None:
    result = fix(text, LINTER, unsafe=True)
    assert kept in result.text
    assert kept in [result.text[f.start : f.end] for f in result.silenced]


def test_the_fixer_is_bound() -> None:
    silenced_stays(f"{HIT} &amp;amp; more\n<!-- decalque: ignore -->\nFrom kyiv on.\nFrom kyiv on.\n", "kyiv")
    silenced_stays("&amp;amp;amp; He flew to kyiv [sic] and belarus.", "kyiv")


def test_what_was_silenced_stays_so_when_the_lines_move() -> None:
    """The line that the comment means is removed for another rule; the comment must not take the next line then."""
    text = "The talks went on.\n\n<!-- decalque: ignore CAS001 -->\nShare on Facebook\n\nHe flew to kyiv on Monday.\n"
    linter = Linter(Config(select=["CAS001", "RES"]))
    result = fix(text, linter, unsafe=True)
    assert "Share on" not in result.text
    assert "to Kyiv on" in result.text


def test_findings_that_reach_into_a_protected_line_are_silenced() -> None:
    text = "Skip to content\n\n<!-- decalque: off -->\nThe talks went on.\n<!-- decalque: on -->\n"
    protected = text.index("<!--"), text.rindex("<!--")

    def touches(finding: Finding) -> bool:
        return any(e.start < protected[1] and protected[0] < e.end for s in finding.suggestions[:1] for e in s.edits)

    assert not any(map(touches, Linter(all_rules()).lint(text)))
    assert "<!-- decalque: off -->\nThe talks went on.\n" in fix(text, Linter(all_rules()), unsafe=True).text
