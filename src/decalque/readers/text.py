"""Plain text: bytes to text and back, without touching newlines or the byte order mark."""

from __future__ import annotations

from dataclasses import dataclass

UTF8 = "utf-8"
BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class ReadError(Exception):
    """An input that can't be read as text; the message says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of an input (newlines as they stand, the byte order mark left out) and whether it had one."""

    text: str
    bom: bool = False
    encoding: str = UTF8

    def encode(self, text: str) -> bytes:
        """The bytes of a corrected text, with the byte order mark and in the encoding of this source.

        Raises ReadError when the encoding lacks a sign of the text.
        """
        try:
            return (BOM if self.bom else b"") + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise ReadError(f"not written: {self.encoding} has no {text[error.start]!r}") from None


def decode(data: bytes, encoding: str = UTF8) -> Source:
    """The text in `data`.

    Raises ReadError when it is empty, binary or not in that encoding.
    """
    if encoding != UTF8:
        return _other(data, encoding)
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


def _other(data: bytes, encoding: str) -> Source:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"not {encoding}: byte 0x{data[error.start]:02x} at offset {error.start}") from None
    if not text or text.isspace():
        raise ReadError("empty: there is no text in it")
    return Source(text, encoding=encoding)
