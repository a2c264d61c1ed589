"""Which lines may be furniture at all: the question that is asked of every line, and has to be cheap."""

from __future__ import annotations

from decalque.rules.residue_headlines import heads
from decalque.rules.residue_phrases import index, may_open

_TAIL = ":,.;…!?|»›→"
_GALLERY_ENDS = frozenset(("ictures", " photos", " images", "n video", " videos"))
_SHORT = 24  # characters; so short a line is read in any case
_LONG_SENTENCE, _LONG_LINE = 170, 240  # characters; longer lines are furniture only if they are code


def _ends_code(text: str, start: int, end: int) -> bool:
    """Whether a line ends as code does, and has a bracket."""
    return text[start:end].rstrip()[-1:] in ";}{" and any(text.find(sign, start, end) >= 0 for sign in "<[{(")


def promising(text: str, start: int, end: int) -> bool:
    """Whether a line that begins with a letter may be furniture; for nine lines of ten this is all that is asked."""
    if end - start > (_LONG_SENTENCE if text[end - 1] in '.”"' else _LONG_LINE):
        return _ends_code(text, start, end)
    words = text[start : min(end, start + 60)].lower().replace("’", "'").split(None, 2)
    first = words[0].rstrip(_TAIL)
    second = words[1].rstrip(_TAIL) if len(words) > 1 else ""
    if first in heads() or len(words) == 1 or end - start < _SHORT:
        return True
    if first in index():
        alone = words[0][-1] in ":»›→"  # a label of one word
        if may_open(first, "0" if second[:1].isdigit() else second) or (alone and may_open(first, "")):
            return True
        if len(words) > 1 and words[1][0] in "|>»–—-›→" and may_open(first, ""):
            return True
    tail = text[max(start, end - 7) : end].rstrip()
    if tail in _GALLERY_ENDS:
        return True
    return (
        _ends_code(text, start, end)
        or "." in tail[:-2]
        or "." in words[0][:-1]
        or "(" in words[0]
        or (tail[-1:].isdigit() and "@" in text[max(start, end - 50) : end])
    )
