"""Finds the rows of phrase packs on a page: where a pattern matches and no guard objects."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress, repeat
from operator import itemgetter

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.kinds import MASKED
from decalque.packs import Candidate, PackRow, Packs, Pattern, Table
from decalque.packs.anchors import CAPITAL, DIGIT, Check
from decalque.packs.guards import Guard
from decalque.packs.vectors import open_vectors

_OPENING, _CLOSING = "“„«", "”»"
_BEFORE, _FAR_BEFORE = 70, 300  # code points that a guard may look back
_BLANK_LINE = expression(r"\n\s*\n")
_FAR = 20_000  # code points on either side in which a page is searched for a guard
_NONE: Table = {}
_TOPIC_WORDS = 2  # distinct words that make a page about a topic


@dataclass(frozen=True)
class Match:
    """A row that fits at `start`..`end`."""

    row: PackRow
    pattern: Pattern
    found: re.Match[str]
    first: int  # the index of the first word
    gain: float | None = None  # of a correction over the text, where that stands in for what the row asks for

    @property
    def start(self) -> int:
        """Where the match starts."""
        return self.found.start()

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.found.end()


def matches(page: Analysis) -> list[Match]:
    """All rows that fit on the page, searched for once."""
    return page.remember("pack matches", _search)


def _search(page: Analysis) -> list[Match]:
    """The matches in the order of their places; in one place, in that of the rows, those that have what they ask for first."""
    packs = page.packs
    if packs is None:
        return []
    found: list[tuple[int, bool, int, Match]] = []
    words = page.lowered
    tried: set[tuple[int, int, int]] = set()
    for i, (number, pattern, low, high, checks) in _candidates(packs, words):
        if checks and not _hold(page, words, i, checks):
            continue
        for first in range(max(0, i - high), i - low + 1):
            if low == high or (number, pattern, first) not in tried:
                tried.add((number, pattern, first))
                if match := _match(page, packs, packs.row(number), pattern, first):
                    found.append((first, match.gain is not None, number, match))
    return [match for *_, match in sorted(found, key=itemgetter(0, 1, 2))]


def _candidates(packs: Packs, words: Sequence[str]) -> Iterator[tuple[int, Candidate]]:
    """What is to be tried, with the index of the anchor."""
    anchors, places, distinct = packs.anchors, range(len(words)), set(words)
    anchors.meet(distinct)
    for i in compress(places, map(anchors.always.__contains__, words)):
        for candidate in anchors.always[words[i]]:
            yield i, candidate
    found = list(map(dict.get, map(anchors.behind.get, words, repeat(_NONE)), words[1:]))
    for i in compress(places, found):
        for candidate in found[i] or ():
            yield i, candidate
    found = list(map(dict.get, map(anchors.before.get, words[1:], repeat(_NONE)), words))
    for i in compress(places, found):
        for candidate in found[i] or ():
            yield i + 1, candidate
    numbers = {word for word in distinct if word[0].isdigit()}
    for i in compress(places, map(numbers.__contains__, words)) if numbers else ():
        for candidate in anchors.behind.get(words[i - 1], _NONE).get(DIGIT, ()) if i else ():
            yield i - 1, candidate
        for candidate in anchors.before.get(words[i + 1], _NONE).get(DIGIT, ()) if i + 1 < len(words) else ():
            yield i + 1, candidate


def _hold(page: Analysis, words: list[str], i: int, checks: Sequence[Check]) -> bool:
    """Whether each check finds one of its words, or of a kind that stands for many, as far from word `i` as it looks."""
    for near, far, wanted in checks:
        start, end = i + near, i + far + 1
        if near == far:
            if 0 <= start < len(words) and words[start] in wanted:
                continue
        elif not wanted.isdisjoint(words[start if start > 0 else 0 : end if end > 0 else 0]):
            continue
        if not (
            (DIGIT in wanted and any(word[:1].isdigit() for word in words[max(0, start) : max(0, end)]))
            or (CAPITAL in wanted and any(word[0].isupper() for word in page.words[max(0, start) : max(0, end)]))
        ):
            return False
    return True


def _match(page: Analysis, packs: Packs, row: PackRow, number: int, first: int) -> Match | None:
    pattern = row.patterns[number]
    found = pattern.regex.match(page.text, page.starts[first])
    if found is None or page.kinds[first] & MASKED or (pattern.starts and not page.starts_sentence(first)):
        return None
    if "\n" in found[0] and _BLANK_LINE.search(found[0]):
        return None
    return _guarded(page, packs, Match(row, pattern, found, first))


def _guarded(page: Analysis, packs: Packs, match: Match) -> Match | None:
    """The match if all guards of the row let it pass; the cheap ones are asked first."""
    row = match.row
    start, end = _sentence(page, match)
    if row.position and (row.position == "start") != page.starts_sentence(match.first):
        return None
    if row.quoted is not None and row.quoted != _quoted(page, match):
        return None
    if not ((row.asks or row.fits is None) and _asked(page, packs, match, start, end)):
        if row.fits is None or (gain := _gain(page, match)) < row.fits:
            return None
        match = replace(match, gain=gain)
    if row.guards and not _tolerated(page, match, start, end):
        return None
    return None if any(_about(page, packs, topic, match, start, end) for topic in row.not_topic) else match


def _tolerated(page: Analysis, match: Match, start: int, end: int) -> bool:
    """Whether nothing is there that must not be."""
    guards = match.row.guards
    if (left := guards.get("not_left")) and _ends(left, page, match, start):
        return False
    if (right := guards.get("not_right")) and _begins(right, page, match):
        return False
    return not any(
        (guard := guards.get(f"not_{name}")) and _elsewhere(guard, page, match, low, high) for name, (low, high) in _stretches(page, match, start, end)
    )


def _asked(page: Analysis, packs: Packs, match: Match, start: int, end: int) -> bool:
    """Whether all is there that must be."""
    guards, topics = match.row.guards, match.row.topic
    if (left := guards.get("left")) and not _ends(left, page, match, start):
        return False
    if (right := guards.get("right")) and not _begins(right, page, match):
        return False
    for name, (low, high) in _stretches(page, match, start, end):
        if (guard := guards.get(name)) and not _elsewhere(guard, page, match, low, high):
            return False
    return not topics or any(_about(page, packs, topic, match, start, end) for topic in topics)


def _stretches(page: Analysis, match: Match, start: int, end: int) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The guards that look at more than what stands beside the match, and the offsets between which they look."""
    return ("near", (start, end)), ("page", (max(0, match.start - _FAR), min(len(page.text), match.end + _FAR)))


def _gain(page: Analysis, match: Match) -> float:
    """How much better one of the corrections suits the sentence than what it has."""
    heads = (match.pattern.heads[k][form.lower()][0] for k in range(len(match.pattern.heads)) if (form := match.found[f"h{k + 1}"]))
    ways = match.row.ways[next(heads, match.found[0].lower())]
    first, behind = page.sentence_of(match.first)
    here = range(match.first, page.document.index_at(match.end))
    return max(open_vectors().gain(page.lowered, first, behind, here, way) for way in ways)


def _sentence(page: Analysis, match: Match) -> tuple[int, int]:
    """The offsets of the sentence around a match."""
    first, behind = page.sentence_of(match.first)
    return page.starts[first], page.document.end(behind - 1)


def _begins(guard: Guard, page: Analysis, match: Match) -> bool:
    """Whether what the guard means begins right behind the match."""
    first = page.document.index_at(match.end)
    words = page.lowered
    # no possessive between, and no punctuation but what the match has itself
    if first < len(words) and page.document.end(first - 1) <= match.end and _is_blank(page.text[match.end : page.starts[first]]):
        for size, phrases in guard.phrases:
            last = first + size
            if last <= len(words) and " ".join(words[first:last]) in phrases and all(map(_is_blank, page.gaps[first + 1 : last])):
                return True
    return bool(guard.regex and guard.regex.match(page.text, match.end))


def _ends(guard: Guard, page: Analysis, match: Match, start: int) -> bool:
    """Whether what the guard means ends right before the match."""
    first = match.first
    if guard.start and page.starts[first] <= start:
        return True
    words = page.lowered
    for size, phrases in guard.phrases:
        k = first - size
        if k >= 0 and page.starts[k] >= start and " ".join(words[k:first]) in phrases and all(map(_is_blank, page.gaps[k + 1 : first + 1])):
            return True
    if guard.regex is None:
        return False
    reach = max(start, match.start - (_FAR_BEFORE if guard.looks_far else _BEFORE))
    return bool(guard.regex.search(("" if reach == start else "\0") + page.text[reach : match.start]))


def _is_blank(gap: str) -> bool:
    return gap == " " or (gap.isspace() and gap.count("\n") < 2)


def _elsewhere(guard: Guard, page: Analysis, match: Match, low: int, high: int) -> bool:
    """Whether what the guard means stands between two offsets, outside of the match."""
    index = page.document.index_at
    first, last = match.first, index(match.end)
    for a, b in guard.spots(page.lowered, index(low), index(high)):
        if (b <= first or a >= last) and all(map(_is_blank, page.gaps[a + 1 : b])):
            return True
    expression = guard.regex
    return expression is not None and any(
        m.end() <= match.start or m.start() >= match.end for m in expression.finditer(page.text, low, high)
    )


def _quoted(page: Analysis, match: Match) -> bool:
    """Whether the match stands inside quotation marks, as far as its line tells."""
    k = bisect_right(page.lines, match.first) - 1
    before = page.text[page.starts[page.lines[k]] - len(page.gaps[page.lines[k]]) : match.start]
    curly = sum(map(before.count, _OPENING)) - sum(map(before.count, _CLOSING))
    return curly > 0 or before.count('"') % 2 == 1


def _about(page: Analysis, packs: Packs, topic: str, match: Match, start: int, end: int) -> bool:
    """Whether the page is about a topic: a word of it in the same sentence, or two different ones anywhere."""
    words = packs.topics[topic]
    first, behind = page.document.index_at(start), page.document.index_at(end)
    inside = range(match.first, page.document.index_at(match.end))
    low = page.lowered
    if any(low[i] in words for i in range(first, behind) if i not in inside):
        return True
    own = {low[i] for i in inside}
    return len(page.remember(f"topic {topic}", lambda page: words.intersection(page.lowered)) - own) >= _TOPIC_WORDS
