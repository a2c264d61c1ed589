"""Characters that were decoded wrongly (ENC001)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from decalque.analysis import Analysis
from decalque.document import places
from decalque.expressions import expression
from decalque.finding import Finding
from decalque.rules import Stage, rule
from decalque.rules.encoding import character_repair

_TRAIL = "\x80-\xbf–—‘’‚“”„†‡•…‰‹›€™œžŸšŒŽŠƒˆ˜"
# A byte that opens a UTF-8 sequence and one that goes on with it, both read as Windows-1252 (or as Mac Roman,
# or Windows-1251), or a character that no text has.
_SUSPECT = expression(
    f"[Â-ôвс√‚\ufffd\x80-\x84\x86-\x9f](?:[{_TRAIL} ©Äƒ¶°≠≥∫±§®¥™\xad]|$|(?<=[\ufffd\x80-\x9f])|(?<=Ã)[a-z])"
)
_LEADS = frozenset(map(chr, [*range(ord("Â"), ord("ô") + 1), *range(0x80, 0xA0)])) - {"\x85"} | frozenset("вс√‚\ufffd")
_ASCII = bytes(range(128))
_DENSE = 20  # code points in which one such character is the rule, not the exception
_LETTER_LOST = expression(r"\ufffd+|ï¿½")
_CLITIC = expression(r"(?:s|t|re|ve|ll|d|m)\b")
# The closing quotation mark: its last byte, 9D, has no character in Windows-1252 and is dropped by many programs.
_QUOTE_CUT = expression(r"(?:Ã¢â‚¬(?:Â(?:\x9d)?)?|â€)(?=[ \t\r\n.,;:!?)A-Za-z]|$)")
_DASH_STRAIGHTENED = expression(r"â€\"")
_MAC = expression(r"(?:‚Ä[ôúùîìò¶¢]|√[©°≠≥∫±§®¥º¢])+")
_C1 = expression("[\x80-\x84\x86-\x9f]+")
_STRANDED = expression(r"(?<=[a-z0-9.,;:!?)%”’\"'])Â(?= )")
_I_ACUTE = expression(r"(?<=[a-z])Ã(?=[a-z])")
# Marks that may well follow a capital with an accent: “IRMÃ”, CAFÉ…
_MARKS = frozenset("‘’“”–—…•›‹«» \xa0")
_LETTERS = frozenset("œŒžŽšŠŸƒ")
# Windows-1252 read back; the like of Cyrillic code pages is only repaired for quotation marks and dashes.
_WESTERN = expression(f"[Â-ô{_TRAIL} ]+|(?:вЂ.)+")

Repair = tuple[int, int, str, float]


def _clean(repaired: str) -> str:
    """No-break spaces become blanks: they are what an editor would type."""
    return repaired.replace("\xa0", " ")


def _by_ftfy(text: str, rare: set[str]) -> Iterator[Repair]:
    for match in _runs(text, rare):
        run = match.group()
        if text[match.start() - 1 : match.start()] == "“" and text[match.end() : match.end() + 1] == "”":
            continue  # quoted for its own sake
        if not _WESTERN.fullmatch(run) or _may_be_meant(run, text[match.start() - 1 : match.start()]):
            continue
        repaired = _repaired(run, text[match.end() : match.end() + 1])
        if repaired != run and "\ufffd" not in repaired:
            yield *match.span(), _clean(repaired), 0.995


@lru_cache(4096)
def _repaired(run: str, after: str) -> str:
    """What a run of suspicious characters stands for, before the character `after`."""
    import ftfy
    from ftfy.badness import is_bad

    for _ in range(3):  # text that was damaged twice or more
        if is_bad(run):
            better = ftfy.fix_encoding(run)
        elif _cannot_be_meant(run, after):
            better = _decoded(run, "sloppy-windows-1252")
        else:
            break
        if better == run:
            break
        run = better
    return run


def _may_be_meant(run: str, before: str) -> bool:
    """Whether a run is letters that a name may hold: “IRMÃ”, "Tomáš Hnyk", "PŘÍŠERA"."""
    if len(run) == 2:
        return (before.isupper() and run[1] in _MARKS) or (run[0] not in "ÂÃÄÅ" and run[1].isupper())
    if len(run) == 3 and run[0] != "â":
        return (
            run[0].islower()
            and run[:2] not in ("á»", "áº")
            and any(c in _MARKS or c in _LETTERS for c in run[1:])
        )
    return False


def _controls(text: str, rare: set[str]) -> Iterator[Repair]:
    if not any(map(_C1.match, rare)):
        return
    for match in _C1.finditer(text):
        repaired = match.group().encode("latin-1").decode("sloppy-windows-1252")
        if repaired.isprintable():
            yield *match.span(), repaired, 0.99


def _cannot_be_meant(run: str, after: str) -> bool:
    """Whether a run that ftfy deems possible ("â„¢", "á»…", "Å“uvre") makes no sense where it stands."""
    if len(run) == 3:
        if run[:2] in ("á»", "áº"):
            return after.islower() or run[2] not in _MARKS
        return run[0] in "âãäåæ" and not (run[1] in _MARKS and run[2] in _MARKS)
    return (
        len(run) == 2
        and run[0] in "ÂÃÄÅ"
        and (run[1] not in _MARKS or (run[1] in "“„…–—\xa0" and after.islower()))
    )


def _decoded(run: str, codec: str) -> str:
    try:
        return run.encode(codec).decode("utf-8")
    except UnicodeError:
        return run


def _by_shape(text: str) -> Iterator[Repair]:
    """Damage that lost a byte, or came through another code page; none of it can be meant."""
    if "â" in text:
        for match in _QUOTE_CUT.finditer(text):
            yield *match.span(), "”", 0.99
        for match in _DASH_STRAIGHTENED.finditer(text):
            yield *match.span(), "—", 0.85
    if "‚" in text or "√" in text:
        for match in _MAC.finditer(text):
            repaired = _decoded(match.group(), "mac-roman")
            if repaired != match.group():
                yield *match.span(), _clean(repaired), 0.99
    if "Â" in text:
        for match in _STRANDED.finditer(text):
            yield *match.span(), "", 0.99
    if "Ã" in text:
        for match in _I_ACUTE.finditer(text):
            yield *match.span(), "í", 0.95


def _rare(text: str) -> set[str]:
    """The characters of a text that are not ASCII."""
    return set(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


def _suspicious(text: str, rare: set[str]) -> bool:
    """Whether `_SUSPECT` is found; looking for the characters by themselves is ten times as fast."""
    return any(_SUSPECT.match(text, at) for sign in _LEADS & rare for at in places(sign, text))


def _runs(text: str, rare: set[str]) -> Iterator[re.Match[str]]:
    """What ftfy's detector finds, tried only where one of the characters stands that it begins with."""
    from ftfy.chardata import UTF8_CLUES, UTF8_DETECTOR_RE

    first = expression("[{utf8_first_of_2}{utf8_first_of_3}{utf8_first_of_4}]".format(**UTF8_CLUES))
    spots = sorted(at for sign in rare if first.match(sign) for at in places(sign, text))
    if len(spots) * _DENSE > len(text):  # not in Latin letters
        yield from UTF8_DETECTOR_RE.finditer(text)
        return
    end = 0
    for at in spots:
        if at >= end and (match := UTF8_DETECTOR_RE.match(text, at)):
            end = match.end()
            yield match


@rule(
    "ENC001",
    "mojibake",
    mqm="character-encoding",
    stage=Stage.CHARACTERS,
    bad=[
        ("He said “no” and then â€œyes, we will.”", "He said “no” and then “yes, we will.”"),
        ("His protÃ©gé won the race.", "His protégé won the race."),
        ("The “old” bridge â€” built in 1904 — was closed.", "The “old” bridge — built in 1904 — was closed."),
        ("It cost Â£11 million.", "It cost £11 million."),
        ("The club paid â‚¬100 million.", "The club paid €100 million."),
        ("The mayorÃ¢â‚¬â„¢s “open” office was shut.", "The mayor’s “open” office was shut."),
        ("The train leftÂ\xa0at noon.", "The train left at noon."),
        ("The minister\x92s car was stolen.", "The minister’s car was stolen."),
        ("The team is “open mindedâ€ about the name.", "The team is “open minded” about the name."),
        ("The cafÃ© closed in May.", "The café closed in May."),
        ("The queen‚Äôs speech was short.", "The queen’s speech was short."),
        ("The fighting in Donbas was heavy, PolÃ­tica said.", "The fighting in Donbas was heavy, Política said."),
        ("The “young” writer NguyÃ¡Â»â€¦n was born in Hanoi.", "The “young” writer Nguyễn was born in Hanoi."),
        ("The car maker Å\xa0koda closed a plant.", "The car maker Škoda closed a plant."),
    ],
    good=[
        "The mayor of São Paulo spoke in Portuguese.",
        "The paper “CAFÉ…” was shut for years.",
        "The word “IRMÃ” stood over the door.",
        "The minister of Iceland, Guðni, met the Danish queen.",
        "The Vietnamese writer Nguyễn Ân was born in Hanoi.",
        "The price rose from £4 to €5 at 30° in the shade.",
        "The Romanian word “România” has an accent.",
        "The Ångström unit is named after a Swede.",
        "The naïve protégé of the chef ate crème brûlée…",
        "The sign read Â. It was old.",
        "The film “Æon” opened in Łódź and in Москва.",
        "The Czech writer Tomáš\xa0Hnyk wrote PŘÍŠERA and KÁŽE.",
        "The emoji 😀 was sent 40 times.",
    ],
)  # fmt: skip
def mojibake(page: Analysis) -> Iterator[Finding]:
    """Characters that were written as UTF-8 and read as something else: "â€œ", "Ã©", "Â£".

    Scrapers guess the encoding of a page and guess wrong. ftfy knows which sequences cannot be meant
    ("badness") and how to undo them, also when it happened twice; here it is asked for each run of suspicious
    characters by itself, so that every repair has its exact place. Added are closing quotation marks that
    lost their last byte, C1 control characters, and the replacement character, whose letter is lost for good.

    Genuine accents are left alone, because a sequence is only repaired when it decodes to a character.
    It can be wrong where a text quotes mojibake on purpose.
    """
    text = page.text
    if text.isascii() or not _suspicious(text, rare := _rare(text)):
        return
    taken = bytearray(len(text))
    for start, end, repaired, confidence in (*_by_shape(text), *_by_ftfy(text, rare), *_controls(text, rare)):
        if taken.find(1, start, end) >= 0:
            continue
        taken[start:end] = b"\1" * (end - start)
        shown = repaired if repaired.strip() else "a blank"
        yield mojibake.finding(
            start,
            end,
            f"Wrongly decoded characters: {shown}",
            character_repair(start, end, repaired, confidence),
        )
    if "\ufffd" not in text and "ï" not in text:
        return
    for match in _LETTER_LOST.finditer(text):
        start, end = match.span()
        apostrophe = text[start - 1 : start].isalpha() and _CLITIC.match(text, end)
        suggestions = [character_repair(start, end, "’", 0.93)] if apostrophe else []
        yield mojibake.finding(start, end, "A character was lost in decoding", *suggestions)
