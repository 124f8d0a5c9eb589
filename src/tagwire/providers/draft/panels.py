"""Several views of one product: a split panel, one reference each, in the same set and light."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .colour import Bytes, Floats, linear
from .framing import Actor
from .matte import Cutout
from .plate import fit

MOST = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """One panel's place in the frame."""

    left: int
    top: int
    width: int
    height: int

    @property
    def window(self) -> tuple[slice, slice]:
        """Its rows and columns in the frame."""
        return slice(self.top, self.top + self.height), slice(self.left, self.left + self.width)


def cells(count: int, width: int, height: int) -> tuple[Cell, ...]:
    """Split the frame along its longer side, thin gutters between; four make a square."""
    gutter = max(2, round(min(width, height) * 0.008))
    if count == MOST:
        columns, rows = 2, 2
    else:
        columns, rows = (count, 1) if width >= height else (1, count)
    xs, ys = _split(width, columns, gutter), _split(height, rows, gutter)
    return tuple(Cell(x, y, w, h) for y, h in ys for x, w in xs)


def _split(length: int, parts: int, gutter: int) -> list[tuple[int, int]]:
    """Cut a length into near-equal parts: (start, length) of each."""
    edges = [round(index * (length + gutter) / parts) for index in range(parts + 1)]
    return [(start, end - gutter - start) for start, end in pairwise(edges)]


def assemble(images: Sequence[Floats], places: Sequence[Cell], size: tuple[int, int]) -> Floats:
    """Mount the panels on white."""
    sheet = np.full((size[1], size[0], 3), 1.35, np.float32)
    for image, cell in zip(images, places, strict=True):
        sheet[cell.window] = image
    return sheet


def close_crop(actor: Actor, photo: Bytes, cell: Cell) -> Floats:
    """Fill a panel with the most detailed part of a photo, as a lens close to it would."""
    height, width = photo.shape[:2]
    zoom = _zoom(actor.cutout)
    x, y = actor.cutout.centre
    crop_width, crop_height = max(8, round(width / zoom)), max(8, round(height / zoom))
    left = int(np.clip(width * x - crop_width / 2, 0, width - crop_width))
    top = int(np.clip(height * y - crop_height / 2, 0, height - crop_height))
    crop = np.ascontiguousarray(photo[top : top + crop_height, left : left + crop_width])
    return linear(fit(crop, cell.width, cell.height, (0.5, 0.5)))


def _zoom(cutout: Cutout) -> float:
    """A photo that is a close-up already needs little more."""
    if cutout.share > 0.55 or cutout.share < 0.02:
        return 1.06
    return float(np.clip(0.62 / cutout.share**0.5, 1.15, 2.2))
