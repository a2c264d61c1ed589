"""Counts by rule, the damage index, and what makes a command fail."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from decalque import gate
from decalque.config import Config
from decalque.document import WORD
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.linter import Linter
from decalque.reporters import Report, Tally
from decalque.reporters.statistics import GRADES, WEIGHTS, Damage, Statistics, damage, summary, weight
from decalque.rules import all_rules

CORPORA = Path(__file__).resolve().parent.parent / "corpora"


def finding(rule: str = "CAS001", mqm: str = "capitalization", safety: Safety = Safety.SAFE) -> Finding:
    return Finding(rule, 0, 1, "", (Suggestion((Edit(0, 1, "x"),), safety, 0.9),), rule.lower(), mqm)


def report(path: str, findings: Sequence[Finding], words: int = 1000) -> Report:
    return Report(path, "", findings, words=words)


def test_every_category_of_the_rules_has_a_weight() -> None:
    assert {rule.mqm for rule in all_rules()} == set(WEIGHTS)


def test_the_index_is_weighted_findings_per_thousand_words() -> None:
    one = [finding(), finding(), finding("TRA011", "false-friend")]
    assert damage(report("a", one, 500)).index == (1 + 1 + 5) / 500 * 1000
    assert damage(report("a", [], 500)).index == 0
    assert damage(report("a", [], 0)).grade == "A"


def test_a_wrong_number_weighs_more_than_a_wrong_form_of_one() -> None:
    assert weight(finding("NUM001", "number-format")) > weight(finding("NUM002", "number-format"))


def test_grades_go_from_a_to_f() -> None:
    limits = [most for _, most in GRADES]
    grades = [Damage("a", 1, 1, index).grade for index in (0.0, *limits, limits[-1] + 1)]
    assert grades == ["A", "A", "B", "C", "D", "E", "F"]


def test_grades_part_the_clean_articles_from_the_damaged() -> None:
    linter = Linter()

    def grades(paths: list[Path]) -> set[str]:
        texts = [path.read_text(encoding="utf-8") for path in paths]
        return {damage(report("", linter.lint(t), len(WORD.findall(t)))).grade for t in texts}

    assert grades(sorted(CORPORA.glob("clean/*.txt"))) == {"A"}
    damaged = [path for path in sorted(CORPORA.glob("damaged/*.txt")) if not path.name.endswith(".ref.txt")]
    assert grades(damaged) <= {"D", "E", "F"}


def test_the_worst_files_come_first_and_the_rest_is_counted() -> None:
    statistics = Statistics()
    for number in range(30):
        statistics.add(report(f"{number:02}.txt", [finding()] * number))
    statistics.add(Report("bad.txt", error="empty"))
    rows = statistics.table().splitlines()
    listed = [row.split()[-1] for row in rows if row.endswith(".txt")]
    assert listed == [f"{number:02}.txt" for number in range(29, 9, -1)]
    assert "... and 9 files more (--statistics=all)" in rows
    assert rows[1].split() == ["CAS001", "cas001", "435", "435", "0", "29"]
    assert len([row for row in statistics.table(None).splitlines() if row.endswith(".txt")]) == 29


def test_rules_are_counted_over_all_files() -> None:
    statistics = Statistics()
    statistics.add(report("a", [finding(), finding("ENC002", "character-encoding", Safety.UNSAFE)]))
    statistics.add(report("b", [finding(safety=Safety.DISPLAY)]))
    first, second = statistics.by_rule
    assert first == {"rule": "CAS001", "name": "cas001", "findings": 2, "files": 2, "safe": 1, "unsafe": 0}
    assert (second["rule"], second["unsafe"]) == ("ENC002", 1)
    whole = summary(statistics)
    assert (whole["files"], whole["words"], whole["findings"]) == (2, 2000, 3)


def tally(*safeties: Safety, words: int = 1000) -> Tally:
    whole = Tally()
    whole.add(report("a", [finding(safety=safety) for safety in safeties], words))
    return whole


@pytest.mark.parametrize(
    ("level", "fails"),
    [("any", [True, True, True]), ("unsafe", [True, True, False]), ("safe", [True, False, False]), ("none", [False] * 3)],
)
def test_fail_on(level: str, fails: list[bool]) -> None:
    config = Config(fail_on=level)
    assert [gate.fails(tally(safety), config) for safety in (Safety.SAFE, Safety.UNSAFE, Safety.DISPLAY)] == fails
    assert not gate.fails(tally(), config)


def test_the_budget_is_for_the_whole_run() -> None:
    whole = tally(Safety.SAFE, Safety.DISPLAY, words=500)
    whole.add(report("b", [], 500))
    assert not gate.fails(whole, Config(max_per_1000=2))
    assert gate.fails(whole, Config(max_per_1000=1.9))
    assert not gate.fails(whole, Config(max_per_1000=1, fail_on="safe"))
    assert gate.fails(whole, Config(max_per_1000=0))
    assert not gate.fails(tally(words=0), Config(max_per_1000=0))


def test_a_budget_says_how_it_stands() -> None:
    (line,) = gate.notes(tally(Safety.SAFE, words=400), Config(max_per_1000=2))
    assert line == "note: 2.5 per 1,000 words (1 in 400 words), over the budget of 2"


def test_the_page_says_what_the_tables_say() -> None:
    page = (CORPORA.parent / "docs" / "statistics.md").read_text(encoding="utf-8")
    rows = {row.split("|")[1].strip(): row for row in page.splitlines() if row.startswith("|")}
    assert [float(rows[grade].split("|")[2]) for grade, _ in GRADES] == [most for _, most in GRADES]
    for category, value in WEIGHTS.items():
        assert category in rows["5, major" if value == 5 else "1, minor"]
