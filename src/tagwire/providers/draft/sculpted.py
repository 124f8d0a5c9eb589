"""Figures for nouns without a reference: sculpted once, remembered, and ready like a cut-out."""

from .cache import Recent
from .figures import sculpt
from .figurine import Figurine, Pose
from .matte import Cutout

_FIGURES: Recent[tuple[str, Pose], Cutout] = Recent(6)


def sculpted(family: str, pose: Pose) -> Cutout:
    """The figure as a cut-out with normals of its own; remembered by what was asked."""
    return _FIGURES.get((family, pose), lambda: _cut(sculpt(family, pose)))


def _cut(figure: Figurine) -> Cutout:
    return Cutout(
        figure.colour,
        figure.alpha,
        share=0.3,
        certainty=1.0,
        bust=False,
        headless=False,
        centre=(0.5, 0.5),
        normal=figure.normal,
        glow=figure.glow,
        hands=figure.hands,
    )
