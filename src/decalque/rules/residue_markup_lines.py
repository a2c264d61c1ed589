"""Lines that are nothing but markup, style sheets or scripts."""

from __future__ import annotations

import re
from functools import cache

from decalque.expressions import expression
from decalque.rules.residue_patterns import terms
from decalque.rules.residue_shapes import Guess

_BOOLEAN = "allowfullscreen|async|autoplay|checked|controls|defer|disabled|hidden|itemscope|loop|multiple|muted|nofollow|novalidate|open|playsinline|readonly|required|selected"


@cache
def tag() -> re.Pattern[str]:
    """What an HTML tag or comment looks like; compiled when the first text asks for it."""
    names = "|".join(sorted(map(re.escape, terms("html-tag")), key=len, reverse=True))
    return expression(
        rf"<!--.{{0,5000}}?-->|<!doctype[^<>]*>|<(?P<raw>script|style)\b[^<>]*>.{{0,20000}}?</(?P=raw)\s*>"
        rf"|</?(?P<name>{names})(?P<rest>(?:\s+[\w:@.-]+\s*=\s*(?:\"[^\"]*\"|“[^”<>]*”|'[^']*'|[^\s\"'<>]+)|\s+(?:{_BOOLEAN})\b)*)\s*/?>",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def code() -> re.Pattern[str]:
    """What a short code of a content system looks like."""
    names = "|".join(sorted(map(re.escape, terms("short-code"))))
    return expression(
        rf"\[/?(?:(?:{names})(?:\s+[\w-]+\s*=\s*[^\[\]]*)\]"
        rf"|/(?:{names})\]|(?:vc|et_pb|fusion|td_block|av|mk|su|ultimate|cs|tcb|x|elementor|bsa_pro)_[a-z_]+(?:[\s=][^\[\]]*)?/?\]|(?:contact-form-7|embed|embedyt|youtube|adrotate|ad_\d+|ad-\d+|ads?-in-post|adsense)(?:[\s:=]+(?:https?:|[\w-]+=)[^\[\]]*)?\])",
        re.IGNORECASE,
    )


_EMBEDDED = expression(
    r"\[(embed|video|audio|youtube|embedyt|iframe)\b[^\[\]]*\]\s*https?://\S+?\s*\[/\1\]", re.IGNORECASE
)
_SCRIPT = expression(
    r"(?:<!\[CDATA\[|//\s*<!\[CDATA|/\*\s*<!\[CDATA|/\*\s*\]\]>|//\s*\]\]>|!function\s*\(|[;!]?\(function\s*\(|\(\s*\(\s*\)\s*=>|\(adsbygoogle|window\.\w|document\.\w+"
    r"|googletag\b|fbq\(|gtag\(|_gaq\.|ga\('|jQuery\(|\$\(document\)|js\.(?:id|src)|fjs\.|twttr\.|FB\.init|_taboola|OBR\.|disqus_|dataLayer|var disqus|if \(d\.getElementById|var js,|var _\w+ = |pbjs\.|apstag\."
    r"|freestar\.|atOptions|\}\(document,|\}\)\(document,|\}\)\(\);|new Image\(\)|\}\(window|setTimeout\(function)",
)
_STATEMENT = expression(
    r"(?:var|let|const) [\w$]+\s*=.*;$|function\s*\w*\([\w$, ]*\)\s*\{|if\s*\(.*\)\s*\{|return false;$"
)
_STYLE = expression(
    r"(?:@media[^{}]{0,80}\{|@import url|@font-face\s*\{|[\w.#:>,\s()*\[\]=\"-]{1,160}\{\s*(?:[\w-]{2,30}\s*:[^;{}]{1,200}(?:;|\}|$)|\}))"
)


def markup(line: str) -> Guess | None:
    """A line of markup, style or script alone; None for all else."""
    if not ("<" in line or "[" in line or "{" in line or "(" in line):
        return None
    if len(line) < 20_000:
        if line[0] == "<" and not tag().sub("", line).strip():
            return Guess("RES007", "sure", "Markup")
        if line[0] == "[" and not code().sub("", _EMBEDDED.sub("", line)).strip():
            return Guess("RES007", "sure", "Code of a content system")
    if _SCRIPT.match(line) and any(sign in line for sign in "(=;{"):
        return Guess("RES007", "sure", "Script")
    if _STYLE.match(line) and ":" in line and "{" in line:
        return Guess("RES007", "sure", "Style sheet")
    return Guess("RES007", "likely", "Script") if _STATEMENT.match(line) else None
