"""Mountains: great peaks with snow over alpine meadows."""

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, clip01, mix, ramp
from tagwire.providers.draft.noise import fractal
from tagwire.providers.draft.scenery.grassland import Grassland
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
from tagwire.providers.draft.scenery.land_hours import hour_of
from tagwire.providers.draft.scenery.land_rocks import Stones
from tagwire.providers.draft.scenery.land_trees import Grove
from tagwire.providers.draft.scenery.sky import Hour
from tagwire.providers.draft.scenery.terrain import planes
from tagwire.providers.draft.scenery.terrain_noise import sample
from tagwire.providers.draft.scenery.terrain_shapes import added, range_of, rolling

_GRASS = ("#384a26", "#4a5a2e", "#5e653a", "#707248")
_ROCK = ("#4e4b4c", "#6c6763", "#857d74")


def build(ask: Ask) -> Backdrop:
    """Build the mountains."""
    scene = scene_of(ask, "morning", hour=at_dawn(ask))
    peaks = range_of(scene, "peaks", metres=9000, share=0.36, start=1500, full=8200, heroes=3)
    heights = added(
        rolling(scene, "alp", 420.0, 26.0, (9.0, 320.0)),
        rolling(scene, "foothills", 2600.0, 520.0, (500.0, 3200.0)),
        peaks,
    )
    plants = (
        Grove(
            "conifer", 17.0, 620, 90.0, 1500.0, 130.0, 0.42, open=0.10, open_to=300.0, sight=15000.0
        ),
        Grove("conifer", 15.0, 34, 26.0, 90.0, 14.0, 0.8, open=0.30),
        Grove("bush", 0.6, 26, 10.0, 60.0, 6.0, 0.5, open=0.16, dry=0.3),
        Grove("grass", 0.22, 260, 1.4, 14.0, 2.6, 0.5, dry=0.5),
        Grove("flowers", 0.30, 46, 1.8, 16.0, 2.4, 0.4, open=0.08, hardy=0.0),
    )
    white = 0.9 if scene.season == "winter" else 0.0
    land = build_grassland(
        scene,
        Grassland(
            heights,
            lambda spot: paint(scene, spot),
            planes(1.2, (500.0, 130), (16000.0, 330)),
            plants,
            blades=0.11,
            sight=21000.0,
            mist=700.0,
            stones=Stones(("#6a665f", "#98928a"), 0.8, 70, 2.4, 90.0, snow=white),
        ),
    )
    return misted(land, scene, 0.0, 0.55) if is_dawn(ask) else land


def is_dawn(ask: Ask) -> bool:
    """Whether a morning is asked for by name: among peaks it is the hour of sunrise."""
    return ask.light == "morning" and ask.mode in ("", "soft", "dramatic", "backlit")


def at_dawn(ask: Ask) -> Hour | None:
    """The hour of sunrise, as weather, mode and season bend it; None at any other."""
    if not is_dawn(ask):
        return None
    hour = hour_of(ask, "morning")
    return replace(
        hour, zenith="#5482b6", middle="#dcc3b8", horizon="#ffca90",
        sun="#ffb06a", ambient="#8496c0", haze="#f3c3a0", cloud="#ffcfae", shade="#8f86ac",
        power=1.15 * hour.power, low=True, elevation=0.16, height=0.24,
    )  # fmt: skip


def misted(backdrop: Backdrop, scene: Scene, level: float, amount: float) -> Backdrop:
    """Lay the night's mist over low ground or water at ``level`` metres; nothing is moved."""
    camera, depth = scene.camera, backdrop.depth
    rows = np.arange(camera.height, dtype=np.float32)[:, None] + 0.5
    up = camera.eye - (rows - camera.horizon) / camera.focal * depth - level
    cells = fractal(scene.rng("mist"), 256, 5, 4, 0.6)
    drift = sample(cells, camera.across * depth / 420.0, depth / 700.0)
    thick = ramp(10.0, 260.0, depth) * np.exp(-np.maximum(up, 0) / (5.0 + 0.012 * depth))
    share = thick * (0.45 + 0.85 * ramp(0.3, 0.7, drift)) * np.float32(amount)
    veil = mix(backdrop.haze, scene.hour.fog, 0.5) * 1.08
    image = mix(backdrop.image, veil, np.minimum(share, 0.9)[..., None])
    return replace(backdrop, image=np.asarray(image, np.float32))


def paint(scene: Scene, spot: Spot, line: float = 1150.0) -> Floats:
    """Turf below, forest in patches, rock where it is steep, snow on top."""
    grass = seasoned(turf(scene, spot, _GRASS), scene.season)
    wood = patches(scene, "woods", spot, 1800.0, 7)
    forest = ramp(0.46, 0.60, wood) * ramp(150.0, 500.0, spot.away) * ramp(900.0, 500.0, spot.up)
    grass = mix(
        grass,
        seasoned(blend(("#1f2e1c", "#2c3d24"), wood), scene.season),
        (forest * 0.9)[..., None],
    )
    grit = patches(scene, "rock", spot, 900.0, 6)
    rock = blend(_ROCK, clip01(0.5 + (grit - 0.5) * 1.6))
    bare = ramp(0.86, 0.66, spot.flatness + (grit - 0.5) * 0.2)
    bare = np.maximum(bare, ramp(500.0, 1100.0, spot.up) * 0.8) * ramp(100.0, 700.0, spot.away)
    ink = mix(grass, rock, bare[..., None])
    line = -60.0 if scene.season == "winter" else line
    return wetted(scene, cover_snow(scene, spot, ink, line, 260.0))
