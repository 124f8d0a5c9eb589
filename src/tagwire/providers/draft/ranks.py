"""Figures among each other: true to their sizes, close together, and herds in depth."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .framing import SHARES, USUAL_SHARE, Actor, Frame, Placed, tallest_of

_SIZES = {"small": 0.6, "large": 1.6}
_SHRINKS = 0.78  # exponent: a mouse beside an elephant is to be seen still
_SMALLEST = 0.19  # of the tallest
_EYE_LINE = 0.55  # where a floor ends, roughly, as a share of the height
_HERD = 4  # so many of one kind stand in ranks
_RANKS = (1.0, 0.80, 0.66)  # how large, from the front to the back
_GAP = 0.16  # of the frame's height, at most, between two who belong together


def true_to_size(
    placed: Sequence[Placed], actors: Sequence[Actor], frame: Frame, grow: float
) -> list[Placed]:
    """Scale a row of figures to their heights in the world, as large as fits together."""
    metres = [measured(actor, frame) for actor in actors]
    highest = max(tallest_of(actor, frame) for actor in actors)
    relative = [max(_SMALLEST, (each / max(metres)) ** _SHRINKS) for each in metres]
    wide = sum(each * one.cutout.proportion for each, one in zip(relative, placed, strict=True))
    reach = (0.86 if frame.upright else min(0.86, 0.50 + 0.09 * len(placed))) * frame.width
    nearness = SHARES.get(frame.shot, USUAL_SHARE) / USUAL_SHARE * grow
    tall = min(highest * frame.height * min(1.3, nearness), reach * min(1.0, nearness) / wide)
    return [
        replace(one, height=tall * each) if one.shadow == "ground" else one
        for one, each in zip(placed, relative, strict=True)
    ]


def measured(actor: Actor, frame: Frame) -> float:
    """How tall somebody is; a plant on a table is a cut one."""
    metres = (actor.subject.metres or 0.3) * _SIZES.get(actor.subject.size, 1.0)
    return min(metres, 0.45) if frame.tabletop and actor.family == "tree" else metres


def comparable(actors: Sequence[Actor]) -> bool:
    """Whether all stand whole in the picture, a figure among them, and their heights are known."""
    figures = [bool(actor.family) for actor in actors]
    known = all(actor.subject.metres and not actor.cutout.bust for actor in actors)
    return any(figures) and known


def closed_up(placed: Sequence[Placed], actors: Sequence[Actor], frame: Frame) -> list[Placed]:
    """Take the gaps out of a row that nobody asked to stand left and right of the frame."""
    if any(actor.subject.place in ("left", "right") for actor in actors):
        return list(placed)
    order = sorted(range(len(placed)), key=lambda each: placed[each].centre)
    total = sum(one.width for one in placed)
    even = (frame.width - total) / (len(placed) + 1)
    gap = min(even, _GAP * frame.height)
    x = (frame.width - total - gap * (len(placed) - 1)) / 2
    closer = list(placed)
    for index in order:
        closer[index] = replace(placed[index], centre=x + placed[index].width / 2)
        x += placed[index].width + gap
    return closer


def is_herd(actors: Sequence[Actor], frame: Frame) -> bool:
    """Many of one kind, on the ground, with room behind them."""
    return (
        len(actors) >= _HERD
        and actors[0].group == actors[-1].group
        and bool(actors[0].family)
        and not frame.tabletop
        and frame.floor == "ground"
    )


def herd(
    placed: Sequence[Placed],
    metres: Sequence[float],
    frame: Frame,
    rng: np.random.Generator,
    grow: float,
) -> list[Placed]:
    """Let many stand in ranks, the further the smaller and higher, before each other."""
    count, tallest = len(placed), max(metres)
    wide = sum(one.cutout.proportion for one in placed)
    nearness = min(1.2, SHARES.get(frame.shot, USUAL_SHARE) / USUAL_SHARE * grow)
    people = wide < 0.6 * count
    tall = min((0.66 if people else 0.50) * frame.height, 1.35 * frame.width / wide) * nearness
    foot = min(frame.ground + 0.01, 0.95) * frame.height
    columns = 0.5 + (np.arange(count) + 0.5 - count / 2) / count * 0.84
    ranked = []
    for index, one in enumerate(placed):
        rank = _RANKS[(index * 2) % 3]
        own = rank * metres[index] / tallest
        far = (foot - _EYE_LINE * frame.height) * (1 - rank)
        centre = (float(columns[index]) + float(rng.normal(0, 0.10 / count))) * frame.width
        margin = min(0.45 * frame.width, tall * own * one.cutout.proportion * 0.5)
        ranked.append(
            replace(
                one,
                height=tall * own * float(rng.uniform(0.95, 1.05)),
                foot=foot - far,
                centre=float(np.clip(centre, margin, frame.width - margin)),
                order=one.order - (1 - rank),
            )
        )
    return ranked
