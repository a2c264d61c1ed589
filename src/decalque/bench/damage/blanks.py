"""Blanks where none belong, words said twice, and characters that are encoded or can't be seen."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.bench.changes import Change
from decalque.kinds import PLAIN

_SPLIT_FROM = 7  # letters of a word that may fall apart
_DOUBLED = frozenset("the of in to a and for with by on from that was is at".split())
_ENTITIES = {"&": "&amp;", '"': "&quot;", "'": "&#39;", "’": "&rsquo;", "“": "&ldquo;", "”": "&rdquo;", "–": "&ndash;", "—": "&mdash;", "é": "&eacute;", "ñ": "&ntilde;"}
_UNSEEN = "\u200b\u00ad\ufeff\u2060"
_MARK = re.compile(r"(?<=[a-z])[,.;:?!](?=\s)")


def blanks(page: Analysis, rng: random.Random) -> Iterator[Change]:
    """A long word in two pieces, a small word twice, a blank before a mark."""
    for i, word in enumerate(page.words[:-1]):
        start, end = page.starts[i], page.document.end(i)
        if page.kinds[i] != PLAIN or not word.isalpha():
            continue
        if word in _DOUBLED and page.gaps[i] == page.gaps[i + 1] == " " and page.words[i + 1] != word and page.words[i - 1] != word:
            yield Change(start, end, f"{word} {word}", "doubled-word")
        elif len(word) >= _SPLIT_FROM:
            at = rng.randrange(3, len(word) - 2)
            yield Change(start, end, f"{word[:at]}{rng.choice((' ', ' ', '- '))}{word[at:]}", "split-token")
    for match in _MARK.finditer(page.text):
        yield Change(match.start(), match.start(), " ", "extra-space")


def entities(page: Analysis, rng: random.Random) -> Iterator[Change]:
    """Each character that HTML may encode, so encoded; and words with a character in them that can't be seen."""
    for at, character in enumerate(page.text):
        if character in _ENTITIES:
            yield Change(at, at + 1, _ENTITIES[character], "encoding")
    for i, word in enumerate(page.words):
        if page.kinds[i] == PLAIN and len(word) >= _SPLIT_FROM and not rng.randrange(20):
            at = page.starts[i] + rng.randrange(2, len(word) - 1)
            yield Change(at, at, rng.choice(_UNSEEN), "encoding")
