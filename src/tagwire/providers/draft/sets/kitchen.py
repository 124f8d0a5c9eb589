"""A kitchen: cupboards under a window, open shelves with jars, pendants over an island."""

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import BRASS, OAK, STEEL, ball, drum, stool
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_decor import carpet, pendant, plant, pots, stack
from tagwire.providers.draft.scenery.room_plan import Window


def build(ask: Ask) -> Backdrop:
    """Build the kitchen."""
    return build_room(ask, Room(_furnish, polish=0.10, dust=0.010))


def _furnish(site: Site) -> None:
    walls = site.pick("wall", "#e9e2d3", "#d9dccf", "#efe6d8", "#c9d3d0")
    floor = site.pick("floor", "#b98c5a", "#9a6f46", "#c4a47a")
    wide = site.chance("window", 1.5, 2.1)
    at = site.chance("window at", -0.35, 0.1) * site.half
    windows = (
        Window("left", 3.9, 0.95, 1.9, 1.45, (2, 2)),
        Window("back", at, 1.12, wide, 1.2, (3, 2), view="trees"),
    )
    site.shell(walls, floor, from_hex("#f3efe6"), flooring=textures.boards, windows=windows)
    front = site.pick("fronts", "#48655c", "#2d465c", "#ece4d4", "#8c9a82", "#7c3f33", "#b8863b")
    _counter(site, front)
    _shelves(site, at + wide / 2 + 0.25, at - wide / 2 - 0.25, front)
    carpet(site, (site.half * 0.3, site.deep - 1.25), (site.half * 0.8, 0.75), "runner")
    _island(site, front)


def _counter(site: Site, front: Floats) -> None:
    model, back, half = site.model, site.deep, site.half
    count = round(2 * half / 0.68)
    step = 2 * half / count
    for index in range(count):
        x = -half + step * (index + 0.5)
        model.box(
            (x, 0.1, back - 0.31),
            (step - 0.014, 0.78, 0.60),
            front,
            texture=textures.plaster,
            gloss=0.4,
        )
        model.box((x, 0.68, back - 0.612), (step - 0.014, 0.010, 0.01), front * 0.4, casts=False)
        for y in (0.56, 0.78):
            model.box((x, y, back - 0.64), (0.16, 0.018, 0.018), BRASS, casts=False)
    model.box((0, 0, back - 0.27), (2 * half, 0.1, 0.5), front * 0.35)
    stone = site.pick("stone", "#e9e5de", "#5a5d5f", "#c9a67c")
    model.box(
        (0, 0.88, back - 0.32), (2 * half, 0.045, 0.67), stone, texture=textures.marble, gloss=0.8
    )
    glaze = site.pick("tiles", "#f2efe8", "#b8cfc8", "#e0c9a8", "#8fb0b8")
    model.quad(
        (-half, 0.925, back - 0.012),
        (2 * half, 0, 0),
        (0, 0.19, 0),
        glaze,
        texture=textures.tiles,
        gloss=0.7,
        casts=False,
    )
    pots(site, (-half + 0.3, 0.925, back - 0.22), int(half / 0.32), 0.27, "left jars", scale=1.25)
    pots(site, (half * 0.45, 0.925, back - 0.22), int(half / 0.5), 0.3, "right jars", scale=1.25)
    plant(site, (half - 0.3, 0.925, back - 0.3), 0.5, "herbs")


def _shelves(site: Site, start: float, end: float, front: Floats) -> None:
    model, back, half = site.model, site.deep, site.half
    for left, right, part in ((start, half, "right"), (-half, end, "left")):
        wide = right - left
        if wide < 0.4:
            continue
        model.quad(
            (left, 1.115, back - 0.012),
            (wide, 0, 0),
            (0, 0.7, 0),
            from_hex("#f2efe8"),
            texture=textures.tiles,
            gloss=0.6,
            casts=False,
        )
        for row, y in enumerate((1.50, 1.92)):
            model.box(
                (left + wide / 2, y, back - 0.14),
                (wide - 0.1, 0.035, 0.26),
                OAK,
                texture=textures.oak,
            )
            count = int(wide / 0.19)
            pots(
                site,
                (left + 0.16, y + 0.035, back - 0.12),
                count,
                0.19,
                f"{part} shelf {row}",
                scale=1.1,
            )
    # A hood or tall cupboards would hide the light: one run of cupboards on the far side only.
    x = half - 0.21
    model.box(
        (x, 0, site.deep - 1.5),
        (0.42, 2.25, 1.5),
        front,
        texture=textures.panelled(0.75, 1.1),
        gloss=0.3,
    )


def _island(site: Site, front: Floats) -> None:
    # To one side and back: the middle is for who stands there.
    model, x, z = site.model, site.chance("island", -0.54, -0.44) * site.half, site.deep - 1.95
    wide = min(2.0, site.half * 0.8)
    model.box((x, 0, z), (wide - 0.2, 0.88, 0.62), front, texture=textures.panelled(0.6, 0.88))
    model.box((x, 0.88, z), (wide, 0.05, 0.82), OAK, texture=textures.table_top, gloss=0.5)
    drum(model, (x - wide * 0.3, 0.93, z), 0.09, (0.09, 0.17), from_hex("#e6ddcc"), gloss=0.5)
    for dx, dz, code in ((0.0, 0.0, "#c8452c"), (0.07, 0.03, "#d98a2c"), (-0.06, 0.04, "#7f9a3a")):
        ball(
            model,
            (x - wide * 0.3 + dx, 1.04, z + dz),
            (0.05, 0.05, 0.05),
            from_hex(code),
            gloss=0.5,
        )
    stack(site, (x + wide * 0.28, 0.93, z), 3, "cookbooks")
    drum(model, (x + wide * 0.08, 0.93, z + 0.1), 0.17, (0.09, 0.075), STEEL, gloss=0.9)
    for sign in (-1, 1):
        stool(model, (x + sign * wide * 0.36, 0, z - 0.62), 0.62, STEEL * 0.4, OAK * 0.7)
    shade = site.pick("shades", "#2f3d3a", "#c9a35c", "#efe8da", "#8a3f2c")
    low = 1.78 + (site.high - 2.9) * 0.4
    for index in (-1, 0, 1):
        pendant(site, x + index * wide * 0.36, z, low, shade, power=1.2)
