"""Rolling hills: a patchwork of fields, hedges and lone trees."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, clip01, from_hex, mix, ramp
from tagwire.providers.draft.scenery.grassland import GRASS, Grassland
from tagwire.providers.draft.scenery.grassland import build as build_grassland
from tagwire.providers.draft.scenery.ground import (
    blend,
    cover_snow,
    patches,
    seasoned,
    turf,
    wetted,
)
from tagwire.providers.draft.scenery.land import Scene, Spot, scene_of
from tagwire.providers.draft.scenery.land_trees import Grove
from tagwire.providers.draft.scenery.terrain import planes
from tagwire.providers.draft.scenery.terrain_shapes import added, rolling

_FIELDS = ("#5c7a2c", "#7f9636", "#a8a248", "#c2a552", "#8a7446", "#6c8a34", "#4e6e2c")


def build(ask: Ask) -> Backdrop:
    """Build the hills."""
    scene = scene_of(ask, "golden")

    def valley(aside: Floats, away: Floats) -> Floats:
        # One stands on a hill: the land falls away, then climbs to the downs.
        return np.asarray(
            240.0 * ramp(280.0, 3400.0, away) - 52.0 * ramp(9.0, 260.0, away), np.float32
        )

    heights = added(
        rolling(scene, "knoll", 70.0, 3.0, (5.0, 40.0)),
        valley,
        rolling(scene, "hills", 520.0, 70.0, (60.0, 420.0)),
        rolling(scene, "downs", 1900.0, 300.0, (500.0, 2600.0)),
        rolling(scene, "blue hills", 5200.0, 900.0, (2600.0, 9000.0)),
    )
    plants = (
        Grove("broadleaf", 11.0, 900, 140.0, 3800.0, 90.0, 0.30, open=0.06, sight=9000.0),
        Grove("broadleaf", 10.0, 14, 34.0, 110.0, 30.0, 0.6, open=0.27),
        Grove("bush", 1.0, 30, 18.0, 160.0, 12.0, 0.4, open=0.16),
        Grove("grass", 0.24, 260, 1.4, 14.0, 2.6, 0.5, dry=0.2, hardy=0.1923),
        Grove("flowers", 0.30, 40, 1.7, 14.0, 2.4, 0.4, open=0.08, hardy=0.0),
    )
    return build_grassland(
        scene,
        Grassland(
            heights,
            lambda spot: _paint(scene, spot),
            planes(1.2, (60.0, 90), (2500.0, 260), (14000.0, 110)),
            plants,
            blades=0.14,
            sight=9500.0,
            mist=260.0,
            wrap=0.22,
        ),
    )


def _paint(scene: Scene, spot: Spot) -> Floats:
    """Turf near the camera, then fields, each with its crop, its rows and its hedge."""
    near = turf(scene, spot, GRASS)
    warp = (patches(scene, "field warp", spot, 900.0, 4) - 0.5) * 190.0
    u, v = (spot.aside + warp) / 120.0, (spot.away - warp * 0.7) / 170.0
    cell = np.sin(np.floor(u) * 127.1 + np.floor(v) * 311.7) * 437.585
    crop = cell - np.floor(cell)
    rows = 1 + 0.16 * np.sin((u * 14 + v * 5 * (crop > 0.5)) * 6.2832) * clip01(3.0 / spot.grain)
    field = blend(_FIELDS, crop) * np.asarray(rows, np.float32)[..., None]
    off = np.minimum(np.minimum(u % 1, 1 - u % 1) * 120, np.minimum(v % 1, 1 - v % 1) * 170)
    hedge = ramp(5.5, 2.0, off) * clip01(14.0 / spot.grain)
    field = mix(field, from_hex("#2c3d1c"), (hedge * 0.8)[..., None])
    ink = mix(
        near,
        field * (0.75 + 0.5 * near.mean(axis=2, keepdims=True) / 0.12),
        ramp(45.0, 150.0, spot.away)[..., None],
    )
    wood = patches(scene, "far woods", spot, 2400.0, 6)
    ink = mix(
        ink,
        from_hex("#2f4424"),
        (ramp(0.52, 0.62, wood) * ramp(900.0, 2600.0, spot.away))[..., None],
    )
    ink = seasoned(ink, scene.season)
    if scene.season == "winter":
        ink = cover_snow(scene, spot, ink, -300.0, 60.0)
    return wetted(scene, ink)
