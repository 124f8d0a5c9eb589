"""A small deferred renderer: textured faces and solids in, depth, normals and paint out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tagwire.providers.draft.colour import Floats

from .room_camera import Camera
from .room_outlines import SQUARE, Outline, clipped, filled
from .room_solids import Ball, Drum, Texture, window_of

Point: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Face:
    """One flat shape: a corner and two edges, in metres; x right, y up, z away."""

    corner: Floats
    across: Floats
    up: Floats
    paint: Floats
    texture: Texture | None = None
    glow: float = 0.0
    gloss: float = 0.0
    casts: bool = True
    outline: Outline = SQUARE  # inside the parallelogram, convex
    closed: bool = False  # one side of a body: not seen from behind


@dataclass(frozen=True, slots=True)
class Lamp:
    """A small lamp, or a tube to ``end``, or a spot that looks along ``aim``."""

    place: Floats
    colour: Floats
    end: Floats | None = None
    aim: Floats | None = None  # unit vector
    cone: tuple[float, float] = (0.0, 0.5)  # cosines where a spot begins and is full
    beam: float = 0.0  # how much its cone shows in the air
    broad: float = 0.12  # square metres of it: how evenly it lights what is close


@dataclass(slots=True)
class Model:
    """Everything built so far; rooms add to it."""

    faces: list[Face] = field(default_factory=list)
    lamps: list[Lamp] = field(default_factory=list)
    solids: list[Drum | Ball] = field(default_factory=list)

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
        outline: Outline = SQUARE,
        closed: bool = False,
    ) -> None:
        """Add one face."""
        at, right, high = (np.array(value, np.float32) for value in (corner, across, up))
        face = Face(at, right, high, paint, texture, glow, gloss, casts, outline, closed)
        self.faces.append(face)

    def box(
        self,
        foot: Point,
        size: Point,
        paint: Floats,
        *,
        texture: Texture | None = None,
        glow: float = 0.0,
        gloss: float = 0.0,
        casts: bool = True,
        turn: float = 0.0,
    ) -> None:
        """Add a box by the middle of its foot and its width, height and depth, turned (radians)."""
        (x, y, z), (w, h, d) = foot, size
        c, s = float(np.cos(turn)), float(np.sin(turn))

        def at(u: float, v: float) -> Point:
            return (x + u * c + v * s, y, z - u * s + v * c)

        wide, deep, high = (w * c, 0.0, -w * s), (d * s, 0.0, d * c), (0.0, h, 0.0)
        back = (-wide[0], 0.0, -wide[2])
        near = (-deep[0], 0.0, -deep[2])
        top = at(-w / 2, -d / 2)
        sides: list[tuple[Point, Point, Point]] = [
            (at(-w / 2, -d / 2), wide, high),
            (at(-w / 2, d / 2), near, high),
            (at(w / 2, -d / 2), deep, high),
            ((top[0], y + h, top[2]), wide, deep),
            (at(w / 2, d / 2), back, high),
        ]
        if y > 0.02:
            sides.append((at(-w / 2, d / 2), wide, near))
        for corner, across, up in sides:
            self.quad(
                corner,
                across,
                up,
                paint,
                texture=texture,
                glow=glow,
                gloss=gloss,
                casts=casts,
                closed=True,
            )

    def lamp(self, place: Point, colour: Floats, power: float) -> None:
        """Add a lamp."""
        self.lamps.append(Lamp(np.array(place, np.float32), colour * np.float32(power)))


@dataclass(frozen=True, slots=True)
class Surfaces:
    """What every pixel sees."""

    depth: Floats  # infinite where there is nothing
    normal: Floats
    paint: Floats
    glow: Floats
    gloss: Floats
    owner: NDArray[np.int16]  # the face's number, solids after the faces, -1: nothing


@dataclass(frozen=True, slots=True)
class _Canvas:
    """The nearest thing of every pixel, while faces are drawn."""

    camera: Camera
    nearness: Floats  # 1 / depth, which is even across a flat face
    owner: NDArray[np.int16]


def rasterise(model: Model, camera: Camera, above: float | None = None) -> Surfaces:
    """Draw everything, nearest first served; ``above`` leaves out faces that lie below it."""
    numbers = [
        number
        for number, face in enumerate(model.faces)
        if above is None or _top(face) > above + 0.02
    ]
    solids = range(len(model.faces), len(model.faces) + len(model.solids))
    canvas, planes = _drawn(model, camera, [*numbers, *solids])
    return _painted(model, canvas, planes)


def fine_owners(model: Model, camera: Camera, seen: Surfaces) -> NDArray[np.int16]:
    """Whose face or solid the quarters of every pixel see; 2H x 2W."""
    fine = Camera(
        camera.width * 2, camera.height * 2, camera.horizon * 2, camera.focal * 2, camera.eye
    )
    there = np.flatnonzero(np.bincount(seen.owner.ravel() + 1)) - 1
    return _drawn(model, fine, [number for number in there.tolist() if number >= 0])[0].owner


def _top(face: Face) -> float:
    return float(face.corner[1]) + max(0.0, float(face.up[1]), float(face.across[1]))


def _drawn(model: Model, camera: Camera, numbers: Sequence[int]) -> tuple[_Canvas, Floats]:
    """What is nearest at every pixel, of the faces and solids of those numbers; all normals."""
    shape = (camera.height, camera.width)
    canvas = _Canvas(camera, np.zeros(shape, np.float32), np.full(shape, -1, np.int16))
    count = len(model.faces)
    planes = np.zeros((count + len(model.solids) + 1, 3), np.float32)
    for number in numbers:
        if number < count:
            planes[number] = _draw(model.faces[number], number, canvas)
        else:
            _draw_solid(model.solids[number - count], number, canvas)
    return canvas, planes


def _draw(face: Face, number: int, canvas: _Canvas) -> Sequence[float]:
    """Draw one face's nearness; returns its normal towards the camera."""
    camera = canvas.camera
    (cx, cy, cz), (ax, ay, az), (ux, uy, uz) = (
        face.corner.tolist(),
        face.across.tolist(),
        face.up.tolist(),
    )
    # Written out: np.cross is slow on single vectors, and there are hundreds.
    n = (uy * az - uz * ay, uz * ax - ux * az, ux * ay - uy * ax)
    long = (n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) ** 0.5 or 1e-9
    n = (n[0] / long, n[1] / long, n[2] / long)
    away = n[0] * cx + n[1] * (cy - camera.eye) + n[2] * cz
    if (away > 0 and face.closed) or abs(away) < 1e-5:
        return n
    if away > 0:
        n, away = (-n[0], -n[1], -n[2]), -away
    corners = [
        (cx + s * ax + t * ux, cy + s * ay + t * uy, cz + s * az + t * uz) for s, t in face.outline
    ]
    points = clipped(corners)
    if len(points) < 3:
        return n
    half = camera.width / 2
    xs = [half + camera.focal * p[0] / p[2] for p in points]
    ys = [camera.horizon - camera.focal * (p[1] - camera.eye) / p[2] for p in points]
    columns = slice(max(0, int(min(xs))), max(0, min(camera.width, int(max(xs)) + 2)))
    rows = slice(max(0, int(min(ys))), max(0, min(camera.height, int(max(ys)) + 2)))
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return n
    x, y = camera.rays(rows, columns)
    near = x * np.float32(n[0] / away) + (y * np.float32(n[1] / away) + np.float32(n[2] / away))
    mask = filled(xs, ys, rows, columns)
    part = canvas.nearness[rows, columns]
    seen = mask & (near > part)
    np.copyto(part, near, where=seen)
    np.copyto(canvas.owner[rows, columns], np.int16(number), where=seen)
    return n


def _draw_solid(solid: Drum | Ball, number: int, canvas: _Canvas) -> None:
    window = window_of(solid, canvas.camera)
    if window is None:
        return
    x, y = canvas.camera.rays(*window)
    near = solid.nearness(x, y, canvas.camera.eye)
    part = canvas.nearness[window]
    seen = near > part
    np.copyto(part, near, where=seen)
    np.copyto(canvas.owner[window], np.int16(number), where=seen)


def _painted(model: Model, canvas: _Canvas, planes: Floats) -> Surfaces:
    """Look paint, normals and glow of every pixel up, and texture only what is seen."""
    parts: list[Face | Drum | Ball] = [*model.faces, *model.solids]
    nothing = np.zeros(3, np.float32)
    paints = np.array([*(part.paint for part in parts), nothing], np.float32)
    glows = np.array([*(part.glow for part in parts), 0.0], np.float32)
    glosses = np.array([*(part.gloss for part in parts), 0.0], np.float32)
    owner, nearness = canvas.owner.ravel(), canvas.nearness.ravel()
    paint, normal = np.take(paints, owner, axis=0), np.take(planes, owner, axis=0)
    order = np.argsort(owner, kind="stable")
    ends = np.searchsorted(owner[order], np.arange(-1, len(parts) + 1))
    for number, part in enumerate(parts):
        pixels = order[ends[number + 1] : ends[number + 2]]
        solid = not isinstance(part, Face)
        if len(pixels) == 0 or not (solid or part.texture):
            continue
        rows, columns = np.divmod(pixels.astype(np.int32), np.int32(canvas.camera.width))
        place = _places(rows, columns, 1 / nearness[pixels], canvas.camera)
        if isinstance(part, Face):
            along, upward = (
                _along(place, part.corner, part.across),
                _along(place, part.corner, part.up),
            )
        else:
            normal[pixels], along, upward = part.surface(place)
        if part.texture:
            size = place[2] * np.float32(1 / canvas.camera.focal)
            paint[pixels] = part.texture(along, upward, part.paint, number, size)
    shape = canvas.owner.shape
    glow = paint * np.take(glows, owner)[:, None]
    with np.errstate(divide="ignore"):
        depth = 1 / canvas.nearness
    deep = (*shape, 3)
    return Surfaces(
        depth,
        normal.reshape(deep),
        paint.reshape(deep),
        glow.reshape(deep),
        np.take(glosses, owner).reshape(shape),
        canvas.owner,
    )


def _places(
    rows: NDArray[np.int32], columns: NDArray[np.int32], depth: Floats, camera: Camera
) -> tuple[Floats, Floats, Floats]:
    """Where points of the picture are in the room."""
    scale = np.float32(1 / camera.focal)
    x = (columns.astype(np.float32) + np.float32(0.5 - camera.width / 2)) * scale
    y = (np.float32(camera.horizon - 0.5) - rows.astype(np.float32)) * scale
    return x * depth, y * depth + np.float32(camera.eye), depth


def _along(place: tuple[Floats, Floats, Floats], corner: Floats, edge: Floats) -> Floats:
    unit = edge / np.sqrt(edge @ edge)
    return np.asarray(place[0] * unit[0] + place[1] * unit[1] + place[2] * unit[2] - corner @ unit)
