"""Directives beside the text, for text that must not be touched: `article.txt.decalque`.

    # names of the desk's own
    12: CAS001
    12-20: SPC, merged-tokens
    "Putintravel": SPC001
    *: RES
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.document import Lines, places
from decalque.expressions import expression
from decalque.suppress.comments import codes_of
from decalque.suppress.model import Area, Note, Suppression

_ROW = expression(
    r"""\s*(?: (?P<first>\d+) (?:\s*-\s*(?P<last>\d+))? | "(?P<text>(?:[^"\\]|\\.)+)" | (?P<all>\*) )
        \s* (?: : (?P<rules>[^\#]*) )? (?:\#.*)?\Z""",
    re.VERBOSE,
)
_EMPTY = expression(r"\s*(?:#.*)?\Z")
_ESCAPED = expression(r"\\(.)")
_CUT = expression(r"[,\s]+")


def read_side(side: str, lines: Lines) -> tuple[list[Suppression], list[Note]]:
    """What the side file (its text is `side`) of a text silences, and the mistakes in it."""
    given: list[Suppression] = []
    notes: list[Note] = []
    for number, row in enumerate(side.removeprefix("\ufeff").splitlines(), 1):
        if _EMPTY.match(row):
            continue
        match = _ROW.match(row)
        if match is None:
            expected = "expected a line, a range, a text in double quotes or *, a colon and rules"
            notes.append(Note(number, f"can't be read: {row.strip()!r}; {expected}", side=True))
            continue
        spans = _spans(match, lines)
        if isinstance(spans, str):
            notes.append(Note(number, spans, side=True))
            continue
        rules = match["rules"]
        selectors = [word for word in _CUT.split(rules or "") if word]
        place = row[: match.start("rules") - 1 if rules is not None else len(row)].split("#")[0].strip()
        selected, mistakes = codes_of(place, selectors, number, side=True)
        notes += mistakes
        for selector, codes in selected:
            areas = tuple(Area(*span, codes) for span in spans)
            given.append(Suppression(f"{place}: {selector}".rstrip(": "), number, codes, areas, side=True))
    return given, notes


def _spans(row: re.Match[str], lines: Lines) -> list[tuple[int, int]] | str:
    """The spans of the text that a row means, or what is wrong with it."""
    if row["all"]:
        return [(0, len(lines.text))]
    if row["text"] is not None:
        return list(_occurrences(_ESCAPED.sub(r"\1", row["text"]), lines.text))
    first = int(row["first"])
    last = int(row["last"] or first)
    starts = lines.line_starts
    count = len(starts) - (len(starts) > 1 and starts[-1] == len(lines.text))
    if not 1 <= first <= last:
        return f"no range of lines: {row['first']}-{last}"
    if last > count:
        return f"there is no line {last}: the last one is {count:,}"
    return [(starts[first - 1], lines.line_span(starts[last - 1])[1])]


def _occurrences(wanted: str, text: str) -> Iterator[tuple[int, int]]:
    for at in places(wanted, text):
        yield at, at + len(wanted)
