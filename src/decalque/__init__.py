"""Find and fix what machine translation and web scraping leave in English news text.

    >>> import decalque
    >>> decalque.fix("The envoy met Sergei Shoiguwho led the talks.", unsafe=True).text
    'The envoy met Sergei Shoigu, who led the talks.'

Nothing is loaded before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decalque.config import Config
    from decalque.document import Document
    from decalque.finding import Edit, Finding, Safety, Suggestion
    from decalque.fixer import FixResult
    from decalque.linter import Linter
    from decalque.selectors import ConfigError
    from decalque.version import __version__

__all__ = [
    "Config",
    "ConfigError",
    "Document",
    "Edit",
    "Finding",
    "FixResult",
    "Linter",
    "Safety",
    "Suggestion",
    "__version__",
    "fix",
    "lint",
]

_HOMES = {
    "Config": "config",
    "ConfigError": "selectors",
    "Document": "document",
    "Edit": "finding",
    "Finding": "finding",
    "FixResult": "fixer",
    "Linter": "linter",
    "Safety": "finding",
    "Suggestion": "finding",
    "__version__": "version",
}
_last: tuple[Config | None, Linter] | None = None


def lint(text: str, config: Config | None = None) -> list[Finding]:
    """The findings on `text`, in the order of their offsets (code points).

    Without a configuration the defaults hold; no file is read. Raises ConfigError when `config` names an unknown rule.
    For many texts with many configurations, keep a `Linter` for each.
    """
    return _linter(config).lint(text)


def fix(text: str, *, unsafe: bool = False, config: Config | None = None) -> FixResult:
    """The corrected text, what was applied, and what remains.

    Only corrections that are practically never wrong are applied; with `unsafe` also those that are mostly right.
    """
    from decalque.fixer import fix as apply

    return apply(text, _linter(config), unsafe=unsafe)


def _linter(config: Config | None) -> Linter:
    """A linter for this configuration; the last one is kept, because it knows the words it has seen."""
    global _last
    from decalque.linter import Linter

    last = _last
    if last is None or last[0] != config:
        last = _last = (config, Linter(config))
    return last[1]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        value = globals()[name] = getattr(import_module(f"decalque.{_HOMES[name]}"), name)
        return value
    raise AttributeError(f"module 'decalque' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
