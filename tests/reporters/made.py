"""Reports made by hand, with all that a format can stumble over."""

from __future__ import annotations

import io

from decalque.finding import Edit, Finding, Safety, Suggestion
from decalque.reporters import Report
from decalque.reporters.formats import Look, reporter

TEXT = "🌊 Čapek \x1b[1m<b>&amp;</b>\x0b ]]> \"x\" | 100 %\r\nTwo,\u2028three:\ufffe the the\rend\r\n"


def finding(text: str, marked: str, better: str | None, safety: Safety = Safety.SAFE, rule: str = "ENC002") -> Finding:
    """A finding on the first `marked`, with one suggestion or (`better` is None) none."""
    start = text.index(marked)
    end = start + len(marked)
    suggestions = () if better is None else (Suggestion((Edit(start, end, better),), safety, 0.995, 1.5, {"length": 5.0}),)
    return Finding(rule, start, end, f"“{marked}” is odd, 100 %: look\r\nhere", suggestions, "html-entity", "character-encoding")


def report(path: str = "a b/ü,1:2.txt", text: str = TEXT) -> Report:
    """A report with findings of each safety, over line ends, with control characters and markup."""
    found = [
        finding(text, "\x1b[1m<b>", ""),
        finding(text, "&amp;", "&", Safety.UNSAFE),
        finding(text, "%\r\nTwo,\u2028", "%\n", Safety.DISPLAY),
        finding(text, "the the", None),
    ]
    return Report(path, text, found)


def written(name: str, *reports: Report) -> str:
    """What the format `name` makes of the reports."""
    out = io.StringIO()
    made = reporter(name, out.write, Look())
    for each in reports:
        made.file(each)
    made.close()
    return out.getvalue()
