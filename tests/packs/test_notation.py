"""The notation of patterns, as an author of packs meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from decalque.config import Config
from decalque.finding import Safety, apply_edits
from decalque.linter import Linter
from decalque.packs import PackError

HEAD = 'rule = "calqued-idiom"\n[[row]]\nid = "row"\nsource = "s"\nmeaning = "m"\n'
LINES = 'bad = [["a", "b"], ["c", "d"]]\ngood = ["e", "f", "g"]\n'


def linter(folder: Path, *lines: str) -> Linter:
    """A linter with a pack of one row, which has these lines."""
    (folder / "own.toml").write_text(HEAD + "\n".join(lines) + "\n" + LINES, encoding="utf-8")
    return Linter(Config(packs=(str(folder / "own.toml"),)))


def fixed(lint: Linter, text: str) -> str:
    """`text` with the best suggestion of the row; as it is when the row finds nothing."""
    found = [f for f in lint.lint(text) if f.name == "calqued-idiom"]
    return apply_edits(text, found[0].best.edits) if found and found[0].best else text


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("He frobs the moon.", "He grabs the sun."),
        ("They frobbed out to the moon.", "They grabbed the sun."),
        ("She was frobbing to that moon.", "She was grabbing the sun."),
        ("It has frobbed the moon’s edge.", "It has grabbed the sun’s edge."),
        ("Frob the moon!", "Grab the sun!"),
        ("He frobs the moons.", "He frobs the moons."),
        ("He frobs, the moon.", "He frobs, the moon."),
        ("He frobs the\nmoon.", "He grabs the sun."),
    ],
)
def test_forms_and_choices(tmp_path: Path, text: str, corrected: str) -> None:
    lint = linter(tmp_path, 'pattern = ["{frob} [out] [to] (the|that) moon"]', 'fix = ["{grab} the sun"]')
    assert fixed(lint, text) == corrected


@pytest.mark.parametrize(
    ("pattern", "fix", "text", "corrected"),
    [
        ("zibbed <num> <*>", "took $1 $2", "He zibbed 4,200 euros.", "He took 4,200 euros."),
        ("zibbed <?2> well", "did $1 well", "He zibbed rather too well.", "He did rather too well."),
        ("zibbed <?2> well", "did $1 well", "He zibbed well.", "He did well."),
        ("zibbed of <name> to", "left $1 to", "He zibbed of Juan de la Cruz to sing.", "He left Juan de la Cruz to sing."),
        ("zibbed <day|night> off", "took the $1 off", "He zibbed night off.", "He took the night off."),
        ("zibbed {driver:n}", "{host:n}", "The zibbed drivers sang.", "The hosts sang."),
        ("zibbed", "honest", "It was a zibbed man.", "It was an honest man."),
        ("{zib} the law", "{=past} the rule", "He has zibbed the law.", "He has zibbed the rule."),
        ("in <poss> zib", "for $1 sake", "He did it in Ana's zib.", "He did it for Ana's sake."),
    ],
)
def test_slots(tmp_path: Path, pattern: str, fix: str, text: str, corrected: str) -> None:
    assert fixed(linter(tmp_path, f'pattern = ["{pattern}"]', f'fix = ["{fix}"]'), text) == corrected


@pytest.mark.parametrize(
    ("guard", "found", "silent"),
    [
        ('left = ["the"]', "He saw the glorp here.", "He saw a glorp here."),
        ('not_left = ["a"]', "He saw the glorp here.", "He saw a glorp here."),
        ('left = ["^"]', "Glorp is here.", "He saw glorp here."),
        ('right = ["$"]', "He saw glorp.", "He saw glorp here."),
        ('right = ["here|there"]', "", ""),
        ('not_right = ["of"]', "He saw glorp.", "He saw glorp of old."),
        ('near = ["{see}"]', "He saw glorp. It was.", "He had glorp. He saw it."),
        ('not_near = ["court"]', "He saw glorp. The court sat.", "The court saw glorp."),
        ('page = ["court"]', "He saw glorp. The court sat.", "He saw glorp. It sat."),
        ('not_page = ["court"]', "He saw glorp. It sat.", "He saw glorp. The court sat."),
        ('topic = ["football"]', "The goalkeeper saw glorp.", "The minister saw glorp."),
        ('position = "start"', "Glorp is here.", "He saw glorp."),
        ('position = "inside"', "He saw glorp.", "Glorp is here."),
        ("quoted = false", "He saw glorp.", "“He saw glorp,” she said."),
        ('case = "exact"', "He saw glorp.", "He saw Glorp."),
        ('left = ["the"]\nnot_near = ["here"]', "He saw the glorp.", "He saw the glorp here."),
    ],
)
def test_guards(tmp_path: Path, guard: str, found: str, silent: str) -> None:
    if "|" in guard:
        with pytest.raises(PackError, match="a bar outside"):
            linter(tmp_path, 'pattern = ["glorp"]', guard)
        return
    lint = linter(tmp_path, 'pattern = ["glorp"]', 'fix = ["glob"]', guard)
    assert fixed(lint, found) != found
    assert fixed(lint, silent) == silent


COMMANDO = ('pattern = ["{command:n}"]', 'fix = ["{commando:n}"]', "fits = 0.15", 'not_near = ["navy"]')
HOSTAGES = "The commands stormed the embassy at dawn and freed the hostages."


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        (HOSTAGES, "The commandos stormed the embassy at dawn and freed the hostages."),
        ("The general took command of the northern garrison on Friday.", None),
        ("He has a good command of English.", None),
        ("The commands of the navy stormed the embassy at dawn and freed the hostages.", None),
    ],
)
def test_a_correction_fits_the_words_around(tmp_path: Path, text: str, corrected: str | None) -> None:
    assert fixed(linter(tmp_path, *COMMANDO), text) == (corrected or text)


def test_what_fits_may_stand_in_for_what_is_asked_for_and_is_only_shown(tmp_path: Path) -> None:
    lint = linter(tmp_path, *COMMANDO, 'left = ["three"]')
    asked, fits = (lint.lint(text)[0].best for text in (HOSTAGES.replace("The", "The three"), HOSTAGES))
    assert asked is not None
    assert fits is not None
    assert (asked.safety, fits.safety) == (Safety.UNSAFE, Safety.DISPLAY)
    assert fits.evidence["words around"] > 0.15


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (['pattern = ["{come (out"]'], r"row 'row': .*closes nothing|row 'row'"),
        (['pattern = ["(out"]'], "not closed"),
        (['pattern = ["<horse> of"]'], "unknown class <horse>"),
        (['pattern = ["[the]"]'], "no word that must be there"),
        (['pattern = ["out"]', 'fix = ["$1"]'], r"captures nothing for \$1"),
        (['pattern = ["out"]', 'fix = ["{go}"]'], "no {...} number 1"),
        (['pattern = ["out"]', 'sefety = "safe"'], "unknown key 'sefety'"),
        (['pattern = ["out"]', 'safety = "sure"'], "safety: expected one of"),
        (['pattern = ["out"]', 'topic = ["horses"]'], "unknown topic 'horses'"),
        (['pattern = ["out"]', 'quoted = "no"'], "quoted: expected bool"),
        (['pattern = ["out"]', 'fits = "well"'], "fits: expected float"),
        (['pattern = ["out"]', "fits = 0.2"], "fits: there is no correction"),
        (['pattern = ["glorp"]', 'fix = ["glob"]', "fits = 0.2"], "fits: no vector for glorp"),
        (['pattern = ["out"]', 'rule = "idiom"'], "unknown rule 'idiom'"),
    ],
)
def test_a_bad_row_is_an_error_that_names_it(tmp_path: Path, lines: list[str], reason: str) -> None:
    with pytest.raises(PackError, match=reason) as caught:
        linter(tmp_path, *lines)
    assert "own.toml: row 'row'" in str(caught.value)


def test_too_few_lines(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(HEAD + 'pattern = ["out"]\ngood = ["a"]\n', encoding="utf-8")
    with pytest.raises(PackError, match="has 0 bad and 1 good lines; needs 2 and 3"):
        Linter(Config(packs=(str(tmp_path / "own.toml"),)))


@pytest.mark.parametrize(
    ("content", "reason"),
    [("rule = ", "not valid TOML"), ("rules = 1", "unknown key 'rules'"), ("row = 1", r"written \[\[row\]\]"), (None, "No such file")],
)
def test_a_bad_file_is_an_error_that_names_it(tmp_path: Path, content: str | None, reason: str) -> None:
    path = tmp_path / "own.toml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(PackError, match=reason) as caught:
        Linter(Config(packs=(str(path),)))
    assert str(path) in str(caught.value)


def test_a_pack_that_changed_is_read_again(tmp_path: Path) -> None:
    lint = linter(tmp_path, 'pattern = ["glorp"]', 'fix = ["glob"]')
    assert fixed(lint, "He saw glorp.") == "He saw glob."
    lint = linter(tmp_path, 'pattern = ["glorp"]', 'fix = ["a globe"]')
    assert fixed(lint, "He saw glorp.") == "He saw a globe."


def test_corrections_are_ranked_by_their_context(tmp_path: Path) -> None:
    lint = linter(tmp_path, 'pattern = ["glorp"]', 'fix = ["zyxt", "United States"]')
    best = lint.lint("He lives in the glorp of America.")[0].best
    assert best is not None
    assert best.edits[0].text == "United States"
