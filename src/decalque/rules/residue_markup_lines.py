"""Lines that are nothing but markup, style sheets or scripts."""

from __future__ import annotations

import re

from decalque.rules.residue_shapes import Guess

TAGS = [
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "label",
    "li",
    "link",
    "main",
    "map",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "param",
    "picture",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "video",
    "wbr",
    "amp-img",
    "amp-ad",
    "amp-iframe",
    "center",
    "svg",
    "path",
    "o:p",
    "v:shape",
]
_NAMES = "|".join(sorted(map(re.escape, TAGS), key=len, reverse=True))
_BOOLEAN = "allowfullscreen|async|autoplay|checked|controls|defer|disabled|hidden|itemscope|loop|multiple|muted|nofollow|novalidate|open|playsinline|readonly|required|selected"
TAG = re.compile(
    rf"<!--.{{0,5000}}?-->|<!doctype[^<>]*>|<(?P<raw>script|style)\b[^<>]*>.{{0,20000}}?</(?P=raw)\s*>"
    rf"|</?(?P<name>{_NAMES})(?P<rest>(?:\s+[\w:@.-]+\s*=\s*(?:\"[^\"]*\"|“[^”<>]*”|'[^']*'|[^\s\"'<>]+)|\s+(?:{_BOOLEAN})\b)*)\s*/?>",
    re.IGNORECASE | re.DOTALL,
)
_CODES = [
    "caption",
    "gallery",
    "embed",
    "video",
    "audio",
    "playlist",
    "youtube",
    "vimeo",
    "twitter",
    "tweet",
    "instagram",
    "facebook",
    "soundcloud",
    "adrotate",
    "ad",
    "ads",
    "advert",
    "adsense",
    "contact-form",
    "contact-form-7",
    "wpforms",
    "ninja_form",
    "gravityform",
    "newsletter_form",
    "mc4wp_form",
    "jetpack_subscription_form",
    "related",
    "related_posts",
    "sc_embed_player",
    "toc",
    "table",
    "tablepress",
    "shortcode",
    "quote",
    "pullquote",
    "blockquote",
    "dropcap",
    "button",
    "row",
    "column",
    "col",
    "one_half",
    "one_third",
    "two_third",
    "one_fourth",
    "divider",
    "spacer",
    "tabs",
    "tab",
    "accordion",
    "toggle",
    "accordions",
    "separator",
    "slideshow",
    "slider",
    "metaslider",
    "rev_slider",
    "layerslider",
    "iframe",
    "googlemaps",
    "map",
    "social_share",
    "share",
    "addthis",
    "fvplayer",
    "jwplayer",
    "brightcove",
    "dailymotion",
    "kaltura",
    "poll",
    "polldaddy",
    "wp_poll",
    "wpdiscuz",
    "amp",
    "highlight",
    "box",
    "infobox",
    "alert",
    "icon",
    "clear",
    "break",
    "nextpage",
    "protected",
    "members_only",
    "restrict",
    "paywall",
    "td_block_text_with_title",
    "vc_row",
    "vc_column",
    "fusion_text",
]
CODE = re.compile(
    rf"\[/?(?:(?:{'|'.join(map(re.escape, _CODES))})(?:\s+[\w-]+\s*=\s*[^\[\]]*)\]"
    rf"|/(?:{'|'.join(map(re.escape, _CODES))})\]|(?:vc|et_pb|fusion|td_block|av|mk|su|ultimate|cs|tcb|x|elementor|bsa_pro)_[a-z_]+(?:[\s=][^\[\]]*)?/?\]|(?:contact-form-7|embed|embedyt|youtube|adrotate|ad_\d+|ad-\d+|ads?-in-post|adsense)(?:[\s:=]+(?:https?:|[\w-]+=)[^\[\]]*)?\])",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(
    r"\[(embed|video|audio|youtube|embedyt|iframe)\b[^\[\]]*\]\s*https?://\S+?\s*\[/\1\]", re.IGNORECASE
)
_SCRIPT = re.compile(
    r"(?:<!\[CDATA\[|//\s*<!\[CDATA|/\*\s*<!\[CDATA|/\*\s*\]\]>|//\s*\]\]>|!function\s*\(|[;!]?\(function\s*\(|\(\s*\(\s*\)\s*=>|\(adsbygoogle|window\.\w|document\.\w+"
    r"|googletag\b|fbq\(|gtag\(|_gaq\.|ga\('|jQuery\(|\$\(document\)|js\.(?:id|src)|fjs\.|twttr\.|FB\.init|_taboola|OBR\.|disqus_|dataLayer|var disqus|if \(d\.getElementById|var js,|var _\w+ = |pbjs\.|apstag\."
    r"|freestar\.|atOptions|\}\(document,|\}\)\(document,|\}\)\(\);|new Image\(\)|\}\(window|setTimeout\(function)",
)
_STATEMENT = re.compile(
    r"(?:var|let|const) [\w$]+\s*=.*;$|function\s*\w*\([\w$, ]*\)\s*\{|if\s*\(.*\)\s*\{|return false;$"
)
_STYLE = re.compile(
    r"(?:@media[^{}]{0,80}\{|@import url|@font-face\s*\{|[\w.#:>,\s()*\[\]=\"-]{1,160}\{\s*(?:[\w-]{2,30}\s*:[^;{}]{1,200}(?:;|\}|$)|\}))"
)


def markup(line: str) -> Guess | None:
    """A line of markup, style or script alone; None for all else."""
    if not ("<" in line or "[" in line or "{" in line or "(" in line):
        return None
    if len(line) < 20_000:
        if line[0] == "<" and not TAG.sub("", line).strip():
            return Guess("RES007", "sure", "Markup")
        if line[0] == "[" and not CODE.sub("", _EMBEDDED.sub("", line)).strip():
            return Guess("RES007", "sure", "Code of a content system")
    if _SCRIPT.match(line) and any(sign in line for sign in "(=;{"):
        return Guess("RES007", "sure", "Script")
    if _STYLE.match(line) and ":" in line and "{" in line:
        return Guess("RES007", "sure", "Style sheet")
    return Guess("RES007", "likely", "Script") if _STATEMENT.match(line) else None
