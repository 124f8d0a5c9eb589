"""What birds are built of: coats, faces, wings, tails and legs."""

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Paint, Part
from tagwire.providers.draft.models.mesh import Shape, ball, sheet, slab, tube
from tagwire.providers.draft.models.outline import curve
from tagwire.providers.draft.models.paints import glossy, matt, painted, part

from ._birds import HOOK, Species


def coat(kind: Species, pose: Pose, paint: Floats) -> Part:
    """The body, skinned along its spine."""
    rows = np.asarray(kind.spine, np.float32)
    belly = mix(from_hex(kind.belly), paint, 0.6) if pose.colour else from_hex(kind.belly)
    head = from_hex(kind.head) if kind.head and not pose.colour else paint
    low, neck = float(rows[2, 1]), rows[-2]

    def shown(at: Floats) -> Floats:
        x, y = at[:, 0], at[:, 1]
        under = ramp(0.02, -0.10, y - low - 0.55 * np.maximum(x, 0) + 0.08)
        colour = mix(paint, belly, under[:, None])
        near = np.hypot(x - neck[0], y - neck[1]) / max(float(neck[2]), 0.1)
        colour = mix(colour, head, ramp(1.9, 1.5, near)[:, None])
        barb = 0.94 + 0.06 * np.sin(x * 46 + 4 * np.sin(y * 31))
        return np.asarray(colour * barb[:, None], np.float32)

    rows = _rounded_off(rows)
    path = np.column_stack([rows[:, :2], np.zeros(len(rows))])
    return part(tube(path, rows[:, 2].tolist(), 24), painted(paint, shown, 0.05))


def _rounded_off(rows: Floats) -> Floats:
    """The spine with the face closed as a dome: a flat end would show as a hole round the bill."""
    way = rows[-1, :2] - rows[-2, :2]
    way = way / np.hypot(*way)
    last = rows[-1, 2]
    dome = [(*(rows[-1, :2] + way * last * on), last * wide) for on, wide in _DOME]
    return np.concatenate([rows, np.asarray(dome, np.float32)])


_DOME = ((0.34, 0.86), (0.60, 0.56), (0.72, 0.20))  # how far on, and how wide, in radii
_HOOKED = ((0.86, 1.0), (0.84, 1.0), (0.66, 0.86), (0.42, 0.56), (0.20, 0.28), (0.05, 0.06))
_LOWER = ((0.62, 0.5), (0.50, 0.40), (0.22, 0.16))
"""Half widths across and upright along an upper and a lower bill, in its thickness."""
_COMB = (
    (-0.15, -0.02),
    (-0.19, 0.10),
    (-0.13, 0.13),
    (-0.09, 0.08),
    (-0.04, 0.19),
    (0.01, 0.10),
    (0.07, 0.17),
    (0.10, 0.07),
    (0.15, 0.08),
    (0.15, -0.04),
)


def face(kind: Species, dark: str = "#14151a") -> list[Part]:
    """Beak, eyes, and the comb or tuft of those who have one."""
    x, y, r = (float(v) for v in kind.spine[-2])
    horn = glossy(kind.beak_colour, 0.4)
    eye = ball(r * kind.eye)
    parts = [
        *[part(shape, horn) for shape in _bill(kind, x + r * 0.7, y)],
        *[
            part(eye.at(x + r * 0.42, y + r * 0.28, s * r * 0.80), glossy(dark, 1.0))
            for s in (-1, 1)
        ],
    ]
    if kind.comb:
        flesh = matt(kind.comb, 0.08)
        parts.append(part(slab(_COMB, 0.045, 0.02, 3).at(x + 0.02, y + r * 0.8), flesh))
        wattle = ball(0.035, 0.075, 0.025, 12)
        parts += [part(wattle.at(x + r * 1.0, y - r * 0.75, s * 0.035), flesh) for s in (-1, 1)]
    return [*parts, *_tuft(kind, x, y + r * 0.7)] if kind.tuft else parts


def _bill(kind: Species, x: float, y: float) -> list[Shape]:
    """The bill; of those who tear or crack, deep at its root, hooked, and closed from below."""
    path = [(x + bx, y + by, 0.0) for bx, by in kind.beak]
    thick = kind.beak_thick
    if kind.beak is not HOOK:
        return [tube(path, np.linspace(thick, thick * 0.2, len(path)).tolist(), 12)]
    deep = [(thick * wide, thick * tall) for wide, tall in _HOOKED]
    below = [(x - 0.02, y - 0.55 * thick, 0.0), (x + 0.07, y - 0.80 * thick, 0.0)]
    below.append((x + 0.125, y - 0.74 * thick, 0.0))
    sizes = [(thick * wide, thick * tall) for wide, tall in _LOWER]
    return [tube(path, deep, 20), tube(below, sizes, 16)]


def _tuft(kind: Species, x: float, y: float) -> list[Part]:
    feather = matt(kind.tuft)
    parts: list[Part] = []
    for lean in (-0.12, -0.05, 0.02, 0.09):
        tip = (x + lean, y + 0.22 - 2 * lean * lean, lean * 0.3)
        parts.append(part(tube([(x, y, 0), tip], 0.007, 5), feather))
        parts.append(part(ball(0.022, 0.034, 0.022, 8).at(*tip), feather))
    return parts


def folded(kind: Species, paint: Floats) -> list[Part]:
    """Wings laid along the body, pointed, their tips over the tail."""
    x, y, r = (float(v) for v in kind.spine[2])
    shoulder, rump = kind.spine[3], kind.spine[0]
    rise = (float(shoulder[1]) - float(rump[1])) / (float(shoulder[0]) - float(rump[0]))
    row = ((0.30, 0.05), (0.20, 0.12), (0.0, 0.17), (-0.26, 0.14), (-0.50, 0.075), (-0.68, 0.012))
    along = [(x + dx, y + 0.03 + rise * dx * 0.62) for dx, _ in row]
    out = r * np.array([0.72, 0.90, 0.94, 0.82, 0.60, 0.42])
    sizes = [(0.05 if tall > 0.05 else 0.02, tall * r / 0.28) for _, tall in row]
    shown = painted(paint, _covered(paint, kind, (x, y + 0.03), rise * 0.62), 0.04)
    return [
        part(tube([(u, v, s * w) for (u, v), w in zip(along, out, strict=True)], sizes, 18), shown)
        for s in (-1, 1)
    ]


def _covered(paint: Floats, kind: Species, middle: tuple[float, float], rise: float) -> Paint:
    """A folded wing: scales at the shoulder, long quills behind, darker tips."""
    tip = from_hex(kind.tip) if kind.tip else paint * 0.7

    def shown(at: Floats) -> Floats:
        u = at[:, 0] - middle[0]
        v = at[:, 1] - middle[1] - rise * u
        row = np.floor(u * 13)
        scale = np.hypot((u * 13) % 1 - 0.1, ((v * 15 + 0.5 * (row % 2)) % 1 - 0.5) * 1.2)
        quill = np.abs(((v * 19 + u * 3) % 1) - 0.5)
        back = ramp(0.02, -0.10, u)
        light = 0.80 + 0.26 * ramp(0.62, 0.40, scale) * (1 - back)
        light = light + 0.24 * ramp(0.04, 0.20, quill) * back
        colour = mix(paint, tip, ramp(-0.26, -0.44, u + 0.6 * v)[:, None])
        bar = ramp(0.022, 0.012, np.abs(u + 0.07 + 0.3 * v))
        return np.asarray(colour * (light * (1 + 0.35 * bar))[:, None], np.float32)

    return shown


def quills(paint: Floats) -> Paint:
    """Feathers drawn across a tail."""

    def shown(at: Floats) -> Floats:
        line = np.abs(((at[:, 0] * 7 + at[:, 1] * 3) % 1) - 0.5)
        shade = (0.78 + 0.22 * ramp(0.05, 0.16, line)) * (1 - 0.25 * ramp(0.1, -0.3, at[:, 0]))
        return np.asarray(paint * shade[:, None], np.float32)

    return shown


def sickles(kind: Species) -> list[Part]:
    """A cock's tail: long plumes that rise, bend over and fall."""
    x, y, _ = (float(v) for v in kind.spine[0])
    parts: list[Part] = []
    for i, z in enumerate((-0.13, -0.09, -0.05, 0.0, 0.05, 0.09, 0.13, -0.03, 0.03)):
        reach, high = 0.36 + 0.075 * (i % 4), 0.66 - 0.09 * ((i * 3) % 4)
        path = [
            (x + 0.14, y - 0.08, z * 0.5),
            (x - reach * 0.24, y + high * 0.72, z),
            (x - reach * 0.78, y + high, z * 1.3),
            (x - reach * 1.30, y + high * 0.62, z * 1.5),
            (x - reach * 1.46, y + high * 0.14, z * 1.6),
        ]
        widths = [(0.018, 0.05), (0.016, 0.075), (0.014, 0.075), (0.012, 0.055), (0.004, 0.01)]
        tone = from_hex(kind.sickles) * (1.0 + 0.5 * (i % 3))
        parts.append(part(tube(path, widths, 10), glossy(tone, 0.35)))
    return parts


def spread(kind: Species, paint: Floats, lift: float) -> list[Part]:
    """Wings in flight: arched, fingered at their tips."""
    x, y, _ = (float(v) for v in kind.spine[2])
    share = np.linspace(0, 1, 22)
    arch = curve([(0, 0.0), (0.4, lift), (1, lift * 0.8)], 12)
    height = np.interp(share, arch[:, 0], arch[:, 1]) * kind.span
    lead = 0.22 + 0.10 * np.sin(share * np.pi) - 0.30 * share**2
    fingers = 0.07 * np.abs(np.sin(share * 26)) * ramp(0.35, 0.9, share)
    trail = -0.34 + 0.34 * share**2.4 - fingers
    parts = []
    for side in (-1, 1):
        chord = np.linspace(0, 1, 9)[None]
        u = lead[:, None] * (1 - chord) + trail[:, None] * chord
        v = height[:, None] + 0.05 * np.sin(np.pi * chord)
        w = side * (0.05 + share[:, None] * kind.span) + 0 * chord
        shown = painted(paint, _barred(paint, kind.span), 0.05)
        parts.append(part(sheet(np.stack([u + x, v + y + 0.1, w], 2)), shown, open=True))
    return parts


def _barred(paint: Floats, span: float) -> Paint:
    def shown(at: Floats) -> Floats:
        out = np.abs(at[:, 2]) / span
        line = ramp(0.10, 0.25, np.abs(((out * 15) % 1) - 0.5))
        shade = (0.85 + 0.15 * line) * (1.08 - 0.5 * ramp(0.55, 1.0, out))
        return np.asarray(np.minimum(paint * shade[:, None], 1.1), np.float32)

    return shown


def fan(kind: Species, paint: Floats, rise: float = 0.1) -> Part:
    """The tail: a flat fan behind."""
    x, y, _ = (float(v) for v in kind.spine[0])
    turn = np.linspace(-0.34, 0.34, 13)[None]
    reach = np.linspace(0, 1, 7)[:, None] * kind.tail
    points = np.stack(
        [
            x + 0.1 - reach * np.cos(turn),
            y + rise * reach - 0.12 * reach + 0 * turn,
            reach * np.sin(turn),
        ],
        2,
    )
    return part(sheet(points), painted(paint, quills(paint), 0.05), open=True)


def legs(kind: Species) -> list[Part]:
    """Two legs with toes, from the belly to 0."""
    x, y, r = (float(v) for v in kind.spine[2])
    parts: list[Part] = []
    for side in (-1, 1):
        z = side * r * 0.42
        parts.append(
            part(
                tube([(x, y - r * 0.7, z), (x - 0.04, (y - r) * 0.5, z), (x, 0.02, z)], 0.026, 8),
                matt(kind.legs),
            )
        )
        parts += [
            part(tube([(x, 0.02, z), (x + 0.15, 0.015, z + d)], 0.02, 6), matt(kind.legs))
            for d in (-0.07, 0, 0.07)
        ]
    return parts
