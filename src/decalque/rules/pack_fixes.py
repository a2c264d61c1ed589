"""The corrections of a row, inflected like what they replace, and ranked by how they read in their place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from decalque.analysis import Analysis
from decalque.document import WORD
from decalque.expressions import expression
from decalque.finding import Edit, Safety, Suggestion
from decalque.packs import FixPart
from decalque.rules.pack_search import Match
from decalque.scoring.fluency import fluency
from decalque.scoring.wordclasses import SAID_AS_WORDS

CONFIDENCE = {Safety.SAFE: 0.99, Safety.UNSAFE: 0.9, Safety.DISPLAY: 0.6}
_RANK = 1.0  # log10 that a correction has to read better by than the one written before it
_HAVE = frozenset("have has had having haven't hasn't hadn't 've".split())
_BE = frozenset("be is are was were been being am isn't aren't wasn't weren't".split())
_BASE = frozenset(
    "to can could will would may might must shall should do does did let cannot can't couldn't won't wouldn't shouldn't mustn't don't doesn't didn't".split()
)
_SKIPPED = frozenset("not also already never still now always just even only reportedly allegedly finally".split())
_PLURAL = frozenset("they we you these those both people police men women children".split())
# By ear: "an hour", "a European", "a one-off".
_VOWEL = expression(r"(?:hour|honest|hono[u]?r|heir)|(?!uni(?!n)|use|usu|uti|uru|uga|eu|one|once|ukr|ub)[aeiou]", re.IGNORECASE)
_SPELLED = frozenset("AEFHILMNORSX")  # letters whose names begin with a vowel: "an NGO", "an HIV test"
_ARTICLE = expression(r"\b(an?)(\s+)\Z", re.IGNORECASE)


def suggestions(page: Analysis, match: Match) -> list[Suggestion]:
    """The corrections as suggestions, the best first."""
    ranked: list[tuple[float, float, str]] = []
    before, after = _neighbours(page, match)
    now = fluency(page.lexicon, [*before, *WORD.findall(match.found[0]), *after])
    for rank, parts in enumerate(match.row.fixes):
        text = _cased(page, match, _filled(page, match, parts))
        score = fluency(page.lexicon, [*before, *WORD.findall(text), *after]) - now
        ranked.append((score - _RANK * rank, score, text))
    ranked.sort(key=lambda item: -item[0])
    safety = match.row.safety if match.gain is None or not match.row.asks else Safety.DISPLAY
    evidence = {} if match.gain is None else {"words around": round(match.gain, 2)}
    return [
        Suggestion(_edits(page, match, text), safety, round(CONFIDENCE[safety] - 0.05 * k, 2), round(score, 2), {"fluency": round(score, 2), **evidence})
        for k, (_, score, text) in enumerate(ranked)
    ]


def _neighbours(page: Analysis, match: Match) -> tuple[list[str], list[str]]:
    """The word before and the word behind the match, where they belong to the same sentence."""
    first, behind = page.sentence_of(match.first)
    last = page.document.index_at(match.end)
    return page.words[max(first, match.first - 1) : match.first], page.words[last : min(behind, last + 1)]


def _filled(page: Analysis, match: Match, parts: Sequence[FixPart]) -> str:
    """A correction with its captures and inflected words put in."""
    pieces: list[str] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, int):
            pieces.append(match.found[f"c{part}"] or "" if part <= _groups(match, "c") else "")
        else:
            pieces.append(_inflected(page, match, *part))
    return re.sub(r"\s+", " ", "".join(pieces)).replace(" ,", ",").strip()


def _groups(match: Match, letter: str) -> int:
    return sum(name.startswith(letter) for name in match.pattern.regex.groupindex)


def _inflected(page: Analysis, match: Match, number: int, lemma: str, forms: dict[str, str]) -> str:
    """The form of the correction's word that the word it stands for has in the text."""
    matched = [(k, match.found[f"h{k + 1}"]) for k in range(len(match.pattern.heads)) if match.found[f"h{k + 1}"]]
    if number > len(matched):
        return lemma
    k, form = matched[number - 1]
    own_lemma, tags = match.pattern.heads[k][form.lower()]
    if not lemma:  # the same verb in the past
        return forms.get(own_lemma, form)
    if own_lemma == lemma:
        return form
    offset = match.found.start(f"h{k + 1}")
    tag = _tag(page, offset, tags)
    if lemma == "be" and tag == "VBD" and _plural(_word_before(page, offset)):
        return "were"
    return forms.get(tag, lemma)


def _plural(subject: str) -> bool:
    """Whether a word, as the subject, asks for "were"."""
    return subject in _PLURAL or (subject.endswith("s") and not subject.endswith(("ss", "us", "is", "'s")))


def _tag(page: Analysis, offset: int, tags: Sequence[str]) -> str:
    """Which of its possible tags a word at `offset` has: the word before it decides between participle, past and base form."""
    if len(tags) == 1:
        return tags[0]
    before = _word_before(page, offset)
    for wanted, words in (("VBN", _HAVE | _BE), ("VB", _BASE)):
        if before in words and wanted in tags:
            return wanted
    return next((tag for tag in ("VBD", "VBP", "NN") if tag in tags), tags[0])


def _word_before(page: Analysis, offset: int) -> str:
    """The word before the one at `offset` in its sentence, adverbs left out, in lower case with a straight apostrophe."""
    i = page.document.index_at(offset) - 1
    while i >= 0 and page.words[i].lower() in _SKIPPED:
        i -= 1
    return page.words[i].lower().replace("’", "'") if i >= 0 and not page.starts_sentence(i + 1) else ""


def _cased(page: Analysis, match: Match, text: str) -> str:
    """The correction with a capital where the match has one because of its place, or in capitals as a whole."""
    old = match.found[0]
    if old.isupper() and len(old) > 3 and page.capital_share(match.first) > 0.8 and match.row.rule != "source-acronym":
        return text.upper()
    if old[:1].isupper() and text[:1].islower() and page.starts_sentence(match.first):
        return text[:1].upper() + text[1:]
    return text


def _edits(page: Analysis, match: Match, text: str) -> tuple[Edit, ...]:
    """The edit that puts the correction in, with the article before it."""
    start, end = match.start, match.end
    if not text:
        return (_deletion(page, start, end),)
    edits = [Edit(start, end, text)]
    article = _ARTICLE.search(page.text, max(0, start - 6), start)
    if article:
        wanted = "an" if _begins_with_vowel(text) else "a"
        if wanted != article[1].lower():
            cased = wanted.capitalize() if article[1][0].isupper() else wanted
            edits.insert(0, Edit(article.start(1), article.end(1), cased))
    return tuple(edits)


def _begins_with_vowel(text: str) -> bool:
    """Whether "an" goes before the text: by ear, letter by letter for acronyms that are not said as words."""
    word = WORD.match(text)
    if word and word[0].isdigit():
        return word[0].startswith("8") or word[0] in ("11", "18")
    if word and len(word[0]) > 1 and word[0].isupper() and word[0] not in SAID_AS_WORDS:
        return word[0][0] in _SPELLED
    return bool(_VOWEL.match(text))


def _deletion(page: Analysis, start: int, end: int) -> Edit:
    """The edit that takes the match out, with one of the blanks around it."""
    if page.text[start - 2 : start] == ". " and page.text[end : end + 1] == ".":
        return Edit(start - 1, end + 1, "")
    if page.text[end : end + 1] == " ":
        return Edit(start, end + 1, "")
    if start and page.text[start - 1] == " ":
        return Edit(start - 1, end, "")
    return Edit(start, end, "")
