"""TRA022: the perfect with a time that is over."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import MASKED
from decalque.rules import rule
from decalque.rules.anchored import at_words
from decalque.rules.hearsay import PASTS

_DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MORE = dict(
    pair.split("/")
    for pair in (
        "been/was come/came become/became won/won said/said told/told found/found made/made had/had put/put cut/cut set/set heard/heard taught/taught "
        "sung/sang swum/swam risen/rose shown/showed grown/grew born/was eaten/ate forgotten/forgot ridden/rode undergone/underwent overcome/overcame"
    ).split()
)
_PAST_OF = PASTS | _MORE
_TIME = (
    rf"(?P<time>yesterday|(?<!\bthe )(?<!\bthis )last (?:week|month|year|night|weekend|season|summer|winter|spring|autumn|{_DAY}|January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|a few|\d{1,3}) (?:days?|weeks?|months?|years?|hours?|minutes?|decades?|century|centuries) ago|in (?:1\d{3}|200\d|201\d|2020)(?! [a-z]+s\b))"
    r"(?!['’]s|,? (?:and|or|to|but)\b|, (?:1\d|20)\d\d)"
)
# "has announced yesterday": a few words may stand between that are no clause and don't lead up to now.
_PERFECT = expression(
    rf"(?P<have>has|have)(?P<adverb> also| already| just| finally)? (?P<verb>[a-z]+ed|{'|'.join(sorted(_PAST_OF))})(?P<second> [a-z]+ed)?"
    rf"(?P<between>(?: (?!since|until|till|than|before|after|by|from|for|over|compared|as|that|which|who|whose|and|or|but|like|of|what|when|where|why|how|if|whether|more|most|about|recorded|reported|[a-z]+ing\b)[\w’'-]+){{0,5}}?) {_TIME}"
)
_BEFORE_INFINITIVES = frozenset("to would may might could will must should not can".split())
_BETWEEN = frozenset("also well even still probably possibly already not only never".split())
_LATER = expression(r"\b(?:ever|never|always|since|so far|to date|until|often|twice|times)\b")


@rule(
    "TRA022",
    "perfect-for-past",
    mqm="grammar",
    bad=[
        ("The minister has announced yesterday that he will resign.", "The minister announced yesterday that he will resign."),
        ("The architect has died in 2019 at the age of 102.", "The architect died in 2019 at the age of 102."),
        ("Two men have been arrested last night in Lima.", "Two men were arrested last night in Lima."),
        ("The club has sold its stadium two years ago.", "The club sold its stadium two years ago."),
    ],
    good=[
        "The minister announced yesterday that he will resign.",
        "The price has risen since last year, and has doubled from last week.",
        "She has won in 2010 and 2014. He has lived there until last month.",
        "They have documented it starting in 2005.",
        "The firm has studied last year’s figures.",
        "They have said that he left two years ago. He has been ill since yesterday.",
        "Prices have never been as high as in 2019.",
        "We have made progress in the last year. The bank may also have bought dollars yesterday.",
    ],
)  # fmt: skip
def perfect_for_past(page: Analysis) -> Iterator[Finding]:
    """The perfect beside a time that is over: “has announced yesterday”, “has died in 2019”.

    In Spain's Spanish the perfect tells what happened today or lately (“ha anunciado ayer” in much of the press), and engines keep it. English
    has the simple past where the time is named and over. Times that reach up to now (“since”, “until”) leave the perfect alone.

    Wrong where the year named is the one in which the text was written.
    """
    for match in at_words(page, ("has", "have"), _PERFECT):
        i = page.document.index_at(match.start())
        first, _ = page.sentence_of(i)
        before = page.words[i - 1].lower() if i else ""
        if before in _BETWEEN:  # "may also have bought"
            before = page.words[i - 2].lower() if i > 1 else ""
        if page.kinds[i] & MASKED or before in _BEFORE_INFINITIVES or _LATER.search(match[0]) or i == first:
            continue
        verb, plural = match["verb"], match["have"] == "have"
        past = _PAST_OF.get(verb, verb)
        if past == "was" and plural:
            past = "were"
        text = f"{(match['adverb'] or '').strip()} {past}".strip()
        edit = Edit(match.start(), match.end("verb"), text)
        yield perfect_for_past.finding(
            match.start(), match.end(), f"“{match['time']}” is over: the simple past", Suggestion((edit,), Safety.UNSAFE, 0.85, 1.0)
        )
