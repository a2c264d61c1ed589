"""Quotation marks that face the wrong way or stand on the wrong side of a blank (SPC007), by balance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import QUOTE
from decalque.rules import rule

_CURLY = re.compile("[“”„]")
# What a reporting clause begins with: after it a closing mark is expected in front.
_REPORTING = re.compile(
    r"(?:(?:he|she|it|they|we|I|who)\b ?)?(?:has |had |also |then |later )?"
    r"(?:said|says|added|adds|told|explained|explains|warned|asked|replied|wrote|noted|stated|insisted|stressed|"
    r"recalled|declared|concluded|continued|pointed|admitted|assured|claimed|affirmed|commented|argued|announced|"
    r"confirmed|remarked|observed|answered|according)\b"
)
_BLANK = frozenset(" \xa0\t\u202f")
_NO_END = _BLANK | {"“", "", "\n"}  # a quotation does not end behind these
_AFTER_CLOSING = frozenset(" \xa0\t\u202f\r\n.,;:!?)]—–-’'”…/")

# What gaps look like when a mark may face the wrong way or have its blank on the wrong side.
_SUSPICIOUS = re.compile(r"\s”|“[\s.,;:!?)]|^“|[^\s(—–\[‘'-]“|”“")


def paragraph(text: str, offset: int) -> tuple[int, int]:
    """The line that holds `offset`, without its line break."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    ends = [e for e in (text.find("\n", offset), text.find("\r", offset)) if e >= 0]
    return start, min(ends, default=len(text))


def open_before(text: str, offset: int) -> bool:
    """Whether the nearest curly double mark before `offset`, in its paragraph, opens a quotation."""
    start = paragraph(text, offset)[0]
    return text.rfind("“", start, offset) > text.rfind("”", start, offset)


def closed_after(text: str, offset: int) -> bool:
    """Whether the nearest curly double mark from `offset` on, in its paragraph, closes a quotation."""
    end = paragraph(text, offset)[1]
    closing, opening = text.find("”", offset, end), text.find("“", offset, end)
    return closing >= 0 and (opening < 0 or closing < opening)


def straight_is_closing(text: str, offset: int) -> bool | None:
    """Whether the straight mark at `offset` closes; None when that is not clear.

    The nearest mark before it in its paragraph tells: after one that opens, it closes. After one that closes, or none,
    it opens, if the next one closes.
    """
    start, end = paragraph(text, offset)
    previous, following = text.rfind('"', start, offset), text.find('"', offset + 1, end)
    if previous >= 0:
        opens, closes = _straight_shape(text, previous)
        if opens != closes:
            if opens:
                return True
        elif text.count('"', start, end) % 2:
            return None
        elif text.count('"', start, offset) % 2:
            return True
    return False if following >= 0 and _straight_shape(text, following)[1] else None


def _straight_shape(text: str, at: int) -> tuple[bool, bool]:
    """Whether the straight mark at `at` looks as if it opened, and as if it closed."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    opens = (not before or before.isspace() or before in "([—–-'‘") and bool(after) and not after.isspace()
    closes = (
        bool(before) and not before.isspace() and (not after or after.isspace() or after in ".,;:!?)]—–-'’")
    )
    return opens, closes


def _mended(text: str, at: int, depth: int, surplus: int) -> tuple[Edit, float] | None:
    """The edit for the mark at `at`, and how sure it is; None when the mark may stand.

    `depth` quotations are open there; behind it `surplus` more marks close than open.
    """
    mark, is_open = text[at], depth > 0
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    blank_before, blank_after = before in _BLANK or not before.strip(), after in _BLANK
    if mark == "“" and is_open and not (surplus > depth and blank_after and blank_before):
        if not blank_before and before not in "(—–-‘'[" and after in _AFTER_CLOSING:
            return Edit(at, at + 1, "”"), 0.96
        if (
            before in _BLANK
            and text[at - 2 : at - 1] in ",.?!"
            and surplus < depth
            and _REPORTING.match(text, at + 1)
        ):
            return Edit(at - 1, at + 1, "” "), 0.92
    elif mark == "”" and surplus > depth and blank_before and after.isalnum():
        return Edit(at, at + 1, "“"), 0.93
    elif mark == "”" and is_open and before in _BLANK and text[at - 2 : at - 1] not in _NO_END:
        if not after or (after in _AFTER_CLOSING and after not in "’'"):
            return Edit(at - 1, at + 1, "”"), 0.95
        if after.islower() and text[at - 2 : at - 1].strip():
            return Edit(at - 1, at + 1, "” "), 0.93
    elif mark == "“" and surplus > depth and blank_after and text[at + 2 : at + 3].isalnum():
        if blank_before:
            return Edit(at, at + 2, "“"), 0.94
        if before.isalnum() or before in ",:":
            return Edit(at, at + 2, " “"), 0.9
    return None


def _paragraph_findings(text: str, start: int, end: int) -> Iterator[tuple[int, Edit, float]]:
    marks = [m.start() for m in _CURLY.finditer(text, start, end)]
    if any(text[at] == "„" for at in marks):  # German and Polish: “ closes
        return
    depth = 0
    for k, at in enumerate(marks):
        rest = [text[m] for m in marks[k + 1 :]]
        found = _mended(text, at, depth, rest.count("”") - rest.count("“"))
        now = text[at]
        if found:
            edit, confidence = found
            yield at, edit, confidence
            now = edit.text.strip()
        depth = depth + 1 if now == "“" else max(0, depth - 1)


@rule(
    "SPC007",
    "misplaced-quote",
    mqm="unpaired-marks",
    bad=[
        ("She won “silver“, the agency said.", "She won “silver”, the agency said."),
        ("“It affects all of us, “added the minister.", "“It affects all of us,” added the minister."),
        ("He called it “a good job ”, and left.", "He called it “a good job”, and left."),
        ("“The vote is over ”he said on Monday.", "“The vote is over” he said on Monday."),
        ("The film ”The Wall” opened on Friday.", "The film “The Wall” opened on Friday."),
        ("The film “ The Wall” opened on Friday.", "The film “The Wall” opened on Friday."),
        ("He said the plan was “a mess ”.", "He said the plan was “a mess”."),
    ],
    good=[
        "He called it “a good job” and left.",
        "“We will win,” he said. “We always do.”",
        "“He told me ‘go home,’ and I went,” she said.",
        "“He said “yes” and left,” she said.",
        "“It was late.\n\n“Then it rained,” he said.",
        "The word „Haus“ is German, and „Dom“ is Polish.",
        "The screen is 13” wide and 9” high.",
        "He asked: “Why?” Nobody knew.",
        "He read “War and Peace”—twice—and “Emma”…",
        "The song (“Yesterday”) and the film (“Help!”) were made in 1965.",
        "“‘I am late,’ he said,” she recalled.",
        "The team—“the Blues”—won.",
    ],
)
def misplaced_quote(page: Analysis) -> Iterator[Finding]:
    """A curly quotation mark that faces the wrong way, or has its blank on the wrong side.

    Scrapers and translators move the marks: “silver“, or “a job ”, or “us, “added. Curly marks say which
    way they face, so a mark is wrong when its neighbours say the contrary *and* turning or moving it makes
    the marks of the paragraph pair. Straight marks say nothing and are left alone, and so are
    paragraphs with „German“ quotation marks, and a quotation that runs over several paragraphs.

    It can be wrong in paragraphs where a mark is missing altogether.
    """
    text = page.text
    if "“" not in text and "”" not in text:
        return
    done = -1
    looks: dict[str, bool] = {}
    for i in page.gap_marks:
        kind = page.breaks[i]
        if not kind & QUOTE:
            continue
        gap = page.gaps[i]
        odd = looks.get(gap)
        if odd is None:
            odd = looks[gap] = bool(("“" in gap or "”" in gap) and _SUSPICIOUS.search(gap))
        if not odd and not (gap[-2:] == " “" and gap[0] in ",.?!" and _REPORTING.match(text, page.starts[i])):
            continue
        at = page.starts[i] - len(gap) if i < len(page.words) else len(text) - len(gap)
        if at + len(gap) <= done:
            continue
        at += max(gap.find("“"), gap.find("”"))
        start, done = paragraph(text, at)
        for mark, edit, confidence in _paragraph_findings(text, start, done):
            yield misplaced_quote.finding(
                mark, mark + 1, "Misplaced quotation mark", Suggestion((edit,), Safety.UNSAFE, confidence)
            )
