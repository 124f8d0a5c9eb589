"""A temple: two rows of columns, an altar in candle glow, shafts of light, incense."""

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import BRASS, ball, drum
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_fittings import column
from tagwire.providers.draft.scenery.room_plan import Window


def build(ask: Ask) -> Backdrop:
    """Build the temple."""
    return build_room(
        ask,
        Room(
            _furnish,
            high=6.0,
            deep=13.0,
            wide=1.25,
            polish=0.30,
            dust=0.018,
            dim=0.5,
            lamps=0.8,
            haze=110,
            bloom=0.26,
            air="#c9a878",
        ),
    )


def _furnish(site: Site) -> None:
    model, back, half, high = site.model, site.deep, site.half, site.high
    windows = tuple(Window("left", z, 3.0, 0.8, 2.1, (1, 3), "#4a4034") for z in (4.2, 7.0, 9.8))
    stone = site.pick("stone", "#a3937a", "#8f8a80", "#b0987a")
    slabs = textures.tiled(0.8, 0.8, 0.02)
    blocks = textures.tiled(0.9, 0.45, 0.02, 0.2)
    site.shell(
        stone * 0.85,
        site.pick("floor", "#8f8370", "#7a756c"),
        stone * 0.6,
        walling=blocks,
        flooring=slabs,
        windows=windows,
    )
    row = site.pick("columns", "#b5a68c", "#8a3a2c", "#c9bba0")
    _columns(site, row)
    for z in (5.3, 7.9, 10.4):
        model.box(
            (0, high - 0.38, z),
            (2 * half, 0.36, 0.4),
            row * 0.55,
            texture=textures.oak,
            casts=False,
        )
    _altar(site, stone)
    for side in (-1, 1):
        _brazier(site, side * half * 0.30, back - 3.2)
    wide = min(0.8, half * 0.3)
    red = site.pick("carpet", "#7a241e", "#6a4a1c", "#2f3f5a")
    model.quad(
        (-wide, 0.012, 1.0),
        (2 * wide, 0, 0),
        (0, 0, back - 3.2),
        red,
        texture=textures.cloth,
        casts=False,
    )


def _columns(site: Site, row: Floats) -> None:
    """Two rows of columns with their beams; further apart where the picture is narrow."""
    model, back, half, high = site.model, site.deep, site.half, site.high
    aside = 0.78 if site.ask.upright else 0.56
    for side in (-1, 1):
        for z in (4.0, 6.6, 9.2, 11.6):
            column(model, (side * half * aside, 0, z), high, 0.30, row)
        model.box(
            (side * half * aside, high - 0.5, back / 2),
            (0.7, 0.5, back + 2),
            row * 0.8,
            casts=False,
        )


def _altar(site: Site, stone: Floats) -> None:
    model, back, gold = site.model, site.deep, from_hex("#d9a441")
    for step in range(3):
        wide = 4.2 - step * 0.8
        model.box(
            (0, step * 0.2, back - 0.9),
            (wide, 0.2, 1.8 - step * 0.4),
            stone,
            texture=textures.concrete,
        )
    model.box((0, 0.6, back - 0.7), (1.8, 0.85, 0.6), stone * 1.1, texture=textures.marble)
    _idol(site, gold)
    _candles(site)
    site.lamp((0, 1.2, back - 2.0), 2.4, from_hex("#ffa648"))
    site.lamp((0, 3.0, back - 1.3), 1.7, from_hex("#ffc06a"))


def _idol(site: Site, gold: Floats) -> None:
    """A disc of gold behind a seated figure."""
    model, back = site.model, site.deep
    drum(model, (0, 2.9, back - 0.12), 0.02, (0.01, 0.01), gold)
    ball(
        model,
        (0, 3.0, back - 0.1),
        (1.15, 1.15, 0.03),
        gold,
        glow=0.35 + 0.7 * site.lamps,
        gloss=0.9,
    )
    ball(
        model,
        (0, 3.0, back - 0.13),
        (0.9, 0.9, 0.03),
        from_hex("#8a5a20"),
        glow=0.3 * site.lamps,
        gloss=0.9,
    )
    ball(model, (0, 1.78, back - 0.6), (0.34, 0.36, 0.26), gold, gloss=0.9)  # a seated figure
    ball(model, (0, 2.22, back - 0.6), (0.25, 0.32, 0.20), gold, gloss=0.9)
    ball(model, (0, 2.66, back - 0.6), (0.15, 0.18, 0.15), gold, gloss=0.9)


def _candles(site: Site) -> None:
    """Candles on the steps."""
    model, back = site.model, site.deep
    rng, flame = site.rng("candles"), from_hex("#ffb24a")
    for index in range(16):
        x, step = -1.5 + 0.2 * index, index % 3
        high = 0.12 + 0.16 * float(rng.random())
        z = back - 1.55 + 0.2 * step
        drum(model, (x, 0.2 * (step + 1), z), high, (0.03, 0.03), from_hex("#efe2c4"), casts=False)
        ball(
            model,
            (x, 0.2 * (step + 1) + high + 0.05, z),
            (0.018, 0.05, 0.018),
            flame,
            glow=6.0,
            casts=False,
        )


def _brazier(site: Site, x: float, z: float) -> None:
    model, flame = site.model, from_hex("#ff8f30")
    drum(model, (x, 0, z), 0.8, (0.16, 0.04), BRASS * 0.4)
    drum(model, (x, 0.78, z), 0.2, (0.08, 0.27), BRASS * 0.6, gloss=0.6)
    for dx, high in ((-0.08, 0.14), (0.0, 0.24), (0.09, 0.16)):
        ball(
            model, (x + dx, 1.02 + high * 0.6, z), (0.07, high, 0.06), flame, glow=3.5, casts=False
        )
    site.lamp((x, 1.35, z - 0.1), 1.5, flame)
