"""Which words are, or may well be, finite verbs."""

from __future__ import annotations

from decalque.analysis import Analysis
from decalque.lexicon import Flag
from decalque.packs.classes import PAST
from decalque.scoring.wordclasses import AUXILIARIES, REPORTING

__all__ = ["BASE", "FINITE", "PAST", "is_verb", "third_person"]

FINITE = frozenset("is are was were has have had do does did will would can could may might must shall should cannot".split()) | frozenset(
    word for word in AUXILIARIES if word.endswith("n't")
)
# As they stand behind "they".
BASE = frozenset(
    """
    think believe hope fear know say claim want need ask demand seek expect plan hope try live work play use make take give get keep hold
    face receive earn pay spend sell buy produce offer represent belong include carry contain reject support oppose defend accuse blame
    denounce complain insist maintain suffer lack cross arrive come go leave remain continue seem appear become
    """.split()
)


def is_verb(page: Analysis, word: str) -> bool:
    """Whether a word is, or may well be, a finite verb."""
    if word in FINITE or word in REPORTING or word in PAST:
        return True
    return word.islower() and word.endswith("ed") and bool(page.lexicon.flags(word) & Flag.WORD)


def third_person(page: Analysis, word: str) -> bool:
    """Whether a word ends as a verb in the present does: "plans", "goes", "denies"."""
    if not word.isalpha() or not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return False
    stems = (word[:-1], word[:-2], word[:-3] + "y")
    return any(page.lexicon.flags(stem) & Flag.VERB for stem in stems if stem)
