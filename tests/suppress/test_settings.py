"""What the configuration leaves alone, the fixer leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from decalque.config import Config
from decalque.fixer import fix
from decalque.linter import Linter


@pytest.mark.parametrize(
    ("text", "names", "fixed"),
    [
        ("He left for kyiv.", [], "He left for Kyiv."),
        ("He left for kyiv.", ["kyiv"], "He left for kyiv."),
        ("kyiv fell silent on Monday.", ["kyiv"], "kyiv fell silent on Monday."),
        ("He met Dynamo kyiv and dynamo Kyiv.", ["kyiv"], "He met Dynamo kyiv and Dynamo Kyiv."),
        ("The minister of kyivthe ally of belarus left.", ["kyiv"], "The minister of kyiv the ally of Belarus left."),
        ("The talks ended. bell hooks left for kyiv.", ["bell hooks"], "The talks ended. bell hooks left for Kyiv."),
        ("He left for kyiv and &amp;amp; kyiv.", ["kyiv", "KYIV"], "He left for kyiv and & kyiv."),
    ],
)
def test_names_keep_their_casing(text: str, names: list[str], fixed: str) -> None:
    linter = Linter(Config(names=names))
    assert fix(text, linter, unsafe=True).text == fixed
    assert linter.lint(fixed) == []


def test_allowed_text_is_left_alone_in_every_round() -> None:
    linter = Linter(Config(select=["ENC002", "CAS001"], allow=["&lt;", "kyiv"]))
    assert fix("a &lt; b &amp; c in kyiv", linter, unsafe=True).text == "a &lt; b & c in kyiv"


def test_per_file_ignores_bind_the_fixer(tmp_path: Path) -> None:
    config = Config(per_file_ignores={"archive/*": ["CAS"]}, path=tmp_path / "decalque.toml")
    text = "He left for kyiv &amp; belarus."
    assert fix(text, Linter(config, file=str(tmp_path / "archive" / "a.txt")), unsafe=True).text == "He left for kyiv & belarus."
    assert fix(text, Linter(config, file=str(tmp_path / "a.txt")), unsafe=True).text == "He left for Kyiv & Belarus."
