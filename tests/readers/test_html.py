"""HTML: exact offsets, markup that stays, and what is no text of the article."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decalque.cli import main
from decalque.finding import Edit, Finding, Safety, Suggestion, apply_edits
from decalque.readers.html import HtmlReader
from decalque.readers.passage import Passage


def read(raw: str) -> Passage:
    (passage,) = HtmlReader().passages(raw)
    return passage


def inserted(passage: Passage, offset: int, text: str) -> str:
    """The file with `text` inserted at an offset of the view."""
    suggestion = Suggestion((Edit(offset, offset, text),), Safety.SAFE, 1.0)
    moved = passage.moved(Finding("SPC001", offset, offset, "", (suggestion,)))
    return apply_edits(passage.raw, moved.suggestions[0].edits)


@pytest.mark.parametrize(
    ("raw", "view"),
    [
        ("<p>One <b>Putin</b>travel</p>", "One Putintravel"),
        ("<p>A &amp; B&nbsp;C &lt;D&#62;</p>", "A & B C <D>"),
        ("<p>One\n   two</p>\n<p>three<br>four</p>", "One two\n\nthree\nfour"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("<body><nav>Home</nav><p>Story</p><footer>End</footer></body>", "Story"),
        ("<p>Outside</p><article><header><h1>Title</h1></header><p>Story</p></article>", "Title\n\nStory"),
        ("<p>a<script>var kyiv = '<p>';</script>b</p><style>p{}</style>", "ab"),
        ("<p>a <code>kyiv</code> b</p><pre>kyiv</pre>", "a  b".replace("  ", " ")),
        ("<p hidden>no</p><p>yes</p><div style='display: none'><p>no</p></div>", "yes"),
        ("<p>a<!-- kyiv -->b</p>", "ab"),
        ('<p title="a > b">text</p>', "text"),
        ("<p>soft&shy;hyphen and un<wbr>broken</p>", "softhyphen and unbroken"),
    ],
)
def test_what_is_read(raw: str, view: str) -> None:
    assert read(raw).view.strip() == view


def test_a_page_without_text_has_no_passage() -> None:
    assert list(HtmlReader().passages("<html><body><script>x</script></body></html>")) == []


@pytest.mark.parametrize(
    ("raw", "at", "fixed"),
    [
        ("<p><b>Putin</b>travel</p>", 5, "<p><b>Putin</b> travel</p>"),
        ("<p>met<i>Putin</i></p>", 3, "<p>met <i>Putin</i></p>"),
        ("<p><b><i>Putin</i></b>travel</p>", 5, "<p><b><i>Putin</i></b> travel</p>"),
        ("<p><b>Putin</b><i>Xi</i></p>", 5, "<p><b>Putin</b> <i>Xi</i></p>"),
        ("<p>a&amp;b</p>", 2, "<p>a&amp; b</p>"),
    ],
)
def test_where_a_blank_goes(raw: str, at: int, fixed: str) -> None:
    assert inserted(read(raw), at, " ") == fixed


def test_what_is_inserted_is_escaped() -> None:
    assert inserted(read("<p>ab</p>"), 1, "<&") == "<p>a&lt;&amp;b</p>"


def test_an_edit_across_markup_keeps_the_tags() -> None:
    passage = read("<p>the <b>united</b> nations met</p>")
    start = passage.view.index("united")
    suggestion = Suggestion((Edit(start, start + 14, "United Nations"),), Safety.SAFE, 1.0)
    moved = passage.moved(Finding("CAS001", start, start + 14, "", (suggestion,)))
    assert apply_edits(passage.raw, moved.suggestions[0].edits) == "<p>the <b>United</b> Nations met</p>"
    assert passage.raw[moved.start : moved.end] == "united</b> nations"


# Pages of nested markup; each piece gives its source.
_WORD = st.sampled_from(["Putin", "kyiv", "naïve", "a", "🙂", "x-y", "Łódź"])
_LEAF = st.one_of(
    _WORD, st.sampled_from([" ", "\n", "&amp;", "&#233;", "&nbsp;", "&lt;b&gt;", "<!-- x > y -->", "<br>", "<img alt='>'>", "&bogus;", "& ", "AT&T"])
)
_NODE = st.recursive(
    _LEAF,
    lambda inner: st.tuples(
        st.sampled_from(["b", "i", "a href=\"?a=1&b='>'\"", "span class=x", "em", "p", "div", "li", "script", "h2"]),
        st.lists(inner, max_size=4),
        st.booleans(),
    ).map(lambda node: f"<{node[0]}>{''.join(node[1])}" + (f"</{node[0].split()[0]}>" if node[2] or node[0] == "script" else "")),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_NODE, min_size=1, max_size=6).map("".join))
def test_offsets_are_exact(raw: str) -> None:
    for passage in HtmlReader().passages(raw):
        previous = 0
        for k, sign in enumerate(passage.view):
            written = raw[passage.starts[k] : passage.ends[k]]
            assert passage.starts[k] >= previous or not written
            assert written == sign or sign == "\n" or html.unescape(written).split() in ([sign], []) or sign in html.unescape(written)
            previous = passage.ends[k]


@settings(max_examples=200, deadline=None)
@given(st.lists(_NODE, min_size=1, max_size=5).map("".join), st.data())
def test_an_insertion_changes_the_view_there_alone(raw: str, data: st.DataObject) -> None:
    for passage in HtmlReader().passages(raw):
        inside = [k for k in range(1, len(passage.view)) if not passage.view[k - 1].isspace() and not passage.view[k].isspace()]
        if not inside:
            return
        at = data.draw(st.sampled_from(inside))
        view = passage.view
        (again,) = HtmlReader().passages(inserted(passage, at, "Q"))
        assert again.view == view[:at] + "Q" + view[at:]


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<p>He wrote of the <b>Cup</b>history of England.</p>", ["Cuphistory"]),
        ("<p>The <a href='x'>Nayev</a>believes in it.</p>", ["Nayevbelieves"]),
        ("<p>He wrote of the Cuphistory of <b>England</b>.</p>", []),
        ("<p>An un<b>believ</b>able <i>You</i>Tube video of <b>Z</b>elensky.</p>", []),
    ],
)
def test_where_markup_ends_two_words_are_likelier(markup: str, told: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text(markup)
    main(["check", "--isolated", "--exit-zero", "--no-cache", "--output-format", "json", str(tmp_path / "a.html")])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert [f["text"].replace("</b>", "").replace("</a>", "") for f in file["findings"]] == told
