"""The public API, as the README promises it."""

from __future__ import annotations

import subprocess
import sys

import pytest

import decalque

TEXT = "Salt &amp; pepper, cafÃ©.\n"
CONFIG = decalque.Config(select=["ENC"])


def test_public_names() -> None:
    assert decalque.__all__ == sorted(decalque.__all__)
    assert {
        "lint",
        "fix",
        "Linter",
        "Document",
        "Finding",
        "Suggestion",
        "Edit",
        "Safety",
        "Config",
        "FixResult",
    } <= set(decalque.__all__)
    for name in decalque.__all__:
        assert getattr(decalque, name) is not None
    assert set(decalque.__all__) <= set(dir(decalque))


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'lnt'"):
        _ = decalque.lnt  # type: ignore[attr-defined]


def test_lint() -> None:
    findings = decalque.lint(TEXT, CONFIG)
    assert [(f.rule, TEXT[f.start : f.end]) for f in findings] == [("ENC002", "&amp;"), ("ENC001", "Ã©")]
    assert all(isinstance(f, decalque.Finding) and f.best and f.name and f.mqm for f in findings)


def test_lint_without_a_configuration_reads_no_file(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "decalque.toml").write_text("this is not TOML")
    monkeypatch.chdir(tmp_path)
    assert "ENC002" in [f.rule for f in decalque.lint(TEXT)]


def test_fix() -> None:
    result = decalque.fix(TEXT, config=CONFIG)
    assert isinstance(result, decalque.FixResult)
    assert result.text == "Salt & pepper, café.\n"
    assert [f.rule for f in result.applied] == ["ENC002", "ENC001"]
    assert result.remaining == ()


def test_fix_unsafe_is_asked_for() -> None:
    linter = decalque.Linter(CONFIG)
    text = "If a &lt;b then"
    assert [s.safety for f in linter.lint(text) for s in f.suggestions] == [decalque.Safety.UNSAFE]
    assert decalque.fix(text, config=CONFIG).text == text
    assert decalque.fix(text, unsafe=True, config=CONFIG).text == "If a <b then"


def test_linter_is_reused() -> None:
    linter = decalque.Linter(CONFIG)
    assert linter.lint(TEXT) == linter.lint(TEXT) == decalque.lint(TEXT, CONFIG)
    assert linter.lint("") == []


def test_configurations_do_not_mix() -> None:
    assert decalque.lint(TEXT, decalque.Config(select=["ENC001"])) != decalque.lint(
        TEXT, decalque.Config(select=["ENC002"])
    )


def test_wrong_configuration() -> None:
    with pytest.raises(decalque.ConfigError, match="unknown rule 'ENC999'"):
        decalque.lint(TEXT, decalque.Config(select=["ENC999"]))


def test_version() -> None:
    assert decalque.__version__.count(".") == 2


@pytest.mark.parametrize(
    "statement", ["import decalque", "import decalque.cli, decalque.rules; decalque.rules.all_rules()"]
)
def test_imports_are_light(statement: str) -> None:
    heavy = "wordfreq symspellpy ftfy langdetect regex numpy difflib tomllib"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {statement}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not set(heavy.split()) & set(done.stdout.split())
    if statement == "import decalque":
        assert {m for m in done.stdout.split() if m.startswith("decalque.")} == set()
