"""Photograph a tin toy robot: `python robot.py out.jpg`. Centimetres; it faces the viewer."""

import argparse
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from splat import Array, Look, Patch, mix, smooth, tube
from table import photograph

RED, CREAM, STEEL, BLACK, AMBER = (
    (0.50, 0.040, 0.025),
    (0.74, 0.68, 0.54),
    (0.30, 0.31, 0.33),
    (0.015,) * 3,
    (0.95, 0.48, 0.06),
)


def enamel(colour, rough=0.3, gloss=0.06, paintwork=None):
    """Glossy paint; `paintwork(albedo, pos)` may draw on it."""

    def look(u: Array, v: Array, pos: Array) -> Look:
        albedo = np.broadcast_to(np.array(colour, np.float32), pos.shape)
        return Look(paintwork(albedo, pos) if paintwork else albedo, rough, gloss)

    return look


def block(centre, half, round_: float, look) -> Patch:
    """A box with rounded edges."""
    c, s = np.array(centre, float), np.array(half, float)

    def surface(u: Array, v: Array) -> Array:
        lat, lon = (u - 0.5) * np.pi, v * 2 * np.pi
        d = np.stack(
            [np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat) + 0 * lon], -1
        )
        core = np.clip(d * 2.2 * s.max(), -(s - round_), s - round_)
        return c + core + round_ * d

    return Patch(surface, look)


def rod(points, radius: float, look, ribs: float = 0) -> Patch:
    path = np.array(points, float)
    shape = (lambda u: radius * (1 + 0.16 * np.sin(u * ribs * 2 * np.pi))) if ribs else radius
    return Patch(tube(path, shape, up=(0.13, 0.9, 0.4)), look)


def knob(centre, radius: float, deep: float, look) -> Patch:
    """A round button on a front (towards -y), domed."""
    c = np.array(centre, float)

    def surface(u: Array, v: Array) -> Array:
        r, a = np.minimum(u * 1.35, 1) * radius, v * 2 * np.pi
        y = (
            -deep * np.sqrt(np.clip(1 - 0.75 * np.minimum(u * 1.35, 1) ** 2, 0, 1))
            + np.clip(u * 1.35 - 1, 0, 1) * 3 * deep
        )
        return np.stack([c[0] + r * np.cos(a), c[1] + y + 0 * a, c[2] + r * np.sin(a)], -1)

    return Patch(surface, look)


def chest(albedo: Array, pos: Array) -> Array:
    """A cream panel with a thin rule, on the front only."""
    x, y, z = np.moveaxis(pos, -1, 0)
    inside = np.minimum(2.75 - np.abs(x), 2.35 - np.abs(z - 12.1)) * (y < -1.5) + (y >= -1.5) * -1.0
    out = mix(albedo, np.array(CREAM), smooth(-0.03, 0.03, inside)[..., None])
    rule = smooth(0.06, 0.03, np.abs(inside - 0.25))
    vents = (
        (np.abs(x) < 1.9)
        & (y < -1.5)
        & (np.abs(z - 10.75) < 0.5)
        & (np.abs(z * 3.4 % 1 - 0.5) < 0.24)
    )
    return mix(out, np.array(BLACK), np.maximum(rule, vents)[..., None])


def mouth(albedo: Array, pos: Array) -> Array:
    x, y, z = np.moveaxis(pos, -1, 0)
    grille = (np.abs(x) < 1.35) & (np.abs(z - 17.55) < 0.42) & (y < -1.5)
    bars = np.abs(x * 2.6 % 1 - 0.5) < 0.3
    return mix(albedo, mix(np.array(CREAM), np.array(BLACK), bars[..., None]), grille[..., None])


ARM_DOWN = [
    (4.2, 0, 14.1),
    (5.7, -0.1, 13.5),
    (6.7, -0.5, 12.0),
    (7.0, -1.1, 10.4),
    (7.05, -1.6, 9.4),
]
ARM_UP = [
    (4.2, 0, 14.1),
    (5.8, -0.2, 13.5),
    (7.1, -0.7, 14.1),
    (7.6, -1.2, 15.6),
    (7.7, -1.5, 16.9),
]


def arm(side: int, path: list) -> list[Patch]:
    """A ribbed tube from the shoulder, a cuff, and two fingers that go on the way the arm went."""
    path = np.array(path) * [side, 1, 1]
    way = path[-1] - path[-2]
    way /= np.linalg.norm(way)
    cuff = path[-1] + way * 0.5
    out = [
        rod(path, 0.62, enamel(STEEL, 0.32, 0.45), 13),
        block(cuff, (0.85, 0.85, 0.6), 0.35, enamel(RED)),
    ]
    for t in (-1, 1):
        reach = ((0.5, 0.4), (0.98, 1.1), (0.8, 1.9), (0.25, 2.4))
        out.append(
            rod([cuff + way * w + [t * x, 0, 0] for x, w in reach], 0.24, enamel(STEEL, 0.32, 0.45))
        )
    return out


def robot() -> list[Patch]:
    red, steel, cream = enamel(RED), enamel(STEEL, 0.32, 0.45), enamel(CREAM)
    dark, lamp = enamel(BLACK, 0.4), enamel(AMBER, 0.27, 0.07)
    out = [
        block((0, 0, 12), (3.6, 2.1, 3.6), 0.55, enamel(RED, paintwork=chest)),
        block((0, 0, 18.6), (2.6, 1.9, 1.95), 0.5, enamel(RED, paintwork=mouth)),
        block((0, 0, 8.0), (2.9, 1.75, 0.5), 0.25, steel),
        rod([(0, 0, 15), (0, 0, 16), (0, 0, 17)], 1.0, steel, 3),
        rod([(0, 0, 20.4), (0, 0, 21.4), (0, 0, 22.4)], 0.16, steel),
        block((0, 0, 22.7), (0.45, 0.45, 0.45), 0.44, lamp),
        block((0, 0, 20.6), (0.75, 0.75, 0.22), 0.18, steel),
    ]
    for s in (-1, 1):
        out += [
            knob((s * 1.15, -1.85, 19.2), 0.85, 0.3, steel),
            knob((s * 1.15, -2.05, 19.2), 0.62, 0.35, lamp),
            knob((s * 1.15, -2.25, 19.2), 0.26, 0.25, dark),
            block((s * 2.8, 0, 18.7), (0.3, 0.75, 0.75), 0.25, steel),
        ]
        out += [block((s * 3.9, 0, 14.1), (0.55, 0.95, 0.95), 0.45, steel)]
        out += [
            rod([(s * 1.6, 0, 7.8), (s * 1.6, 0, 5), (s * 1.6, 0, 2.2)], 1.05, red),
            rod([(s * 1.6, 0, 5.2), (s * 1.6, 0, 4.6), (s * 1.6, 0, 4.0)], 1.2, steel, 3),
            block((s * 1.75, -0.7, 1.1), (1.5, 2.35, 1.1), 0.6, red),
            block((s * 1.75, -0.7, 0.28), (1.6, 2.45, 0.28), 0.14, dark),
        ]
    out += [
        knob((-1.5, -2.05, 13.0), 0.72, 0.25, steel),
        knob((-1.5, -2.2, 13.0), 0.5, 0.2, enamel((0.03, 0.22, 0.26), 0.27)),
        knob((0.15, -2.05, 13.35), 0.36, 0.3, lamp),
        knob((1.1, -2.05, 13.35), 0.36, 0.3, red),
        knob((2.05, -2.05, 13.35), 0.36, 0.3, enamel((0.03, 0.22, 0.26))),
        block((1.1, -2.1, 12.4), (1.2, 0.16, 0.16), 0.12, cream),
    ]
    return out + arm(1, ARM_DOWN) + arm(-1, ARM_UP)


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("out")
    ask.add_argument("--scale", type=float, default=2.0, help="samples per pixel, each way")
    ask.add_argument("--lamps", type=int, default=60)
    args = ask.parse_args()
    pose = (24, -94, 27), (0.1, -0.4, 11.2), 15.2
    photograph(robot(), pose, (1000, 1080), 3, args.scale, args.lamps).save(args.out, quality=91)
