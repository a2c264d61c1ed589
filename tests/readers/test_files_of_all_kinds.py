"""Files of all kinds through the command: what is read, what is left out, and what a fix leaves as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from decalque.cli import main

HTML = '<html><body><nav>Home</nav><article><p class=x>On <b>Friday</b> he flew to <a href="?a=1&b=2">kyiv</a> &amp; back.</p></article></body></html>\r\n'


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, list[tuple[str, str]]]:
    """File -> (rule, text) of each finding."""
    main(["check", "--isolated", "--output-format", "json", *arguments])
    files = json.loads(capsys.readouterr().out)["files"]
    return {file["path"]: [(f["rule"], f["text"]) for f in file["findings"]] for file in files}


def test_html_is_fixed_in_place(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "a.html").write_bytes(HTML.encode())
    assert found(capsys, "a.html") == {"a.html": [("CAS001", "kyiv")]}
    main(["fix", "--isolated", "--unsafe", "a.html"])
    assert (desk / "a.html").read_bytes() == HTML.replace(">kyiv<", ">Kyiv<").encode()


def test_the_seam_between_tags_gets_its_blank(desk: Path) -> None:
    (desk / "a.html").write_text("<p>On Friday <b>Vladimir Putin</b>travel to Minsk.</p>")
    main(["fix", "--isolated", "--unsafe", "a.html"])
    assert (desk / "a.html").read_text() == "<p>On Friday <b>Vladimir Putin</b> travel to Minsk.</p>"


def test_markdown_keeps_its_markup(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "# News\n\nHe flew to **kyiv** ([map](http://kyiv.example/kyiv)).\n\n`kyiv`\n"
    (desk / "a.md").write_text(text)
    main(["fix", "--isolated", "--unsafe", "a.md"])
    assert (desk / "a.md").read_text() == text.replace("**kyiv**", "**Kyiv**")


def test_records_keep_all_but_the_words(desk: Path) -> None:
    lines = '{"id":1,  "body": "Caf\\u00e9 in kyiv.", "tag": "kyiv"}\r\n{"body":"Nothing.","n":1.50}\r\n'
    (desk / "a.jsonl").write_bytes(lines.encode())
    main(["fix", "--isolated", "--unsafe", "--field", "body", "a.jsonl"])
    assert (desk / "a.jsonl").read_bytes() == lines.replace("in kyiv", "in Kyiv").encode()
    table = 'id,body\n1,"He said ""no"" in kyiv."\n'
    (desk / "a.csv").write_text(table)
    main(["fix", "--isolated", "--unsafe", "--field", "body", "a.csv"])
    assert (desk / "a.csv").read_text() == table.replace("kyiv", "Kyiv")


def test_an_encoding_is_kept(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "a.txt").write_bytes("Café in kyiv.".encode("latin-1"))
    assert main(["check", "--isolated", "a.txt"]) == 2
    assert "not UTF-8: byte 0xe9 at offset 3 (line 1)" in capsys.readouterr().err
    main(["fix", "--isolated", "--unsafe", "--encoding", "latin-1", "a.txt"])
    assert (desk / "a.txt").read_bytes() == "Café in Kyiv.".encode("latin-1")
    assert main(["check", "--isolated", "--encoding", "ascii", "a.txt"]) == 2
    assert "not ascii: byte 0xe9 at offset 3" in capsys.readouterr().err
    assert main(["check", "--isolated", "--encoding", "latin-99", "a.txt"]) == 2
    assert "unknown encoding 'latin-99'" in capsys.readouterr().err


def test_standard_input_is_read_as_its_name_says(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    import io
    import sys

    class Given(io.TextIOWrapper):
        pass

    monkeypatch.setattr(sys, "stdin", Given(io.BytesIO(HTML.encode())))
    main(["fix", "--isolated", "--unsafe", "--stdin-filename", "page.html", "-"])
    assert capsysbinary.readouterr().out == HTML.replace(">kyiv<", ">Kyiv<").encode()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.jsonl", '{"text": "a"}\nno\n', "line 2 is not JSON"),
        ("a.csv", "id,title\n1,a\n", "no column called body, content, text"),
        ("a.csv", 'text\n"a\n', "a quotation mark in line 2 is not closed"),
    ],
)
def test_what_is_not_in_its_format_is_a_mistake(
    desk: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, message: str
) -> None:
    (desk / name).write_text(text)
    assert main(["check", "--isolated", name]) == 2
    assert message in capsys.readouterr().err


def test_folders_leave_out_what_git_and_the_user_do(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / ".git").mkdir()
    (desk / ".gitignore").write_text("drafts/\n*.old.txt\n")
    for name in ("a.txt", "a.old.txt", "drafts/b.txt", "wire/c.txt", "wire/d.html", "wire/keep.old.txt", "wire/e.csv"):
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text("Nothing is wrong.")
    (desk / "wire" / ".gitignore").write_text("!keep.old.txt\n")
    assert list(found(capsys, ".")) == ["./a.txt", "./wire/c.txt", "./wire/d.html", "./wire/keep.old.txt"]
    assert list(found(capsys, "wire")) == ["wire/c.txt", "wire/d.html", "wire/keep.old.txt"]
    assert list(found(capsys, "--exclude", "wire/", ".")) == ["./a.txt"]
    assert list(found(capsys, "--exclude", "*.html", "--no-gitignore", "wire")) == ["wire/c.txt", "wire/keep.old.txt"]
    assert "./drafts/b.txt" in found(capsys, "--no-gitignore", ".")
    assert list(found(capsys, "drafts/b.txt")) == ["drafts/b.txt"]
