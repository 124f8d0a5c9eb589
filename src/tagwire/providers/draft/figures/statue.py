"""Statues: a person in marble, bronze or verdigris on a plinth."""

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, luma, mix
from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.material import Paint, Part
from tagwire.providers.draft.models.mesh import box
from tagwire.providers.draft.models.paints import main, matt, painted, part
from tagwire.providers.draft.models.renderer import View, render
from tagwire.providers.draft.noise import fractal

from . import person

_MODELS = ("angel", "queen", "knight", "king", "samurai", "monk")
_GESTURES = ("wave", "stand", "point", "stand")
_PLINTH = 0.30  # of the whole height


def sculpt(pose: Pose) -> Figurine:
    """A figure on its plinth, all of one stone, ``pose.height`` pixels tall."""
    stone = main(pose, "#dcd7ca", "#6f9a88", "#7a5a36", "#c2b8a6")
    tall = round(pose.height * (1 - _PLINTH))
    whom = replace(
        pose,
        noun=_MODELS[pose.variant % len(_MODELS)],
        action=pose.action or _GESTURES[pose.variant % len(_GESTURES)],
        height=tall,
        colour="",
        facing=(1.8 if pose.away else 0.3) * (1 if pose.facing >= 0 else -1),
        holds="",
    )
    above = _carved(person.sculpt(whom), stone, pose)
    return _raised(above, _plinth(stone, pose))


def _carved(figure: Figurine, stone: Floats, pose: Pose) -> Figurine:
    """Take all colour away: only folds, creases and a little weather are left."""
    height, width = figure.alpha.shape
    bright = luma(figure.colour)
    solid = figure.alpha > 0.5
    middle = float(np.median(bright[solid])) if solid.any() else 0.2
    folds = np.clip(bright / max(middle, 0.03), 0.2, 2.2) ** 0.22
    side = max(height, width, 64)
    weather = fractal(pose.rng("weather"), side, 7, 5, 0.6)[:height, :width]
    worn = stone * (folds * (0.84 + 0.30 * weather))[..., None]
    return Figurine(
        np.asarray(np.clip(worn, 0, 1), np.float32),
        figure.alpha,
        normal=figure.normal,
        foot=figure.foot,
    )


def _plinth(stone: Floats, pose: Pose) -> Figurine:
    base = mix(stone, from_hex("#a8a296"), 0.55)
    height = round(pose.height * _PLINTH * 1.06)
    sizes = ((1.30, 0.14, 0.07), (1.12, 0.12, 0.20), (0.92, 0.66, 0.59), (1.04, 0.08, 0.95))
    steps: list[Part] = [
        part(box(wide, tall, wide, 0.02).at(y=y).here(), painted(base, _streaked(base), 0.05))
        for wide, tall, y in sizes
    ]
    plate = part(box(0.5, 0.24, 0.02, 0.01).at(y=0.62, z=0.47), matt("#5a4a34"))
    view = View(height, yaw=-16, pitch=6, mirrored=pose.facing < 0, dark=pose.dark)
    return render([*steps, plate], view)


def _streaked(base: Floats) -> Paint:
    """Stone with the marks of rain."""

    def shown(at: Floats) -> Floats:
        streak = np.sin(at[:, 0] * 31 + 2 * np.sin(at[:, 2] * 17)) * np.sin(at[:, 0] * 13 + 1)
        shade = 0.92 + 0.08 * streak - 0.10 * np.sin(at[:, 1] * 5) ** 8
        return np.asarray(base * shade[:, None], np.float32)

    return shown


def _raised(above: Figurine, below: Figurine) -> Figurine:
    """One figure set on the middle of another's top."""
    assert above.normal is not None
    assert below.normal is not None
    (tall, wide), (low, broad) = above.alpha.shape, below.alpha.shape
    feet = round(tall * min(above.foot, 1.0))
    sunk = max(1, round(low * 0.06))
    height, width = feet - sunk + low, max(wide, broad)
    canvas = np.zeros((height, width, 7), np.float32)
    for figure, top, left in (
        (below, feet - sunk, (width - broad) // 2),
        (above, 0, (width - wide) // 2),
    ):
        assert figure.normal is not None
        rows = min(figure.alpha.shape[0], height - top)
        alpha = figure.alpha[:rows, :, None]
        planes = np.dstack([figure.colour[:rows], figure.normal[:rows], np.ones_like(alpha)])
        spot = canvas[top : top + rows, left : left + figure.alpha.shape[1]]
        spot[:] = spot * (1 - alpha) + planes * alpha
    alpha = np.clip(canvas[..., 6], 0, 1)
    share = np.maximum(alpha, 1e-3)[..., None]
    normal = canvas[..., 3:6] / share + np.array([0, 0, 1e-4], np.float32)
    normal /= np.maximum(np.sqrt((normal * normal).sum(axis=2, keepdims=True)), 1e-6)
    seen = alpha > 0.02
    rows_, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    crop = np.s_[rows_[0] : rows_[-1] + 1, columns[0] : columns[-1] + 1]
    return Figurine(canvas[..., :3][crop] / share[crop], alpha[crop], normal=normal[crop])
