"""Turns of phrase in which a pronoun says the subject again: "who he was rescued", "nobody he was hurt", "the WHO (World Health ...) it warned"."""

from __future__ import annotations

from decalque.analysis import Analysis
from decalque.packs.classes import NUMBERS
from decalque.rules.persons import is_person
from decalque.rules.subject_asides import has_object, named
from decalque.rules.verbs import FINITE, is_verb, third_person
from decalque.scoring.wordclasses import ADVERBS, FUNCTION, PREPOSITIONS, REPORTING

_INDEFINITE = frozenset("nobody everybody everyone somebody someone nothing everything none".split())
_QUANTITIES = frozenset(["many", "most", "several", "few", "dozens", "hundreds", "thousands", "some", "others", "both", "all", *NUMBERS])
_BE = frozenset("is are was were".split())
_HAVE = frozenset("has have had".split())
_PLACING = frozenset("in at on by of for with against off to near from during after".split())
_JOINING = frozenset("but and because while although though since whereas".split())
_PSYCHIC = frozenset("worries concerns surprises bothers hurts shocks interests scares angers matters attracts strikes worried concerned surprised bothered shocked interested".split())
# With two objects, or with a clause: "which it gave the workers", "who he said the court"
_DOUBLE = REPORTING | frozenset("give gives gave given offer offers offered pay pays paid show shows showed send sends sent call calls called name named think thought believe believed ask asks asked make makes made hope hoped know knew".split())
_STANDING = frozenset("died lives lived works worked remains remained fell rose resigned lies lay sits stands stood arrived disappeared".split())
# Nouns that a clause with "that" spells out: "the claim that it sells arms"
_CONTENT = frozenset(
    """
    fact idea claim claims news report reports belief evidence view opinion hope fear fears possibility chance risk sign signs proof proposal decision condition
    argument warning warnings rumour rumours rumor rumors accusation accusations allegation allegations suggestion conclusion theory impression danger doubt
    assurance promise announcement statement assumption notion time way day year moment reason extent point feeling confirmation message thing
    """.split()
)
_LONGEST = 5  # words of a name before a bracket, or of a noun behind "The"
_NEAR = 6  # words from "it is" to the pronoun of a cleft sentence


def repeats_in_shape(page: Analysis, i: int, verb: int) -> bool:
    """Whether the pronoun at word `i`, with the verb at word `verb`, repeats the subject in one of the turns that show it by themselves."""
    if verb < 0 or i < 1:
        return False
    if page.gaps[i] == ") ":
        return _behind_bracket(page, i)
    if page.gaps[i] == ", ":
        return _behind_name(page, i, verb)
    if page.gaps[i] != " ":
        return False
    return (
        _behind_quantity(page, i, verb) or _in_relative(page, i, verb) or _behind_joint(page, i, verb) or _behind_there(page, i, verb)
        or _behind_action(page, i, verb) or _in_cleft(page, i, verb) or _behind_what(page, i, verb)
    )  # fmt: skip


def opens_twice(page: Analysis, i: int) -> bool:
    """Whether the pronoun at word `i` opens a sentence whose subject follows it: “It the plane disappeared”."""
    if page.words[i] not in ("It", "He", "She", "They") or not page.starts_sentence(i) or i + 3 >= len(page.words) or page.gaps[i + 1] != " ":
        return False
    end = page.sentence_of(i)[1]
    verb = next((k for k in range(i + 3, min(end, i + _LONGEST + 3)) if is_verb(page, page.words[k]) or third_person(page, page.words[k])), -1)
    return page.words[i + 1] in ("the", "this", "these", "those") and verb > 0 and all(page.gaps[k] == " " for k in range(i + 1, verb + 1))


def _passive(page: Analysis, verb: int) -> bool:
    """Whether a participle follows a form of "be", and no preposition left behind at the end of the clause: "was rescued from"."""
    k = verb + 1
    if page.words[verb] in _HAVE and page.words[k : k + 1] == ["been"]:
        k += 1
    elif page.words[verb] not in _BE:
        return False
    if k + 1 >= len(page.words) or not is_verb(page, page.words[k]) or page.words[k] in FINITE or page.gaps[k] != " ":
        return False
    last = k + 1 == page.sentence_of(verb)[1] or page.gaps[k + 1] != " "
    behind = page.words[k + 1]
    return last or (behind not in ("about", "of", "with", "for") and (behind != "to" or page.words[k + 2 : k + 3] in (["the"], ["a"], ["safety"])) and page.gaps[k + 2 : k + 3] == [" "]) or behind == "when"


def _complete(page: Analysis, verb: int) -> bool:
    """Whether the verb has an object of its own, or needs none."""
    return _passive(page, verb) or page.words[verb] in _STANDING or (page.words[verb] not in _DOUBLE and has_object(page, verb, page.sentence_of(verb)[1]))


def _behind_quantity(page: Analysis, i: int, verb: int) -> bool:
    """“Nobody he was injured”, “Of the 14 miners, three they have been”."""
    before = page.words[i - 1].lower()
    if before == "one" and page.words[max(0, i - 2)].lower() == "no":
        before = "nobody"
    if before in _INDEFINITE:
        return _passive(page, verb)
    counted = before in _QUANTITIES or before.isdigit()
    opens = page.gaps[i - 1] == ", " or page.starts_sentence(i - 1)
    return counted and opens and page.words[i].lower() == "they" and page.words[verb] in _BE | _HAVE and _passive(page, verb)


def _in_relative(page: Analysis, i: int, verb: int) -> bool:
    """“the boy, who he was rescued”, “whose owner he died”, “the agency, which it runs the only laboratory”, “The bridge that it links the island”."""
    word, before = page.words[i].lower(), page.words[i - 1]
    first, _ = page.sentence_of(i)
    if before == "who" and word in ("he", "she", "they"):
        return i - 2 >= first and not is_verb(page, page.words[i - 2]) and page.words[i - 2].lower() not in FUNCTION and (_complete(page, verb) or (page.words[verb] not in _DOUBLE and _has_object_only(page, verb)))
    if before == "which" and page.gaps[i - 1] == ", ":
        return page.words[verb] not in REPORTING and _complete(page, verb) and not _passive(page, verb)
    if i > 1 and page.words[i - 2] == "whose" and before.islower():
        return page.words[verb] in _STANDING
    if before != "that" or not 1 < i - 1 - first <= _LONGEST or page.words[first] not in ("The", "A", "An", "This"):
        return False
    head = page.words[first + 1 : i - 1]
    fits = not any(is_verb(page, w) or w in FUNCTION or third_person(page, w) for w in head) and head[-1] not in _CONTENT and all(page.gaps[k] == " " for k in range(first + 1, i))
    later = any(w in FINITE for w in page.words[verb + 2 : page.sentence_of(i)[1]])
    return fits and later and page.words[verb] not in _DOUBLE and _has_object_only(page, verb)


def _has_object_only(page: Analysis, verb: int) -> bool:
    """Whether an article or a number stands behind the verb."""
    behind = page.words[verb + 1] if verb + 1 < len(page.words) and page.gaps[verb + 1] == " " else ""
    return behind in ("the", "a", "an", "two", "three", "four", "several") or behind[:1].isdigit()


def _behind_bracket(page: Analysis, i: int) -> bool:
    """“The World Health Organization (WHO) it has warned”."""
    first, _ = page.sentence_of(i)
    opens = next((k for k in range(i - 1, max(first, i - 4), -1) if page.gaps[k].endswith("(")), -1)
    return opens > first and page.gaps[opens] == " (" and page.words[opens - 1][0].isupper() and all(page.words[k][0].isupper() for k in range(opens, i))


def _behind_name(page: Analysis, i: int, verb: int) -> bool:
    """“Von der Leyen, she said the new package”, where no second comma closes what she said."""
    first, end = page.sentence_of(i)
    if page.words[i] not in ("he", "she") or page.words[verb] not in REPORTING or not page.starts_sentence(first) or not 1 < i - first <= _LONGEST:
        return False
    if not (named(page, first) and named(page, i - 1)) or any(page.gaps[k] not in (" ", "-") for k in range(first + 1, i)):
        return False
    return verb + 2 < end and page.gaps[verb + 1] == " " and page.words[verb + 1] in ("that", "the", "his", "her", "a", "there", "to")


def _behind_joint(page: Analysis, i: int, verb: int) -> bool:
    """“but Arce he declined”, “Both the minister and his deputy they resigned”."""
    first, _ = page.sentence_of(i)
    words = page.words
    if words[first] == "Both" and words[i] == "they" and "and" in words[first:i]:
        return all(page.gaps[k] == " " for k in range(first + 1, i + 1)) and not any(is_verb(page, w) or w in ("that", "who", "which") for w in words[first:i])
    k = i - 1
    while k > first and named(page, k) and page.gaps[k] in (" ", "-"):
        k -= 1
    if k == i - 1 or words[k] not in _JOINING or words[i] not in ("he", "she") or i - k > _LONGEST:
        return False
    apart = page.gaps[k].startswith(",") or words[k] not in ("and", "but")
    finite = words[verb] in FINITE or words[verb] in REPORTING or is_verb(page, words[verb])
    return apart and finite and not any(words[j].endswith(("'s", "’s")) for j in range(k + 1, i))


def _behind_there(page: Analysis, i: int, verb: int) -> bool:
    """“there they are still dozens of families”."""
    if page.words[i - 1].lower() != "there" or page.words[i] != "they" or page.words[verb] not in _BE | _HAVE:
        return False
    behind = page.words[verb + 1 : verb + 3]
    behind = behind[1:2] if behind[:1] and behind[0] in ADVERBS else behind[:1]
    return any(w in _QUANTITIES or w in ("more", "no", "a", "an") or w[0].isdigit() for w in behind)


def _behind_action(page: Analysis, i: int, verb: int) -> bool:
    """“Leaving the euro it would be a mistake”."""
    first, _ = page.sentence_of(i)
    opens = page.words[first]
    if page.words[i] != "it" or not opens.endswith("ing") or not 1 < i - first <= 2 * _LONGEST or any(page.gaps[k] != " " for k in range(first + 1, i + 1)):
        return False
    behind = page.words[verb + 1 : verb + 3] if page.gaps[verb + 1 : verb + 2] == [" "] else []
    return "that" not in page.words[first:i] and not any(is_verb(page, w) for w in page.words[first:i]) and (behind[:1] in (["a"], ["an"], ["the"], ["not"]) or behind in (["be", "a"], ["be", "an"], ["be", "the"]))


def _in_cleft(page: Analysis, i: int, verb: int) -> bool:
    """“it is Congress that it decides whether”."""
    words = page.words
    if words[i - 1] not in ("that", "who", "which"):
        return False
    opens = next((k for k in range(i - 2, max(-1, i - _NEAR - 1), -1) if words[k].lower() == "it" and words[k + 1] in ("is", "was", "will")), -1)
    behind = words[verb + 1] if verb + 1 < len(words) and page.gaps[verb + 1] == " " else ""
    if not any(w[0].isupper() or w in ("the", "this", "a", "an") for w in words[opens + 2 : i - 1]):
        return False  # "it is clear that it was the army"
    if words[opens + 2] in PREPOSITIONS or words[i - 2] in PREPOSITIONS or words[i - 2] in _CONTENT or any(page.gaps[k] != " " for k in range(opens + 1, i + 1)):
        return False  # "It is by this that she left", "it was the first time that he won the cup"
    return opens >= 0 and (behind in ("whether", "how", "why", "that") or _has_object_only(page, verb)) and words[verb] not in _DOUBLE


def _behind_what(page: Analysis, i: int, verb: int) -> bool:
    """“What it worries investors”: what such verbs say has no subject but ”what”."""
    return page.words[i - 1].lower() == "what" and page.words[i] == "it" and page.words[verb] in _PSYCHIC and _is_object(page, verb + 1)


def _is_object(page: Analysis, k: int) -> bool:
    """Whether word `k` may be the object of the verb before it."""
    if k >= len(page.words) or page.gaps[k] != " ":
        return False
    word = page.words[k]
    return word in ("the", "me", "us", "them", "him", "her", "many", "most", "people") or is_person(word) or (word not in FUNCTION and word not in PREPOSITIONS)
