"""Lighting rendered surfaces: a sun through windows, shadows, lamps, sky and corner darkness."""

from dataclasses import dataclass

import cv2
import numpy as np

from tagwire.providers.draft.colour import Floats, clip01, ramp
from tagwire.providers.draft.filters import blur, resize

from .raster import Face, Lamp, Model, Surfaces
from .room_camera import Camera
from .room_opening import Opening

_MAP_SIDE = 512
_BIAS = 0.05
_GLAZE = np.float32(0.15)  # light that wraps past the edge of what faces a lamp


@dataclass(frozen=True, slots=True)
class Sun:
    """Parallel light, by the direction it comes from; through openings, if there are any."""

    direction: tuple[float, float, float]
    colour: Floats
    openings: tuple[Opening, ...] = ()

    @property
    def unit(self) -> Floats:
        """The direction, at length one."""
        vector = np.array(self.direction, np.float32)
        return np.asarray(vector / np.sqrt(vector @ vector))

    def through(self, place: tuple[Floats, Floats, Floats]) -> Floats:
        """Share of it that the windows let through to points of the room."""
        total = np.zeros_like(place[0])
        for opening in self.openings:
            total += opening.light_at(place, self.unit)
        return np.minimum(total, 1)


def lit(model: Model, seen: Surfaces, camera: Camera, sun: Sun, ambient: Floats) -> Floats:
    """Return the picture in linear light."""
    place = places(seen, camera)
    up = seen.normal[..., 1] * np.float32(0.1) + np.float32(0.9)
    open_sky = up * _openness(seen.depth)
    amount = open_sky[..., None] * np.asarray(ambient, np.float32)
    facing = _sunlight(model, seen, place, sun)
    amount += facing[..., None] * np.asarray(sun.colour, np.float32)
    if model.lamps:
        amount += _lamplight(model.lamps, seen, place)
    image = seen.paint * amount
    image += seen.glow
    _add_glints(image, place, seen, camera=camera, sun=sun, facing=facing)
    return image


def places(seen: Surfaces, camera: Camera) -> Floats:
    """Where in the room every pixel's surface is: three planes, 3 x H x W."""
    x, y = camera.rays(slice(0, camera.height), slice(0, camera.width))
    depth = np.where(np.isfinite(seen.depth), seen.depth, np.float32(1))
    return np.stack([x * depth, y * depth + np.float32(camera.eye), depth])


def _openness(depth: Floats) -> Floats:
    """Darken corners: where the surroundings are nearer than the pixel, less sky reaches it."""
    height, width = depth.shape
    half = cv2.resize(1 / depth, (max(1, width // 2), max(1, height // 2)))
    near = np.asarray(half, np.float32)
    hidden = np.zeros_like(near)
    for reach in (0.012, 0.04, 0.10):
        around = blur(near, near.shape[0] * reach)
        hidden += clip01((around - near) / (near + np.float32(1e-6)) * np.float32(1.1))
    dark = 1 - np.float32(0.95) * clip01(hidden * np.float32(0.55))
    return resize(dark, width, height, smooth=False)


def _sunlight(model: Model, seen: Surfaces, place: Floats, sun: Sun) -> Floats:
    """Sun on every pixel: turned to it, through a window, and nothing in between."""
    facing = clip01(seen.normal @ sun.unit)
    facing[seen.owner < 0] = 0
    if float(np.max(sun.colour)) < 1e-4:
        return np.zeros_like(facing)
    pixels = np.flatnonzero(facing > 0.01)
    x, y, z = (plane.ravel()[pixels] for plane in place)
    light = facing.ravel()[pixels]
    if sun.openings:
        light = light * sun.through((x, y, z))
        kept = light > 0.002
        pixels, light, x, y, z = pixels[kept], light[kept], x[kept], y[kept], z[kept]
    facing[:] = 0
    if len(pixels):
        normal = seen.normal.reshape(-1, 3)[pixels] * np.float32(0.03)
        shadows = _shadow_map(model, sun)
        facing.ravel()[pixels] = light * shadows.light_at(np.stack([x, y, z], axis=1) + normal)
    return facing


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
        seen[..., :2] = (seen[..., :2] * np.float32(0.5 / self.reach) + 0.5) * _MAP_SIDE
        return np.asarray(seen, np.float32)

    def light_at(self, points: Floats) -> Floats:
        """Share of the sun that reaches each point, soft over a few texels; N x 3 -> N."""
        seen = self.on_map(points)
        total = np.zeros(len(points), np.float32)
        flat = self.depth.ravel()
        for dx, dy in ((-1.0, -0.5), (0.5, -1.0), (1.0, 0.5), (-0.5, 1.0)):
            columns = np.clip(seen[:, 0] + np.float32(dx), 0, _MAP_SIDE - 1).astype(np.int32)
            rows = np.clip(seen[:, 1] + np.float32(dy), 0, _MAP_SIDE - 1).astype(np.int32)
            total += seen[:, 2] <= flat[rows * _MAP_SIDE + columns] + np.float32(_BIAS)
        return total * np.float32(0.25)


def _shadow_map(model: Model, sun: Sun) -> _Shadows:
    away = -sun.unit
    right = np.cross([0.0, 1.0, 0.0], sun.unit)
    right = right / float(np.sqrt(right @ right))
    axes = np.stack([right, np.cross(sun.unit, right), away]).astype(np.float32)
    casting = _casting(model, sun) + _screens(model, right)
    ends = np.array(
        [[f.corner, f.corner + f.across, f.corner + f.up] for f in casting] or np.zeros((1, 3, 3)),
        np.float32,
    )
    corners = ends.reshape(-1, 3)
    centre = np.array([0.0, 1.2, float(corners[:, 2].max()) / 2], np.float32)
    reach = float(np.abs(corners - centre).max()) * 1.2
    blank = np.full((_MAP_SIDE, _MAP_SIDE), 1e6, np.float32)
    shadows = _Shadows(blank, axes, centre, reach)
    for three in shadows.on_map(ends)[: len(casting)]:
        _draw_depth(shadows, three)
    return shadows


def _casting(model: Model, sun: Sun) -> list[Face]:
    """Faces that throw shadows; of bodies, those turned to the sun are enough."""
    faces = [face for face in model.faces if face.casts]
    if not faces:
        return []
    ups, acrosses = (np.array(v) for v in zip(*((f.up, f.across) for f in faces), strict=True))
    normals = np.cross(ups, acrosses)
    turned = (normals @ sun.unit > 0).tolist()
    return [face for face, to in zip(faces, turned, strict=True) if to or not face.closed]


def _screens(model: Model, right: Floats) -> list[Face]:
    """Stand-ins for solids: upright faces turned to the sun."""
    found = []
    for solid in model.solids:
        if solid.casts:
            (x, y, z), (wide, high, _) = solid.middle, solid.reach
            across = np.asarray(right, np.float32) * np.float32(1.7 * wide)
            corner = np.array([x, y - high, z], np.float32) - across / 2
            tall = np.array([0, 2 * high, 0], np.float32)
            found.append(Face(corner, across, tall, solid.paint))
    return found


def _draw_depth(shadows: _Shadows, ends: Floats) -> None:
    """Write one face, given by a corner and its two neighbours, into the map."""
    (ox, oy, oz), (ax, ay, az), (bx, by, bz) = ends.tolist()
    ax, ay, az, bx, by, bz = ax - ox, ay - oy, az - oz, bx - ox, by - oy, bz - oz
    area = ax * by - bx * ay
    if abs(area) < 1e-6:
        return
    xs, ys = (ox, ox + ax, ox + ax + bx, ox + bx), (oy, oy + ay, oy + ay + by, oy + by)
    x0, x1 = max(0, int(min(xs))), min(_MAP_SIDE, int(max(xs)) + 2)
    y0, y1 = max(0, int(min(ys))), min(_MAP_SIDE, int(max(ys)) + 2)
    if x0 >= x1 or y0 >= y1:
        return
    mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
    points = [(round((x - x0) * 16), round((y - y0) * 16)) for x, y in zip(xs, ys, strict=True)]
    cv2.fillConvexPoly(mask, np.array(points, np.int32), (1,), cv2.LINE_8, 4)
    slope_x, slope_y = (az * by - bz * ay) / area, (bz * ax - az * bx) / area
    x = (np.arange(x0, x1, dtype=np.float32)[None] - np.float32(ox)) * np.float32(slope_x)
    y = (np.arange(y0, y1, dtype=np.float32)[:, None] - np.float32(oy)) * np.float32(slope_y)
    part = shadows.depth[y0:y1, x0:x1]
    np.copyto(part, np.minimum(part, x + y + np.float32(oz)), where=mask.view(np.bool_))


def _lamplight(lamps: list[Lamp], seen: Surfaces, place: Floats) -> Floats:
    """Light of all lamps: on every second pixel, and on each one where surfaces meet."""
    height, width = seen.depth.shape
    coarse = _lamps_on(lamps, place[:, ::2, ::2].reshape(3, -1), seen.normal[::2, ::2])
    rows, columns = (height + 1) // 2, (width + 1) // 2
    shift = np.array([[0.5, 0, 0], [0, 0.5, 0]], np.float32)
    amount = np.asarray(
        cv2.warpAffine(
            coarse.reshape(rows, columns, 3),
            shift,
            (width, height),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        np.float32,
    )
    edge = np.zeros((height, width), np.uint8)
    edge[:, 1:] |= seen.owner[:, 1:] != seen.owner[:, :-1]
    edge[1:] |= seen.owner[1:] != seen.owner[:-1]
    pixels = np.flatnonzero(cv2.dilate(edge, np.ones((3, 3), np.uint8)))
    exact = place.reshape(3, -1)[:, pixels]
    amount.reshape(-1, 3)[pixels] = _lamps_on(lamps, exact, seen.normal.reshape(-1, 3)[pixels])
    return amount


def _lamps_on(lamps: list[Lamp], place: Floats, normal: Floats) -> Floats:
    """Light of all lamps on points (3 x N) with normals (N x 3, or rows of them): N x 3."""
    nx, ny, nz = np.ascontiguousarray(normal.reshape(-1, 3).T)
    total = np.zeros((place.shape[1], 3), np.float32)
    for lamp in lamps:
        total += reaching(lamp, (place[0], place[1], place[2]), (nx, ny, nz))[:, None] * lamp.colour
    return total


def reaching(
    lamp: Lamp,
    place: tuple[Floats, Floats, Floats],
    normal: tuple[Floats, Floats, Floats] | None,
) -> Floats:
    """Share of a lamp's light at points, for surfaces or (no normal) for the air."""
    (px, py, pz), (lx, ly, lz) = place, (np.float32(v) for v in lamp.place)
    rx, ry, rz = lx - px, ly - py, lz - pz
    if lamp.end is not None:
        tube = lamp.end - lamp.place
        t = clip01((rx * tube[0] + ry * tube[1] + rz * tube[2]) * np.float32(-1 / (tube @ tube)))
        rx, ry, rz = rx + t * tube[0], ry + t * tube[1], rz + t * tube[2]
    squared = rx * rx + ry * ry + rz * rz + np.float32(1e-4)
    share = 1 / (squared + np.float32(lamp.broad))
    nearer = 1 / np.sqrt(squared)
    if normal is not None:
        facing = clip01((rx * normal[0] + ry * normal[1] + rz * normal[2]) * nearer)
        share *= facing * (1 - _GLAZE) + _GLAZE
    if lamp.aim is not None:
        along = (rx * lamp.aim[0] + ry * lamp.aim[1] + rz * lamp.aim[2]) * -nearer
        share *= ramp(lamp.cone[0], lamp.cone[1], along).astype(np.float32)
    return share


def _add_glints(
    image: Floats, place: Floats, seen: Surfaces, *, camera: Camera, sun: Sun, facing: Floats
) -> None:
    """Highlights of the sun on what is polished, in place."""
    pixels = np.flatnonzero((seen.gloss > 0.05) & (facing > 0.01))
    if len(pixels) == 0:
        return
    view = np.array([[0], [camera.eye], [0]], np.float32) - place.reshape(3, -1)[:, pixels]
    view /= np.sqrt((view * view).sum(axis=0))
    half = view + sun.unit[:, None]
    half /= np.sqrt((half * half).sum(axis=0))
    normal = seen.normal.reshape(-1, 3)[pixels].T
    shine = clip01((normal * half).sum(axis=0)) ** 40 * seen.gloss.ravel()[pixels]
    shine *= facing.ravel()[pixels] * np.float32(0.5)
    image.reshape(-1, 3)[pixels] += shine[:, None] * np.asarray(sun.colour, np.float32)
