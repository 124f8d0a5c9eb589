"""The last of the running shoe: its curves and surfaces, from the base loop to the top loop.

Centimetres; the heel is at x = 0, the toe at x = 30, the outer side is y < 0, z is up.
`p` runs once round the shoe: heel, outer side, toe (0.5), inner side, heel.
"""

import numpy as np
from splat import Array, curve, mix, smooth, unit

BASE = [  # t, x, half width
    (-0.06, 0.5, -1.7),
    (0, 0, 0),
    (0.06, 0.5, 1.7),
    (0.13, 2, 2.9),
    (0.22, 4.8, 3.5),
    (0.35, 9, 3.45),
    (0.48, 13.5, 3.6),
    (0.60, 18, 4.4),
    (0.72, 22.5, 4.9),
    (0.82, 26, 4.4),
    (0.90, 28.3, 3.2),
    (0.96, 29.75, 1.75),
    (1, 30.25, 0),
    (1.04, 29.75, -1.75),
]
TOP = [  # t, x, half width, z: collar, then the throat
    (-0.06, 1.3, -1.5, 11.6),
    (0, 0.9, 0, 11.9),
    (0.06, 1.3, 1.5, 11.6),
    (0.14, 2.8, 2.6, 10.3),
    (0.24, 5.4, 3.0, 8.7),
    (0.34, 8, 2.9, 8.6),
    (0.43, 10.3, 2.5, 9.7),
    (0.48, 11.5, 2.15, 10.3),
    (0.56, 13.4, 1.9, 9.6),
    (0.66, 16.2, 1.75, 8.25),
    (0.76, 18.9, 1.6, 7.0),
    (0.86, 21, 1.2, 6.15),
    (0.95, 21.9, 0.5, 5.85),
    (1, 22, 0, 5.8),
    (1.05, 21.9, -0.5, 5.85),
]
FORM = [  # t, rise and reach of the lower handle, rise and reach of the upper handle
    (0, 2.8, 0.7, -2.6, -0.4),
    (0.2, 2.5, 0.6, -2, 0.25),
    (0.5, 2.6, 0.7, -1.8, 1.1),
    (0.7, 2.2, 0.6, -0.5, 1.8),
    (0.85, 2.1, 0.45, 0, 3),
    (1, 2.0, 0.35, 0.15, 4.2),
]
BOTTOM = [(-1, 1.1), (0, 0.9), (2.5, 0.15), (5, 0), (20, 0), (24, 0.35), (27.5, 1.3), (31, 2.7)]
RIM = [
    (-1, 5.3),
    (0, 5.1),
    (3, 4.5),
    (8, 3.9),
    (14, 3.5),
    (20, 3.15),
    (25, 3.2),
    (28, 3.8),
    (31, 4.9),
]
SPINE = [
    (0, 23, 5.0),
    (0.3, 19, 6.9),
    (0.6, 14.5, 9.4),
    (0.8, 12, 11),
    (0.93, 10.7, 12.4),
    (1, 10.4, 13.2),
]


def half(p: Array) -> tuple[Array, Array]:
    """The way from heel to toe, and the side: -1 outer, +1 inner."""
    p = np.asarray(p) % 1
    return 1 - np.abs(1 - 2 * p), np.where(p < 0.5, -1.0, 1.0)


def swing(x: Array) -> Array:
    return 0.65 * smooth(12, 30, x)


def loop(keys: list, p: Array) -> Array:
    t, side = half(p)
    c = curve(keys, t)
    y = c[..., 1] * side + swing(c[..., 0])
    return np.stack([c[..., 0], y, *np.moveaxis(c[..., 2:], -1, 0)], -1)


def outward(p: Array) -> Array:
    d = loop(BASE, p + 2e-3) - loop(BASE, p - 2e-3)
    n = np.stack([d[..., 1], -d[..., 0], 0 * d[..., 0]], -1)
    return unit(n)


def sole(u: Array, v: Array) -> Array:
    """Under the foot, out, up the wall and over the lip."""
    plan = loop(BASE, u)
    x = plan[..., 0]
    low, high = curve(BOTTOM, x), curve(RIM, x)
    s = np.clip((v - 0.08) / 0.8, 0, 1)
    inset = curve(
        [
            (0, -1.0),
            (0.05, -0.45),
            (0.2, 0.05),
            (0.45, 0.42),
            (0.75, 0.1),
            (0.93, -0.02),
            (1, -0.1),
        ],
        s,
    )
    inset = inset - 3 * (smooth(0.08, 0, v) + smooth(0.9, 1, v) * 0.4)
    pos = np.concatenate([plan, 0 * x[..., None]], -1) + outward(u) * (inset - 0.1)[..., None]
    pos[..., 2] = mix(low, high, s) - 0.5 * smooth(0.94, 1, v)
    return pos


def upper(u: Array, v: Array) -> Array:
    t, _ = half(u)
    out, plan, top = outward(u), loop(BASE, u), loop(TOP, u)
    base = np.concatenate([plan, (curve(RIM, plan[..., 0]) - 0.35)[..., None]], -1) - out * 0.5
    h = np.moveaxis(curve(FORM, t), -1, 0)[..., None]
    up = np.array([0, 0, 1.0])
    low, high = base + up * h[0] + out * h[1], top + up * h[2] + out * h[3]
    v = v[..., None]
    w = 1 - v
    return base * w**3 + 3 * low * w * w * v + 3 * high * w * v * v + top * v**3


def lining(u: Array, v: Array) -> Array:
    pos = loop(TOP, u) - outward(u) * (0.5 + 0.3 * v)[..., None]
    pos[..., 2] += (4.6 - pos[..., 2]) * v + 0.2 * (1 - v)
    return pos


def tongue(u: Array, v: Array) -> Array:
    c = curve(SPINE, u)
    d = curve(SPINE, np.clip(u + 0.01, 0, 1)) - curve(SPINE, np.clip(u - 0.01, 0, 1))
    n = unit(np.stack([-d[..., 1], d[..., 0]], -1)) * -1
    a = v * 2 * np.pi
    end = np.sqrt(np.clip(1 - smooth(0.9, 1, u) ** 2, 0, 1))
    wide = mix(1.5, 2.35, smooth(0.1, 0.8, u)) * (0.25 + 0.75 * end)
    y = wide * np.cos(a)
    thick = (0.2 + 0.3 * smooth(0.6, 0.9, u)) * np.sin(a) * end - 0.55 * np.cos(a) ** 2
    x, z = (c[..., i] + n[..., i] * thick for i in (0, 1))
    return np.stack([x, y + swing(x), z], -1)
