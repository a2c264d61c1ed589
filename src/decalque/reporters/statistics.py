"""`--statistics`: findings by rule, and how damaged each file is.

The damage index is the sum of the weights of a file's findings per 1,000 words. The weights are those of the severities of
MQM (Multidimensional Quality Metrics): 1 for minor, 5 for major. Each category of the typology has one severity here, by what
it does to a reader: a lost capital slows nobody down, a false friend says something else.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from decalque.finding import Finding, Safety
from decalque.reporters import Report, plural

MINOR, MAJOR = 1, 5
WEIGHTS = {
    "addition": MINOR,
    "capitalization": MINOR,
    "character-encoding": MINOR,
    "duplication": MINOR,
    "false-friend": MAJOR,
    "grammar": MINOR,
    "markup-tag": MINOR,
    "mistranslation": MAJOR,
    "number-format": MINOR,
    "omission": MAJOR,
    "overly-literal": MAJOR,
    "punctuation": MINOR,
    "unpaired-marks": MINOR,
    "untranslated": MAJOR,
    "whitespace": MINOR,
}
# Rules that are graver than their category: the number that is read is another one.
GRAVER = {"NUM001": MAJOR, "NUM003": MAJOR}
# A grade holds up to this index, each twice the one before; what is above the last is F. A leaves room for one minor finding
# in an article of 250 words: the clean articles of corpora/ are all A, the damaged ones D and worse.
GRADES = (("A", 4.0), ("B", 8.0), ("C", 16.0), ("D", 32.0), ("E", 64.0))
MOST_FILES = 20


@dataclass(frozen=True)
class Damage:
    """How damaged a file is: weighted findings per 1,000 words, and the grade for it (A to F)."""

    path: str
    words: int
    findings: int
    index: float

    @property
    def grade(self) -> str:
        """A (hardly damaged) to F."""
        return next((grade for grade, most in GRADES if self.index <= most), "F")


def weight(finding: Finding) -> int:
    """What a finding counts in the damage index."""
    return GRAVER.get(finding.rule) or WEIGHTS.get(finding.mqm, MINOR)


def damage(report: Report) -> Damage:
    """How damaged a file is; a file without words and with findings counts as one word."""
    words = report.words or 0
    total = sum(map(weight, report.findings))
    return Damage(report.path, words, len(report.findings), round(total * 1000 / max(words, 1), 1))


class Statistics:
    """Counts over all files of a run."""

    def __init__(self) -> None:
        self.files: list[Damage] = []
        self.rules: Counter[tuple[str, str]] = Counter()  # code and name -> findings
        self.silenced = 0
        self._in_files: Counter[str] = Counter()
        self._safety: Counter[tuple[str, Safety]] = Counter()

    def add(self, report: Report) -> None:
        """Count one file."""
        if report.error is not None:
            return
        self.files.append(damage(report))
        self.silenced += report.silenced
        self._in_files.update({finding.rule for finding in report.findings})
        for finding in report.findings:
            self.rules[finding.rule, finding.name] += 1
            self._safety[finding.rule, finding.best.safety if finding.best else Safety.DISPLAY] += 1

    @property
    def by_rule(self) -> list[dict[str, object]]:
        """A row for each rule that found anything, the most frequent first."""
        return [
            {
                "rule": code,
                "name": name,
                "findings": count,
                "files": self._in_files[code],
                "safe": self._safety[code, Safety.SAFE],
                "unsafe": self._safety[code, Safety.UNSAFE],
            }
            for (code, name), count in sorted(self.rules.items(), key=lambda item: (-item[1], item[0]))
        ]

    @property
    def grades(self) -> dict[str, int]:
        """How many files have each grade."""
        found = Counter(one.grade for one in self.files)
        return {grade: found[grade] for grade in (*(grade for grade, _ in GRADES), "F")}

    def worst(self) -> list[Damage]:
        """The files that have findings, the most damaged first."""
        return sorted((one for one in self.files if one.findings), key=lambda one: (-one.index, one.path))

    def table(self, most: int | None = MOST_FILES) -> str:
        """The counts as text; at most so many files are listed."""
        return "\n".join([*self._rule_rows(), *self._file_rows(most)]) + "\n"

    def _rule_rows(self) -> list[str]:
        if not self.rules:
            return []
        names = [f"{code} {name}" for code, name in self.rules]
        wide = max(map(len, names))
        rows = [f"{'rule':<{wide}}{'findings':>10}{'safe':>8}{'unsafe':>8}{'files':>8}"]
        for row in self.by_rule:
            title = f"{row['rule']} {row['name']}"
            rows.append(f"{title:<{wide}}{row['findings']:>10,}{row['safe']:>8,}{row['unsafe']:>8,}{row['files']:>8,}")
        return [*rows, ""]

    def _file_rows(self, most: int | None) -> list[str]:
        worst = self.worst()
        rows = [f"{'grade':<6}{'damage':>8}{'findings':>10}{'words':>9}  file"] if worst else []
        for one in worst[:most]:
            rows.append(f"{one.grade:<6}{one.index:>8,.1f}{one.findings:>10,}{one.words:>9,}  {one.path}")
        if most is not None and len(worst) > most:
            rows.append(f"... and {plural(len(worst) - most, 'file')} more (--statistics=all)")
        if self.files:
            shares = ", ".join(f"{grade} {count:,}" for grade, count in self.grades.items() if count)
            rows += [""] if worst else []
            rows.append(f"{plural(len(self.files), 'file')} by grade: {shares}")
        if self.silenced:
            rows.append(f"{plural(self.silenced, 'finding')} silenced")
        return rows


def summary(statistics: Statistics) -> dict[str, object]:
    """The counts for JSON."""
    return {
        "files": len(statistics.files),
        "words": sum(one.words for one in statistics.files),
        "findings": statistics.rules.total(),
        "silenced": statistics.silenced,
        "grades": statistics.grades,
        "rules": statistics.by_rule,
    }


def keys(report: Report) -> dict[str, object]:
    """What `--statistics` adds to the object of a file in JSON."""
    one = damage(report)
    return {"words": one.words, "damage": {"index": one.index, "grade": one.grade}}
