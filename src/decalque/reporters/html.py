"""For an editor: a page to review findings in a browser, in one file that needs no network.

The page holds the articles as data; scripts show them, and take decisions. Its style sheet and scripts lie in `review/`. All
text goes into the page as JSON without a `<` in it, and from there only into text nodes, and a content security policy
keeps anything else from being run or fetched.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from decalque.reporters import Report, Write
from decalque.reporters.json import file_object
from decalque.reporters.wording import fingerprints
from decalque.version import __version__

_SCRIPTS = ("model.js", "cards.js", "page.js")
# what could end the element that holds the data, or a line for a reader that doesn't know JSON
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\x85\u2028\u2029"}


class HtmlReporter:
    """The format `html`, written file by file; files without findings are only counted."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._begun = False
        self._errors: list[dict[str, str]] = []

    def file(self, report: Report) -> None:
        """Write the data of one file."""
        self._begin()
        if report.error is not None:
            self._errors.append({"path": report.path, "error": report.error})
        elif report.findings:
            self._write(f'<script type="application/json" class="report">{_data(_file(report))}</script>\n')

    def close(self) -> None:
        """Write the scripts, and close the page."""
        self._begin()
        about = {"tool": f"decalque {__version__}", "errors": self._errors}
        self._write(f'<script type="application/json" id="about">{_data(about)}</script>\n')
        for name in _SCRIPTS:
            self._write(f"<script>{_part(name)}</script>\n")
        self._write("</body>\n</html>\n")

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        style = _part("style.css")
        self._write(
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
            f"<title>decalque review</title>\n<style>{style}</style>\n</head>\n<body>\n{_part('page.html')}"
        )


def _file(report: Report) -> dict[str, object]:
    found = file_object(report)
    marks = [mark for _, mark in fingerprints(report)]
    listed = found["findings"]
    assert isinstance(listed, list)
    return {
        "path": report.path,
        "text": report.text,
        "bom": report.bom,
        "sha256": sha256(report.text.encode()).hexdigest(),
        "findings": [{**each, "fingerprint": mark} for each, mark in zip(listed, marks, strict=True)],
    }


def _data(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPES)


def _part(name: str) -> str:
    return (files("decalque.reporters") / "review" / name).read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """Nothing is fetched, and only the style sheet and the scripts of this page hold."""
    scripts = " ".join(_hash(_part(name)) for name in _SCRIPTS)
    return f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src {_hash(style)}; script-src {scripts}"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
