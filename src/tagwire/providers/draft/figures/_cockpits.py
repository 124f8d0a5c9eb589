"""Where people sit in vehicles, and the windows they are seen through; all in metres."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from tagwire.providers.draft.models.material import Material, Part

Seat = tuple[float, float, float]
"""How far ahead of the middle, how high the seat is, how far to the near side."""


@dataclass(frozen=True, slots=True)
class Cockpit:
    """The seats of a vehicle, the driver's first, and the heights its windows begin and end at."""

    seats: tuple[Seat, ...]
    sill: float
    ceiling: float
    driven: tuple[Seat, ...] = ()  # where a driver alone sits, if not on the first seat
    near: float = 0.9  # half its width: heads out of a window are there
    open: bool = False  # it has no walls: all of who sits there is seen


def _rows(front: float, rear: float, y: float) -> tuple[Seat, ...]:
    """Four seats: the driver's on the far side, for the vehicle looks to the right.

    Seen aslant, who is on the far side seems to sit further ahead.
    """
    return (front, y, -0.36), (front + 0.02, y, 0.36), (rear, y, 0.36), (rear - 0.22, y, -0.36)


def _along(places: Sequence[float], y: float, z: float) -> tuple[Seat, ...]:
    return tuple((x, y, z) for x in places)


_SALOON: Final = Cockpit(_rows(-0.34, -0.80, 0.42), 0.99, 1.39)
COCKPITS: Final[dict[str, Cockpit]] = {
    "car": _SALOON,
    "taxi": replace(_SALOON, seats=_SALOON.seats[2:], driven=_SALOON.seats[:1]),
    "police car": _SALOON,
    "suv": Cockpit(_rows(-0.34, -0.90, 0.64), 1.14, 1.62, near=0.92),
    "sports car": Cockpit(_rows(-0.48, -0.9, 0.16)[:2], 0.80, 1.10),
    "van": Cockpit(_rows(0.70, -0.05, 0.86), 1.22, 1.70),
    "ambulance": Cockpit(((1.22, 0.85, 0.40), (1.0, 0.85, -0.30)), 1.25, 1.76, near=0.96),
    "truck": Cockpit(((2.72, 1.45, 0.55), (2.45, 1.45, -0.35)), 1.80, 2.50, near=1.16),
    "bus": Cockpit(
        _along((1.75, 0.70, -0.35, -1.40, -2.45), 1.30, 0.72), 1.62, 2.40,
        driven=((2.80, 1.30, 0.72),), near=1.15,
    ),
    "tram": Cockpit(
        _along((0.85, 0.05, -0.75, -1.55), 1.30, 0.72), 1.62, 2.40,
        driven=((2.25, 1.30, 0.72),), near=1.15,
    ),
    "train": Cockpit(
        _along((-4.2, -4.9, -5.6, -3.5), 1.30, 0.72), 1.62, 2.40,
        driven=((-0.80, 1.45, 0.5),), near=1.15,
    ),
    "tractor": Cockpit(((-0.66, 1.38, 0.0),), 1.30, 2.46, open=True),
}  # fmt: skip


def windows(parts: Sequence[Part]) -> list[Part]:
    """The same vehicle with white windows, all else black: what is seen through is read off it."""
    black = np.zeros(3, np.float32)
    return [
        replace(part, material=Material(black, gloss=0.0, grain=0.0, paint=part.material.pane))
        for part in parts
    ]


def near_side(parts: Sequence[Part]) -> list[Part]:
    """What stands between us and who sits in an open vehicle: near wheels, mudguards, posts."""
    return [part for part in parts if float(part.shape.points[:, 2].min()) > 0.3]
