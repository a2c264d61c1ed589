"""Rules: how one is declared, and how all are found.

A rule is a pure generator from an `Analysis` (a document and what the lexicon says of its words) to
findings, declared by the `rule` decorator in any module of this package. Nothing else has to be touched:
the modules are found by walking the package.

    @rule("SPC009", "example-rule", mqm="whitespace", bad=[("a  bad text", "a bad text")], good=["a good text"])
    def example_rule(page: Analysis) -> Iterator[Finding]:
        '''One line that says what the rule finds.

        Then why, how it decides, and when it is wrong: this is the page of the rule in the catalogue.
        '''
        yield example_rule.finding(start, end, "message", rule.suggestion(...))
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache

from decalque.analysis import Analysis
from decalque.finding import Finding, Suggestion

Check = Callable[[Analysis], Iterator[Finding]]


class Stage(IntEnum):
    """What text a rule reads: as it stands, or with its characters repaired."""

    CHARACTERS = 0
    TEXT = 1


class Scope(IntEnum):
    """What a rule has to see around a defect; the tests put its examples into other surroundings accordingly."""

    WORDS = 0  # finds it anywhere in running text, also in a quotation
    LINES = 1  # looks for the start or end of a line, wherever that line stands
    PAGE = 2  # looks at the place in the document, or at all of it


@dataclass(frozen=True)
class Rule:
    """A rule with its place in the catalogue and its examples."""

    code: str
    name: str
    mqm: str
    check: Check
    bad: Sequence[tuple[str, str]]
    good: Sequence[str]
    stage: Stage = Stage.TEXT
    preview: bool = False
    priority: int = 0
    page: str = field(default="")
    scope: Scope = Scope.WORDS

    def finding(self, start: int, end: int, message: str, *suggestions: Suggestion) -> Finding:
        """A finding of this rule; the best suggestion first."""
        return Finding(self.code, start, end, message, suggestions, self.name, self.mqm)

    def __call__(self, page: Analysis) -> Iterator[Finding]:
        return self.check(page)

    @property
    def summary(self) -> str:
        """The first line of the rule's page."""
        return self.page.split("\n", 1)[0]


def rule(
    code: str,
    name: str,
    *,
    mqm: str,
    bad: Sequence[tuple[str, str]],
    good: Sequence[str],
    stage: Stage = Stage.TEXT,
    preview: bool = False,
    priority: int = 0,
    scope: Scope = Scope.WORDS,
) -> Callable[[Check], Rule]:
    """Declare the decorated generator as a rule.

    `bad` pairs a damaged text with what fixing gives; `good` texts are silent. Both are run as tests, as they stand
    and in the surroundings that `scope` allows. The two sides of a `bad` pair are the same if the rule only flags.
    Of two findings that overlap, the one of the rule with the higher `priority` stays.
    """

    def declare(check: Check) -> Rule:
        return Rule(code, name, mqm, check, tuple(bad), tuple(good), stage, preview, priority,
                    inspect.cleandoc(check.__doc__ or ""), scope)

    return declare


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the package, in the order of the codes."""
    found: dict[str, Rule] = {}
    for module in pkgutil.walk_packages(__path__, __name__ + "."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                raise RuntimeError(f"two rules have the code {value.code}")
    return tuple(sorted(found.values(), key=lambda r: r.code))
