"""Reading, checking and resolving the configuration."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from decalque.config import Config
from decalque.linter import Linter
from decalque.rules import Rule, all_rules
from decalque.selectors import ConfigError, did_you_mean

PREVIEW = [rule for rule in all_rules() if rule.preview]


def codes(rules: tuple[Rule, ...]) -> list[str]:
    return [rule.code for rule in rules]


def written(folder: Path, text: str, name: str = "decalque.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_are_all_rules_but_those_in_preview() -> None:
    assert codes(Config().rules()) == [rule.code for rule in all_rules() if not rule.preview]


def test_preview_adds_rules() -> None:
    assert codes(Config(preview=True).rules()) == [rule.code for rule in all_rules()]


def test_a_preview_rule_runs_when_named() -> None:
    for rule in PREVIEW:
        assert codes(Config(select=[rule.code]).rules()) == [rule.code]
        assert codes(Config(select=[rule.name]).rules()) == [rule.code]
        assert rule.code not in codes(Config(select=[rule.code[:3]]).rules())


@pytest.mark.parametrize("selector", ["ENC002", "html-entity"])
def test_code_and_name_mean_the_same(selector: str) -> None:
    assert codes(Config(select=[selector]).rules()) == ["ENC002"]
    assert "ENC002" not in codes(Config(ignore=[selector]).rules())


def test_a_prefix_means_the_family() -> None:
    found = codes(Config(select=["ENC"]).rules())
    assert "ENC001" in found
    assert {code[:3] for code in found} == {"ENC"}


@pytest.mark.parametrize(
    ("select", "ignore", "runs"),
    [
        (["ENC002"], ["ENC"], True),
        (["ENC"], ["ENC002"], False),
        (["ENC002"], ["ENC002"], False),
        (["ALL"], ["ENC"], False),
        (["ENC"], ["ALL"], True),
        (["ENC002"], ["ENC00"], True),
        ([], [], False),
    ],
)
def test_the_more_specific_selector_wins(select: list[str], ignore: list[str], runs: bool) -> None:
    assert ("ENC002" in codes(Config(select=select, ignore=ignore).rules())) is runs


def test_extend_select_adds() -> None:
    config = Config(select=["ENC001"], extend_select=["html-entity"])
    assert codes(config.rules()) == ["ENC001", "ENC002"]


def test_select_on_the_command_line_starts_afresh() -> None:
    config = Config(select=["SPC"], ignore=["ENC002"], extend_select=["ENC001"], names=["kd"])
    changed = config.overridden(select=("ENC002",))
    assert codes(changed.rules()) == ["ENC002"]
    assert changed.names == ("kd",)


def test_ignore_on_the_command_line_adds() -> None:
    config = Config(select=["ENC"], ignore=["ENC001"]).overridden(ignore=("ENC002",))
    assert not {"ENC001", "ENC002"} & set(codes(config.rules()))


def test_nearest_file_upwards_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "desk" / "drafts"
    inner.mkdir(parents=True)
    written(tmp_path, 'names = ["kd"]')
    assert Config.discover(inner).names == ("kd",)
    near = written(inner.parent, "[tool.decalque]\nnames = ['bell hooks']", "pyproject.toml")
    assert Config.discover(inner).path == near
    own = written(inner.parent, "names = ['will.i.am']")
    assert Config.discover(inner).path == own


def test_a_pyproject_without_the_table_is_passed_over(tmp_path: Path) -> None:
    inner = tmp_path / "desk"
    inner.mkdir()
    path = written(tmp_path, "preview = true")
    written(inner, "[project]\nname = 'decalque-user'\n", "pyproject.toml")
    assert Config.discover(inner).path == path


def test_a_broken_pyproject_of_others_is_no_concern(tmp_path: Path) -> None:
    written(tmp_path, "[project\n", "pyproject.toml")
    assert Config.discover(tmp_path).path in (None, *Path("/").glob("decalque.toml"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('selct = ["ENC"]', "unknown key 'selct'; did you mean 'select'?"),
        ('select = ["EMC"]', "select: unknown rule 'EMC'"),
        ('select = [""]', "select: unknown rule ''"),
        ('ignore = ["mojibak"]', "ignore: unknown rule 'mojibak'; did you mean 'mojibake'?"),
        ('extend-select = ["ENC2"]', "extend-select: unknown rule 'ENC2'"),
        ('per-file-ignores = {"a" = ["ENC777"]}', "per-file-ignores: unknown rule 'ENC777'"),
        ('per-file-ignores = {"a" = "ENC"}', "per-file-ignores: expected a list of strings, not a string"),
        ('per-file-ignores = ["a"]', "per-file-ignores: expected a table"),
        ("names = [1]", "names: expected a list of strings, but it holds a number (1)"),
        ("allow = true", "allow: expected a list of strings, not true or false"),
        ("preview = 1", "preview: expected true or false, not a number"),
        ("min-confidence = 2", "min-confidence: expected a number from 0 to 1, not 2"),
        ("min-confidence = nan", "min-confidence: expected a number from 0 to 1, not nan"),
        ("min-confidence = true", "min-confidence: expected a number from 0 to 1, not True"),
        ("baseline = true", "baseline: expected a string, not true or false"),
        ("strict-suppressions = 'yes'", "strict-suppressions: expected true or false, not a string"),
        ("fail-on = 'all'", "fail-on: expected one of 'any', 'unsafe', 'safe', 'none', not 'all'"),
        ("fail-on = []", "fail-on: expected one of 'any', 'unsafe', 'safe', 'none', not []"),
        ("max-per-1000 = -1", "max-per-1000: expected a number of at least 0, not -1"),
        ("max-per-1000 = inf", "max-per-1000: expected a number of at least 0, not inf"),
        ("max-per-1000 = true", "max-per-1000: expected a number of at least 0, not True"),
        ("source-language = 'pt'", "source-language: unknown language 'pt'; known: 'es'"),
        ("source-language = []", "source-language: unknown language []"),
        ("path = 'x'", "unknown key 'path'"),
        ("select = [", "not valid TOML"),
    ],
)
def test_mistakes_name_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        Config.from_file(path)
    assert str(caught.value).startswith(f"{path}: {message}")


def test_a_tool_table_that_is_none(tmp_path: Path) -> None:
    path = written(tmp_path, "[tool]\ndecalque = 1\n", "pyproject.toml")
    with pytest.raises(ConfigError, match="expected a table, not a number"):
        Config.from_file(path)


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "decalque.toml"
    path.write_bytes(b"names = ['\xff']")
    with pytest.raises(ConfigError, match="not valid TOML"):
        Config.from_file(path)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "decalque.toml"
    path.write_bytes(b"\xef\xbb\xbfpreview = true\r\n")
    assert Config.from_file(path).preview


@pytest.mark.parametrize(
    ("glob", "file", "ignored"),
    [
        ("archive/*", "archive/a.txt", True),
        ("archive/*", "archive/2019/a.txt", True),
        ("a.txt", "archive/a.txt", True),
        ("*.txt", "archive/a.txt", True),
        ("archive/*", "desk/archive.txt", False),
        ("archive", "archive/a.txt", False),
    ],
)
def test_per_file_ignores(tmp_path: Path, glob: str, file: str, ignored: bool) -> None:
    config = Config(per_file_ignores={glob: ["ENC002"]}, path=tmp_path / "decalque.toml")
    assert ("ENC002" not in codes(config.rules(str(tmp_path / file)))) is ignored
    assert "ENC002" in codes(config.rules())


def test_per_file_ignores_beat_a_specific_select(tmp_path: Path) -> None:
    config = Config(select=["ENC002"], per_file_ignores={"*": ["ALL"]}, path=tmp_path / "decalque.toml")
    assert config.rules(str(tmp_path / "a.txt")) == ()


def test_toml_round_trip(tmp_path: Path) -> None:
    config = Config(
        select=["ENC", "SPC"], ignore=["ENC002"], extend_select=["ENC002"], names=['say "hi"', "tab\there", "\x7f é"],
        allow=["back\\slash"], preview=True, min_confidence=0.25, per_file_ignores={'odd "glob"/*': ["ENC"], "b": []},
        baseline="known.json", strict_suppressions=True, fail_on="safe", max_per_1000=2.5,
    )  # fmt: skip
    assert Config.from_table(tomllib.loads(config.to_toml())) == config


def test_a_string_for_a_list_is_a_mistake() -> None:
    with pytest.raises(ConfigError, match="select: expected a list of strings, not a string"):
        Config(select="ENC")


def test_configurations_can_be_keys() -> None:
    assert len({Config(), Config(), Config(per_file_ignores={"a": ["ENC"]}), Config(names=["kd"])}) == 3


def test_linter_takes_a_configuration() -> None:
    text = "Salt &amp; pepper, cafÃ©"
    assert [f.rule for f in Linter(Config(select=["ENC"])).lint(text)] == ["ENC002", "ENC001"]
    assert [f.rule for f in Linter(Config(select=["ENC"], allow=["&amp;"])).lint(text)] == ["ENC001"]
    assert Linter(Config(select=["ENC"], min_confidence=1)).lint(text) == []
    assert [f.rule for f in Linter(all_rules()).lint(text)] == ["ENC002", "ENC001"]


@pytest.mark.parametrize(
    ("word", "choices", "answer"),
    [
        ("ignroe", ["ignore", "names"], "; did you mean 'ignore'?"),
        ("enc002", ["ENC002", "ENC003"], "; did you mean 'ENC002'?"),
        ("zzz", ["ignore"], ""),
    ],
)
def test_did_you_mean(word: str, choices: list[str], answer: str) -> None:
    assert did_you_mean(word, choices) == answer
