"""The examples of every rule, run as they stand and in other surroundings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from decalque.finding import Finding
from decalque.fixer import fix
from decalque.linter import Linter
from decalque.readers.text import BOM, decode
from decalque.rules import Rule, Scope, Stage, all_rules

Surround = Callable[[str], str]
_PARAGRAPH = "🙂 The talks were short and polite."
_DOUBLE_QUOTES = re.compile('["“”„«»]')


def _in_quotation_marks(text: str) -> str:
    return f"‘{text}’" if _DOUBLE_QUOTES.search(text) else f"“{text}”"


# What may stand around an example of a rule of this scope.
ALWAYS: dict[str, Surround] = {
    "plain": lambda text: text,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "bom": lambda text: decode(BOM + text.encode()).text,
}
SURROUNDINGS: dict[Scope, dict[str, Surround]] = {
    Scope.WORDS: {
        **ALWAYS,
        "crlf-end": lambda text: text.replace("\n", "\r\n") + "\r\n",
        "emoji": lambda text: f"🙂 {text}",
        "quoted": _in_quotation_marks,
    },
    Scope.LINES: {**ALWAYS, "emoji": lambda text: f"{_PARAGRAPH}\n\n{text}"},
    Scope.PAGE: ALWAYS,
}


@cache
def linter() -> Linter:
    """All rules, those in preview too."""
    return Linter(all_rules())


def shown(findings: list[Finding] | tuple[Finding, ...], text: str) -> list[str]:
    """The findings for the message of an assertion."""
    return [
        f"{f.rule} {text[f.start : f.end]!r} -> {[e.text for e in f.best.edits] if f.best else None}" for f in findings
    ]


def bad_cases() -> Iterator[object]:
    """Every `bad` example of every rule, in every surrounding of its scope."""
    for rule in all_rules():
        for number, (damaged, corrected) in enumerate(rule.bad, 1):
            for name, surround in SURROUNDINGS[rule.scope].items():
                yield pytest.param(rule, surround(damaged), surround(corrected), id=f"{rule.code}-bad{number}-{name}")


def good_cases() -> Iterator[object]:
    """Every `good` example, likewise."""
    for rule in all_rules():
        for number, text in enumerate(rule.good, 1):
            for name, surround in SURROUNDINGS[rule.scope].items():
                yield pytest.param(surround(text), id=f"{rule.code}-good{number}-{name}")


@pytest.mark.parametrize(("rule", "damaged", "corrected"), list(bad_cases()))
def test_bad(rule: Rule, damaged: str, corrected: str) -> None:
    found = linter().lint(damaged)
    told = shown(found, damaged)
    assert [f.rule for f in found] == [rule.code], f"{told} (does the rule need a `scope`?)"
    result = fix(damaged, linter(), unsafe=True)
    assert result.text == corrected, told
    if corrected != damaged:
        assert not result.remaining, shown(result.remaining, result.text)


@pytest.mark.parametrize("text", list(good_cases()))
def test_good(text: str) -> None:
    found = linter().lint(text)
    assert not found, shown(found, text)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
class TestCatalogue:
    """What every rule has to say of itself."""

    def test_has_a_code_and_a_name(self, rule: Rule) -> None:
        assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)

    def test_has_an_mqm_category(self, rule: Rule) -> None:
        assert re.fullmatch(r"[a-z]+([-/ ][a-z]+)*", rule.mqm)

    def test_has_a_page(self, rule: Rule) -> None:
        assert re.fullmatch(r"\S.{10,110}\.", rule.summary), "the first line is one sentence"
        assert rule.page.count("\n\n") >= 1, "after the first line the page says why, how, and when it is wrong"

    def test_has_examples(self, rule: Rule) -> None:
        assert len({damaged for damaged, _ in rule.bad}) >= 4
        assert len(set(rule.good)) >= 6

    def test_finds_its_examples_alone(self, rule: Rule) -> None:
        """A rule leans on no other, but those of the characters before it."""
        before = [r for r in all_rules() if r.stage == Stage.CHARACTERS and r is not rule]
        alone = Linter([*before, rule])
        for damaged, _ in rule.bad:
            assert [f.rule for f in alone.lint(damaged)] == [rule.code]


def test_codes_and_names_are_distinct() -> None:
    rules = all_rules()
    assert len({r.code for r in rules}) == len({r.name for r in rules}) == len(rules)
