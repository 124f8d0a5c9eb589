"""A real browser before a real editor: its own store and folder, and no error goes unnoticed."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

sys.path.append(str(Path(__file__).parent))
Hand = importlib.import_module("hand").Hand

expect.set_options(timeout=10_000)  # patience for a busy machine; nothing is measured

PHOTOS = Path(__file__).parents[2] / "graphs" / "photos"
PLACES = (
    "chromium-headless-shell",  # the same pages without a window around them: half the work
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
HOW = (
    "The browser tests need Chromium: `apt-get install chromium-headless-shell` (or chromium), "
    "`python -m playwright install chromium`, or name yours in CHROMIUM=/path/to/it. "
    "`make test` tries these."
)
START = "from tagwire.interfaces.cli import main; main()"


def find_chromium(playwright: Playwright) -> str | None:
    """The browser the tests use: CHROMIUM, the system's, or Playwright's own."""
    own = playwright.chromium.executable_path
    system = next((found for name in PLACES if (found := shutil.which(name))), None)
    return os.environ.get("CHROMIUM") or system or (own if Path(own).exists() else None)


@dataclass(frozen=True, slots=True)
class Editor:
    """An editor that runs: `url` lets in, `origin` is where it is."""

    url: str
    folder: Path
    store: Path
    process: subprocess.Popen[str]

    @property
    def origin(self) -> str:
        return self.url.partition("/?")[0]

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 80


@contextmanager
def starting(base: Path) -> Iterator[Callable[..., Editor]]:
    """Starts editors in a folder; they end with it."""
    begun: list[subprocess.Popen[str]] = []

    def call(*words: str, code: str = START, **env: str) -> Editor:
        folder, store = base / "work", base / "store"
        folder.mkdir(exist_ok=True)
        told = base / f"errors-{len(begun)}.txt"
        command = [sys.executable, "-c", code, "edit", "--no-browser", "--port", "0", *words]
        with told.open("w") as errors:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, "TAGWIRE_STORE": str(store), **env},
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        begun.append(process)
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found, told.read_text()
        return Editor(found[0], folder, store, process)

    try:
        yield call
    finally:
        for process in begun:
            end(process)


def end(process: subprocess.Popen[str]) -> None:
    """An editor ends as with Ctrl+C."""
    process.terminate()
    try:
        process.wait(15)
    finally:
        process.kill()
        assert process.stdout
        process.stdout.close()


@pytest.fixture
def start_editor(tmp_path: Path) -> Iterator[Callable[..., Editor]]:
    """Starts editors: the words after `tagwire edit`, and the Python that starts it."""
    with starting(tmp_path) as start:
        yield start


@pytest.fixture
def editor(start_editor: Callable[..., Editor]) -> Editor:
    """An editor at its start page."""
    return start_editor()


@pytest.fixture(scope="module")
def strange() -> dict[str, str]:
    """The files of the folder's own nodes, by name; a module that has some gives its own."""
    return {}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, strange: dict[str, str]) -> Iterator[Editor]:
    """One editor for all tests of a module, with photos and the module's nodes in its folder."""
    base = tmp_path_factory.mktemp("studio")
    shutil.copytree(PHOTOS, base / "work" / "photos")
    for name, text in strange.items():
        file = base / "work" / "nodes" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    with starting(base) as start:
        yield start()


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Of a module: while it is there, the thread's event loop is its own."""
    with sync_playwright() as ours:
        yield ours


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Callable[..., Browser]]:
    """Starts Chromium with further command line switches."""
    begun: list[Browser] = []

    def call(*switches: str) -> Browser:
        chosen = find_chromium(playwright)
        if chosen is None:
            pytest.fail(HOW)
        root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
        args = ["--disable-gpu", "--disable-dev-shm-usage", *root, *switches]
        browser = playwright.chromium.launch(executable_path=chosen, args=args)
        begun.append(browser)
        return browser

    yield call
    for browser in begun:
        browser.close()


@pytest.fixture(scope="module")
def browser(chromium: Callable[..., Browser]) -> Browser:
    """One Chromium for all tests of a module."""
    return chromium()


DESK = {
    "viewport": {"width": 1600, "height": 1000},
    "locale": "en-US",
    "reduced_motion": "reduce",
    "permissions": ["clipboard-read", "clipboard-write"],
}
"""How the person sits: 1600 x 1000, English, without animations."""


@contextmanager
def seated(browser: Browser, **how: Any) -> Iterator[BrowserContext]:
    """A browser profile of its own."""
    ours = browser.new_context(**how)
    ours.set_default_timeout(15_000)
    yield ours
    ours.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A profile that knows nothing yet."""
    with seated(browser, **DESK) as ours:
        yield ours


@pytest.fixture(scope="module")
def seat() -> dict[str, Any]:
    """How the person of this module sits."""
    return DESK


@pytest.fixture(scope="module")
def profile(browser: Browser, seat: dict[str, Any]) -> Iterator[BrowserContext]:
    """One profile for all tests of a module: its cache is warm, what it keeps is cleared."""
    with seated(browser, **seat) as ours:
        yield ours


@pytest.fixture
def expected() -> list[str]:
    """What a test expects the console to complain of; parts of the lines are enough."""
    return []


@pytest.fixture
def faults(expected: list[str]) -> Iterator[list[str]]:
    """What went wrong in the tabs of a test: it fails when there is anything."""
    found: list[str] = []
    yield found
    assert [line for line in found if not any(part in line for part in expected)] == []


@pytest.fixture
def page(context: BrowserContext, faults: list[str]) -> Page:
    """A tab; an error in it, or a request to another machine, fails the test."""
    return watched(context.new_page(), faults)


@pytest.fixture
def tabs(profile: BrowserContext, faults: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens tabs of the module's profile; they go with the test, and what they kept.

    A second one is a window of its own: a tab behind another draws nothing and answers late.
    """
    ours: list[Page] = []

    def call() -> Page:
        with profile.expect_page() as opened:
            if ours:
                ours[0].evaluate("() => void open('about:blank', '_blank', 'popup,noopener')")
            else:
                profile.new_page()
        ours.append(watched(opened.value, faults))
        return ours[-1]

    yield call
    for tab in reversed(ours):
        if not tab.is_closed():
            if tab.url.startswith("http"):
                tab.evaluate("localStorage.clear()")
            tab.close()


@pytest.fixture
def hand(tabs: Callable[..., Page], studio: Editor) -> Hand:
    """The hand of a person before the module's editor, in one tab."""
    return Hand(tabs(), studio)


@pytest.fixture
def other(tabs: Callable[..., Page], studio: Editor) -> Hand:
    """The same person's hand in a second tab."""
    return Hand(tabs(), studio)


def watched(tab: Page, faults: list[str]) -> Page:
    """A tab whose errors and requests to other machines are written down."""

    def request(sent: Any) -> None:
        where = urlsplit(sent.url)
        if where.scheme in {"http", "https", "ws", "wss"} and where.hostname != "127.0.0.1":
            faults.append(f"asked {sent.url}")

    def said(line: Any) -> None:
        if line.type == "error" or "[Vue" in line.text:
            faults.append(f"said: {line.text} ({line.location.get('url', '')})")

    tab.on("filechooser", lambda _: None)  # from now on: asked for late, one may be missed
    tab.on("pageerror", lambda fault: faults.append(f"page error: {fault}"))
    tab.on("console", said)
    tab.on("request", request)
    return tab
