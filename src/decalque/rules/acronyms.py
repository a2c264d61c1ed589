"""CAS004: acronyms written like names."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import CAP_NAME
from decalque.lexicon import NAME, Flag, Lexicon
from decalque.rules import rule


@rule(
    "CAS004",
    "acronym-case",
    mqm="capitalization",
    preview=True,
    bad=[
        ("The allies of Nato met in Vilnius.", "The allies of NATO met in Vilnius."),
        ("He works for the Opec office in Vienna.", "He works for the OPEC office in Vienna."),
        ("A report by Unesco was published.", "A report by UNESCO was published."),
        ("The talks of Asean's ministers failed.", "The talks of ASEAN's ministers failed."),
    ],
    good=[
        "The allies of NATO met in Vilnius.",
        "He works for the OPEC office in Vienna.",
        "A report by UNESCO was published.",
        "Interpol and Europol searched for him.",
        "She bought a Fiat and a Saab in May.",
        "He said it was who he is and what it was for us.",
    ],
)
def acronym_case(page: Analysis) -> Iterator[Finding]:
    """An acronym with only its first letter in capitals: "Nato", "Unesco".

    Many British papers write acronyms that are spoken as words in this way, so this is house style: the rule is in
    preview, and runs only where it is selected (`extend-select = ["CAS004"]`). An acronym all in lower case ("nato") is damage, and is found by
    CAS001 whatever the style.

    It looks for names that the tables of acronyms hold in capitals only. Wrong for: surnames that are spelled like one.
    """
    lexicon = page.lexicon
    for i in page.with_kind(CAP_NAME):
        base = Lexicon.without_possessive(page.words[i])
        flags = lexicon.flags(base.lower())
        if len(base) < 3 or not flags & Flag.ACRONYM or flags & (NAME & ~Flag.ACRONYM):
            continue
        form = lexicon.name_form(base.lower())
        if form.isupper():
            start = page.starts[i]
            edit = Edit(start, start + len(base), form)
            yield acronym_case.finding(start, edit.end, f"“{base}” is an acronym: “{form}”", Suggestion((edit,), Safety.UNSAFE, 0.9))
