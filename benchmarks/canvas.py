"""The editor's canvas against Vue Flow as it comes: same graphs, same Chromium, in turn.

Needs Chromium, playwright, Node and src/editor's npm packages. No GPU is used, so frames are a
worst case. A load lasts from the graph's arrival in the browser until two frames after it is
drawn; a patch from the arrival of one changed setting, likewise.
"""

from __future__ import annotations

import math
import os
import statistics
import tempfile
from pathlib import Path

from benchmarks.canvas_rounds import Found, Rounds, median
from benchmarks.canvas_sides import chrome, editor, lacks, peer

COUNTS, ROUNDS = (50, 200, 1000), 3
ROWS = {
    "load, all in sight": "load",
    "load, the first view": "first",
    "load, the view as it was left": "reload",
    "pan, all on screen: mean frame": "pan_all",
    "pan, all on screen: p95 frame": "pan_all_p95",
    "pan, all on screen: processor a frame": "pan_all_cpu",
    "pan at zoom 1: mean frame": "pan",
    "pan at zoom 1: p95 frame": "pan_p95",
    "drag a node at zoom 1: mean frame": "drag",
    "drag a node at zoom 1: p95 frame": "drag_p95",
    "a setting changed, arrived -> drawn": "patch",
    "a setting changed, asked -> drawn": "edit",
    "from opening the page until drawn": "page",
    "elements, all on screen": "elements",
    "JS heap, all on screen (MB)": "heap",
}
TARGETS = {(1000, "load"): 2.5, (1000, "pan_all"): 3.0}


def main() -> None:
    if missing := lacks():
        print(f"canvas is left out. It lacks {missing}.")
        return
    from playwright.sync_api import sync_playwright

    root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    args = ["--disable-gpu", "--disable-dev-shm-usage", *root]
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=chrome(), args=args)
        with editor(folder, COUNTS) as mine, peer(folder / "peer") as theirs:
            for count in COUNTS:
                rounds = Rounds(browser, mine, theirs, count)
                for _ in range(ROUNDS):
                    rounds.round()
                _table(count, rounds.ours, rounds.plain)
        browser.close()


def _table(count: int, ours: Found, plain: Found) -> None:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else math.nan
    print(f"\n{count} nodes, medians of {ROUNDS} rounds in ms (load average {load:.1f})")
    print(f"{'':<38}{'ours':>22}{'Vue Flow defaults':>22}{'better':>8}  target")
    for what, name in ROWS.items():
        ratio = median(plain, name) / median(ours, name)
        better = "" if math.isnan(ratio) else f"x{ratio:.2f}"
        target = _judged(ratio, TARGETS.get((count, name)))
        row = f"{what:<38}{_range(ours[name]):>22}{_range(plain[name]):>22}{better:>8}  {target}"
        print(row.rstrip(), flush=True)


def _judged(ratio: float, target: float | None) -> str:
    if target is None:
        return ""
    return f">= x{target:g}: {'met' if ratio >= target else 'missed'}"


def _range(found: list[float]) -> str:
    """The median, and the lowest and highest in brackets."""
    if not found:
        return "-"
    digits = 0 if max(found) >= 100 else 1
    low, high = min(found), max(found)
    return f"{statistics.median(found):.{digits}f} ({low:.{digits}f}-{high:.{digits}f})"
