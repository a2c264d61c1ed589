"""ENC001, ENC002 and ENC003: exact offsets, exact repairs, and accents left alone."""

from __future__ import annotations

import ftfy  # registers the sloppy code pages
import pytest

from decalque.fixer import fix
from decalque.linter import Linter
from decalque.rules import all_rules

assert ftfy.__name__
LINTER = Linter([rule for rule in all_rules() if rule.code.startswith("ENC")])
GENUINE = ["São Paulo", "Łódź", "Kraków", "Erdoğan", "Žižek", "Đoković", "Mădălina", "Nguyễn", "Ångström", "Çelik", "Müller", "Škoda", "Gdańsk", "Őszi", "Ólafur", "Ísafjörður", "Ægir", "Þór", "Guðni", "Ñuñoa", "año", "cœur", "Ān", "Īrān", "Ōta", "Ūla", "El Niño", "Málaga", "À la carte", "PŘÍŠERA"]
MARKS = list("“”‘’–—…•€£¥§°½™©«»")


def fixed(text: str) -> str:
    return fix(text, LINTER, unsafe=True).text


@pytest.mark.parametrize("name", GENUINE)
@pytest.mark.parametrize("frame", ["The man from {} spoke.", "“{}” was the word.", "«{}»…", "{}’s —", "{}"])
def test_genuine_accents_are_left_alone(name: str, frame: str) -> None:
    assert LINTER.lint(frame.format(name)) == []


@pytest.mark.parametrize("word", [w for w in GENUINE if not w.isascii()])
def test_a_name_survives_one_wrong_decoding(word: str) -> None:
    damaged = word.encode().decode("sloppy-windows-1252")
    assert fixed(f"The man from {damaged} spoke twice.") == f"The man from {word} spoke twice."


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_marks_survive_several_wrong_decodings(mark: str, rounds: int) -> None:
    damaged = mark
    for _ in range(rounds):
        damaged = damaged.encode().decode("sloppy-windows-1252")
    assert fixed(f"He said {damaged}yes to the plan.") == f"He said {mark}yes to the plan."


def test_offsets_cover_the_damage_alone() -> None:
    text = "🙂 His protÃ©gÃ© won â‚¬5."
    assert [text[f.start : f.end] for f in LINTER.lint(text)] == ["Ã©", "Ã©", "â‚¬"]


@pytest.mark.parametrize(
    ("damaged", "corrected"),
    [
        ("A&nbsp;b &amp; c", "A b & c"),
        ("&#8220;a&#8221; &#x2014; b", "“a” — b"),
        ("5 &lt; 6", "5 < 6"),
        ("It&#146;s late.", "It’s late."),
        ("&iquest;Qu&eacute;? a&ntilde;o", "¿Qué? año"),
        ("&amp;amp;quot;yes&amp;amp;quot;", '"yes"'),
        ("thin&thinsp;blank, soft&shy;ly", "thin blank, softly"),
        ("cut&nbsp it", "cut it"),
    ],
)
def test_entities(damaged: str, corrected: str) -> None:
    assert fixed(damaged) == corrected


@pytest.mark.parametrize(
    "text",
    [
        "AT&T;",
        "R&D;",
        "S&P; 500",
        "fish & chips;",
        "http://a.b/?x=1&copy=2",
        "www.a.b/?x=1&amp;y=2",
        "`&nbsp;`",
        "&nosuch;",
    ],
)
def test_what_is_no_entity(text: str) -> None:
    assert LINTER.lint(text) == []


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u2060", "\ufeff", "\xad", "\x00", "\x1b[31m", "\u200e", "\u200d", "\ufffc"]
)
def test_unseen_characters_go(unseen: str) -> None:
    assert fixed(f"The presi{unseen}dent of the{unseen} club.") == "The president of the club."


def test_entities_that_hide_mojibake_are_repaired_in_the_end() -> None:
    assert fixed("The mayor&acirc;&euro;&trade;s car.") == "The mayor’s car."


def test_lost_characters_are_shown_and_only_apostrophes_guessed() -> None:
    found = LINTER.lint("The mayor\ufffds car in M\ufffdxico.")
    assert [(f.best.edits[0].text if f.best else None) for f in found] == ["’", None]
