"""A gym: a mirror wall, racks of weights, benches, mats, long lights."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import BLACK, OAK, STEEL, ball, cushion, drum
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_decor import plant
from tagwire.providers.draft.scenery.room_mirror import MIRROR
from tagwire.providers.draft.scenery.room_plan import Window


def build(ask: Ask) -> Backdrop:
    """Build the gym."""
    return build_room(
        ask, Room(_furnish, high=3.8, deep=9.0, wide=1.12, polish=0.22, dust=0.006, lamps=0.45)
    )


def _furnish(site: Site) -> None:
    model, back, half, high = site.model, site.deep, site.half, site.high
    windows = tuple(
        Window("left", z, 0.5, 2.2, high - 1.2, (3, 3), "#2b2e31", "town") for z in (3.6, 6.4)
    )
    bricks = site.rng("bricks").random() < 0.5
    wall = site.pick("wall", "#9a6a52", "#b0a598", "#5a6068", "#c4b8a4")
    site.shell(
        wall,
        site.pick("floor", "#4a4c50", "#9a7a58", "#5a5f60"),
        from_hex("#3c3e42"),
        walling=textures.brick if bricks else textures.plaster,
        flooring=textures.tiled(1.0, 1.0, 0.012, 0.08),
        windows=windows,
    )
    ink = site.pick("accent", "#d8562c", "#d9b02c", "#2f8a9a", "#7aa83a")
    _mirrors(site)
    model.box((0, high - 0.75, back - 0.03), (2 * half, 0.16, 0.05), ink, casts=False)
    _dumbbells(site, half * 0.52, back - 0.55, ink)
    _rack(site, -half * 0.56, back - 1.9, ink)
    _mats(site, ink)
    plant(site, (half - 0.4, 0, back - 0.5), 1.4, "plant")
    _lights(site)


def _lights(site: Site) -> None:
    """Two long lights under the ceiling."""
    model, back, half, high = site.model, site.deep, site.half, site.high
    white = from_hex("#f4f2ff")
    for x in (-half * 0.4, half * 0.4):
        model.box((x, high - 0.3, back / 2 + 1), (0.12, 0.05, back - 2), BLACK, casts=False)
        model.quad(
            (x - 0.05, high - 0.302, 2.0),
            (0.10, 0, 0),
            (0, 0, back - 2.2),
            white,
            glow=0.4 + 3.6 * site.lamps,
            casts=False,
        )
        site.tube((x, high - 0.4, 2.2), (x, high - 0.4, back - 0.6), 2.6 * site.lamps, white)


def _mats(site: Site, ink: Floats) -> None:
    """Benches on mats, balls, a punching bag."""
    model, back, half, high = site.model, site.deep, site.half, site.high
    for index, (x, z) in enumerate(((half * 0.66, back - 2.8), (half * 0.60, back - 4.6))):
        cushion(model, (x, 0.40, z), (0.36, 0.09, 1.2), BLACK * 2)
        for dz in (-0.45, 0.45):
            model.box((x, 0, z + dz), (0.40, 0.40, 0.06), STEEL * 0.5)
        model.quad(
            (x - 0.9, 0.012, z - 0.9),
            (1.8, 0, 0),
            (0, 0, 1.8),
            ink * (0.5 + 0.2 * index),
            texture=textures.cloth,
            casts=False,
        )
    for index, code in enumerate(("#d8562c", "#3a6a8a", "#8aa04a")):
        ball(
            model,
            (-half + 0.45, 0.32, back - 3.6 - index * 0.72),
            (0.32, 0.32, 0.32),
            from_hex(code),
            gloss=0.4,
        )
    drum(
        model,
        (half * 0.88, 0.9, back - 6.0),
        1.1,
        (0.20, 0.20),
        from_hex("#7a2f24"),
        texture=textures.cloth,
    )
    drum(model, (half * 0.88, 2.0, back - 6.0), high - 2.0, (0.012, 0.012), STEEL, lid=False)


def _mirrors(site: Site) -> None:
    """Panes of mirror on the back wall."""
    model, back, half = site.model, site.deep, site.half
    count = 5
    step = 1.7 * half / count
    for index in range(count):
        x = -0.85 * half + step * index
        model.quad(
            (x + 0.02, 0.35, back - 0.03),
            (step - 0.04, 0, 0),
            (0, 2.1, 0),
            from_hex("#a9b4b8"),
            gloss=MIRROR,
            casts=False,
        )


def _dumbbells(site: Site, x: float, z: float, ink: Floats) -> None:
    model = site.model
    for y in (0.35, 0.80):
        model.box((x, y, z), (1.9, 0.05, 0.34), STEEL * 0.4, texture=textures.metal)
        for index in range(6):
            at, size = x - 0.8 + index * 0.32, 0.06 + 0.012 * index
            for side in (-1, 1):
                ball(
                    model,
                    (at + side * 0.075, y + 0.05 + size, z - 0.05),
                    (0.045, size, size),
                    BLACK * 1.6,
                    gloss=0.5,
                )
            model.box((at, y + 0.04 + size, z - 0.05), (0.14, 0.025, 0.025), STEEL)
    for side in (-1, 1):
        model.box((x + side * 0.95, 0, z), (0.07, 1.1, 0.40), ink * 0.8)


def _rack(site: Site, x: float, z: float, ink: Floats) -> None:
    model = site.model
    for dx in (-0.6, 0.6):
        for dz in (-0.5, 0.5):
            model.box((x + dx, 0, z + dz), (0.08, 2.4, 0.08), BLACK * 1.6, gloss=0.3)
        model.box((x + dx, 2.32, z), (0.08, 0.08, 1.0), ink)
    for dz in (-0.5, 0.5):
        model.box((x, 2.32, z + dz), (1.2, 0.08, 0.08), ink)
    model.box((x, 1.36, z - 0.58), (2.0, 0.032, 0.032), STEEL, gloss=0.9)
    for dx in (-0.86, 0.86):
        for step, size in ((0.0, 0.23), (0.05, 0.20)):
            ball(
                model,
                (x + dx + np.sign(dx) * step, 1.376, z - 0.58),
                (0.03, size, size),
                BLACK * 1.8,
                gloss=0.4,
            )
    model.box((x, 0, z), (2.0, 0.025, 1.9), OAK * 0.6, texture=textures.table_top)
