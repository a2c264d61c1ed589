"""Capitals in mid-sentence: left over (CAS003), or the start of a sentence whose stop was lost (SPC002)."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import CAP_COMMON
from decalque.lexicon import NAME, Flag, Lexicon
from decalque.rules import rule
from decalque.scoring import boundaries, names
from decalque.scoring.model import probability
from decalque.scoring.verdict import judge
from decalque.scoring.wordclasses import DETERMINERS, FUNCTION

_SHORTEST = 3  # words of a sentence
_HEADLINE = 0.6  # share of capitals
_QUOTATION_ENDS = ("” ", '" ', "’ ")
_SENTENCE_STARTS = frozenset("He She They It We The This That These His Her Their But In On At After For When While According All There".split())
_GRADED = frozenset(
    "class grade group team type category series plan vitamin hepatitis influenza level section exhibit block zone ward schedule part appendix annex list option league division "
    "terminal building gate tier unit camp platform room hall stand pool rated".split()
)
_ADJECTIVES = ("ing", "ist", "ous", "al", "ive", "ic", "ern", "ary", "ible", "able", "ful", "less", "est")
_WITH_ARTICLE = frozenset("Netherlands Hague Gambia Bahamas".split())
_MONTHS = frozenset(("may", "march"))
_NUMBERED = frozenset("first second third".split())
_DOUBT = 1.0  # natural log odds
_EITHER = 0.75  # probability that something is wrong with a capital
_CLOSE = (" ", ", ")
_FIRST_PERSON = ("I'", "I’")


def capital_candidates(page: Analysis) -> Iterator[int]:
    """The ordinary words that have a capital in mid-sentence and mostly have none in print."""
    words, gaps = page.words, page.gaps
    for i in page.with_kind(CAP_COMMON):
        if gaps[i] not in _CLOSE or not i:
            continue
        word = words[i]
        if word == "I" or word[:2] in _FIRST_PERSON:
            continue
        lower = word.lower()
        if _names_a_kind(page, i, lower) or (lower not in FUNCTION and not _may_be_stray(page, i, lower)):
            continue
        yield i


def _names_a_kind(page: Analysis, i: int, lower: str) -> bool:
    """Whether the capital is a grade ("Class A shares", "an A-3 rating", "vitamin A") or opens a name ("First Boston", "May 14", "The Hague")."""
    if lower == "a":
        return page.gaps[i + 1][:1] in ("-", "/", "+", ")") or page.words[i - 1].lower() in _GRADED
    after = page.words[i + 1] if page.gaps[i + 1] == " " and i + 1 < len(page.words) else ""
    if lower in _NUMBERED:
        return after[:1].isupper()
    return (lower in _MONTHS and after[:1].isdigit()) or (lower == "the" and after in _WITH_ARTICLE)


def _may_be_stray(page: Analysis, i: int, lower: str) -> bool:
    """Whether a word of content with a capital may be a stray one or open a sentence; most are parts of names."""
    before = page.words[i - 1]
    base = Lexicon.without_possessive(lower)
    entry = page.lexicon.entry(base)
    if (entry.share or 0.0) > 0.6 or before in FUNCTION or entry.zipf < 3.0 or (base != lower and entry.flags & NAME):
        return False
    if before.endswith(_ADJECTIVES) and i > 1 and page.words[i - 2] in DETERMINERS:  # "the ruling Conservative party"
        return False
    if before[0].isupper():
        if entry.flags & (NAME | Flag.CAPITALISED):  # a surname, or a part of a longer name
            return False
        return not (page.gaps[i + 1] == " " and page.words[i + 1 : i + 2] and page.words[i + 1][0].isupper())
    if page.gaps[i] == " ":  # what stands before and behind must be long enough for two sentences
        start, end = page.sentence_of(i)
        if i - start < 4 or end - i < 4:
            return False
    return names.mid_capitals(page).get(lower, 0) < 2


def capital_verdicts(page: Analysis) -> list[tuple[int, list[float], float, float]]:
    """(word, features, log odds that its capital is stray, log odds that a stop was lost before it); computed once a page.

    Those that neither rule would report are left out.
    """
    return page.remember("capital verdicts", _capital_verdicts)


def _capital_verdicts(page: Analysis) -> list[tuple[int, list[float], float, float]]:
    judges = judge("stray", boundaries.CAPITAL_FEATURES), judge("stop", boundaries.CAPITAL_FEATURES)
    rows = []
    for i in capital_candidates(page):
        if found := boundaries.capital_odds(page, i, judges):
            values, (stray, stop) = found
            rows.append((i, values, stray, stop))
    return rows


def _wrong_somehow(stray: float, stop: float) -> bool:
    """Whether the capital is stray or a stop was lost before it, though neither may be sure: "went to Egypt The king"."""
    return probability(stray) + probability(stop) >= _EITHER


@rule(
    "CAS003",
    "stray-capital",
    mqm="capitalization",
    bad=[
        ("According to the Kremlin, The talks will focus on trade.", "According to the Kremlin, the talks will focus on trade."),
        ("The envoy said in Lima, And nobody denied it, that he would go.",
         "The envoy said in Lima, and nobody denied it, that he would go."),
        ("The governor of Chubut Has denied the charges against his brother.",
         "The governor of Chubut has denied the charges against his brother."),
        ("The talks in Bolivia Were held behind closed doors on Tuesday.",
         "The talks in Bolivia were held behind closed doors on Tuesday."),
        ("He flew from Caracas To meet the leaders of the opposition.",
         "He flew from Caracas to meet the leaders of the opposition."),
    ],
    good=[
        "Trump Says He Will Run Again in Georgia",
        "She read The Old Man and the Sea in Havana.",
        "He saw the film The Queen, The Crown and The King's Speech.",
        "The Ministry of Health and the Supreme Court agreed.",
        "In Lima, President Castillo spoke; in Quito, Mayor Yunda did.",
        "NEW YORK MAYOR SAYS NO",
        "It sold Class A shares, and in the south, First Boston did.",
    ],
)  # fmt: skip
def stray_capital(page: Analysis) -> Iterator[Finding]:
    """An ordinary word has a capital in mid-sentence.

    A bold or linked span began here and kept the capital of its own: "the Kremlin, The talks", "Ecuador Has denied".

    The previous and the next word, how often the word has a capital in print, the share of capitals in the line
    (headlines), quotation marks and words that announce a title of a work ("film", "book") decide.

    Wrong for: unquoted titles and names of institutions that lists lack.
    """
    judged = judge("stray", boundaries.CAPITAL_FEATURES)
    for i, values, stray, stop in capital_verdicts(page):
        word = page.words[i]
        function = word.lower() in FUNCTION
        # words of content make up titles and surnames without end: they need clearer odds
        sure = judged.reports(stray - (0.0 if function else _DOUBT)) or (function and _wrong_somehow(stray, stop))
        if not sure or stop > stray:
            continue
        start, end = page.starts[i], page.document.end(i)
        yield stray_capital.finding(
            start, end, f"“{word}” has a capital in mid-sentence",
            judged.suggestion([Edit(start, end, word[0].lower() + word[1:])], stray, values, Safety.UNSAFE),
        )  # fmt: skip


@rule(
    "SPC002",
    "lost-stop",
    mqm="punctuation",
    bad=[
        ("The candidate has won the election He will take office in January.",
         "The candidate has won the election. He will take office in January."),
        ("The mine was closed after the accident The workers have not been paid since then.",
         "The mine was closed after the accident. The workers have not been paid since then."),
        ("She was arrested on arrival at the airport The police have found the money.",
         "She was arrested on arrival at the airport. The police have found the money."),
        ("The bank has closed all of its branches in the north They will not be opened again.",
         "The bank has closed all of its branches in the north. They will not be opened again."),
        ("She said that it was “a country without a government” He denied it.",
         "She said that it was “a country without a government.” He denied it."),
    ],
    good=[
        "She watched The Crown and said The Guardian was right.",
        "Minister Says The Economy Will Grow",
        "He works for The Times and she for The Hague Academy.",
        "It is an attempt to solve Brazil's debt crisis before the talks in The Hague beginning May 21 with the ruling Conservative party.",
        "The band The Beatles played there.",
        "It was the best of The Rolling Stones.",
        "He spoke to President Biden.",
        "Her first novel, “A house by the river” (The Times praised it), and “The end” are read at school.",
    ],
)  # fmt: skip
def lost_stop(page: Analysis) -> Iterator[Finding]:
    """A full stop was lost before a capital.

    Where a tag closed at the end of a sentence the stop goes with it: "the protests The election".

    Only where a word that opens sentences has the capital, what stands before can end one, and both sides are long enough to
    be sentences.

    Wrong for: titles without quotation marks.
    """
    judged = judge("stop", boundaries.CAPITAL_FEATURES)
    for i, values, stray, stop in capital_verdicts(page):
        sure = judged.reports(stop) or (page.words[i].lower() in FUNCTION and _wrong_somehow(stray, stop))
        if not sure or stray >= stop or page.gaps[i] != " ":
            continue
        if i - page.sentence_of(i)[0] < _SHORTEST:  # "The minister He": no sentence has ended yet
            continue
        seam, end = page.document.end(i - 1), page.document.end(i)
        word = page.words[i]
        yield lost_stop.finding(
            seam, end, f"a full stop is missing before “{word}”",
            judged.suggestion([Edit(seam, seam, ".")], stop, values, Safety.UNSAFE),
            judged.suggestion([Edit(seam, end, f", {word[0].lower()}{word[1:]}")], stop - 2, values, Safety.DISPLAY),
        )  # fmt: skip
    yield from _behind_quotations(page)


def _behind_quotations(page: Analysis) -> Iterator[Finding]:
    """`has no government” He added`: a quotation ends without a stop, and a sentence begins."""
    for i in page.gap_marks:
        gap = page.gaps[i]
        if gap not in _QUOTATION_ENDS or not 0 < i < len(page.words) - 1 or page.words[i] not in _SENTENCE_STARTS:
            continue
        if page.gaps[i + 1] != " " or not page.words[i + 1].islower() or page.capital_share(i) > _HEADLINE:
            continue
        if i - page.sentence_of(i)[0] < _SHORTEST or not page.words[i - 1].islower():
            continue
        seam = page.document.end(i - 1)
        yield lost_stop.finding(
            seam, page.document.end(i), f"a full stop is missing before “{page.words[i]}”",
            Suggestion((Edit(seam, seam, "."),), Safety.UNSAFE, 0.9, 2.0),
            Suggestion((Edit(seam + 1, seam + 1, "."),), Safety.DISPLAY, 0.5, 1.0),
        )  # fmt: skip
