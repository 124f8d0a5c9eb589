"""Islands: green rock rising from the sea, near ones and far ones."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, clip01, from_hex, mix, ramp
from tagwire.providers.draft.scenery.ground import blend, patches, seasoned, wetted
from tagwire.providers.draft.scenery.land import Country, Scene, Spot, scene_of
from tagwire.providers.draft.scenery.land import build as build_land
from tagwire.providers.draft.scenery.land_trees import Grove, plant_groves
from tagwire.providers.draft.scenery.terrain import Heights, planes
from tagwire.providers.draft.scenery.terrain_noise import folded, sample
from tagwire.providers.draft.scenery.water import Water, flood, opened

# Place across, metres away, height and width as shares of the view: seen from a boat, from above.
_ISLES = ((0.60, 520.0, 0.23, 0.33), (-0.46, 1100.0, 0.12, 0.24), (-0.82, 700.0, 0.10, 0.14),
          (0.14, 3200.0, 0.055, 0.30), (0.92, 2400.0, 0.13, 0.30),
          (-0.14, 5200.0, 0.05, 0.34))  # fmt: skip
_BELOW = ((0.34, 330.0, 0.075, 0.30), (-0.52, 250.0, 0.03, 0.17), (-0.12, 460.0, 0.02, 0.10),
          (-0.60, 720.0, 0.11, 0.24), (0.78, 620.0, 0.06, 0.16))  # fmt: skip


def build(ask: Ask) -> Backdrop:
    """Build the islands."""
    scene = scene_of(ask, "day", lift=-0.06 if ask.angle == "aerial" else 0.02)
    heights = _isles(scene)
    rough = {"storm": 1.5, "overcast": 1.0}.get(ask.light, 0.55)
    aerial = scene.camera.eye > 30.0
    water = Water(
        wild=rough * (0.6 if aerial else 1.0),
        deep="#04384f" if aerial else "#083a50",
        shallow="#4cc4b4" if aerial else "#35a3a0",
        ground=heights,
        clear=3.6 if aerial else 3.0,
        crests=0.9 if rough > 1.2 else 0.0,
    )
    near = 100.0 if aerial else 160.0
    woods = (Grove("palm", 8.0, 420, near, 900.0, 30.0, 0.7, above=1.6, below=26.0),)
    land = build_land(
        scene,
        Country(
            heights,
            lambda spot: _paint(scene, spot),
            planes(60.0, (300.0, 40), (2600.0, 240), (9000.0, 120)),
            sight=9000.0,
            mist=220.0,
            rough=0.02,
            floor="water",
            gloss=0.18,
            then=(
                lambda view, picture: plant_groves(view, heights, woods, picture),
                lambda view, picture: flood(view, water, picture),
            ),
        ),
    )
    return opened(land, scene, 0.0, 0.42)


def _isles(scene: Scene) -> Heights:
    """Cones of rock out of the water: a large one at one side, small ones about, far ones."""
    rng = scene.rng("isles")
    half = scene.camera.width / 2 / scene.camera.focal
    tile = folded(scene.rng("rock"), "ridged", 4, 7, 0.5)
    side = -1.0 if rng.random() < 0.5 else 1.0
    up = scene.camera.height / scene.camera.focal
    aerial = scene.camera.eye > 30.0
    sites = (*_BELOW, *_ISLES[2:]) if aerial else _ISLES
    isles = []
    for place, distance, share, size in sites:
        slope = side * half * (place + float(rng.uniform(-0.07, 0.07)))
        away = distance * float(rng.uniform(0.85, 1.15))
        tall = share * up * away * float(rng.uniform(0.8, 1.15))
        wide = size * half * away
        isles.append((slope * away, away, min(tall, 0.62 * wide), wide))

    def heights(aside: Floats, away: Floats) -> Floats:
        total = np.full_like(away, -14.0)
        rock = sample(tile, aside / 900.0, away / 900.0)
        if aerial:
            reef = ramp(0.50, 0.78, sample(tile, aside / 420.0 + 0.3, away / 300.0 + 0.7))
            total = -14.0 + 8.5 * reef
        for x, z, tall, wide in isles:
            if aerial:  # reefs show round them
                shelf = 1.75 - np.sqrt(((aside - x) / wide) ** 2 + ((away - z) / wide) ** 2)
                total = np.maximum(
                    total, -13.0 + 11.5 * ramp(0.0, 0.75, shelf + 0.5 * (rock - 0.5))
                )
            off = np.sqrt(((aside - x) / wide) ** 2 + ((away - z) / wide / 1.3) ** 2)
            cone = np.exp(-(off**1.3) * 1.5) * (0.36 + 1.15 * rock) - 0.17
            total = np.maximum(total, np.float32(tall * 1.15) * cone + 0.0)
        return np.asarray(np.maximum(total, -14.0), np.float32)

    return heights


def _paint(scene: Scene, spot: Spot) -> Floats:
    """Sand at the water's edge, jungle over it, cliffs where it is steep."""
    mass = patches(scene, "jungle", spot, 240.0, 8)
    fine = patches(scene, "leaves", spot, 60.0, 14)
    green = blend(("#26401f", "#3c5a28", "#587034"), clip01(mass * 0.8 + (fine - 0.4)))
    green = seasoned(green * (0.65 + 0.8 * fine)[..., None], scene.season)
    cliff = blend(("#57504a", "#7d7268", "#9b8d7c"), fine)
    ink = mix(green, cliff, ramp(0.76, 0.58, spot.flatness + (fine - 0.5) * 0.2)[..., None])
    sand = ramp(5.5, 2.0, spot.up + (mass - 0.5) * 5)
    return wetted(scene, mix(ink, from_hex("#dcc898"), sand[..., None]))
