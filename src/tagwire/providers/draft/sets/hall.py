"""A ballroom: chandeliers, a checker floor that mirrors, tall windows, pilasters."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import BRASS, ball, drum
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_decor import inks, picture, plant
from tagwire.providers.draft.scenery.room_plan import WARM, Window


def build(ask: Ask) -> Backdrop:
    """Build the hall."""
    return build_room(
        ask,
        Room(
            _furnish,
            high=5.6,
            deep=12.0,
            wide=1.15,
            polish=0.62,
            dust=0.016,
            lamps=0.5,
            haze=80,
            bloom=0.35,
        ),
    )


def _furnish(site: Site) -> None:
    model, back, half, high = site.model, site.deep, site.half, site.high
    drape = ("#7a2430", "#b08a4a", "#2f4a5a", "#4f5a3c")[int(site.rng("drapes").integers(4))]
    windows = tuple(
        Window("left", z, 0.5, 1.5, high - 1.7, (2, 5), curtains=drape) for z in (3.6, 6.6, 9.6)
    )
    windows += tuple(
        Window("back", x, 0.5, half * 0.30, high - 1.7, (2, 5), curtains=drape, view="trees")
        for x in (-half * 0.62, half * 0.62)
    )
    wall = site.pick("wall", "#d8c8a4", "#b9c4ba", "#d9bfae", "#a9b5c4")
    light, deep = from_hex("#e9e2d4"), site.pick("floor", "#26262a", "#6a3a2c", "#3a4a48")
    site.shell(
        wall,
        light,
        from_hex("#efe6d2"),
        walling=textures.panelled(1.3, 2.6),
        flooring=textures.checker(light, deep, 0.8),
        windows=windows,
        skirting=from_hex("#f0e8d8"),
    )
    cream = from_hex("#f3ead8")
    for side in (-1, 1):
        for z in (2.1, 5.1, 8.1, 11.1):
            model.box(
                (side * (half - 0.1), 0, z),
                (0.22, high - 0.4, 0.5),
                cream,
                texture=textures.plaster,
            )
            model.box((side * (half - 0.14), high - 0.75, z), (0.32, 0.3, 0.62), BRASS, gloss=0.6)
        model.box(
            (side * (half - 0.16), high - 0.4, back / 2), (0.34, 0.4, back + 3), cream, casts=False
        )
        model.box((side * half * 0.30, 0, back - 0.1), (0.4, high - 0.4, 0.22), cream)
    model.box((0, high - 0.4, back - 0.16), (2 * half, 0.4, 0.34), cream, casts=False)
    _door(site)
    _runner(site)
    for z in (back - 6.6, back - 3.0):
        _chandelier(site, 0.0, high - 1.75, z)


def _runner(site: Site) -> None:
    """A long carpet to the door, and two urns with palms beside it."""
    model, back, half = site.model, site.deep, site.half
    wide, long = min(2.2, half * 0.8), back - 1.2
    red = site.pick("runner", "#7c1f26", "#6a1a2c", "#27405f", "#2c4a3c")
    pile = textures.rug(red, from_hex("#d8a860"), wide, long)
    corner = (-wide / 2, 0.012, 0.6)
    model.quad(corner, (wide, 0, 0), (0, 0, long), red, texture=pile, casts=False)
    for side in (-1, 1):
        plant(site, (side * half * 0.46, 0, back - 0.8), 2.0, f"palm {side}")


def _door(site: Site) -> None:
    model, back, wide = site.model, site.deep, site.half * 0.36
    wood = site.pick("door", "#efe6d4", "#5a3a26")
    model.box((0, 0, back - 0.05), (wide + 0.3, 2.85, 0.10), BRASS * 0.8)
    model.box(
        (0, 0, back - 0.09), (wide, 2.7, 0.10), wood, texture=textures.panelled(wide / 4, 0.9)
    )
    picture(model, (0, 3.85, back - 0.02), (wide * 0.9, 1.1), inks(site, "over the door"), BRASS)


def _chandelier(site: Site, x: float, y: float, z: float) -> None:
    model, glow = site.model, 0.8 + 3.4 * site.lamps
    drum(model, (x, y + 0.3, z), site.high - y - 0.3, (0.015, 0.015), BRASS, lid=False, casts=False)
    ball(model, (x, y + 0.25, z), (0.14, 0.22, 0.14), BRASS, gloss=0.9, casts=False)
    for ring, (radius, lift, count) in enumerate(((0.85, 0.0, 14), (0.5, 0.34, 9))):
        drum(
            model,
            (x, y + lift, z),
            0.035,
            (radius, radius),
            BRASS,
            gloss=0.9,
            lid=False,
            casts=False,
        )
        for index in range(count):
            turn = 2 * float(np.pi) * index / count + ring
            at = (
                x + radius * float(np.cos(turn)),
                y + lift + 0.03,
                z + radius * float(np.sin(turn)),
            )
            _candle(site, at, glow)
    site.lamp((x, y - 0.1, z), 7.0)


def _candle(site: Site, at: tuple[float, float, float], glow: float) -> None:
    """A candle of the chandelier, with a drop of crystal below."""
    model = site.model
    drum(model, at, 0.12, (0.02, 0.02), from_hex("#f6ecd6"), lid=False, casts=False)
    ball(
        model,
        (at[0], at[1] + 0.17, at[2]),
        (0.032, 0.06, 0.032),
        WARM,
        glow=glow * 1.6,
        casts=False,
    )
    drop = from_hex("#fff0d0")
    ball(
        model,
        (at[0], at[1] - 0.11, at[2]),
        (0.022, 0.07, 0.022),
        drop,
        glow=0.5,
        gloss=0.9,
        casts=False,
    )
