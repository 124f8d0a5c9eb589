"""Who stands where: pairs, rows and relations, composed for the frame's own shape."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from .acting import acted
from .brief import Subject
from .carrying import carried, carriers, making_room
from .colour import Floats
from .ensemble import spread
from .framing import DISTANT, SCULPTED_SHARE, SHARES, USUAL_SHARE, Actor, Frame, Placed, standing
from .group_shot import portraits
from .holding import held, in_hands, on_head
from .ranks import closed_up, comparable, herd, is_herd, measured, true_to_size
from .resting import related
from .shoulders import is_over_shoulder, over_shoulder
from .two_shot import beside_bust
from .variety import Variety, varied
from .waterline import afloat


def arrange(actors: Sequence[Actor], frame: Frame, rng: np.random.Generator) -> tuple[Placed, ...]:
    """Place every actor; the result is ordered from back to front."""
    jitter = rng.normal(0, 0.012, max(1, len(actors)))
    variety = varied(rng, frame.shot, steady=frame.steady)
    shown = beside_bust(actors, frame, variety)
    if actors and all(actor.portrayed for actor in actors):
        close = (over_shoulder if is_over_shoulder(actors) else portraits)(actors, frame, variety)
        shown = [afloat(one, actor, frame) for one, actor in zip(close, actors, strict=True)]
    if shown:
        return tuple(sorted(shown, key=lambda item: (item.order, item.foot)))
    pair = _pair(actors) or _shown_beside(actors, frame)
    among = pair is not None and (_holds_among(pair, actors) or _holds_riding(pair))
    if pair and among:
        placed, rest = [], _as_one(pair, actors)
    elif pair:
        placed = _together(*pair, frame, replace(variety, jitter=float(jitter[0])))
        rest = [actor for actor in actors if actor not in pair]
    else:
        placed, rest = [], list(actors)
    riders = carriers(rest)
    afoot = [actor for index, actor in enumerate(rest) if index not in riders]
    ranks = np.random.default_rng(int(jitter[0] * 1e9) & 0xFFFF)  # rng's own order stays
    row = _row(afoot, frame, jitter, variety, behind=bool(pair) and not among)
    if is_herd(afoot, frame):
        row = herd(row, [measured(each, frame) for each in afoot], frame, ranks, variety.grow)
    row = acted(row, afoot, frame, rng)
    row = [afloat(one, actor, frame) for one, actor in zip(row, afoot, strict=True)]
    for carrier in dict.fromkeys(riders.values()):
        on = [rest[index] for index, at in riders.items() if at == carrier]
        at = afoot.index(rest[carrier])
        row[at] = making_room(row[at], rest[carrier], on, frame)
        row += carried(on, row[at], rest[carrier])
    if pair and among:
        mounted = [one for one in row[len(afoot) :] if one.name == pair[0].subject.name]
        bearer = (
            mounted or [row[k] for k, each in enumerate(afoot) if each.cutout is pair[0].cutout]
        )[0]
        placed.append(in_hands(pair[0], pair[1], bearer, frame))
    row[: len(afoot)] = spread(row[: len(afoot)], afoot, frame)
    placed += row
    return tuple(sorted(placed, key=lambda item: (item.order, item.foot)))


def _pair(actors: Sequence[Actor]) -> tuple[Actor, Actor, str] | None:
    """Find the person and the thing they wear or hold, whichever is said first."""
    for first, second in pairwise(actors):
        relation = first.subject.relation
        if first.group == second.group:
            continue
        if relation in ("worn by", "held by"):
            return second, first, relation
        if relation in ("holding", "wearing") and (first.person or not second.person):
            return first, second, "held by" if relation == "holding" else "worn by"
    return None


def _holds_among(pair: tuple[Actor, Actor, str], actors: Sequence[Actor]) -> bool:
    """Whether a figure that holds something has others beside it, and stands in their row."""
    others = [actor for actor in actors if actor not in pair]
    alive = all(actor.family in ("person", "quadruped") for actor in (pair[0], *others))
    return pair[2] == "held by" and bool(others) and alive and not carriers(others)


def _holds_riding(pair: tuple[Actor, Actor, str]) -> bool:
    """ "A woman holding an umbrella, riding a bicycle"."""
    return pair[2] == "held by" and bool(pair[0].family) and pair[0].subject.relation == "riding"


def _as_one(pair: tuple[Actor, Actor, str], actors: Sequence[Actor]) -> list[Actor]:
    """Everybody but what is held: its relation to the next one is its holder's."""
    person, goods, _ = pair
    onward = goods if person.subject.relation == "holding" else person
    told = replace(person.subject, relation=onward.subject.relation)
    alike = replace(person, subject=told)
    return [alike if actor is person else actor for actor in actors if actor is not goods]


def _shown_beside(actors: Sequence[Actor], frame: Frame) -> tuple[Actor, Actor, str] | None:
    """Treat a thing beside a bust as the hero: true to its size it would be a speck in the air."""
    if len(actors) != 2 or frame.shot in DISTANT:
        return None
    goods, person = sorted(actors, key=lambda actor: actor.human)
    stated = actors[0].subject.relation in ("front", "behind") or any(
        actor.subject.place in ("background", "foreground") for actor in actors
    )
    if stated or goods.person or not person.cutout.bust:
        return None
    return person, goods, "worn by"


def _together(
    person: Actor, goods: Actor, relation: str, frame: Frame, variety: Variety
) -> list[Placed]:
    if relation == "worn by":
        x = _column(person.subject.place or goods.subject.place, 0, 1, frame, variety)
        wearer = standing(person, frame, x + variety.jitter, grow=variety.grow)
        hat = on_head(person, goods, wearer)
        if hat is not None:
            return [wearer, hat]
        return _hero(person, goods, frame, variety)
    x = _column(person.subject.place or goods.subject.place, 0, 1, frame, variety)
    return held(person, goods, frame, x + variety.jitter, variety.grow)


def _side_of(goods: Actor, person: Actor, variety: Variety) -> float:
    """-1 or +1: the side the goods stand on, as told or as the seed has it."""
    for place, side in ((goods.subject.place, 1.0), (person.subject.place, -1.0)):
        if place in ("left", "right"):
            return side if place == "right" else -side
    return variety.direction


def _hero(person: Actor, goods: Actor, frame: Frame, variety: Variety) -> list[Placed]:
    """The goods large in front, the wearer behind: a photo cannot be put on a foot."""
    off_goods, off_person = (0.06, 0.10) if frame.upright else (0.17, 0.18)
    if frame.width > 2 * frame.height:
        off_goods, off_person = 0.14, 0.14
    side = _side_of(goods, person, variety) * variety.apart
    x_goods, x_person = 0.5 + side * off_goods, 0.5 - side * off_person
    wearer = standing(person, frame, x_person + variety.jitter, grow=1.06)
    share = (0.50 if frame.upright else 0.40) * variety.grow
    height = share * frame.unit / goods.cutout.proportion**0.5
    height = min(height, 0.46 * frame.height, 0.80 * frame.width / goods.cutout.proportion)
    foot = frame.height * (0.93 if frame.upright else 0.92)
    item = Placed(
        goods.subject.name,
        goods.cutout,
        (x_goods + variety.jitter) * frame.width,
        foot,
        height,
        order=2.0,
    )
    if person.cutout.bust and _overlap(item, wearer) > 0.4:
        item = replace(item, shadow="held")
    return [replace(wearer, order=1.0, foot=min(wearer.foot, _behind(wearer, foot, frame))), item]


def _overlap(item: Placed, other: Placed) -> float:
    """Share of a thing's width that lies before another."""
    reach = (item.width + other.width) / 2 - abs(item.centre - other.centre)
    return float(np.clip(reach / item.width, 0.0, 1.0))


def _behind(wearer: Placed, foot: float, frame: Frame) -> float:
    """A bust stays on the frame's edge; a whole figure stands a step further back."""
    return wearer.foot if wearer.shadow == "none" else foot - 0.045 * frame.height


def _row(
    actors: Sequence[Actor], frame: Frame, jitter: Floats, variety: Variety, *, behind: bool
) -> list[Placed]:
    """Free subjects side by side, true to their sizes as far as a picture likes it."""
    if not actors:
        return []
    count = len(actors) + (2 if behind else 0)
    heights = [measured(actor, frame) for actor in actors]
    tallest = max(heights)
    figures = all(actor.family for actor in actors)
    usual = SCULPTED_SHARE if figures and not frame.tabletop else USUAL_SHARE
    share = SHARES.get(frame.shot, usual) * count**-0.35 * variety.grow
    least = 0.7 if any(actor.cutout.bust for actor in actors) else 0.45
    placed = []
    for index, actor in enumerate(actors):
        relative = float(np.clip((heights[index] / tallest) ** 0.5, least, 1.0))
        column = _column(actor.subject.place, index, len(actors), frame, variety)
        one = standing(actor, frame, column + float(jitter[index]), share=share * relative)
        placed.append(_staged(one, actor.subject, frame))
    together = len(placed) > 1 and comparable(actors)
    if together and not any(one.shot_through(frame) for one in placed):
        placed = true_to_size(placed, actors, frame, variety.grow)
    placed = _fit_width(placed, frame) if len(placed) > 1 else [_inside(placed[0], frame)]
    if together:
        placed = closed_up(placed, actors, frame)
    return related(_staggered(placed, actors, frame), actors, frame)


def _column(place: str, index: int, count: int, frame: Frame, variety: Variety) -> float:
    named = {"left": 0.27, "right": 0.73, "centre": 0.5}
    if place in named:
        return named[place]
    if count == 1:
        return 0.5 + variety.offset * (0.4 if frame.upright else 1.0)
    margin = 0.5 / count + (0.02 if frame.upright else 0.05)
    column = margin + (1 - 2 * margin) * index / (count - 1)
    return 1 - column if variety.mirrored else column


def _staged(one: Placed, subject: Subject, frame: Frame) -> Placed:
    if subject.place == "background":
        away = 0.16 if frame.deep else 0.09
        return replace(
            one,
            height=one.height * 0.55,
            foot=one.foot - away * frame.height,
            order=-1.0,
            hazy=0.12,
        )
    if subject.place == "foreground":
        return replace(
            one, height=one.height * 1.25, foot=one.foot + 0.05 * frame.height, order=1.0
        )
    return one


def _inside(one: Placed, frame: Frame) -> Placed:
    """Keep a subject that was sent left or right within the frame, unless it fills it anyway."""
    margin = one.width / 2 + 0.03 * frame.width
    if margin * 2 > frame.width:
        return replace(one, centre=frame.width / 2 + (one.centre - frame.width / 2) * 0.3)
    return replace(one, centre=float(np.clip(one.centre, margin, frame.width - margin)))


def _fit_width(placed: list[Placed], frame: Frame) -> list[Placed]:
    """Shrink a row until it fits and share the gaps evenly."""
    total = sum(one.width for one in placed)
    scale = min(1.0, 0.90 * frame.width / total)
    gap = (frame.width - total * scale) / (len(placed) + 1)
    fitted, x = {}, gap
    for index in sorted(range(len(placed)), key=lambda each: placed[each].centre):
        one, width = placed[index], placed[index].width * scale
        fitted[index] = replace(one, height=one.height * scale, centre=x + width / 2)
        x += width + gap
    line = _ground_line(placed, frame)
    return [
        replace(one, foot=line) if one.shadow == "ground" and not one.order else one
        for one in (fitted[index] for index in range(len(placed)))
    ]


def _staggered(placed: list[Placed], actors: Sequence[Actor], frame: Frame) -> list[Placed]:
    """Let several of one kind stand in depth, as a herd does, and not like soldiers."""
    if len(actors) < 3 or actors[0].group != actors[-1].group or frame.tabletop:
        return placed
    step = 0.045 * frame.height
    return [
        replace(one, foot=one.foot - step, height=one.height * 0.87, order=one.order - 0.2)
        if index % 2
        else one
        for index, one in enumerate(placed)
    ]


def _ground_line(placed: list[Placed], frame: Frame) -> float:
    """Where a row's feet are: low in the frame beside somebody cut by its edge."""
    if any(one.shadow == "none" for one in placed):
        return frame.ground * frame.height
    return max((one.foot for one in placed), default=0.0)
