"""What the models are fitted to: every place that a rule would look at, its features, and whether it is damaged."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from decalque.analysis import Analysis
from decalque.bench.changes import Damage
from decalque.kinds import LOWER_BOTH
from decalque.rules.capitals import capital_candidates
from decalque.rules.casing import name_candidates, start_candidates
from decalque.rules.merged import KINDS
from decalque.rules.split import candidates
from decalque.scoring import boundaries, halves, merges, names

Example = tuple[list[float], bool]


def merge_examples(page: Analysis, gold: list[Damage]) -> Iterator[Example]:
    """Every way to cut every unknown token."""
    letters = lambda s: re.sub(r"[\W\d_]", " ", s.lower()).split()  # noqa: E731
    wanted = {d.start: letters(d.replacement) for d in gold if d.category == "merged-tokens"}
    harmed = {d.start: d for d in gold}
    for i, ways in merges.candidates(page, KINDS):
        start = page.starts[i]
        if start in harmed and start not in wanted:
            continue
        for way in ways:
            right = wanted.get(start) == [way.left.lower, way.right.lower]
            yield merges.features(page, i, way), right


def name_examples(page: Analysis, gold: list[Damage], homographs: bool = False) -> Iterator[Example]:
    """Every lower-case word that may be a name; `homographs` are those that are ordinary words too."""
    at = harmed(gold)
    wanted = {i: at(page.starts[i]) for i in name_candidates(page)}
    accepted = {i for i, d in wanted.items() if d and d.category == "lowercased-name"}
    for i, damage in wanted.items():
        if bool(page.kinds[i] & LOWER_BOTH) == homographs and (damage is None or i in accepted):
            yield names.features(page, i, accepted - {i}), i in accepted


def homograph_examples(page: Analysis, gold: list[Damage]) -> Iterator[Example]:
    """Every lower-case word that is a name as well as an ordinary word."""
    return name_examples(page, gold, homographs=True)


def harmed(gold: list[Damage]) -> Callable[[int], Damage | None]:
    """Which gold edit covers an offset."""
    ordered = sorted(gold, key=lambda d: d.start)
    starts = [d.start for d in ordered]

    def at(offset: int) -> Damage | None:
        k = bisect_right(starts, offset) - 1
        return ordered[k] if k >= 0 and offset < ordered[k].end else None

    return at


def capital_examples(page: Analysis, gold: list[Damage]) -> Iterator[tuple[list[float], str]]:
    """Every ordinary word with a capital in mid-sentence, and what became of it."""
    at = harmed(gold)
    for i in capital_candidates(page):
        damage = at(page.starts[i])
        category = damage.category if damage else ""
        if category in ("", "stray-capital", "lost-boundary"):
            yield boundaries.capital_features(page, i), category


def stray_examples(page: Analysis, gold: list[Damage]) -> Iterator[Example]:
    """Stray capital, or anything else."""
    for values, category in capital_examples(page, gold):
        yield values, category == "stray-capital"


def stop_examples(page: Analysis, gold: list[Damage]) -> Iterator[Example]:
    """Lost stop, or anything else."""
    for values, category in capital_examples(page, gold):
        yield values, category == "lost-boundary"


def start_examples(page: Analysis, gold: list[Damage]) -> Iterator[Example]:
    """Every lower-case word where a sentence may start."""
    at = harmed(gold)
    for i in start_candidates(page):
        damage = at(page.starts[i])
        if damage is None or damage.category == "lowercased-sentence-start":
            yield boundaries.start_features(page, i), damage is not None


def split_examples(page: Analysis, gold: list[Damage]) -> Iterator[Example]:
    """Every two neighbours that are one word when joined."""
    at = harmed(gold)
    for i, whole in candidates(page):
        damage = at(page.starts[i])
        if damage is None or damage.category == "split-token":
            yield halves.features(page, i, whole), damage is not None and damage.end == page.document.end(i + 1)


Source = Callable[[Analysis, list[Damage]], Iterator[Example]]
SOURCES: dict[str, tuple[str, str, Source]] = {
    "merge": ("merges", "FEATURES", merge_examples),
    "name": ("names", "FEATURES", name_examples),
    "homograph": ("names", "FEATURES", homograph_examples),
    "stray": ("boundaries", "CAPITAL_FEATURES", stray_examples),
    "stop": ("boundaries", "CAPITAL_FEATURES", stop_examples),
    "start": ("boundaries", "START_FEATURES", start_examples),
    "split": ("halves", "FEATURES", split_examples),
}
