"""Whole damaged articles: what is protected stays byte for byte, and comments change nothing else."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest

from decalque.finding import Finding
from decalque.fixer import fix
from decalque.linter import Linter
from decalque.rules import all_rules
from decalque.suppress import read

CORPORA = Path(__file__).resolve().parent.parent.parent / "corpora"
ARTICLES = [path for path in sorted(CORPORA.glob("damaged/*.txt")) if not path.name.endswith(".ref.txt")]
REMARK = "<!-- decalque: ignore-file CAS004 -->\n"  # a rule that does not run here


@cache
def linter() -> Linter:
    return Linter([rule for rule in all_rules() if not rule.preview])


def text_of(path: Path) -> str:
    return path.read_bytes().decode()


@pytest.mark.parametrize("path", ARTICLES[::4], ids=lambda path: path.stem)
def test_protected_paragraphs_are_untouched_whatever_happens_around_them(path: Path) -> None:
    lines = text_of(path).splitlines(keepends=True)
    written = [n for n, line in enumerate(lines) if line.strip()]
    chosen = sorted(random.Random(path.stem).sample(written, len(written) // 3))
    protected = []
    for n in chosen:
        lines[n] = f"<!-- decalque: off -->\n{lines[n].rstrip()}\n<!-- decalque: on -->\n"
        protected.append(lines[n])
    text = "".join(lines)
    result = fix(text, linter(), unsafe=True)
    assert result.applied
    assert result.silenced
    position = 0
    for block in protected:
        position = result.text.index(block, position) + len(block)
    assert fix(result.text, linter(), unsafe=True).text == result.text


@pytest.mark.parametrize("path", ARTICLES[1::4], ids=lambda path: path.stem)
def test_side_files_protect_the_same(path: Path) -> None:
    text = text_of(path)
    written = [n for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    chosen = sorted(random.Random(path.stem).sample(written, len(written) // 3))
    result = fix(text, linter(), unsafe=True, suppressions=read(text, side="".join(f"{n}\n" for n in chosen)))
    assert result.applied
    position = 0
    for n in chosen:
        line = text.splitlines()[n - 1].rstrip()
        position = result.text.index(line, position) + len(line)


@pytest.mark.parametrize("path", ARTICLES[2::4], ids=lambda path: path.stem)
def test_comments_in_lines_of_their_own_change_no_finding(path: Path) -> None:
    def told(text: str, findings: list[Finding]) -> list[tuple[str, str, str]]:
        return [(f.rule, text[f.start : f.end], f.message) for f in findings if REMARK not in text[f.start : f.end]]

    text = text_of(path)
    lines = text.splitlines(keepends=True)
    for n in random.Random(path.stem).sample(range(len(lines)), 5):
        lines[n] = REMARK + lines[n]
    marked = "".join(lines)
    assert told(marked, linter().lint(marked)) == told(text, linter().lint(text))
