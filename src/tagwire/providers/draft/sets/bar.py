"""A bar at night: bottles before light, a long counter, stools, small shaded lamps."""

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import BLACK, BRASS, WALNUT, ball, drum, stool
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_decor import inks, pendant, picture, wall_lamp
from tagwire.providers.draft.scenery.room_plan import Window
from tagwire.providers.draft.scenery.room_textures import bottles


def build(ask: Ask) -> Backdrop:
    """Build the bar."""
    return build_room(
        ask,
        Room(
            _furnish,
            high=3.1,
            deep=6.6,
            polish=0.42,
            dust=0.006,
            dim=0.45,
            lamps=0.85,
            haze=120,
            bloom=0.28,
        ),
    )


def _furnish(site: Site) -> None:
    model, back, half = site.model, site.deep, site.half
    windows = (Window("left", 3.6, 1.1, 1.6, 1.6, (3, 4), "#2a1d14", "town", soft=0.1),)
    wall = site.pick("wall", "#5a2f2c", "#2f4440", "#33405a", "#4a3527")
    site.shell(
        wall,
        site.pick("floor", "#4a3322", "#5a4030"),
        from_hex("#241c18"),
        flooring=textures.herringbone,
        walling=textures.panelled(0.8, 1.4),
        windows=windows,
    )
    wide, x, warm = half * 1.5, half * 0.12, from_hex("#ffb765")
    neon = {"neon": "#ff4fb0"}.get(site.ask.mode)
    glow = from_hex(neon) if neon else warm
    _back_bar(site, x, wide, glow)
    _counter(site, x, wide, glow)
    low = 1.95 + (site.high - 3.1) * 0.5
    for index in (-1, 0, 1):
        pendant(site, x + index * wide * 0.34, back - 1.7, low, from_hex("#23483c"), power=1.3)
    for side in (-1, 1):
        wall_lamp(site, (side * (half - 0.12), 1.8, back - 1.4), 0.7)
        picture(
            model,
            (side * half, 1.85, back - 2.6),
            (0.7, 0.9),
            inks(site, f"art {side}"),
            BRASS,
            side="left" if side < 0 else "right",
        )


def _back_bar(site: Site, x: float, wide: float, glow: Floats) -> None:
    """Bottles before light, in a frame of walnut."""
    model, back = site.model, site.deep
    model.quad(
        (x - wide / 2, 1.05, back - 0.06),
        (wide, 0, 0),
        (0, 1.38, 0),
        glow,
        texture=bottles(),
        glow=1.25,
        casts=False,
    )
    for side in (-1, 1):
        model.box(
            (x + side * (wide / 2 + 0.1), 0, back - 0.2),
            (0.22, 2.6, 0.36),
            WALNUT,
            texture=textures.oak_upright,
        )
    model.box((x, 2.46, back - 0.2), (wide + 0.5, 0.22, 0.40), WALNUT, texture=textures.oak)
    model.box(
        (x, 0, back - 0.25), (wide, 1.05, 0.45), WALNUT * 0.7, texture=textures.panelled(0.6, 1.0)
    )
    _real_bottles(site, x, wide)
    site.tube((x - wide / 2, 1.9, back - 0.5), (x + wide / 2, 1.9, back - 0.5), 1.6, glow)


def _counter(site: Site, x: float, wide: float, glow: Floats) -> None:
    """The counter with its light strip, and stools before it."""
    model, back = site.model, site.deep
    front = site.pick("front", "#6a3f26", "#243a3a", "#4a2030")
    model.box(
        (x, 0, back - 1.55),
        (wide + 0.5, 1.06, 0.5),
        front,
        texture=textures.panelled(0.62, 1.06),
        gloss=0.3,
    )
    model.box(
        (x, 1.06, back - 1.58),
        (wide + 0.7, 0.06, 0.68),
        from_hex("#5a3520"),
        texture=textures.table_top,
        gloss=0.9,
    )
    model.box((x, 0.16, back - 1.92), (wide + 0.5, 0.035, 0.035), BRASS, gloss=0.9)
    model.quad(
        (x - wide / 2, 1.02, back - 1.81), (wide, 0, 0), (0, 0.02, 0), glow, glow=2.0, casts=False
    )
    site.tube((x - wide / 2, 0.95, back - 2.0), (x + wide / 2, 0.95, back - 2.0), 0.35, glow)
    seat = site.pick("seats", "#8a2f2a", "#2f5a50", "#b5803c")
    for index in range(5):
        stool(
            model, (x - wide * 0.46 + index * wide * 0.23, 0, back - 2.25), 0.74, BRASS * 0.6, seat
        )


def _real_bottles(site: Site, x: float, wide: float) -> None:
    """A few bottles and glasses on the counter, round ones."""
    model, rng, back = site.model, site.rng("bottles"), site.deep
    for index in range(7):
        at = (x - wide * 0.46 + index * wide * 0.15 + 0.08 * float(rng.random()), 1.12, back - 1.5)
        if index % 2:
            glass = from_hex(("#3f7a4a", "#a8622c", "#6a2a3a")[index % 3])
            drum(model, at, 0.17, (0.036, 0.036), glass, gloss=0.9)
            drum(model, (at[0], 1.29, at[2]), 0.05, (0.034, 0.013), glass, lid=False, gloss=0.9)
            drum(model, (at[0], 1.33, at[2]), 0.07, (0.013, 0.013), BLACK, gloss=0.9)
        else:
            drum(model, at, 0.10, (0.028, 0.038), from_hex("#d8b070"), glow=0.15, gloss=0.9)
    ball(
        model,
        (x + wide * 0.44, 1.17, back - 1.6),
        (0.06, 0.06, 0.06),
        from_hex("#ffb060"),
        glow=2.4,
        casts=False,
    )
    site.lamp((x + wide * 0.44, 1.35, back - 1.7), 0.5)
