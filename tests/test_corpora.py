"""The corpora: gold edits fit the texts, built files are current, the builder tells what is wrong."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
LEAST_DAMAGED, LEAST_CLEAN = 30, 20


def load_builder() -> ModuleType:
    """corpora/build.py as a module."""
    spec = importlib.util.spec_from_file_location("corpora_build", CORPORA / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


build = load_builder()
REFERENCES = sorted((CORPORA / "damaged").glob("*.ref.txt"))


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: path.name.removesuffix(".ref.txt"))
def test_gold_edits_give_the_reference(path: Path) -> None:
    slug = path.name.removesuffix(".ref.txt")
    text = read(path.with_name(f"{slug}.txt"))
    edits = [json.loads(line) for line in read(path.with_name(f"{slug}.edits.jsonl")).splitlines()]
    assert edits
    pieces, position = [], 0
    for edit in edits:
        assert edit["category"] in build.CATEGORIES
        assert edit["start"] >= position
        assert text[edit["start"] : edit["end"]] == edit["original"]
        assert edit["replacement"] not in edit["also_ok"]
        pieces += [text[position : edit["start"]], edit["replacement"]]
        position = edit["end"]
    assert "".join([*pieces, text[position:]]) == read(path)


def test_built_files_are_current() -> None:
    assert build.differences(build.build(CORPORA / "marked"), CORPORA / "damaged") == []


def test_there_are_enough_articles() -> None:
    assert len(REFERENCES) >= LEAST_DAMAGED
    assert len(list((CORPORA / "clean").glob("*.txt"))) >= LEAST_CLEAN


def test_every_category_occurs() -> None:
    rows = [json.loads(line) for path in (CORPORA / "damaged").glob("*.jsonl") for line in read(path).splitlines()]
    assert {row["category"] for row in rows} == set(build.CATEGORIES)


def test_no_text_is_there_twice() -> None:
    paths = [*REFERENCES, *sorted((CORPORA / "clean").glob("*.txt"))]
    assert len({read(path) for path in paths}) == len(paths)


def test_clean_articles_hold_no_markup() -> None:
    for path in (CORPORA / "clean").glob("*.txt"):
        text = read(path)
        assert not [c for c in build.CATEGORIES if f"{{{c}|" in text], path
        assert text.endswith("\n"), path
        assert "\r" not in text, path


def test_the_readme_tells_of_every_category() -> None:
    readme = read(CORPORA / "README.md")
    assert [c for c in build.CATEGORIES if f"| `{c}` |" not in readme] == []


class TestMarkup:
    """What the builder makes of markup, right and wrong."""

    def test_spans_escapes_and_line_breaks(self) -> None:
        marked = "A \\{b\\} {merged-tokens|c\\|d|c, d|c d} e.{residue|\\n\\nShare \\\\|}\n"
        article = build.parse(marked)
        assert article.damaged == "A {b} c|d e.\n\nShare \\\n"
        assert article.reference == "A {b} c, d e.\n"
        assert [(e.start, e.end, e.original, e.also_ok) for e in article.edits] == [
            (6, 9, "c|d", ["c d"]),
            (12, 21, "\n\nShare \\", []),
        ]

    def test_offsets_are_code_points(self) -> None:
        (edit,) = build.parse("🙂 é {encoding|Ã©|é}\n").edits
        assert (edit.start, edit.end) == (4, 6)

    @pytest.mark.parametrize(
        ("marked", "told"),
        [
            ("One\ntwo {oops|a|b}\n", "a.txt:2: unknown category 'oops'"),
            ("{residue|a}\n", "a.txt:1: a span needs {residue|damaged|corrected}"),
            ("One\n\n{residue|a|\n", "a.txt:3: a span is opened here and never closed"),
            ("One {residue|a {residue|b|}|}\n", "a.txt:1: a span inside a span"),
            ("One } two\n", "a.txt:1: '}' outside a span"),
            ("One \\q two\n", "a.txt:1: unknown escape"),
            ("One {residue||b}\n", "a.txt:1: the damaged text of a span is empty"),
            ("One {phrase|b|b}\n", "a.txt:1: damaged and corrected are the same"),
            ("One {phrase|b|c|c}\n", "a.txt:1: a correction is given twice"),
            ("One\n\n{residue|Share|}\n\nTwo\n", "a.txt: the corrected text has two blank lines in a row"),
            ("One two", "a.txt: the corrected text has no line break at the end of the file"),
        ],
    )
    def test_faults_name_file_and_line(self, marked: str, told: str) -> None:
        with pytest.raises(build.MarkupError) as caught:
            build.parse(marked, "a.txt")
        assert str(caught.value).startswith(told)

    def test_all_faults_are_told_at_once(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("{oops|a|b}\n", encoding="utf-8")
        (tmp_path / "b.txt").write_bytes(b"\xff\n")
        (tmp_path / "Bad name.txt").write_text("One\n", encoding="utf-8")
        with pytest.raises(build.MarkupError) as caught:
            build.build(tmp_path)
        assert len(str(caught.value).splitlines()) == 3


@pytest.mark.parametrize("path", sorted((CORPORA / "senses").glob("*.txt")), ids=lambda path: path.stem)
def test_every_entry_has_sentences_that_are_wrong_and_right(path: Path) -> None:
    for entry in read(path).strip().split("\n\n"):
        head, *lines = entry.split("\n")
        assert len(head.removeprefix("= ").split(" | ")) == 3, head
        assert [line[:2] for line in lines] in (["+ "] * 3 + ["- "] * 2, ["+ "] * 2 + ["- "] * 2), head
        assert all((line.count("{") == 1) is line.startswith("+") for line in lines), head
