"""A small deferred renderer: textured faces in, depth, normals and paint of every pixel out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import cv2
import numpy as np

from .colour import Floats

Point: TypeAlias = tuple[float, float, float]
# (metres along the face, metres up it, paint, face number, size of a pixel there) -> colours
Texture: TypeAlias = Callable[[Floats, Floats, Floats, int, Floats], Floats]
_NEAR = 0.12


@dataclass(frozen=True, slots=True)
class Face:
    """One parallelogram: a corner and two edges, in metres; x right, y up, z away."""

    corner: Floats
    across: Floats
    up: Floats
    paint: Floats
    texture: Texture | None = None
    glow: float = 0.0
    gloss: float = 0.0
    casts: bool = True


@dataclass(frozen=True, slots=True)
class Lamp:
    """A small lamp without a direction."""

    place: Floats
    colour: Floats


@dataclass(slots=True)
class Model:
    """Everything built so far; rooms add to it."""

    faces: list[Face] = field(default_factory=list)
    lamps: list[Lamp] = field(default_factory=list)

    def quad(
        self,
        corner: Point,
        across: Point,
        up: Point,
        paint: Floats,
        *,
        texture: Texture | None = None,
        glow: float = 0.0,
        gloss: float = 0.0,
        casts: bool = True,
    ) -> None:
        """Add one face."""
        at, right, high = (np.array(value, np.float32) for value in (corner, across, up))
        self.faces.append(Face(at, right, high, paint, texture, glow, gloss, casts))

    def box(
        self,
        foot: Point,
        size: Point,
        paint: Floats,
        *,
        texture: Texture | None = None,
        glow: float = 0.0,
        gloss: float = 0.0,
    ) -> None:
        """Add a box by the middle of its foot and its width, height and depth."""
        (x, y, z), (w, h, d) = foot, size
        left, near = x - w / 2, z - d / 2
        sides: Sequence[tuple[Point, Point, Point]] = (
            ((left, y, near), (w, 0, 0), (0, h, 0)),
            ((left, y, near + d), (0, 0, -d), (0, h, 0)),
            ((left + w, y, near), (0, 0, d), (0, h, 0)),
            ((left, y + h, near), (w, 0, 0), (0, 0, d)),
            ((left, y, near + d), (w, 0, 0), (0, 0, -d)),
        )
        for corner, across, up in sides:
            self.quad(corner, across, up, paint, texture=texture, glow=glow, gloss=gloss)

    def lamp(self, place: Point, colour: Floats, power: float) -> None:
        """Add a lamp."""
        self.lamps.append(Lamp(np.array(place, np.float32), colour * power))


@dataclass(frozen=True, slots=True)
class Camera:
    """An architect's lens: it looks along +z and shifts, so that verticals stay vertical."""

    width: int
    height: int
    horizon: float  # row of the horizon
    focal: float  # in pixels
    eye: float  # height above the floor, metres

    def rays(self, rows: slice, columns: slice) -> tuple[Floats, Floats]:
        """Slopes of the rays through pixel centres: sideways by column, upwards by row."""
        x = np.arange(columns.start, columns.stop, dtype=np.float32) + 0.5 - self.width / 2
        y = self.horizon - np.arange(rows.start, rows.stop, dtype=np.float32) - 0.5
        return (x / self.focal)[None], (y / self.focal)[:, None]


@dataclass(frozen=True, slots=True)
class Surfaces:
    """What every pixel sees."""

    depth: Floats  # infinite where there is nothing
    normal: Floats
    paint: Floats
    glow: Floats
    gloss: Floats


def rasterise(model: Model, camera: Camera) -> Surfaces:
    """Draw every face into the buffers, nearest first served."""
    shape = (camera.height, camera.width)
    seen = Surfaces(
        np.full(shape, np.inf, np.float32),
        np.zeros((*shape, 3), np.float32),
        np.zeros((*shape, 3), np.float32),
        np.zeros((*shape, 3), np.float32),
        np.zeros(shape, np.float32),
    )
    for number, face in enumerate(model.faces):
        _draw(face, number, camera, seen)
    return seen


def _draw(face: Face, number: int, camera: Camera, seen: Surfaces) -> None:
    outline = _project(face, camera)
    if outline is None:
        return
    rows, columns = _bounds(outline, camera)
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return
    normal = np.cross(face.up, face.across)
    normal = (normal / max(1e-9, float(np.sqrt(normal @ normal)))).astype(np.float32)
    towards = face.corner - np.array([0, camera.eye, 0], np.float32)
    if float(normal @ towards) > 0:
        normal = -normal
    x, y = camera.rays(rows, columns)
    facing = normal[0] * x + normal[1] * y + normal[2]
    with np.errstate(divide="ignore", invalid="ignore"):
        depth = float(normal @ towards) / facing
    inside = (
        _filled(outline, rows, columns) & (depth > _NEAR / 2) & (depth < seen.depth[rows, columns])
    )
    ys, xs = np.nonzero(inside)
    if len(ys) == 0:
        return
    far = depth[ys, xs].astype(np.float32)
    colour = _colours(face, number, (x[0, xs] * far, y[ys, 0] * far + camera.eye, far), camera)
    at = (ys + rows.start, xs + columns.start)
    seen.depth[at], seen.normal[at], seen.gloss[at] = far, normal, face.gloss
    seen.paint[at], seen.glow[at] = colour, colour * face.glow


def _colours(
    face: Face, number: int, place: tuple[Floats, Floats, Floats], camera: Camera
) -> Floats:
    if face.texture is None:
        return face.paint
    offset = np.stack(place, axis=1) - face.corner
    along = offset @ face.across / float(np.sqrt(face.across @ face.across))
    upward = offset @ face.up / float(np.sqrt(face.up @ face.up))
    return face.texture(along, upward, face.paint, number, place[2] / camera.focal)


def _project(face: Face, camera: Camera) -> Floats | None:
    """Outline on the picture in pixels, cut at the near plane; nothing if all is behind it."""
    corner, across, up = face.corner, face.across, face.up
    points = _clipped([corner, corner + across, corner + across + up, corner + up])
    if len(points) < 3:
        return None
    solid = np.array(points)
    x = camera.width / 2 + camera.focal * solid[:, 0] / solid[:, 2]
    y = camera.horizon - camera.focal * (solid[:, 1] - camera.eye) / solid[:, 2]
    return np.stack([x, y], axis=1)


def _clipped(points: list[Floats]) -> list[Floats]:
    kept = []
    for one, other in zip(points, points[1:] + points[:1], strict=True):
        if one[2] > _NEAR:
            kept.append(one)
        if (one[2] > _NEAR) != (other[2] > _NEAR):
            kept.append(one + (other - one) * ((_NEAR - one[2]) / (other[2] - one[2])))
    return kept


def _bounds(outline: Floats, camera: Camera) -> tuple[slice, slice]:
    low, high = outline.min(axis=0), outline.max(axis=0)
    columns = slice(int(max(0, np.floor(low[0]))), int(min(camera.width, np.ceil(high[0]) + 1)))
    rows = slice(int(max(0, np.floor(low[1]))), int(min(camera.height, np.ceil(high[1]) + 1)))
    return rows, columns


def _filled(
    outline: Floats, rows: slice, columns: slice
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    mask = np.zeros((rows.stop - rows.start, columns.stop - columns.start), np.uint8)
    local = np.clip(outline - [columns.start, rows.start], -30000, 30000)
    # Sixteenths of a pixel; float pictures and LINE_AA do not go together in OpenCV.
    cv2.fillConvexPoly(mask, np.round(local * 16).astype(np.int32), (1,), cv2.LINE_8, 4)
    return mask > 0
