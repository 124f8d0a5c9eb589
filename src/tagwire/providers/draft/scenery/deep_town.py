"""A town below: rows of gables or towers, hazier the farther, windows lit at night."""

from dataclasses import dataclass

import cv2
import numpy as np

from tagwire.providers.draft.backdrop import Light
from tagwire.providers.draft.colour import Bytes, Floats, linear, mix, ramp

_WALLS = ("#c9b59a", "#b8a08a", "#d4c8b4", "#a88a78", "#c2a890", "#9c9690")
_ROOFS = ("#8a4a3a", "#7a4438", "#5c6068", "#94583f", "#4f5660")
_TOWERS = ("#8f98a4", "#a8a49c", "#7c8894", "#b4a894", "#6a7480")
_LAMPS = ("#ffc86e", "#ffb452", "#ffe0a8", "#cfe2ff")


def skyline(
    image: Floats,
    depth: Floats,
    rng: np.random.Generator,
    *,
    horizon: float,
    light: Light,
    haze: Floats,
    modern: bool,
    fog: float,
) -> None:
    """Build four rows of houses along the horizon, far to near, in place."""
    height, width = image.shape[:2]
    tall = (0.20, 0.26, 0.30, 0.26) if modern else (0.09, 0.12, 0.15, 0.17)
    for row in range(4):
        far = (0.74, 0.50, 0.28, 0.10)[row]
        base = horizon + height * (0.00, 0.03, 0.08, 0.15)[row]
        layer = _Layer(width, height)
        _row(
            layer, rng, base=base, tall=tall[row] * min(height, width * 1.2), row=row, modern=modern
        )
        day = light.ambient * 0.55 + light.key * (0.42 if not light.dark else 0.22)
        colour = linear(layer.paint) * day
        share = min(0.95, far + fog * (1 - far))
        down = ramp(-0.14 * height, 0.10 * height, _rows(height) - base)[..., None]
        colour = mix(
            colour, haze * (1.0 if not light.dark else 0.55), np.clip(share + 0.16 * down, 0, 0.97)
        )
        glow = linear(layer.lamps) * (1.5 if light.dark else 0.0) * (1 - 0.6 * share)
        soft = cv2.GaussianBlur(glow, (0, 0), height * 0.006) if light.dark else glow
        cover = (layer.cover.astype(np.float32) / 255)[..., None]
        image += (colour - image) * cover
        image += glow * cover + soft * 0.9
        np.copyto(depth, np.float32((320, 160, 80, 45)[row]), where=cover[..., 0] > 0.5)


def _rows(height: int) -> Floats:
    return np.arange(height, dtype=np.float32)[:, None]


class _Layer:
    """One row of houses, drawn in bytes: paint, lit panes and where there is anything."""

    def __init__(self, width: int, height: int) -> None:
        self.paint: Bytes = np.zeros((height, width, 3), np.uint8)
        self.lamps: Bytes = np.zeros((height, width, 3), np.uint8)
        self.cover: Bytes = np.zeros((height, width), np.uint8)

    def shape(self, points: list[tuple[float, float]], code: str, tone: float) -> None:
        """Fill a polygon of house, lighter or darker than its code."""
        corners = [np.round(np.array(points) * 16).astype(np.int32)]
        colour = tuple(float(min(255.0, c * tone)) for c in _bytes(code))
        cv2.fillPoly(self.paint, corners, colour, cv2.LINE_8, 4)
        cv2.fillPoly(self.cover, corners, 255, cv2.LINE_AA, 4)

    def pane(
        self, x: float, y: float, w: float, h: float, *, lamp: str | None, power: float
    ) -> None:
        """A window: dark glass, or somebody at home."""
        low, high = (round(x), round(y)), (round(x + w), round(y + h))
        cv2.rectangle(self.paint, low, high, (46, 50, 58), -1)
        if lamp:
            cv2.rectangle(self.lamps, low, high, tuple(float(c * power) for c in _bytes(lamp)), -1)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where one house stands in its row; pixels, but the numbers that vary it are 0..1."""

    layer: _Layer
    x: float
    top: float
    wide: float
    n: list[float]
    row: int

    @property
    def bottom(self) -> float:
        """The frame's lowest row: houses go down behind those before them."""
        return float(self.layer.cover.shape[0])

    def shape(self, points: list[tuple[float, float]], code: str, tone: float) -> None:
        """Fill a polygon given in house widths, from the wall's upper left corner down."""
        x, top, wide = self.x, self.top, self.wide
        self.layer.shape([(x + u * wide, top + v * wide) for u, v in points], code, tone)

    def walls(self, code: str, corner: float, tones: tuple[float, float]) -> None:
        """A front and, from ``corner`` on, the side that lies in shade."""
        deep = (self.bottom - self.top) / self.wide
        for left, tone in ((0.0, tones[0]), (corner, tones[1])):
            self.shape([(left, 0.0), (1.0, 0.0), (1.0, deep), (left, deep)], code, tone)


def _bytes(code: str) -> tuple[int, int, int]:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def _row(
    layer: _Layer, rng: np.random.Generator, *, base: float, tall: float, row: int, modern: bool
) -> None:
    height, width = layer.cover.shape
    unit = min(height, width * 1.2)
    x = -0.05 * unit
    while x < width:
        wide = unit * float(rng.uniform(0.05, 0.11)) * (0.75 + 0.25 * row)
        n = [float(v) for v in rng.random(5)]
        # Lower in the middle, where the subject stands against the sky.
        middle = 1 - 0.45 * np.exp(-((((x + wide / 2) / width - 0.5) / 0.17) ** 2))
        high = tall * (0.45 + 0.75 * n[0] ** (2.0 if modern else 1.0)) * middle
        plot = _Plot(layer, x, base - high, wide * (0.92 if modern else 1.0), n, row)
        if modern:
            _tower(plot, rng)
        else:
            _house(plot, rng)
        x += wide * (0.96 + 0.10 * n[4])


def _house(plot: _Plot, rng: np.random.Generator) -> None:
    """A house with a gable, a hipped roof or a spire, and its windows."""
    n, w = plot.n, plot.wide
    wall, roof = _WALLS[int(n[1] * len(_WALLS))], _ROOFS[int(n[2] * len(_ROOFS))]
    plot.walls(wall, 0.7, (0.9, 0.68))
    if n[3] < 0.10 and plot.row < 3:
        plot.shape([(0.25, 0.0), (0.75, 0.0), (0.5, -1.9)], roof, 0.8)
    elif n[3] < 0.55:
        plot.shape([(-0.06, 0.0), (0.5, -0.48), (1.06, 0.0)], roof, 1.0)
        plot.shape([(0.5, -0.48), (1.06, 0.0), (0.72, 0.0)], roof, 0.7)
    else:
        plot.shape([(-0.05, 0.0), (0.15, -0.30), (0.85, -0.30), (1.05, 0.0)], roof, 0.95)
        left = 0.2 + 0.5 * n[4]
        right = left + 0.10
        plot.shape([(left, -0.5), (right, -0.5), (right, 0.0), (left, 0.0)], wall, 0.6)
    size, power = w * 0.105, 0.55 + 0.12 * plot.row
    for y in np.arange(plot.top + w * 0.14, min(plot.top + w * 2.4, plot.bottom), w * 0.30):
        for k in range(3):
            lit = rng.random() < 0.30
            lamp = _LAMPS[int(rng.integers(3))] if lit else None
            x = plot.x + w * (0.14 + 0.29 * k)
            plot.layer.pane(x, float(y), size, size * 1.45, lamp=lamp, power=power)


def _tower(plot: _Plot, rng: np.random.Generator) -> None:
    """An office tower with a set-back, a mast, and floors of windows."""
    n = plot.n
    wall = _TOWERS[int(n[1] * len(_TOWERS))]
    plot.walls(wall, 0.66, (0.85, 0.6))
    step = 0.3 + 0.8 * n[3]
    if n[2] < 0.5:
        plot.shape([(0.2, -step), (0.8, -step), (0.8, 0.0), (0.2, 0.0)], wall, 0.8)
    if n[2] < 0.22:
        mast = step * 2.2
        plot.shape([(0.47, -mast), (0.53, -mast), (0.54, -step), (0.46, -step)], wall, 0.6)
    columns = 5
    cell, power = plot.wide / (columns + 0.4), 0.5 + 0.12 * plot.row
    for y in np.arange(plot.top + cell * 0.6, plot.bottom, cell * 1.25):
        warm = rng.random() < 0.75
        dice = rng.random(columns)
        for k in range(columns):
            lamp = _LAMPS[int(dice[k] * 60) % 3 if warm else 3] if dice[k] < 0.20 else None
            x = plot.x + cell * (0.38 + k)
            plot.layer.pane(x, float(y), cell * 0.55, cell * 0.62, lamp=lamp, power=power)
