"""Sees to it that there is a Chromium for the browser tests: `python tests/browser/chromium.py`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from conftest import HOW, find_chromium
from playwright.sync_api import sync_playwright


def there() -> bool:
    """Whether the tests would find one."""
    with sync_playwright() as playwright:
        return find_chromium(playwright) is not None


def ways() -> list[list[list[str]]]:
    """What to try, one after another; each is a row of commands."""
    root = [] if getattr(os, "geteuid", lambda: 1)() == 0 else ["sudo", "-n"]
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    install = [*apt, "install", "-y", "--no-install-recommends"]
    own = [sys.executable, "-m", "playwright", "install", "chromium"]
    shell, whole = [*install, "chromium-headless-shell"], [*install, "chromium"]
    system = [[[*apt, "update"], shell], [whole]] if shutil.which("apt-get") else []
    return [*system, [own]]


def run(command: list[str]) -> bool:
    """Whether a command came to a good end."""
    print(f"Chromium for the browser tests: {' '.join(command)}", flush=True)
    try:
        ended = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, timeout=600)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


if __name__ == "__main__":
    found = there() or any(all(map(run, way)) and there() for way in ways())
    if not found:
        print(HOW, file=sys.stderr)
