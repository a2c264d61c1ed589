"""Damages clean text by the mechanisms of scraping and truecasing, and says exactly what it did.

A page marks names and links with inline tags; a scraper that loses the tags loses the white space, the
punctuation or the case at their rims. So the seams are chosen around names first.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from decalque.analysis import Analysis
from decalque.bench.changes import Change, Damage, carry_out
from decalque.kinds import CAP_COMMON, CAP_NAME, CAP_UNKNOWN, PLAIN, UPPER
from decalque.lexicon import Flag

ACRONYMS = Flag.ACRONYM | Flag.CAPITALISED
NAMES = CAP_NAME | CAP_UNKNOWN


# How often each kind of damage is tried, out of all.
WEIGHTS: dict[str, float] = {
    "merge_name_word": 14, "merge_word_word": 7, "merge_word_name": 5, "merge_name_name": 2, "merge_stop": 4,
    "merge_comma": 5, "merge_low_name": 3, "merge_start": 2, "lower_name": 18, "lower_start": 11, "stray_after_name": 6,
    "stray_after_comma": 4, "stray_comma_lost": 4, "lost_stop": 7, "split": 9,
}  # fmt: skip


_EVERYWHERE = 0.3  # how often a name that loses its capital loses it in the whole text
_TRIES = 80  # places tried for each defect


@dataclass
class Corruptor:
    """Damages texts at `rate` defects a hundred words; the same seed gives the same damage."""

    rate: float = 2.5
    seed: int = 0
    weights: dict[str, float] = field(default_factory=lambda: dict(WEIGHTS))

    def corrupt(self, page: Analysis, key: str = "") -> tuple[str, list[Damage]]:
        """The damaged text and its gold edits (offsets into the damaged text)."""
        rng = random.Random(f"{self.seed}/{key}/{len(page.words)}")
        wanted = round(len(page.words) * self.rate / 100 + rng.random())
        kinds, weights = list(self.weights), list(self.weights.values())
        changes: list[Change] = []
        taken: set[int] = set()
        for _ in range(wanted if len(page.words) > 12 else 0):
            mechanism = MECHANISMS[rng.choices(kinds, weights)[0]]
            for _ in range(_TRIES):
                i = rng.randrange(1, len(page.words) - 1)
                if not taken.isdisjoint(range(i - 3, i + 4)):
                    continue
                if (change := mechanism(page, i, rng)) is not None:
                    changes.append(change)
                    taken.update(range(i - 1, i + 2))
                    if change.category == "lowercased-name" and rng.random() < _EVERYWHERE:
                        changes += _elsewhere(page, change, taken)
                    break
        return carry_out(page.text, changes)


# -- mechanisms: (page, index of the word at the seam, random) -> change -----------------------------


def _is_name(page: Analysis, i: int) -> bool:
    """Whether the word is a name in mid-sentence (or an unambiguous one anywhere)."""
    kind = page.kinds[i]
    if kind & NAMES:
        return len(page.words[i]) > 2
    return bool(kind & CAP_COMMON) and not page.starts_sentence(i) and len(page.words[i]) > 2 and bool(
        (page.kinds[i - 1] | page.kinds[min(i + 1, len(page.kinds) - 1)]) & NAMES
    )


def _plain(page: Analysis, i: int) -> bool:
    return page.words[i].islower() and page.words[i].isalpha() and page.lexicon.is_word(page.words[i])


def _seam(
    left: Callable[[Analysis, int], bool], right: Callable[[Analysis, int], bool], gap: str = " ", lower: bool = False
) -> Callable[[Analysis, int, random.Random], Change | None]:
    def mechanism(page: Analysis, i: int, rng: random.Random) -> Change | None:
        if page.gaps[i + 1] != gap or not left(page, i) or not right(page, i + 1):
            return None
        first = page.words[i].lower() if lower else page.words[i]
        text = first + page.words[i + 1]
        if page.lexicon.is_word(text) or (lower and page.starts_sentence(i)):
            return None
        also = (f"{page.words[i]} {page.words[i + 1]}",) if gap != " " else ()
        return Change(page.starts[i], page.document.end(i + 1), text, "merged-tokens", also)

    return mechanism


def _capital(page: Analysis, i: int) -> bool:
    return page.words[i][:1].isupper() and page.words[i].isalpha()


def _opens(page: Analysis, i: int) -> bool:
    return page.starts_sentence(i) and _capital(page, i) and len(page.words[i]) > 1


def _ends_sentence(page: Analysis, i: int) -> bool:
    return page.words[i].isalpha() and not page.is_abbreviation(i) and len(page.words[i]) > 1


def _lower_name(page: Analysis, i: int, rng: random.Random) -> Change | None:
    if page.starts_sentence(i):
        return None
    if page.kinds[i] & UPPER and page.capital_share(i) < 0.5 and page.lexicon.entry(page.words[i].lower()).flags & ACRONYMS:
        return Change(page.starts[i], page.document.end(i), page.words[i].lower(), "lowercased-name")
    if not page.kinds[i] & (NAMES | CAP_COMMON):
        return None
    if page.kinds[i] & CAP_COMMON and (not _is_name(page, i) and not _proper_word(page, i)):
        return None
    last = i
    while rng.random() < 0.35 and page.gaps[last + 1] == " " and _is_name(page, last + 1) and last + 2 < len(page.words):
        last += 1
    start, end = page.starts[i], page.document.end(last)
    text = page.text[start:end]
    return Change(start, end, text.lower(), "lowercased-name")


def _elsewhere(page: Analysis, change: Change, taken: set[int]) -> Iterator[Change]:
    """The same change wherever the same name stands."""
    name = page.text[change.start : change.end]
    for i, word in enumerate(page.words):
        if word == name and i not in taken and not page.starts_sentence(i):
            taken.update(range(i - 1, i + 2))
            yield Change(page.starts[i], page.document.end(i), change.text, change.category)


def _proper_word(page: Analysis, i: int) -> bool:
    return (page.lexicon.entry(page.words[i].lower()).share or 0) > 0.7


def _lower_start(page: Analysis, i: int, rng: random.Random) -> Change | None:
    word = page.words[i]
    if not page.starts_sentence(i) or not _capital(page, i) or not word[1:].islower():
        return None
    return Change(page.starts[i], page.document.end(i), word.lower(), "lowercased-sentence-start")


def _capitalise(page: Analysis, i: int) -> str:
    return page.words[i][0].upper() + page.words[i][1:]


def _stray(gap: str, lost: bool = False) -> Callable[[Analysis, int, random.Random], Change | None]:
    def mechanism(page: Analysis, i: int, rng: random.Random) -> Change | None:
        if page.gaps[i] != gap or not _plain(page, i):
            return None
        if page.lexicon.zipf(page.words[i]) < 5.2 and rng.random() < 0.8:
            return None
        if (gap == " " or lost) and not _is_name(page, i - 1):
            return None
        capital = _capitalise(page, i)
        if lost:
            before = page.words[i - 1]
            also = (f"{before} {page.words[i]}",)
            if rng.random() < 0.4 and not page.starts_sentence(i - 1):
                before = before.lower()
            return Change(page.starts[i - 1], page.document.end(i), f"{before} {capital}", "stray-capital", also)
        return Change(page.starts[i], page.document.end(i), capital, "stray-capital")

    return mechanism


def _lost_stop(page: Analysis, i: int, rng: random.Random) -> Change | None:
    if page.gaps[i + 1] != ". " or not _ends_sentence(page, i) or not _capital(page, i + 1):
        return None
    left = page.words[i]
    if _is_name(page, i) and rng.random() < 0.4 and not page.starts_sentence(i):
        left = left.lower()
    return Change(page.starts[i], page.document.end(i + 1), f"{left} {page.words[i + 1]}", "lost-boundary")


def _split(page: Analysis, i: int, rng: random.Random) -> Change | None:
    word = page.words[i]
    if len(word) < 5 or not word.isalpha() or not (page.kinds[i] == PLAIN or page.kinds[i] & (NAMES | CAP_COMMON)):
        return None
    cut = rng.randrange(2, len(word) - 1)
    if page.lexicon.is_word(word[:cut]) and page.lexicon.is_word(word[cut:]):
        return None
    joint = "- " if rng.random() < 0.15 else " "
    return Change(page.starts[i], page.document.end(i), word[:cut] + joint + word[cut:], "split-token")


MECHANISMS: dict[str, Callable[[Analysis, int, random.Random], Change | None]] = {
    "merge_name_word": _seam(_is_name, _plain),
    "merge_word_word": _seam(_plain, _plain),
    "merge_word_name": _seam(_plain, _is_name),
    "merge_name_name": _seam(_is_name, _is_name),
    "merge_stop": _seam(_ends_sentence, _capital, ". "),
    "merge_comma": _seam(lambda page, i: _is_name(page, i) or _plain(page, i), _plain, ", "),
    "merge_low_name": _seam(_is_name, _plain, " ", lower=True),
    "merge_start": _seam(_opens, _plain),
    "lower_name": _lower_name,
    "lower_start": _lower_start,
    "stray_after_name": _stray(" "),
    "stray_after_comma": _stray(", "),
    "stray_comma_lost": _stray(", ", lost=True),
    "lost_stop": _lost_stop,
    "split": _split,
}
