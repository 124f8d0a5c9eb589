"""Lighting rendered surfaces: a sun with shadows, lamps, sky and corner darkness."""

from dataclasses import dataclass

import cv2
import numpy as np

from .colour import Floats, clip01, luma, mix, ramp
from .filters import blur, gaussian
from .raster import Camera, Lamp, Model, Surfaces

_MAP_SIDE = 640
_BIAS = 0.05
_FADED = 0.012  # light below which a lamp is not worth computing


@dataclass(frozen=True, slots=True)
class Sun:
    """Parallel light, by the direction it comes from."""

    direction: tuple[float, float, float]
    colour: Floats

    @property
    def unit(self) -> Floats:
        """The direction, at length one."""
        vector = np.array(self.direction, np.float32)
        return vector / float(np.sqrt(vector @ vector))


def lit(model: Model, seen: Surfaces, camera: Camera, sun: Sun, ambient: Floats) -> Floats:
    """Return the picture in linear light."""
    place = _places(seen, camera)
    up = seen.normal[..., 1:2] * 0.5 + 0.5
    amount = mix(ambient * 0.8, ambient, up) * _openness(seen.depth)[..., None]
    shadows = _shadow_map(model, sun)
    facing = clip01(seen.normal @ sun.unit) * shadows.light_at(place + seen.normal * 0.03)
    amount = amount + facing[..., None] * sun.colour
    for lamp in model.lamps:
        _add_lamp(amount, place, seen.normal, lamp, camera)
    image = seen.paint * amount + seen.glow + _glints(place, seen, camera, sun, facing)
    return _smooth_edges(np.asarray(image, np.float32))


def _places(seen: Surfaces, camera: Camera) -> Floats:
    """Where in the room every pixel's surface is."""
    x, y = camera.rays(slice(0, camera.height), slice(0, camera.width))
    depth = np.where(np.isfinite(seen.depth), seen.depth, 1.0)
    return np.stack([x * depth, y * depth + camera.eye, depth], axis=2).astype(np.float32)


def _openness(depth: Floats) -> Floats:
    """Darken corners: where the surroundings are nearer than the pixel, less sky reaches it."""
    near = np.where(np.isfinite(depth), 1 / depth, 0.0).astype(np.float32)
    hidden = np.zeros_like(near)
    for reach in (0.012, 0.04, 0.10):
        around = blur(near, depth.shape[0] * reach)
        hidden += clip01((around - near) / (near + 1e-6) * 1.1)
    return 1 - 0.95 * clip01(hidden * 0.42)


@dataclass(frozen=True, slots=True)
class _Shadows:
    """Depths seen from the sun, over a square around the room."""

    depth: Floats
    axes: Floats  # rows: right, up, away, in the sun's view
    centre: Floats
    reach: float

    def on_map(self, points: Floats) -> Floats:
        """Columns, rows and depth of points in the sun's view."""
        seen = (points - self.centre) @ self.axes.T
        seen[..., :2] = (seen[..., :2] / self.reach * 0.5 + 0.5) * _MAP_SIDE
        return np.asarray(seen)

    def light_at(self, points: Floats) -> Floats:
        """Share of the sun that reaches each point, soft over a few texels."""
        seen = self.on_map(points).astype(np.float32)
        total = np.zeros(points.shape[:-1], np.float32)
        for dx, dy in ((-1.2, -1.2), (1.2, -1.2), (0.0, 0.0), (-1.2, 1.2), (1.2, 1.2)):
            nearest = cv2.remap(
                self.depth,
                seen[..., 0] + np.float32(dx),
                seen[..., 1] + np.float32(dy),
                cv2.INTER_NEAREST,
                borderMode=cv2.BORDER_CONSTANT,
                borderValue=(1e6,),
            )
            total += seen[..., 2] <= nearest + _BIAS
        return total / 5


def _shadow_map(model: Model, sun: Sun) -> _Shadows:
    away = -sun.unit
    right = np.cross([0.0, 1.0, 0.0], sun.unit)
    right = right / float(np.sqrt(right @ right))
    axes = np.stack([right, np.cross(sun.unit, right), away]).astype(np.float32)
    corners = np.concatenate([face.corner[None] for face in model.faces])
    centre = np.array([0.0, 1.2, float(corners[:, 2].max()) / 2], np.float32)
    reach = float(np.abs(corners - centre).max()) * 1.2
    shadows = _Shadows(np.full((_MAP_SIDE, _MAP_SIDE), 1e6, np.float32), axes, centre, reach)
    for face in model.faces:
        if face.casts:
            ends = [face.corner, face.corner + face.across, face.corner + face.up]
            _draw_depth(shadows, shadows.on_map(np.stack(ends)))
    return shadows


def _draw_depth(shadows: _Shadows, ends: Floats) -> None:
    """Write one face, given by a corner and its two neighbours, into the map."""
    origin, edges = ends[0], np.stack([ends[1] - ends[0], ends[2] - ends[0]], axis=1)
    if abs(float(np.linalg.det(edges[:2]))) < 1e-6:
        return
    outline = np.stack([ends[0], ends[1], ends[1] + ends[2] - ends[0], ends[2]])[:, :2]
    x0, y0 = np.clip(np.floor(outline.min(axis=0)), 0, _MAP_SIDE).astype(int)
    x1, y1 = np.clip(np.ceil(outline.max(axis=0)) + 1, 0, _MAP_SIDE).astype(int)
    if x0 >= x1 or y0 >= y1:
        return
    mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
    points = np.round((outline - [x0, y0]) * 16).astype(np.int32)
    cv2.fillConvexPoly(mask, points, (1,), cv2.LINE_8, 4)
    slope = edges[2] @ np.linalg.inv(edges[:2])
    x = np.arange(x0, x1, dtype=np.float32)[None] - origin[0]
    y = np.arange(y0, y1, dtype=np.float32)[:, None] - origin[1]
    depth = (origin[2] + slope[0] * x + slope[1] * y).astype(np.float32)
    part = shadows.depth[y0:y1, x0:x1]
    np.copyto(part, np.minimum(part, depth), where=mask > 0)


def _add_lamp(amount: Floats, place: Floats, normal: Floats, lamp: Lamp, camera: Camera) -> None:
    """Add one lamp where it can matter, in place."""
    reach = float(np.sqrt(float(lamp.colour.max()) / _FADED))
    x, y, z = (float(value) for value in lamp.place)
    near = max(0.3, z - reach)
    radius = camera.focal * reach / near
    column = camera.width / 2 + camera.focal * x / max(z, 0.5)
    row = camera.horizon - camera.focal * (y - camera.eye) / max(z, 0.5)
    rows = slice(max(0, int(row - radius)), min(camera.height, int(row + radius) + 1))
    columns = slice(max(0, int(column - radius)), min(camera.width, int(column + radius) + 1))
    if z < reach:
        rows, columns = slice(0, camera.height), slice(0, camera.width)
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return
    ray = lamp.place - place[rows, columns]
    squared = np.einsum("ijk,ijk->ij", ray, ray)
    facing = clip01(np.einsum("ijk,ijk->ij", normal[rows, columns], ray) / np.sqrt(squared + 1e-4))
    fall = (facing * 0.85 + 0.15) / (squared + 0.12) * ramp(reach**2, reach**2 * 0.3, squared)
    amount[rows, columns] += fall[..., None] * lamp.colour


def _glints(place: Floats, seen: Surfaces, camera: Camera, sun: Sun, facing: Floats) -> Floats:
    """Highlights of the sun on what is polished."""
    glints = np.zeros_like(seen.paint)
    ys, xs = np.nonzero((seen.gloss > 0.05) & (facing > 0.01))
    if len(ys) == 0:
        return glints
    view = np.array([0, camera.eye, 0], np.float32) - place[ys, xs]
    view /= np.sqrt((view * view).sum(axis=1, keepdims=True))
    half = view + sun.unit
    half /= np.sqrt((half * half).sum(axis=1, keepdims=True))
    shine = clip01((seen.normal[ys, xs] * half).sum(axis=1)) ** 40 * seen.gloss[ys, xs] * 0.5
    glints[ys, xs] = shine[:, None] * sun.colour
    return glints


def _smooth_edges(image: Floats) -> Floats:
    """Soften stair steps: blend in a slight blur where brightness jumps."""
    jump = np.abs(np.asarray(cv2.Laplacian(np.clip(luma(image), 0, 2), cv2.CV_32F, ksize=1)))
    return mix(image, gaussian(image, 0.8), clip01(jump * 2)[..., None] * 0.75)
