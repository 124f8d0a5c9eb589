"""Shooting the brief: one frame, or one frame a panel, in linear light with its places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .brief import Brief
from .casting import Cast
from .colour import Bytes, Floats
from .compose import compose
from .framing import Actor, Frame, Placed
from .layout import arrange
from .lens import depth_of_field
from .matte import opaque
from .panels import MOST, Cell, assemble, cells, close_crop
from .sets import ChosenSet, choose_set


@dataclass(frozen=True, slots=True)
class Take:
    """An undeveloped picture: linear light, the set it was shot in, and who stands where."""

    image: Floats
    chosen: ChosenSet
    placed: tuple[Placed, ...]
    panels: int = 0


@dataclass(frozen=True, slots=True)
class Seeds:
    """Where a shot's randomness comes from: the seed and the place, never the words.

    "Same shot, other light" therefore keeps its composition.
    """

    seed: int
    place: int

    def generator(self, stage: int) -> np.random.Generator:
        """A fresh generator for one stage."""
        return np.random.default_rng([self.seed, self.place, stage])


def shoot(
    brief: Brief, troupe: Cast, photos: Sequence[Bytes], size: tuple[int, int], seeds: Seeds
) -> Take:
    """Build the set and put everybody in it."""
    if brief.showcase and len(troupe.actors) > 1:
        return _showcase(brief, troupe, photos, size, seeds)
    photo = None if troupe.plate is None else opaque(photos[troupe.plate])
    chosen = choose_set(brief, troupe, photo, size, seeds.generator(0))
    placed = _arranged(brief, troupe.actors, chosen, size, seeds)
    return Take(_exposed(brief, chosen, placed), chosen, placed)


def _arranged(
    brief: Brief,
    actors: Sequence[Actor],
    chosen: ChosenSet,
    size: tuple[int, int],
    seeds: Seeds,
) -> tuple[Placed, ...]:
    backdrop = chosen.backdrop
    frame = Frame(*size, backdrop.ground, brief.shot, backdrop.tabletop, brief.showcase)
    return arrange(actors, frame, seeds.generator(1))


def _exposed(brief: Brief, chosen: ChosenSet, placed: Sequence[Placed]) -> Floats:
    backdrop = chosen.backdrop
    image = backdrop.image
    if placed:
        image = depth_of_field(
            image, backdrop.depth, backdrop.focus, _aperture(brief, backdrop.blur)
        )
    return compose(backdrop, image, placed)


def _aperture(brief: Brief, usual: float) -> float:
    """How far the set is thrown out of focus."""
    if brief.focus:
        return 1.0 if brief.focus == "shallow" else 0.0
    if brief.shot in ("close-up", "extreme close-up"):
        return max(usual, 0.75)
    return usual * (0.3 if brief.shot in ("wide", "extreme wide") else 1.0)


def _showcase(
    brief: Brief, troupe: Cast, photos: Sequence[Bytes], size: tuple[int, int], seeds: Seeds
) -> Take:
    """One panel an actor; the same generators make the same set in each."""
    actors = troupe.actors[:MOST]
    places = cells(len(actors), *size)
    takes = [
        _panel(brief, replace(troupe, actors=(actor,)), photos, cell, seeds)
        for actor, cell in zip(actors, places, strict=True)
    ]
    placed = tuple(
        replace(one, centre=one.centre + cell.left, foot=one.foot + cell.top)
        for take, cell in zip(takes, places, strict=True)
        for one in take.placed
    )
    image = assemble([take.image for take in takes], places, size)
    return Take(image, takes[0].chosen, placed, len(actors))


def _panel(brief: Brief, alone: Cast, photos: Sequence[Bytes], cell: Cell, seeds: Seeds) -> Take:
    (actor,) = alone.actors
    size = (cell.width, cell.height)
    photo = None if alone.plate is None else opaque(photos[alone.plate])
    chosen = choose_set(brief, alone, photo, size, seeds.generator(0))
    if actor.subject.view != "detail":
        placed = _arranged(brief, (actor,), chosen, size, seeds)
        return Take(_exposed(brief, chosen, placed), chosen, placed)
    close = close_crop(actor, opaque(photos[actor.subject.reference]), cell)
    whole = Placed(actor.subject.name, actor.cutout, cell.width / 2, cell.height, cell.height)
    square = replace(
        whole, cutout=replace(actor.cutout, alpha=np.ones(close.shape[:2], np.float32))
    )
    return Take(close, chosen, (square,))
