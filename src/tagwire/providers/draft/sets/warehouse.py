"""A warehouse: steel trusses, skylights with dusty shafts, racks, crates and barrels."""

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import BLACK, drum
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_decor import pendant
from tagwire.providers.draft.scenery.room_fittings import crate
from tagwire.providers.draft.scenery.room_plan import Window


def build(ask: Ask) -> Backdrop:
    """Build the warehouse."""
    return build_room(
        ask,
        Room(
            _furnish,
            high=6.0,
            deep=14.0,
            wide=1.3,
            polish=0.16,
            dust=0.020,
            dim=0.6,
            lamps=0.4,
            haze=130,
            bloom=0.24,
            air="#c4b49a",
        ),
    )


def _furnish(site: Site) -> None:
    model, half, high = site.model, site.half, site.high
    steel = "#3a3f44"
    windows = (
        *(Window("left", z, 3.4, 2.0, 1.8, (4, 3), steel, bar=0.05) for z in (3.8, 6.9, 10.0)),
        Window("back", 0.0, 3.0, half * 0.9, 2.0, (6, 4), steel, bar=0.05),
    )
    site.shell(
        site.pick("brick", "#8f5a45", "#9a7a62", "#7a6a62"),
        site.pick("floor", "#8a857c", "#74726e"),
        from_hex("#4a4a48"),
        walling=textures.brick,
        flooring=textures.concrete,
        windows=windows,
    )
    iron = site.pick("iron", "#3a4550", "#5a3a30", "#3f4a3c")
    for z in (3.4, 6.2, 9.0, 11.8):
        _truss(site, z, iron)
        for side in (-1, 1):
            model.box(
                (side * (half - 0.15), 0, z), (0.26, high, 0.30), iron, texture=textures.metal
            )
    _crates(site, iron)
    _barrels(site)
    for z in (4.8, 7.6, 10.4):
        pendant(site, 0.0, z, high - 1.5, BLACK, power=5.0)
        pool = 11.0 * site.lamps
        site.spot((0, high - 1.6, z), (0, 0, z), pool, cone=(0.62, 0.86), beam=0.005)
    _gate(site)


def _gate(site: Site) -> None:
    """Lines on the floor to the rolling gate."""
    model, back, half = site.model, site.deep, site.half
    yellow = from_hex("#d9a92c")
    for x in (-half * 0.32, half * 0.32):
        model.quad(
            (x - 0.05, 0.006, 0.5),
            (0.1, 0, 0),
            (0, 0, back - 0.5),
            yellow,
            texture=textures.concrete,
            casts=False,
        )
    model.box(
        (0, 0, back - 0.06),
        (2.6, 2.7, 0.08),
        site.pick("gate", "#4a6a78", "#8a3f2c"),
        texture=textures.tiled(3.0, 0.16, 0.02),
    )


def _barrels(site: Site) -> None:
    """Three barrels."""
    model, half = site.model, site.half
    drumming = site.pick("barrels", "#2f5a78", "#b5522c", "#4a6a44")
    for x, z in ((-half * 0.68, 5.0), (-half * 0.52, 5.5), (half * 0.74, 4.7)):
        drum(model, (x, 0, z), 0.9, (0.30, 0.30), drumming, texture=textures.metal, gloss=0.5)
        for y in (0.28, 0.58):
            drum(model, (x, y, z), 0.035, (0.312, 0.312), drumming * 0.8, lid=False)


def _crates(site: Site, iron: Floats) -> None:
    """Racks along the walls, crates before them."""
    model, back, half = site.model, site.deep, site.half
    rng = site.rng("crates")
    for side in (-1, 1):
        _rack(site, side * (half - 0.85), back - 4.6, iron)
    woods = [from_hex(code) for code in ("#b08a5c", "#8f6a44", "#c4a070", "#6f5238")]
    for index in range(11):
        side = -1 if index % 2 else 1
        size = float(rng.uniform(0.7, 1.15))
        x, z = side * half * float(rng.uniform(0.42, 0.72)), float(rng.uniform(6.5, back - 1.0))
        turn, ink = float(rng.uniform(-0.4, 0.4)), woods[int(rng.integers(4))]
        crate(model, (x, 0, z), size, ink, turn)
        if rng.random() < 0.6:
            crate(model, (x + 0.08, size * 0.8, z), size * 0.75, ink * 0.9, turn + 0.3)


def _truss(site: Site, z: float, iron: Floats) -> None:
    model, half, low, top = site.model, site.half, site.high - 0.85, site.high - 0.18
    for y in (low, top):
        model.box((0, y, z), (2 * half, 0.12, 0.14), iron, casts=False)
    count = 8
    step = 2 * half / count
    for index in range(count):
        x = -half + index * step
        rise = top - low if index % 2 == 0 else low - top
        model.quad(
            (x, low if rise > 0 else top, z), (0.09, 0, 0), (step, rise, 0), iron, casts=False
        )


def _rack(site: Site, x: float, z: float, iron: Floats) -> None:
    model, rng = site.model, site.rng(f"rack {x > 0}")
    orange = from_hex("#c4622a")
    for dz in (-2.2, 0.0, 2.2):
        for dx in (-0.5, 0.5):
            model.box((x + dx, 0, z + dz), (0.08, 3.2, 0.08), iron)
    for y in (0.15, 1.25, 2.35):
        for dx in (-0.5, 0.5):
            model.box((x + dx, y, z), (0.05, 0.1, 4.5), orange)
        model.box((x, y + 0.09, z), (1.0, 0.03, 4.4), from_hex("#7a6a54"))
        for index in range(4):
            high = float(rng.uniform(0.4, 0.8))
            ink = from_hex(("#b9976a", "#a8855a", "#c9ab80", "#8a9aa0")[int(rng.integers(4))])
            at = (x, y + 0.12, z - 1.65 + 1.1 * index)
            model.box(
                at,
                (0.85, high, 0.85),
                ink,
                texture=textures.cloth,
                turn=float(rng.uniform(-0.1, 0.1)),
            )
