"""People and those who walk like them: a posed skeleton, dressed, with a face."""

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.clay import Board, turned
from tagwire.providers.draft.clay_kiln import Marks, fire
from tagwire.providers.draft.figurine import Figurine, Pose

from ._beings import BEINGS
from ._carried import carried, stool
from ._costume import Look, dressed
from ._costume import table as costumes
from ._garments import sleeve, trouser
from ._hats import HATS
from ._heads import back_hair, face_board
from ._skirts import skirt
from ._spooks import HEADS
from ._stance import Build, Skeleton, astride, known, posed
from ._trunks import nape, trunk
from ._wings import drape
from ._worn import worn

_CLOSED = ("visor", "knight", "hood")  # no hair shows
_LIGHT = ("crown", "tiara", "flower", "halo", "kanzashi", "veil", "nurse")


def sculpt(pose: Pose) -> Figurine:
    """Sculpt one person at ``pose.height`` pixels (standing)."""
    stance = _stance(pose)
    look = None if pose.noun in BEINGS else dressed(pose)
    build = Build() if look is None else look.build
    body = posed(stance, build, pose.rng("stance"))
    if pose.action == "ride" and not pose.away:
        body = astride(body)
    board = Board()
    if look is None:
        BEINGS[pose.noun](board, pose, body)
    else:
        _dress(board, pose, look, body)
    if body.seat and pose.action == "sit":
        stool(board, body)
    return _seen(board, pose, body)


def _stance(pose: Pose) -> str:
    own = costumes().get(pose.noun, {}).get("stances", {})
    return str(own.get(pose.action or "stand") or known(pose.action))


def _dress(board: Board, pose: Pose, look: Look, body: Skeleton) -> None:
    for leg in body.legs:
        if not look.tail:
            trouser(board, look, leg, body.folded)
    upper = Board()
    trunk(upper, look, body)
    if pose.away:
        nape(upper, look)
    board.put(upper, turn=body.trunk)
    if look.skirt:
        skirt(board, look, body)
    for arm in body.arms:
        sleeve(board, look, arm)
    worn(board, look, body)
    if pose.away and "cape" in look.wear:
        drape(board, look, body)
    carried(board, pose, look, body)
    head(board, pose, look, body)


def head(board: Board, pose: Pose, look: Look, body: Skeleton) -> None:
    """Set the head with its hat on the neck."""
    face = replace(look.face, asleep=body.asleep)
    if look.hat in _CLOSED:
        face = replace(face, style="bald")
    elif look.hat and look.hat not in _LIGHT and face.style in ("short", "curly", "spiky", "bun"):
        face = replace(face, style="crop")
    part = face_board(face, pose.rng("hair"))
    if pose.away:
        back_hair(part, face)
    if "nose" in look.wear:
        part.ball((0, -0.14, 0.95), 0.19, np.array([0.6, 0.02, 0.02], np.float32))
    if "patch" in look.wear:
        part.ball((0.29, 0.02, 0.7), (0.18, 0.17, 0.07), np.full(3, 0.01, np.float32))
    if look.hat:
        HATS[look.hat](part, look.hat_colour)
    half = 0.5 * look.build.head
    board.put(part, body.neck + body.skull @ np.array([0, half * 1.12, 0.008]), body.skull, half)


def _seen(board: Board, pose: Pose, body: Skeleton) -> Figurine:
    """Tip the body if it lies or flies, and look at it from where it faces."""
    hands = 0.5 * (body.arms[0].tip + body.arms[1].tip) + np.array([0, 0.01, 0.03])
    usual = body.neck + body.skull @ np.array([0, 0.56 * body.build.head, 0.008])
    middle, size = HEADS.get(pose.noun, (usual, body.build.head))
    face = np.asarray(middle, float)
    facing = float(np.clip(pose.facing, -2, 2))
    yaw = abs(facing) * np.pi / 2
    if body.prone:
        tipped = Board()
        tip = turned(pitch=np.radians(body.prone))
        tipped.put(board, turn=tip)
        board, hands, face = tipped, tip @ hands, tip @ face
        yaw = max(yaw, 1.05)
    ground = board.lowest() - body.lift
    holding = pose.action in ("hold", "read", "play")
    return fire(
        board,
        pose.height / size if pose.close else pose.height,
        yaw,
        pitch=0.06 if not body.prone else 0.22,
        ground=ground,
        marks=Marks(hands if holding else None, face, size, np.array([0, -0.07, 0])),
        close=pose.close,
        mirror=facing < 0,
    )
