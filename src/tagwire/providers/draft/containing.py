"""Who is in a box, a bag, a cup or a tub, and fish in a bowl of water, in metres."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .ensemble import Ensemble, Piece, acting, tall_of, together
from .framing import Actor
from .seating import HOLLOWS, hosted, kind_of
from .waterline import sunk

_BATH = 0.26  # metres of water over a tub's bottom
_WAIST = 0.50  # of somebody sitting, that is under the foam
_FRONT = 0.22  # of a bowl's glass lies before the fish


def contained(guests: Sequence[Actor], actor: Actor, relation: str) -> Ensemble:
    """Guests in a box, a basket or a tub: its near wall hides their lower half."""
    if all(guest.family == "fish" for guest in guests):
        return behind_glass(guests, actor, relation)
    host = hosted(actor, HOLLOWS[kind_of(actor)])
    tallest = max(tall_of(guest) for guest in guests)
    grown = replace(host, tall=host.tall * max(1.0, 1.05 * tallest / host.tall))
    if host.pose.noun == "bathtub":
        grown = host
    pieces = [grown.piece()]
    for index, guest in enumerate(guests):
        across = 0.5 if len(guests) == 1 else (index + 0.5) / len(guests)
        posed = _inside(guest, host.pose.noun)
        aside, up, _ = grown.at(across, 0.5)
        tall = tall_of(posed)
        room = grown.span() * (1.5 if len(guests) == 1 else 1.9 / len(guests))
        tall *= max(1.15, 0.6 * grown.tall / tallest)
        tall = min(tall, room / posed.cutout.proportion)
        order, cutout = 1.0 + 0.01 * index, posed.cutout
        if host.pose.noun == "bathtub":
            bathes = posed.family == "person"
            under = _WAIST if bathes else min(0.6, _BATH / tall)
            up = up + (_BATH if bathes else under * tall)
            cutout, tall = sunk(cutout, under), (1 - under) * tall
        pieces.append(Piece(posed.subject.name, cutout, aside, up, tall, order, "none"))
    return together(actor, [*pieces, *grown.front("before")], relation)


def behind_glass(guests: Sequence[Actor], actor: Actor, relation: str) -> Ensemble:
    """Fish in a bowl of water."""
    host = hosted(actor, "fishbowl")
    pieces = [host.piece()]
    for index, guest in enumerate(guests):
        aside, up, _ = host.at((index + 0.5) / len(guests), 0.5)
        tall = min(0.24, 0.62 / len(guests) ** 0.5) * host.tall
        tall = min(tall, 0.6 * host.wide / len(guests) / guest.cutout.proportion)
        up += (0.10 * (index % 2) - 0.05) * host.tall - tall / 2
        pieces.append(Piece(guest.subject.name, guest.cutout, aside, up, tall, 1.0, "none"))
    cutout = host.cutout
    front = replace(cutout, alpha=cutout.alpha * np.float32(_FRONT))
    return together(actor, [*pieces, replace(host.piece(), name="", cutout=front, order=5.0,
        shadow="none")], relation)  # fmt: skip


def _inside(guest: Actor, noun: str) -> Actor:
    """Sit up, so that the head looks over the rim."""
    if guest.family == "quadruped" and guest.subject.action in ("", "sit", "stand", "play"):
        return acting(guest, "sit", 0.55)
    if guest.family == "person":
        return acting(guest, "perch" if noun == "bathtub" else "sit_ground", 0.4)
    return guest
