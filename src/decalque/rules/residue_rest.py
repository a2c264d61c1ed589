"""What is said twice (RES009), and the debris of datelines (RES010)."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.finding import Finding
from decalque.rules import Scope, rule
from decalque.rules.residue_lines import findings
from decalque.rules.residue_text import debris

_A = "The minister left the meeting before noon."
_B = "The talks will go on next week."
_LONG = "The minister left the meeting before noon, and the two delegations went on without him until the evening."


@rule(
    "RES009",
    "repeated-paragraph",
    mqm="addition",
    scope=Scope.PAGE,
    priority=10,
    bad=[
        (
            f"The minister leaves the meeting\n\nThe minister leaves the meeting\n\n{_B}",
            f"The minister leaves the meeting\n\n{_B}",
        ),
        (f"{_LONG}\n\n{_B}\n\n{_LONG}", f"{_LONG}\n\n{_B}"),
        (f"{_A}\n\n{_A}\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_LONG}\n{_LONG}\n{_B}", f"{_LONG}\n{_B}"),
        (f"{_B}\n\n{_A}\n\n{_A}\n", f"{_B}\n\n{_A}\n"),
        (f"{_B}\n\n{_LONG}\n\n\n{_LONG}\n\nHe is back.", f"{_B}\n\n{_LONG}\n\nHe is back."),
    ],
    good=[
        "Row, row, row your boat,\nGently down the stream,\nRow, row, row your boat,\nGently down the stream.",
        f"Yes.\n\n{_A}\n\nYes.",
        f"No comment.\n\n{_A}\n\nNo comment.",
        "And the rain came down on us,\nAnd the night was long.\n\nAnd the rain came down on us,\nAnd the day was cold.",
        "Lanús 2-1 Santos\n\nPatience won.\n\nLanús 2-1 Santos",
        "The bell rang and the bell rang.",
        f"{_A}\n\n{_B}",
        "- The same price as last year\n- The same price as last year",
    ],
)
def repeated_paragraph(page: Analysis) -> Iterator[Finding]:
    """A paragraph or a headline that the document has already.

    Pages show a headline twice and pull paragraphs out for show. Of two paragraphs that are the same, letter for
    letter, the later one goes: a headline in the first lines from four words on, others from six words on, if they
    stand between blank lines and not far apart, or are long.

    Verses, lists, tables and what is said more than three times are left alone. It is wrong where an author
    repeats a sentence for effect.
    """
    yield from findings(repeated_paragraph, page)


@rule(
    "RES010",
    "dateline-debris",
    mqm="punctuation",
    scope=Scope.LINES,
    priority=10,
    bad=[
        (
            "QUITO, May 3 (.) – The minister left before noon.",
            "QUITO, May 3 – The minister left before noon.",
        ),
        ("Chile.- The minister left before noon.", "Chile – The minister left before noon."),
        ("LIMA.- The minister left before noon.", "LIMA – The minister left before noon."),
        (
            "Madrid, May 3 (EFE).- The minister left before noon.",
            "Madrid, May 3 (EFE) – The minister left before noon.",
        ),
        (
            "The minister left before noon, the agency reported. , and did not return.",
            "The minister left before noon, the agency reported, and did not return.",
        ),
        (
            "The minister left before noon, the agency () reported.",
            "The minister left before noon, the agency reported.",
        ),
    ],
    good=[
        "QUITO, May 3 (AP) – The minister left before noon.",
        "LIMA, Peru (Reuters) – The minister left before noon.",
        "1.- The minister left before noon.",
        "He came from Washington, D.C.-based Acme.",
        "The U.S.-led force left before noon.",
        "Call `main()` first.",
        "The firm Acme Inc., of Ohio, was sold.",
        "St.-Denis is north of Paris.",
    ],
)
def dateline_debris(page: Analysis) -> Iterator[Finding]:
    """What is left of a dateline or of an agency's mark: "QUITO, May 3 (.) –", "Chile.-", "reported. ,", "()".

    Content systems strip the mark of an agency and leave its brackets and its full stop; and Spanish datelines end
    in ".-", where English has a dash. The remains are removed, and the dash is set, where a place that the lexicon
    knows, or an agency, opens the line.

    It is wrong where a line begins with a heading that is the name of a place.
    """
    yield from debris(dateline_debris, page)
