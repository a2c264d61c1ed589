"""What words stand beside, as vectors: how well a correction suits the words around it, next to the word it stands for.

A word in the wrong sense ("the command freed the hostages") stands among words that its right translation ("commando") is used to, and
it is not. The vectors are GloVe's (Pennington, Socher and Manning, 2014; see NOTICE); the words around weigh the more the nearer and the
rarer they are.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Sequence
from functools import cache
from math import log
from operator import mul
from pathlib import Path
from zlib import crc32

import marisa_trie

from decalque.cache import cache_folder
from decalque.lexicon import store

SOURCE = Path(__file__).resolve().parent.parent / "data" / "vectors.xz"
SIZE = 100
_FULL = 255  # the weight of a word that says all it can
_SCALE = 80  # of the parts, as `data/build/build_vectors.py` writes them
_SCHEMA = 2
_COMMON, _SPAN = 100, 4.0  # the most frequent words say nothing; e^4 times rarer ones say all they can
_NEAR, _FAR, _REACH = 3, 8, 40  # words
_WEIGHTS = (1.0, 0.6, 0.4)  # of words that are near, further off, and in the rest of the sentence
_DOUBT = 1.0  # weight of what is not said: few words around say less
_LEAST = 1.0  # weight of the words around that it takes to say anything

Direction = tuple[int, ...]


class Vectors:
    """The vectors of the words that have one."""

    def __init__(self, sections: dict[str, memoryview]) -> None:
        self._words = marisa_trie.Trie().map(sections["words"])
        self._parts = sections["parts"].cast("b")
        self._weights = sections["weights"]

    def direction(self, wrong: Iterable[str], right: Iterable[str]) -> Direction | None:
        """The way from the forms of one word to those of another; None when one of them has no vector."""
        ends = [self._mean(wrong), self._mean(right)]
        if ends[0] is None or ends[1] is None:
            return None
        return tuple(round(b - a) for a, b in zip(*ends, strict=True))

    def gain(self, words: Sequence[str], first: int, last: int, here: range, direction: Direction) -> float:
        """How much better the right word suits than the wrong one at `here`, among the words from `first` up to `last`.

        `words` are in lower case. Below 0 the wrong one suits better; 0 where they say too little; above 0.2 seldom anything but the right one is meant.
        """
        total = weight = 0.0
        for i in range(max(first, here.start - _REACH), min(last, here.stop + _REACH)):
            number = self._words.get(words[i]) if i not in here else None
            if number is None or not (told := self._weights[number]):
                continue
            distance = here.start - i if i < here.start else i - here.stop + 1
            share = told / _FULL * _WEIGHTS[(distance > _NEAR) + (distance > _FAR)]
            total += share * sum(map(mul, self._parts[number * SIZE : number * SIZE + SIZE], direction))
            weight += share
        return total / (weight + _DOUBT) / _SCALE**2 if weight >= _LEAST else 0.0

    def _mean(self, words: Iterable[str]) -> list[float] | None:
        numbers = [number for word in words if (number := self._words.get(word)) is not None]
        if not numbers:
            return None
        return [sum(self._parts[number * SIZE + k] for number in numbers) / len(numbers) for k in range(SIZE)]


def _told(rank: int) -> int:
    """How much a word of this rank by frequency says, from 0 to `_FULL`."""
    return round(_FULL * min(1.0, max(0.0, (log(rank + 1) - log(_COMMON)) / _SPAN)))


@cache
def open_vectors() -> Vectors:
    """The vectors, unpacked into the cache first when they are new there (a quarter of a second)."""
    stat = SOURCE.stat()
    path = cache_folder() / f"vectors-{crc32(f'{_SCHEMA} {stat.st_size} {stat.st_mtime_ns}'.encode()):08x}.bin"
    found = store.load(path)
    if found is None:
        blob = store.encode(_sections())
        store.save(path, blob)
        found = store.load(path) or store.decode(memoryview(blob))
    return Vectors(found)


def _sections() -> dict[str, bytes]:
    head, _, parts = lzma.decompress(SOURCE.read_bytes()).partition(b"\n")
    words = head.decode().split(" ")
    trie = marisa_trie.Trie(words)
    ordered = sorted(range(len(words)), key=lambda rank: trie[words[rank]])
    rows = b"".join(parts[rank * SIZE : rank * SIZE + SIZE] for rank in ordered)
    return {"words": trie.tobytes(), "parts": rows, "weights": bytes(map(_told, ordered))}
