"""Things turned on a lathe: bottles and flasks, cups and pots, balls and fruit."""

from collections.abc import Callable

from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.renderer import View, render

from . import _glassware, _rounds, _tableware

_MAKERS: dict[str, tuple[Callable[[Pose], list[Part]], float, float]] = {
    "bottle": (_glassware.bottle, 0, 7),
    "perfume": (_glassware.perfume, 24, 12),
    "vase": (_tableware.vase, 0, 12),
    "cup": (_tableware.cup, -24, 24),
    "mug": (_tableware.mug, -24, 18),
    "glass": (_glassware.tumbler, 0, 16),
    "wine glass": (_glassware.wine_glass, 0, 9),
    "teapot": (_tableware.teapot, 16, 14),
    "jar": (_glassware.jar, 0, 12),
    "bowl": (_tableware.bowl, 0, 22),
    "candle": (_tableware.candle, -30, 16),
    "lamp": (_tableware.table_lamp, 0, 6),
    "can": (_glassware.can, 0, 14),
    "pot": (_tableware.pan, 20, 18),
    "plant": (_glassware.pot_of_clay, 0, 10),
    "plate": (_tableware.plate, 0, 26),
    "trophy": (_rounds.trophy, 18, 10),
    "globe": (_rounds.globe, 24, 8),
    "ball": (_rounds.ball, 0, 8),
    "basketball": (_rounds.basketball, 0, 8),
    "football": (_rounds.football, 0, 8),
    "apple": (_rounds.apple, 0, 16),
    "orange": (_rounds.orange, 0, 16),
    "egg": (_rounds.egg, 0, 6),
}


def sculpt(pose: Pose) -> Figurine:
    """One thing of the table; the product shots without a reference are made of these."""
    make, yaw, pitch = _MAKERS.get(pose.noun, _MAKERS["vase"])
    view = View(
        pose.height, yaw=yaw, pitch=pitch, near=7.0, dark=pose.dark, mirrored=pose.facing < 0
    )
    return render(make(pose), view)
