"""Wood: trunks and branches that fork and taper, drawn as strips of bark around a cylinder."""

from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex

from .flora_dabs import Dabs, dabs


@dataclass(frozen=True, slots=True)
class Limb:
    """One bent piece of wood; points are N x 3 in plant heights, radii N."""

    points: Floats
    radii: Floats


@dataclass(frozen=True, slots=True)
class Habit:
    """How a tree forks."""

    trunk: float = 0.26  # length to the first fork
    thick: float = 0.030
    wide: float = 0.75  # radians between the limbs of a fork
    keep: float = 0.74  # length of a limb by its parent's
    levels: int = 5
    rise: float = 0.25  # how much limbs turn up again
    start: int = 3  # limbs at the first fork


def skeleton(rng: np.random.Generator, habit: Habit) -> tuple[list[Limb], Floats]:
    """Grow a tree; return its limbs and the ends of its thin ones, M x 3."""
    lean = rng.normal(0, 0.06, 2)
    start = np.array([0, -0.01, 0], np.float32)
    heading = _unit(np.array([lean[0], 1, lean[1]], np.float32))
    todo = [(start, heading, habit.trunk, habit.thick, 0)]
    limbs: list[Limb] = []
    ends: list[Floats] = []
    while todo:
        origin, heading, length, thick, level = todo.pop()
        limb = _bent(rng, origin, heading, length, thick=thick, habit=habit, level=level)
        limbs.append(limb)
        last = limb.points[-1]
        if level >= habit.levels - 3:
            ends.append(last)
        if level == habit.levels - 1:
            continue
        count = habit.start if level == 0 else 2 + int(rng.random() < 0.45)
        turn = rng.random() * 6.28
        for k in range(count):
            way = _forked(
                limb, heading, habit.wide, turn=turn + k * 6.28 / count, rng=rng, rise=habit.rise
            )
            part = habit.keep * (0.8 + 0.4 * rng.random())
            todo.append(
                (last, way, length * part, thick * (0.72 if count < 3 else 0.62), level + 1)
            )
    return limbs, np.array(ends, np.float32)


def _unit(vector: Floats) -> Floats:
    return np.asarray(vector / float(np.sqrt(vector @ vector)), np.float32)


def _bent(
    rng: np.random.Generator,
    origin: Floats,
    heading: Floats,
    length: float,
    *,
    thick: float,
    habit: Habit,
    level: int,
) -> Limb:
    steps = np.linspace(0, 1, 7, dtype=np.float32)[:, None]
    bow = rng.normal(0, 0.045 if level == 0 else 0.09, 3).astype(np.float32) * length
    points = origin + heading * steps * length + bow * (steps * (1 - steps) * 4)
    end = 0.70 if level < habit.levels - 1 else 0.25
    radii = thick * (1 - (1 - end) * steps[:, 0])
    if level == 0:  # roots flare where the trunk meets the ground
        radii = radii * (1 + 0.9 * np.exp(-steps[:, 0] * 9))
    return Limb(points.astype(np.float32), radii.astype(np.float32))


def _forked(
    limb: Limb, heading: Floats, wide: float, *, turn: float, rng: np.random.Generator, rise: float
) -> Floats:
    side = np.array([np.cos(turn), 0, np.sin(turn)], np.float32)
    spread = wide * (0.6 + 0.6 * rng.random())
    way = heading * np.cos(spread) + side * np.sin(spread)
    way[1] += rise * (1 - way[1])
    return _unit(way)


def bark(
    rng: np.random.Generator,
    limbs: list[Limb],
    colour: str,
    *,
    fine: float = 0.004,
    marks: str = "",
    snow: bool = False,
) -> list[Dabs]:
    """Cover limbs with bark, round in its shading; ``marks`` are scars (a birch's)."""
    places, angles, facing, sizes = [], [], [], []
    for limb in limbs:
        spans = np.diff(limb.points, axis=0)
        count = max(3, int(np.sqrt((spans**2).sum(1)).sum() / fine))
        t = np.linspace(0, len(limb.points) - 1, count)
        line = np.stack([np.interp(t, np.arange(len(limb.points)), c) for c in limb.points.T], 1)
        radius = np.interp(t, np.arange(len(limb.points)), limb.radii)
        strips = max(1, min(15, int(np.ceil(limb.radii.max() / fine * 1.2))))
        across = (np.arange(strips) + 0.5) / strips * 2 - 1
        way = line[-1, :2] - line[0, :2]
        normal = np.array([way[1], -way[0]]) / (np.hypot(*way) + 1e-6)
        if normal[0] < 0:
            normal = -normal
        off = across[None, :, None] * radius[:, None, None] * normal
        spot = np.repeat(line[:, None], strips, 1)
        spot[..., :2] += off
        spot[..., 2] += np.sqrt(1 - across**2)[None] * radius[:, None]
        places.append(spot.reshape(-1, 3))
        facing.append(np.broadcast_to(across * normal[0], spot.shape[:2]).ravel())
        angles.append(np.full(spot[..., 0].size, np.arctan2(way[1], way[0])))
        sizes.append(
            np.broadcast_to(
                np.maximum(np.minimum(radius, fine), radius * 1.25 / strips)[:, None],
                spot.shape[:2],
            ).ravel()
        )
    place = np.concatenate(places).astype(np.float32)
    turn = np.concatenate(facing).astype(np.float32)
    rough = rng.random(len(place)).astype(np.float32)
    paint = from_hex(colour) * (0.65 + 0.7 * rough[:, None] ** 1.5)
    if marks:
        scar = (rng.random(len(place)) < 0.10) & (np.abs(turn) < 0.9)
        paint = np.where(scar[:, None], from_hex(marks), paint)
    shade = 0.62 - 0.25 * np.abs(turn) + 0.1 * rough
    size = np.concatenate(sizes).astype(np.float32)
    result = [dabs(place, size, np.concatenate(angles).astype(np.float32), paint,
        shade, facing=turn, thin=0.9)]  # fmt: skip
    if snow:
        result.append(_capped(rng, limbs, fine))
    return result


def _capped(rng: np.random.Generator, limbs: list[Limb], fine: float) -> Dabs:
    """Snow that lies along the top of limbs which are not upright."""
    tops = []
    for limb in limbs[1:]:
        way = limb.points[-1] - limb.points[0]
        flat = 1 - abs(float(way[1])) / (float(np.sqrt(way @ way)) + 1e-6)
        if flat < 0.12:
            continue
        t = rng.random(int(20 + 40 * flat)) * (len(limb.points) - 1)
        line = np.stack([np.interp(t, np.arange(len(limb.points)), c) for c in limb.points.T], 1)
        radius = np.interp(t, np.arange(len(limb.points)), limb.radii)
        line[:, 1] += radius * 0.9
        line[:, 2] += radius + 0.01
        tops.append(line)
    place = np.concatenate(tops).astype(np.float32) if tops else np.zeros((1, 3), np.float32)
    white = from_hex("#e9eff6") * (0.85 + 0.15 * rng.random((len(place), 1)).astype(np.float32))
    return dabs(place, fine * 1.1, 0.0, white, 0.95, facing=0.0)
