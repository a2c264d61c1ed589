"""wordninja, which splits words that ran together: pip install wordninja."""

from __future__ import annotations

import re
from importlib.metadata import version

from decalque.bench.pairs import Prediction
from peers import Peer

_WORD = re.compile(r"[^\W\d_]{2,}")


def load() -> Peer:
    """Each word that wordninja splits, split."""
    import wordninja

    def predict(text: str) -> list[Prediction]:
        pieces = ((match, wordninja.split(match.group())) for match in _WORD.finditer(text))
        return [Prediction(m.start(), m.end(), " ".join(parts), "split") for m, parts in pieces if len(parts) > 1]

    return Peer(f"wordninja {version('wordninja')}", predict)
