"""Compiles rows into the sections that `Packs` reads: everything that costs time is done here, once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from decalque.packs import PackError, guards
from decalque.packs.anchors import anchors, rim
from decalque.packs.inflection import forms, inflections
from decalque.packs.notation import Choice, Forms, Mark, Node, Slot, parse, parse_guard
from decalque.packs.reading import PAST, PATTERN_GUARDS, FixPart, Row, fix_parts
from decalque.packs.regexes import BEGIN, END, regex
from decalque.packs.vectors import Direction, Vectors

_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def sections(rows: Sequence[Row], topics: dict[str, list[str]], zipf: Callable[[str], float], vectors: Vectors) -> dict[str, bytes]:
    """The compiled packs; `zipf` gives the Zipf frequency of a word.

    Raises PackError when a row asks how words fit that have no vector.

    `index` holds, as JSON, the anchors (word -> JSON of: row, pattern, low, high, checks: nearest, farthest, number of a set), where the record of each row
    stands in `rows`, and the words of the topics.
    """
    by_word: dict[str, list[Any]] = defaultdict(list)
    numbers: dict[frozenset[str], int] = {}  # of the sets of words that checks ask for, each written once
    zipf = cache(zipf)
    body = bytearray()
    places: list[tuple[int, int]] = []
    for number, row in enumerate(rows):
        before, behind = _rims(row)
        for k, pattern in enumerate(row.pattern):
            for anchor in anchors(parse(pattern), zipf, before, behind):
                checks = [(near, far, numbers.setdefault(words, len(numbers))) for near, far, words in anchor.checks]
                by_word[anchor.word].append((number, k, anchor.low, anchor.high, checks))
        record = _ENCODER.encode(_record(row) | fitting(row, vectors)).encode()
        places.append((len(body), len(body) + len(record)))
        body += record
    texts = {word: json.dumps(candidates, separators=(",", ":")) for word, candidates in by_word.items()}
    index = {"anchors": texts, "sets": [" ".join(sorted(words)) for words in numbers], "places": places, "topics": topics}
    return {"index": json.dumps(index, ensure_ascii=False).encode(), "rows": bytes(body)}


def _rims(row: Row) -> tuple[frozenset[str], frozenset[str]]:
    """The words of which one must stand before the row's match, and behind it; none where the row may do without."""
    if row.fits is not None:
        return frozenset(), frozenset()
    return rim(map(parse_guard, row.left), -1), rim(map(parse_guard, row.right), 0)


def _record(row: Row) -> dict[str, Any]:
    parsed = [parse(pattern) for pattern in row.pattern]
    return {
        "id": row.id, "source": row.source, "meaning": row.meaning, "rule": row.rule, "safety": row.safety, "exact": row.case == "exact",
        "patterns": [
            {"regex": BEGIN + regex(nodes) + _end(nodes), "start": _starts(nodes), "heads": list(map(_readings, _heads(nodes)))}
            for nodes in parsed
        ],
        "fixes": [[_part(part, _heads(parsed[0])) for part in fix_parts(fix, parsed[0])] for fix in row.fix],
        "guards": {name: guards.compiled(name, patterns) for name in PATTERN_GUARDS if (patterns := getattr(row, name))},
        "topic": row.topic, "not_topic": row.not_topic, "position": row.position, "quoted": row.quoted,
    }  # fmt: skip


def fitting(row: Row, vectors: Vectors) -> dict[str, Any]:
    """What the guard `fits` needs: for each wrong word the ways to the corrections."""
    if row.fits is None:
        return {}
    ways: dict[str, list[Direction]] = {}
    for pattern in row.pattern:
        nodes = parse(pattern)
        heads = _heads(nodes)
        wrong = {lemma: [w.lower() for w in forms(lemma, head.part)] for head in heads[:1] for lemma in head.lemmas}
        for lemma, words in (wrong or {pattern.lower(): pattern.lower().split()}).items():
            rights = (_words_of(fix_parts(fix, nodes)) for fix in row.fix)
            ways[lemma] = [way for right in rights if (way := vectors.direction(words, right))]
    if not all(ways.values()):
        raise PackError(f"{row.file}: row {row.id!r}: fits: no vector for {', '.join(sorted(w for w in ways if not ways[w]))}, or none for its corrections")
    return {"fits": row.fits, "ways": ways}


def _words_of(parts: Iterable[FixPart]) -> list[str]:
    """The words that a correction may consist of."""
    found: list[str] = []
    for part in parts:
        if isinstance(part, str):
            found += part.lower().split()
        elif not isinstance(part, int) and part[1].lemmas:
            found += [word.lower() for word in forms(part[1].lemmas[0], part[1].part)]
    return found


def _end(nodes: Sequence[Node]) -> str:
    return END + r"(?!['’])" if isinstance(nodes[-1], Slot) else END


def _starts(nodes: Sequence[Node]) -> bool:
    """Whether the pattern asks for the start of a sentence."""
    return isinstance(nodes[0], Mark) and nodes[0].sign == "^"


def _heads(nodes: Iterable[Node]) -> list[Forms]:
    """The `{...}` of a pattern in the order of their groups."""
    found: list[Forms] = []
    for node in nodes:
        if isinstance(node, Forms):
            found.append(node)
        elif isinstance(node, Choice):
            for option in node.options:
                found += _heads(option)
    return found


def _readings(head: Forms) -> dict[str, tuple[str, list[str]]]:
    """Each form that a head may have in a text -> its lemma and tags."""
    found: dict[str, tuple[str, list[str]]] = {}
    for lemma in head.lemmas:
        for word, tags in forms(lemma, head.part).items():
            found.setdefault(word.lower(), (lemma, tags))
    return found


def _part(part: FixPart, heads: Sequence[Forms]) -> Any:
    """A part of a correction, with the forms it may take: by tag, or for `{=past}` by lemma."""
    if not isinstance(part, tuple):
        return part
    number, head = part
    if head is PAST:
        return [number, "", {lemma: inflections(lemma, "v")["VBD"][0] for lemma in heads[number - 1].lemmas}]
    lemma = head.lemmas[0]
    return [number, lemma, {tag: words[0] for tag, words in inflections(lemma, head.part).items()}]
