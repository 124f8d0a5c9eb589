"""The door of the draft engine: one request in, one drawing with its report out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import grade
from .brief import Brief
from .casting import Cast, cast
from .colour import Bytes
from .framing import Placed
from .label import labelled
from .lens import tilt
from .matte import opaque
from .neural import in_style_of
from .palette import in_colours_of
from .parse import read
from .references import looked_over
from .stage import Seeds, Take, shoot


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference picture under its tag; an untagged one is a subject."""

    tag: str
    pixels: NDArray[np.uint8]  # H x W x 3 or 4, sRGB


@dataclass(frozen=True, slots=True)
class Box:
    """Where a reference was put, in pixels of the drawing."""

    name: str
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture, and how the prompt was understood."""

    pixels: NDArray[np.uint8]
    understood: dict[str, Any]
    ignored: tuple[str, ...]
    notes: tuple[str, ...]
    boxes: tuple[Box, ...]


Checkpoint = Callable[[float, str], None]


def _go_on(fraction: float, stage: str) -> None:
    """Let a drawing run through."""


def draw(
    prompt: str,
    references: Sequence[Reference],
    size: tuple[int, int],
    seed: int,
    *,
    label: bool = True,
    checkpoint: Checkpoint = _go_on,
) -> Drawing:
    """Draw the request at exactly ``size`` (width, height); ``checkpoint`` may raise to cancel."""
    checkpoint(0.0, "reading")
    tags = [reference.tag for reference in references]
    photos = [reference.pixels for reference in references]
    brief = looked_over(read(prompt, tags), photos, tags)
    checkpoint(0.05, "cutting out")
    troupe = cast(brief, photos)
    checkpoint(0.40, "shooting")
    seeds = _seeds(seed, brief, troupe)
    take = shoot(brief, troupe, photos, size, seeds)
    checkpoint(0.70, "developing")
    pixels = _developed(take, brief, seeds)
    checkpoint(0.80, "painting")
    pixels = _painted(pixels, brief, photos, seeds)
    checkpoint(1.0, "done")
    return Drawing(
        labelled(pixels) if label else pixels,
        _understood(brief, troupe, take, references),
        brief.ignored,
        brief.notes + troupe.notes + take.chosen.notes,
        tuple(_box(one, size) for one in take.placed),
    )


def _seeds(seed: int, brief: Brief, troupe: Cast) -> Seeds:
    place = "reference" if troupe.plate is not None else brief.scene
    return Seeds(seed % 2**63, int.from_bytes(sha256(place.encode()).digest()[:4]))


def _developed(take: Take, brief: Brief, seeds: Seeds) -> Bytes:
    mood = "dramatic" if brief.mode == "dramatic" else brief.light
    shown = grade.finish(take.image, take.chosen.backdrop, mood)
    if brief.angle == "dutch":
        shown = tilt(shown)
    return grade.to_bytes(grade.grain(shown, seeds.generator(2)))


def _painted(pixels: Bytes, brief: Brief, photos: Sequence[Bytes], seeds: Seeds) -> Bytes:
    """Apply the references that are not things but manners: style, then palette."""
    if brief.style is not None:
        pixels = in_style_of(pixels, opaque(photos[brief.style]), seeds.generator(3))
    if brief.palette is not None:
        pixels = in_colours_of(pixels, opaque(photos[brief.palette]))
    return pixels


def _understood(
    brief: Brief, troupe: Cast, take: Take, references: Sequence[Reference]
) -> dict[str, Any]:
    """Say in JSON what was made of the prompt."""
    roles = {actor.subject.reference: "subject" for actor in troupe.actors}
    apart = {troupe.plate: "place", brief.style: "style", brief.palette: "palette"}
    roles |= {index: role for index, role in apart.items() if index is not None}
    told: dict[str, Any] = {
        "references": [
            {"tag": reference.tag, "role": roles.get(index, "unused")}
            for index, reference in enumerate(references)
        ],
        "set": take.chosen.called,
    }
    if take.panels:
        told["panels"] = take.panels
    for name in ("scene", "colour", "light", "mode", "shot", "angle", "focus"):
        if getattr(brief, name):
            told[name] = getattr(brief, name)
    return told


def _box(one: Placed, size: tuple[int, int]) -> Box:
    """Clip a place to the frame."""
    width, height = size
    left, right = (min(max(round(x), 0), width) for x in _span(one.centre, one.width))
    top, bottom = (min(max(round(y), 0), height) for y in (one.foot - one.height, one.foot))
    return Box(one.name, left, top, right, bottom)


def _span(centre: float, length: float) -> tuple[float, float]:
    return centre - length / 2, centre + length / 2
