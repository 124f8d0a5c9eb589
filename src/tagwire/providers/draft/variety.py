"""What the seed may decide: one of several good compositions. Words that say it always win."""

from dataclasses import dataclass

import numpy as np

from .framing import DISTANT

_OFFSETS = (0.0, 1 / 6, 0.0, 1 / 7)


@dataclass(frozen=True, slots=True)
class Variety:
    """How one composition differs from the next."""

    mirrored: bool = False
    grow: float = 1.0
    offset: float = 0.0  # of a lone subject from the middle, in frame widths
    jitter: float = 0.0
    apart: float = 1.0  # how far two stand from each other

    @property
    def direction(self) -> float:
        """-1 or +1: the side the subject said first is on."""
        return 1.0 if self.mirrored else -1.0


def varied(rng: np.random.Generator, shot: str, *, steady: bool) -> Variety:
    """Draw a composition; a close shot fills the frame and panels stay alike."""
    mirrored, size, offset = rng.random() < 0.5, rng.uniform(0.82, 1.14), rng.integers(4)
    apart = float(rng.uniform(0.80, 1.18))
    if steady:
        return Variety()
    if shot and shot not in DISTANT:
        return Variety(bool(mirrored), 1.0 + 0.2 * (float(size) - 1.0), apart=apart)
    side = 1.0 if mirrored else -1.0
    return Variety(bool(mirrored), float(size), side * _OFFSETS[int(offset)], apart=apart)
