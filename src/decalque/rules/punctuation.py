"""PUN001 to PUN003: quotation marks, question marks and dashes as other languages set them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.document import WORD
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.lexicon import Flag
from decalque.rules import Scope, rule
from decalque.scoring.wordclasses import REPORTING

_FOREIGN_PAIR = expression(r"[«‹][^\S\n]*(?=[^\s])([^«»‹›\n]{1,600}?)[^\S\n]*[»›]|„([^„“”\n]{1,600})[“”]|(?<!\w)(?:''|``)([^'`\n]{1,300})''(?!\w)|(?<![\w<])<<(?=\w)([^<>\n]{1,300})(?<=[\w.,!?…])>>(?![\w>])")
_ENGLISH = frozenset("the and of to in was is for with has that at were on by are from his will be we it a i you he she they not have what who why how do does".split())
_FOREIGN = frozenset("de la el los las en que con por una un se su lo le di il che per della da em um uma na no y es está son qué cómo et les des du une dans".split())


def _is_english(text: str) -> bool:
    """Whether the words of a stretch look English: no word of other languages' grammar outnumbers its own."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return sum(map(_ENGLISH.__contains__, words)) >= sum(map(_FOREIGN.__contains__, words)) and not (
        len(words) > 1 and not any(map(_ENGLISH.__contains__, words)) and not text.isascii()
    )


def _is_english_word(page: Analysis, word: str) -> bool:
    """Whether a dictionary has the word in lower case, and English has it more often than other languages."""
    lower = word.lower()
    known = bool(page.lexicon.flags(lower) & Flag.WORD) and lower not in _FOREIGN
    return known and page.lexicon.zipf(lower) > page.lexicon.foreign_zipf(lower)


def _marks(page: Analysis, start: int) -> tuple[str, str]:
    """The quotation marks that the page uses, or those for a quotation inside one."""
    line, _ = page.document.line_span(start)
    before = page.text[line:start]
    if before.count("“") > before.count("”") or before.count('"') % 2:
        return "‘", "’"
    return ('"', '"') if '"' in page.text and "“" not in page.text else ("“", "”")


@rule(
    "PUN001",
    "foreign-quotation-marks",
    mqm="punctuation",
    scope=Scope.LINES,
    bad=[
        ("The minister said «we will not yield» to the press.", "The minister said “we will not yield” to the press."),
        ("« It was a long night », and the mayor left.", "“It was a long night”, and the mayor left."),
        ("He called the plan „a trap“ for farmers.", "He called the plan “a trap” for farmers."),
        ("The coach called it <<a day to forget>> on Friday.", "The coach called it “a day to forget” on Friday."),
        ('She said "no" twice and «never» once.', 'She said "no" twice and "never" once.'),
        ("The so-called «narrow road» was closed.", "The so-called “narrow road” was closed."),
    ],
    good=[
        "The minister said “we will not yield” to the press.",
        "The paper «La Repubblica» was sold.",
        "He wrote a << b and c >> d in the margin.",
        "Run cat <<EOF and then std::cout<<x>>y in the shell.",
        "The sign » points to the right.",
        "It is «",
        "“She said ‘no’ to me,” he wrote.",
    ],
)
def foreign_quotation_marks(page: Analysis) -> Iterator[Finding]:
    """Angular or low quotation marks around English words: «no», „no“.

    They stand for the marks of the source. The page's own kind is put in, straight or curly, and single ones inside a quotation;
    blanks inside the marks go. Words of another language keep theirs.

    Wrong for a text about typography.
    """
    if not any(mark in page.text for mark in ("«", "‹", "„", "''", "<<")):
        return
    for match in _FOREIGN_PAIR.finditer(page.text):
        inner = match.lastindex or 1
        words = WORD.findall(match[inner])
        if not _is_english(match[inner]) or not any(_is_english_word(page, word) for word in words):
            continue
        left, right = _marks(page, match.start())
        edits = (Edit(match.start(), match.start(inner), left), Edit(match.end(inner), match.end(), right))
        yield foreign_quotation_marks.finding(
            match.start(), match.end(), f"Quotation marks of another language: {left}{right}", Suggestion(edits, Safety.UNSAFE, 0.93)
        )


_FEW = 4  # words that are too few to hold a word of grammar
_INVERTED = expression(r"[¿¡]+(?=[^\s]?)([^¿¡?!\n]{0,200})")


@rule(
    "PUN002",
    "inverted-mark",
    mqm="punctuation",
    bad=[
        ("¿Why did the minister resign?", "Why did the minister resign?"),
        ("He asked the crowd: ¿Are you with me?", "He asked the crowd: Are you with me?"),
        ("All night the fans shouted ¡We are the champions!", "All night the fans shouted We are the champions!"),
        ("The fans chanted “¡Freedom!” all night.", "The fans chanted “Freedom!” all night."),
        ("Nobody knows ¿how much it will cost?", "Nobody knows how much it will cost?"),
    ],
    good=[
        "Why did the minister resign?",
        "The photographs were sold to the magazine ¡Hola!",
        "In Spanish the song is called ¿Quién será?",
        "At midnight they sang ¡Viva México!",
        "The chant ¡El pueblo unido jamás será vencido! was heard.",
        "He said: ¡Bravo!",
    ],
)
def inverted_mark(page: Analysis) -> Iterator[Finding]:
    """An inverted question or exclamation mark before English words.

    The mark is deleted when the words up to the closing one are English; titles and shouts in Spanish keep it.

    Wrong for a text about punctuation.
    """
    if "¿" not in page.text and "¡" not in page.text:
        return
    for match in _INVERTED.finditer(page.text):
        words = set(re.findall(r"[^\W\d_]+", match[1].lower()))
        plain = len(words) < _FEW and words and all(_is_english_word(page, word) for word in words)
        if not plain and (not words & _ENGLISH or not _is_english(match[1])):
            continue
        start, end = match.start(), match.start(1)
        yield inverted_mark.finding(
            start, end, "English has no inverted marks", Suggestion((Edit(start, end, ""),), Safety.UNSAFE, 0.95)
        )


_DASH = "—–―"
_SAID = "|".join(sorted(REPORTING))
_DIALOGUE = expression(
    rf"(?:^|(?<=\n))[^\S\n]*[{_DASH}](?:(?=[^\W\d_\"“‘'])| (?=[^\W\d_][^\n“”\"]*[,?!.] ?(?:[{_DASH}] ?)?(?:{_SAID})\b))(?=(.*))", re.MULTILINE
)
_ASIDE = expression(rf" [{_DASH}](?:{_SAID}) [^{_DASH}\n]{{2,60}}[{_DASH}]")


@rule(
    "PUN003",
    "dialogue-dash",
    mqm="punctuation",
    scope=Scope.LINES,
    bad=[
        ("—I don’t know what they want —said the mayor.", "—I don’t know what they want —said the mayor."),
        ("—We are tired of waiting for the water.", "—We are tired of waiting for the water."),
        ("The road is closed —said the officer of the post— and nobody can pass.",
         "The road is closed —said the officer of the post— and nobody can pass."),
        ("–Are you going to run again in May?", "–Are you going to run again in May?"),
    ],
    good=[
        "LIMA — The mayor said the road is closed.",
        "— Jane Doe, the mayor",
        "The road — the only one — is closed, he said.",
        "– two eggs",
        "The road is closed—or so said the mayor—for a week.",
        "He came—and said nothing.",
    ],
)  # fmt: skip
def dialogue_dash(page: Analysis) -> Iterator[Finding]:
    """A dash that opens or interrupts speech, as Spanish prints it.

    English news sets speech in quotation marks. Where the speech ends is for an editor to say, so the dash is only shown: at the start of
    a line when it is glued to its word, and inside one when it is glued to a verb of saying.

    Wrong for fiction set with dashes, and for lists whose dash is glued to the item.
    """
    if not any(dash in page.text for dash in _DASH):
        return
    done = -1
    for match in _DIALOGUE.finditer(page.text):
        done = match.end(1)
        start = match.end() - 1 - (page.text[match.end() - 1] == " ")
        yield dialogue_dash.finding(start, start + 1, "A dash opens speech: English has quotation marks")
    for match in _ASIDE.finditer(page.text):
        if match.start() > done or "\n" in page.text[done : match.start()]:
            yield dialogue_dash.finding(match.start() + 1, match.end(), "Dashes interrupt speech: English has quotation marks")
