"""Measures of the whole text against the reference, from sacrebleu: chrF and TER."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from decalque.bench.pairs import PairError

EXTRA = "left out: chrF and TER, which need sacrebleu: pip install 'decalque[bench]'"


def available() -> bool:
    """Whether sacrebleu is installed."""
    return find_spec("sacrebleu") is not None


@dataclass(frozen=True)
class Textual:
    """chrF (0 to 100, more is better) and TER (edits per 100 words of the reference, less is better), with their signatures."""

    chrf: float
    ter: float
    signatures: tuple[str, str]


def measure(texts: Sequence[str], references: Sequence[str], step: Callable[[], object] = lambda: None) -> Textual:
    """Both measures of a corpus, a document a segment; `step` is called behind each text.

    White space counts for chrF and case for both, since they are what is repaired. Raises PairError when sacrebleu is not
    installed.
    """
    try:
        from sacrebleu.metrics.chrf import CHRF
        from sacrebleu.metrics.ter import TER
    except ImportError:
        raise PairError(EXTRA) from None
    chrf, ter = CHRF(whitespace=True), TER(case_sensitive=True)
    ter.corpus_score(["."], [["."]])  # or it has no signature when every text is the reference
    edits = words = 0.0
    for text, reference in zip(texts, references, strict=True):
        if text == reference:  # as it would be found, and slowly
            words += len(reference.split())
        else:
            found = ter.corpus_score([text], [[reference]])
            edits, words = edits + found.num_edits, words + found.ref_length
        step()
    score = chrf.corpus_score(list(texts), [list(references)]).score if texts else 100.0
    return Textual(score, 100 * edits / words if words else 0.0, (str(chrf.get_signature()), str(ter.get_signature())))
