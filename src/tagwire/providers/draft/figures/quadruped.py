"""Four-legged animals (and a few that rise on two): posed by reach, coated by species."""

import numpy as np

from tagwire.providers.draft.clay import Board, Paint, turned
from tagwire.providers.draft.clay_kiln import Marks, fire
from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.figurine import Figurine, Pose

from ._adornments import adorn
from ._coats import body_coat, leg_coat
from ._fur import furred
from ._gait import Foreleg, Frame, framed, saddle
from ._muzzles import beast_head, face_of
from ._species import Species, species
from ._tails import tail

_HOOF = from_hex("#2b2422")
_PITCH = 0.1


def sculpt(pose: Pose) -> Figurine:
    """Sculpt one animal at ``pose.height`` pixels (standing, up to the top of its skull)."""
    kind = species(pose)
    frame = framed(kind, pose.action)
    phase = float(pose.rng("phase").uniform(0, 6))
    board = Board()
    _legs(board, kind, frame, phase)
    _body(board, kind, frame, phase)
    tail(board, kind, frame, phase)
    adorn(board, kind, frame, phase)
    facing = float(np.clip(pose.facing, -2, 2))
    yaw = abs(facing) * np.pi / 2
    skull = turned(0.06 if pose.away else -0.32 * abs(facing), frame.nod)
    head = beast_head(kind, phase, asleep=frame.asleep, close=pose.close is not None)
    board.put(head, frame.neck[1], skull, kind.head)
    middle, size = face_of(kind, turned(0.0, _PITCH) @ turned(yaw) @ skull)
    face = frame.neck[1] + skull @ middle * kind.head
    marks = Marks(face=face, size=size * kind.head, seat=saddle(kind, frame))
    return fire(
        furred(board, kind) if pose.close else board,
        pose.height / marks.size if pose.close else _scale(kind, pose.height),
        yaw,
        pitch=_PITCH,
        ground=board.lowest() - 0.6 * frame.lift,
        marks=marks,
        close=pose.close,
        fine=1 if pose.close else 2,
        mirror=facing < 0,
    )


def _scale(kind: Species, height: int) -> float:
    """Pixels a unit, the same in every pose; what is much longer than tall stays bounded."""
    stand = framed(kind, "stand")
    head = stand.neck[1]
    tall = max(
        float(head[1]) + kind.head,
        float(stand.shoulder[1]) + kind.chest,
        float(stand.croup[1]) + kind.rump,
    )
    front = float(head[2]) + kind.head * (1 + kind.muzzle[0])
    wide = front + 0.5 * kind.length + kind.rump + 0.6 * kind.tail[1]
    return min(height / tall, height * float(np.sqrt(1.15 / (wide * (tall + 0.15)))))


def _body(board: Board, kind: Species, frame: Frame, phase: float) -> None:
    coat = body_coat(kind, (frame.croup, frame.shoulder), phase)
    press = ((1, 0, 0), kind.narrow)
    blend = 0.3 * kind.belly
    board.limb(frame.croup, frame.middle, kind.rump, kind.belly, coat, thin=press, blend=0.05)
    board.limb(frame.middle, frame.shoulder, kind.belly, kind.chest, coat, thin=press, blend=blend)
    if frame.pose in ("teddy", "sit"):
        low = frame.croup + np.array([0, 0.05, 0.1])
        board.ball(
            low, (kind.belly * kind.narrow * 1.05, kind.belly, kind.belly), coat, blend=blend
        )
    root, head = frame.neck
    thick = kind.neck[2]
    start = frame.shoulder + 0.35 * (root - frame.shoulder)
    board.limb(
        start,
        head,
        min(kind.chest * 0.92, thick * 1.45),
        thick * 0.84,
        coat,
        blend=0.09,
        thin=((1, 0, 0), 0.85),
    )


def _legs(board: Board, kind: Species, frame: Frame, phase: float) -> None:
    for leg in frame.legs:
        root, _, _, foot = leg.joints
        paint = leg_coat(kind, float(foot[1]), float(root[1]), phase)
        (_hind if leg.hind else _fore)(board, kind, leg, frame, paint)
        _foot(board, kind, leg, frame, paint)


def _hind(board: Board, kind: Species, leg: Foreleg, frame: Frame, paint: Paint) -> None:
    root, middle, ankle, foot = leg.joints
    top, mid, low = kind.leg
    big = 1.35 if kind.big_hind else 1.12
    knee = mid * 1.35 * big**0.5
    haunch = min(top * 1.35 * big, kind.rump * 0.86)
    hip = root + np.array([0, 0.2 * kind.rump, 0])
    board.limb(hip, middle, haunch, knee, paint, blend=0.06, thin=((1, 0, 0), 0.72))
    board.tube([middle, ankle, foot], [knee, low * 1.08, low], paint, blend=0.03)


def _fore(board: Board, kind: Species, leg: Foreleg, frame: Frame, paint: Paint) -> None:
    root, middle, ankle, foot = leg.joints
    arm = kind.arms if frame.pose in ("upright", "hop") else 1.0
    top, mid, low = (thick * arm for thick in kind.leg)
    shoulder = root + np.array([0, 0.2 * kind.chest, 0])
    board.limb(shoulder, middle, top * 1.18, mid * 1.2, paint, blend=0.06, thin=((1, 0, 0), 0.8))
    board.tube([middle, ankle, foot], [mid * 1.15, low * 1.12, low], paint, blend=0.03)


def _foot(board: Board, kind: Species, leg: Foreleg, frame: Frame, paint: Paint) -> None:
    _, _, ankle, foot = leg.joints
    down = foot - ankle
    down = down / max(float(np.sqrt(down @ down)), 1e-6)
    hanging = frame.pose in ("run", "jump", "hop", "swim")
    if kind.foot == "hoof":
        _hoof(board, kind, foot, down if hanging else np.array([0, -1.0, 0.15]))
    elif kind.foot == "pad":
        _pad(board, kind, foot, paint)
    else:
        ahead = np.array([0, 0, 1.0]) if not hanging else np.array([0, down[2], -down[1]])
        if frame.pose == "teddy" and leg.hind:
            ahead = np.array([0, 1.0, 0.3])
        arm = kind.arms if not leg.hind and frame.pose in ("upright", "hop") else 1.0
        long = 2.4 if kind.big_hind and leg.hind else 0.75
        _paw(board, kind, foot, ahead * long, arm=arm, paint=paint)


def _hoof(board: Board, kind: Species, foot: Floats, way: Floats) -> None:
    low = kind.leg[2]
    tip = foot + way * low * 0.7
    start = foot - (tip - foot) * 0.2
    board.limb(start, tip, low * 1.05, low * 1.35, _HOOF, cuts=[((tip - foot), tip)])


def _pad(board: Board, kind: Species, foot: Floats, paint: Paint) -> None:
    low = kind.leg[2]
    sole = foot + np.array([0, -0.25 * low, 0.12 * low])
    board.limb(foot, sole, low * 1.08, low * 1.12, paint, blend=0.02)
    nail = kind.base * (0.7 if "shell" in kind.extras else 1.5)
    for k in (-1, 0, 1):
        spot = foot + np.array([0.55 * k * low, -0.45 * low, low * (1.12 - 0.2 * abs(k))])
        board.ball(spot, (0.22 * low, 0.26 * low, 0.14 * low), nail)


def _paw(
    board: Board, kind: Species, foot: Floats, ahead: Floats, *, arm: float, paint: Paint
) -> None:
    low = kind.leg[2] * arm
    tip = foot + ahead * low
    board.limb(foot, tip, low * 1.12, low * 1.22, paint, blend=0.02, thin=((0, 1, 0), 0.78))
    way = ahead / np.sqrt(ahead @ ahead)
    for k in (-1, 1):
        toe = tip + way * low * 1.1 + np.array([0.36 * k * low, 0, 0])
        rise = np.array([0, 0.3 * low, -0.1 * kind.leg[2]])
        board.limb(toe, toe + rise, 0.1 * kind.leg[2], 0.08 * kind.leg[2], kind.base * 0.3)
