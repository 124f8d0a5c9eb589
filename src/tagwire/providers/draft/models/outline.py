"""Outlines: curves through points, and polygons cut into triangles."""

from collections.abc import Sequence

import numpy as np

from tagwire.providers.draft.colour import Floats


def curve(points: Sequence[Sequence[float]] | Floats, steps: int = 5) -> Floats:
    """A smooth line through points of any dimension; a point said twice is a corner."""
    given = np.asarray(points, np.float32)
    same = np.all(np.abs(np.diff(given, axis=0)) < 1e-7, axis=1)
    pieces = np.split(given, np.flatnonzero(same) + 1)
    return np.concatenate([_through(piece, steps) for piece in pieces])


def _through(points: Floats, steps: int) -> Floats:
    """Catmull-Rom through the points, ``steps`` a span."""
    if len(points) < 3 or steps < 2:
        return points
    before, after = 2 * points[0] - points[1], 2 * points[-1] - points[-2]
    full = np.concatenate([before[None], points, after[None]])
    t = np.linspace(0, 1, steps, endpoint=False, dtype=np.float32)[:, None]
    a, b, c, d = (full[i : len(full) - 3 + i, None] for i in range(4))
    span = 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )
    return np.concatenate([span.reshape(-1, points.shape[1]), points[-1:]]).astype(np.float32)


def triangles(outline: Floats) -> np.ndarray:
    """Cut a polygon that runs anticlockwise into M x 3 triangles, ear by ear."""
    left = list(range(len(outline)))
    xy = [(float(x), float(y)) for x, y in outline]
    cut: list[tuple[int, int, int]] = []
    while len(left) > 3:
        ear = _ear(xy, left)
        cut.append((left[ear - 1], left[ear], left[(ear + 1) % len(left)]))
        left.pop(ear)
    return np.array([*cut, tuple(left)], np.int64)


def _ear(xy: list[tuple[float, float]], left: list[int]) -> int:
    for i in range(len(left)):
        a, b, c = left[i - 1], left[i], left[(i + 1) % len(left)]
        if _area(xy[a], xy[b], xy[c]) <= 1e-12:
            continue
        others = (j for j in left if j not in (a, b, c))
        if not any(_inside(xy[j], xy[a], xy[b], xy[c]) for j in others):
            return i
    return 0


def _area(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])


def _inside(
    p: tuple[float, float],
    a: tuple[float, float],
    b: tuple[float, float],
    c: tuple[float, float],
) -> bool:
    return _area(a, b, p) >= 0 and _area(b, c, p) >= 0 and _area(c, a, p) >= 0


def rounded(width: float, height: float, radius: float, steps: int = 5) -> Floats:
    """The outline of a rectangle about the origin with round corners."""
    reach = min(radius, width / 2, height / 2)
    corners = []
    for quarter, (sx, sy) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        angle = np.linspace(0, np.pi / 2, steps) + quarter * np.pi / 2
        middle = np.array([sx * (width / 2 - reach), sy * (height / 2 - reach)])
        corners.append(middle + reach * np.stack([np.cos(angle), np.sin(angle)], 1))
    return np.concatenate(corners).astype(np.float32)


def oval(width: float, height: float, steps: int = 24, power: float = 2.0) -> Floats:
    """An ellipse about the origin; a higher power is squarer."""
    angle = np.arange(steps) * (2 * np.pi / steps)
    cosine, sine = np.cos(angle), np.sin(angle)
    x = np.sign(cosine) * np.abs(cosine) ** (2 / power)
    y = np.sign(sine) * np.abs(sine) ** (2 / power)
    return np.stack([x * width / 2, y * height / 2], 1).astype(np.float32)
