"""A blank before a punctuation mark that takes none (SPC004)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import JOINED, LOOSE, QUOTE, STOP, WEAK
from decalque.rules import rule
from decalque.rules.grammar import is_program

# Blanks, one mark (with a closing quotation mark or bracket at most), and then a blank or the end of the gap.
_SPACED = expression(
    r"(?P<head>\.?[”’\")\]%]{0,2})(?P<blanks>[ \xa0]{1,3})"
    r"(?P<mark>[,.!?][”\")\]]?|[:;][”\"]?)(?P<rest>[ \r\n].*)",
    re.DOTALL,
)
_BRACKET_OPENS = expression(r"(?:.*\s)?[\"“]?[(\[][ \xa0]{1,3}", re.DOTALL)
_BRACKET_CLOSES = expression(r"[ \xa0]{1,3}[)\]](?:[ ,.;:!?\r\n].*|)", re.DOTALL)
_GUILLEMETS = expression("[«»]")
_ASIDE_MOST = 200  # characters in a bracket
_QUOTATION_MOST = 600


class _Found(dict[str, str]):
    """gap -> what is wrong with it: "mark", "opens", "closes", or nothing."""

    def __missing__(self, gap: str) -> str:
        found = ""
        if _SPACED.fullmatch(gap):
            found = "mark"
        elif _BRACKET_OPENS.fullmatch(gap):
            found = "opens"
        elif _BRACKET_CLOSES.fullmatch(gap):
            found = "closes"
        if len(gap) < 9 and len(self) < 5_000:
            self[gap] = found
        return found


_found = _Found()


def _is_running_text(page: Analysis, i: int) -> bool:
    """Whether the word before the gap is one a sentence may have there, and its line is no row of a table."""
    left = page.words[i - 1]
    if not (
        left[-1].isalnum()
        and (left.isdigit() or page.lexicon.is_word(left) or left[0].isupper() or left.islower())
    ):
        return False
    first, last = page.line_of(i - 1)
    if last - first < 4:
        return False
    start, end = page.document.line_span(page.starts[i - 1])
    sentences: dict[int, bool] = page.remember("lines without columns", lambda page: {})
    if start not in sentences:
        line = page.text[start:end]
        sentences[start] = "|" not in line and "\t" not in line and "`" not in line and "   " not in line.strip()
    return sentences[start]


def _is_french(page: Analysis, i: int, blanks: str, mark: str) -> bool:
    """Whether a blank before a double mark may be meant: French typography, alone or in a French quotation."""
    if mark[0] in ",.":
        return False
    if "\xa0" in blanks:
        return True
    start, end = page.document.line_span(page.starts[i - 1])
    at = page.starts[i]  if i < len(page.words) else end
    return bool(_GUILLEMETS.search(page.text, max(start, at - _QUOTATION_MOST), min(end, at + _QUOTATION_MOST)))


def _mark(page: Analysis, i: int, at: int) -> Suggestion | None:
    found = _SPACED.fullmatch(page.gaps[i] + "\n" * (i == len(page.words)))
    if found is None or _is_french(page, i, found["blanks"], found["mark"]):
        return None
    mark = found["mark"][0]
    if mark in ".:" and found["rest"].lstrip(" \r\n>")[:1] in tuple(
        ".:()"
    ):  # ". . .", broken over lines or not
        return None
    if mark == "." and found["head"].startswith("."):
        return None
    if mark == ":" and page.capital_share(i - 1) > 0.9:
        return None
    sure = len(found["blanks"]) == 1 and mark in ",." and page.words[i - 1].isalpha()
    start = at + found.start("blanks")
    edit = Edit(start, at + found.end("blanks"), "")
    return Suggestion((edit,), Safety.SAFE if sure else Safety.UNSAFE, 0.99 if sure else 0.9)


def _bracket(page: Analysis, i: int, at: int, found: str) -> Suggestion | None:
    text, gap = page.text, page.gaps[i]
    if found == "closes":
        opening = max(
            text.rfind("(", max(0, at - _ASIDE_MOST), at), text.rfind("[", max(0, at - _ASIDE_MOST), at)
        )
        if opening < 0 or "\n" in text[opening:at] or text[opening + 1 : opening + 2] in " \xa0":
            return None
        blanks = len(gap) - len(gap.lstrip(" \xa0"))
        return Suggestion((Edit(at, at + blanks, ""),), Safety.UNSAFE, 0.93)
    inner = at + len(gap)
    start = at + len(gap.rstrip(" \xa0"))
    closing = "]" if text[start - 1] == "[" else ")"
    end = text.find(closing, inner, inner + _ASIDE_MOST)
    if end < 0 or "\n" in text[inner:end] or not text[inner:end].strip() or text[end : end + 2] == "](":
        return None
    edits = [Edit(start, inner, "")]
    bare = text[inner:end].rstrip(" \xa0")
    if len(bare) < end - inner:
        edits.append(Edit(inner + len(bare), end, ""))
    return Suggestion(tuple(edits), Safety.UNSAFE, 0.93)


@rule(
    "SPC004",
    "space-before-punctuation",
    mqm="whitespace",
    bad=[
        ("The two sides signed the treaty , the minister said.", "The two sides signed the treaty, the minister said."),
        ("The two sides signed the treaty .", "The two sides signed the treaty."),
        ("The bank ( ECB ) raised its rates.", "The bank (ECB) raised its rates."),
        ("The bank (ECB ) raised its rates.", "The bank (ECB) raised its rates."),
        ("The bank ( ECB) raised its rates.", "The bank (ECB) raised its rates."),
        ("He left the room ; nobody followed.", "He left the room; nobody followed."),
        ("What did the minister know ? Nobody asked.", "What did the minister know? Nobody asked."),
        ("The vote was held on Monday .\n\nIt was close.", "The vote was held on Monday.\n\nIt was close."),
        ("The squad (Ramos, Navas) , the coach said, was tired.", "The squad (Ramos, Navas), the coach said, was tired."),
    ],
    good=[
        "He waited ... and then he left … at last.",
        "The firm sells .NET software and bats .300 hitters.",
        "He wrote :) and :-( and ;) and :D to the fans.",
        "The French poster said « Que faire ? Rien ! » in red.",
        "The poster asked «Que faire ?» and the crowd laughed.",
        "Name : Ana\nAge : 40",
        "| team | points , goals |\n| Ajax | 40 . 3 |",
        "He used the folder .Trash and the library .Net for years.",
        "The vote was held (on Monday) and (it seems) was close.",
        "a ) first\nb ) second",
        "He said: . . . And then he stopped.",
        "The price was £.50 or 50p.",
        "The bill passed 51-49 (R-Texas) in Washington, D.C., on Monday.",
    ],
)  # fmt: skip
def space_before_punctuation(page: Analysis) -> Iterator[Finding]:
    """A blank before a comma, full stop, colon, question or exclamation mark, or inside a bracket.

    It is left where a link or a bold name ended before the mark. Each distinct gap is read once: blanks, one mark,
    and white space or the end. The blank is taken out when the line is running text.

    Ellipses, emoticons, ".NET", ".300", tables, French typography (no-break blanks, «guillemets») and lines of
    "Name : value" are left alone.
    """
    program: bool | None = None
    gaps, last = page.gaps, len(page.words)
    odd = compress(page.gap_marks, map(_found.__getitem__, map(gaps.__getitem__, page.gap_marks)))
    for i in [*(i for i in odd if i < last), last]:  # the last gap is read as if a line ended there
        kind = page.breaks[i]
        if not kind & (STOP | WEAK | QUOTE | LOOSE) or kind & JOINED or i == 0:
            continue
        what = _found[gaps[i] if i < last else gaps[i] + "\n"]
        if not what or not _is_running_text(page, i):
            continue
        at = page.document.end(i - 1)
        suggestion = _mark(page, i, at) if what == "mark" else _bracket(page, i, at, what)
        if suggestion is not None and "," not in gaps[i] and program is None:
            program = is_program(page.text)
        if suggestion is not None and ("," in gaps[i] or not program):
            start, end = suggestion.span
            yield space_before_punctuation.finding(start, end + 1, "Blank before punctuation", suggestion)
