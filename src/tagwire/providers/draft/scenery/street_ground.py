"""The street's floor: asphalt, kerbs, slabs and paint, and what water and snow make of it."""

import cv2
import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.cache import Recent
from tagwire.providers.draft.colour import Floats, clip01, from_hex, mix, ramp
from tagwire.providers.draft.filters import blur, resize
from tagwire.providers.draft.noise import fractal

from .city_raster import UP, Buffers, Face, View, face
from .street_plan import Plan
from .terrain_noise import sample

KERB = 0.13
_SLABS: Recent[str, Floats] = Recent(2)


def lay(seen: Buffers, view: View, ask: Ask, plan: Plan) -> None:
    """Fill everything below the horizon, in place."""
    start = max(0, int(np.ceil(view.horizon)))
    if start >= view.height:
        return
    rows = np.arange(start, view.height, dtype=np.float32)[:, None] + 0.5 - view.horizon
    columns = np.arange(view.width, dtype=np.float32)[None] + 0.5 - view.centre
    z = view.focal * view.eye / np.maximum(rows, 0.3)
    lifted = view.focal * max(view.eye - KERB, 0.05) / np.maximum(rows, 0.3)
    x, on_top = columns * (z / view.focal), columns * (lifted / view.focal)
    pavement = ramp(0.0, 1.0, (np.abs(on_top) - plan.road) * view.focal / lifted + 0.5)
    kerb = (np.abs(x) > plan.road).astype(np.float32) * (1 - pavement)
    where = np.where(pavement > 0.5, on_top, x).astype(np.float32)
    depth = np.broadcast_to(np.where(pavement > 0.5, lifted, z), x.shape).astype(np.float32)
    road, walk = _asphalt(ask, plan, x, z), _slabs(ask, plan, on_top, lifted)
    colour = mix(road, walk, pavement[..., None])
    colour = mix(colour, from_hex("#8f8c86") * np.float32(0.5), kerb[..., None] * 0.9)
    if ask.season == "autumn" and not snowed_in(ask):
        colour = _strewn(ask, plan, colour.astype(np.float32), (where, depth), "#b8702a")
    if "blossom" in ask.details or (ask.season == "spring" and not snowed_in(ask)):
        colour = _strewn(ask, plan, colour.astype(np.float32), (where, depth), "#eab8c6")
    if snowed_in(ask):
        colour = _snowy(ask, colour.astype(np.float32), (where, depth), pavement)
    part = slice(start, view.height)
    seen.paint[part] = colour
    seen.depth[part] = np.minimum(depth, 900.0)
    seen.facing[part] = UP


def snowed_in(ask: Ask) -> bool:
    """Snow falls, or it is winter: it lies."""
    return ask.weather == "snow" or ask.season == "winter"


def _strewn(ask: Ask, plan: Plan, colour: Floats, at: tuple[Floats, Floats], code: str) -> Floats:
    """Leaves or petals on the ground: drifts in the gutters, single ones everywhere."""
    x, z = at
    rng = ask.rng("fallen")
    broad = sample(fractal(rng, 256, 4, 5), x / 6.0, z / 6.0)
    fine = sample(fractal(rng, 256, 60, 2, 0.8), x / 1.9, z / 1.9)
    gutter = np.exp(-(((np.abs(x) - plan.road + 0.1) / 0.7) ** 2))
    lying = ramp(0.60, 0.74, fine + 0.30 * (broad - 0.55) + 0.16 * gutter)
    lying = lying * ramp(30.0, 12.0, z) + 0.30 * gutter * ramp(10.0, 24.0, z)
    hue = from_hex(code) * (0.55 + 0.9 * sample(fractal(rng, 256, 40, 2), x, z))[..., None]
    return mix(colour, hue.astype(np.float32), (lying * 0.9)[..., None])


def _asphalt(ask: Ask, plan: Plan, x: Floats, z: Floats) -> Floats:
    rng = ask.rng("asphalt")
    broad = sample(fractal(rng, 256, 3, 5), x / 17.0, z / 17.0)
    fine = sample(fractal(rng, 256, 48, 3, 0.8), x / 2.2, z / 2.2)
    near = ramp(22.0, 3.0, z)
    tone = 0.80 + 0.36 * (broad - 0.5) + 0.55 * (fine - 0.5) * near
    tracks = np.exp(-((np.abs(np.abs(x) - plan.road * 0.45) / 0.9) ** 2))
    gutter = ramp(plan.road - 0.55, plan.road - 0.1, np.abs(x))
    tone = tone * (1 - 0.10 * tracks) * (1 - 0.35 * gutter)
    if plan.kit.steps:
        return np.asarray(_slab_tone(x, z) * tone[..., None] * from_hex("#7d756c"), np.float32)
    return np.asarray(tone[..., None] * from_hex("#6b6c70"), np.float32)


def _slabs(ask: Ask, plan: Plan, x: Floats, z: Floats) -> Floats:
    rng = ask.rng("slabs")
    broad = sample(fractal(rng, 256, 3, 5), x / 9.0, z / 9.0)
    tint = from_hex(
        {"paris": "#a8a196", "london": "#9c978c", "alley": "#7a7268"}.get(plan.city, "#95928c")
    )
    return np.asarray(_slab_tone(x, z) * tint * (0.78 + 0.4 * broad)[..., None], np.float32)


def _slab_tone(x: Floats, z: Floats) -> Floats:
    tile = _SLABS.get("slabs", _slab_tile)
    tone = sample(tile, x / 4.8, z / 4.8)
    return np.asarray(mix(tone, 0.93, ramp(8.0, 34.0, z)))[..., None]


def _slab_tile() -> Floats:
    """Eight rows of slabs in half bond."""
    rng = np.random.default_rng(8)
    tile = np.empty((256, 256), np.float32)
    for row in range(8):
        for column in range(9):
            left = column * 32 - (16 if row % 2 else 0)
            tile[row * 32 : row * 32 + 32, max(left, 0) : left + 32] = rng.uniform(0.86, 1.06)
            tile[row * 32 : row * 32 + 32, max(left, 0) : max(left, 0) + 2] = 0.6
        tile[row * 32 : row * 32 + 2] = 0.6
    return tile


def _snowy(ask: Ask, colour: Floats, at: tuple[Floats, Floats], pavement: Floats) -> Floats:
    x, z = at
    drift = sample(fractal(ask.rng("drift"), 256, 5, 5), x / 7.0, z / 7.0)
    sway = x + 0.25 * np.sin(z / 9.0)
    ruts = sum(np.exp(-(((sway - at) / 0.24) ** 2)) for at in (-3.0, -1.5, 1.4, 2.9))
    lying = ramp(0.15, 0.6, 0.85 + 0.5 * (drift - 0.5) - 0.75 * ruts * (1 - pavement))
    snow = np.array([0.80, 0.84, 0.90], np.float32) * (0.85 + 0.25 * drift)[..., None]
    return np.asarray(mix(colour, snow, (lying * 0.94)[..., None]), np.float32)


def markings(plan: Plan) -> list[Face]:
    """Paint on the road: the middle line, edge lines, and the stripes of a crossing."""
    if plan.kit.steps:
        return []
    white, faces = from_hex("#c9c7c0"), []
    yellow = from_hex("#d8a52a") if plan.city in ("new york", "london") else white
    for z in np.arange(1.0, 120.0, 6.0):
        if not (plan.crossing and 13.0 < z < 34.0):
            faces += [face((-0.07, 0.003, float(z)), (0.14, 0, 0), (0, 0, 3.0), white, facing=UP)]
    for side in (-1, 1):
        x = side * (plan.road - 0.45) - 0.06
        faces.append(face((x, 0.003, 0.2), (0.12, 0, 0), (0, 0, 16.0), yellow, facing=UP))
        faces.append(face((x, 0.003, 34.0), (0.12, 0, 0), (0, 0, 110.0), yellow, facing=UP))
    if plan.crossing:
        for x in np.arange(-plan.road + 0.6, plan.road - 0.6, 0.95):
            for z in (17.4, 33.0):
                faces += [face((float(x), 0.003, z), (0.5, 0, 0), (0, 0, 3.2), white, facing=UP)]
        faces.append(
            face((0.1, 0.003, 16.4), (plan.road - 0.5, 0, 0), (0, 0, 0.35), white, facing=UP)
        )
    return faces


def mirrored(
    image: Floats, mirror: Floats, seen: Buffers, view: View, *, ask: Ask, plan: Plan
) -> None:
    """Lay the mirror (rows downwards from the horizon) into the wet ground, in place."""
    start = max(0, int(np.ceil(view.horizon)))
    rows = np.arange(start, view.height, dtype=np.float32)[:, None] + 0.5 - view.horizon
    columns = np.arange(view.width, dtype=np.float32)[None]
    z = view.focal * view.eye / np.maximum(rows, 0.3)
    x = (columns + 0.5 - view.centre) * (z / view.focal)
    rng = ask.rng("puddles")
    lakes = sample(fractal(rng, 256, 3, 5), x / 11.0, z / 11.0)
    chop = sample(fractal(rng, 256, 20, 4, 0.6), x / 5.0, z * 0.55 / 5.0) - 0.5
    gutter = np.exp(-(((np.abs(x) - plan.road + 0.5) / 0.5) ** 2))
    puddle = ramp(0.53, 0.61, lakes + 0.14 * gutter) * ramp(60.0, 25.0, z)
    height, width = mirror.shape[:2]
    scale = height / rows.shape[0]
    sharp = np.clip(rows * scale - 0.5 + chop * rows * 0.022 * scale, 0, height - 1)
    across = (columns + 0.5) * (width / view.width) - 0.5 + chop * (rows * 0.02 + 1) * scale
    still = _looked_up(mirror, across, sharp + 0 * columns)
    drawn = _drawn_down(mirror)
    rough = _looked_up(drawn, across + chop * 3, sharp + chop * rows * 0.30 * scale)
    grazing = (1 - clip01(rows / (view.height * 0.9))) ** 2
    strength = mix(0.24 + 0.50 * grazing, 0.66 + 0.30 * grazing, puddle)
    level = (seen.facing[start:] == UP) & (np.abs(seen.depth[start:] - z) < z * 0.3 + 0.4)
    sheen = (strength * level)[..., None]
    reflected = mix(rough * np.float32(1.5), still, (0.15 + 0.85 * puddle)[..., None])
    image[start:] = image[start:] * (1 - sheen * 0.85) + reflected * sheen


def sheen(image: Floats, seen: Buffers, view: View) -> None:
    """Let dry asphalt give back the lights of the street where one looks along it, in place."""
    start = max(0, int(np.ceil(view.horizon)))
    count = min(view.height - start, start)
    if count < 8:
        return
    above = np.minimum(image[start - count : start][::-1], 4.0)
    small = resize(above, max(8, view.width // 4), max(4, count // 4))
    long = cv2.blur(_drawn_down(small), (3, max(3, small.shape[0] // 4 | 1)))
    drawn = resize(np.asarray(long, np.float32), view.width, count, smooth=False)
    low = np.arange(count, dtype=np.float32)[:, None] / view.height
    level = seen.facing[start : start + count] == UP
    share = (0.01 + 0.17 * np.exp(-low / 0.10)) * level
    image[start : start + count] += drawn * share[..., None].astype(np.float32)


def _looked_up(mirror: Floats, columns: Floats, rows: Floats) -> Floats:
    seen = cv2.remap(
        mirror,
        columns.astype(np.float32),
        rows.astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(seen, np.float32)


def _drawn_down(mirror: Floats) -> Floats:
    """Wet asphalt is a thousand small tilted mirrors: it draws lights out downwards."""
    height, width = mirror.shape[:2]
    long = cv2.blur(mirror, (1, max(3, int(height * 0.16) | 1)))
    soft = blur(np.asarray(long, np.float32), max(0.6, width * 0.002))
    return np.asarray(cv2.blur(soft, (1, max(3, int(height * 0.08) | 1))), np.float32)
