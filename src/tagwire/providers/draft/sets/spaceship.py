"""A spaceship: a corridor of ribs and light strips, panels, a window to the stars."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import BLACK, STEEL, ball, drum
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_plan import Window
from tagwire.providers.draft.scenery.room_textures import screen, ship_panels


def build(ask: Ask) -> Backdrop:
    """Build the spaceship."""
    return build_room(
        ask,
        Room(
            _furnish,
            high=3.0,
            deep=10.0,
            wide=0.92,
            polish=0.5,
            dust=0.0,
            dim=0.25,
            lamps=0.9,
            haze=45,
            bloom=0.4,
        ),
    )


def _furnish(site: Site) -> None:
    model, back, half, high = site.model, site.deep, site.half, site.high
    windows = (
        Window("back", 0.0, 0.75, half * 1.5, high - 1.35, (3, 1), "#3a424a", "stars", bar=0.09),
        Window("left", 4.6, 0.9, 1.7, 1.2, (1, 1), "#3a424a", "stars", bar=0.09),
    )
    hull = site.pick("hull", "#a3adb6", "#8a97a0", "#c4c2ba", "#6f7c88")
    site.shell(
        hull,
        site.pick("deck", "#3f474f", "#565b60"),
        hull * 0.6,
        walling=ship_panels,
        flooring=textures.tiled(0.8, 0.8, 0.02),
        windows=windows,
    )
    ink = site.pick("strips", "#7fd8ff", "#ffb96a", "#9fe8c8", "#c9b0ff")
    dark = hull * 0.45
    _ribs(site, dark, ink)
    _strips(site, dark, ink)
    for index, side in enumerate((-1, 1)):
        _console(site, side * half * 0.66, back - 0.95, index, ink)
    for index, z in enumerate((back - 3.3, back - 5.0)):
        at = half - 0.02
        model.quad(
            (at, 1.15, z - 0.45),
            (0, 0, 0.9),
            (0, 0.55, 0),
            ink,
            texture=screen(7 + index),
            glow=0.9,
            casts=False,
        )
    _barrels(site, ink)


def _strips(site: Site, dark: Floats, ink: Floats) -> None:
    """Long lights at the foot of the walls and overhead."""
    model, back, half, high = site.model, site.deep, site.half, site.high
    for side in (-1, 1):
        model.box((side * (half - 0.16), 0, back / 2), (0.34, 0.12, back), dark)
        edge = side * (half - 0.34)
        model.quad(
            (edge, 0.125, 0.5),
            (0.04, 0, 0),
            (0, 0, back - 0.6),
            ink,
            glow=3.5 * site.lamps,
            casts=False,
        )
        site.tube((edge, 0.3, 1.0), (edge, 0.3, back - 0.4), 0.5 * site.lamps, ink)
        x = side * half * 0.42
        model.box((x, high - 0.07, back / 2), (0.30, 0.05, back), dark, casts=False)
        model.quad(
            (x - 0.10, high - 0.075, 0.6),
            (0.20, 0, 0),
            (0, 0, back - 0.8),
            from_hex("#f2f7ff"),
            glow=0.3 + 2.6 * site.lamps,
            casts=False,
        )
        site.tube(
            (x, high - 0.2, 0.8), (x, high - 0.2, back - 0.5), 1.1 * site.lamps, from_hex("#dfeaff")
        )


def _ribs(site: Site, dark: Floats, ink: Floats) -> None:
    """Frames of the hull with upright strips of light."""
    model, back, half, high = site.model, site.deep, site.half, site.high
    for z in np.arange(1.4, back, 1.72):
        for side in (-1, 1):
            model.box(
                (side * (half - 0.12), 0, float(z)),
                (0.26, high, 0.30),
                dark,
                texture=textures.metal,
                gloss=0.5,
            )
            model.quad(
                (side * (half - 0.255), 0.5, float(z) - 0.03),
                (0, 0, 0.06),
                (0, high - 1.0, 0),
                ink,
                glow=0.4 + 3.6 * site.lamps,
                casts=False,
            )
        model.box((0, high - 0.2, float(z)), (2 * half, 0.22, 0.30), dark, texture=textures.metal)


def _console(site: Site, x: float, z: float, index: int, ink: Floats) -> None:
    model = site.model
    model.box((x, 0, z), (1.1, 0.78, 0.5), STEEL * 0.35, texture=textures.metal, gloss=0.5)
    model.quad(
        (x - 0.5, 0.79, z - 0.28),
        (1.0, 0, 0),
        (0, 0.24, 0.42),
        ink,
        texture=screen(index),
        glow=1.2,
        casts=False,
    )
    drum(model, (x, 0.0, z - 0.75), 0.45, (0.16, 0.10), BLACK)
    model.box((x, 0.45, z - 0.75), (0.5, 0.10, 0.48), STEEL * 0.5, texture=textures.cloth)
    ball(model, (x, 0.9, z - 0.98), (0.26, 0.40, 0.07), STEEL * 0.5, texture=textures.cloth)
    site.lamp((x, 1.1, z - 0.2), 0.4, ink)


def _barrels(site: Site, ink: Floats) -> None:
    x, z = -site.half + 0.62, site.deep - 3.0
    for dx, dz, high in ((0.0, 0.0, 0.95), (0.15, -0.62, 0.62)):
        drum(
            site.model,
            (x + dx, 0, z + dz),
            high,
            (0.26, 0.26),
            from_hex("#c98a3a"),
            texture=textures.metal,
            gloss=0.5,
        )
        drum(
            site.model, (x + dx, high * 0.5, z + dz), 0.05, (0.265, 0.265), ink, glow=1.6, lid=False
        )
