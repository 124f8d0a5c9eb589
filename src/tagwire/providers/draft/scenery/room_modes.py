"""What a mode of light hangs up in a room: a pool of light, two neon tubes, light from behind."""

import numpy as np

from tagwire.providers.draft.colour import from_hex

from .room_plan import Plan
from .room_solids import Drum


def mode_light(site: Plan, flip: float) -> None:
    """Add what the mode brings along; ``flip`` -1: the room will be mirrored."""
    mode = site.ask.mode
    if mode == "dramatic":
        top = min(site.high - 0.1, 4.2)
        site.spot(
            (-1.3, top, 2.9),
            (0.1, 0.2, 3.0),
            9.0,
            from_hex("#ffdcae"),
            cone=(0.84, 0.95),
            beam=0.02,
        )
    if mode == "neon":
        _neon(site, flip)
    if mode == "backlit":
        light = site.hour.outside + site.hour.sunlight * np.float32(0.3)
        y = min(site.high - 0.4, 3.0)
        at = (0.0, y, site.deep - 0.4)
        site.spot(at, (0.0, 0.3, 1.6), 5.0, light, cone=(0.45, 0.9), beam=0.012)


def _neon(site: Plan, flip: float) -> None:
    """Hang a pink tube on what will be the left of the picture, a blue one on the right."""
    model = site.model
    for sign, code in ((-flip, "#ff2f9e"), (flip, "#22d0ff")):
        x, paint = sign * (site.half - 0.12), from_hex(code)
        low, top = 0.5, min(site.high - 0.3, 2.9)
        z = site.deep * 0.62
        model.solids.append(Drum((x, low, z), top - low, 0.03, 0.03, paint, glow=5.0))
        site.tube((x, low, z), (x, top, z), 3.2, paint)
        y = min(site.high - 0.25, 3.2)
        model.box(
            (sign * site.half * 0.5, y, site.deep - 0.1),
            (site.half * 0.7, 0.04, 0.04),
            paint,
            glow=4.0,
        )
        site.tube(
            (sign * site.half * 0.2, y, site.deep - 0.3),
            (sign * site.half * 0.85, y, site.deep - 0.3),
            2.0,
            paint,
        )
