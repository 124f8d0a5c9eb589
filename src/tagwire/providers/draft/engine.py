"""The door of the draft engine: one request in, one drawing with its report out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import grade, styles
from .brief import Brief
from .casting import Cast, cast
from .colour import Bytes
from .framing import Placed
from .label import labelled
from .lens import tilt
from .matte import opaque
from .neural import in_style_of
from .palette import in_colours_of
from .references import kept_together, looked_over
from .reporting import in_season, reported, roles_of
from .sharing import beside_others
from .sheet import Sheet
from .stage import Seeds, Take, shoot
from .words.parse import read


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


@beside_others()
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
    troupe = cast(brief, photos, size, seed % 2**63)
    checkpoint(0.40, "shooting")
    seeds = _seeds(seed, brief, troupe)
    take = shoot(brief, troupe, photos, size, seeds)
    checkpoint(0.70, "developing")
    pixels = _developed(take, brief, seeds)
    checkpoint(0.80, "painting")
    pixels = _painted(pixels, brief, photos, take, seeds)
    checkpoint(1.0, "done")
    told, unseen = reported(brief, take)
    return Drawing(
        labelled(pixels) if label else pixels,
        {"references": roles_of(brief, troupe, tags), **told},
        tuple(dict.fromkeys((*brief.ignored, *unseen))),
        brief.notes + kept_together(troupe.actors) + troupe.notes + take.chosen.notes + take.notes,
        tuple(_box(one, size) for one in take.placed),
    )


def _seeds(seed: int, brief: Brief, troupe: Cast) -> Seeds:
    place = "reference" if troupe.plate is not None else brief.scene
    return Seeds(seed % 2**63, int.from_bytes(sha256(place.encode()).digest()[:4]))


def _developed(take: Take, brief: Brief, seeds: Seeds) -> Bytes:
    shown = grade.finish(take.image, take.chosen.backdrop, _mood(brief, take))
    if brief.angle == "dutch":
        shown = tilt(shown)
    return grade.to_bytes(grade.grain(shown, seeds.generator(2)))


def _mood(brief: Brief, take: Take) -> str:
    """By what a picture is toned: its light, or the summer of a plain day outdoors."""
    plain = take.chosen.light in ("", "day", "noon") and not brief.mode
    if brief.season == "summer" and plain and in_season(take, "summer"):
        return "summer"
    return "dramatic" if brief.mode == "dramatic" else take.chosen.light


def _painted(
    pixels: Bytes, brief: Brief, photos: Sequence[Bytes], take: Take, seeds: Seeds
) -> Bytes:
    """Apply what is not a thing but a manner: a reference as style, a palette, a named style."""
    if brief.style is not None:
        style = opaque(photos[brief.style])
        pixels = in_style_of(pixels, style, seeds.generator(3), take.subjects)
    if brief.palette is not None:
        pixels = in_colours_of(pixels, opaque(photos[brief.palette]))
    if brief.manner:
        pixels = styles.paint(brief.manner, _sheet(pixels, brief, take, seeds))
    return pixels


def _sheet(pixels: Bytes, brief: Brief, take: Take, seeds: Seeds) -> Sheet:
    backdrop = take.chosen.backdrop
    size, whole = pixels.shape[:2], backdrop.depth.shape == pixels.shape[:2]
    depth = backdrop.depth if whole else np.full(size, backdrop.focus, np.float32)
    subject = tilt(take.subjects) if brief.angle == "dutch" else take.subjects
    depth = tilt(depth) if brief.angle == "dutch" else depth
    return Sheet(pixels, subject, depth, backdrop.horizon, seeds.generator(6), take.chosen.light)


def _box(one: Placed, size: tuple[int, int]) -> Box:
    """Clip a place to the frame."""
    width, height = size
    left, right = (min(max(round(x), 0), width) for x in _span(one.centre, one.width))
    top, bottom = (
        min(max(round(y), 0), height)
        for y in (one.foot - one.lift - one.height, one.foot - one.lift)
    )
    return Box(one.name, left, top, right, bottom)


def _span(centre: float, length: float) -> tuple[float, float]:
    return centre - length / 2, centre + length / 2
