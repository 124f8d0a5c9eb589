"""Sand desert: dunes with sharp crests and wind ripples."""

from dataclasses import replace

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, clip01, ramp
from tagwire.providers.draft.scenery.ground import blend, patches, wetted
from tagwire.providers.draft.scenery.land import Country, Scene, Spot, scene_of
from tagwire.providers.draft.scenery.land import build as build_land
from tagwire.providers.draft.scenery.land_hours import hour_of
from tagwire.providers.draft.scenery.land_trees import Grove, plant_groves
from tagwire.providers.draft.scenery.terrain import planes
from tagwire.providers.draft.scenery.terrain_shapes import added, dunes, ripples, rolling

_SAND = ("#9c6638", "#b47f4c", "#c4935e", "#d0a674")


def build(ask: Ask) -> Backdrop:
    """Build the desert."""
    hour = hour_of(ask, "golden")
    # Sand is nothing but light and shade: a sun overhead would leave it blank.
    scene = scene_of(ask, "golden", hour=replace(hour, height=min(hour.height, 0.46)))
    heights = added(
        rolling(scene, "swell", 30.0, 1.1, (4.0, 20.0)),
        dunes(scene, "near dunes", metres=52.0, share=0.10, start=9.0, full=56.0),
        dunes(scene, "dunes", metres=280.0, share=0.25, start=40.0, full=300.0),
        dunes(scene, "far dunes", metres=1100.0, share=0.12, start=420.0, full=1500.0),
        ripples(scene, 0.42, 0.020, 14.0),
    )
    cactus = "cactus" in ask.details
    plants = (
        Grove("cactus", 3.6, 40 if cactus else 0, 9.0, 260.0, open=0.20),
        Grove("palm", 8.0, 16 if "palm" in ask.details else 0, 24.0, 90.0, 20.0, 0.7, open=0.24),
        Grove("grass", 0.35, 14, 2.2, 30.0, 5.0, 0.3, open=0.14, season="autumn"),
    )
    return build_land(
        scene,
        Country(
            heights,
            lambda spot: _paint(scene, spot),
            planes(1.1, (60.0, 320), (1600.0, 520), (9000.0, 110)),
            sight=5200.0,
            mist=120.0,
            rough=0.012,
            wrap=0.02,
            patchy=0.10,
            then=(lambda view, picture: plant_groves(view, heights, plants, picture),),
        ),
    )


def _paint(scene: Scene, spot: Spot) -> Floats:
    """Sand, paler on the crests and where the wind has sorted it."""
    broad = patches(scene, "sand broad", spot, 160.0, 4)
    fine = patches(scene, "sand fine", spot, 0.55, 24)
    share = clip01(0.52 + (broad - 0.5) * 0.9 + 0.30 * (ramp(0.75, 1.0, spot.flatness) - 0.6))
    return wetted(scene, blend(_SAND, share) * (1 + (fine - 0.5) * 0.34)[..., None])
