"""A real browser before a real editor: its own store and folder, and no error goes unnoticed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

PLACES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW = (
    "The browser tests need Chromium: `apt-get install chromium`, `python -m playwright install "
    "chromium`, or name yours in CHROMIUM=/path/to/it. `make test` tries the first two."
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


@pytest.fixture
def start_editor(tmp_path: Path) -> Iterator[Callable[..., Editor]]:
    """Starts editors: the words after `tagwire edit`, and the Python that starts it."""
    begun: list[subprocess.Popen[str]] = []

    def call(*words: str, code: str = START, **env: str) -> Editor:
        folder, store = tmp_path / "work", tmp_path / "store"
        folder.mkdir(exist_ok=True)
        told = tmp_path / f"errors-{len(begun)}.txt"
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

    yield call
    for process in begun:
        process.terminate()
        try:
            process.wait(15)
        finally:
            process.kill()
            assert process.stdout
            process.stdout.close()


@pytest.fixture
def editor(start_editor: Callable[..., Editor]) -> Editor:
    """An editor at its start page."""
    return start_editor()


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


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own, English, 1400 x 900."""
    ours = browser.new_context(viewport={"width": 1400, "height": 900}, locale="en-US")
    ours.grant_permissions(["clipboard-read", "clipboard-write"])
    ours.set_default_timeout(15_000)
    yield ours
    ours.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab; an error in it, or a request to another machine, fails the test."""
    faults: list[str] = []
    tab = watched(context.new_page(), faults)
    yield tab
    assert faults == []


def watched(tab: Page, faults: list[str]) -> Page:
    """A tab whose errors and requests to other machines are written down."""

    def request(sent: Any) -> None:
        where = urlsplit(sent.url)
        if where.scheme in {"http", "https", "ws"} and where.hostname != "127.0.0.1":
            faults.append(f"asked {sent.url}")

    tab.on("pageerror", lambda fault: faults.append(f"page error: {fault}"))
    tab.on("console", lambda line: line.type == "error" and faults.append(f"said: {line.text}"))
    tab.on("request", request)
    return tab
