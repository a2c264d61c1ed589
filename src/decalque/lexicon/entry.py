"""What the lexicon knows of one word: packed into five bytes, unpacked into an `Entry`."""

from __future__ import annotations

from typing import NamedTuple

FORMAT = "<BIBB"
ZIPF_STEP = 1 / 30
UNSEEN_SHARE = 255  # no casing count


class Flag:
    """Facts about a lower-cased word, as bits (plain integers: half a million of them are combined)."""

    WORD = 1  # the lower-case form is in the dictionary (SCOWL size 70 or less)
    RARE = 2  # ... only in an unabridged one (size 80)
    CAPITALISED = 4  # a form with a capital is in the dictionary
    SPECIAL = 8  # its proper form is neither lower case nor a single initial capital: NATO, YouTube
    PLACE = 16
    GIVEN = 32
    SURNAME = 64
    PEOPLE = 128  # demonyms, languages
    CALENDAR = 256  # days, months, holidays
    ORGANISATION = 512
    ACRONYM = 1024
    ABBREVIATION = 2048
    FIRST = 4096  # the first word of a name of several words
    CREED = 16384  # religions and political creeds
    ORDINARY = 32768  # in our own list of words that are written in lower case nowadays
    PART = 8192  # stands inside a name of several words
    VERB = 65536  # the base form of a verb: "open", not "opens"


NAME = Flag.PLACE | Flag.GIVEN | Flag.SURNAME | Flag.PEOPLE | Flag.CREED | Flag.CALENDAR | Flag.ORGANISATION | Flag.ACRONYM


class Entry(NamedTuple):
    """One lower-cased word.

    `zipf` is the Zipf frequency (log10 per billion words; 0 when unseen), `share` the part of its occurrences that
    has a capital (0..1, None when never counted), `size` the SCOWL size of the lower-case form (99 when it has none).
    """

    zipf: float
    flags: int
    share: float | None
    size: int


UNKNOWN = Entry(0.0, 0, None, 99)

Packed = tuple[int, int, int, int]


# A text has thousands of new words: tables, and no call of a Python function for each entry.
_ZIPFS = [zipf * ZIPF_STEP for zipf in range(256)]
_SHARES = [None if share == UNSEEN_SHARE else share / 250 for share in range(256)]
_new = tuple.__new__


def pack(zipf: float, flags: int, share: float | None, size: int) -> Packed:
    """The row that is stored; `zipf` from 0 to 8.5."""
    return int(zipf / ZIPF_STEP + 0.5), flags, UNSEEN_SHARE if share is None else int(share * 250), size


def unpack(row: Packed) -> Entry:
    """The entry of a stored row."""
    zipf, flags, share, size = row
    return _new(Entry, (_ZIPFS[zipf], flags, _SHARES[share], size))
