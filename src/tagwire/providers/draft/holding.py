"""What somebody holds or wears: before the chest, over the head as an umbrella, on it as a hat."""

from dataclasses import replace

import numpy as np

from .framing import HUMAN, Actor, Frame, Placed, standing
from .matte import Cutout

_HEADGEAR = {"hat": (1.75, 0.52), "crown": (1.0, 0.30), "sunglasses": (0.80, 0.95)}
"""Width in widths of the head, and how far below its top the lower edge is, in the same."""
_OVERHEAD = ("umbrella",)
_ON_BACKS = ("backpack",)


def held(person: Actor, goods: Actor, frame: Frame, x: float, grow: float) -> list[Placed]:
    """The goods in the hands, or before the chest on the side the person leaves free."""
    holder = replace(standing(person, frame, x, grow=grow), order=1.0)
    return [holder, in_hands(person, goods, holder, frame)]


def in_hands(person: Actor, goods: Actor, holder: Placed, frame: Frame) -> Placed:
    """The goods as somebody who is placed holds them."""
    natural = (goods.subject.metres or 0.3) / (0.95 if person.cutout.bust else HUMAN)
    least = 0.15 if person.family else 0.22
    height = float(np.clip(natural * 1.1, least, 0.36)) * holder.height
    height = min(height, 0.46 * frame.width / goods.cutout.proportion)
    side, level = _free_hand(holder.cutout)
    hand = holder.foot - holder.height * (1 - level)
    item = Placed(
        goods.subject.name,
        goods.cutout,
        holder.centre + side * holder.width * 0.24,
        min(hand + height * 0.5, 0.965 * frame.height),
        height,
        order=holder.order + 1.0,
        shadow="held",
    )
    if person.pose is not None and person.pose.away:  # before the chest, seen past the side
        way = -1.0 if holder.turned else 1.0
        aside = holder.centre + way * 0.46 * holder.width
        item = replace(item, centre=aside, order=holder.order - 0.5, shadow="none")
        if goods.subject.noun in _ON_BACKS:
            item = _on_back(item, holder)
    if goods.subject.noun in _OVERHEAD and person.family:
        tall = min(0.62 * holder.height, (hand - 0.01 * frame.height) / 0.94)
        foot, order = hand + 0.06 * tall, holder.order - 0.5
        item = replace(item, foot=foot, height=tall, order=order, shadow="none")
    return item


def _on_back(item: Placed, holder: Placed) -> Placed:
    """A backpack where it is carried, its pockets towards us."""
    height = float(np.clip(item.height, 0.22 * holder.height, 0.30 * holder.height))
    foot = holder.foot - 0.82 * holder.height + height
    return replace(item, centre=holder.centre, foot=foot, height=height, order=holder.order + 0.5)


def on_head(person: Actor, goods: Actor, wearer: Placed) -> Placed | None:
    """A hat upon a figure's head; nothing if it is not for heads or there is no figure."""
    fit = _HEADGEAR.get(goods.subject.noun)
    if fit is None or not person.upright or not goods.family:
        return None
    centre, head = _head(wearer)
    width = fit[0] * head
    height = width / goods.cutout.proportion
    return Placed(
        goods.subject.name,
        goods.cutout,
        centre,
        wearer.foot - wearer.height + fit[1] * head,
        height,
        order=wearer.order + 0.5,
        shadow="none",
    )


def _head(wearer: Placed) -> tuple[float, float]:
    """Middle column and width of a figure's head in the frame."""
    alpha = wearer.cutout.alpha
    rows = alpha[: max(2, int(0.10 * alpha.shape[0]))] > 0.5
    columns = np.nonzero(rows.any(axis=0))[0]
    if len(columns) == 0:
        return wearer.centre, 0.3 * wearer.width
    scale = wearer.width / alpha.shape[1]
    middle = (float(columns[0]) + float(columns[-1])) / 2 - alpha.shape[1] / 2
    return wearer.centre + middle * scale, float(np.ptp(columns)) * scale


def _free_hand(cutout: Cutout) -> tuple[float, float]:
    """Guess where a hand would hold something: side (-1, +1) and level down the figure."""
    if cutout.hands is not None:
        return float(np.clip((cutout.hands[0] - 0.5) / 0.24, -2, 2)), cutout.hands[1]
    lower = cutout.alpha[int(cutout.alpha.shape[0] * 0.45) :] > 0.5
    middle = lower.shape[1] // 2
    side = 1.0 if lower[:, middle:].mean() >= lower[:, :middle].mean() else -1.0
    return side, 0.74 if cutout.bust else 0.46
