"""What a figure is asked to be, and what comes of it."""

from dataclasses import dataclass, replace
from typing import TypeVar
from zlib import crc32

import numpy as np

from .colour import Floats


@dataclass(frozen=True, slots=True)
class Pose:
    """One figure to sculpt: a noun with its colour and what it does."""

    noun: str  # the lexicon's entry: "cat", "detective", "sailboat"
    height: int  # of the figure when it stands, in pixels
    action: str = ""  # stand walk run jump sit lie sleep fly swim fall dance hold wave ...
    colour: str = ""  # the name or #hex
    facing: float = 1.0  # -1 to the left, +1 to the right, 0 towards the camera, 2 away from it
    variant: int = 0  # from the seed: coat, hair, breed; another number, another individual
    dark: bool = False  # it is night: lamps and windows of the figure are lit
    size: str = ""  # "small" and "large" as said
    clothes: str = ""  # the garment as said: "dress", "suit"
    holds: str = ""  # what it holds in its hands is drawn apart: only the arms are raised
    close: tuple[float, float] | None = None
    """Of a close shot: how much around the face is to be seen, across and down, in faces.

    ``height`` is that of the face then."""

    @property
    def away(self) -> bool:
        """Whether it is seen from behind."""
        return abs(self.facing) > 1

    def rng(self, part: str = "") -> np.random.Generator:
        """A fresh generator for one part of this individual."""
        return np.random.default_rng(
            [self.variant % 2**63, crc32(self.noun.encode()), crc32(part.encode())]
        )


@dataclass(frozen=True, slots=True)
class Figurine:
    """A sculpted figure, cropped to its outline, unlit."""

    colour: Floats  # linear albedo, H x W x 3
    alpha: Floats  # H x W
    normal: Floats | None = None  # H x W x 3: x right, y up, z to the camera; None: it is flat
    glow: Floats | None = None  # linear light it gives off, H x W x 3
    foot: float = 1.0  # where it stands, as a share of its height; below it hang shadows of a jump
    hands: tuple[float, float] | None = None  # where its hands are: column and row as shares
    face: tuple[float, float, float] | None = None  # column, row, and size as a share of its height
    seat: tuple[float, float] | None = None  # where it is ridden, or what it rides with


Turned = TypeVar("Turned", bound=Figurine)


def mirrored(figure: Turned) -> Turned:
    """A figure or a cut-out turned to the other side, its normals, hands and face with it."""

    def flip(plane: Floats) -> Floats:
        return np.ascontiguousarray(plane[:, ::-1])

    normal, glow, face = figure.normal, figure.glow, figure.face
    return replace(
        figure,
        colour=flip(figure.colour),
        alpha=flip(figure.alpha),
        normal=None if normal is None else flip(normal) * np.array([-1, 1, 1], np.float32),
        glow=None if glow is None else flip(glow),
        hands=_across(figure.hands),
        face=None if face is None else (1 - face[0], face[1], face[2]),
        seat=_across(figure.seat),
    )


def _across(spot: tuple[float, float] | None) -> tuple[float, float] | None:
    return spot and (1 - spot[0], spot[1])
