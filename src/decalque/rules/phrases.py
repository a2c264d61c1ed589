"""CAS005: names of several words whose casing is partly or wholly lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import CAP_COMMON, LOWER_BOTH, MASKED, PLAIN, SHORT, UPPER
from decalque.lexicon import NAME, Flag, Lexicon
from decalque.rules import rule
from decalque.scoring.wordclasses import ADVERBS, AUXILIARIES, DETERMINERS, FUNCTION

_LONGEST = 5  # words in a name
_TITLE_CASE = 0.6  # share of capitals from which a line is a headline
_NEAR = 15  # words on either side that tell whether a text uses capitals at all
_NAME_SHARE = 0.93  # share of capitals from which a word is a name by itself
_ORDINARY_KINDS = CAP_COMMON | LOWER_BOTH | SHORT
_OWN_NAME = NAME | Flag.CAPITALISED
_INDEFINITE = frozenset(["a", "an", "any", "every", "each", "no", "another", "some", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those"])

# The last word of many names; houses differ on its capital behind a word that has one anyway: "the Korean war".
GENERIC = frozenset(
    ["academy", "accord", "accords", "act", "administration", "affair", "affairs", "age", "agency", "agreement", "airlines", "airport", "airways", "alliance", "ally", "amendment", "archipelago", "area", "army", "assembly", "association", "attacks", "authority", "autumn", "average", "award", "awards", "bank", "basin", "battle", "bay", "beach", "bill", "bloc", "border", "branch", "bridge", "brigade", "brigades", "broadcaster", "business", "cabinet", "campaign", "canal", "canyon", "cartel", "castle", "cathedral", "center", "centre", "chamber", "championship", "championships", "charter", "chemical", "church", "city", "civil", "clan", "class", "coast", "coalition", "college", "commission", "committee", "commonwealth", "communist", "community", "company", "compact", "conference", "conflict", "congress", "conservative", "constitution", "convention", "corporation", "corridor", "council", "country", "county", "coup", "court", "cree", "crisis", "declaration", "defence", "defense", "delta", "democratic", "department", "depression", "desert", "dialect", "district", "doctrine", "dynasty", "earth", "embassy", "empire", "energy", "english", "era", "executive", "falls", "famine", "federation", "festival", "fleet", "force", "forces", "foreign", "forest", "forum", "foundation", "fountain", "free", "front", "galaxy", "games", "gap", "gate", "general", "genocide", "glacier", "gospel", "government", "group", "guard", "guards", "gulf", "hall", "high", "hill", "hills", "hospital", "hurricane", "industrial", "initiative", "institute", "invasion", "island", "islander", "islanders", "islands", "isle", "jazz", "khanate", "kingdom", "labor", "labour", "lake", "lakes", "law", "league", "left", "legion", "liberal", "line", "lottery", "magazine", "maps", "marathon", "market", "massacre", "media", "military", "ministry", "monarchy", "monsoon", "motor", "motors", "mountain", "mountains", "movement", "museum", "mutiny", "nation", "national", "navy", "network", "news", "office", "open", "opera", "order", "orthodox", "outback", "pact", "palace", "panhandle", "papers", "park", "parliament", "party", "pass", "peak", "peninsula", "people", "plain", "plains", "plan", "plateau", "play", "police", "polytechnic", "pound", "port", "press", "prime", "principality", "prison", "prize", "protocol", "province", "railway", "rally", "range", "rate", "rebellion", "red", "reef", "region", "regime", "report", "republic", "republican", "restaurant", "revolt", "revolution", "right", "river", "riviera", "road", "royal", "rule", "sahara", "scale", "school", "sea", "security", "senate", "service", "shelf", "shore", "show", "social", "socialist", "society", "space", "square", "stadium", "state", "states", "station", "straits", "strait", "street", "stock", "studios", "summit", "supreme", "swamp", "synagogue", "system", "talks", "technologies", "temple", "territories", "territory", "theatre", "theater", "times", "today", "tower", "trade", "translate", "treaty", "trench", "trial", "tribunal", "tunnel", "uprising", "university", "valley", "village", "volcano", "war", "wars", "watch", "wave", "weekly", "world", "zone"]
)
# ... and behind any word: "the Democratic party", "the Nobel prize".
HOUSE_STYLE = frozenset(
    ["party", "prize", "prizes", "games", "magazine", "university", "city", "river", "island", "islands", "peninsula", "award", "awards", "scale", "street", "revolution", "uprising", "conference", "agreement", "act", "average", "motor", "museum", "territory", "territories", "corporation", "council's"]
)
# Adjectives that go before a name without being a part of it: "eastern Europe", "ancient Greek", "the second World War".
LOOSE = frozenset(
    ["northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern", "southwestern", "northeast", "northwest", "southeast", "southwest", "north-east", "north-west", "south-east", "south-west", "inner", "outer", "upper", "lower", "mainland", "old", "older", "middle", "high", "low", "young", "early", "late", "modern", "ancient", "medieval", "classical", "simplified", "traditional", "standard", "native", "first", "second", "third", "liberal", "conservative", "democratic", "republican", "socialist", "communist", "deep", "far", "former", "greater", "imperial", "post", "pro", "anti", "pre", "free", "independent", "christian", "holy", "popular", "royal", "radical", "social", "american", "british", "canadian", "swiss", "simple", "black", "white", "brown", "native", "proto"]
)
# Words that begin some name too, and stand in lower case too often for it to matter.
_TOO_COMMON = (FUNCTION | frozenset(["time", "people", "good", "way", "right", "day", "got", "man", "long", "home", "high", "three", "old", "little"])) - {"first"}
# What makes a name together with the name behind it.
FORERUNNERS = frozenset(["real", "inter", "united", "great", "saint", "bank", "gulf", "isle", "strait", "bay", "rio", "sporting", "racing", "borussia", "royal", "dynamo"]) - LOOSE
COMPASS = frozenset(["north", "south", "east", "west"])
_COMPASS_NAMES = frozenset(
    ["korea", "korean", "koreans", "sudan", "sudanese", "carolina", "carolinian", "carolinians", "dakota", "dakotan", "virginia", "virginian", "timor", "timorese", "macedonia", "macedonian", "african", "africans", "ossetia", "ossetian", "kivu", "yorkshire", "lanarkshire", "ayrshire"]
)
_NEW_NAMES = frozenset(["york", "yorker", "yorkers", "delhi", "zealand", "zealander", "zealanders", "jersey", "mexico", "orleans", "hampshire", "caledonia", "guinea"])
# Words of grammar that are only in these names; "Theresa may", "Russia today" are none.
_GRAMMAR = FUNCTION | AUXILIARIES | ADVERBS

# Two ordinary words that are hardly ever anything but this name.
UNMISTAKABLE = frozenset(
    line.strip()
    for line in """
    united nations, united states, united kingdom, united arab emirates, european union, soviet union, red cross, red crescent,
    amnesty international, transparency international, doctors without borders, reporters without borders, save the children,
    world bank, world cup, champions league, premier league, europa league, nations league, conference league, super bowl,
    carabao cup, davis cup, ryder cup, rugby world cup, formula one, major league soccer, crystal palace, aston villa, west ham,
    middle east, middle eastern, ivory coast, cape town, sierra leone, new zealand, new jersey, south africa, south korea,
    north korea, puerto rico, costa rica, saudi arabia, sri lanka, hong kong, canary islands, faroe islands, cayman islands,
    falkland islands, cook islands, solomon islands, marshall islands, channel islands, west indies, isle of man, isle of wight,
    cape verde, cape horn, arctic ocean, pacific ocean, atlantic ocean, indian ocean, rocky mountains, gulf of mexico,
    death valley, bay of pigs, panama canal, suez canal, berlin wall, english channel, great barrier reef, wall street,
    silicon valley, capitol hill, downing street, times square, pearl harbor, statue of liberty, empire state building, big ben,
    milky way, holy see, vatican city, roman empire, ottoman empire, byzantine empire, old testament, new testament,
    house of commons, house of lords, house of representatives, library of congress, joint chiefs of staff, federal reserve,
    securities and exchange commission, salvation army, associated press, financial times, wall street journal, washington post,
    new york times, daily telegraph, evening standard, al jazeera, fox news, sky news, general motors, general electric,
    burger king, pizza hut, taco bell, united airlines, delta air lines, land rover, jaguar land rover, star wars,
    star trek, harry potter, game of thrones, sesame street, hello kitty, mickey mouse, pussy riot, led zeppelin, extinction rebellion,
    black lives matter, ku klux klan, shining path, red brigades, islamic jihad, muslim brotherhood, legion of honour,
    legion of honor, medal of honor, purple heart, academy awards, academy award, golden globes, golden globe, commonwealth games,
    cricket world cup, women's world cup, club world cup, gulf of guinea, cape of good hope, horn of africa, fertile crescent,
    valentine's day, new year's eve, new year's day, boxing day, groundhog day, mardi gras, ascension day, armistice day,
    remembrance day, lunar new year, day of the dead, plaza de mayo, league of nations, commonwealth of nations,
    commonwealth of independent states, treaty of versailles, magna carta, bretton woods, geneva convention, geneva conventions,
    rolls royce, coca cola, manchester united, real sociedad, boca juniors, river plate, atletico madrid, bayern munich,
    nova scotia, equatorial guinea, guinea bissau, bora bora, tour de france, copa libertadores, copa america, homo sapiens
    """.replace("\n", " ").split(",")
) - {"homo sapiens"}
# Three and more words that make sense in lower case.
ORDINARY = frozenset(
    line.strip()
    for line in """
    first world war, second world war, third world war, world war one, world war two, world war three, national security council,
    constitutional court, national liberation army, foreign intelligence service, federal constitutional court, federal supreme court,
    national security agency, one hundred years of solitude, war of independence, declaration of independence, human rights council,
    national election commission, great leap forward, national weather service, national health service, house of cards, old new year,
    clean air act, civil rights act, voting rights act, national unity day, day of german unity, solar power plant, big bang theory,
    holy roman empire, english civil war, spanish civil war, american civil war, collective security treaty organization, six day war,
    international women's day, women's champions league, central bank of the republic, just stop oil, new green deal, great salt lake,
    green new deal, international human rights day, international space station, night of the long knives, the last supper
    """.replace("\n", " ").split(",")
)


class _Phrase(NamedTuple):
    """`count` words from word `first` on, which in print have the casing `form`."""

    first: int
    count: int
    form: list[str]
    loss: list[int]  # positions of the words whose capital is lost


@lru_cache(maxsize=4)
def _beginnings(lexicon: Lexicon) -> dict[str, set[str]]:
    """The first word of every name of several words, as it may stand in a text -> the second words in lower case."""
    found: dict[str, set[str]] = {}
    for key in lexicon.phrases():
        first, second = key.split(" ", 2)[:2]
        if first != "the":
            for form in {first.capitalize(), first.upper(), *(() if first in _TOO_COMMON else (first,))}:
                found.setdefault(form, set()).add(second)
    return found


def _phrases(page: Analysis) -> Iterator[_Phrase]:
    """The names of several words in the text of which at least one word lost its capital."""
    seconds = _beginnings(page.lexicon)
    words, gaps = page.words, page.gaps
    present = seconds.keys() & page.document.counts.keys()
    last = len(words) - 1
    done = 0
    for i in [i for i, word in enumerate(words) if word in present]:
        if i == last or gaps[i + 1] != " " or i < done:
            continue
        second = words[i + 1].lower()
        known = seconds[words[i]]
        if second not in known and (second.isalpha() or Lexicon.without_possessive(second) not in known):
            continue
        if (found := _longest(page, i)) is not None:
            done = i + found.count
            if found.loss:
                yield found


def _longest(page: Analysis, i: int) -> _Phrase | None:
    """The longest name that starts at word `i`."""
    most = 2
    while most < _LONGEST and i + most < len(page.words) and page.gaps[i + most] == " ":
        most += 1
    words = page.words[i : i + most]
    for count in range(most, 1, -1):
        own = [*words[: count - 1], Lexicon.without_possessive(words[count - 1])]
        form = page.lexicon.phrase(" ".join(own).lower()) or page.lexicon.phrase(" ".join(words[:count]).lower())
        if form is None:
            continue
        parts = form.split(" ")
        loss = [i + k for k in range(count) if not words[k].startswith(parts[k])]
        if any(page.words[k] != page.words[k].lower() for k in loss):  # capitals of the house's own: "USA TODAY"
            loss = []
        return _Phrase(i, count, parts, loss)
    return None


def _is_ordinary(page: Analysis, i: int) -> bool:
    """Whether word `i` is a word that print has in lower case too."""
    kind = page.kinds[i]
    if not (kind == PLAIN or (kind & _ORDINARY_KINDS and not kind & UPPER)):
        return False
    base = _base(page, i)
    if page.words[i][0].isupper() and page.lexicon.flags(base) & Flag.PEOPLE:
        return False
    return base == "united" or (page.lexicon.entry(base).share or 0.0) < _NAME_SHARE


def _opens(page: Analysis, i: int) -> bool:
    """Whether word `i` may have its capital from its place: it begins a sentence, a quotation or what follows a colon."""
    return i == 0 or page.starts_sentence(i) or page.gaps[i] not in (" ", ", ")


def _certainty(page: Analysis, phrase: _Phrase) -> float:
    """How sure it is that the words are the name and that their lower case is no style; 0 when it is neither."""
    first, end = phrase.first, phrase.first + phrase.count
    span = range(first, end)
    if not _plain_text(page, first, end) or any(page.words[k] in _GRAMMAR for k in phrase.loss[-1:]) or _person(page, phrase):
        return 0.0
    upper = [k for k in span if page.words[k][0].isupper()]
    names = [k for k in span if not _is_ordinary(page, k) and page.words[k].lower() not in FUNCTION]
    lost = [k for k in phrase.loss if k not in names]
    loud = [k for k in upper if k not in names and not (k == first and _opens(page, first))]
    if upper and any(not page.lexicon.flags(_base(page, k)) & (Flag.WORD | _OWN_NAME) for k in phrase.loss):
        return 0.0  # "Crvena zvezda"
    if not lost:
        return 0.97 if upper or len(names) > 1 else 0.0
    if lost[0] == first and not _forerunner(page, phrase, names, loud):
        return 0.0
    if loud:
        return 0.0 if lost[-1] == end - 1 and _base(page, end - 1) in HOUSE_STYLE else 0.98
    if names:
        return _beside_name(page, phrase, lost)
    return _in_lower_case(page, phrase)


def _base(page: Analysis, i: int) -> str:
    return Lexicon.without_possessive(page.words[i]).lower()


def _plain_text(page: Analysis, first: int, end: int) -> bool:
    """Whether the words stand in running text with capitals, and are no part of a compound or a masked string."""
    if any(page.kinds[k] & MASKED for k in range(first, end)) or page.capital_share(first) > _TITLE_CASE:
        return False
    if page.gaps[first].endswith(("-", "/", "@", "#", ".", "_", "'", "’")) or page.gaps[end][:1] in ("/", "_", "@"):
        return False
    near = page.words[max(0, first - _NEAR) : first] + page.words[end : end + _NEAR]
    return any(word[0].isupper() for word in near)


def _person(page: Analysis, phrase: _Phrase) -> bool:
    """Whether it is a person's name of which a word is an ordinary word: "will Smith"."""
    if " ".join(phrase.form).lower() in UNMISTAKABLE:  # "Red Cross"
        return False
    given, surname = page.lexicon.flags(page.words[phrase.first].lower()), page.lexicon.flags(_base(page, phrase.first + phrase.count - 1))
    return bool(given & Flag.GIVEN and surname & Flag.SURNAME) and any(_is_ordinary(page, k) for k in phrase.loss)


def _forerunner(page: Analysis, phrase: _Phrase, names: list[int], loud: list[int]) -> bool:
    """Whether the ordinary first word in lower case belongs to the name: "real Madrid", not "eastern Europe"."""
    first = page.words[phrase.first]
    rest = _base(page, phrase.first + 1)
    if " ".join(phrase.form).lower() in UNMISTAKABLE:
        return True
    if first in LOOSE or (phrase.first + phrase.count - 1 not in names and not loud and phrase.first + 1 not in names):
        return first not in LOOSE and not names
    before = page.words[phrase.first - 1].lower() if phrase.first else ""
    if first in COMPASS:
        return rest in _COMPASS_NAMES
    if first == "new":
        return phrase.count > 2 or (rest in _NEW_NAMES and (rest.startswith("zealand") or before not in DETERMINERS))
    return bool(loud) or (first in FORERUNNERS and before not in _INDEFINITE)


def _beside_name(page: Analysis, phrase: _Phrase, lost: list[int]) -> float:
    """The same for ordinary words beside a word that is a name anyway: "Soviet union", not "Korean war"."""
    if " ".join(phrase.form).lower() in UNMISTAKABLE:
        return 0.98
    return 0.95 if all(_base(page, k) not in GENERIC for k in lost) else 0.0


def _in_lower_case(page: Analysis, phrase: _Phrase) -> float:
    """The same for ordinary words that all are in lower case."""
    first = phrase.first
    before = page.words[first - 1].lower() if first and page.gaps[first] == " " else ""
    key = " ".join(phrase.form).lower()
    if before in _INDEFINITE or (page.gaps[first + phrase.count][:1] == "-" and key not in UNMISTAKABLE):
        return 0.0
    if key in UNMISTAKABLE:
        return 0.98
    content = [word for word in phrase.form if word[0].isupper()]
    if len(content) < 3 or key in ORDINARY or key.startswith("national "):
        return 0.0
    return 0.93


@rule(
    "CAS005",
    "half-cased-name",
    mqm="capitalization",
    priority=1,
    bad=[
        ("He warned of a Third World war in his telegram.", "He warned of a Third World War in his telegram."),
        ("Envoys of the united nations met in Geneva on Friday.", "Envoys of the United Nations met in Geneva on Friday."),
        ("The talks with the European union ended in Brussels.", "The talks with the European Union ended in Brussels."),
        ("The Red cross sent doctors to Sudan.", "The Red Cross sent doctors to Sudan."),
        ("Morocco will play at the next world Cup.", "Morocco will play at the next World Cup."),
        ("She moved from Lima to New york in May.", "She moved from Lima to New York in May."),
        ("He scored twice for real Madrid on Sunday.", "He scored twice for Real Madrid on Sunday."),
        ("The report by amnesty international named three officers of the Army.",
         "The report by Amnesty International named three officers of the Army."),
        ("Doctors of the world health organization flew to Goma.", "Doctors of the World Health Organization flew to Goma."),
        ("Liverpool won the Champions league's longest tie.", "Liverpool won the Champions League's longest tie."),
    ],
    good=[
        "In the White House they spoke of a white house on the hill.",
        "Berlin feared a world war, and London a civil war.",
        "The Korean war, the French revolution and the Nobel prize are in the book.",
        "She joined the Democratic party in Texas and left the Labour party in Leeds.",
        "He toured eastern Europe and southern Africa, and read ancient Greek.",
        "Mark will Smith's old car with red paint, or so Jane says.",
        "THE UNITED NATIONS AND THE EUROPEAN UNION MEET",
        "United Nations and European Union Sign Deal on Red Cross",
        "Visit www.example.com/united nations or write to @red cross.",
        "Theresa may come on Monday; Russia today is another country.",
        "The central bank and the supreme court of each state publish their rules in English.",
        "He bought a red cross-stitch kit and real estate in Madrid.",
        "The new Delhi coach spoke to The Times in the Hague.",
        "World cups and champions of every league were shown in Turin.",
        "The US supreme court and the French foreign ministry declined to comment.",
        "Vivo en la ciudad de buenos modales.",
    ],
)  # fmt: skip
def half_cased_name(page: Analysis) -> Iterator[Finding]:
    """A name of several words lost some of its capitals, or all of them.

    Truecasers and bold spans leave "Third World war", "the united nations", "Real madrid".

    The words are those of a known name, and differ from it in letter case only. A word with a capital that it has no other
    reason to have ("World") shows that a name is meant. Where all the capitals are lost, the words must be ones that are
    hardly ever anything else. The lower-case noun of house styles ("the Korean war", "the Labour party"), adjectives
    before a name ("eastern Europe"), headlines and text without capitals are left alone.

    Wrong for: houses that write such a noun small where others do not ("the Security council").
    """
    for phrase in _phrases(page):
        certainty = _certainty(page, phrase)
        if not certainty:
            continue
        end = phrase.first + phrase.count
        edits = []
        for k in phrase.loss:
            word, form = page.words[k], phrase.form[k - phrase.first]
            edits.append(Edit(page.starts[k], page.document.end(k), form + word[len(form) :]))
        form = " ".join(phrase.form)
        safety = Safety.SAFE if certainty >= 0.97 else Safety.UNSAFE
        yield half_cased_name.finding(
            page.starts[phrase.first], page.document.end(end - 1), f"the name is written “{form}”",
            Suggestion(tuple(edits), safety, certainty, round(2 + certainty, 2)),
        )  # fmt: skip
