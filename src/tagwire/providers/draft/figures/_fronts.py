"""What is painted on the front of a trunk: one painter a garment."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tagwire.providers.draft.clay import Coat
from tagwire.providers.draft.colour import Floats, from_hex, mix

from ._costume import Look

_WHITE = from_hex("#f4f1ea")
_GOLD = from_hex("#d9a93a")
_BURGUNDY = from_hex("#7a1f28")


@dataclass(frozen=True, slots=True)
class _Cloth:
    """Points of the trunk, in its own upright space (hips at the origin), and their colours."""

    look: Look
    points: Floats
    out: Floats  # painted in place

    @property
    def v(self) -> Floats:
        """0 at the hips, 1 at the neck."""
        return np.asarray(self.points[:, 1] / self.look.build.neck)

    @property
    def aside(self) -> Floats:
        """-1 and 1 at the shoulders."""
        return np.asarray(self.points[:, 0] / self.look.build.shoulder)

    @property
    def across(self) -> Floats:
        return np.abs(self.aside)

    @property
    def ahead(self) -> NDArray[np.bool_]:
        """Whether a point is on the front."""
        return np.asarray(self.points[:, 2] > 0.01)


def front(look: Look) -> Coat:
    """The paint of the trunk."""
    painter = _GARMENTS.get(look.top, _pullover)

    def paint(points: Floats) -> Floats:
        out = np.broadcast_to(look.main, points.shape).astype(np.float32)
        painter(_Cloth(look, points, out))
        return out

    return paint


def _pullover(cloth: _Cloth) -> None:
    cloth.out[cloth.v > 0.95] = cloth.look.main * 0.8


def _sweater(cloth: _Cloth) -> None:
    _pullover(cloth)
    cloth.out[cloth.v < 0.1] = cloth.look.main * 0.75
    knit = 0.94 + 0.06 * np.sin(cloth.points[:, 1] * 420)
    cloth.out[:] = cloth.out * knit[:, None]


def _suit(cloth: _Cloth) -> None:
    look, out, v, ahead, across = cloth.look, cloth.out, cloth.v, cloth.ahead, cloth.across
    vee = ahead & (across < (v - 0.45) * 0.75)
    out[ahead & (across < (v - 0.42) * 0.75 + 0.14) & (v > 0.34)] = look.main * 0.72
    out[vee] = look.second
    tie = vee & (across < 0.1 + 0.05 * (0.9 - v)) & (v < 0.95)
    out[tie] = mix(_BURGUNDY, look.main, 0.2)
    out[ahead & (across < 0.025) & (v < 0.45)] = look.main * 0.5
    buttons = np.hypot(across - 0.12, (np.mod(v, 0.2) - 0.1) * 3.2) < 0.06
    out[ahead & buttons & (v < 0.42)] = look.main * 0.35


def _open(cloth: _Cloth) -> None:
    edge = cloth.across - 0.24 - 0.16 * cloth.v
    cloth.out[cloth.ahead & (edge < 0)] = cloth.look.second
    cloth.out[cloth.ahead & (np.abs(edge) < 0.035)] = cloth.look.main * 0.6


def _stripes(cloth: _Cloth) -> None:
    cloth.out[np.mod(cloth.points[:, 1], 0.05) < 0.022] = cloth.look.second


def _hoodie(cloth: _Cloth) -> None:
    v, ahead, across = cloth.v, cloth.ahead, cloth.across
    pocket = ahead & (across < 0.5 - 0.5 * (v - 0.15)) & (v > 0.1) & (v < 0.34)
    cloth.out[pocket] = cloth.look.main * 0.8
    cloth.out[ahead & (np.abs(across - 0.16) < 0.03) & (v > 0.66) & (v < 0.92)] = _WHITE


def _overalls(cloth: _Cloth) -> None:
    look, out, v, ahead, across = cloth.look, cloth.out, cloth.v, cloth.ahead, cloth.across
    bib = ahead & (across < 0.56) & (v < 0.72)
    strap = (np.abs(across - 0.46) < 0.11) & (v >= 0.5)
    out[:] = look.second
    out[bib | strap | (v < 0.36)] = look.main
    out[ahead & (np.hypot(across - 0.46, (v - 0.7) * 3) < 0.09)] = _GOLD
    out[ahead & (across < 0.3) & (v > 0.45) & (v < 0.6)] = look.main * 0.8


def _uniform(cloth: _Cloth) -> None:
    look, out, v, ahead, across = cloth.look, cloth.out, cloth.v, cloth.ahead, cloth.across
    out[ahead & (across < 0.03)] = look.main * 0.55
    button = np.hypot(across - 0.14, (np.mod(v, 0.16) - 0.08) * 3.2) < 0.055
    out[ahead & button & (v < 0.85)] = look.second
    out[v > 0.93] = look.main * 0.6


def _wrap(cloth: _Cloth, neck: Floats) -> None:
    """Two lapels, one over the other, and what shows at the neck."""
    v, aside = cloth.v, cloth.aside
    over, under = aside - (v - 0.5) * 0.9, -aside - (v - 0.5) * 0.9
    band = (np.abs(over) < 0.13) | ((np.abs(under) < 0.13) & (over < 0))
    cloth.out[cloth.ahead & band & (v > 0.45)] = cloth.look.second
    cloth.out[cloth.ahead & (cloth.across < (v - 0.72) * 1.1)] = neck


def _robe(cloth: _Cloth) -> None:
    _wrap(cloth, cloth.look.second)


def _kimono(cloth: _Cloth) -> None:
    _wrap(cloth, cloth.look.face.skin)
    cloth.out[(cloth.v > 0.22) & (cloth.v < 0.44)] = cloth.look.second


def _emblem(cloth: _Cloth) -> None:
    star = cloth.across + np.abs(cloth.v - 0.68) * 2.2
    cloth.out[cloth.ahead & (star < 0.42)] = cloth.look.second
    cloth.out[cloth.ahead & (star < 0.24)] = cloth.look.main
    cloth.out[cloth.v < 0.16] = cloth.look.second


def _armour(cloth: _Cloth) -> None:
    cloth.out[np.mod(cloth.points[:, 1], 0.06) < 0.006] = cloth.look.main * 0.35
    badge = cloth.ahead & (cloth.across < 0.2) & (cloth.v > 0.5) & (cloth.v < 0.8)
    cloth.out[badge] = cloth.look.second


def _space(cloth: _Cloth) -> None:
    v, across = cloth.v, cloth.across
    cloth.out[(v > 0.2) & (v < 0.27)] = cloth.look.second
    panel = cloth.ahead & (across < 0.45) & (v > 0.42) & (v < 0.66)
    cloth.out[panel] = cloth.look.main * 0.55
    cloth.out[panel & (np.hypot(across - 0.22, (v - 0.54) * 3) < 0.13)] = cloth.look.second


def _dress(cloth: _Cloth) -> None:
    look, v = cloth.look, cloth.v
    cloth.out[cloth.ahead & (cloth.across < (v - 0.74) * 2.2)] = look.face.skin
    cloth.out[(v > 0.26) & (v < 0.32)] = mix(look.main, look.second, 0.25) * 0.7


def _lace(cloth: _Cloth) -> None:
    cloth.out[:] = cloth.look.face.skin
    cups = np.hypot(cloth.across - 0.42, (cloth.v - 0.66) * 3.2) < 0.4
    cloth.out[cups & cloth.ahead] = cloth.look.second


def _bare(cloth: _Cloth) -> None:
    look, v = cloth.look, cloth.v
    cloth.out[:] = look.face.skin
    cloth.out[v < 0.12] = look.main
    if look.woman:
        cloth.out[(v > 0.56) & (v < 0.76)] = look.main


_GARMENTS: dict[str, Callable[[_Cloth], None]] = {
    "sweater": _sweater,
    "suit": _suit,
    "coat": _suit,
    "open": _open,
    "vest": _open,
    "stripes": _stripes,
    "hoodie": _hoodie,
    "overalls": _overalls,
    "uniform": _uniform,
    "kimono": _kimono,
    "robe": _robe,
    "emblem": _emblem,
    "armour": _armour,
    "space": _space,
    "dress": _dress,
    "lace": _lace,
    "bare": _bare,
}
