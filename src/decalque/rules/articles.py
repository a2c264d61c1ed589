"""TRA004: "the" before a name that takes none in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import CAP_COMMON, CAP_NAME, CAP_UNKNOWN, HUMPS, MASKED
from decalque.lexicon import Flag
from decalque.rules import rule
from decalque.rules.verbs import FINITE, is_verb
from decalque.scoring.wordclasses import PREPOSITIONS, REPORTING, SAID_AS_WORDS

# Those that never had an article: neither "the Ukraine" nor "the Lebanon" is here.
_COUNTRIES = frozenset(
    """
    Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bangladesh Belarus Belgium Bolivia Botswana Brazil
    Bulgaria Burundi Cambodia Canada Chile China Colombia Croatia Cuba Cyprus Denmark Ecuador Egypt England Eritrea Estonia Ethiopia Finland
    France Germany Ghana Greece Greenland Guatemala Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica
    Japan Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Liberia Libya Lithuania Luxembourg Madagascar Malawi Malaysia Malta
    Mauritania Mexico Moldova Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal Nicaragua Nigeria Norway Pakistan Palestine
    Panama Paraguay Peru Poland Portugal Qatar Romania Russia Rwanda Scotland Serbia Singapore Slovakia Slovenia Somalia Spain Sweden
    Switzerland Syria Taiwan Tajikistan Tanzania Thailand Tunisia Turkey Turkmenistan Uganda Uruguay Uzbekistan Venezuela Vietnam Wales
    Zambia Zimbabwe
    """.split()
)
# Behind a preposition: "in the Havana", "to the Abu Dhabi".
_CITIES = frozenset(
    """
    Havana Bogotá Bogota Lima Quito Caracas Santiago Montevideo Asunción Asuncion Managua Tegucigalpa Guayaquil Cusco Cuzco Arequipa Medellín
    Medellin Cali Cartagena Barranquilla Maracaibo Rosario Córdoba Cordoba Mendoza Valparaíso Valparaiso Antofagasta Cochabamba Sucre Potosí
    Guadalajara Monterrey Tijuana Cancún Cancun Acapulco Veracruz Oaxaca Puebla Mérida Merida Brasilia Madrid Seville Málaga Malaga Bilbao
    Zaragoza Alicante Murcia Lisbon Paris London Berlin Rome Milan Naples Turin Venice Florence Vienna Prague Budapest Warsaw Brussels Geneva
    Zurich Bern Athens Istanbul Ankara Moscow Kyiv Kiev Kharkiv Odesa Odessa Minsk Riga Vilnius Tallinn Helsinki Stockholm Oslo Copenhagen
    Dublin Edinburgh Glasgow Manchester Washington Miami Chicago Boston Houston Dallas Seattle Denver Philadelphia Toronto Montreal Ottawa
    Vancouver Tokyo Beijing Shanghai Wuhan Seoul Pyongyang Taipei Bangkok Hanoi Manila Jakarta Delhi Mumbai Islamabad Karachi Lahore Kabul
    Tehran Baghdad Damascus Beirut Amman Riyadh Doha Dubai Jerusalem Gaza Cairo Tripoli Tunis Algiers Rabat Casablanca Nairobi Kampala
    Khartoum Lagos Abuja Accra Dakar Kinshasa Luanda Johannesburg Pretoria Sydney Melbourne Canberra
    """.split()
) | frozenset(
    (
        "Abu Dhabi", "Buenos Aires", "New York", "Los Angeles", "San Francisco", "Las Vegas", "Tel Aviv", "Hong Kong", "Santo Domingo", "São Paulo",
        "Sao Paulo", "San Salvador", "Mexico City", "Guatemala City", "Panama City", "Kuala Lumpur", "Addis Ababa", "Cape Town", "Phnom Penh",
        "New Delhi", "San Quentin", "San Diego", "Santa Cruz", "Santa Marta", "Ciudad Juárez", "Rio de Janeiro", "La Paz", "Wall Street", "Kuwait City",
    )
)  # fmt: skip
_TOWARDS = frozenset("in to from for near towards toward".split())
# With a capital they stand before the name alone; an article makes "the King Abdullah University" of them.
_TITLES = frozenset(
    """
    President Pope Prime Minister Mr Mrs Ms Dr Senator Governor Mayor Captain General Colonel Judge Professor Chancellor Congressman
    Congresswoman Prince Princess King Queen Cardinal Archbishop Bishop Secretary Ambassador Commander Monsignor Señor Saint
    """.split()
)
# In lower case before a surname alone; British papers write "the singer Adele" and "the captain Harry Kane".
_LOWER_TITLES = frozenset(
    """
    president pope senator congressman congresswoman king queen prince chancellor captain minister judge coach general colonel mayor governor
    deputy prosecutor ambassador bishop cardinal archbishop lieutenant sergeant
    """.split()
)
_SHARED = frozenset("King Queen Prince Princess Saint Secretary Captain General Commander Bishop".split())  # ships, towns and offices have them too
_BRITISH = frozenset("mr mrs ms dr".split())
_NAMES = CAP_NAME | CAP_UNKNOWN | HUMPS
_CLOSING = frozenset("and or but when while as than because".split())
_NOUNS_TOO = frozenset("states notes reports claims comments orders demands calls".split())  # that say something, too
_LONGEST = 4  # words of a name
_OPINIONS = frozenset("want think believe say live support oppose approve prefer reject lack favor favour fear trust feel expect need work earn own use see vote agree".split())
_SHARE = expression(
    r"(?:(?<=^)|(?<=[.] )|(?<=\bthat )|(?<=, )|(?<=\band )|(?<=\bwhere ))[Tt]he (?P<number>\d[\d.,]*%) of (?:the |all )?(?:[a-z]+ )??(?P<noun>[A-Za-z]+s|people|women|men|children) (?P<verb>[a-z]+)\b", re.MULTILINE
)


def _after(page: Analysis, i: int) -> str:
    """The word behind word `i` after a single blank, in its own case; otherwise the signs between, or "" at the end."""
    k = i + 1
    if k >= len(page.words):
        return ""
    return page.words[k] if page.gaps[k] == " " else page.gaps[k].strip()[:1]


def _predicated(page: Analysis, i: int) -> bool:
    """Whether a verb of which word `i` ends the subject stands behind it."""
    behind = _after(page, i)
    if not behind.islower():
        return False
    further = _after(page, i + 1)
    if behind in _NOUNS_TOO and further in PREPOSITIONS:
        return False  # "the ASEAN states on tin"
    if behind in FINITE or behind in REPORTING:
        return True
    # "the Peru based firm", "the FIFA approved ball": a participle before a noun
    return is_verb(page, behind) and (further in PREPOSITIONS or further in ("the", "a", "an", "that", "his", "her", "its", "their"))


def _closed(page: Analysis, i: int) -> bool:
    """Whether what stands behind word `i` can't be a noun that it describes."""
    behind = _after(page, i)
    if behind[:1] in ("-", "–", "/"):
        return False  # "the Pakistan-based agency"
    return not behind[:1].isalnum() or (behind in PREPOSITIONS and behind != "of") or behind in _CLOSING or _predicated(page, i)


def _name_end(page: Analysis, i: int) -> int:
    """The last word of the person's name that begins with word `i`; -1 when there is none, or it names something else."""
    end = -1
    for k in range(i, min(i + _LONGEST, len(page.words))):
        if (k > i and page.gaps[k] != " ") or not page.words[k][0].isupper():
            break
        named = page.lexicon.flags(page.words[k].lower()) & (Flag.GIVEN | Flag.SURNAME)
        if not (page.kinds[k] & _NAMES or (page.kinds[k] & CAP_COMMON and named)):
            return -1  # "the King Abdullah University"
        end = k
    return end


def _city_end(page: Analysis, i: int) -> int:
    """The last word of the city that begins with word `i`; -1 when there is none."""
    words = page.words[i : i + 3]
    for size in (1, 2, 3):
        if " ".join(words[:size]) in _CITIES and page.gaps[i + 1 : i + size] == [" "] * (size - 1):
            return i + size - 1
    return -1


def _lists_descriptions(page: Analysis, k: int) -> bool:
    """Whether names follow word `k` and what they describe: "the Singapore, London and New York authorities"."""
    last = k
    while last + 1 < len(page.words) and page.words[last + 1][0].isupper() and page.gaps[last + 1] in (" ", ", "):
        last += 1
    if _after(page, last) != "and" or not _after(page, last + 1)[:1].isupper():
        return False
    last += 2
    while _after(page, last)[:1].isupper():
        last += 1
    return _after(page, last).islower() and not _closed(page, last)


def _title_end(page: Analysis, i: int) -> int:
    """The last word of the title that begins with word `i`; -1 when there is none."""
    word = page.words[i]
    if word == "Prime":
        return i + 1 if _after(page, i) == "Minister" else -1
    return i if word in _TITLES or word in _LOWER_TITLES else -1


def _judged(page: Analysis, i: int) -> tuple[int, Safety, float] | None:
    """For "the" at word `i`: the last word of the name it stands before, with safety and confidence of the deletion."""
    k = i + 1
    word = page.words[k] if k < len(page.words) else ""
    if not (word[:1].isupper() or word in _LOWER_TITLES) or page.gaps[k] != " " or page.kinds[k] & MASKED or page.capital_share(i) > 0.6:
        return None
    if word in SAID_AS_WORDS:
        return (k, Safety.UNSAFE, 0.9) if _predicated(page, k) else None
    if (title := _title_end(page, k)) >= 0:
        dotted = page.words[title].lower() in _BRITISH and page.gaps[title + 1] == ". "
        end = _name_end(page, title + 1) if dotted or _after(page, title)[:1].isupper() else -1
        if end < 0 or not (_closed(page, end) or is_verb(page, _after(page, end))):
            return None
        if page.words[title][0].isupper():
            named = page.words[title] not in _SHARED or _person(page, title + 1, end)
            return (end, Safety.UNSAFE, 0.88) if named else None
        alone = end == title + 1 and not page.lexicon.flags(page.words[end].lower()) & (Flag.PLACE | Flag.WORD)
        return (end, Safety.DISPLAY, 0.7) if alone else None
    if page.words[i - 1] in _TOWARDS and (end := _city_end(page, k)) >= 0 and _closed(page, end) and _after(page, end) not in ("and", "or", "to", ","):
        return end, Safety.UNSAFE, 0.88
    fits = word in _COUNTRIES and _closed(page, k)
    if fits and _after(page, k) in ("and", "or"):  # "the Germany and Poland", not "the Portugal and Juventus forward"
        fits = _after(page, k + 1) in _COUNTRIES and _closed(page, k + 2)
    if fits and _after(page, k) == ",":
        fits = not _lists_descriptions(page, k)
    return (k, Safety.UNSAFE, 0.88) if fits else None


def _shares(page: Analysis) -> Iterator[Finding]:
    """ "The 64% of Chileans want": a share that is the subject takes no article, unless "who" or "that" narrows it down."""
    at = page.text.find("% of ")
    while at >= 0:
        match = _SHARE.search(page.text, max(0, at - 12), at + 80)
        at = page.text.find("% of ", at + 1)
        if match is None:
            continue
        i = page.document.index_at(match.start("verb"))
        verb = page.words[i]
        if verb in FINITE or verb in _OPINIONS or (is_verb(page, verb) and page.words[i - 1].endswith("s")):
            start, number = match.start(), match.start("number")
            yield article_before_name.finding(
                start, match.end("noun"), "A share takes no article", Suggestion((Edit(start, number, ""),), Safety.UNSAFE, 0.88, 1.88)
            )


def _person(page: Analysis, first: int, last: int) -> bool:
    """Whether a name behind a title is surely a person's: "Secretary General" and "Queen Mary" are none."""
    flags = [page.lexicon.flags(page.words[k].lower()) for k in range(first, last + 1)]
    return last > first or not flags[0] & (Flag.WORD | Flag.GIVEN)


@rule(
    "TRA004",
    "article-before-name",
    mqm="grammar",
    bad=[
        ("On Friday the NATO agreed to send more air defences.", "On Friday NATO agreed to send more air defences."),
        ("The union said that the President Petro has not answered.", "The union said that President Petro has not answered."),
        ("The bill was backed by the Senator Herrera, who left early.", "The bill was backed by Senator Herrera, who left early."),
        ("For years the Peru has exported copper to China.", "For years Peru has exported copper to China."),
        ("Later the Senator Cepeda asked for peace in the region.", "Later Senator Cepeda asked for peace in the region."),
        ("In court the Judge María Servini said that the case is closed.", "In court Judge María Servini said that the case is closed."),
        ("The survey shows that the 64% of Chileans want reform.", "The survey shows that 64% of Chileans want reform."),
        ("In the end, the FIFA has fined both clubs.", "In the end, FIFA has fined both clubs."),
        ("The king left for the Abu Dhabi on Monday.", "The king left for Abu Dhabi on Monday."),
    ],
    good=[
        "She is among the 64% of voters who want reform, and the 3% I own is mine.",
        "The NATO summit ended, and the NATO-led force left.",
        "The Gambia is small, and the Netherlands has won again.",
        "The King Abdullah University was opened in 2009.",
        "The President Truman Library has a new wing.",
        "The Chile of Allende is gone, and the Peru football shirt is white.",
        "The Argentina captain said he was fit to play.",
        "The FIFA approved ball was too light, and the UEFA ban was lifted.",
        "The Pope Francis era has ended in Rome.",
        "The Secretary General shall be told, and the Queen Mary is a ship.",
        "The singer Adele said that the actor Tom Hanks left.",
        "The UN said so, and the IMF has agreed.",
        "The bank asked the ASEAN states on tin; the Singapore, London and New York authorities agreed.",
        "It was in the Washington, D.C., newspaper. He stayed in the Washington Hotel, in the Paris of the war, and ran in the London and Berlin marathons.",
        "The General Motors strike was long, and the Queen Elizabeth Hall is open.",
        "The Prime Minister’s Office and the Minister for Health said no.",
    ],
)  # fmt: skip
def article_before_name(page: Analysis) -> Iterator[Finding]:
    """An article before a name that takes none: "the NATO has", "the President Putin said", "the Peru exported".

    Spanish has “la OTAN”, “el presidente Putin”, “el Perú”. English keeps an article where the name only describes the next noun (“the
    NATO summit”, “the Argentina captain”) or where something narrows it down (“the Chile of Allende”).

    The name must be an acronym said as a word, a country, or a title with a name; and no noun may follow that it could
    describe. Countries that have or had an article are left alone.

    Wrong for ships, buildings and prizes named after people or countries.
    """
    yield from _shares(page)
    for i in page.where(("the", "The")):
        verdict = _judged(page, i)
        if verdict is None:
            continue
        end, safety, confidence = verdict
        start, name = page.starts[i], page.starts[i + 1]
        edits = [Edit(start, name, "")]
        first = page.words[i + 1]
        if page.words[i] == "The" and first[0].islower():
            edits.append(Edit(name, name + 1, first[0].upper()))
        yield article_before_name.finding(
            start, page.document.end(end), f"“{page.text[name : page.document.end(end)]}” takes no article",
            Suggestion(tuple(edits), safety, confidence, round(1 + confidence, 2)),
        )  # fmt: skip
