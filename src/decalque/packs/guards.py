"""Guards, compiled: what is plain words is looked up word by word, and only the rest needs expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from decalque.expressions import expression
from decalque.packs.classes import GAP, LISTED
from decalque.packs.inflection import forms
from decalque.packs.notation import Choice, Forms, Mark, Node, Slot, Word, parse_guard
from decalque.packs.regexes import BEGIN, END, regex, words_of

_MOST_PHRASES = 600  # into which one guard may unfold


def compiled(name: str, patterns: Iterable[str]) -> dict[str, Any]:
    """The record of a guard: `phrases` (by their number of words), `regex` for what is more than words, and `start` for a lone "^"."""
    phrases: dict[int, set[str]] = {}
    rest: list[str] = []
    start = False
    for pattern in patterns:
        nodes = parse_guard(pattern)
        unfolded = _unfolded(nodes)
        if nodes == (Mark("^"),) and name.endswith("left"):
            start = True
        elif unfolded is None:
            rest.append(_anchored(nodes, name))
        else:
            for phrase in unfolded:
                phrases.setdefault(phrase.count(" ") + 1, set()).add(phrase)
    return {
        "phrases": [[size, sorted(found)] for size, found in sorted(phrases.items())],
        "regex": "|".join(f"(?:{option})" for option in rest),
        "start": start,
    }


def _unfolded(nodes: Sequence[Node]) -> list[str] | None:
    """Every phrase that the elements stand for; None when they are more than plain words, or too many."""
    if len(nodes) == 1:
        return _alternatives(nodes[0])
    choices: list[list[str]] = []
    for node in nodes:
        own = _alternatives(node)
        if own is None:
            return None
        choices.append(own)
        size = 1
        for options in choices:
            size *= len(options)
        if size > _MOST_PHRASES:
            return None
    return [" ".join(filter(None, words)) for words in product(*choices)]


def _alternatives(node: Node) -> list[str] | None:
    match node:
        case Word(text):
            return [words_of(text)[0]] if words_of(text) and text.replace("'", "").isalnum() else None
        case Forms(lemmas, part):
            return [word.lower() for lemma in lemmas for word in forms(lemma, part)]
        case Slot(name, 1, 1) if name in LISTED:
            return [word.lower() for word in LISTED[name]]
        case Choice(options, optional, _):
            unfolded = [_unfolded(option) for option in options]
            if any(option is None for option in unfolded):
                return None
            return [*([""] if optional else []), *(phrase for option in unfolded for phrase in option or ())]
    return None


def _anchored(nodes: Sequence[Node], name: str) -> str:
    """The expression of one pattern: it ends or begins where the match does, or is found anywhere."""
    body = regex(nodes, named=False)
    marks = [node.sign for node in nodes if isinstance(node, Mark)]
    if name.endswith("left"):
        if "^" in marks:  # the start is where the searched stretch starts
            return rf"\A[\W_]*{body}{GAP}\Z"
        behind = "" if isinstance(nodes[-1], Mark) else END
        begin = "" if isinstance(nodes[0], Mark) else BEGIN
        return begin + body + behind + rf"{GAP}\Z"
    if name.endswith("right"):
        return (body if isinstance(nodes[0], Mark) else GAP + body) + ("" if isinstance(nodes[-1], Mark) else END)
    return BEGIN + body + END


class Guard:
    """A guard as the search asks it; its expression is compiled when it is first needed."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.phrases = [(size, frozenset(found)) for size, found in record["phrases"]]
        self.start: bool = record["start"]
        self._source: str = record["regex"]
        self._regex: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str] | None:
        """What is more than plain words; None when there is nothing of the kind."""
        if self._regex is None and self._source:
            self._regex = expression(self._source, re.IGNORECASE)
        return self._regex

    @property
    def looks_far(self) -> bool:
        """Whether the expression asks for the start of the sentence."""
        return r"\A" in self._source

    def spots(self, words: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
        """Where its phrases stand among these words: the first word, and the one behind the last."""
        for size, phrases in self.phrases:
            for i in range(first, last - size + 1):
                if (words[i] if size == 1 else " ".join(words[i : i + size])) in phrases:
                    yield i, i + size
