"""Planets and moons: a lit globe with its own weather, an air that glows at the limb, rings."""

from dataclasses import dataclass

import cv2
import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.noise import fractal

from .terrain_noise import sample


@dataclass(frozen=True, slots=True)
class Globe:
    """One round body, in pixels."""

    column: float
    row: float
    radius: float
    kind: str  # earth, gas, desert, ice, moon
    ringed: bool
    seed: int


_AIRS = {
    "earth": "#6fb4ff",
    "gas": "#ffd0a0",
    "desert": "#ff9a6a",
    "ice": "#9ae0ff",
    "moon": "#000000",
}


def globe(
    image: Floats, depth: Floats, place: Globe, sun: tuple[float, float, float], light: Floats
) -> None:
    """Hang a globe in the picture, in place; ``sun`` points to the light (right, up, near)."""
    reach = place.radius * (2.5 if place.ringed else 1.3)
    height, width = image.shape[:2]
    x0, x1 = max(0, int(place.column - reach)), min(width, int(place.column + reach) + 1)
    y0, y1 = max(0, int(place.row - reach)), min(height, int(place.row + reach) + 1)
    if x0 >= x1 or y0 >= y1:
        return
    x = (np.arange(x0, x1, dtype=np.float32)[None] - place.column) / np.float32(place.radius)
    y = (place.row - np.arange(y0, y1, dtype=np.float32)[:, None]) / np.float32(place.radius)
    window = (slice(y0, y1), slice(x0, x1))
    part = image[window]
    to_sun = np.array(sun, np.float32) / np.sqrt(np.float32(sum(v * v for v in sun)))
    if place.ringed:
        _rings(part, x, y, place, sun=to_sun, light=light, behind=True)
    square = x * x + y * y
    z = np.sqrt(np.clip(1 - square, 0, 1))
    facing = x * to_sun[0] + y * to_sun[1] + z * to_sun[2]
    lit = np.clip(facing, 0, 1) ** 0.85
    paint = _surface(place, x + 0 * y, y + 0 * x, z)
    air = from_hex(_AIRS.get(place.kind, "#000000"))
    rim = (1 - z) ** 2.5 * np.clip(facing + 0.25, 0, 1)
    body = paint * (lit[..., None] * light + 0.004) + (rim * 1.3)[..., None] * air
    cover = np.clip((1 - np.sqrt(square)) * place.radius + 0.5, 0, 1)
    part += (body.astype(np.float32) - part) * cover[..., None]
    out = np.maximum(np.sqrt(square) - 1, 0)
    halo = np.exp(-out / 0.045) * np.clip(x * to_sun[0] + y * to_sun[1] + 0.35, 0, 1)
    part += (halo * (1 - cover) * 0.55)[..., None] * air
    np.copyto(depth[window], np.float32(700.0), where=cover > 0.5)
    if place.ringed:
        _rings(part, x, y, place, sun=to_sun, light=light, behind=False)


def _surface(place: Globe, x: Floats, y: Floats, z: Floats) -> Floats:
    """Unlit colours of the globe's face."""
    rng = np.random.default_rng([place.seed, 91])
    turn = float(rng.uniform(-0.5, 0.5))
    u, v = x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)
    longitude = np.arctan2(u, z + 1e-4) / np.pi
    latitude = np.arcsin(np.clip(v, -1, 1)) / np.pi

    def look(scale: float, base: int, stretch: float = 1.0) -> Floats:
        tile = fractal(rng, 512, base, 8, 0.55)
        return sample(tile, longitude * scale + 0.5, latitude * scale * stretch + 0.5)

    broad, fine = look(0.5, 4), look(0.9, 8)
    if place.kind == "gas":
        bands = latitude * 26 + (broad - 0.5) * 3.2 + (fine - 0.5) * 1.4
        tones = [from_hex(code) for code in ("#e6c79a", "#b5764a", "#f2e2c4", "#8c5a44")]
        first = mix(tones[0], tones[1], (0.5 + 0.5 * np.sin(bands))[..., None])
        return mix(first, tones[2], (ramp(0.3, 1.0, np.sin(bands * 0.53 + 1.3)) * 0.7)[..., None])
    if place.kind == "earth":
        land = ramp(0.50, 0.54, broad * 0.75 + fine * 0.25)
        ground = mix(from_hex("#4f7a3a"), from_hex("#b59a62"), ramp(0.45, 0.6, fine)[..., None])
        paint = mix(from_hex("#12447e"), ground, land[..., None])
        paint = mix(
            paint,
            from_hex("#f4f8fc"),
            ramp(0.33, 0.40, np.abs(latitude) + (fine - 0.5) * 0.1)[..., None],
        )
        swirl = look(0.7, 8, 2.2) * 0.6 + look(0.5, 4, 2.4) * 0.4
        return mix(paint, np.ones(3, np.float32), (ramp(0.52, 0.70, swirl) * 0.85)[..., None])
    codes = {"desert": ("#c8744a", "#7a3c28", "#e8b078"), "ice": ("#a8cfe0", "#5a8fb0", "#f0f8fc")}
    low, dark, high = (
        from_hex(code) for code in codes.get(place.kind, ("#a8a49c", "#5f5c58", "#d0ccc4"))
    )
    paint = mix(low, dark, ramp(0.48, 0.66, broad)[..., None])
    paint = mix(paint, high, ramp(0.55, 0.75, fine)[..., None])
    relief = np.asarray(cv2.Sobel(fine, cv2.CV_32F, 1, 0, ksize=3), np.float32)
    return paint * np.clip(1 + relief * 6, 0.55, 1.5)[..., None]


def _rings(
    part: Floats, x: Floats, y: Floats, place: Globe, *, sun: Floats, light: Floats, behind: bool
) -> None:
    """The half of the rings behind or before the globe, in its shadow where it falls, in place."""
    rng = np.random.default_rng([place.seed, 92])
    tilt, flat = float(rng.uniform(-0.45, 0.45)), float(rng.uniform(0.16, 0.30))
    u, v = x * np.cos(tilt) - y * np.sin(tilt), (x * np.sin(tilt) + y * np.cos(tilt)) / flat
    away = np.sqrt(u * u + v * v)
    line = fractal(rng, 256, 16, 5, 0.7)[int(rng.integers(256))]
    dense = np.interp(away.ravel(), np.linspace(1.3, 2.4, 256), line).reshape(away.shape)
    cover = ramp(1.28, 1.36, away) * ramp(2.4, 2.3, away) * np.clip(dense * 1.7 - 0.30, 0.05, 1)
    cover = cover * ((v > 0) if behind else (v <= 0)) * 0.85
    # The globe's shadow lies across the part of the rings that is away from the sun.
    along = u * sun[0] + v * sun[1] * flat
    aside = np.abs(v * sun[0] * 0.9 - u * sun[1] * 0.4)
    shadow = 1 - 0.92 * ramp(1.05, 0.9, aside) * (along < 0)
    tone = from_hex("#dcc7a6") * (0.45 + 0.75 * dense[..., None]) * light * 0.62
    lit = (tone * shadow[..., None]).astype(np.float32)
    part += (lit - part) * cover.astype(np.float32)[..., None]
