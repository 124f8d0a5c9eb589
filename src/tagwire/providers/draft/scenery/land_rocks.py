"""Boulders and stones: broken lumps, each lit where it lies."""

from dataclasses import dataclass

import cv2
import numpy as np

from tagwire.providers.draft.cache import Recent
from tagwire.providers.draft.colour import Floats, clip01, from_hex, mix, ramp
from tagwire.providers.draft.filters import resize
from tagwire.providers.draft.noise import fractal
from tagwire.providers.draft.patch import overlap

from .land import Picture, Scene, air_of, nocturnal
from .terrain import Heights

_LUMPS: Recent[tuple[int, int], tuple[Floats, Floats]] = Recent(24)
_SIDE = 160


@dataclass(frozen=True, slots=True)
class Stones:
    """Stones of one ground between two distances."""

    inks: tuple[str, str]
    metres: float  # of a middling one
    count: int
    near: float
    far: float
    snow: float = 0.0  # how much lies on top
    open: float = 0.12  # half width kept free in the middle, as a share of the frame's width
    sight: float = 9000.0


def strew(scene: Scene, heights: Heights, stones: Stones, picture: Picture) -> Picture:
    """Lay stones into a picture, the farthest first; most are small."""
    image, depth = picture
    rng = scene.rng("stones" + stones.inks[0])
    camera, count = scene.camera, stones.count
    away = np.exp(rng.uniform(np.log(stones.near), np.log(stones.far), count))
    away = np.sort(away)[::-1].astype(np.float32)
    half = camera.width / 2 / camera.focal * 1.1
    slope = rng.uniform(-half, half, count).astype(np.float32)
    size = stones.metres * (0.18 + 1.6 * rng.random(count) ** 4)
    kinds, tones = rng.integers(0, 8, count), rng.random(count)
    up = heights((slope * away)[None], away[None])[0]
    air = air_of(image, scene)
    for i in range(count):
        wide = float(size[i]) * camera.focal / float(away[i])
        middle = abs(float(slope[i])) / (2 * half) < stones.open
        if wide < 1.6 or (middle and (wide > 0.03 * camera.height)):
            continue
        ink = mix(from_hex(stones.inks[0]), from_hex(stones.inks[1]), float(tones[i]))
        column = camera.column(float(slope[i] * away[i]), float(away[i]))
        row = camera.row(float(up[i]), float(away[i]))
        haze = 1 - float(np.exp(-float(away[i]) / (stones.sight * scene.hour.clear) * 1.9))
        tint = air[int(np.clip(column, 0, camera.width - 1))]
        _lay(
            scene,
            picture,
            _Stone(column, row, float(away[i]), wide, int(kinds[i]), ink, stones.snow, tint, haze),
        )
    return image, depth


@dataclass(frozen=True, slots=True)
class _Stone:
    """One stone: its foot in pixels, metres away, width in pixels, and how it looks there."""

    column: float
    row: float
    away: float
    wide: float
    kind: int
    ink: Floats
    snow: float
    air: Floats
    haze: float


def _lay(scene: Scene, picture: Picture, stone: _Stone) -> None:
    """Light one stone and put it on the ground, with its shadow."""
    image, depth = picture
    column, row, away, kind = stone.column, stone.row, stone.away, stone.kind
    normal, alpha = _LUMPS.get((kind, _SIDE), lambda: _lump(kind))
    across = max(2, round(stone.wide))
    tall = max(2, round(stone.wide * (0.50 + 0.05 * (kind % 5))))
    left, top = round(column - across / 2), round(row - tall * 0.74)
    _shadow(scene, image, (column, row), across, tall)
    parts = overlap(depth, left, top, (across, tall))
    if parts is None:
        return
    there, window = parts
    faces, cover = (resize(plane, across, tall)[window] for plane in (normal, alpha))
    cover = np.asarray(cover * (depth[there] > away * 0.97), np.float32)
    toward = np.array([scene.towards[0], scene.towards[1], -scene.towards[2]], np.float32)
    sun = clip01((faces @ toward + 0.12) / 1.12)
    paint: Floats = stone.ink * (0.78 + 0.5 * faces[..., 1:2].clip(0, 1))
    paint = mix(
        paint, from_hex("#eef2f8"), (stone.snow * ramp(0.25, 0.6, faces[..., 1]))[..., None]
    )
    rows = np.arange(window[0].start, window[0].stop)
    level: Floats = rows.astype(np.float32) / np.float32(tall)
    foot = 0.62 + 0.38 * ramp(0.80, 0.40, level)
    # The ground has crept up around the stone.
    cover = cover * ramp(0.84 + 0.05 * (kind % 3), 0.70, level)[:, None]
    light = (
        sun[..., None] * scene.key + (0.62 + 0.38 * faces[..., 1:2]) * scene.fill + scene.key * 0.10
    )
    lit = nocturnal(scene, np.asarray(paint * light * foot[:, None, None], np.float32))
    lit = mix(lit, stone.air, stone.haze)
    region = image[there]
    region[:] = mix(region, lit, cover[..., None])
    np.copyto(depth[there], np.float32(away), where=cover > 0.5)


def _shadow(scene: Scene, image: Floats, foot: tuple[float, float], wide: int, tall: int) -> None:
    """Darken the ground beside a stone, away from the sun."""
    if wide < 4:
        return
    column, row = foot
    reach = min(3.0, 0.8 / max(0.15, float(scene.towards[1]))) * wide * 0.5
    side = -np.sign(float(scene.towards[0]) or 1.0)
    middle = column + side * reach * 0.45
    half_x, half_y = wide * 0.46 + reach * 0.5, max(1.5, tall * 0.26)
    x0, x1 = int(max(0, middle - half_x)), int(min(image.shape[1], middle + half_x + 1))
    y0, y1 = int(max(0, row - half_y)), int(min(image.shape[0], row + half_y + 1))
    if x0 >= x1 or y0 >= y1:
        return
    x = (np.arange(x0, x1, dtype=np.float32)[None] - np.float32(middle)) / np.float32(half_x)
    y = (np.arange(y0, y1, dtype=np.float32)[:, None] - np.float32(row)) / np.float32(half_y)
    dark = ramp(1.0, 0.35, np.sqrt(x * x + y * y)) * (
        0.3 if scene.hour.weather == "ceiling" else 0.5
    )
    image[y0:y1, x0:x1] *= 1 - dark[..., None]


def _lump(kind: int) -> tuple[Floats, Floats]:
    """Form of one stone: normals (right, up, towards the camera) and cover, square."""
    rng = np.random.default_rng([71, kind])
    axis = np.linspace(-1.06, 1.06, _SIDE, dtype=np.float32)
    x, y = axis[None], -axis[:, None]
    rough = fractal(rng, 256, 4, 6, 0.5)[:_SIDE, :_SIDE]
    # A stone is what several flat cuts leave of a ball.
    dome = 1 - x * x - y * y + (rough - 0.5) * 0.35
    for angle in rng.uniform(0, 2 * np.pi, 9):
        cut, lean = float(rng.uniform(0.55, 0.95)), float(rng.uniform(0.3, 1.4))
        plane = (cut - x * np.cos(angle) - y * np.sin(angle)) * lean
        dome = np.minimum(dome, np.asarray(plane, np.float32))
    height = np.sqrt(np.maximum(dome, 0.0)) * 0.8 + (rough - 0.5) * 0.22
    down, right = np.gradient(cv2.GaussianBlur(height, (0, 0), 1.4), 2.12 / _SIDE)
    size = 1 / np.sqrt(right * right + down * down + 1)
    normal = np.dstack([-right * size, down * size, size]).astype(np.float32)
    return normal, np.asarray(ramp(0.0, 0.08, dome), np.float32)
