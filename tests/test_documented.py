"""The examples in the documentation run as they are printed; a linter may be used by several threads."""

from __future__ import annotations

import doctest
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import decalque
from decalque import Linter

ROOT = Path(__file__).resolve().parent.parent


def test_the_examples_of_the_api_run() -> None:
    found = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False, optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    assert found.attempted > 8
    assert not found.failed


def test_the_example_of_the_package_runs() -> None:
    assert doctest.testmod(decalque).failed == 0


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "src" / "decalque" / "py.typed").exists()


def test_threads_get_the_same_answers() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpora" / "damaged").glob("*.txt"))[:16]]
    alone = [Linter().lint(text) for text in texts]
    linter = Linter()
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert list(pool.map(linter.lint, texts)) == alone
        assert list(pool.map(decalque.lint, texts)) == alone


@pytest.mark.parametrize("page", [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_exit_code_is_on_its_page() -> None:
    from decalque.runner import Exit

    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    assert {int(code) for code in re.findall(r"(?m)^\| (\d+) \|", page)} == {int(code) for code in Exit}
