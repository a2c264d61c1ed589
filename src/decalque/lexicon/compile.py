"""Compiles all sources into the sections that `Lexicon` reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log10

import marisa_trie

from decalque.lexicon import ngrams, sources
from decalque.lexicon.entry import FORMAT, ZIPF_STEP, Flag, Packed, pack

LARGE = 70  # the largest SCOWL size that counts as an ordinary dictionary
BIGRAM_TOTAL = 12.0  # log10 of the bigrams that Google Books' table was counted over
BIGRAM_STEP = 1 / 25
NO_SIZE = 99
OWN_SIZE = 60  # the SCOWL size that the words of our own list count as
MAX_WORDS = 5  # of a name


def sections() -> dict[str, bytes]:
    """The sections of the compiled lexicon."""
    table = _Table()
    for form, size in sources.dictionary():
        table.add_form(form, size)
    for form in sources.ordinary():
        table.add_form(form, OWN_SIZE)
        table.flags[form] |= Flag.ORDINARY
    for form in sources.verbs():
        table.flags[form] |= Flag.VERB
    lower_words = [word for word, size in table.sizes.items() if size <= LARGE]
    phrases: dict[str, str] = {}
    for form, kind in sources.names():
        table.add_name(form, kind, phrases)
    pairs = (
        (pair, (max(0, min(255, round((log10(count) - 3) / BIGRAM_STEP))),)) for pair, count in sources.bigrams()
    )
    return {
        "words": _trie(FORMAT, table.rows(sources.zipf_frequencies())),
        "bigrams": _trie("<B", pairs),
        "foreign": _trie("<BB", ((word, (round(zipf / ZIPF_STEP), number)) for word, (zipf, number) in sources.foreign().items())),
        "forms": _forms(table.special),
        "phrases": _forms(phrases),
        "letters.word": ngrams.train(word for word in lower_words if word.isalpha()),
        "letters.name": ngrams.train(sorted(table.names)),
    }


class _Table:
    """Collects what the sources say of each lower-cased word."""

    def __init__(self) -> None:
        self.flags: dict[str, int] = defaultdict(int)
        self.sizes: dict[str, int] = {}
        self.special: dict[str, str] = {}
        self.names: set[str] = set()

    def add_form(self, form: str, size: int) -> None:
        """A form of the dictionary."""
        lower = form.lower()
        if form == lower:
            self.flags[lower] |= Flag.WORD if size <= LARGE else Flag.RARE
            if size < self.sizes.get(lower, NO_SIZE):
                self.sizes[lower] = size
        elif form[1:].islower():
            self.flags[lower] |= Flag.CAPITALISED
            if form.isalpha():
                self.names.add(lower)
        elif size <= LARGE:
            self.flags[lower] |= Flag.CAPITALISED
            if form.isalpha():
                self.special.setdefault(lower, form)

    def add_name(self, form: str, kind: str, phrases: dict[str, str]) -> None:
        flag = sources.KINDS.get(kind, 0)
        words = form.split()
        if len(words) > 1:
            if len(words) <= MAX_WORDS:
                phrases[form.lower()] = form
                self.flags[words[0].lower()] |= Flag.FIRST
            for word in words:
                if word[:1].isupper():
                    self.flags[word.lower()] |= Flag.PART
            if kind != "person":
                return
            self.flags[words[0].lower()] |= Flag.GIVEN
            form = words[-1]
        lower = form.lower()
        self.flags[lower] |= flag
        if form[:1].isupper() and form[1:].islower():
            if form.isalpha():
                self.names.add(lower)
        elif form.isalnum() and kind != "acronym-ambiguous":
            self.special[lower] = form

    def rows(self, zipf: dict[str, float]) -> Iterator[tuple[str, Packed]]:
        """The packed row of every word that any source knows."""
        flags, sizes, special, shares = self.flags, self.sizes, self.special, self._shares()
        known = {**shares, **flags}
        # nearly half of all: names and strings that are only counted
        packed = {frequency: pack(frequency, 0, None, NO_SIZE) for frequency in set(zipf.values())}
        yield from [(word, packed[frequency]) for word, frequency in zipf.items() if word not in known]
        for word in known:
            own = flags.get(word, 0)
            if word in special:
                own |= Flag.SPECIAL
            yield word, pack(zipf.get(word, 0.0), own, shares.get(word), sizes.get(word, NO_SIZE))

    @staticmethod
    def _shares() -> dict[str, float]:
        """word -> the part of its occurrences that has a capital, smoothed a little."""
        return {word: (high + 0.2) / (low + high + 0.4) for word, (low, high) in sources.casing().items()}


def _trie(layout: str, rows: Iterable[tuple[str, tuple[int, ...]]]) -> bytes:
    blob: bytes = marisa_trie.RecordTrie(layout, rows).tobytes()
    return blob


def _forms(table: dict[str, str]) -> bytes:
    blob: bytes = marisa_trie.BytesTrie((key, form.encode()) for key, form in table.items()).tobytes()
    return blob
