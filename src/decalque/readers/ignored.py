"""What is left out of a folder: by the globs of the user, and as git does."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

GITIGNORE = ".gitignore"


class Ignored:
    """The patterns that hold under a folder, in the notation of git: those of `exclude`, from the current folder (or the given one, when that
    lies elsewhere), and with `gitignore` those of each .gitignore from the top of the repository down."""

    def __init__(self, folder: str, exclude: Sequence[str] = (), gitignore: bool = False) -> None:
        self._gitignore = gitignore
        self._specs: tuple[tuple[str, GitIgnoreSpec], ...] = ()  # (folder that the patterns are relative to, patterns)
        if exclude:
            here, there = os.getcwd(), os.path.abspath(folder)
            self._specs = ((here if (there + os.sep).startswith(here + os.sep) else there, _spec(exclude)),)
        if gitignore:
            for parent in _above(os.path.abspath(folder)):
                self._read(parent)

    def within(self, folder: str, names: Sequence[str]) -> Ignored:
        """The patterns that hold in a folder below, which holds these names."""
        if not self._gitignore or GITIGNORE not in names:
            return self
        made = Ignored(folder)
        made._gitignore, made._specs = True, self._specs
        made._read(os.path.abspath(folder))
        return made

    def covers(self, path: str) -> bool:
        """Whether a file, or a folder if the path ends with a slash, is left out."""
        if not self._specs:
            return False
        whole = os.path.abspath(path) + ("/" if path.endswith("/") else "")
        answer = False
        for folder, spec in self._specs:
            if whole.startswith(folder + os.sep):
                found = spec.check_file(whole[len(folder) + 1 :]).include
                answer = answer if found is None else found
        return answer

    def _read(self, folder: str) -> None:
        try:
            with open(os.path.join(folder, GITIGNORE), encoding="utf-8", errors="replace") as file:
                self._specs = (*self._specs, (folder, _spec(file.read().splitlines())))
        except OSError:
            return


def _above(folder: str) -> list[str]:
    """The folders from the top of the repository that `folder` is in down to its parent; none outside of a repository."""
    found: list[str] = []
    at = folder
    while not os.path.exists(os.path.join(at, ".git")):
        parent = os.path.dirname(at)
        if parent == at:
            return []
        at = parent
        found.insert(0, at)
    return found


def _spec(patterns: Sequence[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
