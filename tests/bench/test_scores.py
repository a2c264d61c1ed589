"""Pairs and scores: what matches, what counts as corrected, and what stays undefined."""

from __future__ import annotations

import importlib.util
import json
import tomllib
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decalque.bench.pairs import GoldEdit, Pair, PairError, Prediction, predictions
from decalque.bench.reading import read_folder, read_jsonl
from decalque.bench.scoring import Scores, f_beta, score
from decalque.finding import Edit, Finding, Safety, Suggestion

SOURCE = "Minister Shoiguwho met in kyiv with nato.\n\nRead more\n\nThe end came."
REFERENCE = "Minister Shoigu, who met in Kyiv with NATO.\n\nThe end came."


def pair() -> Pair:
    """A text with four defects."""
    return Pair(
        "one", SOURCE, REFERENCE,
        (
            GoldEdit(9, 18, "Shoiguwho", "Shoigu, who", "merged", ("Shoigu who",)),
            GoldEdit(26, 30, "kyiv", "Kyiv", "case"),
            GoldEdit(36, 40, "nato", "NATO", "case"),
            GoldEdit(43, 54, "Read more\n\n", "", "residue"),
        ),
    )  # fmt: skip


def scored(*predicted: Prediction) -> Scores:
    return score([pair()], {"one": predicted})


def test_the_pair_is_sound() -> None:
    pair().verify()


def test_doing_nothing_has_no_precision() -> None:
    total = scored().total
    assert (total.gold, total.found, total.precision, total.recall, total.f05) == (4, 0, None, 0.0, 0.0)


def test_the_gold_itself_is_perfect() -> None:
    total = scored(*(Prediction(e.start, e.end, e.replacement, e.category) for e in pair().edits)).total
    assert (total.precision, total.recall, total.f05, total.exact, total.accepted, total.wrong) == (1, 1, 1, 4, 4, 0)


def test_an_accepted_form_is_not_exact() -> None:
    row = scored(Prediction(9, 18, "Shoigu who", "SPC")).categories["merged"]
    assert (row.found, row.exact, row.accepted) == (1, 0, 1)


def test_the_same_change_in_another_place_of_the_word_is_exact() -> None:
    row = scored(Prediction(15, 15, ", ", "SPC")).categories["merged"]
    assert (row.found, row.exact) == (1, 1)


def test_a_wrong_correction_is_found_but_not_accepted() -> None:
    scores = scored(Prediction(26, 30, "KYIV", "CAS"))
    assert (scores.categories["case"].found, scores.categories["case"].accepted) == (1, 0)
    assert scores.rules["CAS"].correcting == 0
    assert [miss.original for miss in scores.misses] == ["Shoiguwho", "kyiv", "nato", "Read more\n\n"]


def test_a_flag_detects_without_correcting() -> None:
    row = scored(Prediction(26, 30, None, "CAS")).categories["case"]
    assert (row.found, row.accepted) == (1, 0)


def test_a_gold_edit_is_matched_once_by_many_predictions() -> None:
    scores = scored(Prediction(26, 30, "Kyiv", "A"), Prediction(26, 30, None, "B"), Prediction(27, 29, "x", "C"))
    assert (scores.total.found, scores.total.right, scores.total.wrong) == (1, 3, 0)
    assert scores.total.accepted == 1, "of rival corrections one that is right is enough"


def test_a_neighbour_may_be_corrected_or_not() -> None:
    text = "kyiv-nato agreed."
    both = Pair("b", text, "Kyiv-NATO agreed.", (GoldEdit(0, 4, "kyiv", "Kyiv", "c"), GoldEdit(5, 9, "nato", "NATO", "c")))
    one = score([both], {"b": [Prediction(0, 4, "Kyiv", "CAS")]})
    assert (one.total.exact, one.total.found) == (1, 1)
    two = score([both], {"b": [Prediction(0, 9, "Kyiv-NATO", "CAS")]})
    assert (two.total.exact, two.total.found) == (2, 2)


def test_white_space_at_the_rim_of_furniture_is_not_part_of_it() -> None:
    assert scored(Prediction(41, 52, "", "RES")).categories["residue"].exact == 1
    assert scored(Prediction(53, 57, "xyz", "RES")).categories["residue"].found == 0


def test_a_rewritten_paragraph_counts_as_its_changes() -> None:
    mended = SOURCE.replace("Shoiguwho", "Shoigu, who").replace("came", "arrived")
    scores = scored(Prediction(0, len(SOURCE), mended, "LLM"))
    assert (scores.total.found, scores.total.right, scores.total.wrong) == (1, 1, 1)
    assert [alarm.original for alarm in scores.alarms] == ["came"]


def test_a_flagged_page_finds_nothing() -> None:
    scores = scored(Prediction(0, len(SOURCE), None, "ALL"))
    assert (scores.total.found, scores.total.wrong) == (0, 1)


def test_false_alarms_on_clean_text_are_counted_apart() -> None:
    clean = Pair("two", "All is well here.", "All is well here.")
    scores = score([pair(), clean], {"two": [Prediction(0, 3, "Everything", "TRA")], "one": [Prediction(0, 8, "x", "TRA")]})
    figures = scores.figures()
    assert (scores.clean_words, scores.clean_alarms) == (4, 1)
    assert figures["false_alarms_clean"] == 250
    assert figures["false_alarms_damaged"] == pytest.approx(1000 / 12)
    assert scores.categories["unmapped"].wrong == 2


def test_a_false_alarm_counts_with_what_its_rule_mostly_finds() -> None:
    scores = scored(Prediction(26, 30, "Kyiv", "CAS"), Prediction(0, 8, "minister", "CAS"))
    assert scores.categories["case"].precision == 0.5


def test_changing_nothing_is_no_prediction() -> None:
    assert scored(Prediction(26, 30, "kyiv", "CAS")).total.precision is None


def test_a_prediction_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside the text"):
        scored(Prediction(0, 10_000, "x", "CAS"))


def test_two_documents_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="called one"):
        score([pair(), pair()], {})


@pytest.mark.parametrize(("p", "r", "f"), [(1.0, 1.0, 1.0), (0.5, 1.0, 0.5556), (1.0, 0.5, 0.8333), (0.0, 0.0, 0.0)])
def test_f05_favours_precision(p: float, r: float, f: float) -> None:
    assert f_beta(p, r) == pytest.approx(f, abs=1e-4)


def test_f_of_nothing_is_undefined() -> None:
    assert f_beta(None, 0.5) is None


def finding(safety: Safety) -> Finding:
    best = Suggestion((Edit(0, 1, "a"), Edit(2, 3, "b")), safety, 0.9)
    return Finding("CAS001", 0, 3, "", (best, Suggestion((Edit(0, 3, "c"),), Safety.SAFE, 0.5)))


def test_predictions_are_the_edits_of_the_best_suggestion() -> None:
    assert [p.replacement for p in predictions([finding(Safety.UNSAFE)])] == ["a", "b"]
    assert list(predictions([finding(Safety.UNSAFE)], {Safety.SAFE})) == [], "`fix` applies the best suggestion or none"


def test_a_finding_without_suggestion_is_a_detection() -> None:
    flag = Finding("TRA001", 2, 5, "")
    assert [(p.start, p.end, p.replacement) for p in predictions([flag])] == [(2, 5, None)]
    assert list(predictions([flag], {Safety.SAFE, Safety.UNSAFE})) == []


class TestReading:
    """Pairs from files."""

    def row(self, **changed: object) -> str:
        one = pair()
        edits = [{"start": e.start, "end": e.end, "original": e.original, "replacement": e.replacement,
                  "category": e.category, "also_ok": list(e.also_ok)} for e in one.edits]  # fmt: skip
        return json.dumps({"doc": "one", "source": SOURCE, "reference": REFERENCE, "edits": edits} | changed)

    def test_jsonl(self, tmp_path: Path) -> None:
        path = tmp_path / "pairs.jsonl"
        path.write_text(self.row() + "\n\n" + self.row(doc="two", edits=[], reference=SOURCE) + "\n", encoding="utf-8")
        first, second = read_jsonl(path)
        assert first == pair()
        assert (second.name, second.edits) == ("two", ())

    @pytest.mark.parametrize(
        ("changed", "told"),
        [({"reference": "x"}, "do not give the reference"), ({"edits": [{"start": 1}]}, "no 'end'"), ({"source": 3}, "bad.jsonl:1:")],
    )
    def test_bad_rows_are_told_with_file_and_line(self, tmp_path: Path, changed: dict[str, object], told: str) -> None:
        path = tmp_path / "bad.jsonl"
        path.write_text(self.row(**changed), encoding="utf-8")
        with pytest.raises(PairError, match=told) as caught:
            read_jsonl(path)
        assert f"{path}:1:" in str(caught.value)

    def test_folder(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(SOURCE, encoding="utf-8")
        (tmp_path / "a.ref.txt").write_text(REFERENCE, encoding="utf-8")
        rows = [json.dumps(row) + "\n" for row in json.loads(self.row())["edits"]]
        (tmp_path / "a.edits.jsonl").write_text("".join(rows), encoding="utf-8")
        (tmp_path / "b.txt").write_text("Clean.", encoding="utf-8")
        damaged, clean = read_folder(tmp_path)
        assert damaged.edits == pair().edits
        assert (clean.name, clean.reference) == ("b", "Clean.")


spans = st.tuples(st.integers(0, len(SOURCE)), st.integers(0, 90), st.one_of(st.none(), st.text("aK n\n,", max_size=70)))


@given(st.lists(spans, max_size=8))
def test_any_predictions_can_be_scored(drawn: list[tuple[int, int, str | None]]) -> None:
    predicted = [Prediction(a, min(len(SOURCE), a + n), text, "X") for a, n, text in drawn]
    total = scored(*predicted).total
    assert 0 <= total.exact <= total.accepted <= total.found <= total.gold == 4
    assert total.precision is None or 0 <= total.precision <= 1


class TestFloors:
    """What benchmarks/quality.py makes of a file of floors."""

    figures: ClassVar = {
        "all": {"precision": 0.9, "f0.5": 0.8}, "categories": {"merged": {"recall": None}}, "false_alarms_clean": 0.1,
        "false_alarms_damaged": None,
    }  # fmt: skip

    @pytest.mark.parametrize(
        ("floors", "told"),
        [
            ("[floors.all]\nprecision = 0.9\nf0.5 = 0.8\n[ceilings]\nfalse_alarms_clean = 0.1", []),
            ("[floors.all]\nf0.5 = 0.81", ["all: f0.5 is 0.800, below 0.81"]),
            ("[floors.merged]\nrecall = 0.1", ["merged: recall is -, below 0.1"]),
            ("[ceilings]\nfalse_alarms_clean = 0.05", ["false_alarms_clean is 0.100, above 0.05"]),
            ('digest = "x"', ["the corpora have changed: their digest is abc; set the floors anew"]),
        ],
    )
    def test_what_is_below(self, floors: str, told: list[str]) -> None:
        assert load_quality().below_floors(tomllib.loads(floors), self.figures, "abc") == told

    @pytest.mark.parametrize("floors", ["[floor.all]", "[floors.oops]", "[floors.all]\nf1 = 1", "[ceilings]\noops = 1"])
    def test_what_means_nothing_is_refused(self, floors: str) -> None:
        with pytest.raises(ValueError, match=r"unknown|no gold edits"):
            load_quality().below_floors(tomllib.loads(floors), self.figures, "abc")


def load_quality() -> ModuleType:
    """benchmarks/quality.py as a module."""
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "quality.py"
    spec = importlib.util.spec_from_file_location("quality", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
