"""Whether what was found makes a command fail: `fail-on`, `max-per-1000`, `strict-suppressions`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from decalque.config import Config
from decalque.reporters import Tally, plural


def fails(tally: Tally, config: Config, *, shown: int = 0) -> bool:
    """Whether the command fails; `shown` counts the corrections that were shown and not made (`fix --diff`)."""
    if config.strict_suppressions and (tally.notes or tally.stale):
        return True
    failing = counted(tally, config, shown=shown)
    if config.max_per_1000 is None:
        return failing > 0
    return fails_budget(failing, config.max_per_1000, tally.words)


def counted(tally: Tally, config: Config, *, shown: int = 0) -> int:
    """The findings that `fail-on` counts."""
    if config.fail_on == "none":
        return 0
    found = {"safe": tally.safe, "unsafe": tally.safe + tally.unsafe, "any": tally.found}
    return found[config.fail_on] + shown


def notes(tally: Tally, config: Config, *, shown: int = 0) -> Iterator[str]:
    """What is said at the end of a run: entries of the baseline that match nothing, and how the budget stands."""
    if tally.stale:
        noun = "finding that is" if tally.stale == 1 else "findings that are"
        yield f"note: {PurePath(config.baseline).name} holds {tally.stale:,} {noun} gone; 'decalque baseline update' drops what is gone"
    if config.max_per_1000 is not None:
        failing = counted(tally, config, shown=shown)
        rate = f"{failing * 1000 / tally.words:.1f}" if tally.words else "0"
        over = "over" if fails_budget(failing, config.max_per_1000, tally.words) else "within"
        words = plural(tally.words, "word")
        yield f"note: {rate} per 1,000 words ({failing:,} in {words}), {over} the budget of {config.max_per_1000:g}"


def fails_budget(failing: int, most: float, words: int) -> bool:
    """Whether so many findings in so many words are more than `most` per 1,000 words."""
    return failing * 1000 > most * words
