"""The clothed trunk, and what is painted on its front."""

import numpy as np

from ..clay import Board, Coat, Paint
from ..colour import Floats, from_hex, mix
from ._costume import Look
from ._stance import Skeleton

_WHITE = from_hex("#f4f1ea")
_GOLD = from_hex("#d9a93a")
_SKIRTED = ("coat", "robe", "dress", "kimono")


def front(look: Look) -> Coat:
    """The paint of the trunk, in its own upright space (hips at the origin)."""
    reach = look.build.neck
    main, second, skin = look.main, look.second, look.face.skin

    def paint(points: Floats) -> Floats:
        x, z = points[:, 0], points[:, 2]
        v = points[:, 1] / reach  # 0 at the hips, 1 at the neck
        ahead = z > 0.01
        across = np.abs(x) / look.build.shoulder
        out = np.broadcast_to(main, points.shape).astype(np.float32)
        vee = ahead & (across < (v - 0.45) * 0.75)
        if look.top in ("suit", "coat"):
            out[ahead & (across < (v - 0.42) * 0.75 + 0.14) & (v > 0.34)] = main * 0.72
            out[vee] = second
            tie = mix(from_hex("#7a1f28"), main, 0.2)
            out[vee & (across < 0.1 + 0.05 * (0.9 - v)) & (v < 0.95)] = tie
            out[ahead & (across < 0.025) & (v < 0.45)] = main * 0.5
            out[
                ahead & (np.hypot(across - 0.12, (np.mod(v, 0.2) - 0.1) * 3.2) < 0.06) & (v < 0.42)
            ] = main * 0.35
        elif look.top in ("open", "vest"):
            out[ahead & (across < 0.24 + 0.16 * v)] = second
            out[ahead & (np.abs(across - 0.24 - 0.16 * v) < 0.035)] = main * 0.6
        elif look.top == "stripes":
            out[np.mod(points[:, 1], 0.05) < 0.022] = second
        elif look.top == "hoodie":
            pocket = ahead & (across < 0.5 - 0.5 * (v - 0.15)) & (v > 0.1) & (v < 0.34)
            out[pocket] = main * 0.8
            out[ahead & (np.abs(across - 0.16) < 0.03) & (v > 0.66) & (v < 0.92)] = _WHITE
        elif look.top == "overalls":
            bib = ahead & (across < 0.56) & (v < 0.72)
            strap = (np.abs(across - 0.46) < 0.11) & (v >= 0.5)
            out[:] = second
            out[bib | strap | (v < 0.36)] = main
            out[ahead & (np.hypot(across - 0.46, (v - 0.7) * 3) < 0.09)] = _GOLD
            out[ahead & (across < 0.3) & (v > 0.45) & (v < 0.6)] = main * 0.8
        elif look.top == "uniform":
            out[ahead & (across < 0.03)] = main * 0.55
            button = np.hypot(across - 0.14, (np.mod(v, 0.16) - 0.08) * 3.2) < 0.055
            out[ahead & button & (v < 0.85)] = second
            out[(v > 0.93)] = main * 0.6
        elif look.top in ("kimono", "robe"):
            lap = x / look.build.shoulder - (v - 0.5) * 0.9
            band = ahead & (
                (np.abs(lap) < 0.13)
                | ((np.abs(-x / look.build.shoulder - (v - 0.5) * 0.9) < 0.13) & (lap < 0))
            )
            out[band & (v > 0.45)] = second
            neck = ahead & (across < (v - 0.72) * 1.1)
            out[neck] = skin if look.top == "kimono" else second
            if look.top == "kimono":
                out[(v > 0.22) & (v < 0.44)] = second
        elif look.top == "emblem":
            star = ahead & (across + np.abs(v - 0.68) * 2.2 < 0.42)
            out[star] = second
            out[ahead & (across + np.abs(v - 0.68) * 2.2 < 0.24)] = main
            out[v < 0.16] = second
        elif look.top == "armour":
            out[np.mod(points[:, 1], 0.06) < 0.006] = main * 0.35
            out[ahead & (across < 0.2) & (v > 0.5) & (v < 0.8)] = second
        elif look.top == "space":
            out[(v > 0.2) & (v < 0.27)] = second
            panel = ahead & (across < 0.45) & (v > 0.42) & (v < 0.66)
            out[panel] = main * 0.55
            out[panel & (np.hypot(across - 0.22, (v - 0.54) * 3) < 0.13)] = second
        elif look.top == "dress":
            out[ahead & (across < (v - 0.74) * 2.2)] = skin
            out[(v > 0.26) & (v < 0.32)] = mix(main, second, 0.25) * 0.7
        elif look.top == "lace":
            out[:] = skin
            out[(np.hypot(across - 0.42, (v - 0.66) * 3.2) < 0.4) & ahead] = second
        elif look.top == "bare":
            out[:] = skin
            out[v < 0.12] = main
            if look.woman:
                out[(v > 0.56) & (v < 0.76)] = main
        else:
            out[v > 0.95] = main * 0.8
            if look.top == "sweater":
                out[v < 0.1] = main * 0.75
                rows = 0.94 + 0.06 * np.sin(points[:, 1] * 420)
                out *= rows[:, None]
        return out

    return paint


def trunk(board: Board, look: Look, body: Skeleton) -> None:
    """Pelvis, waist, chest and shoulders, upright; ``body.trunk`` turns it afterwards."""
    build, paint = look.build, front(look)
    top = build.neck
    sides = ((0, 0, 1), 0.7)
    puffed = 1.16 if look.top in ("space", "armour", "hoodie") else 1.0
    low: Paint = look.main if look.top in ("overalls", *_SKIRTED, "space") else look.legs
    board.ball((0, 0.028, -0.004), (build.seat * 1.0, 0.062, build.seat * 0.82), low, blend=0.02)
    waist, chest = build.waist * puffed, build.chest * puffed
    hips = build.seat * 0.94 * (puffed * 0.5 + 0.5)
    board.limb(
        (0, 0.075, 0), (0, top * 0.36, 0), hips, waist, paint, thin=((0, 0, 1), 0.82), blend=0.012
    )
    board.limb(
        (0, top * 0.36, 0), (0, top * 0.68, 0.004), waist, chest, paint, thin=sides, blend=0.03
    )
    board.limb(
        (-0.55 * build.shoulder, top - 0.065, 0),
        (0.55 * build.shoulder, top - 0.065, 0),
        0.062 * puffed,
        None,
        paint,
        blend=0.045,
        thin=((0, 0, 1), 0.85),
    )
    if build.bust:
        for side in (-1, 1):
            board.ball((0.036 * side, top * 0.66, 0.03), (0.04, 0.044, 0.036), paint, blend=0.045)
    if build.belly:
        board.ball(
            (0, top * 0.32, 0.03 + build.belly * 0.3),
            (waist, 0.11, waist * 0.85),
            paint,
            blend=0.05,
        )
    bare = look.top in ("lace", "dress") and look.sleeves == "none"
    board.limb(
        (0, top - 0.03, -0.004),
        (0, top + 0.05, 0.002),
        0.038 * build.girth**0.5,
        0.034,
        look.face.skin,
        blend=0.012 if not bare else 0.02,
    )
    if look.top in ("suit", "coat", "uniform", "open", "hoodie", "space"):
        ring = [
            (0.046 * np.sin(a), top + 0.006 + 0.008 * np.cos(a) * -1, 0.042 * np.cos(a) - 0.004)
            for a in np.linspace(0.55, 2 * np.pi - 0.55, 9)
        ]
        thick = 0.024 if look.top in ("hoodie", "space") else 0.013
        board.tube(ring, [thick] * 9, look.main * 0.85 if look.top != "space" else look.second)
