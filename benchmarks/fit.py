"""Fit the models behind the score and write `src/decalque/data/models.json`.

    pip install -e '.[fit]' && apt-get install scowl && python benchmarks/fit.py [--only merge,name]

Texts: the references and clean articles of corpora/, four fifths of gensim's news (the rest is held back for clean.py),
and the Brown corpus.

Clean texts are damaged by `decalque.bench.corrupt`; every place a rule would look at becomes an example. To keep foreign
names from being cut up, names of the texts are also swapped for rare names that the lexicon does not hold. Regressions are
cross-validated over documents.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

import brown
import texts as sources
from decalque.analysis import Analysis
from decalque.bench.changes import Damage
from decalque.bench.corrupt import Corruptor
from decalque.bench.damage import damage
from decalque.document import Document
from decalque.kinds import CAP_COMMON, CAP_NAME, CAP_UNKNOWN
from decalque.lexicon import Lexicon
from examples import SOURCES, Example

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "src/decalque/data/models.json"
RARE_NAMES = Path("/usr/share/dict/scowl/english-proper-names.95")
SMALL = frozenset("""
    a an the of in on to for and or but by at from with as
    """.split())


def training_texts() -> tuple[list[str], list[str]]:
    """All texts that are fitted to: those that stand as they were printed, and the Brown corpus, put together again."""
    news = [t.text for t in sources.news() if int(t.name.split(":")[1]) % 5]
    own = [t.text for t in [*sources.references(), *sources.clean()]]
    return [*own, *news], brown.documents(sources.CACHE)


def training_pages(texts: list[str], lexicon: Lexicon, passes: int) -> Iterator[tuple[int, Analysis, list[Damage]]]:
    """(number of the document, its page, gold edits): damaged `passes` times, clean, and with rare names."""
    rare = rare_names(lexicon)
    for number, text in enumerate(texts):
        text = with_headings(sources.in_paragraphs(text), random.Random(number))
        clean = Analysis(Document(text), lexicon)
        yield number, clean, []
        swapped = swap_names(clean, rare, random.Random(number))
        yield number, Analysis(Document(swapped), lexicon), []
        for k in range(passes):
            source = clean if k % 2 == 0 else Analysis(Document(swapped), lexicon)
            damaged, gold = Corruptor(rate=3.0, seed=k).corrupt(source, str(number))
            yield number, Analysis(Document(damaged), lexicon), gold


def rim_page(page: Analysis, number: int, lexicon: Lexicon) -> tuple[Analysis, list[Damage]]:
    """The page as a scraper leaves it that loses much at inline tags, and its gold edits."""
    source, gold = damage(page, {"tags": 2.0}, 0, str(number))
    return Analysis(Document(source), lexicon), gold


def with_headings(text: str, rng: random.Random) -> str:
    """The text with a headline, and sometimes a heading between paragraphs, made from its sentences."""
    paragraphs = text.split("\n\n")
    if len(paragraphs[0].split()) < 15:
        return text
    out = [heading(rng.choice(paragraphs), rng)]
    for paragraph in paragraphs:
        if rng.random() < 0.12:
            out.append(heading(paragraph, rng))
        out.append(paragraph)
    return "\n\n".join(out)


def heading(paragraph: str, rng: random.Random) -> str:
    """The first words of a paragraph as a heading: in sentence case, Title Case, or capitals."""
    words = re.split(r"[.!?;:]\s", paragraph)[0].strip("\"'”“., ").split()[: rng.randint(3, 11)]
    style = rng.random()
    if style < 0.3:
        words = [w if w in SMALL and k else w[:1].upper() + w[1:] for k, w in enumerate(words)]
    return " ".join(words).upper() if style > 0.93 else " ".join(words)


def other_layouts(text: str, rng: random.Random) -> Iterator[str]:
    """The text with lines that rightly start in lower case: wrapped, as verse, and with lists."""
    paragraphs = [p for p in text.split("\n\n") if len(p.split()) > 20]
    if not paragraphs:
        return
    yield "\n\n".join(textwrap.fill(p, rng.choice((50, 72, 90))) for p in paragraphs[:3])
    verse = rng.choice(paragraphs).split()[:60]
    yield "\n".join(" ".join(verse[k : k + 7]) for k in range(0, len(verse), 7))
    mark, gap = rng.choice(("- ", "* ", "", "1. ")), rng.choice(("\n", "\n\n"))
    pieces = [p.split() for p in paragraphs]
    items = [words[k : k + rng.randint(1, 6)] for words in pieces if (k := rng.randrange(len(words) - 8))]
    items = [item for item in items if item and item[0].islower()]
    if len(items) > 2:
        yield "They want:\n\n" + gap.join(mark + " ".join(item).strip(".,;") for item in items) + "\n\n" + paragraphs[0]


def rare_names(lexicon: Lexicon) -> list[str]:
    """Names that the lexicon does not hold."""
    forms = RARE_NAMES.read_text(encoding="latin-1").split()
    return [f for f in forms if f.isalpha() and len(f) > 3 and f[1:].islower() and not lexicon.entry(f.lower()).flags]


BRAND_HALVES = """
    Tech Soft Net Web Cloud Data Pay Fin Med Bio Geo Info Tele Trans Euro Air Sky Star Sun Blue Red Green Open Quick
    Smart Easy Fast True Move Work Play Game Book Face Tube Space Point Source Link Hub Lab Works Watch Crunch Bank
    Capital Power Gen Max Pro Plus One Go On Up Now Mind Drive Health Care Life Home Wise Bridge Gate Stream Cast Box
    Flix Ship Store
    """.split()


def foreign(rare: list[str], rng: random.Random) -> str:
    """A rare name; now and then a brand with a capital inside."""
    return rng.choice(rare) if rng.random() < 0.93 else rng.choice(BRAND_HALVES) + rng.choice(BRAND_HALVES)


def swap_names(page: Analysis, rare: list[str], rng: random.Random) -> str:
    """The text with about half of its names replaced by rare ones, the same one throughout."""
    swaps: dict[str, str] = {}
    pieces: list[str] = []
    position = 0
    for i in page.with_kind(CAP_NAME | CAP_UNKNOWN | CAP_COMMON):
        word = page.words[i]
        if not word.isalpha() or (page.starts_sentence(i) and page.kinds[i] & CAP_COMMON) or len(word) < 4:
            continue
        if page.kinds[i] & CAP_COMMON and rng.random() < 0.8:
            continue
        new = swaps.setdefault(word, foreign(rare, rng) if rng.random() < 0.3 else word)
        pieces += (page.text[position : page.starts[i]], new)
        position = page.document.end(i)
    return "".join([*pieces, page.text[position:]])


THRESHOLDS = {
    "merge": {"report": 0.55, "unsafe": 0.55, "safe": 0.97},
    "name": {"report": 0.8, "unsafe": 0.8, "safe": 0.98},
    "homograph": {"report": 0.88, "unsafe": 0.88, "safe": 0.99},
    "stray": {"report": 0.7, "unsafe": 0.7, "safe": 0.99},
    "stop": {"report": 0.55, "unsafe": 0.55, "safe": 0.99},
    "start": {"report": 0.6, "unsafe": 0.6, "safe": 0.97},
    "split": {"report": 0.7, "unsafe": 0.7, "safe": 0.97},
}


# Weights that plain text can't be fitted to: a tag in a file of HTML or Markdown.
GIVEN = {"merge": {"inline tag": 4.0}}
# What is also fitted to text that lost things at its inline tags: there a capital comes behind any word.
RIMS = {"stray", "stop"}
# What depends on the lines of a page: the Brown corpus has lost its own.
LAYOUT = {"start"}


def fit(name: str, x: np.ndarray, y: np.ndarray, groups: np.ndarray, features: list[str]) -> dict[str, object]:
    """The fitted row of one model, with what cross-validation shows."""
    scale = x.std(axis=0)
    scale[scale == 0] = 1
    regression = LogisticRegression(C=1.0, max_iter=3000)
    held_out = cross_val_predict(regression, x / scale, y, groups=groups, cv=GroupKFold(5), method="predict_proba")[:, 1]
    regression.fit(x / scale, y)
    figures = {}
    for threshold in (0.5, 0.8, 0.9, 0.95):
        told = held_out >= threshold
        figures[str(threshold)] = {
            "precision": round(float(y[told].mean()), 4) if told.any() else None,
            "recall": round(float(y[told].sum() / y.sum()), 4),
        }
    for feature, weight in GIVEN.get(name, {}).items():
        regression.coef_[0][features.index(feature)] = weight * scale[features.index(feature)]
    print(f"{name}: {len(y):,} examples, {int(y.sum()):,} positive; " + json.dumps(figures))
    weights = regression.coef_[0] / scale
    for feature, weight, raw in sorted(zip(features, weights, regression.coef_[0], strict=True), key=lambda t: -abs(t[2])):
        print(f"    {feature:24} {weight:8.3f}  (standardised {raw:6.2f})")
    return {"features": features, "weights": [round(float(w), 4) for w in weights],
            "bias": round(float(regression.intercept_[0]), 4), "thresholds": THRESHOLDS[name], "examples": len(y), "cross-validated": figures}  # fmt: skip


def main() -> int:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(SOURCES))
    parser.add_argument("--passes", type=int, default=3)
    options = parser.parse_args()
    printed, joined = training_texts()
    texts = [*printed, *joined]
    lexicon = Lexicon.open(progress=True)
    rows: dict[str, list[tuple[int, Example]]] = defaultdict(list)
    only = options.only.split(",")
    for number, page, gold in training_pages(texts, lexicon, options.passes):
        for name in only:
            if name in LAYOUT and number >= len(printed):
                continue
            rows[name] += ((number, example) for example in SOURCES[name][2](page, gold))
            if name in RIMS and not gold:
                rims = rim_page(page, number, lexicon)
                rows[name] += ((number, example) for example in SOURCES[name][2](*rims))
            if name in LAYOUT and not gold:
                for other in other_layouts(page.text, random.Random(number)):
                    laid = Analysis(Document(other), lexicon)
                    rows[name] += ((number, example) for example in SOURCES[name][2](laid, []))
    table = json.loads(MODELS.read_text()) if MODELS.exists() else {"models": {}}
    for name in only:
        module, features, _ = SOURCES[name]
        x = np.array([example[0] for _, example in rows[name]], dtype=float)
        y = np.array([example[1] for _, example in rows[name]], dtype=float)
        groups = np.array([number for number, _ in rows[name]])
        table["models"][name] = fit(name, x, y, groups, list(getattr(import_module(f"decalque.scoring.{module}"), features)))
    table["command"] = "python benchmarks/fit.py"
    table["texts"] = {"documents": len(texts), "sha256": hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]}
    MODELS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
