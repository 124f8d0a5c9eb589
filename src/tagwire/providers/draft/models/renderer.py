"""A small renderer of solids: parts of a miniature to colour, alpha, normals and glow."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import cv2
import numpy as np

from tagwire.providers.draft.colour import Floats
from tagwire.providers.draft.figurine import Figurine

from .finish import Marks, Sheen, finished
from .material import Part
from .mesh import Shape, rotation

_BUDGET = 230_000  # samples a picture may have


@dataclass(frozen=True, slots=True)
class View:
    """From where a miniature is seen, in degrees, and how large."""

    height: int  # pixels of ``tall``
    tall: float = 0.0  # in the model's units; 0: as high as it looks
    yaw: float = 0.0
    pitch: float = 10.0
    near: float = 5.0  # distance of the eye in sizes of the model
    dark: bool = False
    mirrored: bool = False
    seed: int = 0
    face: tuple[float, float, float] | None = None  # its middle, in the model's space
    across: float = 0.0  # size of the face
    seat: tuple[float, float, float] | None = None  # where it is ridden
    close: tuple[float, float] | None = None
    """What is seen around the face at most, across and down, in faces; ``height`` is one face."""


@dataclass(slots=True, eq=False)
class _Buffer:
    """What is nearest in every sample so far."""

    face: np.ndarray  # index of the triangle, -1 for nothing
    depth: Floats
    second: Floats  # weight of the triangle's second corner
    third: Floats
    tables: list[Floats] = field(default_factory=list)


def render(parts: Sequence[Part], view: View) -> Figurine:
    """See the parts from ``view``, cropped to their outline."""
    seen = [replace(part, shape=_turned(part.shape, view)) for part in parts]
    seen, samples, size, marks = _fitted(seen, view)
    solid = [part for part in seen if part.material.clear == 0]
    glass = [part for part in seen if part.material.clear > 0]
    buffer = _drawn(solid, size)
    sheens = [_shaded(buffer, solid)]
    if glass:
        sheens.append(_shaded(_drawn(glass, size, buffer.depth), glass))
    return finished(sheens, size, samples, dark=view.dark, mirrored=view.mirrored, marks=marks)


def _turned(shape: Shape, view: View) -> Shape:
    whole = _way(view)
    return replace(shape, points=shape.points @ whole.T, normals=shape.normals @ whole.T)


def _way(view: View) -> Floats:
    spin = rotation(0, view.yaw, 0)
    tilt = rotation(view.pitch, 0, 0)
    return np.asarray(tilt @ spin, np.float32)


def _fitted(parts: list[Part], view: View) -> tuple[list[Part], float, tuple[int, int], Marks]:
    """Project to samples: every part moved, samples a pixel, width and height of the buffer."""
    cloud = np.concatenate([part.shape.points for part in parts])
    middle = (cloud.max(axis=0) + cloud.min(axis=0)) / 2
    reach = float(np.abs(cloud - middle).max()) * view.near
    flat = [_projected(part.shape.points - middle, reach) for part in parts]
    low = np.min([points.min(axis=0) for points in flat], axis=0)
    high = np.max([points.max(axis=0) for points in flat], axis=0)
    tall = view.tall or float(high[1] - low[1])
    spots = [
        None if at is None else _projected(np.array([at]) @ _way(view).T - middle, reach)[0]
        for at in (view.face, view.seat)
    ]
    face = spots[0]
    if view.close is not None and face is not None:
        tall = view.across
        around = 0.5 * view.across * np.array([*view.close, np.inf], np.float32)
        low, high = np.maximum(low, face - around), np.minimum(high, face + around)
    pixels = view.height / max(tall, 1e-6)
    area = max(1.0, float((high[0] - low[0]) * (high[1] - low[1])) * pixels * pixels)
    samples = float(np.clip(np.sqrt(_BUDGET / area), 0.35, 2.0))
    zoom = pixels * samples
    moved = [
        replace(part, shape=replace(part.shape, points=_placed(points, low, high, zoom)))
        for part, points in zip(parts, flat, strict=True)
    ]
    width, height = (int(np.ceil((high[i] - low[i]) * zoom)) + 4 for i in (0, 1))
    face_at, seat = (
        None if spot is None else tuple(_placed(spot[None], low, high, zoom)[0, :2].tolist())
        for spot in spots
    )
    return moved, samples, (width, height), Marks(face_at, view.across * zoom, seat)


def _projected(points: Floats, reach: float) -> Floats:
    out = np.array(points, np.float32)
    out[:, :2] *= (reach / (reach - out[:, 2]))[:, None]
    return out


def _placed(points: Floats, low: Floats, high: Floats, zoom: float) -> Floats:
    out = np.empty_like(points)
    out[:, 0] = (points[:, 0] - low[0]) * zoom + 2
    out[:, 1] = (high[1] - points[:, 1]) * zoom + 2
    out[:, 2] = points[:, 2] * zoom
    return out


def _drawn(parts: list[Part], size: tuple[int, int], behind: Floats | None = None) -> _Buffer:
    width, height = size
    far = np.full((height, width), -1e9, np.float32) if behind is None else behind.copy()
    weights = np.zeros((2, height, width), np.float32)
    buffer = _Buffer(np.full((height, width), -1, np.int32), far, *weights)
    start = 0
    for number, part in enumerate(parts):
        table = _faces_of(part, number)
        buffer.tables.append(table)
        if table.shape[1]:
            _draw(buffer, table, start)
        start += table.shape[1]
    return buffer


# Rows of a table of faces: corners' x, y, z (9), normals (9), local places (9), part.
_PART = 27


def _faces_of(part: Part, number: int) -> Floats:
    """The faces turned to us, farthest first, 28 x M."""
    shape = part.shape
    corners, normals = shape.points[shape.faces], shape.normals[shape.faces]
    faces = shape.faces
    if not part.open:
        keep = _towards_us(corners, normals)
        corners, normals, faces = corners[keep], normals[keep], faces[keep]
    # Slivers first: their fringe must not lie over the faces beside them.
    order = np.lexsort((corners[:, :, 2].mean(axis=1), _breadth(corners) > 0.8))
    table = np.empty((_PART + 1, len(order)), np.float32)
    table[:9] = corners[order].reshape(-1, 9).T
    table[9:18] = normals[order].reshape(-1, 9).T
    table[18:27] = shape.local[faces[order]].reshape(-1, 9).T
    table[_PART] = number
    return table


def _breadth(corners: Floats) -> Floats:
    """How wide triangles are across their longest edge, in samples."""
    a, b = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    edges = np.stack([a, b, b - a])[:, :, :2]
    longest = np.sqrt((edges * edges).sum(axis=2).max(axis=0))
    return np.asarray(np.abs(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]) / np.maximum(longest, 1e-6))


def _towards_us(corners: Floats, normals: Floats) -> np.ndarray:
    """Which faces look at us: the winding is not kept, so it is read off the normals."""
    a, b = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    mean = normals.sum(axis=1)
    # Rows grow downwards on the picture: y is turned over against the normals.
    x = a[:, 2] * b[:, 1] - a[:, 1] * b[:, 2]
    y = a[:, 2] * b[:, 0] - a[:, 0] * b[:, 2]
    z = a[:, 1] * b[:, 0] - a[:, 0] * b[:, 1]
    agrees = x * mean[:, 0] + y * mean[:, 1] + z * mean[:, 2]
    return np.asarray(z * np.sign(agrees) > 0)


def _draw(buffer: _Buffer, table: Floats, start: int) -> None:
    """Paint one part by its faces' numbers, then keep what is nearer than what was there."""
    x, y = table[:9:3], table[1:9:3]
    left, top = max(int(np.floor(x.min())) - 1, 0), max(int(np.floor(y.min())) - 1, 0)
    right = min(int(np.ceil(x.max())) + 2, buffer.face.shape[1])
    bottom = min(int(np.ceil(y.max())) + 2, buffer.face.shape[0])
    if left >= right or top >= bottom:
        return
    numbers = np.full((max(1, bottom - top), max(1, right - left)), -1, np.int32)
    corners = np.round(np.stack([x - left, y - top], 2) * 16).astype(np.int32)
    for number, triangle in enumerate(np.ascontiguousarray(corners.transpose(1, 0, 2))):
        cv2.fillConvexPoly(numbers, triangle, number, cv2.LINE_8, 4)
    rows, columns = np.nonzero(numbers >= 0)
    faces = numbers[rows, columns]
    rows, columns = rows + top, columns + left
    second, third = _weights(table, faces, rows, columns)
    depth = _mixed(table[2:9:3], faces, second, third)
    nearer = depth > buffer.depth[rows, columns]
    rows, columns = rows[nearer], columns[nearer]
    buffer.depth[rows, columns] = depth[nearer]
    buffer.face[rows, columns] = faces[nearer] + start
    buffer.second[rows, columns] = second[nearer]
    buffer.third[rows, columns] = third[nearer]


def _weights(
    table: Floats, faces: np.ndarray, rows: np.ndarray, columns: np.ndarray
) -> tuple[Floats, Floats]:
    """How much samples have of their faces' second and third corners, kept near the faces."""
    x0, y0, x1, y1, x2, y2 = (table[i] for i in (0, 1, 3, 4, 6, 7))
    area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
    inverse = 1 / np.where(np.abs(area) < 1e-4, np.float32(1e-4), area)
    dx = columns.astype(np.float32) - x0[faces]
    dy = rows.astype(np.float32) - y0[faces]
    second = ((y2 - y0) * inverse)[faces] * dx + ((x0 - x2) * inverse)[faces] * dy
    third = ((y0 - y1) * inverse)[faces] * dx + ((x1 - x0) * inverse)[faces] * dy
    # Half a sample beyond an edge the plane still holds; slivers must not run away with it.
    return np.clip(second, -0.6, 1.6), np.clip(third, -0.6, 1.6)


def _mixed(corners: Floats, faces: np.ndarray, second: Floats, third: Floats) -> Floats:
    """One value a sample from the values at three corners, 3 x M."""
    a, b, c = corners
    return np.asarray(a[faces] + (b - a)[faces] * second + (c - a)[faces] * third, np.float32)


def _shaded(buffer: _Buffer, parts: list[Part]) -> Sheen:
    """Paint every sample of a buffer by its material."""
    empty = np.empty((_PART + 1, 0), np.float32)
    table = np.concatenate([empty, *buffer.tables], axis=1)
    rows, columns = np.nonzero(buffer.face >= 0)
    faces, depth = buffer.face[rows, columns], buffer.depth[rows, columns]
    weights = buffer.second[rows, columns], buffer.third[rows, columns]
    x, y, z = (_mixed(table[9 + i : 18 : 3], faces, *weights) for i in (0, 1, 2))
    local = np.stack([_mixed(table[i:27:3], faces, *weights) for i in (18, 19, 20)]).T
    length = np.maximum(np.sqrt(x * x + y * y + z * z), 1e-6)
    length = np.where(z < 0, -length, length)
    normal = np.stack([x / length, y / length, z / length]).T
    sheen = Sheen.blank(rows, columns, normal, depth)
    which = table[_PART].astype(np.int32)[faces]
    order = np.argsort(which, kind="stable")
    ends = np.searchsorted(which[order], np.arange(len(parts) + 1))
    for number, part in enumerate(parts):
        chosen = order[ends[number] : ends[number + 1]]
        if len(chosen):
            sheen.coat(chosen, part.material, np.stack([axis[chosen] for axis in local.T]).T)
    return sheen
