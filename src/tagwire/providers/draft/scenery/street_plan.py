"""Where everything of a street stands: its lots and houses, drawn from the seed alone."""

from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.colour import Floats

from .street_boards import SHOP, Front
from .street_kits import NEONS, Kit, kit_of

LENGTH = 170.0  # metres of houses
CROSSING = (23.0, 31.0)  # where a side street opens
STEP = 0.5  # metres between heights on the skyline's profile
_BEFORE = -24.0  # the profile starts behind the camera, whence shadows fall too


@dataclass(frozen=True, slots=True)
class Lot:
    """One house and its place; metres."""

    side: int  # -1 left, +1 right
    z: float
    depth: float
    wall: float  # x of its front, without the sign
    front: Front
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A street, before anybody looks at it."""

    city: str
    kit: Kit
    lots: tuple[Lot, ...]
    road: float
    pavement: float
    sunny: float  # the side the sun is on
    crossing: bool
    bend: float  # columns the street's end is off the middle, as a share of the width

    @property
    def edge(self) -> float:
        """Metres from the middle of the road to the houses."""
        return self.road + self.pavement

    def skyline(self, side: int) -> Floats:
        """Heights of one side at every STEP from ``_BEFORE`` on."""
        heights = np.zeros(int((LENGTH - _BEFORE) / STEP), np.float32)
        for lot in self.lots:
            if lot.side == side:
                start, stop = (int((z - _BEFORE) / STEP) for z in (lot.z, lot.z + lot.depth))
                heights[max(start, 0) : max(stop, 0)] = lot.height
        return heights

    @staticmethod
    def stations(z: Floats) -> Floats:
        """Places on the skyline's profile of distances."""
        last = (LENGTH - _BEFORE) / STEP - 1
        return np.asarray(np.clip((z - np.float32(_BEFORE)) * np.float32(1 / STEP), 0, last))


def planned(ask: Ask) -> Plan:
    """Lay the street out for the shape of the frame."""
    city, kit = kit_of(ask.details)
    aspect = ask.size[0] / ask.size[1]
    roomy = float(np.clip(0.62 + 0.22 * aspect, 0.72, 1.25))
    rng = ask.rng("street")
    sunny = 1.0 if rng.random() < 0.5 else -1.0
    bend = float(rng.uniform(-0.10, 0.10))
    road, pavement = kit.road * roomy, kit.pavement * roomy
    edge = road + pavement
    crossing = kit.crosswalk and rng.random() < 0.7
    lots = [
        lot for side in (-1, 1) for lot in _row(ask.rng(f"lots {side}"), kit, side, edge, crossing)
    ]
    lots.sort(key=lambda lot: -lot.z)
    return Plan(city, kit, tuple(lots), road, pavement, sunny, crossing, bend)


def _row(rng: np.random.Generator, kit: Kit, side: int, edge: float, crossing: bool) -> list[Lot]:
    """The houses along one side."""
    lots: list[Lot] = []
    z = _BEFORE + float(rng.uniform(0, 4))
    while z < LENGTH:
        depth = float(rng.uniform(*kit.lot))
        if crossing and z < CROSSING[1] and z + depth > CROSSING[0]:
            depth = CROSSING[0] - z
            if depth < 4.5:
                z = CROSSING[1]
                continue
        lots.append(_lot(rng, kit, side, (z, depth), edge))
        z += depth
    return lots


def _lot(
    rng: np.random.Generator, kit: Kit, side: int, along: tuple[float, float], edge: float
) -> Lot:
    z, depth = along
    floors = int(rng.integers(kit.floors[0], kit.floors[1] + 1))
    spare = 0.5 if kit.mansard else 0.9
    wall = edge + float(rng.uniform(-0.1, spare))
    paint = kit.walls[int(rng.integers(len(kit.walls)))]
    trim = ("#e8e2d4", "#d9d2c4", "#c9c6c0", "#5a5a5c")[int(rng.integers(4))]
    neon = NEONS[int(rng.integers(len(NEONS)))]
    front = Front(
        depth, floors, paint, "#e6ddc8" if kit.mansard else trim,
        kit.shops[int(rng.integers(len(kit.shops)))], int(rng.integers(1 << 30)), neon,
    )  # fmt: skip
    return Lot(side, z, depth, wall, front, SHOP + floors * kit.storey + 0.9)
