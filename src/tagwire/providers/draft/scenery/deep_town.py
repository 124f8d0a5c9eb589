"""A town below: rows of gables or towers, hazier the farther, windows lit at night."""

import cv2
import numpy as np

from ..backdrop import Light
from ..colour import Bytes, Floats, linear, mix, ramp

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
        if modern:
            _tower(layer, rng, x, base - high, wide, n, row)
        else:
            _house(layer, rng, x, base - high, wide, n, row)
        x += wide * (0.96 + 0.10 * n[4])


def _house(
    layer: _Layer,
    rng: np.random.Generator,
    x: float,
    top: float,
    w: float,
    n: list[float],
    row: int,
) -> None:
    """A house with a gable, a hipped roof or a spire."""
    bottom = float(layer.cover.shape[0])
    wall = _WALLS[int(n[1] * len(_WALLS))]
    roof = _ROOFS[int(n[2] * len(_ROOFS))]
    layer.shape([(x, top), (x + w, top), (x + w, bottom), (x, bottom)], wall, 0.9)
    layer.shape(
        [(x + w * 0.7, top), (x + w, top), (x + w, bottom), (x + w * 0.7, bottom)], wall, 0.68
    )
    if n[3] < 0.10 and row < 3:
        layer.shape(
            [(x + w * 0.25, top), (x + w * 0.75, top), (x + w * 0.5, top - w * 1.9)], roof, 0.8
        )
    elif n[3] < 0.55:
        layer.shape(
            [(x - w * 0.06, top), (x + w * 0.5, top - w * 0.48), (x + w * 1.06, top)], roof, 1.0
        )
        layer.shape(
            [(x + w * 0.5, top - w * 0.48), (x + w * 1.06, top), (x + w * 0.72, top)], roof, 0.7
        )
    else:
        rise = w * 0.30
        layer.shape(
            [
                (x - w * 0.05, top),
                (x + w * 0.15, top - rise),
                (x + w * 0.85, top - rise),
                (x + w * 1.05, top),
            ],
            roof,
            0.95,
        )
        cx, cw = x + w * (0.2 + 0.5 * n[4]), w * 0.10
        layer.shape(
            [
                (cx, top - rise - w * 0.2),
                (cx + cw, top - rise - w * 0.2),
                (cx + cw, top),
                (cx, top),
            ],
            wall,
            0.6,
        )
    size = w * 0.105
    for y in np.arange(top + w * 0.14, min(top + w * 2.4, bottom), w * 0.30):
        for k in range(3):
            lit = rng.random() < 0.30
            lamp = _LAMPS[int(rng.integers(3))] if lit else None
            layer.pane(
                x + w * (0.14 + 0.29 * k),
                float(y),
                size,
                size * 1.45,
                lamp=lamp,
                power=0.55 + 0.12 * row,
            )


def _tower(
    layer: _Layer,
    rng: np.random.Generator,
    x: float,
    top: float,
    w: float,
    n: list[float],
    row: int,
) -> None:
    """An office tower with a set-back, a mast, and floors of windows."""
    bottom = float(layer.cover.shape[0])
    wall = _TOWERS[int(n[1] * len(_TOWERS))]
    w *= 0.92
    layer.shape([(x, top), (x + w, top), (x + w, bottom), (x, bottom)], wall, 0.85)
    layer.shape(
        [(x + w * 0.66, top), (x + w, top), (x + w, bottom), (x + w * 0.66, bottom)], wall, 0.6
    )
    if n[2] < 0.5:
        step = w * (0.3 + 0.8 * n[3])
        layer.shape(
            [
                (x + w * 0.2, top - step),
                (x + w * 0.8, top - step),
                (x + w * 0.8, top),
                (x + w * 0.2, top),
            ],
            wall,
            0.8,
        )
        if n[2] < 0.22:
            layer.shape(
                [
                    (x + w * 0.47, top - step * 2.2),
                    (x + w * 0.53, top - step * 2.2),
                    (x + w * 0.54, top - step),
                    (x + w * 0.46, top - step),
                ],
                wall,
                0.6,
            )
    columns = 5
    cell = w / (columns + 0.4)
    for y in np.arange(top + cell * 0.6, bottom, cell * 1.25):
        warm = rng.random() < 0.75
        dice = rng.random(columns)
        for k in range(columns):
            lamp = _LAMPS[int(dice[k] * 60) % 3 if warm else 3] if dice[k] < 0.20 else None
            layer.pane(
                x + cell * (0.38 + k),
                float(y),
                cell * 0.55,
                cell * 0.62,
                lamp=lamp,
                power=0.5 + 0.12 * row,
            )
