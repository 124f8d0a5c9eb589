"""Medians of runs taken in turn, so that a drifting machine slows both sides alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def in_turn(rounds: int, *works: Callable[[], object]) -> list[float]:
    """The median seconds of each of `works`, run A B C, A B C, ... after one warm-up."""
    seconds: list[list[float]] = [[] for _ in works]
    for turn in range(rounds + 1):
        for taken, work in zip(seconds, works, strict=True):
            begun = time.perf_counter()
            work()
            if turn:
                taken.append(time.perf_counter() - begun)
    return [statistics.median(taken) for taken in seconds]


def row(what: str, ours: float, floor: float, target: str) -> None:
    """One line: what, both times in ms, their ratio, and the target."""
    ratio = ours / floor
    print(f"{what:<44} {ours * 1e3:9.2f} ms {floor * 1e3:9.2f} ms  x{ratio:5.2f}  target {target}")
