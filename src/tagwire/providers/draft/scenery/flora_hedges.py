"""Clipped hedges: a leafy wall between two points of the ground, with a lit top."""

import cv2
import numpy as np

from tagwire.providers.draft.cache import Recent
from tagwire.providers.draft.colour import Floats, mix

from .flora import illuminated, plant
from .garden_park import Park

_WALLS: Recent[str, tuple[Floats, Floats]] = Recent(4)
Point = tuple[float, float]  # metres aside and ahead


def hedge(
    image: Floats, depth: Floats, place: Park, start: Point, end: Point, *, tall: float
) -> None:
    """Raise a hedge ``tall`` metres high between two points, the nearer first, in place."""
    scene = place.scene
    paint, form = _wall(place.season)
    length = float(np.hypot(end[0] - start[0], end[1] - start[1]))
    rows, columns = paint.shape[:2]
    used = min(columns, int(rows * length / tall / 2.2))
    corners = []
    for x, z in (start, end):
        column, foot = scene.column(x, z), scene.row(z)
        corners.append(((column, foot - scene.pixels(tall, z)), (column, foot)))
    quad = np.array([corners[0][0], corners[1][0], corners[1][1], corners[0][1]], np.float32)
    source = np.array([[0, 0], [used, 0], [used, rows], [0, rows]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, quad)
    height, width = image.shape[:2]
    low = np.clip(np.floor(quad.min(0)) - 1, 0, [width, height]).astype(int)
    high = np.clip(np.ceil(quad.max(0)) + 1, 0, [width, height]).astype(int)
    if (high <= low).any():
        return
    shift = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1]], np.float32)
    size = (int(high[0] - low[0]), int(high[1] - low[1]))
    seen = [
        np.asarray(
            cv2.warpPerspective(plane[:, :used], shift @ matrix, size, flags=cv2.INTER_AREA),
            np.float32,
        )
        for plane in (paint, form)
    ]
    away = (start[1] + end[1]) / 2
    window = (slice(low[1], high[1]), slice(low[0], high[0]))
    hidden = depth[window] < away * 0.97
    alpha = np.where(hidden, 0, seen[1][..., 0]).astype(np.float32)
    lit = illuminated(seen[0], seen[1], place.light)
    lit = mix(lit, place.haze * seen[1][..., :1], float(place.mist(away)))
    ratio = (alpha / np.maximum(seen[1][..., 0], 1e-4))[..., None]
    image[window] = image[window] * (1 - alpha[..., None]) + lit * ratio
    np.copyto(depth[window], np.float32(away), where=alpha > 0.5)


def _wall(season: str) -> tuple[Floats, Floats]:
    """A long leafy face, dark at its foot and bright on its top edge."""
    return _WALLS.get(season, lambda: _clipped(season))


def _clipped(season: str) -> tuple[Floats, Floats]:
    leaf = plant("bush", 160, 1, season="" if season != "winter" else season)
    high, wide = leaf.paint.shape[:2]
    heart = (slice(int(high * 0.30), int(high * 0.80)), slice(int(wide * 0.3), int(wide * 0.7)))
    paint = leaf.colour[heart] * leaf.alpha[heart][..., None]
    form = np.stack([leaf.alpha[heart], leaf.shade[heart]], 2)
    paint = np.tile(np.hstack([paint, paint[:, ::-1]]), (1, 5, 1))
    form = np.tile(np.hstack([form, form[:, ::-1]]), (1, 5, 1))
    up = 1 - (np.arange(len(form), dtype=np.float32)[:, None] + 0.5) / len(form)
    cover = np.ones_like(form[..., 0])
    shade = np.clip(form[..., 1] * (0.55 + 0.6 * up) + 0.55 * np.clip((up - 0.84) * 6, 0, 1), 0, 1)
    full = paint / np.maximum(form[..., :1], 0.3)
    return full.astype(np.float32), np.stack([cover, shade, cover * 0.5], 2).astype(np.float32)
