"""What docs/suppression.md shows is so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from decalque.linter import Linter
from decalque.suppress import read
from decalque.suppress.baseline import Baseline

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "suppression.md").read_text(encoding="utf-8")


def block(language: str, number: int = 0) -> str:
    """A code block of the page."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    return [text for name, text in blocks if name == language][number]


def test_the_comments_silence_all_that_is_in_the_example() -> None:
    text = block("html")
    seen = Linter().inspect(text)
    assert seen.findings == []
    assert len(seen.silenced) == 4
    assert [note.message for note in seen.notes if not note.unused] == []


def test_the_side_file_can_be_read() -> None:
    given = read("line\n" * 20 + "Putintravel\n", side=block(""))
    assert given.mistakes == ()
    assert [one.label for one in given.given] == ["12: CAS001", "12-20: SPC", "12-20: merged-tokens", '"Putintravel": SPC001', "*: RES"]


def test_the_baseline_can_be_read() -> None:
    text = block("json")
    assert json.loads(text)["version"] == 1
    assert Baseline.parse(text.encode(), "page").dump() == text


def test_the_python_example_runs() -> None:
    space: dict[str, Any] = {}
    exec(block("python"), space)
    linter, text, seen = space["linter"], space["text"], space["seen"]
    assert [text[f.start : f.end] for f in linter.lint(text)] == ["belarus"]
    assert [text[f.start : f.end] for f in seen.silenced] == ["kyiv"]
    assert [(note.line, note.message) for note in seen.notes] == [(2, "unused suppression: ignore SPC001")]
    assert linter.lint(text, read(text, side="2: CAS001")) == []
