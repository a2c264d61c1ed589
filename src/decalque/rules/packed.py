"""TRA010 to TRA014: the phrase packs as rules, one for each kind of row."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.finding import Finding
from decalque.kinds import CAP_COMMON, CAP_UNKNOWN
from decalque.rules import Rule, rule
from decalque.rules.pack_fixes import suggestions
from decalque.rules.pack_names import NAMES, stays_as_it_is
from decalque.rules.pack_search import Match, matches

_TITLE_CASE = 0.7  # share of capitals from which a line is a headline


def _is_headline(page: Analysis, match: Match) -> bool:
    """Whether the match stands in a line with the capitals of a headline; where a full stop ends it, only what has capitals itself."""
    if page.capital_share(match.first) <= _TITLE_CASE:
        return False
    _, end = page.document.line_span(match.start)
    behind = page.document.index_at(match.end)
    titled = any(page.kinds[k] & (CAP_COMMON | CAP_UNKNOWN) for k in range(match.first, behind))
    return titled or not page.text[match.start : end].rstrip("\r\n \"”’").endswith(".")


def _found(page: Analysis, own: Rule) -> Iterator[Finding]:
    for match in matches(page):
        if match.row.rule == own.name:
            if own.name not in NAMES and _is_headline(page, match):
                continue  # headlines have a language of their own: "Judge Gives Green Light to Lawsuit"
            if own.name in NAMES and stays_as_it_is(page, match):
                continue
            row = match.row
            as_it_was = row.source.casefold() in match.found[0].casefold()
            how = "is not translated" if as_it_was else f"renders “{row.source}” word by word"
            message = f"“{match.found[0]}” {how}: {row.meaning}"
            yield own.finding(match.start, match.end, message, *suggestions(page, match))


@rule(
    "TRA010",
    "calqued-idiom",
    mqm="overly-literal",
    priority=1,
    bad=[
        ("The minister had to come out of the way by denying the report.", "The minister had to respond by denying the report."),
        ("The opposition put the cry in the sky over the fare rise.", "The opposition raised an outcry over the fare rise."),
        ("The club threw the house out of the window for its anniversary.", "The club spared no expense for its anniversary."),
        ("The mayor threw balls out when asked about the contract.", "The mayor dodged the question when asked about the contract."),
    ],
    good=[
        "Drivers were told to get out of the way of the ambulance.",
        "The eye of the hurricane passed over Tampa before dawn.",
        "A cry rose into the sky as the balloons were released.",
        "Boys kicked balls out of the yard all afternoon.",
        "He hung his boots on a nail by the door.",
        "They threw the old sofa out of the window.",
    ],
)
def calqued_idiom(page: Analysis) -> Iterator[Finding]:
    """An idiom or set phrase of the source language, rendered word by word.

    “Salir al paso” is to answer a rumour; an engine that does not know it writes “come out of the way”. The packs hold the phrase, its
    literal renderings and what an editor writes instead; guards keep the innocent use of the same words out. A correction is
    inflected like what it replaces.

    Wrong where a writer means the words as they stand; every row has the innocent use among its tests.
    """
    yield from _found(page, calqued_idiom)


@rule(
    "TRA011",
    "false-friend",
    mqm="false-friend",
    priority=1,
    bad=[
        ("Russia is preparing a terrestrial offensive in the east.", "Russia is preparing a ground offensive in the east."),
        ("Three elements of the police were hurt.", "Three members of the police were hurt."),
        ("The plan pretends to cut waiting lists by half.", "The plan intends to cut waiting lists by half."),
        ("The ambassador assisted to the funeral of the poet.", "The ambassador attended the funeral of the poet."),
    ],
    good=[
        "The four terrestrial planets are small and rocky.",
        "Paramedics assisted the wounded at the scene.",
        "The elements of the plan are simple.",
        "A sensible compromise was reached on Friday.",
        "The driver of the bus was not hurt.",
        "The actual cost was higher than the estimate.",
    ],
)
def false_friend(page: Analysis) -> Iterator[Finding]:
    """A word that looks like the word of the source language and means something else.

    “Terrestre” is “ground” before an offensive, and “terrestrial” only of planets and ecosystems. Most such words are good English
    somewhere, so a row asks for the words around it, or for what the page is about.

    Wrong where the English word is meant in its own sense beside the same words.
    """
    yield from _found(page, false_friend)


@rule(
    "TRA012",
    "calqued-phrase",
    mqm="overly-literal",
    priority=1,
    bad=[
        ("The also singer will open the festival.", "The singer will open the festival."),
        ("The decree was signed last March 3 in Lima.", "The decree was signed on March 3 in Lima."),
        ("The striker admitted in statements to Radio Globo that he wanted to leave.", "The striker told Radio Globo that he wanted to leave."),
        ("The strike began the day of yesterday in Rosario.", "The strike began yesterday in Rosario."),
    ],
    good=[
        "She also sang at the opening.",
        "The decree was signed last March in Lima.",
        "Witnesses gave statements to police that night.",
        "The ambassador to France is her uncle.",
        "At the time of the crash it was raining.",
        "He assured voters that taxes would fall.",
    ],
)
def calqued_phrase(page: Analysis) -> Iterator[Finding]:
    """A formula of the source language's news: of reporting, of time, of parliament, courts, sport or business.

    “The also singer”, “in declarations to the press”, “last March 3”: each says what it should, as no English newsroom would say it.
    What native writers would print too is not in the packs, or only shown.

    Wrong where a house style likes the phrase: put it into `allow`.
    """
    yield from _found(page, calqued_phrase)


@rule(
    "TRA013",
    "source-acronym",
    mqm="untranslated",
    priority=1,
    bad=[
        ("The secretary general of the OTAN spoke.", "The secretary general of NATO spoke."),
        ("The ONU sent 84 observers to the country.", "The UN sent 84 observers to the country."),
        ("Relations between Cuba and EE.UU. have cooled.", "Relations between Cuba and the United States have cooled."),
        ("The PIB grew by 2.1% in the quarter.", "GDP grew by 2.1% in the quarter."),
    ],
    good=[
        "NATO and the EU met in Brussels.",
        "The OIT Group, a software firm, has moved to Austin.",
        "The song “OTAN Sí, OTAN No” was a hit in Spain.",
        "The Spanish acronym, OMS, is spelled in capitals.",
        "The CPI rose by half a point, and the IMF was told.",
        "Parents at Oakridge Middle School, or OMS, met on Monday.",
    ],
)
def source_acronym(page: Analysis) -> Iterator[Finding]:
    """An acronym that stands as in the source language: OTAN for NATO, EE.UU. for the United States.

    Only those that English writes otherwise are in the packs; those that mean something else in English (“CPI”) ask for words around them.

    Wrong inside names and titles of the source language.
    """
    yield from _found(page, source_acronym)


@rule(
    "TRA014",
    "source-name",
    mqm="untranslated",
    priority=1,
    bad=[
        ("The talks in Moscú lasted two days.", "The talks in Moscow lasted two days."),
        ("The delegation flew to Pekín on Monday.", "The delegation flew to Beijing on Monday."),
        ("He grew up in Países Bajos with his aunt.", "He grew up in the Netherlands with his aunt."),
        ("The message of Papa Francisco was read aloud.", "The message of Pope Francis was read aloud."),
    ],
    good=[
        "Londres 38 is a memorial in Santiago.",
        "La Voz de Moscú was heard all over the continent.",
        "The Hotel Nueva York has 40 rooms.",
        "The restaurant Moscú serves no vodka at all.",
        "Alemania, a village of 40 people, has no road.",
        "The Vuelta a España begins in August.",
    ],
)
def source_name(page: Analysis) -> Iterator[Finding]:
    """A place, person or institution under its name in the source language: Moscú, Pekín, Naciones Unidas.

    The rows hold names that English writes otherwise. A name is left alone beside words of the source language, because it is then
    part of a longer one: “La Voz de Moscú”, “Hotel Nueva York”.

    Wrong for a namesake that keeps its own form: a street, a hotel, a team.
    """
    yield from _found(page, source_name)


@rule(
    "TRA015",
    "source-grammar",
    mqm="grammar",
    priority=1,
    bad=[
        ("The heavy shelling and fighting has left the town without water.", "The heavy shelling and fighting has left the town without water."),
        ("Brazil, Chile and others countries signed the pact.", "Brazil, Chile and other countries signed the pact."),
        ("The ministry has no more informations about the crash.", "The ministry has no more informations about the crash."),
        ("The people of the valley is tired of waiting.", "The people of the valley is tired of waiting."),
    ],
    good=[
        "The team are top of the league.",
        "Bed and breakfast has a price.",
        "The number of people is growing.",
        "The court insisted that the minister appear in person.",
        "Other countries signed the pact.",
        "The information was wrong.",
    ],
)
def source_grammar(page: Analysis) -> Iterator[Finding]:
    """Agreement, mood, prepositions and plurals carried over from the source language.

    Spanish makes adjectives agree (“others countries”), counts what English does not (“informations”), has a singular “gente” and a
    subjunctive behind “descartar que”. Only what no variety of English has is in the packs; British collective plurals stay.

    Wrong for speech that is quoted as it was.
    """
    yield from _found(page, source_grammar)
