"""What hangs over a street's pavements: balconies, fire escapes, awnings, signs, lanterns."""

import cv2
import numpy as np

from tagwire.providers.draft.cache import Recent
from tagwire.providers.draft.colour import Floats, from_hex, mix

from .city_raster import DOWN, FRONT, LEFTWARD, RIGHTWARD, UP, Face, Skin, View, face
from .street_boards import SHOP
from .street_plan import LENGTH, Lot, Plan
from .street_shops import blade_sign

_IRON = np.full(3, 0.015, np.float32)
_PAPER: Recent[bytes, Skin] = Recent(4)


def along(lot: Lot, span: tuple[float, float], skin: Skin, facing: int, x: float) -> Face:
    """A face along a lot at ``x``, from a height on, its skin read from left to right."""
    low, height = span
    start, run = (lot.z, lot.depth) if lot.side < 0 else (lot.z + lot.depth, -lot.depth)
    return face(
        (x, low, start),
        (0, 0, run),
        (0, height, 0),
        skin.paint[0, 0, :3],
        skin=skin,
        facing=facing,
    )


def hangings(plan: Plan, lot: Lot, view: View, snow: bool) -> list[Face]:
    """What sticks out over the pavement: signs, awnings, balconies, escapes, lanterns."""
    rng = np.random.default_rng([lot.front.number, 3])
    faces: list[Face] = []
    kit, inward = plan.kit, LEFTWARD if lot.side > 0 else RIGHTWARD
    iron = rng.random() < kit.balconies, rng.random() < kit.escapes
    cloth, room = rng.random() < kit.awnings, float(rng.uniform(0.7, 1.2))
    if lot.z > LENGTH * 0.6:
        return faces
    if iron[0]:
        faces += _balconies(plan, lot, view, inward)
    if iron[1]:
        faces += _escape(plan, lot, inward)
    if cloth:
        faces += _awning(lot, room, inward, snow, rng)
    faces += _signs(plan, lot, rng, inward)
    if kit.lanterns:
        faces += _lanterns(lot, rng)
    return faces


def _railing(length: float) -> Skin:
    """Bars with gaps."""
    columns, rows = max(8, round(length * 14)), 24
    paint = np.zeros((rows, columns, 4), np.float32)
    paint[..., :3] = _IRON
    paint[:, ::3, 3] = 0.85
    paint[:2, :, 3], paint[-3:, :, 3] = 1.0, 1.0
    paint[10:12, :, 3] = 0.7
    return Skin(paint, np.zeros_like(paint))


def _balconies(plan: Plan, lot: Lot, view: View, inward: int) -> list[Face]:
    faces: list[Face] = []
    out = 0.75
    x, skin = lot.side * (lot.wall - out), _railing(lot.depth)
    levels = (1, lot.front.floors - 1) if plan.kit.mansard else range(1, lot.front.floors, 2)
    for floor in levels:
        y = SHOP + floor * plan.kit.storey
        under = (min(x, lot.side * lot.wall), y - 0.1, lot.z)
        facing = DOWN if y > view.eye else UP
        faces.append(
            face(under, (out, 0, 0), (0, 0, lot.depth), from_hex("#a49a8a"), facing=facing)
        )
        faces.append(
            face(
                (x, y - 0.16, lot.z),
                (0, 0, lot.depth),
                (0, 0.18, 0),
                from_hex("#cfc6b4"),
                facing=inward,
            )
        )
        faces.append(along(lot, (y, 0.95), skin, inward, x))
        end = (min(x, lot.side * lot.wall), y, lot.z)
        faces.append(face(end, (out, 0, 0), (0, 0.95, 0), _IRON, skin=_railing(out)))
    return faces


def _escape(plan: Plan, lot: Lot, inward: int) -> list[Face]:
    """Iron landings with ladders between them."""
    faces: list[Face] = []
    long = min(4.2, lot.depth * 0.5)
    z, x = lot.z + lot.depth * 0.3, lot.side * (lot.wall - 1.0)
    storey = plan.kit.storey
    ladder = np.zeros((64, 64, 4), np.float32)
    ladder[..., :3] = _IRON
    rows, columns = np.mgrid[0:64, 0:64]
    for off in (0, 9):
        ladder[..., 3] = np.maximum(ladder[..., 3], np.abs(rows - columns + off - 4) < 2.0)
    steps = (np.abs(rows - columns) < 6) & (rows % 5 == 0)
    ladder[..., 3] = np.maximum(ladder[..., 3], steps)
    stairs = Skin(ladder, np.zeros_like(ladder))
    for floor in range(1, lot.front.floors):
        y = SHOP + floor * storey
        left = min(x, lot.side * lot.wall)
        faces.append(face((left, y, z), (1.0, 0, 0), (0, 0, long), _IRON * 1.5, facing=DOWN))
        faces.append(
            face((x, y, z), (0, 0, long), (0, 1.0, 0), _IRON, skin=_railing(long), facing=inward)
        )
        turn = (z, long * 0.7) if floor % 2 else (z + long * 0.85, -long * 0.7)
        if floor < lot.front.floors - 1:
            faces.append(
                face(
                    (x + lot.side * 0.4, y, turn[0]),
                    (0, 0, turn[1]),
                    (0, storey, 0),
                    _IRON,
                    skin=stairs,
                    facing=inward,
                )
            )
    return faces


def _awning(lot: Lot, out: float, inward: int, snow: bool, rng: np.random.Generator) -> list[Face]:
    """Striped cloth over a shop, with a hem."""
    ink = from_hex(
        ("#8c2a2a", "#24523f", "#27405f", "#b8862f", "#3a3438", "#a8452a")[int(rng.integers(6))]
    )
    pale = from_hex("#efe7d6") if rng.random() < 0.55 else ink * np.float32(0.85)
    if snow:
        ink = mix(ink, np.full(3, 0.85), 0.7).astype(np.float32)
    stripes = np.ones((4, max(4, int(lot.depth * 6)), 4), np.float32)
    odd = (np.arange(stripes.shape[1]) // 2 % 2)[None, :, None]
    stripes[..., :3] = np.where(odd, ink, pale)
    skin = Skin(stripes, np.zeros_like(stripes))
    x, length = lot.side * (lot.wall - out - 0.5), lot.depth * 0.9
    z = lot.z + lot.depth * 0.05
    rise = (lot.side * (out + 0.5), 0.85, 0.0)
    return [
        face((x, 2.75, z), (0, 0, length), rise, ink, skin=skin, facing=UP),
        face((x, 2.45, z), (0, 0, length), (0, 0.32, 0), ink, skin=skin, facing=inward),
    ]


def _signs(plan: Plan, lot: Lot, rng: np.random.Generator, inward: int) -> list[Face]:
    """Blade signs across the pavement, on boxes a hand thick."""
    faces: list[Face] = []
    kit = plan.kit
    count = int(kit.signs) + (rng.random() < kit.signs % 1)
    spots = np.sort(rng.uniform(0.3, max(lot.depth - 0.5, 0.4), 8))[::-1]
    for index in range(count):
        glyphs = int(rng.integers(2, 7)) if kit.neon else int(rng.integers(1, 3))
        wide = float(rng.uniform(0.8, 1.45)) * (1.0 if kit.neon else 0.75)
        low = float(rng.uniform(3.2, max(4.0, min(lot.height * 0.6, 12.0)))) if kit.neon else 3.0
        skin = blade_sign(int(rng.integers(14)), glyphs, kit.neon)
        tall = wide * skin.paint.shape[0] / skin.paint.shape[1]
        z = lot.z + float(spots[index])
        if low + tall > lot.height + 1 or z < 7.5:
            continue
        left = lot.side * (lot.wall - 0.25) - (wide if lot.side > 0 else 0.0)
        inner = left if lot.side > 0 else left + wide
        light = np.array(cv2.mean(skin.glow)[:3], np.float32) * np.float32(0.55)
        edge = np.full(3, 0.05, np.float32)
        faces.append(
            face((inner, low, z), (0, 0, 0.28), (0, tall, 0), edge, glow=light * 0.4, facing=inward)
        )
        faces.append(face((left, low, z), (wide, 0, 0), (0, tall, 0), edge, skin=skin))
    return faces


def _lanterns(lot: Lot, rng: np.random.Generator) -> list[Face]:
    """A string of paper lanterns over the door."""
    if rng.random() > 0.6 or lot.z > 45:
        return []
    ink = from_hex(("#ff3a22", "#ff5a2a", "#ffd9a0")[int(rng.integers(3))])
    x = lot.side * (lot.wall - 0.9) - 0.19
    return [
        face(
            (x, 2.3, z),
            (0.34, 0, 0),
            (0, 0.46, 0),
            ink * 0.6,
            skin=_PAPER.get(ink.tobytes(), lambda: _paper(ink)),
        )
        for z in np.arange(lot.z + lot.depth - 0.5, max(lot.z, 6.0), -1.5)
    ]


def _paper(ink: Floats) -> Skin:
    """A ribbed paper lantern, brightest in its middle."""
    rows, columns = np.mgrid[0:40, 0:30].astype(np.float32)
    x, y = (columns - 14.5) / 14, (rows - 19.5) / 18
    body = np.clip((1 - x * x - y * y) * 8, 0, 1)
    caps = ((np.abs(x) < 0.4) & (np.abs(y) > 0.9)).astype(np.float32)
    rib = np.where(rows % 5 == 0, 0.7, 1.0) * (0.55 + 0.9 * np.clip(1 - x * x - y * y * 0.8, 0, 1))
    paint, glow = np.zeros((40, 30, 4), np.float32), np.zeros((40, 30, 4), np.float32)
    paint[..., :3], paint[..., 3] = ink * np.float32(0.5) * body[..., None], np.maximum(body, caps)
    glow[..., :3] = ink * (1.5 * rib * body * (1 - caps))[..., None]
    return Skin(paint, glow)


def glowing(faces: list[Face], count: int) -> list[tuple[Floats, Floats]]:
    """The places and colours of the brightest signs, to light the street with."""
    found = []
    for one in faces:
        if one.skin is None or one.facing != FRONT:
            continue
        light = np.array(cv2.mean(one.skin.glow)[:3], np.float32)
        area = abs(one.across[0]) * one.up[1]
        if float(light.sum()) > 0.15:
            found.append((float(light.sum()) * area / (4 + one.corner[2]), one, light * area))
    found.sort(key=lambda entry: -entry[0])
    return [(_within(one, 0.5, 0.3), light) for _, one, light in found[:count]]


def _within(one: Face, right: float, high: float) -> Floats:
    """A point of a face, by shares of its edges."""
    edges = zip(one.corner, one.across, one.up, strict=True)
    return np.array([at + right * a + high * u for at, a, u in edges], np.float32)
