"""Shapes of land: mountain ranges, rolling hills, mesas, dunes, craters, as height functions."""

import numpy as np

from tagwire.providers.draft.colour import Floats, clip01, ramp
from tagwire.providers.draft.noise import fractal

from .land import Scene
from .terrain import Heights
from .terrain_noise import folded, sample


def added(*parts: Heights) -> Heights:
    """Heights one on the other."""

    def heights(aside: Floats, away: Floats) -> Floats:
        total = parts[0](aside, away)
        for part in parts[1:]:
            total = total + part(aside, away)
        return total

    return heights


def beyond(start: float, far: Heights) -> Heights:
    """Land that begins at a distance: rows that are all nearer cost nothing."""

    def heights(aside: Floats, away: Floats) -> Floats:
        rows = away.max(axis=1) > start
        if rows.all():
            return far(aside, away)
        total = np.zeros(away.shape, np.float32)
        if rows.any():
            total[rows] = far(aside[rows], away[rows])
        return total

    return heights


def rolling(
    scene: Scene, part: str, metres: float, tall: float, grown: tuple[float, float]
) -> Heights:
    """Soft swells ``metres`` wide; they begin at the first distance and are whole at the second."""
    tile = fractal(scene.rng(part), 256, 3, 4, 0.42)

    def heights(aside: Floats, away: Floats) -> Floats:
        size = np.float32(tall) * ramp(*grown, away)
        return np.asarray((sample(tile, aside / metres, away / metres) - 0.5) * size, np.float32)

    return beyond(grown[0], heights)


def range_of(
    scene: Scene, part: str, *, metres: float, share: float, start: float, full: float,
    heroes: int = 2, octaves: int = 8, gain: float = 0.53,
) -> Heights:  # fmt: skip
    """Mountains: ridged rock over a few great peaks at the thirds, open in the middle.

    ``share`` is how much of the frame's height the greatest peak takes, in a frame of any shape.
    """
    rng = scene.rng(part)
    tile = folded(rng, "ridged", 3, octaves, gain)
    bend = fractal(scene.rng(part + " bend"), 256, 4, 4)
    camera = scene.camera
    half = camera.width / 2 / camera.focal
    side = -1.0 if rng.random() < 0.5 else 1.0
    peaks = []
    for order in range(heroes):
        away = full * float(rng.uniform(0.95, 1.25)) * (1.0 + 0.22 * order)
        slope = side * (-1) ** order * half * float(rng.uniform(0.42, 0.66))
        peaks.append((slope * away, away, (1.0 - 0.22 * order) * float(rng.uniform(0.9, 1.08))))
    tall = share * camera.height / camera.focal * peaks[0][1]

    def heights(aside: Floats, away: Floats) -> Floats:
        warp = (sample(bend, aside / metres * 1.7, away / metres * 1.7) - 0.5) * 0.16
        rock = sample(tile, aside / metres + warp, away / metres + warp)
        mass = np.zeros_like(away)
        for x, z, size in peaks:
            off = np.sqrt(((aside - x) / (0.30 * z)) ** 2 + ((away - z) / (0.36 * z)) ** 2)
            mass = np.maximum(mass, np.float32(size) * np.exp(-off * 1.5))
        grown = ramp(start, full, away)
        shape = mass * (0.62 + 0.62 * rock) + 0.30 * rock - 0.04
        return np.asarray(np.float32(tall) * grown * shape, np.float32)

    return beyond(start, heights)


def mesas(
    scene: Scene, part: str, *, metres: float, share: float, start: float, full: float
) -> Heights:
    """Table mountains with ledges: plateaus cut by steep walls, screes at their feet."""
    tile = fractal(scene.rng(part), 512, 4, 6, 0.46)
    fine = folded(scene.rng(part + " walls"), "ridged", 10, 5, 0.55)
    camera = scene.camera
    tall = share * camera.height / camera.focal * full
    side = -1.0 if scene.rng(part + " side").random() < 0.5 else 1.0
    half = camera.width / 2 / camera.focal

    def heights(aside: Floats, away: Floats) -> Floats:
        body = sample(tile, aside / metres, away / metres)
        body = body + (sample(fine, aside / metres * 1.6, away / metres * 1.6) - 0.4) * 0.10
        opened = clip01(np.abs(aside / away - side * half * 0.10) / (half * 0.62))
        body = body + 0.20 * opened - 0.12
        foot = ramp(0.38, 0.58, body) * 0.24
        first = ramp(0.550, 0.585, body) * 0.38
        second = ramp(0.635, 0.660, body) * 0.38
        shelf = (body - 0.5) * 0.12
        return np.asarray(
            np.float32(tall) * ramp(start, full, away) * (foot + first + second + shelf), np.float32
        )

    return beyond(start, heights)


def dunes(
    scene: Scene, part: str, *, metres: float, share: float, start: float, full: float
) -> Heights:
    """Dunes: long backs to the wind, a sharp crest, a steep slip face; larger farther off."""
    bend = fractal(scene.rng(part + " bend"), 256, 3, 4, 0.45)
    swell = fractal(scene.rng(part + " swell"), 256, 3, 4, 0.45)
    rng = scene.rng(part)
    lean, turn = float(rng.uniform(0.75, 1.05)), -1.0 if scene.sun > 0.5 else 1.0
    camera = scene.camera
    tall = share * camera.height / camera.focal * full

    def heights(aside: Floats, away: Floats) -> Floats:
        warp = (sample(bend, aside / metres / 4.3, away / metres / 4.3) - 0.5) * 2.3
        phase = away / metres * 0.48 + turn * lean * aside / metres + warp
        part = phase - np.floor(phase)
        back, slip = part / 0.64, (1 - part) / 0.36
        rise = np.where(part < 0.64, back**1.6, slip**1.5)
        # The crest is sharp but not a knife: it has to look whole between two slices.
        rise = 1.0 - np.sqrt((1.0 - np.minimum(rise, 1.0)) ** 2 + 0.006)
        size = 0.25 + 1.1 * sample(swell, aside / metres / 4.1 + 0.2, away / metres / 4.1)
        return np.asarray(
            np.float32(tall) * ramp(start, full, away) * np.minimum(rise, 1.0) * size, np.float32
        )

    return beyond(start, heights)


def ripples(scene: Scene, metres: float, tall: float, until: float) -> Heights:
    """Wind ripples in sand, waving and forking, as far as the eye can make them out."""
    bend = fractal(scene.rng("ripples"), 256, 5, 5, 0.5)

    def heights(aside: Floats, away: Floats) -> Floats:
        warp = sample(bend, aside / 17.0, away / 17.0) * 15.0
        phase = (away + 0.22 * aside) / metres + warp
        part = phase - np.floor(phase)
        crest = np.where(part < 0.7, part / 0.7, (1 - part) / 0.3)
        fade = ramp(until, until * 0.25, away)
        return np.asarray(crest * crest * np.float32(tall) * fade, np.float32)

    return heights


def craters(scene: Scene, count: int, near: float, far: float) -> Heights:
    """Bowls with raised rims, from a stride to a stadium wide."""
    rng = scene.rng("craters")
    half = scene.camera.width / 2 / scene.camera.focal
    away = np.exp(rng.uniform(np.log(near), np.log(far), count))
    aside = rng.uniform(-1.15, 1.15, count) * half * away
    radius = np.exp(rng.uniform(np.log(0.05), np.log(0.20), count)) * away
    bowls = [tuple(map(float, bowl)) for bowl in zip(aside, away, radius, strict=True)]

    def heights(x: Floats, z: Floats) -> Floats:
        total = np.zeros_like(z)
        for middle, distance, size in bowls:
            off = np.sqrt((x - middle) ** 2 + (z - distance) ** 2) / np.float32(size)
            bowl = np.where(off < 1.0, off * off * 1.35 - 1.0, 0.35 * np.exp(-(off - 1.0) * 3.0))
            total += np.where(off < 3.0, bowl, 0.0) * np.float32(size * 0.22)
        return np.asarray(total, np.float32)

    return heights
