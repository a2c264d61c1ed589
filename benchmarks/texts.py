#!/usr/bin/env python3
"""Finds the texts that are measured on and fitted to; the one place that knows where they come from.

usage: texts.py          prints what there is: kind, documents, words

- `references`, `clean`, `damaged`: the articles of corpora/ (ours).
- `news`: 350 short news documents, the test corpus of gensim (lee_background.cor and lee.cor, one document a line). Taken
  from an installed gensim, or out of its wheel, which pip downloads into benchmarks/.cache once. Nothing is copied
  into the repository.
- `essays`: the politics and history in Debian's package `anarchism` (a FAQ of book length), if it is installed: the most
  running prose with names that a package ships. Volunteers wrote it: it has slips, and findings have to be read.
- `newswire`, `speeches`: 2.8 million words from the npm registry; `newswire.py` tells of them. They are read where they are asked for by name.
- `manuals`, `docstrings`: the prose in the documentation, READMEs and changelogs on this machine, and in its Python modules.
  It is technical English with identifiers among the words, which nothing here was made for: a hard test, not a fair one.

What there is differs from machine to machine: figures are told with the number of words.
"""

from __future__ import annotations

import ast
import functools
import gzip
import importlib.util
import json
import random
import re
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import newswire

HERE = Path(__file__).resolve().parent
CACHE = HERE / ".cache"
CORPORA = HERE.parent / "corpora"
READING = 1  # raise it when `prose` or what is before it changes: what is kept was read in the old way
GENSIM = "gensim==4.4.0"
ESSAYS = Path("/usr/share/doc/anarchism/markdown")
NEWS_FILES = ("lee_background.cor", "lee.cor")


@dataclass(frozen=True)
class Text:
    """A document with a name and the kind it is of."""

    name: str
    kind: str
    text: str

    @property
    def words(self) -> int:
        """The number of words, as white space cuts them."""
        return len(self.text.split())


def _articles(kind: str, pattern: str, wanted: Callable[[str], bool]) -> list[Text]:
    paths = sorted(path for path in CORPORA.glob(pattern) if wanted(path.name))
    return [Text(path.name, kind, path.read_bytes().decode("utf-8")) for path in paths]


def references() -> list[Text]:
    """The corrected texts of the damaged articles."""
    return _articles("references", "damaged/*.ref.txt", lambda name: True)


def damaged() -> list[Text]:
    """The damaged articles."""
    return _articles("damaged", "damaged/*.txt", lambda name: not name.endswith(".ref.txt"))


def clean() -> list[Text]:
    """The articles that were never damaged."""
    return _articles("clean", "clean/*.txt", lambda name: True)


def news() -> list[Text]:
    """gensim's news documents; none, with a message on standard error, when they cannot be had."""
    texts: list[Text] = []
    for name in NEWS_FILES:
        data = _gensim_file(name)
        lines = data.decode("utf-8", "replace").splitlines() if data else []
        texts += [Text(f"{name}:{n}", "news", line.strip()) for n, line in enumerate(lines, 1) if line.strip()]
    return texts


def _gensim_file(name: str) -> bytes | None:
    kept = CACHE / name
    if kept.exists():
        return kept.read_bytes()
    installed = importlib.util.find_spec("gensim")
    if installed and installed.origin:
        path = Path(installed.origin).parent / "test" / "test_data" / name
        if path.exists():
            return path.read_bytes()
    CACHE.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "-d", str(CACHE), GENSIM]
    if subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode:
        print(f"texts: pip cannot download {GENSIM}; going on without its news", file=sys.stderr)
        return None
    wheel = next(CACHE.glob("gensim-*.whl"))
    with zipfile.ZipFile(wheel) as opened:
        for each in NEWS_FILES:
            (CACHE / each).write_bytes(opened.read(f"gensim/test/test_data/{each}"))
    wheel.unlink()
    return kept.read_bytes()


# -- manuals ---------------------------------------------------------------------------------------

_DOCUMENTS = re.compile(r"\.(?:txt|md|rst)$|^(?:METADATA|README|NEWS|CHANGES|CHANGELOG|HISTORY|changelog)", re.IGNORECASE)
_CODE = re.compile(r"[_`<>{}\[\]|=\\*#@~^$]|\(\)|::|--|\.\.\.|\. \.|\S/\S|\w\.[a-z]\w*|\w\(")
_FUNCTION_WORDS = {
    "the", "of", "and", "to", "a", "in", "is", "for", "that", "this", "it", "be", "are", "with", "as", "on", "by", "or",
    "an", "not", "if", "from", "can", "which",
}  # fmt: skip


def prose(text: str) -> Iterator[str]:
    """The paragraphs of a technical document that are running English, each on one line.

    Paragraphs with code in them, lists, tables, headings and what is cut off are left out, for their faults would
    not be faults.
    """
    for paragraph in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        lines = paragraph.split("\n")
        if len({len(line) - len(line.lstrip()) for line in lines if line.strip()}) > 1:
            continue
        words = paragraph.split()
        if len(words) < 20 or not re.match(r"[A-Z]\w*,? [a-z]", paragraph.strip()) or paragraph.rstrip()[-1] not in ".!?":
            continue
        if _CODE.search(paragraph) or not paragraph.isascii() or any(line.rstrip().endswith("-") for line in lines):
            continue
        if sum(word.lower() in _FUNCTION_WORDS for word in words) >= 0.25 * len(words):
            yield " ".join(words)


def _docstrings(path: Path) -> str:
    try:
        tree = ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError):
        return ""
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    return "\n\n".join(ast.get_docstring(node) or "" for node in ast.walk(tree) if isinstance(node, kinds))


def _readable(path: Path) -> str:
    """The text of a document; empty when it cannot be read."""
    try:
        if path.stat().st_size > 5_000_000:
            return ""
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    except (OSError, EOFError, ValueError):
        return ""


def _paths(wanted: Callable[[Path], bool]) -> list[Path]:
    """The files of this machine's documentation and packages that are wanted, in a fixed order."""
    roots = {Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib", "platlib")} | {Path("/usr/share/doc")}
    paths = {path for root in roots for path in root.rglob("*") if wanted(path)}
    return sorted(path for path in paths if not {HERE.parent, ESSAYS.parent} & set(path.parents) and path.is_file())


def _kept(kind: str, paths: Iterable[Path], read: Callable[[Path], str]) -> list[Text]:
    """The prose of the files, every paragraph once.

    Reading takes minutes, so what was found in a file is kept in benchmarks/.cache until its size changes.
    """
    kept = CACHE / f"{kind}-{READING}.json"
    before = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    found = dict(before)
    texts: list[Text] = []
    seen: set[str] = set()
    for path in paths:
        name, size = str(path), path.stat().st_size
        if name not in found or found[name][0] != size:
            found[name] = [size, list(prose(read(path)))]
        fresh = [paragraph for paragraph in dict.fromkeys(found[name][1]) if paragraph not in seen]
        seen.update(fresh)
        if fresh:
            texts.append(Text(name, kind, "\n\n".join(fresh) + "\n"))
    if found != before:
        CACHE.mkdir(exist_ok=True)
        kept.write_text(json.dumps(found), encoding="utf-8")
    return texts


@functools.cache
def essays() -> list[Text]:
    """The FAQ of Debian's package `anarchism`, without its Markdown; none when it is not installed."""
    return _kept("essays", sorted(ESSAYS.glob("*.md.gz")), lambda path: _unmarked(_readable(path)))


def _unmarked(text: str) -> str:
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = text.replace("( **", "(**")
    text = re.sub(r"\*\*\s?([^*]+?)\s?\*\*(?:\s(?=[,.;:)?!]))?", r"\1", text)
    return re.sub(r"(?<!\w)_|_(?!\w)", "", text)


@functools.cache
def manuals() -> list[Text]:
    """Documentation, READMEs and changelogs."""
    return _kept("manuals", _paths(lambda path: bool(_DOCUMENTS.search(path.name.removesuffix(".gz")))), _readable)


@functools.cache
def docstrings() -> list[Text]:
    """What Python modules say of themselves."""
    return _kept("docstrings", _paths(lambda path: path.suffix == ".py" and not {"test", "tests"} & set(path.parts)), _docstrings)


def in_paragraphs(text: str) -> str:
    """The text, in paragraphs of three sentences if it is one long line."""
    if "\n" in text.strip():
        return text
    sentences = re.split(r'(?<=[a-z]{2}[.?!"])\s+(?=["A-Z])', text)
    return "\n\n".join(" ".join(sentences[k : k + 3]) for k in range(0, len(sentences), 3))


# -- together --------------------------------------------------------------------------------------

def _named(kind: str, load: Callable[[], list[tuple[str, str]]]) -> Callable[[], list[Text]]:
    return lambda: [Text(name, kind, text) for name, text in load()]


KINDS: dict[str, Callable[[], Iterable[Text]]] = {
    "newswire": _named("newswire", newswire.newswire), "speeches": _named("speeches", newswire.speeches),
    "references": references, "clean": clean, "damaged": damaged, "news": news, "essays": essays, "manuals": manuals,
    "docstrings": docstrings,
}  # fmt: skip
CLEAN_KINDS = ("references", "clean", "news", "essays", "manuals", "docstrings")
NEWS_KINDS = ("references", "clean", "news", "essays")  # no technical English


def clean_texts(kinds: Iterable[str] = CLEAN_KINDS) -> list[Text]:
    """All texts without known defects of these kinds."""
    return [text for kind in kinds for text in KINDS[kind]()]


def from_paths(paths: Iterable[Path]) -> list[Text]:
    """The texts of files, and of the `.txt` files in folders; a `.cor` file holds one document a line."""
    texts: list[Text] = []
    for path in paths:
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            content = file.read_bytes().decode("utf-8", "replace")
            parts = content.splitlines() if file.suffix == ".cor" else [content]
            texts += [Text(f"{file}:{n}", "paths", part) for n, part in enumerate(parts, 1) if part.strip()]
    return texts


def varied(size: int, *, kinds: Iterable[str] = CLEAN_KINDS, seed: int = 1) -> list[str]:
    """Whole documents of these kinds, shuffled, `size` bytes of UTF-8 at least; a damaged article after every tenth.

    Each comes up once before any comes up again: they repeat when the machine has fewer bytes of text.
    """
    draw = random.Random(seed)
    sound = [text.text for text in clean_texts(kinds)]
    broken = [text.text for text in damaged()]
    pieces: list[str] = []
    reached = 0
    while sound and reached < size:
        draw.shuffle(sound)
        for number, text in enumerate(sound):
            fresh = [text, draw.choice(broken)] if broken and number % 10 == 9 else [text]
            pieces += fresh
            reached += sum(len(piece.encode()) for piece in fresh)
            if reached >= size:
                break
    return pieces


if __name__ == "__main__":
    for kind, load in KINDS.items():
        found = list(load())
        print(f"{kind:12}{len(found):8,} documents{sum(text.words for text in found):12,} words")
