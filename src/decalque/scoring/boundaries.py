"""Capitals in mid-sentence: kept by the writer, left over from a lost tag, or the start of a sentence whose stop was lost.

Also lower case where a sentence starts. Two regressions share the features of a capital: one for "the capital is stray",
one for "a full stop was lost before it".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import log

from decalque.analysis import Analysis
from decalque.kinds import (
    ANY_CAPITAL,
    BLOCK,
    CAP_COMMON,
    CAP_NAME,
    CAP_UNKNOWN,
    HUMPS,
    LINE,
    LOWER_NAME,
    LOWER_UNKNOWN,
    QUOTE,
    STOP,
    UPPER,
)
from decalque.lexicon import NAME, Flag
from decalque.scoring.merges import link
from decalque.scoring.names import mid_capitals
from decalque.scoring.verdict import Judge
from decalque.scoring.wordclasses import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    FUNCTION,
    OPENERS,
    PREPOSITIONS,
    RELATIVES,
    REPORTING,
    SUBJECTS,
    TITLES,
    WORKS,
)

CAPITAL_FEATURES = (
    "after comma", "after name", "after unknown name", "after lower case", "after lower name", "after function word",
    "after number", "after title word", "after word for a work", "share of capitals", "frequency", "function word", "article",
    "preposition", "conjunction", "auxiliary", "subject pronoun", "relative", "adverb", "reporting", "opener", "name too",
    "title", "next has a capital", "next is a name", "next is lower case", "next is function word", "capital line",
    "mostly capitals", "capitals near", "seen elsewhere", "bigram before", "bigram after", "words since start",
    "words to end", "quoted", "single letter", "short line", "stop behind", "joined", "article after name",
    "preposition after name", "conjunction after name", "auxiliary after name", "subject after name", "relative after name",
    "function word after comma", "opener after lower case", "rest has verb", "before has verb", "next is auxiliary",
    "content word", "second capital before", "content after name", "content after comma", "quote before",
    "content after given name", "opener and comma behind", "subject and auxiliary", "verbs on both sides",
    "opener between verbs", "subject between verbs",
)  # fmt: skip
START_FEATURES = (
    "after blank line", "after line", "after full stop", "after question", "after ellipsis", "after quote", "after colon",
    "word before is short", "word before has a capital", "word before is a letter", "word before is a number",
    "word before is unknown", "function word", "opener", "unknown word", "name", "frequency", "rare", "lower-case line",
    "lower lines", "line before ends open", "first in text", "short line", "next has a capital", "joined after", "reporting",
    "bracket", "quote after stop", "sentence behind", "auxiliary",
    "heading before", "long line", "heading and name",
)  # fmt: skip

VERBS = AUXILIARIES | REPORTING
_CAP = CAP_NAME | CAP_UNKNOWN


# What is dear to tell of a capital, and between which values it lies.
_DEAR = {
    "capital line": (0.0, 1.0), "mostly capitals": (0.0, 1.0), "capitals near": (0.0, 1.0), "seen elsewhere": (0.0, 50.0),
    "quoted": (0.0, 1.0), "short line": (0.0, 1.0), "rest has verb": (0.0, 1.0), "before has verb": (0.0, 1.0),
    "verbs on both sides": (0.0, 1.0), "opener between verbs": (0.0, 1.0), "subject between verbs": (0.0, 1.0),
}  # fmt: skip
_AT = {name: k for k, name in enumerate(CAPITAL_FEATURES)}


@cache
def _most_of_dear(judge: Judge) -> float:
    return judge.model.most(_DEAR)


def capital_features(page: Analysis, i: int) -> list[float]:
    """The features of word `i`, which has a capital, is an ordinary word, and does not start a sentence."""
    row = _cheap_features(page, i)
    _add_dear_features(page, i, row)
    return row


def capital_odds(page: Analysis, i: int, judges: Sequence[Judge]) -> tuple[list[float], list[float]] | None:
    """The features of word `i` and the log odds that each judge gives it; None when no judge would report it.

    Most are told by the nearest words alone, so that the line and the sentence need not be read.
    """
    row = _cheap_features(page, i)
    if not any(judge.may_report(row, _most_of_dear(judge)) for judge in judges):
        return None
    _add_dear_features(page, i, row)
    return row, [judge.logit(row) for judge in judges]


def _cheap_features(page: Analysis, i: int) -> list[float]:
    """All features but those in `_DEAR`, which are 0."""
    lexicon, words, kinds = page.lexicon, page.words, page.kinds
    word = words[i].lower()
    entry = lexicon.entry(word)
    last = len(words) - 1
    gap = page.gaps[i]
    before, before_kind = words[i - 1].lower(), kinds[i - 1]
    after, after_kind = (words[i + 1].lower(), kinds[i + 1]) if i < last and page.gaps[i + 1] == " " else ("", 0)
    comma = gap == ", "
    name_before = not comma and bool(before_kind & (_CAP | UPPER | HUMPS | CAP_COMMON) and not before_kind & 512)
    real_name = not comma and bool(before_kind & (_CAP | UPPER | HUMPS | LOWER_NAME))
    lower_before = not comma and words[i - 1].islower()
    share = entry.share if entry.share is not None else 0.5
    start, end = page.sentence_of(i)
    function = word in FUNCTION
    content = not function
    return [
        float(comma), float(name_before), float(bool(before_kind & CAP_UNKNOWN) and not comma), float(lower_before),
        float(bool(before_kind & (LOWER_NAME | LOWER_UNKNOWN)) and not comma), float(before in FUNCTION),
        float(words[i - 1][-1].isdigit()), float(before in TITLES), float(before in WORKS),
        log((share + 0.01) / (1.01 - share)), entry.zipf / 3, float(function), float(word in ARTICLES),
        float(word in PREPOSITIONS), float(word in CONJUNCTIONS), float(word in AUXILIARIES), float(word in SUBJECTS),
        float(word in RELATIVES), float(word in ADVERBS), float(word in REPORTING), float(word in OPENERS),
        float(bool(entry.flags & (NAME | Flag.CAPITALISED))), float(word in TITLES), float(bool(after_kind & ANY_CAPITAL)),
        float(bool(after_kind & _CAP)), float(bool(after) and words[i + 1].islower()), float(after in FUNCTION),
        0.0, 0.0, 0.0, 0.0, link(lexicon, before if not comma else "", word),
        link(lexicon, word, after), min(i - start, 20) / 10, min(end - i, 20) / 10, 0.0,
        float(len(word) == 1), 0.0, float(page.breaks[i + 1] & STOP > 0),
        float(bool(page.gaps[i + 1]) and not page.gaps[i + 1][0].isspace()),
        float(name_before and word in ARTICLES), float(name_before and word in PREPOSITIONS),
        float(name_before and word in CONJUNCTIONS), float(name_before and word in AUXILIARIES),
        float(name_before and word in SUBJECTS), float(name_before and word in RELATIVES), float(comma and function),
        float(lower_before and word in OPENERS), 0.0, 0.0,
        float(after in AUXILIARIES), float(content),
        float(i > 1 and not comma and bool(kinds[i - 2] & ANY_CAPITAL) and page.gaps[i - 1] == " "),
        float(content and real_name), float(content and comma), float(page.breaks[i] & QUOTE > 0),
        float(content and real_name and bool(lexicon.entry(before).flags & Flag.GIVEN)),
        float(word in OPENERS and page.gaps[i + 1].startswith(",") and not comma),
        float(word in SUBJECTS and after in AUXILIARIES), 0.0, 0.0, 0.0,
    ]  # fmt: skip


def _add_dear_features(page: Analysis, i: int, row: list[float]) -> None:
    """Put the features in `_DEAR` into the row."""
    line_share = page.capital_share(i)
    start, end = page.sentence_of(i)
    first, stop = page.line_of(i)
    near = [k for k in range(max(start, i - 3), min(end, i + 4)) if k != i]
    row[_AT["capital line"]] = float(line_share > 0.6)
    row[_AT["mostly capitals"]] = float(line_share > 0.4)
    row[_AT["capitals near"]] = sum(bool(page.kinds[k] & ANY_CAPITAL) for k in near) / max(1, len(near))
    row[_AT["seen elsewhere"]] = log(max(1, mid_capitals(page).get(page.words[i].lower(), 0)))
    row[_AT["quoted"]] = float(in_quotation(page, i))
    row[_AT["short line"]] = float(stop - first < 10)
    row[_AT["rest has verb"]] = float(_has_verb(page, i, min(end, i + 40)))
    row[_AT["before has verb"]] = float(_has_verb(page, start, i))
    both = row[_AT["rest has verb"]] * row[_AT["before has verb"]]
    word = page.words[i].lower()
    row[_AT["verbs on both sides"]] = both
    row[_AT["opener between verbs"]] = both * (word in OPENERS)
    row[_AT["subject between verbs"]] = both * (word in SUBJECTS)


def start_features(page: Analysis, i: int) -> list[float]:
    """The features of the lower-case word `i`, which stands where a sentence or a line starts."""
    words, kinds = page.words, page.kinds
    word = words[i]
    entry = page.lexicon.entry(word.lower())
    gap = page.gaps[i]
    kind = page.breaks[i]
    first, stop = page.line_of(i)
    before = words[i - 1] if i else ""
    after_capital = i + 1 < len(words) and page.gaps[i + 1] == " " and bool(kinds[i + 1] & ANY_CAPITAL)
    line = kind & (LINE | BLOCK) or i == 0
    trimmed = gap.rstrip(" \t“\"'‘(")
    heading = bool(kind & BLOCK) and i > 0 and not kind & STOP and i - page.line_of(i - 1)[0] < 18
    lower_lines, lines = page.remember("lower lines", _lower_lines)
    tail = gap.split("\n", 1)[0].strip() if line else trimmed
    return [
        float(kind & BLOCK > 0 or i == 0), float(bool(line) and not kind & BLOCK and i > 0), float(not line and "." in trimmed),
        float("?" in trimmed or "!" in trimmed), float("…" in trimmed or ".." in trimmed), float(kind & QUOTE > 0),
        float(tail.endswith(":")), float(0 < len(before) <= 3), float(before[:1].isupper()), float(len(before) == 1),
        float(before[-1:].isdigit()), float(i > 0 and bool(kinds[i - 1] & (LOWER_UNKNOWN | CAP_UNKNOWN))),
        float(word in FUNCTION), float(word in OPENERS), float(bool(kinds[i] & LOWER_UNKNOWN)),
        float(bool(kinds[i] & LOWER_NAME)), entry.zipf / 3, float(50 < entry.size < 99),
        float(bool(line) and not any(k & ANY_CAPITAL for k in kinds[max(first, i) : min(stop, i + 15)])),
        (lower_lines - (1 if line else 0)) / max(1.0, lines), float(bool(line) and i > 0 and not kind & STOP), float(i == 0),
        float(bool(line) and stop - first < 8), float(after_capital), float(i + 1 < len(page.gaps) and not page.gaps[i + 1][:1].isspace()),
        float(word in REPORTING), float("(" in gap or "[" in gap), float(_quote_behind_stop(gap)), _sentence_behind(page, i),
        float(word in AUXILIARIES), float(heading), float(bool(line) and stop - first > 15),
        float((heading or i == 0) and bool(kinds[i] & (LOWER_NAME | LOWER_UNKNOWN))),
    ]  # fmt: skip


def _lower_lines(page: Analysis) -> tuple[int, int]:
    """How many lines start in lower case, and how many lines there are."""
    return sum(page.words[i][0].islower() for i in page.lines if i < len(page.words)), len(page.lines)


def _quote_behind_stop(gap: str) -> bool:
    """Whether a closing quotation mark stands behind the stop: `!" he said` goes on in lower case."""
    return gap.rstrip().endswith(("”", '"', "’", "'", "»")) and len(gap) > 2


def _sentence_behind(page: Analysis, i: int) -> float:
    """Whether the sentence that word `i` begins is long enough to be one (0..1)."""
    _, end = page.sentence_of(i)
    return min(end - i, 10) / 10


def _has_verb(page: Analysis, start: int, end: int) -> bool:
    """Whether an auxiliary or a reporting verb stands between the two words."""
    return not VERBS.isdisjoint(page.words[max(start, end - 40) : end])


def in_quotation(page: Analysis, i: int) -> bool:
    """Whether a quotation mark opened within the last 12 words is still open before word `i`."""
    for k in range(i, max(-1, i - 12), -1):
        kind = page.breaks[k]
        if kind & QUOTE:
            gap = page.gaps[k]
            stripped = gap.rstrip()
            if stripped.endswith(("”", "’")) or (stripped.endswith('"') and not gap.startswith(" ")):
                return False
            if gap.endswith(("“", "‘", '"', "«")):
                return True
        if kind & LINE:
            return False
    return False


__all__ = ["CAPITAL_FEATURES", "START_FEATURES", "capital_features", "capital_odds", "in_quotation", "start_features"]
