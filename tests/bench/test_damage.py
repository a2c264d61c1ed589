"""Damaged text: exactly what the gold edits say, the same for the same seed, and as the mechanisms do it."""

from __future__ import annotations

import html
import random
import re

import pytest

from decalque.analysis import Analysis
from decalque.bench.damage import MECHANISMS, USUAL, damage, idioms, tags
from decalque.bench.pairs import GoldEdit, Pair
from decalque.document import Document
from decalque.lexicon import Lexicon
from decalque.packs.reading import Row

CLEAN = """Ministers meet in Kyiv as Moscow hits back

The foreign minister, Sergei Lavrov, told reporters in Minsk on Monday that 3,500 troops had left Donetsk, and that “nothing more” \
was planned. NATO said that it had seen 1.5 million leaflets & posters at 21:30, 40% of them in Luhansk.

Volodymyr Zelensky, who flew to Warsaw, called the talks in Geneva a café chat. Olaf Scholz took part in the meeting with Emmanuel \
Macron in Paris; according to the Elysée, Angela Merkel warned Vladimir Putin.

“It’s over,” she said. Lukashenko left Brest before Sunday and went back to Gomel with Makei.
"""


def page(text: str = CLEAN) -> Analysis:
    return Analysis(Document(text), Lexicon.open())


def damaged(rates: dict[str, float], seed: int = 0, text: str = CLEAN) -> Pair:
    source, gold = damage(page(text), rates, seed, "a")
    return Pair("a", source, text, tuple(GoldEdit(g.start, g.end, g.original, g.replacement, g.category, g.also_ok) for g in gold))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("rates", [USUAL, *({name: 8.0} for name in MECHANISMS)], ids=lambda rates: "+".join(rates))
def test_the_gold_edits_undo_the_damage(rates: dict[str, float], seed: int) -> None:
    pair = damaged(rates, seed)
    pair.verify()
    assert pair.edits
    assert pair.source != CLEAN


def test_the_same_seed_gives_the_same_damage_and_another_other() -> None:
    assert damaged(USUAL, 1) == damaged(USUAL, 1)
    assert damaged(USUAL, 1) != damaged(USUAL, 2)


def test_rate_nought_damages_nothing() -> None:
    assert damaged({}).source == CLEAN
    assert damaged(dict.fromkeys(MECHANISMS, 0.0)).edits == ()


def test_a_mechanism_draws_the_same_beside_another_that_is_far_from_it() -> None:
    alone, both = damaged({"widgets": 2.0}, 3), damaged({"widgets": 2.0, "numbers": 0.01}, 3)
    assert [e.original for e in both.edits if e.category == "residue"] == [e.original for e in alone.edits]


def test_the_rate_is_that_of_a_hundred_words() -> None:
    text = "\n\n".join([CLEAN] * 6)
    assert len(damaged({"tags": 3.0}, text=text).edits) == pytest.approx(0.03 * len(page(text).words), abs=1)


def test_rendering_keeps_every_character() -> None:
    rendered = tags.render(page(), random.Random(1))
    assert html.unescape(re.sub(r"<[^>]*>", "", rendered)) == CLEAN
    assert re.search(r"<(\w+)[^>]*>Sergei Lavrov</\1>", rendered)
    assert rendered.count("<p>") == 4


def test_tags_lose_space_punctuation_and_case_at_names() -> None:
    found = [edit for seed in range(30) for edit in damaged({"tags": 8.0}, seed).edits]
    kinds = {edit.category for edit in found}
    assert {"merged-tokens", "lowercased-name", "stray-capital", "lost-boundary"} <= kinds
    merged = next(e for e in found if e.category == "merged-tokens" and ", " in e.replacement)
    assert merged.also_ok == (merged.replacement.replace(",", ""),)


def test_numbers_take_the_spanish_form() -> None:
    forms = {(e.original, e.replacement) for seed in range(20) for e in damaged({"numbers": 8.0}, seed).edits}
    assert forms == {("3.500", "3,500"), ("1,5", "1.5"), ("40 %", "40%"), ("21h30", "21:30")}


def test_mojibake_is_utf8_read_as_windows_1252() -> None:
    edits = damaged({"mojibake": 20.0}).edits
    assert ("Ã©", "é") in {(e.original, e.replacement) for e in edits}
    undone = [e.original.encode("cp1252", "ignore") for e in edits if e.replacement == "é"]
    assert {b.decode() for b in undone} == {"é"}


def test_widgets_stand_between_paragraphs() -> None:
    pair = damaged({"widgets": 8.0})
    assert all(pair.source[: e.start].endswith("\n\n") and e.original.endswith("\n\n") for e in pair.edits)


def test_idioms_are_learned_from_the_examples_of_the_packs() -> None:
    rows = [
        Row("a", "salir al paso", "respond", "calqued-idiom", ("x",), bad=(("He came out of the way by it.", "He responded by it."),)),
        Row("b", "actualmente", "now", "false-friend", ("x",), bad=(("It is actually shut.", "It is currently shut."),)),
        Row("c", "pagar el pato", "pay", "calqued-idiom", ("x",), bad=(("She paid for the plates.", "She paid the price."),)),
        Row("d", "OTAN", "NATO", "source-acronym", ("x",), bad=(("The OTAN met.", "NATO met."),)),
    ]
    assert idioms.learned(rows) == {"responded": ("came out of the way",), "currently": ("actually",)}


def test_idioms_keep_a_capital_at_the_start() -> None:
    text = "Meeting in Brest. According to the mayor, it went well; according to the mayor, all left."
    edits = {(e.original[0].isupper(), e.replacement) for seed in range(9) for e in damaged({"idioms": 9.0}, seed, text).edits}
    assert (True, "According to") in edits
    assert (False, "according to") in edits
