"""A library: two storeys of spines, a gallery, a ladder, reading lamps, shafts of light."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import (
    BRASS,
    WALNUT,
    ball,
    bookcase,
    chair,
    disc,
    drum,
    table,
)
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_decor import carpet, pendant, stack
from tagwire.providers.draft.scenery.room_plan import Window


def build(ask: Ask) -> Backdrop:
    """Build the library."""
    return build_room(
        ask,
        Room(
            _furnish,
            high=5.2,
            deep=10.0,
            wide=1.12,
            polish=0.22,
            dust=0.017,
            dim=0.75,
            lamps=0.6,
            haze=130,
            bloom=0.24,
        ),
    )


def _furnish(site: Site) -> None:
    model, back, half, high = site.model, site.deep, site.half, site.high
    windows = (
        Window("left", 3.2, 2.9, 1.3, 2.0, (2, 4), "#3a2a1c"),
        Window("left", 6.2, 2.9, 1.3, 2.0, (2, 4), "#3a2a1c"),
        Window("back", 0.0, 0.9, half * 0.52, high - 1.5, (3, 6), "#3a2a1c"),
    )
    wood = site.pick("wood", "#6f4628", "#54341f", "#7d5531")
    site.shell(
        site.pick("wall", "#5f4630", "#4a4a3c", "#6a3a2c"),
        site.pick("floor", "#7a5434", "#5f4028"),
        from_hex("#6b5640"),
        flooring=textures.herringbone,
        windows=windows,
    )
    for side in (-1, 1):
        wide = half * 0.70
        x = side * (half - wide / 2)
        bookcase(model, (x, 0, back - 0.22), (wide, 2.45, 0.40), wood)
        bookcase(model, (x, 2.72, back - 0.16), (wide, high - 3.0, 0.30), wood)
        facing = "right" if side < 0 else "left"
        for z in (back - 1.6, back - 4.0, back - 6.4):
            bookcase(model, (side * (half - 0.2), 0, z), (2.2, 2.45, 0.40), wood, facing=facing)
            model.box(
                (side * (half - 0.24), 0, z - 1.18),
                (0.5, 2.75, 0.14),
                wood * 0.8,
                texture=textures.oak_upright,
            )
        _gallery(site, side, wood)
    _ladder(site, half - 0.55, back - 2.6, wood)
    carpet(site, (0.0, back - 4.2), (half * 0.9, 4.6), "rug")
    for x in (-half * 0.42, half * 0.42):
        _desk(site, x, back - 3.0, wood)
    for z in (back - 2.2, back - 5.2):
        pendant(site, 0.0, z, 2.9 + (high - 5.2) * 0.6, BRASS, kind="globe", power=2.6)


def _gallery(site: Site, side: int, wood: Floats) -> None:
    """The walk before the upper shelves, with a railing, along one side."""
    model, back, half = site.model, site.deep, site.half
    x = side * (half - 0.42)
    model.box((x, 2.5, back / 2), (0.85, 0.12, back), wood, texture=textures.oak)
    edge = side * (half - 0.84)
    for z in np.arange(back - 0.4, 2.0, -0.32):
        drum(
            model, (edge, 2.62, float(z)), 0.62, (0.014, 0.014), BRASS * 0.5, lid=False, casts=False
        )
    model.box((edge, 3.24, back / 2 + 1), (0.06, 0.05, back - 2), wood)
    facing = "right" if side < 0 else "left"
    if side > 0:
        for z in (back - 1.6, back - 4.0, back - 6.4):
            bookcase(model, (side * (half - 0.12), 2.62, z), (2.2, 2.1, 0.24), wood, facing=facing)


def _ladder(site: Site, x: float, z: float, wood: Floats) -> None:
    model, lean = site.model, 0.35
    for dz in (-0.22, 0.22):
        model.quad((x - lean, 0, z + dz), (0.05, 0, 0), (lean, 2.5, 0), wood * 1.2)
        model.quad((x - lean, 0, z + dz), (0, 0, 0.05), (lean, 2.5, 0), wood * 1.3)
    for step in range(8):
        share = (step + 0.7) / 8.2
        model.box((x - lean * (1 - share), 2.5 * share, z), (0.05, 0.03, 0.44), wood * 1.3)


def _desk(site: Site, x: float, z: float, wood: Floats) -> None:
    model, green = site.model, from_hex("#1f6a48")
    table(model, (x, 0, z), (1.5, 0.76, 0.85), WALNUT)
    stack(site, (x - 0.45, 0.76, z), 4, f"stack {x > 0}")
    stack(site, (x + 0.5, 0.76, z + 0.1), 2, f"pair {x > 0}")
    drum(model, (x, 0.76, z + 0.1), 0.02, (0.09, 0.08), BRASS)
    drum(model, (x, 0.78, z + 0.1), 0.30, (0.012, 0.012), BRASS, lid=False)
    ball(
        model,
        (x, 1.08, z + 0.06),
        (0.17, 0.06, 0.09),
        green,
        glow=0.5 * site.lamps,
        gloss=0.8,
        casts=False,
    )
    disc(model, (x, 1.065, z + 0.05), 0.10, from_hex("#ffd9a0"), glow=3.0 * site.lamps)
    site.lamp((x, 1.0, z), 0.9)
    model.quad(
        (x - 0.2, 0.765, z - 0.22), (0.4, 0, 0), (0, 0, 0.26), from_hex("#efe6d2"), casts=False
    )
    chair(model, (x, 0, z - 0.62), wood, back=-1.0, seat=from_hex("#6a2f28"))
