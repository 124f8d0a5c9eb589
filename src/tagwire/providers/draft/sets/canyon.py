"""Canyon country: red mesas and buttes in bands, over a dry floor."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, clip01, mix, ramp
from tagwire.providers.draft.scenery.ground import blend, cover_snow, patches, stony, wetted
from tagwire.providers.draft.scenery.land import Country, Scene, Spot, scene_of
from tagwire.providers.draft.scenery.land import build as build_land
from tagwire.providers.draft.scenery.land_rocks import Stones, strew
from tagwire.providers.draft.scenery.land_trees import Grove, plant_groves
from tagwire.providers.draft.scenery.terrain import planes
from tagwire.providers.draft.scenery.terrain_noise import line, read_line
from tagwire.providers.draft.scenery.terrain_shapes import added, mesas, rolling

_FLOOR = ("#82563a", "#9c6c48", "#b0845c", "#bd976f")
_BANDS = ("#6a3828", "#94553a", "#ac6a46", "#c69268", "#834832", "#b87c54")


def build(ask: Ask) -> Backdrop:
    """Build the canyon."""
    scene = scene_of(ask, "golden")
    heights = added(
        rolling(scene, "floor", 60.0, 2.4, (5.0, 36.0)),
        rolling(scene, "swell", 420.0, 22.0, (40.0, 360.0)),
        mesas(scene, "mesas", metres=2300.0, share=0.26, start=300.0, full=1500.0),
        mesas(scene, "far mesas", metres=7000.0, share=0.16, start=3000.0, full=6500.0),
    )
    plants = (
        Grove("bush", 0.55, 170, 7.0, 200.0, 16.0, 0.6, open=0.10, dry=0.62),
        Grove("grass", 0.35, 70, 1.8, 22.0, 3.0, 0.4, open=0.08, season="autumn"),
        Grove("cactus", 3.4, 30 if "cactus" in ask.details else 0, 10.0, 220.0, open=0.22),
    )
    winter = scene.season == "winter"
    stones = Stones(("#8a5034", "#b57a52"), 0.7, 130, 2.0, 160.0, snow=0.9 if winter else 0.0)
    return build_land(
        scene,
        Country(
            heights,
            lambda spot: _paint(scene, spot),
            planes(1.1, (60.0, 90), (3200.0, 300), (14000.0, 110)),
            sight=11000.0,
            mist=300.0,
            rough=0.03,
            then=(
                lambda view, picture: strew(view, heights, stones, picture),
                lambda view, picture: plant_groves(view, heights, plants, picture),
            ),
        ),
    )


def _paint(scene: Scene, spot: Spot) -> Floats:
    """Dust on the floor, bands of stone in the walls, stained downwards."""
    floor = stony(scene, spot, _FLOOR, 0.55)
    wave = patches(scene, "strata", spot, 1500.0, 4)
    tall = spot.up / 210.0 + (wave - 0.5) * 0.5
    bands = read_line(line(scene.rng("bands"), 9, 5, 0.62), tall * 0.9)
    wall = blend(_BANDS, clip01(bands))
    stain = patches(scene, "stains", spot, 220.0, 14)
    wall = wall * (0.82 + 0.40 * (stain - 0.25))[..., None]
    steep = ramp(0.97, 0.84, spot.flatness) * ramp(120.0, 500.0, spot.away)
    ink = mix(floor, wall, np.maximum(steep, ramp(40.0, 110.0, spot.up) * 0.8)[..., None])
    if scene.season == "winter":
        ink = cover_snow(scene, spot, ink, -200.0, 60.0)
    return wetted(scene, ink)
