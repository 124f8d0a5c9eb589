"""What hangs from the waist: skirts, robes and the tails of coats."""

import numpy as np

from tagwire.providers.draft.clay import Board, Coat, Paint
from tagwire.providers.draft.colour import Floats, mix

from ._costume import Look
from ._stance import Limb, Skeleton

# Half the distance of the legs at the hem, or how far a knee is ahead, when a skirt is swept along.
_STRIDE = 0.12


def skirt(board: Board, look: Look, body: Skeleton) -> None:
    """What hangs from the waist: a skirt, the tails of a coat, a robe."""
    paint = _cloth(look)
    high = 0.36 * look.build.neck
    belt = body.trunk @ np.array([0, high, 0])
    waist = np.array([0.0, 0.02, 0.0])
    drop = look.skirt * (look.build.hip - 0.02)
    if body.folded:
        _lap(board, look, body, paint, drop)
        return
    marks = [on_leg(leg, drop) for leg in body.legs]
    middle = 0.5 * (marks[0] + marks[1])
    spread = 0.5 * float(np.sqrt(((marks[0] - marks[1]) ** 2).sum()))
    raised = max(float(leg.middle[2]) for leg in body.legs)
    if max(spread, raised) > _STRIDE and drop > 0.3 * look.build.hip:
        _swept(board, look, body, paint, drop)
        return
    fall = middle - waist
    fall = fall / np.sqrt(fall @ fall)
    hem = waist + fall * (drop + 0.02)
    wide = max(look.flare, spread + 0.055)
    # An egg hangs lower in its middle: the cut makes the hem straight.
    across = marks[1] - marks[0]
    share = 0.84 if abs(across[2]) < abs(across[0]) + 0.03 else 1.0
    hips = max(look.build.seat * 1.1, look.build.waist * 1.1)
    side = ((0, 0, 1), max(share, 0.84))
    board.limb(belt, waist, look.build.waist * 1.04, hips, paint, thin=side)
    cut = [(fall, hem - 0.004 * fall)]
    for leg in body.legs:
        knee = on_leg(leg, min(drop, 0.51 * look.build.hip))
        if drop > 0.3 * look.build.hip:
            board.limb(
                leg.root, knee, 0.066 * look.build.girth, 0.056 * look.build.girth, paint, cuts=cut
            )
            low = on_leg(leg, max(drop - 0.05, 0.0))
            board.limb(
                knee, low, 0.056 * look.build.girth, 0.04 * look.build.girth, paint, cuts=cut
            )
    board.limb(
        waist, hem, hips, max(wide, hips), paint, thin=((0, 0, 1), share), cuts=[(fall, hem)]
    )


def _swept(board: Board, look: Look, body: Skeleton, paint: Paint, drop: float) -> None:
    """A long skirt in a stride: it lies over both legs and trails behind them."""
    hips = max(look.build.seat, look.build.waist) * 1.08
    belt = body.trunk @ np.array([0, 0.36 * look.build.neck, 0])
    waist = np.array([0.0, 0.0, 0.0])
    board.limb(belt, waist, look.build.waist * 1.04, hips, paint, thin=((0, 0, 1), 0.84))
    hem = 0.35 * look.flare + 0.03
    for leg in body.legs:
        knee, low = on_leg(leg, min(drop, 0.48 * look.build.hip)), on_leg(leg, drop)
        board.limb(waist, knee, hips * 0.98, 0.088, paint, blend=0.03)
        if drop > 0.55 * look.build.hip:
            way = low - knee
            way = way / np.sqrt(way @ way)
            board.limb(knee, low, 0.088, hem, paint, cuts=[(way, low)])
    fall = np.array([0, -0.86, -0.3])
    end = waist + fall * drop
    board.limb(waist, end, hips, 0.8 * look.flare + 0.03, paint, cuts=[(fall, end)])


def _lap(board: Board, look: Look, body: Skeleton, paint: Paint, drop: float) -> None:
    near, far = body.legs
    g = look.build.girth
    for leg in body.legs:
        board.limb(leg.root, leg.middle, 0.068 * g, 0.054 * g, paint, blend=0.02)
    lap = 0.5 * (near.root + far.root), 0.5 * (near.middle + far.middle)
    wide = 0.5 * float(np.sqrt(((near.middle - far.middle) ** 2).sum())) + 0.03
    board.limb(lap[0], lap[1], look.build.seat, wide, paint, blend=0.02, thin=((0, 1, 0), 0.5))
    rest = max(0.0, drop - 0.22)
    if rest > 0.02:
        shin = 0.5 * (near.end + far.end) - lap[1]
        shin = shin / np.sqrt(shin @ shin)
        hem = lap[1] + shin * rest
        board.limb(
            lap[1],
            hem,
            wide,
            wide * 1.1,
            paint,
            blend=0.01,
            cuts=[(shin, hem)],
            thin=((0, 0, 1), 0.7),
        )


def on_leg(leg: Limb, drop: float) -> Floats:
    thigh = leg.middle - leg.root
    long = float(np.sqrt(thigh @ thigh))
    if drop <= long:
        return np.asarray(leg.root + thigh * (drop / long))
    shin = leg.end - leg.middle
    return np.asarray(leg.middle + shin * min(1.0, (drop - long) / float(np.sqrt(shin @ shin))))


def _cloth(look: Look) -> Coat:
    """Folds painted from the waist down, and a front edge for coats."""
    dark, bright = look.main * 0.7, look.main * 1.04

    def paint(points: Floats) -> Floats:
        angle = np.arctan2(points[:, 0], points[:, 2] * 1.35)
        fold = 0.5 + 0.5 * np.sin(angle * 9 + 1.5 * np.sin(angle * 2.3))
        depth = np.clip(-points[:, 1] * 3.2, 0, 1)
        out = mix(bright, dark, (fold * depth * 0.75)[:, None])
        if look.top == "coat":
            out[(np.abs(angle) < 0.04) & (points[:, 2] > 0)] = look.main * 0.4
        elif look.top in ("robe", "kimono") and look.second is not look.main:
            out[np.abs(angle - 0.1) < 0.1] = mix(look.second, look.main, 0.2)
        elif look.top == "dress" and look.skirt < 0.9:
            low = points[:, 1] < -(look.skirt * look.build.hip) + 0.03
            out[low] = mix(look.main, look.second, 0.35)
        return out

    return paint
