"""Everything that floats, from the canoe to the liner."""

from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.renderer import View, render

from . import _odd_ships, _seats, _ships
from ._seats import Spot

_MAKERS = {
    "sailboat": _ships.sailboat,
    "ship": _ships.liner,
    "boat": _ships.rowing_boat,
    "canoe": _ships.canoe,
    "yacht": _ships.yacht,
    "pirate ship": _odd_ships.galleon,
    "submarine": _odd_ships.submarine,
}


_OPEN = {"boat": (-0.75, 0.55), "canoe": (-0.8, 0.8)}
"""Boats one sits in, and from where to where, in the model's units."""
_BENCH = 0.20


def sculpt(pose: Pose) -> Figurine:
    """A vessel on the water from three quarters, a little from above."""
    parts, (yaw, pitch) = _parts(pose), _way(pose)
    view = View(pose.height, yaw=yaw, pitch=pitch, dark=pose.dark, mirrored=pose.facing < 0)
    return render(parts if pose.action != "before" else _near(parts), view)


def _parts(pose: Pose) -> list[Part]:
    return _MAKERS.get(pose.noun, _ships.sailboat)(pose)


def _way(pose: Pose) -> tuple[float, float]:
    """Yaw and pitch: open boats lie nearly broadside, or they seem to climb out of the water."""
    low = pose.noun in _OPEN
    end_on = abs(pose.facing) < 0.4
    if pose.away:
        return 56.0, 15.0 if low else 10.0
    return (-62.0 if end_on else -11.0 if low else -24.0), (15.0 if low else 8.0)


def _near(parts: list[Part]) -> list[Part]:
    return _seats.haunting(parts, _seats.near_half(parts))


def rest(pose: Pose, across: float) -> Spot | None:
    """Where somebody sits in an open boat; ``across`` is a share from the stern to the bow."""
    if pose.noun not in _OPEN:
        return None
    low, high = _OPEN[pose.noun]
    sight = _seats.Sight.of(_parts(pose), *_way(pose))
    return sight.spot((low + (high - low) * across, _BENCH, 0.0), 1.0)


def outline(pose: Pose) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of an open boat's near side, as shares of the whole."""
    parts = _parts(pose)
    return _seats.bounds(_seats.Sight.of(parts, *_way(pose)), _seats.near_half(parts))
