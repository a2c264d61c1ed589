"""Patterns that are tried only where certain words stand, which is cheaper than at every character of a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from decalque.analysis import Analysis


def at_words(page: Analysis, words: Collection[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What the pattern matches from where one of the words stands, cased as given."""
    for i in page.where(words):
        if found := pattern.match(page.text, page.starts[i]):
            yield found


def at_commas(page: Analysis, words: Collection[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What the pattern matches from a comma behind which one of the words stands."""
    for i in page.where(words):
        if page.gaps[i] == ", " and (found := pattern.match(page.text, page.starts[i] - 2)):
            yield found


def at_sentences(page: Analysis, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What the pattern matches from where a sentence starts."""
    for i in page.sentences:
        if i < len(page.words) and (found := pattern.match(page.text, page.starts[i])) and page.starts_sentence(i):
            yield found
