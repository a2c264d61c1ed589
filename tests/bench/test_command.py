"""`decalque bench` and `decalque bench corrupt` as they are called."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from decalque.bench.m2 import parse
from decalque.benching import Progress
from decalque.cli import main

DAMAGED = "The talks in belarus were led by Lukashenkoand others.\n\nThey ended on monday.\n"
REFERENCE = "The talks in Belarus were led by Lukashenko and others.\n\nThey ended on Monday.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a pair and a clean text."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(DAMAGED, encoding="utf-8")
    (tmp_path / "a.ref.txt").write_text(REFERENCE, encoding="utf-8")
    (tmp_path / "b.txt").write_text("The talks in Minsk ended on Tuesday.\n", encoding="utf-8")
    return tmp_path


def test_bench_measures_the_linter(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", ".", "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    nothing, ours = figures["systems"]
    assert (nothing["name"], ours["name"], figures["gold"], figures["clean_words"]) == ("nothing", "decalque", 3, 7)
    assert (ours["all"]["recall"], ours["false_alarms_clean"]) == (1.0, 0.0)
    assert set(ours["categories"]) == {"case", "space"}
    assert nothing["text"]["chrf"] < ours["text"]["chrf"]


def test_bench_counts_only_what_is_selected(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", ".", "--format", "json", "--no-text", "--select", "SPC"]) == 0
    ours = json.loads(capsys.readouterr().out)["systems"][1]
    assert (ours["categories"]["space"]["recall"], ours["categories"]["case"]["recall"], ours["text"]) == (1.0, 0.0, None)


def test_bench_compares_systems(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "tool.jsonl").write_text(json.dumps({"doc": "a", "corrected": REFERENCE}), encoding="utf-8")
    (folder / "pairs.tsv").write_text("a\t{}\t{}\n".format(*(t.replace("\n", "\\n") for t in (DAMAGED, REFERENCE))), encoding="utf-8")
    assert main(["bench", "pairs.tsv", "--system", "tool=tool.jsonl"]) == 0
    out = capsys.readouterr().out
    assert [line.split()[0] for line in out.splitlines()[2:5]] == ["nothing", "decalque", "tool"]
    assert "tool - decalque" in out


@pytest.mark.parametrize("kind", ["table", "json", "markdown", "html"])
def test_output_goes_to_a_file(folder: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert main(["bench", "a.txt", "--no-text", "--format", kind]) == 0
    shown = capsys.readouterr().out
    assert main(["bench", "a.txt", "--no-text", "--format", kind, "--output", "out"]) == 0
    assert capsys.readouterr().out == ""
    assert (folder / "out").read_text(encoding="utf-8") == shown


def test_m2_is_written_for_gold_and_system(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "a.txt", "--format", "m2", "--output", "m2"]) == 0
    gold, ours = ([s for _, s in parse(folder / "m2" / name)] for name in ("gold.m2", "decalque.m2"))
    assert [s.tokens for s in gold] == [s.tokens for s in ours]
    assert sum(len(s.edits) for s in gold) == 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bench"], "PAIRS"),
        (["bench", "gone"], "gone: no such file"),
        (["bench", "a.txt", "--format", "m2"], "needs --output"),
        (["bench", "a.txt", "--system", "tool"], "expected NAME=FILE"),
        (["bench", "a.txt", "--system", "decalque=a.ref.txt"], "two systems are called 'decalque'"),
        (["bench", "a.txt", "--predictions", "gone.jsonl"], "gone.jsonl: no such file"),
        (["bench", "a.txt", "--select", "NOPE"], "unknown rule 'NOPE'"),
        (["bench", "a.txt", "--output", "gone/x"], "not written"),
        (["bench", "corrupt", "gone.txt"], "gone.txt: no such file"),
        (["bench", "corrupt", "b.txt", "--rates", "tag=1"], "did you mean 'tags'"),
        (["bench", "corrupt", "b.txt", "--rates", "tags=lots"], "expected MECHANISM=RATE"),
    ],
)
def test_a_wrong_request_is_told(folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert told in err
    assert out == ""


def test_without_sacrebleu_the_rest_is_measured(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("decalque.bench.textual.available", lambda: False)
    assert main(["bench", "a.txt", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert "pip install 'decalque[bench]'" in err
    assert json.loads(out)["systems"][1]["text"] is None


def test_without_rapidfuzz_gold_edits_are_asked_for(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz.distance", None)
    assert main(["bench", "a.txt", "--no-text"]) == 2
    assert "pip install 'decalque[bench]'" in capsys.readouterr().err


def test_corrupt_gives_pairs_that_bench_reads(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "clean.txt").write_text(REFERENCE * 20, encoding="utf-8")
    assert main(["bench", "corrupt", "clean.txt", "--seed", "5", "--rates", "tags=4"]) == 0
    rows = capsys.readouterr().out
    row = json.loads(rows)
    assert (row["doc"], row["reference"]) == ("clean", REFERENCE * 20)
    (folder / "pairs.jsonl").write_text(rows, encoding="utf-8")
    assert main(["bench", "pairs.jsonl", "--format", "json", "--no-text"]) == 0
    assert json.loads(capsys.readouterr().out)["gold"] == len(row["edits"]) > 0
    assert main(["bench", "corrupt", "clean.txt", "--seed", "5", "--rates", "tags=4", "--output", "out"]) == 0
    assert (folder / "out/clean.txt").read_text(encoding="utf-8") == row["source"]
    assert main(["bench", "out", "--format", "json", "--no-text"]) == 0
    assert json.loads(capsys.readouterr().out)["gold"] == len(row["edits"])


class _Terminal:
    """A stream that says whether it is a terminal."""

    def __init__(self, terminal: bool) -> None:
        self.terminal, self.text = terminal, ""

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_for_terminals(terminal: bool) -> None:
    stream = _Terminal(terminal)
    progress = Progress(stream, 4)  # type: ignore[arg-type]  # all that is used of a stream
    for _ in range(4):
        progress.step()
    assert ("100 %" in stream.text) == terminal
    progress.close()
    assert stream.text.endswith("\r") == terminal
