"""How an animal stands, runs, sits or lies: trunk and feet first, joints by reach."""

from dataclasses import dataclass

import numpy as np

from ..colour import Floats
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
    sag = -0.03 if kind.noun not in ("rabbit", "mouse", "hedgehog", "squirrel") else 0.07
    middle = 0.5 * (croup + shoulder) + np.array([0, sag, 0])
    legs = tuple(_leg(kind, pose, croup, shoulder, index, lift) for index in (1, 3, 0, 2))
    neck = _neck(kind, pose, shoulder)
    nod = np.radians(kind.nod)
    if pose in ("run", "jump"):
        nod -= 0.25
    if pose == "sleep":
        nod = 0.12 if kind.seat != "camel" else nod + 0.25
    return Frame(
        croup, middle, shoulder, legs, neck, nod, lift, pose == "sleep", pose in _STILL, pose
    )


_STILL = ("sit", "teddy", "lie", "sleep")


def _pose(kind: Species, action: str) -> str:
    if action in ("sit", "hold", "read", "play"):
        if kind.upright:
            return "upright"
        return {"dog": "sit", "teddy": "teddy"}.get(kind.seat, "lie")
    if action in ("sleep", "lie"):
        return action
    if kind.upright:
        return "hop" if action in ("run", "jump", "fly") else "upright"
    if action == "" and kind.noun in ("panda", "monkey"):
        return "teddy"
    if action in ("fly", "fall"):
        return "jump"
    return action if action in _FEET else "stand"


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
    elif pose in ("upright", "hop"):
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


def _leg(
    kind: Species, pose: str, croup: Floats, shoulder: Floats, index: int, lift: float
) -> Foreleg:
    hind, side = index > 1, -1.0 if index % 2 == 0 else 1.0
    body = kind.rump if hind else kind.chest
    wide = body * kind.narrow * 0.62
    hub = croup if hind else shoulder
    root = hub + np.array([side * wide, -0.12 * body if hind else -0.2 * body, 0.0])
    tall = kind.hip - 1.12 * kind.rump if hind else 1 - 1.2 * kind.chest
    reach = max(0.2, tall - 0.8 * kind.leg[2] - kind.crouch)
    foot, ankle = _foot(kind, pose, root, reach, index, lift)
    upper = lower = (0.43 if hind else 0.41) * reach
    if hind and kind.big_hind:
        upper, lower = upper * 1.15, lower * 1.15
    if not hind and pose in ("upright", "hop"):
        upper, lower = upper * kind.arms, lower * kind.arms
    bend = np.array([0.12 * side, 0.0, 1.0 if hind else -1.0])
    if hind and pose in ("lie", "sleep"):
        bend = np.array([0.9 * side, 0.3, 1.0])
    if not hind and pose in ("teddy", "upright"):
        bend = np.array([0.5 * side, -0.4, -0.6])
    middle, ankle = _reached(root, ankle, upper, lower, bend)
    gap = foot - ankle
    most = 0.34 * reach
    far = float(np.sqrt(gap @ gap))
    foot = ankle + gap * min(1.0, most / max(far, 1e-6))
    return Foreleg((root, middle, ankle, foot), hind, side)


def _foot(
    kind: Species, pose: str, root: Floats, reach: float, index: int, lift: float
) -> tuple[Floats, Floats]:
    """Where a foot and its ankle would like to be."""
    hind, side = index > 1, -1.0 if index % 2 == 0 else 1.0
    sole = 0.8 * kind.leg[2]
    x = float(root[0])
    if pose in _FEET:
        ahead, up = _FEET[pose][index]
        if kind.foot == "pad" and pose in ("run", "jump"):
            ahead, up = ahead * 0.6, up * 0.6
        foot = np.array(
            [x, sole + up * reach + lift * (0.6 if up else 0.5), root[2] + ahead * reach]
        )
        back = -0.12 - 0.5 * up if hind else -0.55 * up
        rise = 0.26 if hind else 0.22
        return foot, foot + np.array([0, rise * reach, back * reach])
    if pose in ("upright", "hop"):
        if hind:
            foot = np.array(
                [x * 1.1, sole + lift * 0.7, root[2] + (0.16 if pose == "upright" else -0.25)]
            )
            return foot, foot + np.array([0, 0.14, -0.2])
        drop = 0.5 * reach * kind.arms
        hand = root + np.array([-0.35 * x, -drop, drop * 0.9])
        return hand, hand + np.array([0, 0.03, -0.03])
    if pose == "sit":
        if hind:
            foot = np.array([x * 1.35, sole, root[2] + 0.62 * reach])
            return foot, foot + np.array([0, 0.04, -0.3 * reach])
        foot = np.array([x * 0.8, sole, root[2] + 0.06])
        return foot, foot + np.array([0, 0.2 * reach, 0])
    if pose == "teddy":
        if hind:
            foot = np.array([x + 0.16 * side, sole + 0.06, root[2] + 0.95 * reach])
            return foot, foot + np.array([0, 0.0, -0.24 * reach])
        hand = root + np.array([0.06 * side, -0.62 * reach, 0.42 * reach])
        return hand, hand + np.array([0, 0.12 * reach, -0.08 * reach])
    if hind:
        foot = np.array([x * 1.5, sole, root[2] + 0.6 * reach])
        return foot, foot + np.array([0, 0.03, -0.28 * reach])
    ahead = 0.85 if kind.foot == "paw" else 0.3
    foot = np.array([x * 0.95, sole, root[2] + ahead * reach])
    return foot, foot + np.array([0, 0.02, -0.24 * reach])


def _reached(
    root: Floats, end: Floats, upper: float, lower: float, bend: Floats
) -> tuple[Floats, Floats]:
    """The middle joint of two bones from ``root`` towards ``end``, and where they end."""
    gap = end - root
    far = max(float(np.sqrt(gap @ gap)), 1e-6)
    way = gap / far
    far = min(far, 0.995 * (upper + lower))
    along = (upper**2 - lower**2 + far**2) / (2 * far)
    out = np.sqrt(max(upper**2 - along**2, 0.0))
    aside = bend - (bend @ way) * way
    aside = aside / max(float(np.sqrt(aside @ aside)), 1e-6)
    return root + way * along + aside * out, root + way * far
