"""Ground to stand on under trees: litter, turf, snow and paths, seen in true perspective."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tagwire.providers.draft.cache import Recent
from tagwire.providers.draft.colour import Floats, from_hex, mix
from tagwire.providers.draft.filters import resize
from tagwire.providers.draft.noise import fractal

_SIDE = 512
Words = NDArray[np.uint16]
Tile = Floats | Words
_TILES: Recent[tuple[str, ...], tuple[Words, ...]] = Recent(12)
_UNIT = np.float32(1 / 65535)


@dataclass(frozen=True, slots=True)
class View:
    """A level camera over flat ground; rows and columns in pixels, lengths in metres."""

    size: tuple[int, int]
    horizon: float
    eye: float
    focal: float

    @property
    def first(self) -> int:
        """First row of ground."""
        return max(0, min(self.size[1] - 2, int(np.ceil(self.horizon + 1))))

    def row(self, distance: float) -> float:
        """Where the ground at a distance is seen."""
        return self.horizon + self.focal * self.eye / distance

    def pixels(self, metres: float, distance: float) -> float:
        """How large a length is seen at a distance."""
        return metres * self.focal / distance

    def column(self, x: float, distance: float) -> float:
        """Where a point aside of the view's axis is seen."""
        return self.size[0] / 2 + x * self.focal / distance

    def aside(self, column: float, distance: float) -> float:
        """The inverse of ``column``."""
        return (column - self.size[0] / 2) * distance / self.focal

    def ground(self) -> tuple[Floats, Floats]:
        """Metres aside (H' x W) and ahead (H' x 1) of every pixel from ``first`` down."""
        width, height = self.size
        rows = np.arange(self.first, height, dtype=np.float32)[:, None]
        ahead = np.float32(self.focal * self.eye) / np.maximum(rows - np.float32(self.horizon), 0.7)
        across = np.arange(width, dtype=np.float32)[None] - width / 2
        return (across * ahead / np.float32(self.focal)).astype(np.float32), ahead


def view(size: tuple[int, int], angle: str, level: float = 0.55, eye: float = 1.55) -> View:
    """Aim the camera: a low one looks up past the horizon, a high one down on the ground."""
    width, height = size
    level = {"low": level + 0.17, "high": level - 0.22, "aerial": level - 0.30}.get(angle, level)
    rise = {"low": 0.45, "high": 1.6, "aerial": 2.4}.get(angle, 1.0)
    focal = height * 0.92 if width >= height else height * 0.80
    return View(size, level * height, eye * rise, focal)


def sampled(levels: Sequence[Tile], x: Floats, z: Floats, metres: float, scene: View) -> Floats:
    """Look a wrapping tile up on the ground; each level is half as fine as the one before it."""
    side = levels[0].shape[0]
    u = np.mod(x / metres + 0.31, 1.0).astype(np.float32) * side
    v = np.broadcast_to(np.mod(z / metres, 1.0).astype(np.float32) * side, x.shape)
    # A pixel covers more texels along the view than across it; the mean of both picks the level.
    texels = z * z / (scene.focal * scene.eye) * side / metres
    want = np.clip(np.log2(np.maximum(texels * 0.5, 1.0)), 0, len(levels) - 1)[:, 0]
    out = np.zeros((*x.shape, 3) if levels[0].ndim == 3 else x.shape, np.float32)
    for number, level in enumerate(levels):
        weight = np.clip(1 - np.abs(want - number), 0, 1).astype(np.float32)
        rows = np.flatnonzero(weight > 0)
        if not len(rows):
            continue
        part = slice(int(rows[0]), int(rows[-1]) + 1)
        shrunk = np.float32(0.5**number)
        columns, lines = ((plane[part] + 0.5) * shrunk - 0.5 for plane in (u, v))
        seen = cv2.remap(level, columns, lines, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)
        scale = weight[part] * (_UNIT if level.dtype == np.uint16 else np.float32(1))
        out[part] += seen * scale.reshape((-1, 1, 1) if out.ndim == 3 else (-1, 1))
    return out


def _levels(tile: Floats) -> tuple[Floats, ...]:
    """A tile and its halved copies."""
    result = [tile]
    for _ in range(5):
        result.append(resize(result[-1], result[-1].shape[1] // 2, result[-1].shape[0] // 2))
    return tuple(result)


def _kept(tile: Floats) -> tuple[Words, ...]:
    """Levels of a coloured tile in little memory: 65535ths of linear light."""
    return tuple((np.clip(one, 0, 1) * 65535 + 0.5).astype(np.uint16) for one in _levels(tile))


def litter(palette: tuple[str, ...], soil: str, count: int = 5200) -> tuple[Words, ...]:
    """Fallen leaves over soil, as levels for ``sampled``; a tile is about 2.4 m wide."""
    return _TILES.get(
        ("litter", soil, str(count), *palette),
        lambda: _kept(_strewn(palette, soil, count, (5, 11), 0.55)),
    )


def turf(palette: tuple[str, ...], soil: str) -> tuple[Words, ...]:
    """Short grass from above, as levels for ``sampled``."""
    return _TILES.get(
        ("turf", soil, *palette),
        lambda: _kept(_strewn(palette, soil, 9000, (5, 11), 0.16)),
    )


def _strewn(
    palette: tuple[str, ...], soil: str, count: int, sizes: tuple[int, int], thin: float
) -> Floats:
    """Throw leaves on a wrapping tile, each with its shadow side."""
    rng = np.random.default_rng([count, len(palette), sizes[0]])
    cloud = fractal(rng, _SIDE, 12, 5, 0.6)
    base = from_hex(soil) * (0.5 + cloud[..., None])
    canvas = np.clip(np.power(base, 1 / 2.2) * 255, 0, 255).astype(np.uint8)
    hues = np.stack([np.power(from_hex(code), 1 / 2.2) * 255 for code in palette])
    x, y = rng.integers(0, _SIDE, (2, count))
    long = rng.uniform(*sizes, count)
    turn = rng.uniform(0, 180, count).tolist()
    # Later leaves lie higher and catch more light.
    tone = (0.40 + 0.5 * np.linspace(0, 1, count)) * rng.uniform(0.7, 1.25, count)
    inks = np.clip(hues[rng.integers(0, len(hues), count)] * tone[:, None], 0, 255).tolist()
    axes = np.round(np.stack([long * 8, long * thin * 8], 1)).astype(int).tolist()  # sixteenths
    for i, (left, top) in enumerate(zip(x.tolist(), y.tolist(), strict=True)):
        for dx in _again(left):
            for dy in _again(top):
                at = ((left + dx) * 16, (top + dy) * 16)
                cv2.ellipse(canvas, at, axes[i], turn[i], 0, 360, inks[i], -1, cv2.LINE_AA, 4)
    return np.asarray(np.power(canvas.astype(np.float32) / 255, 2.2), np.float32)


def _again(place: int) -> tuple[int, ...]:
    """Where else a leaf that lies over the tile's edge has to be drawn."""
    return (0, _SIDE) if place < 12 else (0, -_SIDE) if place > _SIDE - 12 else (0,)


def broad(rng: np.random.Generator) -> tuple[Floats, ...]:
    """Grey patches for colour to vary with, 0..1, as levels."""
    return _levels(fractal(rng, _SIDE, 5, 6))


def path(x: Floats, z: Floats, bend: float, half: float, rough: Floats) -> Floats:
    """Cover of a winding path that starts under the camera, 0..1."""
    middle = bend * (np.sin(z * 0.16 + 0.4) - np.sin(0.4 + 0.16 * 4)) * np.minimum(z * 0.16, 2.2)
    edge = half * (1 + (rough - 0.5) * 0.5) - np.abs(x - middle)
    return np.asarray(np.clip(edge / (0.22 * half) + 0.5, 0, 1), np.float32)


def receded(ground: Floats, ahead: Floats, haze: Floats, reach: float) -> Floats:
    """Let ground fade into mist, half gone after ``reach`` metres."""
    fade = 1 - np.exp(-np.maximum(ahead - 2.5, 0) * np.float32(0.69 / reach))
    return mix(ground, haze, fade[..., None])
