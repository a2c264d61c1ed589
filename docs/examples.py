#!/usr/bin/env python3
"""Run the commands that docs/output-formats.md shows, and write their answers of today into the page.

usage: examples.py [--check]

A block that begins with `$ decalque` holds a command and its answer; the file that it reads is the first block of
`text`. `| python -m json.tool` behind a command prints its JSON over several lines. `--check` writes nothing and exits with 1 when
an answer is stale.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import shlex
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from decalque.cli import main as decalque

PAGE = Path(__file__).resolve().parent / "output-formats.md"
_BLOCK = re.compile(r"(```\w*\n)(.*?)(\n```)", re.DOTALL)
_COMMAND = re.compile(r"\$ decalque (.*?)( \| python -m json\.tool)?$")


def answer(command: str, tidy: bool) -> str:
    """What a command prints on standard output, in the folder where it is run."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        decalque(shlex.split(command))
    text = out.getvalue().replace(f'"version": "{version("decalque")}"', '"version": "..."')
    return json.dumps(json.loads(text), indent=4) if tidy else text.rstrip("\n")


def renewed(page: str) -> str:
    """The page with the answers of today."""
    story = next(body for head, body, _ in _BLOCK.findall(page) if head == "```text\n")
    Path("story.txt").write_text(story + "\n", encoding="utf-8")

    def renew(block: re.Match[str]) -> str:
        command = _COMMAND.match(block[2].split("\n", 1)[0])
        if not command:
            return block[0]
        return f"{block[1]}{command[0]}\n{answer(command[1], bool(command[2]))}{block[3]}"

    return _BLOCK.sub(renew, page)


def main(arguments: list[str] | None = None) -> int:
    """Write the page, or check it; the exit code is returned."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when the page is stale")
    options = parser.parse_args(arguments)
    page = PAGE.read_text(encoding="utf-8")
    os.environ["COLUMNS"] = "100"
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            wanted = renewed(page)
        finally:
            os.chdir(here)
    if options.check:
        if page == wanted:
            return 0
        print(f"{PAGE} is stale; run docs/examples.py", file=sys.stderr)
        return 1
    PAGE.write_text(wanted, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
