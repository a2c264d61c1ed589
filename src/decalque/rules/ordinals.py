"""NUM005: ordinals, degrees and "No." as Spanish writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import DIGITS, MASKED
from decalque.rules import rule

# The endings of Spanish ordinals, by the last digit of the number.
_ENDINGS = {"1": "er ro ra", "2": "do da", "3": "er ro ra", "4": "to ta", "5": "to ta", "6": "to ta", "7": "mo ma", "8": "vo va", "9": "no na", "0": "mo ma"}
# A digit first, and what may not stand before it behind it: so the search is for digits.
_FORM = expression(
    r"\d(?<![\w.,:/-]\d)(?:"
    r"(?P<rest>\d{0,3})(?P<ending>st|nd|rd|th|er|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na)(?![\w’'-])(?!\.\w)"
    r"|(?P<degrees>\d{0,2}(?:[.,]\d)? ?)º ?(?P<scale>[CF])\b"
    r"|(?P<place>\d?)[ºª](?=[ ,.;)]|$))",
    re.MULTILINE,
)
_NUMBER = expression(r"(?<!\w)[Nn](?:[º°]|ro)\.? ?(?=\d)")
_COUNTED = expression(r" (?:of|place|position|floor|edition|anniversary|round|stage|day|term|infantry|brigade|regiment|century|division|court|grade)\b")


def ordinal(number: str) -> str:
    """The English ordinal of a number in figures: "23rd"."""
    if number[-2:] in ("11", "12", "13"):
        return number + "th"
    return number + {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")


def _english(match: re.Match[str]) -> str | None:
    """What stands for the match in English; None when it is right."""
    figures = match[0][0] + (match["rest"] or match["place"] or "")
    if ending := match["ending"]:
        text = ordinal(figures)
        if ending in ("st", "nd", "rd", "th"):
            return text if text != match[0] and figures[-1] != "0" and figures[0] != "0" else None
        if ending not in _ENDINGS[figures[-1]].split() or re.match(r" \d", match.string[match.end() : match.end() + 2]):
            return None  # "from 4to 5"
        return text
    if match["scale"]:
        return f"{match[0][0]}{match['degrees'].strip()}°{match['scale']}"
    counted = _COUNTED.match(match.string, match.end()) or match.string[max(0, match.start() - 4) : match.start()].lower() == "the "
    return ordinal(figures) if counted else None


@rule(
    "NUM005",
    "ordinal-form",
    mqm="number-format",
    bad=[
        ("The final is on May 23th in Lima.", "The final is on May 23rd in Lima."),
        ("She lives on the 2do floor of the tower.", "She lives on the 2nd floor of the tower."),
        ("He was given the 3º place on the list.", "He was given the 3rd place on the list."),
        ("Law Nº 29783 was passed in 2011.", "Law No. 29783 was passed in 2011."),
        ("It was 40ºC in Seville.", "It was 40°C in Seville."),
    ],
    good=[
        "The 21st, 22nd, 23rd, 11th, 12th and 113th cavalry.",
        "It was 40°C, and the angle is 45º wide.",
        "The 10th is free.",
        "The file is called 1er.txt and the flight 2nd-best.",
        "Psalm 23, No. 5, 4x4, 3D and 5G.",
        "The 1ST Division.",
    ],
)  # fmt: skip
def ordinal_form(page: Analysis) -> Iterator[Finding]:
    """An ordinal with the ending of Spanish or with the wrong one of English, “º” for degrees, “Nº” for “No.”.

    Wrong for: names of products that end like an ordinal.
    """
    if "º" in page.text or "ª" in page.text:
        matches = list(_FORM.finditer(page.text))
    else:
        matches = [match for i in page.with_kind(DIGITS) if (match := _FORM.match(page.text, page.starts[i]))]
    found = [(match, _english(match)) for match in matches]
    if any(map(page.text.__contains__, ("Nº", "nº", "N°", "n°", "Nro", "nro"))):
        found += [(match, "No. ") for match in _NUMBER.finditer(page.text)]
    for match, text in found:
        if text is None or page.kinds[page.document.index_at(match.start())] & MASKED:
            continue
        yield ordinal_form.finding(*match.span(), f"“{match[0].strip()}” is “{text.strip()}” in English", Suggestion((Edit(*match.span(), text),), Safety.UNSAFE, 0.93, 1.9))
