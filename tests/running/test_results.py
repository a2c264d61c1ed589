"""Results that are kept: the second run is the same, and no answer is ever stale."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from math import inf
from pathlib import Path

import pytest

from decalque import results
from decalque.cache import cache_folder
from decalque.cli import main
from decalque.reporters import Report
from decalque.worker import Done, Task, Worker


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, and a cache of its own that shares the compiled lexicon."""

    cache = tmp_path / "cache"
    cache.mkdir()
    for made in cache_folder().glob("*.bin"):
        (cache / made.name).symlink_to(made)
    monkeypatch.setenv("DECALQUE_CACHE", str(cache))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The talks in kyiv ended. Fish &amp; chips.\n")
    (tmp_path / "decalque.toml").write_text("")
    return tmp_path


class Count:
    """Counts the files that the rules really read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[str] = []
        real = Worker.do

        def counted(worker: Worker, task: object) -> object:
            self.done.append(task.name)  # type: ignore[attr-defined]
            return real(worker, task)  # type: ignore[arg-type]

        monkeypatch.setattr(Worker, "do", counted)


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> Count:
    return Count(monkeypatch)


def check(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, object]:
    main(["check", "--output-format", "json", "--jobs", "1", *more, "a.txt"])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    return dict(file)


def codes(file: dict[str, object]) -> list[str]:
    return [f["rule"] for f in file["findings"]]  # type: ignore[attr-defined]


def test_the_second_run_is_the_same_without_the_work(count: Count, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = check(capsys), check(capsys)
    assert first == second
    assert codes(first) == ["CAS001", "ENC002"]
    assert count.done == ["a.txt"]


def test_what_json_cannot_hold_is_not_kept(count: Count, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Worker.do

    def endless(worker: Worker, task: Task) -> Done:
        done = counted(worker, task)
        found = [replace(f, suggestions=tuple(replace(s, score=inf) for s in f.suggestions)) for f in done.report.findings]
        return replace(done, report=Report(done.report.path, done.report.text, found))

    monkeypatch.setattr(Worker, "do", endless)
    assert check(capsys) == check(capsys)
    assert count.done == ["a.txt"] * 2


def test_it_can_be_switched_off_and_cleared(count: Count, capsys: pytest.CaptureFixture[str]) -> None:
    check(capsys, "--no-cache")
    check(capsys, "--no-cache")
    assert count.done == ["a.txt"] * 2
    check(capsys)
    assert main(["cache"]) == 0
    assert "1 result" in capsys.readouterr().out
    assert main(["cache", "--clear"]) == 0
    capsys.readouterr()
    check(capsys)
    assert count.done == ["a.txt"] * 4


def test_a_changed_text_is_read_anew(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(capsys)
    (desk / "a.txt").write_text("The talks in Kyiv ended. Fish &amp; chips.\n")
    assert codes(check(capsys)) == ["ENC002"]


def test_a_changed_configuration_counts(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(capsys)
    (desk / "decalque.toml").write_text('ignore = ["ENC002"]')
    assert codes(check(capsys)) == ["CAS001"]
    (desk / "decalque.toml").write_text('allow = ["kyiv"]')
    assert codes(check(capsys)) == ["ENC002"]
    (desk / "decalque.toml").write_text('[per-file-ignores]\n"a.txt" = ["CAS"]')
    assert codes(check(capsys)) == ["ENC002"]
    assert codes(check(capsys, "--select", "CAS001")) == []


def test_a_changed_side_file_and_baseline_count(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(capsys)
    (desk / "a.txt.decalque").write_text("1: CAS001\n")
    assert codes(check(capsys)) == ["ENC002"]
    (desk / "a.txt.decalque").unlink()
    (desk / "decalque.toml").write_text('baseline = "base.json"')
    assert main(["baseline", "update", "--isolated", "--baseline", "base.json", "a.txt"]) == 0
    capsys.readouterr()
    assert codes(check(capsys)) == []


def test_a_changed_pack_counts(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = (
        'rule = "calqued-phrase"\n[[row]]\nid = "own-talks"\nsource = "x"\nmeaning = "x"\npattern = ["{word} in"]\nfix = ["things in"]\n'
        'bad = [["The {word} in Lima.", "The things in Lima."], ["A {word} in Quito.", "A things in Quito."]]\n'
        'good = ["One.", "Two.", "Three {word}."]\n'
    )
    (desk / "own.toml").write_text(row.replace("{word}", "tolks"))
    (desk / "decalque.toml").write_text('packs = ["own.toml"]')
    assert codes(check(capsys)) == ["CAS001", "ENC002"]
    stamp = (desk / "own.toml").stat()
    (desk / "own.toml").write_text(row.replace("{word}", "talks"))
    os.utime(desk / "own.toml", ns=(stamp.st_atime_ns, stamp.st_mtime_ns + 1_000_000))
    assert codes(check(capsys)) == ["TRA012", "CAS001", "ENC002"]


def test_another_version_counts(count: Count, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    check(capsys)
    monkeypatch.setattr(results, "__version__", "99.0")
    check(capsys)
    assert count.done == ["a.txt"] * 2


def test_another_name_means_another_format(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(check(capsys)) == ["CAS001", "ENC002"]
    (desk / "a.txt").rename(desk / "a.html")
    main(["check", "--output-format", "json", "a.html"])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert codes(file) == ["CAS001"]


def test_a_damaged_store_is_begun_afresh(count: Count, capsys: pytest.CaptureFixture[str]) -> None:
    check(capsys)
    for place in results.path().parent.glob("results*"):
        place.write_bytes(b"not a database at all" * 100)
    assert codes(check(capsys)) == ["CAS001", "ENC002"]
    check(capsys)
    assert count.done == ["a.txt"] * 2


def test_a_folder_that_cant_be_written_is_no_error(desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "file").write_text("")
    monkeypatch.setattr(results, "path", lambda: desk / "file" / "results.sqlite")
    assert codes(check(capsys)) == ["CAS001", "ENC002"]
