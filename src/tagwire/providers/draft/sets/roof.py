"""Over the roofs: a tiled slope or a flat roof in front, the town below, and much sky."""

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop, Light
from tagwire.providers.draft.colour import Floats, from_hex, mix
from tagwire.providers.draft.scenery.deep_roofs import Slope, chimneys, flat, slope, tank
from tagwire.providers.draft.scenery.deep_town import skyline
from tagwire.providers.draft.scenery.garden_light import lamp, mood
from tagwire.providers.draft.scenery.sky import HOURS, sky, sun_at

_MODERN = {"new york", "tokyo", "hong kong"}


def build(ask: Ask) -> Backdrop:
    """Build a roof over a town."""
    width, height = ask.size
    rng = ask.rng("place")
    side = -1.0 if rng.random() < 0.5 else 1.0
    sun = 0.5 + side * float(rng.uniform(0.14, 0.28))
    chosen = ask.light or "moonlit"
    hour, light = HOURS[chosen], mood(chosen, "moonlit")
    horizon = {"low": 0.80, "high": 0.36, "aerial": 0.28}.get(ask.angle, 0.60) * height
    if ask.upright:
        horizon += 0.05 * height
    full = chosen in ("night", "moonlit") or "full moon" in ask.details
    if full and hour.elevation > 0.8:
        hour = replace(hour, elevation=0.62)  # the moon is what one came up here for
    image = sky(ask.rng("sky"), ask.size, horizon, hour, sun, full_moon=full).astype(np.float32)
    haze = from_hex(hour.haze)
    if ask.weather in ("fog", "rain", "snow"):
        image = mix(image, haze, 0.7 if ask.weather == "fog" else 0.35)
    depth = np.full((height, width), 600.0, np.float32)
    modern = bool(ask.details & _MODERN)
    fog = {"fog": 0.45, "rain": 0.15, "snow": 0.2}.get(ask.weather, 0.0)
    caster = lamp(light, side)
    skyline(image, depth, ask.rng("town"), horizon=horizon, light=caster, haze=haze,
        modern=modern, fog=fog)  # fmt: skip
    edge = _front(image, depth, ask, horizon=horizon, light=caster, sun=sun, modern=modern)
    return Backdrop(
        kind="land",
        image=np.maximum(image, 0.0).astype(np.float32),
        depth=depth,
        horizon=horizon,
        ground=float(np.clip((edge / height) + 0.10, 0.86, 0.94)),
        focus=4.5,
        light=caster,
        haze=haze,
        gloss=0.25 if ask.weather == "rain" else 0.0,
        blur=0.2,
        bloom=0.5,
        sun=sun_at(ask.size, horizon, hour, sun),
    )


def _front(
    image: Floats,
    depth: Floats,
    ask: Ask,
    *,
    horizon: float,
    light: Light,
    sun: float,
    modern: bool,
) -> float:
    """The roof one stands on, in place; return the row of its far edge."""
    height, width = image.shape[:2]
    rng = ask.rng("roof")
    edge: float = max(horizon + 0.14 * height, 0.75 * height)
    edge = min(edge, 0.83 * height)
    snow = ask.season == "winter" or ask.weather == "snow"
    side = -1.0 if sun > 0.5 else 1.0
    if modern:
        tank(
            image,
            depth,
            rng,
            column=(0.5 + side * 0.36) * width,
            row=edge,
            high=height * 0.34,
            light=light,
        )
        flat(image, depth, rng, edge, light, wet=ask.weather == "rain", snow=snow)
        return edge
    codes = {"paris": "#5c6672", "london": "#5a5450"}
    named = [codes[word] for word in sorted(codes) if word in ask.details]
    tile = named[0] if named else ("#9a4e36", "#8a4a3a", "#4f5f74")[int(rng.integers(3))]
    shape = Slope(edge, tile, sun * width, snow=snow, wet=ask.weather == "rain")
    chimneys(image, depth, rng, ridge=edge, side=side, light=light, snow=snow)
    slope(image, depth, rng, shape, light)
    return edge
