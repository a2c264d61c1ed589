"""The review page in a browser: marks, keys, mouse, downloads, what is kept, and that nothing in a text gets out of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser, BrowserContext, Page, expect

from decalque.finding import Edit, Finding, Safety, Suggestion, apply_edits
from decalque.reporters import Report
from decalque.reporters.html import HtmlReporter

ROOT = Path(__file__).resolve().parents[2]
EVIL = "</script><script>document.title='out'</script><img src=x onerror=\"document.title='out'\"><!--"
TEXT = f"🌊 The 🇵🇪 talks inBolivia wereheld on monday.\r\n\r\nSkip &amp; {EVIL}\r\n"


def finding(text: str, marked: str, *better: str, safety: Safety = Safety.SAFE, rule: str = "SPC001") -> Finding:
    start = text.index(marked)
    suggestions = tuple(
        Suggestion((Edit(start, start + len(marked), each),), safety, 0.9, 1.5, {"bigram": 0.5}) for each in better
    )
    return Finding(rule, start, start + len(marked), f"“{marked}” {EVIL}", suggestions, "merged-tokens", "whitespace")


FINDINGS = [
    finding(TEXT, "inBolivia", "in Bolivia", "Bolivia"),
    finding(TEXT, "wereheld", "were held", safety=Safety.UNSAFE),
    finding(TEXT, "monday", rule="CAS001"),
    finding(TEXT, EVIL, "", rule="RES001"),
]
FIRST = Report(f"news/{EVIL[:20]}.txt".replace("/s", "s"), TEXT, FINDINGS, bom=True)
SECOND = Report("news/b.txt", "The the end.\n", [finding("The the end.\n", "The the", "The", rule="SPC004")])
GONE = Report("gone.txt", error=f"no such file {EVIL}")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(accept_downloads=True, offline=True, viewport={"width": 1280, "height": 800})
    yield made
    made.close()


@pytest.fixture
def review(context: BrowserContext, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens the page of some reports as a file; at the end nothing must have gone wrong in it."""
    faults: list[str] = []

    def load(*reports: Report) -> Page:
        path = tmp_path / "review.html"
        with path.open("w", encoding="utf-8", newline="") as file:
            made = HtmlReporter(file.write)
            for each in reports:
                made.file(each)
            made.close()
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
        page.on("request", lambda request: None if request.url == path.as_uri() else faults.append(request.url))
        page.goto(path.as_uri())
        return page

    yield load
    assert faults == []


def article(page: Page) -> str:
    return page.locator("#article").evaluate("node => node.textContent")


def corrected(*edits: tuple[str, str]) -> str:
    text = TEXT
    for old, new in edits:
        text = text.replace(old, new, 1)
    return text


def current(page: Page) -> str:
    return page.locator(".card[aria-current]").get_attribute("data-finding") or ""


def test_the_article_is_shown_as_it_is_and_its_findings_are_marked(review: Callable[..., Page]) -> None:
    page = review(FIRST, SECOND, GONE, Report("clean.txt", "All is well."))
    assert page.title() == "decalque review"
    assert article(page) == TEXT
    assert page.locator("mark").all_text_contents() == [TEXT[f.start : f.end] for f in FINDINGS]
    assert page.locator("img").count() == 0
    expect(page.locator(".card")).to_have_count(4)
    expect(page.locator("#errors")).to_contain_text(f"gone.txt (no such file {EVIL})")
    assert page.locator("#file option").all_text_contents() == [f"{FIRST.path[5:]} (0/4)", "b.txt (0/1)"]


def test_everything_by_keyboard(review: Callable[..., Page]) -> None:
    page = review(FIRST)
    press = page.keyboard.press
    assert current(page) == "0"
    press("2")
    assert current(page) == "1"
    press("r")
    press("e")
    expect(page.locator(".card[data-finding='2'] textarea")).to_be_focused()
    page.keyboard.type("Monday ja 🌊")
    press("Shift+Enter")
    page.keyboard.type("k")
    press("Enter")
    press("a")
    expect(page.locator("#count")).to_have_text("4 of 4 decided")
    expect(page.locator("#status")).to_contain_text("All findings of this file are decided")
    press("c")
    assert article(page) == corrected(("inBolivia", "Bolivia"), ("monday", "Monday ja 🌊\r\nk"), (EVIL, ""))
    press("u")
    press("u")
    assert article(page) == corrected(("inBolivia", "Bolivia"))
    assert current(page) == "2"
    for key, index in (("k", "1"), ("ArrowUp", "0"), ("k", "0"), ("j", "1"), ("ArrowDown", "2"), ("j", "3"), ("j", "3")):
        press(key)
        assert current(page) == index
        assert page.evaluate("document.activeElement.dataset.finding") == index
    press("Shift+?")
    expect(page.locator("#keys")).to_be_visible()
    press("a")
    expect(page.locator("#count")).to_have_text("2 of 4 decided")
    press("Escape")
    expect(page.locator("#keys")).to_be_hidden()


def test_everything_by_mouse(review: Callable[..., Page]) -> None:
    page = review(FIRST, SECOND)
    page.locator("mark", has_text="wereheld").click()
    assert current(page) == "1"
    card = page.locator(".card[data-finding='1']")
    card.locator(".choice").click()
    assert page.locator("#article ins, mark.ins").all_text_contents() == ["were held"]
    card.get_by_text("Reject").click()
    expect(card.locator(".state")).to_have_text("rejected")
    page.locator(".card[data-finding='2']").get_by_text("Write my own").click()
    page.locator(".card[data-finding='2'] textarea").fill("Monday")
    page.locator(".card[data-finding='2']").get_by_text("Use").click()
    page.locator("#safe").click()
    page.locator("#view-corrected").click()
    assert article(page) == corrected(("inBolivia", "in Bolivia"), ("monday", "Monday"), (EVIL, ""))
    page.locator("#undo").click()
    assert article(page) == corrected(("monday", "Monday"))
    page.locator("#file").select_option("1")
    assert article(page) == SECOND.text
    expect(page.locator("#count")).to_have_text("0 of 1 decided")
    page.get_by_label("Keys and help").click()
    page.locator("#keys button").click()
    expect(page.locator("#keys")).to_be_hidden()


def test_rules_are_filtered(review: Callable[..., Page]) -> None:
    page = review(FIRST)
    page.locator("#rule").select_option("SPC")
    expect(page.locator(".card")).to_have_count(2)
    page.locator("#rule").select_option("CAS001")
    expect(page.locator(".card")).to_have_count(1)
    assert current(page) == "2"
    page.locator("#rule").select_option("")
    page.keyboard.press("Escape")
    page.locator(".card[data-finding='0'] .choice").first.click()
    page.locator("#undecided").check()
    expect(page.locator(".card")).to_have_count(3)


def test_corrections_of_the_same_text_exclude_each_other(review: Callable[..., Page]) -> None:
    text = "one two three\n"
    wide = finding(text, "two")
    edits = (Edit(4, 13, "2"),)
    wide = Finding(wide.rule, wide.start, wide.end, "wide", (Suggestion(edits, Safety.SAFE, 0.9),), "merged-tokens", "x")
    page = review(Report("a.txt", text, [wide, finding(text, "three", "3")]))
    page.keyboard.press("a")
    page.keyboard.press("a")
    expect(page.locator("#count")).to_have_text("1 of 2 decided")
    expect(page.locator(".warning")).to_contain_text("changes the same text")
    page.keyboard.press("c")
    assert article(page) == "one 2\n"


def save(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.locator(button).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_the_corrected_text_is_saved_with_its_newlines_and_mark(review: Callable[..., Page]) -> None:
    page = review(SECOND, FIRST)
    assert save(page, "#download-text") == ("b.corrected.txt", b"The the end.\n")
    page.keyboard.press("]")
    page.keyboard.press("a")
    name, data = save(page, "#download-text")
    assert name.endswith(".corrected.txt")
    assert data == b"\xef\xbb\xbf" + corrected(("inBolivia", "in Bolivia")).encode()


def test_the_decisions_are_saved_as_the_schema_says(review: Callable[..., Page]) -> None:
    page = review(FIRST, SECOND)
    for key in ("a", "r"):
        page.keyboard.press(key)
    name, data = save(page, "#download-decisions")
    decisions: dict[str, Any] = json.loads(data)
    schema = json.loads((ROOT / "docs" / "schema" / "decalque-decisions-1.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(decisions)
    assert name == "decalque-decisions.json"
    first, second = decisions["files"]
    assert [each["verdict"] for each in first["decisions"]] == ["accepted", "rejected", "open", "open"]
    assert second["path"] == "news/b.txt"
    edits = [Edit(e["start"], e["end"], e["text"]) for each in first["decisions"] for e in each["edits"]]
    assert apply_edits(TEXT, edits) == corrected(("inBolivia", "in Bolivia"))


def test_decisions_are_kept_when_the_page_is_made_again(review: Callable[..., Page]) -> None:
    page = review(FIRST)
    page.keyboard.press("a")
    page.keyboard.press("r")
    page.reload()
    expect(page.locator("#count")).to_have_text("2 of 4 decided")
    moved = "A new line. 🌊\r\n\r\n" + TEXT
    again = [
        finding(moved, "inBolivia", "in Bolivia", "Bolivia"), finding(moved, "wereheld", "were HELD", safety=Safety.UNSAFE),
    ]  # fmt: skip
    page = review(Report(FIRST.path, moved, again))
    page.keyboard.press("c")
    assert "in Bolivia" in article(page)
    page = review(Report(FIRST.path, "Nothing of it inBolivia.", [finding("Nothing of it inBolivia.", "inBolivia", "in Bolivia")]))
    expect(page.locator("#count")).to_have_text("0 of 1 decided")


def test_the_page_works_where_nothing_may_be_kept(review: Callable[..., Page], context: BrowserContext) -> None:
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    page = review(FIRST)
    page.keyboard.press("a")
    expect(page.locator("#count")).to_have_text("1 of 4 decided")


def test_a_page_without_findings_says_so(review: Callable[..., Page]) -> None:
    page = review(Report("clean.txt", "All is well."))
    expect(page.locator("h1")).to_have_text("No defects found")
    expect(page.locator(".actions")).to_be_hidden()


def test_controls_have_names_and_can_be_reached(review: Callable[..., Page]) -> None:
    page = review(FIRST, SECOND)
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll("button, select, input, textarea, progress, mark, aside, section")].filter((node) =>
        !node.textContent.trim() && !node.getAttribute("aria-label") && !node.labels?.length && !node.getAttribute("aria-labelledby"))
        .map((node) => node.outerHTML)"""
    )
    assert unnamed == []
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.className || document.activeElement.tagName"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none" or page.evaluate("document.activeElement === document.body")
    assert {"file", "rule", "undecided", "safe", "download-text", "download-decisions", "help", "choice"} <= reached


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(browser: Browser, tmp_path: Path, scheme: Any) -> None:
    """At least 4.5 to 1 for every colour of text on every ground (WCAG 2.2, 1.4.3)."""
    page = browser.new_page(color_scheme=scheme)
    style = (ROOT / "src" / "decalque" / "reporters" / "review" / "style.css").read_text(encoding="utf-8")
    page.set_content(f"<style>{style}</style>")
    names = ["--paper", "--sheet", "--ink", "--soft", "--good", "--gone", *("--" + f for f in "CAS SPC RES ENC PUN NUM TRA".split())]
    values = page.evaluate("names => names.map((n) => getComputedStyle(document.documentElement).getPropertyValue(n).trim())", names)
    page.close()
    grounds, inks = values[:2], values[2:]
    poor = [(g, i) for g in grounds for i in inks if contrast(g, i) < 4.5]
    assert poor == []


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, "contrast ratio" and "relative luminance")."""
    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def test_it_fits_a_small_screen_and_paper(review: Callable[..., Page]) -> None:
    page = review(FIRST)
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.emulate_media(media="print")
    expect(page.locator(".actions")).to_be_hidden()
    expect(page.locator("#article")).to_be_visible()
    expect(page.locator(".card").last).to_be_visible()
