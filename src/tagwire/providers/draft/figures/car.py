"""Cars and everything else on four wheels or rails."""

from collections.abc import Callable, Sequence

from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.renderer import View, render

from . import _cockpits, _lorries, _saloons, _seats
from ._cockpits import Cockpit
from ._seats import Spot

_MAKERS: dict[str, Callable[[Pose], list[Part]]] = {
    "car": _saloons.saloon,
    "taxi": _saloons.taxi,
    "suv": _saloons.suv,
    "sports car": _saloons.sports,
    "police car": _saloons.police,
    "van": _lorries.van,
    "bus": _lorries.bus,
    "truck": _lorries.truck,
    "ambulance": _lorries.ambulance,
    "tractor": _lorries.tractor,
    "train": _lorries.train,
    "tram": _lorries.tram,
}
_PITCH = 9.0


def sculpt(pose: Pose) -> Figurine:
    """A vehicle from three quarters; facing us, its nose is towards us.

    Action "windows" is where its windows are, in white; "before" what is before its driver.
    """
    parts = _parts(pose)
    view = View(pose.height, yaw=_yaw(pose), pitch=_PITCH, dark=pose.dark, mirrored=pose.facing < 0)
    if pose.action == "windows":
        return render(_cockpits.windows(parts), view)
    if pose.action == "before":
        return render(_seats.haunting(parts, _cockpits.near_side(parts)), view)
    return render(parts, view)


def _parts(pose: Pose) -> list[Part]:
    return _MAKERS.get(pose.noun, _saloons.saloon)(pose)


def _yaw(pose: Pose) -> float:
    if pose.away:
        return 62.0
    return -62.0 if abs(pose.facing) < 0.4 else -26.0


def facing(pose: Pose) -> float:
    """Which way who sits in it looks, as in Pose."""
    return (90.0 + _yaw(pose)) / 90.0


def cockpit(pose: Pose) -> Cockpit:
    """Where one sits in it."""
    return _cockpits.COCKPITS.get(pose.noun, _cockpits.COCKPITS["car"])


def spots(pose: Pose, points: Sequence[tuple[float, float, float]]) -> list[Spot]:
    """Points of the vehicle, in metres ahead, up and to the near side, as they are seen."""
    sight = _seats.Sight.of(_parts(pose), _yaw(pose), _PITCH)
    return [sight.spot(point, 1.0) for point in points]


def outline(pose: Pose) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is before the driver of an open vehicle, as shares."""
    parts = _parts(pose)
    sight = _seats.Sight.of(parts, _yaw(pose), _PITCH)
    return _seats.bounds(sight, _cockpits.near_side(parts))
