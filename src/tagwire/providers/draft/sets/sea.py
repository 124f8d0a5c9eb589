"""The open sea: waves to the horizon under a great sky."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import from_hex
from tagwire.providers.draft.scenery.land import Country, scene_of
from tagwire.providers.draft.scenery.land import build as build_land
from tagwire.providers.draft.scenery.terrain import planes
from tagwire.providers.draft.scenery.water import Water, flood, opened


def build(ask: Ask) -> Backdrop:
    """Build the sea."""
    scene = scene_of(ask, "sunset", lift=0.04)
    rough = {"storm": 1.7, "overcast": 1.15, "dusk": 0.7, "moonlit": 0.75}.get(ask.light, 0.95)
    water = Water(wild=rough, crests=0.9 if rough > 1.5 else 0.06)
    land = build_land(
        scene,
        Country(
            lambda aside, away: np.full_like(away, -40.0),
            lambda spot: np.broadcast_to(from_hex("#0b3346"), (*spot.away.shape, 3)),
            planes(40.0, (400.0, 8)),
            rough=0.0,
            floor="water",
            gloss=0.18,
            then=(lambda view, picture: flood(view, water, picture),),
        ),
    )
    return opened(land, scene, 0.0, 0.34)
