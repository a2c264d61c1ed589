"""The logic of the review page, run by itself: offsets, edits, what a decision changes and what is kept of it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import playwright
import pytest

from decalque.finding import Edit, apply_edits

MODEL = Path(__file__).resolve().parents[2] / "src" / "decalque" / "reporters" / "review" / "model.js"
NODE = next((p for p in (Path(playwright.__file__).parent / "driver").glob("node*")), None)
pytestmark = pytest.mark.skipif(NODE is None, reason="this build of playwright brings no node: pip install --force-reinstall playwright")


def call(*calls: Sequence[Any]) -> list[Any]:
    """The answers of functions of the model: (name, argument, ...) -> value, all in one process."""
    script = f"""
        const Review = require({json.dumps(str(MODEL))});
        const calls = JSON.parse(require("fs").readFileSync(0, "utf8"));
        const files = new Map();
        const real = (value) => {{
          if (!value || value.findings === undefined) return value;
          const key = JSON.stringify(value);
          if (!files.has(key)) files.set(key, Review.prepare(value));
          return files.get(key);
        }};
        const answers = calls.map(([name, ...rest]) => {{
          if (name === "unitOffsets") return rest[1].map(Review.unitOffsets(rest[0]));
          if (name === "draft") return Review.draft(real(rest[1]).findings[rest[0]]);
          if (name === "exported") return Review.exported(rest[0], rest[1].map(real), rest[2]);
          return Review[name](...rest.map(real));
        }});
        console.log(JSON.stringify(answers));
    """
    done = subprocess.run([str(NODE), "-e", script], input=json.dumps(calls).encode(), capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    answers: list[Any] = json.loads(done.stdout)
    return answers


def found(text: str, marked: str, *better: str, at: int | None = None) -> dict[str, Any]:
    """A finding as the page has it, on the first `marked`."""
    start = text.index(marked) if at is None else at
    span = {"start": start, "end": start + len(marked)}
    suggestions = [
        {"edits": [{**span, "text": each}], "safety": "safe", "confidence": 0.9, "score": 1.0, "evidence": {}} for each in better
    ]
    return {**span, "rule": "SPC001", "name": "merged-tokens", "text": marked, "line": 1, "message": "m",
            "fingerprint": f"{marked}{start}", "suggestions": suggestions}  # fmt: skip


def page(text: str, *findings: dict[str, Any], path: str = "a.txt") -> dict[str, Any]:
    return {"path": path, "text": text, "sha256": "0" * 64, "bom": False, "findings": list(findings)}


TEXT = "🌊 The 🇵🇪 talks inBolivia wereheld on monday.\r\nSkip\r\n"
FILE = page(TEXT, found(TEXT, "inBolivia", "in Bolivia", "Bolivia"), found(TEXT, "wereheld", "were held"), found(TEXT, "monday"))
ACCEPT, SECOND, REJECT = {"verdict": "accepted", "choice": 0}, {"verdict": "accepted", "choice": 1}, {"verdict": "rejected"}


def test_offsets_count_characters_beyond_the_first_plane_twice() -> None:
    random = Random(7)
    texts = ["", "a", "🌊", *("".join(random.choices("aé\r\n🌊𝒜\u0301🇵🇪", k=40)) for _ in range(50))]
    calls = [("unitOffsets", text, list(range(len(text) + 1))) for text in texts]
    for text, answer in zip(texts, call(*calls), strict=True):
        assert answer == [len(text[:n].encode("utf-16-le")) // 2 for n in range(len(text) + 1)]


def test_corrected_text_is_what_python_makes_of_it() -> None:
    random = Random(11)
    calls, wanted = [], []
    for _ in range(200):
        text = "".join(random.choices("ab \n🌊é", k=30))
        places = sorted(random.sample(range(31), 6))
        spans = list(zip(places[0::2], places[1::2], strict=True))
        edits = [Edit(a, b, random.choice(["", "x", "🌊y"])) for a, b in spans]
        findings = [found(text, text[e.start : e.end], e.text, at=e.start) for e in edits]
        decisions = {str(n): random.choice([ACCEPT, REJECT, None]) for n in range(3)}
        calls.append(("corrected", page(text, *findings), decisions))
        wanted.append(apply_edits(text, [e for n, e in enumerate(edits) if decisions[str(n)] is ACCEPT]))
    assert call(*calls) == wanted


def test_segments_give_both_texts() -> None:
    for decisions in ({}, {"0": ACCEPT}, {"0": SECOND, "1": ACCEPT, "2": {"verdict": "accepted", "own": "Monday 🌊"}}, {"1": REJECT}):
        segments, corrected = call(("segments", FILE, decisions), ("corrected", FILE, decisions))
        assert "".join(s["text"] for s in segments if s["kind"] != "ins") == TEXT
        assert "".join(s["text"] for s in segments if s["kind"] != "del") == corrected
        for n, each in enumerate(FILE["findings"]):
            assert "".join(s["text"] for s in segments if s["finding"] == n and s["kind"] != "ins") == each["text"]


def test_edits_outside_of_the_finding_and_insertions() -> None:
    text = "He said “no and left."
    finding = found(text, "“no")
    finding["suggestions"] = [
        {"edits": [{"start": 11, "end": 11, "text": "”"}, {"start": 16, "end": 20, "text": "went"}], "safety": "safe",
         "confidence": 0.9, "score": 0, "evidence": {}}
    ]  # fmt: skip
    segments, corrected, shown = call(
        ("segments", page(text, finding), {"0": ACCEPT}), ("corrected", page(text, finding), {"0": ACCEPT}),
        ("preview", page(text, finding), {"start": 8, "end": 11}, finding["suggestions"][0]["edits"]),
    )  # fmt: skip
    assert corrected == "He said “no” and went."
    assert [s["text"] for s in segments if s["kind"] == "ins"] == ["”", "went"]
    assert "".join(s["text"] for s in shown if s["kind"] != "del") == corrected


def test_a_finding_between_two_characters_can_be_seen() -> None:
    (segments,) = call(("segments", page("ab", found("ab", "", "-", at=1)), {}))
    assert [(s["kind"], s["text"], s["finding"]) for s in segments] == [("text", "a", -1), ("point", "", 0), ("text", "b", -1)]


def test_corrections_of_the_same_text_exclude_each_other() -> None:
    text = "one two three"
    wide = found(text, "two")
    wide["suggestions"] = [{"edits": [{"start": 4, "end": 13, "text": "2"}], "safety": "safe", "confidence": 0.9, "score": 0, "evidence": {}}]
    both = page(text, wide, found(text, "three", "3"))
    assert call(
        ("conflict", both, {"1": ACCEPT}, 0, ACCEPT), ("conflict", both, {"1": REJECT}, 0, ACCEPT),
        ("conflict", both, {"0": ACCEPT}, 1, ACCEPT), ("conflict", both, {"0": ACCEPT}, 1, REJECT),
    ) == [1, -1, 0, -1]  # fmt: skip


def test_decisions_come_back_to_the_same_text_only() -> None:
    decisions = {"0": SECOND, "1": REJECT, "2": {"verdict": "accepted", "own": "Monday"}}
    (kept,) = call(("kept", FILE, decisions))
    longer = page("New. " + TEXT, *({**f, "start": f["start"] + 5, "end": f["end"] + 5, "suggestions": [
        {**s, "edits": [{**e, "start": e["start"] + 5, "end": e["end"] + 5} for e in s["edits"]]} for s in f["suggestions"]
    ]} for f in FILE["findings"]))  # fmt: skip
    fewer = json.loads(json.dumps(FILE))
    fewer["findings"][0]["suggestions"].pop()
    other = json.loads(json.dumps(FILE))
    other["findings"][0]["suggestions"][1]["edits"][0]["text"] = "Peru"
    assert call(("restored", FILE, kept), ("restored", longer, kept)) == [decisions, decisions]
    later = {key: value for key, value in decisions.items() if key != "0"}
    assert call(("restored", fewer, kept), ("restored", other, kept), ("restored", FILE, {})) == [later, later, {}]


def test_exported_offsets_are_code_points() -> None:
    (data,) = call(("exported", "decalque 1", [FILE], [{"0": ACCEPT, "2": {"verdict": "accepted", "own": "Monday"}}]))
    decisions = data["files"][0]["decisions"]
    edits = [Edit(e["start"], e["end"], e["text"]) for each in decisions for e in each["edits"]]
    assert apply_edits(TEXT, edits) == TEXT.replace("inBolivia", "in Bolivia").replace("monday", "Monday")
    assert [each["verdict"] for each in decisions] == ["accepted", "open", "accepted"]
    assert [each["choice"] for each in decisions] == [0, None, None]


def test_what_nobody_sees_is_named() -> None:
    assert call(("visible", "a\u200bb\u00a0c\x1b\ufeff"), ("visible", "é 🌊\n")) == ["a[U+200B]b[U+00A0]c[U+001B][U+FEFF]", "é 🌊\n"]


def test_a_long_deletion_is_cut_between_characters() -> None:
    text = "🌊" * 400
    shown = call(("preview", page(text, found(text, text, "")), {"start": 0, "end": 800}, [{"start": 0, "end": 800, "text": ""}]))[0]
    assert [each["text"] for each in shown] == ["🌊" * 100 + " … " + "🌊" * 40]


def test_an_own_correction_starts_from_the_best_one() -> None:
    line = found("a bcd e", "bcd", "b d")
    outside = found("a bcd e", "bcd")
    outside["suggestions"] = [{**line["suggestions"][0], "edits": [{"start": 0, "end": 1, "text": "A"}]}]
    script = page("🌊a bcd e", found("🌊a bcd e", "bcd", "b d"), outside, found("🌊a bcd e", "e"))
    assert call(*(("draft", n, script) for n in range(3))) == ["b d", "bcd", "e"]


@pytest.mark.parametrize(("text", "ending"), [("a\r\nb\n", "\r\n"), ("a\rb", "\r"), ("a\nb", "\n"), ("a", "\n")])
def test_lines_of_an_own_correction_end_as_those_of_the_file(text: str, ending: str) -> None:
    assert call(("withNewlines", "1\n2\r\n3", text)) == [f"1{ending}2{ending}3"]


def test_names_of_files_are_short_but_differ() -> None:
    assert call(("shortNames", ["/a/b/c.txt", "/a/b/d/e.txt"]), ("shortNames", ["/a/x.txt"]), ("shortNames", ["x", "a/x"])) == [
        ["c.txt", "d/e.txt"], ["x.txt"], ["x", "a/x"],
    ]  # fmt: skip
