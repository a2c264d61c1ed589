"""TRA001 where examples in the rule would be too many."""

from __future__ import annotations

import pytest

from decalque.finding import Safety
from decalque.fixer import fix
from decalque.linter import Linter
from decalque.rules.subjects import redundant_subject

LINTER = Linter([redundant_subject])


@pytest.mark.parametrize(
    ("damaged", "corrected", "safety"),
    [
        ("Lima It was the capital of the viceroyalty.", "Lima was the capital of the viceroyalty.", Safety.UNSAFE),
        ("Brazil and Chile They have signed the treaty.", "Brazil and Chile have signed the treaty.", Safety.UNSAFE),
        ("In Paris, the coach Luis Enrique He said little.", "In Paris, the coach Luis Enrique said little.", Safety.UNSAFE),
        ("He added that the government It will not pay.", "He added that the government will not pay.", Safety.UNSAFE),
        ("The governments They have signed the treaty.", "The governments have signed the treaty.", Safety.UNSAFE),
        ("Biden he has said nothing on the case.", "Biden has said nothing on the case.", Safety.UNSAFE),
        ("Shakira She also wrote the song in Miami.", "Shakira also wrote the song in Miami.", Safety.UNSAFE),
    ],
)
def test_mended(damaged: str, corrected: str, safety: Safety) -> None:
    (finding,) = LINTER.lint(damaged)
    assert finding.best is not None
    assert finding.best.safety is safety
    assert fix(damaged, LINTER, unsafe=True).text == corrected


def test_an_ordinary_noun_and_a_small_pronoun_are_only_shown() -> None:
    (finding,) = LINTER.lint("The minister he said that he would not resign on Monday.")
    assert finding.best is not None
    assert finding.best.safety is Safety.DISPLAY


@pytest.mark.parametrize(
    "text",
    [
        "The team won the match He will play in the final.",
        "Novial is a language He also worked on others.",
        "Chile beat Peru He scored twice.",
        "The minister he said was a liar left the room.",
        "Thank God He is alive, and Jesus He loves us.",
        "Works by Spooner and Tucker he has not read.",
        "On Sunday he said no; Sunday he had said yes.",
        "In Lima he said no, and in Quito, Guayaquil and Cuenca he said yes.",
        "President He said that China would sign.",
        "The best It can be, she wrote.",
        "Today He is risen.",
        "WHO It Is That We Met",
    ],
)
def test_left_alone(text: str) -> None:
    assert LINTER.lint(text) == []
