#!/usr/bin/env python3
"""Sets from which gain of a correction on the words around (`fits`) a row of the packs may do without the neighbours that it asks for.

usage: senses.py [--write] [--rows FILE...]

Read are clean texts (newswire, speeches, essays, news, the project's own): 4.7 million words where the packages for them can be had. A word is
right wherever it stands there, so the gain of the corrections over it has to stay below the limit: above all of its places, above the mean by
DEVIATIONS standard deviations, and above LEAST. A row gets a limit when one of its own bad lines reaches it and its words are not so frequent
that looking at all their places would cost more than it brings. With `--write`, the limits are put into the files.
"""

from __future__ import annotations

import argparse
import re
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import texts
from decalque.analysis import Analysis
from decalque.document import Document
from decalque.lexicon import Lexicon
from decalque.packs import PackError, built_in
from decalque.packs.compiling import fitting
from decalque.packs.inflection import forms
from decalque.packs.notation import Choice, Forms, Node, Word, parse
from decalque.packs.reading import Row, read, topics
from decalque.packs.vectors import Direction, open_vectors

SENTENCES = texts.CORPORA / "sentences"
KINDS = ("newswire", "speeches", "essays", "news", "references", "clean")
DEVIATIONS = 3.0
LEAST = 0.10
FEWEST = 20  # places in clean text, or the limit is LEAST and MARGIN
MARGIN = 0.02
MOST = 0.06  # places of a row's words in 1,000 words of clean text
RULES = ("false-friend", "calqued-phrase")
# With a limit, they hit good lines of other rows: the right word and the wrong one belong to one subject ("a match was disputed").
UNSUITABLE = frozenset(
    """
    ff-disputar-partido vw-dispute-title fr-dispute-match vw-witness-declared vw-compile-awards ff-omnibus-bus vw-diffuse-release ff-formacion-politica
    ff-equipment-team vw-processed-for ff-inversion-investment ff-falta-foul fr-sinister-noun be-vehicle-circulated nw-depositos-tanks
    nw-formacion-training-of vw-assist-event ff-marcador-marker ff-titular-starter nw-editorial-publisher ff-partido-disputado ff-reunion-meeting
    fz-transit-traffic ff-manifestacion nw-clasificacion-table fr-manifestation v-manifestation
    """.split()
)


@dataclass
class Sense:
    """A row, and what its corrections gain where its words stand."""

    row: Row
    ways: dict[str, list[Direction]]  # form of a wrong word -> ways to the corrections
    clean: list[float] = field(default_factory=list)
    bad: list[float] = field(default_factory=list)
    tempting: float = -1.0  # the most in a sentence made to tempt

    @property
    def limit(self) -> float:
        """From which gain on the word is taken for wrong."""
        if len(self.clean) < FEWEST:
            return max([LEAST + MARGIN, self.tempting + MARGIN, *(gain + MARGIN for gain in self.clean)])
        usual = statistics.fmean(self.clean) + DEVIATIONS * statistics.pstdev(self.clean)
        return max(LEAST, max(self.clean) + 0.005, self.tempting + MARGIN, usual)


def words_of(nodes: tuple[Node, ...]) -> Iterator[tuple[str, list[str]]]:
    """Each word that a pattern of one word stands for, with its forms; none for longer patterns."""
    if len(nodes) != 1:
        return
    match nodes[0]:
        case Forms(lemmas, part):
            yield from ((lemma, [word.lower() for word in forms(lemma, part)]) for lemma in lemmas)
        case Word(text) if text.isalpha() and text.islower():
            yield text, [text]
        case Choice(options, False, _):
            for option in options:
                yield from words_of(option)


def asks(row: Row) -> bool:
    """Whether the row asks for something that must be there."""
    return any((row.left, row.right, row.near, row.page, row.topic))


def sense(row: Row) -> Sense | None:
    """The row with the ways to its corrections; None when it is no row of single words, or they have no vectors."""
    words = [list(words_of(parse(pattern))) for pattern in row.pattern]
    wanted = row.fits is not None or asks(row)
    if row.rule not in RULES or not row.fix or not all(words) or not wanted or row.case or row.id in UNSUITABLE:
        return None
    try:
        ways = fitting(replace(row, fits=0.0), open_vectors())["ways"]
    except PackError:
        return None
    return Sense(row, {form: ways[lemma] for found in words for lemma, known in found for form in known if lemma in ways})


def gains(page: Analysis, by_form: dict[str, list[Sense]]) -> Iterator[tuple[Sense, float]]:
    """What the corrections gain at each place of the page where a wrong word stands."""
    vectors, words = open_vectors(), page.lowered
    for i, word in enumerate(words):
        for each in by_form.get(word, ()):
            first, behind = page.sentence_of(i)
            yield each, max(vectors.gain(words, first, behind, range(i, i + 1), way) for way in each.ways[word])


def tempting(rows: Iterable[Row]) -> Iterator[str]:
    """Sentences in which the words are right though they look wrong: the good lines, and what the bad ones become."""
    for row in rows:
        yield from row.good
        yield from (corrected for _, corrected in row.bad)
    for path in sorted(SENTENCES.glob("*-clean.txt")):
        yield from path.read_text(encoding="utf-8").splitlines()


def put(path: Path, limits: dict[str, float]) -> None:
    """Write the limits of a file's rows into it, and take out those that no longer hold."""
    tables = re.split(r"(?m)(?=^\[\[row\]\]$)", path.read_text(encoding="utf-8"))
    for k, table in enumerate(tables):
        if (found := re.search(r'(?m)^id = "([^"]+)"$', table)) and re.search(r"(?m)^(?:left|right|near|page|topic|fits) = ", table):
            table = re.sub(r"(?m)^fits = .*\n", "", table)
            if found[1] in limits:
                table = re.sub(r"(?m)^bad = \[$", f"fits = {limits[found[1]]}\nbad = [", table, count=1)
            tables[k] = table
    path.write_text("".join(tables), encoding="utf-8")


def main() -> None:
    """Measure, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--rows", nargs="*", type=Path, default=built_in("es"))
    options = parser.parse_args()
    lexicon, known = Lexicon.open(), frozenset(topics())
    by_file = {path: [each for row in read(path, known) if (each := sense(row))] for path in options.rows}
    by_form: dict[str, list[Sense]] = defaultdict(list)
    for each in (each for found in by_file.values() for each in found):
        for form in each.ways:
            by_form[form].append(each)
        for line, _ in each.row.bad:
            page = Analysis(Document(line), lexicon)
            each.bad += [gain for _, gain in gains(page, {form: [each] for form in each.ways})]
    words = 0
    for text in texts.clean_texts(KINDS):
        words += text.words
        for each, gain in gains(Analysis(Document(text.text), lexicon), by_form):
            each.clean.append(gain)
    for line in tempting([each.row for found in by_file.values() for each in found]):
        for each, gain in gains(Analysis(Document(line), lexicon), by_form):
            each.tempting = max(each.tempting, gain)
    count = reached = places = 0
    for path, found in by_file.items():
        useful = [s for s in found if s.bad and max(s.bad) >= s.limit and (1000 * len(s.clean) / words <= MOST or not asks(s.row))]
        count, reached, places = (
            count + len(useful), reached + sum(gain >= s.limit for s in useful for gain in s.bad), places + sum(len(s.clean) for s in useful)
        )  # fmt: skip
        if options.write:
            put(path, {s.row.id: round(s.limit, 3) for s in useful})
        for s in (s for s in found if not asks(s.row) and min(s.bad) < s.limit):
            print(f"{s.row.id}: the limit is {s.limit:.3f}, and its bad lines have {[round(gain, 3) for gain in s.bad]}")
    rows = sum(map(len, by_file.values()))
    print(f"{words:,} words; {count} of {rows} rows get a limit; {reached} bad lines reach it; {1000 * places / words:.2f} places in 1,000 words")


if __name__ == "__main__":
    main()
