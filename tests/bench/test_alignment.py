"""The edits that are derived from two texts: complete, least, whole words, typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decalque.bench import alignment
from decalque.bench.alignment import categorise, derive
from decalque.bench.pairs import Pair

texts = st.text("aAb \n.,", max_size=40)


@pytest.mark.parametrize(
    ("damaged", "reference", "edits"),
    [
        ("Shoiguwho met", "Shoigu, who met", [("Shoiguwho", "Shoigu, who", "punctuation")]),
        ("inBolivia, on", "in Bolivia, on", [("inBolivia", "in Bolivia", "space")]),
        ("the resi dents left", "the residents left", [("resi dents", "residents", "space")]),
        ("in kyiv now", "in Kyiv now", [("kyiv", "Kyiv", "case")]),
        ("the third world war", "the Third World War", [("third world war", "Third World War", "case")]),
        ("One.\n\nRead more\n\nTwo.", "One.\n\nTwo.", [("Read more\n\n", "", "delete")]),
        ("by the the two", "by the two", [("the ", "", "delete")]),
        ("protests The end", "protests. The end", [("", ".", "punctuation")]),
        ("about 3.500 men", "about 3,500 men", [(".", ",", "punctuation")]),
        ("It came out of the way of it", "It responded to it", [("came out of the way of", "responded to", "phrase")]),
        ("a speling slip", "a spelling slip", [("speling", "spelling", "other")]),
        ("kyiv and inBolivia", "Kyiv and in Bolivia", [("kyiv", "Kyiv", "case"), ("inBolivia", "in Bolivia", "space")]),
        ("the same", "the same", []),
    ],
)
def test_what_is_derived(damaged: str, reference: str, edits: list[tuple[str, str, str]]) -> None:
    assert [(e.original, e.replacement, e.category) for e in derive(damaged, reference)] == edits


@given(texts, texts)
def test_the_edits_give_the_reference(damaged: str, reference: str) -> None:
    Pair("any", damaged, reference, derive(damaged, reference)).verify()


def test_long_texts_are_cut_first_and_give_the_same_edits(monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = "\n".join(f"Line {n} of kyiv and inBolivia." for n in range(40))
    reference = damaged.replace("kyiv", "Kyiv").replace("inB", "in B")
    whole = derive(damaged, reference)
    monkeypatch.setattr(alignment, "_MOST_CELLS", 50)
    assert derive(damaged, reference) == whole
    assert len(whole) == 80


@pytest.mark.parametrize("category", alignment.CATEGORIES)
def test_every_category_is_reached(category: str) -> None:
    examples = [("a b", "ab"), ("kyiv", "Kyiv"), ("More\n", ""), ("a", "a."), ("made part", "took part in"), ("speling", "spelling")]
    assert category in {categorise(*pair) for pair in examples}
