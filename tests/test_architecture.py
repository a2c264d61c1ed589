"""The shape of the package: imports point downwards, files stay short, the public names are sorted."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import decalque

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "decalque"
MOST_LINES = 300

# From the bottom up; modules of one layer do not import each other.
LAYERS = [
    ["cache", "finding", "version"],
    ["expressions"],
    ["document"],
    ["lexicon"],
    ["packs"],
    ["kinds"],
    ["analysis"],
    ["scoring"],
    ["rules"],
    ["selectors"],
    ["suppress"],
    ["config"],
    ["linter"],
    ["fixer"],
    ["readers", "reporters", "bench"],
    ["quiet", "gate"],
    ["worker"],
    ["jobs", "results", "progress", "watching"],
    ["runner"],
    ["__init__"],
    ["bench_options", "benching", "corrupting"],
    ["options"],
    ["cli"],
    ["__main__"],
]
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if PACKAGE / "data" not in p.parents)


def part_of(path: Path) -> str:
    """The module or package directly under `decalque` that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """The parts of the package that a file imports, at its top or inside a function, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            top, part, *_ = *name.split("."), "__init__"
            if top == "decalque":
                known = (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").exists()
                yield (part if known else "__init__"), node.lineno


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downwards(path: Path) -> None:
    own = part_of(path)
    assert own in HEIGHT, f"give {own} a place in LAYERS"
    for part, line in imported(path):
        assert part == own or HEIGHT[part] < HEIGHT[own], f"{path}:{line}: {own} imports {part}, which is not below it"


def test_files_are_short() -> None:
    scripts = [p for folder in ("benchmarks", "corpora", "docs", "tests") for p in (ROOT / folder).rglob("*.py")]
    long = {str(p.relative_to(ROOT)): n for p in MODULES + scripts if (n := len(p.read_text("utf-8").splitlines())) > MOST_LINES}
    assert not long


def test_public_names_are_sorted() -> None:
    assert decalque.__all__ == sorted(decalque.__all__)
    assert all(hasattr(decalque, name) for name in decalque.__all__)


def test_modules_say_what_they_are() -> None:
    silent = [str(p) for p in MODULES if not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))]
    assert not silent


def test_test_files_have_names_of_their_own() -> None:
    names = [p.name for p in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names)), "pytest imports them by name"
