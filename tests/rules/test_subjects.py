"""TRA001 where examples in the rule would be too many."""

from __future__ import annotations

import pytest

from decalque.finding import Safety, apply_edits
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


@pytest.mark.parametrize(
    ("damaged", "corrected"),
    [
        ("The ministry said that the deficit it would shrink to 3% of output.", "The ministry said that the deficit would shrink to 3% of output."),
        ("The roof leaked, but engineers they warned the council.", "The roof leaked, but engineers warned the council."),
        ("Messi he scored twice against Getafe.", "Messi scored twice against Getafe."),
        ("The company Repsol it announced a cut of 300 jobs.", "The company Repsol announced a cut of 300 jobs."),
        ("When the police arrived, the suspect he had already fled.", "When the police arrived, the suspect had already fled."),
        ("According to the ministry, the vaccine it will be free in June.", "According to the ministry, the vaccine will be free in June."),
        ("The mayor of Lima, Rafael López Aliaga, he promised to build a train.", None),
        ("María Corina Machado, leader of the opposition, she called for protests.", None),
        ("The woman, 34 years old, she was found in a ditch.", None),
    ],
)
def test_a_clause_without_another_verb(damaged: str, corrected: str | None) -> None:
    (finding,) = LINTER.lint(damaged)
    assert finding.best is not None
    assert finding.best.safety is Safety.DISPLAY
    if corrected is not None:
        assert apply_edits(damaged, finding.best.edits) == corrected


def test_an_ordinary_noun_and_a_small_pronoun_are_only_shown() -> None:
    (finding,) = LINTER.lint("The vaccine it will be free for all in June.")
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
        "When the letter he wrote arrived, the king was dead.",
        "She said that the vaccine it sells is cheap.",
        "The worse it is for the bank, the better it is for us.",
        "After the fire it was closed two years ago.",
        "These are the rules they are protesting against.",
        "If the rise in prices continues it could hurt the poor.",
        "The valley it produces its wine in gave the winery its name.",
        "He is not the man he was then.",
        "The songs they wrote when they were young are still sung.",
    ],
)
def test_left_alone(text: str) -> None:
    assert LINTER.lint(text) == []
