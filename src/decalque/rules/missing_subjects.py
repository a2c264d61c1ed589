"""TRA017: a clause that has no subject."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import MASKED
from decalque.rules import rule
from decalque.rules.anchored import at_sentences, at_words
from decalque.rules.persons import is_person
from decalque.rules.verbs import PAST, is_verb

_FINITE = "is|are|was|were|has|have|had|will|would|can|could|must|should|does|did"
# What nobody takes for a noun: the third person of verbs of thinking, saying and wanting.
_THINKING = (
    "believes|considers|thinks|maintains|assures|argues|insists|wants|seeks|knows|understands|expects|intends|suspects|fears|hopes|feels|lacks|says|"
    "contains|includes|allows|requires|depends|exists|belongs|seems|appears|becomes|remains|continues|suffers|faces|receives|refuses|tries|gives|makes|goes|comes"
)
_JOINING = frozenset("because although whereas unless even so So".split())
_REPORTING = frozenset("said says say added stressed explained admitted noted argued insisted maintained acknowledged believes thinks considers".split())
_BEING = frozenset("is Is was Was will Will has Has had Had".split())
_JOINED = expression(
    rf"\b(?:because|although|whereas|unless|even though) (?P<verb>(?:also |still |now |only |already |not )?(?:{_FINITE}|{_THINKING}))\b(?![-’'])(?! (?:are|were|have|had)\b)"
    rf"|\b[Ss]o (?!much|many|few|far|long as)(?:[a-z]+) that (?P<verb2>{_FINITE}|made|forced|caused|became|left|seemed|needed)\b",
)
# A subordinate clause, its comma, and a verb at once: "If approved by the Senate, will enter into force".
_FRONTED = expression(
    r"(?:If|When|Once|After|Although|While|Because|As soon as|Since|Before|Unless) [^,.;:!?“”\"\n()]{4,90}, "
    r"(?P<verb>(?:(?:will|would|must|can|could|should|has|have|had|is|are|was|were)(?: not| also| already| still)? (?P<next>[a-z]+)|(?:said|says|declared|explained|replied|answered|admitted|denied|announced|confirmed|acknowledged) that))\b"
)
_IMPERSONAL = expression(
    r"\b(?P<verb>[Ii]s|[Ww]as|[Ww]ill be|[Hh]as been|[Hh]ad been) (?:also |still |already |not )?"
    r"(?:expected|estimated|feared|believed|presumed|known|reported|thought|said|assumed|hoped|planned|foreseen|possible|necessary|important|likely|unlikely|essential|probable|"
    r"clear|evident|urgent|true|fundamental|worth|convenient|required|needed)(?: (?:that|to|in|for)\b|,)"
)
_REPORTED = expression(
    r"\b(?:said|says|say|added|stressed|explained|admitted|noted|argued|insisted|maintained|acknowledged|believes|thinks|considers) that "
    r"(?P<verb>is|was|will be|has been|would be) (?:also |still |already |not |very )?(?:clear|possible|necessary|likely|unlikely|important|essential|probable|known|too early|true|time|up to|urgent|a matter)"
    r" (?:how|whether|if|why|what|who|when|where|that|to|the|of)\b"
)
# What follows a verb at the start of a sentence that is no question and lacks its subject: "Has been a difficult year".
_SHORT = expression(r"\b(?P<verb>(?:Has|Had) been|Was|Is) (?:not )?(?:a|an|the (?:first|second|third|last|only|worst|best|most)|very|too|so|one of the) [a-z]")
_BEHIND = expression(r"(?:^|[,;] |\b(?:and|but|because|although|since|while) )$")  # what may stand before an impersonal clause that lacks its "it"
_FIRST, _WORDS = 4, 6  # words from the start of a sentence in which a subject is looked for


def _is_verb_form(verb: str, following: str) -> bool:
    """Whether `following` is the rest of a group of verbs that begins with `verb`: "will enter", "was approved"."""
    first = verb.split()[0]
    if following in ("be", "been", "have", "become", "likely", "expected"):
        return True
    participle = following.endswith(("ed", "en")) or following in PAST
    if first in ("will", "would", "must", "can", "could", "should"):
        return not following.endswith(("ly", "ing")) and following not in ("the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "all", "no", "some", "any") and not participle
    return participle


def _subjects(page: Analysis, start: int) -> list[str]:
    """The pronouns that may stand for the subject of the sentence, the likeliest first."""
    first, _ = page.sentence_of(page.document.index_at(start))
    words = [word.lower() for word in page.words[first : first + _WORDS]]
    if any(is_person(word) and not word.endswith("s") for word in words[:_FIRST]):
        return ["he", "she", "it"]
    if (words and words[0] in ("residents", "workers", "police", "people")) or any(is_person(word) and word.endswith("s") for word in words[:3]):
        return ["they", "it"]
    return ["it", "he", "they"]


def _gaps(page: Analysis) -> Iterator[tuple[int, int, bool]]:
    """Where a subject is missing, the end of the verb, and whether only "it" can be meant."""
    text = page.text
    for found in at_words(page, _JOINING, _JOINED):
        name = "verb" if found["verb"] else "verb2"
        yield found.start(name), found.end(name), name == "verb2"
    for found in at_sentences(page, _FRONTED):
        i = page.document.index_at(found.start())
        if not found["next"] or _is_verb_form(found["verb"], found["next"]):
            _, behind = page.sentence_of(i)
            if text[page.document.end(behind - 1) : page.document.end(behind - 1) + 1] != "?":
                yield found.start("verb"), found.end("verb"), False
    for found in at_words(page, _REPORTING, _REPORTED):
        yield found.start("verb"), found.end("verb"), True
    for found in at_sentences(page, _SHORT):
        i = page.document.index_at(found.start())
        _, behind = page.sentence_of(i)
        end = page.document.end(behind - 1)
        if behind - i > _FIRST and text[end : end + 1] in (".", ",", "!", ""):
            yield found.start("verb"), found.end("verb"), True
    for found in at_words(page, _BEING, _IMPERSONAL):
        i = page.document.index_at(found.start())
        first, behind = page.sentence_of(i)
        opens = first == i and found[0][0].isupper()
        asks = text[page.document.end(behind - 1) : page.document.end(behind - 1) + 1] == "?"
        before = text[page.starts[first] : found.start()]
        inside = not opens and found[0][0].islower() and found[0].endswith("that") and first != i and bool(_BEHIND.search(before))
        if not asks and ((opens and page.starts_sentence(i)) or (inside and not _shares_subject(page, first, i))):
            yield found.start(), found.end(), True


def _shares_subject(page: Analysis, first: int, i: int) -> bool:
    """Whether a subject stands before word `i` that "and is expected that" could go on with."""
    return page.words[i - 1] in ("and", "but") and page.gaps[i - 1] == " " and any(is_verb(page, word) for word in page.words[first : i - 1])


@rule(
    "TRA017",
    "missing-subject",
    mqm="grammar",
    bad=[
        ("The bank raised its rate because believes that prices will rise.", "The bank raised its rate because believes that prices will rise."),
        ("The fire spread so fast that was impossible to save the mill.", "The fire spread so fast that was impossible to save the mill."),
        ("If approved by the Senate, will enter into force in May.", "If approved by the Senate, will enter into force in May."),
        ("Once the count ended, was declared void by the court.", "Once the count ended, was declared void by the court."),
        ("The road is closed, and is feared that the dam will burst.", "The road is closed, and is feared that the dam will burst."),
        ("The team lost although had two players more.", "The team lost although had two players more."),
    ],
    good=[
        "The bank raised its rate because it believes that prices will rise.",
        "The plan that is expected to pass is so bold that it was mocked. So much that is new was shown.",
        "When asked, she declined to comment. If approved, the law will enter into force.",
        "Is it expected that the court will rule? Is expected growth enough?",
        "The law was passed and is expected to take effect in May.",
        "He said that was impossible. When the lights went out, had anyone left?",
        "Once inside, is this all there is?",
    ],
)  # fmt: skip
def missing_subject(page: Analysis) -> Iterator[Finding]:
    """A clause without its subject: “because believes that”, “so fast that was impossible”, “Is expected that”.

    A Spanish verb says in its ending who is meant, and an impersonal one needs no “it”. Reported are a verb right behind a word that opens a
    clause and can't be its subject, a verb at once behind an opening clause and its comma, and impersonal turns with nothing before them.
    The pronouns that may be missing are shown, the likeliest first; none is put in.

    Wrong in notes and headlines, which leave subjects out.
    """
    for start, end, impersonal in _gaps(page):
        i = page.document.index_at(start)
        if page.kinds[i] & MASKED or "\n" in page.text[start:end]:
            continue
        verb = page.text[start:end].split()[0]
        options = []
        for subject in ["it"] if impersonal else _subjects(page, start):
            opened = f"{subject.capitalize()} {verb.lower()}" if verb[0].isupper() else f"{subject} {verb}"
            options.append(Suggestion((Edit(start, start + len(verb), opened),), Safety.DISPLAY, 0.8, 1.0))
        yield missing_subject.finding(start, end, f"“{page.text[start:end]}” has no subject", *options)
