"""Walls with holes in them: windows, their reveals, bars, sills, curtains and the view."""

from typing import TypeAlias

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex

from . import textures
from .raster import Model, Point
from .room_plan import Plan, Window
from .room_solids import Texture
from .room_views import outside

Span: TypeAlias = tuple[float, float]
_THICK = 0.16  # metres of wall seen in a window's reveal


def walls(
    model: Model, site: Plan, paint: Floats, walling: Texture, skirting: Floats | None
) -> None:
    """Build back and side walls around the site's windows."""
    near = -1.5
    spans: dict[str, tuple[Point, Point, float, float]] = {
        "back": ((-site.half, 0, site.deep), (1, 0, 0), -site.half, site.half),
        "left": ((-site.half, 0, near), (0, 0, 1), near, site.deep),
        "right": ((site.half, 0, near), (0, 0, 1), near, site.deep),
    }
    for side, (corner, unit, start, end) in spans.items():
        holes = sorted((w for w in site.windows if w.side == side), key=lambda w: w.at)
        for span, rise in _around(holes, (start, end), site.high):
            _piece(model, corner, unit, span, rise, paint=paint, walling=walling)
        if skirting is not None:
            _skirting(model, corner, unit, end - start, side=side, paint=skirting)
    for window in site.windows:
        _hang(site, window, paint)


def _around(holes: list[Window], ends: tuple[float, float], high: float) -> list[tuple[Span, Span]]:
    """Rectangles of wall beside, below and above its holes: metres along it, and up."""
    start, end = ends
    pieces, at = [], start
    for hole in holes:
        low, top = hole.at - hole.width / 2, hole.at + hole.width / 2
        pieces.append(((at - start, low - start), (0.0, high)))
        span = (low - start, top - start)
        pieces.append((span, (0.0, hole.sill)))
        pieces.append((span, (hole.sill + hole.height, high)))
        at = top
    return [*pieces, ((at - start, end - start), (0.0, high))]


def _piece(
    model: Model,
    corner: Point,
    unit: Point,
    span: tuple[float, float],
    rise: tuple[float, float],
    *,
    paint: Floats,
    walling: Texture,
) -> None:
    """A rectangle of wall; textures go on evenly from piece to piece."""
    wide, high = span[1] - span[0], rise[1] - rise[0]
    if wide < 0.01 or high < 0.01:
        return

    def even(u: Floats, v: Floats, tint: Floats, number: int, pixel: Floats) -> Floats:
        return walling(u + np.float32(span[0]), v + np.float32(rise[0]), tint, 3, pixel)

    x, y, z = corner
    at = (x + unit[0] * span[0], y + rise[0], z + unit[2] * span[0])
    across = (unit[0] * wide, 0.0, unit[2] * wide)
    model.quad(at, across, (0, high, 0), paint, texture=even, casts=False)


def _skirting(
    model: Model, corner: Point, unit: Point, long: float, *, side: str, paint: Floats
) -> None:
    x, _, z = corner
    if side == "back":
        model.box((0, 0, z - 0.01), (long, 0.11, 0.03), paint, casts=False)
    else:
        inward = 0.01 if side == "left" else -0.01
        model.box((x + inward, 0, z + long / 2), (0.03, 0.11, long), paint, casts=False)


def _hang(site: Plan, window: Window, wall: Floats) -> None:
    """Fill a hole: reveal, bars, sill, curtains, and the world outside on a card."""
    model = site.model
    corner, across, up = (np.array(v, np.float32) for v in window.frame_of(site))
    _, inward, _ = window.middle(site)
    out = np.round(-inward) * np.float32(_THICK)
    frame, unit = from_hex(window.frame), across / window.width
    tall = up / window.height

    def quad(at: Floats, one: Floats, two: Floats, paint: Floats) -> None:
        model.quad(_p(at), _p(one), _p(two), paint, casts=False)

    for at, edge in ((corner, across), (corner + up, across), (corner, up), (corner + across, up)):
        quad(at, edge, out, wall * np.float32(0.9))
    deep = out * np.float32(0.55)
    bar = window.bar
    for count, along, other in ((window.panes[0], across, up), (window.panes[1], up, across)):
        step, long = along / count, float(np.sqrt(along @ along))
        for index_ in range(count + 1):
            middle = corner + deep + step * index_
            wide = along / long * np.float32(bar if 0 < index_ < count else bar * 1.8)
            quad(middle - wide / 2, wide, other, frame)
            quad(middle - wide / 2 - deep * 0.2, deep * 0.4, other, frame * np.float32(0.8))
    _card(site, window, corner, unit, out)
    if window.side == "roof":
        return
    ledge = -out * np.float32(0.45)
    quad(corner - unit * 0.08 - tall * 0.02 + ledge, across + unit * 0.16, tall * 0.05, frame)
    quad(corner - unit * 0.08 + tall * 0.03, across + unit * 0.16, ledge, frame)
    if window.curtains:
        _curtains(site, window, corner, unit, -out)


def _card(site: Plan, window: Window, corner: Floats, unit: Floats, out: Floats) -> None:
    """The view, so far outside that it shifts behind the bars as it should."""
    gap = np.float32(4.0 if window.view != "stars" else 8.0)
    wide, high = window.width + 16.0, 12.0
    dark = site.hour.dark
    view = outside(site.hour.outside, dark, window.view, wide, high)
    if window.side == "roof":
        at, up = corner + out / _THICK * gap - unit * 8, np.array([high, 0, 0], np.float32)
        at = at - np.array([high / 2, 0, 0], np.float32)
    else:
        at = corner + out / _THICK * gap - unit * 8
        at[1] = -2.5
        up = np.array([0, high, 0], np.float32)
    white, model = np.ones(3, np.float32), site.model
    glow = 0.9 if window.view == "stars" else 0.62
    # Paint would be lit once more by the room's lamps: black paint, all glow.
    model.quad(_p(at), _p(unit * wide), _p(up), white, texture=view, glow=glow, casts=False)


def _curtains(site: Plan, window: Window, corner: Floats, unit: Floats, inward: Floats) -> None:
    model, paint = site.model, from_hex(window.curtains)
    off = inward * np.float32(0.7)
    top = min(site.high - 0.12, window.sill + window.height + 0.28)
    low = 0.04 if window.sill < 1.0 else window.sill - 0.2
    width = max(0.34, window.width * 0.24)
    foot = corner + off
    foot[1] = low
    tall = np.array([0, top - low, 0], np.float32)
    for at in (foot - unit * (width * 0.62), foot + unit * (window.width - width * 0.38)):
        model.quad(_p(at), _p(unit * width), _p(tall), paint, texture=textures.folds, casts=False)
    rod = foot - unit * (width * 0.75)
    rod[1] = top
    long = unit * (window.width + width * 1.5)
    rail = np.array([0, 0.035, 0], np.float32)
    model.quad(_p(rod - off * 0.1), _p(long), _p(rail), from_hex("#3a2d22"), casts=False)


def _p(values: Floats) -> Point:
    x, y, z = values.tolist()
    return (x, y, z)
