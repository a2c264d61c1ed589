"""Directives in the text: `<!-- decalque: ignore CAS001 -->`, `off` and `on`, `ignore-file`.

They are read from the raw text of a file, so they work in plain text, in Markdown and in HTML alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from decalque.document import Lines
from decalque.expressions import expression
from decalque.selectors import ALL, ConfigError, did_you_mean, weights
from decalque.suppress.model import Area, Codes, Note, Suppression

VERBS = ("ignore", "ignore-file", "off", "on")
_HEAD = expression(r"<!--\s*decalque\s*:", re.IGNORECASE)
_CUT = expression(r"[,\s]+")


@dataclass(frozen=True, slots=True)
class Comment:
    """A directive as it stands in the text."""

    start: int
    end: int
    verb: str
    selectors: tuple[str, ...]


def comments(text: str) -> tuple[list[Comment], list[int]]:
    """The comments that speak to decalque, and the offsets of those that are never closed."""
    found: list[Comment] = []
    position = 0
    while head := _HEAD.search(text, position):
        end = text.find("-->", head.end())
        if end < 0:
            return found, [m.start() for m in _HEAD.finditer(text, head.start())]
        words = [word for word in _CUT.split(text[head.end() : end]) if word]
        verb = words[0].lower() if words else ""
        position = end + 3
        found.append(Comment(head.start(), position, verb, tuple(words[1:])))
    return found, []


def read_comments(lines: Lines) -> tuple[list[Suppression], list[Note]]:
    """What the comments of a text silence, and the mistakes in them."""
    found, open_ended = comments(lines.text)
    notes = [Note(lines.position(at)[0], "this comment has no end: -->") for at in open_ended]
    given: list[Suppression] = []
    switches, written = _Switches(lines), _Written(lines, found)
    for comment in found:
        line = lines.position(comment.start)[0]
        if comment.verb not in VERBS:
            near = did_you_mean(comment.verb, VERBS)
            notes.append(Note(line, f"unknown directive {comment.verb!r}{near}"))
            continue
        selected, mistakes = codes_of(comment.verb, comment.selectors, line)
        notes += mistakes
        if comment.verb in ("off", "on"):
            notes += switches.take(comment, line, selected)
        elif comment.verb == "ignore-file":
            given += _suppressions(comment, line, selected, (0, len(lines.text)))
        else:
            given += _suppressions(comment, line, selected, written.covered(comment))
    return sorted(given + switches.finish(), key=lambda one: one.line), notes


def codes_of(verb: str, selectors: Sequence[str], line: int, *, side: bool = False) -> tuple[list[tuple[str, Codes]], list[Note]]:
    """(selector, the codes it means) for each selector, and a note for each that means none; no selector means all rules."""
    if not selectors:
        return [("", None)], []
    found: list[tuple[str, Codes]] = []
    notes: list[Note] = []
    for selector in dict.fromkeys(selectors):
        try:
            codes = None if selector == ALL else frozenset(weights(verb, [selector]))
        except ConfigError as error:
            notes.append(Note(line, str(error), side))
        else:
            found.append((selector, codes))
    return found, notes


def _suppressions(
    comment: Comment, line: int, selected: Iterable[tuple[str, Codes]], span: tuple[int, int] | None
) -> Iterator[Suppression]:
    for selector, codes in selected:
        yield Suppression(_label(comment.verb, selector), line, codes, (Area(*span, codes),) if span else ())


def _label(verb: str, selector: str) -> str:
    return f"{verb} {selector}".rstrip()


class _Written:
    """Which lines have text besides decalque's comments."""

    def __init__(self, lines: Lines, found: Sequence[Comment]) -> None:
        self._lines = lines
        text = lines.text
        pieces: list[str] = []
        position = 0
        for comment in found:
            pieces += (text[position : comment.start], " " * (comment.end - comment.start))
            position = comment.end
        bare = "".join([*pieces, text[position:]])
        starts = [*lines.line_starts, len(text)]
        # for each line, the first from it on that has text
        self._first = [len(starts)] * (len(starts) + 1)
        for number in range(len(starts) - 2, -1, -1):
            written = bool(bare[starts[number] : starts[number + 1]].strip())
            self._first[number] = number if written else self._first[number + 1]

    def covered(self, comment: Comment) -> tuple[int, int] | None:
        """The lines of the comment; when nothing but comments stands on them, the next line that has text, if any has."""
        lines = self._lines
        first, last = lines.position(comment.start)[0] - 1, lines.position(comment.end)[0] - 1
        if self._first[first] > last:
            first = last = self._first[last + 1]
        if first >= len(lines.line_starts):
            return None
        return lines.line_starts[first], lines.line_span(lines.line_starts[last])[1]


@dataclass
class _Open:
    """A selector that is switched off."""

    selector: str
    codes: Codes
    line: int
    start: int
    left: Codes
    areas: list[Area] = field(default_factory=list)


class _Switches:
    """Pairs `off` with `on`."""

    def __init__(self, lines: Lines) -> None:
        self._end = len(lines.text)
        self._open: list[_Open] = []
        self._done: list[_Open] = []

    def take(self, comment: Comment, line: int, selected: Sequence[tuple[str, Codes]]) -> list[Note]:
        """Carry out one comment; what is returned are the mistakes."""
        if comment.verb == "off":
            self._open += [_Open(selector, codes, line, comment.start, codes) for selector, codes in selected]
            return []
        return [
            Note(line, f"nothing is off that '{_label('on', selector)}' could switch on")
            for selector, codes in selected
            if not self._switch_on(codes, comment.end)
        ]

    def _switch_on(self, codes: Codes, end: int) -> bool:
        hit = False
        for one in list(self._open):
            back = one.left if codes is None else codes if one.left is None else one.left & codes
            if back is not None and not back:
                continue
            hit = True
            one.areas.append(Area(one.start, end, back))
            left = frozenset() if codes is None else _every(one.left) - codes
            if left:
                one.left = left
            else:
                self._open.remove(one)
                self._done.append(one)
        return hit

    def finish(self) -> list[Suppression]:
        """All that was off; what was never switched on again is off to the end."""
        for one in self._open:
            one.areas.append(Area(one.start, self._end, one.left))
        return [Suppression(_label("off", s.selector), s.line, s.codes, tuple(s.areas)) for s in self._done + self._open]


def _every(codes: Codes) -> frozenset[str]:
    from decalque.rules import all_rules

    return frozenset(rule.code for rule in all_rules()) if codes is None else codes
