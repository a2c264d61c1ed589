"""What a line of page furniture looks like: each function reads one line, alone, and says what it may be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from decalque.expressions import expression
from decalque.rules.residue_patterns import head, networks_marked, terms
from decalque.rules.residue_phrases import Normal, Phrase, index, normal

MOST_CHARACTERS = 240  # of a line that may be furniture, scripts excepted
MOST_WORDS = 40
QUOTES = frozenset("\"“”„«‘'")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a line may be: the code of the rule, the grade of the evidence, and the message for the reader.

    `headline` tells that the line holds a headline beside its label.
    """

    code: str
    grade: str
    message: str
    headline: bool = False


# Somebody is quoted, or somebody acts: this is story.
_STORY = expression(
    r"\b(?:he|she|him|his|her|said|says|told|tells|asked|asks|added|wrote|writes|urged|insisted|replied|warned|explained"
    r"|declared|stressed|noted|claimed|announced|shouted|whispered|i'm|i've)\b"
)
_FILE = expression(
    r"(?P<name>(?:https?://\S+/)?[\w\s()\[\].,@%&'’–—~!+=#-]{1,150}?)\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg|heic|avif|mp4|m4v"
    r"|mov|avi|webm|mkv|mp3|wav)(?:\?\S*|:(?:large|orig))?(?P<size>\s*\(?\d[\d.,]*\s?[kKmM]i?[bB]\)?)?(?P<caption>[\s|:–—-]+\S.*)?$",
    re.IGNORECASE,
)
_TWEET = expression(
    r"[—–-]+ ?\S.{0,60} \(@\w{1,20}\),? (?:\w{3,9}\.? \d{1,2},? \d{4}|\d{1,2} (?:de )?\w{3,9}\.?(?: de)?,? \d{4})\.?$"
)
_EMBED = expression(r"(?:https?://)?(?:pic\.twitter\.com|pic\.x\.com|t\.co|(?:www\.)?(?:twitter|x)\.com/\w+/status(?:es)?|"
                    r"(?:www\.)?instagram\.com/(?:p|reel)|youtu\.be|(?:www\.)?youtube\.com/(?:watch|embed))[/?]\S+$", re.IGNORECASE)  # fmt: skip
_BRACKETED_NUMBER = expression(r"^\((\d+)\)")
_BRACKETED_MARK = expression(
    r"[(\[]\s*\+?\s*(?:(?:with |see |watch |full )?(?:videos?|photos?|gallery|galleries|audio|images?|infographics?|pictures|pics|map|podcast|poll|live|photo gallery|embed|tweet)\s*(?:[+&,/]|and)?\s*)+[)\]]$",
    re.IGNORECASE,
)
_AGENCY_PHOTO = expression(
    r"[(\[]?(?:AP|AFP|EPA|EFE|ANSA|TASS|Reuters|REUTERS|Getty) (?:Photo|File Photo|Images|Pool)\b[^.]{0,60}[)\]]?$"
)
_ELLIPSIS = expression(r"[\[(]\s*(?:…|\.{2,6})\s*[\])]$")
_CRUMBS = expression(r"\s+(?:>>?|»|›|→|/|\\|\||·|•)\s+|\s*[>»›→]\s*")
_GLUED_BAR = expression(
    r"(?:(?:Facebook|Twitter|Whats[Aa]pp|Telegram|LinkedIn|Linkedin|Pinterest|Email|E-mail|Instagram|YouTube|Reddit|Messenger|Share|Tweet|Print|Copy|Link|Tumblr|TikTok|Google\+?)[\d ]*){2,}$(?<![a-z] )"
)
_TAG = expression(r"#?[\w’'.&-]+(?: [\w’'.&()-]+){0,5}$")
_FINITE = expression(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|they|we|it|do|does|did)\b", re.IGNORECASE
)


def guess(line: str) -> Guess | None:
    """What the line (without white space around it) may be; None for a line of story."""
    if len(line) > MOST_CHARACTERS:
        return None
    return _by_sign(line) or _by_phrase(line) or _by_shape(line)


def _by_sign(line: str) -> Guess | None:
    tail = line[-60:]
    if "." in tail and (match := _FILE.match(line)):
        return _file(match)
    if "(@" in line and _TWEET.match(line):
        return Guess("RES006", "sure", "Signature of an embedded post")
    if "/" in line and _EMBED.match(line):
        return Guess("RES006", "sure", "Address of an embedded post")
    if line[0] in "[(" and _BRACKETED_MARK.match(line):
        return Guess("RES006", "sure", "Mark of a picture or film")
    if (line[0] in "[(" or line[0].isupper()) and _AGENCY_PHOTO.match(line):
        return Guess("RES004", "sure", "Credit of a picture")
    if line[0] in "[(" and _ELLIPSIS.match(line):
        return Guess("RES008", "sure", "The text was cut off here")
    return None


def _file(match: re.Match[str]) -> Guess | None:
    words = match["name"].split()
    if not match["name"].strip() or match["name"].endswith((" ", "/")):
        return None
    if match["caption"]:
        single = len(words) == 1 and (
            re.search(r"[\d_-]", words[0]) or match["caption"].strip()[:1] in "|:–—-"
        )
        return (
            Guess("RES005", "likely", "File name and caption of a picture")
            if single and not match["caption"].endswith(".")
            else None
        )
    if (
        len(words) > 12
        or (len(words) > 2 and _FINITE.search(match["name"]))
        or ", " in match["name"]
        or (len(words) > 4 and {"a", "the", "called", "named", "from", "to"} & set(words[1:]))
    ):
        return None
    return Guess(
        "RES005", "sure" if len(words) <= 6 else "likely", "File name of a picture, film or recording"
    )


def _by_phrase(line: str) -> Guess | None:
    """A line that is a set phrase as a whole, also in brackets."""
    text = normal(_BRACKETED_NUMBER.sub(r"\1", line))
    if not text.text or text.words > MOST_WORDS:
        return None
    found = _lookup(text, line)
    if found is None and text.text[0] in "([" and text.text[-1] in ")]":
        found = _lookup(normal(text.text[1:-1]), line)
    return found


_MESSAGES = {
    "RES001": "Navigation of the page",
    "RES002": "Share bar of the page",
    "RES003": "Label of a related link",
    "RES004": "Credit",
    "RES006": "Widget of the page",
    "RES008": "The text was cut off here",
}
_COLON_IS_USUAL = frozenset(("RES002", "RES003", "RES004"))


def _lookup(text: Normal, line: str) -> Guess | None:
    first, second = head(text.text)
    capitals: bool | None = None
    doubtful: Guess | None = None
    for phrase in index().get(first, ()):
        if not phrase.may_follow(first, second):
            continue
        if capitals is None:
            capitals = any(word[0].isupper() for word in line.split()[1:])
        if not phrase.matches(text.text, capitals):
            continue
        grade = _grade(phrase, text, line)
        if grade == "sure":
            return Guess(phrase.code, grade, _MESSAGES[phrase.code])
        if grade and (doubtful is None or doubtful.grade == "weak"):
            doubtful = Guess(phrase.code, grade, _MESSAGES[phrase.code])
    return doubtful


def _grade(phrase: Phrase, text: Normal, line: str) -> str | None:
    """The grade that a phrase has in this line; None when the line is story all the same."""
    if text.stop and (text.words < 3 or phrase.grade != "sure" or phrase.code == "RES003"):
        return None
    if (
        text.colon
        and phrase.code not in _COLON_IS_USUAL
        and text.words < 3
        and not phrase.pattern.endswith(":")
    ):
        return None
    if phrase.open and _STORY.search(text.text):
        return None
    if phrase.grade == "caps":
        if not text.colon:
            return None
        return "sure" if line.isupper() else "likely" if text.words > 1 else None
    return "likely" if phrase.grade == "sure" and phrase.open and text.stop else phrase.grade


def _by_shape(line: str) -> Guess | None:
    return _share_bar(line) or _crumbs(line) or _tags(line) or _section(line)


def _share_bar(line: str) -> Guess | None:
    """Nothing but networks and the words of a share bar."""
    if len(line) > 150 or "=" in line:
        return None
    if _GLUED_BAR.match(line):
        return Guess("RES002", "sure", _MESSAGES["RES002"])
    marked = networks_marked(line.lower())
    networks = marked.count("\x01")
    words = re.findall(r"[\w@'’+-]+|\x01", marked) if networks else []
    if (
        not networks
        or len(words) < 2
        or any(w != "\x01" and w not in terms("sharing") and not w.isdigit() for w in words)
    ):
        return None
    verbs = {"share", "tweet", "pin", "email", "print", "copy", "follow", "send", "shares"} & set(words)
    if networks == 1 and not verbs:
        return None
    return Guess("RES002", "sure" if verbs or networks > 2 else "likely", _MESSAGES["RES002"])


def _crumbs(line: str) -> Guess | None:
    """A trail ("Home > World > Europe") or a bar of sections ("Politics | Economy | Sports")."""
    if len(line) > 150 or not any(sign in line for sign in ">»›→|/•·"):
        return None
    trail = re.sub(r"^(?i:you are (?:here|in|at))[: ]*(?:[>»›→|/] *)?", "", line)
    names = [name.strip().lower() for name in _CRUMBS.split(trail) if name.strip()]
    if len(names) < 2 or line.endswith("."):
        return None
    known = sum(name in terms("section") for name in names)
    if names[0] in (
        "home",
        "start",
        "news",
        "cover",
        "homepage",
        "home page",
        "main",
        "inicio",
        "início",
        "accueil",
        "startseite",
        "portada",
    ) and all(len(n.split()) < 4 for n in names[:-1]):
        return Guess(
            "RES001",
            "sure" if ">" in line or "»" in line or "›" in line or known > 1 else "likely",
            _MESSAGES["RES001"],
        )
    if len(names) > 2 and known == len(names):
        return Guess("RES001", "sure", _MESSAGES["RES001"])
    return Guess("RES001", "weak", _MESSAGES["RES001"]) if known == len(names) else None


def _tags(line: str) -> Guess | None:
    label, colon, rest = line.partition(":")
    if not colon:
        match = re.match(r"(#|(?i:tags|tagged|filed under|etiquetas)(?=\s))\s*(.*)", line)
        label, rest = match.groups() if match else ("", "")
    key = normal(label).text if rest.strip() else ""
    if not rest.strip() or (key not in terms("tag-label") and label != "#"):
        return None
    items = [
        item.strip()
        for item in re.split(r"[,;|/•·]|\s(?=#)", "#" + rest if label == "#" else rest)
        if item.strip()
    ]
    if not all(map(_TAG.match, items)) or any(map(_FINITE.search, items)) or rest.rstrip().endswith("."):
        return None
    if label == "#":
        return (
            Guess("RES006", "likely", "Tags of the page")
            if len(items) > 2 and all(i[0] == "#" for i in items)
            else None
        )
    several = len(items) > 1 or "#" in rest
    if not several and not rest.strip()[0].isupper():
        return None
    return Guess(
        "RES006", "sure" if several and key not in ("section", "sections") else "likely", "Tags of the page"
    )


def _section(line: str) -> Guess | None:
    known = len(line) < 30 and line.lower() in terms("section") and (line[0].isupper())
    return Guess("RES001", "weak", "Name of a section of the page") if known else None
