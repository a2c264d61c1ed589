"""The baseline: what is known is left out, wherever the text around it goes."""

from __future__ import annotations

from collections import Counter

import pytest

from decalque.config import Config
from decalque.fixer import fix
from decalque.linter import Linter
from decalque.selectors import ConfigError
from decalque.suppress import read
from decalque.suppress.baseline import Baseline, Entry, Known, entry

LINTER = Linter(Config(select=["ENC002", "CAS001", "SPC"]))
TEXT = "The envoy flew to kyiv on Monday.\n\nThe market sells salt &amp; pepper, and more of it than in belarus last year.\n"


def known(text: str = TEXT) -> Known:
    return Counter(entry(text, finding) for finding in LINTER.lint(text))


def left(text: str, base: Known | None = None) -> list[str]:
    quiet = read(text, known=known() if base is None else base)
    return [text[f.start : f.end] for f in LINTER.lint(text, quiet)]


def test_what_is_known_is_left_out() -> None:
    assert [TEXT[f.start : f.end] for f in LINTER.lint(TEXT)] == ["kyiv", "&amp;", "belarus"]
    assert left(TEXT) == []


@pytest.mark.parametrize(
    ("edited", "found"),
    [
        ("A headline\n\n" + TEXT, []),
        (TEXT.replace("\n\n", "\n\nAnother paragraph came in between.\n\n"), []),
        (TEXT.replace(" ", "\n"), []),
        (TEXT.replace("The envoy", "Her envoy"), []),
        (TEXT.replace("The envoy", "the envoy").replace("&amp; pepper, and", "&amp; pepper and"), []),
        (TEXT.replace("on Monday", "two days ago"), []),
        (TEXT.upper().replace("KYIV", "kyiv").replace("&AMP;", "&amp;").replace("BELARUS", "belarus"), []),
        (TEXT + "Then he left for kyiv again.\n", ["kyiv"]),
        (TEXT.replace("kyiv", "tbilisi"), ["tbilisi"]),
    ],
)
def test_edits_elsewhere_change_nothing(edited: str, found: list[str]) -> None:
    assert left(edited) == found


def test_an_entry_stands_for_as_many_as_it_counts() -> None:
    text = "He flew to kyiv.\n\n" * 2
    base = known(text)
    assert sum(base.values()) == 2
    assert left(text, base) == []
    assert left(text + "He flew to kyiv.\n\n", base) == ["kyiv"]


def test_what_is_gone_is_told() -> None:
    mended = TEXT.replace("kyiv", "Kyiv")
    stale = LINTER.inspect(mended, read(mended, known=known())).stale
    assert [one.text for one in stale.elements()] == ["kyiv"]


def test_rules_that_did_not_run_are_not_gone() -> None:
    linter = Linter(Config(select=["ENC002"]))
    assert not linter.inspect(TEXT, read(TEXT, known=known())).stale
    sure = Linter(Config(select=["CAS001", "ENC002", "SPC"], min_confidence=1.0))
    assert not sure.inspect(TEXT, read(TEXT, known=known())).stale


def test_the_fixer_is_bound_in_every_round() -> None:
    """The text around a known finding is mended; it is still known."""
    text = "The envoy flew to kyiv &amp;amp; belarus , and then to belarus again.\n"
    findings = LINTER.lint(text)
    base = Counter(entry(text, f) for f in findings if text[f.start : f.end] == "kyiv")
    assert base.total() == 1
    result = fix(text, LINTER, unsafe=True, suppressions=read(text, known=base))
    assert result.text == "The envoy flew to kyiv & Belarus, and then to Belarus again.\n"
    again = fix(result.text, LINTER, unsafe=True, suppressions=read(result.text, known=base))
    assert again.text == result.text


def test_the_file_is_sorted_and_reads_back() -> None:
    base = Baseline({"b.txt": known(), "a.txt": known(), "empty.txt": {}})
    text = base.dump()
    assert Baseline.parse(text.encode(), "x").dump() == text
    assert list(Baseline.parse(text.encode(), "x").files) == ["a.txt", "b.txt"]
    assert base.size == 6
    assert sum(line.startswith('      {"rule": ') for line in text.splitlines()) == 6
    assert Baseline.parse(Baseline({}).dump().encode(), "x").files == {}


def test_a_long_text_is_shortened_for_people_only() -> None:
    first, second = (Entry("RES009", f"{'word ' * 11}word…", "", "", digest) for digest in ("1", "2"))
    rows = Baseline.parse(Baseline({"a": {first: 1, second: 2}}).dump().encode(), "x").files["a"]
    assert rows == {first: 1, second: 2}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", "x.json: not valid JSON"),
        (b"\xff", "x.json: not valid JSON"),
        (b"[]", "x.json: not a baseline of decalque"),
        (b'{"version": 2, "files": {}}', "x.json: a baseline of version 2; this decalque reads version 1"),
        (b'{"version": 1, "files": {"a": [{"rule": "X"}]}}', "x.json: not a baseline of decalque: an entry is wrong"),
        (b'{"version": 1, "files": {"a": [{"rule": "X", "text": "", "context": "a.b.c", "count": 0}]}}', "x.json: not a baseline"),
        (b'{"version": 1, "files": {"a": 1}}', "x.json: not a baseline"),
    ],
)
def test_a_file_that_is_no_baseline(data: bytes, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Baseline.parse(data, "x.json")
    assert str(caught.value).startswith(message)
