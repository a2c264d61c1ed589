"""What the XML formats have in common: text that any XML 1.0 parser takes."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from decalque.expressions import expression

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

# Source: XML 1.0 (fifth edition), production 2, Char
_FORBIDDEN = expression("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text with each character that XML forbids written as an escape, as in Python: \\x1b."""
    return _FORBIDDEN.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def content(text: str) -> str:
    """The text as it stands between two tags; a carriage return survives there only as a reference."""
    return escape(printable(text), {"\r": "&#13;"})


def attributes(**values: object) -> str:
    """The values as attributes, each with a space before it."""
    return "".join(f" {name}={quoteattr(printable(str(value)))}" for name, value in values.items())
