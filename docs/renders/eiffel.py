"""Photograph the Eiffel tower in the evening sun: `python eiffel.py out.jpg`. Metres."""

import argparse
import sys
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from lighting import develop, dome, shade, softbox
from splat import FIELDS, Array, Camera, Look, Patch, curve, gbuffer, mix, smooth, splat, unit

SIZE = (1200, 675)
IRON = np.array((0.235, 0.150, 0.088))
OUTER = [
    (0, 62.5),
    (20, 52),
    (40, 43),
    (57.6, 36.5),
    (80, 28.6),
    (100, 23),
    (115.7, 19.4),
    (140, 15.2),
    (170, 11.6),
    (200, 9),
    (230, 7),
    (260, 5.6),
    (276, 5),
]
LEG = [(0, 25.5), (57.6, 16.5), (115.7, 10.8), (150, 9.2), (190, 8.4), (276, 5)]
DECKS = ((57.6, 38.2, 6.5), (115.7, 20.4, 5.0), (274, 8.2, 3.2))  # height, half width, thickness
SUN = (-0.75, -0.42, 0.40)


def lattice() -> tuple[Array, Array, Array]:
    """Every beam of the four legs: its two ends and its half thickness."""
    beams: list = []
    levels = [
        *np.linspace(0, 57.6, 7),
        *np.linspace(57.6, 115.7, 9)[1:],
        *(115.7 + 160.3 * (np.linspace(0, 1, 27) ** 0.86))[1:],
    ]
    for low, high in pairwise(levels):
        size = 0.32 + 0.46 * (1 - low / 276)
        for sx, sy in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
            bottom, top = (corners(z, sx, sy) for z in (low, high))
            beams += [(a, b, size) for a, b in zip(bottom, top, strict=True)]
            for i, j in ((0, 1), (0, 2), (1, 3), (2, 3)):
                beams += panel(bottom[i], bottom[j], top[i], top[j], size)
    for turn in range(4):
        beams += [(spin(a, turn), spin(b, turn), r) for a, b, r in arch()]
    a, b, r = zip(*beams, strict=True)
    return np.array(a), np.array(b), np.array(r)


def corners(z: float, sx: int, sy: int) -> Array:
    outer = float(curve(OUTER, np.array(z)))
    inner = max(outer - float(curve(LEG, np.array(z))), 0.0)
    return np.array([(sx * x, sy * y, z) for x in (outer, inner) for y in (outer, inner)])


def panel(a: Array, b: Array, c: Array, d: Array, size: float) -> list:
    """One face of a leg between two levels: a rail, a big cross, and a fine net within."""
    out = [(c, d, size * 0.62), (a, d, size * 0.48), (b, c, size * 0.48)]
    n = 3 if size > 0.54 else 2
    for i in range(n):
        s, t = i / n, (i + 1) / n
        for u, v in ((mix(a, b, s), mix(c, d, t)), (mix(a, b, t), mix(c, d, s))):
            out.append((u, v, size * 0.17))
    return [*out, (mix(a, c, 0.5), mix(b, d, 0.5), size * 0.3)]


def arch() -> list:
    """The round arch between two feet: two ribs with crosses between them."""
    t = np.linspace(0.04, np.pi - 0.04, 40)

    def rib(grow: float, y: float) -> Array:
        z = 12 + (38 + grow) * np.sin(t)
        return np.stack([(36.8 + grow) * np.cos(t), -(curve(OUTER, z) - y), z], 1)

    out = []
    for y in (0.3, 3.5):
        low, high = rib(0, y), rib(4.2, y)
        for i in range(len(t) - 1):
            out += [(low[i], low[i + 1], 0.55), (high[i], high[i + 1], 0.55)]
            out += [
                (low[i], high[i + 1], 0.22),
                (high[i], low[i + 1], 0.22),
                (low[i], high[i], 0.25),
            ]
    return out


def spin(p: Array, quarter: int) -> Array:
    c, s = ((1, 0), (0, 1), (-1, 0), (0, -1))[quarter]
    return np.array([p[0] * c - p[1] * s, p[0] * s + p[1] * c, p[2]])


def bars(a: Array, b: Array, r: Array, step: float) -> dict[str, Array]:
    """Points all over square bars."""
    along = unit(b - a)
    side = unit(np.cross(along, np.where(np.abs(along[:, 2:]) > 0.9, [1.0, 0, 0], [0, 0, 1.0])))
    top = np.cross(side, along)
    count = np.maximum(np.ceil(np.linalg.norm(b - a, axis=1) / step), 2).astype(int)
    bar = np.repeat(np.arange(len(a)), count)
    t = (np.arange(len(bar)) - np.repeat(np.cumsum(count) - count, count)) / (count[bar] - 1)
    core, pos, normal = mix(a[bar], b[bar], t[:, None]), [], []
    for face, other in ((side, top), (-side, top), (top, side), (-top, side)):
        for w in np.linspace(-1, 1, int(np.ceil(2 * r.max() / step)) + 1):
            pos.append(core + (r[:, None] * (face + w * other))[bar])
            normal.append(face[bar])
    return cloud(np.concatenate(pos), np.concatenate(normal), IRON, 0.55)


def cloud(pos: Array, normal: Array, albedo: Array, rough: float) -> dict[str, Array]:
    fill = {"rough": rough, "gloss": 0.04, "sheen": 0, "glow": 0}
    out = {k: np.full((len(pos), n), fill.get(k, 0), np.float32) for k, n in FIELDS.items()}
    out["pos"], out["normal"] = pos.astype(np.float32), normal.astype(np.float32)
    out["albedo"] = np.broadcast_to(albedo, pos.shape).astype(np.float32)
    return out


def box(x: float, y: float, z: float, sx: float, sy: float, sz: float, look) -> list[Patch]:
    """The four walls and the lid of a block standing on (x, y, z)."""
    c = np.array([(x - sx, y - sy), (x + sx, y - sy), (x + sx, y + sy), (x - sx, y + sy)])

    def wall(i: int) -> Patch:
        p, q = c[i], c[(i + 1) % 4]

        def surface(u: Array, v: Array) -> Array:
            xy = p + (q - p) * (v + 0 * u)[..., None]
            return np.concatenate([xy, (z + sz * u + 0 * v)[..., None]], -1)

        return Patch(surface, look)

    def lid(u: Array, v: Array) -> Array:
        return np.stack(
            [x + sx * (2 * u - 1) + 0 * v, y + sy * (2 * v - 1) + 0 * u, z + sz + 0 * u * v], -1
        )

    return [*(wall(i) for i in range(4)), Patch(lid, look)]


def gallery(u: Array, v: Array, pos: Array) -> Look:
    """A deck's face: an arcade of dark openings under a rail."""
    run = pos[..., 0] + pos[..., 1]
    dark = (
        smooth(0.30, 0.24, np.abs(run / 2.2 % 1 - 0.5))
        * smooth(0.2, 0.26, u)
        * smooth(0.72, 0.66, u)
    )
    return Look(IRON * (1.15 - 0.85 * dark)[..., None], 0.6)


def stone(u: Array, v: Array, pos: Array) -> Look:
    return Look(np.array((0.42, 0.36, 0.29)) * np.ones(pos.shape), 0.9)


def building() -> list[Patch]:
    out = []
    for z, half, high in DECKS:
        out += box(0, 0, z - high / 2, half, half, high, gallery) + box(
            0, 0, z + high / 2, half + 0.8, half + 0.8, 0.7, gallery
        )
    out += (
        box(0, 0, 276, 5.6, 5.6, 4, gallery)
        + box(0, 0, 280, 3.6, 3.6, 7, gallery)
        + box(0, 0, 287, 2.2, 2.2, 6, gallery)
    )
    out += box(0, 0, 293, 1.0, 1.0, 14, gallery) + box(0, 0, 307, 0.5, 0.5, 19, gallery)
    for sx, sy in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
        out += box(sx * 50, sy * 50, -0.5, 15, 15, 4, stone)
    return out


def ground_look(u: Array, v: Array, pos: Array) -> Look:
    x, y = pos[..., 0], pos[..., 1]
    noise = np.random.default_rng(3).normal(size=(512, 512)).astype(np.float32)
    at = [(q * 1.7 % 500).astype(np.float32) for q in (x, y)]
    speck = (
        cv2.remap(noise, *at, cv2.INTER_LINEAR) * 0.10
        + cv2.remap(noise, *[a * 0.02 for a in at], cv2.INTER_CUBIC) * 0.10
    )
    lawn = smooth(9, 10, np.abs(x)) * smooth(62, 61, np.abs(x)) * smooth(-92, -96, y)
    colour = mix(np.array((0.40, 0.34, 0.26)), np.array((0.085, 0.150, 0.030)), lawn[..., None])
    stripe = 1 + 0.10 * lawn * np.sign(np.sin(y / 9))
    return Look(colour * ((1 + speck) * stripe)[..., None], 0.95, 0.0)


def trees() -> dict[str, Array]:
    """Two rows along the lawn, and a wood behind the tower."""
    rng = np.random.default_rng(5)
    rows = [
        (s * (70 + rng.uniform(-3, 5)), y, rng.uniform(11, 15))
        for s in (-1, 1, -1.22, 1.22)
        for y in np.arange(-400, -80, 11)
    ]
    wood = [(rng.uniform(-520, 460), rng.uniform(95, 330), rng.uniform(13, 22)) for _ in range(380)]
    pos, normal, albedo = [], [], []
    for x, y, high in rows + wood:
        near = y < 0
        ball = unit(rng.normal(size=(48, 3))) * rng.uniform(0.2, 1, (48, 1)) ** 0.5
        clumps = ball * [0.36, 0.36, 0.27] * high + [x, y, high * 0.66]
        which = rng.integers(0, 48, 110_000 if near else 24_000)
        way = unit(rng.normal(size=(len(which), 3)))
        pos.append(clumps[which] + way * high * rng.uniform(0.07, 0.14, (len(which), 1)))
        normal.append(unit(way + rng.normal(size=way.shape) * 0.45))
        green = np.array((0.085, 0.125, 0.026)) * rng.uniform(0.7, 1.2) + rng.normal(
            0, 0.012, (len(which), 1)
        )
        albedo.append(np.clip(green, 0.01, 1))
    keep = np.concatenate(pos)
    keep[:, 2] = np.maximum(keep[:, 2], 0.1)
    return cloud(keep, np.concatenate(normal), np.concatenate(albedo), 0.9)


def sky(camera: Camera) -> Array:
    """Evening blue to peach, with fair-weather clouds lit from the sun's side."""
    ray = camera.rays()
    up = np.clip(ray[..., 2:], 0, 1)
    colour = curve(
        [
            (0, 0.98, 0.66, 0.42),
            (0.08, 0.92, 0.72, 0.56),
            (0.2, 0.52, 0.64, 0.76),
            (0.42, 0.21, 0.40, 0.68),
            (0.8, 0.10, 0.25, 0.53),
        ],
        up[..., 0],
    )
    x, y = (ray[..., i] / (up[..., 0] + 0.14) for i in (0, 1))
    rng, cover, lit = np.random.default_rng(11), 0.0, 0.0
    for octave in range(6):
        tile = rng.normal(size=(256, 256)).astype(np.float32)
        k = 1.1 * 2**octave
        for shift in (0, 0.07):
            at = [
                ((q * s + 60 + shift) * k % 250).astype(np.float32) for q, s in ((x, 1.0), (y, 1.0))
            ]
            layer = cv2.remap(tile, *at, cv2.INTER_CUBIC) / 1.75**octave
            cover, lit = (cover + layer, lit) if not shift else (cover, lit + layer)
    mask = smooth(0.25, 1.7, cover)[..., None] * smooth(0.03, 0.16, up)
    bright = np.clip(0.75 + 0.35 * (cover - lit), 0.35, 1.25)[..., None]
    return mix(colour, np.array((1.02, 0.86, 0.74)) * bright, mask * 0.85).astype(np.float32)


def picture(scale: float):
    camera = Camera((34, -640, 24), (0, 0, 149), 33.5, tuple(int(n * scale) for n in SIZE))
    ground = Patch(
        lambda u, v: np.stack(
            [(v - 0.5) * mix(360, 1900, u**2), mix(-530, 900, u**2) + 0 * v, 0 * u * v], -1
        ),
        ground_look,
    )
    solid = building()
    g = gbuffer([ground, *solid], camera)
    flat = {k: v.reshape(len(v) * v.shape[1], -1) for k, v in g.items()}
    flat["depth"] = g["depth"].reshape(-1)
    beams, wood = bars(*lattice(), 0.26 / scale), trees()
    for points in (beams, wood):
        splat(points, camera, flat)
    shadow = np.concatenate(
        [beams["pos"][::7], wood["pos"][::4], flat["pos"][np.isfinite(flat["depth"])][::3]]
    )
    lights = [
        *softbox(SUN, 0.02, (3.1, 2.25, 1.45), 6, 1),
        *dome((0.26, 0.36, 0.54), (0.24, 0.23, 0.22), 40, 2),
    ]
    image = shade(g, camera, lights, shadow, 0.5, bounce=(0.18, 0.14, 0.09))
    heaven, far = sky(camera), g["depth"]
    bare = ~np.isfinite(far)
    haze = 1 - np.exp(-np.where(bare, 0, far) / 5200)
    image = mix(image, np.array((0.80, 0.66, 0.54), np.float32), haze * 0.7)
    return develop(np.where(bare, heaven, image), 0.98, 2.0, SIZE)


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("out")
    ask.add_argument("--scale", type=float, default=2.0, help="samples per pixel, each way")
    args = ask.parse_args()
    picture(args.scale).save(args.out, quality=88)
