"""SPC001: two or three words in one token."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.expressions import expression
from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.kinds import CAP_UNKNOWN, DIGITS, HUMPS, LOWER_UNKNOWN
from decalque.lexicon import NAME
from decalque.rules import rule
from decalque.scoring import merges
from decalque.scoring.cuts import Part, Split
from decalque.scoring.names import name_form
from decalque.scoring.slips import slip_of
from decalque.scoring.verdict import Judge, judge
from decalque.scoring.wordclasses import FUNCTION, UNITS

KINDS = LOWER_UNKNOWN | CAP_UNKNOWN | HUMPS

# Behind a name, these follow a comma far more often than a bare space (counted in edited news).
AFTER_COMMA = frozenset("""
    who whose whom which where including however although but especially
    """.split())
AFTER_COMMA_ANYWHERE = frozenset(["however", "including", "although", "whereas"])
# Behind these a comma is worth offering as the second choice.
MAY_FOLLOW_COMMA = AFTER_COMMA | frozenset(
    """
        a an the and as while since such according with after he she it they another one or so then just in when
        because
        """.split()
)
_ADDRESS = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr"})
# Nouns that announce a coined name.
_COINING = frozenset("genus species subspecies startup app brand codenamed nicknamed dubbed username label malware ransomware software".split())
_NAME_SHARE = 0.95  # share of capitals from which a word is a name
_PER_BILLION = 9.0  # the unit of Zipf frequencies, as a power of ten
_SEEN = 2.3  # Zipf frequency of a word that may have been meant
_SLIP = 2.0  # powers of ten by which a slip must be likelier than a lost space
_NUMBER = expression(r"(\d+(?:st|nd|rd|th)?)([^\W\d_]{2,})$")
_BEFORE_NUMBER = expression(r"([a-z]{2,}|[A-Z][a-z]+)(\d+)$")
# Words that stand before numbers, and in front of one never make up a name as "Area51" and "web3" do.
_LEADS_TO_NUMBER = frozenset(
    """
        in of since within until till by to from between and or at on for about around almost nearly over under than
        than with after before during some only another its their his her first next last past another every up
        was were is are has have had
    """.split()
)


@rule(
    "SPC001",
    "merged-tokens",
    mqm="whitespace",
    bad=[
        ("The plane that carried Oyarzabalwas late.", "The plane that carried Oyarzabal was late."),
        ("They crossed the territorywith two guides.", "They crossed the territory with two guides."),
        ("The treaty was signed inBolivia last week.", "The treaty was signed in Bolivia last week."),
        ("He flew to Chile with Sebastian Piñerawho won.", "He flew to Chile with Sebastian Piñera, who won."),
        ("Some 9,000troops crossed the river.", "Some 9,000 troops crossed the river."),
        ("The mine has been closed since2019.", "The mine has been closed since 2019."),
        ("They spoke of the beginningofthe war.", "They spoke of the beginning of the war."),
        ("She met VladimirPutin in Minsk.", "She met Vladimir Putin in Minsk."),
        ("The Department of ForeignAffairs said so.", "The Department of Foreign Affairs said so."),
        ("On Monday Mr downersaid nothing.", "On Monday Mr Downer said nothing."),
    ],
    good=[
        "She works for YouTube, and he for ArcelorMittal and BioNTech.",
        "The MacBook and the iPhone were made by Foxconn.",
        "Mr Goodwill met Ms Whitehouse and Mr Drinkwater.",
        "The shopkeepers fled the floodwater before the hovercraft came.",
        "Ngozi Okonjo-Iweala and Nursultan Nazarbayev spoke after Thein Sein.",
        "He ran 10km at 5pm in the 1990s, on 5G and in 4x4 cars.",
        "McDonald, DiCaprio and LeBron met O'Brien.",
        "It is the 21st of May, and 3rd in line.",
        "The minister Onno Ruding met Mr Mitterand at Canfor Corp.",
        "The partnerhip was asked to coooperate with the Municpal Authority.",
        "The genus Goldfrogus lives there, and the app riverNote sells well.",
        "Area51, Covid19 and web3 were named in Catch22; see user12 and to2.",
    ],
)
def merged_tokens(page: Analysis) -> Iterator[Finding]:
    """A space was lost between two words.

    Inline tags stand around names and links; a scraper that drops the tag often drops the white space beside it:
    "Zelenskywas", "inBolivia", "yearsJust", "9,000troops".

    A token that no dictionary and no list of names holds is cut in two wherever both sides can be words. What the two words
    cost in this place (frequency, the bigram across the seam and with the neighbours, whether the text has them
    elsewhere) is weighed against what the token costs as an unknown word or name (a model of letters). Only when the
    two words win clearly is the token a finding. Behind a name a lost comma is proposed too.

    Wrong for: new compounds and brands that dictionaries lack, when both halves are common words.
    """
    judged = judge("merge", merges.FEATURES)
    for i in page.with_kind(KINDS):
        if _is_coined(page, i):
            continue
        best = merges.best_way(page, i)
        if best and _is_named(page, i, best[1]):
            continue
        found = best and judged.reports(best[0])
        if not (found and best and best[1].left.known) and (parts := merges.three_words(page, i)):
            yield _in_three(page, i, parts)
        elif found and best and not _is_slip(page, i, best[1]):
            yield _in_two(page, i, *best, judged)
    yield from _after_numbers(page)


def _is_coined(page: Analysis, i: int) -> bool:
    """Whether the word before word `i` announces a name that somebody made up: "the genus Goldfrogus", "the app riverNote"."""
    if not i or page.gaps[i] != " " or page.words[i].islower():
        return False
    return page.words[i - 1] in _COINING or (page.words[i - 1] == "up" and page.words[max(0, i - 2)] == "start")


def _is_named(page: Analysis, i: int, way: Split) -> bool:
    """Whether the token is a name that begins like a word of grammar ("Onno Ruding", "Canfor Corp"): that has no capital in mid-sentence."""
    word = page.words[i]
    if page.starts_sentence(i) or not word[1:].islower() or way.left.lower not in FUNCTION or not word[0].isupper():
        return False
    return page.gaps[i + 1] == " " and i + 1 < len(page.words) and page.words[i + 1][0].isupper()


def _is_slip(page: Analysis, i: int, way: Split) -> bool:
    """Whether word `i` is likelier a slip of the keyboard ("partnerhip", "apointed") than two words without their space."""
    zipf = page.lexicon.zipf
    word = page.words[i]
    if not word[1:].islower():  # "pigIts": no slip puts a capital inside
        return False
    meant = slip_of(page.lexicon, word.lower(), _SEEN)
    return bool(meant) and zipf(meant) - (zipf(way.left.lower) + zipf(way.right.lower) - _PER_BILLION) > _SLIP


def _in_two(page: Analysis, i: int, logit: float, way: Split, values: list[float], judged: Judge) -> Finding:
    suggestions = [
        judged.suggestion([_edit(page, i, text)], logit, values, Safety.SAFE if k == 0 else Safety.DISPLAY)
        for k, text in enumerate(seams(page, i, way))
    ]
    message = f"“{page.words[i]}” is two words: “{way.left.text}” and “{way.right.text}”"
    return merged_tokens.finding(page.starts[i], page.document.end(i), message, *suggestions)


def _in_three(page: Analysis, i: int, parts: tuple[Part, Part, Part]) -> Finding:
    first = name_form(page, parts[0].lower) if parts[0].lower_name else parts[0].text
    text = " ".join([first, parts[1].text, parts[2].text])
    suggestion = Suggestion((_edit(page, i, text),), Safety.UNSAFE, 0.9, round(13.5 - sum(p.cost for p in parts), 2))
    message = f"“{page.words[i]}” is three words: “{text}”"
    return merged_tokens.finding(page.starts[i], page.document.end(i), message, suggestion)


def _edit(page: Analysis, i: int, text: str) -> Edit:
    return Edit(page.starts[i], page.document.end(i), text)


def seams(page: Analysis, i: int, way: Split) -> list[str]:
    """The texts that may stand for the token, the likeliest first: a space, a comma, or a full stop at the seam."""
    left, right = way.left, way.right
    first = name_form(page, left.lower) if left.lower_name or _is_name(page, left) else left.text
    if page.starts_sentence(i) or (page.words[i - 1] in _ADDRESS and page.gaps[i] in (" ", ". ")):
        first = first[:1].upper() + first[1:]
    second = page.lexicon.name_form(right.lower) if right.lower_name or _is_name(page, right) else right.text
    space, comma = f"{first} {second}", f"{first}, {second}"
    name = left.name or not left.known
    if right.text[0].isupper():
        title = left.text[0].isupper()  # "TransportSafety Bureau": a name of ordinary words
        if right.ordinary_capital and not name and not title and left.lower not in FUNCTION:
            return [f"{first}. {second}", f"{first}, {second.lower()}", space]
        return [space, comma, f"{first}. {second}"]
    if right.lower in AFTER_COMMA_ANYWHERE or (name and right.lower in AFTER_COMMA):
        return [comma, space]
    return [space, comma] if right.lower in MAY_FOLLOW_COMMA and left.lower not in FUNCTION else [space]


def _is_name(page: Analysis, part: Part) -> bool:
    """Whether a word in lower case is next to always a name: "peter"."""
    entry = page.lexicon.entry(part.lower)
    return part.text.islower() and bool(entry.flags & NAME) and (entry.share or 0.0) > _NAME_SHARE


def _after_numbers(page: Analysis) -> Iterator[Finding]:
    """ "9,000troops", "2023the", "12thand": a number and a word that is no unit."""
    for i in page.with_kind(DIGITS):
        word = page.words[i]
        before = _BEFORE_NUMBER.match(word)
        if before and before[1].lower() in _LEADS_TO_NUMBER and len(before[2]) > 1 and page.gaps[i][-1:].isspace():
            edit = _edit(page, i, f"{before[1]} {before[2]}")
            yield merged_tokens.finding(
                page.starts[i], page.document.end(i), f"“{before[1]}” and “{before[2]}” are two words",
                Suggestion((edit,), Safety.UNSAFE, 0.95, 3.0),
            )  # fmt: skip
            continue
        match = _NUMBER.match(word)
        if not match or match[2].lower() in UNITS or not match[2].islower():
            continue
        entry = page.lexicon.entry(match[2])
        if not page.lexicon.is_word(match[2]) or entry.zipf < (2.5 if len(match[2]) > 7 else 3.5 if len(match[2]) > 3 else 5.5):
            continue
        # "247sports" is a brand; a group of thousands, an ordinal or a year is none
        sure = page.gaps[i] == "," or not match[1].isdigit() or len(match[1]) == 4
        edit = _edit(page, i, f"{match[1]} {match[2]}")
        safety, confidence = (Safety.SAFE, 0.98) if sure else (Safety.UNSAFE, 0.85)
        suggestion = Suggestion((edit,), safety, confidence, round(entry.zipf - 2, 2))
        yield merged_tokens.finding(
            page.starts[i], page.document.end(i), f"“{match[1]}” and “{match[2]}” are two words", suggestion
        )
