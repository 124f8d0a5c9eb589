"""A living room: sofa and rug by a tall window, lamps, pictures, a fireplace if asked for."""

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import (
    WALNUT,
    armchair,
    ball,
    bookcase,
    disc,
    drum,
    round_table,
    sofa,
)
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_decor import (
    carpet,
    floor_lamp,
    inks,
    picture,
    plant,
    pots,
    stack,
    table_lamp,
)
from tagwire.providers.draft.scenery.room_plan import Window


def build(ask: Ask) -> Backdrop:
    """Build the living room."""
    return build_room(ask, Room(_furnish, polish=0.08, dust=0.014))


def _furnish(site: Site) -> None:
    half = site.half
    hearth = "fireplace" in site.ask.details or site.rng("hearth").random() < 0.3
    paint = site.pick("wall", "#c9bba4", "#8fa096", "#d8cfc0", "#6f7f86", "#c99f82", "#a8ad94")
    wall = Window("left", 4.1, 0.35, 2.3, 2.1, (3, 3), curtains=_linen(site), soft=0.1)
    behind = Window("back", -half * 0.62, 0.55, 1.5, 1.8, (2, 3), curtains=_linen(site))
    site.shell(
        paint,
        site.pick("floor", "#8f6840", "#7a5636", "#b08b60"),
        from_hex("#efeae0"),
        flooring=textures.herringbone if site.rng("laid").random() < 0.5 else textures.boards,
        windows=(wall, behind),
        skirting=from_hex("#efe9dd"),
    )
    _seats(site, half * 0.30, hearth)
    _low_table(site, half * 0.30)
    _about_the_walls(site)


def _low_table(site: Site, x: float) -> None:
    """The table before the sofa, with books and pots; not where somebody brings a sofa."""
    if "own sofa" in site.ask.details:
        return
    away = site.deep - 2.1
    round_table(
        site.model, (x - 0.2, 0, away), 0.46, 0.40, site.pick("table", "#6b4630", "#b98a58")
    )
    stack(site, (x - 0.34, 0.40, away), 3, "books")
    pots(site, (x, 0.40, away + 0.05), 2, 0.16, "pots")


def _about_the_walls(site: Site) -> None:
    """Armchair, bookcase, lamps and the tall plant."""
    back, half = site.deep, site.half
    armchair(
        site.model,
        (-half * 0.66, 0, back - 1.55),
        site.pick("chair", "#c07a4a", "#dccfb8", "#48586a"),
    )
    bookcase(
        site.model,
        (half - 0.18, 0, back - 2.6),
        (1.5, min(2.3, site.high - 0.5), 0.34),
        WALNUT,
        facing="left",
    )
    floor_lamp(site, half - 0.34, back - 0.42)
    table_lamp(site, (-half + 0.4, 0.56, back - 0.5), from_hex("#3f6a72"))
    drum(site.model, (-half + 0.4, 0, back - 0.5), 0.56, (0.2, 0.2), WALNUT)
    plant(site, (-half + 0.42, 0, back - 2.35), 1.5, "tall plant")


def _seats(site: Site, x: float, hearth: bool) -> None:
    """Sofa and rug, before the fire or under pictures."""
    back, half = site.deep, site.half
    cloth = site.pick("sofa", "#4f6f66", "#9a5a3c", "#5d6c86", "#b0925c", "#7a3d38", "#d3c8b6")
    carpet(site, (x - 0.3, back - 2.0), (min(3.4, half * 1.3), 2.2), "rug")
    own = "own sofa" in site.ask.details  # somebody is on one, nearer
    if hearth:
        _fireplace(site, x)
        sofa(site.model, (half - 0.62, 0, back - 2.3), 1.0, cloth, (from_hex("#d8b060"),))
    else:
        width = min(2.5, half * 0.95)
        if not own:
            sofa(
                site.model,
                (x, 0, back - 0.75),
                width,
                cloth,
                (from_hex("#d8a850"), from_hex("#efe6d6")),
            )
        picture(site.model, (x - 0.45, 1.72, back), (0.85, 0.66), inks(site, "large"))
        picture(site.model, (x + 0.42, 1.78, back), (0.52, 0.70), inks(site, "small"), WALNUT)


def _linen(site: Site) -> str:
    codes = ("#e6dccb", "#b8a68c", "#8a9a94", "#c98f6a")
    return codes[int(site.rng("curtains").integers(len(codes)))]


def _fireplace(site: Site, x: float) -> None:
    model, back, white = site.model, site.deep, from_hex("#e9e3d6")
    model.box((x, 0, back - 0.24), (1.75, site.high, 0.44), white * 0.9, texture=textures.plaster)
    for side in (-1, 1):
        model.box(
            (x + side * 0.68, 0, back - 0.52), (0.22, 1.08, 0.16), white, texture=textures.marble
        )
    model.box((x, 0.82, back - 0.52), (1.5, 0.26, 0.16), white, texture=textures.marble)
    model.box((x, 1.08, back - 0.55), (1.85, 0.07, 0.30), white)
    model.quad(
        (x - 0.57, 0, back - 0.465),
        (1.14, 0, 0),
        (0, 0.82, 0),
        from_hex("#1a1310"),
        texture=textures.brick,
    )
    rng, fire = site.rng("fire"), from_hex("#ff9a3c")
    for index in range(9):
        at = (x - 0.3 + 0.075 * index, 0.16, back - 0.56)
        high = 0.12 + 0.2 * float(rng.random()) * (1 - abs(index - 4) / 6)
        ball(
            model,
            at,
            (0.05, high, 0.03),
            fire * (0.7 + 0.5 * float(rng.random())),
            glow=4.0,
            casts=False,
        )
    for lift in (-0.03, 0.05):
        model.box(
            (x + lift, 0.03 + abs(lift), back - 0.58),
            (0.72, 0.09, 0.10),
            from_hex("#3a2418"),
            turn=lift * 4,
        )
    site.model.lamp((x, 0.45, back - 0.95), from_hex("#ff8a3c"), 1.6)
    disc(model, (x, 1.155, back - 0.6), 0.01, white)
    picture(model, (x, 1.85, back - 0.46), (0.95, 0.8), inks(site, "mantel"), from_hex("#b08a4a"))
    pots(site, (x - 0.7, 1.15, back - 0.52), 3, 0.16, "mantel left")
    pots(site, (x + 0.45, 1.15, back - 0.52), 3, 0.14, "mantel right")
