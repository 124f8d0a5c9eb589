"""The clothed trunk: pelvis, waist, chest, neck and collar."""

import numpy as np

from tagwire.providers.draft.clay import Board, Paint

from ._costume import Look
from ._fronts import front
from ._stance import Skeleton

_ONE_PIECE = ("coat", "robe", "dress", "kimono", "overalls", "space")  # covers the seat too
_COLLARED = ("suit", "coat", "uniform", "open", "hoodie", "space")
_THICK = ("hoodie", "space")
_PUFFED = ("space", "armour", "hoodie")


def trunk(board: Board, look: Look, body: Skeleton) -> None:
    """Pelvis, waist, chest and shoulders, upright; ``body.trunk`` turns it afterwards."""
    build, paint = look.build, front(look)
    top = build.neck
    puffed = 1.16 if look.top in _PUFFED else 1.0
    low: Paint = look.main if look.top in _ONE_PIECE else look.legs
    board.ball((0, 0.028, -0.004), (build.seat * 1.0, 0.062, build.seat * 0.82), low, blend=0.02)
    waist, chest = build.waist * puffed, build.chest * puffed
    hips = build.seat * 0.94 * (puffed * 0.5 + 0.5)
    belt, ribs = (0, top * 0.36, 0), (0, top * 0.68, 0.004)
    board.limb((0, 0.075, 0), belt, hips, waist, paint, thin=((0, 0, 1), 0.82), blend=0.012)
    board.limb(belt, ribs, waist, chest, paint, thin=((0, 0, 1), 0.7), blend=0.03)
    wide = 0.55 * build.shoulder
    yoke = (-wide, top - 0.065, 0), (wide, top - 0.065, 0)
    board.limb(*yoke, 0.062 * puffed, None, paint, blend=0.045, thin=((0, 0, 1), 0.85))
    if build.bust:
        for side in (-1, 1):
            board.ball((0.036 * side, top * 0.66, 0.03), (0.04, 0.044, 0.036), paint, blend=0.045)
    if build.belly:
        paunch = (0, top * 0.32, 0.03 + build.belly * 0.3)
        board.ball(paunch, (waist, 0.11, waist * 0.85), paint, blend=0.05)
    _neck(board, look)


def _neck(board: Board, look: Look) -> None:
    top = look.build.neck
    bare = look.top in ("lace", "dress") and look.sleeves == "none"
    thick = 0.038 * look.build.girth**0.5
    melt = 0.02 if bare else 0.012
    board.limb(
        (0, top - 0.03, -0.004), (0, top + 0.05, 0.002), thick, 0.034, look.face.skin, blend=melt
    )
    if look.top == "armour":
        gorget = (0, top - 0.03, -0.002), (0, top + 0.03, 0.0)
        board.limb(*gorget, 0.066, 0.05, look.main * 0.85, blend=0.01)
    if look.top in _COLLARED:
        ring = [
            (0.046 * np.sin(a), top + 0.006 - 0.008 * np.cos(a), 0.042 * np.cos(a) - 0.004)
            for a in np.linspace(0.55, 2 * np.pi - 0.55, 9)
        ]
        thick = 0.024 if look.top in _THICK else 0.013
        board.tube(ring, [thick] * 9, look.second if look.top == "space" else look.main * 0.85)


def nape(board: Board, look: Look) -> None:
    """What only shows from behind: cloth up to the nape and over the shoulder blades."""
    build, paint = look.build, front(look)
    if look.sleeves == "none" or look.top in ("armour", "space"):
        return
    top, wide = build.neck, 0.8 * build.shoulder
    ends = (-wide, top - 0.085, -0.012), (wide, top - 0.085, -0.012)
    board.limb(*ends, 0.05, None, paint, blend=0.03, thin=((0, 0, 1), 0.8))
    board.ball((0, top - 0.018, -0.022), (0.05, 0.034, 0.030), paint, blend=0.012)
