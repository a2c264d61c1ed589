"""The baseline: findings that are known and accepted for now, in a file that people can read and compare.

An entry knows its finding by rule, text and context. The context is what stands before and behind, each as a digest of
its letters and digits in lower case, so that spaces, capitals and marks that are mended nearby change nothing; one of
both sides is enough.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from decalque.finding import Finding
from decalque.selectors import ConfigError

VERSION = 1
CONTEXT = 24  # letters and digits on either side, about four words
_REACH = 160  # code points in which they are looked for
_SHOWN = 60  # code points of the text of a finding


class Entry(NamedTuple):
    """What a finding is known by; `text` is shortened for people, `digest` stands for all of it."""

    rule: str
    text: str
    before: str
    behind: str
    digest: str


Known = Mapping[Entry, int]  # how often each entry occurs in a file


def place(path: str, folder: str) -> str:
    """What a file is called in a baseline that lies in `folder`."""
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # on another drive
        return os.path.abspath(path).replace(os.sep, "/")


def entry(text: str, finding: Finding) -> Entry:
    """The entry of a finding on `text`."""
    marked = " ".join(text[finding.start : finding.end].split())
    before = _letters(reversed(text[max(0, finding.start - _REACH) : finding.start]))[::-1]
    behind = _letters(text[finding.end : finding.end + _REACH])
    shown = marked if len(marked) <= _SHOWN else marked[: _SHOWN - 1] + "…"
    return Entry(finding.rule, shown, _digest(before), _digest(behind), _digest(marked))


def match(text: str, findings: Sequence[Finding], known: Known) -> tuple[set[int], Counter[Entry]]:
    """The indexes of the findings that are known, and the entries that are left over, with counts.

    Each entry stands for as many findings as it counts. Those with the same context are taken first, then those with the same on one side.
    """
    if not known:
        return set(), Counter()
    left = Counter(known)
    entries = [entry(text, finding) for finding in findings]
    taken: set[int] = set()
    for index, own in enumerate(entries):
        if left[own] > 0:
            left[own] -= 1
            taken.add(index)
    for index, own in enumerate(entries):
        near = next((e for e, count in left.items() if count > 0 and _near(e, own)), None) if index not in taken else None
        if near is not None:
            left[near] -= 1
            taken.add(index)
    return taken, +left


def _near(one: Entry, other: Entry) -> bool:
    alike = one.rule == other.rule and one.digest == other.digest
    return alike and (one.before == other.before or one.behind == other.behind)


def _letters(signs: Iterable[str]) -> str:
    kept: list[str] = []
    for sign in signs:
        if sign.isalnum():
            kept.append(sign.lower())
            if len(kept) == CONTEXT:
                break
    return "".join(kept)


def _digest(text: str) -> str:
    from hashlib import sha1

    return sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:8]


@dataclass(frozen=True)
class Baseline:
    """The known findings of many files: path (from the folder of the baseline, with `/`) -> its entries."""

    files: Mapping[str, Known]

    @classmethod
    def parse(cls, data: bytes, name: str) -> Baseline:
        """The baseline that a file holds; `name` is what messages call it.

        Raises ConfigError when it is none.
        """
        import json

        try:
            whole = json.loads(data.decode("utf-8-sig"))
        except ValueError as error:
            raise ConfigError(f"{name}: not valid JSON: {error}") from error
        if not isinstance(whole, dict) or not isinstance(whole.get("files"), dict):
            raise ConfigError(f"{name}: not a baseline of decalque")
        if whole.get("version") != VERSION:
            raise ConfigError(f"{name}: a baseline of version {whole.get('version')!r}; this decalque reads version {VERSION}")
        try:
            return cls({path: _known(rows) for path, rows in whole["files"].items()})
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ConfigError(f"{name}: not a baseline of decalque: an entry is wrong ({error})") from error

    def dump(self) -> str:
        """The text of the file: sorted, one entry a line."""
        from json import dumps

        blocks = [
            f"    {dumps(path, ensure_ascii=False)}: [\n{_rows(known)}\n    ]"
            for path, known in sorted(self.files.items())
            if known
        ]
        body = "{\n" + ",\n".join(blocks) + "\n  }" if blocks else "{}"
        return f'{{\n  "version": {VERSION},\n  "files": {body}\n}}\n'

    @property
    def size(self) -> int:
        """How many findings it holds."""
        return sum(sum(known.values()) for known in self.files.values())


def _rows(known: Known) -> str:
    from json import dumps

    rows = []
    for one, count in sorted(known.items()):
        row = {"rule": one.rule, "text": one.text, "context": ".".join((one.before, one.behind, one.digest)), "count": count}
        rows.append("      " + dumps(row, ensure_ascii=False))
    return ",\n".join(rows)


def _known(rows: Iterable[Mapping[str, object]]) -> Known:
    known: Counter[Entry] = Counter()
    for row in rows:
        before, behind, digest = str(row["context"]).split(".")
        count = row["count"]
        if not isinstance(count, int) or count < 1:
            raise ValueError(f"count {count!r}")
        known[Entry(str(row["rule"]), str(row["text"]), before, behind, digest)] += count
    return known
