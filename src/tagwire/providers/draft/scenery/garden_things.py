"""Things people put in gardens: arched bridge, lantern, pagoda, stones, bench, gate and hedges."""

import cv2
import numpy as np

from tagwire.providers.draft.backdrop import Light
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.noise import fractal
from tagwire.providers.draft.patch import overlap

_FINE = 16


def polygon(image: Floats, points: Floats, colour: Floats, depth: Floats, metres: float) -> None:
    """Fill a polygon (N x 2 columns and rows) smoothly, in place; colour is linear light."""
    _laid(image, depth, points, 0.0, colour=colour, metres=metres)


def line(
    image: Floats, points: Floats, thick: float, colour: Floats, *, depth: Floats, metres: float
) -> None:
    """Draw a bent line of a thickness in pixels, in place."""
    faint = colour * min(1.0, 0.4 + thick)
    _laid(image, depth, points, thick, colour=faint, metres=metres)


def _laid(
    image: Floats, depth: Floats, points: Floats, thick: float, *, colour: Floats, metres: float
) -> None:
    """Lay a line or, where it has no thickness, the shape it goes round, in place."""
    height, width = image.shape[:2]
    low = np.clip(np.floor(points.min(0)) - thick - 1, 0, [width, height]).astype(int)
    high = np.clip(np.ceil(points.max(0)) + thick + 2, 0, [width, height]).astype(int)
    if (high <= low).any():
        return
    mask = np.zeros((high[1] - low[1], high[0] - low[0]), np.uint8)
    inside = [np.round((points - low) * _FINE).astype(np.int32)]
    if thick:
        cv2.polylines(mask, inside, False, 255, max(1, round(thick)), cv2.LINE_AA, 4)
    else:
        cv2.fillPoly(mask, inside, 255, cv2.LINE_AA, 4)
    window = (slice(int(low[1]), int(high[1])), slice(int(low[0]), int(high[0])))
    cover = mask.astype(np.float32) / 255 * (depth[window] > metres * 0.97)
    image[window] += (colour - image[window]) * cover[..., None]
    np.copyto(depth[window], np.float32(metres), where=cover > 0.5)


def bridge(
    image: Floats,
    depth: Floats,
    *,
    left: float,
    right: float,
    row: float,
    metres: float,
    light: Light,
    paint: str = "#a8241b",
    haze: Floats | None = None,
) -> None:
    """Span an arched bridge with posts and two rails between two columns, in place."""
    span = right - left
    rise = span * 0.20
    t = np.linspace(0, 1, 49)
    x, arch = left + span * t, np.sin(np.pi * t)
    tone = from_hex(paint)
    fog = 0.0 if haze is None else 0.07

    def lit(share: float, key: float) -> Floats:
        colour = tone * (light.ambient * share + light.key * key)
        return mix(colour, 0 * tone if haze is None else haze, float(fog))

    for back in (1, 0):  # the far rail first, a little higher up
        top = row - rise * arch - back * span * 0.018
        deck = top + span * 0.030
        if not back:
            under = row - (rise - span * 0.055) * arch + span * 0.030
            polygon(image, _band(x, top, np.maximum(deck, under)), lit(0.55, 0.22), depth, metres)
            polygon(image, _band(x, top - span * 0.010, top + span * 0.008),
                lit(1.0, 0.85), depth, metres)  # fmt: skip
        high = span * 0.105
        for index in range(0, 49, 6):
            post = np.array([[x[index], top[index]], [x[index], top[index] - high * 1.12]])
            line(image, post, span * 0.014, lit(0.9, 0.25 + 0.3 * (1 - back)),
                depth=depth, metres=metres)  # fmt: skip
            cap = post[1:] + np.array([[-0.012, 0], [0.012, 0], [0, -0.022]]) * span
            polygon(image, cap, lit(0.6, 0.2), depth, metres)
        for level, share in ((1.0, 0.8), (0.55, 0.5)):
            rail = np.stack([x, top - high * level], 1)
            line(image, rail, span * 0.013, lit(1.0, share * (1 - 0.4 * back)),
                depth=depth, metres=metres)  # fmt: skip


def _band(x: Floats, top: Floats, bottom: Floats) -> Floats:
    return np.concatenate([np.stack([x, top], 1), np.stack([x, bottom], 1)[::-1]])


def lantern(
    image: Floats,
    depth: Floats,
    *,
    column: float,
    row: float,
    high: float,
    metres: float,
    light: Light,
) -> None:
    """Stand a stone lantern, its fire lit where it is dark, in place."""
    stone = from_hex("#8d8a80")
    parts = (
        (0.26, 0.22, 0.00, 0.07), (0.20, 0.17, 0.07, 0.12), (0.085, 0.075, 0.12, 0.47),
        (0.17, 0.24, 0.47, 0.53), (0.24, 0.24, 0.53, 0.57), (0.155, 0.155, 0.57, 0.75),
        (0.37, 0.10, 0.75, 0.89), (0.06, 0.075, 0.89, 0.94), (0.07, 0.01, 0.94, 1.0)
    )  # fmt: skip
    for lower, upper, bottom, top in parts:
        for strip in range(5):
            a, b = strip / 5 * 2 - 1, (strip + 1) / 5 * 2 - 1
            turned = (a + b) / 2 * light.side
            tone = stone * (light.ambient * 0.8 + light.key * max(0.05, 0.42 + 0.5 * turned))
            tone = tone * (0.75 + 0.25 * (bottom + top) / 2)
            corners = [(a * lower, bottom), (b * lower, bottom), (b * upper, top), (a * upper, top)]
            points = np.array([[column + u * high, row - v * high] for u, v in corners])
            polygon(image, points, tone, depth, metres)
    fire = from_hex("#ffb85a") * (2.2 if light.dark else 0.5)
    window = np.array([[-0.075, 0.60], [0.075, 0.60], [0.075, 0.72], [-0.075, 0.72]])
    polygon(image, window * [high, -high] + [column, row], fire, depth, metres)
    if light.dark:
        halo(image, column, row - 0.66 * high, high * 0.9, from_hex("#ffa040") * 0.35)


def halo(image: Floats, column: float, row: float, reach: float, colour: Floats) -> None:
    """Add a soft glow about a lamp, in place."""
    height, width = image.shape[:2]
    x = (np.arange(width, dtype=np.float32) - column) / reach
    y = (np.arange(height, dtype=np.float32) - row) / reach
    near = np.exp(-np.abs(x) * 1.2)[None] * np.exp(-np.abs(y) * 1.2)[:, None]
    round_ = np.exp(-(x[None] ** 2 + y[:, None] ** 2))
    image += (0.3 * near + 0.7 * round_)[..., None].astype(np.float32) * colour


def pagoda(
    image: Floats,
    depth: Floats,
    *,
    column: float,
    row: float,
    high: float,
    metres: float,
    light: Light,
    haze: Floats,
    mist: float,
) -> None:
    """Raise a five-storey pagoda far off, its windows lit where it is dark, in place."""

    def toned(code: str, share: float) -> Floats:
        base = from_hex(code) * (light.ambient * (0.5 + 0.3 * share) + light.key * share * 0.8)
        return mix(base, haze, float(mist))

    for storey in range(5):
        bottom, body = row - high * 0.165 * storey, high * 0.10
        w = high * (0.150 - 0.019 * storey)
        for a, b, share in ((-1.0, 1.0, 0.55), (-1.0, -light.side * 0.3, 0.55 + 0.3 * -light.side)):
            box = np.array([[a * w, 0], [b * w, 0], [b * w, -body], [a * w, -body]])
            polygon(
                image,
                box + np.array([column, bottom]),
                toned("#a5402e", max(0.15, share)),
                depth,
                metres,
            )
        for k in (-0.55, 0.0, 0.55):
            pane = np.array([[-0.13, -0.25], [0.13, -0.25], [0.13, -0.75], [-0.13, -0.75]])
            glow = from_hex("#ffbe66") * 1.3 if light.dark else toned("#3a2420", 0.4)
            polygon(image, pane * [w, body] + [column + k * w, bottom], glow, depth, metres)
        eave = [(-2.0, 0.80), (-1.3, 0.96), (-0.75, 1.52), (0.75, 1.52), (1.3, 0.96), (2.0, 0.80),
                (1.9, 0.96), (1.0, 0.90), (-1.0, 0.90), (-1.9, 0.96)]  # fmt: skip
        roof = np.array(eave) * [w, -body] + [column, bottom]
        polygon(image, roof, toned("#3d4750", 0.75), depth, metres)
        polygon(image, roof[[0, 1, 8, 9]], toned("#20262c", 0.2), depth, metres)
    top = row - high * 0.80
    spire = np.array([[column, top], [column, row - high]])
    line(image, spire, max(1.0, high * 0.012), toned("#3d4750", 0.5), depth=depth, metres=metres)


def stone(
    image: Floats,
    depth: Floats,
    rng: np.random.Generator,
    *,
    column: float,
    row: float,
    size: float,
    metres: float,
    light: Light,
    moss: float = 0.5,
    snow: bool = False,
    haze: Floats | None = None,
    mist: float = 0.0,
) -> None:
    """Set a boulder, mossy or snowy on top; ``size`` is its width in pixels; in place."""
    side = max(8, round(size))
    high = max(5, round(size * float(rng.uniform(0.42, 0.66))))
    rough = cv2.resize(fractal(rng, 128, 4, 5, 0.55), (side, high), interpolation=cv2.INTER_AREA)
    rough = np.asarray(rough, np.float32)
    x = (np.arange(side, dtype=np.float32)[None] + 0.5) / side * 2 - 1
    y = 1 - (np.arange(high, dtype=np.float32)[:, None] + 0.5) / high
    edge = 1 - np.abs(x) ** 2.6 - y**2.2 + (rough - 0.5) * 0.55
    alpha = ramp(0.0, 0.10, edge) * ramp(0.0, 0.05, y + 0.03)
    dome = np.sqrt(np.clip(edge, 0, 1))
    up = np.clip(y * 0.9 + 0.25 * dome + (rough - 0.5) * 0.7, 0, 1)
    facing = np.clip(0.35 + 0.5 * x * light.side + 0.45 * up + (rough - 0.5) * 0.6, 0.03, 1.1)
    paint = from_hex("#85837c") * (0.65 + 0.6 * rough)[..., None]
    cover = from_hex("#e9eff6") if snow else from_hex("#6d8a3a") * (0.7 + 0.5 * rough)[..., None]
    grown = ramp(0.55, 0.85, up) * (0.95 if snow else moss)
    paint = mix(paint, cover, grown[..., None])
    shade = light.ambient * (0.35 + 0.55 * up)[..., None] + light.key * facing[..., None]
    parts = overlap(depth, round(column - side / 2), round(row - high), (side, high))
    if parts is None:
        return
    window, part = parts
    lit = np.asarray(paint * shade, np.float32)[part]
    lit = lit if haze is None else mix(lit, haze, float(mist))
    cover_ = alpha[part] * (depth[window] > metres * 0.97)
    image[window] += (lit - image[window]) * cover_[..., None]
    np.copyto(depth[window], np.float32(metres), where=cover_ > 0.5)


def bench(
    image: Floats,
    depth: Floats,
    *,
    column: float,
    row: float,
    wide: float,
    metres: float,
    light: Light,
    haze: Floats,
    mist: float,
) -> None:
    """Put a park bench, seen from the front, in place."""
    wood, iron = from_hex("#8a5f38"), from_hex("#2a2c2e")
    lit = light.ambient * 0.8 + light.key * 0.55
    for side in (-0.42, 0.42):
        leg = np.array([[column + side * wide, row], [column + side * wide, row - wide * 0.42]])
        line(
            image,
            leg,
            max(1.0, wide * 0.035),
            mix(iron * lit, haze, mist),
            depth=depth,
            metres=metres,
        )
    for level, share in ((0.24, 1.0), (0.20, 0.6), (0.31, 0.8), (0.37, 0.85), (0.43, 0.9)):
        slat = np.array([[-0.5, 0], [0.5, 0], [0.5, -0.038], [-0.5, -0.038]]) * wide
        polygon(
            image,
            slat + np.array([column, row - level * wide]),
            mix(wood * lit * share, haze, mist),
            depth,
            metres,
        )
