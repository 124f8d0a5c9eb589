"""The surface of a miniature: paint, gloss, glass and the dirt of its creases, to a Figurine."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from tagwire.providers.draft.cache import Recent
from tagwire.providers.draft.colour import Floats, clip01, ramp
from tagwire.providers.draft.figurine import Figurine
from tagwire.providers.draft.figurine import mirrored as turned_over
from tagwire.providers.draft.filters import resize
from tagwire.providers.draft.noise import fractal

from .material import Material

_GRAIN: Recent[str, Floats] = Recent(1)


@dataclass(frozen=True, slots=True)
class Marks:
    """Places on a picture in samples: column and row."""

    face: tuple[float, float] | None = None
    size: float = 0.0  # of the face
    seat: tuple[float, float] | None = None


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
        """Samples before they are painted; channels lie one after the other."""
        count = len(rows)
        colours = np.zeros((2, 3, count), np.float32)
        plain = np.zeros((3, count), np.float32)
        return Sheen(rows, columns, normal, depth, colours[0].T, colours[1].T, *plain)

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
    marks: Marks,
) -> Figurine:
    """Lay the layers over each other and bring them to the picture's pixels, cropped."""
    width, height = size
    planes = _Planes.blank(width, height)
    for number, sheen in enumerate(sheens):
        _lay(planes, sheen, dark, first=number == 0)
    small = max(1, round(width / samples)), max(1, round(height / samples))
    colour, light, shape = planes.colour, planes.light, planes.shape
    if small != (width, height):
        colour, light, shape = (
            resize(plane, *small, smooth=False) for plane in (colour, light, shape)
        )
    seen = shape[..., 3] > 0.02
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    crop = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    colour, light, shape = colour[crop], light[crop], shape[crop]
    figurine = _marked(_figurine(colour, light, shape), marks, (rows[0], columns[0]), samples)
    return turned_over(figurine) if mirrored else figurine


def _marked(figurine: Figurine, marks: Marks, corner: tuple[int, int], samples: float) -> Figurine:
    """The figurine with its face and its seat, told in samples of the whole buffer."""
    height, width = figurine.alpha.shape

    def share(spot: tuple[float, float]) -> tuple[float, float]:
        x, y = spot
        return (x / samples - corner[1]) / width, (y / samples - corner[0]) / height

    face, size = marks.face and share(marks.face), marks.size / samples / height
    return replace(figurine, face=face and (*face, size), seat=marks.seat and share(marks.seat))


@dataclass(frozen=True, slots=True, eq=False)
class _Planes:
    """A picture of samples, every channel times its alpha."""

    colour: Floats  # H x W x 3
    light: Floats  # H x W x 3
    shape: Floats  # H x W x 4: normal and alpha

    @staticmethod
    def blank(width: int, height: int) -> "_Planes":
        return _Planes(*(np.zeros((height, width, depth), np.float32) for depth in (3, 3, 4)))


def _figurine(colour: Floats, light: Floats, shape: Floats) -> Figurine:
    alpha = clip01(shape[..., 3])
    share = 1 / np.maximum(alpha, 1e-3)
    x, y, z = (shape[..., i] for i in range(3))
    z = z + 1e-3 * alpha
    length = np.maximum(np.sqrt(x * x + y * y + z * z), 1e-9)
    normal = np.stack([x / length, y / length, z / length], 2)
    return Figurine(
        np.asarray(np.clip(colour * share[..., None], 0.0, 1.2), np.float32),
        np.asarray(alpha, np.float32),
        normal=np.asarray(normal, np.float32),
        glow=np.asarray(np.maximum(light * share[..., None], 0.0), np.float32),
    )


def _lay(planes: _Planes, sheen: Sheen, dark: bool, first: bool) -> None:
    """Paint samples over what was there; ``first``: nothing was, and they are not clear."""
    if not len(sheen.rows):
        return
    facing = clip01(sheen.normal[:, 2])
    edge = np.square(np.square(1 - facing))
    lamps, room = _mirrored(sheen.normal)
    metal, gloss = sheen.metal, sheen.gloss
    bright = (1 - metal + metal * (0.15 + 1.35 * room)) * (0.86 + 0.14 * sheen.normal[:, 1])
    haze = gloss * edge * (0.15 + 0.5 * room) * 0.35 * (1 - metal)
    if first:
        dirt = _creases(planes.colour.shape[:2], sheen)
        bright, haze = bright * dirt, haze * dirt
    shine = gloss * (0.75 * lamps + 0.12 * edge * room) * (0.35 if dark else 1.0)
    red, green, blue = (sheen.colour[:, i] for i in range(3))
    full = np.maximum(np.maximum(np.maximum(red, green), blue), 0.05)
    tint = (shine * metal / full)[:, None] * sheen.colour + (shine * (1 - metal))[:, None]
    colour = sheen.colour * bright[:, None] + haze[:, None]
    light = sheen.light + tint
    cover = None
    if not first:
        cover = 1 - sheen.clear * (1 - 0.85 * (1 - facing) ** 2.2)
        cover = np.clip(cover + tint.max(axis=1) * 0.8, 0, 1)[:, None]
    shape = np.column_stack([sheen.normal, np.ones_like(facing)])
    layers = ((planes.colour, colour), (planes.light, light), (planes.shape, shape))
    for plane, layer in layers:
        _over(plane, sheen, layer, cover)


def _over(plane: Floats, sheen: Sheen, layer: Floats, cover: Floats | None) -> None:
    rows, columns = sheen.rows, sheen.columns
    if cover is None:
        plane[rows, columns] = layer
    else:
        plane[rows, columns] = layer * cover + plane[rows, columns] * (1 - cover)


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
