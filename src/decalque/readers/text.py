"""Plain text: bytes to text and back, without touching newlines or the byte order mark."""

from __future__ import annotations

from dataclasses import dataclass

BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class ReadError(Exception):
    """An input that can't be read as text; the message says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of an input (newlines as they stand, the byte order mark left out) and whether it had one."""

    text: str
    bom: bool = False

    def encode(self, text: str) -> bytes:
        """The bytes of a corrected text, with the byte order mark of this source."""
        return (BOM if self.bom else b"") + text.encode()


def decode(data: bytes) -> Source:
    """The text in `data`.

    Raises ReadError when it is empty, binary or not UTF-8.
    """
    bom = data.startswith(BOM)
    if data.startswith(_UTF16):
        raise ReadError("not UTF-8: it begins with the byte order mark of UTF-16")
    nul = data.find(b"\0")
    if nul >= 0:
        raise ReadError(f"binary: NUL byte at offset {nul}")
    try:
        text = data[len(BOM) if bom else 0 :].decode()
    except UnicodeDecodeError as error:
        offset = error.start + (len(BOM) if bom else 0)
        line = data.count(b"\n", 0, offset) + 1
        raise ReadError(f"not UTF-8: byte 0x{data[offset]:02x} at offset {offset} (line {line})") from None
    if not text or text.isspace():
        raise ReadError("empty: there is no text in it")
    return Source(text, bom)
