"""SPC005: a word with a space inside."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.finding import Edit, Finding
from decalque.rules import rule
from decalque.scoring import halves
from decalque.scoring.halves import Whole
from decalque.scoring.verdict import judge


def candidates(page: Analysis) -> Iterator[tuple[int, Whole]]:
    """The words that make one word with the next, and that word."""
    near = {k for i in page.with_kind(halves.KINDS) for k in (i - 1, i)}
    gaps = page.gaps
    near.update([i - 1 for i in page.gap_marks if gaps[i] in halves.HYPHENS])
    last = len(page.words) - 1
    for k in sorted(near):
        if 0 <= k < last and (whole := halves.joined(page, k)):
            yield k, whole


@rule(
    "SPC005",
    "split-token",
    mqm="whitespace",
    bad=[
        ("The resi dents left the valley.", "The residents left the valley."),
        ("An inter- national court ruled on it.", "An international court ruled on it."),
        ("The visit to Argen tina was called off.", "The visit to Argentina was called off."),
        ("The ministers recei ved the report.", "The ministers received the report."),
    ],
    good=[
        "It may be that some one hundred people can not go.",
        "We are all ready to go on to the next in line.",
        "Pre- and post-war houses, two- and three-storey ones.",
        "The a cappella choir met in La Paz and San Jose.",
        "Ben Nevis, Van Gogh, De Niro and Al Gore.",
        "Every day he was under way at any one time.",
    ],
)
def split_token(page: Analysis) -> Iterator[Finding]:
    """A word was torn in two by a space or by the hyphen of an old line end.

    Soft hyphens, column breaks and tags inside a word leave "resi dents" and "inter- national".

    Two neighbours are joined when the dictionary has the whole and at least one of the halves is unknown or rare; the
    frequency of the whole is weighed against that of the halves, their bigram, and the bigrams with the neighbours.

    Wrong for: rare words that stand on their own beside another.
    """
    judged = judge("split", halves.FEATURES)
    end = 0
    for i, whole in candidates(page):
        if page.starts[i] < end:
            continue
        values = halves.features(page, i, whole)
        logit = judged.logit(values)
        if judged.reports(logit):
            start, end = page.starts[i], page.document.end(i + 1)
            yield split_token.finding(
                start, end, f"“{whole.text}” has a space inside",
                judged.suggestion([Edit(start, end, whole.text)], logit, values),
            )  # fmt: skip
