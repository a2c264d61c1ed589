"""Patterns as regular expressions, and the words by which a page is searched for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from decalque.document import WORD
from decalque.packs.classes import CLASSES, GAP, LISTED
from decalque.packs.inflection import forms
from decalque.packs.notation import Choice, Forms, Mark, Node, Slot, Word

BEGIN = r"(?<!\w)(?<!\w['’-])"
END = r"(?!\w)(?!['’](?!s\b)\w)(?!-\w)"  # a possessive may follow
class Anchor(NamedTuple):
    """A word that every match of a pattern holds.

    The match starts from `low` to `high` words before it. When `step` is not 0, the word that many places on is one of `beside`.
    """

    word: str
    low: int
    high: int
    step: int
    beside: tuple[str, ...]


def words_of(text: str) -> list[str]:
    """The words of a literal as a document counts them, in lower case."""
    return [word.lower() for word in WORD.findall(text)]


def regex(nodes: Sequence[Node], *, named: bool = True) -> str:
    """The source of an expression that matches the sequence; if `named`, with groups h1, h2 (forms) and c1, c2 (captures)."""
    return _Writer(named).sequence(nodes)


class _Writer:
    """Numbers the groups of one expression as they come."""

    def __init__(self, named: bool) -> None:
        self.heads = self.captures = 0
        self.named = named

    def _group(self, letter: str, number: int, body: str) -> str:
        return f"(?P<{letter}{number}>{body})" if self.named else f"(?:{body})"

    def sequence(self, nodes: Sequence[Node]) -> str:
        """Optional elements carry the gap towards the first element that must be there."""
        pieces: list[str] = []
        begun = False
        for node in nodes:
            piece, absent = self._piece(node)
            if isinstance(node, Mark):
                pieces.append(piece)
            elif absent:
                pieces.append(f"(?:{GAP}{piece})?" if begun else f"(?:{piece}{GAP})?")
            else:
                pieces.append(f"{GAP}{piece}" if begun else piece)
                begun = True
            if isinstance(node, Mark) and node.sign == "," and not begun:
                pieces.append(GAP)
        return "".join(pieces)

    def _piece(self, node: Node) -> tuple[str, bool]:
        """The expression of one element, and whether it may be absent."""
        match node:
            case Word(text):
                return re.escape(text).replace("'", "['’]"), False
            case Forms():
                self.heads += 1
                words = sorted({form for lemma in node.lemmas for form in forms(lemma, node.part)}, key=len, reverse=True)
                return self._group("h", self.heads, "|".join(map(re.escape, words))), False
            case Slot(name, low, high):
                self.captures += 1
                body = CLASSES[name] + (f"(?:{GAP}{CLASSES[name]}){{0,{high - 1}}}?" if name in "*?" and high > 1 else "")
                return self._group("c", self.captures, body), not low
            case Mark(sign):
                return {",": r"[^\S\r\n]*,", "^": "", "$": r"(?=[\"'”’»)]*[.!?]|[\"'”’»)]*\s*(?:\Z|[\r\n]))"}[sign], False
            case Choice(options, optional, captured):
                self.captures += captured
                number = self.captures
                body = "|".join(_Writer.sequence(self, option) for option in options)
                return self._group("c", number, body) if captured else f"(?:{body})", optional


def _length(node: Node) -> tuple[int, int]:
    """The fewest and the most words that an element takes."""
    match node:
        case Word(text):
            return (len(words_of(text)),) * 2
        case Forms():
            return 1, 1
        case Slot(_, low, high):
            return low, high
        case Choice(options, optional, _):
            sizes = [tuple(map(sum, zip(*map(_length, option), strict=True))) for option in options]
            return (0 if optional else min(s[0] for s in sizes)), max(s[1] for s in sizes)
    return 0, 0


def _edge(node: Node, side: int) -> frozenset[str]:
    """The words that the element may begin (side 0) or end with (side -1); empty when they can't be told."""
    match node:
        case Word(text):
            return frozenset(words_of(text)[side : side + 1 or None])
        case Forms(lemmas, part):
            return frozenset(w.lower() for lemma in lemmas for w in forms(lemma, part))
        case Slot(name, 1, 1) if name in LISTED:
            return frozenset(word.lower() for word in LISTED[name])
        case Choice(options, False, _):
            edges = [_edge(option[side], side) for option in options]
            return frozenset().union(*edges) if all(edges) else frozenset()
    return frozenset()


def _rarest(node: Node, zipf: Callable[[str], float]) -> list[tuple[str, int, int]]:
    """For each way to match the element its rarest word, with the least and most words of the element before it."""
    match node:
        case Word(text):
            words = words_of(text)
            k = min(range(len(words)), key=lambda k: zipf(words[k]), default=-1)
            return [(words[k], k, k)] if k >= 0 else []
        case Forms(lemmas, part):
            return [(word.lower(), 0, 0) for lemma in lemmas for word in forms(lemma, part)]
        case Slot(name, 1, 1) if name in LISTED:
            return [(word.lower(), 0, 0) for word in LISTED[name]]
        case Choice(options, False, _):
            found: list[tuple[str, int, int]] = []
            for option in options:
                best = min(_places(option, zipf), key=lambda place: _cost(place, zipf), default=[])
                if not best:
                    return []
                found += best
            return found
    return []


def _places(nodes: Sequence[Node], zipf: Callable[[str], float]) -> list[list[tuple[str, int, int]]]:
    """For each element that has words to search by: these, with the least and most words of the sequence before them."""
    low = high = 0
    found: list[list[tuple[str, int, int]]] = []
    for node in nodes:
        if words := _rarest(node, zipf):
            found.append([(word, low + a, high + b) for word, a, b in words])
        least, most = _length(node)
        low, high = low + least, high + most
    return found


def _cost(place: Iterable[tuple[str, int, int]], zipf: Callable[[str], float]) -> float:
    """How often a page will have to be looked at because of these words."""
    return sum(10 ** zipf(word) * (1 + high - low) for word, low, high in place)


def anchors(nodes: Sequence[Node], zipf: Callable[[str], float]) -> list[Anchor]:
    """The words by which to search for a sequence: the least frequent that it can't do without.

    `zipf` gives the Zipf frequency of a word.
    """
    nodes = [node for node in nodes if not isinstance(node, Mark)]
    place = min(_places(nodes, zipf), key=lambda place: _cost(place, zipf))
    spots = [i for i, node in enumerate(nodes) if _rarest(node, zipf)]
    chosen = spots[_places(nodes, zipf).index(place)]
    step, beside = 0, frozenset[str]()
    if _length(nodes[chosen]) == (1, 1):
        if chosen + 1 < len(nodes):
            step, beside = 1, _edge(nodes[chosen + 1], 0)
        if not beside and chosen:
            step, beside = -1, _edge(nodes[chosen - 1], -1)
    return [Anchor(word, low, high, step if beside else 0, tuple(sorted(beside))) for word, low, high in place]
