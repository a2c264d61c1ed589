"""Quotation marks that face the wrong way or stand on the wrong side of a blank (SPC007), by balance."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import QUOTE
from decalque.rules import rule

_CURLY = expression("[“”„]")
# What a reporting clause begins with: after it a closing mark is expected in front.
_REPORTING = expression(
    r"(?:(?:he|she|it|they|we|I|who)\b ?)?(?:has |had |also |then |later )?"
    r"(?:said|says|added|adds|told|explained|explains|warned|asked|replied|wrote|noted|stated|insisted|stressed|"
    r"recalled|declared|concluded|continued|pointed|admitted|assured|claimed|affirmed|commented|argued|announced|"
    r"confirmed|remarked|observed|answered|according)\b"
)
_BLANK = frozenset(" \xa0\t\u202f")
_NO_END = _BLANK | {"“", "", "\n"}  # a quotation does not end behind these
_AFTER_CLOSING = frozenset(" \xa0\t\u202f\r\n.,;:!?)]—–-’'”…/")

# What gaps look like when a mark may face the wrong way or have its blank on the wrong side.
_SUSPICIOUS = expression(r"\s”|“[\s.,;:!?)]|^“|[^\s(—–\[‘'-]“|”“")


def _offsets(page: Analysis, marks: str) -> list[int]:
    """Where any of these characters stand, in order; the page is searched once."""
    pattern = expression(f"[{marks}]")
    return page.remember(f"offsets {marks}", lambda page: [m.start() for m in pattern.finditer(page.text)])


def open_before(page: Analysis, offset: int) -> bool:
    """Whether the nearest curly double mark before `offset`, in its paragraph, opens a quotation."""
    marks = _offsets(page, "“”")
    k = bisect_left(marks, offset) - 1
    return k >= 0 and marks[k] >= page.document.line_span(offset)[0] and page.text[marks[k]] == "“"


def closed_after(page: Analysis, offset: int) -> bool:
    """Whether the nearest curly double mark from `offset` on, in its paragraph, closes a quotation."""
    marks = _offsets(page, "“”")
    k = bisect_left(marks, offset)
    return k < len(marks) and marks[k] < page.document.line_span(offset)[1] and page.text[marks[k]] == "”"


def straight_is_closing(page: Analysis, offset: int) -> bool | None:
    """Whether the straight mark at `offset` closes; None when that is not clear.

    The nearest mark before it in its paragraph tells: after one that opens, it closes. After one that closes, or none,
    it opens, if the next one closes.
    """
    text, marks = page.text, _offsets(page, '"')
    start, end = page.document.line_span(offset)
    first, here, last = bisect_left(marks, start), bisect_left(marks, offset), bisect_left(marks, end)
    if here > first:
        opens, closes = _straight_shape(text, marks[here - 1])
        if opens != closes:
            if opens:
                return True
        elif (last - first) % 2:
            return None
        elif (here - first) % 2:
            return True
    return False if here + 1 < last and _straight_shape(text, marks[here + 1])[1] else None


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


def _paragraph_findings(text: str, marks: list[int]) -> Iterator[tuple[int, Edit, float]]:
    if any(text[at] == "„" for at in marks):  # German and Polish: “ closes
        return
    depth = 0
    surplus = sum(1 if text[at] == "”" else -1 for at in marks)
    for at in marks:
        surplus -= 1 if text[at] == "”" else -1
        found = _mended(text, at, depth, surplus)
        now = text[at]
        if found:
            edit, confidence = found
            yield at, edit, confidence
            now = edit.text.strip()
        depth = depth + 1 if now == "“" else max(0, depth - 1)


class _Looks(dict[str, bool]):
    """gap -> whether a mark in it may face the wrong way, or have its blank on the wrong side."""

    def __missing__(self, gap: str) -> bool:
        odd = ("“" in gap or "”" in gap) and bool(_SUSPICIOUS.search(gap))
        if len(gap) < 20 and len(self) < 20_000:
            self[gap] = odd
        return odd


_looks = _Looks()


def _suspects(page: Analysis) -> Iterator[int]:
    """The offsets of the gaps that give reason to look at their paragraphs."""
    text, last = page.text, len(page.words)
    for i in page.gap_marks:
        if not page.breaks[i] & QUOTE:
            continue
        gap = page.gaps[i]
        at = page.starts[i] if i < last else len(text)
        if _looks[gap] or (gap[-2:] == " “" and gap[0] in ",.?!" and _REPORTING.match(text, at)):
            yield from _marks_in(gap, at - len(gap))


def _marks_in(gap: str, at: int) -> list[int]:
    """Where curly marks stand in a gap at `at`: one of each line."""
    if "\n" not in gap and "\r" not in gap:
        return [at + max(gap.find("“"), gap.find("”"))]
    return [at + m.start() for m in _CURLY.finditer(gap)]


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
    marks = _offsets(page, "“”„")
    done = -1
    for at in _suspects(page):
        if at < done:
            continue
        start, done = page.document.line_span(at)
        own = marks[bisect_left(marks, start) : bisect_left(marks, done)]
        for mark, edit, confidence in _paragraph_findings(text, own):
            yield misplaced_quote.finding(
                mark, mark + 1, "Misplaced quotation mark", Suggestion((edit,), Safety.UNSAFE, confidence)
            )
