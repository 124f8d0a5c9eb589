"""Deciding roles with the pictures at hand: who is a subject, and which photo is the place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .brief import Brief
from .colour import Bytes, linear
from .framing import Actor
from .matte import Cutout, cut_out, opaque

_TOO_SMALL, _TOO_LARGE, _UNSURE = 0.012, 0.90, 0.55


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors cut out, the photo that is the place, and what had to be said about it."""

    actors: tuple[Actor, ...]
    plate: int | None = None
    whole: bool = False  # one photo is kept as it is, to be repainted
    centre: tuple[float, float] = (0.5, 0.5)
    notes: tuple[str, ...] = ()


def cast(brief: Brief, photos: Sequence[Bytes]) -> Cast:
    """Cut every subject out; a photo without one becomes the place instead."""
    actors = tuple(Actor(subject, cut_out(photos[subject.reference])) for subject in brief.subjects)
    chosen = Cast(actors, brief.plate)
    if brief.plate is not None or len(actors) != 1:
        return replace(chosen, actors=tuple(_shown(actor, photos) for actor in actors))
    only = actors[0]
    if _repainted(brief):
        return Cast((), only.subject.reference, whole=True, centre=only.cutout.centre)
    if _scenic(only.cutout):
        note = f"{_named(only)} has no clear subject: used as the whole picture"
        return Cast((), only.subject.reference, notes=(note,))
    return chosen


def _repainted(brief: Brief) -> bool:
    """A style or palette and one photo, and no place of its own: the photo is the composition."""
    styled = brief.style is not None or brief.palette is not None
    return styled and not brief.scene and not brief.colour


def _scenic(cutout: Cutout) -> bool:
    return not _TOO_SMALL <= cutout.share <= _TOO_LARGE or cutout.certainty < _UNSURE


def _named(actor: Actor) -> str:
    return f"@{actor.subject.name}" if actor.subject.name else "the reference"


def _shown(actor: Actor, photos: Sequence[Bytes]) -> Actor:
    """Show the whole photo, as a print, where no subject could be found in it."""
    if actor.cutout.share >= _TOO_SMALL:
        return actor
    return replace(actor, cutout=whole_photo(photos[actor.subject.reference]))


def whole_photo(photo: Bytes) -> Cutout:
    """Wrap a photo as if it were one big subject."""
    colour = linear(opaque(photo))
    return Cutout(colour, np.ones(colour.shape[:2], np.float32), 1.0, 1.0, False, False, (0.5, 0.5))
