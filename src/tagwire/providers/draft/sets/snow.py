"""Snow: soft drifts, laden firs, white peaks."""

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, clip01, from_hex, mix, ramp
from tagwire.providers.draft.scenery.ground import blend, patches
from tagwire.providers.draft.scenery.land import Country, Scene, Spot, scene_of
from tagwire.providers.draft.scenery.land import build as build_land
from tagwire.providers.draft.scenery.land_hours import hour_of
from tagwire.providers.draft.scenery.land_light import Hour
from tagwire.providers.draft.scenery.land_rocks import Stones, strew
from tagwire.providers.draft.scenery.land_trees import Grove, plant_groves
from tagwire.providers.draft.scenery.terrain import planes
from tagwire.providers.draft.scenery.terrain_shapes import added, dunes, range_of, rolling


def build(ask: Ask) -> Backdrop:
    """Build the snow."""
    scene = scene_of(ask, "morning", hour=_dawn(ask), season="winter")
    heights = added(
        rolling(scene, "hollows", 15.0, 1.7, (2.0, 12.0)),
        dunes(scene, "drifts", metres=26.0, share=0.030, start=5.0, full=30.0),
        rolling(scene, "slopes", 380.0, 30.0, (24.0, 320.0)),
        rolling(scene, "foothills", 2600.0, 480.0, (600.0, 3200.0)),
        range_of(scene, "peaks", metres=9000, share=0.30, start=1600, full=8000, heroes=3),
    )
    plants = (
        Grove(
            "conifer", 17.0, 620, 80.0, 1600.0, 110.0, 0.42, open=0.10, open_to=260.0, sight=15000.0
        ),
        Grove("conifer", 14.0, 22, 20.0, 80.0, 14.0, 0.75, open=0.29),
        Grove("dead tree", 7.0, 3, 16.0, 60.0, open=0.33),
        Grove("grass", 0.32, 16, 2.0, 14.0, 3.0, 0.4, open=0.14),
    )
    stones = Stones(("#5c5e65", "#8c8d92"), 0.7, 26, 11.0, 80.0, snow=0.96, open=0.16)
    return build_land(
        scene,
        Country(
            heights,
            lambda spot: _paint(scene, spot),
            planes(1.1, (60.0, 110), (700.0, 90), (16000.0, 270)),
            sight=19000.0,
            mist=600.0,
            rough=0.02,
            wrap=0.22,
            patchy=0.30,
            then=(
                lambda view, picture: strew(view, heights, stones, picture),
                lambda view, picture: plant_groves(view, heights, plants, picture),
            ),
        ),
    )


def _dawn(ask: Ask) -> Hour | None:
    """Where a sunrise is asked for, the sun just over the snow: rose light and blue shadows."""
    hour = hour_of(ask, "morning")
    if (
        "sunrise" not in ask.details
        or ask.light != "morning"
        or hour.dark
        or hour.weather == "ceiling"
    ):
        return None
    return replace(
        hour, zenith="#3f66a6", middle="#c59cae", horizon="#ffb684", sun="#ffa063",
        ambient="#8894c6", haze="#f0bda2", cloud="#ffbf9c", shade="#8a80aa", power=1.1 * hour.power,
        elevation=0.09, height=0.24, weather="cirrus",
    )  # fmt: skip


def _paint(scene: Scene, spot: Spot) -> Floats:
    """Snow with a bluish crust, sparkling near the camera; bare rock where it is steep."""
    crust = patches(scene, "crust", spot, 21.0, 5)
    snow = blend(("#a2b4ca", "#b6c4d6", "#c6d0dc"), crust)
    glitter = patches(scene, "glitter", spot, 0.7, 90)
    spark = ramp(0.80, 0.86, glitter) * ramp(9.0, 3.0, spot.away)
    snow = snow * (1 + 1.4 * spark[..., None])
    snow = _trodden(scene, spot, snow)
    grit = patches(scene, "rock", spot, 900.0, 6)
    rock = blend(("#4c4e55", "#6a6a70", "#86858a"), grit)
    bare = ramp(0.74, 0.56, spot.flatness + (grit - 0.5) * 0.3) * ramp(200.0, 900.0, spot.away)
    wood = patches(scene, "woods", spot, 1800.0, 7)
    forest = ramp(0.46, 0.60, wood) * ramp(200.0, 700.0, spot.away) * ramp(800.0, 420.0, spot.up)
    snow = mix(snow, from_hex("#3a4a48"), (forest * 0.62)[..., None])
    return mix(snow, rock, bare[..., None])


def _trodden(scene: Scene, spot: Spot, snow: Floats) -> Floats:
    """The tracks of somebody who walked on before, from beside the camera into the distance."""
    rng = scene.rng("tracks")
    start, bend, phase = rng.uniform(0.7, 1.3), rng.uniform(0.6, 1.4), rng.uniform(0.0, 6.28)
    side = -1.0 if rng.random() < 0.5 else 1.0
    way = np.sin(spot.away * 0.13 + phase) - np.sin(phase)
    off = spot.aside - np.float32(side) * (start + bend * way * ramp(2.0, 14.0, spot.away))
    step = spot.away / np.float32(0.74)
    number = np.floor(step)
    foot = off - np.where(number % 2 > 0.5, 0.15, -0.15).astype(np.float32)
    along = (step - number - np.float32(0.5)) * np.float32(0.74)
    dent = np.exp(-((foot / 0.085) ** 2) - (along / 0.19) ** 2) * clip01(0.14 / spot.grain)
    # Where single steps are too small to be seen, a furrow is left of them.
    furrow = 0.35 * np.exp(-((off / 0.30) ** 2)) * clip01(spot.grain / 0.14 - 0.6)
    share = np.maximum(dent, furrow) * ramp(70.0, 30.0, spot.away)
    return mix(snow, snow * from_hex("#8fa4cc"), (0.85 * share)[..., None])
