"""Several processes: the same answers in the same order, and nothing lost when a process dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEXTS = ["The talks in kyiv ended.", "Nothing is wrong here.", "He met Putin. Fish &amp; chips.", "On Friday Putintravel to belarus."]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:03}.txt").write_text(TEXTS[number % len(TEXTS)])
    (folder / "017.txt").write_bytes(b"\xff\xfe bad")
    return folder


def decalque(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "decalque", *arguments], capture_output=True, text=True, timeout=120, check=False, env={**os.environ, **environment}
    )


def test_results_are_the_same_whatever_the_number_of_processes(archive: Path) -> None:
    one, two = (decalque("check", "--isolated", "--no-cache", "--output-format", "jsonl", "--jobs", jobs, str(archive)) for jobs in ("1", "3"))
    assert one.returncode == two.returncode == 2
    assert one.stderr == two.stderr
    assert [json.loads(line) for line in one.stdout.splitlines()] == [json.loads(line) for line in two.stdout.splitlines()]
    assert [Path(json.loads(line)["path"]).name for line in two.stdout.splitlines()] == sorted(p.name for p in archive.iterdir())


def test_fix_works_in_several_processes(archive: Path) -> None:
    decalque("fix", "--isolated", "--jobs", "2", str(archive))
    assert (archive / "002.txt").read_text() == "He met Putin. Fish & chips."
    assert (archive / "017.txt").read_bytes() == b"\xff\xfe bad"


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_a_wrong_number_of_processes_is_a_mistake(jobs: str) -> None:
    done = decalque("check", "--jobs", jobs, "x.txt")
    assert done.returncode == 2
    assert "expected a number of processes or auto" in done.stderr or "expected one argument" in done.stderr


def test_a_process_that_dies_costs_its_file_only(archive: Path, tmp_path: Path) -> None:
    script = tmp_path / "dying.py"
    script.write_text(
        "import os, sys\n"
        "from decalque import worker\n"
        "real = worker.Worker._do\n"
        "def fatal(self, task):\n"
        "    if task.name.endswith('040.txt'):\n"
        "        os._exit(9)\n"
        "    return real(self, task)\n"
        "worker.Worker._do = fatal\n"
        "if __name__ == '__main__':\n"
        "    from decalque.cli import main\n"
        "    sys.exit(main(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, str(script), "check", "--isolated", "--no-cache", "--output-format", "jsonl", "--jobs", "2", str(archive)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    files = {Path(f["path"]).name: f for f in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 2
    assert len(files) == 60
    assert "ended without an answer" in files["040.txt"]["error"]
    assert [name for name, f in files.items() if f["error"]] == ["017.txt", "040.txt"]


def test_an_interruption_leaves_no_process(archive: Path) -> None:
    for number in range(60, 400):
        (archive / f"{number:03}.txt").write_text(" ".join(TEXTS * 60))
    process = subprocess.Popen(
        [sys.executable, "-m", "decalque", "check", "--isolated", "--no-cache", "--jobs", "2", str(archive)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    time.sleep(2)
    assert process.poll() is None, "it was done before it could be interrupted"
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert said.decode().splitlines()[-1] == "decalque: interrupted"
    for _ in range(50):
        if not _group(process.pid):
            break
        time.sleep(0.1)
    assert not _group(process.pid)


def _group(number: int) -> bool:
    """Whether a process of the group still lives."""
    try:
        os.killpg(number, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True
