"""Cars in a street: parked and on the move, with the light they throw; far traffic, signals."""

import cv2
import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.colour import Floats, from_hex

from .city_light import Beam
from .city_raster import LEFTWARD, RIGHTWARD, UP, Face, Skin, face
from .street_plan import CROSSING, Plan

Glow = tuple[Floats, Floats]  # a lamp's place and colour
_IRON = np.full(3, 0.02, np.float32)
_CARS = ("#8a1f1c", "#20262e", "#c9cbcd", "#27456e", "#e9e7e2", "#3d4a3e", "#5c5f63", "#b08a3a")
_WHITE, _RED = np.array([1.0, 0.93, 0.80], np.float32), np.array([1.0, 0.06, 0.03], np.float32)


def moving(ask: Ask, plan: Plan) -> tuple[list[Face], list[Beam]]:
    """Two cars under way in the lanes, one to the camera and one from it, and their beams."""
    if plan.kit.steps:
        return [], []
    rng = ask.rng("moving")
    faces: list[Face] = []
    beams: list[Beam] = []
    lane = plan.road * 0.46
    for side, far in ((-1, float(rng.uniform(23.0, 28.0))), (1, float(rng.uniform(36.0, 46.0)))):
        ink = from_hex(_CARS[int(rng.integers(len(_CARS)))])
        middle = side * lane + float(rng.uniform(-0.2, 0.2))
        skin = _nose(ink) if side < 0 else _tail(ink)
        shadow = np.full(3, 0.006, np.float32)
        left = middle - 0.9
        faces.append(
            face((left - 0.1, 0.01, far - 0.2), (2.0, 0, 0), (0, 0, 4.4), shadow, facing=UP)
        )
        faces.append(face((left, 0.14, far), (1.8, 0, 0), (0, 1.32, 0), ink, skin=skin))
        if side < 0:
            beams.append(Beam(middle, far, _WHITE * np.float32(4.0), 13.0))
        else:
            beams.append(Beam(middle, far, _RED * np.float32(2.2), 4.0))
            beams.append(Beam(middle, far + 34.0, _WHITE * np.float32(1.2), 9.0))
    return faces, beams


def parked_lights(faces: list[Face]) -> list[Beam]:
    """The red that tails throw on the road behind them, of the nearest cars."""
    tails = [
        one for one in faces if one.skin is not None and one.facing not in (LEFTWARD, RIGHTWARD)
    ]
    tails.sort(key=lambda one: one.corner[2])
    return [
        Beam(
            one.corner[0] + one.across[0] / 2,
            one.corner[2],
            _RED * np.float32(1.3),
            3.0,
        )
        for one in tails[:4]
    ]


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


def _nose(ink: Floats) -> Skin:
    """A car's front: a windscreen, a grille, two lamps."""
    skin = _tail(ink)
    skin.paint[22:31, 3:61, :3] = ink * np.float32(0.8)
    skin.glow[22:31, 3:61] = 0.0
    skin.paint[25:33, 20:44, :3] = 0.01
    skin.paint[31:35, 24:40, :3] = 0.01
    for left in (5, 48):
        cv2.ellipse(skin.glow, (left + 5, 27), (6, 4), 0, 0, 360, (7.0, 6.4, 5.2, 0.0), -1)
        cv2.ellipse(skin.paint, (left + 5, 27), (6, 4), 0, 0, 360, (0.7, 0.7, 0.68, 1.0), -1)
    return skin


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
