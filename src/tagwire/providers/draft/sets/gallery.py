"""A gallery: a white cube with framed pictures under spots, a bench, a plinth."""

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import BLACK, OAK, ball, disc, drum
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_decor import inks, picture
from tagwire.providers.draft.scenery.room_plan import Window


def build(ask: Ask) -> Backdrop:
    """Build the gallery."""
    return build_room(ask, Room(_furnish, high=4.2, deep=9.0, polish=0.38, dust=0.012, lamps=0.75))


def _furnish(site: Site) -> None:
    model, back, half = site.model, site.deep, site.half
    windows = (Window("roof", back - 4.2, 0.0, 4.6, half * 0.7, (2, 6), "#d8d6d0"),)
    wood = site.rng("laid").random() < 0.5
    floor = (
        site.pick("floor", "#b08a5c", "#9a7a54")
        if wood
        else site.pick("stone", "#a09a90", "#84827e")
    )
    laid = textures.herringbone if wood else textures.concrete
    site.shell(
        from_hex("#e9e6e0"),
        floor,
        from_hex("#efede8"),
        flooring=laid,
        windows=windows,
        skirting=from_hex("#d8d4cc"),
    )
    _back_wall(site)
    _side_walls(site)
    for x in (-half * 0.8, 0.0, half * 0.8):
        _spot(site, x, back - 1.6, (x, 1.8, back))
    model.box((half * 0.05, 0.36, back - 2.9), (1.7, 0.09, 0.5), OAK, texture=textures.oak)
    for foot in (-0.65, 0.65):
        model.box((half * 0.05 + foot, 0, back - 2.9), (0.06, 0.36, 0.42), BLACK)
    _sculpture(site, -half * 0.62, back - 2.2)


def _side_walls(site: Site) -> None:
    """Pictures of all sizes along the sides, each under its spot."""
    model, back, half = site.model, site.deep, site.half
    gold = from_hex("#b08a4a")
    for side, name in ((-1, "left"), (1, "right")):
        for index, z in enumerate((back - 1.7, back - 4.1, back - 6.2)):
            size = (
                site.chance(f"w {side} {index}", 1.0, 1.7),
                site.chance(f"h {side} {index}", 1.0, 1.6),
            )
            picture(
                model,
                (side * half, 1.85, z),
                size,
                inks(site, f"{name} {index}"),
                BLACK if index % 2 else gold,
                side=name,
            )
            _spot(site, side * (half - 1.3), z, (side * half, 1.8, z))


def _back_wall(site: Site) -> None:
    """A wall of its own colour with the largest picture."""
    model, back, half, high = site.model, site.deep, site.half, site.high
    feature = site.pick("feature", "#e9e6e0", "#7a3a32", "#2f4a55", "#4f5a48")
    model.quad(
        (-half * 0.62, 0.12, back - 0.05),
        (half * 1.24, 0, 0),
        (0, high - 0.5, 0),
        feature,
        texture=textures.plaster,
        casts=False,
    )
    gold = from_hex("#b08a4a")
    wide = half * 0.62
    picture(model, (0, 1.95, back - 0.05), (wide, wide * 0.72), inks(site, "large"), gold)
    for index, x in enumerate((-half * 0.82, half * 0.82)):
        picture(model, (x, 1.75, back), (half * 0.24, half * 0.32), inks(site, f"back {index}"))


def _spot(site: Site, x: float, z: float, target: tuple[float, float, float]) -> None:
    model, y = site.model, site.high - 0.25
    drum(model, (x, y - 0.16, z), 0.2, (0.05, 0.035), BLACK, casts=False)
    disc(model, (x, y - 0.162, z), 0.04, from_hex("#fff0d8"), glow=5 * site.lamps)
    site.spot(
        (x, y - 0.2, z),
        target,
        5.5 * site.lamps,
        from_hex("#ffe8c8"),
        cone=(0.80, 0.95),
        beam=0.002,
    )


def _sculpture(site: Site, x: float, z: float) -> None:
    model, bronze = site.model, site.pick("bronze", "#7a5a34", "#e6e0d4", "#3a5a55")
    model.box((x, 0, z), (0.52, 0.95, 0.52), from_hex("#efece6"), texture=textures.plaster)
    ball(model, (x, 1.12, z), (0.16, 0.18, 0.14), bronze, gloss=0.8)
    ball(model, (x + 0.05, 1.40, z), (0.11, 0.17, 0.10), bronze, gloss=0.8)
    ball(model, (x - 0.02, 1.66, z), (0.13, 0.12, 0.11), bronze, gloss=0.8)
