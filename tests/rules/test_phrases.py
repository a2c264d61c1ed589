"""CAS005 where examples in the rule would be too many, and the words that it asks for."""

from __future__ import annotations

import pytest

from decalque.fixer import fix
from decalque.lexicon import Lexicon
from decalque.linter import Linter
from decalque.rules import phrase_words
from decalque.rules.phrases import half_cased_name

LINTER = Linter([half_cased_name])


@pytest.mark.parametrize("name", sorted(phrase_words.UNMISTAKABLE | phrase_words.ORDINARY))
def test_the_lists_hold_known_names(name: str) -> None:
    assert Lexicon.open().phrase(name), "no table of names has it"


@pytest.mark.parametrize("words", [phrase_words.GENERIC, phrase_words.LOOSE, phrase_words.HOUSE_STYLE])
def test_the_words_are_in_lower_case(words: frozenset[str]) -> None:
    assert all(map(str.islower, words))


@pytest.mark.parametrize(
    ("damaged", "corrected"),
    [
        ("The talks in saudi arabia ended.", "The talks in Saudi Arabia ended."),
        ("The International monetary fund met in Lima.", "The International Monetary Fund met in Lima."),
        ("It is the view of Human rights watch and of nobody in Kyiv.",
         "It is the view of Human Rights Watch and of nobody in Kyiv."),
        ("She spoke for the European union’s envoys.", "She spoke for the European Union’s envoys."),
        ("The house of representatives met in Lima.", "The House of Representatives met in Lima."),
        ("The United nations security Council voted.", "The United Nations Security Council voted."),
        ("The united nations-backed plan of Libya failed.", "The United Nations-backed plan of Libya failed."),
        ("He met Xi jinping in May.", "He met Xi Jinping in May."),
        ("The league beat Bayern munich.", "The league beat Bayern Munich."),
    ],
)  # fmt: skip
def test_mended(damaged: str, corrected: str) -> None:
    assert fix(damaged, LINTER, unsafe=True).text == corrected


def test_one_finding_covers_the_name_and_edits_only_what_is_wrong() -> None:
    (finding,) = LINTER.lint("Doctors of the world Health organization flew to Goma.")
    assert (finding.start, finding.end) == (15, 40)
    assert finding.best is not None
    assert [edit.text for edit in finding.best.edits] == ["World", "Organization"]


@pytest.mark.parametrize(
    "text",
    [
        "A second World War exhibition opened in Leeds.",
        "The European commission and the Oxford university press are named in the Guardian.",
        "The Spanish civil war and the Russian revolution are in the book.",
        "The play-off between Crvena zvezda and St. Gallen was abandoned.",
        "Will Smith said that will Smith would not do.",
        "Old French houses, old French wine and middle English verse were praised in Paris.",
        "the united nations and the red cross",
        "Every supreme court and each national assembly in Africa was asked.",
        "Hans van der Merwe met Osama bin Laden and Ursula von der Leyen.",
        "He drove from the south of Korea to the north, past a new York stone wall.",
        "The White House, the Security Council and the World Health Organization agreed.",
    ],
)
def test_left_alone(text: str) -> None:
    assert LINTER.lint(text) == []
