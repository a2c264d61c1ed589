"""What only a process of its own shows: start-up, pipes, signals, encodings of the terminal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "decalque"]
TEXT = "Salt &amp; pepper\n"
SELECT = ["--isolated", "--select", "ENC001,ENC002"]
posix = pytest.mark.skipif(os.name != "posix", reason="signals and pipes as on POSIX")


def decalque(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, capture_output=True, env={**os.environ, **environment}, timeout=60
    )


def test_version(tmp_path: Path) -> None:
    done = decalque("--version", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith(b"decalque 0.")


def test_no_command_is_a_mistake(tmp_path: Path) -> None:
    done = decalque(cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--help" in done.stderr


def test_help(tmp_path: Path) -> None:
    for command in ([], ["check"], ["fix"], ["rule"], ["config"]):
        done = decalque(*command, "--help", cwd=tmp_path)
        assert done.returncode == 0
        assert b"usage: decalque" in done.stdout


def test_an_unknown_format_names_the_known(tmp_path: Path) -> None:
    done = decalque("check", "--output-format", "xml", "a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert b"xml" in done.stderr
    assert b"jsonl" in done.stderr


@posix
def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 20_000)
    with subprocess.Popen(
        [*COMMAND, "check", *SELECT, "a.txt"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 141


@posix
def test_interrupted(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "check", *SELECT, "-"], cwd=tmp_path,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        time.sleep(1)  # it waits for its input by then
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"decalque: interrupted\n")


@posix
def test_a_full_disk(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    (tmp_path / "a.txt").write_text(TEXT)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, "check", *SELECT, "a.txt"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"No space left" in done.stderr


def test_a_terminal_that_knows_ascii_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Perú &amp; Čapek\n", encoding="utf-8")
    done = decalque("check", *SELECT, "a.txt", cwd=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert b"Per\\xfa" in done.stdout
    done = decalque(
        "check", *SELECT, "--output-format", "json", "a.txt", cwd=tmp_path, PYTHONIOENCODING="latin-1"
    )
    assert json.loads(done.stdout.decode("utf-8"))["files"][0]["findings"][0]["start"] == 5


@posix
def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)
    for output in ("text", "json", "jsonl"):
        done = decalque("check", *SELECT, "--output-format", output, ".", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (1, b"")
        assert b"caf\\udce9.txt" in done.stdout


def test_timing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = decalque("check", *SELECT, "--timing", "a.txt", cwd=tmp_path)
    assert b"ENC002" in done.stderr
    assert b"characters/s" in done.stderr
    assert b"characters/s" not in done.stdout


def test_rule_table_and_page(tmp_path: Path) -> None:
    from decalque.rules import all_rules

    table = decalque("rule", cwd=tmp_path).stdout.decode()
    for rule, line in zip(all_rules(), table.splitlines(), strict=True):
        assert line.startswith(f"{rule.code}  {rule.name}")
        assert rule.summary in line
    for wanted in ("ENC002", "enc002", "html-entity"):
        page = decalque("rule", wanted, cwd=tmp_path).stdout.decode()
        assert page.startswith("ENC002 html-entity\n")
    rule = next(rule for rule in all_rules() if rule.code == "ENC002")
    assert all(line in page for line in rule.page.splitlines())
    assert all(f"- {bad}\n" in page and f"+ {good}\n" in page for bad, good in rule.bad if "\n" not in bad)


def test_a_fault_in_a_rule_costs_one_file_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from decalque.cli import main
    from decalque.linter import Linter

    def fail(self: Linter, text: str) -> tuple[list[object], list[object]]:
        if "bad" in text:
            raise RuntimeError("no such rule")
        return [], []

    (tmp_path / "a.txt").write_text("bad")
    (tmp_path / "b.txt").write_text("good")
    monkeypatch.setattr(Linter, "find", fail)
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--no-cache", "--isolated", "."]) == 2
    out, err = capsys.readouterr()
    assert err == "decalque: ./a.txt: internal error, please report it: RuntimeError: no such rule\n"
    assert out == "No defects found in 1 file.\n"
    monkeypatch.setenv("DECALQUE_DEBUG", "1")
    with pytest.raises(RuntimeError):
        main(["check", "--no-cache", "--isolated", "."])
