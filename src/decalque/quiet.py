"""What silences a file: its own comments, the side file beside it, and the baseline."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from decalque.config import Config
from decalque.readers import files
from decalque.readers.text import ReadError
from decalque.reporters import Report, plural
from decalque.selectors import ConfigError
from decalque.suppress import SIDE_SUFFIX, Suppressions, read
from decalque.suppress.baseline import Baseline, Entry, Known, entry, place

DEFAULT = "decalque-baseline.json"


class Silence:
    """Finds what silences each file, as a configuration has it.

    Raises ConfigError when the baseline can't be used.
    """

    def __init__(self, config: Config) -> None:
        path = config.baseline_file()
        self._folder = str(path.absolute().parent) if path else ""
        self._baseline = load(path) if path else Baseline({})

    def signature(self, path: str) -> str:
        """All that silences the file at `path` from outside, as text that changes when it does.

        Raises ReadError as `of` does.
        """
        known = self._baseline.files.get(place(path, self._folder)) if self._baseline.files else None
        return repr((_side(path + SIDE_SUFFIX), sorted(map(repr, known.items())) if known else None))

    def of(self, path: str, text: str) -> Suppressions:
        """What silences the file at `path` that holds `text`.

        Raises ReadError when there is a side file that can't be read: nobody knows then what must be left alone.
        """
        known = self._baseline.files.get(place(path, self._folder)) if self._baseline.files else None
        return read(text, side=_side(path + SIDE_SUFFIX), known=known)


def _side(path: str) -> str | None:
    if not os.path.isfile(path):
        return None
    try:
        return files.read(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"its side file {path} is not UTF-8: byte 0x{error.object[error.start]:02x} at offset {error.start}") from None
    except ReadError as error:
        raise ReadError(f"its side file {path}: {error}") from None


def load(path: Path) -> Baseline:
    """The baseline in a file.

    Raises ConfigError when there is none, or it can't be used.
    """
    try:
        return Baseline.parse(path.read_bytes(), str(path))
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such baseline; 'decalque baseline update' makes one") from None
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from None


class Update:
    """Takes the reports of a run and makes a new baseline of them, as a reporter.

    Files that were not read keep their entries as long as they exist, and so do rules that did not run. Raises ConfigError when
    the old baseline can't be used, or there is no folder for the new one.
    """

    def __init__(self, config: Config, path: Path) -> None:
        self._config = config
        self._path = path
        self._folder = str(path.absolute().parent)
        if not os.path.isdir(self._folder):
            raise ConfigError(f"{path}: no such folder: {path.parent}")
        self._old: Mapping[str, Known] = load(path).files if path.exists() else {}
        self._new: dict[str, Known] = {}

    def file(self, report: Report) -> None:
        """Take the findings of one file."""
        if report.error is not None:
            return
        name = place(report.path, self._folder)
        ran = {rule.code for rule in self._config.rules(report.path)}
        kept: Counter[Entry] = Counter({e: n for e, n in self._old.get(name, {}).items() if e.rule not in ran})
        kept.update(entry(report.text, finding) for finding in report.findings)
        self._new[name] = kept

    def close(self) -> None:
        """Nothing is written before `write`."""

    def write(self) -> str:
        """Write the baseline in one step; what is returned says what became of it.

        Raises ConfigError when it can't be written; the old one is then as it was.
        """
        here = {name: known for name, known in self._old.items() if os.path.exists(os.path.join(self._folder, name))}
        baseline = Baseline({**here, **self._new})
        added, gone = _difference(self._old, baseline.files)
        if added or gone or not self._path.exists():
            try:
                _write(self._path, baseline.dump().encode())
            except OSError as error:
                raise ConfigError(f"{self._path}: not written: {(error.strerror or str(error)).lower()}") from None
        holding = sum(1 for known in baseline.files.values() if known)
        what = f"{plural(baseline.size, 'finding')} in {plural(holding, 'file')}"
        return f"{self._path.name}: {what} ({added:,} new, {gone:,} gone)."


def _difference(old: Mapping[str, Known], new: Mapping[str, Known]) -> tuple[int, int]:
    """How many findings are new, and how many are gone."""
    before, after = _flat(old), _flat(new)
    return (after - before).total(), (before - after).total()


def _flat(by_file: Mapping[str, Known]) -> Counter[tuple[str, Entry]]:
    return Counter({(name, e): n for name, known in by_file.items() for e, n in known.items()})


def _write(path: Path, data: bytes) -> None:
    import tempfile

    real = os.path.realpath(path)
    mode = os.stat(real).st_mode & 0o7777 if os.path.exists(real) else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(prefix=".decalque-", suffix=".tmp", dir=os.path.dirname(real))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        os.chmod(temporary, mode)
        os.replace(temporary, real)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
