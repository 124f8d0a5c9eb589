"""How an animal stands, runs, sits or lies: trunk and feet first, joints by reach."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.colour import Floats

from ._species import Species

# Feet in motion: near front, far front, near hind, far hind as (forward, up) in leg lengths.
_FEET = {
    "stand": ((0.02, 0), (0.1, 0), (-0.08, 0), (0.06, 0)),
    "walk": ((0.3, 0.06), (-0.24, 0), (-0.3, 0), (0.26, 0.04)),
    "run": ((0.62, 0.34), (0.8, 0.14), (-0.8, 0.1), (-0.62, 0.3)),
    "jump": ((0.34, 0.36), (0.44, 0.28), (-0.62, -0.06), (-0.5, 0.04)),
    "swim": ((0.4, 0.3), (-0.1, 0.2), (-0.4, 0.2), (0.2, 0.3)),
}


@dataclass(frozen=True, slots=True, eq=False)
class Foreleg:
    """Root, middle joint, ankle (wrist or hock) and foot of one leg."""

    joints: tuple[Floats, Floats, Floats, Floats]
    hind: bool
    side: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A posed animal; its nose is towards +z, the floor is y = 0."""

    croup: Floats
    middle: Floats
    shoulder: Floats
    legs: tuple[Foreleg, ...]
    neck: tuple[Floats, Floats]
    nod: float  # radians
    lift: float
    asleep: bool
    still: bool  # it sits or lies
    pose: str


def framed(kind: Species, action: str) -> Frame:
    """Work out the joints of an animal that does something."""
    pose = _pose(kind, action)
    croup, shoulder, lift = _trunk(kind, pose)
    middle = 0.5 * (croup + shoulder) + np.array([0, kind.sag, 0])
    legs = tuple(_leg(kind, pose, (shoulder, croup), index, lift) for index in (1, 3, 0, 2))
    neck = _neck(kind, pose, shoulder)
    nod = np.radians(kind.nod)
    if pose in ("run", "jump"):
        nod -= 0.25
    if pose == "sleep":
        nod = 0.12 if kind.seat != "camel" else nod + 0.25
    return Frame(
        croup, middle, shoulder, legs, neck, nod, lift, pose == "sleep", pose in _STILL, pose
    )


def saddle(kind: Species, frame: Frame) -> Floats:
    """Where it is ridden: on its back, before its hump or its wings, or on top of its shell."""
    wings, hump = "wings" in kind.extras, "hump" in kind.extras
    forward = 0.95 if wings else 0.85 if hump else 0.35
    thick = kind.belly + (kind.chest - kind.belly) * forward
    spot = frame.middle + (frame.shoulder - frame.middle) * forward
    if "shell" in kind.extras:
        thick = 0.5
    return np.asarray(spot + np.array([0.0, thick, 0.06 if wings else 0.0]))


_STILL = ("sit", "teddy", "lie", "sleep")
_RISEN = ("upright", "hop")


def _pose(kind: Species, action: str) -> str:
    if action in ("sleep", "lie"):
        return action
    if kind.upright:
        return "hop" if action in ("run", "jump", "fly") else "upright"
    if action in ("sit", "hold", "read", "play"):
        return {"dog": "sit", "teddy": "teddy"}.get(kind.seat, "lie")
    action = {"fly": "jump", "fall": "jump", "": kind.idle}.get(action, action)
    return action if action in _FEET or action in _STILL else "stand"


def _trunk(kind: Species, pose: str) -> tuple[Floats, Floats, float]:
    half = 0.5 * kind.length
    low, high = kind.hip - kind.rump, 1 - kind.chest
    drop = kind.crouch
    croup = np.array([0, max(low - drop, kind.rump * 0.95), -half])
    shoulder = np.array([0, max(high - drop, kind.chest * 0.95), half])
    lift = 0.0
    if pose in ("run", "jump", "swim"):
        lift = 0.1 if pose == "run" else 0.3
        tilt = 0.05 if pose == "run" else 0.42
        spin = np.array(
            [[1, 0, 0], [0, np.cos(tilt), np.sin(tilt)], [0, -np.sin(tilt), np.cos(tilt)]]
        )
        middle = 0.5 * (croup + shoulder)
        croup, shoulder = middle + spin @ (croup - middle), middle + spin @ (shoulder - middle)
        croup, shoulder = croup + np.array([0, lift, 0]), shoulder + np.array([0, lift, 0])
    elif pose in ("sit", "teddy"):
        long = kind.length * (0.86 if pose == "sit" else 0.8)
        rise = np.clip((1 - kind.chest * 1.1 - 0.9 * kind.rump) / long, 0.3, 0.86)
        angle = float(np.arcsin(rise)) if pose == "sit" else 1.3
        croup = np.array([0, kind.rump * 0.93, -0.3])
        shoulder = croup + long * np.array([0, np.sin(angle), np.cos(angle)])
    elif pose in _RISEN:
        angle = np.radians(kind.upright if pose == "upright" else 0.6 * kind.upright)
        lift = 0.22 if pose == "hop" else 0.0
        croup = np.array([0, max(low, kind.rump) + lift, -0.15])
        shoulder = croup + kind.length * np.array([0, np.sin(angle), np.cos(angle)])
    elif pose in ("lie", "sleep"):
        croup = np.array([0, kind.rump * 0.92, -half])
        shoulder = np.array([0, kind.chest * (1.02 if pose == "lie" else 0.9), half * 0.96])
    return croup, shoulder, lift


def _neck(kind: Species, pose: str, shoulder: Floats) -> tuple[Floats, Floats]:
    long, degrees, _ = kind.neck
    if pose == "sleep" and kind.seat == "camel":
        degrees = 0.5 * degrees
    elif pose == "sleep":
        degrees = min(degrees, 10) - 14
    elif pose in ("run", "jump"):
        degrees = degrees * 0.72
    elif pose in ("sit", "teddy"):
        degrees = max(degrees, 62)
    angle = np.radians(degrees)
    way = np.array([0, np.sin(angle), np.cos(angle)])
    root = shoulder + np.array([0, 0.3 * kind.chest, 0.3 * kind.chest])
    if pose in ("upright", "hop", "teddy", "sit"):
        root = shoulder + np.array([0, 0.35 * kind.chest, 0.12 * kind.chest])
    head = root + way * (long + 0.55 * kind.head)
    if pose == "sleep" and kind.seat != "camel":
        head[1] = max(kind.head * 0.85, min(head[1], kind.head * 1.2))
    return root, head


@dataclass(frozen=True, slots=True)
class _Hip:
    """Where a leg hangs, and on whom."""

    kind: Species
    pose: str
    root: Floats
    reach: float
    lift: float
    index: int

    @property
    def hind(self) -> bool:
        return self.index > 1

    @property
    def side(self) -> float:
        return -1.0 if self.index % 2 == 0 else 1.0


def _leg(kind: Species, pose: str, hubs: tuple[Floats, Floats], index: int, lift: float) -> Foreleg:
    hind, side = index > 1, -1.0 if index % 2 == 0 else 1.0
    body = kind.rump if hind else kind.chest
    wide = body * kind.narrow * 0.62
    root = hubs[hind] + np.array([side * wide, -0.12 * body if hind else -0.2 * body, 0.0])
    tall = kind.hip - 1.12 * kind.rump if hind else 1 - 1.2 * kind.chest
    reach = max(0.2, tall - 0.8 * kind.leg[2] - kind.crouch)
    hip = _Hip(kind, pose, root, reach, lift, index)
    foot, ankle = _STEPS.get(pose, _folded)(hip)
    bone = (0.43 if hind else 0.41) * reach
    if hind and kind.big_hind:
        bone *= 1.15
    if not hind and pose in _RISEN:
        bone *= kind.arms
    middle, ankle = _reached(root, ankle, bone, _bend(hip))
    gap = foot - ankle
    far = float(np.sqrt(gap @ gap))
    foot = ankle + gap * min(1.0, 0.34 * reach / max(far, 1e-6))
    return Foreleg((root, middle, ankle, foot), hind, side)


def _bend(hip: _Hip) -> Floats:
    """Where the knee or elbow points."""
    if hip.hind and hip.pose in ("lie", "sleep"):
        return np.array([0.9 * hip.side, 0.3, 1.0])
    if not hip.hind and hip.pose in ("teddy", "upright"):
        return np.array([0.5 * hip.side, -0.4, -0.6])
    return np.array([0.12 * hip.side, 0.0, 1.0 if hip.hind else -1.0])


def _striding(hip: _Hip) -> tuple[Floats, Floats]:
    """Where a foot and its ankle would like to be; so for each pose."""
    ahead, up = _FEET[hip.pose][hip.index]
    reach = hip.reach
    if hip.kind.foot == "pad" and hip.pose in ("run", "jump"):
        ahead, up = ahead * 0.6, up * 0.6
    high = 0.8 * hip.kind.leg[2] + up * reach + hip.lift * (0.6 if up else 0.5)
    foot = np.array([float(hip.root[0]), high, hip.root[2] + ahead * reach])
    back = -0.12 - 0.5 * up if hip.hind else -0.55 * up
    rise = 0.26 if hip.hind else 0.22
    return foot, foot + np.array([0, rise * reach, back * reach])


def _risen(hip: _Hip) -> tuple[Floats, Floats]:
    x, sole = float(hip.root[0]), 0.8 * hip.kind.leg[2]
    if hip.hind:
        ahead = 0.16 if hip.pose == "upright" else -0.25
        foot = np.array([x * 1.1, sole + hip.lift * 0.7, hip.root[2] + ahead])
        return foot, foot + np.array([0, 0.14, -0.2])
    drop = 0.5 * hip.reach * hip.kind.arms
    hand = hip.root + np.array([-0.35 * x, -drop, drop * 0.9])
    return hand, hand + np.array([0, 0.03, -0.03])


def _seated(hip: _Hip) -> tuple[Floats, Floats]:
    x, sole = float(hip.root[0]), 0.8 * hip.kind.leg[2]
    if hip.hind:
        foot = np.array([x * 1.35, sole, hip.root[2] + 0.62 * hip.reach])
        return foot, foot + np.array([0, 0.04, -0.3 * hip.reach])
    foot = np.array([x * 0.8, sole, hip.root[2] + 0.06])
    return foot, foot + np.array([0, 0.2 * hip.reach, 0])


def _slumped(hip: _Hip) -> tuple[Floats, Floats]:
    x, sole = float(hip.root[0]), 0.8 * hip.kind.leg[2]
    if hip.hind:
        foot = np.array([x + 0.16 * hip.side, sole + 0.06, hip.root[2] + 0.95 * hip.reach])
        return foot, foot + np.array([0, 0.0, -0.24 * hip.reach])
    hand = hip.root + np.array([0.06 * hip.side, -0.62 * hip.reach, 0.42 * hip.reach])
    return hand, hand + np.array([0, 0.12 * hip.reach, -0.08 * hip.reach])


def _folded(hip: _Hip) -> tuple[Floats, Floats]:
    x, sole = float(hip.root[0]), 0.8 * hip.kind.leg[2]
    if hip.hind:
        foot = np.array([x * 1.5, sole, hip.root[2] + 0.6 * hip.reach])
        return foot, foot + np.array([0, 0.03, -0.28 * hip.reach])
    ahead = 0.85 if hip.kind.foot == "paw" else 0.3
    foot = np.array([x * 0.95, sole, hip.root[2] + ahead * hip.reach])
    return foot, foot + np.array([0, 0.02, -0.24 * hip.reach])


_STEPS: dict[str, Callable[[_Hip], tuple[Floats, Floats]]] = {
    **dict.fromkeys(_FEET, _striding),
    "upright": _risen,
    "hop": _risen,
    "sit": _seated,
    "teddy": _slumped,
}


def _reached(root: Floats, end: Floats, bone: float, bend: Floats) -> tuple[Floats, Floats]:
    """The middle joint of two equal bones from ``root`` towards ``end``, and where they end."""
    gap = end - root
    far = max(float(np.sqrt(gap @ gap)), 1e-6)
    way = gap / far
    far = min(far, 0.995 * 2 * bone)
    along = far / 2
    out = np.sqrt(max(bone**2 - along**2, 0.0))
    aside = bend - (bend @ way) * way
    aside = aside / max(float(np.sqrt(aside @ aside)), 1e-6)
    return root + way * along + aside * out, root + way * far
