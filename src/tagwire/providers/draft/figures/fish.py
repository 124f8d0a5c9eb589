"""What swims: fish, whales, seals, and the soft ones with arms."""

from typing import TypeAlias

import numpy as np

from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.mesh import rotation
from tagwire.providers.draft.models.paints import part
from tagwire.providers.draft.models.renderer import View, render

from ._soft_swimmers import jellyfish, octopus, ray, seahorse, seal
from ._swimmers import dolphin, fish, koi, shark, whale

_MAKERS = {
    "fish": fish, "koi": koi, "whale": whale, "dolphin": dolphin, "shark": shark, "seal": seal,
    "ray": ray, "octopus": octopus, "jellyfish": jellyfish, "seahorse": seahorse,
}  # fmt: skip

Spot: TypeAlias = tuple[float, float, float]
_FACES: dict[str, tuple[Spot, float]] = {
    "fish": ((0.55, 0.0, 0.0), 0.76), "koi": ((0.78, -0.02, 0.0), 0.5),
    "dolphin": ((0.86, 0.0, 0.0), 0.62), "whale": ((0.95, 0.0, 0.0), 0.95),
    "shark": ((0.9, 0.02, 0.0), 0.56), "seal": ((0.84, 1.08, 0.0), 0.42),
    "seahorse": ((0.2, 0.92, 0.0), 0.4), "octopus": ((0.0, 0.42, 0.3), 0.95),
}  # fmt: skip
"""Middle and size."""
_BACKS = {"dolphin": (0.05, 0.40, 0.0), "whale": (0.15, 0.40, 0.0), "shark": (0.3, 0.28, 0.0)}

_LEAP = 24.0  # degrees


def _leapt(spot: Spot | None) -> Spot | None:
    """A place on a swimmer that leaps out of the water."""
    if spot is None:
        return None
    x, y, z = (float(value) for value in rotation(0, 0, _LEAP) @ np.asarray(spot, np.float32))
    return x, y, z


def sculpt(pose: Pose) -> Figurine:
    """One swimmer from three quarters."""
    make = _MAKERS.get(pose.noun, fish)
    front = pose.noun in ("octopus", "jellyfish")
    yaw = 0.0 if front else -58.0 if abs(pose.facing) < 0.4 else -20.0
    pitch = 32.0 if pose.noun == "ray" else 14.0 if pose.noun in ("koi", "octopus") else 6.0
    parts = make(pose)
    face, across = _FACES.get(pose.noun if pose.noun in _MAKERS else "fish", (None, 0.0))
    back = _BACKS.get(pose.noun)
    if pose.action in ("jump", "fly") and not front:
        parts = [part(p.shape.turn(z=_LEAP), p.material) for p in parts]
        face, back = _leapt(face), _leapt(back)
    close = pose.close if face else None
    if close:
        yaw = -42.0
    if pose.away and not front:
        yaw = 56.0
    view = View(
        pose.height,
        yaw=yaw,
        pitch=pitch,
        dark=pose.dark,
        mirrored=pose.facing < 0,
        face=face,
        across=across,
        seat=back,
        close=close,
    )
    return render(parts, view)
