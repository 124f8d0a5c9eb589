"""Things on water: how deep they lie in it, and the rock that buildings stand on."""

from dataclasses import replace

import cv2
import numpy as np

from .backdrop import Open
from .colour import Floats, clip01, ramp
from .filters import blur, resize
from .framing import Actor, Frame, Placed
from .matte import Cutout
from .words import lexicon

_DEPTHS = {"fish": 0.34, "person": 0.30, "quadruped": 0.42, "bird": 0.20, "car": 0.28}
"""Of the height that is under water."""
_BOATS = ("boat", "canoe", "sailboat", "ship", "yacht", "pirate ship")
_ASHORE = ("walk", "run", "stand", "sit", "sleep", "lie", "fly", "jump", "dance", "read", "fight")
_SUBMERGED = ("koi", "fish")
_SEEN_INTO = 1.2  # metres the eye must be over water to see into it
_FLAT = 0.62  # of its height, when seen from above
_CLOSE = ("close-up", "extreme close-up", "medium")
_LARGER = 2.5  # than true may a hero be
_HEAD_UP = -9.0  # degrees a swimmer is turned: the head out of the water, the feet in it
_KEEL = 0.055  # of a hull's length
_ROCK = np.array([0.20, 0.17, 0.145], np.float32)


def floats(actor: Actor) -> bool:
    """Whether somebody belongs on the water where there is some: boats, swimmers, ducks."""
    noun = lexicon.SUBJECTS.get(actor.subject.noun or actor.subject.name.lower())
    family = actor.family or (noun.figure if noun else "")
    if family == "boat" or actor.subject.action in ("swim", "float"):
        return True
    habitat = noun.habitat if noun and not actor.family else actor.habitat
    return habitat == "water" and actor.subject.action not in _ASHORE


def afloat(one: Placed, actor: Actor, frame: Frame) -> Placed:
    """Sink what floats to its waterline; give what cannot float a rock to stand on."""
    if one.shadow != "ground" or one.lift:
        return one
    if frame.floor == "water":
        if actor.family in ("building", "tree"):
            rock = _on_rock(one.cutout)
            grown = rock.alpha.shape[0] / one.cutout.alpha.shape[0]
            return replace(one, cutout=rock, height=one.height * grown, shadow="water")
        if not actor.family and not floats(actor):
            return one
        return _sunk(_not_huge(one, actor, frame), actor, frame)
    if frame.water is None or not floats(actor):
        return one
    return _sunk(_launched(one, actor, frame, frame.water), actor, frame)


def _not_huge(one: Placed, actor: Actor, frame: Frame) -> Placed:
    """Keep a hero on a pond within twice its true size: lilies and banks tell how large it is."""
    if frame.water is None or frame.shot in _CLOSE or frame.tabletop:
        return one
    metres = actor.subject.metres or 0.5
    if actor.family == "fish":  # they are measured by their length
        metres /= max(1.0, one.cutout.proportion)
    true = metres * (one.foot - frame.horizon) / frame.water.drop
    return replace(one, height=min(one.height, max(_LARGER * true, 0.10 * frame.height)))


def _launched(one: Placed, actor: Actor, frame: Frame, water: Open) -> Placed:
    """Move somebody from the bank out on the water, as small as things are so far away.

    Where true size would make a speck of it, it is a little larger.
    """
    metres = (actor.subject.metres or 0.5) / water.drop
    wanted = frame.horizon + one.height / metres
    wide = one.height * one.cutout.proportion
    best, least = None, float("inf")
    for row in np.linspace(frame.horizon + 3, frame.height - 2, 40):
        tall = float(np.clip((row - frame.horizon) * metres, 0.10 * frame.height, one.height))
        open_to = _free(water, float(row), 0.5 * tall * one.cutout.proportion)
        if open_to is None:
            continue
        centre = float(open_to[np.argmin(np.abs(open_to - one.centre))])
        cost = abs(row - wanted) / frame.height + 0.6 * abs(centre - one.centre) / frame.width
        if cost < least:
            best, least = (float(row), centre, tall), cost
    if best is None or wide <= 0:
        return one
    foot, centre, tall = best
    return replace(one, foot=foot, centre=centre, height=tall)


def _free(water: Open, row: float, half: float) -> Floats | None:
    """Columns round which the water is open for ``half`` pixels to both sides at a row."""
    line = water.share[int(np.clip(round(row), 0, water.share.shape[0] - 1))] > 0.5
    reach = max(1, round(half))
    closed = np.concatenate([[0], np.cumsum(~line)])
    at = np.arange(reach, len(line) - reach)
    clear = at[closed[at + reach] - closed[at - reach] == 0] if len(at) else at
    return np.asarray(clear, np.float32) if len(clear) else None


def _sunk(one: Placed, actor: Actor, frame: Frame) -> Placed:
    family = actor.family or ("boat" if actor.subject.noun in _BOATS else "")
    water = frame.water
    if actor.subject.noun in _SUBMERGED and water and water.drop > _SEEN_INTO and water.calm > 0.5:
        return _submerged(one)
    if family == "person" and actor.subject.action in ("swim", "float"):
        under = 0.56
    elif family == "boat":
        under = min(0.12, _KEEL * one.cutout.proportion)
    else:
        under = _DEPTHS.get(family, 0.10)
    cutout, face = one.cutout, one.cutout.face
    if actor.family == "person" and face is not None:
        cutout = leaning(cutout, _HEAD_UP if face[0] > 0.5 else -_HEAD_UP)
    shown = sunk(cutout, under, askew=family == "boat")
    grown = shown.alpha.shape[0] / one.cutout.alpha.shape[0]
    return replace(one, cutout=shown, height=one.height * grown, shadow="water")


def _submerged(one: Placed) -> Placed:
    """A fish just under the surface of a pond, seen from above through the water."""
    cutout = one.cutout
    tint = np.array([0.10, 0.22, 0.17], np.float32)
    veiled = replace(
        cutout, colour=cutout.colour * 0.72 + tint * 0.28, alpha=cutout.alpha * np.float32(0.80)
    )
    wide, high = cutout.alpha.shape[1], max(4, round(cutout.alpha.shape[0] * _FLAT))
    flat = replace(
        veiled,
        colour=resize(veiled.colour, wide, high),
        alpha=clip01(resize(veiled.alpha, wide, high)),
        normal=None if cutout.normal is None else resize(cutout.normal, wide, high),
        glow=None,
    )
    return replace(one, cutout=flat, height=one.height * _FLAT, shadow="none")


def leaning(cutout: Cutout, degrees: float) -> Cutout:
    """A cut-out turned in the picture's plane, its top to the right for a positive angle."""
    high, wide = cutout.alpha.shape
    turn = np.radians(degrees)
    sine, cosine = abs(float(np.sin(turn))), float(np.cos(turn))
    size = (int(wide * cosine + high * sine) + 1, int(high * cosine + wide * sine) + 1)
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), -degrees, 1.0)
    matrix[:, 2] += (size[0] - wide) / 2, (size[1] - high) / 2

    def moved(plane: Floats) -> Floats:
        return np.asarray(cv2.warpAffine(plane, matrix, size), np.float32)

    alpha = moved(cutout.alpha)
    weight = np.maximum(alpha, 1e-3)[..., None]
    normal = cutout.normal
    if normal is not None:
        normal = moved(normal * cutout.alpha[..., None]) / weight
        x, y = normal[..., 0].copy(), normal[..., 1].copy()
        normal[..., 0] = x * np.cos(turn) + y * np.sin(turn)
        normal[..., 1] = y * np.cos(turn) - x * np.sin(turn)
    return replace(
        cutout,
        colour=moved(cutout.colour * cutout.alpha[..., None]) / weight,
        alpha=alpha,
        normal=normal,
        glow=None if cutout.glow is None else moved(cutout.glow),
    )


def sunk(cutout: Cutout, under: float, *, askew: bool = False) -> Cutout:
    """Cut off the share that is under water, its edge softened by the swell.

    A hull seen ``askew`` is cut along its slanting keel.
    """
    high, wide = cutout.alpha.shape
    shown = max(4, round(high * (1 - under)))
    columns = np.arange(wide, dtype=np.float32)
    swell = 0.006 * high * np.sin(columns / max(8.0, 0.09 * high))
    keel = keel_of(cutout.alpha) if askew else 0.0
    line = shown - 1 - keel - 0.008 * high + swell
    rows = np.arange(shown, dtype=np.float32)[:, None]
    edge = clip01((line[None] - rows) / max(1.0, 0.008 * high))
    return replace(
        cutout,
        colour=cutout.colour[:shown],
        alpha=np.asarray(cutout.alpha[:shown] * edge, np.float32),
        normal=None if cutout.normal is None else cutout.normal[:shown],
        glow=None if cutout.glow is None else cutout.glow[:shown],
    )


def keel_of(alpha: Floats) -> Floats:
    """How many rows above the lowest one each column meets the water: a straight, slanting line."""
    high, wide = alpha.shape
    solid = alpha > 0.4
    lowest = high - 1 - np.argmax(solid[::-1], axis=0)
    columns = np.flatnonzero(solid.any(axis=0) & (lowest > 0.62 * high))
    level = np.zeros(wide, np.float32)
    if len(columns) < 0.3 * wide or len(columns) < 8:
        return level
    inner = columns[len(columns) // 6 : -(len(columns) // 6)]
    half = len(inner) // 2
    steps = (lowest[inner[half : 2 * half]] - lowest[inner[:half]]) / np.maximum(
        inner[half : 2 * half] - inner[:half], 1
    )
    slope = float(np.clip(np.median(steps), -0.16, 0.16))
    if abs(slope) < 0.02:
        return level
    at = np.arange(wide, dtype=np.float32)
    start = float(np.median(lowest[inner] - slope * inner))
    return np.asarray(np.clip(high - 1 - (start + slope * at), 0, 0.4 * high), np.float32)


def _on_rock(cutout: Cutout) -> Cutout:
    """Set a building upon a low rock, wider than its base."""
    high, wide = cutout.alpha.shape
    base = float((cutout.alpha[int(high * 0.9) :] > 0.5).any(axis=0).mean()) * wide
    side, below = int(base * 0.55) + 2, int(base * 0.20) + 2
    span = wide + 2 * side
    rows, columns = np.mgrid[0 : int(base * 0.62), 0:span].astype(np.float32)
    top, rng = rows.shape[0], np.random.default_rng(17)
    lumps = blur(rng.standard_normal((top, span)).astype(np.float32), max(1.0, base * 0.05))
    lumps /= float(np.abs(lumps).max()) + 1e-6
    across = (columns - span / 2) / (base * 0.98)
    height = np.sqrt(np.maximum(1 - np.abs(across) ** 2.6, 0.0)) * (0.72 + 0.34 * lumps[top // 2])
    shape = clip01((rows / top - (1 - height)) * top / 2.0)
    fine = blur(rng.standard_normal((top, span)).astype(np.float32), max(0.7, base * 0.012))
    relief = lumps * 1.5 + fine / (float(np.abs(fine).max()) + 1e-6)
    slope_x = np.asarray(cv2.Sobel(relief, cv2.CV_32F, 1, 0), np.float32) * base * 0.05
    slope_y = np.asarray(cv2.Sobel(relief, cv2.CV_32F, 0, 1), np.float32) * base * 0.05
    normal = np.dstack([-slope_x + across * 0.6, slope_y + 0.5, np.full_like(rows, 0.9)])
    normal /= np.linalg.norm(normal, axis=2, keepdims=True)
    wet = 1 - 0.55 * ramp(0.70, 1.0, rows / top)
    rock = _ROCK * ((0.85 + 0.4 * fine / (float(np.abs(fine).max()) + 1e-6)) * wet)[..., None]
    return _joined(cutout, replace(cutout, colour=rock, alpha=shape, normal=normal), below)


def _joined(cutout: Cutout, rock: Cutout, below: int) -> Cutout:
    """Lay a building over the middle of its rock, its foot ``below`` rows above the water."""
    assert rock.normal is not None
    high, wide = cutout.alpha.shape
    shape, tall = rock.alpha, high + below
    side = (shape.shape[1] - wide) // 2
    alpha = np.zeros((tall, wide + 2 * side), np.float32)
    colour = np.zeros((*alpha.shape, 3), np.float32)
    slopes = np.zeros_like(colour)
    glow = np.zeros_like(colour)
    foot, start = slice(tall - shape.shape[0], tall), slice(side, side + wide)
    alpha[foot], colour[foot], slopes[foot] = shape, rock.colour, rock.normal
    cover = cutout.alpha[..., None]
    colour[:high, start] = colour[:high, start] * (1 - cover) + cutout.colour * cover
    alpha[:high, start] = np.maximum(alpha[:high, start], cutout.alpha)
    if cutout.normal is not None:
        slopes[:high, start] = slopes[:high, start] * (1 - cover) + cutout.normal * cover
    if cutout.glow is not None:
        glow[:high, start] = cutout.glow
    return replace(cutout, colour=colour, alpha=alpha, normal=slopes, glow=glow)
