"""Lamps, shadows, shading and the finishing of a picture."""

from collections.abc import Sequence

import cv2
import numpy as np
from PIL import Image
from splat import Array, Camera, Light, Patch, sample, unit


def softbox(way: Sequence, spread: float, colour: Sequence, count: int, seed: int) -> list[Light]:
    """A lamp of `spread` (about its half-width over its distance), cut into `count` lamps."""
    way = unit(np.array(way, float))
    side = unit(np.cross(way, [0.0, 0.1, 1.0]))
    spots = disc(count, seed) * spread
    ways = unit(way + spots[:, :1] * side + spots[:, 1:] * np.cross(side, way))
    return [Light(w, np.array(colour, float) / count) for w in ways]


def dome(sky: Sequence, horizon: Sequence, count: int, seed: int) -> list[Light]:
    """Light from everywhere above, from `horizon` to `sky` colour; cosine-weighted."""
    d = disc(count, seed)
    z = np.sqrt(np.maximum(1 - (d**2).sum(1), 0.01))
    ways = unit(np.stack([d[:, 0], d[:, 1], z], 1))
    tint = np.array(horizon) + (np.array(sky) - np.array(horizon)) * z[:, None]
    return [Light(w, c / count / max(w[2], 0.25)) for w, c in zip(ways, tint, strict=True)]


def disc(count: int, seed: int) -> Array:
    """Evenly spread points in the unit disc (sunflower), turned by the seed."""
    i = np.arange(count) + 0.5
    a = i * 2.399963 + seed
    return np.sqrt(i / count)[:, None] * np.stack([np.cos(a), np.sin(a)], 1)


def occluders(patches: Sequence[Patch], spacing: float) -> Array:
    """Points that throw shadows, about `spacing` apart."""
    clouds = []
    grid = np.linspace(0, 1, 64, dtype=np.float32)
    for patch in patches:
        p = np.asarray(patch.surface(grid[:, None], grid[None, :]))
        steps = [np.linalg.norm(np.diff(p, axis=a), axis=-1).mean() * 63 for a in (0, 1)]
        rows, columns = (int(np.clip(s / spacing, 4, 4000)) for s in steps)
        clouds.append(sample(patch, rows, columns)["pos"])
    return np.concatenate(clouds)


class ShadowMap:
    """The occluders' heights seen from one far lamp; asks which points it reaches."""

    def __init__(self, points: Array, way: Array, texel: float):
        side = unit(np.cross(way, [0.0, 0.31, 0.95]))
        self.axes = np.stack([side, np.cross(side, way)]).astype(np.float32)
        self.way, self.texel = way.astype(np.float32), texel
        flat = points @ self.axes.T
        self.low = flat.min(0) - 2 * texel
        w, h = ((flat.max(0) - self.low) / texel + 3).astype(int)
        cell = ((flat - self.low) / texel).astype(np.int64)
        self.top = np.full((h, w), -1e9, np.float32)
        np.maximum.at(self.top.reshape(-1), cell[:, 1] * w + cell[:, 0], points @ self.way)
        self.top = cv2.morphologyEx(self.top, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))

    def lit(self, points: Array, bias: float) -> Array:
        """0..1 for each point, softened over the four nearest texels."""
        at = (points @ self.axes.T - self.low) / self.texel - 0.5
        i = np.floor(at).astype(np.int64)
        f = (at - i).astype(np.float32)
        level, out = points @ self.way + bias, np.zeros(len(points), np.float32)
        h, w = self.top.shape
        for dx, dy in ((0, 0), (1, 0), (0, 1), (1, 1)):
            x, y = i[:, 0] + dx, i[:, 1] + dy
            inside = (x >= 0) & (y >= 0) & (x < w) & (y < h)
            top = self.top[np.clip(y, 0, h - 1), np.clip(x, 0, w - 1)]
            weight = np.abs(1 - dx - f[:, 0]) * np.abs(1 - dy - f[:, 1])
            out += weight * (~inside | (top <= level))
        return out


def shade(
    g: dict[str, Array],
    camera: Camera,
    lights: Sequence[Light],
    points: Array,
    texel: float,
    bounce: Sequence = (0, 0, 0),
) -> Array:
    """Light every drawn pixel; `bounce` is the colour a light floor throws back up."""
    seen = np.flatnonzero(np.isfinite(g["depth"].reshape(-1)))
    f = {k: v.reshape(-1, v.shape[-1])[seen] for k, v in g.items()}
    view = unit(camera.eye - f["pos"])
    n = np.where((f["normal"] * view).sum(1, keepdims=True) < 0, -f["normal"], f["normal"])
    facing = np.clip((n * view).sum(1, keepdims=True), 0.02, 1)
    a2 = np.maximum(f["rough"], 0.08) ** 4
    probe = f["pos"] + n * texel * 1.5
    diffuse, shine = np.zeros((2, len(seen), 3), np.float32)
    open_sky, total = np.zeros((len(seen), 1), np.float32), 0.0
    for light in lights:
        way, colour = light.way.astype(np.float32), light.colour.astype(np.float32)
        cosine = np.clip(n @ way, 0, 1)[:, None]
        reach = ShadowMap(points, way, texel).lit(probe, texel * 1.5)[:, None]
        open_sky += reach * colour.mean()
        total += colour.mean()
        diffuse += reach * cosine * colour
        half = unit(way + view)
        d = a2 / (np.clip((n * half).sum(1, keepdims=True), 0, 1) ** 2 * (a2 - 1) + 1) ** 2
        fresnel = (
            f["gloss"] + (1 - f["gloss"]) * (1 - np.clip((view * half).sum(1), 0, 1))[:, None] ** 5
        )
        shine += reach * cosine * colour * d * fresnel / (4 * np.maximum(facing, 0.2))
    low = np.clip(0.5 - 0.5 * n[:, 2:], 0, 1) * (0.25 + 0.75 * open_sky / max(total, 1e-6))
    rim = 1 + f["sheen"] * (1 - facing) ** 3
    out = np.zeros((camera.size[0] * camera.size[1], 3), np.float32)
    out[seen] = f["albedo"] * rim * (diffuse + low * np.array(bounce, np.float32)) + shine
    return out.reshape(*g["depth"].shape[:2], 3)


def lens(image: Array, depth: Array, focus: float, strength: float) -> Array:
    """Depth of field: blend ever softer copies by how far a pixel is from the focus."""
    coc = np.clip(strength * np.abs(1 / focus - 1 / np.maximum(depth, 1e-3)) * focus, 0, 6)
    coc = cv2.GaussianBlur(coc.astype(np.float32), (0, 0), 2)
    out, last = image, image
    for step in range(1, 7):
        soft = cv2.GaussianBlur(image, (0, 0), 1.2 * step)
        t = np.clip(coc - (step - 1), 0, 1)[..., None]
        out, last = out + (soft - last) * t, soft
    return out


def develop(image: Array, exposure: float = 1.0, white: float = 1.6, size: tuple | None = None):
    """Linear light to a picture: soft shoulder, sRGB, downsampled in linear light."""
    if size:
        image = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    x = np.maximum(image * exposure, 0)
    x = np.where(x < 0.6, x, 0.6 + 0.4 * (1 - np.exp(-(x - 0.6) / (white - 0.6) * 1.6)))
    x = np.where(x <= 0.0031308, 12.92 * x, 1.055 * np.power(np.maximum(x, 1e-9), 1 / 2.4) - 0.055)
    grain = np.random.default_rng(7).normal(0, 0.004, (*x.shape[:2], 1))
    return Image.fromarray((np.clip(x + grain, 0, 1) * 255 + 0.5).astype(np.uint8))
