"""Page furniture: its data, its place in the page, and the white space that its removal leaves."""

from __future__ import annotations

import re

import pytest

from decalque.fixer import fix
from decalque.linter import Linter
from decalque.rules import all_rules
from decalque.rules.residue_patterns import head, rows
from decalque.rules.residue_phrases import FAMILIES, index, normal

A = "The minister left the meeting before noon."
B = "The talks will go on next week."
GRADES = {"sure", "likely", "weak", "caps"}
LINTER = Linter([rule for rule in all_rules() if rule.code.startswith("RES")])


def fixed(text: str) -> str:
    return fix(text, LINTER, unsafe=True).text


def codes(text: str) -> list[str]:
    return [finding.rule for finding in LINTER.lint(text)]


class TestData:
    @pytest.mark.parametrize("name", [*FAMILIES, "terms"])
    def test_is_sorted_and_unique(self, name: str) -> None:
        keys = [row if name == "terms" else row[1] for row in rows(name)]
        assert keys == sorted(set(keys))

    @pytest.mark.parametrize("name", FAMILIES)
    def test_is_normalised(self, name: str) -> None:
        for grade, pattern in rows(name):
            assert grade in GRADES
            assert grade != "caps" or name == "labels"
            assert pattern == " ".join(pattern.lower().split())
            assert not re.search(r"[’?!\t]", pattern), pattern

    def test_terms_are_normalised(self) -> None:
        for _, term in rows("terms"):
            assert term == " ".join(term.lower().split())

    @pytest.mark.parametrize("name", FAMILIES)
    def test_every_pattern_compiles_and_is_found(self, name: str) -> None:
        known = {phrase.pattern for phrases in index().values() for phrase in phrases}
        for _, pattern in rows(name):
            assert pattern in known
        for phrases in index().values():
            for phrase in phrases:
                assert not phrase.matches("\x02")

    @pytest.mark.parametrize(
        "line", ["Skip to content", "▶ Read more »", "5 min read", "Follow us on Twitter!", "MOST READ"]
    )
    def test_lookup(self, line: str) -> None:
        text = normal(line).text
        first, second = head(line)
        assert any(p.may_follow(first, second) and p.matches(text) for p in index()[first])


class TestWhiteSpace:
    """Of the white space around what is removed, the shorter part stays."""

    FURNITURE = "Skip to content"

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize(
        ("damaged", "corrected"),
        [
            ("F/A/B", "A/B"),
            ("F//A//B", "A//B"),
            ("A//F//B", "A//B"),
            ("A//F///B", "A//B"),
            ("A///F//B", "A//B"),
            ("A//F", "A"),
            ("A//F/", "A/"),
            ("A/F/B", "A/B"),
            ("A/F", "A"),
            ("A//F//F//B", "A//B"),
            ("A//F/F/F", "A"),
            ("F//F//A", "A"),
            ("A//F/F/F/", "A/"),
            ("A//   F   //B", "A//B"),
            ("A//F//B//F//A B", "A//B//A B"),
        ],
    )
    def test_deletion(self, damaged: str, corrected: str, newline: str) -> None:
        def text(form: str) -> str:
            return form.replace("/", newline).replace("A", A).replace("B", B).replace("F", self.FURNITURE)

        assert fixed(text(damaged)) == text(corrected)

    def test_one_round_is_enough(self) -> None:
        text = f"{A}\n\nSource: AP\n\nShare this article:\nIMG_2034.JPG\nmost popular"
        assert len(LINTER.lint(text)) == 4
        result = fix(text, LINTER)
        assert result.text == A
        assert len(result.applied) == 4

    def test_byte_order_mark_stays(self) -> None:
        assert fixed(f"\ufeffSkip to content\n\n{A}") == f"\ufeff{A}"


class TestPlace:
    def test_headline_is_no_link(self) -> None:
        assert codes(f"LIVE: The minister leaves the meeting\n\n{A}") == []
        assert codes(f"VIDEO: The minister leaves the meeting\n\n{A}") == []
        assert codes(f"{A}\n\nVIDEO: The minister leaves the meeting\n\n{B}") == ["RES003"]

    def test_name_of_the_site(self) -> None:
        title = "The minister leaves the meeting early"
        assert fixed(f"{title} | BBC News\n\n{A}") == f"{title}\n\n{A}"
        assert fixed(f"{title} - Reuters\n\n{A}") == f"{title}\n\n{A}"
        assert codes(f"{title} – a year later\n\n{A}") == []
        assert codes(f"{A}\n\n{title} | BBC News in brief and more\n\n{B}") == []

    def test_section_above_the_headline(self) -> None:
        assert (
            fixed(f"Health\n\nThe minister leaves the hospital\n\n{A}")
            == f"The minister leaves the hospital\n\n{A}"
        )
        assert codes(f"The minister leaves the hospital\n\n{A}\n\nHealth\n\n{B}") == []

    def test_headlines_behind_a_label(self) -> None:
        text = f"{A}\n\nRELATED NEWS\n\nThe harbour, in pictures\n\nWho is the new minister?\n\n{B}"
        assert codes(text) == ["RES003", "RES003"]
        assert fixed(f"{A}\n\nMORE INFORMATION\n\nThe harbour, in pictures\n\n{B}") == f"{A}\n\n{B}"

    def test_interviews_keep_their_speakers(self) -> None:
        talk = "ANNA: Did you see it?\n\nVIDEO: Never in my life\n\nPETER: Did you?\n\nRUTH: No."
        assert codes(talk) == []

    def test_wrapped_paragraphs(self) -> None:
        text = "He read what the papers wrote about the\nadvertising\nof the firm, and the magazine that was\nmost popular\nin the town then, which was the one that\nhis wife wrote for."
        assert codes(text) == []

    def test_headings_of_the_document(self) -> None:
        long = (
            "The firm began to sell its goods in 1905, and it has sold them ever since in all the towns of the north. "
            * 2
        )
        text = f"History\n\n{long}\n\nProducts\n\n{long}\n\nAdvertising\n\n{long}\n\nSponsors of the club\n\n{long}\n\nSales abroad\n\n{long}"
        assert all(finding.best and finding.best.safety != "safe" for finding in LINTER.lint(text))

    def test_tables_and_lists(self) -> None:
        assert codes("Name | Section | Votes\nHome | News | 10\nShare | Sports | 20") == []
        assert codes("The parts of the page:\n- menu\n- search\n- comments\n- footer") == []


@pytest.mark.parametrize(
    "text",
    [
        "Watch: the term is old.",
        "Look: it rained.",
        "Source: the river begins in the hills above the town.",
        "Photo finishes are rare, the judge said.",
        "Read more books, he told them.",
        "Live: the word means two things.",
        "Tags: they are the colours of the flag.",
        "Advertising is expensive.",
        "Tweet storms followed.",
        "By subscribing to the theory, the professor lost his friends.",
        "Support the families, the bishop asked.",
        "Most popular:\n\n- the red one\n- the blue one",
        "Gallery: a small one, in the old town, opens on Monday.",
        "Comments: the judge made none.",
        "Video: a short film by the students won the prize.",
        "More information will follow, the mayor promised.",
        "Keep reading to your children, the teacher advised.",
        "Sign up by Friday, the club told its members.",
        "Loading and unloading took three days.",
        "Updated rules come into force on Monday.",
        "Next, the committee votes.",
        "The end of the story is well known.",
        "5 minutes later the bridge was gone.",
        "3 comments angered the crowd most.",
    ],
)
def test_story_that_begins_like_furniture(text: str) -> None:
    assert codes(f"The minister leaves the meeting\n\n{A}\n\n{text}\n\n{B}") == []
