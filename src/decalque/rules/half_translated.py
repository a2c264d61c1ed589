"""TRA024: Spanish words with an English ending, which are words of neither language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import LOWER_UNKNOWN
from decalque.lexicon import Lexicon
from decalque.rules import rule
from decalque.rules.half_words import ADJECTIVES, NOUNS
from decalque.rules.pack_search import matches
from decalque.rules.untranslated_words import explained
from decalque.scoring.slips import slip_of

# English ending -> Spanish endings.
_ENDINGS = {
    english: tuple(spanish.split())
    for english, spanish in (
        pair.split(" = ")
        for pair in (
            "tion = ción; tions = ciones; sion = sión; sions = siones; ist = ista; ists = istas; ary = ario aria; aries = arios arias; ty = dad tad; ties = dades tades; "
            "ment = miento mento; ments = mientos mentos; ance = ancia anza; ances = ancias anzas; ence = encia; ences = encias; ency = encia; ous = oso osa; ate = ado ato ar; ates = ados atos ar; "
            "ated = ado ar; ating = ar ando; ize = izar; ized = izado izar; izes = izar; izing = izar; ise = izar; ised = izado izar; ising = izar; ator = ador; ators = adores; "
            "or = or; ors = ores; ive = ivo iva; ives = ivos ivas; ism = ismo; age = aje; ages = ajes; ant = ante; ants = antes; ent = ente; ents = entes; able = able; al = al; als = ales; "
            "ery = ería; eries = erías; ure = ura; ures = uras; acy = acia; y = io ia; ly = mente"
        ).split("; ")
    )
}
_ADJECTIVAL = ("ical", "ic")  # -ico, with the accent on the vowel before
_DOUBLED = expression(r"([bcdfglmnpstz])\1")
_SPELLED = (("ph", "f"), ("th", "t"), ("qu", "cu"), ("y", "i"))
_ACCENTS = str.maketrans("aeiou", "áéíóú")
_SISTERS = frozenset(("es", "pt", "ca", "it"))  # words that they share are listed with one of them
_SHORTEST = 6  # letters
_STEM = 3
_COMMON = 2.6  # Zipf frequency of the Spanish word
_VERBAL, _COMMON_VERB = ("ate", "ates", "ated", "ating"), 3.5  # of which English makes new ones
_PREFIXES = ("re", "inter", "non", "un", "anti", "over", "multi", "semi", "super", "trans", "co", "de", "micro", "bio")
_STRAY = 1.6  # and of the half-translated one in English: what is more frequent is a word, whatever dictionaries say
_SEEN = 2.5  # of an English word that may have been meant
_CONFIDENCE = 0.85


@rule(
    "TRA024",
    "half-translated-word",
    mqm="untranslated",
    priority=1,
    bad=[
        ("The tripulation of the ship was rescued on Friday.", "The crew of the ship was rescued on Friday."),
        ("Two periodists were threatened after the report.", "Two journalists were threatened after the report."),
        ("The votation in the senate was postponed.", "The vote in the senate was postponed."),
        ("The usuaries of the metro complained of the delays.", "The users of the metro complained of the delays."),
        ("The ferroviary union called off the strike.", "The railway union called off the strike."),
        ("The vestuary of the team was silent.", "The dressing room of the team was silent."),
        ("Three deportists were honoured in Lima.", "Three athletes were honoured in Lima."),
    ],
    good=[
        "The crew of the ship was rescued on Friday.",
        "The “tripulation” of the ship was rescued.",
        "Two economists praised the organisation and its solidarity.",
        "The goverment said that the recomendation was made by the comittee.",
        "The proteomic study used nutraceutical compounds.",
        "The lawyer spoke of proportionality, and of the constitutionality of the act.",
    ],
)
def half_translated_word(page: Analysis) -> Iterator[Finding]:
    """A Spanish word with an English ending: “tripulation” for *tripulación*, “periodist” for *periodista*.

    An engine that does not know the word gives it one. Such a word is in no English dictionary and hardly ever in print, and with the ending that Spanish has for the English one it is a frequent Spanish
    word. For those that the news uses most the English is offered. What lacks or doubles a letter of an English word is a slip of the keyboard and left alone, and so
    is what stands in quotation marks.

    Wrong for a coinage of the English-speaking world that Spanish has too.
    """
    for i in page.with_kind(LOWER_UNKNOWN):
        word = page.words[i]
        if len(word) < _SHORTEST or page.gaps[i][-1:] not in (" ", "\n", "") or not (spanish := _spanish(page.lexicon, word)) or explained(page, word):
            continue
        start, end = page.starts[i], page.document.end(i)
        if any(match.start <= start < match.end for match in matches(page)):
            continue  # a row of a pack says more of it
        english = _english(spanish)
        suggestion = (Suggestion((Edit(start, end, english),), Safety.UNSAFE, _CONFIDENCE, 1.0),) if english else ()
        said = f": “{english}”" if english else ""
        yield half_translated_word.finding(start, end, f"“{word}” is half translated from “{spanish}”{said}", *suggestion)


@lru_cache(maxsize=5_000)
def _spanish(lexicon: Lexicon, word: str) -> str:
    """The frequent Spanish word that a word is half translated from; "" when it is not, or is a word or a slip."""
    if not word.isascii() or lexicon.zipf(word) > _STRAY or lexicon.is_word(word) or lexicon.is_name(word):
        return ""
    found = max(_candidates(word), key=lexicon.foreign_zipf, default="")
    least = _COMMON_VERB if word.endswith(_VERBAL) else _COMMON
    if found == word or _derived(lexicon, word) or lexicon.foreign_zipf(found) < least or lexicon.foreign_language(found) not in _SISTERS:
        return ""
    meant = slip_of(lexicon, word, _SEEN, other_letters=False)
    return "" if meant and meant[0] == word[0] else found


def _derived(lexicon: Lexicon, word: str) -> bool:
    """Whether the word is made of an English one: "interannual"."""
    return any(word.startswith(prefix) and lexicon.is_word(word.removeprefix(prefix)) for prefix in _PREFIXES)


def _candidates(word: str) -> Iterator[str]:
    """The Spanish forms that a word with an English ending may have been made of."""
    for size in range(1, 6):
        for ending in _ENDINGS.get(word[-size:], ()):
            yield from (stem + ending for stem in _stems(word[:-size]))
    for ending in _ADJECTIVAL:
        if word.endswith(ending):
            for stem in _stems(word.removesuffix(ending)):
                k = max(map(stem.rfind, "aeiou"))
                yield stem[:k] + stem[k : k + 1].translate(_ACCENTS) + stem[k + 1 :] + "ico"


def _stems(stem: str) -> Iterator[str]:
    """The spellings that a stem may have in Spanish."""
    if len(stem) < _STEM:
        return
    yield stem
    yield _DOUBLED.sub(r"\1", stem)
    for english, spanish in _SPELLED:
        if english in stem:
            yield stem.replace(english, spanish)
    if stem[0] == "s" and stem[1] in "ptc":
        yield "e" + stem


def _english(spanish: str) -> str:
    """The English of a Spanish word, in the same number; "" when the tables lack it."""
    for table in (NOUNS, ADJECTIVES):
        if spanish in table:
            return table[spanish]
    for ending in ("es", "s"):
        singular = spanish.removesuffix(ending)
        for form in (singular, singular.removesuffix("cion") + "ción", singular.removesuffix("sion") + "sión"):
            if singular != spanish and form in ADJECTIVES:
                return ADJECTIVES[form]
            if singular != spanish and form in NOUNS:
                return _plural(NOUNS[form])
    feminine = spanish[:-1] + "o"
    return ADJECTIVES.get(feminine, "") if spanish.endswith("a") else ""


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun.removesuffix("man") + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun.removesuffix("y") + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
