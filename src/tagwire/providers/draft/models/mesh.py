"""Meshes of miniatures: turned, lofted, swept, extruded and bevelled shapes, y up, z to us."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tagwire.providers.draft.colour import Floats

from .outline import curve, triangles

Points = Sequence[Sequence[float]] | Floats


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """Triangles with smooth normals; ``local`` keeps where points were before any move."""

    points: Floats  # N x 3
    normals: Floats  # N x 3, outward
    local: Floats  # N x 3
    faces: np.ndarray  # M x 3

    def at(self, x: float = 0, y: float = 0, z: float = 0) -> "Shape":
        """Move it."""
        return replace(self, points=self.points + np.array([x, y, z], np.float32))

    def turn(self, x: float = 0, y: float = 0, z: float = 0) -> "Shape":
        """Turn it about z, then x, then y, in degrees."""
        spin = rotation(x, y, z)
        return replace(self, points=self.points @ spin.T, normals=self.normals @ spin.T)

    def scale(self, x: float, y: float | None = None, z: float | None = None) -> "Shape":
        """Stretch it along the axes."""
        size = np.array([x, x if y is None else y, x if z is None else z], np.float32)
        normals = self.normals / size
        if float(size.prod()) < 0:
            normals = np.asarray(normals * 1.0)
        length = np.linalg.norm(normals, axis=1, keepdims=True)
        return replace(self, points=self.points * size, normals=normals / np.maximum(length, 1e-6))

    def here(self) -> "Shape":
        """Take the present place as the one paints are drawn by."""
        return replace(self, local=self.points)


def rotation(x: float, y: float, z: float) -> Floats:
    """The matrix of a turn about z, then x, then y, in degrees."""
    (sx, sy, sz), (cx, cy, cz) = np.sin(np.radians([x, y, z])), np.cos(np.radians([x, y, z]))
    about_z = np.array([[cz, -sz, 0], [sz, cz, 0], [0, 0, 1]], np.float32)
    about_x = np.array([[1, 0, 0], [0, cx, -sx], [0, sx, cx]], np.float32)
    about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]], np.float32)
    return np.asarray(about_y @ about_x @ about_z, np.float32)


def join(*shapes: Shape) -> Shape:
    """Several shapes as one."""
    starts = np.cumsum([0] + [len(shape.points) for shape in shapes[:-1]])
    return Shape(
        np.concatenate([shape.points for shape in shapes]),
        np.concatenate([shape.normals for shape in shapes]),
        np.concatenate([shape.local for shape in shapes]),
        np.concatenate([shape.faces + start for shape, start in zip(shapes, starts, strict=True)]),
    )


def _cross(a: Floats, b: Floats) -> Floats:
    return np.stack(
        [
            a[:, 1] * b[:, 2] - a[:, 2] * b[:, 1],
            a[:, 2] * b[:, 0] - a[:, 0] * b[:, 2],
            a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0],
        ],
        axis=1,
    )


def grid(points: Floats, wrap: bool = False, outward: bool = True) -> Shape:
    """A sheet of U x V points; a row said twice is a crease, ``wrap`` closes V upon itself."""
    rows, columns = points.shape[:2]
    index = np.arange(rows * columns).reshape(rows, columns)
    if wrap:
        index = np.concatenate([index, index[:, :1]], axis=1)
    a, b, c, d = (part.ravel() for part in _corners(index))
    faces = np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)])
    flat = np.asarray(points.reshape(-1, 3), np.float32)
    faces_normal = _cross(
        flat[faces[:, 1]] - flat[faces[:, 0]], flat[faces[:, 2]] - flat[faces[:, 0]]
    )
    normals: Floats = np.stack(
        [
            np.bincount(faces.ravel(), np.repeat(faces_normal[:, axis], 3), len(flat))
            for axis in range(3)
        ],
        axis=1,
    )
    if outward and float(((flat - flat.mean(axis=0)) * normals).sum()) < 0:
        normals = -normals
    normals = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    keep = np.einsum("ij,ij->i", faces_normal, faces_normal) > 1e-16
    return Shape(flat, normals.astype(np.float32), flat, faces[keep])


def _corners(index: np.ndarray) -> tuple[np.ndarray, ...]:
    return index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]


def lathe(profile: Points, around: int = 40, smooth: bool = True) -> Shape:
    """Turn a profile of (radius, height) about y; a point said twice is a sharp edge."""
    line = curve(profile) if smooth else np.repeat(np.asarray(profile, np.float32), 2, axis=0)
    angle = np.arange(around, dtype=np.float32) * np.float32(2 * np.pi / around)
    radius, height = line[:, :1], np.repeat(line[:, 1:2], around, axis=1)
    return grid(np.stack([radius * np.sin(angle), height, radius * np.cos(angle)], 2), wrap=True)


def rod(radius: float, length: float, top: float | None = None, around: int = 20) -> Shape:
    """An upright cylinder or cone with its foot at 0."""
    end = radius if top is None else top
    return lathe([(0, 0), (radius, 0), (end, length), (0, length)], around, smooth=False)


def ball(x: float, y: float | None = None, z: float | None = None, around: int = 24) -> Shape:
    """An ellipsoid of these radii."""
    angle = np.linspace(-np.pi / 2, np.pi / 2, max(7, around // 2 + 1))
    profile = np.stack([np.cos(angle), np.sin(angle)], 1).astype(np.float32)
    steps = np.arange(around, dtype=np.float32) * np.float32(2 * np.pi / around)
    radius, height = profile[:, :1], np.repeat(profile[:, 1:], around, axis=1)
    sphere = grid(np.stack([radius * np.sin(steps), height, radius * np.cos(steps)], 2), wrap=True)
    return replace(sphere, normals=sphere.points).scale(x, y, z).here()


def box(width: float, height: float, depth: float, bevel: float = 0.0) -> Shape:
    """A box about the origin with rounded edges."""
    half = np.array([width, height, depth], np.float32) / 2
    bevel = min(max(bevel, 0.012 * float(half.max())), 0.98 * float(half.min()))
    steps = np.array([0.0, 0.5, 1.0]) * np.pi / 2
    rise = np.concatenate([steps - np.pi / 2, steps])
    turn = np.concatenate([steps + quarter * np.pi / 2 for quarter in range(4)])
    signs_y = np.repeat([-1.0, 1.0], 3)[:, None] * np.ones(12)
    quarter = np.repeat(np.arange(4), 3)
    signs_x = np.where((quarter == 0) | (quarter == 1), 1.0, -1.0) * np.ones((6, 1))
    signs_z = np.where((quarter == 0) | (quarter == 3), 1.0, -1.0) * np.ones((6, 1))
    cosine = np.cos(rise)[:, None]
    direction = np.stack(
        [cosine * np.sin(turn), np.sin(rise)[:, None] + 0 * signs_x, cosine * np.cos(turn)], 2
    )
    corner = np.stack([signs_x, signs_y, signs_z], 2) * (half - bevel)
    shell = corner + direction * bevel
    lid, sole = shell[-1:] * [0, 1, 0], shell[:1] * [0, 1, 0]
    points = np.concatenate([sole, shell[:1], shell, shell[-1:], lid])
    shape = grid(points.astype(np.float32), wrap=True)
    normals = np.concatenate(
        [np.tile([[[0, -1.0, 0]]], (2, 12, 1)), direction, np.tile([[[0, 1.0, 0]]], (2, 12, 1))]
    )
    return replace(shape, normals=normals.reshape(-1, 3).astype(np.float32))


def tube(path: Points, radius: float | Points | Sequence[float], around: int = 12) -> Shape:
    """Sweep an ellipse along a path: one radius, one a point, or (across, upright) a point."""
    spine = np.asarray(path, np.float32)
    sizes = np.asarray(radius, np.float32)
    if sizes.ndim == 0:
        sizes = np.full(len(spine), sizes)
    if sizes.ndim == 1:
        sizes = np.stack([sizes, sizes], 1)
    both = curve(np.concatenate([spine, sizes], 1), 4 if len(spine) > 2 else 1)
    spine, sizes = both[:, :3], np.maximum(both[:, 3:], 1e-4)
    ahead = np.gradient(spine, axis=0)
    ahead /= np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-6)
    # The axis the path runs along least never turns over on the way.
    axis = int(np.argmin(np.abs(ahead).max(axis=0) - [0, 2e-3, 1e-3]))
    up = np.eye(3)[axis]
    if axis != 1:
        sizes = sizes[:, ::-1]
    across = _cross(ahead, np.broadcast_to(up, ahead.shape))
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-6)
    upright = _cross(across, ahead)
    angle = np.arange(around) * (2 * np.pi / around)
    ring = (
        across[:, None] * (np.cos(angle)[:, None] * sizes[:, None, :1])
        + upright[:, None] * (np.sin(angle)[:, None] * sizes[:, None, 1:])
        + spine[:, None]
    )
    return loft(ring)


def loft(rings: Floats, caps: bool = True) -> Shape:
    """Skin U rings of V points; the ends are closed flat."""
    rings = np.asarray(rings, np.float32)
    if not caps:
        return grid(rings, wrap=True)
    first, last = (np.broadcast_to(ring.mean(axis=0), ring.shape)[None] for ring in rings[[0, -1]])
    return grid(np.concatenate([first, rings[:1], rings, rings[-1:], last]), wrap=True)


def ring(radius: float, thickness: float, around: int = 32, section: int = 12) -> Shape:
    """A torus lying about y."""
    angle = np.arange(section) * (2 * np.pi / section)
    turn = (np.arange(around + 1) * (2 * np.pi / around))[:, None]
    reach = radius + thickness * np.cos(angle)
    points = np.stack(
        [reach * np.sin(turn), thickness * np.sin(angle) + 0 * turn, reach * np.cos(turn)], 2
    )
    shape = grid(points.astype(np.float32), wrap=True, outward=False)
    centre = points - np.stack([radius * np.sin(turn), 0 * turn, radius * np.cos(turn)], 2)
    normals = (centre / thickness).reshape(-1, 3).astype(np.float32)
    return replace(shape, normals=normals)


def slab(outline: Points, depth: float, bevel: float = 0.02, smooth: int = 1) -> Shape:
    """Extrude a closed outline of (x, y) along z, its edges rounded."""
    line = curve([*outline, outline[0]], smooth)[:-1] if smooth > 1 else np.asarray(outline)
    line = np.asarray(line, np.float32)
    bevel = min(bevel, depth * 0.49)
    turned = np.roll(line, -1, axis=0)
    if float((line[:, 0] * turned[:, 1] - turned[:, 0] * line[:, 1]).sum()) < 0:
        line = line[::-1]
    along = np.roll(line, -1, axis=0) - np.roll(line, 1, axis=0)
    out = np.stack([along[:, 1], -along[:, 0]], 1)
    out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)
    half, rings = depth / 2, []
    for angle in np.linspace(0, np.pi / 2, 4):
        inset = line - out * bevel * (1 - np.sin(angle))
        height = np.full(len(line), half - bevel * (1 - np.cos(angle)))
        rings.append(np.column_stack([inset, height]))
    front = np.asarray(rings, np.float32)
    back = front[::-1] * np.array([1, 1, -1], np.float32)
    side = grid(np.concatenate([front, back]), wrap=True)
    cap = triangles(front[0][:, :2])
    facing = np.tile(np.array([[0, 0, 1]], np.float32), (len(line), 1))
    face = Shape(front[0], facing, front[0], cap)
    rear = Shape(back[-1], -facing, back[-1], cap[:, ::-1])
    return join(side, face, rear)


def sheet(points: Floats) -> Shape:
    """An open sheet of U x V points seen from both sides: sails, wings, leaves."""
    return grid(np.asarray(points, np.float32), outward=False)
