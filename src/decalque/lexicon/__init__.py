"""The one place that knows about words.

A `Lexicon` is compiled once from wordfreq, the SCOWL dictionary, symspellpy's bigrams and the name tables into
one memory-mapped file in the user's cache folder, and rebuilt by itself when any of them changed.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import marisa_trie

from decalque.cache import cache_folder
from decalque.lexicon import ngrams, sources, store
from decalque.lexicon.entry import FORMAT, NAME, UNKNOWN, ZIPF_STEP, Entry, Flag, unpack

__all__ = ["NAME", "UNKNOWN", "Entry", "Flag", "Lexicon"]

_POSSESSIVES = ("'s", "’s")
_BIGRAM_STEP, _BIGRAM_BASE = 1 / 25, 3.0 - 12.0


class Lexicon:
    """Frequencies, spelling, casing and names of English words."""

    def __init__(self, sections: dict[str, memoryview]) -> None:
        self._words = marisa_trie.RecordTrie(FORMAT).map(sections["words"])
        self._bigrams = marisa_trie.RecordTrie("<B").map(sections["bigrams"])
        self._foreign = marisa_trie.RecordTrie("<BB").map(sections["foreign"])
        self._forms = marisa_trie.BytesTrie().map(sections["forms"])
        self._phrases = marisa_trie.BytesTrie().map(sections["phrases"])
        self._word_letters = sections["letters.word"]
        self._name_letters = sections["letters.name"]
        self.entry: Callable[[str], Entry] = lru_cache(maxsize=200_000)(self._entry)

    @classmethod
    def open(cls, progress: bool = False) -> Lexicon:
        """The compiled lexicon, built first when there is none (2 to 5 seconds).

        With `progress`, a line on standard error says so.
        """
        return _opened(progress)

    def flags(self, lower: str) -> int:
        """The flags of a lower-cased word: what `entry` has, without the rest."""
        rows = self._words.get(lower)
        return rows[0][1] if rows else 0

    def _entry(self, lower: str) -> Entry:
        rows = self._words.get(lower)
        return unpack(rows[0]) if rows else UNKNOWN

    def zipf(self, word: str) -> float:
        """The Zipf frequency of a word (log10 per billion words), 0 when it was never seen."""
        return self.entry(word.lower()).zipf

    def foreign_zipf(self, word: str) -> float:
        """The Zipf frequency of a word in the language that has it most, of those that news is translated from; 0 when rare."""
        rows = self._foreign.get(word.lower())
        return rows[0][0] * ZIPF_STEP if rows else 0.0

    def foreign_language(self, word: str) -> str:
        """The code of the language (of `sources.FOREIGN`) that has the word most often; "" when it is rare in all."""
        rows = self._foreign.get(word.lower())
        return list(sources.FOREIGN)[rows[0][1]] if rows else ""

    def is_word(self, word: str) -> bool:
        """Whether a dictionary or name table has the word in this very casing (or a possessive of it).

        A lower-case word may also stand with a capital or in capitals.
        """
        word = self.without_possessive(word)
        lower = word.lower()
        flags = self.entry(lower).flags
        if flags & Flag.WORD:
            return word == lower or word[1:].islower() or word.isupper() or len(word) == 1
        if flags & (Flag.CAPITALISED | NAME):
            proper = self._special(lower) if flags & Flag.SPECIAL else None
            return word == proper or word.isupper() or (word[:1].isupper() and (word[1:].islower() or len(word) == 1))
        return False

    def proper_form(self, word: str) -> str | None:
        """The casing that a name has in print: "kyiv" -> "Kyiv", "nato" -> "NATO".

        None when the word is no name, or is an ordinary word as well ("polish").
        """
        lower = word.lower()
        entry = self.entry(lower)
        if entry.flags & Flag.WORD or not entry.flags & (Flag.CAPITALISED | NAME):
            return None
        return self.name_form(lower)

    def name_form(self, lower: str) -> str:
        """The casing of a word when it is a name, whether or not it is an ordinary word too."""
        if self.entry(lower).flags & Flag.SPECIAL and (form := self._special(lower)):
            return form
        return lower[:1].upper() + lower[1:]

    def is_name(self, word: str) -> bool:
        """Whether a table of names holds the word, in any casing."""
        return bool(self.entry(word.lower()).flags & NAME)

    def phrase(self, lower: str) -> str | None:
        """The casing of a name of several words, given in lower case with single blanks."""
        found = self._phrases.get(lower)
        return found[0].decode() if found else None

    def phrases(self, first: str) -> list[str]:
        """All names of several words that begin with the word `first`, in lower case with single blanks."""
        found: list[str] = self._phrases.keys(f"{first} ")
        return found

    def bigram(self, left: str, right: str) -> float | None:
        """log10 of the probability of the two words in a row (Google Books); None when rare."""
        rows = self._bigrams.get(f"{left.lower()} {right.lower()}")
        return rows[0][0] * _BIGRAM_STEP + _BIGRAM_BASE if rows else None

    def letters(self, word: str) -> tuple[list[float], list[float]]:
        """The cost (-log10) of each letter, and of the end, under the models of words and of names."""
        row = ngrams.codes(word)
        return ngrams.costs(self._word_letters, row), ngrams.costs(self._name_letters, row)

    def name_letters(self, word: str) -> list[float]:
        """What `letters` says under the model of names."""
        return ngrams.costs(self._name_letters, ngrams.codes(word))

    @staticmethod
    def without_possessive(word: str) -> str:
        """The word without a final 's."""
        return word[:-2] if word.endswith(_POSSESSIVES) else word

    def _special(self, lower: str) -> str | None:
        found = self._forms.get(lower)
        return found[0].decode() if found else None


_lock = threading.Lock()
_shared: Lexicon | None = None


def _opened(progress: bool) -> Lexicon:
    global _shared
    with _lock:
        if _shared is None:
            path = cache_folder() / f"lexicon-{sources.fingerprint()}.bin"
            sections = store.load(path)
            if sections is None:
                sections = _build(path, progress)
            _shared = Lexicon(sections)
        return _shared


def _build(path: Path, progress: bool) -> dict[str, memoryview]:
    from decalque.lexicon import compile as compiler

    if progress:
        print("decalque: compiling the lexicon (once) ...", file=sys.stderr, flush=True)
    blob = store.encode(compiler.sections())
    store.save(path, blob)
    return store.load(path) or store.decode(memoryview(blob))
