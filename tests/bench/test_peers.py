"""The scripts of benchmarks/: peers are found and give predictions, and stale records are told."""

from __future__ import annotations

import importlib
import json
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
