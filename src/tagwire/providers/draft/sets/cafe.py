"""A cafe: counter and menu board, bentwood chairs, bulbs, a window to the street."""

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import (
    BLACK,
    BRASS,
    STEEL,
    WALNUT,
    ball,
    chair,
    disc,
    drum,
    round_table,
    stool,
)
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_decor import inks, pendant, picture, plant, pots
from tagwire.providers.draft.scenery.room_plan import Window
from tagwire.providers.draft.scenery.room_textures import chalkboard, jars


def build(ask: Ask) -> Backdrop:
    """Build the cafe."""
    return build_room(ask, Room(_furnish, high=3.2, deep=6.8, polish=0.16, dust=0.016, lamps=0.5))


def _furnish(site: Site) -> None:
    back, half = site.deep, site.half
    windows = (
        Window("left", 4.2, 0.55, 3.0, 2.1, (3, 1), "#26302c", "town", bar=0.06),
        Window("back", -half * 0.66, 0.6, half * 0.5, 2.0, (2, 2), "#26302c", "town"),
    )
    bricks = site.rng("bricks").random() < 0.5
    wall = (
        site.pick("brick", "#a8614a", "#b98a6c")
        if bricks
        else site.pick("wall", "#3f5a50", "#c9a98a", "#d8cdb8")
    )
    walling = textures.brick if bricks else textures.plaster
    floor = site.pick("floor", "#7a5638", "#9c7448", "#d8d0c0")
    flooring = textures.herringbone if site.rng("laid").random() < 0.6 else textures.boards
    site.shell(
        wall, floor, from_hex("#4a3f37"), walling=walling, flooring=flooring, windows=windows
    )
    _counter(site)
    _tables(site)
    low = 2.0 + (site.high - 3.2) * 0.5
    for index, x in enumerate((-0.62, -0.2, 0.25, 0.7)):
        pendant(
            site,
            x * half,
            back - 2.3 + 0.25 * (index % 2),
            low + 0.12 * ((index * 2) % 3),
            BLACK,
            kind="bulb",
            power=1.1,
        )
    plant(site, (-half + 0.35, 0, back - 0.35), 1.3, "corner plant")
    picture(
        site.model, (half, 1.8, back - 3.2), (0.8, 1.0), inks(site, "poster"), WALNUT, side="right"
    )


def _tables(site: Site) -> None:
    """Round tables with two chairs, a cup and a sprig."""
    model, back, half = site.model, site.deep, site.half
    wood = site.pick("chairs", "#3a2418", "#1d1d1f", "#8a5a34")
    top = site.pick("tables", "#e6e1d9", "#7a5030")
    for index, (x, z) in enumerate(
        ((-half * 0.70, back - 1.25), (-half * 0.62, back - 3.0), (half * 0.80, back - 3.6))
    ):
        stone = textures.marble if index != 1 else textures.oak
        round_table(model, (x, 0, z), 0.36, 0.74, top, texture=stone, gloss=0.6)
        for side in (-1, 1):
            chair(model, (x + side * 0.52, 0, z + 0.12 * side), wood, back=float(side))
        drum(model, (x + 0.05, 0.74, z), 0.06, (0.03, 0.04), from_hex("#f3ede2"))
        disc(model, (x + 0.05, 0.745, z), 0.07, from_hex("#f3ede2"))
        drum(model, (x - 0.1, 0.74, z + 0.06), 0.13, (0.03, 0.02), from_hex("#7f9a94"), gloss=0.6)
        plant(site, (x - 0.1, 0.80, z + 0.06), 0.28, f"sprig {index}", from_hex("#7f9a94"))


def _counter(site: Site) -> None:
    model, back, half = site.model, site.deep, site.half
    wide, x = half * 1.15, half * 0.42
    front = site.pick("front", "#2f4a42", "#b08a5a", "#2b3a48", "#d8cdb8")
    model.box((x, 0, back - 1.25), (wide, 1.02, 0.6), front, texture=textures.panelled(0.45, 1.02))
    model.box(
        (x, 1.02, back - 1.27),
        (wide + 0.1, 0.05, 0.72),
        WALNUT,
        texture=textures.table_top,
        gloss=0.5,
    )
    _shelves(site, x, wide)
    _machine(site, x, wide)
    for index in (-1, 0, 1):
        stool(model, (x + index * wide * 0.3, 0, back - 1.95), 0.68, BLACK, WALNUT)
    site.lamp((x, 2.9, back - 0.9), 0.9)


def _shelves(site: Site, x: float, wide: float) -> None:
    """Shelves of cups under the menu."""
    model, back = site.model, site.deep
    for y in (1.30, 1.72):
        model.box((x, y, back - 0.12), (wide * 0.95, 0.035, 0.22), WALNUT, texture=textures.oak)
        pots(
            site,
            (x - wide * 0.44, y + 0.035, back - 0.12),
            int(wide / 0.19),
            0.18,
            f"shelf {y:.0f}{y > 1.5}",
            scale=1.1,
        )
    model.box((x, 2.14, back - 0.04), (wide * 0.92, 0.86, 0.05), WALNUT * 0.6)
    model.quad(
        (x - wide * 0.44, 2.19, back - 0.075),
        (wide * 0.88, 0, 0),
        (0, 0.76, 0),
        from_hex("#ffffff"),
        texture=chalkboard,
        casts=False,
    )


def _machine(site: Site, x: float, wide: float) -> None:
    """The espresso machine, a glass case with cakes, cups in stacks."""
    model, back = site.model, site.deep
    model.box(
        (x - wide * 0.22, 1.07, back - 1.22),
        (0.66, 0.36, 0.42),
        STEEL,
        texture=textures.metal,
        gloss=0.9,
    )
    model.box((x - wide * 0.22, 1.43, back - 1.22), (0.70, 0.04, 0.46), BRASS, gloss=0.8)
    for dx in (-0.16, 0.16):
        drum(model, (x - wide * 0.22 + dx, 1.18, back - 1.46), 0.05, (0.03, 0.03), BLACK)
        drum(
            model,
            (x - wide * 0.22 + dx, 1.47, back - 1.22),
            0.08,
            (0.04, 0.05),
            from_hex("#f3ede2"),
        )
    model.quad(
        (x + wide * 0.06, 1.07, back - 1.40),
        (0.75, 0, 0),
        (0, 0.34, 0),
        from_hex("#5a4634"),
        texture=jars(0.17),
        glow=0.25,
        gloss=0.6,
    )
    model.box((x + wide * 0.06 + 0.375, 1.41, back - 1.25), (0.79, 0.03, 0.34), BRASS)
    ball(
        model,
        (x + wide * 0.40, 1.13, back - 1.25),
        (0.12, 0.07, 0.12),
        from_hex("#c98a4a"),
        gloss=0.3,
    )
