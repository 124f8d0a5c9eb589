"""The surface of a miniature: paint, gloss, glass and the dirt of its creases, to a Figurine."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ..cache import Recent
from ..colour import Floats, clip01, ramp
from ..figurine import Figurine
from ..filters import resize
from .material import Material
from ..noise import fractal

_GRAIN: Recent[str, Floats] = Recent(1)


@dataclass(frozen=True, slots=True, eq=False)
class Sheen:
    """What N samples of a picture show."""

    rows: np.ndarray
    columns: np.ndarray
    normal: Floats  # N x 3
    depth: Floats  # towards us, in samples
    colour: Floats  # N x 3
    light: Floats  # N x 3
    gloss: Floats
    metal: Floats
    clear: Floats

    @staticmethod
    def blank(rows: np.ndarray, columns: np.ndarray, normal: Floats, depth: Floats) -> "Sheen":
        """Samples before they are painted."""
        count = len(rows)
        colours = np.zeros((2, count, 3), np.float32)
        plain = np.zeros((3, count), np.float32)
        return Sheen(rows, columns, normal, depth, colours[0], colours[1], *plain)

    def coat(self, chosen: np.ndarray, material: Material, local: Floats) -> None:
        """Give samples the paint of one material; ``local`` are their places on the part."""
        paint = material.colour if material.paint is None else material.paint(local)
        if material.grain:
            grain = _grain()[self.rows[chosen] % 256, self.columns[chosen] % 256]
            paint = paint * (1 + material.grain * grain)[:, None]
        self.colour[chosen] = paint
        self.gloss[chosen] = material.gloss
        self.metal[chosen] = material.metal
        self.clear[chosen] = material.clear
        if material.light is not None:
            self.light[chosen] = material.light(local)


def _grain() -> Floats:
    return _GRAIN.get("", lambda: fractal(np.random.default_rng(11), 256, 32, 4, 0.9) * 2 - 1)


def finished(
    sheens: Sequence[Sheen],
    size: tuple[int, int],
    samples: float,
    *,
    dark: bool,
    mirrored: bool,
) -> Figurine:
    """Lay the layers over each other and bring them to the picture's pixels, cropped."""
    width, height = size
    planes = np.zeros((height, width, 10), np.float32)  # colour, light, normal, alpha
    for number, sheen in enumerate(sheens):
        _lay(planes, sheen, dark, dirt=number == 0)
    planes[..., :9] *= planes[..., 9:]
    small = max(1, round(width / samples)), max(1, round(height / samples))
    if small != (width, height):
        planes = np.dstack(
            [resize(planes[..., i : i + 2], *small, smooth=False) for i in range(0, 10, 2)]
        )
    alpha = clip01(planes[..., 9])
    seen = alpha > 0.02
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    crop = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    planes, alpha = planes[crop], alpha[crop]
    if mirrored:
        planes, alpha = planes[:, ::-1].copy(), alpha[:, ::-1].copy()
        planes[..., 6] *= -1
    return _figurine(planes, alpha)


def _figurine(planes: Floats, alpha: Floats) -> Figurine:
    share = np.maximum(alpha, 1e-3)[..., None]
    normal = planes[..., 6:9] / share
    normal = normal + np.array([0, 0, 1e-3], np.float32)
    normal /= np.maximum(np.sqrt((normal * normal).sum(axis=2, keepdims=True)), 1e-6)
    colour = np.clip(planes[..., :3] / share, 0.0, 1.2)
    return Figurine(
        np.asarray(colour, np.float32),
        np.asarray(alpha, np.float32),
        normal=np.asarray(normal, np.float32),
        glow=np.maximum(np.asarray(planes[..., 3:6] / share, np.float32), 0.0),
    )


def _lay(planes: Floats, sheen: Sheen, dark: bool, dirt: bool) -> None:
    rows, columns = sheen.rows, sheen.columns
    if not len(rows):
        return
    normal = sheen.normal
    facing = clip01(normal[:, 2])
    edge = (1 - facing) ** 4
    lamps, room = _mirrored(normal)
    metal, gloss = sheen.metal[:, None], sheen.gloss[:, None]
    sky = (0.86 + 0.14 * normal[:, 1])[:, None]
    colour = sheen.colour * (1 - metal + metal * (0.15 + 1.35 * room[:, None])) * sky
    colour = colour + gloss * (edge * (0.15 + 0.5 * room))[:, None] * 0.35 * (1 - metal)
    if dirt:
        colour = colour * _creases(planes.shape[:2], sheen)[:, None]
    shine = gloss * (0.75 * lamps + 0.12 * edge * room)[:, None]
    tint = 1 - metal * (
        1 - sheen.colour / np.maximum(sheen.colour.max(axis=1, keepdims=True), 0.05)
    )
    light = sheen.light + shine * tint * (0.35 if dark else 1.0)
    cover = 1 - sheen.clear * (1 - 0.85 * (1 - facing) ** 2.2)
    shown = np.clip(cover + (shine.max(axis=1) * 0.8 * (sheen.clear > 0)), 0, 1)[:, None]
    old = planes[rows, columns]
    alpha = old[:, 9:]
    total = shown + alpha * (1 - shown)
    new = np.concatenate([colour, light, normal], 1)
    mixed = (new * shown + old[:, :9] * alpha * (1 - shown)) / np.maximum(total, 1e-6)
    planes[rows, columns] = np.concatenate([mixed, total], 1)


def _mirrored(normal: Floats) -> tuple[Floats, Floats]:
    """What a polished surface shows of a studio: its soft boxes, and its walls and floor."""
    x = 2 * normal[:, 2] * normal[:, 0]
    y = 2 * normal[:, 2] * normal[:, 1]
    z = 2 * normal[:, 2] ** 2 - 1
    window = (
        ramp(-0.88, -0.78, x) * ramp(-0.34, -0.44, x) * ramp(0.18, 0.28, y) * ramp(0.90, 0.78, y)
    )
    strip = ramp(0.70, 0.78, x) * ramp(0.94, 0.88, x) * ramp(-0.35, -0.1, y) * ramp(0.7, 0.5, y)
    above = ramp(0.80, 0.95, y) * 0.5
    lamps = (window + 0.45 * strip + above) * ramp(-0.9, -0.2, z)
    room = 0.28 + 0.55 * ramp(-0.05, 0.12, y) - 0.25 * ramp(0.25, 0.8, y) + 0.5 * (window + strip)
    room = room + 0.30 * ramp(-0.35, -0.8, y)
    return np.asarray(lamps, np.float32), np.asarray(room, np.float32)


def _creases(shape: tuple[int, ...], sheen: Sheen) -> Floats:
    """Less light where something near stands in front: 0.4 to 1 a sample."""
    height, width = shape
    shrink = 3
    depth = np.zeros((height, width), np.float32)
    mask = np.zeros((height, width), np.float32)
    level = float(sheen.depth.min())
    depth[sheen.rows, sheen.columns] = sheen.depth - level
    mask[sheen.rows, sheen.columns] = 1
    small = max(1, width // shrink), max(1, height // shrink)
    depth = resize(depth, *small, smooth=False)
    mask = resize(mask, *small, smooth=False)
    dark = np.zeros_like(depth)
    tall = max(height, 40)
    for share, weight in ((0.012, 0.5), (0.045, 0.5)):
        reach = max(0.8, tall * share / shrink)
        near = cv2.GaussianBlur(depth, (0, 0), reach) / np.maximum(
            cv2.GaussianBlur(mask, (0, 0), reach), 0.02
        )
        own = depth / np.maximum(mask, 0.02)
        dark += weight * np.clip((near - own) / (tall * share * 2.2), 0, 1)
    dark = resize(np.asarray(dark, np.float32), width, height, smooth=False)
    return np.asarray(1 - 0.62 * np.minimum(dark[sheen.rows, sheen.columns] * 1.25, 1), np.float32)
