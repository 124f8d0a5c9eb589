"""Giving memory back: a picture passes through hundreds of megabytes, and few are needed after."""

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock

_lock = Lock()
_at_work = 0


@contextmanager
def lent() -> Iterator[None]:
    """Memory for one drawing. Freed pages go back to the system when the last of several ends.

    Not before: the others would wait for it, and ask for the same pages again.
    """
    global _at_work  # noqa: PLW0603 - of the process, as its memory is
    with _lock:
        _at_work += 1
    try:
        yield
    finally:
        with _lock:
            _at_work -= 1
            if not _at_work:
                _trim()(0)


@cache
def _trim() -> Callable[[int], int]:
    """The C library's call for it, where there is one: glibc keeps what was freed for itself."""
    if sys.platform == "linux":
        found = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if found is not None:
            return found  # type: ignore[no-any-return]
    return lambda _: 0
