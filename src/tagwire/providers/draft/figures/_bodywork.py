"""What vehicles are built of: bodies, cabins of glass, wheels and lights."""
# The tables of points below are read more easily unbroken.

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Material, Paint, Part
from tagwire.providers.draft.models.mesh import Shape, ball, box, lathe, loft, rod
from tagwire.providers.draft.models.outline import curve, oval, rounded
from tagwire.providers.draft.models.paints import between, glossy, matt, metal, part

Rows = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Body:
    """A car: sections (x, bottom, top, half width), the cabin's sections, wheels and pillars."""

    skin: Rows
    cabin: Rows  # height, rear x, front x, half width
    wheels: tuple[float, float]
    radius: float
    pillars: tuple[float, ...]
    floor: float  # where the windows begin
    roof: float  # and end


def hull(rows: Rows, power: float = 5.0, around: int = 32) -> Shape:
    """Skin sections (x, bottom, top, half width) along x."""
    line = curve(rows, 4)
    unit = oval(2, 2, around, power)
    rings = [
        np.column_stack(
            [
                np.full(around, x),
                (top + low) / 2 + unit[:, 1] * (top - low) / 2,
                unit[:, 0] * half,
            ]
        )
        for x, low, top, half in line
    ]
    return loft(np.asarray(rings))


def cabin(rows: Rows) -> Shape:
    """Skin levels (height, rear x, front x, half width) upwards."""
    rings = []
    for level, rear, front, half in curve(rows, 3):
        plan = rounded(front - rear, 2 * half, 0.22 * half + 0.06, 6)
        rings.append(
            np.column_stack(
                [plan[:, 0] + (rear + front) / 2, np.full(len(plan), level), plan[:, 1]]
            )
        )
    return loft(np.asarray(rings))


def coachwork(paint: Floats, body: Body, lower: Floats | None = None) -> Paint:
    """Paint with dark wheel arches, the seams of doors and a sill."""
    sill = from_hex("#1b1c1f")

    def shown(at: Floats) -> Floats:
        x, y, z = at[:, 0], at[:, 1], at[:, 2]
        colour = np.broadcast_to(paint, at.shape)
        if lower is not None:
            colour = mix(colour, lower, between(y, 0.52, 0.62, 0.01)[:, None])
        arch = np.minimum(*(np.hypot(x - wheel, y - body.radius) for wheel in body.wheels))
        seams = sum(between(x, p - 0.008, p + 0.008, 0.006) for p in body.pillars)
        seams = seams * between(y, 0.32, 2.0) * (np.abs(z) > 0.5)
        dark = ramp(body.radius * 1.22, body.radius * 1.17, arch) + 0.7 * seams
        dark = np.clip(dark + ramp(0.30, 0.27, y), 0, 1)
        return np.asarray(mix(colour, sill, dark[:, None]), np.float32)

    return shown


def glazed(paint: Floats, body: Body, dark: bool = False) -> Paint:
    """A cabin: dark windows between pillars under a painted roof."""
    pane, sky = from_hex("#0b0d11" if dark else "#14181d"), from_hex("#7f97a6")
    sky = sky * 0.25 if dark else sky

    def shown(at: Floats) -> Floats:
        x, y = at[:, 0], at[:, 1]
        side, window = _side(body, at), _window(body, at)
        streak = 0.55 * between((x + 0.9 * y) % 1.15, 0.22, 0.5, 0.03) * side
        glass = mix(pane, sky, (streak * 0.35 + 0.20 * ramp(body.floor, body.roof, y))[:, None])
        return np.asarray(mix(paint, glass, window[:, None]), np.float32)

    return shown


def _side(body: Body, at: Floats) -> Floats:
    """How much of a cabin's side, and not of its ends, places are."""
    return ramp(0.50, 0.56, np.abs(at[:, 2]) / max(row[3] for row in body.cabin))


def _window(body: Body, at: Floats) -> Floats:
    x, y = at[:, 0], at[:, 1]
    posts = sum(between(x, p - 0.04, p + 0.04, 0.01) for p in body.pillars)
    frame = np.clip(posts * _side(body, at), 0, 1)
    return np.asarray(between(y, body.floor, body.roof, 0.012) * (1 - frame), np.float32)


def panes(body: Body) -> Paint:
    """Where a cabin is of glass: the share of every place, thrice."""
    return lambda at: np.repeat(_window(body, at)[:, None], 3, axis=1)


def glass(shape: Shape) -> Part:
    """A dark window somebody may be seen through."""
    whole = glossy("#1a2026", 1.0)
    return part(shape, replace(whole, pane=np.ones_like))


def wheel(x: float, z: float, radius: float, width: float, rim: str = "#c9ccd0") -> list[Part]:
    """A tyre with a rim of spokes, its face away from the middle."""
    out = 1.0 if z > 0 else -1.0
    tyre = [
        (0, 0.9),
        (0.62, 0.9),
        (0.66, 1.0),
        (0.90, 1.0),
        (1.0, 0.75),
        (1.0, -0.75),
        (0.9, -1.0),
        (0, -1.0),
    ]
    line = [(r * radius, y * width / 2) for r, y in tyre]
    spokes = from_hex(rim)

    def shown(at: Floats) -> Floats:
        away, turn = np.hypot(at[:, 0], at[:, 2]) / radius, np.arctan2(at[:, 0], at[:, 2])
        ray = np.abs(((turn / (2 * np.pi) * 7) % 1) - 0.5)
        metal_ = np.clip(
            ramp(0.20, 0.30, ray) + ramp(0.22, 0.18, away) + between(away, 0.54, 0.64), 0, 1
        )
        return np.asarray(mix(from_hex("#17181a"), spokes, metal_[:, None]), np.float32)

    face = Material(spokes, gloss=0.5, metal=0.25, paint=shown)
    tilt = 90.0 * out
    return [
        part(lathe(line, 32).turn(x=tilt).at(x, radius, z), matt("#1b1c1e", 0.06)),
        part(rod(radius * 0.65, 0.012, around=32).turn(x=tilt).at(x, radius,
            z + out * width * 0.45), face),
        part(ball(radius * 0.10, radius * 0.10, 0.03, 12).at(x, radius, z + out * width * 0.47),
            metal()),
    ]  # fmt: skip


def wheels(places: Sequence[float], half: float, radius: float, width: float = 0.22) -> list[Part]:
    """Wheels in pairs."""
    return [
        piece
        for x in places
        for z in (half, -half)
        for piece in wheel(x, z - width / 2 * (1 if z > 0 else -1), radius, width)
    ]


def light(shape: Shape, colour: str, pose: Pose, strength: float = 2.2) -> Part:
    """A lamp of a vehicle: glass by day, shining in the dark."""
    shine = from_hex(colour) * (strength if pose.dark else 0.12)
    return part(shape, Material(from_hex(colour) * 0.85, gloss=0.8, grain=0,
        light=lambda at: np.broadcast_to(shine, at.shape)))  # fmt: skip


def lights(
    front: float, rear: float, y: float, z: float, pose: Pose, *, size: float = 0.13
) -> list[Part]:
    """Two headlights and two tail lights."""
    return [
        piece
        for side in (-1, 1)
        for piece in (
            light(ball(0.09, size * 0.55, size * 1.25, 16).at(front, y, side * z), "#fff2d0", pose),
            light(box(0.06, size * 0.9, size * 1.5, 0.03).at(rear, y + 0.06, side * z), "#d8201c",
                pose, 1.4),
        )
    ]  # fmt: skip


def street_lights(belt: float, strength: float) -> Paint:
    """What a lit street leaves on lacquer and glass at night: blurred signs in a row."""
    signs = np.stack([from_hex(code) for code in ("#ff3f86", "#ffb45a", "#37b8ff", "#ff7a3a")])

    def shine(at: Floats) -> Floats:
        lean = at[:, 0] + 0.35 * (at[:, 1] - belt)
        spot = lean * 1.9 + 0.4 * np.sin(lean * 2.7)
        sign = signs[np.floor(spot).astype(int) % 4]
        wide = np.square(np.square(np.sin(np.pi * (spot % 1))))
        above = ramp(0.02, 0.10, at[:, 1] - belt) * ramp(0.46, 0.16, at[:, 1] - belt)
        below = 0.6 * np.exp(-np.square((at[:, 1] - belt + 0.09) / 0.03))
        low = 0.12 * np.exp(-np.square((at[:, 1] - belt + 0.42) / 0.08))
        share = strength * wide * (0.55 * above + below + low)
        return np.asarray(sign * share[:, None], np.float32)

    return shine


def enamel(paint: Floats, shown: Paint, lit: Paint | None = None) -> Material:
    """Car paint; ``lit`` is what it mirrors of a street at night, instead of a studio."""
    return Material(paint, gloss=0.28 if lit else 0.85, paint=shown, grain=0.0, light=lit)


def mirrors(x: float, y: float, half: float, paint: Floats) -> list[Part]:
    """Wing mirrors."""
    return [
        part(box(0.12, 0.12, 0.2, 0.05).at(x, y, s * (half + 0.1)), glossy(paint, 0.6))
        for s in (-1, 1)
    ]


def boxy(
    paint: Floats, stripes: Sequence[tuple[float, float, str]], panes: Paint | None = None
) -> Paint:
    """Flat sides with level stripes (low, high, colour) and perhaps windows painted over."""

    def shown(at: Floats) -> Floats:
        colour: Floats = np.array(np.broadcast_to(paint, at.shape), np.float32)
        for low, high, code in stripes:
            colour = mix(colour, from_hex(code), between(at[:, 1], low, high, 0.006)[:, None])
        if panes is not None:
            share = panes(at)
            glass = mix(
                from_hex("#12161b"),
                from_hex("#6d8596"),
                (0.35 * between((at[:, 0] + at[:, 1]) % 1.5, 0.3, 0.7, 0.04))[:, None],
            )
            colour = mix(colour, glass, share[:, :1])
        return np.asarray(colour, np.float32)

    return shown
