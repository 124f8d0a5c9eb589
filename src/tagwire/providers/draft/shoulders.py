"""Over the shoulder: one is near, soft and seen from behind, the other beyond faces us."""

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from .colour import Floats
from .figurine import mirrored
from .filters import blur
from .framing import Actor, Frame, Placed
from .matte import Cutout
from .portrait import fine_enough, portrait_at
from .variety import Variety

_HEAD, _ROW = 0.60, 0.50  # height and row of the near head, shares of the frame's height
_SHOULDERS = 3.4  # heads they are wide, and what they need to be soft
_EDGE = 0.36  # so far from the middle the near head is, of the frame's width
_BEYOND = 0.12  # and the other face, on the other side
_SOFT = 0.013  # out of focus, of the frame's height
_SMALLER = 0.86  # the face beyond, of one in a two-shot


def is_over_shoulder(actors: Sequence[Actor]) -> bool:
    """Whether the first of two is the one we look past."""
    return len(actors) == 2 and actors[0].subject.view == "shoulder"


def near_head(size: tuple[int, int]) -> tuple[int, tuple[float, float]]:
    """Height of the near head in pixels, and how much around it (in heads) the frame can show."""
    width, height = size
    head = _head(width, height)
    across = max(0.9 * width, _SHOULDERS * head)
    return fine_enough(head, across, 2.2 * height * max(_ROW, 1 - _ROW))


def _head(width: float, height: float) -> float:
    return _HEAD * height * min(1.0, 0.45 + 0.55 * width / height)


def over_shoulder(actors: Sequence[Actor], frame: Frame, variety: Variety) -> list[Placed]:
    """The near one at the frame's edge, the other on the side that is left free."""
    near, beyond = actors
    side = {"left": -1.0, "right": 1.0}.get(near.subject.place, -1.0 if variety.mirrored else 1.0)
    place = (0.5 - side * _BEYOND, 0.0)
    other = portrait_at(beyond, frame, place, side, size=_SMALLER, among=2)
    assert near.cutout.face is not None
    column, row, share = near.cutout.face
    height = _head(frame.width, frame.height) / share
    pixels = _SOFT * frame.height * near.cutout.alpha.shape[0] / height
    cutout = mirrored(near.cutout) if side > 0 else near.cutout
    column = 1 - column if side > 0 else column
    one = Placed(
        near.subject.name,
        cutout,
        (0.5 + side * _EDGE) * frame.width + (0.5 - column) * height * cutout.proportion,
        _ROW * frame.height + (1 - row) * height,
        height,
        order=3.0,
        shadow="none",
        turned=side > 0,
    )
    return [_out_of_focus(one, pixels), other]


def _out_of_focus(one: Placed, sigma: float) -> Placed:
    """Soften what is near; its edge spreads beyond its outline, but not over the frame's."""
    pad = int(np.ceil(3 * sigma))
    cutout = one.cutout
    alpha = _padded(cutout.alpha, pad)
    soft = np.clip(blur(alpha, sigma), 0, 1)
    share = np.maximum(soft, 1e-3)[..., None]

    def spread(plane: Floats) -> Floats:
        shown = blur(_padded(plane, pad) * alpha[..., None], sigma) / share
        return np.asarray(shown, np.float32)

    normal = None if cutout.normal is None else spread(cutout.normal)
    rows = cutout.alpha.shape[0]
    grown: Cutout = replace(
        cutout,
        colour=spread(cutout.colour),
        alpha=soft,
        normal=normal,
        glow=None,
    )
    height = one.height * (rows + 2 * pad) / rows
    return replace(one, cutout=grown, height=height, foot=one.foot + (height - one.height) / 2)


def _padded(plane: Floats, pad: int) -> Floats:
    """Room at the sides and above; below the frame's edge cuts it, and it goes on."""
    wide = cv2.copyMakeBorder(plane, pad, 0, pad, pad, cv2.BORDER_CONSTANT)
    return np.asarray(cv2.copyMakeBorder(wide, 0, pad, 0, 0, cv2.BORDER_REPLICATE), np.float32)
