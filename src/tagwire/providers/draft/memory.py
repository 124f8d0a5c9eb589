"""Giving memory back: a picture passes through hundreds of megabytes, and few are needed after."""

import ctypes
import sys
from collections.abc import Callable
from functools import cache


@cache
def _trim() -> Callable[[int], int]:
    """The C library's call for it, where there is one: glibc keeps what was freed for itself."""
    if sys.platform == "linux":
        found = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if found is not None:
            return found  # type: ignore[no-any-return]
    return lambda _: 0


def give_back() -> None:
    """Let the system have what nobody holds any more; other systems do so by themselves."""
    _trim()(0)
