"""Photograph an empty studio, paper and softboxes ready: `python studio.py out.jpg`. Metres."""

import argparse
import sys
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from lighting import ShadowMap, develop, occluders
from splat import Array, Camera, Look, Patch, curve, gbuffer, mix, smooth, tube, unit

SIZE = (1200, 800)
STEEL, BLACK, PAPER = (0.05, 0.05, 0.055), (0.012,) * 3, (0.50, 0.455, 0.415)
WALL, CONCRETE, WOOD = (0.16, 0.165, 0.17), (0.20, 0.195, 0.19), (0.36, 0.20, 0.10)


def clouds(x: Array, y: Array, cell: float, seed: int) -> Array:
    """Smooth noise of about -1..1, `cell` wide, four octaves."""
    tile = np.random.default_rng(seed).normal(size=(256, 256)).astype(np.float32)
    out = 0.0
    for octave in range(4):
        k = 2**octave / cell
        out = (
            out
            + cv2.remap(
                tile,
                (x * k % 250).astype(np.float32),
                (y * k % 250).astype(np.float32),
                cv2.INTER_CUBIC,
                borderMode=cv2.BORDER_WRAP,
            )
            / 1.7**octave
        )
    return out / 2


def sheet(corner, across, up, look) -> Patch:
    """A flat rectangle from a corner and two edges."""
    c, a, b = (np.array(q, np.float32) for q in (corner, across, up))
    return Patch(lambda u, v: c + u[..., None] * b + v[..., None] * a, look)


def plain(colour, rough=0.6, gloss=0.04, glow=0.0):
    return lambda u, v, pos: Look(
        np.broadcast_to(np.array(colour), pos.shape), rough, gloss, glow=glow
    )


def floor_look(u: Array, v: Array, pos: Array) -> Look:
    x, y = pos[..., 0] + 40, pos[..., 1] + 40
    worn = clouds(x, y, 0.9, 1) * 0.10 + clouds(x, y, 0.06, 2) * 0.05
    joint = np.minimum(np.abs((x - 1.3) % 3 - 1.5), np.abs((y - 0.6) % 3 - 1.5))
    return Look(
        np.array(CONCRETE) * ((1 + worn) * mix(0.55, 1, smooth(0.004, 0.012, joint)))[..., None],
        0.4,
    )


def wall_look(u: Array, v: Array, pos: Array) -> Look:
    """Painted brick."""
    run, z = pos[..., 0] + pos[..., 1] + 40, pos[..., 2]
    row = np.floor(z / 0.085)
    joint = np.minimum(
        0.13 - np.abs((run / 0.26 + 0.5 * (row % 2)) % 1 - 0.5) * 0.26,
        0.0425 - np.abs(z / 0.085 % 1 - 0.5) * 0.085,
    )
    rough = (
        clouds(run, z + 40, 0.05, 3) * 0.07
        + clouds(row * 7.7, np.floor(run / 0.26 + 0.5 * (row % 2)) * 3.3, 1, 4) * 0.10
    )
    face = smooth(0.002, 0.010, joint)
    return Look(
        np.array(WALL) * (mix(0.62, 1, face) * (1 + rough))[..., None],
        0.7,
        0.04,
        height=0.004 * face,
    )


def paper(u: Array, v: Array) -> Array:
    """Seamless paper from the roll down, round the bend and out along the floor."""
    line = curve(
        [
            (0, 4.55, 3.05),
            (0.3, 4.55, 1.6),
            (0.46, 4.5, 0.75),
            (0.57, 4.2, 0.22),
            (0.66, 3.7, 0.03),
            (0.8, 2.4, 0.012),
            (1, 0.9, 0.012),
        ],
        u,
    )
    x = (v - 0.5) * 3.7 + 0 * u
    ripple = 0.012 * np.sin(x * 2.1 + 1) * smooth(0.5, 0, u)
    return np.stack([x, line[..., 0] + ripple + 0 * x, np.maximum(line[..., 1], 0.012) + 0 * x], -1)


def pole(a, b, radius=0.016) -> Patch:
    path = mix(np.array(a, float), np.array(b, float), np.linspace(0, 1, 5)[:, None])
    return Patch(tube(path, radius, up=(0.2, 1, 0.1)), plain(STEEL, 0.35, 0.3))


def stand(x: float, y: float, top: float) -> list[Patch]:
    """A light stand: a pole and three legs."""
    legs = [(x + 0.42 * np.cos(a), y + 0.42 * np.sin(a), 0.01) for a in (0.4, 2.5, 4.6)]
    return [pole((x, y, 0.1), (x, y, top)), *(pole((x, y, 0.42), leg, 0.011) for leg in legs)]


def softbox(at, aim, wide: float, high: float) -> list[Patch]:
    """A glowing front with a dim rim, and the black tent behind it."""
    at, way = np.array(at, float), unit(np.subtract(aim, at).astype(float))
    side = unit(np.cross(way, [0, 0, 1.0]))
    top = np.cross(side, way)

    def front(u: Array, v: Array, pos: Array) -> Look:
        edge = np.minimum(np.minimum(u, 1 - u) * high, np.minimum(v, 1 - v) * wide)
        hot = 0.8 + 0.45 * np.exp(
            -(((u - 0.5) * high) ** 2 + ((v - 0.5) * wide) ** 2) / (0.3 * wide * high)
        )
        glow = mix(0.02, 1.5 * hot, smooth(0.015, 0.022, edge))
        return Look(np.array([1, 0.97, 0.92]), 0.9, 0, glow=glow)

    def tent(u: Array, v: Array) -> Array:
        a = v * 2 * np.pi
        box = 1 / np.maximum(np.abs(np.cos(a)), np.abs(np.sin(a)))
        r = mix(1.0, 0.18, u) * box
        return (
            at
            + side * (r * np.cos(a) * wide / 2)[..., None]
            + top * (r * np.sin(a) * high / 2)[..., None]
            - way * (0.03 + 0.42 * u * np.ones_like(a))[..., None]
        )

    corner = at - side * wide / 2 - top * high / 2
    return [sheet(corner, side * wide, top * high, front), Patch(tent, plain(BLACK, 0.5, 0.04))]


KEY, RIM, BACK = (
    ((-2.3, 2.0, 2.3), 1.2, 0.9),
    ((2.3, 2.9, 1.7), 0.42, 1.7),
    ((0, 2.2, 4.3), 1.2, 0.8),
)
AIM = (0, 3.0, 1.0)


def gear() -> list[Patch]:
    roll = np.array([(x, 4.55, 3.05) for x in np.linspace(-2.0, 2.0, 5)])
    out = [
        Patch(tube(roll, 0.07, up=(0, 0, 1)), plain(PAPER, 0.7)),
        pole((-2.3, 4.55, 3.05), (2.3, 4.55, 3.05), 0.02),
    ]
    for x in (-2.25, 2.25):
        out += stand(x, 4.6, 3.1)
    for (at, wide, high), back in ((KEY, -0.38), (RIM, 0.38)):
        out += softbox(at, AIM, wide, high) + stand(at[0] + back, at[1] - 0.1, at[2])
    wood = plain(WOOD, 0.6)
    return [
        *out,
        sheet((1.95, 3.5, 0.2), (0.5, 0.12, 0), (-0.08, 0.3, 0), wood),
        sheet((1.95, 3.5, 0), (0.5, 0.12, 0), (0, 0, 0.2), wood),
        sheet((1.95, 3.5, 0), (-0.08, 0.3, 0), (0, 0, 0.2), wood),
    ]


def room() -> list[Patch]:
    return [
        sheet((-5, 0.8, 0), (10, 0, 0), (0, 4.8, 0), floor_look),
        sheet((-5, 5.6, 0), (10, 0, 0), (0, 0, 5), wall_look),
        Patch(paper, plain(PAPER, 0.85, 0.02)),
    ]


def light(g: dict[str, Array], camera: Camera, points: Array) -> Array:
    """Near area lamps: each nine small lamps with distance, angle and a shadow map."""
    flat = {k: v.reshape(-1, v.shape[-1]) for k, v in g.items()}
    view = unit(camera.eye - flat["pos"])
    n = np.where((flat["normal"] * view).sum(1, keepdims=True) < 0, -flat["normal"], flat["normal"])
    got = np.array([0.10, 0.105, 0.115]) * (0.75 + 0.25 * n[:, 2:]) + 0 * n
    lamps = (
        (*KEY, (1, 0.93, 0.84), 4.6, 2),
        (*RIM, (0.80, 0.90, 1), 3.4, 2),
        (*BACK, (1, 0.96, 0.90), 13, 7),
    )
    for at, wide, high, colour, power, narrow in lamps:
        aim = AIM if at != BACK[0] else (0, 4.5, 1.25)
        way = unit(np.subtract(aim, at).astype(float))
        side = unit(np.cross(way, [0, 0.01, 1.0]))
        top = np.cross(side, way)
        for i, j in np.ndindex(3, 3):
            spot = (
                np.array(at) + side * (i - 1) / 2.6 * wide + top * (j - 1) / 2.6 * high + way * 0.06
            )
            to = (spot - flat["pos"]).astype(np.float32)
            far = np.linalg.norm(to, axis=1, keepdims=True)
            to /= far
            seen = ShadowMap(points, unit(spot - np.array([0, 3.2, 0.3])), 0.02).lit(
                flat["pos"] + n * 0.04, 0.05
            )
            cosine = np.clip((n * to).sum(1), 0, 1) * np.clip(-(to @ way), 0, 1) ** narrow
            got += (power / 9 * cosine * mix(0.12, 1, seen))[:, None] / far**2 * np.array(colour)
    out = flat["albedo"] * (got + flat["glow"])
    return out.reshape(g["pos"].shape).astype(np.float32)


def mirrored(patch: Patch) -> Patch:
    return patch._replace(
        surface=lambda u, v: patch.surface(u, v) * np.array([1, 1, -1], np.float32)
    )


def picture(scale: float):
    camera = Camera((0.0, -4.6, 1.42), (0, 4, 1.42), 27.5, tuple(int(n * scale) for n in SIZE))
    things = gear()
    points = occluders(things, 0.02)
    points = points[
        (points[:, 2] < 0.45) | (points[:, 1] > 4.3)
    ]  # a lamp's own tent throws no shadow
    g = gbuffer([*room(), *things], camera)
    image = light(g, camera, points)
    m = gbuffer([mirrored(p) for p in [*room()[1:], *things]], camera)
    m["pos"][..., 2] *= -1
    m["normal"][..., 2] *= -1
    mirror = light(m, camera, points)
    mirror = mix(
        cv2.GaussianBlur(mirror, (0, 0), 2 * scale),
        cv2.GaussianBlur(mirror, (0, 0), 9 * scale),
        smooth(0, 1.2, m["pos"][..., 2:]),
    )
    bare = (g["pos"][..., 2:] < 0.004) & (g["gloss"] > 0.03) & (np.abs(g["normal"][..., 2:]) > 0.9)
    angle = np.abs(unit(camera.eye - g["pos"])[..., 2:])
    image = image + bare * mirror * (0.10 + 0.75 * (1 - angle) ** 5)
    bloom = cv2.GaussianBlur(np.minimum(image, 3), (0, 0), 16 * scale)
    return develop(image + 0.05 * bloom, 1.22, 2.2, SIZE)


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("out")
    ask.add_argument("--scale", type=float, default=2.0, help="samples per pixel, each way")
    args = ask.parse_args()
    picture(args.scale).save(args.out, quality=91)
