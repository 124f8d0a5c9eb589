"""Deep woods: near trunks at the sides, mist between the far ones, a path of light ahead."""

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.noise import fractal, spread
from tagwire.providers.draft.scenery.flora_woods import CANOPY, LEAVES, WOODS
from tagwire.providers.draft.scenery.forest_stand import Glade, roof, stand
from tagwire.providers.draft.scenery.garden_ground import (
    broad,
    litter,
    path,
    receded,
    sampled,
    turf,
    view,
)
from tagwire.providers.draft.scenery.garden_light import glow, lamp, mood, shafts

_MIST = {"soft": 0.72, "backlit": 0.85, "dramatic": 1.25}  # how far one sees
_RAYS = {"soft": 0.3, "backlit": 1.7, "dramatic": 1.6}


def build(ask: Ask) -> Backdrop:
    """Build a forest."""
    place = _place(ask)
    width, height = ask.size
    image = place.bright.copy()
    depth = np.full((height, width), 120.0, np.float32)
    _lay(image, depth, place)
    stand(image, depth, place)
    roof(image, depth, place)
    _shine(image, depth, place)
    return Backdrop(
        kind="land",
        image=np.maximum(image, 0.0).astype(np.float32),
        depth=depth,
        horizon=place.scene.horizon,
        ground=0.92,
        focus=4.5,
        light=place.light,
        haze=place.haze,
        blur=0.22,
        bloom=0.40,
        sun=place.sun,
    )


def _place(ask: Ask) -> Glade:
    rng = ask.rng("place")
    side = -1.0 if rng.random() < 0.5 else 1.0
    aside = float(rng.uniform(0.10, 0.24))
    kinds = [kind for kind in WOODS if kind in ask.details]
    if "blossom" in ask.details or "cherry blossom" in ask.details:
        kinds.append("cherry")
    usual = "conifer" if rng.random() < 0.3 else "broadleaf"
    season = ask.season
    if season == "autumn":
        usual = "broadleaf"
    if ask.weather == "snow":
        season = "winter"
    wood = WOODS[kinds[0] if kinds else usual]
    hour = mood(ask.light, "morning")
    scene = view(ask.size, ask.angle)
    width = ask.size[0]
    sun = ((0.5 + side * aside) * width, scene.horizon * 0.42)
    tint = from_hex(CANOPY.get(season, wood.tint)) if not hour.dark else np.ones(3, np.float32)
    haze = from_hex(hour.haze) * mix(np.ones(3, np.float32), tint * 1.25, 0.45)
    around = glow(ask.size, sun, 0.42)
    bright = haze * (0.62 + hour.glow * 1.1 * around[..., None])
    bright = bright + from_hex(hour.key) * (hour.glow * 0.45 * around**2.2)[..., None]
    reach = {"fog": 6.0, "rain": 12.0, "snow": 12.0}.get(
        ask.weather, 19.0 if not hour.dark else 15.0
    )
    light = lamp(hour, side, strength=0.62, backlit=ask.mode == "backlit")
    haze, bright = haze.astype(np.float32), bright.astype(np.float32)
    return _lit(Glade(ask, wood, scene, hour, light, season, haze, bright, reach, sun))


def _lit(place: Glade) -> Glade:
    """The same place as its season and the mode of light have it."""
    mode, bright, reach, light = place.ask.mode, place.bright, place.reach, place.light
    if place.season == "summer":
        reach, bright = reach * 1.35, bright * np.array([0.86, 0.96, 0.74], np.float32)
    if mode == "dramatic":
        light = replace(light, ambient=light.ambient * np.float32(0.5))
        bright = bright * np.float32(0.62)
    return replace(place, light=light, bright=bright, reach=reach * _MIST.get(mode, 1.0))


def _lay(image: Floats, depth: Floats, place: Glade) -> None:
    """Lay the ground: litter, a path, moss and snow, dappled by the sun, in place."""
    scene, season, rng = place.scene, place.season, place.ask.rng("ground")
    x, z = scene.ground()
    patches = sampled(broad(rng), x, z, 7.0, scene)
    soil = "#d6e0ec" if season == "winter" else "#33291c"
    ground = sampled(litter(LEAVES.get(season, LEAVES[""]), soil), x, z, 1.7, scene)
    if season != "winter":
        green = ("#6f8c3c", "#5a7832", "#839c4c") if season != "autumn" else ("#8a8440", "#77783a")
        moss = sampled(turf(green, "#2c3a1c"), x, z, 1.3, scene)
        ground = mix(ground, moss, (ramp(0.50, 0.66, patches) * 0.8)[..., None])
    bend = float(rng.uniform(0.5, 1.1)) * (1 if rng.random() < 0.5 else -1)
    trail = path(x, z, bend, 0.85, patches)
    earth = from_hex("#e3eaf3" if season == "winter" else "#8a7350")
    earth = earth * (0.75 + 0.5 * sampled(broad(rng), x, z, 1.1, scene)[..., None])
    ground = mix(ground, earth, (trail * 0.55)[..., None])
    dapple = ramp(0.50, 0.66, sampled(broad(rng), x, z, 4.6, scene))
    open_sky = 0.30 + 0.85 * ramp(2.5, 16.0, z)
    calm = 0.75 if place.ask.mode == "soft" else 0.0
    sun = mix(0.25 + 1.9 * dapple, 0.95, calm) * open_sky
    amount = (
        sun[..., None] * place.light.key + (1.0 + 0.5 * open_sky)[..., None] * place.light.ambient
    )
    image[scene.first :] = receded(
        (ground * amount).astype(np.float32), z, place.bright[scene.first :], place.reach
    )
    depth[scene.first :] = np.clip(z, 0.5, 120.0)


def _shine(image: Floats, depth: Floats, place: Glade) -> None:
    """Let the sun's rays come through the gaps, and mist lie low, in place."""
    rng = place.ask.rng("rays")
    width, height = place.ask.size
    gaps = ramp(0.48, 0.70, spread(fractal(rng, 256, 10, 4), width, height))
    gaps = gaps * ramp(18.0, 60.0, depth) + 0.25 * ramp(60.0, 110.0, depth)
    source = gaps * glow(place.ask.size, place.sun, 0.30)
    rays = shafts(source.astype(np.float32), place.sun, 0.92)
    strength = {"overcast": 0.15, "storm": 0.1}.get(place.ask.light, 1.0) * (
        1.0 if not place.hour.dark else 1.3
    )
    strength *= _RAYS.get(place.ask.mode, 1.0)
    far = 0.35 + 0.65 * ramp(2.0, 14.0, depth)
    light = from_hex(place.hour.key) * place.hour.power
    image += (rays * far * (1.35 * strength))[..., None] * light
    rows = (np.arange(height, dtype=np.float32)[:, None] - place.scene.horizon) / height
    low = np.exp(-((rows / 0.10) ** 2)) * ramp(6.0, 30.0, depth) * 0.30
    cloud = 0.5 + spread(fractal(rng, 256, 3, 4), width, height)
    image += (place.bright - image) * np.clip(low * cloud, 0, 1)[..., None]
