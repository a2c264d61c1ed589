"""Patterns as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from decalque.document import WORD
from decalque.packs.classes import CLASSES, GAP
from decalque.packs.inflection import forms
from decalque.packs.notation import GAPS, Choice, Forms, Mark, Node, Slot, Word

BEGIN = r"(?<!\w)(?<!\w['’-])"
END = r"(?!\w)(?!['’](?!s\b)\w)(?!-\w)"  # a possessive may follow
@cache
def words_of(text: str) -> tuple[str, ...]:
    """The words of a literal as a page is searched for them: in lower case, without possessives."""
    return tuple(word.lower().replace("’", "'").removesuffix("'s") for word in WORD.findall(text))


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
            if isinstance(node, Mark) and node.sign == "," and not begun and node is not nodes[-1]:
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
                body = CLASSES[name] + (f"(?:{GAP}{CLASSES[name]}){{0,{high - 1}}}?" if name in GAPS and high > 1 else "")
                return self._group("c", self.captures, body), not low
            case Mark(sign):
                return {",": r" ?,", "%": r" ?%", '"': r"[\"“”‘’«»]", "^": "", "$": r"(?=[\"'”’»)]*(?:[.!?]|\s*(?:\Z|[\r\n])))"}[sign], False
            case Choice(options, optional, captured):
                self.captures += captured
                number = self.captures
                body = "|".join(_Writer.sequence(self, option) for option in options)
                return self._group("c", number, body) if captured else f"(?:{body})", optional


@cache
def length(node: Node) -> tuple[int, int]:
    """The fewest and the most words that an element takes."""
    match node:
        case Word(text):
            return (len(words_of(text)),) * 2
        case Forms():
            return 1, 1
        case Slot(_, low, high):
            return low, high
        case Choice(options, optional, _):
            sizes = [tuple(map(sum, zip(*map(length, option), strict=True))) for option in options]
            return (0 if optional else min(s[0] for s in sizes)), max(s[1] for s in sizes)
    return 0, 0
