"""Above the clouds: a sea of white heads, towers of cumulus, and nothing under one's feet."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.scenery.land import Country, Scene, Spot, scene_of
from tagwire.providers.draft.scenery.land import build as build_land
from tagwire.providers.draft.scenery.terrain import Heights, planes
from tagwire.providers.draft.scenery.terrain_noise import folded, sample


def build(ask: Ask) -> Backdrop:
    """Build the sky."""
    scene = scene_of(ask, "day", lift=-0.08)
    heights = _heads(scene)
    return build_land(
        scene,
        Country(
            heights,
            lambda spot: _paint(scene, spot),
            planes(60.0, (900.0, 160), (5000.0, 200), (30000.0, 90)),
            sight=16000.0,
            mist=900.0,
            rough=0.0,
            wrap=0.40,
            shade=2500.0,
            patchy=0.0,
            floor="none",
            blur=0.1,
        ),
    )


def _heads(scene: Scene) -> Heights:
    """Puffs on puffs far below the camera, some of them towers."""
    puffs = folded(scene.rng("puffs"), "puffy", 3, 7, 0.50)
    towers = folded(scene.rng("towers"), "puffy", 4, 3, 0.4)

    def heights(aside: Floats, away: Floats) -> Floats:
        small = sample(puffs, aside / 900.0, away / 900.0)
        large = sample(towers, aside / 6000.0, away / 6000.0)
        head = sample(puffs, aside / 3100.0, away / 3100.0)
        tall = ramp(0.50, 0.85, large) * ramp(900.0, 3500.0, away)
        middle = ramp(0.10, 0.45, np.abs(aside / away))
        rise = 95.0 * small + 290.0 * head + 330.0 * tall * (0.35 + 0.65 * middle) * (0.5 + head)
        return np.asarray(rise - 470.0, np.float32)

    return heights


def _paint(scene: Scene, spot: Spot) -> Floats:
    """White heads; the hollows between them are blue with depth."""
    deep = ramp(-170.0, -440.0, spot.up)
    return mix(from_hex("#dfe4ec"), from_hex("#7d93b8"), (deep * 0.9)[..., None])
