"""Changes of clean text, and the gold edits that undo them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Damage:
    """One defect: `original` stands in the damaged text at `start`..`end`; `replacement` is what was there."""

    start: int
    end: int
    original: str
    replacement: str
    category: str
    also_ok: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """What is put in the place of the clean text at `start`..`end`."""

    start: int
    end: int
    text: str
    category: str
    also_ok: tuple[str, ...] = ()


def carry_out(text: str, changes: list[Change]) -> tuple[str, list[Damage]]:
    """The damaged text and its gold edits; a change that overlaps one before it is left out."""
    pieces: list[str] = []
    damages: list[Damage] = []
    position = length = 0
    for change in sorted(changes, key=lambda c: c.start):
        if change.start < position:
            continue
        pieces += (text[position : change.start], change.text)
        length += change.start - position
        damages.append(
            Damage(length, length + len(change.text), change.text, text[change.start : change.end],
                   change.category, change.also_ok)
        )  # fmt: skip
        length += len(change.text)
        position = change.end
    pieces.append(text[position:])
    return "".join(pieces), damages
