"""decalque itself, in the same run and on the same text."""

from __future__ import annotations

from importlib.metadata import version

from decalque.bench.pairs import Prediction, predictions
from decalque.linter import Linter
from peers import Peer


def load() -> Peer:
    """decalque with its defaults; all that it reports."""
    linter = Linter()

    def predict(text: str) -> list[Prediction]:
        return list(predictions(linter.lint(text)))

    return Peer(f"decalque {version('decalque')}", predict)
