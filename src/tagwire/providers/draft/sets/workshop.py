"""A workshop: a scarred bench with a vice, tools on the wall, one warm bulb, shavings."""

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import BLACK, OAK, STEEL, WALNUT, disc, drum, stool
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_decor import pendant, pots
from tagwire.providers.draft.scenery.room_plan import Window
from tagwire.providers.draft.scenery.room_textures import jars


def build(ask: Ask) -> Backdrop:
    """Build the workshop."""
    return build_room(
        ask,
        Room(
            _furnish,
            deep=6.0,
            wide=1.0,
            polish=0.06,
            dust=0.012,
            dim=0.7,
            lamps=0.5,
            haze=150,
            bloom=0.3,
        ),
    )


def _furnish(site: Site) -> None:
    model, back, half = site.model, site.deep, site.half
    windows = (
        Window("left", 3.7, 1.05, 2.0, 1.3, (4, 3), "#5a4636"),
        Window("back", -half * 0.60, 1.15, half * 0.44, 1.15, (3, 2), "#5a4636"),
    )
    bricks = site.rng("bricks").random() < 0.5
    wall = (
        site.pick("wall", "#8a6048", "#7a7068")
        if bricks
        else site.pick("boards", "#8a7256", "#6f7a70")
    )
    site.shell(
        wall,
        site.pick("floor", "#6f543a", "#7a746a"),
        from_hex("#4a3c2e"),
        walling=textures.brick if bricks else textures.boards,
        windows=windows,
    )
    for z in (2.2, 3.6, 5.0):
        model.box(
            (0, site.high - 0.2, z),
            (2 * half, 0.2, 0.16),
            WALNUT,
            texture=textures.oak,
            casts=False,
        )
    x, wide = half * 0.18, half * 1.55
    _bench(site, x, wide)
    _vice(site, x - wide * 0.34, back - 0.72)
    _tools(site, half * 0.22, half * 1.3)
    _stores(site)
    low = 1.95 + (site.high - 2.9) * 0.5
    pendant(site, x - 0.2, back - 1.2, low, from_hex("#2f4a40"), power=2.6)
    pendant(site, x + half * 0.62, back - 0.9, low, BLACK, kind="bulb", power=1.4)


def _stores(site: Site) -> None:
    """Shelves of tins, a stool, planks in the corner, shavings on the floor."""
    model, back, half = site.model, site.deep, site.half
    model.quad(
        (half - 0.30, 0.1, back - 3.3),
        (0, 0, 2.1),
        (0, 2.1, 0),
        OAK * 0.8,
        texture=jars(0.42),
        casts=False,
    )
    model.box((half - 0.14, 0.1, back - 2.25), (0.28, 2.15, 2.2), OAK * 0.7, texture=textures.oak)
    stool(model, (-half * 0.42, 0, back - 1.35), 0.55, WALNUT, OAK)
    for dx in (0.0, 0.12, 0.26, 0.36):
        model.box(
            (-half + 0.2 + dx, 0, back - 0.2 - dx * 0.6),
            (0.03, 2.0 + dx, 0.16),
            OAK * (0.8 + dx),
            turn=0.1,
            texture=textures.oak_upright,
        )
    rng = site.rng("shavings")
    for _ in range(46):
        at = (
            float(rng.uniform(-1, 1)) * half * 0.8,
            0.008,
            back - 0.9 - float(rng.random()) ** 2 * 2.4,
        )
        disc(model, at, float(rng.uniform(0.008, 0.022)), from_hex("#d8b582"))


def _bench(site: Site, x: float, wide: float) -> None:
    """The bench, with tins under it."""
    model, back = site.model, site.deep
    bench = site.pick("bench", "#a87c4e", "#8f6640")
    model.box((x, 0.84, back - 0.42), (wide, 0.09, 0.78), bench, texture=textures.table_top)
    for sx in (-0.47, -0.16, 0.16, 0.47):
        model.box(
            (x + sx * wide, 0, back - 0.42),
            (0.11, 0.84, 0.66),
            bench * 0.7,
            texture=textures.oak_upright,
        )
    model.box((x, 0.22, back - 0.42), (wide, 0.05, 0.66), bench * 0.7, texture=textures.oak)
    pots(site, (x - wide * 0.42, 0.27, back - 0.4), int(wide / 0.4), 0.36, "tins", scale=1.5)


def _vice(site: Site, x: float, z: float) -> None:
    model, iron = site.model, from_hex("#2f4858")
    model.box((x, 0.93, z + 0.08), (0.20, 0.10, 0.26), iron, gloss=0.5)
    for dz in (-0.06, 0.06):
        model.box((x, 1.02, z + dz), (0.24, 0.13, 0.07), iron, gloss=0.6)
    model.box((x, 0.99, z - 0.22), (0.05, 0.05, 0.25), STEEL, gloss=0.9)
    model.box((x, 1.0, z - 0.33), (0.34, 0.025, 0.025), STEEL, gloss=0.9)


def _tools(site: Site, x: float, wide: float) -> None:
    """A board of tools: handles and blades hung in rows."""
    model, rng, back = site.model, site.rng("tools"), site.deep
    model.quad(
        (x - wide / 2, 1.10, back - 0.03),
        (wide, 0, 0),
        (0, 1.25, 0),
        from_hex("#a58a64"),
        texture=textures.oak,
        casts=False,
    )
    grips = [from_hex(code) for code in ("#8a4a26", "#b5422c", "#2f5a78", "#c9982c", "#5a3a22")]
    count = int(wide / 0.17)
    for row, y in enumerate((1.55, 2.05)):
        for index in range(count):
            at, grip = x - wide / 2 + 0.12 + index * 0.17, grips[int(rng.integers(5))]
            long, kind = float(rng.uniform(0.12, 0.20)), (index + row) % 4
            model.box((at, y, back - 0.06), (0.032, long, 0.03), grip, casts=False)
            _head(site, at, y, kind=kind, long=long)


def _head(site: Site, at: float, y: float, *, kind: int, long: float) -> None:
    """What a grip holds: a hammer, a saw, a chisel or a spanner."""
    model, back = site.model, site.deep
    if kind == 0:  # a hammer
        model.box(
            (at, y + long, back - 0.065),
            (0.13, 0.05, 0.045),
            STEEL * 0.6,
            gloss=0.6,
            casts=False,
        )
    elif kind == 1:  # a saw
        model.quad(
            (at - 0.05, y - 0.25, back - 0.05),
            (0.12, 0, 0),
            (0, 0.26, 0),
            STEEL,
            gloss=0.7,
            casts=False,
        )
    elif kind == 2:  # a chisel
        model.box((at, y - 0.14, back - 0.05), (0.018, 0.15, 0.01), STEEL, gloss=0.8, casts=False)
    else:  # a spanner
        model.box((at, y - 0.12, back - 0.05), (0.024, 0.14, 0.012), STEEL, gloss=0.8, casts=False)
        drum(model, (at, y - 0.16, back - 0.06), 0.04, (0.03, 0.03), STEEL, casts=False)
