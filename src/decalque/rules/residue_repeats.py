"""Paragraphs and headlines that a document holds twice."""

from __future__ import annotations

from collections.abc import Sequence

from decalque.rules.residue_shapes import Guess

LEAST_CHARACTERS = 30
LEAST_WORDS = 6
LEAST_WORDS_OF_HEADLINE = 4
LEAST_WORDS_APART = 9  # where other paragraphs stand between the two
MOST_TIMES = 3  # what is said more often is a refrain or a form
NEAR = 12  # lines; short paragraphs that are the same by chance stand further apart


def repeated(text: str, spans: Sequence[tuple[int, int]]) -> dict[int, Guess]:
    """line -> guess, for each line that says again what a line before it said.

    Only paragraphs count that stand alone between blank lines, or are long; so verses, tables and lists do not.
    """
    seen: dict[str, list[int]] = {}
    again: dict[int, str] = {}
    for k, (start, end) in enumerate(spans):
        if end - start < LEAST_CHARACTERS and k > 2:
            continue
        line = text[start:end].rstrip()
        before = seen.setdefault(line, [])
        if before and (line[0].isalnum() or line[0] in "\"“‘'¿¡"):
            again[k] = line
        before.append(k)
    found: dict[int, Guess] = {}
    for k, line in again.items():
        places = seen[line]
        words = line.count(" ") + 1
        first = places[0]
        title = k == 1 or (k == 2 and _paragraph(text, spans, k, words))
        if first == 0 and title and words >= LEAST_WORDS_OF_HEADLINE and len(places) == 2:
            found[k] = Guess("RES009", "sure", "The headline again")
        elif len(places) <= MOST_TIMES and words >= LEAST_WORDS and _paragraph(text, spans, k, words):
            distance = k - places[places.index(k) - 1]
            if (
                words > 20
                or distance == 1
                or (words >= LEAST_WORDS_APART and distance <= (NEAR if len(spans) < 200 else 2))
            ):
                found[k] = Guess("RES009", "sure" if distance == 1 else "likely", "The same paragraph again")
    return found


def _paragraph(text: str, spans: Sequence[tuple[int, int]], k: int, words: int) -> bool:
    """Whether line `k` stands between blank lines, or is too long to be a verse."""
    if words > 20:
        return True
    before = text[spans[k - 1][1] : spans[k][0]]
    after = text[spans[k][1] : spans[k + 1][0]] if k + 1 < len(spans) else "\n\n"
    return all(gap.count("\n") > 1 or gap.count("\r") > 1 for gap in (before, after))
