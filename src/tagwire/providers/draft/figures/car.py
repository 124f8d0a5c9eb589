"""Cars and everything else on four wheels or rails."""

from collections.abc import Callable

from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.renderer import View, render

from . import _lorries, _saloons

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


def sculpt(pose: Pose) -> Figurine:
    """A vehicle from three quarters; facing us, its nose is towards us."""
    make = _MAKERS.get(pose.noun, _saloons.saloon)
    yaw = -62.0 if abs(pose.facing) < 0.4 else -26.0
    view = View(pose.height, yaw=yaw, pitch=9, dark=pose.dark, mirrored=pose.facing < 0)
    return render(make(pose), view)
