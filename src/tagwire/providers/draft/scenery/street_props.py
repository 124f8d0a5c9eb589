"""What stands in a street: lamps, cables, a red box, steam, steps."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.colour import Floats, from_hex, ramp
from tagwire.providers.draft.noise import fractal

from .city_raster import RIGHTWARD, UP, Face, Skin, face
from .street_plan import Plan

Glow = tuple[Floats, Floats]  # a lamp's place and colour
_IRON = np.full(3, 0.02, np.float32)


def lamps(plan: Plan) -> tuple[list[Face], list[Glow]]:
    """Street lamps on both kerbs, and the light they give."""
    faces: list[Face] = []
    glows: list[Glow] = []
    ink = from_hex(plan.kit.lamp)
    old = plan.kit.mansard or plan.kit.landmark == "clock"
    tall = 4.0 if old or plan.kit.steps else 6.6
    for z in np.arange(10.5, 120.0, 13.0):
        for side in (-1, 1):
            if plan.kit.steps and side < 0:
                continue
            x, at = side * (plan.road + 0.35), float(z) + (3.0 if side > 0 else 0.0)
            arm = 0.0 if old else -side * 1.7
            faces.append(face((x - 0.06, 0, at), (0.12, 0, 0), (0, tall, 0), _IRON))
            if z < 40:
                faces.append(face((x - 0.11, 0, at), (0.22, 0, 0), (0, 0.8, 0), _IRON))
            faces += _lantern((x, tall, at), ink) if old else _arm((x, tall, at), arm, ink)
            if z < 75:
                place = np.array([x + arm, tall - 0.3, at], np.float32)
                glows.append((place, ink * np.float32(36.0)))
    return faces, glows


def _lantern(top: tuple[float, float, float], ink: Floats) -> list[Face]:
    """An old lamp: a glazed box with a lid on its post."""
    x, y, z = top
    box = face((x - 0.22, y - 0.05, z), (0.44, 0, 0), (0, 0.6, 0), ink * 0.5, glow=ink * 3.4)
    return [box, face((x - 0.28, y + 0.52, z), (0.56, 0, 0), (0, 0.14, 0), _IRON)]


def _arm(top: tuple[float, float, float], arm: float, ink: Floats) -> list[Face]:
    """A lamp of today: a head at the end of an arm over the road."""
    x, y, z = top
    corner = (x + arm - 0.35, y - 0.2, z)
    head = face(corner, (0.7, 0, 0), (0, 0.13, 0), ink * 0.5, glow=ink * 4.5)
    return [face((x, y - 0.08, z), (arm, 0, 0), (0, 0.1, 0), _IRON), head]


def wires(ask: Ask, plan: Plan) -> list[Floats]:
    """Cables across and along the street: N x 3 points each."""
    rng, out = ask.rng("wires"), []
    sag = np.linspace(-1, 1, 15, dtype=np.float32) ** 2 - 1
    for _ in range(plan.kit.cables):
        z, y = float(rng.uniform(6, 40)), float(rng.uniform(5.5, 9.5))
        far = z + float(rng.uniform(-3, 14))
        start, end = (
            np.array([-plan.edge, y, z]),
            np.array([plan.edge, y + rng.uniform(-1, 1), far]),
        )
        share = np.linspace(0, 1, 15)[:, None]
        line = start + (end - start) * share
        line[:, 1] += sag * 0.7
        out.append(line.astype(np.float32))
    return out


def pieces(plan: Plan) -> list[Face]:
    """What makes a city itself: the red box, steam's vent, steps."""
    faces: list[Face] = []
    if plan.city == "london":
        x, red = -plan.road - 1.9, from_hex("#c01a18")
        glass = np.zeros((48, 20, 4), np.float32)
        paint = np.ones((48, 20, 4), np.float32)
        paint[..., :3] = red
        for row in range(6):
            for left in (3, 11):
                glass[9 + row * 5 : 12 + row * 5, left : left + 6] = (1.1, 0.95, 0.7, 0.5)
                paint[9 + row * 5 : 12 + row * 5, left : left + 6, :3] = 0.05
        glass[2:5, 3:17, :3], paint[2:5, 3:17, :3] = 1.2, 0.8
        skin = Skin(paint, glass)
        faces.append(face((x, 0, 11.6), (0.95, 0, 0), (0, 2.55, 0), red, skin=skin))
        faces.append(
            face(
                (x + 0.95, 0, 11.6),
                (0, 0, 0.95),
                (0, 2.55, 0),
                red * 0.7,
                skin=skin,
                facing=RIGHTWARD,
            )
        )
    if plan.city == "new york":
        faces.append(_steam(plan))
    if plan.kit.steps:
        for step in range(9):
            y, z = step * 0.17, 26.0 + step * 0.4
            tone = from_hex("#6a625a")
            faces.insert(
                0, face((-plan.edge, y, z), (2 * plan.edge, 0, 0), (0, 0.17, 0), tone * 0.7)
            )
            faces.insert(
                0,
                face(
                    (-plan.edge, y + 0.17, z), (2 * plan.edge, 0, 0), (0, 0, 0.4), tone, facing=UP
                ),
            )
    return faces


def _steam(plan: Plan) -> Face:
    """A plume over a manhole, thin enough to see through."""
    rows, columns = np.mgrid[0:96, 0:64].astype(np.float32)
    rise = 1 - rows / 95
    lean = 32 + 7 * np.sin(rise * 5.0) + rise * 8 * plan.sunny
    plume = np.exp(-(((columns - lean) / (4 + 17 * rise)) ** 2)) * np.minimum(rows / 30, 1)
    cloud = fractal(np.random.default_rng(12), 256, 6, 5)[:96, :64]
    paint = np.full((96, 64, 4), 0.85, np.float32)
    paint[..., 3] = np.clip(plume * (0.15 + 0.7 * cloud), 0, 0.46) * ramp(1.0, 0.8, rise)
    skin = Skin(paint, np.zeros_like(paint))
    x = plan.sunny * plan.road * 0.42
    return face((x - 1.6, 0, 19.5), (3.2, 0, 0), (0, 4.8, 0), paint[0, 0, :3], skin=skin)
