"""Looking over the references: those that show nothing, and those too small to be sharp."""

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from .brief import Brief
from .colour import Bytes, Floats
from .framing import Actor
from .matte import opaque
from .palette import is_flat

_COUNTED = 160  # pixels of the side blobs are counted at
_SOLID = 0.3  # alpha from which two touch
_SIMILAR = 0.4  # of the largest blob's area
_SHARP = 48  # pixels of the shorter side
_INVISIBLE = 20  # of 255


def looked_over(brief: Brief, photos: Sequence[Bytes], tags: Sequence[str]) -> Brief:
    """Take empty references out of the brief, and note what cannot come out well."""
    drawn = [each.reference for each in brief.subjects if each.reference is not None]
    drawn += [] if brief.plate is None else [brief.plate]
    manners = [each for each in (brief.style, brief.palette) if each is not None]
    empty = {index for index in (*drawn, *manners) if _is_empty(photos[index])}
    small = {index for index in drawn if min(photos[index].shape[:2]) < _SHARP} - empty
    notes = [f"{_named(tags[index])} is empty: nothing to draw" for index in sorted(empty)]
    notes += [f"{_named(tags[index])} is too small to be sharp" for index in sorted(small)]
    flat = [index for index in manners if index not in empty and is_flat(opaque(photos[index]))]
    notes += [f"{_named(tags[index])} is one even colour: it only tints" for index in flat]
    return replace(_without(brief, empty), notes=brief.notes + tuple(notes))


def kept_together(actors: Sequence[Actor]) -> tuple[str, ...]:
    """Notes on photos of several things that stand apart: they are one cut-out all the same."""
    notes = []
    for actor in actors:
        count = 1 if actor.family else _count(actor.cutout.alpha)
        if count > 1:
            notes.append(f"{_named(actor.subject.name)} shows {count}: they are kept together")
    return tuple(dict.fromkeys(notes))


def _count(alpha: Floats) -> int:
    """How many blobs of similar size an outline falls into."""
    small = cv2.resize(alpha, (_COUNTED, _COUNTED), interpolation=cv2.INTER_AREA)
    solid = (small > _SOLID).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(solid)
    areas = stats[1:, cv2.CC_STAT_AREA]
    return int((areas > _SIMILAR * areas.max()).sum()) if len(areas) else 0


def _is_empty(photo: Bytes) -> bool:
    return photo.shape[2] == 4 and float(photo[..., 3].max()) < _INVISIBLE


def _named(tag: str) -> str:
    return f"reference @{tag}" if tag else "a reference"


def _without(brief: Brief, empty: set[int]) -> Brief:
    return replace(
        brief,
        subjects=tuple(each for each in brief.subjects if each.reference not in empty),
        plate=None if brief.plate in empty else brief.plate,
        style=None if brief.style in empty else brief.style,
        palette=None if brief.palette in empty else brief.palette,
    )
