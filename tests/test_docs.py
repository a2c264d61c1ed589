"""The generated pages say what the rules say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from decalque.reporters.formats import FORMATS
from decalque.rules import all_rules

ROOT = Path(__file__).resolve().parent.parent


def test_the_rule_catalogue_is_current() -> None:
    done = subprocess.run([sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_examples_of_the_output_formats_are_current() -> None:
    done = subprocess.run([sys.executable, ROOT / "docs" / "examples.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_output_format_has_its_section() -> None:
    page = (ROOT / "docs" / "output-formats.md").read_text(encoding="utf-8")
    headings = {word for line in page.splitlines() if line.startswith("## ") for word in line[3:].split()}
    assert set(FORMATS) <= headings
    assert all(f"| `{name}` |" in page for name in FORMATS)
    answers = [block.split("\n", 1)[1] for block in page.split("```console\n")[1:]]
    assert all("entity" in answer.split("```")[0] for answer in answers)


def test_the_rule_catalogue_holds_every_rule() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert [rule.code for rule in all_rules() if f"### {rule.code} {rule.name}\n\n" not in page] == []
