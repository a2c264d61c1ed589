"""Split tokens: the evidence that two neighbours are one word with a space (or a line-end hyphen) inside."""

from __future__ import annotations

from dataclasses import dataclass

from decalque.analysis import Analysis
from decalque.kinds import CAP_COMMON, CAP_NAME, CAP_UNKNOWN, LOWER_UNKNOWN, SHORT
from decalque.lexicon import NAME, Entry, Flag
from decalque.scoring.wordclasses import ENDINGS, FUNCTION, PARTICLES, STARTS

KINDS = LOWER_UNKNOWN | CAP_UNKNOWN | SHORT

_OPEN = frozenset(("pro forma", "pro rata", "pro bono", "ad hoc", "per se", "vice versa", "en masse", "en route", "de facto", "de jure"))  # two words, and one in some lists
HYPHENS = ("- ", "\u00ad ")  # of an old line end
FEATURES = (
    "whole frequency", "whole size", "whole is a name", "left unknown", "right unknown", "left frequency", "right frequency",
    "gain", "bigram seam", "bigram seam seen", "bigram before", "bigram after", "left is a function word",
    "right is a function word", "left 1 letter", "left 2 letters", "right 1 letter", "right 2 letters", "left has a capital",
    "left elsewhere", "right elsewhere", "whole elsewhere", "hyphen", "left is a name", "right is a name", "right is an ending",
    "left is a beginning", "left is a particle", "both unknown", "left rare", "right rare", "whole capitalised",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Whole:
    """Two neighbours read as one word."""

    text: str
    entry: Entry


def joined(page: Analysis, i: int) -> Whole | None:
    """Words `i` and `i + 1` as one word; None when that is none, or when both stand on their own."""
    left, right = page.words[i], page.words[i + 1]
    gap = page.gaps[i + 1]
    if (gap != " " and gap not in HYPHENS) or not left.isalpha() or not right.isalpha() or not right.islower():
        return None
    if not (page.kinds[i] | page.kinds[i + 1]) & KINDS and gap == " ":
        return None
    if left.isupper() and len(left) > 1:
        return None
    if f"{left} {right}".lower() in _OPEN or _begins_name(page, i):
        return None
    text = left + right
    lower = text.lower()
    entry = page.lexicon.entry(lower)
    listed = entry.flags & (Flag.CAPITALISED | NAME)
    if left[0].isupper():
        if not (entry.flags & Flag.WORD or listed) and page.document.counts[text] == 0:
            return None
    elif not entry.flags & Flag.WORD and page.document.counts[text] == 0:
        return None
    return Whole(text, entry)


def _begins_name(page: Analysis, i: int) -> bool:
    """Whether a listed name begins with words `i` and `i + 1`: "Dar es Salaam"."""
    if not page.words[i][0].isupper():
        return False
    start = page.starts[i]
    return any(page.text[start : start + len(name)].lower() == name for name in page.lexicon.phrases(page.words[i].lower()))


def features(page: Analysis, i: int, whole: Whole) -> list[float]:
    """The features of joining words `i` and `i + 1`."""
    lexicon, counts = page.lexicon, page.document.counts
    left, right = page.words[i], page.words[i + 1]
    low_left, low_right, lower = left.lower(), right.lower(), whole.text.lower()
    a, b = lexicon.entry(low_left), lexicon.entry(low_right)
    seam = lexicon.bigram(low_left, low_right)
    before = page.words[i - 1].lower() if i and page.gaps[i] == " " else ""
    after = page.words[i + 2].lower() if i + 2 < len(page.words) and page.gaps[i + 2] == " " else ""
    left_word, right_word = lexicon.is_word(left), lexicon.is_word(right)
    return [
        whole.entry.zipf / 3, whole.entry.size / 50, float(not whole.entry.flags & Flag.WORD), float(not left_word),
        float(not right_word), a.zipf / 3, b.zipf / 3, (whole.entry.zipf + 9 - a.zipf - b.zipf) / 5,
        0.0 if seam is None else (seam + 18 - a.zipf - b.zipf) / 2, float(seam is not None),
        _seen(page, before, lower) - _seen(page, before, low_left), _seen(page, lower, after) - _seen(page, low_right, after),
        float(low_left in FUNCTION), float(low_right in FUNCTION), float(len(left) == 1), float(len(left) == 2),
        float(len(right) == 1), float(len(right) == 2), float(left[0].isupper()), float(counts[left] > 1),
        float(counts[right] > 1), float(counts[whole.text] > 0), float(page.gaps[i + 1] != " "),
        float(bool(page.kinds[i] & (CAP_NAME | CAP_COMMON) and a.flags & NAME)), float(bool(b.flags & NAME)),
        float(low_right in ENDINGS), float(low_left in STARTS), float(low_left in PARTICLES),
        float(not left_word and not right_word), float(a.size > 60), float(b.size > 60), float(whole.text[0].isupper()),
    ]  # fmt: skip


def _seen(page: Analysis, left: str, right: str) -> float:
    if not left or not right:
        return 0.0
    pair = page.lexicon.bigram(left, right)
    return 0.0 if pair is None else 1.0
