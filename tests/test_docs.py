"""The generated pages say what the rules say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from decalque.rules import all_rules

ROOT = Path(__file__).resolve().parent.parent


def test_the_rule_catalogue_is_current() -> None:
    done = subprocess.run([sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_rule_catalogue_holds_every_rule() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert [rule.code for rule in all_rules() if f"### {rule.code} {rule.name}\n\n" not in page] == []
