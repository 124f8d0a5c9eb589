"""Trunks near the camera: columns of bark with relief, moss and roots, lit round."""

from dataclasses import dataclass

import cv2
import numpy as np

from tagwire.providers.draft.backdrop import Light
from tagwire.providers.draft.cache import Recent
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.filters import resize
from tagwire.providers.draft.noise import fractal

from .garden_ground import View

_BARKS: Recent[str, Floats] = Recent(8)
_ROWS, _COLUMNS = 512, 256


@dataclass(frozen=True, slots=True)
class Trunk:
    """One stem; metres, and its place as a share of the frame's width."""

    place: float
    distance: float
    radius: float
    lean: float
    phase: float


@dataclass(frozen=True, slots=True)
class _Round:
    """The part of the frame a stem takes, and where each of its pixels lies on the stem."""

    window: tuple[slice, slice]
    across: Floats  # -1..1 from its left to its right edge
    up: Floats  # metres above the ground
    alpha: Floats


def stem(
    image: Floats,
    depth: Floats,
    trunk: Trunk,
    kind: str,
    *,
    scene: View,
    light: Light,
    haze: Floats,
    mist: float,
    snow: bool = False,
) -> None:
    """Stand one trunk in the picture from the ground to above the frame, in place.

    ``haze`` is the colour of the mist there, ``mist`` its share (0..1).
    """
    seen = _rounded(trunk, scene, smooth=kind == "bamboo")
    if seen is None:
        return
    paint = _wrapped(seen, trunk, kind)
    lit = _shaded(paint, seen.across, seen.up, light, kind=kind, snow=snow)
    lit = mix(lit, haze, float(mist))
    region = image[seen.window]
    region += (lit - region) * seen.alpha[..., None]
    np.copyto(depth[seen.window], np.float32(trunk.distance), where=seen.alpha > 0.5)


def _rounded(trunk: Trunk, scene: View, *, smooth: bool) -> _Round | None:
    """Find what a stem covers; a smooth one neither tapers much nor spreads into roots."""
    width, height = scene.size
    foot, metre = scene.row(trunk.distance), scene.pixels(1.0, trunk.distance)
    half, middle = scene.pixels(trunk.radius, trunk.distance), trunk.place * width
    bottom = min(height, round(foot + half * 0.35) + 1)
    rows = np.arange(0, bottom, dtype=np.float32)[:, None]
    up = (foot - rows) / metre
    axis = middle + trunk.lean * up * metre
    flare = 0.0 if smooth else 1.1 * np.exp(-np.maximum(up, 0) / (trunk.radius * 1.5))
    wide = half * (1 - 0.020 * (1.0 if smooth else 0.35) * np.clip(up, 0, 12) + flare)
    reach = float(wide.max()) + abs(trunk.lean) * float(np.abs(up).max()) * metre + 2
    x0, x1 = max(0, int(middle - reach)), min(width, int(middle + reach) + 1)
    if x0 >= x1 or bottom <= 1:
        return None
    across = (np.arange(x0, x1, dtype=np.float32)[None] - axis) / wide
    # Roots: the foot is not cut off straight but runs out into the ground in lobes.
    lobes = 0.5 + 0.5 * np.sin(across * 5.0 + trunk.phase * 40)
    under = (rows - foot) / (half * 0.30 + 0.5) - lobes * (1 - across**2) * 0.9
    alpha = np.clip((1 - np.abs(across)) * wide + 0.5, 0, 1) * np.clip(0.6 - under, 0, 1)
    return _Round((slice(0, bottom), slice(x0, x1)), across, up, alpha)


def _wrapped(seen: _Round, trunk: Trunk, kind: str) -> Floats:
    """Unlit bark laid round the stem."""
    turn = np.arcsin(np.clip(seen.across, -1, 1))
    u = (turn / np.pi * 0.5 + trunk.phase) * _COLUMNS
    if kind == "bamboo":
        v = np.mod((seen.up / 3.2 + trunk.phase) * _ROWS, _ROWS)
    else:
        v = (seen.up * 0.22 / max(trunk.radius, 0.1) * 0.3 + trunk.phase * 3) * _ROWS
        v = np.abs(np.mod(v, 2 * _ROWS) - _ROWS)  # there and back: no seam
    columns = np.mod(u, _COLUMNS).astype(np.float32)
    rows = np.broadcast_to(v, u.shape).astype(np.float32)
    bark = _BARKS.get(kind, lambda: _peeled(kind))
    seen_bark = cv2.remap(bark, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)
    return np.asarray(seen_bark, np.float32)


def _shaded(
    paint: Floats, across: Floats, up: Floats, light: Light, *, kind: str, snow: bool
) -> Floats:
    """Light a round column from the key's side, with moss low on it and snow blown against it."""
    relief = paint[..., 1:2] * 3.0
    if kind not in ("bamboo", "birch"):
        moss = ramp(2.6, 0.0, up) * ramp(0.2, -0.7, across * light.side)
        moss = moss * ramp(0.25, 0.6, relief[..., 0] * 2.2)
        paint = mix(paint, from_hex("#5f7434") * (0.5 + relief), (moss * 0.6)[..., None])
    if snow:
        blown = ramp(0.25, 0.7, -across * light.side * 0.9 + relief[..., 0] * 0.5) * 0.85
        paint = mix(paint, from_hex("#e9eff6"), blown[..., None])
    sky = 0.55 + 0.35 * (1 - across**2)
    facing = across * light.side
    key = np.clip(0.10 + 0.95 * facing, 0.02, 1.0)
    rim = ramp(0.72, 1.0, facing) * (1.4 if light.backlit else 0.5)
    dusk = 0.55 + 0.45 * ramp(0.0, 0.5, up)  # the foot is shaded by what grows about it
    amount = (sky * dusk)[..., None] * light.ambient + (key + rim)[..., None] * light.key
    return np.asarray(paint * amount, np.float32)


def _peeled(kind: str) -> Floats:
    """Unrolled bark, 512 x 256 x 3, wrapping."""
    rng = np.random.default_rng([len(kind), 77])
    fine = fractal(rng, 256, 16, 5, 0.6)
    if kind == "bamboo":
        return _culm(rng)
    if kind == "birch":
        dashes = resize(fractal(rng, 256, 8, 5, 0.55)[:, :64], _COLUMNS, _ROWS)
        scars = ramp(0.64, 0.76, dashes)
        patch = ramp(0.60, 0.70, resize(fractal(rng, 256, 4, 5), _COLUMNS, _ROWS))
        white = from_hex("#d9d5c9") * (0.75 + 0.4 * resize(fine, _COLUMNS, _ROWS)[..., None])
        return mix(white, from_hex("#2f2b28"), np.maximum(scars, patch * 0.8)[..., None] * 0.85)
    # Ridges run up the stem: noise stretched along it, its valleys dark.
    long = resize(fractal(rng, 256, 16, 4, 0.55)[:64], _COLUMNS, _ROWS)
    ridge = 1 - np.abs(long * 2 - 1)
    crack = ramp(0.62, 0.95, ridge)
    tone = 0.45 + 0.9 * resize(fine, _COLUMNS, _ROWS)
    codes = {"conifer": ("#6e5040", "#2a1d17"), "palm": ("#8a7358", "#4a3c2c")}
    lightest, darkest = codes.get(kind, ("#6a5b48", "#261f18"))
    paint = mix(from_hex(lightest), from_hex(darkest), crack[..., None])
    slope = np.asarray(cv2.Sobel(long, cv2.CV_32F, 1, 0, ksize=3), np.float32)
    return np.asarray(paint * (tone * np.clip(1 + slope * 5, 0.5, 1.6))[..., None], np.float32)


def _culm(rng: np.random.Generator) -> Floats:
    """Bamboo: green, paler under each joint, ten joints to a tile."""
    v = np.mod(np.arange(_ROWS, dtype=np.float32) / _ROWS * 10, 1.0)[:, None]
    streak = resize(fractal(rng, 256, 16, 4)[:16], _COLUMNS, _ROWS)
    paint = mix(from_hex("#6d9440"), from_hex("#9cb45c"), streak[..., None])
    paint = mix(paint, from_hex("#d3d8ac"), ramp(0.10, 0.02, v)[..., None] * 0.7)
    joint = np.exp(-(((v - 0.985) / 0.012) ** 2))
    return np.asarray(mix(paint, from_hex("#3c4a22"), joint[..., None] * 0.85), np.float32)
