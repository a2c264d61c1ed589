"""Which files are meant, and how one is replaced without ever leaving it half written."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence

from decalque.readers.formats import WALKED
from decalque.readers.ignored import Ignored
from decalque.readers.text import ReadError

STDIN = "-"


def expand(paths: Iterable[str], *, exclude: Sequence[str] = (), gitignore: bool = False) -> Iterator[tuple[str, str | None]]:
    """(file, None) for each file that is meant, or (path, what is wrong with it); no file twice.

    Folders are walked for text, Markdown and HTML in sorted order, without hidden files and folders, without what the globs of
    `exclude` mean, and, if `gitignore` says so, without what git leaves out; a file that is given by name is taken whatever it is called.
    """
    seen: set[str] = set()
    for path in paths:
        found = 0
        for file, error in _walk(path, Ignored(path, exclude, gitignore)) if path != STDIN and os.path.isdir(path) else [(path, None)]:
            found += 1
            key = file if file == STDIN else os.path.abspath(file)
            if key not in seen or error:
                seen.add(key)
                yield file, error
        if not found:
            yield path, f"no text in this folder (looked for {', '.join('*' + s for s in WALKED)})"


def _walk(folder: str, ignored: Ignored) -> Iterator[tuple[str, str | None]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield folder, error.strerror or str(error)
        return
    ignored = ignored.within(folder, [entry.name for entry in entries])
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not ignored.covers(entry.path + "/"):
                yield from _walk(entry.path, ignored)
        elif entry.name.lower().endswith(WALKED) and entry.is_file() and not ignored.covers(entry.path):
            yield entry.path, None


def read(path: str) -> bytes:
    """The bytes of a file.

    Raises ReadError when there is none, or it can't be read.
    """
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise ReadError((error.strerror or str(error)).lower()) from None
    except ValueError:  # a NUL in the name
        raise ReadError("not a file name") from None


def replace(path: str, old: bytes, new: bytes) -> None:
    """Put `new` in the place of `old` in one step; links are followed, permissions kept.

    Raises ReadError, with the file as it was, when it no longer holds `old` or can't be written.
    """
    real = os.path.realpath(path)
    if not os.path.isfile(real):
        raise ReadError("not a regular file, so it can't be replaced")
    if not os.access(real, os.W_OK):
        raise ReadError("not writable")
    try:
        _swap(real, old, new)
    except OSError as error:
        raise ReadError(f"not written: {(error.strerror or str(error)).lower()}") from None


def _swap(real: str, old: bytes, new: bytes) -> None:
    import tempfile  # slow to import, and only `fix` needs it

    state = os.stat(real)
    folder = os.path.dirname(real)
    handle, temporary = tempfile.mkstemp(prefix=".decalque-", suffix=".tmp", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(handle)
        with contextlib.suppress(OSError, AttributeError):  # only the owner of both may, and not on Windows
            os.chown(temporary, state.st_uid, state.st_gid)
        os.chmod(temporary, state.st_mode & 0o7777)
        if read(real) != old:
            raise ReadError("it was changed meanwhile, so it was left alone")
        os.replace(temporary, real)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(folder)


def _sync_folder(folder: str) -> None:
    """Make the renaming last through a power failure, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
