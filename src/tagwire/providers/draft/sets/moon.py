"""The moon: craters in hard light, a black sky, the earth."""

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, clip01, from_hex, mix, ramp
from tagwire.providers.draft.noise import fractal
from tagwire.providers.draft.scenery.ground import stony
from tagwire.providers.draft.scenery.land import Country, Scene, scene_of
from tagwire.providers.draft.scenery.land import build as build_land
from tagwire.providers.draft.scenery.land_hours import hour_of
from tagwire.providers.draft.scenery.land_rocks import Stones, strew
from tagwire.providers.draft.scenery.sky import HOURS, Hour
from tagwire.providers.draft.scenery.terrain import planes
from tagwire.providers.draft.scenery.terrain_shapes import added, craters, range_of, rolling

_DUST = ("#4c4b4d", "#626164", "#79787a", "#8d8c8c")


def build(ask: Ask) -> Backdrop:
    """Build the moon."""
    scene = scene_of(ask, "day", hour=_hour(ask))
    heights = added(
        rolling(scene, "floor", 34.0, 1.6, (3.0, 20.0)),
        rolling(scene, "swell", 330.0, 26.0, (30.0, 300.0)),
        craters(scene, 16, 5.0, 500.0),
        range_of(
            scene,
            "mountains",
            metres=6000,
            share=0.17,
            start=900,
            full=3600,
            heroes=3,
            octaves=5,
            gain=0.38,
        ),
    )
    stones = Stones(("#5a595b", "#8d8c8a"), 0.5, 190, 1.5, 90.0, open=0.08)
    return build_land(
        scene,
        Country(
            heights,
            lambda spot: stony(scene, spot, _DUST, 0.5),
            planes(1.1, (60.0, 120), (1200.0, 200), (9000.0, 140)),
            rough=0.04,
            wrap=0.0,
            shade=2500.0,
            airless=True,
            backdrop=lambda image: _earth(scene, image),
            then=(lambda view, picture: strew(view, heights, stones, picture),),
        ),
    )


def _hour(ask: Ask) -> Hour:
    """Black sky at every hour; the sun's height, colour and strength are the hour's."""
    hour, space = hour_of(ask, "day"), HOURS["space"]
    if not ask.light and not ask.mode:
        return space
    neon = ask.mode == "neon"
    return replace(
        space,
        sun=_paled(hour.sun),
        power=hour.power * 1.1,
        height=min(hour.height, 0.9),
        ambient=hour.ambient if neon or hour.dark else space.ambient,
        dark=hour.dark,
    )


def _paled(code: str) -> str:
    """A sun no air has reddened, with a memory of the hour."""
    channels = [int(code[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{(value + 2 * 250) // 3:02x}" for value in channels)


def _earth(scene: Scene, image: Floats) -> Floats:
    """Hang the earth, half lit, over the plain on the side away from the sun."""
    camera = scene.camera
    unit = float(np.sqrt(camera.width * camera.height))
    radius = 0.075 * unit
    column = (0.29 if scene.sun > 0.5 else 0.71) * camera.width
    row = max(radius * 1.35, camera.horizon * 0.36)
    x = (np.arange(camera.width, dtype=np.float32)[None] - np.float32(column)) / np.float32(radius)
    y = (np.arange(camera.height, dtype=np.float32)[:, None] - np.float32(row)) / np.float32(radius)
    off = np.sqrt(x * x + y * y)
    deep = np.sqrt(np.clip(1 - off * off, 0.0, 1.0))
    side = 1.0 if scene.towards[0] > 0 else -1.0
    day = ramp(-0.12, 0.75, x * 0.72 * side - y * 0.30 + deep * 0.42)
    tile = fractal(scene.rng("earth"), 256, 3, 7, 0.55)
    across = np.clip(x / (1.6 + deep * 0.4) * 70 + 128, 0, 255).astype(int)
    down = np.broadcast_to(np.clip(y * 48 + 128, 0, 255).astype(int), across.shape)
    land, cloud = tile[down, across], tile[across, down]
    ink = mix(from_hex("#123f7e"), from_hex("#5a6f42"), ramp(0.54, 0.60, land)[..., None])
    ink = mix(ink, from_hex("#f2f5f8"), ramp(0.54, 0.80, cloud)[..., None])
    ink = mix(ink, from_hex("#8fc0ff"), (ramp(0.75, 1.0, off) * 0.6)[..., None])
    disc = ramp(1.0, 1.0 - 1.6 / radius, off)
    glow = (
        np.exp(-np.maximum(off - 1, 0) / 0.06) * (off >= 1) * clip01(x * side * 0.8 + 0.35) * 0.35
    )
    strength = np.float32(0.95 if not scene.hour.dark else 0.5)
    image = image + glow[..., None] * from_hex("#4f8fff") * strength
    return mix(image, ink * (day * strength + 0.004)[..., None], disc[..., None])
