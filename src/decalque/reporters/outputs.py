"""Reports written to files: several at once, each complete or not there at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import IO

from decalque.reporters import Reporter, Write
from decalque.reporters.formats import Several


class OutputError(Exception):
    """A report that can't be written where it is wanted; the message says why."""


@dataclass
class _Target:
    """A report on its way: what is written goes to `temporary`, if there is one, until all is done."""

    name: str
    path: str
    temporary: str | None = None
    stream: IO[str] | None = None


class Outputs:
    """The files of `--output NAME=FILE`, as a context: left without an error, it puts all of them in their places.

    `wanted` holds (format, file) pairs and `inputs` the paths that are read. Raises OutputError when a file can't be
    written there, is wanted twice, or is one of the inputs; nothing has been written then.
    """

    def __init__(self, wanted: Sequence[tuple[str, str]], inputs: Iterable[str] = ()) -> None:
        self._targets = [_Target(name, _real(file)) for name, file in wanted]
        read = {os.path.realpath(path) for path in inputs}
        seen: set[str] = set()
        for (name, file), target in zip(wanted, self._targets, strict=True):
            if problem := _problem(file, target.path, read, seen):
                raise OutputError(f"--output {name}={file}: {problem}")
            seen.add(target.path)
        self.files = frozenset(seen)

    def beside(self, first: Reporter, make: Callable[[str, Write], Reporter]) -> Reporter:
        """`first` and the reporters of the files, as one; `make` gives the reporter of a format."""
        made = [make(each.name, each.stream.write) for each in self._targets if each.stream]
        return Several([first, *made]) if made else first

    def __enter__(self) -> Outputs:
        try:
            for number, target in enumerate(self._targets):
                self._open(target, number)
        except OSError as error:
            self._discard()
            raise OutputError(f"{target.path}: {(error.strerror or str(error)).lower()}") from None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None:
            self._discard()
            return
        try:
            for target in self._targets:
                _finish(target)
            for target in self._targets:
                if target.temporary:
                    os.replace(target.temporary, target.path)
                    target.temporary = None
        except BaseException:
            self._discard()
            raise

    @staticmethod
    def _open(target: _Target, number: int) -> None:
        where = target.path
        if os.path.isfile(where) or not os.path.exists(where):  # a pipe or a device is written to as it is
            folder = os.path.dirname(where)
            where = target.temporary = os.path.join(folder, f".decalque-{os.getpid()}-{number}.tmp")
        flags = os.O_WRONLY | (os.O_CREAT | os.O_EXCL if target.temporary else 0)
        handle = os.open(where, flags, 0o666)  # the umask of the user holds, unlike with `tempfile`
        target.stream = os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="")

    def _discard(self) -> None:
        for target in self._targets:
            with contextlib.suppress(OSError):
                if target.stream:
                    target.stream.close()
            with contextlib.suppress(OSError):
                if target.temporary:
                    os.unlink(target.temporary)


def _real(file: str) -> str:
    """The file that a name leads to; what is no regular file, as the pipe of a shell, has no other name."""
    return file if os.path.exists(file) and not os.path.isfile(file) else os.path.realpath(file)


def _problem(file: str, path: str, read: set[str], seen: set[str]) -> str:
    """Why a report can't be written to this file; nothing when it can."""
    folder = os.path.dirname(os.path.abspath(path))
    if file == "-":
        return "a file is wanted; --output-format is for standard output"
    if not os.path.isdir(folder):
        return f"there is no folder {os.path.dirname(file) or folder}"
    if os.path.isdir(path):
        return "this is a folder"
    if path in read:
        return "this is one of the files to be read"
    if path in seen:
        return "another report goes to this file"
    target = path if os.path.exists(path) else folder
    return "" if os.access(target, os.W_OK) else "not writable"


def _finish(target: _Target) -> None:
    """Bring all that was written to the disk; permissions of the file that is replaced are kept."""
    if not target.stream:
        return
    target.stream.flush()
    if target.temporary:
        os.fsync(target.stream.fileno())
        with contextlib.suppress(FileNotFoundError):
            os.chmod(target.temporary, os.stat(target.path).st_mode & 0o7777)
    target.stream.close()
