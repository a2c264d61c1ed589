"""Where a name or acronym of the source language stays as it is: inside longer names, titles, and where it is talked about."""

from __future__ import annotations

import re

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.kinds import CAP_COMMON, CAP_UNKNOWN
from decalque.rules.pack_search import Match
from decalque.scoring.wordclasses import DETERMINERS

NAMES = ("source-name", "source-acronym")
# Beside these words a name is part of a longer one in the source language: "La Voz de Moscú", "Hotel Nueva York".
_FUNCTION = frozenset("de del la el los las en y al e o para por con".split())
_BEHIND = frozenset("de del la los las y".split())
_HEADS = frozenset(
    """
    Radio Hotel Calle Avenida Teatro Plaza Club Colegio Universidad Barrio Estadio Banco Editorial Diario Revista Grupo Casa Café Restaurante Cine
    Museo Parque Puente Torre Villa San Santa Real Atlético Deportivo Sporting Racing Unión Asociación Cámara Instituto Fundación Centro
    Edificio Hospital Palacio Iglesia Premio Copa Festival Festa Feria Canal Televisión Agencia Librería Galería Sala Condado Pico Cerro Río
    """.split()
)
# What may bear the name of a place or a person: "the restaurant Moscú", "the village of Alemania", "Juan Pablo II station".
_STREETS = frozenset("station street avenue prize award cup metro subway stop theater theatre cinema hotel restaurant neighborhood neighbourhood".split())
_SMALL_PLACES = frozenset("village hamlet settlement ranch farm restaurant hotel bar street avenue station neighborhood neighbourhood".split())
_BEARERS = frozenset(
    """
    hamlet neighborhood neighbourhood station street avenue restaurant hotel bar café pub ship vessel boat album song track
    single novel film movie book poem play show series newspaper magazine paper ranch farm estate school college theater theatre club team band
    group company firm brand store shop bakery cinema stadium square park bridge tower building hospital prize award cup metro subway stop
    bank foundation festival channel app website racehorse horse mine mill settlement colony parish
    """.split()
)
_SPOKEN_OF = expression(r"\b(?:acronyms?|abbreviat\w+|initials|spell\w*|letters|slogans?|banners?|placards?|lyrics|titled|entitled|written as)\b", re.IGNORECASE)
_NAMED = frozenset("or called named known nicknamed dubbed titled entitled acronym abbreviation abbreviated initials spelled spelt".split())
_DEFINED = expression(r",? (?:is|was|are) an? |, (?:an?|the) (?:[\w'’-]+ ){1,5}?(?:of|in|for|based|that|from|on|at|by|with)\b")
_COMMON = 3.5  # Zipf frequency in its own language from which a word is one of that language
_LONGEST_TITLE = 60  # code points in quotation marks


def stays_as_it_is(page: Analysis, match: Match) -> bool:
    """Whether a name or acronym keeps its form where it stands."""
    first, last = match.first, page.document.index_at(match.end)
    left = [page.words[k] for k in (first - 2, first - 1) if k >= 0 and page.gaps[k + 1] == " "]
    right = page.words[last] if last < len(page.words) and page.gaps[last] == " " else ""
    before = left[-1] if left else ""
    earlier = left[0] if len(left) > 1 else ""
    if before.lower() in _FUNCTION or before in _HEADS or right in _BEHIND or (before == "a" and earlier[:1].isupper() and first > 1):
        return True
    if right.isdigit() or right in _STREETS or (right[:1].isupper() and right.lower() in _BEARERS):
        return True
    if before.lower() in _BEARERS and (earlier.lower() in DETERMINERS or earlier[:1].isupper()):
        return True
    if first and before[:1].isupper() and page.kinds[first - 1] & CAP_UNKNOWN and page.lexicon.foreign_zipf(before) > _COMMON:
        return True  # "Referéndum OTAN"
    if match.row.rule == "source-name" and page.text[match.start - 1 : match.start] == "(":
        return True
    if (before == "of" and earlier.lower() in _SMALL_PLACES) or (before in ("the", "as") and earlier.lower() in _NAMED):
        return True
    if match.row.rule == "source-acronym" and not match.found[0].isupper() and right[:1].isupper() and not page.kinds[last] & CAP_COMMON:
        return True  # "Otan Ruiz", "Pymes Unidas"
    if before.lower() in _NAMED or _DEFINED.match(page.text, match.end):
        return True
    return _in_title(page, match) or (match.row.rule == "source-acronym" and _is_spoken_of(page, match))


def _in_title(page: Analysis, match: Match) -> bool:
    """Whether the match stands in a short stretch in quotation marks that is no sentence."""
    start, end = page.document.line_span(match.start)
    opened = max(page.text.rfind(mark, start, match.start) for mark in "“\"«‘")
    if opened < 0:
        return False
    closing = {"“": "”", '"': '"', "«": "»", "‘": "’"}[page.text[opened]]
    closed = page.text.find(closing, opened + 1, end)
    if page.text[opened + 1 : closed].rstrip(",.") == match.found[0]:
        return True
    return match.end <= closed <= opened + _LONGEST_TITLE and not re.search(r"[.,!?]\Z|\b(?:is|are|was|will|has|the)\b", page.text[opened + 1 : closed])


def _is_spoken_of(page: Analysis, match: Match) -> bool:
    """Whether the sentence is about letters and words."""
    first, behind = page.sentence_of(match.first)
    return bool(_SPOKEN_OF.search(page.text, page.starts[first], page.document.end(behind - 1)))
