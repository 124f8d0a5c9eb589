"""Many changes to a node in a moment, of which the last is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

LEAST_SECONDS = 0.1
"""Between two words of progress about one node."""


class Throttle:
    """Passes on the last of many changes to a node, a few times a second."""

    def __init__(self, show: Callable[[str, Mapping[str, Any]], None]) -> None:
        self._show = show
        self._waiting: dict[str, Mapping[str, Any]] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def __call__(self, node: str, change: Mapping[str, Any]) -> None:
        """Show a change now, or the last one when its time has come."""
        if node in self._timers:
            self._waiting[node] = change
        else:
            self._show(node, change)
            loop = asyncio.get_running_loop()
            self._timers[node] = loop.call_later(LEAST_SECONDS, self._due, node)

    def drop(self, node: str) -> None:
        """Nothing more is to be said about a node."""
        self._waiting.pop(node, None)
        timer = self._timers.pop(node, None)
        if timer:
            timer.cancel()

    def _due(self, node: str) -> None:
        del self._timers[node]
        change = self._waiting.pop(node, None)
        if change is not None:
            self(node, change)
