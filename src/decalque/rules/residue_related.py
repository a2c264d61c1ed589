"""Links to other stories (RES003)."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.finding import Finding
from decalque.rules import Scope, rule
from decalque.rules.residue_glued import glued_labels
from decalque.rules.residue_lines import findings

_A = "The minister left the meeting before noon."
_B = "The talks will go on next week."


@rule(
    "RES003",
    "related-label",
    mqm="addition",
    scope=Scope.LINES,
    priority=10,
    bad=[
        (f"{_A}\n\nSIGHT: Minister leaves the meeting before the vote\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nLOOK HERE: Who is the new minister of energy?\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nRead also: The five keys to the reform\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nAlso read | The five keys to the reform\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nYou may be interested in:\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nIT MAY INTEREST YOU: The five keys to the reform\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nSee also: The five keys to the reform", _A),
        (f"{_A}\n\n>> WATCH: The minister leaves the meeting\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nVIDEO: The minister leaves the meeting\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nYOU CAN SEE: Peru loses 2-1 in the final\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nWE RECOMMEND YOU The five keys to the reform\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nPHOTO GALLERY: The treasures of the king\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A} READ ALSO: The five keys to the reform\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A} (READ: The five keys to the reform)\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nMORE INFORMATION\n\n{_B}", f"{_A}\n\n{_B}"),
    ],
    good=[
        "Watch: the term is old.",
        "Look: it rained.",
        "Live: the word means two things.",
        "Read more books, he told them.",
        "Photo finishes are rare.",
        f"{_A}\n\nREPORTER: Did you see the film?\n\nVIDEO: I never said that\n\n{_B}",
        f"{_A}\n\nSee: the river is brown.\n\n{_B}",
        f"{_A}\n\n“WATCH: The minister leaves the meeting”\n\n{_B}",
        "He said: Look here, the car is gone.",
        f"{_A}\n\nYou may be interested to know that he won.\n\n{_B}",
        f"{_A}\n\nMore information was not available on Monday.\n\n{_B}",
        f"{_A}\n\nSight and sound are what he lives for.\n\n{_B}",
        "Salt: two grams\nWater: one litre\nWatch: the pan",
        f"{_A}\n\nWe recommend patience, the bank wrote.\n\n{_B}",
        f"{_A}\n\nNASA: The probe is lost\n\n{_B}",
    ],
)
def related_label(page: Analysis) -> Iterator[Finding]:
    """A link to another story with its label: "SIGHT: Minister resigns", "Read also: ...", "YOU CAN SEE: ...".

    The labels of related links come out of translation in many forms, for "mira" is a sight, a look and a watch.
    A paragraph goes as a whole when it is a label of several words, or one in capitals, with what reads like a
    headline behind it: a capital first, at most 22 words, no full stop (`data/residue/labels.tsv`). Labels alone
    go with a colon, or when they are of several words; the headlines in the paragraphs behind a lone label are
    proposed as well.

    Inside a paragraph only labels in capitals (or "Read also:" and its like) behind the end of a sentence count;
    if no sentence follows them, they go to the end of the paragraph with their headline, otherwise a human decides.

    Labels of one word are silent where a document is an interview or a glossary, when the speech of a person
    follows ("VIDEO: I never ..."), and in the first line, for headlines begin so too.
    """
    yield from findings(related_label, page)
    yield from glued_labels(related_label, page)
