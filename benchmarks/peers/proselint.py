"""proselint, a style checker in Python: pip install proselint."""

from __future__ import annotations

from importlib.metadata import version

from decalque.bench.pairs import Prediction
from peers import Peer


def load() -> Peer:
    """proselint with all its checks; its spans count from a line break that it puts before the text."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)

    def predict(text: str) -> list[Prediction]:
        found = [lint.check_result for lint in LintFile("text", text).lint()]
        spans = [(max(0, f.span[0] - 1), min(len(text), f.span[1] - 1), f) for f in found]
        return [Prediction(a, max(a, b), f.replacements or None, f.check_path) for a, b, f in spans]

    return Peer(f"proselint {version('proselint')}", predict)
