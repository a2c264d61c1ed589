"""What the lexicon says of the words of a document, and what its gaps say of its structure.

Every distinct word and every distinct gap is classified once; the classes of all positions are then plain
lists, so that a rule can pick the few positions that interest it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from itertools import chain, compress
from typing import Any, TypeVar

from decalque.document import Document, places
from decalque.expressions import expression
from decalque.kinds import (
    ABBREVIATIONS,
    DOTTED,
    FILE_TYPES,
    LINE,
    MASKED,
    STOP,
    TECHNICAL,
    TOP_LEVEL_DOMAINS,
    Lowered,
    WordKinds,
)
from decalque.lexicon import Lexicon
from decalque.packs import Packs

T = TypeVar("T")

_lowered = Lowered()
_STARTS = LINE | STOP
_TIGHT = DOTTED | TECHNICAL
_MARKED = expression(r"(?<![\w.])[@#]\w[\w.]*|(?:https?://|www\.|ftp://)[^\s<>\"”’]+|`[^`\n]{1,200}`", re.IGNORECASE)
# What a match of it holds, and how far behind its start: trying it there only is twenty times as fast.
_SIGNS = {"@": (0,), "#": (0,), "`": (0,), "://": (5, 4, 3), "www.": (0,)}
_LOUD_SIGNS = ("WWW.", "Www.")  # only where the others are


class Analysis:
    """A document as the rules read it.

    `kinds[i]` is the kind of word `i` (bits named in `decalque.kinds`), `breaks[i]` that of the gap before it. `rims` are offsets
    at which inline markup began or ended, where a reader knows them.
    """

    def __init__(
        self, document: Document, lexicon: Lexicon, kinds: WordKinds | None = None, packs: Packs | None = None,
        rims: Collection[int] = (),
    ) -> None:
        self.document = document
        self.lexicon = lexicon
        self.packs = packs
        self.text = document.text
        self.rims = rims
        self._known = kinds if kinds is not None else WordKinds(lexicon)
        self._remembered: dict[str, Any] = {}
        self._shares: dict[tuple[int, int], float] = {}

    # What follows is read when it is first asked for: the rules for characters need nothing of it.

    @cached_property
    def words(self) -> list[str]:
        """The words of the document."""
        return self.document.words

    @cached_property
    def lowered(self) -> list[str]:
        """The words in lower case, with straight apostrophes, without possessives."""
        return list(map(_lowered.__getitem__, self.words))

    @cached_property
    def gaps(self) -> list[str]:
        """What stands between the words of the document."""
        return self.document.gaps

    @cached_property
    def starts(self) -> Sequence[int]:
        """The offset of each word."""
        return self.document.starts

    @cached_property
    def breaks(self) -> list[int]:
        """The kind of each gap."""
        return list(map(self._known.gaps.__getitem__, self.gaps))

    @cached_property
    def gap_marks(self) -> list[int]:
        """Positions of the gaps that are more than a blank: about one in six."""
        return list(compress(range(len(self.breaks)), self.breaks))

    @cached_property
    def kinds(self) -> list[int]:
        """The kind of each word, with what is masked."""
        kinds = list(map(self._known.__getitem__, self.words))
        self._mask(kinds)
        return kinds

    @cached_property
    def marked(self) -> list[int]:
        """Positions of the words whose kind is of interest: about one in four."""
        return list(compress(range(len(self.kinds)), self.kinds))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """word -> where it stands."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, word in enumerate(self.words):
            found[word].append(i)
        return found

    def where(self, words: Collection[str]) -> list[int]:
        """The positions of these words, cased as given, in order."""
        found = self._places
        met = found.keys() & words
        return sorted(chain.from_iterable(map(found.__getitem__, met))) if met else []

    # -- masks ---------------------------------------------------------------------------------

    def _mask(self, kinds: list[int]) -> None:
        text = self.text
        spots = [at - back for sign, far in _SIGNS.items() for at in places(sign, text) for back in far]
        if spots:
            spots += [at for sign in _LOUD_SIGNS for at in places(sign, text)]
        end = 0
        for spot in sorted(spots):
            if spot >= end and (match := _MARKED.match(text, spot)):
                end = match.end()
                self._mask_span(kinds, spot, end)
        breaks, last = self.breaks, len(self.words)
        for i in [i for i in self.gap_marks if breaks[i] & _TIGHT]:
            if not 0 < i < last:
                continue
            if self.gaps[i] == "$" and self.words[i][0].isdigit() and self.words[i - 1].isupper():
                continue  # "US$300"
            if breaks[i] & TECHNICAL or self._dot_in_name(i):
                self._mask_run(kinds, i)
            elif i > 1 and breaks[i - 1] & DOTTED and self.words[i].islower():
                self._mask_run(kinds, i)  # alt.religion.name, but also a.m.

    def _dot_in_name(self, i: int) -> bool:
        after = self.words[i].lower()
        return (after in TOP_LEVEL_DOMAINS or after in FILE_TYPES) and self.words[i].islower()

    def _mask_run(self, kinds: list[int], i: int) -> None:
        """Mask the words joined to the gap before word `i` without white space."""
        first = i - 1
        while first > 0 and self.breaks[first] & (DOTTED | TECHNICAL) and not kinds[first] & MASKED and i - first < 64:
            first -= 1
        while first > 0 and self.gaps[first] == "-" and i - first < 64:
            first -= 1
        for k in range(first, i + 1):
            kinds[k] = MASKED

    def _mask_span(self, kinds: list[int], start: int, end: int) -> None:
        for i in range(self.document.index_at(start), len(self.words)):
            if self.starts[i] >= end:
                break
            kinds[i] = MASKED

    # -- structure -----------------------------------------------------------------------------

    @cached_property
    def _by_kind(self) -> dict[int, list[int]]:
        """kind -> the positions of the words of this very kind; most rules ask for a few kinds of the twenty."""
        own = self.kinds
        found: dict[int, list[int]] = {kind: [] for kind in set(own)}
        for i in self.marked:
            found[own[i]].append(i)
        return found

    def with_kind(self, kinds: int) -> list[int]:
        """The positions of the words that have any of these kinds, in order; not to be changed."""
        found = [places for kind, places in self._by_kind.items() if kind & kinds]
        return found[0] if len(found) == 1 else sorted(chain.from_iterable(found))

    def starts_sentence(self, i: int) -> bool:
        """Whether word `i` begins a sentence or a line."""
        kind = self.breaks[i]
        if not kind & (LINE | STOP):
            return i == 0
        return bool(kind & LINE) or not self.is_abbreviation(i - 1)

    @cached_property
    def sentences(self) -> list[int]:
        """The indexes of the words that begin a sentence or a line."""
        last = len(self.words)
        breaks = self.breaks
        found = [
            i for i in self.gap_marks if breaks[i] & _STARTS and (breaks[i] & LINE or not self.is_abbreviation(i - 1))
        ]
        if found and found[-1] == last:
            found.pop()
        if last and (not found or found[0]):
            found.insert(0, 0)
        return found

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The first word of the sentence that holds word `i`, and the one behind its last."""
        k = bisect_right(self.sentences, i)
        return self.sentences[k - 1], self.sentences[k] if k < len(self.sentences) else len(self.words)

    def is_abbreviation(self, i: int) -> bool:
        """Whether a full stop behind word `i` belongs to the word: "Mr.", "J.", "a.m."."""
        if i < 0 or not self.gaps[i + 1].startswith("."):
            return False
        word = self.words[i]
        if len(word) == 1:
            return word.isupper() or self.gaps[i] == "."
        return word.lower() in ABBREVIATIONS and not (word.islower() and word in _ABBREVIATIONS_THAT_ARE_WORDS)

    @cached_property
    def lines(self) -> list[int]:
        """The indexes of the words that begin a line."""
        return [0, *(i for i in self.sentences if i and self.breaks[i] & LINE)]

    def line_of(self, i: int) -> tuple[int, int]:
        """The first word of the line that holds word `i`, and the one behind its last."""
        k = bisect_right(self.lines, i)
        return self.lines[k - 1], self.lines[k] if k < len(self.lines) else len(self.words)

    def capital_share(self, i: int) -> float:
        """The part of the longer words (4 letters and more) of the sentence around word `i` that have a capital (0..1).

        0 when there are fewer than two. Title Case gives about 1, running text about 0.15.
        """
        start, end = self.sentence_of(i)
        if end - start > 40:
            start, end = max(start, i - 15), min(end, i + 15)
        key = start, end
        if key not in self._shares:
            self._shares[key] = self._share(start, end)
        return self._shares[key]

    def _share(self, start: int, end: int) -> float:
        capital = [word[0].isupper() for word in self.words[start:end] if len(word) > 3]
        return sum(capital) / len(capital) if len(capital) > 1 else 0.0

    def remember(self, key: str, compute: Callable[[Analysis], T]) -> T:
        """What `compute` says of this page, computed once."""
        if key not in self._remembered:
            self._remembered[key] = compute(self)
        found: T = self._remembered[key]
        return found


_ABBREVIATIONS_THAT_ARE_WORDS = frozenset(
    """
    no art sat sun mar may fig p c v st co al met hon in us ill ind la mass miss mo ore pa wash tex del ark cal dem dir div gal
    int lat lib neg par pat pop pos prep prop pub ref rel res ret ser spec temp trans var veg
    """.split()
)
