"""The running shoe's skin: knit, panels, foam, laces; its form is in `last.py`."""

import numpy as np
from last import TOP, half, lining, loop, sole, swing, tongue, upper
from splat import Array, Look, Patch, mix, smooth, tube

TEAL, DEEP, CORAL = (0.020, 0.125, 0.160), (0.010, 0.040, 0.062), (0.80, 0.13, 0.055)
CREAM, GUM, LINING, WHITE = (
    (0.80, 0.76, 0.68),
    (0.30, 0.135, 0.05),
    (0.012, 0.03, 0.04),
    (0.82,) * 3,
)


def paint(under: Array, over: tuple, mask: Array) -> Array:
    return mix(under, np.array(over, np.float32), np.asarray(mask)[..., None])


def knit(a: Array, b: Array) -> Array:
    """0..1: rows of interlocked stitches."""
    row = np.floor(b / 0.15)
    lean = np.abs((a / 0.21 + 0.5 * (row % 2)) % 1 - 0.5) * 2
    return np.sqrt(np.abs(np.sin(np.pi * b / 0.15))) * (0.45 + 0.55 * lean)


def holes(a: Array, b: Array, size: float, radius: Array) -> Array:
    """1 in the round vents of a staggered grid."""
    row = np.floor(b / (size * 0.86))
    x = (a / size + 0.5 * (row % 2)) % 1 - 0.5
    y = (b / (size * 0.86)) % 1 - 0.5
    return smooth(radius, radius * 0.6, np.hypot(x, y * 0.86))


def upper_look(u: Array, v: Array, pos: Array) -> Look:
    t, _ = half(u)
    x, z = pos[..., 0], pos[..., 2]
    a, b = u * 74 + 0 * v, v * mix(8.6, 10.5, smooth(0.8, 1, t))
    stitch = knit(a, b)
    vents = holes(a, b, 0.46, 0.34 * smooth(14, 19, x) * smooth(27.5, 24, x) + 1e-3)
    vents = vents * smooth(0.82, 0.78, v)
    albedo = np.array(TEAL) * (0.62 + 0.6 * stitch[..., None]) * (1 - 0.75 * vents[..., None])
    albedo = paint(albedo, DEEP, 0.55 * smooth(8, 1, x))
    height, film = 0.022 * stitch - 0.05 * vents, np.zeros_like(x)
    bar = np.abs((x - 9.3) - (z - 3.4) * 0.85 - 0.05 * (z - 5) ** 2)
    panels = (  # signed distance inside, colour, lift
        (smooth(0.7, 1, t) * 2 + 0.55 - (b - 1.0) + 0.0 * x, DEEP, 0.07),
        (np.minimum(x - 25.6 + 0.25 * (z - 5) ** 2 * 0.4, 2.6 - (b - 0.8)), DEEP, 0.07),
        (np.minimum(5.6 - x - 0.42 * (z - 4), (8.9 - z) * 1.2), DEEP, 0.08),
        (np.minimum(b - 7.15 - 1.9 * smooth(0.8, 1, t), (t - 0.435) * 36), DEEP, 0.08),
        (mix(0.95, 0.55, smooth(4, 9, z)) - bar, CORAL, 0.1),
        (
            mix(0.34, 0.2, smooth(4, 9, z))
            - np.abs((x - 11.6) - (z - 3.4) * 0.85 - 0.05 * (z - 5) ** 2),
            CREAM,
            0.07,
        ),
    )
    for inside, colour, lift in panels:
        mask = smooth(-0.035, 0.035, inside)
        seam = smooth(0.045, 0.02, np.abs(inside - 0.2)) * ((a + b) / 0.3 % 1 < 0.66)
        albedo = paint(albedo, colour, mask)
        albedo = paint(albedo, tuple(0.5 * np.array(colour) + 0.12), seam)
        height = mix(height, lift + 0.004 * stitch, mask) + 0.03 * seam
        film = np.maximum(film * (1 - mask), mask)
    eyelets = np.linspace(0.492, 0.9, 6)
    ring = np.min([np.hypot((t - e) * 33, b - 8.05 - 0.9 * smooth(0.8, 1, t)) for e in eyelets], 0)
    albedo = paint(albedo, (0.004,) * 3, smooth(0.27, 0.22, ring))
    height = height + 0.05 * smooth(0.16, 0.05, np.abs(ring - 0.34))
    return Look(albedo, mix(0.75, 0.42, film), 0.04, mix(1.6, 0.2, film), height)


def sole_look(u: Array, v: Array, pos: Array) -> Look:
    x, z = pos[..., 0], pos[..., 2]
    s = np.clip((v - 0.08) / 0.8, 0, 1) + 0 * x
    arc = u * 76 + 0 * v
    albedo = np.broadcast_to(np.array(CREAM, np.float32), pos.shape)
    wedge = 0.62 - 0.30 * smooth(2, 15, x) - s
    wedge = np.minimum(wedge, s - 0.2) * 4
    albedo = paint(albedo, CORAL, smooth(-0.02, 0.02, wedge))
    groove = smooth(0.05, 0.0, np.abs(wedge)) * smooth(16, 13, x)
    sweep = np.abs(s - 0.74 + 0.16 * np.sin(x / 30 * np.pi) + 0.1 * smooth(20, 30, x))
    groove = np.maximum(groove, smooth(0.035, 0.0, sweep))
    ribs = (
        smooth(0.55, 0.9, np.sin(arc * 5.2))
        * smooth(0.3, 0.36, s)
        * smooth(0.64, 0.58, s)
        * smooth(17, 20, x)
    )
    gum = smooth(0.2, 0.18, s)
    tread = smooth(-0.35, -0.1, np.sin(arc * 2.9)) * gum
    albedo = paint(albedo, GUM, gum)
    albedo = albedo * (1 - 0.55 * (gum * (1 - tread))[..., None])
    foam = 0.006 * np.sin(x * 71) * np.sin(arc * 83) * np.sin(z * 67)
    height = foam - 0.09 * groove - 0.05 * ribs + gum * (0.09 * tread - 0.03)
    return Look(albedo, mix(0.62, 0.5, gum), 0.04, 0.1, height)


def cloth(colour: tuple, scale: tuple = (30, 5), lift: float = 0.02):
    """A woven look: threads along and across."""

    def look(u: Array, v: Array, pos: Array) -> Look:
        warp = np.sin(u * scale[0] * 2 * np.pi) * np.sin(v * scale[1] * 2 * np.pi)
        shade = 1 + 0.16 * warp
        return Look(np.array(colour) * shade[..., None], 0.8, 0.03, 0.8, lift * warp)

    return look


def tongue_look(u: Array, v: Array, pos: Array) -> Look:
    stitch = knit(u * 18, v * 12)
    badge = smooth(0.79, 0.8, u) * smooth(0.93, 0.92, u) * smooth(0.13, 0.12, np.abs(v - 0.25))
    albedo = np.array(TEAL) * (0.6 + 0.6 * stitch[..., None])
    return Look(
        paint(albedo, CORAL, badge), 0.75, 0.04, 1.2, 0.02 * stitch * (1 - badge) + 0.05 * badge
    )


def edge(low: float, high: float, count: int = 60) -> Array:
    return loop(TOP, np.linspace(low, high, count)) + np.array([0, 0, 0.08])


def lace(points: list, tip: float = 2.0) -> Patch:
    """A flat lace with rounded ends; from `tip` on it is a coral aglet."""
    path = np.array(points, float)
    path[:, 1] += swing(path[:, 0])
    weave = cloth(CREAM, (len(points) * 7, 6), 0.008)

    def girth(u: Array) -> Array:
        body = mix(0.4, 0.24, smooth(tip - 0.01, tip + 0.01, u))
        return body * np.sqrt(np.clip(np.minimum(u, 1 - u) / 0.02, 1e-3, 1))

    def look(u: Array, v: Array, pos: Array) -> Look:
        made, end = weave(u, v, pos), smooth(tip - 0.005, tip + 0.005, u + 0 * v)
        return made._replace(albedo=paint(made.albedo, CORAL, end), height=made.height * (1 - end))

    return Patch(tube(path, girth, 0.32, (0.45, 0, 0.9)), look)


def lacing() -> list[Patch]:
    """Six pairs of eyelets crossed over the tongue, and a bow."""
    t = np.linspace(0.492, 0.9, 6)
    outer = upper(t / 2, np.full(6, 0.925)) + np.array([0, -0.02, 0.05])
    inner = upper(1 - t / 2, np.full(6, 0.925)) + np.array([0, 0.02, 0.05])
    for row in (outer, inner):
        row[:, 1] -= swing(row[:, 0])
    rise = np.array([0.3, 0, 0.55])

    def cross(a: Array, b: Array, high: float) -> Patch:
        ways = [
            (0, -0.1),
            (0.1, 0.55),
            (0.3, 1.0),
            (0.5, 1.1 + high),
            (0.7, 1.0),
            (0.9, 0.55),
            (1, -0.1),
        ]
        return lace([mix(a, b, s) + rise * k * (1 + 0.7 * (high >= 0.8)) for s, k in ways])

    laces = [cross(outer[5], inner[5], 0)]
    for i in range(5):
        high = 0.8 * (i == 0) + 0.4 * (i == 1)
        laces += [cross(outer[i + 1], inner[i], high), cross(inner[i + 1], outer[i], high + 0.5)]
    k = np.array([12.2, 0, 11.55])
    for side in (-1, 1):
        bow = [
            (0, 0, 0),
            (0.4, 1.0, 0.5),
            (1.1, 2.2, 0.35),
            (1.9, 3.1, -0.75),
            (2.1, 3.2, -1.7),
            (1.7, 2.7, -1.2),
            (0.8, 1.3, -0.2),
            (0, 0, 0),
        ]
        end = [(0, 0, 0.1), (1.0, 0.9, 0.0), (2.4, 2.0, -0.7), (3.2, 3.0, -1.8), (3.5, 3.7, -3.2)]
        for line, tip in ((bow, 2.0), (end, 0.84)):
            laces.append(lace([k + np.array(q) * [1, side, 1] for q in line], tip))
    knot = np.array([(-0.5, -0.5, 0.1), (0.2, 0, 0.4), (0.6, 0.5, 0)])
    return [*laces, lace(list(k + knot))]


def parts() -> list[Patch]:
    tab = np.array(
        [
            (0.75, 0, 8.9),
            (-0.1, 0, 10.0),
            (-0.55, 0, 11.4),
            (-0.2, 0, 12.7),
            (0.8, 0, 12.9),
            (1.5, 0, 11.8),
        ]
    )
    return [
        Patch(upper, upper_look),
        Patch(sole, sole_look),
        Patch(lining, cloth(LINING, (200, 40), 0.01)),
        Patch(tongue, tongue_look),
        Patch(tube(edge(0.235, -0.235) - [0, 0, 0.1], 0.5), cloth(DEEP, (160, 14), 0.015)),
        Patch(tube(edge(0.225, 0.775), 0.16), cloth(DEEP, (120, 2), 0.01)),
        Patch(tube(tab, 0.14, 4.5, (0, 1, 0)), cloth(CORAL, (40, 12), 0.01)),
        *lacing(),
    ]
