"""The set phrases of page furniture, and how a line is compared with them.

The phrases are in `data/residue/*.tsv`, in the language of `residue_patterns`. Their grades: `sure` stands alone,
`likely` is an ordinary word or two as well, `weak` needs other furniture beside it; `caps` (labels only) introduces a
headline only when it is in capitals.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from decalque.expressions import expression
from decalque.rules.residue_patterns import (
    DECORATION_BEFORE,
    SIGNS,
    compiled,
    first_words,
    needed,
    networks_marked,
    rows,
    seconds,
)

FAMILIES = {
    "truncation": "RES008",
    "navigation": "RES001",
    "share": "RES002",
    "credits": "RES004",
    "labels": "RES003",
    "widgets": "RES006",
}

_DECORATION_AFTER = expression(r"[\s»›→>|…*•▼▲▾▸►+–—_-]+$|\s*\.{2,}$")


@dataclass(frozen=True, slots=True)
class Normal:
    """A line as the patterns read it: lower case, straight apostrophes, single blanks, no decoration,
    no question or exclamation marks, commas, semicolons, or
    colons before a blank.

    `stop` and `colon` tell what stood at its end.
    """

    text: str
    stop: bool = False
    colon: bool = False

    @property
    def words(self) -> int:
        """The number of words."""
        return self.text.count(" ") + 1


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern, the family it is of, and its grade."""

    code: str
    grade: str
    pattern: str

    def may_follow(self, first: str, second: str) -> bool:
        """Whether a text that begins with these two words may match; `second` is empty when there is but one."""
        known = seconds(self.pattern)
        allowed = known.get(first) or known.get("*", set())
        return second in allowed or "*" in allowed

    @property
    def open(self) -> bool:
        """Whether the pattern leaves free what comes last or between."""
        return "<rest>" in self.pattern

    def matches(self, text: str, names: bool = True) -> bool:
        """Whether it is all of `text` (which is normalised); `names` tells whether the text may hold names at all."""
        if "<network>" in self.pattern:
            text = networks_marked(text)
        if not all(any(map(text.__contains__, options)) for options in needed(self.pattern)):
            return False
        pattern = self.pattern if names else self.pattern.replace("<name>", "<none>")
        return compiled(pattern).fullmatch(" " + text) is not None


def normal(line: str) -> Normal:
    """The normalised form of a line."""
    text = DECORATION_BEFORE.sub("", line)
    text = _DECORATION_AFTER.sub("", text)
    colon = text.endswith(":")
    text = text.rstrip(": ")
    stop = text.endswith((".", "!"))
    text = " ".join(text.rstrip(".! ").lower().translate(SIGNS).replace(": ", " ").split())
    return Normal(text, stop, colon)


@cache
def index() -> dict[str, list[Phrase]]:
    """first word -> the phrases that may begin with it."""
    found: dict[str, list[Phrase]] = {}
    for name, code in FAMILIES.items():
        for grade, pattern in rows(name):
            phrase = Phrase(code, grade, pattern)
            for word in first_words(pattern):
                found.setdefault(word, []).append(phrase)
    return found


@lru_cache(maxsize=50_000)
def may_open(first: str, second: str) -> bool:
    """Whether some phrase may begin with these two words."""
    return any(phrase.may_follow(first, second) for phrase in index().get(first, ()))
