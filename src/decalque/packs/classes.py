"""The classes of words that a pattern may name: `<day>`, `<num>`, `<past>` ..."""

from __future__ import annotations

import re

# Between two words; short, because it stands in every expression. The search sees to it that no blank line lies inside a match.
GAP = r"\s{1,2}"
# Past forms that do not end in -ed.
PAST = frozenset(
    """
    ate beat became began bent bet bit bled blew bore bought bound bred broke brought built burnt burst came cast caught chose clung cost
    crept cut dealt did drank drew drove dug fell felt fed fled flew forbade forgot fought found froze gave got grew hung heard held hid
    hit hurt kept knelt knew laid lay led left lent let lit lost made meant met paid put quit ran rang read rid rode rose said sang sank
    sat saw sent set shook shone shot showed shrank shut slept slid sold sought spent spoke spread sprang stole stood struck stuck stung
    swam swept swore swung taught told took tore thought threw thrust understood upset went wept withdrew woke won wore wound wrote
    """.split()
)

_ANY = r"[^\W_][\w'’-]*"
NUMBERS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand million dozen
    """.split()
)
# What stands in no noun phrase but at its rim: a gap of `<np>` does not reach over these.
_NO_NOUNS = (
    "who whom whose which that what where when while if because but than as so or nor not i you he she it we they there is are was were be been being am "
    "has have had do does did will would can could may might must shall should to into from by with without after before until since says said"
)
# Classes of a few words, by which a page can be searched.
LISTED: dict[str, tuple[str, ...]] = {
    name: tuple(words.split())
    for name, words in {
        "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "month": "January February March April May June July August September October November December",
        "subj": "I you he she it we they who",
        "obj": "me you him her it us them myself yourself himself herself itself ourselves themselves",
        "det": "the a an this that these those my his her its our their some any no each every",
        "be": "be is are was were been being am isn't aren't wasn't weren't",
        "have": "have has had having haven't hasn't hadn't",
        "modal": "can could will would may might must shall should cannot can't couldn't won't wouldn't shouldn't mustn't",
    }.items()
}


def _one_of(words: str) -> str:
    return "(?:" + "|".join(re.escape(w).replace("'", "['’]") for w in words.split()) + ")"


CLASSES: dict[str, str] = {
    "*": _ANY,
    "?": _ANY,
    "np": rf"(?!{_one_of(_NO_NOUNS)}\b){_ANY}",
    "num": rf"(?:\d+(?:[.,]\d+)*|{_one_of(' '.join(sorted(NUMBERS)))}\b)",
    # with (?-i:...): a capital counts here, whatever the flags
    "int": r"\d{1,2}",
    "time": r"\d{1,2}(?:[:.h]\d\d)?",
    "year": r"(?:1[5-9]|20)\d\d",
    "past": rf"(?:{_one_of(' '.join(sorted(PAST | {'was', 'were', 'had'})))}|[a-z]{{3,}}ed)",
    "name": rf"(?-i:[A-ZÀ-ÖØ-Þ][\w'’-]*(?:{GAP}(?:(?:de|del|la|las|los|da|dos|van|von|der|den|bin|al|el){GAP}){{0,2}}[A-ZÀ-ÖØ-Þ][\w'’-]*){{0,3}})",
    "poss": rf"(?:{_one_of('my your his her its our their')}|[^\W\d_][\w-]*(?:['’]s|s['’]))",
    **{name: _one_of(" ".join(words)) for name, words in LISTED.items()},
}
