"""The set a subject is put into: its picture, its depth and its light."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from .colour import Floats
from .filters import gaussian, resize, strips

Kind = Literal["studio", "plate", "room", "street", "land"]
Floor = Literal["ground", "water", "none"]


@dataclass(frozen=True, slots=True)
class Light:
    """What falls on a subject in the set."""

    key: Floats  # linear colour and strength of the main light
    ambient: Floats
    side: float  # -1: from the left, +1: from the right
    contrast: float  # 0: shadowless, 1: one hard lamp
    rim: Floats | None = None  # colour of a light from behind
    rim_away: Floats | None = None  # and of a second one, on the side away from the key
    backlit: bool = False
    dark: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """Something between the camera and the subjects."""

    image: Floats  # linear, H x W x 3
    alpha: Floats  # H x W


@dataclass(frozen=True, slots=True)
class Open:
    """Open water in a set: what floats is put there, sunk and mirrored."""

    share: Floats  # H x W: how much of a pixel is water's surface
    drop: float  # metres from the eye down to it: with the horizon, how large things on it are
    calm: float = 0.7  # how well it mirrors


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A lit, empty set. Rows and columns of image and depth are the frame's own."""

    kind: Kind
    image: Floats  # linear, H x W x 3
    depth: Floats  # metres from the camera, H x W
    horizon: float  # row
    ground: float  # lowest sensible row for a subject's foot, as a share of the height
    focus: float  # metres at which a subject stands
    light: Light
    haze: Floats  # the colour distance fades into
    gloss: float = 0.0  # how much the floor mirrors
    blur: float = 0.0  # depth-of-field blur that flatters this set
    bloom: float = 0.25
    exposed: bool = False  # already at its final exposure
    tabletop: bool = False
    floor: Floor = "ground"  # what a subject stands on: nothing under water and in space
    sun: tuple[float, float] | None = None  # column and row of the sun or moon, where it is seen
    front: Layer | None = None  # what hangs before the subjects: a branch, a frame of leaves
    water: Open | None = None  # where boats and swimmers belong; None: there is none


def enlarge(backdrop: Backdrop, width: int, height: int) -> Backdrop:
    """Scale a set drawn small to the frame, with the sharpness enlarging takes away."""
    small_height, small_width = backdrop.image.shape[:2]
    if (small_width, small_height) == (width, height):
        return backdrop
    image = resize(backdrop.image, width, height)
    if backdrop.kind != "studio":
        soft = gaussian(image, 0.9 * width / small_width)
        for strip in strips(image):
            image[strip] += np.clip((image[strip] - soft[strip]) * 0.45, -0.07, 0.07)
    return replace(
        backdrop,
        image=np.maximum(image, 0.0, out=image),
        depth=resize(backdrop.depth, width, height, smooth=False),
        horizon=backdrop.horizon * height / small_height,
        sun=_moved(backdrop.sun, width / small_width, height / small_height),
        front=_larger(backdrop.front, width, height),
        water=_wider(backdrop.water, width, height),
    )


def _moved(place: tuple[float, float] | None, x: float, y: float) -> tuple[float, float] | None:
    return place and (place[0] * x, place[1] * y)


def _larger(layer: Layer | None, width: int, height: int) -> Layer | None:
    return layer and Layer(resize(layer.image, width, height), resize(layer.alpha, width, height))


def _wider(water: Open | None, width: int, height: int) -> Open | None:
    return water and replace(water, share=resize(water.share, width, height, smooth=False))
