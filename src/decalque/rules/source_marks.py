"""PUN006 and PUN007: where Spanish sets the comma after speech, and the dashes around an aside."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.rules import Scope, rule
from decalque.scoring.wordclasses import REPORTING

_SAID = "|".join(sorted(REPORTING | {"asked", "shouted", "concluded", "lamented", "acknowledged", "maintained", "pointed out", "remarked", "joked"}))
# Speech that is a sentence of its own, and who said it behind the verb; "said" before a subject is a house style of its own.
_COMMA = expression(
    rf"[“\"](?<![\w’'] .)(?<!\w.)(?=[A-Z])[^“”\"\n]{{3,400}}[^“”\"\n\s.,?!…;:’'](?P<mark>[”\"])(?P<comma>,?)(?= (?:{_SAID}) (?:the|an?|one|his|her|its|their|[A-Z]\w))"
)
# The same with the subject before the verb, where the speech begins the sentence.
_NAMED = expression(
    rf"[“\"](?<![\w,;:’'] .)(?<![\w(].)(?=[A-Z])[^“”\"\n]{{10,400}}[^“”\"\n\s.,?!…;:’'](?P<mark>[”\"])(?P<comma>,)"
    rf"(?= (?:the|an?|one|his|her|its|their|[A-Z]\w+|he|she)(?: [\w’'-]+){{0,5}} (?:{_SAID})\b)"
)
_HABIT = 3  # commas outside of the marks from which they are the style of a page
_WORDS = 3  # blanks in speech that lacks its comma; less may be a title
_OUTSIDE, _INSIDE = expression(r"[”\"](?<=\w.), "), expression(r"[”\"](?<=\w,.)")
# A long dash that is glued to its aside, and not to what stands before it.
_HYPHENS = expression(r"(?<=\w )-(?P<inside>[A-Za-z][^-\n]{4,100}[\w”\"’)])-(?P<comma>,?)(?= [A-Za-z])")
_ASIDE = expression(r"(?P<open>[—–])(?<=\w .)(?=\w)(?P<inside>[^—–\n]{2,120}\w[”\"’)]?)(?P<close>[—–])(?P<comma>,?)(?=[ .;:])")


@rule(
    "PUN006",
    "comma-after-quotation",
    mqm="punctuation",
    bad=[
        ("“There is no plan B”, added the negotiator.", "“There is no plan B,” added the negotiator."),
        ("\"The road is closed\", said Ana Ruiz on Monday.", "\"The road is closed,\" said Ana Ruiz on Monday."),
        ("“The danger is not over yet”, the minister of health warned.", "“The danger is not over yet,” the minister of health warned."),
        ("He left early. “Nobody asked me”, lamented Ruiz.", "He left early. “Nobody asked me,” lamented Ruiz."),
        ("“My client will cooperate with the judge” said the lawyer.", "“My client will cooperate with the judge,” said the lawyer."),
        ("“We lost the second half”, acknowledged the coach.", "“We lost the second half,” acknowledged the coach."),
    ],
    good=[
        "“There is no plan B,” added the negotiator.",
        "Critics of “normal relations”, said the mayor, are many.",
        "He left “The Salt House”, the most watched series.",
        "The film “The Salt House” said the critic, is long.",
        "‘There is no plan B’, added the negotiator.",
        "“There is no plan B”, the headline read.",
        "The song “Tell Me”, said the singer, is old.",
        "“There is no plan B”, added the negotiator. “We will not yield”, said the mayor.",
    ],
)  # fmt: skip
def comma_after_quotation(page: Analysis) -> Iterator[Finding]:
    """A comma behind the mark that closes speech, as Spanish sets it: “No”, said the mayor.

    English news sets it inside. Only speech that is a sentence of its own and is followed by the verb and its subject is reported;
    behind a title or a single phrase the place of the comma is a matter of house style.

    Nothing is reported on a page that sets it outside more than once and never inside, or four times and more.
    """
    if not any(map(page.text.__contains__, ("”, ", "\", ", "” ", "\" "))):
        return
    set_outside = len(_OUTSIDE.findall(page.text))
    outside = set_outside > 1 and not _INSIDE.search(page.text)
    if set_outside > _HABIT:
        return
    for match in [*_COMMA.finditer(page.text), *_NAMED.finditer(page.text)]:
        if (outside and match["comma"]) or (not match["comma"] and match[0].count(" ") < _WORDS):
            continue  # the style of the house; a title
        start, end = match.start("mark"), match.end()
        mark = Suggestion((Edit(start, end, ("”," if outside else ",”").replace("”", match["mark"])),), Safety.UNSAFE, 0.85)
        message = "In English the comma goes inside the quotation" if match["comma"] else "A comma parts the quotation from its verb"
        yield comma_after_quotation.finding(start, end, message, mark)


@rule(
    "PUN007",
    "glued-dashes",
    mqm="punctuation",
    scope=Scope.LINES,
    bad=[
        ("The refinery —the largest on the coast—, employs 2,300 people.", "The refinery, the largest on the coast, employs 2,300 people."),
        ("The champion -who retired in 2018- will coach him.", "The champion, who retired in 2018, will coach him."),
        ("They fled to two towns —Ica and Nazca—.", "They fled to two towns — Ica and Nazca."),
        ("The mayor —now in prison— denies it.", "The mayor — now in prison — denies it."),
        ("Three men —all of them armed— entered the bank.", "Three men — all of them armed — entered the bank."),
    ],
    good=[
        "Three men — all of them armed — entered the bank.",
        "Three men—all of them armed—entered the bank.",
        "The range is –5 to –3 degrees.",
        "The road — the only one — is closed, he said.",
        "MADRID — The talks failed. He had one rule —no talk.",
        "Use -v or -q to run it, -and- so on. The pre- and post-war years; twenty- or thirty-odd men.",
        "Madrid–Seville trains and the 2019–2020 season were late.",
    ],
)  # fmt: skip
def glued_dashes(page: Analysis) -> Iterator[Finding]:
    """Dashes that are glued to the aside between them, as Spanish sets them, often with a comma behind.

    English has blanks on both sides of a dash, or on none. Before a comma the dashes become commas.

    Wrong for a house that sets its dashes so.
    """
    for match in _HYPHENS.finditer(page.text) if "- " in page.text and " -" in page.text else ():
        first, last = match.start(), match.end("inside")
        edits: tuple[Edit, ...] = (Edit(first - 1, first + 1, ", "), Edit(last, match.end(), ","))
        yield glued_dashes.finding(first, match.end(), "Hyphens for the commas around an aside", Suggestion(edits, Safety.UNSAFE, 0.85))
    if " —" not in page.text and " –" not in page.text:
        return
    for match in _ASIDE.finditer(page.text):
        first, last = match.start("open"), match.start("close")
        if match["inside"][0].isdigit() or match["inside"].split()[0] in REPORTING:
            continue  # a number below zero; speech, of which PUN003 tells
        edits = (
            (Edit(first - 1, first + 1, ","), Edit(last, last + 1, ""))
            if match["comma"]
            else (Edit(first + 1, first + 1, " "), Edit(last, last, " "))
            if match.string[last + 1] == " "
            else (Edit(first + 1, first + 1, " "), Edit(last, last + 1, ""))
        )
        yield glued_dashes.finding(first, match.end(), "Dashes glued to an aside: English sets them otherwise", Suggestion(edits, Safety.UNSAFE, 0.85))
