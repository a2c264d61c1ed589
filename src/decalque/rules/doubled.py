"""Words that stand twice (SPC006)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, islice
from operator import eq

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import CAP_COMMON, MASKED
from decalque.rules import rule

# Words with a grammatical office, which English does not double.
CLOSED = frozenset(
    """
        a about above across after against all along also although among an and any are around as at be because been
        before behind being below beneath beside between beyond both but by can could despite did does doing down
        during each either ever every few for from get gets got has have having he hence him himself his how however i
        if in inside into is it its itself just least less like made make may me might mine more most must my myself
        near neither nor not of off on once one only onto or other our out over own per quite rather shall she should
        since some such than that's the their them themselves then there's these they they're this those though
        through throughout thus to toward towards under unless until up upon us was wasn't we were weren't what when
        where whereas whether which while whose why will with within without would yet your it's he's she's i'm i've
        we're we've don't doesn't didn't isn't aren't said says according including however also became become becomes
        """.split()
)
# Doubled on purpose, or by grammar: emphasis, interjections, chants, "had had", "that that", "what it is is".
MEANT = frozenset(
    """
        again ah aha alas amen aw aww aye baa baby bad bang beep big blah boing bom bong boo boogie boom bop boy bravo
        buddy burn buzz bye cha chat cheep cheers chirp chitter choo chop chow chug clack clang clap click cling clink
        clip clop cluck come coo cool coucou cray croak cuckoo da daddy dear deep ding dink do dong doo dot down dream
        drip dub dum eat eek eh encore enough er even ever faraway fast fat fifty fine fire flip frou full fun further
        ga gaga gee gimme girl glug go gobble good goodbye goody gosh great ha had happy hard heavy hee hell hello
        help hem her here hey hi high ho hold home honk hoo hooray hop hot huge hum hurrah hurry hush hut jaw jump
        jingle kill knock la later less level lick light listen little lo long look loud love low mad mama many
        marvellous maybe mere meow mia mini mm mmm money moo more move much mum nah near neat never new nice night nil no
        none nope now nudge ok okay old om oh ooh ouch papa past pat peep pip pitter please plod pom poo poor pop pow
        prima pretty puff purr quack quick quiet quite ra rah rat real really red rich right ring rock roll rub run
        sad same serious shake shh shoo short shush shut sick sing slow small so soft sometime soon sorry splash
        squeak stomp stop strong sure sweet ta talk tall tap tch thanks that there thin think thousand thud thump
        thunder tick ticktock tiny toc tom too toot top touch true try tsk tum turn tut tutti tweet twelve twenty ugh
        uh um vary very vroom wah wait wakey walk wanna warm way weak wee week well wet what whee whirr who whoa whoop
        why wide wild win wink wise wobble woo woof work worse wow wrong ya yada yadda yay yeah yep yes yo you young
        yuck yum zip zoom
        """.split()
)
# "He came in in May", "the show goes on on Monday".
_PARTICLES = frozenset(["in", "on", "over", "up", "down", "out", "off"])
_PHRASAL = frozenset(
    """
        be bring brings brought call called came carried carries carry check checked come comes coming dig drop
        dropped fill fit gave give given gives go goes going gone hand handed hang held hold holding hung join joined
        joining keep keeps kept kick kicked lead led let lock locked log logged logging logs look looked move moved
        moves moving plug pull pulled push put ran run running runs send sent set settle settled shut sign signed sit
        stay stayed step stepped switch switched take taken takes took turn turned turning turns walk walked went work
        worked wear voted weigh weighed zoom zoomed zero tune tuned live lived believe believed cash cave
        """.split()
)
_COPULAS = frozenset(["is", "was", "are", "were", "be", "has", "have", "it"])
# Before a doubled copula: "as it is is", "the man he was was".
_SUBJECTS = frozenset(["it", "that", "this", "what", "who", "all", "one"])
_CLEFTS = frozenset(["what", "who", "whoever", "whatever", "where", "how", "all"])
_FREE_RELATIVES = frozenset(["what", "whatever", "whoever"])  # "whatever happens happens"
# Grammar that may be doubled, but not before these: "that that he", "do do not", nor behind these: "are no no".
_NOT_AFTER = {
    "that": frozenset("""
        he she it they we i the there if a an you his their our my these those
        """.split()),
    "do": frozenset(("not",)),
}
_NOT_BEFORE = {"no": frozenset(["is", "are", "was", "were", "has", "have", "had", "be", "been"])}
_PRONOUNS = frozenset(["he", "she", "they", "we", "i", "you"])


def _confidence(page: Analysis, i: int) -> float:
    """How sure it is that word `i` repeats the word before it by accident; 0 when it does not."""
    first, second = page.words[i - 1], page.words[i]
    lower = second.lower()
    if lower in _NOT_AFTER or lower in _NOT_BEFORE:
        return _of_doubtful(page, i, first, second)
    if lower in CLOSED:
        return _of_closed(page, i, first, second, lower)
    if not (first == second and second.islower() and second.isalpha() and len(second) > 2) or lower in MEANT:
        return 0.0
    entry = page.lexicon.entry(lower)
    if not page.lexicon.is_word(second) or entry.zipf < 2.5 or _in_cleft(page, i, 5, _FREE_RELATIVES):
        return 0.0
    return 0.9


def _of_doubtful(page: Analysis, i: int, first: str, second: str) -> float:
    """The same for words that are doubled in earnest now and then: their neighbours decide."""
    if first != second or not second.islower():
        return 0.0
    behind = page.words[i + 1].lower() if i + 1 < len(page.words) and page.gaps[i + 1] == " " else ""
    before = page.words[i - 2].lower() if i > 1 and page.gaps[i - 1] == " " else ""
    fits = behind in _NOT_AFTER.get(second, ()) or (behind and before in _NOT_BEFORE.get(second, ()))
    return 0.93 if fits else 0.0


def _of_closed(page: Analysis, i: int, first: str, second: str, lower: str) -> float:
    if lower in MEANT:
        return 0.0
    if second[0].isupper():
        if first.isupper() and second.isupper():
            return (
                0.9 if lower in ("the", "of", "and", "for", "with") and page.capital_share(i) > 0.9 else 0.0
            )
        if first != second or lower not in ("i", "i'm", "i've"):  # "the The Hague", "The The", "Will Will"
            return 0.0
    if len(lower) == 1 and first.isupper() != second.isupper() and not page.starts_sentence(i - 1):
        return 0.0
    before = page.words[i - 2].lower() if i > 1 else ""
    if lower in _COPULAS and (before in _SUBJECTS or _in_cleft(page, i) or _in_relative(page, i)):
        return 0.0
    if lower in _PARTICLES and _after_phrasal(page, i, before):
        return 0.0
    if first != second and page.starts_sentence(i - 1):
        return 0.97
    return 0.99 if first == second else 0.0


def _after_phrasal(page: Analysis, i: int, before: str) -> bool:
    """Whether a verb that takes the particle stands before, or one with a pronoun: "let us in in the dark"."""
    if before in ("is", "are", "was", "were", "be") and page.words[i].lower() != "in":
        return True  # "the light is on on Monday"
    if before in ("us", "me", "him", "her", "them", "it", "you", "one") and i > 2:
        before = page.words[i - 3].lower()
    return before in _PHRASAL


def _in_relative(page: Analysis, i: int) -> bool:
    """Whether a noun and a pronoun stand before: "the man he was was gone", not "it turns out they were were"."""
    if i < 3 or page.words[i - 2].lower() not in _PRONOUNS or page.gaps[i - 2] != " ":
        return False
    return page.words[i - 3].lower() not in CLOSED


def _in_cleft(page: Analysis, i: int, reach: int = 12, openers: frozenset[str] = _CLEFTS) -> bool:
    """Whether "what", "who" or the like opened the clause: "What the country is is a mess"."""
    for j in range(i - 2, max(-1, i - reach), -1):
        if page.words[j].lower() in openers:
            return True
        if j and page.gaps[j] != " ":
            return False
    return False


def _is_pair(page: Analysis, i: int) -> bool:
    """Whether nothing but a blank parts word `i` from the one before, and the two are no part of a longer run."""
    gaps, words = page.gaps, page.words
    if gaps[i] not in (" ", "\xa0") or (page.kinds[i] | page.kinds[i - 1]) & MASKED:
        return False
    if (gaps[i + 1][:1] in ("-", "/", "*", "_", "=", "(", "[", "~") and gaps[i + 1]) or gaps[i - 1][-1:] in (
        "-",
        "/",
        "*",
        "_",
        "=",
    ):
        return False
    lower = words[i].lower()
    if i + 1 < len(words) and words[i + 1].lower() == lower and not gaps[i + 1].strip(" ,\xa0"):
        return False
    return not (i > 1 and words[i - 2].lower() == lower and not gaps[i - 1].strip(" ,\xa0"))


@rule(
    "SPC006",
    "doubled-word",
    mqm="duplication",
    bad=[
        ("The crowd walked to the the square.", "The crowd walked to the square."),
        ("It is the story of of the year.", "It is the story of the year."),
        ("He came to London and and stayed there.", "He came to London and stayed there."),
        ("The the minister was not there.", "The minister was not there."),
        ("Supporters want the police to to investigate.", "Supporters want the police to investigate."),
        ("The singer left her record record label in the spring.", "The singer left her record label in the spring."),
        ("She announced she she is leaving the show.", "She announced she is leaving the show."),
        ("Theodore was was the successor of the king.", "Theodore was the successor of the king."),
        ("IT IS THE STORY OF THE THE YEAR", "IT IS THE STORY OF THE YEAR"),
    ],
    good=[
        "He had had enough, and said that that was that.",
        "It was a very very long long day for many many people.",
        "Duran Duran and Talk Talk played in Bora Bora and Walla Walla.",
        "Boutros Boutros-Ghali met Sirhan Sirhan in New York, New York.",
        "No no, said the boy, bye bye and blah blah.",
        "The bison, Bison bison, and the gorilla, Gorilla gorilla, were seen.",
        "What the country is is a mess, and who he was was a secret.",
        "The log was what he logged in in May, and the show goes on on Monday.",
        "He gave her her book and saw the The Hague court.",
        "They had in in-depth talks on on-line sales and the to-do do.",
        "He met the mayor.\nThe The played on Friday.",
        "He came in. In May he left, and it rained, rained all day.",
        "The score was 2 2 and 10 10, said Mr Mr Bean.",
        "“Come, come,” he said; the knock knock joke was old.",
        "The man he was was gone, and the ship she is is old.",
        "He is so so, more more than less less.",
        "The la la la of the song went on and on and on.",
    ],
)  # fmt: skip
def doubled_word(page: Analysis) -> Iterator[Finding]:
    """A word that stands twice in a row: "the the", "record record".

    It happens where a link or a line was cut and joined. Words of grammar are hardly ever doubled on
    purpose, and are taken out safely; content words only in lower case, when the dictionary has them, and
    when they are not in a list of words that speakers double (emphasis, interjections, sounds).

    "had had", "that that", "is is" after a subject or "what", particles after their verb ("logged in in
    May"), names (Duran Duran), Latin binomials (Bison bison), numbers, threefold words, hyphenated words,
    and words across a line break or punctuation are left alone.
    """
    words = page.words
    found = list(compress(range(1, len(words)), map(eq, words, islice(words, 1, None))))
    kinds, last = page.kinds, len(words) - 1
    found += [
        i + 1
        for i in page.sentences  # "The the"
        if kinds[i] & CAP_COMMON and i < last and words[i + 1] == words[i].lower()
    ]
    for i in found:
        confidence = _confidence(page, i) if _is_pair(page, i) else 0.0
        if confidence:
            start, end = page.document.end(i - 1), page.document.end(i)
            safety = Safety.SAFE if confidence >= 0.97 else Safety.UNSAFE
            yield doubled_word.finding(
                page.starts[i - 1], end, f"“{words[i]}” stands twice",
                Suggestion((Edit(start, end, ""),), safety, confidence),
            )  # fmt: skip
