"""symspellpy's word segmentation of every word that its dictionary does not know: pip install symspellpy."""

from __future__ import annotations

import re
from importlib.metadata import version
from importlib.resources import as_file, files

from decalque.bench.pairs import Prediction
from peers import Peer

_WORD = re.compile(r"[^\W\d_]{2,}")


def load() -> Peer:
    """Segmentation with the dictionaries that symspellpy ships, without correction of letters."""
    from symspellpy import SymSpell

    checker = SymSpell(max_dictionary_edit_distance=0)
    with as_file(files("symspellpy") / "frequency_dictionary_en_82_765.txt") as path:
        checker.load_dictionary(path, 0, 1)
    with as_file(files("symspellpy") / "frequency_bigramdictionary_en_243_342.txt") as path:
        checker.load_bigram_dictionary(path, 0, 2)

    def predict(text: str) -> list[Prediction]:
        found = []
        for match in _WORD.finditer(text):
            word = match.group()
            if word.lower() not in checker.words:
                parts = checker.word_segmentation(word, max_edit_distance=0).segmented_string
                if " " in parts:
                    found.append(Prediction(match.start(), match.end(), parts, "segmentation"))
        return found

    return Peer(f"symspellpy {version('symspellpy')}", predict)
