"""Photograph a wooden terrace above a mountain lake: `python terrace.py out.jpg`. Metres."""

import argparse
import sys
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from lighting import ShadowMap, develop, disc, occluders
from splat import Array, Camera, Look, Patch, gbuffer, mix, smooth, unit

SIZE = (1200, 800)
SUN = unit(np.array((-0.80, -0.22, 0.40)))
SUNLIGHT, SKYLIGHT, HAZE = (
    np.array(c) for c in ((2.9, 2.15, 1.45), (0.30, 0.40, 0.56), (0.70, 0.68, 0.70))
)
LAKE = -6.0  # the water's height below the deck


def noise(x: Array, y: Array, seed: int, octaves: int, ridged: bool = False) -> Array:
    """Fractal noise of about -1..1; ridged noise folds into crests."""
    tile = np.random.default_rng(seed).normal(size=(256, 256)).astype(np.float32)
    tile[252:], tile[:, 252:] = tile[:4], tile[:, :4]
    out, weight = 0.0, 1.0
    for octave in range(octaves):
        k = 2.03**octave
        at = [
            ((q * k + 31.7 * octave) % 252.0 + 1).astype(np.float32)
            for q in np.broadcast_arrays(x, y)
        ]
        layer = cv2.remap(tile, *at, cv2.INTER_CUBIC)
        if ridged:
            layer = (1 - np.minimum(np.abs(layer) * 0.75, 1)) ** 1.6 * weight
            weight = np.clip(layer * 1.6, 0.15, 1)
        out = out + layer * 0.47**octave
    return out


def height(x: Array, y: Array) -> Array:
    """Mountains round a lake that opens towards the viewer."""
    valley = np.hypot(np.maximum(np.abs(x - 60 - 0.05 * y) - 330, 0), np.maximum(y - 1500, 0))
    valley = np.maximum(valley - 60 * noise(x / 300, y / 300, 9, 3), 0)
    rise = 1 - np.exp(-valley / 1100)
    crest = noise(x / 1500 + 3.2, y / 1500 + 8.4, 4, 9, ridged=True)
    far = smooth(3000, 6500, y)
    return (
        LAKE
        - 3
        + valley * 0.05 * rise
        + np.minimum(valley, 40) * 0.3
        + rise * (crest - 0.5) * mix(400, 860, far)
        + 4 * noise(x / 25, y / 25, 6, 4) * rise
    )


def land_look(u: Array, v: Array, pos: Array) -> Look:
    """Meadow and forest low down, rock above, snow where it is high and not too steep."""
    x, y, z = np.moveaxis(pos, -1, 0)
    flat = unit(np.cross(np.gradient(pos, axis=0), np.gradient(pos, axis=1)))
    steep = 1 - np.abs(flat[..., 2])
    speck = noise(x / 9, y / 9, 12, 4)
    rock = (
        np.array((0.165, 0.150, 0.140))
        * (1 + 0.20 * speck + 0.10 * np.sin(z / 14 + speck))[..., None]
    )
    wood = np.array((0.022, 0.043, 0.018)) * (1 + 0.45 * noise(x / 5, y / 5, 14, 3))[..., None]
    meadow = np.array((0.085, 0.110, 0.032)) * (1 + 0.2 * speck)[..., None]
    line = 210 + 80 * noise(x / 260, y / 260, 15, 4)
    colour = mix(
        wood,
        meadow,
        smooth(0.2, 0.9, noise(x / 160, y / 160, 16, 4))[..., None]
        * smooth(0.42, 0.25, steep)[..., None],
    )
    colour = mix(
        colour,
        rock,
        np.maximum(smooth(line - 60, line + 120, z), smooth(0.40, 0.62, steep))[..., None],
    )
    snow = smooth(400, 540, z + 160 * noise(x / 200, y / 200, 17, 3)) * smooth(0.50, 0.30, steep)
    return Look(mix(colour, np.array((0.86, 0.88, 0.92)), snow[..., None]), 0.9, 0.0)


def land(u: Array, v: Array) -> Array:
    y = 150 * (9500 / 150) ** (u + 0 * v)
    x = (v - 0.5) * 1.15 * y * 1.25
    return np.stack([x, y, height(x, y)], -1)


def plank_look(u: Array, v: Array, pos: Array) -> Look:
    """Weathered larch boards running away from the viewer."""
    x, y = pos[..., 0], pos[..., 1]
    board = np.floor(x / 0.145)
    gap = 0.0725 - np.abs(x % 0.145 - 0.0725)
    tone = noise(board * 7.3, board * 0 + np.floor((y + board * 1.37) / 3.1) * 5.1, 21, 1)
    grain = noise(x * 42 + board * 11, y * 0.8 + board * 3.7, 22, 4)
    colour = np.array((0.235, 0.150, 0.092)) * (1 + 0.15 * tone + 0.16 * grain)[..., None]
    nail = np.hypot((np.abs(x % 0.145 - 0.0725) - 0.045), (y % 0.6 - 0.3)) < 0.006
    colour = (
        colour * mix(0.10, 1, smooth(0.002, 0.005, gap))[..., None] * (1 - 0.7 * nail)[..., None]
    )
    return Look(
        colour, 0.45 + 0.1 * grain, 0.04, height=0.006 * smooth(0, 0.008, gap) + 0.0006 * grain
    )


def solid(corner, size, tone: float) -> list[Patch]:
    """A wooden block: three pairs of faces."""
    c, s = np.array(corner, float), np.array(size, float)

    def look(u: Array, v: Array, pos: Array) -> Look:
        grain = noise(pos[..., 0] * 9 + pos[..., 2] * 30, pos[..., 1] * 9 + pos[..., 2] * 3, 23, 4)
        return Look(np.array((0.235, 0.150, 0.092)) * (tone * (1 + 0.15 * grain))[..., None], 0.5)

    def face(axis: int, side: int) -> Patch:
        i, j = (k for k in range(3) if k != axis)

        def surface(u: Array, v: Array) -> Array:
            p = np.empty((*np.broadcast_shapes(u.shape, v.shape), 3))
            p[..., axis], p[..., i], p[..., j] = (
                c[axis] + side * s[axis],
                c[i] + u * s[i],
                c[j] + v * s[j],
            )
            return p

        return Patch(surface, look)

    return [face(axis, side) for axis in range(3) for side in (0, 1)]


def railing() -> list[Patch]:
    """Posts and two rails at the terrace's far edge, open in the middle."""
    out = []
    for x in (-4.6, -3.2, -1.8, 1.8, 3.2, 4.6):
        out += solid((x - 0.05, 7.9, 0), (0.1, 0.1, 1.02), 0.9)
    for x in (-5.6, 1.7):
        out += solid((x, 7.86, 1.0), (3.9, 0.18, 0.045), 1.1) + solid(
            (x, 7.93, 0.5), (3.9, 0.04, 0.09), 1.0
        )
    return out


def sky(ray: Array) -> Array:
    up = np.clip(ray[..., 2:], 0, 1)
    near = np.clip((ray @ SUN)[..., None], 0, 1)
    colour = mix(np.array((0.80, 0.70, 0.62)), np.array((0.17, 0.34, 0.62)), smooth(-0.05, 0.5, up))
    colour = colour + np.array((1.0, 0.62, 0.30)) * (0.35 * near**6 + 0.5 * near**40)
    x, y = (ray[..., i] / (up[..., 0] + 0.10) for i in (0, 1))
    cover = noise(x * 0.9 + 40, y * 0.9 + 40, 31, 6)
    thick = noise(x * 0.9 + 40.06, y * 0.9 + 39.95, 31, 6)
    mask = smooth(0.15, 1.5, cover)[..., None] * smooth(0.01, 0.12, up)
    tone = np.clip(0.82 + 0.5 * (cover - thick), 0.5, 1.3)[..., None]
    return mix(colour, np.array((1.0, 0.88, 0.78)) * tone, 0.8 * mask)


def sunlit(g: dict[str, Array], points: Array, texel: float, spread: float) -> Array:
    """Sun with a soft edge, sky from above, haze with distance."""
    flat = {k: v.reshape(-1, v.shape[-1]) for k, v in g.items()}
    n, reach = flat["normal"], 0.0
    n = np.where(n[:, 2:] < -0.2, -n, n)
    for spot in disc(6, 1) * spread:
        way = unit(SUN + np.array((spot[0], 0, spot[1])))
        reach = reach + ShadowMap(points, way, texel).lit(flat["pos"] + n * texel, texel) / 6
    sun = np.clip(n @ SUN, 0, 1) * reach
    got = (
        sun[:, None] * SUNLIGHT
        + SKYLIGHT * (0.55 + 0.45 * n[:, 2:])
        + np.array((0.10, 0.08, 0.06)) * (1 - n[:, 2:])
    )
    return (flat["albedo"] * got).reshape(g["pos"].shape).astype(np.float32)


def hazed(image: Array, far: Array, ray: Array) -> Array:
    glow = HAZE + np.array((0.30, 0.16, 0.04)) * np.clip((ray @ SUN)[..., None], 0, 1) ** 4
    return mix(image, glow, (1 - np.exp(-far / 15000)) * 0.9)


def view(camera: Camera, points: Array, ray: Array, mirrored: bool) -> tuple[Array, Array]:
    """The mountains and the sky, as they are or as the still lake shows them; and the depth."""
    flip = [1, 1, -1] if mirrored else [1, 1, 1]
    lift = [0, 0, 2 * LAKE] if mirrored else [0, 0, 0]
    patch = Patch(lambda u, v: land(u, v) * flip + lift, land_look, not mirrored)
    g = gbuffer([patch], camera, 1.3, camera.size[0] * 5)
    g["pos"] = (g["pos"] - np.array(lift, np.float32)) * flip
    g["normal"][..., 2] = np.abs(g["normal"][..., 2])
    bare = ~np.isfinite(g["depth"])
    image = hazed(sunlit(g, points, 9.0, 0.01), np.where(bare, 0, g["depth"]), ray * flip)
    return np.where(bare, sky(ray * flip), image).astype(np.float32), g["depth"]


def picture(scale: float):
    pose = (0.6, -2.4, 1.5), (0.35, 8, 1.62), 36
    camera = Camera(*pose, SIZE)  # the far view is soft: one sample a pixel will do
    ray = camera.rays()
    y = np.geomspace(150, 11000, 900)[:, None]
    x = np.linspace(-0.95, 0.95, 1200)[None, :] * y
    points = np.stack([x, y + 0 * x, height(x, y + 0 * x)], -1).reshape(-1, 3).astype(np.float32)
    scene, land_depth = view(camera, points, ray, False)
    mirror, _ = view(camera, points, ray, True)
    down = ray[..., 2:] < -1e-4
    far = np.where(down, (LAKE - camera.eye[2]) / np.minimum(ray[..., 2:], -1e-4), 1e6)
    water = down & (far * (ray @ camera.forward)[..., None] < land_depth)
    lake = rippled(mirror, camera.eye + ray * far, far)
    clear = np.clip(0.06 + 0.94 * (1 - np.abs(ray[..., 2:])) ** 5, 0, 0.9)
    lake = mix(np.array((0.018, 0.060, 0.075)), lake, clear)
    scene = np.where(water, hazed(lake, np.minimum(far, 20000), ray), scene)
    camera = Camera(*pose, tuple(int(n * scale) for n in SIZE))
    return develop(deck(camera, scene), 1.0, 2.2, SIZE)


def rippled(mirror: Array, spot: Array, far: Array) -> Array:
    """A mirror picture shaken by small waves."""
    wave = noise(spot[..., 0] / 3.5, spot[..., 1] / 1.4, 41, 5)
    wave = wave * np.clip(60 / np.maximum(far[..., 0], 1), 0, 1) ** 0.35
    h, w = wave.shape
    x, y = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
    at = ((x + 2 * wave).astype(np.float32), (y + 7 * wave).astype(np.float32))
    return cv2.remap(mirror, *at, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def deck(camera: Camera, scene: Array) -> Array:
    """Lay the terrace and its railing over the view."""
    boards = Patch(
        lambda u, v: np.stack([(v - 0.5) * 14 + 0 * u, mix(0.2, 8.05, u) + 0 * v, 0 * u * v], -1),
        plank_look,
    )
    g = gbuffer([boards, *railing()], camera)
    points = occluders(railing(), 0.02)
    near = np.isfinite(g["depth"])
    image = sunlit(g, points, 0.02, 0.025)
    view_ray = camera.rays()
    bounced = view_ray * [1, 1, -1]
    board = near & (g["pos"][..., 2:] < 0.02)
    shine = sky(bounced) * np.clip(0.02 + 0.5 * (1 - np.abs(view_ray[..., 2:])) ** 5, 0, 1)
    image = image + board * shine * 0.5
    soft = cv2.resize(cv2.GaussianBlur(scene.astype(np.float32), (0, 0), 0.9), camera.size)
    return np.where(near, image, soft).astype(np.float32)


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("out")
    ask.add_argument("--scale", type=float, default=2.0, help="samples per pixel, each way")
    args = ask.parse_args()
    picture(args.scale).save(args.out, quality=88)
