"""Stray markup (RES007) and marks of cut text (RES008)."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.finding import Finding
from decalque.rules import Scope, rule
from decalque.rules.residue_lines import findings
from decalque.rules.residue_text import cut_text, markup_in_lines

_A = "The minister left the meeting before noon."
_B = "The talks will go on next week."


@rule(
    "RES007",
    "stray-markup",
    mqm="markup-tag",
    scope=Scope.LINES,
    priority=10,
    bad=[
        (f"{_A}<br />{_B}", f"{_A} {_B}"),
        (f"{_A}</p>", _A),
        ('The <a href="https://example.com/">minister left the meeting.', "The minister left the meeting."),
        (f"{_A}\n\n<!-- wp:paragraph -->\n\n{_B}", f"{_A}\n\n{_B}"),
        (f'{_A}\n\n<div class="ad"></div>\n\n{_B}', f"{_A}\n\n{_B}"),
        (f"{_A}\n\n[/caption]\n\n{_B}", f"{_A}\n\n{_B}"),
        (f'{_A}\n\n[gallery ids="1,2,3"]\n\n{_B}', f"{_A}\n\n{_B}"),
        (f"{_A}\n\n(function(d, s, id) {{ var js = d.createElement(s); }})\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\n.td-uid-1 {{ margin: 0 auto; }}\n\n{_B}", f"{_A}\n\n{_B}"),
        (
            f"{_A}\n\ngoogletag.cmd.push(function() {{ googletag.display('div-1'); }});\n\n{_B}",
            f"{_A}\n\n{_B}",
        ),
        (f"{_A}\n\n<script>var a = 1 < 2;</script>\n\n{_B}", f"{_A}\n\n{_B}"),
    ],
    good=[
        "I <3 this town.",
        "If a < b and b > c, the sum is odd.",
        "The word was replaced by <unk> in the model.",
        "Use `<br>` to break the line.",
        "The <b> tag makes text bold.",
        "The price (in euros) fell [see the table].",
        "Run the program with <path> and <option>.",
        "He wrote “[caption missing]” under the picture.",
        "The set {1, 2, 3} has three members.",
        "Write to <anna@example.com> for help.",
        "5 < 7 > 3",
        "The function (d, s) is odd.",
    ],
)
def stray_markup(page: Analysis) -> Iterator[Finding]:
    """Markup that was not stripped: HTML tags and comments, short codes of content systems, styles and scripts.

    Tags are known by their names; one without attributes counts when the document closes it somewhere, or when it
    is a break. A line that is nothing but markup goes as a whole; in running text the tag goes, and a blank comes
    in the place of a break that stands between two words.

    Code between backticks and tags that the text speaks of ("the <b> tag") are left alone. It is wrong in a text
    about HTML that does not set its examples off.
    """
    yield from findings(stray_markup, page)
    yield from markup_in_lines(stray_markup, page)


@rule(
    "RES008",
    "truncation",
    mqm="omission",
    scope=Scope.LINES,
    priority=10,
    bad=[
        (f"{_A} […]\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\n[...]\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nRead more\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nContinue reading »", _A),
        (
            f"{_A}\n\nThe minister spoke of the budget, the army and the … Read more",
            f"{_A}\n\nThe minister spoke of the budget, the army and the …",
        ),
        (f"{_A}\n\nRead the full story here\n\n{_B}", f"{_A}\n\n{_B}"),
    ],
    good=[
        "“The minister […] left,” he said.",
        "“I never said it […],” he wrote.",
        "Read more books, he told them.",
        "They wanted to read more.",
        "The children should read more",
        "He paused ... and left.",
        "The minister left […] before noon, the report says.",
        "“We waited for an hour. […]\n\n“Then we left.”",
    ],
)
def truncation(page: Analysis) -> Iterator[Finding]:
    """A sign that the text was cut: "[…]" at the end of a paragraph or alone, "Read more".

    Teasers end so, and the rest of the story is not in the text. The sign is removed where it stands alone or
    behind a complete sentence (unsafe there); behind a sentence that breaks off, a human should look for the rest.

    An ellipsis in brackets inside a quotation or a sentence is what an author left out, and stays.
    """
    yield from findings(truncation, page)
    yield from cut_text(truncation, page)
