"""An office: desks with screens, glass to the town, long ceiling lights, plants."""

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import from_hex
from tagwire.providers.draft.scenery import textures
from tagwire.providers.draft.scenery.furniture import WALNUT, bookcase
from tagwire.providers.draft.scenery.interior import Room, Site
from tagwire.providers.draft.scenery.interior import build as build_room
from tagwire.providers.draft.scenery.room_decor import carpet, inks, picture, plant
from tagwire.providers.draft.scenery.room_fittings import desk, office_chair
from tagwire.providers.draft.scenery.room_plan import Window


def build(ask: Ask) -> Backdrop:
    """Build the office."""
    return build_room(ask, Room(_furnish, deep=7.2, wide=1.1, polish=0.16, dust=0.008, lamps=0.35))


def _furnish(site: Site) -> None:
    model, back, half = site.model, site.deep, site.half
    frame = "#2b2e31"
    windows = (
        Window("left", 4.2, 0.3, 3.4, 2.2, (3, 1), frame, "town"),
        Window("back", 0.0, 0.35, half * 1.75, 2.15, (5, 2), frame, "town"),
    )
    wall = site.pick("wall", "#d5d4cf", "#b9c4c4", "#d8cbb8", "#8a9a96")
    floor = site.pick("floor", "#8f8a82", "#a98a62", "#6a7074")
    plank = textures.boards if site.rng("laid").random() < 0.5 else textures.concrete
    site.shell(wall, floor, from_hex("#e9e8e4"), flooring=plank, windows=windows)
    _desks(site)
    carpet(site, (0, back - 1.9), (half * 0.5, 3.0), "rug")
    bookcase(model, (half - 0.18, 0, back - 1.6), (1.9, 1.5, 0.34), WALNUT, facing="left", fill=0.8)
    plant(site, (half - 0.4, 0, back - 0.42), 1.5, "right plant")
    plant(site, (-half + 0.4, 0, back - 0.42), 1.15, "left plant")
    plant(site, (half - 0.2, 1.57, back - 1.5), 0.45, "shelf plant")
    picture(model, (half, 2.05, back - 2.9), (1.1, 0.7), inks(site, "print"), side="right")
    _lights(site)


def _lights(site: Site) -> None:
    """Two long lights under the ceiling."""
    model, back, half = site.model, site.deep, site.half
    white = from_hex("#fff4e2")
    for x in (-half * 0.45, half * 0.45):
        model.box(
            (x, site.high - 0.35, back - 2.6), (0.09, 0.05, 3.0), from_hex("#2b2e31"), casts=False
        )
        model.quad(
            (x - 0.04, site.high - 0.352, back - 4.1),
            (0.08, 0, 0),
            (0, 0, 3.0),
            white,
            glow=0.4 + 4 * site.lamps,
            casts=False,
        )
        site.tube(
            (x, site.high - 0.4, back - 4.0),
            (x, site.high - 0.4, back - 1.2),
            2.2 * site.lamps,
            white,
        )


def _desks(site: Site) -> None:
    """Four desks along the walls; one is seen from behind."""
    model, back, half = site.model, site.deep, site.half
    top = site.pick("desk", "#c9a878", "#e6e0d4", "#8a5f3c")
    seat = site.pick("seat", "#3a4a55", "#b5673f", "#4a5a48", "#2b2b30")
    for index, (x, z, turned) in enumerate(
        (
            (-half * 0.58, back - 1.2, False),
            (half * 0.52, back - 1.2, False),
            (-half * 0.74, back - 3.2, True),
            (half * 0.74, back - 2.9, False),
        )
    ):
        desk(model, (x, 0, z), index, top, back=turned)
        office_chair(model, (x - 0.1, 0, z + (0.62 if turned else -0.62)), seat)
