"""What stands in a street: lamps, cars, cables, traffic and signals, a red box, steps."""

import cv2
import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.colour import Floats, from_hex, ramp
from tagwire.providers.draft.noise import fractal

from .city_raster import LEFTWARD, RIGHTWARD, UP, Face, Skin, face
from .street_plan import CROSSING, Plan

Glow = tuple[Floats, Floats]  # a lamp's place and colour
_IRON = np.full(3, 0.02, np.float32)
_CARS = ("#8a1f1c", "#20262e", "#c9cbcd", "#27456e", "#e9e7e2", "#3d4a3e", "#5c5f63", "#b08a3a")


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
                glows.append((place, ink * np.float32(13.0)))
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


def cars(ask: Ask, plan: Plan) -> list[Face]:
    """Cars along the kerbs, well away from the camera."""
    rng, faces = ask.rng("cars"), []
    first = {side: float(rng.uniform(12.5, 20.0)) for side in (-1, 1)}
    for index in range(plan.kit.cars * 2):
        side = 1 if index % 2 else -1
        z = first[side] + (index // 2) * 6.8 + float(rng.uniform(0, 1.8))
        ink = from_hex(_CARS[int(rng.integers(len(_CARS)))])
        if rng.random() < 0.75 and not CROSSING[0] - 5 < z < CROSSING[1]:
            if plan.city == "new york" and rng.random() < 0.5:
                ink = from_hex("#f2b01e")
            faces += _car(side, side * (plan.road - 0.25), z, ink)
    return faces


def _car(side: int, x: float, z: float, ink: Floats) -> list[Face]:
    """A parked car: its tail, its roof and the flank that shows."""
    inner = x - side * 1.75
    left = min(x, inner)
    facing = LEFTWARD if side > 0 else RIGHTWARD
    roof, tail = _flank_of_car(ink), _tail(ink)
    shadow = np.full(3, 0.006, np.float32)
    return [
        face((left - 0.15, 0.01, z - 0.2), (2.05, 0, 0), (0, 0, 4.6), shadow, facing=UP),
        face((inner, 0.12, z), (0, 0, 4.3), (0, 1.36, 0), ink, skin=roof, facing=facing),
        face((left, 0.16, z), (1.75, 0, 0), (0, 1.3, 0), ink, skin=tail),
    ]


def _flank_of_car(ink: Floats) -> Skin:
    rows, columns = 48, 140
    mask = np.zeros((rows, columns), np.uint8)
    body = [
        (1, 44),
        (0, 26),
        (6, 20),
        (22, 17),
        (36, 3),
        (84, 2),
        (106, 17),
        (132, 22),
        (139, 30),
        (139, 44),
    ]
    cv2.fillPoly(mask, [np.array(body, np.int32)], (255,), cv2.LINE_AA)
    paint, glow = np.zeros((rows, columns, 4), np.float32), np.zeros((rows, columns, 4), np.float32)
    tone = np.linspace(1.35, 0.55, rows, dtype=np.float32)[:, None, None]
    paint[..., :3], paint[..., 3] = ink * tone, mask.astype(np.float32) / np.float32(255)
    panes = np.zeros((rows, columns), np.uint8)
    cv2.fillPoly(panes, [np.array([(26, 17), (38, 6), (58, 5), (58, 17)], np.int32)], (255,))
    cv2.fillPoly(panes, [np.array([(62, 17), (62, 5), (82, 5), (99, 17)], np.int32)], (255,))
    paint[panes > 0, :3], glow[panes > 0, 3] = 0.015, 0.9
    for at in (28, 112):
        cv2.circle(paint, (at, 40), 11, (0.008, 0.008, 0.008, 1.0), -1)
        cv2.circle(paint, (at, 40), 6, (0.22, 0.22, 0.23, 1.0), -1)
    return Skin(paint, glow)


def _tail(ink: Floats) -> Skin:
    rows, columns = 48, 64
    mask = np.zeros((rows, columns), np.uint8)
    body = [(3, 44), (1, 24), (5, 17), (14, 3), (50, 3), (59, 17), (63, 24), (61, 44)]
    cv2.fillPoly(mask, [np.array(body, np.int32)], (255,), cv2.LINE_AA)
    paint, glow = np.zeros((rows, columns, 4), np.float32), np.zeros((rows, columns, 4), np.float32)
    tone = np.linspace(1.2, 0.5, rows, dtype=np.float32)[:, None, None]
    paint[..., :3], paint[..., 3] = ink * tone, mask.astype(np.float32) / np.float32(255)
    pane = np.array([(11, 17), (17, 6), (47, 6), (53, 17)], np.int32)
    cv2.fillPoly(glow, [pane], (0.0, 0.0, 0.0, 0.9))
    cv2.fillPoly(paint, [pane], (0.015, 0.015, 0.02, 1.0))
    for left in (3, 52):
        paint[22:28, left : left + 9, :3] = (0.3, 0.01, 0.01)
        glow[22:28, left : left + 9, :3] = (1.5, 0.05, 0.03)
    paint[40:47, 4:14] = paint[40:47, 50:60] = (0.008, 0.008, 0.008, 1.0)
    paint[31:35, 24:40, :3] = 0.4
    return Skin(paint, glow)


def traffic(ask: Ask, plan: Plan) -> tuple[list[Face], list[Glow]]:
    """Far traffic as points of light, and signals over the crossing."""
    rng = ask.rng("traffic")
    faces: list[Face] = []
    if plan.kit.steps:
        return faces, []
    for _ in range(16):
        z = float(rng.uniform(42, 140))
        away = rng.random() < 0.5
        x = plan.road * float(rng.choice([0.3, 0.62])) * (1 if away else -1)
        light = np.array([3.2, 0.10, 0.06] if away else [4.2, 3.9, 3.2], np.float32)
        faces += [
            face((x + off, 0.6, z), (0.26, 0, 0), (0, 0.26, 0), light * 0.1, glow=light, round=True)
            for off in (-0.74, 0.50)
        ]
    if not plan.crossing:
        return faces, []
    for side in (-1, 1):
        x = side * (plan.road + 0.3)
        faces.append(face((x - 0.07, 0, 21.5), (0.14, 0, 0), (0, 5.3, 0), _IRON))
        faces.append(face((x, 5.2, 21.5), (-side * 2.6, 0, 0), (0, 0.1, 0), _IRON))
        head = x - side * 2.6
        faces.append(face((head - 0.2, 4.5, 21.4), (0.4, 0, 0), (0, 1.15, 0), _IRON))
        for row, code in enumerate(
            ("#28e07a", "#3a2a10", "#3a100c") if side > 0 else ("#0c3018", "#3a2a10", "#ff2a1c")
        ):
            light = from_hex(code)
            faces.append(
                face(
                    (head - 0.13, 4.58 + row * 0.34, 21.35),
                    (0.26, 0, 0),
                    (0, 0.26, 0),
                    light,
                    glow=light * 3.5,
                    round=True,
                )
            )
    return faces, [
        (np.array([plan.road - 2.3, 4.6, 21.0], np.float32), from_hex("#28e07a") * np.float32(2.0))
    ]


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
