"""Every case in `cases/` answers as it is written there (see transcript.py)."""

from __future__ import annotations

from pathlib import Path

import pytest
from transcript import CASES, parse, render, run


@pytest.mark.parametrize("path", sorted(CASES.glob("*.case")), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = parse(path.read_bytes().decode())
    case_as_it_runs = parse(path.read_bytes().decode())
    case_as_it_runs.expected = run(case)
    assert render(case_as_it_runs) == render(case), "python tests/cli/transcript.py rewrites the cases"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.case")), ids=lambda path: path.stem)
def test_case_is_written_as_it_is_rendered(path: Path) -> None:
    text = path.read_bytes().decode()
    assert render(parse(text)) == text
