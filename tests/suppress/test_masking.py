"""Comments are taken out before the rules read the text, and all offsets find their way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decalque.finding import Edit, Finding, Safety, Suggestion, apply_edits
from decalque.suppress.comments import comments
from decalque.suppress.masking import Cuts
from decalque.suppress.model import Area, moved

COMMENT = "<!-- decalque: ignore X -->"
PIECES = st.lists(st.sampled_from(["kyiv", "a", " ", "  ", "\n", "\r\n", "\n\n", "😀", ".", "<!-- else -->", COMMENT]), max_size=20)


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        (f"one {COMMENT} two", "one two"),
        (f"one{COMMENT} two", "one two"),
        (f"one {COMMENT} {COMMENT} two", "one two"),
        (f"{COMMENT} one", "one"),
        (f"{COMMENT} {COMMENT}\none", "one"),
        (f"one {COMMENT}\ntwo", "one\ntwo"),
        (f"one\n{COMMENT}\ntwo", "one\ntwo"),
        (f"one\r\n\r\n  {COMMENT}  \r\ntwo", "one\r\n\r\ntwo"),
        (f"one\n{COMMENT}", "one\n"),
        (COMMENT, ""),
        ("one <!-- two --> three", "one <!-- two --> three"),
        ("one <!-- decalque: off", "one <!-- decalque: off"),
    ],
)
def test_what_the_rules_read(raw: str, seen: str) -> None:
    assert Cuts(raw).text == seen


def found(start: int, end: int, text: str) -> Finding:
    return Finding("X", start, end, "", (Suggestion((Edit(start, end, text),), Safety.SAFE, 1.0),))


@given(PIECES)
def test_every_span_comes_back_to_its_text(pieces: list[str]) -> None:
    raw = "".join(pieces)
    cuts = Cuts(raw)
    seen = cuts.text
    for start in range(len(seen)):
        back = cuts.back(found(start, start + 1, "x"))
        assert raw[back.start : back.end] == seen[start]


@given(PIECES, st.data())
def test_no_edit_touches_a_comment(pieces: list[str], data: st.DataObject) -> None:
    raw = "".join(pieces)
    cuts = Cuts(raw)
    start = data.draw(st.integers(0, len(cuts.text)))
    end = data.draw(st.integers(start, len(cuts.text)))
    best = cuts.back(found(start, end, "NEW")).best
    assert best is not None
    mended = apply_edits(raw, best.edits)
    count = len(comments(raw)[0])
    assert mended.count(COMMENT) == raw.count(COMMENT) == count
    assert "".join(mended.split()).replace("".join(COMMENT.split()), "") == "".join(
        (cuts.text[:start] + "NEW" + cuts.text[end:]).split()
    )


@given(st.integers(0, 12), st.integers(0, 12), st.lists(st.integers(0, 12), min_size=2, max_size=6, unique=True), st.sampled_from(["", "-", "---"]))
def test_areas_stay_on_their_letters(a: int, b: int, cuts: list[int], new: str) -> None:
    """What of an area is not edited is in it afterwards, and nothing else of the old text is."""
    text = "abcdefghijkl"
    start, end = sorted((a, b))
    ordered = sorted(cuts)
    edits = [Edit(low, high, new) for low, high in zip(ordered[0::2], ordered[1::2], strict=False)]
    (area,) = moved([Area(start, end)], edits)
    edited = {letter for e in edits for letter in text[e.start : e.end]}
    after = apply_edits(text, edits)
    inside = [letter for letter in text[start:end] if letter not in edited]
    assert [letter for letter in after[area.start : area.end] if letter != "-"] == inside


def test_insertions_at_the_border_lie_outside() -> None:
    (area,) = moved([Area(3, 6)], [Edit(3, 3, "++"), Edit(6, 6, "--")])
    assert "abc++def--ghi"[area.start : area.end] == "def"


def test_thousands_of_comments_are_no_burden() -> None:
    raw = f"{COMMENT}\n" * 5000 + "kyiv " * 100 + f"{COMMENT} a " * 5000
    assert Cuts(raw).text.startswith("kyiv kyiv")
    assert len(comments("<!-- decalque: off " * 20000)[1]) == 20000
