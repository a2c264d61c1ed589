"""Lines that hold more than set phrases: a label with the headline it leads to, and credits with their names."""

from __future__ import annotations

import re
from functools import cache

from decalque.expressions import expression
from decalque.rules.residue_patterns import head, terms
from decalque.rules.residue_phrases import index, normal
from decalque.rules.residue_shapes import Guess

MOST_HEADLINE_WORDS = 22

_LABEL = expression(
    r"(?P<label>\S.{0,58}?)\s*(?P<sign>:|\s\||\s>+|»|›|→|►|▶|\s[–—-](?=\s))\s*(?P<rest>\S.*)$"
)
_CAPITALS = expression(
    r"(?P<label>[A-Z][A-Z'’]+(?: [A-Z'’]+){1,6}) (?P<rest>[A-Z0-9“\"‘'¿¡][^A-Z].*|[A-Z][A-Z]+ [^A-Z].*)$"
)
_PLAIN = expression(
    r"(?P<label>(?:Read|See|Watch|Look|View) (?:also|too|more)|Also (?:read|see|watch)|You (?:may|might|can) also (?:like|see|read|be interested in)"
    r"|You (?:may|might) be interested(?: in)?|(?:It|This) (?:may|might|could) interest you|We recommend(?: you)?|Keep reading|Don['’]t miss) (?P<rest>[A-Z0-9“\"‘¿¡].*)$"
)
# Words that open so many sentences that a line of furniture with them has to be a set phrase.
_COMMON = frozenset(["in", "on", "by", "to", "and", "us", "a", "this", "with"])
_GALLERY = expression(r"\w, in (?:pictures|photos|images|video|videos)$")
_SPEECH = expression(r"(?:I|We|You|My|Our|Yes|No|Oh|Well|It['’]s|I['’]m|That['’]s)\b")
_SENTENCES = expression(r"(?<![A-Z.])(?<!\b(?:Mr|Dr|St|Jr|vs|No))\.\s+[“\"‘A-Z]")

_CREDIT = expression(
    r"[(\[]?\s*(?P<label>(?:archive|file|cover|main|featured|header|lead|photo|image|picture|video|reference|courtesy)?\s*"
    r"(?:sources?|fountain|photos?|fotos?|images?|pictures?|photograph(?:s|y|er)?|pic|credits?|illustrations?|infographics?|video|text|graphics?|courtesy|via|caption|capture|screenshot|source of (?:the )?(?:photo|image))"
    r"(?: (?:credit|source|by|courtesy|copyright|from|via|of))*)\s*(?P<sign>[:|/©–—-]|\b(?=©|@)|(?<=by|of)|(?<=via)|(?<=rom))\s*(?P<rest>[^\s].*?)\s*[)\]]?\.?$",
    re.IGNORECASE,
)
_SOURCE_WORD = expression(r"[^\s/|,;&+·•:()\[\]]+")
_AGENCY_SPLIT = expression(r"\s*(?:/|\||,|;|\s[–—-]\s|\band\b|\+|&)\s*")


@cache
def heads() -> frozenset[str]:
    """The first words of the furniture that is no set phrase, in lower case."""
    labels = set(re.findall(r"[a-z]+", _CREDIT.pattern.split("(?P<sign>")[0])) - {"label", "of", "the"}
    labels |= {
        head(t)[0] for kind in ("agency", "section", "network", "tag-label", "sharing") for t in terms(kind)
    } - {"the", "x"}
    return frozenset(labels | {"from", "per"}) - _COMMON


def headline_like(text: str) -> bool:
    """Whether the text may be a headline: a capital first, no sentence ends in it, and it is not too long."""
    words = text.split()
    if not 2 <= len(words) <= MOST_HEADLINE_WORDS or (
        text[-1] in ".,;:" and not text.endswith(("...", "U.S."))
    ):
        return False
    first = text.lstrip("“”\"‘'«¿¡(#@$€£")[:1]
    if not first or (first.islower() and not words[0][1:2].isupper()):
        return False
    return not _SENTENCES.search(text)


def label_grade(label: str) -> str | None:
    """The grade of a label of related links ("sure" or "caps"); None when it is none."""
    text = normal(label)
    if not text.text or text.stop:
        return None
    found = None
    first, second = head(text.text)
    for phrase in index().get(first, ()):
        if phrase.code not in ("RES003", "RES008") or phrase.open or not phrase.may_follow(first, second):
            continue
        if phrase.matches(text.text):
            if phrase.grade == "sure":
                return "sure"
            found = "caps"
    return found


def label_with_headline(line: str) -> Guess | None:
    """A label and, behind it, what it leads to: "SIGHT: Minister resigns after the vote"."""
    if _GALLERY.search(line) and headline_like(line):
        return Guess("RES003", "likely", "Headline of a gallery", headline=True)
    for pattern in (_LABEL, _CAPITALS, _PLAIN):
        match = pattern.match(line)
        if not match or not (grade := label_grade(match["label"])):
            continue
        label, rest = match["label"].strip("([•*- "), match["rest"].rstrip(")] ")
        shout = label.isupper()
        if not headline_like(rest) or (pattern is _PLAIN and len(rest.split()) < 4):
            continue
        if grade == "caps" and _SPEECH.match(rest):
            continue
        if pattern is _LABEL and match["sign"].strip() in "–—-" and not shout:
            continue
        if grade == "caps" and (pattern is not _LABEL or (match["sign"].strip() != ":" and not shout)):
            continue
        sure = (grade == "sure" or shout) and pattern is not _PLAIN
        return Guess("RES003", "sure" if sure else "likely", "Related link and its label", headline=True)
    return None


def credit(line: str) -> Guess | None:
    """Who made a picture or a text: "Source: Elcomercio", "(Photo: AP)", "EFE / Madrid"."""
    match = _CREDIT.match(line)
    if match and (grade := _source_grade(match["rest"])):
        label = match["label"].lower().split()
        weak = (
            label[-1] in ("text", "video", "via", "caption", "graphic", "graphics", "capture")
            and len(label) == 1
        )
        weak = weak or (match["sign"] in "–—-/" and grade != "sure")
        return Guess("RES004", "likely" if weak else grade, "Credit of a picture or a text")
    return _agency(line)


def _source_grade(rest: str) -> str | None:
    """Whether this reads as the names of sources, and how surely."""
    words = _SOURCE_WORD.findall(rest)
    if (
        not words
        or len(words) > 12
        or (len(words) > 1 and rest.endswith(".") and not rest.endswith(("Inc.", "Co.", "Ltd.")))
    ):
        return None
    names = 0
    known = any(part.lower().strip("© ") in terms("agency") for part in _AGENCY_SPLIT.split(rest))
    for word in words:
        low = word.lower().strip("'’\"“”")
        if low in terms("credit-word"):
            known, names = True, names + 1
        elif word[0].isupper() or word[0] in "@©" or "." in word[1:-1] or word[0].isdigit():
            known = (
                known
                or word[0] in "@©"
                or bool(
                    re.fullmatch(
                        r"(?:www\.)?[\w-]+\.(?:com|org|net|tv|co|es|mx|pe|ar|it|br|ec|uk|fr|de)(?:\.\w\w)?(?:/\S*)?",
                        low,
                    )
                )
            )
            names += 1
        elif low not in terms("credit-link"):
            return None
    if not names:
        return None
    return "sure" if known else "likely"


def _agency(line: str) -> Guess | None:
    """A line that only names agencies, perhaps with a place or a date."""
    text = line.strip("()[]- ").removesuffix(".")
    if not text or len(text) > 70 or not text[0].isupper() or len(text.split()) > 9:
        return None
    bare = re.sub(r"^(?:By|From|Via|Per)[: ]\s*", "", text)
    names = [part for part in _AGENCY_SPLIT.split(bare) if part]
    low = [part.lower() for part in names]
    if not names or low[0] not in terms("agency"):
        place = re.fullmatch(r"[A-Z][\w .'-]{2,30} \((?P<agency>[A-Z][\w /-]{1,30})\)", text)
        known = place and all(p.lower() in terms("agency") for p in re.split(r"[/-]", place["agency"]))
        if (
            len(names) == 2
            and names[1].isupper()
            and low[1] in terms("agency")
            and len(names[0].split()) < 4
            and names[0][0].isupper()
        ):
            known = True  # "Madrid, EFE"
        return Guess("RES004", "likely", "Credit of an agency") if known else None
    if len(names) > 1 and all(
        (part[:1].isupper() and len(part.split()) < 4) or re.search(r"\d", part) for part in names[1:]
    ):
        return Guess(
            "RES004",
            "likely"
            if low[0] in terms("weak-agency") and low[1] not in terms("agency") and "|" not in line
            else "sure",
            "Credit of an agency",
        )
    if len(names) > 1:
        return None
    weak = low[0] in terms("weak-agency") or (bare == text and not (bare.isupper() or line[0] in "(["))
    return Guess(
        "RES004",
        "weak" if low[0] in terms("weak-agency") else "likely" if weak or bare == text else "sure",
        "Credit of an agency",
    )
