"""The roof in front: tiles up to a ridge with chimneys, or a flat roof with its parapet."""

from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.backdrop import Light
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.filters import resize
from tagwire.providers.draft.noise import fractal

from .garden_things import line, polygon
from .terrain_noise import sample


@dataclass(frozen=True, slots=True)
class Slope:
    """A tiled slope that rises from the camera to its ridge."""

    ridge: float  # row
    tile: str
    sun: float  # column over which the light stands
    snow: bool = False
    wet: bool = False


def slope(
    image: Floats, depth: Floats, rng: np.random.Generator, shape: Slope, light: Light
) -> None:
    """Lay the tiles and the ridge's cap, in place."""
    height, width = image.shape[:2]
    first = int(shape.ridge)
    down = (np.arange(first, height, dtype=np.float32)[:, None] - shape.ridge) / (
        height - shape.ridge
    )
    away = 6.4 / (1 + 1.35 * down)  # metres: the slope comes towards the camera
    aside = (np.arange(width, dtype=np.float32)[None] - width / 2) / height * away
    course = 34.0 / away
    number = np.floor(course)
    share = course - number
    shift = np.mod(number, 2) * 0.5
    across = aside / 0.30 + shift
    column = np.floor(across)
    u = (across - column) * 2 - 1
    # Each tile is a shallow trough, lit on the flank that is turned to the light.
    turned = np.sin(u * np.pi) * light.side
    flank = 0.48 + 0.42 * turned
    lip = ramp(0.80, 0.97, share)
    gap = np.exp(-((np.abs(u) - 1) ** 2) / 0.012) * 0.7 + ramp(0.16, 0.0, share) * 0.75
    code = np.mod(np.sin(column * 12.9898 + number * 78.233) * 43758.547, 1.0).astype(np.float32)
    paint = from_hex(shape.tile) * (0.70 + 0.55 * code)[..., None]
    moss = resize(fractal(rng, 256, 6, 5), width, height)[first:]
    paint = mix(paint, from_hex("#6a6a48"), (ramp(0.55, 0.75, moss) * 0.45)[..., None])
    if shape.snow:
        lies = ramp(0.35, 0.6, moss + 0.25 * share) * 0.92
        paint = mix(paint, from_hex("#e9eff6"), lies[..., None])
    near = np.exp(-(((np.arange(width, dtype=np.float32)[None] - shape.sun) / (width * 0.42)) ** 2))
    power = (0.55 + 0.75 * near) * flank * (1 - gap)
    amount = (
        power[..., None] * light.key * 1.15 + (0.75 * (1 - 0.7 * gap))[..., None] * light.ambient
    )
    lit = paint * amount
    sheen = (lip + (0.6 if shape.wet else 0.0) * ramp(0.3, 0.9, turned)) * near * (1 - gap)
    lit = lit + (sheen * (0.55 if light.dark else 0.22))[..., None] * light.key
    image[first:] = lit
    depth[first:] = np.broadcast_to(away, depth[first:].shape)
    _cap(image, depth, shape, light)


def _cap(image: Floats, depth: Floats, shape: Slope, light: Light) -> None:
    """Half-round tiles along the ridge."""
    height, width = image.shape[:2]
    tall = max(3, round(height * 0.020))
    top = int(shape.ridge) - tall // 2
    v = (np.arange(tall, dtype=np.float32)[:, None] + 0.5) / tall * 2 - 1
    long = height * 0.085
    u = np.mod((np.arange(width, dtype=np.float32)[None] + width) / long, 1.0)
    joint = 1 - 0.55 * np.exp(-((u - 0.04) ** 2) / 0.0012)
    up = np.clip(0.55 - 0.75 * v, 0, 1)
    paint = from_hex("#e9eff6") if shape.snow else from_hex(shape.tile) * 0.9
    amount = (up * joint)[..., None] * light.key + (0.35 + 0.4 * up)[..., None] * light.ambient
    rim = np.exp(-((v + 0.8) ** 2) / 0.05)[..., None] * light.key * 0.35
    rows = slice(max(0, top), max(0, top) + tall)
    image[rows] = (paint * amount + rim * joint[..., None])[: image[rows].shape[0]]
    depth[rows] = 6.4


def chimneys(
    image: Floats,
    depth: Floats,
    rng: np.random.Generator,
    *,
    ridge: float,
    side: float,
    light: Light,
    snow: bool = False,
) -> None:
    """A great chimney on one side and a small one with an aerial on the other, in place."""
    height, width = image.shape[:2]
    unit = min(height, width * 1.3)
    for where, size in ((side * 0.36, 1.0), (-side * 0.44, 0.62)):
        w, h = unit * 0.090 * size, unit * 0.27 * size
        x, y = (0.5 + where) * width - w / 2, ridge + 0.012 * height
        _bricks(image, depth, rng, (x, y - h, w, h), light)
        cap = np.array([[-0.12, 0], [1.12, 0], [1.12, -0.16], [-0.12, -0.16]]) * w
        tone = from_hex("#e9eff6" if snow else "#8a8078") * (light.ambient * 0.8 + light.key * 0.6)
        polygon(image, cap + np.array([x, y - h]), tone, depth, 6.6)
        for k in (0.22, 0.62):
            pot = np.array([[0, 0], [0.22, 0], [0.19, -0.42], [0.03, -0.42]]) * w
            clay = from_hex("#a05a40") * (light.ambient * 0.7 + light.key * 0.45)
            polygon(image, pot + np.array([x + k * w, y - h - 0.15 * w]), clay, depth, 6.6)
    mast, foot = (0.5 - side * 0.40) * width, ridge
    iron = from_hex("#3a3e44") * (light.ambient + light.key * 0.4)
    pole = np.array([[mast, foot], [mast, foot - unit * 0.20]])
    line(image, pole, max(1.0, height * 0.004), iron, depth=depth, metres=6.5)
    for k in range(4):
        y, half = foot - unit * (0.19 - 0.014 * k), unit * (0.022 + 0.006 * k)
        line(
            image,
            np.array([[mast - half, y], [mast + half, y]]),
            max(1.0, height * 0.003),
            iron,
            depth=depth,
            metres=6.5,
        )


def _bricks(
    image: Floats,
    depth: Floats,
    rng: np.random.Generator,
    box: tuple[float, float, float, float],
    light: Light,
) -> None:
    """A brick shaft with a lit and a shaded face."""
    x, y, w, h = box
    x0, x1 = max(0, round(x)), min(image.shape[1], round(x + w))
    y0, y1 = max(0, round(y)), min(image.shape[0], round(y + h))
    if x0 >= x1 or y0 >= y1:
        return
    u = (np.arange(x0, x1, dtype=np.float32)[None] - x) / w
    v = (np.arange(y0, y1, dtype=np.float32)[:, None] - y) / w
    row = np.floor(v * 9)
    brick = np.floor(u * 4 + np.mod(row, 2) * 0.5)
    mortar = np.maximum(
        ramp(0.80, 0.95, v * 9 - row), ramp(0.88, 0.97, np.mod(u * 4 + np.mod(row, 2) * 0.5, 1.0))
    )
    code = np.mod(np.sin(brick * 12.9898 + row * 78.233) * 43758.547, 1.0)
    clay = from_hex("#8f4e3c") * (0.7 + 0.5 * code)[..., None]
    paint = mix(clay, from_hex("#8a8078"), (mortar * 0.7)[..., None])
    face = np.where((u - 0.5) * light.side > -0.12, 1.0, 0.28)
    amount = (face * 0.85)[..., None] * light.key + (0.40 + 0.35 * face)[..., None] * light.ambient
    rim = np.exp(-((np.where(light.side > 0, 1 - u, u)) / 0.05))[..., None] * light.key * 0.25
    window = (slice(y0, y1), slice(x0, x1))
    image[window] = paint * amount + rim
    depth[window] = 6.6


def flat(
    image: Floats,
    depth: Floats,
    rng: np.random.Generator,
    edge: float,
    light: Light,
    *,
    wet: bool = False,
    snow: bool = False,
) -> None:
    """A flat roof of concrete slabs with puddles, its parapet and railing before the town."""
    height, width = image.shape[:2]
    first = int(edge)
    below = (np.arange(first, height, dtype=np.float32)[:, None] - edge) / height
    away = 6.5 / (1 + 6.0 * below)
    aside = (np.arange(width, dtype=np.float32)[None] - width / 2) / height * away
    tile = fractal(rng, 512, 6, 7, 0.55)
    stain = sample(tile, aside * 0.21, away * 0.30)
    seams = np.minimum(
        np.abs(np.mod(aside / 1.2, 1.0) - 0.5), np.abs(np.mod(away / 0.9, 1.0) - 0.5) + 0 * aside
    )
    paint = from_hex("#8c8a86" if not snow else "#e4ebf3") * (0.6 + 0.6 * stain)[..., None]
    paint = paint * (0.62 + 0.38 * ramp(0.004, 0.02, seams))[..., None]
    lit = paint * (light.ambient * 0.8 + light.key * 0.6)
    puddle = (
        ramp(0.52, 0.60, np.asarray(stain, np.float32))
        * (0.75 if wet else 0.28)
        * (0.0 if snow else 1.0)
    )
    mirror = image[max(0, first - (height - first)) : first][::-1]
    if len(mirror) == height - first:
        lit = mix(lit, mirror * 0.85, puddle[..., None])
    image[first:] = lit
    depth[first:] = np.broadcast_to(away, depth[first:].shape)
    wall = max(3, round(height * 0.035))
    tone = from_hex("#9a958c") * (light.ambient * 0.6 + light.key * 0.25)
    image[first - wall : first] = tone
    image[first - wall - max(1, wall // 5) : first - wall] = from_hex("#b4afa6") * (
        light.ambient + light.key * 0.8
    )
    depth[first - wall - max(1, wall // 5) : first] = 6.6
    iron = from_hex("#2c3036") * (light.ambient + light.key * 0.5)
    for up in (0.035, 0.062):
        bar = np.array(
            [[0.0, edge - wall - up * height], [float(width), edge - wall - up * height]]
        )
        line(image, bar, max(1.0, height * 0.004), iron, depth=depth, metres=6.6)
    for k in np.arange(0.04, 1.0, 0.115 * height / width * 1.3):
        post = np.array([[k * width, edge - wall], [k * width, edge - wall - 0.066 * height]])
        line(image, post, max(1.0, height * 0.004), iron, depth=depth, metres=6.6)


def tank(
    image: Floats,
    depth: Floats,
    rng: np.random.Generator,
    *,
    column: float,
    row: float,
    high: float,
    light: Light,
) -> None:
    """A wooden water tank on legs, as they stand over New York, in place."""
    iron = from_hex("#33302e") * (light.ambient + light.key * 0.35)
    for k in (-0.20, -0.07, 0.07, 0.20):
        leg = np.array([[column + k * high * 1.1, row], [column + k * high, row - high * 0.42]])
        line(image, leg, max(1.0, high * 0.018), iron, depth=depth, metres=12.0)
    brace = np.array(
        [[column - 0.21 * high, row - 0.06 * high], [column + 0.20 * high, row - 0.36 * high]]
    )
    line(image, brace, max(1.0, high * 0.010), iron, depth=depth, metres=12.0)
    line(
        image,
        brace * [-1, 1] + [2 * column, 0],
        max(1.0, high * 0.010),
        iron,
        depth=depth,
        metres=12.0,
    )
    staves = 22
    for k in range(staves):
        a, b = k / staves * 2 - 1, (k + 1) / staves * 2 - 1
        turned = (a + b) / 2
        power = max(0.04, 0.32 + 0.62 * turned * light.side)
        tone = from_hex("#7a5a42") * (0.8 + 0.4 * float(rng.random()))
        tone = tone * (light.ambient * 0.75 + light.key * power)
        sides = np.array([[a, 0.42], [b, 0.42], [b, 0.82], [a, 0.82]]) * [0.25 * high, -high]
        polygon(image, sides + np.array([column, row]), tone, depth, 12.0)
        lid = np.array([[a * 1.08, 0.82], [b * 1.08, 0.82], [0.0, 1.0]]) * [0.25 * high, -high]
        polygon(
            image,
            lid + np.array([column, row]),
            tone * 0.75 + light.key * 0.05 * max(0.0, turned * light.side),
            depth,
            12.0,
        )
    for level in (0.50, 0.62, 0.74):
        hoop = np.array([[-0.25, -level], [0.25, -level]]) * high + np.array([column, row])
        line(image, hoop, max(1.0, high * 0.008), iron, depth=depth, metres=12.0)
