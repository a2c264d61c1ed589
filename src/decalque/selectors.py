"""What the user's names of rules mean: codes, names, the beginnings of codes, or all."""

from __future__ import annotations

from collections.abc import Iterable

ALL = "ALL"
EXACT = 99  # the weight of a selector that names one rule; that of a prefix is its length, that of ALL is 0


class ConfigError(ValueError):
    """A configuration that can't be used; the message names the file and the key."""


def weights(where: str, selectors: Iterable[str]) -> dict[str, int]:
    """The code of each rule that is selected -> how specific the selector is.

    Raises ConfigError, which begins with `where`, for a selector that means no rule.
    """
    from decalque.rules import all_rules

    rules = all_rules()
    found: dict[str, int] = {}
    for selector in selectors:
        exact = [r.code for r in rules if selector in (r.code, r.name)]
        begun = [r.code for r in rules if selector == ALL or (selector and r.code.startswith(selector))]
        if not exact and not begun and selector != ALL:
            choices = {ALL, *(r.code for r in rules), *(r.name for r in rules), *(r.code[:3] for r in rules)}
            raise ConfigError(f"{where}: unknown rule {selector!r}{did_you_mean(selector, choices)}")
        weight = EXACT if exact else 0 if selector == ALL else len(selector)
        for code in exact or begun:
            found[code] = max(weight, found.get(code, -1))
    return found


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """A question for the choice that is most like `word`, or nothing when none is like it."""
    from difflib import get_close_matches

    by_lower = {choice.lower(): choice for choice in sorted(choices)}
    near = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return f"; did you mean {by_lower[near[0]]!r}?" if near else ""
