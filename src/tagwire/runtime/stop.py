"""How a run is called off."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Stop:
    """Calls runs off, from any thread; every step sees it at its next progress.

    One Stop may serve many runs: a run that ends by itself leaves it as it was.
    """

    def __init__(self) -> None:
        self._asked = self._leaving = False
        self._listeners: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    @property
    def asked(self) -> bool:
        """Whether the run was called off."""
        return self._asked

    @property
    def leaving(self) -> bool:
        """Whether what is bought is left where it is, since the process or its store is failing."""
        return self._leaving

    def leave(self) -> None:
        """Call the run off, and nothing at a provider: the next run fetches what was bought."""
        self._leaving = True
        self.ask()

    def ask(self) -> None:
        """Call the run off."""
        with self._lock:
            self._asked = True
            listeners, self._listeners = self._listeners, []
        for listener in listeners:
            listener()

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called once when the run is called off; at once if it was already."""
        with self._lock:
            asked = self._asked
            if not asked:
                self._listeners.append(listener)
        if asked:
            listener()

    def unlisten(self, listener: Callable[[], None]) -> None:
        """Call `listener` no more."""
        with self._lock:
            if listener in self._listeners:
                self._listeners.remove(listener)
