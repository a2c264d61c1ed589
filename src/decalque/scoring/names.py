"""Lowercased names: the evidence that a lower-case word is a proper noun that lost its capital (truecasing)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from functools import cache, lru_cache
from math import log

from decalque.analysis import Analysis
from decalque.kinds import (
    ANY_CAPITAL,
    CAP_COMMON,
    CAP_NAME,
    CAP_UNKNOWN,
    LOWER_BOTH,
    LOWER_NAME,
    LOWER_UNKNOWN,
    UPPER,
)
from decalque.lexicon import NAME, Flag, Lexicon
from decalque.scoring import merges
from decalque.scoring.verdict import Judge
from decalque.scoring.wordclasses import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    DETERMINERS,
    FUNCTION,
    PARTICLES,
    PREPOSITIONS,
    REPORTING,
    TITLES,
)

FEATURES = (
    "ordinary word", "rare word", "dictionary has only the capital", "no dictionary has it", "share of capitals",
    "share unknown", "frequency", "unseen", "name letters", "place", "given name", "surname", "people", "calendar",
    "organisation", "acronym", "own casing", "part of names", "capitalised elsewhere", "lower case elsewhere",
    "name before", "name after", "unknown name before", "title before", "preposition before", "article before",
    "determiner before", "possessive", "reporting verb after", "auxiliary after", "noun after", "number beside", "joined",
    "quoted", "unknown lower beside", "lower-case line", "capital line", "initial before", "ordinary and name before",
    "ordinary and title before", "ordinary and place preposition", "calendar and number", "ordinary and given name before",
    "given and name after", "ordinary capitalised elsewhere", "letters", "full stop behind", "line start",
    "binomial", "unknown and given name before", "unknown and name before", "joined before", "own casing and no word",
    "unknown and lower case elsewhere", "merged", "not merged", "given and lower name after", "lower given name before", "title and given name", "article before person",
    "calendar and time preposition", "listed, and never an ordinary word",
)  # fmt: skip

# Second parts of Latin names of species end so.
LATIN_ENDINGS = ("us", "a", "um", "is", "ii", "ae", "ens", "ans", "oides", "i", "or", "ix")
_TIME_PREPOSITIONS = frozenset("in since until till last next early late mid by during before after from".split())
_MONTHS = ("may", "march", "august")
_BEFORE_MONTHS = ("in", "since", "until", "till", "during", "early", "late")
_LISTED = Flag.PLACE | Flag.PEOPLE | Flag.CREED | Flag.ORGANISATION | Flag.ACRONYM | Flag.CALENDAR
_SHORTEST = 4  # letters; shorter names are words of other languages and of programs
_NEVER_LOWER = 0.9  # share of capitals
_PERSON = Flag.GIVEN | Flag.SURNAME
NO_PERSON = Flag.PLACE | Flag.PEOPLE | Flag.CREED | Flag.ORGANISATION | Flag.CALENDAR
_CAP = CAP_NAME | CAP_UNKNOWN


# What is dear to tell of a word, and between which values it lies.
_DEAR = {"lower-case line": (0.0, 1.0), "capital line": (0.0, 1.0), "merged": (0.0, 4.0), "not merged": (merges.HOPELESS, 0.0)}
_AT = {name: k for k, name in enumerate(FEATURES)}
_UNMISTAKABLE = _AT["listed, and never an ordinary word"]
# Natural log odds of a listed name that is never an ordinary word: in the texts of benchmarks/fit.py, 2,450 of 2,461 in lower case were
# damaged; less is told, for such texts are damaged often.
_ALONE = 3.5


def features(page: Analysis, i: int, accepted: Container[int] = ()) -> list[float]:
    """The features of the lower-case word `i`; the words at `accepted` are taken for names that lost their capital too."""
    row = _cheap_features(page, i, accepted)
    _add_dear_features(page, i, row)
    return row


def odds(page: Analysis, i: int, judge: Judge) -> tuple[list[float], float] | None:
    """The features of word `i` and the log odds that it is a name; None when they are surely not worth a finding."""
    row = _cheap_features(page, i, ())
    if not judge.may_report(row, _most_of_dear(judge)) and not row[_UNMISTAKABLE]:
        return None
    _add_dear_features(page, i, row)
    return row, raised(row, judge)


def raised(row: list[float], judge: Judge) -> float:
    """The log odds of the features; those of a word that is never in lower case in print are raised to what that alone is worth."""
    logit = judge.logit(row)
    weight = judge.model.weights[_UNMISTAKABLE]
    if not row[_UNMISTAKABLE] or logit >= _ALONE:
        return logit
    if weight > 0:
        row[_UNMISTAKABLE] += (_ALONE - logit) / weight  # for the evidence to add up
    return _ALONE


@cache
def _most_of_dear(judge: Judge) -> float:
    return judge.model.most(_DEAR)


def _add_dear_features(page: Analysis, i: int, row: list[float]) -> None:
    """Put the features in `_DEAR` into the row."""
    row[_AT["lower-case line"]] = float(_lower_line(page, i))
    row[_AT["capital line"]] = float(page.capital_share(i) > 0.6)
    row[_AT["merged"]], row[_AT["not merged"]] = _as_merged(page, i, bool(page.kinds[i] & LOWER_UNKNOWN))


def _cheap_features(page: Analysis, i: int, accepted: Container[int]) -> list[float]:
    """All features but those in `_DEAR`, which are 0."""
    lexicon, words, kinds = page.lexicon, page.words, page.kinds
    word = words[i]
    base = Lexicon.without_possessive(word)
    entry = lexicon.entry(base.replace("’", "'"))
    flags = entry.flags
    kind = kinds[i]
    ordinary = bool(kind & LOWER_BOTH)
    last = len(words) - 1
    before = i - 1 if i and page.gaps[i] == " " else -1
    after = i + 1 if i < last and page.gaps[i + 1] == " " else -1
    before_kind = kinds[before] if before >= 0 else 0
    after_kind = kinds[after] if after >= 0 else 0
    before_word = words[before].lower() if before >= 0 else ""
    after_word = words[after].lower() if after >= 0 else ""
    mid_before = before >= 0 and not page.starts_sentence(before)
    name_before = bool(before_kind & _CAP) or bool(before_kind & (CAP_COMMON | UPPER) and mid_before)
    name_before = name_before or before in accepted
    name_after = bool(after_kind & ANY_CAPITAL) or after in accepted
    unknown = bool(kind & LOWER_UNKNOWN)
    binomial = bool(before_kind & CAP_UNKNOWN) and base.endswith(LATIN_ENDINGS) and not flags & NAME
    title = before_word in TITLES
    given_before = name_before and bool(lexicon.entry(before_word).flags & Flag.GIVEN)
    share = entry.share
    elsewhere = _capitals(page, base)
    lower_elsewhere = page.document.counts[word] - 1
    number = (before >= 0 and words[before][-1].isdigit()) or (after >= 0 and words[after][0].isdigit())
    joined = page.gaps[i].strip() != "" or not page.gaps[i + 1][:1].isspace()
    preposition = before_word in PREPOSITIONS
    return [
        float(ordinary), float(bool(flags & Flag.RARE)), float(bool(flags & Flag.CAPITALISED and not ordinary)),
        float(unknown), log((share + 0.01) / (1.01 - share)) if share is not None else 0.0,
        float(share is None), entry.zipf / 3, float(entry.zipf == 0),
        0.0 if flags & Flag.WORD else _like_a_name(lexicon, base) / 3,
        float(bool(flags & Flag.PLACE)), float(bool(flags & Flag.GIVEN)), float(bool(flags & Flag.SURNAME)),
        float(bool(flags & (Flag.PEOPLE | Flag.CREED))), float(bool(flags & Flag.CALENDAR)), float(bool(flags & Flag.ORGANISATION)),
        float(bool(flags & Flag.ACRONYM)), float(bool(flags & Flag.SPECIAL)), float(bool(flags & Flag.PART)),
        log(1 + elsewhere), log(1 + lower_elsewhere), float(name_before), float(name_after),
        float(bool(before_kind & CAP_UNKNOWN)), float(title), float(preposition), float(before_word in ARTICLES),
        float(before_word in DETERMINERS), float(base != word), float(after_word in REPORTING),
        float(after_word in AUXILIARIES), float(bool(after_word) and after_kind == 0 and after_word not in ADVERBS and after_word not in PREPOSITIONS),
        float(number), float(joined), float("“" in page.gaps[i] or '"' in page.gaps[i]),
        float(bool((before_kind | after_kind) & LOWER_UNKNOWN)), 0.0, 0.0,
        float(before >= 0 and len(words[before]) == 1 and words[before].isupper()),
        float(ordinary and name_before), float(ordinary and title), float(ordinary and preposition and bool(flags & Flag.PLACE)),
        float(bool(flags & Flag.CALENDAR) and number), float(ordinary and given_before),
        float(bool(flags & Flag.GIVEN) and name_after), float(ordinary and elsewhere > 0), min(len(base), 12) / 6,
        float(page.gaps[i + 1].startswith(".")), float(page.breaks[i] & 1),
        float(binomial), float(unknown and given_before), float(unknown and name_before), float(page.gaps[i] != " "),
        float(bool(flags & Flag.SPECIAL) and not ordinary), float(unknown and lower_elsewhere > 0),
        0.0, 0.0,
        float(bool(flags & Flag.GIVEN and after_kind & (LOWER_NAME | LOWER_UNKNOWN))),
        float(bool(before_kind & (LOWER_NAME | LOWER_BOTH)) and bool(lexicon.entry(before_word).flags & Flag.GIVEN)),
        float(title and bool(flags & Flag.GIVEN)),
        float(before_word in ARTICLES and bool(flags & _PERSON) and not flags & NO_PERSON),
        float(bool(flags & Flag.CALENDAR) and before_word in _TIME_PREPOSITIONS),
        float((is_unmistakable(lexicon, base) and _in_english(page, i)) or is_month(page, i)),
    ]  # fmt: skip


@lru_cache(maxsize=50_000)
def is_unmistakable(lexicon: Lexicon, word: str) -> bool:
    """Whether a word in lower case is a listed place, people, institution or acronym that print never has in lower case."""
    entry = lexicon.entry(word)
    flags = entry.flags
    if flags & (Flag.WORD | Flag.RARE | Flag.ORDINARY) or (entry.share if entry.share is not None else 1.0) < _NEVER_LOWER:
        return False
    return bool(flags & _LISTED) and len(word) >= _SHORTEST and lexicon.proper_form(word) != word


def _in_english(page: Analysis, i: int) -> bool:
    """Whether the words around word `i` are English: "soledad" is a word in another language."""
    low, high = max(0, i - 2), min(len(page.words), i + 3)
    beside = [k for k in (i - 1, i + 1) if low <= k < high and page.gaps[max(k, i)] == " "]
    for word in (page.words[k] for k in beside):
        if word in PARTICLES or (word.islower() and not page.lexicon.is_word(Lexicon.without_possessive(word))):
            return False
    return any(page.words[k].lower() in FUNCTION for k in range(low, high) if k != i)


def is_month(page: Analysis, i: int) -> bool:
    """Whether a word that is a month and an ordinary word too stands where only a month can: "in may"."""
    word, last = page.words[i], len(page.words) - 1
    if word not in _MONTHS or not i or page.gaps[i] != " " or page.words[i - 1].lower() not in _BEFORE_MONTHS:
        return False
    after = page.words[i + 1] if i < last and page.gaps[i + 1] == " " else ""
    return word == "may" or not after or not after.islower() or after in FUNCTION  # "in march formation"


@lru_cache(maxsize=50_000)
def _like_a_name(lexicon: Lexicon, word: str) -> float:
    """By how much the letters of a word cost less as those of a name (log10)."""
    as_word, as_name = lexicon.letters(word)
    return sum(as_word) - sum(as_name)


def _as_merged(page: Analysis, i: int, unknown: bool) -> tuple[float, float]:
    """How likely an unknown word is two words in one token, as (log odds above 0, log odds below 0)."""
    if not unknown:
        return 0.0, 0.0
    best = merges.best_way(page, i)
    return (max(0.0, min(4.0, best[0])), max(merges.HOPELESS, min(0.0, best[0]))) if best else (0.0, merges.HOPELESS)


def _capitals(page: Analysis, base: str) -> int:
    """How often the word stands with a capital (or as its proper form) in the text, sentence starts aside."""
    return mid_capitals(page).get(base, 0)


def mid_capitals(page: Analysis) -> dict[str, int]:
    """lower-cased word -> how often it has a capital in mid-sentence on this page; counted once a page."""
    return page.remember("capitals", _count_capitals)


class _Bases(dict[str, str]):
    """word -> the word in lower case, without a possessive."""

    def __missing__(self, word: str) -> str:
        base = Lexicon.without_possessive(word).lower()
        if len(self) < 100_000:
            self[word] = base
        return base


_bases = _Bases()


def _count_capitals(page: Analysis) -> dict[str, int]:
    """Counts all capitals and takes off those at the start of a sentence and those in headlines."""
    words = page.words
    table = Counter([words[i] for i in page.with_kind(ANY_CAPITAL)])
    others = [words[i] for i in page.sentences]
    for first, last in zip(page.lines, [*page.lines[1:], len(words)], strict=True):
        if 2 < last - first <= 25 and page.capital_share(first) > 0.6:
            others += words[first + 1 : last]
    for word in others:
        if word in table and word[0].isupper():
            table[word] -= 1
    lower: dict[str, int] = {}
    for word, n in table.items():
        if n > 0:
            base = _bases[word]
            lower[base] = lower.get(base, 0) + n
    return lower


def _lower_line(page: Analysis, i: int) -> bool:
    """Whether the line has no capital at all near the word: a slug, a list of tags, verse, code."""
    first, last = page.line_of(i)
    near = page.words[max(first, i - 12) : min(last, i + 12)]
    return len(near) > 2 and all(map(str.islower, near))


def restored(page: Analysis, i: int) -> str:
    """The word with the casing it has in print."""
    base = Lexicon.without_possessive(page.words[i])
    return name_form(page, base) + page.words[i][len(base) :]


def name_form(page: Analysis, lower: str) -> str:
    """The casing of a name in lower case: that of the lexicon, else that of this page, else a capital."""
    form = page.lexicon.name_form(lower)
    if page.lexicon.entry(lower).flags & NAME:
        return form
    return page.remember("forms", _own_forms).get(lower, form)


def _own_forms(page: Analysis) -> dict[str, str]:
    """lower-cased word -> the form with capitals that this page uses."""
    table: dict[str, str] = {}
    for i in page.with_kind(CAP_UNKNOWN | UPPER):
        word = Lexicon.without_possessive(page.words[i])
        if page.capital_share(i) < 0.6:
            table.setdefault(word.lower(), word)
    return table
