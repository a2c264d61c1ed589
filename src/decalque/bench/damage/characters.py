"""Page furniture between paragraphs, numbers in the Spanish form, and characters decoded wrongly."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.bench.changes import Change

# What content management systems put between paragraphs.
WIDGETS = (
    "Read more", "Read also", "Advertisement", "ADVERTISEMENT", "Continue reading", "Share on Facebook", "Share this article",
    "Share\nTweet\nEmail", "Follow us on X", "Subscribe to our newsletter", "Sign up for our newsletter", "Skip to content",
    "Related news", "Related articles", "You may also like", "Most read", "Photo: EFE", "Photo: AFP/Archive", "Image: Reuters",
    "Click here to subscribe", "Listen to the article", "Back to top", "Comments (0)", "Tags:", "Print", "Save article",
    "[embed]", "[…]", "Loading...", "Watch the video", "IMG_2041.jpg", "Copy link", "WhatsApp", "cover-photo-1200x675.webp",
    "thumbnail_3.png", "video-2214.mp4", "</div>", "<br/>", '<p class="lead">', "[caption]", "<!-- ad -->", "<strong>", "[gallery]",
)  # fmt: skip

_GAP = re.compile(r"\n[ \t]*\n\s*")
_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\d,]|\.\d)")
_DECIMAL = re.compile(r"(?<![\w.,])\d+\.\d+(?= (?:million|billion|trillion|percent|per cent|percentage|points|degrees|kilomet|met|tonnes|tons)|%)")
_PERCENT = re.compile(r"(?<![\w.,])\d+(?:\.\d+)?%")
_CLOCK = re.compile(r"(?<![\w.,:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])(?! ?[ap]\.?m)")
_WRONG = "cp1252"


def widgets(page: Analysis, rng: random.Random) -> Iterator[Change]:
    """A widget before each paragraph but the first."""
    for gap in _GAP.finditer(page.text):
        if gap.end() < len(page.text):
            yield Change(gap.end(), gap.end(), f"{rng.choice(WIDGETS)}\n\n", "residue")


def numbers(page: Analysis, rng: random.Random) -> Iterator[Change]:
    """Each number that a Spanish text writes otherwise, so written."""
    for match in _THOUSANDS.finditer(page.text):
        yield _number(match, match.group().replace(",", "."))
    for match in _DECIMAL.finditer(page.text):
        yield _number(match, match.group().replace(".", ","))
    for match in _PERCENT.finditer(page.text):
        yield _number(match, f"{match.group()[:-1].replace('.', ',')} %")
    for match in _CLOCK.finditer(page.text):
        yield _number(match, match.group().replace(":", "h"))


def _number(match: re.Match[str], text: str) -> Change:
    return Change(match.start(), match.end(), text, "number-form")


def mojibake(page: Analysis, rng: random.Random) -> Iterator[Change]:
    """Each character beyond ASCII, its UTF-8 read as Windows-1252."""
    for at, character in enumerate(page.text):
        if character > "\x7f" and not character.isspace():
            wrong = "".join(_misread(byte) for byte in character.encode())
            yield Change(at, at + 1, wrong, "encoding")


def _misread(byte: int) -> str:
    """What a byte is in Windows-1252; the five that it leaves open are read as controls, as browsers do."""
    try:
        return bytes([byte]).decode(_WRONG)
    except UnicodeDecodeError:
        return chr(byte)
