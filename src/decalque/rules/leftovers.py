"""TRA002 and TRA003: small words of the source language that were left standing beside names."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import CAP_COMMON, CAP_NAME, CAP_UNKNOWN, HUMPS, MASKED
from decalque.lexicon import Flag, Lexicon
from decalque.rules import rule
from decalque.scoring.wordclasses import AUXILIARIES, FUNCTION, PREPOSITIONS, REPORTING

_CONJUNCTIONS = frozenset("Y y e ed".split())
_NAMES = CAP_NAME | CAP_UNKNOWN | HUMPS
_THINGS = Flag.PLACE | Flag.ORGANISATION
_KNOWN = _THINGS | Flag.SURNAME | Flag.GIVEN
_NEAR = 10  # words on either side that tell the language
_ENGLISH = frozenset("the and of to in was is said for with has that at were on by are from his will".split())
_FOREIGN = frozenset("de la el los las en que con por una del un se su lo le di il che per della do da os em um uma na no".split())
# "Generation Y workers", "the Model Y Performance".
_LETTER_Y = frozenset("generation gen model type factor vitamin line class group plan axis point chromosome x modelo formula team".split())
# Pairs in which "y" or "e" belongs to the name: surnames and regions.
_PAIRS = frozenset(
    tuple(pair.split())
    for pair in """
    ortega gasset, ramón cajal, ramon cajal, menéndez pelayo, menendez pelayo, pi margall, pi sunyer, gil robles, goya lucientes,
    quevedo villegas, góngora argote, calderón barca, borbón dampierre, borbón grecia, borbón battenberg, borbón borbón,
    carrillo albornoz, riva agüero, puig cadafalch, domènech montaner, domenech montaner, prat riba, rubió lluch, milà fontanals,
    martínez ruiz, pardo lavalle, sáenz peña, céspedes borja, lópez portillo, sanz escartín, jovellanos ramírez, lópez pacheco,
    castilla león, castilla leon, trinidad tobago, costa silva, melo castro, couto silva, moura castro, cunha silva, sousa melo,
    souza silva, rocha silva, matos silva, almeida costa, araújo silva, brito cunha, mello souza, orleans bragança, dolce gabbana
    """.split(",")
)
# Football clubs of one word, which English gives no article.
CLUBS = frozenset(
    """
    ajax alavés alajuelense américa anderlecht arsenal atalanta atlante aucas banfield barcelona barca barça belgrano benfica besiktas beşiktaş
    betis boavista boca bologna botafogo brentford brondby brøndby burnley cagliari celta celtic chelsea chivas cienciano cobreloa
    colo-colo comunicaciones corinthians coritiba cruz cruzeiro danubio djurgården dortmund eibar elche emelec empoli espanyol estudiantes everton
    fenerbahce fenerbahçe ferencvaros ferencváros feyenoord fiorentina flamengo fluminense fulham galatasaray genoa getafe girona granada
    gremio grêmio herediano hibernian hoffenheim huachipato huracán independiente internazionale juventus lanús las lazio lecce leganés levante
    leverkusen liverpool ludogorets mallorca málaga middlesbrough millonarios millwall monza motagua nacional napoli necaxa olimpia
    olympiacos olympiakos osasuna pachuca palestino palmeiras panathinaikos partizan peñarol penarol platense portsmouth qarabag qarabağ
    quilmes roma rosenborg salernitana sampdoria saprissa sassuolo schalke servette sevilla shakhtar southampton sunderland talleres tigres
    toluca torino tottenham trabzonspor udinese universitario valencia valladolid vallecano vasco villarreal watford wolfsburg zamalek zenit
    """.split()
) - {"cruz", "las", "nacional", "comunicaciones"}
# First words of clubs of several words.
_CLUB_STARTS = frozenset(
    """
    real atlético atletico athletic boca river manchester inter bayern paris borussia racing deportivo cerro sporting barcelona newcastle
    aston rayo celta rb red slavia sparta dinamo dynamo spartak lokomotiv cska argentinos vélez velez rosario newell's independiente
    universidad colo deportes junior américa america cruz monterrey santos vasco são sao milan ac as ssc west crystal olympique
    """.split()
)
_VERSUS = frozenset(
    """
    against beat beats beating defeat defeats defeated defeating face faces faced facing thrash thrashed thrashes visit visits visited
    host hosts hosted eliminate eliminated eliminates eliminating versus vs
    """.split()
)
_READ_AS = frozenset("he him the".split())


def _english(page: Analysis, i: int) -> bool:
    """Whether the words around word `i` are English."""
    near = [word.lower() for word in page.words[max(0, i - _NEAR) : i] + page.words[i + 1 : i + 1 + _NEAR]]
    return sum(map(_ENGLISH.__contains__, near)) > sum(map(_FOREIGN.__contains__, near))


def _flags(page: Analysis, i: int) -> int:
    return page.lexicon.flags(Lexicon.without_possessive(page.words[i]).lower()) if 0 <= i < len(page.words) else 0


def _capital(page: Analysis, i: int, gap: int) -> bool:
    """Whether word `i` has a capital and stands behind (or before) a single blank, that before word `gap`."""
    return 0 <= i < len(page.words) and page.gaps[gap] == " " and page.words[i][0].isupper() and page.words[i].lower() not in FUNCTION


def _is_name(page: Analysis, i: int) -> bool:
    """Whether word `i` is a name in mixed case, by itself or by its flags."""
    if page.words[i].isupper() or page.kinds[i] & MASKED:
        return False
    return bool(page.kinds[i] & _NAMES) or bool(page.kinds[i] & CAP_COMMON and _flags(page, i) & (Flag.SURNAME | Flag.PLACE | Flag.GIVEN))


def _joined_names(page: Analysis, i: int) -> tuple[Safety, float] | None:
    """Safety and confidence of "and" for word `i`; None when it is no conjunction left over between two names."""
    if not 0 < i < len(page.words) - 1 or page.gaps[i] != " " or page.gaps[i + 1] != " ":
        return None
    if not (_is_name(page, i - 1) and _is_name(page, i + 1)) or not _english(page, i):
        return None
    left, right = page.words[i - 1].lower(), Lexicon.without_possessive(page.words[i + 1]).lower()
    if (left, right) in _PAIRS or left in _LETTER_Y:
        return None
    word = page.words[i]
    if word == "Y" and _flags(page, i - 1) & Flag.GIVEN and not _flags(page, i + 1) & (Flag.GIVEN | _THINGS):
        return None  # an initial: "Harold Y Jones"
    before, after = _capital(page, i - 2, i - 1), _capital(page, i + 2, i + 2)
    known = bool(_flags(page, i - 1) & _KNOWN) and bool(_flags(page, i + 1) & _KNOWN)
    if word == "Y":
        return (Safety.SAFE, 0.97) if known and page.capital_share(i) < 0.6 else (Safety.UNSAFE, 0.88)
    if not known or before != after:
        return None
    persons = before and bool(_flags(page, i - 2) & Flag.GIVEN) and bool(_flags(page, i + 1) & Flag.GIVEN)
    things = bool(_flags(page, i - 1) & _flags(page, i + 1) & _THINGS) and not before
    if word == "y":
        return (Safety.DISPLAY, 0.7) if persons or things else None
    return (Safety.DISPLAY, 0.6) if persons or things or not before else None


@rule(
    "TRA002",
    "leftover-conjunction",
    mqm="untranslated",
    priority=1,
    bad=[
        ("The goals of Suárez Y Cavani gave the team the title.", "The goals of Suárez and Cavani gave the team the title."),
        ("The presidents of Ecuador Y Bolivia met in Lima on Friday.", "The presidents of Ecuador and Bolivia met in Lima on Friday."),
        ("The trophies of Messi Y Ronaldo were shown to the fans.", "The trophies of Messi and Ronaldo were shown to the fans."),
        ("The coach said that Luis Suárez y Diego Forlán would play.",
         "The coach said that Luis Suárez y Diego Forlán would play."),
        ("The match of Roma ed Napoli was played in the rain.", "The match of Roma ed Napoli was played in the rain."),
        ("The fans of Messi e Ronaldo met at the gates of the stadium.",
         "The fans of Messi e Ronaldo met at the gates of the stadium."),
    ],
    good=[
        "The essays of José Ortega y Gasset and the drawings of Ramón y Cajal are in the museum.",
        "She lives in Castilla y León, in the north of Spain.",
        "The Tesla Model Y Performance was shown to Generation Y Londoners in the hall.",
        "The marshal Artur da Costa e Silva was president of Brazil.",
        "Robert Y. Smith and Harold Y Jones-Bartlett were there, in the words of the judge.",
        "Diego Rivera y Moreno is the name on the deed, said the notary.",
        "The film Y Tu Mamá También was shown in the square.",
        "The X and Y Chromosomes of the mouse were mapped by the team.",
        "SUÁREZ Y CAVANI IN THE FINAL OF THE CUP",
        "The e in Messi and the y in Goya are vowels in the song.",
    ],
)  # fmt: skip
def leftover_conjunction(page: Analysis) -> Iterator[Finding]:
    """A Spanish or Italian "and" was left between two names.

    Two names in bold or two links are translated one by one, and what stands between them is left over: "Suárez Y Cavani",
    "Roma ed Napoli".

    Both neighbours must be names in mixed case, and the words around English. A capital "Y" has no business there; the small letters may be a
    part of the name ("Ortega y Gasset"), so they are only shown, and only between names of the same make.

    Wrong for: double surnames of people nobody has heard of.
    """
    if not any(map(page.document.counts.__contains__, _CONJUNCTIONS)):
        return
    for i in page.where(_CONJUNCTIONS):
        verdict = _joined_names(page, i)
        if verdict is None:
            continue
        safety, confidence = verdict
        start, end = page.starts[i], page.document.end(i)
        yield leftover_conjunction.finding(
            start, end, f"“{page.words[i]}” was left between two names: “and”",
            Suggestion((Edit(start, end, "and"),), safety, confidence, round(1 + confidence, 2)),
        )  # fmt: skip


def _club_end(page: Analysis, i: int) -> int:
    """The word behind the club that begins at word `i`; 0 when there is no club."""
    if page.words[i].isupper() or not page.words[i][0].isupper():
        return 0
    first = page.words[i].lower()
    if first in _CLUB_STARTS:
        for size in (3, 2):
            words = page.words[i : i + size]
            spaced = page.gaps[i + 1 : i + size] == [" "] * (size - 1)
            if spaced and words[-1][0].isupper() and page.lexicon.phrase(" ".join(words).lower()):
                return i + size
    return i + 1 if first in CLUBS else 0


def _article(page: Analysis, i: int) -> tuple[Safety, float] | None:
    """Safety and confidence of deleting word `i`, an article read as a pronoun; None when it is in its place."""
    if i + 1 >= len(page.words) or page.words[i + 1].islower() or page.gaps[i + 1] != " " or page.kinds[i + 1] & MASKED:
        return None
    end = _club_end(page, i + 1)
    if not end:
        return None
    behind = page.words[end] if end < len(page.words) and page.gaps[end] == " " else ""
    before = page.words[i - 1].lower() if i and page.gaps[i] == " " else ""
    if page.words[i] == "he":
        return (Safety.UNSAFE, 0.9) if behind not in AUXILIARIES or before in _VERSUS | PREPOSITIONS else None
    closed = not behind or (behind in PREPOSITIONS and behind != "of")
    if page.words[i] == "him":
        return (Safety.UNSAFE, 0.87) if before in _VERSUS and closed else None
    ends = end == len(page.words) or page.gaps[end][:1] in (".", ",", ";", "!", "?")
    verb = behind in AUXILIARIES or behind in REPORTING
    fits = (before in _VERSUS and (ends or closed)) or (not before and verb)
    return (Safety.DISPLAY, 0.6) if fits and end == i + 2 else None


@rule(
    "TRA003",
    "leftover-article",
    mqm="grammar",
    bad=[
        ("They won the cup in 2014, when he Real Madrid beat their neighbours.",
         "They won the cup in 2014, when Real Madrid beat their neighbours."),
        ("The draw was good for he Barcelona and bad for the rest.", "The draw was good for Barcelona and bad for the rest."),
        ("The team lost 3-0 against him Barcelona on Saturday.", "The team lost 3-0 against Barcelona on Saturday."),
        ("Girona beat him Atlético Madrid in the last minute.", "Girona beat Atlético Madrid in the last minute."),
        ("They lost 2-1 against the Juventus.", "They lost 2-1 against the Juventus."),
        ("In May they beat Boca Juniors and faced the Flamengo, who won.",
         "In May they beat Boca Juniors and faced the Flamengo, who won."),
    ],
    good=[
        "The Barcelona coach told him Barcelona would wait.",
        "They made him Chelsea captain, and gave him Arsenal shirts.",
        "For him Barcelona is home, and for her Valencia.",
        "Did he Google it? He Lifeng met him in Madrid.",
        "He beat the Lakers and the Socceroos, and won the Vuelta and the Bundesliga.",
        "They spoke of the Barcelona of Cruyff and the Liverpool of Shankly.",
        "The Celtic tribes fought against the Celtic kings.",
        "He told them he, Real Madrid's president, would pay.",
        "The Granada of the Moors and the Valencia of the Cid were rich.",
        "They visited the Alhambra in Granada, and the Roma in their camp.",
    ],
)  # fmt: skip
def leftover_article(page: Analysis) -> Iterator[Finding]:
    """The Spanish article of a club was read as a pronoun, or kept.

    "El Real Madrid" and "al Barcelona" become "he Real Madrid" and "him Barcelona"; "la Juventus" becomes "the Juventus".

    The next words must be a football club. "He" cannot stand before one; "him" can ("told him Barcelona would"), so a verb or
    preposition that means an opponent must go before it. The article is shown only.

    Wrong for: places of the same name as a club ("visited the Granada").
    """
    words = page.words
    for i in page.where(_READ_AS):
        verdict = None if i + 1 == len(words) or words[i + 1].islower() else _article(page, i)
        if verdict is None:
            continue
        safety, confidence = verdict
        start, end = page.starts[i], page.document.end(i)
        yield leftover_article.finding(
            start, end, f"“{page.words[i]}” stands for the article of “{page.words[i + 1]}”",
            Suggestion((Edit(start, page.starts[i + 1], ""),), safety, confidence, round(1 + confidence, 2)),
        )  # fmt: skip
