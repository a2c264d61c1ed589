"""LanguageTool, a grammar checker in Java, through a server: set LANGUAGETOOL_URL (http://localhost:8081)."""

from __future__ import annotations

import json
import os
import urllib.parse
import urllib.request
from typing import Any

from decalque.bench.pairs import Prediction
from peers import Peer

_SECONDS = 120


def load() -> Peer:
    """The server's own rules for American English; the first replacement counts."""
    url = os.environ.get("LANGUAGETOOL_URL", "").rstrip("/")
    if not url.startswith(("http://", "https://")):
        raise ImportError("no LANGUAGETOOL_URL")
    software = _asked(url, "One.")["software"]

    def predict(text: str) -> list[Prediction]:
        return [_prediction(text, match) for match in _asked(url, text)["matches"]]

    return Peer(f"{software['name']} {software['version']}", predict, remote=True)


def _asked(url: str, text: str) -> dict[str, Any]:
    data = urllib.parse.urlencode({"language": "en-US", "text": text}).encode()
    try:
        with urllib.request.urlopen(f"{url}/v2/check", data, timeout=_SECONDS) as answer:
            found: dict[str, Any] = json.load(answer)
    except OSError as error:
        raise ImportError(f"no LanguageTool at {url}: {error}") from error
    return found


def _prediction(text: str, match: dict[str, Any]) -> Prediction:
    """The server counts in UTF-16."""
    raw = text.encode("utf-16-le")
    start = len(raw[: 2 * match["offset"]].decode("utf-16-le"))
    end = len(raw[: 2 * (match["offset"] + match["length"])].decode("utf-16-le"))
    best = next(iter(match["replacements"]), None)
    return Prediction(start, end, best and best["value"], match["rule"]["id"])
