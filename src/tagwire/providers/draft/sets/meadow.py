"""A meadow in flower, with old trees, and blue mountains a day's walk away."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.scenery.grassland import GRASS, Grassland
from tagwire.providers.draft.scenery.grassland import build as build_grassland
from tagwire.providers.draft.scenery.ground import cover_snow, patches, seasoned, turf, wetted
from tagwire.providers.draft.scenery.land import Scene, Spot, scene_of
from tagwire.providers.draft.scenery.land_trees import Grove
from tagwire.providers.draft.scenery.terrain import planes
from tagwire.providers.draft.scenery.terrain_shapes import added, range_of, rolling

_BLOOM = ("#e8c23a", "#f2eee4", "#c8507a", "#7a6ad0")


def build(ask: Ask) -> Backdrop:
    """Build the meadow."""
    scene = scene_of(ask, "day")
    heights = added(
        rolling(scene, "sward", 46.0, 1.5, (4.0, 26.0)),
        rolling(scene, "rise", 380.0, 22.0, (30.0, 320.0)),
        rolling(scene, "foothills", 2600.0, 420.0, (700.0, 3600.0)),
        range_of(scene, "far range", metres=9000, share=0.15, start=3000, full=9500, heroes=3),
    )
    plants = (
        Grove("broadleaf", 13.0, 640, 130.0, 1600.0, 110.0, 0.34, open=0.05, sight=9000.0),
        Grove("broadleaf", 12.0, 9, 30.0, 80.0, 22.0, 0.7, open=0.28),
        Grove("birch", 11.0, 9, 34.0, 120.0, 22.0, 0.5, open=0.25),
        Grove("bush", 1.0, 40, 16.0, 130.0, 12.0, 0.5, open=0.18),
        Grove("grass", 0.26, 420, 1.4, 16.0, 3.4, 0.6, hardy=0.1429),
        Grove("flowers", 0.34, 300, 1.7, 26.0, 3.4, 0.45, open=0.03, open_to=4.0, hardy=0.0),
    )
    return build_grassland(
        scene,
        Grassland(
            heights,
            lambda spot: _paint(scene, spot),
            planes(1.1, (60.0, 100), (3000.0, 190), (16000.0, 150)),
            plants,
            blades=0.16,
            sight=11000.0,
            mist=500.0,
            wrap=0.25,
        ),
    )


def _paint(scene: Scene, spot: Spot) -> Floats:
    """Grass with drifts of flowers, woods on the slopes, bluish rock and snow far off."""
    ink = turf(scene, spot, GRASS)
    if scene.season != "winter":
        ink = _in_bloom(scene, spot, ink)
    wood = patches(scene, "far woods", spot, 2200.0, 6)
    forest = ramp(0.44, 0.58, wood) * ramp(240.0, 900.0, spot.away)
    ink = mix(ink, from_hex("#2c4426"), (forest * 0.85)[..., None])
    ink = seasoned(ink, scene.season)
    far = ramp(5000.0, 8000.0, spot.away)
    ink = mix(ink, from_hex("#6a6c70"), (far * 0.9)[..., None])
    line = -300.0 if scene.season == "winter" else 720.0
    return wetted(scene, cover_snow(scene, spot, ink, line, 160.0))


def _in_bloom(scene: Scene, spot: Spot, ink: Floats) -> Floats:
    """Specks of petals in drifts; farther off only their tint is left."""
    dots = patches(scene, "petals", spot, 3.2, 60)
    for order, code in enumerate(_BLOOM):
        drift = patches(scene, f"drift {order}", spot, 34.0, 4)
        here = ramp(0.50, 0.68, drift)
        speck = ramp(0.60 + 0.02 * order, 0.70, np.roll(dots, 7 * order, 1)) * 0.85
        tint = 0.09 * ramp(5.0, 24.0, spot.away) * ramp(420.0, 120.0, spot.away)
        amount = here * np.maximum(
            speck * ramp(34.0, 18.0, spot.away) * ramp(9.0, 15.0, spot.away), tint
        )
        ink = mix(ink, from_hex(code) * 0.85, amount[..., None])
    return ink
