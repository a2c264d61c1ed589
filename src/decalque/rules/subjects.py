"""TRA001: a pronoun that repeats the subject it stands behind."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import (
    BLOCK,
    CAP_COMMON,
    CAP_NAME,
    CAP_UNKNOWN,
    HUMPS,
    LINE,
    LOWER_NAME,
    LOWER_UNKNOWN,
    MASKED,
    UPPER,
)
from decalque.lexicon import Flag
from decalque.rules import rule
from decalque.rules.persons import BEFORE_NAMES, is_person
from decalque.rules.subject_asides import agrees, follows_clause, has_object, only_verb, takes_up
from decalque.rules.subject_clauses import repeats_in_clause
from decalque.rules.subject_shapes import opens_twice, repeats_in_shape
from decalque.rules.verbs import BASE, FINITE, is_verb, third_person
from decalque.scoring.wordclasses import (
    ADVERBS,
    ARTICLES,
    FUNCTION,
    PARTICLES,
    PREPOSITIONS,
    REPORTING,
    TITLES,
    WORKS,
)

PRONOUNS = frozenset("He She It They We he she it they".split())
_SINGULAR = frozenset("he she He She".split())
_DETERMINERS = frozenset("the this these those his her its their our".split())
_INSIDE = frozenset("of for and".split())  # "the Ministry of Energy and Mines"
_LONGEST = 9  # words of a subject
_OPENING = 8  # words of an adverbial before it
_NAMES = CAP_NAME | CAP_UNKNOWN | UPPER | HUMPS
_LOWER_NAMES = LOWER_NAME | LOWER_UNKNOWN
# In writing on religion "He" has its capital in its own right: "the world He made".
_SACRED = frozenset("god lord jesus christ father son spirit creator saviour savior almighty allah yahweh jehovah messiah lamb".split())
_AFTER_IT = frozenset("has had hasn't hadn't".split())
_WANTING = frozenset("want wants need needs mean means believe believes think like fear hope feel find get make keep see".split())  # that could be nouns
_MODALS = frozenset("will would can could may might must should".split())
_BETWEEN = frozenset("also already still never now then later only just even not finally always often soon again yesterday".split())
_VERBS_LIKE_NOUNS = frozenset("means series news headquarters species crisis basis business congress process access analysis bus gas".split())


class _Subject(IntEnum):
    """What stands before a pronoun."""

    NONE = 0
    NOUN = 1  # "the measure"
    NAME = 2  # "President Castillo"


def _subject_start(page: Analysis, i: int) -> int:
    """The first word of the clause that ends before word `i`, when nothing but an adverbial goes before it; else -1."""
    start, _ = page.sentence_of(i)
    first = i - 1
    cut = page.words[i][0].isupper()
    while first > start and not _opens_clause(page, first, cut) and page.gaps[first] in (" ", "-", ". ") and i - first <= _LONGEST:
        first -= 1
    if first == start or _opens_clause(page, first, cut):
        return first
    opening = page.words[start:first]
    fits = page.gaps[first] == ", " and len(opening) <= _OPENING and opening[0].lower() in PREPOSITIONS | ADVERBS
    return first if fits and not any(is_verb(page, word) for word in opening) else -1


def _opens_clause(page: Analysis, i: int, cut: bool) -> bool:
    """Whether word `i` stands behind "said that"; or, where the pronoun has the capital of a `cut`, behind "and" or "but"."""
    before = page.words[i - 1]
    return (i > 1 and before == "that" and page.words[i - 2] in REPORTING) or (cut and before in ("and", "but") and page.words[i] in _DETERMINERS)


def _is_name(page: Analysis, i: int, alone: bool) -> bool:
    """Whether word `i` is a name; a word that stands `alone` at the start must be one by itself."""
    word, kind = page.words[i], page.kinds[i]
    if kind & (_NAMES | _LOWER_NAMES):
        return word.lower() not in FUNCTION
    if not kind & CAP_COMMON:
        return word in PARTICLES
    return not alone or (page.lexicon.entry(word.lower()).share or 0.0) > 0.8


def _subject(page: Analysis, first: int, i: int) -> _Subject:
    """What the words from `first` up to the pronoun `i` are."""
    words = page.words
    if words[i - 1].endswith(("'s", "’s", "'", "’")) or any(page.kinds[k] & MASKED for k in range(first, i)):
        return _Subject.NONE
    last = words[i - 1].lower()
    if page.lexicon.flags(last) & Flag.CALENDAR:  # "Sunday he added"
        return _Subject.NONE
    if words[i].islower() and last in _WANTING:  # "the banks want it extended", "that means they can"
        return _Subject.NONE
    if last in WORKS or last in _SACRED or last in FUNCTION or words[first].lower() in _SACRED:
        return _Subject.NONE
    owner = next((k for k in range(first, min(first + 3, i)) if words[k][0].isupper() and words[k].endswith(("'s", "’s"))), -1)
    determined = owner >= 0 or words[first].lower() in _DETERMINERS
    body = range(max(owner + 1, first + determined), i)
    if not body or not _holds_together(page, body):
        return _Subject.NONE
    if _is_name(page, i - 1, alone=len(body) == 1 and not determined) and not (last in TITLES and len(body) == 1):
        return _Subject.NAME if all(_fits_name(page, k) for k in body) else _Subject.NONE
    return _Subject.NOUN if determined and _is_noun_phrase(page, body, words[i].lower() == "they") else _Subject.NONE


def _holds_together(page: Analysis, body: range) -> bool:
    """Whether no word of grammar stands among the words, but those that may stand inside a name."""
    for k in body:
        lower = page.words[k].lower()
        if lower in _INSIDE and k not in (body[0], body[-1]):
            continue
        if lower in PARTICLES or (lower == "the" and page.words[k - 1] == "of"):
            continue
        if lower in FUNCTION or is_verb(page, page.words[k]):
            return False
    return True


def _fits_name(page: Analysis, k: int) -> bool:
    word = page.words[k]
    return (
        word[0].isupper() or word in BEFORE_NAMES or word in _INSIDE or word in PARTICLES or word == "the"
        or bool(page.kinds[k] & _LOWER_NAMES)
    )  # fmt: skip


def _is_noun_phrase(page: Analysis, body: range, may_be_plural: bool) -> bool:
    """Whether the words behind an article are a noun, with up to two words before it, and perhaps "of" and a name."""
    head = next((k for k in body if page.words[k] == "of"), body[-1] + 1)
    if not 1 <= head - body[0] <= 3:
        return False
    noun = page.words[head - 1].lower()
    if noun in WORKS or noun in _SACRED or not page.lexicon.is_word(noun) or noun.endswith(("est", "ly", "ing")):
        return False
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and noun not in _VERBS_LIKE_NOUNS
    return may_be_plural or not plural


def _verb_behind(page: Analysis, i: int) -> int:
    """The index of the finite verb behind the pronoun `i`, an adverb between; -1 when there is none."""
    last = len(page.words) - 1
    k = i + 1
    while k <= last and page.gaps[k] == " " and page.words[k] in _BETWEEN and k < i + 3:
        k += 1
    if k > last or page.gaps[k] != " " or not page.words[k].islower():
        return -1
    verb = page.words[k]
    if verb in FINITE or verb.replace("’", "'") in FINITE:
        return k
    if not (is_verb(page, verb) or third_person(page, verb) or (page.words[i] == "they" and verb in BASE)):
        return -1
    behind = page.words[k + 1] if k < last and page.gaps[k + 1] == " " else ""
    return -1 if behind in FINITE or behind in REPORTING else k  # "the man He chose said"


def _judged(page: Analysis, i: int) -> tuple[Safety, float] | None:
    """Safety and confidence of the deletion of pronoun `i`; None when it belongs where it is."""
    if not i or page.starts_sentence(i) or page.kinds[i] & MASKED:
        return None
    verb = _verb_behind(page, i)
    repeats = repeats_in_clause(page, i, verb) or repeats_in_shape(page, i, verb)
    return _judged_behind(page, i, verb) or ((Safety.DISPLAY, 0.75) if repeats else None)


def _judged_behind(page: Analysis, i: int, verb: int) -> tuple[Safety, float] | None:
    """The same, from what stands between the start of the sentence and the pronoun; `verb` is the verb behind it."""
    if page.gaps[i] == ", ":
        return (Safety.DISPLAY, 0.75) if takes_up(page, i, verb) else None
    if page.gaps[i] != " ":
        return None
    lower = page.words[i].islower()
    if lower and follows_clause(page, i, verb):
        return Safety.DISPLAY, 0.75
    full = verb > 0 and has_object(page, verb, page.sentence_of(i)[1])
    if lower and not (page.kinds[i - 1] & (_NAMES | _LOWER_NAMES | CAP_COMMON) or _people_before(page, i) or full):
        return None
    first = _subject_start(page, i) if verb > 0 else -1
    found = _subject(page, first, i) if first >= 0 else _Subject.NONE
    if not found or ("and" in page.words[first:i] and page.words[i] in _SINGULAR):
        return None
    if lower:
        return _judged_lower(page, first, i, verb, found)
    if found is _Subject.NAME:
        sure = page.words[first].lower() not in ARTICLES and not _wrapped(page, first)
        return Safety.UNSAFE, 0.98 if sure else 0.93
    if page.words[i] in ("He", "She") and not is_person(page.words[i - 1].lower()) and "of" not in page.words[first:i]:
        return None
    return Safety.UNSAFE, 0.9


def _people_before(page: Analysis, i: int) -> bool:
    """Whether the word before pronoun `i` means people, or a modal verb follows the pronoun."""
    return is_person(page.words[i - 1]) or (i + 1 < len(page.words) and page.words[i + 1] in _MODALS)


def _wrapped(page: Analysis, first: int) -> bool:
    """Whether word `first` only starts a line, in text with fixed line ends, and perhaps no sentence."""
    return page.breaks[first] & (LINE | BLOCK) == LINE and page.gaps[first].isspace()


def _judged_lower(page: Analysis, first: int, i: int, verb: int, found: _Subject) -> tuple[Safety, float] | None:
    """The same for a pronoun in lower case, which may open a relative clause: "the letter she wrote"."""
    word = page.words[verb]
    if page.gaps[first] == ", " and found is _Subject.NOUN and has_object(page, verb, page.sentence_of(i)[1]) and agrees(page, first, i):
        return Safety.UNSAFE, 0.8
    if not page.starts_sentence(first) or _wrapped(page, first):  # "In Proudhon, Spooner and Tucker he has ..."
        return None
    spoken = word in REPORTING or word in FINITE
    if found is _Subject.NAME and page.words[first].lower() not in _DETERMINERS and spoken:
        if page.words[i] == "it" and word not in _AFTER_IT:
            return None  # "Chile it is"
        return Safety.UNSAFE, 0.85
    if found is _Subject.NAME and i - first > 1 and page.words[first].lower() not in _DETERMINERS and is_verb(page, word):
        return (Safety.UNSAFE, 0.82) if only_verb(page, verb) else None
    if found is _Subject.NOUN and has_object(page, verb, page.sentence_of(i)[1]) and agrees(page, first, i):
        return Safety.UNSAFE, 0.8  # "The goalkeeper he saved two penalties"
    return None


@rule(
    "TRA001",
    "redundant-subject",
    mqm="grammar",
    priority=2,
    bad=[
        ("Until now, Lukashenko He has refused to send soldiers to the front.",
         "Until now, Lukashenko has refused to send soldiers to the front."),
        ("President Castillo He did not answer the questions of the press.",
         "President Castillo did not answer the questions of the press."),
        ("The measure It cannot be applied before the end of the year.",
         "The measure cannot be applied before the end of the year."),
        ("Chile It is the largest producer of copper in the world.", "Chile is the largest producer of copper in the world."),
        ("The lawmaker He denied the charges in a short message.", "The lawmaker denied the charges in a short message."),
        ("The Ministry of Energy It replied that the study will be ready in May.",
         "The Ministry of Energy replied that the study will be ready in May."),
        ("Claudia Sheinbaum She plans to visit the coast on Friday.", "Claudia Sheinbaum plans to visit the coast on Friday."),
        ("The nurses’ union, with 12,000 members, they rejected the offer.", "The nurses’ union, with 12,000 members, they rejected the offer."),
        ("The mayor, who had promised to stay, he left the town hall.", "The mayor, who had promised to stay, he left the town hall."),
        ("The nurses who lost their jobs they want the money.", "The nurses who lost their jobs they want the money."),
        ("The valley it produces three harvests a year.", "The valley it produces three harvests a year."),
        ("Former president Evo Morales he said that he would run again.",
         "Former president Evo Morales said that he would run again."),
    ],
    good=[
        "The firm, which has 90 workers, it said, will close. The book, written in 1950, he gave away.",
        "In May, with the war over, they left. The night of the crime, according to a friend, he was at home.",
        "The eldest of five children, who grew up in Lima, she won a prize. The men who sold the house they built were rich.",
        "Pérez: He said it. Mrs She, they call her. They saw Whatever Happened to Baby Jane He liked.",
        "The minister he appointed said no. The letter she wrote was long, and the effect it has is small.",
        "Stephen King’s It was filmed in Canada, and the novel is as good.",
        "The world He made is good, and the Lord He serves is great.",
        "Chile it is, then, said the coach in Quito. Vice Premier He Lifeng met Minister He in Geneva.",
        "Castillo Did Not Answer, He Says",
        "The man they call Pelé, he was told, had left.",
        "“Castillo,” He said, in the book of that name.",
        "The Barack Obama he knew was shy.",
    ],
)  # fmt: skip
def redundant_subject(page: Analysis) -> Iterator[Finding]:
    """A pronoun repeats the subject that stands right before it.

    Spanish verbs need no pronoun. Where the name of the subject was in bold, the rest of the sentence was translated alone
    and got a subject of its own: "Lukashenko He has refused".

    The words from the start of the sentence (or behind an adverbial and its comma) up to the pronoun must be a name with its
    titles, or an article and a noun, without a verb; behind the pronoun a finite verb must stand. With a verb before it the
    sentence was complete, and a full stop was lost instead (SPC002). The deletion is safe behind a name, where the pronoun has a
    capital. A small pronoun may open a relative clause ("the vaccine it sells"): it is shown where no other verb is left that the
    subject could belong to.

    Wrong for: speech that doubles the subject on purpose.
    """
    for i in page.where(PRONOUNS):
        if opens_twice(page, i):
            behind = page.starts[i + 1]
            edit = Edit(page.starts[i], behind + 1, page.text[behind].upper())
            yield redundant_subject.finding(page.starts[i], page.document.end(i), f"“{page.words[i]}” says the subject twice", Suggestion((edit,), Safety.DISPLAY, 0.75))
            continue
        verdict = _judged(page, i)
        if verdict is None:
            continue
        safety, confidence = verdict
        start, end = page.starts[i], page.document.end(i)
        yield redundant_subject.finding(
            start, end, f"“{page.words[i]}” repeats the subject “{page.words[i - 1]}”",
            Suggestion((Edit(start, page.starts[i + 1], ""),), safety, confidence, round(2 + confidence, 2)),
        )  # fmt: skip
