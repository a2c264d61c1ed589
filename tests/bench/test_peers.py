"""The scripts of benchmarks/: peers are found and give predictions, and stale records are told."""

from __future__ import annotations

import importlib
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def peers(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """benchmarks/peers as a package."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return importlib.import_module("peers")


def test_every_file_is_a_peer(peers: ModuleType) -> None:
    files = {path.stem for path in (ROOT / "benchmarks" / "peers").glob("*.py")} - {"__init__"}
    assert set(peers.names()) == files
    for name in files:
        assert "pip install" in (doc := importlib.import_module(f"peers.{name}").__doc__ or "") or "LANGUAGETOOL_URL" in doc or name == "decalque"


def test_a_peer_tells_its_version_and_what_it_would_change(peers: ModuleType) -> None:
    peer = peers.load("ftfy")
    assert peer.label.startswith("ftfy 6.")
    assert [(p.start, p.end, p.replacement) for p in peer.predict("“Yes”, in MedellÃ\xadn")] == [(10, 19, "Medellín")]
    (cut,) = peers.load("symspell").predict("The officerssaid so.")
    assert (cut.start, cut.end, cut.replacement) == (4, 16, "officers said")


def test_a_peer_that_is_not_there_is_an_import_error(peers: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANGUAGETOOL_URL", raising=False)
    with pytest.raises(ImportError, match="LANGUAGETOOL_URL"):
        peers.load("languagetool")


class _Server(BaseHTTPRequestHandler):
    """Answers as LanguageTool does, with one match behind a sign that is two units of UTF-16."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        match = {"offset": 3, "length": 3, "replacements": [{"value": "the"}, {"value": "tea"}], "rule": {"id": "SPELL"}}
        body = json.dumps({"software": {"name": "LanguageTool", "version": "6.4"}, "matches": [match]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the output of the tests clean."""


def test_languagetool_is_asked_by_url(peers: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    with HTTPServer(("127.0.0.1", 0), _Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("LANGUAGETOOL_URL", f"http://127.0.0.1:{server.server_port}/")
        peer = peers.load("languagetool")
        assert (peer.label, peer.remote) == ("LanguageTool 6.4", True)
        (found,) = peer.predict("😀 teh end")
        assert (found.start, found.end, found.replacement, found.rule) == (2, 5, "the", "SPELL")
        server.shutdown()


def test_records_of_other_corpora_are_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    accuracy = importlib.import_module("accuracy")
    assert list(accuracy.stale()) == []
    (tmp_path / "quality.json").write_text(json.dumps({"corpora": {"digest": "0000"}}), encoding="utf-8")
    monkeypatch.setattr(accuracy, "RESULTS", tmp_path)
    faults = list(accuracy.stale())
    assert "belongs to corpora of digest 0000" in faults[0]
    assert "peers.json is missing; run benchmarks/compare.py --record" in faults[1]
