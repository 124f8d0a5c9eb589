"""Everything that floats, from the canoe to the liner."""

from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.renderer import View, render

from . import _odd_ships, _ships

_MAKERS = {
    "sailboat": _ships.sailboat,
    "ship": _ships.liner,
    "boat": _ships.rowing_boat,
    "canoe": _ships.canoe,
    "yacht": _ships.yacht,
    "pirate ship": _odd_ships.galleon,
    "submarine": _odd_ships.submarine,
}


def sculpt(pose: Pose) -> Figurine:
    """A vessel on the water from three quarters, a little from above."""
    make = _MAKERS.get(pose.noun, _ships.sailboat)
    yaw = -62.0 if abs(pose.facing) < 0.4 else -24.0
    low = pose.noun in ("boat", "canoe")
    view = View(
        pose.height, yaw=yaw, pitch=20 if low else 8, dark=pose.dark, mirrored=pose.facing < 0
    )
    return render(make(pose), view)
