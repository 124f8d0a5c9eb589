"""Light between houses: sun with the shadows of the other side, sky, lamps, signs and haze."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tagwire.providers.draft.colour import Floats, clip01, mix, ramp
from tagwire.providers.draft.filters import blur

from .city_raster import DOWN, FRONT, LEAF, LEFTWARD, NOTHING, RIGHTWARD, UP, Buffers, View
from .street_hours import StreetHour
from .street_plan import Plan

Mask = NDArray[np.bool_]
_OPEN = {NOTHING: 1.0, RIGHTWARD: 0.72, LEFTWARD: 0.72, FRONT: 0.66, UP: 1.0, DOWN: 0.30, LEAF: 0.9}
_NORMALS = {RIGHTWARD: (1, 0, 0), LEFTWARD: (-1, 0, 0), FRONT: (0, 0, -1), UP: (0, 1, 0)}


@dataclass(frozen=True, slots=True)
class Beam:
    """What a car's lamps throw on the road before it; metres."""

    x: float
    z: float
    colour: Floats  # times strength
    reach: float


@dataclass(frozen=True, slots=True)
class Lighting:
    """All there is to see by."""

    hour: StreetHour
    lamps: list[tuple[Floats, Floats]]  # place in metres, colour times strength
    sky: Floats  # the picture of the sky for this view, H x W x 3
    disc: tuple[float, float] | None  # column and row of a sun that shines through the haze
    misty: bool
    beams: tuple[Beam, ...] = ()


def shaded(seen: Buffers, view: View, plan: Plan, light: Lighting) -> Floats:
    """The picture in linear light, H x W x 3."""
    hour, z = light.hour, seen.depth
    columns = (np.arange(view.width, dtype=np.float32)[None] + 0.5 - view.centre) / view.focal
    rows = (view.horizon - np.arange(view.height, dtype=np.float32)[:, None] - 0.5) / view.focal
    x, y = columns * z, rows * z + np.float32(view.eye)
    glow = seen.glow * np.float32(0.25 + 0.75 * hour.lamps if hour.dark else hour.lamps)
    shine = _spill(glow)
    amount = _ambient(seen, (x, y), plan, hour)
    if float(hour.sun.max()) > 0.08:
        amount += _sunlight(seen, (x, y, z), plan, hour)[..., None] * hour.sun
    if hour.lamps > 0.25:
        amount += _lamplight(seen, (x, y, z), light)
    amount += shine * np.float32(1.5)
    image = np.multiply(seen.paint, amount, out=amount)
    image += glow * np.float32(1.25 if hour.dark else 1.0)
    image += (seen.glass * _in_glass(y, z, plan))[..., None] * _mirrored_sky(light, hour)
    return _hazy(np.asarray(image, np.float32), seen, (y, z), shine, light)


def _spill(glow: Floats) -> Floats:
    """Light that bright things throw around them, near and wide."""
    small = cv2.resize(
        np.minimum(glow, 3.0), (max(8, glow.shape[1] // 4), max(8, glow.shape[0] // 4)),
        interpolation=cv2.INTER_AREA,
    )  # fmt: skip
    side = small.shape[0] ** 0.5 * small.shape[1] ** 0.5
    near, wide = (
        blur(np.asarray(small, np.float32), side * 0.025),
        blur(np.asarray(small, np.float32), side * 0.13),
    )
    both = near * np.float32(0.35) + wide * np.float32(0.75)
    return np.asarray(cv2.resize(both, (glow.shape[1], glow.shape[0])), np.float32)


def _ambient(seen: Buffers, at: tuple[Floats, Floats], plan: Plan, hour: StreetHour) -> Floats:
    """Sky light: less of it deep in the canyon and where walls meet the ground."""
    x, y = at
    table = np.array([_OPEN[code] for code in range(7)], np.float32)
    height = 12.0 if plan.kit.steps else 20.0
    deep = 0.42 + 0.58 * ramp(0.0, height, y)
    flat = seen.facing == UP
    corner = np.where(flat, ramp(0.0, 1.4, plan.edge - np.abs(x)), ramp(-0.3, 1.2, y))
    openness = table[seen.facing] * deep * (0.55 + 0.45 * corner)
    return openness[..., None] * hour.sky + (1.15 - deep)[..., None] * hour.bounce


def _sunlight(
    seen: Buffers, at: tuple[Floats, Floats, Floats], plan: Plan, hour: StreetHour
) -> Floats:
    """Share of the sun each pixel gets; the skyline of the sunny side throws the shadow."""
    x, y, z = at
    length = float(np.sqrt(sum(v * v for v in hour.towards)))
    sx, sy, sz = (v / length for v in hour.towards)
    normals = np.zeros((7, 3), np.float32)
    for code, normal in _NORMALS.items():
        normals[code] = normal
    facing = clip01(normals @ np.array([sx * plan.sunny, sy, sz], np.float32))
    facing[LEAF], facing[DOWN] = 0.55, 0.04
    # Walls that a low sun only grazes glow all the same: they are never quite flat.
    facing[FRONT] = max(float(facing[FRONT]), 0.05)
    share = facing[seen.facing]
    run = np.maximum(np.float32(plan.edge + 0.4) - x * np.float32(plan.sunny), 0.0) / np.float32(sx)
    over = y + run * np.float32(sy) - _heights(plan, z + run * np.float32(sz))
    soft = 0.25 + 0.02 * run
    return np.asarray(share * clip01(0.5 + over / soft), np.float32)


def _heights(plan: Plan, z: Floats) -> Floats:
    """Height of the sunny side's skyline at distances ``z``."""
    profile = plan.skyline(1 if plan.sunny > 0 else -1)[None]
    column = plan.stations(z).astype(np.float32)
    return np.asarray(
        cv2.remap(profile, column, np.zeros_like(column), cv2.INTER_LINEAR), np.float32
    )


def _lamplight(seen: Buffers, at: tuple[Floats, Floats, Floats], light: Lighting) -> Floats:
    """Lamps without direction, worked out on every third pixel."""
    x, y, z = (plane[::3, ::3] for plane in at)
    facing = seen.facing[::3, ::3]
    normals = np.zeros((7, 3), np.float32)
    for code, normal in _NORMALS.items():
        normals[code] = normal
    amount = np.zeros((*x.shape, 3), np.float32)
    nx, ny, nz = (normals[:, axis][facing] for axis in range(3))
    for place, colour in light.lamps:
        dx, dy, dz = place[0] - x, place[1] - y, place[2] - z
        square = dx * dx + dy * dy + dz * dz
        turned = (nx * dx + ny * dy + nz * dz) / np.sqrt(square + 0.05)
        # A lamp hangs under its shade: the road below it is lit, the walls above hardly.
        down = 0.10 + 0.90 * ramp(0.66, 0.98, dy / np.sqrt(square + 0.05))
        share = np.maximum(turned, 0.10) * down / (square + 5.0)
        amount += (share * np.float32(light.hour.lamps))[..., None] * colour
    if light.hour.dark:
        for beam in light.beams:
            amount += _thrown(beam, x, z, facing == UP)[..., None] * beam.colour
    grown = cv2.resize(amount, (seen.depth.shape[1], seen.depth.shape[0]))
    return np.asarray(grown, np.float32)


def _thrown(beam: Beam, x: Floats, z: Floats, ground: Mask) -> Floats:
    """Share of a beam that lies on the road: it widens and fades from the car to the camera."""
    before = np.float32(beam.z) - z
    wide = np.float32(0.8) + np.maximum(before, 0.0) * np.float32(0.10)
    lit = np.exp(-(((x - np.float32(beam.x)) / wide) ** 2) - np.maximum(before, 0.0) / beam.reach)
    return np.asarray(lit * (ground & (before > -0.3)), np.float32)


def _in_glass(y: Floats, z: Floats, plan: Plan) -> Floats:
    """How much of the sky each pane shows: panes are never hung quite alike."""
    cell = np.floor(y / plan.kit.storey) * 12.9898 + np.floor(z / plan.kit.bay) * 78.233
    chance = np.sin(cell) * 43758.547
    chance -= np.floor(chance)
    return np.asarray(ramp(2.0, 22.0, y) * 0.75 * (0.45 + 0.8 * chance) + 0.10, np.float32)


def _mirrored_sky(light: Lighting, hour: StreetHour) -> Floats:
    open_sky = light.sky[: max(1, light.sky.shape[0] // 3)].mean(axis=(0, 1))
    return np.asarray(open_sky * np.float32(0.55) + hour.haze * np.float32(0.12), np.float32)


def _hazy(
    image: Floats, seen: Buffers, at: tuple[Floats, Floats], shine: Floats, light: Lighting
) -> Floats:
    """Let distance fade into air that the lights colour, and put the sky behind."""
    y, z = at
    hour = light.hour
    thin = np.exp(-np.maximum(y - 10, 0) / 60)
    share = 1 - np.exp(-np.maximum(z - 3, 0) / np.float32(hour.reach) * (0.55 + 0.45 * thin))
    colour = hour.haze + shine * np.float32(0.7 if light.misty else 0.55) * hour.lamps
    if light.disc is not None:
        height, width = z.shape
        dx = np.arange(width, dtype=np.float32)[None] - light.disc[0]
        dy = np.arange(height, dtype=np.float32)[:, None] - light.disc[1]
        near = np.sqrt(dx * dx + dy * dy) / np.float32((width * height) ** 0.5)
        halo = np.exp(-near / 0.22)[..., None] * hour.sun
        colour = colour + halo * np.float32(0.55)
    image += (colour - image) * share[..., None]
    if light.disc is not None:
        image = image + halo * np.float32(0.10)
    if light.misty:
        image += shine * np.float32(0.07)
    void = (seen.facing == NOTHING)[..., None]
    behind = light.sky
    if light.misty:
        low = ramp(0.0, 0.9, np.linspace(0, 1, z.shape[0], dtype=np.float32))[:, None, None]
        behind = mix(behind, colour, 0.45 + 0.5 * low)
    return np.asarray(np.where(void, behind + shine * np.float32(0.15), image), np.float32)
