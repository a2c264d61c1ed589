"""Capitals that were lost: those of names (CAS001), and those at the start of a sentence (CAS002)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety
from decalque.kinds import ANY_LOWER, JOINED, LINE, LOWER_BOTH, LOWER_UNKNOWN, MASKED, QUOTE
from decalque.lexicon import Flag, Lexicon
from decalque.rules import rule
from decalque.scoring import boundaries, merges, names
from decalque.scoring.slips import slip_of
from decalque.scoring.verdict import Judge, judge
from decalque.scoring.wordclasses import ARTICLES, PARTICLES, REPORTING, TITLES

# `"Why?" he asked`: what follows a question or a cry in quotation marks goes on in lower case.
_SPEECH_GOES_ON = expression(r"[!?…]\s?[\"'”’»)]|\.\.|…")
_HOPELESS = -6.0  # natural log odds of a word that no neighbour makes a name
_BULLETS = ("(", "[", "-", "–", "—", "•", "*", "·", "▪", "◦", "+", ">", "|", "/")


def start_candidates(page: Analysis) -> Iterator[int]:
    """The lower-case words that stand where a sentence or a line starts."""
    for i in page.sentences:
        # a brand with a capital inside ("iFixit") and the items of a list keep their small letter
        if not page.words[i].islower() or page.kinds[i] & MASKED or page.gaps[i].rstrip().endswith(_BULLETS):
            continue
        if len(page.words[i]) == 1 and page.gaps[i + 1].lstrip()[:1] in (")", ".", ":"):  # a) first
            continue
        goes_on = _enumerates if page.breaks[i] & LINE else _speech_goes_on
        if i == 0 or not goes_on(page, i):
            yield i


def _enumerates(page: Analysis, i: int) -> bool:
    """Whether the line before word `i` ends like an item of an enumeration."""
    return page.gaps[i].split("\n", 1)[0].rstrip().endswith((";", ","))


def _speech_goes_on(page: Analysis, i: int) -> bool:
    """Whether word `i` goes on after a quotation: `"Why?" he asked`, `"It is over." said the telegram`."""
    gap = page.gaps[i]
    if _SPEECH_GOES_ON.search(gap):
        return True
    return (bool(page.breaks[i] & QUOTE) or gap[0] in "?!") and not REPORTING.isdisjoint(page.words[i : i + 3])


def name_candidates(page: Analysis) -> Iterator[int]:
    """The lower-case words in mid-sentence that may be names."""
    words, gaps, kinds = page.words, page.gaps, page.kinds
    for i in page.with_kind(ANY_LOWER):
        word = words[i]
        if gaps[i] == "-" and i:  # "non-russian", "mid-october"; but "Siu-lai", "anti-christ"
            base = Lexicon.without_possessive(word)
            listed = page.lexicon.entry(base).flags & (Flag.PEOPLE | Flag.CALENDAR)
            if not (words[i - 1].islower() and listed) and not (words[i - 1][0].isupper() and names.is_unmistakable(page.lexicon, base)):
                continue
        elif page.breaks[i] & JOINED or (kinds[i] & LOWER_BOTH and not _looks_like_name(page, i)):
            continue
        if len(word) < 2 or word in PARTICLES or _species(page, i):
            continue
        if i > 1 and len(word) < 5 and page.gaps[i - 1] == "-" and words[i - 1].isdigit():  # "402-9 dec"
            continue
        if i > 1 and words[i - 1] in PARTICLES and words[i - 2].islower() and gaps[i] == " ":  # "Cien años de soledad"
            continue
        if page.starts_sentence(i) and (
            not names.is_unmistakable(page.lexicon, Lexicon.without_possessive(word)) or _starts_in_lower_case(page, i)
        ):
            continue
        if page.document.counts[word] > 2 and _common_noun_here(page, word):
            continue
        yield i


def _starts_in_lower_case(page: Analysis, i: int) -> bool:
    """Whether a sentence that lost its capital starts with word `i`: CAS002 tells it."""
    judged = judge("start", boundaries.START_FEATURES)
    return judged.reports(judged.logit(boundaries.start_features(page, i)))


def _common_noun_here(page: Analysis, word: str) -> bool:
    """Whether this page uses a name as a noun: in lower case, and with an article more than once.

    It does so with a person's name, or, if it is at length, with a word that dictionaries have in lower case too ("the soviets").
    """
    flags = page.lexicon.flags(Lexicon.without_possessive(word))
    at_length = flags & Flag.WORD and page.document.counts[word] > 4
    if flags & names.NO_PERSON and not at_length:
        return False
    return page.remember("after articles", _after_articles).get(word, 0) > 1


def _after_articles(page: Analysis) -> dict[str, int]:
    """lower-case word that may be a name -> how often it has an article."""
    return Counter(page.words[i] for i in page.with_kind(ANY_LOWER) if i and page.words[i - 1].lower() in ARTICLES)


def _species(page: Analysis, i: int) -> bool:
    """Whether the word is the second part of a species' name in brackets: "(Ophiophagus hannah)"."""
    return page.gaps[i] == " " and page.gaps[i - 1].endswith("(") and page.gaps[i + 1][:1] in (")", ",", ";")


def _looks_like_name(page: Analysis, i: int) -> bool:
    """Whether anything speaks for a name in a word that is an ordinary word too; most have nothing."""
    words, gaps = page.words, page.gaps
    word, before = Lexicon.without_possessive(words[i]), words[i - 1]
    if gaps[i] == " " and ((before[0].isupper() and not page.starts_sentence(i - 1)) or before in TITLES):
        return True
    if gaps[i + 1] == " " and i + 1 < len(words) and words[i + 1][0].isupper():
        return True
    return (page.lexicon.entry(word).share or 0.0) > 0.9 or word in names.mid_capitals(page) or names.is_month(page, i)


def _is_slip(page: Analysis, i: int) -> bool:
    """Whether word `i`, which nobody knows as a name, is a slip of the keyboard: "the copmpany"."""
    base = Lexicon.without_possessive(page.words[i])
    unknown = page.kinds[i] & LOWER_UNKNOWN and base not in names.mid_capitals(page) and not page.lexicon.is_name(base)
    return bool(unknown and slip_of(page.lexicon, base))


def name_verdicts(page: Analysis) -> Iterator[tuple[int, float, list[float], Judge]]:
    """(word, log odds, features, judge) of the candidates that are names; those beside a sure one are looked at again."""
    judges = (judge("name", names.FEATURES), judge("homograph", names.FEATURES))
    found: dict[int, tuple[float, list[float], Judge]] = {}
    rejected: list[int] = []
    for i in name_candidates(page):
        own = judges[bool(page.kinds[i] & LOWER_BOTH)]
        odds = names.odds(page, i, own)
        if odds and own.reports(odds[1]):
            found[i] = odds[1], odds[0], own
        else:
            rejected.append(i)
    for i in rejected:
        if (i - 1 in found and page.gaps[i] == " ") or (i + 1 in found and page.gaps[i + 1] == " "):
            own = judges[bool(page.kinds[i] & LOWER_BOTH)]
            if own.logit(names.features(page, i)) <= _HOPELESS:
                continue
            values = names.features(page, i, found)
            logit = names.raised(values, own)
            if own.reports(logit):
                found[i] = logit, values, own
    return ((i, *found[i]) for i in sorted(found))


@rule(
    "CAS001",
    "lowercased-name",
    mqm="capitalization",
    bad=[
        ("The talks in belarus ended on Friday.", "The talks in Belarus ended on Friday."),
        ("He left for Minsk on monday with his staff.", "He left for Minsk on Monday with his staff."),
        ("The striker Kofi asamoah scored twice.", "The striker Kofi Asamoah scored twice."),
        ("The russian army withdrew from the town.", "The Russian army withdrew from the town."),
    ],
    good=[
        "He may march, and he will, in the polish that they may use.",
        "They ate turkey and drank from cups of bone china.",
        "The iPhone and adidas shoes were sold on eBay.",
        "Abdel Fattah el-Sisi met Mohammed bin Salman and Charles de Gaulle.",
        "The french fries were cold.",
        "She will go, and he will not.",
        "The copmpany said that the museuem would open tomoorrow.",
    ],
)
def lowercased_name(page: Analysis) -> Iterator[Finding]:
    """A name lost its capital.

    Truecasers and bold spans leave "kyiv", "lukashenko" and "monday".

    A lower-case word is looked at when dictionaries know it only with a capital, when it is a name as well as a word
    ("turkey", "march"), or when no dictionary has it. The evidence: how often the word has a capital in print, how this
    text writes it elsewhere, a given name or title before it, what its letters look like, and what stands around it. A slip of the keyboard
    ("copmpany") is left to spelling checkers.

    Wrong for: words that became ordinary ("french fries"), and foreign words in running text.
    """
    for i, logit, values, judged in name_verdicts(page):
        form = names.restored(page, i)
        if form == page.words[i] or _is_slip(page, i):
            continue
        start, end = page.starts[i], page.document.end(i)
        yield lowercased_name.finding(
            start, end, f"“{page.words[i]}” is a name: “{form}”",
            judged.suggestion([Edit(start, end, form)], logit, values),
        )  # fmt: skip


@rule(
    "CAS002",
    "lowercased-sentence-start",
    mqm="capitalization",
    bad=[
        ("It rained all day. the river rose.", "It rained all day. The river rose."),
        ("The vote was close.\n\nthe minister resigned on Monday.", "The vote was close.\n\nThe minister resigned on Monday."),
        ("Nobody was hurt. police closed the road.", "Nobody was hurt. Police closed the road."),
        ("It was over. madrid celebrated all night.", "It was over. Madrid celebrated all night."),
    ],
    good=[
        "iPhone sales fell. eBay rose.",
        "It was sold by Smith & Co. in the end, they say.",
        "It covers 40 sq. metres in all.",
        "“Why?” he asked. “Because!” she said.",
        "Apples\noranges\npears\nplums",
        "He waited... and then he left.",
    ],
)
def lowercased_sentence_start(page: Analysis) -> Iterator[Finding]:
    """A sentence starts in lower case.

    Where the body, a heading or the text after a dateline begins, tags are lost and with them the capital.

    The full stop (or line break) before the word must end a sentence: abbreviations, ellipses, lists, verse and wrapped lines
    are weighed against it.

    Wrong for: brands that are written in lower case at the start of a sentence.
    """
    judged = judge("start", boundaries.START_FEATURES)
    for i in start_candidates(page):
        values = boundaries.start_features(page, i)
        logit = judged.logit(values)
        if not judged.reports(logit):
            continue
        word = page.words[i]
        if merges.is_merged(page, i):  # "scientologyofficials": it is told as two words, with the capital
            continue
        known = page.lexicon.is_word(word)
        if known and page.lexicon.proper_form(word) == word:  # adidas
            continue
        form = word[0].upper() + word[1:] if known else names.restored(page, i)
        start, end = page.starts[i], page.document.end(i)
        if form == word:
            continue
        yield lowercased_sentence_start.finding(
            start, end, f"a sentence starts in lower case: “{word}”",
            judged.suggestion([Edit(start, end, form)], logit, values, _cap(page, i)),
        )  # fmt: skip


def _cap(page: Analysis, i: int) -> Safety:
    """How safe a capital may be.

    Behind a short word or a name the full stop may be that of an abbreviation; an unknown word may be two in one.
    """
    if page.kinds[i] & LOWER_UNKNOWN:
        return Safety.UNSAFE
    before = page.words[i - 1] if i and not page.breaks[i] & LINE else ""
    abbreviated = bool(before) and (not before.islower() or len(before) < 4)
    return Safety.UNSAFE if abbreviated else Safety.SAFE
