"""The pre-commit hooks, the GitHub action, shell completion and watching."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from decalque.cli import main
from decalque.watching import watch

ROOT = Path(__file__).resolve().parents[2]


def hooks() -> str:
    return (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


class TestPreCommit:
    """The hooks as they are written, run from the environment of the tests: installing them anew takes minutes."""

    @pytest.fixture
    def repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        if shutil.which("git") is None:
            pytest.skip("git is needed: install it")
        indented = "".join(f"    {line}\n" for line in hooks().replace("language: python", "language: system").splitlines())
        (tmp_path / ".pre-commit-config.yaml").write_text(f"repos:\n- repo: local\n  hooks:\n{indented}")
        monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
        for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
            monkeypatch.setenv(name, "desk@example.org")
        self.git(tmp_path, "init", "-q")
        return tmp_path

    @staticmethod
    def git(folder: Path, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)

    def commit(self, folder: Path, hook: str) -> subprocess.CompletedProcess[str]:
        self.git(folder, "add", "-A")
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", hook], cwd=folder, capture_output=True, text=True, timeout=120, check=False
        )

    def test_a_clean_article_passes(self, repository: Path) -> None:
        (repository / "a.txt").write_text("The talks in Kyiv ended on Friday.\n")
        assert self.commit(repository, "decalque").returncode == 0

    def test_a_damaged_one_does_not(self, repository: Path) -> None:
        (repository / "a.txt").write_text("The talks in kyiv ended on Friday.\n")
        (repository / "b.py").write_text("kyiv = 1\n")
        done = self.commit(repository, "decalque")
        assert done.returncode == 1
        assert "a.txt:1:14 CAS001" in done.stdout
        assert "b.py" not in done.stdout

    def test_the_fixing_hook_changes_what_is_safe(self, repository: Path) -> None:
        (repository / "a.txt").write_text("Fish &amp; chips in Kyiv.\n")
        done = self.commit(repository, "decalque-fix")
        assert done.returncode == 1, "pre-commit stops where a hook has changed a file"
        assert (repository / "a.txt").read_text() == "Fish & chips in Kyiv.\n"
        assert self.commit(repository, "decalque-fix").returncode == 0


class TestAction:
    def test_its_script_checks_the_paths_it_is_given(self, tmp_path: Path) -> None:
        action = (ROOT / "action.yml").read_text(encoding="utf-8")
        script = action[action.index("        mapfile") :].split("      env:")[0]
        script = "\n".join(line[8:] for line in script.splitlines())
        (tmp_path / "a b.txt").write_text("The talks in kyiv ended.\n")
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False,
            env={
                **os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "DECALQUE_PATHS": "a b.txt\n",
                "DECALQUE_ARGS": "--isolated --ignore 'RES'", "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
            },
        )  # fmt: skip
        assert done.returncode == 1, done.stderr
        assert done.stdout.startswith("::")
        assert "file=a b.txt" in done.stdout
        assert "CAS001" in (tmp_path / "summary.md").read_text()


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_completion_knows_the_commands(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "check" in script
    assert "--output-format" in script


def test_watching_checks_what_has_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.txt").write_text("Two.")
    steps = iter(["change", "add", "remove", "nothing", "stop"])
    checked: list[Sequence[str]] = []

    def pause() -> None:
        step = next(steps)
        if step == "change":
            (tmp_path / "b.txt").write_text("Two, changed.")
        elif step == "add":
            (tmp_path / "c.txt").write_text("Three.")
        elif step == "remove":
            (tmp_path / "a.txt").unlink()
        elif step == "stop":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch([str(tmp_path)], checked.append, lambda message: None, pause=pause)
    assert checked == [[str(tmp_path)], [str(tmp_path / "b.txt")], [str(tmp_path / "c.txt")]]
