"""The words by which a page is searched for a pattern, and what must stand beside them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from decalque.packs.classes import LISTED, NUMBERS
from decalque.packs.inflection import forms
from decalque.packs.notation import Choice, Forms, Mark, Node, Slot, Word
from decalque.packs.regexes import length, words_of

Zipf = Callable[[str], float]  # the Zipf frequency of a word
Check = tuple[int, int, frozenset[str]]  # from so many to so many words on, one of these must stand
DIGIT, CAPITAL = "0", "A"  # among the words of a check: any word that begins with a digit, or a capital
_MOST_CHECKS = 4
_WIDEST = 6  # words within which a check looks for its own
_NOTHING = 3e8  # a check that holds so often per billion places tells nothing
_LOOK = 0.15  # what looking at a word costs, where comparing a pattern costs 1
_ANY_NUMBER, _ANY_NAME = 5e7, 1e8  # how often per billion words such a word comes


@dataclass(frozen=True)
class Anchor:
    """A word that every match of a pattern (or of this way to match it) holds.

    The match starts from `low` to `high` words before it and ends `after` words behind it (-1: that varies); every check must hold.
    """

    word: str
    low: int
    high: int
    after: int
    checks: tuple[Check, ...] = ()


def anchors(nodes: Sequence[Node], zipf: Zipf, before: frozenset[str] = frozenset(), behind: frozenset[str] = frozenset()) -> list[Anchor]:
    """The words by which to search for a sequence: the least frequent that it can't do without, with the checks that tell most.

    `before` and `behind` are the words of which one must stand on that side of the sequence; empty when that can't be told.
    """
    found = []
    for anchor in _cheapest(_without_marks(nodes), zipf):
        checks = list(anchor.checks)
        if before and anchor.low == anchor.high:
            checks.append((-anchor.low - 1, -anchor.low - 1, before))
        if behind and anchor.after >= 0:
            checks.append((anchor.after + 1, anchor.after + 1, behind))
        told = {check: _told(check, zipf) for check in checks}
        checks = sorted((check for check in told if told[check] < _NOTHING), key=told.__getitem__)
        found.append(Anchor(anchor.word, anchor.low, anchor.high, anchor.after, tuple(checks[:_MOST_CHECKS])))
    return found


def rim(sequences: Iterable[Sequence[Node]], side: int) -> frozenset[str]:
    """What these sequences may begin (side 0) or end with (side -1), each with a word; empty when that can't be told."""
    edges = [_edge_of(_without_marks(nodes), side) for nodes in sequences]
    return frozenset().union(*edges) if all(edges) else frozenset()


def _without_marks(nodes: Iterable[Node]) -> list[Node]:
    return [node for node in nodes if not isinstance(node, Mark)]


@cache
def _edge(node: Node, side: int) -> frozenset[str]:
    """What the element may begin (side 0) or end with (side -1) where it stands; empty when that can't be told."""
    match node:
        case Word(text):
            return frozenset(words_of(text)[side : side + 1 or None])
        case Forms(lemmas, part):
            return frozenset(w.lower() for lemma in lemmas for w in forms(lemma, part))
        case Slot(name):
            if name in LISTED:
                return frozenset(word.lower() for word in LISTED[name])
            if name in ("int", "year", "time"):
                return frozenset({DIGIT})
            return {"num": frozenset({DIGIT, *NUMBERS}), "name": frozenset({CAPITAL})}.get(name, frozenset())
        case Choice(options):
            return rim(options, side)
    return frozenset()


def _edge_of(nodes: Sequence[Node], side: int) -> frozenset[str]:
    """The same for a sequence."""
    found: frozenset[str] = frozenset()
    for node in reversed(nodes) if side else nodes:
        edge = _edge(node, side)
        if not edge:
            break
        found |= edge
        if length(node)[0]:
            return found
    return frozenset()


@cache
def _own(node: Node, zipf: Zipf) -> Sequence[Anchor]:
    """For each way to match the element, its rarest word."""
    match node:
        case Word(text):
            words = words_of(text)
            k = min(range(len(words)), key=lambda k: zipf(words[k]), default=-1)
            checks = tuple((j - k, j - k, frozenset({words[j]})) for j in (k - 1, k + 1) if 0 <= j < len(words))
            return [Anchor(words[k], k, k, len(words) - 1 - k, checks)] if k >= 0 else []
        case Forms(lemmas, part):
            return [Anchor(word.lower(), 0, 0, 0) for lemma in lemmas for word in forms(lemma, part)]
        case Slot(name, 1, 1) if name in LISTED:
            return [Anchor(word.lower(), 0, 0, 0) for word in LISTED[name]]
        case Choice(options, False, _):
            found: list[Anchor] = []
            for option in options:
                if not (best := _cheapest(option, zipf)):
                    return []
                found += best
            return found
    return []


def _cheapest(nodes: Sequence[Node], zipf: Zipf) -> Sequence[Anchor]:
    """Of the elements that have words to search by: those of the one by which the search costs least; none when no element has any."""
    if len(nodes) == 1:
        return _own(nodes[0], zipf)
    sizes = [length(node) for node in nodes]
    owns = [(_looking(own, zipf), i, own) for i, node in enumerate(nodes) if (own := _own(node, zipf))]
    best: Sequence[Anchor] = ()
    least = math.inf
    for looking, i, own in sorted(owns, key=lambda each: each[:2]):
        if looking >= least:
            break  # and so do all that follow
        low, high = sum(size[0] for size in sizes[:i]), sum(size[1] for size in sizes[:i])
        known: dict[tuple[int, int], tuple[tuple[Check, ...], int]] = {}
        place = []
        for anchor in own:
            key = anchor.low if anchor.low == anchor.high else -1, anchor.after
            if key not in known:
                known[key] = _around(nodes, sizes, i, *key)
            place.append(_placed(anchor, low, high, *known[key]))
        if (cost := _cost(place, zipf)) < least:
            best, least = place, cost
    return best


def _looking(place: Iterable[Anchor], zipf: Zipf) -> float:
    """What looking at these words costs, whatever the checks say."""
    return _LOOK * sum([10 ** zipf(anchor.word) for anchor in place])


def _placed(anchor: Anchor, low: int, high: int, checks: tuple[Check, ...], behind: int) -> Anchor:
    """An anchor of an element as one of the sequence; `behind`: the words behind the element, -1 when that varies."""
    after = anchor.after + behind if anchor.after >= 0 and behind >= 0 else -1
    return Anchor(anchor.word, anchor.low + low, anchor.high + high, after, anchor.checks + checks)


def _around(nodes: Sequence[Node], sizes: Sequence[tuple[int, int]], i: int, before: int, after: int) -> tuple[tuple[Check, ...], int]:
    """What the neighbours of element `i` say to an anchor with so many words of the element before and after it (-1: that varies)."""
    checks: list[Check] = []
    rest = sizes[i + 1 :]
    if before >= 0:
        checks += _walk(zip(reversed(nodes[:i]), reversed(sizes[:i]), strict=True), -1, before)
    if after >= 0:
        checks += _walk(zip(nodes[i + 1 :], rest, strict=True), 1, after)
    fixed = all(least == most for least, most in rest)
    return tuple(checks), sum(least for least, _ in rest) if fixed else -1


def _walk(nodes: Iterable[tuple[Node, tuple[int, int]]], direction: int, distance: int) -> list[Check]:
    """The checks of the elements on one side, `distance` words off and further, as far as that says something."""
    found: list[Check] = []
    near = far = distance + 1
    skipped: frozenset[str] | None = frozenset()  # what elements that may be left out would bring to `near`; None when that can't be told
    for node, (least, most) in nodes:
        edge = _edge(node, 0 if direction > 0 else -1)
        if not least:
            skipped = skipped | edge if edge and skipped is not None else None
        else:
            if edge and skipped and near < far:
                found.append(_check(direction, near, near, skipped | edge))
            if edge:
                found.append(_check(direction, near, far, edge))
            skipped = frozenset() if near == far and least == most else None
        near += least
        far += most
        if far - near > _WIDEST:
            break
    return found


def _check(direction: int, near: int, far: int, words: frozenset[str]) -> Check:
    return (near, far, words) if direction > 0 else (-far, -near, words)


def _cost(place: Iterable[Anchor], zipf: Zipf) -> float:
    """What the search by these words costs, per billion words of text: a little for each, much where a check holds too."""
    cost: float = sum(10 ** zipf(a.word) * (_LOOK + (1 + a.high - a.low) * _chance(a, zipf)) for a in place)
    return cost


def _chance(anchor: Anchor, zipf: Zipf) -> float:
    """How likely it is that the checks hold; ten times what independent words would give."""
    return min((min(1.0, _told(check, zipf) / 1e8) for check in anchor.checks), default=1.0)


def _told(check: Check, zipf: Zipf) -> float:
    """How often a check holds, per billion places; the less, the more it tells."""
    near, far, words = check
    return _frequency(words, zipf) * (1 + far - near)


@cache
def _frequency(words: frozenset[str], zipf: Zipf) -> float:
    """How often one of these words comes, per billion words."""
    return sum(_ANY_NUMBER if w == DIGIT else _ANY_NAME if w == CAPITAL else 10 ** zipf(w) for w in words)
