"""Files are replaced in one step, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from decalque.readers import files
from decalque.readers.text import ReadError, Source, decode

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and links as on POSIX")


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@posix
@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755])
def test_permissions_stay(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(mode)
    files.replace(str(path), b"old", b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o7777 == mode
    assert listing(tmp_path) == ["a.txt"]


@posix
def test_links_are_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real" / "a.txt", tmp_path / "link.txt"
    real.parent.mkdir()
    real.write_bytes(b"old")
    link.symlink_to("real/a.txt")
    files.replace(str(link), b"old", b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert listing(real.parent) == ["a.txt"]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"edited by hand")
    with pytest.raises(ReadError, match="changed meanwhile"):
        files.replace(str(path), b"old", b"new")
    assert path.read_bytes() == b"edited by hand"
    assert listing(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_failure_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*unused: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(ReadError, match="not written: no space left on device"):
        files.replace(str(path), b"old", b"new")
    assert path.read_bytes() == b"old"
    assert listing(tmp_path) == ["a.txt"]


def test_an_interruption_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*unused: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.replace(str(path), b"old", b"new")
    assert path.read_bytes() == b"old"
    assert listing(tmp_path) == ["a.txt"]


@posix
def test_not_writable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *unused: False)  # root may write anything
    with pytest.raises(ReadError, match="not writable"):
        files.replace(str(path), b"old", b"new")


@posix
def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReadError, match="not a regular file"):
        files.replace(str(tmp_path / "pipe"), b"old", b"new")


def test_a_name_with_a_nul() -> None:
    with pytest.raises(ReadError, match="not a file name"):
        files.read("a\0b")


@posix
def test_links_to_folders_are_not_walked(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "a.txt").write_text("x")
    (inner / "loop").symlink_to(tmp_path)
    (inner / "gone.txt").symlink_to("nowhere")
    assert list(files.expand([str(tmp_path)])) == [(str(inner / "a.txt"), None)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"a\0", "binary: NUL byte at offset 1"),
        (b"\xef\xbb\xbf\xe9", r"byte 0xe9 at offset 3 \(line 1\)"),
        (b"a\r\nb\xed\xa0\x80", r"byte 0xed at offset 4 \(line 2\)"),
    ],
)
def test_what_is_no_text(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        decode(data)


def test_the_byte_order_mark_is_no_part_of_the_text() -> None:
    source = decode(b"\xef\xbb\xbfa\r\nb\r")
    assert source == Source("a\r\nb\r", bom=True)
    assert source.encode("c\r\n") == b"\xef\xbb\xbfc\r\n"
