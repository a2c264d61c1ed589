"""A headless Chromium: that of DECALQUE_CHROMIUM, one on the PATH, or the one that playwright installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = "no Chromium: apt-get install chromium, playwright install chromium, or set DECALQUE_CHROMIUM to one"


def chromium(play: Playwright) -> str | None:
    """Where the browser is."""
    places = (os.environ.get("DECALQUE_CHROMIUM"), *map(shutil.which, NAMES), play.chromium.executable_path)
    return next((place for place in places if place and os.path.exists(place)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; each opens a page of its own."""
    with sync_playwright() as play:
        place = chromium(play)
        if place is None:
            pytest.skip(MISSING)
        started = play.chromium.launch(executable_path=place, args=["--no-sandbox"])  # CI often runs as root
        yield started
        started.close()
