"""Numbers in the form of another language (NUM001)."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import MASKED
from decalque.rules import rule

_MAGNITUDES = frozenset("""
    million millions billion billions trillion trillions thousand mn bn tn
    """.split())
# What is measured, and so may have three decimals.
_UNITS = frozenset(
    """
        percent per points point pts times seconds second sec secs s minutes minute min mins hours hour hrs inch
        inches in ft feet foot yards yard miles mile mi mph km kms kilometers kilometres kilometer kilometre m meters
        metres meter metre cm centimeters centimetres mm millimeters millimetres kg kgs kilos kilograms kilogrammes
        kilo g grams grammes mg t tons tonnes ton lb lbs pounds ounces oz l liters litres liter litre ml gallons
        degrees degree acres acre hectares hectare ha sq square cubic kwh mwh gw mw kw watts volts amps hz ghz mhz gb
        mb tb bytes bits dpi carats carat knots bar atm average averages percentage ratio odds basis magnitude parts
        magnitudes gpa era ops rating ratings slugging earned seats version versions release releases section sections
        chapter chapters
        """.split()
)
_IRREGULAR_PLURALS = frozenset(
    """
        people men women children police troops personnel cattle fish sheep staff aircraft spectators families wounded
        dead injured missing displaced poor unemployed young elderly homeless migrants policemen policewomen
        servicemen servicewomen firemen fishermen businessmen congressmen townspeople countrymen tribesmen clergy crew
        media data euros dollars
        """.split()
)
_NOT_PLURALS = frozenset(
    """
        is was has as this its his us yes thus plus versus less across always perhaps says does goes politics
        economics physics mathematics news series gas bus loss class process business access success address congress
        press pass cross focus status crisis basis analysis
        """.split()
)
CURRENCIES = frozenset("$€£¥₡₲₱₹₽₺₩₫₴")
CURRENCY_WORDS = frozenset(
    """
        dollars euros pesos soles reais reals bolivars bolívares guaranies guaraníes quetzales lempiras colones
        cordobas córdobas balboas sucres pounds yen yuan rubles roubles rupees francs marks kronor kroner zlotys liras
        lira lire rand won dinars dirhams hryvnias hryvnia forints pesetas escudos usd eur gbp mxn cop ars clp pen brl
        uyu
        """.split()
)
_QUANTIFIERS = frozenset(
    """
        about around some over than nearly almost approximately roughly least most another further additional up to
        exceeding exceed exceeds exceeded reached estimated total between only just of with the these those his her
        their its for all killed
        """.split()
)
_NUMBERED = frozenset(
    """
        version versions v section sections chapter article law decree resolution rule figure fig table page pages no
        number release windows python ios android build model file part step item paragraph clause ip decision act
        ordinance case id odds ratio rate score average batting percentage era ops gpa magnitude
        """.split()
)
_QUOTED = frozenset("share shares stock stocks bond bonds barrel bushel ounce gallon litre liter traded trading futures".split())  # prices with three decimals
_EACH = frozenset("each every per".split())
_PERIODS = frozenset("year month week day person household family worker employee student head capita".split())  # "$50.000 per year"
# What is counted in thousands more often than measured to three decimals.
_BULK = frozenset("kilos kilometers kilometres tons tonnes hectares acres miles".split())
_HUNDREDS = 3  # digits before the mark; nobody measures "845.320 tons" to three decimals
_DEGREES = ("°", "º")
_MONTHS = frozenset(
    """
        january february march april may june july august september october november december
        """.split()
)


def _chain(page: Analysis, i: int) -> int:
    """The last word of the run of digits joined by full stops or commas that begins with word `i`."""
    j = i
    while j + 1 < len(page.words) and page.gaps[j + 1] in (".", ",") and page.words[j + 1].isdigit():
        j += 1
    return j


def _context(page: Analysis, first: int, last: int) -> tuple[str, str, str, str]:
    """The word before, the word behind (both in lower case), and the signs right before and behind the number."""
    gap_before, gap_after = page.gaps[first], page.gaps[last + 1]
    before = page.words[first - 1].lower() if first and not any(c in gap_before for c in "\n;:!?") else ""
    after = (
        page.words[last + 1].lower() if last + 1 < len(page.words) and gap_after in (" ", "\xa0", "-") else ""
    )
    return before, after, gap_before.rstrip(" \xa0")[-1:], gap_after[:1]


def _is_plural(word: str) -> bool:
    if word in _UNITS or word in _NOT_PLURALS:
        return False
    return word in _IRREGULAR_PLURALS or (word.endswith("s") and len(word) > 3 and not word.endswith("ss"))


def _counted(page: Analysis, last: int, after: str) -> bool:
    """Whether what follows is counted: a plural, or an adjective and a plural ("3.500 armed soldiers")."""
    if _is_plural(after):
        return True
    if (
        last + 2 >= len(page.words)
        or page.gaps[last + 2] not in (" ", "\xa0", "-")
        or not after
        or after in _UNITS
    ):
        return False
    further = page.words[last + 2].lower()
    return (
        further.islower()
        and after not in _QUANTIFIERS
        and page.gaps[last + 1] == " "
        and _is_plural(further)
        and page.lexicon.is_word(after)
    )


def _decimal_comma(page: Analysis, first: int) -> float:
    """How sure it is that "1,5" at word `first` is one and a half; 0 when it is not."""
    whole, part = page.words[first], page.words[first + 1]
    before, after, sign, behind = _context(page, first, first + 1)
    if len(part) == 1 and before in ("of", "magnitude") and "magnitude" in page.words[max(0, first - 2) : first]:
        return 0.94
    if len(part) == 4 and len(whole) == 1 and after in CURRENCY_WORDS:  # a rate of exchange
        return 0.9
    if len(part) > 2 or len(whole) > 3 or before in _MONTHS or before in _NUMBERED:
        return 0.0
    if after in _MAGNITUDES:
        return 0.96
    if after in CURRENCY_WORDS or page.gaps[first + 2].strip()[:1] in _DEGREES:
        return 0.92
    if after == "per" and page.words[first + 3 : first + 4] == ["cent"]:
        return 0.94
    if behind == "%" or after in ("percent", "%") or page.gaps[first + 2][:2] == " %":
        return 0.94
    if sign in CURRENCIES and sign:
        return 0.0 if part == "00" and len(whole) == 3 else 0.93  # "$100,00" may have lost a digit
    if (
        after in _UNITS
        and page.gaps[first + 2] == " "
        and (after not in ("in", "s", "per", "parts", "seats", "point", "second") and before != "and")
    ):
        return 0.9 if len(after) > 2 or after in ("m", "km", "kg", "cm", "mm", "ha") else 0.0
    return 0.0


def _thousands_point(page: Analysis, first: int, last: int) -> float:
    """How sure it is that "3.500" is three thousand five hundred; 0 when it is not."""
    whole, groups = page.words[first], page.words[first + 1 : last + 1]
    before, after, sign, behind = _context(page, first, last)
    if (
        whole[0] == "0"
        or len(whole) > 3
        or any(len(g) != 3 for g in groups)
        or before in _NUMBERED
        or behind == "%"
    ):
        return 0.0
    if before == "year" or (before == "of" and first > 1 and page.words[first - 2].lower() == "year"):
        return 0.0
    money = (sign in CURRENCIES and bool(sign)) or after in CURRENCY_WORDS
    counted = _counted(page, last, after)
    if len(groups) > 1:
        return 0.0 if len(groups) > 2 and not (money or counted) else 0.96 if money or counted else 0.9
    zeros = groups[0].endswith("0")
    if after in _MAGNITUDES or sign == "." or (before in ("at", "by") and not (money or counted or after in _UNITS)):
        return 0.0
    if money:
        near = {word.lower() for word in page.words[max(0, first - 10) : last + 10]}
        period = page.words[last + 2 : last + 3]
        quoted = (after in ("per", "a") and not (zeros and _PERIODS.intersection(period))) or behind == "/" or not near.isdisjoint(_QUOTED)
        return 0.0 if quoted else 0.95 if len(whole) > 1 else 0.9 if zeros else 0.0
    if counted:
        if after in _QUOTED and not _EACH.isdisjoint(word.lower() for word in page.words[last + 2 : last + 16]):
            return 0.0  # "1.163 shares for each share": what is exchanged for one
        return 0.95 if zeros or len(whole) > 1 or before in _QUANTIFIERS else 0.9
    if (
        after in _UNITS
        and groups[0] == "000"
        and after not in ("percent", "per", "average", "gpa", "era", "ops", "in", "s")
    ):
        return 0.92
    if after in _BULK and (groups[0].endswith("00") or (len(whole) == _HUNDREDS and before not in ("at", "by"))):
        return 0.85
    if (
        groups[0] in ("000", "500")
        and before in ("about", "around", "nearly", "almost", "approximately")
        and after
    ):
        return 0.85
    return 0.0


@rule(
    "NUM001",
    "number-locale",
    mqm="number-format",
    bad=[
        ("The army sent 3.500 soldiers to the border.", "The army sent 3,500 soldiers to the border."),
        ("The deal is worth up to £1,5 million a year.", "The deal is worth up to £1.5 million a year."),
        ("The fine was €1.127.000 and was never paid.", "The fine was €1,127,000 and was never paid."),
        ("He is 1,78 m tall and weighs little.", "He is 1.78 m tall and weighs little."),
        (
            "The ministry counted 2.316 desertions last year.",
            "The ministry counted 2,316 desertions last year.",
        ),
        ("They stole $26.750 from a van on Friday.", "They stole $26,750 from a van on Friday."),
        ("It draws 2,4 million viewers a night.", "It draws 2.4 million viewers a night."),
        ("Inflation rose to 4,5% in the year to May.", "Inflation rose to 4.5% in the year to May."),
        ("The site has 240.000 square metres of land.", "The site has 240,000 square metres of land."),
        ("The ship carried 1.800 kilos of cocaine.", "The ship carried 1,800 kilos of cocaine."),
        ("The tax is due on incomes above $50.000 per year.", "The tax is due on incomes above $50,000 per year."),
        ("The euro closed at 1,0842 dollars on Friday.", "The euro closed at 1.0842 dollars on Friday."),
        ("A ticket will cost 3,50 euros in the north.", "A ticket will cost 3.50 euros in the north."),
        ("The plane flew at 10.000 feet over the city.", "The plane flew at 10,000 feet over the city."),
        ("The firm was sold for €1.200.000,50 in cash.", "The firm was sold for €1,200,000.50 in cash."),
    ],
    good=[
        "The army sent 3,500 soldiers and 1.5 million litres of water.",
        "He batted .292 with a 3.500 ERA and a 0.125 average.",
        "Petrol cost $3.499 a gallon, and the euro was worth $1.127.",
        "The server at 10.0.0.127 runs version 1.234.567 of section 1.127.",
        "The bond paid 3.125 percent, 4.375% and 2.125 points.",
        "He ran it in 9.580 seconds and 10.125 km in 31.500 minutes.",
        "On May 5,10 people were held; on pages 2,3 and 4,5 it was said.",
        "They won 2-1, 6.4 to 3.1, at odds of 3.500 to 1.",
        "The rule in article 3.500 and law 27.444 was changed.",
        "It lay at 40.712 N, 74.006 W, at 10.30 a.m. and 21.15.",
        "The value of pi is about 3.142 and of e about 2.718.",
        "The bank gave 1.5 billion pesos, 1,234 euros and $250,000.",
        "The lens weighs 1.250 kg and is 2.375 inches wide.",
        "Holders will get 1.163 shares of the new company for each share.",
    ],
)
def number_locale(page: Analysis) -> Iterator[Finding]:
    """A number with the decimal or thousands mark of another language: "3.500 soldiers", "1,5 million".

    Much of Europe and Latin America writes the comma for decimals and the full stop for thousands, and
    translators leave numbers as they are. The value is never changed, and a number is touched only with
    evidence for what it counts: a currency sign, a word of magnitude or a percent sign, a unit, a plural noun
    behind three digits. Numbers that could be measured to three decimals (rates, averages, times, weights) are
    left alone, and so are versions, addresses, sections, scores and coordinates.

    It can be wrong for a price with three decimals.
    """
    gaps, words = page.gaps, page.words
    done = 0
    for i in [i for i in page.gap_marks if gaps[i] == "." or gaps[i] == ","]:
        first = i - 1
        if not 0 < i < len(words) or first < done or not (words[first].isdigit() and words[i].isdigit()):
            continue
        last = done = _chain(page, first)
        if (
            page.kinds[first] & MASKED
            or (gaps[first][-1:] in ("-", "–", "/", "'") and gaps[first] != " -")
            or (gaps[last + 1][:1] in ("-", "–", "/", ":") and gaps[last + 1] != "-")
        ):
            continue
        marks = [gaps[j] for j in range(first + 1, last + 1)]
        confidence, new = 0.0, ""
        if marks == [","]:
            confidence, new = _decimal_comma(page, first), f"{words[first]}.{words[last]}"
        elif set(marks) == {"."}:
            confidence, new = _thousands_point(page, first, last), ",".join(words[first : last + 1])
        elif set(marks[:-1]) == {"."} and marks[-1] == "," and len(words[last]) <= 2:
            groups_fit = all(len(w) == 3 for w in words[first + 1 : last])
            confidence = 0.95 if groups_fit and words[first][0] != "0" else 0.0
            new = ",".join(words[first:last]) + "." + words[last]
        if confidence:
            start, end = page.starts[first], page.document.end(last)
            yield number_locale.finding(
                start, end, f"Number in foreign form: {new}",
                Suggestion((Edit(start, end, new),), Safety.UNSAFE, confidence),
            )  # fmt: skip
