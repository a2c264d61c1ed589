"""A blank lost behind a punctuation mark, a bracket or a quotation mark (SPC003)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import JOINED, MASKED
from decalque.rules import rule
from decalque.rules.grammar import FUNCTION_WORDS, is_program
from decalque.rules.seams import DECIDERS, is_free

# Shape of a gap without white space -> where in it the blank belongs, and what decides.
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (expression(r"[,;]"), "comma"),
    (expression(r"\."), "stop"),
    (expression(r":"), "colon"),
    (expression(r"[!?]{1,3}"), "bang"),
    (expression(r"[.,;:!?]*[”)»][.,;:!?”)]*"), "close"),
    (expression(r"[.,;:!?)”]*[“(]"), "open"),
    (expression(r"[.,;:!?]*\"[.,;:!?]*"), "straight"),
    (expression(r"[.,!?]’"), "single"),
)


class _Shapes(dict[str, str]):
    def __missing__(self, gap: str) -> str:
        shape = next((name for pattern, name in _SHAPES if pattern.fullmatch(gap)), "")
        if len(gap) < 9 and len(self) < 5_000:
            self[gap] = shape
        return shape


_shapes = _Shapes()


_AMBIGUOUS = frozenset(("comma", "stop", "bang", "open", "straight"))  # on pages about programs


@rule(
    "SPC003",
    "missing-space-after-punctuation",
    mqm="whitespace",
    bad=[
        ("They won all six games,with a new coach.", "They won all six games, with a new coach."),
        ("It gave the side all manner of problems.Scott scored twice.", "It gave the side all manner of problems. Scott scored twice."),
        ("It ruled for decades.In theory, it still does.", "It ruled for decades. In theory, it still does."),
        ("The actress, aged 37,took to the stage.", "The actress, aged 37, took to the stage."),
        ("“She was not a boastful person,”she said.", "“She was not a boastful person,” she said."),
        ('Sources say he was "furious"when the show ended.', 'Sources say he was "furious" when the show ended.'),
        ('The committee was"falling apart" on Monday.', 'The committee was "falling apart" on Monday.'),
        ("It “rhymes with Pwp.”For readers abroad, that is new.", "It “rhymes with Pwp.” For readers abroad, that is new."),
        ("The nation and the Individual:from one view to another.", "The nation and the Individual: from one view to another."),
        ("The European Central Bank (ECB)said on Monday it would act.", "The European Central Bank (ECB) said on Monday it would act."),
        ("We will win tomorrow!He said it twice.", "We will win tomorrow! He said it twice."),
        ("The city of Sun Valley,Idaho, is small.", "The city of Sun Valley, Idaho, is small."),
        ("They were beating England.South Africa lost.", "They were beating England. South Africa lost."),
        ("The mayor, Dr.Smith, was there.", "The mayor, Dr. Smith, was there."),
    ],
    good=[
        "The index rose 3.5 points to 1,250 at 10:30 a.m. and fell 2-1 in the U.S. market.",
        "J.K. Rowling and J.R.R.Tolkien wrote for the B.B.C. at 5:30pm.",
        "The site example.com and the shop Amazon.co.uk sell Node.js books, readme.txt and ASP.NET.",
        "It is 3:1, John 3:16, 6-4, 7-6 (5) and version 2.0.1 of Python3.6.",
        "The company Yahoo!Answers was sold; the Ph.D. was in Inc.'s house, i.e. at No.10.",
        "The person(s) and child(ren) saw the (un)known (s)he.",
        "The Qur'an and O’Brien and ‘Abd al-Rahman were quoted, e.g. by the Times.",
        "Wait...what did he say? And/or who said so?",
        'The paper, "Times"\'s rival, is 6\'2" tall and 5"x7" wide.',
        "The list a,b,c and the pair x,y were printed in the book.",
        "He was “Google”ing it, and “Times”s too.",
        "“We said ‘no,’ and left,” he said.",
        "The call to printf(x) and max(a, b) was shown in the book.",
        "He wrote:\n- one,\n- two.\nThe end (of it).",
        "#Brexit,the @user.The https://a.b/c.The/d,and were in the post.",
        "It’s a don?t and a won?t of the old page.",
    ],
)  # fmt: skip
def missing_space(page: Analysis) -> Iterator[Finding]:
    """A blank was lost behind a comma, full stop, colon, bracket or quotation mark: "games,with", "decades.In".

    It goes with the tag that stood between the sentences or around the quotation. Every distinct gap without
    white space is given a shape once; only gaps of the shapes above are looked at, and what decides is both sides:
    known words, a capital after the full stop, a quotation mark that (by balance, or by counting straight marks
    in the paragraph) closes rather than opens, a bracket that holds an aside rather than part of a word.

    Numbers, times, scores, initials, abbreviations, host and file names, brands ("Yahoo!Answers"), lists ("a,b,c") and
    suffixes of quoted words are left alone. It can be wrong for a brand spelled like the end of one sentence and
    the start of the next.
    """
    breaks, gaps, kinds = page.breaks, page.gaps, page.kinds
    program: bool | None = None
    for i in [i for i in page.gap_marks if breaks[i] & JOINED and _shapes[gaps[i]]]:
        if not 0 < i < len(page.words) or (kinds[i] | kinds[i - 1]) & MASKED or not is_free(page, i):
            continue
        verdict = DECIDERS[_shapes[gaps[i]]](page, i)
        if verdict is None:
            continue
        offset, confidence = verdict
        if _shapes[gaps[i]] in _AMBIGUOUS and page.words[i].lower() not in FUNCTION_WORDS:
            if program is None:
                program = is_program(page.text)
            if program:
                continue
        at = page.starts[i] - len(gaps[i]) + offset
        safety = Safety.SAFE if confidence >= 0.99 else Safety.UNSAFE
        yield missing_space.finding(
            page.starts[i - 1],
            page.document.end(i),
            "No blank between the punctuation and the next word",
            Suggestion((Edit(at, at, " "),), safety, confidence),
        )
