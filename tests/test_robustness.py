"""The laws, on texts that nobody thought of.

Identity where nothing is found, fixing twice is fixing once, the order of the rules and what was read before do not
matter, offsets are right under emoji, CRLF, byte order marks and combining marks; and no input gives a traceback.
"""

from __future__ import annotations

import json
import random
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decalque.finding import Finding
from decalque.fixer import fix
from decalque.linter import Linter
from decalque.readers.text import ReadError, decode

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = sorted((ROOT / "corpora").glob("damaged/*.txt")) + sorted((ROOT / "corpora").glob("clean/*.txt"))

quick = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
few = settings(quick, max_examples=60)

# What the rules look for and what lies near it: the strategy strings these together in every order.
NEWS = """
    the The a of in who which and But It he president Minister of-state year-old war March may will us US polish
    kyiv Kyiv united nations russian Zelensky Zelenskywas Nayevbelieves Shoigu, Shoiguwho territorysuch yearsJust
    VladimirPutin inter- national resi dents the the that that had had 9,000troops 12thand 5G 3.500 1: 0 10.30 U.S.
    a.m. Mr. J.K. i.e. McDonald iPhone eBay al-Assad O'Brien don't “We ”she "quoted" ’tis l'été naïve cafe\u0301
    &amp; &quot; &nbsp; &#39; &lt;b&gt; cafÃ© â€œ â€™ \u200b \ufeff \xad \xa0 … – — « » ¿ ¡ […] (Photo: <b> </a> http://a.b/c.
    info@example.com @user #tag `code` pic.twitter.com SIGHT: LOOK: READ MORE: Skip to content Loading... 🌊 👩‍👩‍👧 🇵🇪 東京
    1,5 420,000 40 % $5m 2-1 ... ,, .. ) ( [ ] { } * _ / \\ | ~ ^ ' " ? ! ; :
"""
GAPS = [
    " ",
    " ",
    " ",
    " ",
    "",
    "  ",
    ". ",
    ", ",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\t",
    " \n",
    "\u2028",
    "\xa0",
    ".",
]
news = st.lists(st.tuples(st.sampled_from(NEWS.split()), st.sampled_from(GAPS)), max_size=40).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
texts = st.one_of(news, anything, st.tuples(news, anything, news).map("".join))


@cache
def linter() -> Linter:
    return Linter()


@cache
def backwards() -> Linter:
    return Linter(linter().rules[::-1])


def assert_sound(text: str, findings: list[Finding]) -> None:
    """Offsets lie in the text and edits do not overlap."""
    assert findings == sorted(findings, key=lambda f: (f.start, f.end, f.rule))
    for finding in findings:
        assert 0 <= finding.start <= finding.end <= len(text), finding
        for suggestion in finding.suggestions:
            assert 0 <= suggestion.confidence <= 1, finding
            assert suggestion.edits, finding
            position = 0
            for edit in sorted(suggestion.edits):
                assert position <= edit.start <= edit.end <= len(text), finding
                assert text[edit.start : edit.end] != edit.text, f"changes nothing: {finding}"
                position = edit.end
    best = sorted(edit for finding in findings if finding.best for edit in finding.best.edits)
    for one, other in pairwise(best):
        assert one.end <= other.start, f"{one} and {other} of different findings overlap"


@quick
@given(texts)
def test_offsets_are_sound(text: str) -> None:
    assert_sound(text, linter().lint(text))


@quick
@given(texts)
def test_order_of_rules_and_history_do_not_matter(text: str) -> None:
    assert linter().lint(text) == backwards().lint(text)


@few
@given(news)
def test_a_used_linter_finds_what_a_new_one_finds(text: str) -> None:
    assert linter().lint(text) == Linter().lint(text)


@quick
@given(texts, st.booleans())
def test_fixing_twice_is_fixing_once(text: str, unsafe: bool) -> None:
    once = fix(text, linter(), unsafe=unsafe)
    if not once.applied:
        assert once.text == text
    twice = fix(once.text, linter(), unsafe=unsafe)
    assert twice.text == once.text
    assert list(twice.remaining) == list(once.remaining) == linter().lint(once.text)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_truncated_articles(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    chance = random.Random(path.name)
    for _ in range(3):
        start, end = sorted(chance.sample(range(len(text) + 1), 2))
        piece = text[start:end]
        assert_sound(piece, linter().lint(piece))
        for unsafe in (False, True):
            once = fix(piece, linter(), unsafe=unsafe).text
            assert fix(once, linter(), unsafe=unsafe).text == once


@pytest.mark.parametrize("path", ARTICLES[::4], ids=lambda path: path.stem)
def test_newlines_of_another_style_change_nothing_else(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    plain, other = linter().lint(text), linter().lint(text.replace("\n", "\r\n"))
    assert [(f.rule, f.message) for f in other] == [(f.rule, f.message) for f in plain]
    fixed = fix(text, linter(), unsafe=True).text
    assert fix(text.replace("\n", "\r\n"), linter(), unsafe=True).text == fixed.replace("\n", "\r\n")


@quick
@given(st.binary(max_size=200))
def test_bytes_there_and_back(data: bytes) -> None:
    try:
        source = decode(data)
    except ReadError:
        return
    assert source.encode(source.text) == data


FORMATS = [
    ["check", "--isolated", "-"],
    ["check", "--isolated", "--explain", "--color", "always", "-"],
    ["check", "--isolated", "--output-format", "json", "-"],
    ["check", "--isolated", "--output-format", "jsonl", "--timing", "-"],
    ["fix", "--isolated", "-"],
    ["fix", "--isolated", "--unsafe", "-"],
    ["fix", "--isolated", "--unsafe", "--diff", "-"],
]
raw = st.one_of(
    st.binary(max_size=300),
    texts.map(str.encode),
    st.tuples(
        st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe"]), texts.map(str.encode), st.binary(max_size=3)
    ).map(b"".join),
)


@quick
@given(st.sampled_from(FORMATS), raw)
def test_no_bytes_give_a_traceback(arguments: list[str], data: bytes) -> None:
    from cli.transcript import invoke

    code, out, err = invoke(arguments, Path("/"), data)
    assert code in (0, 1, 2)
    assert b"Traceback" not in err
    assert b"internal error" not in err, err
    if "json" in arguments:
        (file,) = json.loads(out)["files"]
        text = data.decode("utf-8-sig") if file["error"] is None else ""
        for finding in file["findings"]:
            assert text[finding["start"] : finding["end"]] == finding["text"]
            before = text[: finding["start"]]
            assert finding["line"] >= before.count("\n") + 1
            assert finding["column"] <= len(before) + 1
    if arguments[0] == "fix" and "--diff" not in arguments and code == 0 and data.startswith(b"\xef\xbb\xbf"):
        assert out.startswith(b"\xef\xbb\xbf")


MONOTONOUS = {
    "letters": "a" * 150_000, "words": "word " * 50_000, "doubled": "the " * 50_000, "brackets": "(" * 20_000,
    "quotes": "“" * 8_000, "pairs": "”“ " * 8_000, "stops": "a." * 20_000, "blank-lines": "\n" * 50_000 + "a",
    "entities": "&amp;" * 8_000, "capitals": "Name " * 30_000, "humps": "yearsJust" * 3_000, "digits": "1." * 20_000,
    "mojibake": "â€œ" * 8_000, "labels": "READ MORE: " * 8_000, "tags": "<b>" * 8_000, "marks": "e" + "\u0301" * 50_000,
}  # fmt: skip


@pytest.mark.parametrize("text", MONOTONOUS.values(), ids=MONOTONOUS)
def test_a_long_text_of_one_thing(text: str) -> None:
    """Long monotonous texts give sound findings, and come to an end (quadratic ones would take minutes here)."""
    assert_sound(text, linter().lint(text))
