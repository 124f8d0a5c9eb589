"""A bathroom: tiles, a free-standing tub under the window, a basin with a lit mirror."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import BRASS, STEEL, ball, disc, drum
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_decor import plant, pots, wall_lamp
from tagwire.providers.draft.scenery.room_plan import Window
from tagwire.providers.draft.scenery.room_solids import Ball, Texture

_GLAZES = ("#7fa8a0", "#e8e4da", "#5d8596", "#c9a08c", "#8fa27c", "#3f5f66")


def build(ask: Ask) -> Backdrop:
    """Build the bathroom."""
    return build_room(ask, Room(_furnish, deep=5.4, wide=0.95, polish=0.34, dust=0.016))


def _furnish(site: Site) -> None:
    back, half = site.deep, site.half
    glaze = site.pick("glaze", *_GLAZES)
    windows = (
        Window("left", 3.5, 1.05, 1.6, 1.4, (2, 2)),
        Window("back", -half * 0.42, 0.95, 1.35, 1.5, (2, 2), view="trees"),
    )
    lay = (
        textures.tiled(0.14, 0.14) if site.rng("lay").random() < 0.5 else textures.tiled(0.07, 0.24)
    )
    one, two = from_hex("#e9e5dc"), site.pick("floor", "#3a4044", "#8fa39c", "#b89a7c")
    site.shell(
        from_hex("#ece7dc"),
        one,
        from_hex("#f4f1ea"),
        walling=textures.plaster,
        flooring=textures.checker(one, two, 0.30),
        windows=windows,
    )
    _tiling(site, glaze, lay)
    if "own bathtub" not in site.ask.details:  # somebody is in one, nearer
        _tub(site, -half * 0.40, back - 0.85)
    _basin(site, half * 0.50)
    plant(site, (-half + 0.34, 0, back - 0.4), 1.25, "fern")
    _towels(site)


def _towels(site: Site) -> None:
    """A mat, shelves and a basket of towels."""
    model, back, half = site.model, site.deep, site.half
    model.quad(
        (-half * 0.1 - 0.55, 0.012, back - 2.5),
        (1.1, 0, 0),
        (0, 0, 0.7),
        from_hex("#e6ddcc"),
        texture=textures.cloth,
        casts=False,
    )
    for index, y in enumerate((1.5, 1.85)):
        model.box(
            (half - 0.12, y, back - 1.9),
            (0.24, 0.035, 1.0),
            from_hex("#a87a4c"),
            texture=textures.oak,
        )
        pots(
            site,
            (half - 0.2, y + 0.035, back - 2.0 + 0.4 * index),
            1,
            0.1,
            f"shelf {index}",
            scale=1.2,
        )
    drum(
        model,
        (half - 0.35, 0, back - 1.9),
        0.5,
        (0.19, 0.23),
        from_hex("#b98f5c"),
        texture=textures.cloth,
    )
    ball(
        model,
        (half - 0.35, 0.52, back - 1.9),
        (0.2, 0.1, 0.2),
        from_hex("#efe6d8"),
        texture=textures.cloth,
    )


def _tiling(site: Site, glaze: Floats, lay: Texture) -> None:
    """Tiles up to the sills, and their border."""
    model, back, half = site.model, site.deep, site.half
    high = 0.95
    model.quad(
        (-half, 0, back - 0.02),
        (2 * half, 0, 0),
        (0, high, 0),
        glaze,
        texture=lay,
        gloss=0.8,
        casts=False,
    )
    for x in (-half + 0.02, half - 0.02):
        model.quad(
            (x, 0, -1), (0, 0, back + 1), (0, 1.05, 0), glaze, texture=lay, gloss=0.8, casts=False
        )
    model.box((0, high, back - 0.03), (2 * half, 0.05, 0.05), from_hex("#f4efe4"), casts=False)


def _tub(site: Site, x: float, z: float) -> None:
    model, white = site.model, from_hex("#f6f3ec")
    outside = site.pick("tub", "#f6f3ec", "#2f4a4f", "#b5673f", "#26303a")
    for side in (-0.55, 0.55):
        ball(model, (x + side, 0.06, z), (0.05, 0.07, 0.05), BRASS, gloss=0.8)
    model.solids.append(Ball((x, 0.62, z), (0.86, 0.56, 0.46), outside, gloss=0.8, rim=0.62))
    model.solids.append(Ball((x, 0.63, z), (0.84, 0.52, 0.44), white, gloss=0.8, rim=0.62))
    model.solids.append(Ball((x, 0.62, z), (0.91, 0.035, 0.51), white, gloss=0.9, rim=0.622))
    drum(model, (x + 0.62, 0, z + 0.46), 0.98, (0.02, 0.02), BRASS, lid=False, gloss=0.9)
    model.box((x + 0.62, 0.96, z + 0.34), (0.03, 0.03, 0.26), BRASS, gloss=0.9)
    model.box((x - 0.3, 0.655, z), (0.30, 0.03, 0.95), from_hex("#a87a4c"), texture=textures.oak)
    pots(site, (x - 0.36, 0.685, z - 0.1), 2, 0.12, "soap", scale=0.7)
    drum(model, (x - 0.24, 0.685, z + 0.15), 0.10, (0.035, 0.035), from_hex("#f3e6c8"))
    ball(
        model,
        (x - 0.24, 0.81, z + 0.15),
        (0.012, 0.03, 0.012),
        from_hex("#ffb050"),
        glow=5 * site.lamps,
    )


def _basin(site: Site, x: float) -> None:
    model, back, oak = site.model, site.deep, site.pick("oak", "#a87a4c", "#7a5636", "#d8c8ae")
    wide = min(1.5, site.half * 0.75)
    model.box((x, 0.35, back - 0.28), (wide, 0.42, 0.52), oak, texture=textures.oak)
    model.box(
        (x, 0.77, back - 0.28),
        (wide + 0.06, 0.05, 0.56),
        from_hex("#efece6"),
        texture=textures.marble,
        gloss=0.8,
    )
    drum(
        model, (x, 0.82, back - 0.30), 0.13, (0.15, 0.23), from_hex("#faf8f2"), gloss=0.9, lid=False
    )
    disc(model, (x, 0.94, back - 0.30), 0.215, from_hex("#cfd6d6"))
    drum(model, (x, 0.82, back - 0.08), 0.28, (0.016, 0.016), BRASS, lid=False, gloss=0.9)
    model.box((x, 1.09, back - 0.15), (0.025, 0.025, 0.16), BRASS, gloss=0.9)
    glass = from_hex("#a9bcc0")
    model.solids.append(_mirror_rim(x, back))
    ball(
        model,
        (x, 1.62, back - 0.035),
        (0.44, 0.44, 0.016),
        glass,
        texture=_gleam,
        glow=0.25,
        gloss=0.9,
        casts=False,
    )
    for side in (-1, 1):
        wall_lamp(site, (x + side * 0.62, 1.58, back - 0.1), 0.8)
    pots(site, (x + wide * 0.26, 0.82, back - 0.2), 3, 0.11, "bottles", scale=0.8)
    drum(
        model,
        (x - wide * 0.36, 0.82, back - 0.3),
        0.14,
        (0.07, 0.07),
        from_hex("#efe6d8"),
        texture=textures.cloth,
    )
    model.box((x, 0.36, back - 0.55), (0.03, 0.34, 0.015), STEEL * 0.4)


def _mirror_rim(x: float, back: float) -> Ball:
    return Ball((x, 1.62, back - 0.02), (0.475, 0.475, 0.02), BRASS)


def _gleam(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """The room opposite, out of focus, and a bright slant."""
    slant = np.exp(-(((v - np.float32(0.5) - u * np.float32(0.2)) / np.float32(0.16)) ** 2))
    shade = 0.55 + 0.4 * v + 0.55 * slant
    return np.asarray(paint * shade[:, None], np.float32)
