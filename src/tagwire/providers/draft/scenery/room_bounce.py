"""What the sun's patch on the floor gives back: warm light from below on all that stands near."""

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mean_luma

from .lighting import Sun
from .raster import Lamp
from .room_opening import Opening

_FLOOR = from_hex("#d9b48a")
_UP = np.array([0, 1, 0], np.float32)
_SHARE = 0.085


def bounced(sun: Sun, half: float, deep: float) -> list[Lamp]:
    """One lamp for each window the sun comes through, where its light meets floor or wall."""
    if mean_luma(sun.colour) < 0.05:
        return []
    found = [_patch(one, sun, half, deep) for one in sun.openings]
    return [lamp for lamp in found if lamp is not None]


def _patch(opening: Opening, sun: Sun, half: float, deep: float) -> Lamp | None:
    corner, across, up = (
        np.array(v, np.float32) for v in (opening.corner, opening.across, opening.up)
    )
    middle, way = corner + across / 2 + up / 2, -sun.unit
    normal = np.array(
        [
            across[1] * up[2] - across[2] * up[1],
            across[2] * up[0] - across[0] * up[2],
            across[0] * up[1] - across[1] * up[0],
        ],
        np.float32,
    )
    area = float(np.sqrt(normal @ normal))
    facing = abs(float(normal @ way)) / max(area, 1e-3)
    if facing < 0.08 or float(way[1]) >= 0:
        return None
    reach = float(middle[1] / -way[1])
    place: Floats = np.asarray(middle + way * np.float32(reach), np.float32)
    place = np.clip(place, [-half * 0.92, 0.0, 0.8], [half * 0.92, 9.0, deep - 0.3])
    place[1] = 0.12
    strength = min(area * facing, 4.0) * _SHARE * (1 - 0.4 * opening.soft)
    light = np.asarray(sun.colour * _FLOOR * np.float32(strength * 4), np.float32)
    long = np.array([0.0, 0.0, min(0.8, float(np.abs(across).max()) * 0.3)], np.float32)
    start = np.asarray(place - long, np.float32)
    return Lamp(
        start,
        light,
        end=np.asarray(place + long, np.float32),
        aim=_UP,
        cone=(-0.25, 0.8),
        broad=1.4,
    )
