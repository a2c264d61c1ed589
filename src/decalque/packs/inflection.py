"""The forms of verbs and nouns, from LemmInflect; only asked when packs are compiled."""

from __future__ import annotations

from functools import cache

VERB, NOUN = "v", "n"
_UPOS = {VERB: "VERB", NOUN: "NOUN"}
_TAGS = {VERB: ("VB", "VBZ", "VBP", "VBD", "VBG", "VBN"), NOUN: ("NN", "NNS")}
# LemmInflect lists some forms that are not in use ("lied" beside "lay" for "lie" in one sense) and lacks others.
_OWN: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {
    ("be", VERB): {"VBP": ("are", "am"), "VBD": ("was", "were")},
    ("lie", VERB): {"VBD": ("lay", "lied"), "VBN": ("lain", "lied")},
    ("person", NOUN): {"NN": ("person",), "NNS": ("people", "persons")},
}


@cache
def inflections(lemma: str, part: str) -> dict[str, tuple[str, ...]]:
    """Penn Treebank tag -> the forms of a verb ("v") or noun ("n"), the usual one first."""
    from lemminflect import getAllInflections, getAllInflectionsOOV

    upos = _UPOS[part]
    known: dict[str, tuple[str, ...]] = getAllInflections(lemma, upos) or getAllInflectionsOOV(lemma, upos)
    found = {**known, **_OWN.get((lemma, part), {})}
    if part == VERB:
        found.setdefault("VBN", found.get("VBD", ()))
        found.setdefault("VBP", found.get("VB", ()))
    return {tag: found[tag] for tag in _TAGS[part] if found.get(tag)}


@cache
def forms(lemma: str, part: str) -> dict[str, list[str]]:
    """Each form of a word -> its tags."""
    found: dict[str, list[str]] = {}
    for tag, words in inflections(lemma, part).items():
        for word in words:
            found.setdefault(word, []).append(tag)
    return found
