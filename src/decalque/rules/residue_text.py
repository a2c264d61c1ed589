"""Markup inside a line, marks of cut text, and the debris of datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.document import places
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.lexicon import Flag
from decalque.rules import Rule
from decalque.rules.residue_glued import gone
from decalque.rules.residue_lines import page_lines
from decalque.rules.residue_markup_lines import code, tag
from decalque.rules.residue_patterns import terms

_FAR = 2000  # characters; as much of a line is looked at on either side
_BREAKS = frozenset(
    [
        "br",
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "tr",
        "td",
        "th",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "blockquote",
        "section",
        "article",
        "header",
        "footer",
        "figure",
    ]
)
_SPOKEN_OF = expression(r"\s*(?:tags?|elements?|attributes?|markup)\b")
_CUT = expression(r"[\[(]\s?(?:…|\.{3,4})\s?[\])](?=\s*$)", re.MULTILINE)
# A word of the link -> how the link begins.
_MORE_LINKS = {
    "more": ("Read more", "See more", "Learn more", "Know more"), "More": ("Read More", "See More"), "MORE": ("READ MORE",),
    "reading": ("Continue reading", "Keep reading"), "Reading": ("Continue Reading", "Keep Reading"),
    "READING": ("CONTINUE READING", "KEEP READING"), "full": ("Read the full ", "Read full "), "Full": ("Full story",),
}  # fmt: skip
_MORE = expression(
    r"(?P<before>…|\.{2,}|[.!?][”\"’']?|\[…\]|\[\.\.\.\])[ \xa0]*[(\[]?(?P<more>(?:Read|See|Learn|Know) [Mm]ore|READ MORE|(?:Continue|Keep) [Rr]eading(?: [^.\n]{3,60})?"
    r"|(?:CONTINUE|KEEP) READING|Read (?:the )?full (?:story|article|text|note|post|interview)|Full story)[)\]]?(?: here)?(?:\s*(?:[»›→>]+|…|\.{3}))*$"
)
_DATELINE_LENGTH = 70  # characters
_DATELINE = expression(
    r"(?P<place>[^\W\d_][\w’'.]*(?:[ -][\w’'.]+){0,4})(?P<rest>(?:, [\w’'. ]{2,30}){0,2}(?: ?\([\w/ .-]{2,20}\))?)\s?\.\s?(?P<dash>[-–—])(?=\s|[“\"A-Z])"
)
_AGENCY = frozenset(
    [
        "agency",
        "bank",
        "ministry",
        "office",
        "party",
        "union",
        "court",
        "newspaper",
        "network",
        "channel",
        "portal",
        "website",
    ]
)
_EMPTY = (" ()", " ( )")
_CALL = expression(r"\w\(\)")


def _in_code(text: str, start: int, end: int) -> bool:
    """Whether the span stands between backticks, in its line."""
    if "`" not in text:
        return False
    before = text[max(0, start - _FAR) : start].rpartition("\n")[2]
    after = text[end : end + _FAR].partition("\n")[0]
    return "`" in before and "`" in after


def markup_in_lines(rule: Rule, page: Analysis) -> Iterator[Finding]:
    """Tags, comments and short codes inside a line of story."""
    text = page.text
    if (
        "<" not in text
        and "[/" not in text
        and "[caption" not in text
        and "[embed" not in text
        and "[vc_" not in text
    ):
        return
    lines = page_lines(page)
    if lines.markdown:
        return
    matches = [m for pattern in (tag(), code()) for m in pattern.finditer(text)]
    names = [(m["name"] or "").lower() if m.re is tag() else "" for m in matches]
    closed = {name for m, name in zip(matches, names, strict=True) if name and m.group().startswith("</")}
    run: list[tuple[int, int, bool, bool]] = []
    for match, name in sorted(zip(matches, names, strict=True), key=lambda pair: pair[0].start()):
        start, end = match.span()
        if lines.covers(start) or _in_code(text, start, end) or _SPOKEN_OF.match(text, end):
            continue
        certain = (
            match.re is code()
            or not name
            or bool(match["rest"])
            or match.group().endswith("/>")
            or name in closed
        )
        if not certain and name not in ("br", "p", "hr"):
            continue
        if run and run[-1][1] != start:
            yield _markup(rule, text, run)
            run = []
        run.append((start, end, certain, name in _BREAKS))
    if run:
        yield _markup(rule, text, run)


def _markup(rule: Rule, text: str, run: list[tuple[int, int, bool, bool]]) -> Finding:
    start, end = run[0][0], run[-1][1]
    before, after = text[start - 1 : start], text[end : end + 1]
    fill = " " if before.strip() and after.strip() and any(broken for *_, broken in run) else ""
    outside = (not before or before.isspace()) and (not after or after.isspace())
    edit = gone(start, end, text) if outside else Edit(start, end, fill)
    certain = all(sure for _, _, sure, _ in run)
    safety, confidence = (Safety.SAFE, 0.99) if certain and not fill else (Safety.UNSAFE, 0.9)
    return rule.finding(start, end, "Markup", Suggestion((edit,), safety, confidence))


def cut_text(rule: Rule, page: Analysis) -> Iterator[Finding]:
    """Signs of cut text at the end of a paragraph."""
    text, lines = page.text, page_lines(page)
    if "…" in text or "..." in text:
        for match in _CUT.finditer(text):
            start, end = match.span()
            first, _ = page.document.line_span(start)
            before = text[max(first, start - _FAR) : start].rstrip()
            if lines.covers(start) or not before or _quoted(before) or _in_code(text, start, end):
                continue
            if lines.wrapped and text[end : end + 2].strip():
                continue  # the line ends here, the paragraph goes on
            if start - first < 60 and not before.endswith((".", "!", "?", "”")):
                continue
            complete = before[-1] in '.!?”"' and start > first + 40
            safety, confidence = (Safety.UNSAFE, 0.9) if complete else (Safety.DISPLAY, 0.6)
            yield rule.finding(
                start,
                end,
                "The text was cut off here",
                Suggestion((Edit(start - _blanks(text, start), end, ""),), safety, confidence),
            )
    links = [link for word, links in _MORE_LINKS.items() if word in page.document.counts for link in links]
    for link in links:
        for at in places(link, text):
            yield from _link_to_the_rest(rule, page, at)


def _link_to_the_rest(rule: Rule, page: Analysis, at: int) -> Iterator[Finding]:
    start, end = page.document.line_span(at)
    if end - at > 100 or at - start < 20 or page_lines(page).covers(at):
        return
    low = max(start, at - 6)
    body = page.text[low:end].rstrip()
    if found := _MORE.search(body):
        edit = Edit(low + found.end("before"), low + len(body), "")
        suggestion = Suggestion((edit,), Safety.UNSAFE, 0.9)
        yield rule.finding(
            low + found.start("more"), low + len(body), "Link to the rest of the text", suggestion
        )


def _blanks(text: str, end: int) -> int:
    """The number of blanks before an offset."""
    start = end
    while start and text[start - 1] in " \t\xa0":
        start -= 1
    return end - start


def _quoted(before: str) -> bool:
    """Whether a quotation is open at the end of this piece of a line."""
    return (
        before.count("“") > before.count("”")
        or before.count("«") > before.count("»")
        or before.count('"') % 2 == 1
    )


def debris(rule: Rule, page: Analysis) -> Iterator[Finding]:
    """What is left of datelines and agency marks."""
    text, lines = page.text, page_lines(page)
    for start in places("(.)", text):
        if (
            text[start - 1 : start] == " "
            and text[start + 3 : start + 4] in (" ", "-", "–", "—", ".")
            and not (lines.covers(start) or start - page.document.line_span(start)[0] > _DATELINE_LENGTH)
        ):
            yield rule.finding(
                start,
                start + 3,
                "What is left of an agency's name",
                Suggestion((Edit(start - 1, start + 3, ""),), Safety.UNSAFE, 0.93),
            )
    for sign in (".-", ".–", ". –", ".—"):
        for at in places(sign, text):
            yield from _dateline(rule, page, at)
    for at in places(". ,", text):
        yield from _two_marks(rule, page, at)
    for sign in _EMPTY:
        for at in places(sign, text):
            end = at + len(sign)
            word = page.words[page.document.index_at(at) - 1]
            if (
                not text[at - 1].isalpha()
                or text[end : end + 1] not in " ,.;\r\n"
                or not (word.istitle() or word in _AGENCY)
            ):
                continue
            if not (lines.covers(at) or lines.wrapped or _in_code(text, at, end) or _CALL.search(text)):
                yield rule.finding(
                    at + 1, end, "Empty brackets", Suggestion((Edit(at, end, ""),), Safety.UNSAFE, 0.85)
                )


def _two_marks(rule: Rule, page: Analysis, at: int) -> Iterator[Finding]:
    """ "reported. , and": the words of a link are gone, and the marks around them stayed."""
    text, i = page.text, page.document.index_at(at)
    if (
        not i
        or page.document.end(i - 1) != at
        or page.is_abbreviation(i - 1)
        or len(page.words[i - 1]) < 3
        or page.words[i - 1].isupper()
    ):
        return
    rest = text[at + 3 : at + 5]
    if rest[:1] == " " and rest[1:].islower():
        end = page.document.end(i)  # the next word is in the edit: it begins no sentence
        edit = Edit(at, end, f", {page.words[i]}")
    elif not rest.strip():
        edit = Edit(at, at + 3, ".")
    else:
        return
    yield rule.finding(at, at + 3, "Two marks where a link stood", Suggestion((edit,), Safety.UNSAFE, 0.85))


def _dateline(rule: Rule, page: Analysis, at: int) -> Iterator[Finding]:
    first, last = page.document.line_span(at)
    if at - first > _DATELINE_LENGTH or page_lines(page).covers(at):
        return
    first += page.text.startswith("\ufeff", first)
    match = _DATELINE.match(page.text, first, last)
    if not match or not match.start("dash") - 2 <= at + 0 <= match.start("dash"):
        return
    place = match["place"].rstrip(".")
    agency = re.search(r"\(([\w/ .-]+)\)", match["rest"])
    known = any(
        page.lexicon.entry(word.lower()).flags & Flag.PLACE
        for word in re.findall(r"[^\W\d_][\w’']+", place + match["rest"].split("(")[0])
        if word[0].isupper()
    )
    if not known and not (agency and agency[1].lower() in terms("agency")):
        return
    start = match.end("rest")
    dash = " –" if page.text[match.end() : match.end() + 1].isspace() else " – "
    yield rule.finding(
        start,
        match.end(),
        "Full stop and dash behind a dateline",
        Suggestion((Edit(start, match.end(), dash),), Safety.UNSAFE, 0.93),
    )
