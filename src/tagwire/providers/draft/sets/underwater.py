"""Under the sea: shafts of light, a sandy floor with caustics, coral, kelp and far shoals."""

from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop, Light
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.noise import fractal, spread
from tagwire.providers.draft.scenery.deep_reef import (
    Water,
    bubbles,
    floor,
    kelp,
    rocks,
    shoals,
    specks,
)
from tagwire.providers.draft.scenery.garden_ground import view
from tagwire.providers.draft.scenery.garden_light import glow, shafts
from tagwire.providers.draft.scenery.terrain_noise import sample


@dataclass(frozen=True, slots=True)
class _Hour:
    """The sea at one hour."""

    top: str
    middle: str
    deep: str
    sun: str
    power: float
    dark: bool = False


_HOURS = {
    "day": _Hour("#7fdfe6", "#1c93bd", "#07375e", "#d8fcff", 1.0),
    "morning": _Hour("#a6e4da", "#2f9db2", "#0b3d5c", "#fff3cf", 0.95),
    "noon": _Hour("#a8f2f2", "#22a3cc", "#0a4a78", "#f4ffff", 1.25),
    "golden": _Hour("#f0cf98", "#2f93a8", "#0c3a60", "#ffdc98", 0.85),
    "sunset": _Hour("#f29a72", "#4a6a92", "#17264e", "#ffa878", 0.85),
    "dusk": _Hour("#8d86c4", "#324a8c", "#0c1638", "#c4b4f0", 0.45, dark=True),
    "night": _Hour("#2c6a9c", "#0c2e5c", "#030a1e", "#8fc4ff", 0.32, dark=True),
    "moonlit": _Hour("#6fa6d8", "#164a84", "#050f2a", "#cfe4ff", 0.55, dark=True),
    "overcast": _Hour("#8fc0c4", "#3f7f92", "#12384c", "#dceef0", 0.4),
    "storm": _Hour("#5f8a90", "#265766", "#0a2430", "#b4d0d4", 0.22, dark=True),
}


def build(ask: Ask) -> Backdrop:
    """Build a reef."""
    width, height = ask.size
    hour = _HOURS[ask.light or "day"]
    rng = ask.rng("place")
    side = -1.0 if rng.random() < 0.5 else 1.0
    scene = view(ask.size, ask.angle, 0.56, 1.5)
    centre = ((0.5 + side * float(rng.uniform(0.05, 0.22))) * width, -0.18 * height)
    image = _water(ask, hour, centre)
    open_water = image.copy()
    depth = np.full((height, width), 80.0, np.float32)
    reach = {"fog": 5.0, "storm": 7.0}.get(ask.weather or ask.light, 11.0)
    water = Water(ask, scene, _light(hour, side), open_water, reach)
    shoals(image, water)
    floor(image, depth, water)
    rocks(image, depth, water)
    kelp(image, depth, water)
    _rays(image, depth, ask, hour, centre)
    bubbles(image, water)
    specks(image, water)
    return Backdrop(
        kind="land",
        image=np.maximum(image, 0.0).astype(np.float32),
        depth=depth,
        horizon=scene.horizon,
        ground=0.86,
        focus=4.0,
        light=water.light,
        haze=np.asarray(from_hex(hour.middle), np.float32),
        blur=0.2,
        bloom=0.45,
        floor="none",
        sun=None,
    )


def _light(hour: _Hour, side: float) -> Light:
    """What a subject gets: light from above, from all around and, blue, from below."""
    key = from_hex(hour.sun) * hour.power
    return Light(
        key=np.asarray(key * 0.9, np.float32),
        ambient=np.asarray(from_hex(hour.middle) * (1.3 if not hour.dark else 1.0), np.float32),
        side=side * 0.4,
        contrast=0.4,
        rim=np.asarray(key * 0.45, np.float32),
        dark=hour.dark,
    )


def _water(ask: Ask, hour: _Hour, centre: tuple[float, float]) -> Floats:
    """Open water: bright under the waves, dark below, brightest beneath the sun."""
    width, height = ask.size
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    low = mix(from_hex(hour.top), from_hex(hour.middle), ramp(0.0, 0.34, down)[..., None])
    body = mix(low, from_hex(hour.deep), ramp(0.25, 1.1, down)[..., None])
    near = glow(ask.size, centre, 0.42)
    image = body * (0.66 + 0.5 * near[..., None])
    image = image + from_hex(hour.sun) * (near * 0.75 * hour.power)[..., None]
    # The surface seen from beneath: bright cells that close up with distance.
    up = np.maximum(0.20 - down, 0.004)
    x = (np.arange(width, dtype=np.float32)[None] - width / 2) / height / (up * 6)
    tile = fractal(ask.rng("surface"), 256, 6, 4, 0.55)
    cells = 1 - np.abs(sample(tile, x * 0.30, 0.06 / up) * 2 - 1)
    shine = ramp(0.72, 0.98, cells) * ramp(0.19, 0.02, down)
    return np.asarray(
        image + from_hex(hour.sun) * (shine * hour.power * 0.55)[..., None], np.float32
    )


def _rays(image: Floats, depth: Floats, ask: Ask, hour: _Hour, centre: tuple[float, float]) -> None:
    """Shafts that come down from the waves, in place."""
    width, height = ask.size
    rng = ask.rng("rays")
    cells = spread(fractal(rng, 256, 12, 3, 0.5), width, height)
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    source = ramp(0.52, 0.74, cells) * ramp(0.45, 0.0, down)
    rays = shafts(source.astype(np.float32), centre, 0.97)
    rays = rays * (0.25 + 0.9 * glow(ask.size, centre, 0.7)) * ramp(1.05, 0.2, down)
    rays = rays * (0.35 + 0.65 * ramp(1.5, 8.0, depth))
    image += (rays * 1.35 * hour.power)[..., None] * from_hex(hour.sun)
