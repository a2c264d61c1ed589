"""`[sic]`: what stands before it is meant as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.expressions import expression
from decalque.suppress.model import Area, Suppression

# [sic], (sic), [sic.], [sic!], [*sic*], [“sic”], in any casing
_SIC = expression(r"[\[({［（]\s*[*_\"'“‘]{0,2}sic[.!?]?[*_\"'”’]{0,2}[.!?]?\s*[\])}］）]", re.IGNORECASE)
_WORD = expression(r"\S+\Z")
_PAIRS = {"”": "“", "’": "‘", "»": "«", '"': '"'}
LONGEST = 400  # code points of a quotation that one [sic] can mean


def sics(text: str) -> Iterator[Suppression]:
    """What each [sic] of the text silences: itself, and the word or the quotation before it."""
    for match in _SIC.finditer(text):
        start, end = _meant(text, match.start())
        areas = [Area(match.start(), match.end())]
        if start < end:
            areas.append(Area(start, match.start(), ends_in=True))
        yield Suppression("[sic]", 0, None, tuple(areas), implied=True)


def _meant(text: str, sic: int) -> tuple[int, int]:
    """The span of what a [sic] that starts at `sic` speaks of."""
    end = sic
    while end and text[end - 1] in " \t\xa0":
        end -= 1
    closing = text[end - 1 : end]
    if closing in _PAIRS:
        low = max(text.rfind("\n", 0, end), end - LONGEST, 0)
        start = text.rfind(_PAIRS[closing], low, end - 1)
        if start >= 0:
            return start, end
    word = _WORD.search(text, max(0, end - 80), end)
    return (word.start(), end) if word else (end, end)
