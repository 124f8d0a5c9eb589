"""A hand on a page: real mouse moves, frames counted meanwhile, and what the page weighs."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Any

SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Rate:
    """How smooth it was, in ms: the mean frame, the one 95 % were under, the processor's time."""

    mean: float
    p95: float
    cpu: float


class Hand:
    """The mouse of one page."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable")

    def pan(self) -> Rate:
        """Pan from a bare spot."""
        return self._sweep(self._spot("tell.bare()"), 200)

    def drag(self, selector: str) -> Rate:
        """Move the node nearest to the middle by the part of it that `selector` finds."""
        return self._sweep(self._spot(f"tell.grip({selector!r})"), 140)

    def _sweep(self, spot: list[float], reach: float) -> Rate:
        """Press at `spot`, move about for two seconds and come back, counting frames."""
        x, y = spot
        mouse = self.page.mouse
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + 5, y + 5)
        self.page.evaluate("tell.frames()")
        begun, spent = time.perf_counter(), self._spent()
        while (gone := time.perf_counter() - begun) < SECONDS:
            turn = gone / SECONDS * math.tau * 2
            mouse.move(x + 5 + reach * math.sin(turn), y + 5 + reach / 2 * math.sin(turn * 1.5))
            time.sleep(max(0.0, 0.008 - (time.perf_counter() - begun - gone)))
        deltas = self.page.evaluate("tell.deltas()")
        cpu = (self._spent() - spent) * 1000 / len(deltas)
        mouse.move(x, y)
        mouse.up()
        self.page.wait_for_timeout(400)
        return Rate(sum(deltas) / len(deltas), sorted(deltas)[int(len(deltas) * 0.95)], cpu)

    def _spent(self) -> float:
        """Seconds of processor the page has had: a busy machine does not lengthen them."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return float(next(row["value"] for row in metrics if row["name"] == "ProcessTime"))

    def _spot(self, code: str) -> list[float]:
        spot: list[float] | None = self.page.evaluate(code)
        assert spot, f"nothing to take hold of: {code}"
        return spot


def weight(page: Any) -> tuple[int, float]:
    """How many elements the canvas has, and MB of the page's JavaScript after a collection."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")["usedSize"]
    count = page.evaluate("document.querySelectorAll('.vue-flow *').length")
    session.detach()
    return count, heap / 1e6
