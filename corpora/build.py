#!/usr/bin/env python3
"""Build `corpora/damaged` from the marked articles in `corpora/marked`.

usage: build.py [--check]

A marked article is the corrected text with the damage written into it, as `{category|damaged|corrected}` or
`{category|damaged|corrected|also accepted|...}`. Inside the braces `\\n` is a line break; `{`, `|`, `}` and `\\` as
characters of the text are written `\\{`, `\\|`, `\\}` and `\\\\` everywhere. Each `marked/<slug>.txt` gives

    damaged/<slug>.txt          the text as a scraped page would have it
    damaged/<slug>.ref.txt      the text as an editor would leave it
    damaged/<slug>.edits.jsonl  one gold edit a line: start and end (code points of the damaged text), original,
                                replacement, category, also_ok (other replacements that are as good)

`--check` writes nothing and exits with 1 when what is on disk is not what would be built. Exits with 2 when a marked
article is bad. Needs nothing but Python.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent

CATEGORIES = {
    "merged-tokens": "a space lost between words, names or numbers",
    "lowercased-name": "a name, day, month, demonym or acronym that lost its capitals",
    "lowercased-sentence-start": "a sentence that begins in lower case",
    "stray-capital": "a capital in mid-sentence, where a bold or linked span began",
    "lost-boundary": "a full stop or comma lost before a capital",
    "missing-space": "a space lost behind a quotation mark, a bracket or punctuation",
    "extra-space": "a space before punctuation",
    "split-token": "a word in two pieces",
    "doubled-word": "a word said twice",
    "residue": "page furniture",
    "encoding": "mojibake, entities, invisible characters",
    "duplicated-subject": "a pronoun behind the subject it repeats",
    "number-form": "a number written in the Spanish manner, or torn apart",
    "phrase": "an idiom or false friend rendered literally",
}


class MarkupError(Exception):
    """A marked article that cannot be built; the message names file and line."""


@dataclass(frozen=True)
class GoldEdit:
    """What an editor would do to the damaged text; offsets are code points of it."""

    start: int
    end: int
    original: str
    replacement: str
    category: str
    also_ok: list[str]


@dataclass(frozen=True)
class Article:
    """A marked article, taken apart."""

    damaged: str
    reference: str
    edits: list[GoldEdit]

    def files(self, slug: str) -> Iterator[tuple[str, str]]:
        """The names and contents of the files that are built from it."""
        yield f"{slug}.txt", self.damaged
        yield f"{slug}.ref.txt", self.reference
        yield f"{slug}.edits.jsonl", "".join(json.dumps(asdict(e), ensure_ascii=False) + "\n" for e in self.edits)


# An escape, a mark of the markup, or text.
_TOKEN = re.compile(r"\\(?P<escape>.?)|(?P<mark>[{|}])|(?P<text>[^\\{|}]+)", re.DOTALL)


def parse(marked: str, path: str = "<text>") -> Article:
    """Take a marked article apart.

    Raises MarkupError, with `path` and the line in the message.
    """
    damaged: list[str] = []
    corrected: list[str] = []
    edits: list[GoldEdit] = []
    length = 0  # of the damaged text so far
    for fields in _pieces(marked, path):
        if len(fields) == 1:
            original = replacement = fields[0]
        else:
            category, original, replacement, *also = fields
            edits.append(GoldEdit(length, length + len(original), original, replacement, category, also))
        damaged.append(original)
        corrected.append(replacement)
        length += len(original)
    article = Article("".join(damaged), "".join(corrected), edits)
    _check_reference(article.reference, path)
    return article


def _pieces(marked: str, path: str) -> Iterator[list[str]]:
    """The text between spans as one field each, and the fields of the spans."""
    fields: list[str] | None = None  # of the span that is open
    opened = 0

    def fail(offset: int, message: str) -> MarkupError:
        return MarkupError(f"{path}:{marked.count(chr(10), 0, offset) + 1}: {message}")

    for token in _TOKEN.finditer(marked):
        mark, text = token["mark"], token["text"]
        if token["escape"] is not None:
            text = _escaped(token["escape"], fields is not None)
            if text is None:
                raise fail(token.start(), f"unknown escape {token[0]!r}; a backslash itself is written \\\\")
        if text is not None:
            if fields is None:
                yield [text]
            else:
                fields[-1] += text
        elif mark == "{":
            if fields is not None:
                raise fail(token.start(), "a span inside a span; a brace of the text is written \\{")
            fields, opened = [""], token.start()
        elif fields is None:
            raise fail(token.start(), f"{mark!r} outside a span; as a character of the text it is written \\{mark}")
        elif mark == "|":
            fields.append("")
        else:
            if problem := _problem(fields):
                raise fail(opened, problem)
            yield fields
            fields = None
    if fields is not None:
        raise fail(opened, "a span is opened here and never closed")


def _escaped(character: str, in_span: bool) -> str | None:
    if character in tuple("{|}\\"):
        return character
    return "\n" if character == "n" and in_span else None


def _problem(fields: list[str]) -> str | None:
    """What is wrong with a span, if anything."""
    category, *texts = fields
    if category not in CATEGORIES:
        return f"unknown category {category!r}; known are {', '.join(CATEGORIES)}"
    if len(texts) < 2:
        return f"a span needs {{{category}|damaged|corrected}}"
    if not texts[0]:
        return "the damaged text of a span is empty; let it cover the words around"
    if texts[0] in texts[1:]:
        return f"damaged and corrected are the same: {texts[0]!r}"
    if len(set(texts)) < len(texts):
        return "a correction is given twice"
    return None


# Slips that a reference must not have: they would make the gold itself wrong.
_SLIPS = {
    r"\n\n\n": "two blank lines in a row",
    r"\A\s": "white space at the start",
    r"[ \t]+$": "white space at the end of the line",
    r"(?<=\S)  +(?=\S)": "two blanks in a row",
    r"\r": "a carriage return",
    r"(?<!\n)\Z": "no line break at the end of the file",
    r"\n\n\Z": "a blank line at the end of the file",
}


def _check_reference(reference: str, path: str) -> None:
    for pattern, what in _SLIPS.items():
        slip = re.search(pattern, reference, re.MULTILINE if "$" in pattern else 0)
        if slip:
            line = reference[: slip.start()].rpartition("\n")[2] + reference[slip.start() :].partition("\n")[0]
            raise MarkupError(f"{path}: the corrected text has {what} (near {line[:60]!r})")


def build(marked: Path) -> dict[str, str]:
    """File name -> content of everything that the marked articles give.

    Raises MarkupError with the faults of all articles, one a line.
    """
    built: dict[str, str] = {}
    faults: list[str] = []
    for path in sorted(marked.glob("*.txt")):
        try:
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem):
                raise MarkupError(f"{path}: a file name has lower-case letters, digits and single hyphens only")
            built.update(parse(path.read_bytes().decode("utf-8"), str(path)).files(path.stem))
        except UnicodeDecodeError as error:
            faults.append(f"{path}: not UTF-8 ({error})")
        except MarkupError as error:
            faults.append(str(error))
    if faults:
        raise MarkupError("\n".join(faults))
    return built


def differences(built: dict[str, str], folder: Path) -> list[str]:
    """In what way the folder is not what was built: one line a file."""
    on_disk = {p.name for p in folder.iterdir()} if folder.is_dir() else set()
    lines = [f"{folder / name}: not made from any marked article" for name in sorted(on_disk - set(built))]
    for name, content in built.items():
        if name not in on_disk:
            lines.append(f"{folder / name}: missing")
        elif (folder / name).read_bytes() != content.encode("utf-8"):
            lines.append(f"{folder / name}: stale")
    return lines


def main(arguments: list[str] | None = None) -> int:
    """Build, or check with `--check`; the exit code is returned."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when files are stale")
    options = parser.parse_args(arguments)
    folder = HERE / "damaged"
    try:
        built = build(HERE / "marked")
    except MarkupError as error:
        print(error, file=sys.stderr)
        return 2
    stale = differences(built, folder)
    if options.check:
        for line in stale[:20]:
            print(line, file=sys.stderr)
        if stale:
            print(f"{len(stale)} files in all; run corpora/build.py", file=sys.stderr)
        return 1 if stale else 0
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.name not in built:
            path.unlink()
    for name, content in built.items():
        (folder / name).write_bytes(content.encode("utf-8"))
    print(f"{len(built) // 3} articles, {len(stale)} files changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
