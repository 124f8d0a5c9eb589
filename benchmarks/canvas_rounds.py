"""One round of each side of the canvas benchmark: what is done to the page, and what is kept."""

from __future__ import annotations

import itertools
import statistics
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.canvas_graphs import synthetic
from benchmarks.canvas_hand import Hand, weight
from benchmarks.canvas_sides import Ours

PROBE = Path(__file__).with_name("canvas_probe.js").read_text(encoding="utf-8")
CALM = "localStorage.setItem('tagwire.panels', '[\"\",\"\"]');"
SHOWN = "performance.getEntriesByName('tagwire:shown').length"
PATCHES = 12

Found = defaultdict[str, list[float]]


class Rounds:
    """The rounds of one graph: ours first, then the peer in a canvas as large, at the same view."""

    def __init__(self, browser: Any, mine: Ours, theirs: str, count: int) -> None:
        self.browser, self.mine, self.theirs, self.count = browser, mine, theirs, count
        self.ours: Found = defaultdict(list)
        self.plain: Found = defaultdict(list)
        self.seeds = itertools.count(1000)  # a seed that is there already is no change

    def round(self) -> None:
        """Both sides once."""
        size, view = self._ours()
        self._peer(size, view)

    def _ours(self) -> tuple[Any, Any]:
        context, page = self._page({"width": 1400, "height": 900}, CALM + PROBE)
        page.goto(self.mine.url)
        key = page.evaluate("tell.open", f"bench-{self.count}.json")
        page.goto(f"{self.mine.origin}/?graph={key}")
        found = self.ours
        found["first"].append(_loaded(page))
        found["page"].append(page.evaluate("tell.sincePage()"))
        page.wait_for_timeout(1500)
        page.keyboard.press("1")  # the first view of a large graph is its beginning
        page.wait_for_timeout(1500)
        page.reload()
        found["load"].append(_loaded(page))
        page.wait_for_timeout(2000)
        drawn = page.evaluate("document.querySelectorAll('.vue-flow__node').length")
        assert drawn >= self.count, f"{drawn} of {self.count} nodes are in sight"
        _from_afar(page, found)
        for patch in range(PATCHES):
            node = f"gen4{patch % max(1, self.count // 4)}"
            drawn, whole = page.evaluate("tell.change", [key, node, next(self.seeds)])
            found["patch"].append(drawn)
            found["edit"].append(whole)
            page.wait_for_timeout(250)
        page.keyboard.press("Control+0")
        page.wait_for_timeout(1500)
        view, size = page.evaluate("tell.view()"), page.evaluate("tell.size()")
        _near(page, found, ".tw-node-title")
        page.wait_for_timeout(800)
        page.reload()
        found["reload"].append(_loaded(page))
        context.close()
        return size, view

    def _peer(self, size: Any, view: Any) -> None:
        context, page = self._page(size, PROBE)
        page.goto(self.theirs)
        page.wait_for_function("window.bench")
        page.wait_for_timeout(800)
        graph, found = {**synthetic(self.count), "picture": "photo.webp"}, self.plain
        found["load"].append(page.evaluate("bench.load", graph))
        found["reload"] = found["first"] = found["load"]
        page.wait_for_timeout(1500)
        _from_afar(page, found)
        for patch in range(PATCHES):
            node = f"gen4{patch % max(1, self.count // 4)}"
            found["patch"].append(page.evaluate("bench.patch", [node, next(self.seeds)]))
            page.wait_for_timeout(100)
        page.evaluate("bench.look", view)
        page.wait_for_timeout(1500)
        _near(page, found, ".plain header")
        context.close()

    def _page(self, size: Any, script: str) -> tuple[Any, Any]:
        context = self.browser.new_context(viewport=size, locale="en-US")
        page = context.new_page()
        page.add_init_script(script)
        return context, page


def _loaded(page: Any) -> float:
    page.wait_for_function(SHOWN, timeout=120_000)
    taken: float = page.evaluate("tell.loaded()")
    return taken


def _from_afar(page: Any, found: Found) -> None:
    page.wait_for_function("tell.still()", timeout=120_000)
    page.wait_for_timeout(500)
    elements, heap = weight(page)
    found["elements"].append(elements)
    found["heap"].append(heap)
    rate = Hand(page).pan()
    found["pan_all"].append(rate.mean)
    found["pan_all_p95"].append(rate.p95)
    found["pan_all_cpu"].append(rate.cpu)


def _near(page: Any, found: Found, selector: str) -> None:
    hand = Hand(page)
    for name, rate in (("pan", hand.pan()), ("drag", hand.drag(selector))):
        found[name].append(rate.mean)
        found[f"{name}_p95"].append(rate.p95)


def median(found: Found, name: str) -> float:
    """The median of what was kept under a name; nan when nothing was."""
    return statistics.median(found[name]) if found[name] else float("nan")
