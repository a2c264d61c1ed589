"""The set phrases of page furniture, and the small language they are written in.

`data/residue/*.tsv` hold a grade and a pattern a line; the patterns are lower case, with single blanks between their
words. `(a|b c)` is a choice, `[a b]` may be missing, and a word in angle brackets stands for a class: `<n>` a number,
`<when>` a date or time (`<stamp>` a time), `<name>` up to five capitalised words, `<handle>`, `<domain>`, `<price>`, `<rest>` anything,
`<section>` up to three words, and the kinds of `terms.tsv` (`<network>`, `<piece>`, ...). A colon at the end of a pattern may be missing.
Braces and a broken bar stand for round brackets and an upright bar in the text.

The grades: `sure` stands alone, `likely` is an ordinary word or two as well, `weak` needs other furniture beside it;
`caps` (labels only) introduces a headline only when it is in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

FAMILIES = {
    "truncation": "RES008",
    "navigation": "RES001",
    "share": "RES002",
    "credits": "RES004",
    "labels": "RES003",
    "widgets": "RES006",
}

_NETWORK = "\x01"
_DATE_WORD = (
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|mon|tues?|wed|thu|thurs?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|am|pm|a\.m|p\.m|gmt|utc|est|edt|cet|cest|ist|bst|pst|pdt|et|pt|ct|local|time|hrs?|hours|h|today"
    r"|yesterday|ago|minutes?|mins?|days?|weeks?|months?|years?|at|of|on|the|in|last|an?|few|\||·|•|/|-|–|—|@|:)"
)
_STAMP = r"(?:\d(?:[\d:.,/hu-]*[\dhu])?(?:st|nd|rd|th|am|pm|h|hs|hrs|z|t\d[\d:.+z-]*)?)"
_ONE = rf"(?:{_DATE_WORD}|{_STAMP})[,.]?"
_CLASSES = {
    "section": r"[a-z][a-z0-9&-]+(?: [a-z0-9&-]+){0,2}",
    "none": r"(?!)",
    "network": _NETWORK,
    "n": r"\d[\d.,]*[km]?\+?",
    "when": rf"(?=.*(?:[a-z]{{3}}|\d[:h]\d\d|\d[/.-]\d{{1,2}}[/.-]\d\d|\b\d\d?/\d\d?\b))(?=[^\d]*\d|today|yesterday){_ONE}(?: {_ONE}){{0,14}}",
    "stamp": r"\d{1,2}[:h]\d\d(?: ?(?:am|pm|a\.m|p\.m|h|hs|hrs|hours|gmt|utc|est|et|pt|cet|ist))?",
    "name": r"[^\W\d][\w.'-]*(?: [\w.'&-]+){0,4}",
    "handle": r"@\w[\w.]*",
    "domain": r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}(?:/\S*)?",
    "price": r"(?:[$€£]|us\$|r\$|s/) ?\d[\d.,]*",
    "rest": r"\S.*",
}
_TAIL = ":,.;…|»›→"
_SIGNS = str.maketrans({"’": "'", "‘": "'", "?": None, "!": None, ",": None, ";": None})
_DECORATION_BEFORE = re.compile(r"^[^\w\"'“”‘’(\[@#$€£©<{&.«¿¡=\d]+")
_DECORATION_AFTER = re.compile(r"[\s»›→>|…*•▼▲▾▸►+–—_-]+$|\s*\.{2,}$")


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
        known = _seconds(self.pattern)
        seconds = known.get(first) or known.get("*", set())
        return second in seconds or "*" in seconds

    @property
    def open(self) -> bool:
        """Whether the pattern leaves free what comes last or between."""
        return "<rest>" in self.pattern

    def matches(self, text: str, names: bool = True) -> bool:
        """Whether it is all of `text` (which is normalised); `names` tells whether the text may hold names at all."""
        if "<network>" in self.pattern:
            text = networks_marked(text)
        pattern = self.pattern if names else self.pattern.replace("<name>", "<none>")
        return _compiled(pattern).fullmatch(" " + text) is not None


def normal(line: str) -> Normal:
    """The normalised form of a line."""
    text = _DECORATION_BEFORE.sub("", line)
    text = _DECORATION_AFTER.sub("", text)
    colon = text.endswith(":")
    text = text.rstrip(": ")
    stop = text.endswith((".", "!"))
    text = " ".join(text.rstrip(".! ").lower().translate(_SIGNS).replace(": ", " ").split())
    return Normal(text, stop, colon)


def head(line: str) -> tuple[str, str]:
    """The first two words of a line in the form the index has: lower case, no decoration; "0" for a number."""
    if not line[:1].isalnum():
        line = _DECORATION_BEFORE.sub("", line)
    words = line[:80].lower().translate(_SIGNS).split(None, 2)
    first = words[0].rstrip(_TAIL) if words else ""
    second = words[1].rstrip(_TAIL) if len(words) > 1 else ""
    return "0" if first[:1].isdigit() else first, "0" if second[:1].isdigit() else second


@cache
def index() -> dict[str, list[Phrase]]:
    """first word -> the phrases that may begin with it."""
    found: dict[str, list[Phrase]] = {}
    for name, code in FAMILIES.items():
        for grade, pattern in rows(name):
            phrase = Phrase(code, grade, pattern)
            for word in _first_words(pattern):
                found.setdefault(word, []).append(phrase)
    return found


@lru_cache(maxsize=50_000)
def may_open(first: str, second: str) -> bool:
    """Whether some phrase may begin with these two words."""
    return any(phrase.may_follow(first, second) for phrase in index().get(first, ()))


@cache
def terms(kind: str) -> frozenset[str]:
    """The terms of a kind: the networks, the agencies, the sections, ..."""
    return frozenset(term for k, term in rows("terms") if k == kind)


@cache
def rows(name: str) -> tuple[tuple[str, str], ...]:
    """The rows of a data file."""
    text = (files("decalque") / "data" / "residue" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((a, b) for a, b in lines)


# -- the language ---------------------------------------------------------------------------------


def parts(pattern: str) -> Iterator[str]:
    """The words, choices and optional parts that a pattern is made of."""
    depth, start = 0, 0
    for at, char in enumerate(pattern):
        depth += (char in "([") - (char in ")]")
        if char == " " and not depth:
            if at > start:
                yield pattern[start:at]
            start = at + 1
    if depth:
        raise ValueError(f"brackets do not match: {pattern}")
    if start < len(pattern):
        yield pattern[start:]


def _choices(part: str) -> Iterator[str]:
    depth, start = 0, 1
    for at, char in enumerate(part[1:-1], 1):
        depth += (char in "([") - (char in ")]")
        if char == "|" and not depth:
            yield part[start:at]
            start = at + 1
    yield part[start:-1]


def is_choice(part: str) -> bool:
    """Whether the part is a choice."""
    return part[0] == "(" and part[-1] == ")"


def _expression(pattern: str) -> str:
    return "".join(map(_part, parts(pattern)))


def _part(part: str) -> str:
    if part[0] == "[" and part[-1] == "]":
        return f"(?:{'|'.join(map(_expression, _choices(part)))})?"
    if is_choice(part):
        return f"(?:{'|'.join(map(_expression, _choices(part)))})"
    return " " + "".join(_class(piece) for piece in re.split(r"(<[a-z]+>)", part) if piece)


@cache
def _networks() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, terms("network")), key=len, reverse=True))
    return re.compile(rf"(?<![\w@.-])(?:{names})(?![\w.-])")


def networks_marked(text: str) -> str:
    """`text` with a sign in the place of each name of a network; the names in patterns are replaced alike."""
    return _networks().sub(_NETWORK, text)


def _class(piece: str) -> str:
    name = piece[1:-1]
    if piece[0] != "<" or piece[-1] != ">" or not name:
        return re.escape(piece.translate(_WRITTEN))
    return _CLASSES.get(name) or f"(?:{'|'.join(sorted(map(re.escape, terms(name)), key=len, reverse=True))})"


_UNREAD = re.compile(r":(?=[ |)\]]|$)|[,;]")  # what normalising takes from the texts
_WRITTEN = str.maketrans("{}¦", "()|")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    if "<network>" in pattern:
        pattern = "<network>".join(map(networks_marked, pattern.split("<network>")))
    return re.compile(_expression(_UNREAD.sub("", pattern)))


def _prefixes(pattern: str, most: int = 2) -> set[tuple[str, ...]]:
    """The first words that a text may have which matches; a class is "*", but for a number, "0"."""
    done: set[tuple[str, ...]] = set()
    open_: set[tuple[str, ...]] = {()}
    for part in parts(pattern):
        optional = part[0] == "[" and part[-1] == "]"
        options: set[tuple[str, ...]] = {()} if optional else set()
        if optional or is_choice(part):
            options |= {prefix for choice in _choices(part) for prefix in _prefixes(choice, most)}
        else:
            options |= _starts(part, most)
        longer = {(a + b)[:most] for a in open_ for b in options}
        done |= {t for t in longer if len(t) == most or t[-1:] == ("*",)}
        open_ = longer - done
        if not open_:
            break
    return done | open_


def _starts(part: str, most: int) -> set[tuple[str, ...]]:
    part = part.translate(_WRITTEN).rstrip(_TAIL) or part
    if "<" not in part:
        return {("0" if part[:1].isdigit() else part,)}
    if part.startswith("<n>"):
        return {("0",)}
    known = [term.translate(_WRITTEN).split(" ") for term in terms(part[1:-1])]
    return {(words[0],) if len(words) == 1 else (words[0], "*")[:most] for words in known} or {("*",)}


@cache
def _seconds(pattern: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for prefix in _prefixes(_UNREAD.sub("", pattern)):
        second = "*" if prefix == ("*",) else prefix[1] if len(prefix) > 1 else ""
        found.setdefault(prefix[0], set()).add(second)
    return found


def _first_words(pattern: str) -> set[str]:
    found: set[str] = set()
    for (word,) in _prefixes(_UNREAD.sub("", pattern), 1):
        found |= {word} if word != "*" else _of_classes(pattern)
    return found


@cache
def _of_classes(pattern: str) -> set[str]:
    """The first words of the texts of the classes that the pattern names."""
    names = set(re.findall(r"<([a-z]+)>", pattern.split(" ", 1)[0]))
    return {head(term)[0] for name in names for term in terms(name)} | (
        _ANY["when"] if "when" in names else set()
    )


_MONTHS_AND_DAYS = frozenset(re.findall(r"[a-z]{3,9}", _DATE_WORD.split("|am|")[0]))
_ANY = {"when": {"0", "today", "yesterday", *_MONTHS_AND_DAYS}}
