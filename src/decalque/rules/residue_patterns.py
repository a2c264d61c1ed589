"""The small language in which the set phrases of page furniture are written.

`data/residue/*.tsv` hold a grade and a pattern a line; the patterns are lower case, with single blanks between their
words. `(a|b c)` is a choice, `[a b]` may be missing, and a word in angle brackets stands for a class: `<n>` a number,
`<when>` a date or time (`<stamp>` a time), `<name>` up to five capitalised words, `<handle>`, `<domain>`, `<price>`, `<rest>` anything,
`<section>` up to three words, and the kinds of `terms.tsv` (`<network>`, `<piece>`, ...). A colon at the end of a pattern may be missing.
Braces and a broken bar stand for round brackets and an upright bar in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from decalque.expressions import expression

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
SIGNS = str.maketrans({"’": "'", "‘": "'", "?": None, "!": None, ",": None, ";": None})
DECORATION_BEFORE = expression(r"^[^\w\"'“”‘’(\[@#$€£©<{&.«¿¡=\d]+")


def head(line: str) -> tuple[str, str]:
    """The first two words of a line in the form the index has: lower case, no decoration; "0" for a number."""
    if not line[:1].isalnum():
        line = DECORATION_BEFORE.sub("", line)
    words = line[:80].lower().translate(SIGNS).split(None, 2)
    first = words[0].rstrip(_TAIL) if words else ""
    second = words[1].rstrip(_TAIL) if len(words) > 1 else ""
    return "0" if first[:1].isdigit() else first, "0" if second[:1].isdigit() else second


@cache
def terms(kind: str) -> frozenset[str]:
    """The terms of a kind: the networks, the agencies, the sections, ..."""
    return _kinds().get(kind, frozenset())


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, term in rows("terms"):
        found.setdefault(kind, set()).add(term)
    return {kind: frozenset(known) for kind, known in found.items()}


_DATA = Path(__file__).parent.parent / "data" / "residue"


@cache
def rows(name: str) -> tuple[tuple[str, str], ...]:
    """The rows of a data file."""
    text = (_DATA / f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((a, b) for a, b in lines)


_SPLITS = expression(r"[()\[\] |]")


def parts(pattern: str) -> Iterator[str]:
    """The words, choices and optional parts that a pattern is made of."""
    if "(" not in pattern and "[" not in pattern:
        yield from filter(None, pattern.split(" "))
        return
    depth, start = 0, 0
    for sign in _SPLITS.finditer(pattern):
        at, char = sign.start(), sign.group()
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
    depth, start, inner = 0, 0, part[1:-1]
    if "(" not in inner and "[" not in inner:
        yield from inner.split("|")
        return
    for sign in _SPLITS.finditer(inner):
        at, char = sign.start(), sign.group()
        depth += (char in "([") - (char in ")]")
        if char == "|" and not depth:
            yield inner[start:at]
            start = at + 1
    yield inner[start:]


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
    return expression(rf"(?<![\w@.-])(?:{names})(?![\w.-])")


def networks_marked(text: str) -> str:
    """`text` with a sign in the place of each name of a network; the names in patterns are replaced alike."""
    return _networks().sub(_NETWORK, text)


def _class(piece: str) -> str:
    name = piece[1:-1]
    if piece[0] != "<" or piece[-1] != ">" or not name:
        return re.escape(piece.translate(_WRITTEN))
    return _CLASSES.get(name) or f"(?:{'|'.join(sorted(map(re.escape, terms(name)), key=len, reverse=True))})"


_UNREAD = expression(r":(?=[ |)\]]|$)|[,;]")  # what normalising takes from the texts
_WRITTEN = str.maketrans("{}¦", "()|")


def _as_read(pattern: str) -> str:
    """The pattern as the texts are written that are compared with it."""
    if "<network>" in pattern:
        pattern = "<network>".join(map(networks_marked, pattern.split("<network>")))
    return _UNREAD.sub("", pattern)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern as a regular expression, for a text with a blank before it."""
    return expression(_expression(_as_read(pattern)))


@cache
def needed(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Of each of these tuples a text that matches has a member: cheaper to know than the regular expression."""
    found: list[tuple[str, ...]] = []
    for part in parts(_as_read(pattern)):
        options = tuple(_choices(part)) if is_choice(part) else (part,)
        if part[0] != "[" and not any(sign in option for option in options for sign in "<(["):
            found.append(tuple(option.translate(_WRITTEN).strip() for option in options))
        elif part in ("<when>", "<stamp>", "<n>"):
            found.append((*"0123456789", "today", "yesterday"))
    return tuple(found)


def _prefixes(pattern: str, most: int = 2) -> set[tuple[str, ...]]:
    """The first words that a text may have which matches; a class is "*", but for a number, "0"."""
    if "<" not in pattern and "(" not in pattern and "[" not in pattern:
        return {tuple(map(_plain, pattern.split()[:most]))}
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


def _plain(word: str) -> str:
    """A word of a pattern as the index has it."""
    if word.isalpha():
        return word
    return "0" if word[0].isdigit() else word.translate(_WRITTEN).rstrip(_TAIL) or word


def _starts(part: str, most: int) -> set[tuple[str, ...]]:
    if "<" not in part:
        return {(_plain(part),)}
    part = part.translate(_WRITTEN).rstrip(_TAIL) or part
    if part.startswith("<n>"):
        return {("0",)}
    known = [term.translate(_WRITTEN).split(" ") for term in terms(part[1:-1])]
    return {(words[0],) if len(words) == 1 else (words[0], "*")[:most] for words in known} or {("*",)}


@cache
def seconds(pattern: str) -> dict[str, set[str]]:
    """first word -> the second words of the texts that match; "" when there may be none, "*" for any."""
    found: dict[str, set[str]] = {}
    for prefix in _prefixes(_UNREAD.sub("", pattern)):
        second = "*" if prefix == ("*",) else prefix[1] if len(prefix) > 1 else ""
        found.setdefault(prefix[0], set()).add(second)
    return found


_FIRST = expression(r"\(([^()\[\]<]*)\)(?: |$)|([^()\[\]<| ]+)(?: |$)")  # a choice of words and phrases, or a word


def first_words(pattern: str) -> set[str]:
    """The first words of the texts that match."""
    read = _UNREAD.sub("", pattern)
    if simple := _FIRST.match(read):
        return {_plain(option.split(" ", 1)[0]) for option in (simple[1] or simple[2]).split("|")}
    found: set[str] = set()
    for (word,) in _prefixes(read, 1):
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
