"""The notation of patterns: text to a small syntax tree.

    {come|go} (out of|out to) the (way|step)      any form of the verbs; one of the phrases
    the also <name>                               a captured slot
    for his part ,                                a comma is a token of its own

`docs/packs.md` describes it for authors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property

from decalque.expressions import expression
from decalque.packs.classes import LISTED

_TOKEN = expression(r"\{[^{}]*\}|<[^<>]*>|[()\[\]|,^$\"]|[^\s()\[\]|,^$\"{}<>]+|[{}<>]")
_FORMS = expression(r"\{([^:{}]+)(?::([nv]))?\}")
_SLOT = expression(r"<(\*|\?|[a-z]+)(\d?)>")
GAPS = ("*", "?", "np")  # several words of the class may stand in one slot
SLOTS = frozenset("* ? np num int year time past name day month poss subj obj det be have modal".split())

_LONG = {"name": 7, "num": 4, "time": 2}  # words as a document counts them: "4,200" has two


class NotationError(ValueError):
    """A pattern or correction that can't be read; the message says why."""


@dataclass(frozen=True)
class Word:
    """This very word."""

    text: str


@dataclass(frozen=True)
class Forms:
    """Any form of one of these verbs ("v") or nouns ("n")."""

    lemmas: tuple[str, ...]
    part: str


@dataclass(frozen=True)
class Slot:
    """From `low` to `high` words of a class."""

    name: str
    low: int
    high: int


@dataclass(frozen=True)
class Mark:
    """A comma, a percent sign, a quotation mark, or the start (^) or end ($) of the sentence."""

    sign: str


@dataclass(frozen=True)
class Choice:
    """One of several sequences, or none if `optional`; `captured` for a correction to repeat."""

    options: tuple[tuple[Node, ...], ...]
    optional: bool
    captured: bool = False

    @cached_property
    def _hash(self) -> int:
        return hash((self.options, self.optional, self.captured))

    def __hash__(self) -> int:
        return self._hash  # reckoned once: trees are looked up often while packs are compiled


Node = Word | Forms | Slot | Mark | Choice


@cache
def parse(pattern: str) -> tuple[Node, ...]:
    """The elements of a pattern.

    Raises NotationError when the pattern is not well formed, empty, or only optional.
    """
    nodes = parse_guard(pattern)
    if not any(isinstance(n, Word | Forms) or (isinstance(n, Slot) and n.name in LISTED) or (isinstance(n, Choice) and not n.optional) for n in nodes):
        raise NotationError(f"{pattern!r} holds no word that must be there")
    return nodes


@cache
def parse_guard(pattern: str) -> tuple[Node, ...]:
    """The elements of a guard: a pattern that may also be a mark or a slot alone.

    Raises NotationError when it is empty or not well formed.
    """
    tokens = _TOKEN.findall(pattern)
    nodes, rest = _sequence(tokens, 0, "")
    if rest != len(tokens) or not nodes:
        raise NotationError(f"{tokens[rest]!r} closes nothing in {pattern!r}" if tokens else "an empty pattern")
    return nodes


def forms(token: str) -> Forms:
    """What `{...}` means.

    Raises NotationError when it is not well formed.
    """
    match = _FORMS.fullmatch(token)
    lemmas = tuple(lemma.strip() for lemma in match[1].split("|")) if match else ()
    if not match or not all(re.fullmatch(r"[a-zA-Z'-]+", lemma) for lemma in lemmas):
        raise NotationError(f"{token!r}: expected {{verb}}, {{verb|verb}} or {{noun:n}}")
    return Forms(lemmas, match[2] or "v")


def _sequence(tokens: list[str], i: int, end: str) -> tuple[tuple[Node, ...], int]:
    """The elements from token `i` up to `end` or a bar, and the index of the token that stopped them."""
    nodes: list[Node] = []
    while i < len(tokens) and tokens[i] not in (end, ")", "]", "|"):
        token = tokens[i]
        i += 1
        if token in ("(", "["):
            choice, i = _choice(tokens, i, ")" if token == "(" else "]")
            nodes.append(choice)
        elif token.startswith("{"):
            nodes.append(forms(token))
        elif token.startswith("<"):
            nodes.append(_captured(token) if "|" in token else _slot(token))
        elif token in (",", "%", "^", "$", '"'):
            nodes.append(Mark(token))
        elif token in ("}", ">"):
            raise NotationError(f"{token!r} closes nothing")
        else:
            nodes.append(Word(token))
    if not end and i < len(tokens) and tokens[i] == "|":
        raise NotationError("a bar outside of ( ) and [ ]")
    return tuple(nodes), i


def _choice(tokens: list[str], i: int, end: str) -> tuple[Choice, int]:
    options: list[tuple[Node, ...]] = []
    while True:
        nodes, i = _sequence(tokens, i, end)
        if i >= len(tokens) or (tokens[i] != end and tokens[i] != "|"):
            raise NotationError(f"a bracket is not closed by {end!r}")
        if not nodes:
            raise NotationError("an empty alternative; write [ ] for what may be absent")
        options.append(nodes)
        i += 1
        if tokens[i - 1] == end:
            return Choice(tuple(options), end == "]"), i


def _captured(token: str) -> Choice:
    """What `<countries|towns>` means."""
    choice, _ = _choice([*_TOKEN.findall(token[1:-1]), ">"], 0, ">")
    return replace(choice, captured=True)


def _slot(token: str) -> Slot:
    match = _SLOT.fullmatch(token)
    if not match or match[1] not in SLOTS or (match[2] and match[1] not in GAPS):
        raise NotationError(f"unknown class {token}; known: " + ", ".join(f"<{name}>" for name in sorted(SLOTS)))
    name, most = match[1], int(match[2] or 1)
    if name in _LONG:
        return Slot(name, 1, _LONG[name])
    return Slot(name, 0 if name == "?" else 1, most)
