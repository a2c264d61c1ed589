"""Damages clean text as scraping and machine translation do, one mechanism apart from the other, with the gold edits.

Each mechanism tells every change that it could make; so many of them are drawn as its rate asks for. A mechanism has random
numbers of its own, so that another rate of one does not change what the others draw.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping

from decalque.analysis import Analysis
from decalque.bench.changes import Change, Damage, carry_out
from decalque.bench.damage import blanks, characters, idioms, tags

Mechanism = Callable[[Analysis, random.Random], Iterator[Change]]

MECHANISMS: dict[str, Mechanism] = {
    "tags": tags.losses,
    "widgets": characters.widgets,
    "numbers": characters.numbers,
    "mojibake": characters.mojibake,
    "idioms": idioms.literal,
    "blanks": blanks.blanks,
    "entities": blanks.entities,
}

# Defects per 100 words where no rates are given: as many in all as the articles of corpora/damaged have (5), tags most.
USUAL: dict[str, float] = {"tags": 3.0, "widgets": 0.6, "numbers": 0.3, "mojibake": 0.4, "idioms": 0.5, "blanks": 0.4, "entities": 0.2}
_APART = 12  # code points that stay untouched between two defects


def damage(page: Analysis, rates: Mapping[str, float], seed: int = 0, key: str = "") -> tuple[str, list[Damage]]:
    """The damaged text and its gold edits (offsets into the damaged text); the same seed and key give the same damage.

    `rates` gives defects per 100 words for each mechanism (a key of MECHANISMS); where a text does not offer so many, there are
    fewer.
    """
    taken: list[tuple[int, int]] = []
    chosen: list[Change] = []
    for name in MECHANISMS:
        rng = random.Random(f"{seed}/{key}/{name}")
        wanted = int(len(page.words) * rates.get(name, 0.0) / 100 + rng.random())
        if not wanted:
            continue
        offered = list(MECHANISMS[name](page, rng))
        rng.shuffle(offered)
        for change in offered:
            if wanted and all(change.end + _APART <= a or b + _APART <= change.start for a, b in taken):
                taken.append((change.start, change.end))
                chosen.append(change)
                wanted -= 1
    return carry_out(page.text, chosen)
