"""Where the lexicon's facts come from: each function reads one source."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

from decalque.lexicon.entry import Flag

DATA = Path(__file__).resolve().parent.parent / "data"
NAMES = DATA / "names"
BIGRAMS = "frequency_bigramdictionary_en_243_342.txt"
# Raised when the meaning of the compiled file changes.
SCHEMA = 6

KINDS: dict[str, int] = {
    **dict.fromkeys(("country", "capital", "city", "region"), Flag.PLACE),
    **dict.fromkeys(("demonym", "language"), Flag.PEOPLE),
    "religion": Flag.CREED,
    **dict.fromkeys(("month", "day", "holiday", "event"), Flag.CALENDAR),
    **dict.fromkeys(("institution", "company", "brand", "club", "media"), Flag.ORGANISATION),
    "given": Flag.GIVEN,
    "surname": Flag.SURNAME,
    "person": Flag.SURNAME,
    "acronym": Flag.ACRONYM,
    "acronym-ambiguous": 0,
}


def fingerprint() -> str:
    """A key that changes whenever anything changes that the compiled lexicon is made from.

    The files themselves are asked for size and time: asking for the versions of the packages takes ten times as long.
    """
    paths = [*DATA.glob("*.xz"), *DATA.glob("*.tsv"), *NAMES.glob("*.tsv"), *Path(__file__).parent.glob("*.py")]
    parts = [f"schema {SCHEMA}"]
    for path in [*sorted(paths), _packaged("wordfreq"), _packaged("symspellpy") / BIGRAMS, _packaged("marisa_trie")]:
        stat = path.stat()
        parts.append(f"{path.name} {stat.st_size} {stat.st_mtime_ns}")
    return f"{crc32('|'.join(parts).encode()):08x}{len(parts):04x}"


def _packaged(name: str) -> Path:
    """The folder (or the one file) of an installed package, which is not imported."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"decalque needs the package {name}: install decalque again")
    path = Path(spec.origin)
    return path.parent if path.name == "__init__.py" else path


def zipf_frequencies() -> dict[str, float]:
    """word -> Zipf frequency, from wordfreq's large English list; case-blind."""
    from wordfreq import get_frequency_list

    # the list is binned in centibels: bin 0 is frequency 1, bin 800 is 1e-8
    return {
        word: 9 - centibels / 100
        for centibels, words in enumerate(get_frequency_list("en", wordlist="large"))
        for word in words
        if word.isalpha() or not any(map(str.isdigit, word))
    }


# Languages that news is translated from, with the least Zipf frequency of a word that is kept. The large list of the first is read whole.
FOREIGN = {"es": 2.5, "pt": 3.5, "it": 3.5, "fr": 3.5, "ca": 3.5}


def foreign() -> dict[str, tuple[float, int]]:
    """word -> the highest Zipf frequency it has in a language of `FOREIGN`, and the number of that language; from wordfreq."""
    from wordfreq import get_frequency_list

    found: dict[str, tuple[float, int]] = {}
    for number, (language, least) in enumerate(FOREIGN.items()):
        bins = get_frequency_list(language, wordlist="large" if language == "es" else "small")
        for centibels, words in enumerate(bins[: round((9 - least) * 100) + 1]):
            zipf = 9 - centibels / 100
            for word in words:
                if word.isalpha() and (word not in found or zipf > found[word][0]):
                    found[word] = zipf, number
    return found


def dictionary() -> Iterator[tuple[str, int]]:
    """Every form of the dictionary and its SCOWL size."""
    for form, size in _rows("words.tsv.xz"):
        yield form, int(size)


def ordinary() -> Iterator[str]:
    """The words of our own list: written in lower case in the news of today, whatever older counts say."""
    with (DATA / "ordinary.tsv").open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            yield line.split("\t", 1)[0]


def verbs() -> Iterator[str]:
    """The base forms of verbs."""
    for (form,) in _rows("verbs.tsv.xz"):
        yield form


def casing() -> dict[str, tuple[int, int]]:
    """word -> (times in lower case, times with a capital or in capitals)."""
    return {word: (int(low), int(title) + int(upper)) for word, low, title, upper in _rows("casing.tsv.xz")}


def bigrams() -> Iterator[tuple[str, int]]:
    """"a b" -> count, from the bigram dictionary that symspellpy ships (Google Books)."""
    with (_packaged("symspellpy") / BIGRAMS).open(encoding="utf-8") as lines:
        for line in lines:
            pair, _, count = line.rpartition(" ")
            yield pair, int(count)


def names() -> Iterator[tuple[str, str]]:
    """(form, kind) of every row of `data/names/*.tsv`."""
    for path in sorted(NAMES.glob("*.tsv")):
        with path.open(encoding="utf-8") as lines:
            next(lines)
            for line in lines:
                form, kind, _ = line.split("\t")
                yield form, kind


def _rows(name: str) -> Iterator[list[str]]:
    text = lzma.decompress((DATA / name).read_bytes()).decode()
    return (line.split("\t") for line in text.splitlines())
