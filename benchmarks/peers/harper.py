"""Harper, a grammar checker in Rust, through its Python binding: pip install harper-py."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any

from decalque.bench.pairs import Prediction
from peers import Peer


def load() -> Peer:
    """Harper with all its rules, reading plain text; the first suggestion counts."""
    from harper import Linter

    linter = Linter()

    def predict(text: str) -> list[Prediction]:
        return [_prediction(text, lint) for lint in linter.lint(text, language="plaintext")]

    return Peer(f"harper-py {version('harper-py')}", predict)


def _prediction(text: str, lint: Any) -> Prediction:
    start, end = lint.span.start, lint.span.end
    suggestions = json.loads(lint.to_json())["inner"]["suggestions"] or [None]
    best, replacement = suggestions[0], None
    if best == "Remove":
        replacement = ""
    elif isinstance(best, dict):
        kind, value = next(iter(best.items()))
        value = value if isinstance(value, str) else "".join(value)
        replacement = text[start:end] + value if kind == "InsertAfter" else value
    return Prediction(start, end, replacement, lint.lint_kind)
