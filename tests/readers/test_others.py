"""Markdown, JSON lines and tables: what is read, and how it is changed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decalque.finding import Edit, Finding, Safety, Suggestion, apply_edits
from decalque.readers.markdown import MarkdownReader
from decalque.readers.passage import Passage
from decalque.readers.records import JsonlReader, TableReader
from decalque.readers.text import ReadError


def inserted(passage: Passage, offset: int, text: str) -> str:
    suggestion = Suggestion((Edit(offset, offset, text),), Safety.SAFE, 1.0)
    return apply_edits(passage.raw, passage.moved(Finding("SPC001", offset, offset, "", (suggestion,))).suggestions[0].edits)


class TestMarkdown:
    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize(
        ("raw", "view"),
        [
            ("# Talks in **Minsk**\n", "Talks in Minsk"),
            ("One\ntwo\n\nthree", "One two\n\nthree"),
            ("A [link](http://x.y/kyiv 'kyiv') and [ref][kyiv]\n\n[kyiv]: http://x", "A link and ref"),
            ("- one\n- two\n\n> three", "one\n\ntwo\n\nthree"),
            ("```\nkyiv\n```\n\n    kyiv\n\ntext", "text"),
            ("---\ntitle: kyiv\n---\ntext", "text"),
            ("<div>kyiv</div>\n\ntext <b>bold</b>", "text bold"),
            ("a\\*b snake_case_word __strong__ ~~gone~~", "a*b snake_case_word strong gone"),
            ("| a | b |\n|---|---|\n| c | d |", "a\n\nb\n\nc\n\nd"),
            ("fish &amp; chips", "fish & chips"),
        ],
    )
    def test_what_is_read(self, raw: str, view: str, newline: str) -> None:
        raw = raw.replace("\n", newline)
        (passage,) = MarkdownReader().passages(raw)
        assert passage.view == view
        for k, sign in enumerate(passage.view):
            assert raw[passage.starts[k] : passage.ends[k]] == sign or sign in " \n*&"

    def test_code_is_one_sign(self) -> None:
        (passage,) = MarkdownReader().passages("run `kyiv x` now")
        assert passage.view == "run ` now"

    @pytest.mark.parametrize(
        ("raw", "at", "fixed"),
        [
            ("**Putin**travel", 5, "**Putin** travel"),
            ("met**Putin**", 3, "met **Putin**"),
            ("[Putin](http://x)travel", 5, "[Putin](http://x) travel"),
        ],
    )
    def test_where_a_blank_goes(self, raw: str, at: int, fixed: str) -> None:
        (passage,) = MarkdownReader().passages(raw)
        assert inserted(passage, at, " ") == fixed


class TestJsonLines:
    def test_fields_are_found_by_path(self) -> None:
        raw = '{"id": [1, {"text": "no"}], "a": {"body": "yes"}, "body": "no"}\n'
        assert [p.view for p in JsonlReader(["a.body"]).passages(raw)] == ["yes"]

    @given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=3), st.booleans())
    def test_every_escape_leads_back(self, texts: list[str], plain: bool) -> None:
        raw = "".join(json.dumps({"n": {"x": [1, "t"]}, "text": text, "z": None}, ensure_ascii=plain) + "\n" for text in texts)
        views = {p.view: p for p in JsonlReader().passages(raw)}
        assert set(views) == {text for text in texts if text.strip()}
        for view, passage in views.items():
            at = len(view) // 2
            changed = inserted(passage, at, 'é"\\\n')
            assert view[:at] + 'é"\\\n' + view[at:] in [json.loads(line)["text"] for line in changed.split("\n") if line]

    def test_bad_lines_are_named(self) -> None:
        with pytest.raises(ReadError, match="line 2 is not JSON"):
            list(JsonlReader().passages('{"text": "a"}\n{"text": \n'))
        with pytest.raises(ReadError, match="no JSON object"):
            list(JsonlReader().passages("[1]\n"))
        with pytest.raises(ReadError, match="no record has a text called boddy"):
            list(JsonlReader(["boddy"]).passages('{"body": "a"}\n'))


class TestTables:
    RAW = 'id,body,note\r\n1,"He said ""no"", twice.\r\nTwo",x\r\n2,plain text,y\r\n'

    def test_cells_are_read(self) -> None:
        assert [p.view for p in TableReader(",", ["body"]).passages(self.RAW)] == ['He said "no", twice.\r\nTwo', "plain text"]

    def test_quotes_are_doubled_in_what_is_inserted(self) -> None:
        first, second = TableReader(",", ["body"]).passages(self.RAW)
        assert '""q""He said' in inserted(first, 0, '"q"')
        assert "2,aplain text" in inserted(second, 0, "a")

    def test_what_is_wrong_is_said(self) -> None:
        with pytest.raises(ReadError, match="no column called boddy"):
            list(TableReader(",", ["boddy"]).passages(self.RAW))
        with pytest.raises(ReadError, match="quotation mark in line 2 is not closed"):
            list(TableReader(",").passages('text\n"open\n'))

    def test_tabs(self) -> None:
        assert [p.view for p in TableReader("\t").passages("text\tx\na, b\t1\n")] == ["a, b"]
