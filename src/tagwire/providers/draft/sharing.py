"""Drawings beside one another in one process: they share its memory and its interpreter."""

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock

_SWITCH = 0.0002  # seconds


class _Drawings:
    """How many are at work now."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._usual = sys.getswitchinterval()

    def begin(self) -> None:
        """One more. A thread back from a filter must not wait long for one busy with Python."""
        with self._lock:
            self._count += 1
            if self._count == 2:
                self._usual = sys.getswitchinterval()
                sys.setswitchinterval(min(self._usual, _SWITCH))

    def end(self) -> None:
        """One less. The last gives freed pages back; sooner, the others would ask them again."""
        with self._lock:
            self._count -= 1
            if self._count == 1:
                sys.setswitchinterval(self._usual)
            elif not self._count:
                _trim()(0)


_NOW = _Drawings()


@contextmanager
def beside_others() -> Iterator[None]:
    """Draw in here. A picture passes through hundreds of megabytes, and few are needed after."""
    _NOW.begin()
    try:
        yield
    finally:
        _NOW.end()


@cache
def _trim() -> Callable[[int], int]:
    """The C library's call for it, where there is one: glibc keeps what was freed for itself."""
    if sys.platform == "linux":
        found = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if found is not None:
            return found  # type: ignore[no-any-return]
    return lambda _: 0
