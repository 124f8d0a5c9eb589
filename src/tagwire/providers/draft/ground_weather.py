"""What rain and snow leave on the ground of sets that do not draw it themselves."""

from dataclasses import replace

import cv2
import numpy as np

from .backdrop import Backdrop
from .colour import Floats, clip01, luma, mix, ramp
from .filters import blur, resize
from .noise import fractal

_SEED = 20  # puddles lie alike in every set; the set itself has taken the seed


def wet(backdrop: Backdrop) -> Backdrop:
    """Make the ground look rained on: darker, glossier, the sky and what stands there in it."""
    ground = _ground(backdrop)
    if ground is None:
        return backdrop
    height, width = backdrop.image.shape[:2]
    rows = np.arange(height, dtype=np.float32)[:, None]
    below = np.maximum(rows - backdrop.horizon, 0.0)
    puddle, chop = _puddles(backdrop, below)
    columns = np.arange(width, dtype=np.float32)[None] + chop * below * 0.10
    source = np.clip(backdrop.horizon - below * (1 + 0.2 * chop), 0, height - 1) + 0 * columns
    soft = cv2.blur(blur(backdrop.image, width * 0.004), (1, max(3, int(height * 0.06) | 1)))
    mirror = cv2.remap(
        np.asarray(soft, np.float32), columns.astype(np.float32), source.astype(np.float32),
        cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT,
    )  # fmt: skip
    grazing = (1 - clip01(below / (height * 0.8))) ** 2
    sheen = ground * (0.14 + 0.26 * grazing + puddle * (0.26 + 0.2 * grazing))
    dark = backdrop.image * (1 - 0.42 * ground)[..., None]
    image = mix(dark, np.asarray(mirror, np.float32), sheen[..., None])
    return replace(backdrop, image=np.asarray(image, np.float32), gloss=max(backdrop.gloss, 0.45))


def snowed(backdrop: Backdrop) -> Backdrop:
    """Whiten the ground, and a little of whatever has a top for snow to lie on."""
    ground = _ground(backdrop)
    if ground is None:
        return backdrop
    height, width = backdrop.image.shape[:2]
    rng = np.random.default_rng(_SEED)
    patches = resize(fractal(rng, 256, 5, 6), width, height)
    lying = ground * ramp(0.0, 0.42, patches + 0.12)
    tops = _tops(backdrop.depth) * ramp(0.25, 0.6, patches) * 0.7
    light = backdrop.light
    white = light.ambient * np.float32(1.0) + light.key * np.float32(0.6)
    white = mix(white, luma(white[None])[0], 0.35)
    relief = 0.86 + 0.3 * patches
    # What lay in shade stays in shade under the snow.
    shade = np.clip(
        luma(backdrop.image) / (float(np.median(luma(backdrop.image))) + 1e-3), 0.55, 1.25
    )
    snow = white * (relief * shade ** np.float32(0.5))[..., None]
    image = mix(backdrop.image, snow, (clip01(lying * 0.88 + tops))[..., None])
    return replace(backdrop, image=np.asarray(image, np.float32), gloss=backdrop.gloss * 0.4)


def _ground(backdrop: Backdrop) -> Floats | None:
    """How surely each pixel is flat ground, 0..1; None where there is none."""
    if backdrop.floor != "ground" or backdrop.kind in ("studio", "room"):
        return None
    height, width = backdrop.depth.shape
    below = np.arange(height, dtype=np.float32)[:, None] + 0.5 - backdrop.horizon
    start = int(np.clip(backdrop.horizon + 0.05 * height, 0, height - 2))
    middle = backdrop.depth[start:, width // 4 : width - width // 4]
    if middle.size == 0:
        return None
    # On a plane, depth times rows below the horizon is everywhere the same.
    plane = float(np.median(middle * np.maximum(below[start:], 1.0)))
    off = np.abs(backdrop.depth * np.maximum(below, 0.5) / max(plane, 1e-3) - 1)
    return np.asarray(ramp(0.6, 0.25, off) * ramp(0.0, 0.02 * height, below), np.float32)


def _puddles(backdrop: Backdrop, below: Floats) -> tuple[Floats, Floats]:
    """Where water stands, and its ripples, both seen flat on the ground."""
    height, width = backdrop.depth.shape
    rng = np.random.default_rng(_SEED)
    lakes, waves = fractal(rng, 256, 3, 5), fractal(rng, 256, 24, 4, 0.6)
    distance = 0.25 * height / np.maximum(below, 0.01 * height)
    across = (np.arange(width, dtype=np.float32)[None] - width / 2) / height * distance
    seen = []
    for tile, scale in ((lakes, 28.0), (waves, 40.0)):
        padded = np.pad(tile, ((0, 1), (0, 1)), mode="wrap")
        u, v = np.mod(across * scale, 256), np.mod(distance * scale + 0 * across, 256)
        seen.append(cv2.remap(padded, u.astype(np.float32), v.astype(np.float32), cv2.INTER_LINEAR))
    return ramp(0.48, 0.62, np.asarray(seen[0])), np.asarray(seen[1] - 0.5, np.float32)


def _tops(depth: Floats) -> Floats:
    """Upper edges: nearer than what is seen just above, fading downwards."""
    height = depth.shape[0]
    step = max(1, round(height * 0.006))
    above = np.vstack([depth[:1].repeat(step, axis=0), depth[:-step]])
    edge = (above > depth * 1.15).astype(np.float32)
    return clip01(cv2.blur(edge, (3, 2 * step + 1)) * 2.0)
