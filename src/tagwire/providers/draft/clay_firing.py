"""Clay as it comes out of the kiln, not glazed yet."""

from dataclasses import dataclass

from .colour import Floats


@dataclass(frozen=True, slots=True)
class Firing:
    """The planes of a view, at twice the final size; ``height`` is towards the camera."""

    height: Floats
    outside: Floats  # distance to the outline in units, negative on the figure
    normal: Floats  # 3 x H x W
    lump: Floats  # which lump is seen
    corner: tuple[float, float]  # x and y of the upper left pixel's centre
    step: float  # units a pixel
