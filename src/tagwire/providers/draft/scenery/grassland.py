"""Grassland: turf with blades, trees in clumps, flowers; what hills, meadow and alps share."""

from dataclasses import dataclass, replace

from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats

from .ground import bladed
from .land import Country, Paint, Picture, Scene
from .land import build as build_land
from .land_blades import stand_blades
from .land_rocks import Stones, strew
from .land_trees import Grove, plant_groves
from .terrain import Heights

GRASS = ("#33501f", "#466327", "#5c7230", "#757e3c")


@dataclass(frozen=True, slots=True)
class Grassland:
    """One piece of open country with grass on it."""

    heights: Heights
    paint: Paint
    distances: Floats
    plants: tuple[Grove, ...]
    blades: float  # metres
    sight: float
    mist: float
    wrap: float = 0.10
    stones: Stones | None = None


def build(scene: Scene, land: Grassland) -> Backdrop:
    """Draw grassland in its season: in winter no blade stands, and few plants."""
    plants = tuple(in_season(grove, scene.season) for grove in land.plants)
    tall = 0.0 if scene.season == "winter" else land.blades

    def turf(view: Scene, picture: Picture) -> Picture:
        picture = bladed(view, tall, picture)
        return stand_blades(view, tall * 1.5, picture) if tall else picture

    def stones(view: Scene, picture: Picture) -> Picture:
        return strew(view, land.heights, land.stones, picture) if land.stones else picture

    def trees(view: Scene, picture: Picture) -> Picture:
        return plant_groves(view, land.heights, plants, picture)

    return build_land(
        scene,
        Country(
            land.heights,
            land.paint,
            land.distances,
            sight=land.sight,
            mist=land.mist,
            wrap=land.wrap,
            then=(turf, stones, trees),
        ),
    )


def in_season(grove: Grove, season: str) -> Grove:
    """A grove as many as it is in that season."""
    if grove.only and season != grove.only:
        return replace(grove, count=0)
    return replace(grove, count=round(grove.count * grove.hardy)) if season == "winter" else grove
