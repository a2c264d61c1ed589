"""What is asked of the linter: `decalque.toml`, or `[tool.decalque]` of a `pyproject.toml`.

Every key, code and type is checked; a mistake is an error that names the file, the key and the nearest right word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from decalque.selectors import ALL, EXACT, ConfigError, did_you_mean, weights

if TYPE_CHECKING:
    from decalque.rules import Rule

FILE_NAME = "decalque.toml"
LANGUAGES = ("es",)
FAIL_ON = ("any", "unsafe", "safe", "none")
_TYPES: dict[type, str] = {
    bool: "true or false",
    dict: "a table",
    float: "a number",
    int: "a number",
    list: "a list",
    str: "a string",
    tuple: "a list",
}


@dataclass(frozen=True)
class Config:
    """What to look for, and what to leave alone.

    `select`, `ignore`, `extend_select` and the values of `per_file_ignores` hold codes ("SPC001"), names
    ("merged-tokens"), the beginning of codes ("SPC") or "ALL"; the keys of `per_file_ignores` are globs.
    `names` are words whose casing is right as given, `allow` texts that are never flagged.
    `packs` are files or folders of phrase packs of one's own, from the folder of the configuration; `path` is the file it was read from.
    `exclude` says what is left out of folders, in the notation of .gitignore. `baseline` is the file of known findings, from the same folder. `strict_suppressions`, `fail_on` and `max_per_1000` (findings
    per 1,000 words, None without a budget) decide how a command ends.
    """

    select: Sequence[str] = (ALL,)
    ignore: Sequence[str] = ()
    extend_select: Sequence[str] = ()
    per_file_ignores: Mapping[str, Sequence[str]] = field(default_factory=dict, hash=False)
    names: Sequence[str] = ()
    allow: Sequence[str] = ()
    source_language: str = "es"
    packs: Sequence[str] = ()
    exclude: Sequence[str] = ()
    preview: bool = False
    min_confidence: float = 0.0
    baseline: str = ""
    strict_suppressions: bool = False
    fail_on: str = "any"
    max_per_1000: float | None = None
    path: Path | None = None

    def __post_init__(self) -> None:
        for key in ("select", "ignore", "extend_select", "names", "allow", "packs", "exclude"):
            object.__setattr__(self, key, self._strings(key, getattr(self, key)))
        if not isinstance(self.per_file_ignores, Mapping):
            raise self._error(
                "per_file_ignores", f"expected a table, glob = [codes], not {_type(self.per_file_ignores)}"
            )
        ignores = {
            glob: self._strings("per_file_ignores", codes) for glob, codes in self.per_file_ignores.items()
        }
        object.__setattr__(self, "per_file_ignores", ignores)
        if self.source_language not in LANGUAGES:
            known = ", ".join(map(repr, LANGUAGES))
            raise self._error("source_language", f"unknown language {self.source_language!r}; known: {known}")
        for key in ("preview", "strict_suppressions"):
            if not isinstance(getattr(self, key), bool):
                raise self._error(key, f"expected true or false, not {_type(getattr(self, key))}")
        if not _number(self.min_confidence) or not 0 <= self.min_confidence <= 1:
            raise self._error("min_confidence", f"expected a number from 0 to 1, not {self.min_confidence!r}")
        if not isinstance(self.baseline, str):
            raise self._error("baseline", f"expected a string, not {_type(self.baseline)}")
        if self.fail_on not in FAIL_ON:
            known = ", ".join(map(repr, FAIL_ON))
            raise self._error("fail_on", f"expected one of {known}, not {self.fail_on!r}")
        budget = self.max_per_1000
        if budget is not None and not (_number(budget) and 0 <= budget < float("inf")):
            raise self._error("max_per_1000", f"expected a number of at least 0, not {budget!r}")

    @classmethod
    def discover(cls, folder: Path | None = None) -> Config:
        """The configuration that holds in `folder` (default: the current one): the nearest file upwards, or the defaults.

        Raises ConfigError when that file is not right.
        """
        start = (folder or Path.cwd()).absolute()
        for parent in (start, *start.parents):
            for path in (parent / FILE_NAME, parent / "pyproject.toml"):
                if (table := _table(path)) is not None:
                    return cls.from_table(table, path)
        return cls()

    @classmethod
    def from_file(cls, path: str | Path) -> Config:
        """The configuration in a file: one named `pyproject.toml` has it in `[tool.decalque]`.

        Raises ConfigError when the file is missing or not right.
        """
        path = Path(path)
        if not path.is_file():
            raise ConfigError(f"{path}: no such file")
        table = _table(path)
        if table is None:
            raise ConfigError(f"{path}: no table [tool.decalque]")
        return cls.from_table(table, path)

    @classmethod
    def from_table(cls, table: Mapping[str, object], path: Path | None = None) -> Config:
        """The configuration that a TOML table holds.

        Raises ConfigError for a key, type, language or code that is not right.
        """
        known = {f.name.replace("_", "-"): f.name for f in fields(cls) if f.name != "path"}
        values: dict[str, object] = {}
        for key, value in table.items():
            if key not in known:
                raise ConfigError(f"{_origin(path)}unknown key {key!r}{did_you_mean(key, known)}")
            values[known[key]] = value
        config = cls(path=path, **values)  # type: ignore[arg-type]  # __post_init__ checks the types
        config.rules()
        return config

    def rules(self, file: str | None = None) -> tuple[Rule, ...]:
        """The rules that run (on `file`, where `per_file_ignores` has its say), in the order of the codes.

        The more specific selector wins: `select = ["CAS001"]` beats `ignore = ["CAS"]`. A preview rule runs when
        `preview` is on, or when it is selected by its own code or name. Raises ConfigError for an unknown selector.
        """
        from decalque.rules import all_rules

        wanted = self._weights("select", self.select)
        for code, weight in self._weights("extend_select", self.extend_select).items():
            wanted[code] = max(weight, wanted.get(code, -1))
        unwanted = self._weights("ignore", self.ignore)
        never: set[str] = set()
        for glob, codes in self.per_file_ignores.items():
            ignored = self._weights("per_file_ignores", codes)
            if file is not None and self._matches(glob, file):
                never.update(ignored)
        return tuple(
            rule
            for rule in all_rules()
            if wanted.get(rule.code, -1) > unwanted.get(rule.code, -1)
            and rule.code not in never
            and (self.preview or not rule.preview or wanted[rule.code] == EXACT)
        )

    def pack_files(self) -> tuple[Path, ...]:
        """The phrase packs that the configuration adds, as paths."""
        root = self.path.parent if self.path else Path()
        return tuple(root / pack for pack in self.packs)

    def baseline_file(self) -> Path | None:
        """The file of known findings, as a path; None when there is none."""
        root = self.path.parent if self.path else Path()
        return root / self.baseline if self.baseline else None

    def overridden(
        self,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        extend_select: Sequence[str] = (),
        exclude: Sequence[str] = (),
        **others: object,
    ) -> Config:
        """The same configuration with options of the command line on top.

        `select` starts afresh: what the file selects and ignores no longer counts. `ignore`,
        `extend_select` and `exclude` add to the file's. Other options replace; those that are None leave things as they are.
        """
        changes = {key: value for key, value in others.items() if value is not None}
        base = replace(self, select=select, ignore=(), extend_select=()) if select else self
        return replace(
            base,
            ignore=(*base.ignore, *ignore),
            extend_select=(*base.extend_select, *extend_select),
            exclude=(*base.exclude, *exclude),
            **changes,  # type: ignore[arg-type]  # __post_init__ checks the types
        )

    def to_toml(self) -> str:
        """The configuration as the text of a `decalque.toml`."""
        lines: list[str] = []
        tables: list[str] = []
        for one in fields(self):
            key, value = one.name.replace("_", "-"), getattr(self, one.name)
            if key == "per-file-ignores":
                rows = [f"{_toml(glob)} = {_toml(codes)}" for glob, codes in value.items()]
                tables = [f"\n[{key}]", *rows] if rows else []
            elif key != "path" and value is not None:
                lines.append(f"{key} = {_toml(value)}")
        return "\n".join([*lines, *tables]) + "\n"

    def _matches(self, glob: str, file: str) -> bool:
        """Whether a glob means the file: by its name, its path from the configuration's folder, or its full path."""
        absolute = Path(file).absolute()
        root = self.path.absolute().parent if self.path else Path.cwd()
        shown = {absolute.name, absolute.as_posix()}
        if absolute.is_relative_to(root):
            shown.add(absolute.relative_to(root).as_posix())
        return any(fnmatchcase(name, glob) for name in shown)

    def _weights(self, key: str, selectors: Iterable[str]) -> dict[str, int]:
        return weights(f"{_origin(self.path)}{key.replace('_', '-')}", selectors)

    def _strings(self, key: str, value: object) -> tuple[str, ...]:
        if isinstance(value, str) or not isinstance(value, Iterable):
            raise self._error(key, f"expected a list of strings, not {_type(value)}")
        items = tuple(value)
        for item in items:
            if not isinstance(item, str):
                raise self._error(key, f"expected a list of strings, but it holds {_type(item)} ({item!r})")
        return items

    def _error(self, key: str, message: str) -> ConfigError:
        return ConfigError(f"{_origin(self.path)}{key.replace('_', '-')}: {message}")


def _origin(path: Path | None) -> str:
    return f"{path}: " if path else ""


def _table(path: Path) -> dict[str, object] | None:
    """The settings in a file; None when there is no such file, or a pyproject.toml that has none."""
    own = path.name != "pyproject.toml"
    try:
        data = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    if not own and b"decalque" not in data:
        return None
    import tomllib

    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    if own:
        return table
    tool = table.get("tool", {})
    found = tool.get("decalque") if isinstance(tool, dict) else None
    if found is not None and not isinstance(found, dict):
        raise ConfigError(f"{path}: tool.decalque: expected a table, not {_type(found)}")
    return found


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _type(value: object) -> str:
    return _TYPES.get(type(value), f"a {type(value).__name__}")


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        import json

        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)
