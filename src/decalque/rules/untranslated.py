"""TRA020: sentences and paragraphs that were left in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Finding
from decalque.kinds import LOWER_UNKNOWN, MASKED, QUOTE
from decalque.rules import Scope, rule
from decalque.rules.languages import COMMON, DISHES, SURE, language_of, odds_of
from decalque.scoring.wordclasses import WORKS

# Lower-case words of grammar of the languages news comes from, which English text has only inside names.
_GRAMMAR = frozenset(
    """
    de la el los las del que en por con una un se para su sus es al lo le les des et une dans pour il di che per della dei del nel alla
    da do dos das em um uma não os na no ao amb els dels són és i y o e est son está están fue ha han más como pero sobre entre este esta
    sin ser hay también desde cuando muy ya sont sur avec qui pas plus aux cette sono gli anche più com mais foi pela pelo après été
    """.split()
) - {"do", "no", "as", "a", "i", "son", "plus", "per", "come", "sur", "o", "e", "sin"}
# Found between the capitals of names of people, places and works.
_IN_NAMES = frozenset("de la el los las del y e di da do dos das du des le les della dei van von der den al en a san santa d l of the and".split()) - {"en", "and"}
# What a clause has, and the name of a dish, a party or a book seldom: small words, times, and the endings of verbs and abstract nouns.
_CLAUSE = _GRAMMAR - _IN_NAMES - {"con"} | frozenset(
    """
    según porque tras durante donde quien quienes sino aunque mientras además sólo solo dijo dice señaló informó afirmó aseguró explicó tiene tienen
    tuvo hace hizo será serán puede pueden debe deben quiere quiso va van vamos había hubo era eran nos les me te mi
    lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    sur norte oeste foto archivo fuente próximo próxima pasado pasada año años mes meses día días hoy ayer mañana millones miles personas gobierno policía ministro ministra
    presidente presidenta país países ley leyes heridos muertos víctimas autoridades empresa empresas disse segundo segunda governo polícia anos
    detto governo anni prima dopo ministre gouvernement ans jours selon après avant
    """.split()
)
_CLAUSE_ENDS = expression(r"\w{2,}(?:aron|ieron|ción|ciones|ando|iendo|mente|[aei]r|[^\W\d_]ó|aba|aban|ía|ían|rá|rán|dad|dades|ção|ções|zione|zioni|ait|aient)")

_BORROWED = expression(
    r"\b(?:per se|per capita|de facto|de jure|en masse|en route|en bloc|en suite|en famille|en garde|à la|a la carte|au pair|coup (?:de|d)|"
    r"tour de force|pas de (?:deux|cinq|trois|quatre)|fait accompli|raison d|je ne sais quoi|mano a mano|vice versa|pro rata|sine qua non|"
    r"quid pro quo|cause célèbre|crème de la|joie de vivre|nom de (?:guerre|plume)|noblesse oblige|déjà vu|esprit de corps|ménage à|"
    r"al dente|al fresco|dolce vita|prima donna|terra incognita|annus|persona non grata|sotto voce|de rigueur|haute|hors d|vis-à-vis)\b"
)  # English has them, in italics or not
_SWITCH = 2.0  # log10 that a change of language costs
_FOREIGN = 1.2  # log10 from which a word is taken for a foreign one
_SPAN = 60  # words read on either side of the evidence at most
_RARE = 2.5  # Zipf frequency in English below which it is none
_LEAST = 4.5  # log10 of a passage as a whole
_SHORT = 5  # words up to which a passage must be free of quotation marks
_ARTICLES = frozenset("a an the his her their its this that some".split())
_STRANGE = 2.0  # Zipf frequency in English below which a word is not in use
_INTRODUCED = WORKS | frozenset(
    "means mean meaning known as literally word words term phrase slogan motto chant chanting chanted shouted shouting reads reading read nicknamed dubbed translates".split()
)
_INVERTED = frozenset("¡¿")
_OPEN, _CLOSE = "“„«‘\"'(", "”»’\"')"
_GLOSS = expression(r"\s*(?:[—–(,]\s*)?(?:or\b|which means|meaning\b|that is\b|Spanish for\b|in (?:Spanish|English|Portuguese|Italian|French|Catalan)\b|\(|[—–=])|[.!?]?[”\"»’'][.,]?\s*(?:\(|[—–]|or\b|meaning\b|which means)", re.IGNORECASE)
_GLOSS_BEFORE = expression(r"(?:\(|in (?:Spanish|Portuguese|Italian|French|Catalan),?\s|[—–]\s?)[“\"«‘']?\s*\Z", re.IGNORECASE)


@dataclass(frozen=True)
class _Passage:
    """The words from `first` to `last`, and the log10 odds that they are not English."""

    first: int
    last: int
    odds: float


def _evidence(page: Analysis) -> Iterator[tuple[int, int]]:
    """Stretches of words worth reading: where two foreign words in lower case stand close together."""
    words, odds = page.words, odds_of(page.lexicon)
    spots = {i for i in page.with_kind(LOWER_UNKNOWN) if odds[words[i]] > _FOREIGN}
    spots.update(page.where(_GRAMMAR))
    done = -1
    for i in sorted(spots):
        if i <= done or not any(k in spots or odds[words[k]] > _FOREIGN for k in range(max(0, i - 2), min(len(words), i + 3)) if k != i):
            continue
        start, end = page.line_of(i)
        low, done = max(start, i - _SPAN, done + 1), min(end, i + _SPAN) - 1
        yield low, done + 1


def _passages(page: Analysis, low: int, high: int) -> Iterator[_Passage]:
    """The most likely foreign stretches among these words: Viterbi's algorithm with two states."""
    odds = odds_of(page.lexicon)
    values = [odds[word] for word in page.words[low:high]]
    english, foreign = 0.0, -_SWITCH
    came: list[tuple[bool, bool]] = []  # for each word: whether English, foreign was reached from the other state
    for value in values:
        to_english, to_foreign = foreign - _SWITCH > english, english - _SWITCH > foreign
        english, foreign = max(english, foreign - _SWITCH), max(foreign, english - _SWITCH) + value
        came.append((to_english, to_foreign))
    state = foreign > english
    end = len(values)
    for k in range(len(values) - 1, -1, -1):
        switched = came[k][state]
        if state and (switched or k == 0):
            yield _trimmed(values, k, end, low)
        if switched:
            state = not state
            end = k
    return


def _trimmed(values: list[float], first: int, end: int, low: int) -> _Passage:
    """The passage without what speaks for English at its rims."""
    totals = list(accumulate(values[first:end], initial=0.0))
    last = max(range(1, len(totals)), key=totals.__getitem__)
    start = min(range(last), key=totals.__getitem__)
    return _Passage(low + first + start, low + first + last - 1, totals[last] - totals[start])


def _pieces(page: Analysis, passage: _Passage) -> Iterator[_Passage]:
    """The passage cut at quotation marks and brackets."""
    odds = odds_of(page.lexicon)
    cuts = [k for k in range(passage.first + 1, passage.last + 1) if page.breaks[k] & QUOTE or not _INVERTED.isdisjoint(page.gaps[k])]
    if not cuts:
        yield passage
        return
    for first, behind in pairwise([passage.first, *cuts, passage.last + 1]):
        yield _trimmed([odds[word] for word in page.words[first:behind]], 0, behind - first, first)


def _is_name(page: Analysis, passage: _Passage) -> bool:
    """Whether the passage is a name, a title or a dish: capitals, or words with nothing between them but what names have."""
    words = page.words[passage.first : passage.last + 1]
    plain = [word for word in words if word.islower() and word not in _IN_NAMES]
    capitals = sum(word[0].isupper() for word in words)
    if _BORROWED.search(" ".join(words).lower()) and len(plain) < 4:
        return True
    clause = any(word in _CLAUSE or _CLAUSE_ENDS.fullmatch(word) for word in plain)
    odds = odds_of(page.lexicon)
    common = sum(odds[word] > SURE and word not in DISHES and page.lexicon.foreign_zipf(word) >= COMMON and page.lexicon.zipf(word) < _RARE for word in plain)
    if not capitals and _runs_on(page, passage, plain):
        return False
    return not (clause or common > 1) or (capitals >= 2 and capitals >= len(plain))


def _runs_on(page: Analysis, passage: _Passage, plain: list[str]) -> bool:
    """Whether three words and more in lower case, one of them unknown to English, stand where no borrowed term would: without an article."""
    if passage.last - passage.first < 2 or not plain or page.words[passage.first - 1].lower() in _ARTICLES:
        return False
    strange = [w for w in plain if w not in DISHES and page.lexicon.foreign_zipf(w) >= COMMON - 0.2 and page.lexicon.zipf(w) < _STRANGE]
    return bool(strange) and passage.odds >= _LEAST + 0.3


def _stands_apart(page: Analysis, passage: _Passage) -> bool:
    """Whether the passage is quoted or introduced as what it is: a title, a slogan, a word with its meaning."""
    text, start, end = page.text, page.starts[passage.first], page.document.end(passage.last)
    size = passage.last - passage.first + 1
    if _GLOSS.match(text, end) or _GLOSS_BEFORE.search(text, max(0, start - 20), start):
        return True
    quoted = text[max(0, start - 1) : start] in _OPEN and bool(start) and text[end : end + 2].strip(".,!?")[:1] in _CLOSE
    before = {word.lower() for word in page.words[max(0, passage.first - 4) : passage.first + 1]}
    if before & _INTRODUCED:
        return True
    return quoted and size <= _SHORT + 2


@rule(
    "TRA020",
    "untranslated-passage",
    mqm="untranslated",
    scope=Scope.LINES,
    bad=[
        ("The minister said that no hay dinero para las escuelas this year.", "The minister said that no hay dinero para las escuelas this year."),
        ("El presidente anunció que los precios van a subir en enero.", "El presidente anunció que los precios van a subir en enero."),
        ("The road is closed. Los vecinos piden una solución desde hace meses.", "The road is closed. Los vecinos piden una solución desde hace meses."),
        ("The vote was held on Sunday. Il governo ha detto che non ci sono stati problemi.",
         "The vote was held on Sunday. Il governo ha detto che non ci sono stati problemi."),
        ("The ship had 300 tons of harina de pescado on board.", "The ship had 300 tons of harina de pescado on board."),
        ("The mayor, quien no quiso dar su nombre, left at noon.", "The mayor, quien no quiso dar su nombre, left at noon."),
    ],
    good=[
        "She read La casa de los espíritus and Cien años de soledad at school.",
        "The Madres de Plaza de Mayo marched past the Banco de la Nación.",
        "“Sí se puede,” or “Yes we can,” the crowd chanted.",
        "The coup d’état began at dawn, and the soldiers had carte blanche.",
        "Unidas Podemos and the Partido de la Revolución Democrática lost seats.",
        "The chef serves pollo a la brasa, ají de gallina and arroz con leche.",
        "El Niño and La Niña change the rain of the whole coast.",
        "He plays for Deportivo de La Coruña and lives in Villanueva de la Serena.",
        "The slogan, “ni una menos” (not one woman less), was on every wall.",
    ],
)  # fmt: skip
def untranslated_passage(page: Analysis) -> Iterator[Finding]:
    """Words, a sentence or a paragraph that was left in another language.

    Every word speaks for English or against it by its frequency in both (wordfreq); names count little. Where words of another
    grammar stand close together, the most likely borders of the passage are found (Viterbi), and its language is named.

    Names of people, papers, parties, songs and dishes are left alone, and so are short quotations and what is explained
    ("which means", a translation in brackets). A translation is not offered.

    Wrong for a longer quotation that is meant to stand in its own language.
    """
    for low, high in _evidence(page):
        for passage in (piece for whole in _passages(page, low, high) for piece in _pieces(page, whole)):
            if passage.odds < _LEAST or page.kinds[passage.first] & MASKED or _is_name(page, passage) or _stands_apart(page, passage):
                continue
            start, end = page.starts[passage.first], page.document.end(passage.last)
            language = language_of(page.text[start:end])
            yield untranslated_passage.finding(start, end, f"Left in {language}: “{_shown(page.text[start:end])}”")


def _shown(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
