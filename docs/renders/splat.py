"""A small product photographer: parametric surfaces, soft lights and a lens, in numpy.

Every surface is a function (u, v) -> (..., 3). It is sampled more finely than the pixels, the
nearest sample wins its pixel, and each light asks its own shadow map. Many lights spread over
a softbox or a dome give soft shadows and ambient occlusion without any further machinery.
Axes: x right, y away from the camera, z up; lengths are whatever the scene likes.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

Array = np.ndarray
FIELDS = {"pos": 3, "normal": 3, "albedo": 3, "rough": 1, "gloss": 1, "sheen": 1, "glow": 1}


class Look(NamedTuple):
    """How a sample looks; `height` lifts it along its normal before it is drawn."""

    albedo: object
    rough: object = 0.6
    gloss: object = 0.04
    sheen: object = 0.0
    height: object = 0.0
    glow: object = 0.0


class Patch(NamedTuple):
    """A surface over u, v in 0..1 and the look of its samples."""

    surface: Callable[[Array, Array], Array]
    look: Callable[[Array, Array, Array], Look]
    flip: bool = False


class Light(NamedTuple):
    """A far lamp: the way towards it and its colour times strength."""

    way: Array
    colour: Array


class Camera:
    """A pinhole with a vertical field of view in degrees; pixels are square."""

    def __init__(self, eye: Sequence, target: Sequence, fov: float, size: tuple[int, int]):
        self.eye, self.size = np.array(eye, np.float32), size
        self.forward = unit(np.array(target, np.float32) - self.eye)
        self.right = unit(np.cross(self.forward, [0, 0, 1]))
        self.up = np.cross(self.right, self.forward)
        self.focal = size[1] / 2 / np.tan(np.radians(fov) / 2)

    def project(self, p: Array) -> tuple[Array, Array, Array]:
        d = p - self.eye
        depth = np.maximum(d @ self.forward, 1e-6)
        x = d @ self.right / depth * self.focal + self.size[0] / 2
        return x, self.size[1] / 2 - d @ self.up / depth * self.focal, depth

    def rays(self) -> Array:
        x, y = np.meshgrid(*(np.arange(n, dtype=np.float32) + 0.5 for n in self.size))
        x, y = x - self.size[0] / 2, self.size[1] / 2 - y
        d = x[..., None] * self.right + y[..., None] * self.up + self.focal * self.forward
        return unit(d.astype(np.float32))


def unit(v: Array) -> Array:
    return v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-9)


def smooth(lo: float, hi: float, x: Array) -> Array:
    t = np.clip((x - lo) / (hi - lo), 0, 1)
    return t * t * (3 - 2 * t)


def mix(a: Array, b: Array, t: Array) -> Array:
    return a + (b - a) * t


def curve(keys: Sequence, t: Array) -> Array:
    """A smooth curve through rows (t, value...): a monotone-ish cubic Hermite spline."""
    k = np.array(keys, np.float32)
    x, y = k[:, 0], k[:, 1:]
    m = np.gradient(y, x, axis=0)
    i = np.clip(np.searchsorted(x, t) - 1, 0, len(x) - 2)
    h = (x[i + 1] - x[i])[..., None]
    s = np.clip((np.asarray(t)[..., None] - x[i][..., None]) / h, 0, 1)
    a, b = s * s * (3 - 2 * s), s * (s - 1)
    out = mix(y[i], y[i + 1], a) + h * b * ((s - 1) * m[i] + s * m[i + 1])
    return out[..., 0] if y.shape[1] == 1 else out


def tube(
    path: Array,
    radius: float | Callable[[Array], Array],
    flat: float = 1.0,
    up: Sequence = (0, 0, 1),
):
    """A surface swept along points; `flat` squeezes it along `up`."""
    keys = np.concatenate([np.linspace(0, 1, len(path))[:, None], path], 1)

    def surface(u: Array, v: Array) -> Array:
        u, v = np.broadcast_arrays(u, v)
        p, q = curve(keys, u), curve(keys, np.clip(u + 1e-3, 0, 1))
        along = unit(np.where(u[..., None] > 0.998, p - curve(keys, u - 1e-3), q - p))
        side = unit(np.cross(along, np.array(up, float)))
        top = np.cross(side, along)
        a = (v * 2 * np.pi)[..., None]
        r = radius(u)[..., None] if callable(radius) else radius
        return p + r * (np.cos(a) * side + flat * np.sin(a) * top)

    return surface


def sample(patch: Patch, rows: int, columns: int, band: tuple[float, float] = (0, 1)) -> dict:
    """Evaluate a patch on a grid, displaced by its look's height, with its normals."""
    u = np.linspace(*band, rows, dtype=np.float32)[:, None]
    v = np.linspace(0, 1, columns, dtype=np.float32)[None, :]
    pos = np.asarray(patch.surface(u, v), np.float32)
    look = patch.look(u, v, pos)
    if np.ndim(look.height):
        pos = pos + normals(pos, patch.flip) * np.asarray(look.height, np.float32)[..., None]
    out = {"pos": pos, "normal": normals(pos, patch.flip)}
    for name in ("albedo", "rough", "gloss", "sheen", "glow"):
        value = np.asarray(getattr(look, name), np.float32)
        value = value if name == "albedo" else value[..., None]
        out[name] = np.broadcast_to(value, (*pos.shape[:2], FIELDS[name]))
    return {k: v.reshape(-1, v.shape[-1]) for k, v in out.items()}


def normals(pos: Array, flip: bool) -> Array:
    n = np.cross(np.gradient(pos, axis=0), np.gradient(pos, axis=1))
    return unit(-n if flip else n).astype(np.float32)


def gbuffer(patches: Sequence[Patch], camera: Camera, density: float = 1.5, most: int = 9000):
    """What each pixel sees first; `depth` is infinite where it sees nothing."""
    w, h = camera.size
    buffer = {k: np.zeros((h * w, n), np.float32) for k, n in FIELDS.items()}
    buffer["depth"] = np.full(h * w, np.inf, np.float32)
    for patch in patches:
        rows, columns = resolution(patch, camera, density, most)
        bands = max(1, rows * columns // 3_000_000)
        for i in range(bands):
            n = rows // bands + 2
            splat(sample(patch, n, columns, (i / bands, (i + 1) / bands)), camera, buffer)
    return {k: v.reshape(h, w, -1) for k, v in buffer.items()}


def resolution(patch: Patch, camera: Camera, density: float, most: int) -> tuple[int, int]:
    """How many rows and columns leave no pixel between two samples."""
    grid = np.linspace(0, 1, 96, dtype=np.float32)
    x, y, _ = camera.project(np.asarray(patch.surface(grid[:, None], grid[None, :])))
    steps = [np.hypot(np.diff(x, axis=a), np.diff(y, axis=a)) for a in (0, 1)]
    return tuple(int(np.clip(s.max() * 95 * density, 8, most)) for s in steps)


def splat(points: dict[str, Array], camera: Camera, buffer: dict[str, Array]) -> None:
    w, h = camera.size
    x, y, depth = camera.project(points["pos"])
    ix, iy = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    inside = np.flatnonzero((ix >= 0) & (ix < w) & (iy >= 0) & (iy < h) & (depth > 1e-3))
    order = inside[np.argsort(-depth[inside], kind="stable")]
    pixel = iy[order] * w + ix[order]
    winner = np.full(w * h, -1, np.int64)
    winner[pixel] = order
    hit = np.flatnonzero(winner >= 0)
    hit = hit[depth[winner[hit]] < buffer["depth"][hit]]
    buffer["depth"][hit] = depth[winner[hit]]
    for name in FIELDS:
        buffer[name][hit] = points[name][winner[hit]]
