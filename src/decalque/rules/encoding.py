"""Characters that were escaped once too often (ENC002), or that nobody can see (ENC003).

These rules, like that of `mojibake`, read the raw text (`Stage.CHARACTERS`); the linter makes the edits they
propose before the other rules look. Each opens with a search so cheap that a clean text costs next to nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from decalque.analysis import Analysis
from decalque.document import WORD, places
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.rules import Stage, rule


def character_repair(start: int, end: int, repaired: str, confidence: float) -> Suggestion:
    """The replacement of damaged characters, safe from a confidence of 0.99 on."""
    safety = Safety.SAFE if confidence >= 0.99 else Safety.UNSAFE
    return Suggestion(
        (Edit(start, end, repaired),), safety, confidence, evidence={"length": float(end - start)}
    )


_ENTITY = expression(r"&(?:amp;)*(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});")
# Programs that cut a text to length leave entities without their semicolon.
_CUT = expression(
    r"&(?:nbsp|quot|amp|apos|[lr][sd]quo|[nm]dash|hellip|#0?39|#34|#160|#82(?:1[1267]|2[01]|30))(?![\w;=])"
)
_EXTRA_NAMES = frozenset(
    """
        apos period comma excl colon semi quest lpar rpar lsqb rsqb dollar percnt ast plus equals sol num
        """.split()
)
_BLANKS = expression("[\xa0\u2000-\u200a\u202f\n\r\t]")
_UNSEEN = expression("[\xad\u200b\u200c\u200e\u200f\u2060\ufeff]")
_PARAMETER = expression(r"[\w.-]{1,60}=")
_ADDRESS = expression(
    r"(?:://|(?<![^ \n\t\"“(<])www\.|\?[\w.-]{1,60}=)[^ \n\t\"“(<]*", re.IGNORECASE
)
_TICK = expression("`")


@lru_cache(1024)
def _meaning(entity: str) -> str | None:
    """The text an entity stands for, blanks as one kind of blank; None when it is none."""
    from html import unescape
    from html.entities import name2codepoint

    decoded = entity
    for _ in range(6):
        if (further := unescape(decoded)) == decoded:
            break
        decoded = further
    name = entity.replace("amp;", "").strip("&;") or "amp"
    known = (
        name.startswith("#")
        or name in name2codepoint
        or name in _EXTRA_NAMES
        or name.lower() in ("nbsp", "quot")
    )
    if not known or "\ufffd" in decoded:
        return None
    if decoded == entity:
        decoded = unescape(f"&{name.lower()};")
    decoded = _UNSEEN.sub("", _BLANKS.sub(" ", decoded))
    return decoded if decoded.isprintable() else None


def _addresses(page: Analysis) -> list[tuple[int, int]]:
    """Start and end of the addresses and query strings."""
    return [m.span() for m in _ADDRESS.finditer(page.text)]


def _ticks(page: Analysis) -> list[int]:
    """Where the backticks stand."""
    return [m.start() for m in _TICK.finditer(page.text)]


def _belongs_to_address(page: Analysis, start: int, end: int) -> bool:
    """Whether the span is the "&amp;" or "&copy" of a query string."""
    addresses = page.remember("addresses", _addresses)
    k = bisect_left(addresses, (start, 0)) - 1
    if k < 0 or addresses[k][1] <= start:
        return False
    return page.text.startswith("&amp", start) or bool(_PARAMETER.match(page.text, end))


def _is_code(page: Analysis, start: int, end: int) -> bool:
    """Whether the span stands between backticks, in its line."""
    ticks = page.remember("backticks", _ticks)
    if not ticks:
        return False
    line, stop = page.document.line_span(start)
    k = bisect_left(ticks, start)
    return (k - bisect_left(ticks, line)) % 2 == 1 and k < len(ticks) and end <= ticks[k] < stop


@rule(
    "ENC002",
    "html-entity",
    mqm="character-encoding",
    stage=Stage.CHARACTERS,
    bad=[
        ("I&#39;m sure of it, he said.", "I'm sure of it, he said."),
        ("There was&nbsp;a bar on the corner.", "There was a bar on the corner."),
        ("The chain Marks &amp; Spencer closed.", "The chain Marks & Spencer closed."),
        ("It was called &ldquo;the poor people’s bell”.", "It was called “the poor people’s bell”."),
        ("The mayor&rsquo;s brother was there.", "The mayor’s brother was there."),
        ("The mayor&#8217;s brother was there.", "The mayor’s brother was there."),
        ("The mayor&#x2019;s brother was there.", "The mayor’s brother was there."),
        ("He lived in Bern (1860 &ndash; 1943).", "He lived in Bern (1860 – 1943)."),
        ("The firm P&amp;amp;O sailed on.", "The firm P&O sailed on."),
        ("The mayor&amp;rsquo;s brother was there.", "The mayor’s brother was there."),
        ("There was&nbsp a bar on the corner.", "There was a bar on the corner."),
        ("The caf&eacute; closed in May.", "The café closed in May."),
    ],
    good=[
        "The firms AT&T; and Verizon were sued.",
        "They spent it on R&D; nobody asked why.",
        "The page https://example.com/?a=1&copy=2&amp;b=3 was removed.",
        "Procter & Gamble and Johnson & Johnson rose.",
        "The Q&A; was long, the B&B; was full.",
        "The code `&nbsp;` gives a blank.",
        "Simon & Garfunkel; that was the name.",
        "The M&S; the shop on the corner, closed.",
        "The company H&M and the bank S&P Global met.",
        "Profits were up 3% & sales were up 4%.",
    ],
)  # fmt: skip
def html_entity(page: Analysis) -> Iterator[Finding]:
    """An HTML entity that nobody decoded: "&nbsp;", "&#39;", "&rsquo;".

    Named, decimal and hexadecimal entities are decoded, also when they were escaped more than once
    ("&amp;rsquo;") or lost their semicolon; a no-break or thin space becomes a blank, and what nobody can see
    becomes nothing. Names of HTML 4 are known, because the longer list of HTML 5 holds ordinary words.

    Query strings and code between backticks are left alone. It is wrong in a text about HTML.
    """
    text = page.text
    if "&" not in text:
        return
    for pattern in (_ENTITY, _CUT):
        end = 0
        for at in places("&", text):
            match = pattern.match(text, at) if at >= end else None
            if match is None:
                continue
            start, end = match.span()
            meaning = _meaning(match.group() if pattern is _ENTITY else match.group() + ";")
            if meaning is None or _belongs_to_address(page, start, end) or _is_code(page, start, end):
                continue
            if meaning == " " and pattern is _CUT and text[end : end + 1] == " ":
                meaning = ""
            confidence = 0.9 if meaning in ("<", ">") else 0.995
            yield html_entity.finding(
                start, end, f"HTML entity: {match.group()}", character_repair(start, end, meaning, confidence)
            )


_INVISIBLE_RANGES = (
    *((0x00, 0x08), (0x0B, 0x0B), (0x0E, 0x1F), (0x7F, 0x7F), (0xAD, 0xAD), (0x180E, 0x180E), (0x200B, 0x200F)),
    *((0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x2069), (0xFEFF, 0xFEFF), (0xFFFC, 0xFFFC)),
)
# Looking for each by itself is ten times as fast as looking for the class.
_ANY_INVISIBLE = [chr(code) for first, last in _INVISIBLE_RANGES for code in range(first, last + 1)]
_INVISIBLE = expression(f"[{''.join(_ANY_INVISIBLE)}]+")
_ANSI = expression(r"\x1b\[[0-9;]*[A-Za-z]")
_NEAR = 200  # code points
_JOINERS = frozenset("\u200c\u200d")
_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT = expression("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def _needed(page: Analysis, start: int, end: int) -> bool:
    """Whether the characters do their work here: joiners in emoji and scripts that need them, marks of direction."""
    text = page.text
    unseen = set(text[start:end])
    if unseen & _JOINERS:
        around = text[start - 1 : start] + text[end : end + 1]
        if any(c >= "\u0590" and not "\u2010" <= c <= "\u2027" for c in around):
            return True
    return bool(unseen & _DIRECTIONS) and _runs_right_to_left(page, start)


def _runs_right_to_left(page: Analysis, offset: int) -> bool:
    """Whether the line has right-to-left text; each line is searched once."""
    lines: dict[int, bool] = page.remember("lines from right to left", lambda page: {})
    line, stop = page.document.line_span(offset)
    if line not in lines:
        lines[line] = bool(_RIGHT_TO_LEFT.search(page.text, line, stop))
    return lines[line]


def _words_beside(page: Analysis, start: int, end: int) -> tuple[str, str]:
    """The last word before `start` and the one that begins at `end`; empty when there is none.

    The page is not read for it where a blank is near: most are read only once their characters are mended.
    """
    text = page.text
    blank = text.rfind(" ", max(0, start - _NEAR), start)
    before = WORD.findall(text, blank + 1, start) if blank >= 0 else []
    if before and not WORD.match(text, end - 1):
        behind = WORD.match(text, end)
        return before[-1], behind.group() if behind else ""
    i = page.document.index_at(end)
    if not (0 < i < len(page.words) and page.starts[i] == end):
        return "", ""
    return page.words[i - 1], page.words[i]


def _in_place_of(page: Analysis, start: int, end: int) -> tuple[str, float] | None:
    """What should stand there (nothing, or a blank where two words would grow together), and how sure that is.

    None where a zero-width blank parts letters of which neither side is an English word: some scripts need it.
    """
    text, unseen = page.text, page.text[start:end]
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if "\x0b" in unseen:
        return "" if before.isspace() or after.isspace() else " ", 0.995
    if "\u200b" not in unseen or not (before.isalnum() and after.isalnum()):
        return "", 0.995
    left, right = _words_beside(page, start, end)
    if not left or not right:
        return None
    known = page.lexicon.is_word
    if known(left + right):
        return "", 0.995
    if len(left) > 1 < len(right) and (known(left) or known(right)):
        return " ", 0.9 if known(left) and known(right) else 0.85
    return None


@rule(
    "ENC003",
    "invisible-character",
    mqm="character-encoding",
    stage=Stage.CHARACTERS,
    bad=[
        ("The presi\u00addent spoke.", "The president spoke."),
        ("The \u200bpresident spoke.", "The president spoke."),
        ("The president\u200b spoke.", "The president spoke."),
        ("The \ufeffpresident spoke.", "The president spoke."),
        ("The president\u200bspoke on television.", "The president spoke on television."),
        ("The president\x08 spoke.", "The president spoke."),
        ("The \u200epresident spoke.", "The president spoke."),
        ("The president\x1b[0m spoke.", "The president spoke."),
    ],
    good=[
        "The family emoji 👨\u200d👩\u200d👧 was sent.",
        "The rainbow flag 🏳\ufe0f\u200d🌈 was raised.",
        "The price was 10\xa0km from here.",
        "The Persian word می\u200cخواهم was painted on the wall.",
        "The Hindi word क्\u200dष was painted on the wall.",
        "The Arabic name \u2067محمد\u2069 was painted on the wall.",
        "A\ttable\twith tabs.",
        "The president spoke.\nThe crowd left.",
        "The heart ❤\ufe0f was red.",
        "The cafe\u0301 was shut.",
    ],
)  # fmt: skip
def invisible_character(page: Analysis) -> Iterator[Finding]:
    """A character that cannot be seen: zero-width blanks, soft hyphens, byte-order marks, control characters.

    They come from content systems and break searches, spelling checkers and the other rules. They are removed;
    a zero-width blank that alone separates two words becomes a blank.

    Joiners stay beside emoji and in scripts that need them, marks of direction stay in lines with
    right-to-left text, and a byte-order mark may open the text. No-break spaces are house style.
    """
    text = page.text
    if not any(map(text.__contains__, _ANY_INVISIBLE)):
        return
    for match in _INVISIBLE.finditer(text):
        start, end = match.span()
        if start == 0 and text[0] == "\ufeff":
            start = 1
        if escape := _ANSI.match(text, start):
            end = escape.end()
        if start == end or _needed(page, start, end):
            continue
        found = _in_place_of(page, start, end)
        if found is None:
            continue
        better, confidence = found
        codes = " ".join(f"U+{ord(c):04X}" for c in text[start:end][:3])
        yield invisible_character.finding(
            start, end, f"Invisible character ({codes})", character_repair(start, end, better, confidence)
        )
