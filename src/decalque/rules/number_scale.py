"""NUM003 and NUM004: large numbers counted in the long scale, and currency signs and times in foreign form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import compress

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import DIGITS
from decalque.rules import rule
from decalque.rules.numbers import CURRENCIES, CURRENCY_WORDS

_SIGNS = "".join(sorted(CURRENCIES))
_NATIONAL = r"(?:US|U\.S\.|Canadian|Australian|Mexican|Colombian|Chilean|Argentine|Argentinian|Uruguayan|Brazilian|American|Swiss|CFA|Dominican|Cuban) "
_MONEY = rf"(?:{_NATIONAL})?(?:{'|'.join(sorted(CURRENCY_WORDS))})\b"
_SCALE = expression(
    rf"(?P<sign>[{_SIGNS}] ?)?\b(?P<whole>\d{{1,3}})[,.](?P<rest>\d{{3}}) (?:million|millions)\b(?P<of> of)?(?= {_MONEY}|(?P<bare>))"
    rf"|\b(?P<count>\d+(?:[.,]\d+)?|[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty) thousand millions?\b"
    rf"|\b(?P<many>[Tt]housands of millions)\b"
    r"|\b(?P<high>\d{1,3}) (?P<step>million|thousand) (?P<low>\d{1,3})(?P<thousand> thousand)?(?: (?P<units>\d{3}))?\b(?![.,:/-]\d| (?:million|percent|per cent|%))"
    rf"|\b\d+(?:[.,]\d+)? (?P<magnitude>million|billion)s? (?P<linked>of) (?={_MONEY})"
    r"|(?<![\d.,:/-])(?<!illion )(?P<few>\d{1,3}) thousand (?=[a-z])(?!(?:millions?|and \d|times|islands?|oaks|cubic|barrels|feet|of)\b)",
)
_MAGNITUDES = frozenset("thousand million millions billion billions".split())
_REACH = 30  # code points on either side of a word in which a number with it may stand


def _near(page: Analysis, pattern: re.Pattern[str], places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What the pattern finds around the words at these places, each match once."""
    done = 0
    for i in places:
        start = max(done, page.starts[i] - _REACH)
        for match in pattern.finditer(page.text, start, page.document.end(i) + _REACH):
            done = match.end()
            yield match


def _billions(match: re.Match[str]) -> tuple[int, int, str, float] | None:
    """Start, end and text of the correction of a number, with its confidence; None when the number may stand."""
    if match["linked"]:
        return match.start("linked"), match.end("linked") + 1, "", 0.92
    if match["few"]:
        return match.start(), match.end() - 1, f"{match['few']},000", 0.85
    if match["many"]:
        return match.start(), match.end(), "Billions" if match["many"][0] == "T" else "billions", 0.9
    if match["count"]:
        return match.end("count") + 1, match.end(), "billion", 0.9
    if match["high"]:
        return _joined(match)
    if match["bare"] is not None and not match["sign"]:
        return None  # "1,200 million years", "4,200 million litres": English too
    part = match["rest"].rstrip("0")
    number = f"{match['whole']}.{part}" if part else match["whole"]
    return match.start("whole"), match.end(), f"{number} billion", 0.93


def _joined(match: re.Match[str]) -> tuple[int, int, str, float] | None:
    """The same for a number said in steps: "5 thousand 200", "2 million 300 thousand"."""
    millions = match["step"] == "million"
    if millions != bool(match["thousand"]) or (match["units"] and not millions):
        return None
    low, units = int(match["low"]), match["units"] or "000"
    if not millions:
        return match.start(), match.end(), f"{match['high']},{low:03}", 0.92
    part = f"{low:03}".rstrip("0")
    new = f"{match['high']},{low:03},{units}" if int(units) else f"{match['high']}.{part} million" if part else f"{match['high']} million"
    return match.start(), match.end(), new, 0.92


@rule(
    "NUM003",
    "number-scale",
    mqm="number-format",
    priority=1,
    bad=[
        ("The project will cost 4,200 million dollars.", "The project will cost 4.2 billion dollars."),
        ("The bank lost 12.500 million euros in a year.", "The bank lost 12.5 billion euros in a year."),
        ("Exports reached 3 thousand million dollars.", "Exports reached 3 billion dollars."),
        ("They moved thousands of millions through shell firms.", "They moved billions through shell firms."),
        ("The fine came to 15 million of euros.", "The fine came to 15 million euros."),
        ("The plant will create 5 thousand 200 jobs.", "The plant will create 5,200 jobs."),
        ("The rise is for 2 million 300 thousand workers.", "The rise is for 2.3 million workers."),
        ("The debt grew to $1,350 million.", "The debt grew to $1.35 billion."),
        ("The floods have hit 700 thousand people.", "The floods have hit 700,000 people."),
    ],
    good=[
        "The rocks are 4,200 million years old.",
        "The project will cost 4.2 billion dollars.",
        "The dam holds 1,300 million cubic metres of water.",
        "He has millions of dollars and 3 million of them are in gold.",
        "A thousand people paid a million each.",
        "Some 1,200 million-dollar homes were sold.",
        "The field yields 15 thousand cubic feet a day.",
    ],
)
def number_scale(page: Analysis) -> Iterator[Finding]:
    """A sum counted in thousands of millions, as Spanish does: "4,200 million dollars", "3 thousand million".

    The Spanish “billón” is a million millions, so that “mil millones” is the English billion. The value stays the same. Only money is
    brought into form: "4,200 million years" is good English. "15 million of euros" loses its “of”, and a number said in steps ("5 thousand
    200 jobs") is written as one, as are round thousands of people, things or money in figures ("700 thousand people").

    Wrong for a house style that counts money in millions throughout.
    """
    text = page.text
    for match in _near(page, _SCALE, page.where(_MAGNITUDES)):
        found = _billions(match)
        if found is None or text[match.end() : match.end() + 1] == "-":
            continue
        start, end, new, confidence = found
        yield number_scale.finding(
            match.start(), match.end(), "A number in the long scale of Spanish" if new else "“of” between a number and its currency",
            Suggestion((Edit(start, end, new),), Safety.UNSAFE, confidence),
        )  # fmt: skip


_AMOUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_FORMS = expression(
    r"(?<![\w$€£])(?P<code>(?:US|R|A|C|MX|COP|NZ|HK|AU|CA) ?)?(?P<sign>[$€£]) (?=\d{1,3}(?:(?:\.\d{3})+|,\d{1,2})(?!\d))"
    rf"|(?<![\w$€£.,])(?P<amount>{_AMOUNT}) ?(?P<after>[$€£])(?![\w$€£])"
    r"|(?P<soles>S/\. ?)(?=\d)"
    r"|(?<![\w:.])(?P<clock>(?:[01]?\d|2[0-3])[hH](?P<minutes>[0-5]\d))(?!\w)"
    r"|(?<![\w:.])(?:[01]?\d|2[0-3]):[0-5]\d(?P<hours> hours)(?! (?:(?:of|a|per)\b|and \d))\b"
    r"|(?<![\w:.])(?:[01]?\d|2[0-3])[:.][0-5]\d(?P<letter> ?h(?:s|rs)?\b(?:\.(?= [a-z]))?)"
    r"|(?<![\w.,-])\d{1,3}-(?P<years>years)(?=-olds?\b)"
    r"|\b(?:[Aa]n?|[Tt]he) (?P<aged>\d{1,3} years? old) (?=[a-z])"
    r"(?!(?:a|an|and|are|as|at|but|by|during|for|from|had|has|he|in|is|it|last|next|now|of|on|or|she|so|than|that|the|then|this|though|to|today|was|when|which|while|who|with)\b)"
)


_TIMED = frozenset("hours years year h hs hrs".split())


class _Signs(dict[str, bool]):
    """gap -> whether it has a currency sign with a blank, or one behind a number."""

    def __missing__(self, gap: str) -> bool:
        found = any(sign in gap for sign in ("$", "€", "£", "/."))
        if len(gap) < 20:
            self[gap] = found
        return found


_signs = _Signs()


def _places(page: Analysis) -> Iterator[int]:
    """The words beside which a sum or a time may stand in foreign form."""
    last = len(page.words) - 1
    if last < 0:
        return
    if any(sign in page.text for sign in ("$", "€", "£", "S/.")):
        yield from (min(i, last) for i in compress(range(len(page.gaps)), map(_signs.__getitem__, page.gaps)))
    yield from (i for i in page.with_kind(DIGITS) if "h" in page.words[i].lower())
    yield from (i for i in page.where(_TIMED) if i and page.words[i - 1][0].isdigit())


def _reformed(match: re.Match[str]) -> tuple[int, int, str, str, float]:
    """Start, end, new text, message and confidence."""
    if match["sign"]:
        return match.start(), match.end(), (match["code"] or "").rstrip() + match["sign"], "A blank inside a sum of money", 0.9
    if match["soles"]:
        return match.start(), match.end(), "S/", "The sign of the sol has no full stop", 0.88
    if match["amount"]:
        return match.start(), match.end(), match["after"] + match["amount"], "The currency sign stands before the sum", 0.88
    if match["clock"]:
        new = match["clock"].lower().replace("h", ":")
        return match.start(), match.end(), new, "A time in foreign form", 0.88
    if match["letter"]:
        return match.start("letter"), match.end("letter"), "", "A time of day has no “h”", 0.85
    if match["years"]:
        return match.start("years"), match.end("years"), "year", "“Year” stays singular before a noun", 0.95
    if match["aged"]:
        return match.start("aged"), match.end("aged"), re.sub(r" years? ", "-year-", match["aged"]), "An age before a noun", 0.9
    return match.start("hours"), match.end("hours"), "", "A time of day has no “hours”", 0.85


@rule(
    "NUM004",
    "sign-form",
    mqm="number-format",
    bad=[
        ("The march starts at 17h00 at the door.", "The march starts at 17:00 at the door."),
        ("He paid 250 € for the shirt.", "He paid €250 for the shirt."),
        ("The march starts at 21h30 in the main square.", "The march starts at 21:30 in the main square."),
        ("The final starts at 15:30 hours on Sunday.", "The final starts at 15:30 on Sunday."),
        ("The plane left Lima at 18:45 h with 90 people.", "The plane left Lima at 18:45 with 90 people."),
        ("A 30-years-old nurse found the bag.", "A 30-year-old nurse found the bag."),
        ("The winner is a 27 years old nurse from Soria.", "The winner is a 27-year-old nurse from Soria."),
        ("The permit costs S/. 120 a year.", "The permit costs S/120 a year."),
    ],
    good=[
        "The ticket costs $300, €250 or £99.50; the old catalogue has $ 300.",
        "The race took 2:30 hours of hard work.",
        "It cost a few $ more than in May.",
        "The ratio is 3:10, the score 12:05 and the time 9h.",
        "The train leaves at 15:30 and takes eight hours.",
        "The 24h clinic and the 24H Le Mans race.",
    ],
)
def sign_form(page: Analysis) -> Iterator[Finding]:
    """A sum, a time or an age in the form of another language: "250 €", "21h30", "a 27 years old nurse".

    English puts the sign before the sum, without a blank, and a colon between hours and minutes. The value stays.

    Wrong for durations ("15:30 hours of video"), which are left alone where "of" or "a" follows.
    """
    for match in _near(page, _FORMS, sorted(_places(page))):
        start, end, new, message, confidence = _reformed(match)
        yield sign_form.finding(match.start(), match.end(), message, Suggestion((Edit(start, end, new),), Safety.UNSAFE, confidence))
