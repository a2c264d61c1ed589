"""What a word is, and what a gap is, each looked at alone."""

from __future__ import annotations

from decalque.expressions import expression
from decalque.lexicon import NAME, Flag, Lexicon

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

_NAME_TOO = NAME | Flag.CAPITALISED | Flag.SPECIAL
_STOP = expression(r"[.!?…‽][\"'”’»)\]]*\s|[!?…]\s?[\"“]")
_TECHNICAL = expression(r"[@#\\/_=<>`~|{}\[\]^$*+&%]|://|::|\.\.?/")
_MARKS = frozenset(".,;:!?")
_QUOTES = frozenset("\"“”„«»()[]'‘’")
_WEAK = frozenset(",;:–—-")

# A full stop behind these ends no sentence by itself.
ABBREVIATIONS = frozenset(
    """
        mr mrs ms dr prof rev fr sr jr st ste gen lt col maj capt cpl sgt cmdr adm brig sen rep gov pres amb hon supt
        insp det vs v no nos vol vols fig figs ch pp p art arts sec eq ed eds cf al viz ca c approx est dept univ inc
        ltd co corp bros plc llc mt ft rd ave blvd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed
        thu thur thurs fri sat sun sq cu km cm mm kg lb lbs oz hr hrs min mins sec tel ext i.e e.g eg ie etc op cit
        ibid a.m p.m u.s u.k u.n d.c ph.d messrs mme mlle sra srta hno ing lic arq nr
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex
    va vt wash wis wyo ont que alta sask assn assoc asst atty bldg bur cal chmn cmte comdr comm cong cons cpt cwt dem dia dir
    dist div doz elev exec fwd gal govt hdqrs hwy incl int intl jct lat lib lieut maj mc mfg mgr misc mph mss natl neg orig par
    pat pct pkg pl pop pos prec pref prep prop prov pt pub pvt qt rd recd ref regt rel res ret rte ser sgd soc spec subj supp
    ee uu ff jj oo surg tbsp tech temp terr tsp trans treas twp ult var veg yd yr yrs
    """.split()
)

TOP_LEVEL_DOMAINS = frozenset(
    """
        com org net edu gov mil int info biz io ai co tv me uk us es mx ar cl pe ec bo ve uy py br pt fr de it ru ua
        by cn jp kr in au nz ca eu ch at nl be se no fi dk pl cz ro hu gr tr il za ng ke asia cat news app dev
        """.split()
)
FILE_TYPES = frozenset(
    """
        jpg jpeg png gif webp svg bmp tiff mp3 mp4 mov avi mkv webm pdf doc docx xls xlsx ppt pptx csv tsv json xml
        html htm php asp aspx css js py md txt zip gz tar exe toml yaml yml ini cfg conf sh rb rs go java cpp
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
        flags = self.lexicon.entry(lower).flags
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
            if share > 0.97 and entry.size >= 55:  # "german", "christian": words only in large dictionaries
                kind = LOWER_NAME
            elif share > (0.1 if entry.zipf < 6.2 else 0.5):  # "it" and "as" have their capitals from sentence starts
                kind = LOWER_BOTH
        return kind | SHORT if len(lower) <= 4 and self.lexicon.entry(lower).zipf < 4.2 else kind


class Lowered(dict[str, str]):
    """word -> the same in lower case, with straight apostrophes, without a possessive."""

    def __missing__(self, word: str) -> str:
        lower = word.lower().replace("’", "'")
        lower = lower[:-2] if lower.endswith("'s") and lower != "'s" else lower
        if len(self) < WordKinds.MOST:
            self[word] = lower
        return lower
