"""A bedroom: a bed in linen under pictures, curtains at a tall window, bedside lamps."""

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import OAK, bed, drawers, drum, nightstand
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_decor import (
    carpet,
    inks,
    pendant,
    picture,
    plant,
    pots,
    stack,
    table_lamp,
)
from tagwire.providers.draft.scenery.room_plan import Window


def build(ask: Ask) -> Backdrop:
    """Build the bedroom."""
    return build_room(ask, Room(_furnish, polish=0.06, dust=0.014))


def _furnish(site: Site) -> None:
    back, half = site.deep, site.half
    linen = ("#efe6da", "#d8c8b4", "#b9c2bc")[int(site.rng("curtains").integers(3))]
    windows = (
        Window("left", 4.0, 0.40, 2.2, 2.05, (2, 2), curtains=linen, soft=0.25),
        Window("back", -half * 0.66, 0.6, min(1.3, half * 0.5), 1.75, (2, 2), curtains=linen),
    )
    wall = site.pick("wall", "#b9c2ba", "#d5c6b4", "#8d9ba6", "#c9a594", "#a7a08c", "#d9d2c6")
    site.shell(
        wall,
        site.pick("floor", "#b9966a", "#94704a", "#c9b08c"),
        from_hex("#f1ede4"),
        windows=windows,
        skirting=from_hex("#f0ebe2"),
    )
    wood = site.pick("wood", "#8a6240", "#b58b5c", "#5a4030")
    x = half * 0.32
    carpet(site, (x - 0.2, back - 2.3), (min(3.0, half * 1.35), 2.0), "rug")
    throw = site.pick("throw", "#b5673f", "#4f6a6a", "#7f8a5c", "#a8485a", "#d3a04a", "#4a5a80")
    if "own bed" not in site.ask.details:  # somebody is on one, nearer
        bed(site.model, (x, 0, back - 0.06), from_hex("#f3ede2"), throw, wood)
    _bedsides(site, x, wood)
    picture(site.model, (x - 0.32, 1.78, back), (0.56, 0.74), inks(site, "one"), OAK)
    picture(site.model, (x + 0.36, 1.78, back), (0.56, 0.74), inks(site, "two"), OAK)
    _wardrobe(site, wood)
    plant(site, (-half + 0.4, 0, back - 0.9), 1.35, "plant")
    pendant(
        site,
        x * 0.5,
        back - 2.6,
        2.2 + (site.high - 2.9) * 0.5,
        from_hex("#efe4d0"),
        kind="globe",
        power=1.0,
    )


def _bedsides(site: Site, x: float, wood: Floats) -> None:
    """A chest with a lamp and a book, on both sides where there is room."""
    back, half = site.deep, site.half
    for side in (-1, 1):
        at = x + side * 1.24
        if abs(at) > half - 0.2:
            continue
        nightstand(site.model, (at, 0, back - 0.28), wood)
        table_lamp(
            site, (at, 0.52, back - 0.26), site.pick("lamp", "#d8c4a8", "#3f6a72", "#a8523a"), 0.9
        )
        stack(site, (at + 0.13, 0.52, back - 0.38), 2, f"read {side}")


def _wardrobe(site: Site, wood: Floats) -> None:
    model, half = site.model, site.half
    at = (half - 0.26, 0.0, site.deep - 2.9)
    model.box(at, (0.5, 0.82, 1.2), wood, texture=textures.oak)
    drawers(model, (at[0], 0.06, at[2] - 0.605), (0.46, 0.72), 3, wood)
    pots(site, (half - 0.36, 0.82, at[2]), 2, 0.16, "bottles")
    drum(model, (half - 0.2, 0.82, at[2] + 0.3), 0.012, (0.12, 0.12), wood * 0.6)
    picture(
        model,
        (half, 1.62, at[2] + 0.1),
        (0.8, 1.0),
        inks(site, "mirror"),
        from_hex("#b08a4a"),
        side="right",
    )
