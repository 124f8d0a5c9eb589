"""Figures for nouns without a reference: sculpted once, remembered, and ready like a cut-out."""

from dataclasses import fields

from .cache import Recent
from .figures import sculpt
from .figurine import Figurine, Pose
from .matte import Cutout

_FIGURES: Recent[tuple[str, Pose], Cutout] = Recent(6)


def sculpted(family: str, pose: Pose) -> Cutout:
    """The figure as a cut-out with normals of its own; remembered by what was asked."""
    return _FIGURES.get((family, pose), lambda: _cut(sculpt(family, pose)))


def _cut(figure: Figurine) -> Cutout:
    return Cutout(**{part.name: getattr(figure, part.name) for part in fields(Figurine)})
