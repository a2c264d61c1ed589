"""What the lexicon says of the words of a document, and what its gaps say of its structure.

Every distinct word and every distinct gap is classified once; the classes of all positions are then plain
lists, so that a rule can pick the few positions that interest it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from itertools import compress
from typing import Any, TypeVar

from decalque.document import Document
from decalque.lexicon import NAME, Flag, Lexicon

T = TypeVar("T")

# Kinds of words (bits). PLAIN words are of no interest by themselves.
PLAIN = 0
LOWER_UNKNOWN = 1  # "territorysuch", "lukashenko"
LOWER_NAME = 2  # only known with a capital: "kyiv", "monday"
LOWER_BOTH = 4  # an ordinary word that is a name as well: "turkey", "march"
CAP_COMMON = 8  # has a capital, and its lower-case form is a word: "The", "Army"
CAP_NAME = 16  # has a capital, and is only known with one: "Kyiv"
CAP_UNKNOWN = 32  # "Shoiguwho", "Nayev"
HUMPS = 64  # a capital inside: "yearsJust", "McDonald"
DIGITS = 128  # letters and digits: "12thand", "5G"
UPPER = 256  # two or more capitals and nothing else: "NATO", "THE"
MASKED = 512  # part of a URL, e-mail address, handle, hashtag, file name or code
SHORT = 1024  # lower case, rare and short: may be half of a split word

ANY_LOWER = LOWER_UNKNOWN | LOWER_NAME | LOWER_BOTH
ANY_CAPITAL = CAP_COMMON | CAP_NAME | CAP_UNKNOWN | HUMPS | UPPER

# Kinds of gaps (bits).
LINE = 1  # holds a line break
BLOCK = 2  # holds a blank line
STOP = 4  # ends a sentence, if the word before is no abbreviation
JOINED = 8  # no white space in it
TECHNICAL = 16  # no white space, and signs that only URLs, paths, handles and code have
DOTTED = 32  # a lone full stop between two words
QUOTE = 64  # holds a quotation mark or a bracket
WEAK = 128  # comma, semicolon, colon or dash
LOOSE = 256  # white space before a punctuation mark

_STARTS = LINE | STOP
_NAME_TOO = NAME | Flag.CAPITALISED | Flag.SPECIAL
_TIGHT = DOTTED | TECHNICAL
_STOP = re.compile(r"[.!?…‽][\"'”’»)\]]*\s|[!?…]\s?[\"“]")
_TECHNICAL = re.compile(r"[@#\\/_=<>`~|{}\[\]^$*+&%]|://|::|\.\.?/")
_MARKS = frozenset(".,;:!?")
_QUOTES = frozenset("\"“”„«»()[]'‘’")
_WEAK = frozenset(",;:–—-")

# A full stop behind these ends no sentence by itself.
ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof rev fr sr jr st ste gen lt col maj capt cpl sgt cmdr adm brig sen rep gov pres amb hon supt insp det
    vs v no nos vol vols fig figs ch pp p art arts sec eq ed eds cf al viz ca c approx est dept univ inc ltd co corp bros
    plc llc mt ft rd ave blvd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    sq cu km cm mm kg lb lbs oz hr hrs min mins sec tel ext i.e e.g eg ie etc op cit ibid a.m p.m u.s u.k u.n d.c ph.d
    messrs mme mlle sra srta hno ing lic arq nr
    """.split()
)

TOP_LEVEL_DOMAINS = frozenset(
    """
    com org net edu gov mil int info biz io ai co tv me uk us es mx ar cl pe ec bo ve uy py br pt fr de it ru ua by cn jp kr
    in au nz ca eu ch at nl be se no fi dk pl cz ro hu gr tr il za ng ke asia cat news app dev
    """.split()
)
FILE_TYPES = frozenset(
    """
    jpg jpeg png gif webp svg bmp tiff mp3 mp4 mov avi mkv webm pdf doc docx xls xlsx ppt pptx csv tsv json xml html htm php
    asp aspx css js py md txt zip gz tar exe toml yaml yml ini cfg conf sh rb rs go java cpp
    """.split()
)


def gap_kind(gap: str) -> int:
    """The kind of a gap, looked at alone."""
    if gap == " ":
        return 0
    kind = 0
    breaks = gap.count("\n") or gap.count("\r")
    if breaks or "\u2028" in gap or "\u2029" in gap or "\x85" in gap:
        kind |= LINE
        if breaks > 1 or "\u2029" in gap:
            kind |= BLOCK
    if not any(map(str.isspace, gap)):
        kind |= JOINED
        if gap == ".":
            kind |= DOTTED
        elif _TECHNICAL.search(gap):
            kind |= TECHNICAL
    else:
        if _STOP.search(gap):
            kind |= STOP
        if gap[0].isspace() and gap.lstrip()[:1] in _MARKS:
            kind |= LOOSE
    if not _QUOTES.isdisjoint(gap):
        kind |= QUOTE
    if not _WEAK.isdisjoint(gap):
        kind |= WEAK
    return kind


class GapKinds(dict[str, int]):
    """gap -> its kind, each distinct gap classified once."""

    def __missing__(self, gap: str) -> int:
        kind = gap_kind(gap)
        if len(gap) < 20 and len(self) < 50_000:
            self[gap] = kind
        return kind


class WordKinds(dict[str, int]):
    """word -> its kind, each distinct word classified once."""

    MOST = 400_000  # distinct words kept

    def __init__(self, lexicon: Lexicon, names: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.names = names
        self.gaps = GapKinds()

    def __missing__(self, word: str) -> int:
        if len(self) > self.MOST:
            self.clear()
        kind = self[word] = self.classify(word)
        return kind

    def classify(self, word: str) -> int:
        """The kind of a word, looked at alone."""
        if word in self.names:
            return PLAIN
        base = word
        if not word.isalpha():
            base = Lexicon.without_possessive(word)
            if any(map(str.isdigit, base)):
                return DIGITS if any(map(str.isalpha, base)) else PLAIN
            base = base.replace("’", "'")
        lower = base.lower()
        flags = self.lexicon.flags(lower)
        if base == lower:
            return self._lower(lower, flags)
        if len(base) == 1:
            return CAP_COMMON
        if base[0].isupper() and base[1:].islower():
            if flags & Flag.WORD:
                return CAP_COMMON
            return CAP_NAME if flags & (Flag.CAPITALISED | NAME) else CAP_UNKNOWN
        if base.isupper():
            return UPPER
        return PLAIN if flags & Flag.SPECIAL and self.lexicon.name_form(lower) == base else HUMPS

    def _lower(self, lower: str, flags: int) -> int:
        if flags & Flag.WORD:
            return self._lower_word(lower, flags)
        if flags & (Flag.CAPITALISED | NAME):
            return LOWER_NAME | SHORT if len(lower) <= 4 else LOWER_NAME
        # no phonetic transcription
        return LOWER_UNKNOWN if lower.isascii() or not any("\u0250" <= c < "\u0300" for c in lower) else PLAIN


    def _lower_word(self, lower: str, flags: int) -> int:
        kind = PLAIN
        if flags & _NAME_TOO and not flags & Flag.ORDINARY:
            entry = self.lexicon.entry(lower)
            share = entry.share or 0.0
            if share > 0.97 and entry.size >= 50:  # "german", "wales": words only in large dictionaries
                kind = LOWER_NAME
            elif share > (0.1 if entry.zipf < 6.2 else 0.5):  # "it" and "as" have their capitals from sentence starts
                kind = LOWER_BOTH
        return kind | SHORT if len(lower) <= 4 and self.lexicon.entry(lower).zipf < 4.2 else kind


_MARKED = re.compile(r"(?<![\w.])[@#]\w[\w.]*|(?:https?://|www\.|ftp://)[^\s<>\"”’]+|`[^`\n]{1,200}`", re.IGNORECASE)


class Analysis:
    """A document as the rules read it.

    `kinds[i]` is the kind of word `i` (bits named above), `breaks[i]` that of the gap before it.
    """

    def __init__(self, document: Document, lexicon: Lexicon, kinds: WordKinds | None = None) -> None:
        self.document = document
        self.lexicon = lexicon
        self.text, self.words, self.gaps, self.starts = (
            document.text, document.words, document.gaps, document.starts)  # fmt: skip
        known = kinds if kinds is not None else WordKinds(lexicon)
        self.kinds: list[int] = list(map(known.__getitem__, self.words))
        self.breaks: list[int] = list(map(known.gaps.__getitem__, self.gaps))
        # Positions of the gaps that are more than a blank: about one in six.
        self.gap_marks: list[int] = list(compress(range(len(self.breaks)), self.breaks))
        self._remembered: dict[str, Any] = {}
        self._shares: dict[tuple[int, int], float] = {}
        self._mask()
        # Positions whose kind is of interest: about one word in four.
        self.marked: list[int] = list(compress(range(len(self.kinds)), self.kinds))

    # -- masks ---------------------------------------------------------------------------------

    def _mask(self) -> None:
        text = self.text
        if "@" in text or "#" in text or "`" in text or "://" in text or "www." in text:
            for match in _MARKED.finditer(text):
                self._mask_span(match.start(), match.end())
        for i in [i for i in self.gap_marks if self.breaks[i] & _TIGHT and 0 < i < len(self.words)]:
            kind = self.breaks[i]
            if kind & TECHNICAL or self._dot_in_name(i):
                self._mask_run(i)
            elif i > 1 and self.breaks[i - 1] & DOTTED and self.words[i].islower():
                self._mask_run(i)  # alt.religion.name, but also a.m.

    def _dot_in_name(self, i: int) -> bool:
        after = self.words[i].lower()
        return (after in TOP_LEVEL_DOMAINS or after in FILE_TYPES) and self.words[i].islower()

    def _mask_run(self, i: int) -> None:
        """Mask the words joined to the gap before word `i` without white space."""
        first = i - 1
        while first > 0 and self.breaks[first] & (DOTTED | TECHNICAL) and i - first < 64:
            first -= 1
        while first > 0 and self.gaps[first] == "-" and i - first < 64:
            first -= 1
        self.kinds[first] = MASKED
        for k in range(first + 1, i + 1):
            self.kinds[k] = MASKED

    def _mask_span(self, start: int, end: int) -> None:
        for i in range(self.document.index_at(start), len(self.words)):
            if self.starts[i] >= end:
                break
            self.kinds[i] = MASKED

    # -- structure -----------------------------------------------------------------------------

    def with_kind(self, kinds: int) -> list[int]:
        """The positions of the words that have any of these kinds."""
        own = self.kinds
        return [i for i in self.marked if own[i] & kinds]

    def starts_sentence(self, i: int) -> bool:
        """Whether word `i` begins a sentence or a line."""
        kind = self.breaks[i]
        if not kind & (LINE | STOP):
            return i == 0
        return bool(kind & LINE) or not self.is_abbreviation(i - 1)

    @cached_property
    def sentences(self) -> list[int]:
        """The indexes of the words that begin a sentence or a line."""
        last = len(self.words)
        breaks = self.breaks
        found = [
            i for i in self.gap_marks if breaks[i] & _STARTS and (breaks[i] & LINE or not self.is_abbreviation(i - 1))
        ]
        if found and found[-1] == last:
            found.pop()
        if last and (not found or found[0]):
            found.insert(0, 0)
        return found

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The first word of the sentence that holds word `i`, and the one behind its last."""
        k = bisect_right(self.sentences, i)
        return self.sentences[k - 1], self.sentences[k] if k < len(self.sentences) else len(self.words)

    def is_abbreviation(self, i: int) -> bool:
        """Whether a full stop behind word `i` belongs to the word: "Mr.", "J.", "a.m."."""
        if i < 0 or not self.gaps[i + 1].startswith("."):
            return False
        word = self.words[i]
        if len(word) == 1:
            return word.isupper() or self.gaps[i] == "."
        return word.lower() in ABBREVIATIONS and not (word.islower() and word in _ABBREVIATIONS_THAT_ARE_WORDS)

    @cached_property
    def lines(self) -> list[int]:
        """The indexes of the words that begin a line."""
        return [0, *(i for i in self.sentences if i and self.breaks[i] & LINE)]

    def line_of(self, i: int) -> tuple[int, int]:
        """The first word of the line that holds word `i`, and the one behind its last."""
        k = bisect_right(self.lines, i)
        return self.lines[k - 1], self.lines[k] if k < len(self.lines) else len(self.words)

    def capital_share(self, i: int) -> float:
        """The part of the longer words (4 letters and more) of the sentence around word `i` that have a capital (0..1).

        0 when there are fewer than two. Title Case gives about 1, running text about 0.15.
        """
        start, end = self.sentence_of(i)
        if end - start > 40:
            start, end = max(start, i - 15), min(end, i + 15)
        key = start, end
        if key not in self._shares:
            self._shares[key] = self._share(start, end)
        return self._shares[key]

    def _share(self, start: int, end: int) -> float:
        initials = [word[0] for word in self.words[start:end] if len(word) > 3]
        return sum(map(str.isupper, initials)) / len(initials) if len(initials) > 1 else 0.0

    def remember(self, key: str, compute: Callable[[Analysis], T]) -> T:
        """What `compute` says of this page, computed once."""
        if key not in self._remembered:
            self._remembered[key] = compute(self)
        found: T = self._remembered[key]
        return found

    def follows_space(self, i: int) -> bool:
        """Whether a single blank, and nothing else, stands before word `i`."""
        return self.gaps[i] == " "


_ABBREVIATIONS_THAT_ARE_WORDS = frozenset(
    "no art sat sun mar may fig p c v st min sec gov rep ed co al met hon in us".split()
)
__all__ = ["Analysis", "WordKinds"]
