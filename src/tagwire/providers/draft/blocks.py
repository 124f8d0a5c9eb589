"""A set cut in flats: what is of one colour, lies at one distance and faces one way is one."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .colour import Bytes, Floats, ramp
from .filters import blur, resize
from .flats import (
    Cut,
    calm,
    gathered,
    joined,
    means,
    nearest,
    pattern_of,
    places,
    scissored,
    simple_curves,
    to_lab,
)
from .planes import facing
from .sheet import Sheet

_OPEN_AIR = 60.0  # metres: a set that reaches farther has a sky
_ALIKE = 11.0  # difference of colour and place below which two flats are one
_STRAIGHT, _HOUSES = 0.93, 0.15  # a wall's direction, and share of the picture
_PALE = 0.75  # how much light and dark count on a wall
_SIMPLER = 1.25
_WALLS = 12
_LAMP = 0.11  # of the shorter side: how broad the light of a lamp is
_TURNED = 26.0  # how much it counts, against colour, which way a wall faces


@dataclass(frozen=True, slots=True)
class Manner:
    """How coarsely a set is cut; lengths in pixels of a pattern of so many ``rows``."""

    rows: int
    count: int  # flats outdoors
    walled: int  # flats of a room or a street
    calmed: float  # radius of the texture that is left out
    far: float  # how much distance counts against colour
    finest: float  # half width of the finest cut
    least: float  # area of a piece, as a share of the picture
    lamps: float  # how far the fall of light outdoors is overlooked, 0..1


@dataclass(frozen=True, slots=True)
class Blocks:
    """A set in flats; behind a subject it goes on."""

    labels: Bytes  # h x w
    lab: Floats  # h x w x 3, what is seen
    own: Floats  # h x w x 3, of what has walls, without the light of its lamps
    depth: Floats  # h x w
    turned: Floats  # h x w x 3, which way it faces
    reach: float  # pixels of the pattern in one of its ``rows``
    order: NDArray[np.intp]  # of the labels, the farthest first
    walled: bool  # a room, or a street


def is_room(sheet: Sheet) -> bool:
    """Whether walls are all that is behind: they have lamps before them."""
    return float(sheet.depth.max()) < _OPEN_AIR


def cut_in_blocks(sheet: Sheet, manner: Manner) -> Blocks:
    """Cut the set; of a room its own colours count, and its walls, not the light of its lamps."""
    small, reach = pattern_of(sheet.pixels, manner.rows)
    size = (small.shape[1], small.shape[0])
    lab = to_lab(calm(small, max(1.0, manner.calmed * reach), 2))
    lab = _closed_behind(lab, resize(sheet.subject, *size))
    depth = _clumped(resize(sheet.depth, *size), reach)
    turned, own = facing(depth, sheet.horizon * size[1] / sheet.pixels.shape[0]), lab
    walled = is_room(sheet) or _has_walls(turned, depth)
    if walled:
        own = _evened(lab, turned, depth, sheet.rng)
        told = np.dstack([places(own, depth, 0.6 * manner.far), turned * np.float32(_TURNED)])
        told[..., 0] *= np.float32(_PALE)
    else:
        told = places(lab, depth, manner.far, manner.lamps)
    features = np.ascontiguousarray(told.reshape(-1, told.shape[2]), np.float32)
    centres = gathered(features, manner.walled if walled else manner.count, sheet.rng)
    order = np.argsort(centres[:, 4] * 2.6 - centres[:, 3] * 2.0, kind="stable")
    labels = nearest(features, centres).reshape(depth.shape)
    if walled:
        labels = joined(centres, _ALIKE)[labels]
    labels = scissored(labels, max(0.6, manner.finest * reach), manner.least)
    return Blocks(labels, lab, own, depth, turned, reach, order, walled)


def _has_walls(turned: Floats, depth: Floats) -> bool:
    """Whether houses stand on both sides, as of a street."""
    near = depth < _OPEN_AIR
    upright = (np.abs(turned[..., 0]) > _STRAIGHT) & near
    return float(upright.sum()) > _HOUSES * depth.size


def curves(blocks: Blocks, sheet: Sheet, simple: float) -> Cut:
    """The flats with ``simple`` borders (pixels of the pattern's ``rows``), at the sheet's size."""
    simple *= blocks.reach * (_SIMPLER if blocks.walled else 1.0)
    return simple_curves(blocks.labels, simple, (sheet.pixels.shape[1], sheet.pixels.shape[0]))


def _closed_behind(lab: Floats, subject: Floats) -> Floats:
    """Let the set close behind the subject: its surroundings spread into its place."""
    hidden = cv2.dilate((subject > 0.1).astype(np.uint8), np.ones((5, 5), np.uint8))
    if not hidden.any():
        return lab
    seen, reach = np.asarray(1 - hidden, np.float32), min(hidden.shape) * 0.06
    weight = blur(seen, reach) + np.float32(1e-3)
    around = blur(lab * seen[..., None], reach) / weight[..., None]
    return np.where(hidden[..., None] > 0, around, lab)


def _evened(lab: Floats, turned: Floats, depth: Floats, rng: np.random.Generator) -> Floats:
    """Every wall's own colours, h x w x 3: the fall of light along it is taken out."""
    rows, columns = depth.shape
    few = np.s_[::2, ::2]
    light = np.ascontiguousarray(lab[..., 0][few])
    walls = _walls(turned[few], depth[few], rng)
    size = (max(8, columns // 6), max(8, rows // 6))
    fall = np.ones_like(light)
    for wall in range(_WALLS):
        mine = np.asarray(walls == wall, np.float32)
        if not mine.any():
            continue
        share, seen = resize(mine, *size), resize(light * mine, *size)
        reach = _LAMP * min(size)
        broad = (blur(seen, reach) + np.float32(0.05)) / (blur(share, reach) + np.float32(0.01))
        even = (float(seen.sum() / share.sum()) + 4) / (broad + np.float32(4))
        np.copyto(fall, resize(even, light.shape[1], light.shape[0], smooth=False), where=mine > 0)
    fall = resize(np.clip(fall, 0.35, 3.0), columns, rows, smooth=False)
    return np.asarray(lab * fall[..., None], np.float32)


def _walls(turned: Floats, depth: Floats, rng: np.random.Generator) -> Bytes:
    """What is one wall, floor, or side of a thing: a number for each, h x w."""
    away = np.log(np.clip(depth, 0.5, _OPEN_AIR)) * np.float32(0.9)
    points = np.dstack([turned, away]).reshape(-1, 4)
    return nearest(points, gathered(points, _WALLS, rng)).reshape(depth.shape)


def _clumped(depth: Floats, reach: float) -> Floats:
    """Depth without leaves and blades: what is cut is the tree."""
    side = min(5, 2 * max(1, round(2.5 * reach)) + 1)
    return np.asarray(cv2.medianBlur(depth, side), np.float32)


def drawn(blocks: Blocks, cut: Cut, width: float) -> Floats:
    """Lines where flats of plainly different colours meet, or walls, 0..1, H x W; in the open none.

    Leaves and waves have no outline.
    """
    if not blocks.walled:
        return np.zeros(cut.labels.shape, np.float32)
    ways = means(blocks.labels, blocks.turned, 256)
    # Of light and shade on one wall only the hue is looked at.
    colours = means(blocks.labels, blocks.own, 256) * np.array([0.5, 1, 1], np.float32)
    bends = np.sqrt(((ways[:, None] - ways[None]) ** 2).sum(axis=2))
    differ = np.sqrt(((colours[:, None] - colours[None]) ** 2).sum(axis=2))
    strength = np.maximum(ramp(0.35, 0.7, bends) * 0.9, ramp(12.0, 26.0, differ))
    return cut.drawn(np.asarray(strength, np.float32), width)


def shading(blocks: Blocks, flat: Floats, width: float) -> Floats:
    """How much lighter (+) or darker a place is than its flat, in L, broadly, h x w.

    ``flat``: L of every flat; ``width`` in pixels of the pattern's ``rows``.
    """
    own = np.take(np.asarray(flat, np.float32), blocks.labels)
    return blur(np.asarray(blocks.lab[..., 0] - own, np.float32), width * blocks.reach)
