"""Literal renderings of set phrases, from the packs: where the text has the correction, what an engine would have written.

The examples of each row say which literal form stands for which correction, inflected as they are, so a sentence such as "He
came out of the way by ..." / "He responded by ..." teaches "responded" -> "came out of the way".
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from decalque.analysis import Analysis
from decalque.bench.changes import Change
from decalque.packs import built_in
from decalque.packs.reading import Row, read_all

RULES = frozenset({"calqued-idiom", "calqued-phrase", "false-friend"})
_FEWEST_LETTERS = 6  # of a correction that is a single word: shorter ones are too common to have come from this phrase
_MOST_WORDS = 8
_SMALL = frozenset("a an the of in on to for and or but by at from with as that this it its his her their he she they".split())
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@cache
def renderings(language: str = "es") -> Mapping[str, tuple[str, ...]]:
    """Correction in lower case -> its literal renderings, from the packs of a source language."""
    return learned(read_all(built_in(language)))


def learned(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """What the examples of these rows teach."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        if row.rule in RULES:
            for bad, corrected in row.bad:
                literal, right = _different(bad, corrected)
                if _usable(literal, right, alone=row.rule == "false-friend"):
                    found.setdefault(right.lower(), {})[literal.lower() if not row.case else literal] = None
    return {right: tuple(literals) for right, literals in found.items()}


def _different(bad: str, corrected: str) -> tuple[str, str]:
    """The words that differ between two sentences, from the first to the last."""
    old, new = bad.split(" "), corrected.split(" ")
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return tuple(" ".join(words[head : len(words) - tail]).strip(".,;:!?") for words in (old, new))  # type: ignore[return-value]  # two


def _usable(literal: str, right: str, *, alone: bool) -> bool:
    """Whether the correction tells the phrase where it stands; `alone`: also when both are single words."""
    words, literals = right.split(" "), literal.split(" ")
    if not literal or len(words) > _MOST_WORDS or not all(map(_WORD.fullmatch, [*words, *literals])):
        return False
    if words[0].lower() in _SMALL or all(word.lower() in _SMALL for word in literals):
        return False  # the rest of the phrase is the same in both
    if len(words) > 1:
        return any(len(word) > 3 for word in words)
    return len(right) >= _FEWEST_LETTERS and (alone or len(literals) > 1)


def literal(page: Analysis, rng: random.Random) -> Iterator[Change]:
    """Each correction that stands in the text, as one of its literal renderings."""
    known = renderings()
    longest = max((right.count(" ") + 1 for right in known), default=0)
    words = page.words
    for i in range(1, len(words)):
        for count in range(min(longest, len(words) - i), 0, -1):
            if any(page.gaps[k] != " " for k in range(i + 1, i + count)):
                continue
            start, end = page.starts[i], page.document.end(i + count - 1)
            literals = known.get(page.text[start:end].lower())
            if literals and (page.text[start:end].islower() or page.starts_sentence(i)):
                chosen = rng.choice(literals)
                yield Change(start, end, chosen[0].upper() + chosen[1:] if words[i][0].isupper() else chosen, "phrase")
                break
