"""Figures of whole systems: intervals, tests, calibration, and what is shown of them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from decalque.bench import resampling
from decalque.bench.output import html, places, plain
from decalque.bench.pairs import GoldEdit, Pair, Prediction
from decalque.bench.report import Benchmark, calibration, curve, measure
from decalque.bench.scoring import score
from decalque.bench.systems import System, nothing
from decalque.finding import Safety

TEXT = "Talks in kyiv <b> & more."
MENDED = TEXT.replace("kyiv", "Kyiv")
PAIRS = [Pair(f"d{k}", TEXT, MENDED, (GoldEdit(9, 13, "kyiv", "Kyiv", "case"),)) for k in range(20)]
CLEAN = [Pair(f"c{k}", MENDED, MENDED) for k in range(5)]
ALARM = Prediction(0, 5, "Talk", "TRA001", 0.3, Safety.UNSAFE)


def right(confidence: float = 0.9, safety: Safety = Safety.SAFE) -> Prediction:
    return Prediction(9, 13, "Kyiv", "CAS001", confidence, safety)


def good(count: int, name: str = "good") -> System:
    """A system that corrects the first `count` documents."""
    return System(name, {pair.name: [right()] for pair in PAIRS[:count]})


def benchmark(*systems: System, texts: bool = False) -> Benchmark:
    return measure([*PAIRS, *CLEAN], [nothing(), *systems], texts=texts, samples=200)


def test_the_system_that_does_nothing_comes_first_and_has_no_precision() -> None:
    figures = json.loads("".join(plain.as_json(benchmark(good(10)))))
    first = figures["systems"][0]
    assert first["name"] == "nothing"
    assert (first["all"]["precision"], first["all"]["recall"], first["all"]["correction_precision"]) == (None, 0.0, None)
    assert first["spans"]["precision"] is None


def test_intervals_hold_the_figure_and_are_the_same_each_time() -> None:
    scores = score(PAIRS, good(10).predictions)
    found = resampling.intervals(PAIRS, scores)
    low, high = found["all"]["recall"]
    assert 0.2 < low < 0.5 < high < 0.8
    assert found["case"]["recall"] == (low, high)
    assert found["all"]["precision"] == (1.0, 1.0)
    assert found == resampling.intervals(PAIRS, scores)
    assert found == resampling.intervals(PAIRS[::-1], scores)


def test_an_undefined_figure_has_no_interval() -> None:
    found = resampling.intervals(CLEAN, score(CLEAN, {}))
    assert found["all"] == {"false_alarms_clean": (0.0, 0.0)}


def test_intervals_of_false_alarms_on_clean_text() -> None:
    scores = score(CLEAN, {"c0": [ALARM]})
    low, high = resampling.intervals(CLEAN, scores)["all"]["false_alarms_clean"]
    assert low == 0.0
    assert high >= 1000 / CLEAN[0].words / 5


@pytest.mark.parametrize(("other", "least", "most"), [(18, 0.0, 0.01), (10, 1.0, 1.0), (9, 0.4, 1.0)])
def test_systems_are_held_to_be_different_when_they_are(other: int, least: float, most: float) -> None:
    first, second = (("a", score(PAIRS, good(other).predictions)), ("b", score(PAIRS, good(10).predictions)))
    detection, correction = resampling.compare(PAIRS, first, second)
    assert least <= detection.p <= most
    assert (detection.difference > 0) == (other > 10)
    assert correction.p == detection.p


def test_each_pair_of_systems_is_tested_but_nothing() -> None:
    tests = benchmark(good(1, "a"), good(2, "b"), good(3, "c")).tests
    assert {(t.first, t.second) for t in tests} == {("b", "a"), ("c", "a"), ("c", "b")}


def test_fixed_safely_counts_only_what_is_safe() -> None:
    found = {PAIRS[0].name: [right()], PAIRS[1].name: [right(safety=Safety.UNSAFE)], PAIRS[2].name: [Prediction(9, 13, "Kyiv", "X")]}
    measured = benchmark(System("s", found)).systems[1]
    assert measured.scores.total.accepted == 3
    assert measured.fixed_safely["case"] == 2 / 20


def test_calibration_error_is_the_gap_between_confidence_and_share_right() -> None:
    predicted = {pair.name: [right(0.85)] for pair in PAIRS[:4]} | {pair.name: [ALARM] for pair in CLEAN[:4]}
    found = calibration(score([*PAIRS, *CLEAN], predicted))
    assert found is not None
    assert [(b.low, b.n, b.right) for b in found.bins] == [(0.3, 4, 0.0), (0.8, 4, 1.0)]
    assert found.error == pytest.approx((0.3 + 0.15) / 2)
    assert calibration(score(PAIRS, {"d0": [Prediction(9, 13, "Kyiv", "X")]})) is None


def test_the_curve_goes_from_the_surest_down() -> None:
    predicted = {"d0": [right(0.9)], "d1": [right(0.6)], "c0": [Prediction(0, 5, "Talk", "T", 0.7)]}
    points = curve(score([*PAIRS, *CLEAN], predicted))
    assert points == [(0.9, 1.0, 1 / 20), (0.7, 1 / 2, 1 / 20), (0.6, 2 / 3, 2 / 20)]


def test_chrf_and_ter_tell_of_repair() -> None:
    before, after = (measured.text for measured in benchmark(good(20), texts=True).systems)
    assert before is not None
    assert after is not None
    assert before.chrf < after.chrf == 100
    assert before.ter > after.ter == 0
    assert "case:mixed" in after.signatures[1]


class _Checker(HTMLParser):
    """Counts what would be loaded, and the places."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.places: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loaded += [f"{tag} {name}" for name, _ in attrs if name in ("src", "href") or tag == "link"]
        if tag == "li":
            self.places.append(dict(attrs))


def test_the_html_report_holds_every_place_and_loads_nothing() -> None:
    system = System('a "tool" <x>', {"d0": [Prediction(9, 13, "KYIV", "CAS001", 0.9)], "c0": [ALARM]})
    measured = benchmark(system)
    page = "".join(html.report(measured))
    checker = _Checker()
    checker.feed(page)
    assert checker.loaded == []
    assert len(checker.places) == len(list(places(measured, measured.systems[1]))) == 21
    kinds = [place["data-kind"] for place in checker.places]
    assert (kinds.count("miss"), kinds.count("wrong correction"), kinds.count("false alarm")) == (19, 1, 1)
    assert {place["data-system"] for place in checker.places} == {'a "tool" <x>'}
    assert page.count("<svg") == 2
    assert "<b>" not in page
    assert "url(" not in page


def test_markdown_has_a_row_for_each_system() -> None:
    text = "".join(plain.markdown(benchmark(good(10))))
    assert re.search(r"^\| nothing \| – \| 0\.000 ", text, re.MULTILINE)
    assert re.search(r"^\| good \| 1\.000 \| 0\.500 \| 0\.833 ", text, re.MULTILINE)


def test_the_table_shows_places_when_asked() -> None:
    text = "".join(plain.terminal(benchmark(System("s", {"c0": [ALARM]})), rules=True, errors=2))
    assert text.count("  miss, case") == 2
    assert "false alarm, unmapped, c0: 'Talks' -> 'Talk'" in text
    assert "TRA001" in text
