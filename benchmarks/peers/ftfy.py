"""ftfy, which repairs characters that were decoded wrongly: pip install ftfy."""

from __future__ import annotations

from importlib.metadata import version

from decalque.bench.pairs import Prediction
from peers import Peer, by_correction


def load() -> Peer:
    """ftfy with its defaults, but curly quotation marks left as they are: to straighten them is no repair."""
    import ftfy

    def predict(text: str) -> list[Prediction]:
        return by_correction(text, ftfy.fix_text(text, uncurl_quotes=False), "fix_text")

    return Peer(f"ftfy {version('ftfy')}", predict)
