"""Lines are cut to the terminal, and the mark stands under the finding."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decalque.document import Lines
from decalque.finding import Edit
from decalque.reporters.cells import cells, join, width
from decalque.reporters.excerpt import corrected, excerpt

characters = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("aaa bb  \t\n\r\u0301東é🌊\u200b")),
    max_size=300,
)


@given(characters, st.integers(0, 300), st.integers(0, 300), st.integers(40, 120))
@settings(deadline=None)
def test_a_line_fits_and_the_mark_is_right(text: str, start: int, length: int, most: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    cut = excerpt(Lines(text), start, end, most)
    assert width(cells(cut.before + cut.marked + cut.after)) <= most
    assert cut.length >= 1
    assert cut.indent == width(cells(cut.before))
    assert "\n" not in cut.before + cut.marked + cut.after
    assert cut.length == max(1, width(cells(cut.marked)))


@given(characters, st.integers(0, 300), st.integers(0, 40), st.text(max_size=60), st.integers(20, 120))
@settings(deadline=None)
def test_corrections_fit(text: str, start: int, length: int, new: str, most: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    pieces = corrected(Lines(text), start, end, [Edit(start, end, new)], most)
    shown = "".join(piece for piece, _ in pieces)
    assert width(cells(shown)) <= most + 1  # the sign of omission
    assert "\n" not in shown


@pytest.mark.parametrize(
    ("text", "shown", "taken"),
    [
        ("plain “text” – it’s", "plain “text” – it’s", 19),
        ("cafe\u0301", "cafe\u0301", 4),
        ("東京", "東京", 4),
        ("a\u200bb", "a<U+200B>b", 10),
        ("\u0301", "◌\u0301", 1),
        ("a\tb\u00a0c", "a b c", 5),
        ("a\r\nb", "a⏎⏎b", 4),
        ("\x1b[31m", "<U+001B>[31m", 12),
        ("\u202eabc", "<U+202E>abc", 11),
    ],
)
def test_cells(text: str, shown: str, taken: int) -> None:
    assert (join(cells(text)), width(cells(text))) == (shown, taken)


@pytest.mark.parametrize(
    ("text", "removed", "new", "shown"),
    [
        ("One.\n\nSkip to content\n\nTwo.\n", "Skip to content\n\n", "", "(delete the line)"),
        ("One.\n\nShare\nTweet\n\nTwo.\n", "\n\nShare\nTweet", "", "(delete 2 lines)"),
        ("He saw the the man.", "the the", "the", "He saw the man."),
        ("A Loading B", "Loading ", "", "A B"),
        ("The treaty , too", " ,", ",", "The treaty, too"),
        ("One\n\ntwo", "\n\n", " ", "One two"),
        ("It rained all the night in Limathe capital of the country by the sea", "Limathe", "Lima, the",
         "… all the night in Lima, the capital of the …"),
    ],
)  # fmt: skip
def test_corrected(text: str, removed: str, new: str, shown: str) -> None:
    start = text.index(removed)
    pieces = corrected(Lines(text), start, start + len(removed), [Edit(start, start + len(removed), new)], 70)
    assert "".join(piece for piece, _ in pieces) == shown


def test_a_span_of_several_lines_shows_its_first() -> None:
    cut = excerpt(Lines("One.\n\nShare\nTweet\n\nTwo.\n"), 6, 19, 80)
    assert (cut.before, cut.marked, cut.after) == ("", "Share", "…")
