"""Make `data/words.tsv.xz`, `data/casing.tsv.xz` and `data/verbs.tsv.xz`.

    apt-get install scowl && pip install -e .[build] && python src/decalque/data/build/build_words.py

`words.tsv.xz` lists the words of English in their own casing with the SCOWL size at which they appear (10: everybody
knows it, 70: large dictionaries, 80: unabridged ones), American and British spelling together. It is what the hunspell dictionaries
en_US and en_GB are made from. `casing.tsv.xz` counts how often a word stands in lower case, with a capital, and in capitals,
in the unigram table that the truecase package ships. `verbs.tsv.xz` lists the words of the dictionary that are the base form of a verb,
after the lemma tables of lemminflect.
"""

from __future__ import annotations

import importlib.resources
import lzma
import pickle
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from lemminflect import getAllLemmas

SCOWL = Path("/usr/share/dict/scowl")
DATA = Path(__file__).resolve().parent.parent
REGIONS = ("english", "american", "british", "british_z", "british_variant_1", "canadian", "australian")
CLASSES = ("words", "upper", "proper-names", "contractions", "abbreviations")
LARGEST = {"words": 80, "upper": 80, "proper-names": 80, "contractions": 70, "abbreviations": 70}
DICTIONARY = 70  # the largest size of what counts as an ordinary word
FEWEST = 3  # a casing count below this says nothing


def scowl_words() -> dict[str, int]:
    """Every form and the smallest SCOWL size that holds it."""
    sizes: dict[str, int] = {}
    for path in sorted(SCOWL.iterdir()):
        name, _, size = path.name.rpartition(".")
        region, _, kind = name.partition("-")
        if region not in REGIONS or kind not in CLASSES or int(size) > LARGEST[kind]:
            continue
        for form in path.read_text(encoding="latin-1").split():
            sizes[form] = min(sizes.get(form, 99), int(size))
    return {form: size for form, size in sizes.items() if len(form) > 1 or form in "aAIO"}


def casing_counts() -> dict[str, list[int]]:
    """word -> [in lower case, with a capital, all in capitals or mixed]."""
    model = importlib.resources.files("truecase") / "data" / "english.dist"
    with importlib.resources.as_file(model) as path, path.open("rb") as file:
        counts = pickle.load(file)["uni_dist"]
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for form, count in counts.items():
        if re.fullmatch(r"[^\W\d_]+(?:['’][^\W\d_]+)?", form):
            column = 0 if form.islower() else 1 if form[0].isupper() and form[1:].islower() else 2
            table[form.lower()][1 if form in ("I", "A") else column] += count
    return {word: row for word, row in table.items() if sum(row) >= FEWEST}


def verbs(forms: Iterable[str]) -> list[str]:
    """The forms that are the base of a verb: "open", "rain", not "city"."""
    return [form for form in forms if form.isalpha() and form.islower() and form in getAllLemmas(form, upos="VERB").get("VERB", ())]


def write(name: str, lines: list[str]) -> None:
    """Write the lines, compressed so that the same input gives the same bytes."""
    text = "\n".join(sorted(lines)) + "\n"
    (DATA / name).write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{name}: {len(lines):,} rows, {(DATA / name).stat().st_size:,} bytes")


def main() -> int:
    """Write the files."""
    words = scowl_words()
    write("words.tsv.xz", [f"{form}\t{size}" for form, size in words.items()])
    write("verbs.tsv.xz", verbs(form for form, size in words.items() if size <= DICTIONARY))
    write("casing.tsv.xz", ["\t".join([word, *map(str, row)]) for word, row in casing_counts().items()])
    return 0


if __name__ == "__main__":
    sys.exit(main())
