"""Buildings and landmarks as models; their windows are lit when it is dark."""

from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.renderer import View, render

from . import _landmarks as marks
from . import _monuments as tall

_MAKERS = {
    "house": marks.house, "castle": marks.castle, "tower": marks.tower,
    "lighthouse": marks.lighthouse, "windmill": tall.windmill, "pagoda": tall.pagoda,
    "tent": marks.tent, "cabin": marks.cabin, "temple": tall.temple, "church": tall.church,
    "skyscraper": tall.skyscraper, "bridge": tall.bridge, "eiffel tower": tall.eiffel,
}  # fmt: skip


def sculpt(pose: Pose) -> Figurine:
    """A building from the corner, seen from a little above its foot."""
    make = _MAKERS.get(pose.noun, marks.house)
    yaw = -18.0 if pose.noun in ("castle", "windmill", "bridge", "lighthouse") else -30.0
    if pose.away:
        yaw = 180.0 + yaw
    view = View(pose.height, yaw=yaw, pitch=6, near=4.5, dark=pose.dark, mirrored=pose.facing < 0)
    return render(make(pose), view)
