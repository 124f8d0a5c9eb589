"""How a body is bent: the stances of the table, worked out into joints in space."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from tagwire.providers.draft.clay import turned
from tagwire.providers.draft.colour import Floats

_SAME = {
    "fly": "float",
    "play": "hold",
    "eat": "hold",
    "drink": "hold",
    "perch": "sit",
    "": "stand",
}


@dataclass(frozen=True, slots=True)
class Build:
    """Proportions of a body whose standing height is 1."""

    head: float = 0.155  # height of the head
    hip: float = 0.49  # height of the hip joints
    shoulder: float = 0.105  # half width
    pelvis: float = 0.052  # half the distance of the hip joints
    arm: float = 0.315  # shoulder to wrist
    girth: float = 1.0  # thickness of the limbs
    waist: float = 0.074
    chest: float = 0.098
    seat: float = 0.088
    bust: float = 0.0
    belly: float = 0.0

    @property
    def neck(self) -> float:
        """Height of the neck's root over the hips."""
        return 1 - self.head * 1.1 - self.hip


@dataclass(frozen=True, slots=True, eq=False)
class Limb:
    """Three joints and a tip: shoulder, elbow, wrist, hand; or hip, knee, ankle, toe."""

    root: Floats
    middle: Floats
    end: Floats
    tip: Floats
    side: float


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A posed body; the pelvis is at the origin, units are standing heights."""

    build: Build
    trunk: Floats  # rotation of what is above the hips
    skull: Floats  # rotation of the head
    neck: Floats
    arms: tuple[Limb, Limb]  # near (x < 0), far
    legs: tuple[Limb, Limb]
    lift: float
    prone: float  # degrees the whole body is tipped forward
    seat: bool
    asleep: bool

    @property
    def folded(self) -> bool:
        """Whether both thighs are raised: it sits."""
        return all(leg.middle[1] > leg.root[1] - 0.11 for leg in self.legs)


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("stances.toml").read_text("utf-8"))


def known(action: str) -> str:
    """The stance of an action; what is not known stands."""
    name = _SAME.get(action, action)
    return name if name in _table() else "stand"


def posed(name: str, build: Build, rng: np.random.Generator) -> Skeleton:
    """Bend a body; individuals differ by a few degrees."""
    stance = _table()[name]
    jitter = rng.normal(0, 1.5, 12)
    trunk = _angles(stance["trunk"], jitter[0:3])
    spin = turned(trunk[1], trunk[0], trunk[2])
    turn, nod, tilt = _angles(stance["head"], jitter[3:6] * 1.5)
    shoulder_y = build.neck - 0.03
    arms, legs = [], []
    for side, near in ((-1.0, "near"), (1.0, "far")):
        root = spin @ np.array([side * build.shoulder, shoulder_y, 0.0])
        arms.append(_arm(root, side, spin, _angles(stance[f"{near}_arm"], jitter[6:10]), build))
        hip = np.array([side * build.pelvis, 0.0, 0.0])
        legs.append(_leg(hip, side, _angles(stance[f"{near}_leg"]), build))
    prone = -88.0 if stance.get("lying") else float(stance.get("prone", 0))
    return Skeleton(
        build,
        spin,
        turned(turn + 0.4 * trunk[1], nod + 0.35 * trunk[0], tilt + 0.3 * trunk[2]),
        spin @ np.array([0, build.neck, -0.012]),
        (arms[0], arms[1]),
        (legs[0], legs[1]),
        float(stance.get("lift", 0)),
        prone,
        bool(stance.get("seat")),
        bool(stance.get("asleep")),
    )


def astride(body: Skeleton) -> Skeleton:
    """The body of a rider: what is ridden hides the far leg."""
    near = body.legs[0]
    return replace(body, legs=(near, near))


def _angles(degrees: list[float], jitter: Floats | float = 0.0) -> Floats:
    return np.asarray(np.radians(np.asarray(degrees, float) + jitter))


def _forward(swing: float, out: float, side: float) -> tuple[Floats, Floats]:
    """Direction of a hanging limb swung forward and out, and what is forward of it."""
    hang = np.array([side * np.sin(out), -np.cos(out) * np.cos(swing), np.cos(out) * np.sin(swing)])
    ahead = np.array([0.0, np.sin(swing), np.cos(swing)])
    return hang, ahead


def _arm(root: Floats, side: float, spin: Floats, angles: Floats, build: Build) -> Limb:
    swing, out, elbow, inward = angles
    hang, ahead = _forward(swing, out, side)
    bend = np.cos(inward) * ahead - np.sin(inward) * np.array([side, 0.0, 0.0])
    bend = bend - (bend @ hang) * hang
    bend = bend / np.sqrt(bend @ bend)
    fore = np.cos(elbow) * hang + np.sin(elbow) * bend
    middle = root + spin @ hang * build.arm * 0.52
    end = middle + spin @ fore * build.arm * 0.48
    return Limb(root, middle, end, end + spin @ fore * build.arm * 0.19, side)


def _leg(root: Floats, side: float, angles: Floats, build: Build) -> Limb:
    swing, out, knee, ankle = angles
    hang, ahead = _forward(swing, out, side)
    shin = np.cos(knee) * hang - np.sin(knee) * ahead
    toe = np.cos(knee) * ahead + np.sin(knee) * hang
    foot = np.cos(ankle) * toe + np.sin(ankle) * shin + np.array([side * 0.22, 0.0, 0.0])
    reach = build.hip - 0.035
    middle = root + hang * reach * 0.51
    end = middle + shin * reach * 0.49
    return Limb(root, middle, end, end + foot / np.sqrt(foot @ foot) * reach * 0.2, side)
