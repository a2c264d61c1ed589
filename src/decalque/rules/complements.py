"""TRA016: the infinitive of the source where the verb, adjective or noun before it takes a form in -ing."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import CAP_NAME, CAP_UNKNOWN, UPPER
from decalque.lexicon import Flag, Lexicon
from decalque.rules import rule

# Verbs with a form in -ing behind them: "avoided to answer". Of "suggest" and its like the passive has "to".
_GERUND = frozenset(
    """
    avoid avoids avoided avoiding enjoy enjoys enjoyed suggest suggests suggested recommend recommends recommended deny denies denied
    considers considering postpone postponed postpones dislike dislikes disliked contemplates contemplated contemplating
    """.split()
)
_PASSIVE = frozenset("suggested recommended denied postponed contemplated avoided disliked".split())
# Words with a preposition and a form in -ing behind them: "capable to win".
_PREPOSITION = {
    "capable": "of", "incapable": "of", "interested": "in", "tired": "of", "succeeded": "in", "succeeds": "in", "insisted": "on",
    "insists": "on", "accused": "of", "suspected": "of", "guilty": "of", "convicted": "of", "responsible": "for", "possibility": "of", "possibilities": "of", "fact": "of",
    "risk": "of", "danger": "of", "importance": "of", "consists": "in", "consisted": "in",
}  # fmt: skip
# "to" is a preposition behind these: "contributes to reduce", "accustomed to work".
_TO = frozenset("contribute contributes contributed contributing accustomed opposed dedicated devoted dedicates dedicate devotes equivalent".split())
_ALL = _GERUND | _TO | _PREPOSITION.keys() | {"forward"}
_ADVICE = frozenset("recommend recommends suggest suggests".split())  # "recommend to labour organisations that"
_NOUNS = frozenset("fact risk danger responsible possibility possibilities importance".split())
_BE = frozenset("is are was were be been being not also".split())
# "interested to know" is sound English, and so is "a fact to bear in mind".
_SOUND = frozenset("know hear see learn find read note understand discover say tell bear consider remember keep be".split())
_SPEAKERS = frozenset("minister president mayor union ministry government police company judge doctors experts authorities party coach club lawyer committee".split())
_NOT_VERBS = frozenset("the a an his her their its my our your this that these those no any some all each every one two three date".split())


def _bare(page: Analysis, k: int) -> bool:
    """Whether word `k` is the base form of a verb, in lower case."""
    word = page.words[k]
    return word.islower() and word not in _NOT_VERBS and bool(page.lexicon.flags(word) & Flag.VERB) and not word.endswith(("ing", "ed"))


def gerund(lexicon: Lexicon, base: str) -> str:
    """The form in -ing of a verb: the most frequent of the spellings that the dictionary has."""
    forms = (base + "ing", base[:-1] + "ing", base + base[-1] + "ing", base[:-2] + "ying")
    known = [form for form in forms if lexicon.flags(form) & Flag.WORD]
    return max(known, key=lexicon.zipf) if known else base + "ing"


def _object_behind(page: Analysis, k: int) -> bool:
    """Whether a word that only an object or an adverbial begins with stands behind word `k`, so that it is surely a verb."""
    return k + 1 < len(page.words) and page.gaps[k + 1] == " " and (page.words[k + 1].lower() in _NOT_VERBS or page.words[k + 1][0].isdigit() or page.words[k + 1][0].isupper())


def _replacement(page: Analysis, i: int) -> tuple[str, float] | None:
    """What stands for "to" and the verb behind it, at words `i` and `i + 1`, with its confidence; None when they are right."""
    before, verb = page.words[i - 1].lower(), page.words[i + 1]
    ing = gerund(page.lexicon, verb)
    earlier = page.words[i - 2].lower() if i > 1 and page.gaps[i - 1] == " " else ""
    named = bool(page.kinds[i - 2] & (CAP_NAME | CAP_UNKNOWN | UPPER))
    if before in _GERUND:
        spoken = earlier in ("he", "she", "they", "it", "who", "we") or named or earlier in _SPEAKERS
        if (before in _PASSIVE and not spoken) or (before in _ADVICE and not _object_behind(page, i + 1)):
            return None
        return ing, 0.9
    if before in _PREPOSITION:
        if (before == "interested" and verb in _SOUND) or (before in _NOUNS and not _object_behind(page, i + 1)):
            return None
        if before in ("accused", "suspected", "convicted") and earlier not in _BE:
            return None
        return f"{_PREPOSITION[before]} {ing}", 0.88
    if before in _TO and _object_behind(page, i + 1):
        return f"to {ing}", 0.85
    if before == "forward" and earlier in ("look", "looks", "looking", "looked") and _object_behind(page, i + 1):
        return f"to {ing}", 0.85
    return None


@rule(
    "TRA016",
    "infinitive-for-gerund",
    mqm="grammar",
    bad=[
        ("The minister avoided to answer the question.", "The minister avoided answering the question."),
        ("The team is capable to win the cup.", "The team is capable of winning the cup."),
        ("Two investors are interested to buy the club.", "Two investors are interested in buying the club."),
        ("The law will contribute to reduce the number of accidents.", "The law will contribute to reducing the number of accidents."),
        ("The mayor suggested to postpone the vote.", "The mayor suggested postponing the vote."),
        ("He is accused to steal the money of the union.", "He is accused of stealing the money of the union."),
    ],
    good=[
        "He avoided answering, and it was suggested to him.",
        "She was interested to know what he thought.",
        "It was recommended to leave early, and access was denied to all.",
        "They contribute to change. He is considered to be rich.",
        "It is a risk to health, and a fact to bear in mind.",
        "The judge told the accused to have patience, and rights denied to work permit holders matter.",
    ],
)  # fmt: skip
def infinitive_for_gerund(page: Analysis) -> Iterator[Finding]:
    """An infinitive where the word before it takes a form in -ing: “avoided to answer”, “capable to win”.

    Spanish has the infinitive behind verbs and prepositions alike. The form in -ing is the spelling of the dictionary that is most frequent.

    Wrong for: “to” that gives a purpose (“measures suggested to reduce the debt”), which is why participles need their subject before them.
    """
    counts = page.document.counts
    if "to" not in counts or not any(word in counts for word in _ALL):
        return
    last = len(page.words) - 1
    for i in page.where(("to",)):
        if not 0 < i < last or page.words[i - 1].lower() not in _ALL or page.gaps[i] != " " or page.gaps[i + 1] != " " or not _bare(page, i + 1):
            continue
        found = _replacement(page, i)
        if found is not None:
            text, confidence = found
            start, end = page.starts[i], page.document.end(i + 1)
            yield infinitive_for_gerund.finding(
                page.starts[i - 1], end, f"“{page.words[i - 1]}” takes “{text}”", Suggestion((Edit(start, end, text),), Safety.UNSAFE, confidence, round(1 + confidence, 2))
            )
