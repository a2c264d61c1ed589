"""How foreign a word is, and which language a passage is in."""

from __future__ import annotations

import re
from functools import lru_cache

from decalque.lexicon import Lexicon

# Words of the kitchen and the stage that English takes over as they are.
DISHES = frozenset(
    """
    pollo arroz leche carne salsa queso pescado maíz ají jamón gallina brasa papa papas caldo sopa huevo huevos cerdo cordero ajo ajillo cebolla
    frijoles limón naranja dulce pimiento aceite vino cerveza camarones mariscos res asado asada frito frita relleno plátano yuca
    mole sangre saltado lomo tortilla empanada pastel postre agua fresca helado azúcar canela coco piña chocolate baile canto son guitarra
    """.split()
)
COMMON = 4.2  # Zipf frequency in its own language from which a word is no term that English borrowed
SURE = 1.6  # log10 odds of a single word
_MOST = 2.5  # log10 that one word may say
_NAME_WEIGHT = 0.2
_FLOOR = 1.0  # Zipf frequency of what a list does not hold
NAMES = {"es": "Spanish", "pt": "Portuguese", "it": "Italian", "fr": "French", "ca": "Catalan"}
# Words of grammar that only one of the languages has, or has far more often.
_TELLING = {
    "es": "el la los las lo y en una con por del es para su sus más pero hay también desde cuando muy fue está están qué quien donde hasta según este esta ha han lo al son como",
    "pt": "o os do da dos das em um uma não no na nos nas ao com mais mas foi pela pelo são está você também já à às até isso seu sua quando muito ou é",
    "it": "il lo gli di che è per della dei delle del nel nella sono anche più con non una un da dal alla alle questo questa ha hanno stato come ma si",
    "fr": "le les des et est dans pour une un du que qui pas sur au aux avec plus ce cette ont sont il elle par mais été être où à",
    "ca": "el els les i amb una un per que és són dels del al als no ha han aquest aquesta més també però seva seu fins molt va ser",
}
_WORDS = {code: frozenset(words.split()) for code, words in _TELLING.items()}
_SPELLING = (("ñ|¿|¡|ción\\b", "es"), ("ã|õ|ção\\b|nh", "pt"), ("zione\\b|\\bgli\\b|\\bche\\b", "it"), ("ç[^ãõ]|œ|[êèùî]|\\b[dlnjcs]['’]", "fr"), ("l·l|ny\\b|\\bels\\b|\\bamb\\b|tz", "ca"))
_PRIOR = 0.5  # of Spanish, which most of the pages come from
_LONG = 8  # words from which langdetect is asked


def language_of(text: str) -> str:
    """The English name of the language of a passage that is not English: Spanish, Portuguese, Italian, French or Catalan.

    The words of grammar and the spelling vote; langdetect, with a fixed seed, has a vote on longer passages.
    """
    words = re.findall(r"[^\W\d_]+", text.lower())
    votes = {code: float(sum(map(known.__contains__, words))) for code, known in _WORDS.items()}
    for pattern, code in _SPELLING:
        votes[code] += len(re.findall(pattern, text.lower()))
    votes["es"] += _PRIOR
    if len(words) >= _LONG:
        for code, share in _detected(text).items():
            votes[code] = votes.get(code, 0.0) + share * len(words) / 4
    best = max(votes, key=lambda code: (votes[code], code == "es"))
    return NAMES[best]


def _detected(text: str) -> dict[str, float]:
    """What langdetect says: language -> probability."""
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0
    try:
        return {found.lang: found.prob for found in detect_langs(text) if found.lang in NAMES}
    except LangDetectException:
        return {}


@lru_cache(maxsize=4)
def odds_of(lexicon: Lexicon) -> dict[str, float]:
    """word -> log10 odds that it stands in another language than English, from word frequencies; filled as words come."""

    class Odds(dict[str, float]):
        def __missing__(self, word: str) -> float:
            lower = word.lower()
            foreign, english = lexicon.foreign_zipf(lower), lexicon.zipf(lower)
            value = max(-_MOST, min(_MOST, max(foreign, _FLOOR) - max(english, _FLOOR)))
            if not word.islower():
                value *= _NAME_WEIGHT
            if len(self) < 200_000:
                self[word] = value
            return value

    return Odds()
