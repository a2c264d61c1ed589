"""Whether a blank belongs at a punctuation mark that joins two words: the evidence of both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from decalque.analysis import Analysis
from decalque.kinds import (
    ABBREVIATIONS,
    CAP_UNKNOWN,
    DIGITS,
    DOTTED,
    HUMPS,
    JOINED,
    TECHNICAL,
    TOP_LEVEL_DOMAINS,
    UPPER,
)
from decalque.rules.grammar import FUNCTION_WORDS
from decalque.rules.quotes import closed_after, open_before, straight_is_closing

# Of these, some are top-level domains ("in", "it"): a full stop before them may belong to a host name.
_AFTER_STOP = (
    FUNCTION_WORDS - TOP_LEVEL_DOMAINS - {"now", "first", "last", "second", "one", "like", "any", "all", "i"}
)
_TITLES = frozenset("mr mrs ms dr prof gen lt col maj capt cpl sgt cmdr adm sen rep gov messrs mt st".split())
_STYLES = frozenset("Mr Mrs Ms Miss Dr Sir Lord Lady Professor President Prime Senator Minister Judge Pope".split())
_SUFFIXES = frozenset("s es d ed er ers ing ish esque ism ist ness like type style era".split())
_ELIDED = frozenset("em tis twas til n cause round cos bout s t re ve ll d m neath tween".split())
_MONTHS = frozenset(
    """
        january february march april may june july august september october november december jan feb mar apr jun jul
        aug sep sept oct nov dec
        """.split()
)

Verdict = tuple[int, float] | None  # where in the gap the blank belongs, and how sure


def _known(page: Analysis, word: str) -> bool:
    return page.lexicon.is_word(word) or page.lexicon.is_word(word.lower())


def _wordlike(word: str) -> bool:
    return len(word) > 1 or word in "aAI"


def _lower_word(page: Analysis, word: str) -> bool:
    """Whether it is an ordinary word in lower case, of two letters or more."""
    return len(word) > 1 and word.islower() and page.lexicon.is_word(word)


def _is_initials(page: Analysis, i: int) -> bool:
    """Whether word `i` begins initials: "D.C."."""
    words, last = page.words, i + 1
    return (
        len(words[i]) == 1
        and words[i].isupper()
        and last < len(words)
        and page.gaps[last] == "."
        and (len(words[last]) == 1 and words[last].isupper())
    )


def is_free(page: Analysis, i: int) -> bool:
    """Whether the two words stand in running text: neither is joined to a third by a full stop, comma or sign."""
    for j in (i - 1, i + 1):
        kind = page.breaks[j]
        if j > i and _is_initials(page, i):
            continue
        if (
            kind & JOINED
            and 0 < j < len(page.words)
            and (kind & (DOTTED | TECHNICAL) or page.gaps[j] in ",;:!?(")
        ):
            return False
    before, after = page.gaps[i - 1][-1:], page.gaps[i + 1][:1]
    if (before in "=<>/\\_$@#" and before) or (after in "(=</\\_@#" and after):
        return False
    first, last = page.line_of(i)
    return last - first > 2


def _comma(page: Analysis, i: int) -> Verdict:
    left, right = page.words[i - 1], page.words[i]
    if right.isdigit():
        if left.isdigit():
            date = i > 1 and page.words[i - 2].lower() in _MONTHS and len(left) < 3
            return (1, 0.95) if date and len(right) == 4 and right[:2] in ("19", "20") else None
        return (1, 0.9) if len(left) > 2 and _known(page, left) and left.isalpha() else None
    if page.kinds[i] & DIGITS or not (_wordlike(right) or _is_initials(page, i)):
        return None
    if left[0].isdigit():
        return (
            (1, 0.95)
            if right.lower() in FUNCTION_WORDS or (_lower_word(page, right) and len(right) > 2)
            else None
        )
    if not _wordlike(left) and not left.isupper():
        return None
    known = _known(page, left), _known(page, right)
    if all(known):
        return 1, 0.99
    if any(known) and (left[:1].isupper() or right[:1].isupper() or _lower_word(page, right)):
        return 1, 0.95
    return None


def _stop(page: Analysis, i: int) -> Verdict:
    left, right = page.words[i - 1], page.words[i]
    follows = page.gaps[i + 1][:1]
    open_end = (
        follows.isspace() or (follows in ",-" and follows) or (follows == "." and right.lower() in _TITLES)
    )
    if len(left) == 1 or not open_end or page.kinds[i] & DIGITS:
        return None
    if left.isdigit():
        return _stop_after_number(page, i, left, right)
    a_word_too = left.islower() and len(left) > 2 and page.lexicon.is_word(left)  # "the pub.The"
    if left.lower() in ABBREVIATIONS and not a_word_too:
        title = left.lower() in _TITLES and left[0].isupper() and len(right) > 2 and right[1:].islower()
        return (1, 0.85) if title and right[0].isupper() else None
    if right[0].islower():
        fits = (
            right in _AFTER_STOP
            and len(left) > 2
            and _lower_word(page, left)
            and page.gaps[i - 1][-1:] == " "
        )
        return (1, 0.85) if fits else None
    return _stop_before_capital(page, i, left, right)


def _stop_after_number(page: Analysis, i: int, left: str, right: str) -> Verdict:
    if len(left) < 2 or not right[0].isupper():
        return None
    if right.lower() in FUNCTION_WORDS:
        return 1, 0.93
    runs_on = i + 1 < len(page.words) and page.words[i + 1].islower() and page.gaps[i + 1] == " "
    return (1, 0.88) if runs_on and _known(page, right) and page.words[i - 2].islower() and i > 1 else None


def _dotted(page: Analysis) -> Counter[tuple[str, str]]:
    """How often two words stand with a full stop between them, and nothing else."""
    words, last = page.words, len(page.words)
    return Counter((words[i - 1], words[i]) for i in page.gap_marks if page.gaps[i] == "." and 0 < i < last)


def _stop_before_capital(page: Analysis, i: int, left: str, right: str) -> Verdict:
    starter = right.lower() in FUNCTION_WORDS or right in _STYLES
    if page.kinds[i] & UPPER:
        return (1, 0.92) if len(left) > 2 and _lower_word(page, left) else None
    if not _wordlike(right) or page.kinds[i - 1] & DIGITS:
        return None
    if _lower_word(page, left):
        if page.kinds[i] & CAP_UNKNOWN:
            return 1, 0.94
        return 1, 0.95 if page.kinds[i] & HUMPS and not starter else 0.99
    if left.islower():
        return (1, 0.94) if starter and len(left) > 2 else None
    if not starter and page.remember("words joined by a stop", _dotted)[left, right] > 1:  # a name, it seems
        return None
    runs_on = i + 1 < len(page.words) and page.words[i + 1][:1].islower()
    if starter:
        return 1, 0.97 if runs_on else 0.9
    runs_on = runs_on or (page.lexicon.is_name(left) and i > 1 and page.words[i - 2].islower())
    return (1, 0.9) if runs_on and _known(page, right) and not page.kinds[i - 1] & UPPER else None


def _colon(page: Analysis, i: int) -> Verdict:
    left, right = page.words[i - 1], page.words[i]
    if len(left) < 3 or not left.isalpha() or not page.gaps[i + 1][:1].isspace():
        return None
    if not page.gaps[i - 1][-1:].isspace() or not _known(page, left):
        return None
    return (1, 0.93) if right.lower() in FUNCTION_WORDS and _wordlike(right) else None


def _bang(page: Analysis, i: int) -> Verdict:
    left, right = page.words[i - 1], page.words[i]
    length = len(page.gaps[i])
    if len(left) < 2 or not _wordlike(right) or not page.gaps[i + 1][:1].isspace():
        return None
    if right[0].isupper() and not page.kinds[i] & UPPER:
        if _lower_word(page, left):
            return length, 0.97
        return (length, 0.9) if right.lower() in FUNCTION_WORDS else None
    fits = right in ("he", "she", "they", "said", "asked") and _lower_word(page, left)
    return (length, 0.9) if fits else None


def _close(page: Analysis, i: int) -> Verdict:
    gap, right = page.gaps[i], page.words[i]
    at = page.starts[i] - len(gap)
    if right.lower() in _SUFFIXES or not (_wordlike(right) or right.isdigit()):
        return None
    if gap.rstrip("”)»")[-1:] in tuple(".!?") and gap[-1] in ".!?" and not right[0].isupper():
        return None
    if gap[-1] in ",;:" and right[0].isdigit():
        return None
    if "”" in gap:
        fits = open_before(page, at) and not right.isdigit()
    elif "»" in gap:
        fits = page.text.rfind("«", max(0, at - 600), at) > page.text.rfind("»", max(0, at - 600), at) and right.isalpha()
    else:
        fits = _closes_bracket(page, i, at + gap.index(")"))
    if not fits or (not _known(page, right) and not right[0].isupper()):
        return None
    return len(gap), 0.99 if "”" in gap and right.islower() else 0.96


def _aside(inside: str) -> bool:
    """Whether the text of a bracket is an aside, not a part of a word ("(s)he") or the argument of a function."""
    inside = inside.strip(" ”“.")
    if len(inside) < 2 or any(c in inside for c in "=_{}[]<>|\\`*"):
        return False
    return " " in inside or inside.isupper() or (inside.isdigit() and len(inside) == 4)


def _closes_bracket(page: Analysis, i: int, at: int) -> bool:
    text = page.text
    start = text.rfind("(", max(0, at - 200), at)
    if (
        start < 0
        or "\n" in text[start:at]
        or (start > 0 and not (text[start - 1].isspace() or text[start - 1] in '“"'))
    ):
        return False
    right, inside = page.words[i], text[start + 1 : at]
    fits = right.islower() or right.lower() in FUNCTION_WORDS or (" " in inside and right[1:].islower())
    return fits and right.isalpha() and len(right) > 1 and _aside(inside)


def _open(page: Analysis, i: int) -> Verdict:
    gap, left, right = page.gaps[i], page.words[i - 1], page.words[i]
    at = page.starts[i] - 1
    text = page.text
    if not left.isalpha() or not _wordlike(left):
        return None
    if gap[-1] == "“":
        inside = open_before(page, at) and "”" not in gap
        return (
            (len(gap) - 1, 0.96) if closed_after(page, at + 1) and not inside and _known(page, left) else None
        )
    end = text.find(")", at, at + 200)
    if end < 0 or "\n" in text[at:end] or not _known(page, left) or len(left) < 3 or not right.isalpha():
        return None
    inside_text = text[at + 1 : end]
    if not _aside(inside_text) or (inside_text[:4].isdigit() and gap == "("):
        return None
    after = text[end + 1 : end + 2]
    if after and not (after.isspace() or after in ".,;:!?"):
        return None
    plain = _known(page, right) and (
        " " not in inside_text or any(w in FUNCTION_WORDS for w in inside_text.split())
    )
    return (len(gap) - 1, 0.9) if plain or (inside_text.isupper() and len(inside_text) > 2) else None


def _straight(page: Analysis, i: int) -> Verdict:
    gap, left, right = page.gaps[i], page.words[i - 1], page.words[i]
    mark = gap.index('"')
    closing = straight_is_closing(page, page.starts[i] - len(gap) + mark)
    if closing is None or not _wordlike(right):
        return None
    if closing:
        stop = gap[-1] in ".!?"
        if (
            right.lower() in _SUFFIXES
            or not right.replace("'", "").replace("’", "").isalpha()
            or not (_known(page, right) or (right[0].isupper() and gap[0] in ",."))
            or (stop and right.islower())
        ):
            return None
        return len(gap), 0.85 if stop or (gap[0] in ".!?" and right[0].isupper()) else 0.97
    if (
        gap[-1] != '"'
        or left[-1:].isdigit()
        or len(left) < 2
        or not (_known(page, left) and _known(page, right))
    ):
        return None
    return mark, 0.96


def _single(page: Analysis, i: int) -> Verdict:
    right, gap = page.words[i], page.gaps[i]
    at = page.starts[i] - 1
    opened = page.text.rfind("‘", max(0, at - 300), at)
    if opened < 0 or "\n" in page.text[opened:at] or right.lower() in _ELIDED or not _known(page, right):
        return None
    return len(gap), 0.95


DECIDERS: dict[str, Callable[[Analysis, int], Verdict]] = {
    "comma": _comma, "stop": _stop, "colon": _colon, "bang": _bang, "close": _close, "open": _open,
    "straight": _straight, "single": _single,
}  # fmt: skip
