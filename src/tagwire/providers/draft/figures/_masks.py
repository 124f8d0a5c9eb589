"""Coats of heads: masks, stripes and blazes, in units of the skull, looking along +z."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.clay import Coat
from tagwire.providers.draft.colour import Floats, from_hex, mix

from ._coats import cells, marked
from ._species import Species

_WHITE = from_hex("#ffffff")
# Patterns with a lighter chin and muzzle.
_PALE = (
    *("mask", "tabby", "saddle", "muzzle", "raccoon", "rosettes", "spots", "tiger"),
    *("plain", "scales", "fawn"),
)


@dataclass(frozen=True, slots=True)
class _Skull:
    """The points of a head that are being painted."""

    kind: Species
    points: Floats
    phase: float

    @property
    def x(self) -> Floats:
        return self.points[:, 0]

    @property
    def y(self) -> Floats:
        return self.points[:, 1]

    @property
    def z(self) -> Floats:
        return self.points[:, 2]

    @property
    def snout(self) -> Floats:
        """How far a point lies before the tip of the muzzle."""
        return np.asarray(self.z - (0.55 + self.kind.muzzle[0]))


def head_coat(kind: Species, phase: float) -> Coat:
    """A head: muzzle, mask, blaze, mouth."""

    def paint(points: Floats) -> Floats:
        at = _Skull(kind, points, phase)
        out = np.broadcast_to(kind.base, points.shape).astype(np.float32)
        if kind.pattern in _PALE:
            pale = np.clip((-0.12 - at.y - 0.25 * (at.z < 0.3)) * 6, 0, 1)
            out = mix(out, kind.under, (pale * np.clip(at.z * 4 + 0.4, 0, 1))[:, None])
        if kind.pattern in _MASKS:
            out = _MASKS[kind.pattern](at, out)
        if kind.tears:
            cheek = np.abs(np.abs(at.x) - 0.3 - 0.1 * at.y) < 0.05
            out[cheek & (at.y < 0.05) & (at.y > -0.5) & (at.z > 0.3)] = kind.mark
        if kind.lips is not None:
            out = mix(out, kind.lips, np.clip((at.snout + 0.75) * 4, 0, 1)[:, None])
        return out

    return paint


def _tabby(at: _Skull, out: Floats) -> Floats:
    lines = np.clip((np.cos(at.x * 19) - 0.4) * 4, 0, 1) * (at.y > 0.42)
    return mix(out, at.kind.mark, lines[:, None] * 0.7)


def _tiger(at: _Skull, out: Floats) -> Floats:
    arcs = np.clip((np.sin(np.hypot(at.x * 0.8, at.y - 0.1) * 15) - 0.3) * 5, 0, 1)
    rim = np.clip((np.hypot(at.x, at.y) - 0.5) * 8, 0, 1) * (at.y > -0.5)
    return mix(out, at.kind.mark, (arcs * rim)[:, None])


def _zebra(at: _Skull, out: Floats) -> Floats:
    bands = np.clip(np.sin(at.z * 8 + np.abs(at.x) * 9) * 6, 0, 1)
    out = mix(out, at.kind.mark, bands[:, None])
    return mix(out, at.kind.mark, np.clip((at.snout + 0.5) * 6, 0, 1)[:, None])


def _panda(at: _Skull, out: Floats) -> Floats:
    aside = np.abs(at.x) - 0.42
    patch = (aside / 0.27) ** 2 + ((at.y - 0.08 + 0.5 * aside) / 0.34) ** 2 < 1
    out[patch & (at.z > 0)] = at.kind.mark
    return out


def _raccoon(at: _Skull, out: Floats) -> Floats:
    aside = np.abs(at.x)
    band = (np.abs(at.y - 0.06 + 0.25 * aside) < 0.24) & (at.z > 0) & (at.z < 0.95)
    rim = (np.abs(at.y - 0.42 + 0.22 * aside) < 0.11) & (at.z > 0)
    out[rim] = at.kind.under
    out[band & (aside > 0.13)] = at.kind.mark
    return out


def _wool(at: _Skull, out: Floats) -> Floats:
    out[:] = at.kind.mark
    return out


def _ape(at: _Skull, out: Floats) -> Floats:
    sockets = ((np.abs(at.x) - 0.26) / 0.44) ** 2 + ((at.y - 0.12) / 0.42) ** 2 < 1
    out[(sockets | (at.y < -0.05)) & (at.z > 0.12)] = at.kind.under
    return out


def _blaze(at: _Skull, out: Floats) -> Floats:
    stripe = (np.abs(at.x) < 0.14) & (at.y > -0.6) & (at.z > 0.2)
    out[stripe] = mix(at.kind.base, _WHITE, 0.75)
    return mix(out, at.kind.base * 0.45, np.clip((at.snout + 0.55) * 3, 0, 1)[:, None])


def _spots(at: _Skull, out: Floats) -> Floats:
    near, _ = cells(at.points * 0.2, 17, at.phase)
    dots = np.clip((0.28 - near) * 12, 0, 1) * (at.y > -0.1)
    return mix(out, at.kind.mark, dots[:, None])


def _patches(at: _Skull, out: Floats) -> Floats:
    sides = np.clip((np.abs(at.x) - 0.36 + 0.1 * np.sin(at.z * 4)) * 12, 0, 1)
    return mix(out, at.kind.mark, sides[:, None])


def _scales(at: _Skull, out: Floats) -> Floats:
    plates = marked(at.kind, at.points * 0.18, at.phase) * (at.y > -0.2) * 0.8
    return mix(out, at.kind.mark, plates[:, None])


_MASKS: dict[str, Callable[[_Skull, Floats], Floats]] = {
    "tabby": _tabby,
    "tiger": _tiger,
    "zebra": _zebra,
    "panda": _panda,
    "raccoon": _raccoon,
    "wool": _wool,
    "ape": _ape,
    "blaze": _blaze,
    "rosettes": _spots,
    "spots": _spots,
    "patches": _patches,
    "scales": _scales,
}
