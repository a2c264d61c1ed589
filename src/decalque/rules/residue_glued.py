"""Furniture inside a paragraph: labels, picture credits, addresses of embedded posts, marks at the end of a headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.document import places
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import UPPER
from decalque.rules import Rule
from decalque.rules.residue_headlines import credit, headline_like, label_grade
from decalque.rules.residue_lines import Page, page_lines
from decalque.rules.residue_patterns import terms

_MOST_LABEL_WORDS = 6
_FAR = 2000  # characters; as much of a line is looked at
_ALSO = ("Read also:", "See also:", "Watch also:", "Also read:", "Also watch:", "Read more:", "You may also like:",
         "You may be interested:", "It may interest you:", "Look also:", "Read too:", "We recommend:", "Related:")  # fmt: skip
_LONGEST_ALSO = max(map(len, _ALSO))
_IN_BRACKETS = expression(
    r"[(\[](?P<label>(?:READ|SEE|WATCH|LOOK|VIEW|ALSO|RELATED|MORE|SIGHT|YOU|WE|KEEP|CONTINUE)\b[A-Z ]{0,28}|Read also|Also read|Read more|Read too)"
    r"(?::| \|) (?P<rest>[^()\[\]\n]{8,160})[)\]]"
)
_PICTURE = expression(
    r"[(\[](?:(?:File |Cover |Archive )?(?:[Pp]hotos?|PHOTOS?|F[Oo][Tt][Oo]|[Ii]mages?|IMAGE|Pictures?|PICTURE|Credits?|CREDIT|Illustration)\b|(?:AP|AFP|EPA|EFE|Reuters|REUTERS|Getty) (?:Photo|File Photo|Images)\b)[^()\[\]\n]{0,90}[)\]]"
)
_POST = expression(r"(?:https?://)?(?:pic\.twitter\.com|pic\.x\.com|t\.co)/\w+")
_MARK = expression(
    r"[(\[]\s*\+?\s*(?:(?:WITH |SEE |WATCH |FULL )?(?:VIDEOS?|PHOTOS?|GALLERY|GALLERIES|AUDIO|IMAGES|INFOGRAPHIC|PICTURES|PICS|MAP|PODCAST|POLL|LIVE|Videos?|Photos?|Gallery|Photo gallery|PHOTO GALLERY|Images|Audio)(?:\s*[+&,/]\s*|\s+AND\s+|\s+and\s+)?)+[)\]]"
)
_TAIL = expression(r"\s+(?P<sign>\||[-–—•·»])\s+(?P<site>[^|\n]{2,40})$")
_MARK_TAIL = expression(
    r"(?:\s*\|\s*|\s+\+\s*)(?:VIDEOS?|PHOTOS?|GALLERY|LIVE|AUDIO|IMAGES|Videos?|Photos?|Gallery)(?:\s*[+&]\s*(?:VIDEOS?|PHOTOS?))?$|,? in (?:pictures|photos|images)$"
)


def gone(start: int, end: int, text: str) -> Edit:
    """The edit that takes a span out of a line, with the blanks, or the line, that would be left over."""
    low, high = start, end
    while low and text[low - 1] in " \t\xa0":
        low -= 1
    while high < len(text) and text[high] in " \t\xa0":
        high += 1
    opens, closes = low == 0 or text[low - 1] in "\r\n", high == len(text) or text[high] in "\r\n"
    if opens and closes:
        if text[high : high + 2] == "\r\n":
            high += 1
        return Edit(low, min(high + 1, len(text)), "")
    if opens:
        return Edit(start, high, "")
    return Edit(low, end, "")


def _suggest(edit: Edit, safety: Safety, confidence: float) -> Suggestion:
    return Suggestion((edit,), safety, confidence)


def glued_labels(rule: Rule, page: Analysis) -> Iterator[Finding]:
    """Labels of related links inside a paragraph, in capitals or behind the end of a sentence."""
    lines = page_lines(page)
    text = page.text
    for match in _in_brackets(_IN_BRACKETS, page):
        if not lines.covers(match.start()) and label_grade(match["label"]) and headline_like(match["rest"]):
            yield rule.finding(
                match.start(), match.end(), "Related link in brackets",
                _suggest(gone(match.start(), match.end(), text), Safety.UNSAFE, 0.9),
            )  # fmt: skip
    for start, end in sorted({*_capital_labels(page), *_also_labels(text)}):
        if lines.covers(start):
            continue
        first, last = page.document.line_span(start)
        rest = text[end : min(last, end + _FAR)].strip()
        opens = not text[max(first, start - _FAR) : start].strip() and not text[first:start].strip()
        if not rest or (opens and not _long(rest)):
            continue
        if not opens and headline_like(rest):
            edit, safety = Edit(start - 1, last, ""), Safety.UNSAFE
        else:
            edit, safety = Edit(start, text.index(rest[0], end), ""), Safety.DISPLAY
        yield rule.finding(
            start,
            end,
            "Label of a related link inside a paragraph",
            _suggest(edit, safety, 0.85 if safety is Safety.UNSAFE else 0.5),
        )


def _long(rest: str) -> bool:
    """Whether more than one sentence follows: a headline, and the paragraph it was glued to."""
    return len(rest.split()) > 25 and rest[0].isupper()


def _capital_labels(page: Analysis) -> Iterator[tuple[int, int]]:
    words, gaps, text = page.words, page.gaps, page.text
    for i in page.with_kind(UPPER):
        if not gaps[i + 1].startswith(":"):
            continue
        first = i
        while first and i - first < _MOST_LABEL_WORDS and gaps[first] == " " and words[first - 1].isupper():
            first -= 1
        start = page.starts[first]
        before = text[max(0, start - 2) : start]
        if before and not before[-1].isspace():
            continue
        if first and "\n" not in gaps[first] and not (before[-1:] == " " and before[:1] in '.!?”")…'):
            continue
        if (
            gaps[i + 1].strip() == ":"
            and len(words[i]) > 2
            and label_grade(text[start : page.document.end(i)])
        ):
            yield start, page.document.end(i) + 1


def _also_labels(text: str) -> Iterator[tuple[int, int]]:
    for colon in places(":", text):  # there are few, and one test tells whether any label ends there
        if text.endswith(_ALSO, max(0, colon - _LONGEST_ALSO), colon + 1):
            label = next(label for label in _ALSO if text.endswith(label, 0, colon + 1))
            start = colon + 1 - len(label)
            if text[start - 1 : start] == " " and text[max(0, start - 2) : start - 1] in (
                ".",
                "!",
                "?",
                "”",
                "…",
                '"',
            ):
                yield start, start + len(label)


def _brackets(page: Analysis) -> list[int]:
    """The offsets of the opening brackets of the page."""
    return page.remember("brackets", lambda p: sorted(at for sign in "([" for at in places(sign, p.text)))


def _in_brackets(pattern: re.Pattern[str], page: Analysis) -> Iterator[re.Match[str]]:
    return (match for at in _brackets(page) if (match := pattern.match(page.text, at)))


def glued_credits(rule: Rule, page: Analysis) -> Iterator[Finding]:
    """Credits of pictures in brackets."""
    lines, text = page_lines(page), page.text
    for match in _in_brackets(_PICTURE, page):
        inner = match.group()[1:-1]
        if lines.covers(match.start()) or not (
            ":" in inner or "/" in inner or " by " in inner or "ourtesy" in inner or "Photo" in inner[3:9]
        ):
            continue
        if credit(inner) or re.match(
            r"(?:AP|AFP|EPA|EFE|Reuters|REUTERS|Getty) (?:Photo|File Photo|Images)\b", inner
        ):
            edit = gone(match.start(), match.end(), text)
            yield rule.finding(
                match.start(), match.end(), "Credit of a picture", _suggest(edit, Safety.UNSAFE, 0.93)
            )


def glued_widgets(rule: Rule, page: Analysis) -> Iterator[Finding]:
    """Addresses of embedded posts, marks such as "[VIDEO]", and the name of the site behind the headline."""
    lines, text = page_lines(page), page.text
    if "t.co/" in text or "pic.twitter.com/" in text or "pic.x.com/" in text:
        for match in _POST.finditer(text):
            if not lines.covers(match.start()):
                edit = gone(match.start(), match.end(), text)
                yield rule.finding(
                    match.start(),
                    match.end(),
                    "Address of an embedded post",
                    _suggest(edit, Safety.UNSAFE, 0.9),
                )
    for match in _in_brackets(_MARK, page):
        start, end = match.span()
        first, last = page.document.line_span(start)
        if not lines.covers(start) and (not text[first:start].strip() or not text[end:last].strip()):
            yield rule.finding(
                start, end, "Mark of a picture or film", _suggest(gone(start, end, text), Safety.UNSAFE, 0.9)
            )
    yield from _headline_tail(rule, lines, text)


def _headline_tail(rule: Rule, lines: Page, text: str) -> Iterator[Finding]:
    """The name of the site, or a mark, behind the headline: the first line that is story."""
    k = next((k for k, (start, _) in enumerate(lines.spans) if not lines.covers(start)), None)
    if k is None or k + 1 >= len(lines.spans):
        return
    line = lines.line(k)
    if len(line.text) > 250 or "|" in text[slice(*lines.spans[k + 1])]:
        return
    match = _TAIL.search(line.text) or _MARK_TAIL.search(line.text)
    if not match or len(line.text[: match.start()].split()) < 4 or line.text.count("|") > 2:
        return
    site = match.groupdict().get("site")
    if site is not None and not _is_site(site, match["sign"]):
        return
    start, end = line.start + match.start(), line.end
    text_start = start + len(match.group()) - len(match.group().lstrip())
    message = "Name of the site behind the headline" if site else "Mark behind the headline"
    if not site and "in " in match.group():
        return
    yield rule.finding(text_start, end, message, _suggest(Edit(start, end, ""), Safety.UNSAFE, 0.93))


def _is_site(site: str, sign: str) -> bool:
    words = site.split()
    if (
        site.lower() in terms("outlet")
        or site.lower() in terms("agency")
        or re.fullmatch(r"[\w-]+(?:\.[a-z]{2,6}){1,2}", site)
    ):
        return True
    if (
        sign != "|"
        or len(words) > 4
        or not all(w[0].isupper() or w.lower() in terms("credit-link") for w in words)
    ):
        return False
    return site.lower() in terms("section") or bool(
        re.search(
            r"\b(?:News|Times|Post|Herald|Journal|Daily|Tribune|Gazette|Telegraph|Press|Today|Online|Magazine|TV|Radio|Media|World|Sport|Sports|Diario|Noticias|El|La|Le|Il|Corriere|Jornal|Agency)\b",
            site,
        )
    )
