"""Houses in the round: fronts, flanks, and what stands on their roofs."""

import numpy as np

from tagwire.providers.draft.colour import from_hex, mix

from .city_raster import LEFTWARD, RIGHTWARD, UP, Face, Skin, View, face
from .street_boards import SHOP, Board
from .street_facades import front_skin
from .street_hangings import along
from .street_plan import Lot, Plan

_IRON = np.full(3, 0.015, np.float32)


def house(plan: Plan, lot: Lot, view: View, snow: bool) -> list[Face]:
    """The solid parts of one house, in the order they are painted."""
    near = max(lot.z, 0.97 * view.focal * lot.wall / max(view.centre, view.width - view.centre))
    if lot.z + lot.depth < near:
        return []
    inward = LEFTWARD if lot.side > 0 else RIGHTWARD
    # Only the floors that reach into the frame are worth drawing, here or in the wet road.
    top = abs(view.eye) + (max(view.horizon, view.height - view.horizon) + 2) * (
        (lot.z + lot.depth) / view.focal
    )
    floors = int(np.clip(np.ceil((top - SHOP) / plan.kit.storey) + 1, 1, lot.front.floors))
    high = lot.height if floors == lot.front.floors else SHOP + floors * plan.kit.storey
    ppm = float(np.clip(view.focal / near * 0.8, 7.0, 36.0))
    skin = front_skin(plan.kit, lot.front, ppm, floors)
    x, faces = lot.side * lot.wall, _flank(plan, lot, view)
    roof = from_hex("#eef2f6") if snow else from_hex("#5c5a58")
    if lot.height < abs(view.eye) + 4:
        faces.append(
            face(
                (x, lot.height, lot.z), (lot.side * 15.0, 0, 0), (0, 0, lot.depth), roof, facing=UP
            )
        )
    faces.append(along(lot, (0.0, high), skin, inward, x))
    if plan.kit.mansard:
        faces.append(_mansard(lot, snow, inward))
    elif snow:
        faces.append(
            face(
                (x - lot.side * 0.15, lot.height - 0.1, lot.z),
                (0, 0, lot.depth),
                (0, 0.32, 0),
                roof,
                facing=inward,
            )
        )
    return faces


def _flank(plan: Plan, lot: Lot, view: View) -> list[Face]:
    """The wall that looks down the street to the camera, and what stands on the roof."""
    if lot.z < 2.0:
        return []
    rng = np.random.default_rng([lot.front.number, 5])
    faces = _on_roof(plan, lot, rng)
    if plan.kit.mansard:
        faces += _party_wall(lot)
    before = [o for o in plan.lots if o.side == lot.side and abs(o.z + o.depth - lot.z) < 0.01]
    low = before[0].height if before else 0.0
    ink = from_hex(lot.front.wall) * np.float32(0.82)
    if before and before[0].wall > lot.wall:
        # Where the nearer house stands back, a strip of this one shows from the ground on.
        out = lot.side * (before[0].wall - lot.wall + 0.05)
        faces.append(face((lot.side * lot.wall, 0, lot.z), (out, 0, 0), (0, lot.height, 0), ink))
    if low >= lot.height:
        return faces
    board = Board(14.0, lot.height, float(np.clip(view.focal / lot.z * 0.5, 3.0, 14.0)), ink)
    board.fill(0, lot.height - 0.4, 14.0, 0.4, from_hex(lot.front.trim) * np.float32(0.7))
    _flank_windows(board, plan, lot, rng)
    seen = board.at(0, low, 14.0, lot.height - low)[0]
    skin = Skin(board.paint[seen], board.glow[seen])
    corner = (lot.side * lot.wall, low, lot.z)
    up = (0, lot.height - low, 0)
    faces.append(face(corner, (lot.side * 14.0, 0, 0), up, board.paint[0, 0, :3], skin=skin))
    return faces


def _party_wall(lot: Lot) -> list[Face]:
    """The bare wall between two steep roofs, with its chimney pots."""
    plaster, clay = from_hex("#b9ae9a"), from_hex("#a8563a")
    x, top = lot.side * (lot.wall + 0.3), lot.height
    faces = [face((x, top, lot.z), (lot.side * 13.0, 0, 0), (0, 3.7, 0), plaster)]
    faces += [
        face((x + lot.side * at, top + 3.7, lot.z), (lot.side * 0.3, 0, 0), (0, 0.8, 0), clay)
        for at in (0.8, 1.4, 2.0, 4.0, 4.6)
    ]
    return faces


def _flank_windows(board: Board, plan: Plan, lot: Lot, rng: np.random.Generator) -> None:
    for floor in range(lot.front.floors):
        for column in range(5):
            if rng.random() < 0.6:
                light = from_hex("#ffd090") * np.float32(rng.uniform(0.3, 1.0))
                dark = rng.random() > plan.kit.lit
                y = SHOP + floor * plan.kit.storey + 0.9
                board.fill(0.8 + column * 2.6, y - 0.1, 1.1, 1.6, board.paint[-1, 0, :3] * 0.7)
                board.pane(0.9 + column * 2.6, y, 0.9, 1.4, light * np.float32(0 if dark else 1))


def _on_roof(plan: Plan, lot: Lot, rng: np.random.Generator) -> list[Face]:
    """A water tank on legs, a hut, aerials, or chimneys."""
    faces: list[Face] = []
    x, z = lot.side * (lot.wall + 2.2), lot.z + lot.depth * 0.4
    top, ink = lot.height, from_hex("#5a4636")
    if rng.random() < plan.kit.tanks:
        for leg in (0.1, 2.1):
            faces += [face((x + leg, top, z), (0.14, 0, 0), (0, 1.8, 0), _IRON)]
        shades = np.linspace(-1, 1, 24, dtype=np.float32)
        paint = np.ones((8, 24, 4), np.float32)
        paint[..., :3] = ink * (1.15 - 0.7 * shades**2)[None, :, None]
        tank = Skin(paint, np.zeros((8, 24, 4), np.float32))
        faces.append(face((x, top + 1.7, z), (2.4, 0, 0), (0, 2.4, 0), ink, skin=tank))
        faces.append(face((x - 0.15, top + 4.05, z), (2.7, 0, 0), (0, 0.25, 0), ink * 0.6))
        faces.append(face((x + 0.5, top + 4.3, z), (1.4, 0, 0), (0, 0.5, 0), ink * 0.5))
    elif rng.random() < 0.6:
        wide = float(rng.uniform(1.2, 3.0))
        faces.append(face((x, top, z), (wide, 0, 0), (0, 2.2, 0), from_hex(lot.front.wall) * 0.7))
    for _ in range(int(rng.integers(0, 3))):
        at = x + float(rng.uniform(-1.5, 3.0))
        faces.append(face((at, top, z), (0.07, 0, 0), (0, float(rng.uniform(2, 5)), 0), _IRON))
    return faces


def _mansard(lot: Lot, snow: bool, inward: int) -> Face:
    """A steep slate roof with dormers and chimney pots."""
    slate = mix(from_hex("#5c6874"), from_hex("#e6ebf2"), 0.75 if snow else 0.0)
    board = Board(lot.depth, 3.4, 16.0, np.asarray(slate, np.float32))
    for line in np.arange(0, 3.4, 0.22):
        board.shade(0, float(line), lot.depth, 0.05, 0.86)
    for left in np.arange(1.0, lot.depth - 1.2, 2.6):
        board.fill(float(left), 0.3, 1.3, 2.1, from_hex("#e0d8c6"))
        board.pane(float(left) + 0.2, 0.4, 0.9, 1.6, from_hex("#ffc880") * np.float32(left % 2 > 1))
        board.shade(float(left) + 1.3, 0.2, 0.25, 2.2, 0.6)
    board.fill(0, 3.2, lot.depth, 0.2, from_hex("#8f9294"))
    x = lot.side * (lot.wall + 0.25)
    skin = board.skin()
    return face(
        (x, lot.height, lot.z),
        (0, 0, lot.depth),
        (lot.side * 0.65, 3.4, 0),
        skin.paint[0, 0, :3],
        skin=skin,
        facing=inward,
    )
