"""Trees along the pavements, dressed for the season."""

import cv2
import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.noise import fractal

from .city_raster import LEAF, Face, Skin, face
from .street_plan import CROSSING, Plan


def trees(ask: Ask, plan: Plan) -> list[Face]:
    """Trees along the pavements, dressed for the season."""
    asked = 0.9 if ask.details & {"broadleaf", "blossom", "cherry"} else 0.0
    share = max(plan.kit.trees, asked, 0.55 if ask.season else 0.0)
    rng, faces = ask.rng("trees"), []
    blooms = bool(ask.details & {"blossom", "cherry"})
    code = "#f2b6c6" if blooms else _LEAVES.get(ask.season, "#4f7434")
    skins = [
        _tree_skin(rng, from_hex(code), _bare(ask) and not blooms, _bare(ask)) for _ in range(3)
    ]
    for z in np.arange(13.0, 110.0, 8.0):
        for side in (-1, 1):
            kind, tall = int(rng.integers(3)), float(rng.uniform(5.6, 7.6))
            grows, off = rng.random() < share, float(rng.uniform(-1.5, 1.5))
            if not grows or plan.kit.steps or CROSSING[0] - 2 < z < CROSSING[1] + 1:
                continue
            x = side * (plan.road + 1.0)
            wide = tall * 0.8
            faces.append(
                face(
                    (x - wide / 2, 0, float(z) + off),
                    (wide, 0, 0),
                    (0, tall, 0),
                    np.zeros(3, np.float32),
                    skin=skins[kind],
                    facing=LEAF,
                )
            )
    return faces


def _bare(ask: Ask) -> bool:
    return ask.season == "winter" or (ask.weather == "snow" and not ask.season)


_LEAVES = {"spring": "#9cc052", "autumn": "#cf7a24", "winter": "#5a4a3c", "summer": "#3f7a26"}


def _tree_skin(rng: np.random.Generator, leaf: Floats, bare: bool, snow: bool) -> Skin:
    side = 200
    paint = np.zeros((side, side, 4), np.float32)
    rows, columns = np.mgrid[0:side, 0:side].astype(np.float32)
    wood = np.zeros((side, side), np.uint8)
    cv2.line(wood, (100, 199), (100, 110), (255,), 6, cv2.LINE_AA)
    for _ in range(26 if bare else 12):
        start = (100, int(rng.integers(70, 150)))
        end = (int(rng.integers(35, 165)), int(rng.integers(15, 100)))
        cv2.line(wood, start, end, (235,), 2, cv2.LINE_AA)
    bark = wood.astype(np.float32) / np.float32(255)
    paint[..., :3], paint[..., 3] = from_hex("#4a3a2e"), bark
    if snow:
        paint[..., :3] = mix(paint[..., :3], np.full(3, 0.8), (bark > 0.5)[..., None] * 0.4)
    if not bare:
        _crown(paint, rng, leaf, (rows, columns))
    return Skin(paint, np.zeros_like(paint))


def _crown(
    paint: Floats, rng: np.random.Generator, leaf: Floats, at: tuple[Floats, Floats]
) -> None:
    rows, columns = at
    fine = fractal(rng, 256, 16, 4, 0.7)[:200, :200]
    cover, light = np.zeros_like(rows), np.zeros_like(rows)
    for _ in range(15):
        x, y = float(rng.uniform(45, 155)), float(rng.uniform(35, 108))
        radius = float(rng.uniform(22, 38))
        d = np.sqrt((columns - x) ** 2 + ((rows - y) * 1.15) ** 2) / radius
        puff = ramp(1.15, 0.75, d + (fine - 0.5) * 1.5)
        lit = 0.55 + 0.75 * np.clip((y - rows) / radius * 0.6 + 0.45, 0, 1)
        light = mix(light, lit, puff)
        cover = np.maximum(cover, puff)
    tone = (light * (0.6 + 0.8 * fine))[..., None]
    paint[..., :3] = mix(paint[..., :3], leaf * tone, cover[..., None])
    paint[..., 3] = np.maximum(paint[..., 3], cover)
