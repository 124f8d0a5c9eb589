"""The door of the draft films: a picture and a motion prompt in, a short MP4 out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .camera import View, move_of
from .colour import Bytes
from .depth import nearness
from .encode import encoded
from .engine import Checkpoint, _go_on
from .label import labelled, unlabelled
from .matte import opaque
from .mp4 import RATE, mp4_of
from .plate import fit

_SPARE = 1.12
"""How much finer than the frame the picture is held, so that a closer look stays sharp."""


@dataclass(frozen=True, slots=True)
class Footage:
    """The film's bytes, and how the prompt was understood."""

    data: bytes
    understood: dict[str, Any]


def film(
    prompt: str,
    picture: Bytes,
    size: tuple[int, int],
    seconds: int,
    seed: int,
    *,
    label: bool = True,
    checkpoint: Checkpoint = _go_on,
) -> Footage:
    """A camera move over ``picture`` (RGB or RGBA), cut about its middle to exactly ``size``.

    ``seconds`` long at 24 frames a second; the same request gives the same bytes. ``checkpoint``
    may raise to cancel.
    """
    checkpoint(0.0, "reading")
    width, height = size
    move = move_of(prompt, seed % 2**63)
    larger = (round(width * _SPARE), round(height * _SPARE))
    ground = fit(unlabelled(opaque(picture)), *larger, centre=(0.5, 0.5))
    checkpoint(0.02, "measuring")
    view = View(ground, nearness(ground), size, move)
    takes = []
    for number, frames in enumerate(_shot(view, seconds, label, checkpoint), start=1):
        takes.append(encoded(frames))
        checkpoint(0.1 + 0.9 * number / seconds, "shooting")
    return Footage(mp4_of(takes, size), {"move": move.name, "frames": seconds * RATE})


def _shot(view: View, seconds: int, label: bool, checkpoint: Checkpoint) -> Iterator[list[Bytes]]:
    """The frames, a second at a time: never more of them are held."""
    last = seconds * RATE - 1
    for second in range(seconds):
        frames = []
        for number in range(second * RATE, (second + 1) * RATE):
            frame = view.at(number / last)
            frames.append(labelled(frame) if label else np.ascontiguousarray(frame))
            if number % 6 == 0:
                checkpoint(0.1 + 0.9 * number / (last + 1), "shooting")
        yield frames
