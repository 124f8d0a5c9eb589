"""Open landscapes: a sky, ridges that fade into haze, and ground or water to the camera's feet."""

from dataclasses import dataclass

import cv2
import numpy as np

from .backdrop import Backdrop, Light
from .colour import Floats, clip01, from_hex, mix, ramp
from .noise import fractal
from .sky import HOURS, Hour, sky


@dataclass(frozen=True, slots=True)
class Terrain:
    """One kind of country."""

    near: str  # colour of the ground at the camera's feet
    far: str
    ridge: str
    ridges: tuple[float, ...]  # heights, farthest first, as shares of the frame
    water: float = 0.0  # row share below the horizon down to which there is water; 1: all of it
    snow: bool = False
    light: str = "day"
    texture: float = 0.35


TERRAINS = {
    "mountains": Terrain(
        "#5f6f45", "#7d8a62", "#5a6874", (0.26, 0.17, 0.06), snow=True, light="morning"
    ),
    "snow": Terrain("#e6ebf1", "#dfe6ee", "#8795a6", (0.22, 0.12, 0.05), snow=True, texture=0.10),
    "meadow": Terrain("#6a8a3c", "#9aa85c", "#5f7a55", (0.10, 0.06, 0.03), texture=0.45),
    "desert": Terrain(
        "#c98f50", "#d9a868", "#b87c4a", (0.08, 0.05, 0.03), light="golden", texture=0.22
    ),
    "beach": Terrain(
        "#d3b98c", "#e0cda6", "#5f7a78", (0.05,), water=0.16, light="day", texture=0.14
    ),
    "sea": Terrain("#1f4a5c", "#3f7a8a", "#5a6f7c", (), water=1.0, light="sunset", texture=0.0),
    "lake": Terrain(
        "#2a4f5a", "#4f7f86", "#4f6460", (0.22, 0.13, 0.06), water=1.0, light="morning"
    ),
    "sky": Terrain("#7f9a6a", "#a8b88a", "#7f95a0", (0.05,), light="day"),
}


@dataclass(frozen=True, slots=True)
class _View:
    """What the parts of one landscape share."""

    rng: np.random.Generator
    horizon: float
    terrain: Terrain
    hour: Hour
    sun: float  # column, as a share of the width


def land(
    rng: np.random.Generator, size: tuple[int, int], name: str, light: str, angle: str = ""
) -> Backdrop:
    """Paint a landscape of that kind at that hour."""
    height = size[1]
    terrain = TERRAINS[name]
    hour = HOURS[light or terrain.light]
    level = {"low": 0.72, "high": 0.34}.get(angle, 0.82 if name == "sky" else 0.52)
    horizon = level * height
    sun = float(rng.uniform(0.18, 0.32)) if rng.random() < 0.5 else float(rng.uniform(0.68, 0.82))
    image = sky(rng, size, horizon, hour, sun)
    view = _View(rng, horizon, terrain, hour, sun)
    for order, share in enumerate(terrain.ridges):
        _ridge(image, view, share, order / max(1, len(terrain.ridges)))
    depth = _lay_ground(image, view)
    key = from_hex(hour.sun) * hour.power
    return Backdrop(
        kind="land",
        image=image,
        depth=depth,
        horizon=horizon,
        ground=0.93,
        focus=4.0,
        light=Light(
            key=np.asarray(key, np.float32),
            ambient=np.asarray(from_hex(hour.ambient) * 0.8, np.float32),
            side=-1.0 if sun < 0.5 else 1.0,
            contrast=0.6 if hour.low else 0.4,
            rim=from_hex(hour.sun) * 0.55 if hour.low else None,
            dark=hour.dark,
        ),
        haze=from_hex(hour.haze),
        gloss=0.18 if terrain.water == 1.0 else 0.0,
        blur=0.22,
        bloom=0.40,
    )


def _ridge(image: Floats, view: _View, share: float, nearness: float) -> None:
    """Stand one ridge on the horizon, hazier the farther it is, in place."""
    rng, horizon, terrain, hour = view.rng, view.horizon, view.terrain, view.hour
    height, width = image.shape[:2]
    profile = fractal(rng, 512, 3, 7, 0.52)[int(rng.integers(512))]
    columns = np.linspace(0, 511 * min(1.0, 0.55 * width / height), width)
    crest = np.interp(columns, np.arange(512), profile).astype(np.float32)
    # The view opens in the middle, where the subject is.
    valley = 0.55 + 0.45 * np.abs(np.linspace(-1, 1, width, dtype=np.float32)) ** 1.3
    top = horizon - crest * valley * share * height * 1.5
    rows = np.arange(height, dtype=np.float32)[:, None]
    cover = clip01(rows - top[None]) * (rows < horizon + 1)
    ground = from_hex(terrain.ridge) * _ambience(hour)
    rock = np.asarray(ground * _relief(rng, (width, height))[..., None], np.float32)
    if terrain.snow and share > 0.1:
        white = from_hex("#f2f5fa") * _ambience(hour) * 1.1
        # Snow lies on what is high, and a little lower where the slope is turned from the sun.
        altitude = (rows - horizon + 0.62 * share * height) / (0.5 * share * height)
        altitude = altitude + (_relief(rng, (width, height)) - 0.95) * 1.6
        rock = mix(rock, white, (ramp(0.45, -0.15, altitude) * 0.9)[..., None])
    # Mountains need far less haze than hills, or they look like fog.
    haze = (0.34 if share > 0.1 else 0.55) * (1 - 0.6 * nearness)
    hazy = mix(
        rock,
        from_hex(hour.haze),
        haze + 0.25 * ramp(horizon - 0.1 * height, horizon, rows)[..., None],
    )
    image[:] = mix(image, hazy, cover[..., None])


def _relief(rng: np.random.Generator, size: tuple[int, int]) -> Floats:
    """Light and shade on slopes."""
    tile = fractal(rng, 512, 8, 6)
    large = np.asarray(cv2.resize(tile, size, interpolation=cv2.INTER_CUBIC), np.float32)
    slope = np.asarray(cv2.Sobel(large, cv2.CV_32F, 1, 0, ksize=3), np.float32)
    return np.asarray(np.clip(0.95 + slope * 9.0, 0.55, 1.4), np.float32)


def _ambience(hour: Hour) -> Floats:
    """All the light land gets at this hour."""
    return np.asarray(
        from_hex(hour.ambient) * 0.55 + from_hex(hour.sun) * 0.62 * hour.power, np.float32
    )


def _lay_ground(image: Floats, view: _View) -> Floats:
    """Paint ground and water below the horizon, in place; return the depth of the frame."""
    horizon, terrain = view.horizon, view.terrain
    height, width = image.shape[:2]
    rows = np.arange(height, dtype=np.float32)[:, None]
    below = np.maximum(rows - horizon, 0.0) / height
    distance = 0.55 / np.maximum(below, 0.004)  # metres, camera at a person's hip
    start = min(height - 1, int(np.ceil(horizon)))
    ground = _soil(view, distance[start:], width)
    if terrain.water:
        water = _water(image, view, start, distance[start:])
        shore = (
            terrain.water * (1 + 0.10 * np.sin(np.linspace(0, 7, width, dtype=np.float32)))[None]
        )
        share = 1.0 if terrain.water >= 1 else ramp(0.0, 0.012, shore - below[start:])
        ground = mix(ground, water, np.asarray(share)[..., None] if terrain.water < 1 else 1.0)
    fade = np.exp(-np.maximum(distance[start:] - 3, 0) / 70)[..., None]
    image[start:] = mix(from_hex(view.hour.haze), ground, 0.35 + 0.65 * fade)
    return np.broadcast_to(np.clip(distance, 0.5, 400.0), (height, width)).astype(np.float32)


def _soil(view: _View, distance: Floats, width: int) -> Floats:
    """Ground in perspective: coarse patches and fine grain, both seen flat."""
    rng, terrain = view.rng, view.terrain
    broad, fine = fractal(rng, 512, 4, 6), fractal(rng, 512, 24, 5, 0.65)
    patches = _flat(broad, distance, width, 0.05)
    grain = mix(_flat(fine, distance, width, 0.55), 0.5, ramp(6.0, 40.0, distance))
    colour = mix(
        from_hex(terrain.near), from_hex(terrain.far), ramp(2.0, 30.0, distance)[..., None]
    )
    shade = 1 + terrain.texture * ((patches - 0.5) * 1.2 + (grain - 0.5) * 1.6)
    return np.asarray(colour * shade[..., None] * _ambience(view.hour), np.float32)


def _flat(tile: Floats, distance: Floats, width: int, scale: float) -> Floats:
    """Look a tile up on the ground plane."""
    across = (np.arange(width, dtype=np.float32)[None] - width / 2) / width * distance
    side = tile.shape[0] - 1
    u = np.mod(across * scale * 1.8 + 0.37, 1.0) * side
    v = np.mod(distance * scale + 0 * across, 1.0) * side
    seen = cv2.remap(tile, u.astype(np.float32), v.astype(np.float32), cv2.INTER_LINEAR)
    return np.asarray(seen, np.float32)


def _water(image: Floats, view: _View, start: int, distance: Floats) -> Floats:
    """The sky upside down, broken by waves, with the sun's path on it."""
    rng, terrain, hour, sun = view.rng, view.terrain, view.hour, view.sun
    height, width = image.shape[:2]
    waves = _flat(fractal(rng, 512, 20, 5, 0.6), distance * 0.9, width, 0.30) - 0.5
    rows = np.arange(height - start, dtype=np.float32)[:, None]
    # Nearer waves tilt more sky into view.
    source = start - 1 - rows * 0.85 + waves * (8 + rows * 0.9)
    source = np.clip(source, 0, start - 1).astype(np.float32)
    columns = np.arange(width, dtype=np.float32)[None] + waves * 14
    mirror = np.asarray(
        cv2.remap(
            image,
            np.asarray(columns, np.float32),
            source,
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT,
        ),
        np.float32,
    )
    deep = mix(from_hex(terrain.near), from_hex("#2a6a78"), 0.4) * _ambience(hour) * 0.6
    water = mix(deep, mirror, 0.42 + 0.45 * ramp(1.0, 20.0, distance)[..., None])
    path = np.exp(-(((np.arange(width, dtype=np.float32)[None] / width - sun) / 0.07) ** 2))
    glint = ramp(0.10, 0.28, waves) * path * hour.power * (1.4 if hour.low else 0.3)
    return np.asarray(water + glint[..., None] * from_hex(hour.sun), np.float32)
