"""Golden transcripts: a case is one text file with a command, its input files, and what it must answer.

    $ decalque check --isolated a.txt
    === file a.txt
    Fish &amp; chips
    === exit
    1
    === stdout
    ...

Sections: `file NAME`, `stdin`, `env NAME` (given); `exit`, `stdout`, `stderr`, `after NAME` (expected; `after` only for
files that the command changed). A section `NAME` marked `(escaped)` is one line of Python escapes, for bytes that an editor
would not keep. Text in square brackets stands for what differs between machines
and releases ([CWD], [VERSION]) and for the parts of the review page that lie in files of their own ([PART], [HASH]).

    python tests/cli/transcript.py [CASE ...]      writes the answers of today into the cases
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from unittest import mock

from decalque.cli import main

CASES = Path(__file__).parent / "cases"
EXPECTED = ("exit", "stdout", "stderr", "after")
_HEAD = re.compile(r"^=== (.+?)( \(escaped\))?\n", re.MULTILINE)


@dataclass
class Case:
    """A command with its inputs, and the answers: section -> bytes."""

    note: str
    command: str
    given: dict[str, bytes] = field(default_factory=dict)
    expected: dict[str, bytes] = field(default_factory=dict)


def parse(text: str) -> Case:
    """The case that a file holds."""
    head, *parts = _HEAD.split(text)
    note, _, command = head.partition("$ decalque ")
    case = Case(note, command.strip())
    for name, escaped, body in zip(parts[0::3], parts[1::3], parts[2::3], strict=True):
        data = _unescape(body.rstrip("\n")) if escaped else body.encode()
        (case.expected if name.split()[0] in EXPECTED else case.given)[name] = data
    return case


def render(case: Case) -> str:
    """The file that holds a case."""
    text = f"{case.note}$ decalque {case.command}\n"
    for name, data in {**case.given, **case.expected}.items():
        text += _section(name, data)
    return text


def run(case: Case) -> dict[str, bytes]:
    """The answers of today."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        before: dict[Path, bytes] = {}
        for name, data in case.given.items():
            kind, _, path = name.partition(" ")
            if kind == "file":
                before[root / path] = data
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(data)
        environment = {n[4:]: d.decode().strip() for n, d in case.given.items() if n.startswith("env ")}
        code, out, err = invoke(shlex.split(case.command), root, case.given.get("stdin", b""), environment)
        answers = {"exit": f"{code}\n".encode(), "stdout": out, "stderr": err}
        for path in sorted(p for p in root.rglob("*") if p.is_file()):
            if before.get(path) != path.read_bytes():
                answers[f"after {path.relative_to(root)}"] = path.read_bytes()
        gone = [path for path in before if not path.exists()]
        assert not gone
        return {name: _lasting(data, root) for name, data in answers.items() if data}


def _lasting(data: bytes, root: Path) -> bytes:
    """An answer without what differs between machines and releases, or has its own file."""
    release = version("decalque").encode()
    for before in (b'"version": "', b'"tool": "decalque '):
        data = data.replace(before + release + b'"', before + b'[VERSION]"')
    data = re.sub(rb"(<style>|<script>).*?(</style>|</script>)", rb"\1[PART]\2", data, flags=re.DOTALL)
    data = re.sub(rb"'sha256-[^']+'", b"'sha256-[HASH]'", data)
    return data.replace(str(root).encode(), b"[CWD]")


def invoke(
    arguments: list[str], folder: Path, stdin: bytes = b"", environment: dict[str, str] | None = None
) -> tuple[int, bytes, bytes]:
    """Exit code, standard output and standard error of `decalque ARGUMENTS` in `folder`, in this process."""
    out, err = io.BytesIO(), io.BytesIO()
    clean = {
        k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "DECALQUE_DEBUG", "TERM")
    }
    with (
        _inside(folder),
        mock.patch.dict(os.environ, {**clean, "COLUMNS": "80", **(environment or {})}, clear=True),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")),
        mock.patch.object(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8", newline="")) as stdout,
        mock.patch.object(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8", newline="")) as stderr,
    ):
        code = main(arguments)
        stdout.flush()
        stderr.flush()
        return int(code), out.getvalue(), err.getvalue()


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    old = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(old)


def _section(name: str, data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = "\0"
    plain = (
        text.endswith("\n")
        and not _HEAD.search(text)
        and not re.search(r"[^\n -\U0010FFFF]|[\x7f-\x9f\u200b\ufeff]", text)
    )
    if plain or not data:
        return f"=== {name}\n{text}"
    shown = "".join(_escape(byte) for byte in data)
    return f"=== {name} (escaped)\n{shown}\n"


def _escape(byte: int) -> str:
    named = {10: "\\n", 13: "\\r", 9: "\\t", 92: "\\\\"}
    return named.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}")


def _unescape(line: str) -> bytes:
    return line.encode("latin-1").decode("unicode_escape").encode("latin-1")


def regenerate(names: list[str]) -> None:
    """Write the answers of today into the cases with these names, or into all."""
    for path in sorted(CASES.glob("*.case")):
        if not names or path.stem in names:
            case = parse(path.read_bytes().decode())
            case.expected = run(case)
            path.write_bytes(render(case).encode())


if __name__ == "__main__":
    regenerate(sys.argv[1:])
