"""Things made of boxes and freely shaped ones: devices, furniture, bags, shoes."""

from collections.abc import Callable

from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.renderer import View, render

from . import (
    _devices,
    _furniture,
    _hollows,
    _instruments,
    _joinery,
    _luggage,
    _opened,
    _seats,
    _wear,
)
from ._seats import Spot

_MAKERS: dict[str, tuple[Callable[[Pose], list[Part]], float, float]] = {
    "book": (_devices.book, 28, 10),
    "books": (_devices.books, 24, 16),
    "laptop": (_devices.laptop, 24, 20),
    "phone": (_devices.phone, 24, 8),
    "tablet": (_devices.tablet, 22, 10),
    "camera": (_devices.camera, -26, 14),
    "box": (_luggage.parcel, 32, 20),
    "gift": (_luggage.gift, 32, 18),
    "suitcase": (_luggage.suitcase, 28, 12),
    "backpack": (_luggage.backpack, 26, 10),
    "handbag": (_luggage.handbag, 22, 12),
    "chair": (_furniture.chair, -54, 13),
    "table": (_furniture.table, 28, 16),
    "bench": (_furniture.bench, 20, 11),
    "stool": (_furniture.stool, 20, 16),
    "armchair": (_joinery.armchair, 26, 12),
    "throne": (_joinery.throne, 20, 8),
    "desk": (_joinery.desk, 18, 14),
    "shelf": (_joinery.shelf, 20, 8),
    "open box": (_hollows.open_box, 28, 24),
    "basket": (_hollows.basket, 0, 24),
    "bathtub": (_hollows.bathtub, 16, 20),
    "open suitcase": (_opened.suitcase, 22, 24),
    "open backpack": (_opened.backpack, 12, 20),
    "open bag": (_opened.bag, 10, 22),
    "open gift": (_opened.gift, 24, 24),
    "open cup": (_opened.cup, -20, 24),
    "open mug": (_opened.mug, -20, 22),
    "open bowl": (_opened.bowl, 0, 24),
    "fishbowl": (_opened.fishbowl, 0, 10),
    "open hat": (_opened.hat, 0, 24),
    "sofa": (_furniture.sofa, 14, 12),
    "bed": (_furniture.bed, 82, 16),
    "high bed": (_furniture.high_bed, 82, 13),
    "television": (_devices.television, 16, 6),
    "radio": (_devices.radio, 22, 12),
    "clock": (_devices.clock, 22, 8),
    "watch": (_wear.watch, 24, 8),
    "piano": (_instruments.piano, 28, 16),
    "umbrella": (_furniture.umbrella, 0, 6),
    "guitar": (_instruments.guitar, -24, 4),
    "violin": (_instruments.violin, -22, 4),
    "sneaker": (_wear.sneaker, 24, 16),
    "shoe": (_wear.shoe, 24, 16),
    "hat": (_wear.hat, 20, 16),
    "sunglasses": (_wear.sunglasses, 24, 14),
    "headphones": (_wear.headphones, 32, 8),
}


_SEATS = {**_furniture.SEATS, **_joinery.SEATS, **_hollows.SEATS, **_opened.SEATS}
_LAYERS = {"before": _seats.before, "over": _seats.over}
"""Actions of furniture: only what is before who rests on it, or over who is under it."""


def sculpt(pose: Pose) -> Figurine:
    """One thing, seen from three quarters and a little from above."""
    make, yaw, pitch = _seen(pose)
    view = View(pose.height, yaw=yaw, pitch=pitch, dark=pose.dark, mirrored=pose.facing < 0)
    parts = make(pose)
    shown = _layer(pose, parts)
    return render(parts if shown is None else _seats.haunting(parts, shown), view)


def _seen(pose: Pose) -> tuple[Callable[[Pose], list[Part]], float, float]:
    """What makes it, and its yaw and pitch in degrees; from behind its other long side is seen."""
    make, yaw, pitch = _MAKERS.get(pose.noun, _MAKERS["box"])
    if pose.away:
        yaw = max(150.0, 180.0 - abs(yaw)) * (1 if yaw >= 0 else -1)
    return make, yaw, pitch


def _layer(pose: Pose, parts: list[Part]) -> list[Part] | None:
    """The near parts, where only these are wanted and there are some."""
    if pose.noun not in _SEATS or pose.action not in _LAYERS:
        return None
    _, yaw, pitch = _seen(pose)
    sight = _seats.Sight.of(parts, yaw, pitch)
    return _LAYERS[pose.action](parts, sight, _SEATS[pose.noun]) or None


def rest(pose: Pose, across: float = 0.5, away: float = 0.5) -> Spot | None:
    """Where one rests on a piece of furniture, or stands under it (action "over").

    Action "rail" is its underside there. ``across`` and ``away`` are shares of its seat, from the
    left and from the far edge.
    """
    seat = _SEATS.get(pose.noun)
    if seat is None or (pose.action in ("over", "rail") and not seat.under):
        return None
    make, yaw, pitch = _seen(pose)
    sight = _seats.Sight.of(make(pose), yaw, pitch)
    x = seat.across[0] + (seat.across[1] - seat.across[0]) * across
    z = seat.away[0] + (seat.away[1] - seat.away[0]) * away
    up = {"over": 0.0, "rail": seat.under}.get(pose.action, seat.height)
    return sight.spot((x, up, z), seat.metres)


def outline(pose: Pose) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of the near parts (action "before" or "over"), as shares."""
    make, yaw, pitch = _seen(pose)
    parts = make(pose)
    shown = _layer(pose, parts)
    if shown is None:
        return None
    return _seats.bounds(_seats.Sight.of(parts, yaw, pitch), shown)


def facing(pose: Pose) -> float:
    """Which way a piece of furniture looks, as in Pose."""
    return _seen(pose)[1] / 90
