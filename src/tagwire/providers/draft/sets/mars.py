"""Mars: rust and dust, boulders, table mountains under a butterscotch sky."""

from dataclasses import replace

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, clip01, mix, ramp
from tagwire.providers.draft.scenery.ground import blend, patches, stony
from tagwire.providers.draft.scenery.land import Country, Scene, Spot, scene_of
from tagwire.providers.draft.scenery.land import build as build_land
from tagwire.providers.draft.scenery.land_hours import hour_of, tinted
from tagwire.providers.draft.scenery.land_rocks import Stones, strew
from tagwire.providers.draft.scenery.sky import HOURS
from tagwire.providers.draft.scenery.terrain import planes
from tagwire.providers.draft.scenery.terrain_noise import line, read_line
from tagwire.providers.draft.scenery.terrain_shapes import added, craters, mesas, ripples, rolling

_DUST = ("#6a4029", "#855238", "#a06a4a", "#b48262")
_STONE = ("#4c3024", "#77492f", "#946042", "#633a28")


def build(ask: Ask) -> Backdrop:
    """Build Mars."""
    hour = HOURS["alien"]
    if ask.light or ask.mode:
        hour = tinted(hour_of(ask, "day"), "#d8935e", 0.9)
        hour = replace(hour, cover=hour.cover * 0.25, weather="cirrus")
    scene = scene_of(ask, "day", hour=hour)
    heights = added(
        rolling(scene, "floor", 50.0, 2.6, (4.0, 30.0)),
        rolling(scene, "swell", 420.0, 30.0, (40.0, 400.0)),
        craters(scene, 7, 26.0, 700.0),
        mesas(scene, "mesas", metres=3000.0, share=0.20, start=500.0, full=2300.0),
        mesas(scene, "far mesas", metres=8000.0, share=0.13, start=3600.0, full=7600.0),
        ripples(scene, 0.55, 0.016, 12.0),
    )
    stones = Stones(("#6a3522", "#96583a"), 0.6, 260, 1.8, 130.0, open=0.10)
    return build_land(
        scene,
        Country(
            heights,
            lambda spot: _paint(scene, spot),
            planes(1.1, (60.0, 100), (3200.0, 260), (14000.0, 100)),
            sight=7000.0,
            mist=260.0,
            rough=0.03,
            patchy=0.15,
            then=(lambda view, picture: strew(view, heights, stones, picture),),
        ),
    )


def _paint(scene: Scene, spot: Spot) -> Floats:
    """Dust in patches, bare dark stone on the walls."""
    dust = stony(scene, spot, _DUST, 0.5)
    wave = patches(scene, "strata", spot, 1500.0, 4)
    bands = read_line(line(scene.rng("bands"), 9, 4, 0.6), spot.up / 240.0 + (wave - 0.5) * 0.5)
    wall = blend(_STONE, clip01(bands))
    steep = ramp(0.95, 0.78, spot.flatness) * ramp(40.0, 200.0, spot.away)
    return mix(dust, wall, steep[..., None])
