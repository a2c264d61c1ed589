"""Each format is what its readers take: valid by the published schema, well-formed, escaped, with offsets that are right."""

from __future__ import annotations

import io
import json
import os
import re
from dataclasses import replace
from math import inf
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from made import TEXT, finding, report, written
from sarif_kit import validation_errors

from decalque import Linter
from decalque.finding import Edit, apply_edits
from decalque.reporters import Report
from decalque.reporters.formats import FORMATS
from decalque.reporters.outputs import Outputs
from decalque.rules import all_rules

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs" / "schema" / "decalque-1.json").read_text(encoding="utf-8"))
ERROR = Report("gone.txt", error="no such file or directory")
CLEAN = Report("clean.txt", "All is well.\n")


@pytest.fixture(scope="module")
def real() -> list[Report]:
    """The reports on some articles of the corpus."""
    linter = Linter()
    paths = sorted((ROOT / "corpora" / "damaged").glob("*.txt"))[:4]
    texts = [(path.name, path.read_bytes().decode()) for path in paths]
    return [Report(name, text, linter.lint(text)) for name, text in texts]


# -- json ----------------------------------------------------------------------------------------


def test_json_is_as_the_published_schema_says(real: list[Report]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA)
    for reports in ([], [CLEAN], [ERROR], [report(), ERROR, CLEAN], real):
        validator.validate(json.loads(written("json", *reports)))
    line = Draft202012Validator({**SCHEMA["$defs"]["file"], "$defs": SCHEMA["$defs"]})
    for row in written("jsonl", report(), ERROR, *real).splitlines():
        line.validate(json.loads(row))


def test_the_schema_names_every_key(real: list[Report]) -> None:
    for row in written("jsonl", *real).splitlines():
        for found in json.loads(row)["findings"]:
            assert set(found) == set(SCHEMA["$defs"]["finding"]["required"])
            for suggestion in found["suggestions"]:
                assert set(suggestion) == set(SCHEMA["$defs"]["suggestion"]["required"])


def test_half_a_surrogate_pair_and_endless_scores_are_written_as_json() -> None:
    text = "Half \ud83c of &amp; it.\n"
    found = finding(text, "\ud83c of &amp;", "of &")
    endless = replace(found, suggestions=(replace(found.suggestions[0], score=inf, evidence={"length": -inf}),))
    for given in (text, text.replace("\ud83c", "x")):
        (row,) = json.loads(written("jsonl", Report("a.txt", given, [endless])))["findings"]
        assert row["text"] == given[5:15]
        assert row["suggestions"][0]["score"] is None
        assert row["suggestions"][0]["evidence"] == {"length": None}


@pytest.mark.parametrize("key", ["rule", "start", "suggestions"])
def test_the_schema_refuses_what_lacks_a_key(key: str) -> None:
    data = json.loads(written("json", report()))
    del data["files"][0]["findings"][0][key]
    assert not Draft202012Validator(SCHEMA).is_valid(data)


# -- sarif ---------------------------------------------------------------------------------------


def test_sarif_is_as_the_published_schema_says(real: list[Report]) -> None:
    for reports in ([], [CLEAN], [ERROR], [report(), ERROR, CLEAN], [report("/abs/é x.txt")], real):
        assert validation_errors(json.loads(written("sarif", *reports))) == []


def test_the_validator_of_sarif_finds_a_fault() -> None:
    log = json.loads(written("sarif", report()))
    log["runs"][0]["results"][0]["level"] = "bad"
    assert validation_errors(log)


def test_sarif_fixes_lead_to_the_corrected_text() -> None:
    run = json.loads(written("sarif", report()))["runs"][0]
    for result, found in zip(run["results"], report().findings, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        start = region["charOffset"]
        assert TEXT[start : start + region["charLength"]] == region["snippet"]["text"]
        assert by_lines(TEXT, region) == (found.start, found.end)
        for fix in result.get("fixes", ()):
            edits = [
                Edit(*by_lines(TEXT, each["deletedRegion"]), each["insertedContent"]["text"])
                for each in fix["artifactChanges"][0]["replacements"]
            ]
            assert found.best
            assert apply_edits(TEXT, edits) == apply_edits(TEXT, found.best.edits)


def by_lines(text: str, region: dict[str, int]) -> tuple[int, int]:
    """The offsets that lines and columns of a region stand for, as another tool would count them."""
    lines = re.split("(?<=\n)|(?<=\r)(?!\n)|(?<=[\u2028\u2029\x85])", text)
    before = [sum(map(len, lines[:n])) for n in range(len(lines) + 1)]
    return (
        before[region["startLine"] - 1] + region["startColumn"] - 1,
        before[region["endLine"] - 1] + region["endColumn"] - 1,
    )


def test_sarif_says_which_rules_and_how_grave(real: list[Report]) -> None:
    run = json.loads(written("sarif", report(), *real))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    pages = {rule.code: rule.page for rule in all_rules()}
    assert all(rule["help"]["text"] == pages[rule["id"]] for rule in rules)
    assert [result["level"] for result in run["results"][:4]] == ["error", "warning", "note", "note"]


def test_sarif_names_files_as_uris() -> None:
    run = json.loads(written("sarif", report("./a b/ü%.txt")))["runs"][0]
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "a%20b/%C3%BC%25.txt", "uriBaseId": "%SRCROOT%"}


def test_sarif_tells_of_files_that_could_not_be_read() -> None:
    (invocation,) = json.loads(written("sarif", ERROR))["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == ERROR.error


def prints(text: str) -> list[str]:
    marked = finding(text, "&amp;", "&")
    log = json.loads(written("sarif", Report("a.txt", text, [marked])))
    return [result["partialFingerprints"]["contextHash/v1"] for result in log["runs"][0]["results"]]


def test_a_fingerprint_survives_edits_elsewhere() -> None:
    line = "The price of bread &amp; butter rose again."
    assert prints(line) == prints(f"A new first line.\r\n\r\n{line}\n\nAnd a last one.")
    assert prints(line) != prints(line.replace("bread", "milk"))


def test_fingerprints_of_the_same_mistake_differ() -> None:
    text = "a &amp; b\n" * 3
    found = [finding(" " * n + text[n:], "&amp;", "&") for n in (0, 10, 20)]
    issues = json.loads(written("gitlab", Report("a.txt", text, found), Report("b.txt", text, found)))
    assert len({issue["fingerprint"] for issue in issues}) == 6


# -- gitlab, github ------------------------------------------------------------------------------


def test_gitlab() -> None:
    assert json.loads(written("gitlab", CLEAN)) == []
    issues = json.loads(written("gitlab", report("./a.txt"), ERROR))
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info", "info", "blocker"]
    assert issues[2]["location"] == {"path": "a.txt", "lines": {"begin": 1, "end": 3}}
    assert all(re.fullmatch("[0-9a-f]{32}", issue["fingerprint"]) for issue in issues)


def test_github_gives_one_line_a_finding_that_can_be_read_back() -> None:
    rows = written("github", report(), ERROR).split("\n")
    assert rows.pop() == ""
    pattern = re.compile("::(error|warning|notice) ([^:\r\n]*)::([^\r\n]*)")
    levels = []
    for row in rows:
        match = pattern.fullmatch(row)
        assert match
        levels.append(match[1])
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        assert properties["file"] in ("a b/ü%2C1%3A2.txt", "gone.txt")
        assert "%" not in re.sub("%(25|0D|0A)", "", match[3])
    assert levels == ["error", "warning", "notice", "notice", "error"]
    assert "col=" not in rows[2]  # over several lines there are no columns
    assert "is odd, 100 %25: look%0D%0Ahere" in rows[0]


# -- xml -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_is_well_formed_whatever_is_in_the_text(name: str) -> None:
    everything = "".join(map(chr, range(1, 0x20))) + "\x7f\x85\ufffe\uffff <&\"'> ]]> "
    text = everything + "&amp;" + everything
    made = Report(f"a{everything}.txt", text, [finding(text, "&amp;", everything)])
    document = ElementTree.fromstring(written(name, made, report(), ERROR, CLEAN).encode())
    assert len(list(document)) == 4
    assert "\\x1b" in ElementTree.tostring(document, "unicode")


def test_junit_counts() -> None:
    document = ElementTree.fromstring(written("junit", report(), ERROR, CLEAN).encode())
    counts = [tuple(suite.get(key) for key in ("tests", "failures", "errors")) for suite in document]
    assert counts == [("4", "4", "0"), ("1", "0", "1"), ("1", "0", "0")]
    for suite in document:
        assert len(suite.findall("testcase/failure")) == int(suite.get("failures", ""))
        assert len(suite.findall("testcase/error")) == int(suite.get("errors", ""))
    failure = document.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("message") == report().findings[0].message.replace("\x1b", "\\x1b")


def test_checkstyle_places() -> None:
    document = ElementTree.fromstring(written("checkstyle", report(), ERROR).encode())
    places = [(e.get("line"), e.get("column"), e.get("severity"), e.get("source")) for e in document.iter("error")]
    assert places[1] == ("1", "16", "warning", "decalque.ENC002")
    assert places[-1] == ("1", None, "error", "decalque.unreadable")


# -- markdown ------------------------------------------------------------------------------------


def test_markdown_shows_text_as_it_is() -> None:
    text = "a | b <img src=x> `c` *d* [e](f) &amp; g"
    made = written("markdown", Report("a|b_c_.txt", text, [finding(text, text, "<script>")]))
    (row,) = [line for line in made.splitlines() if "is odd" in line]
    assert "<" not in row
    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    assert r"\`c\` \*d\* \[e\](f) &amp;amp; g" in row
    assert r"a\|b\_c\_.txt:1:1" in row


def test_markdown_is_never_too_long_for_a_job() -> None:
    text = "&amp; " * 1500
    found = [finding("_" * n + text[n:], "&amp;", "&") for n in range(0, len(text), 6)]
    made = written("markdown", Report("a.txt", text, found))
    assert "Found 1,500 defects" in made
    assert made.endswith("… and 1,300 more.\n")


# -- files ---------------------------------------------------------------------------------------


def test_every_format_can_be_written_to_a_file(tmp_path: Path) -> None:
    from decalque.reporters.formats import Look, reporter

    wanted = [(name, str(tmp_path / name)) for name in FORMATS]
    with Outputs(wanted) as outputs:
        made = outputs.beside(reporter("text", io.StringIO().write, Look()), lambda n, write: reporter(n, write, Look()))
        for each in (report("caf\udce9.txt"), ERROR, CLEAN):
            made.file(each)
        made.close()
        assert not [path for path in tmp_path.iterdir() if not path.name.startswith(".decalque-")]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FORMATS)
    for name in FORMATS:
        assert (tmp_path / name).read_bytes().decode("utf-8")  # and nothing that is not UTF-8
    json.loads((tmp_path / "sarif").read_text(encoding="utf-8"))
    json.loads((tmp_path / "gitlab").read_text(encoding="utf-8"))


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*unused: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="No space left"), Outputs([("json", str(tmp_path / "a.json"))]):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="pipes as on POSIX")
def test_a_pipe_is_written_to_as_it_is(tmp_path: Path) -> None:
    from decalque.reporters.formats import Look, reporter

    read, write = os.pipe()
    with Outputs([("gitlab", f"/dev/fd/{write}")]) as outputs:
        made = outputs.beside(reporter("text", io.StringIO().write, Look()), lambda n, w: reporter(n, w, Look()))
        made.close()
    os.close(write)
    with os.fdopen(read) as pipe:
        assert json.load(pipe) == []


def test_a_failure_leaves_the_report_of_before(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("old")
    (tmp_path / "old.json").chmod(0o640)
    wanted = [("json", str(tmp_path / "old.json")), ("junit", str(tmp_path / "new.xml"))]

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Outputs(wanted):
        stop()
    assert [path.name for path in tmp_path.iterdir()] == ["old.json"]
    assert (tmp_path / "old.json").read_text() == "old"
    with Outputs(wanted):
        pass
    assert (tmp_path / "old.json").read_text() == ""
    assert (tmp_path / "old.json").stat().st_mode & 0o777 == 0o640
