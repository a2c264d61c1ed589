"""SPC003, SPC004, SPC006 and SPC007 where examples in the rules would be too many."""

from __future__ import annotations

import pytest

from decalque.fixer import fix
from decalque.linter import Linter
from decalque.rules import all_rules

LINTER = Linter([rule for rule in all_rules() if rule.code in ("SPC003", "SPC004", "SPC006", "SPC007")])


def fixed(text: str) -> str:
    return fix(text, LINTER, unsafe=True).text


@pytest.mark.parametrize(
    "joined",
    [
        "3.5", "10:30", "U.S.", "a.m.", "example.com", "2-1", "J.K.", "readme.txt", ".NET", "Node.js", "Yahoo!Answers",
        "and/or", "3:1", "Inc.'s", "Ph.D.", "e.g.", "No.10", "v2.0.1", "Qur'an", "O’Brien", "Q&A", "wait...what", "co.uk",
        "1,250", "$1,250.50", "person(s)", "(s)he", "f(x)", "a,b,c", "rock’n’roll", "“Google”ing", "6’2”", "Hawai‘i", "AC/DC",
        "9.30pm", "twenty-one", "don?t", "Mr.", "@user.name", "#tag,", "key:value", "C:\\temp", "12.05.2023", "P!nk",
        "will.i.am", "Jeopardy!", "Who?", "Amazon.co.uk", "x,y",
    ],
)  # fmt: skip
def test_joined_on_purpose(joined: str) -> None:
    text = f"The word {joined} was printed on the wall."
    assert LINTER.lint(text) == []


@pytest.mark.parametrize(
    ("damaged", "corrected"),
    [
        ("The house was old;nobody lived there.", "The house was old; nobody lived there."),
        ("It happened on May 5,2012 in the old town.", "It happened on May 5, 2012 in the old town."),
        ("He asked what she knew?She said nothing.", "He asked what she knew? She said nothing."),
        ("The report (2010)said the town was safe.", "The report (2010) said the town was safe."),
        ("The European Commission(EC) met on Monday.", "The European Commission (EC) met on Monday."),
        ("The minister said:“We will not go.”", "The minister said: “We will not go.”"),
        ("“I will go.”“You will not,” he said.", "“I will go.” “You will not,” he said."),
        ('"I will go,"she said on Monday night.', '"I will go," she said on Monday night.'),
        ("‘I will go,’she said on Monday night.", "‘I will go,’ she said on Monday night."),
        ("He lived in Wollongong,Australia for years.", "He lived in Wollongong, Australia for years."),
        ("The talks failed.NATO said so on Monday.", "The talks failed. NATO said so on Monday."),
    ],
)
def test_missing_space(damaged: str, corrected: str) -> None:
    assert fixed(damaged) == corrected


@pytest.mark.parametrize(
    "text",
    [
        "He had had it.", "He said that that was it.", "What it is is this.", "Bora Bora and Duran Duran", "many many people",
        "Rattus rattus was seen.", "It rained, rained, rained.", "He went on on Monday.", "Let us in in May.", "no no no",
        "one\none", "5 5", "The in in-depth study", "the The Hague court", "Mr Mr Bean", "whatever happens happens to him",
    ],
)  # fmt: skip
def test_doubled_on_purpose(text: str) -> None:
    assert LINTER.lint(text) == []


@pytest.mark.parametrize(
    "word", ["the", "of", "and", "to", "was", "were", "his", "this", "a", "by", "be", "with", "which"]
)
def test_doubled_words_of_grammar(word: str) -> None:
    damaged = f"It seems clear {word} {word} long story ended."
    assert fixed(damaged) == f"It seems clear {word} long story ended."


@pytest.mark.parametrize("mark", [",", ".", ";", ":", "?", "!"])
def test_space_before_punctuation(mark: str) -> None:
    assert fixed(f"The two sides signed the treaty {mark} Nobody came.") == (
        f"The two sides signed the treaty{mark} Nobody came."
    )


def test_quotations_over_paragraphs_are_left_alone() -> None:
    assert LINTER.lint("“It was late.\n\n“It rained.\n\n“Then it stopped,” he said.") == []


def test_nested_marks_are_turned_by_balance() -> None:
    assert fixed("“He read ”Emma” and left,” she said.") == "“He read “Emma” and left,” she said."
