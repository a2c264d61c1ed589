"""The M2 format of grammatical error correction, in and out, and the counts that ERRANT makes of it.

A sentence is a line `S token token ...`, followed by its edits, `A start end|||type|||correction|||REQUIRED|||-NONE-|||annotator`
(offsets in tokens). Tokens are cut at white space and nowhere else: what stands between them is lost, so this format tells
less than the others of what is measured here.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from decalque.bench.pairs import GoldEdit, Pair, PairError, Prediction
from decalque.finding import Edit, apply_edits

NONE = "-NONE-"

TokenEdit = tuple[int, int, str, str]  # first token, behind the last, correction, type


@dataclass(frozen=True)
class Sentence:
    """The tokens of a sentence, and the edits of its first annotator."""

    tokens: tuple[str, ...]
    edits: tuple[TokenEdit, ...]


def parse(path: Path) -> Iterator[tuple[int, Sentence]]:
    """The sentences of a file, each with the number of its line.

    Raises PairError with file and line.
    """
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    first, tokens, rows = 0, None, []
    for number, line in enumerate([*text.replace("\r\n", "\n").split("\n"), ""], 1):
        if line.startswith("S ") or line == "S":
            first, tokens = number, tuple(line[2:].split())
        elif line.startswith("A ") and tokens is not None:
            rows.append(_row(f"{path}:{number}", line, len(tokens)))
        elif line.strip():
            raise PairError(f"{path}:{number}: neither 'S ', 'A ' nor an empty line: {line[:40]!r}")
        elif tokens is not None:
            annotator = min((row[0] for row in rows), default=0)
            edits = [edit for by, edit in rows if by == annotator and edit is not None]
            yield first, Sentence(tokens, tuple(sorted(edits)))
            tokens, rows = None, []


def _row(where: str, line: str, length: int) -> tuple[int, TokenEdit | None]:
    """Annotator and edit; no edit for "noop"."""
    parts = line[2:].split("|||")
    try:
        start, end = map(int, parts[0].split())
        kind, correction, annotator = parts[1], parts[2], int(parts[-1])
    except (ValueError, IndexError):
        raise PairError(f"{where}: not 'A start end|||type|||correction|||...|||annotator'") from None
    if kind == "noop" or start < 0:
        return annotator, None
    if not start <= end <= length:
        raise PairError(f"{where}: the edit lies outside the {length} tokens of its sentence")
    return annotator, (start, end, "" if correction == NONE else correction, kind)


def read(path: Path) -> list[Pair]:
    """Each sentence as a pair, its tokens with a blank between; of several annotators the first counts.

    Several corrections of one edit are written `one||other`. Raises PairError with file and line.
    """
    pairs = []
    for number, sentence in parse(path):
        source = " ".join(sentence.tokens)
        spans = _spans(source, sentence.tokens)
        edits = []
        for start, end, correction, kind in sentence.edits:
            forms = [_character_edit(source, spans, start, end, form) for form in correction.split("||")]
            low, high, replacement = forms[0]
            if source[low:high] != replacement:
                edits.append(GoldEdit(low, high, source[low:high], replacement, kind, tuple(f[2] for f in forms[1:] if f[:2] == (low, high))))
        pair = Pair(f"{path.stem}:{number}", source, "", tuple(edits))
        try:
            reference = mended(source, edits)
        except ValueError as error:
            raise PairError(f"{path}:{number}: {error}") from error
        pairs.append(Pair(pair.name, source, reference, pair.edits))
    return pairs


def mended(source: str, edits: Iterable[GoldEdit]) -> str:
    """The reference that gold edits make. Raises ValueError when two overlap or one lies outside."""
    return apply_edits(source, (Edit(edit.start, edit.end, edit.replacement) for edit in edits))


def read_predictions(path: Path, pairs: Sequence[Pair]) -> dict[str, list[Prediction]]:
    """What a file in M2 would change in the pairs; its sentences follow each other as in the texts, in any tokenisation.

    Raises PairError for a sentence that is not found there.
    """
    found: dict[str, list[Prediction]] = {}
    at, position = 0, 0
    for number, sentence in parse(path):
        while at < len(pairs) and (spans := _found(pairs[at].source, sentence.tokens, position)) is None:
            at, position = at + 1, 0
        if at == len(pairs):
            raise PairError(f"{path}:{number}: this sentence does not stand in the texts, or not in this order")
        assert spans is not None
        source, position = pairs[at].source, spans[-1][1] if spans else position
        for start, end, correction, kind in sentence.edits:
            low, high, replacement = _character_edit(source, spans, start, end, correction.split("||")[0])
            found.setdefault(pairs[at].name, []).append(Prediction(low, high, replacement, kind))
    return found


def _found(source: str, tokens: Sequence[str], position: int) -> list[tuple[int, int]] | None:
    """The spans of the tokens, which stand one after the other from `position` on; None when they don't."""
    spans = []
    for token in tokens:
        while position < len(source) and source[position].isspace():
            position += 1
        if not source.startswith(token, position):
            return None
        spans.append((position, position + len(token)))
        position += len(token)
    return spans


def _spans(source: str, tokens: Sequence[str]) -> list[tuple[int, int]]:
    return _found(source, tokens, 0) or []


def _character_edit(source: str, spans: Sequence[tuple[int, int]], start: int, end: int, text: str) -> tuple[int, int, str]:
    """Tokens inserted bring a blank, tokens removed take one with them."""
    if start < end:
        low, high = spans[start][0], spans[end - 1][1]
        if not text and source[high : high + 1].isspace():
            high += 1
        elif not text and source[max(0, low - 1) : low].isspace():
            low -= 1
        return low, high, text
    if start < len(spans):
        return spans[start][0], spans[start][0], f"{text} "
    at = spans[-1][1] if spans else 0
    return at, at, f" {text}" if at else text


# -- out -------------------------------------------------------------------------------------------

Change = tuple[int, int, str, str]  # start, end, replacement, type; in code points


def gold_changes(pair: Pair) -> list[Change]:
    """The gold edits of a pair as changes."""
    return [(edit.start, edit.end, edit.replacement, edit.category) for edit in pair.edits]


def predicted_changes(predictions: Iterable[Prediction]) -> list[Change]:
    """The predictions that replace something as changes: the earliest and longest first, none that overlaps one before."""
    changes: list[Change] = []
    ranked = sorted(predictions, key=lambda p: (p.start, -p.end))
    for item in ranked:
        if item.replacement is not None and (not changes or item.start >= changes[-1][1]):
            changes.append((item.start, item.end, item.replacement, item.rule))
    return changes


def sentences(pair: Pair, sets: Sequence[Sequence[Change]]) -> list[list[Sentence]]:
    """For each set of changes the same sentences: the lines of the text, those together that a change of any set joins."""
    source = pair.source
    grown = [_grown(source, changes) for changes in sets]
    cuts = [0, *(k + 1 for k, c in enumerate(source) if c == "\n"), len(source)]
    crossed = sorted((low, high) for changes in grown for low, high, _, _ in changes)
    bounds = [cut for cut in cuts if not any(low < cut < high for low, high in crossed)]
    result: list[list[Sentence]] = []
    for changes in grown:
        made = []
        for a, b in itertools.pairwise(bounds):
            if source[a:b].strip():
                inside = [c for c in changes if a <= c[0] and c[1] <= b and (c[0] < b or b == len(source))]
                made.append(Sentence(tuple(source[a:b].split()), tuple(_token_edits(source[a:b], a, inside))))
        result.append(made)
    return result


def _grown(source: str, changes: Sequence[Change]) -> list[Change]:
    """The changes with the rest of the tokens that they touch; those that then share a token are one."""
    grown: list[Change] = []
    for start, end, text, kind in sorted(changes):
        low, high = start, end
        old, new = source[start:end], text
        left, right = source[max(0, start - 1) : start], source[end : end + 1]
        if not ((old + right)[:1].isspace() and (new + right)[:1].isspace()):
            while low > 0 and not source[low - 1].isspace():
                low -= 1
        if not ((left + old)[-1:].isspace() and (left + new)[-1:].isspace()):
            while high < len(source) and not source[high].isspace():
                high += 1
        if grown and low < grown[-1][1]:
            last = grown.pop()
            low, kind = last[0], last[3]
            text = last[2][: len(last[2]) - (last[1] - start)] + text if last[1] > start else last[2] + source[last[1] : start] + text
        else:
            text = source[low:start] + text
        grown.append((low, max(high, end), text + source[end:high], kind))
    return grown


def _token_edits(text: str, offset: int, changes: Sequence[Change]) -> Iterator[TokenEdit]:
    for low, high, new, kind in changes:
        first = len(text[: low - offset].split())
        old_tokens, new_tokens = text[low - offset : high - offset].split(), new.split()
        while old_tokens and new_tokens and old_tokens[0] == new_tokens[0]:
            del old_tokens[0], new_tokens[0]
            first += 1
        while old_tokens and new_tokens and old_tokens[-1] == new_tokens[-1]:
            del old_tokens[-1], new_tokens[-1]
        if old_tokens or new_tokens:
            yield first, first + len(old_tokens), " ".join(new_tokens), kind


def written(found: Iterable[Sentence]) -> str:
    """The sentences as the text of a file."""
    blocks = []
    for sentence in found:
        lines = [f"S {' '.join(sentence.tokens)}"]
        rows = [(f"{a} {b}", kind, text) for a, b, text, kind in sentence.edits] or [("-1 -1", "noop", NONE)]
        lines += [f"A {span}|||{kind}|||{text}|||REQUIRED|||{NONE}|||0" for span, kind, text in rows]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def span_counts(gold: Sequence[Sentence], predicted: Sequence[Sentence]) -> tuple[int, int, int]:
    """True positives, false positives and false negatives as ERRANT counts them: the same tokens and the same correction."""
    right = wrong = missed = 0
    for ours, theirs in zip(gold, predicted, strict=True):
        wanted, made = ({edit[:3] for edit in sentence.edits} for sentence in (ours, theirs))
        right += len(wanted & made)
        wrong += len(made - wanted)
        missed += len(wanted - made)
    return right, wrong, missed
