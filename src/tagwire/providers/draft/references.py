"""Looking over the references: those that show nothing, and those too small to be sharp."""

from collections.abc import Sequence
from dataclasses import replace

from .brief import Brief
from .colour import Bytes

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
    return replace(_without(brief, empty), notes=brief.notes + tuple(notes))


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
