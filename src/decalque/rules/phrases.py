"""CAS005: names of several words whose casing is partly or wholly lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import CAP_COMMON, LOWER_BOTH, MASKED, PLAIN, SHORT, UPPER
from decalque.lexicon import NAME, Flag, Lexicon
from decalque.rules import rule
from decalque.rules.phrase_words import (
    COMPASS,
    COMPASS_NAMES,
    FORERUNNERS,
    GENERIC,
    GRAMMAR,
    HOUSE_STYLE,
    INDEFINITE,
    LOOSE,
    NEW_NAMES,
    ORDINARY,
    TOO_COMMON,
    UNMISTAKABLE,
)
from decalque.scoring.wordclasses import DETERMINERS, FUNCTION, PREPOSITIONS

_TITLE_CASE = 0.6  # share of capitals from which a line is a headline
_NEAR = 15  # words on either side that tell whether a text uses capitals at all
_NAME_SHARE = 0.93  # share of capitals from which a word is a name by itself
_ORDINARY_KINDS = CAP_COMMON | LOWER_BOTH | SHORT
# First words of names that no English phrase begins with; behind an English preposition they are no Spanish text either.
_FOREIGN = frozenset("la el los las le les san santa santo são da al abu tel ho kuala phnom buenos rio sri hong addis costa puerto".split())
_FOREIGN_FIRST = frozenset("the a as he to an my".split())  # most of all in foreign names: "As Salt", "He Lifeng"
_MOST_BEGINNINGS = 200_000  # words that are kept, with names or without
_SHORT_NAME = 5  # letters
_OWN_NAME = NAME | Flag.CAPITALISED

class _Phrase(NamedTuple):
    """`size` words from word `first` on, which in print have the casing `form`."""

    first: int
    size: int
    form: list[str]
    loss: list[int]  # positions of the words whose capital is lost


_Seconds = dict[str, int]  # second word of a name in lower case -> the words of the longest such name


_NONE: _Seconds = {}  # one for all words that begin no name


class _Beginnings(dict[str, _Seconds]):
    """The first word of a name of several words, in any casing of use -> the words that may follow it; worked out when it is first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> _Seconds:
        found: _Seconds = {}
        lower = word.lower()
        first = self._lexicon.entry(lower).flags & Flag.FIRST
        if first and lower not in _FOREIGN_FIRST and word not in TOO_COMMON and word in (lower, lower.capitalize(), lower.upper()):
            for key in self._lexicon.phrases(lower):
                second = key.split(" ", 2)[1].removesuffix("'s")
                found[second] = max(found.get(second, 0), key.count(" ") + 1)
        found = found or _NONE
        if len(self) < _MOST_BEGINNINGS:
            self[word] = found
        return found


@lru_cache(maxsize=4)
def _beginnings(lexicon: Lexicon) -> _Beginnings:
    return _Beginnings(lexicon)


def _phrases(page: Analysis) -> Iterator[_Phrase]:
    """The names of several words in the text of which at least one word lost its capital."""
    following = list(map(_beginnings(page.lexicon).__getitem__, page.words))
    longest = list(map(dict.get, following, page.lowered[1:]))
    done = 0
    for i in compress(range(len(longest)), longest):
        most = longest[i]
        if most is None or i < done or page.gaps[i + 1] != " ":
            continue
        if (found := _longest(page, i, most)) is not None:
            done = i + found.size
            if found.loss:
                yield found


def _longest(page: Analysis, i: int, longest: int) -> _Phrase | None:
    """The longest name that starts at word `i`, of `longest` words at most."""
    most = 2
    while most < longest and i + most < len(page.words) and page.gaps[i + most] == " ":
        most += 1
    words = page.words[i : i + most]
    for size in range(most, 1, -1):
        form = page.lexicon.phrase(" ".join(words[:size]).lower())
        own = Lexicon.without_possessive(words[size - 1])
        if own != words[size - 1]:
            form = page.lexicon.phrase(" ".join([*words[: size - 1], own]).lower()) or form
        if form is None:
            continue
        parts = form.split(" ")
        loss = [i + k for k in range(size) if not words[k].startswith(parts[k])]
        if any(page.words[k] != page.words[k].lower() for k in loss):  # capitals of the house's own: "USA TODAY"
            loss = []
        return _Phrase(i, size, parts, loss)
    return None


def _is_name(page: Analysis, i: int) -> bool:
    """Whether word `i` has its capital by itself: "Berlin", "US"."""
    lower = _base(page, i)
    if page.words[i].islower() and (lower in GENERIC or lower in FUNCTION):
        return False
    return not _is_ordinary(page, i)


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
    first, end = phrase.first, phrase.first + phrase.size
    span = range(first, end)
    if not _plain_text(page, first, end) or any(page.words[k] in GRAMMAR for k in phrase.loss[-1:]) or _person(page, phrase):
        return 0.0
    upper = [k for k in span if page.words[k][0].isupper()]
    names = [k for k in span if _is_name(page, k)]
    lost = [k for k in phrase.loss if k not in names]
    loud = [k for k in upper if k not in names and not (k == first and _opens(page, first))]
    if upper and any(not page.lexicon.flags(_base(page, k)) & (Flag.WORD | _OWN_NAME) for k in phrase.loss):
        return 0.0  # "Crvena zvezda"
    if not lost:
        return 0.97 if upper or len(names) > 1 else 0.0
    if lost[0] == first and not _forerunner(page, phrase, names, loud):
        return 0.0
    key = " ".join(phrase.form).lower()
    if loud:
        return 0.0 if key not in UNMISTAKABLE and lost[-1] == end - 1 and _base(page, end - 1) in HOUSE_STYLE else 0.98
    if names:  # "Soviet union", not "Korean war"
        return 0.98 if key in UNMISTAKABLE else 0.95 if all(_base(page, k) not in GENERIC for k in lost) else 0.0
    return _in_lower_case(page, phrase, key)


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
    given, surname = page.lexicon.flags(page.words[phrase.first].lower()), page.lexicon.flags(_base(page, phrase.first + phrase.size - 1))
    return bool(given & Flag.GIVEN and surname & Flag.SURNAME) and any(_is_ordinary(page, k) for k in phrase.loss)


def _forerunner(page: Analysis, phrase: _Phrase, names: list[int], loud: list[int]) -> bool:
    """Whether the ordinary first word in lower case belongs to the name: "real Madrid", not "eastern Europe"."""
    first = page.words[phrase.first]
    rest = _base(page, phrase.first + 1)
    if " ".join(phrase.form).lower() in UNMISTAKABLE:
        return True
    if first in LOOSE or (phrase.first + phrase.size - 1 not in names and not loud and phrase.first + 1 not in names):
        return first not in LOOSE and not names
    before = page.words[phrase.first - 1].lower() if phrase.first else ""
    if first in COMPASS:
        return rest in COMPASS_NAMES
    if first == "new":
        return phrase.size > 2 or (rest in NEW_NAMES and (rest.startswith("zealand") or before not in DETERMINERS))
    return bool(loud) or (first in FORERUNNERS and before not in INDEFINITE)


def _in_lower_case(page: Analysis, phrase: _Phrase, key: str) -> float:
    """The same for ordinary words that all are in lower case."""
    first = phrase.first
    before = page.words[first - 1].lower() if first and page.gaps[first] == " " else ""
    if before in INDEFINITE or (page.gaps[first + phrase.size][:1] == "-" and key not in UNMISTAKABLE):
        return 0.0
    if key in UNMISTAKABLE:
        return 0.98
    if phrase.form[0].lower() in _FOREIGN and len(key) > _SHORT_NAME and (before in PREPOSITIONS or before == "the"):
        return 0.93  # "in la paz"
    if key == "third world war" and before == "the":
        return 0.85
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
        ("The minister spoke to reporters in la paz.", "The minister spoke to reporters in La Paz."),
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
        end = phrase.first + phrase.size
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
