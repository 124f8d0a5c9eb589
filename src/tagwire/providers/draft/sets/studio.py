"""Studio sets: a seamless sweep in any colour, lit softly, dramatically, by neon, sun or moon."""

from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop, Light
from tagwire.providers.draft.colour import Floats, from_hex, mean_luma, mix, ramp
from tagwire.providers.draft.filters import blur
from tagwire.providers.draft.noise import fractal, spread
from tagwire.providers.draft.scenery.studio_pieces import Sweep, pieces

_DEFAULT_TONES = ("#a9abae", "#d8c7ae", "#5d86a8", "#7f9a83", "#7d5740")
# A low sun turns blue paint to mud.
_WARM_TONES = ("#a9abae", "#d8c7ae", "#d8c7ae", "#b9bdc3", "#7d5740")
_CHARCOAL = "#34373d"
_MIDNIGHT = "#56688c"


@dataclass(frozen=True, slots=True)
class _Setup:
    """How the seed arranges the lamps: alike for every look: light words move nothing."""

    side: float
    horizon: float  # off the usual height
    aside: float  # how far the pool on the wall is off the middle
    spread: float  # size of the pools
    fall: float  # from the lit side to the far one
    tone: int  # which of the usual tones, where none is said


def _setup(rng: np.random.Generator) -> _Setup:
    return _Setup(
        side=-1.0 if rng.random() < 0.5 else 1.0,
        horizon=float(rng.uniform(-0.07, 0.06)),
        aside=float(rng.uniform(0.04, 0.36)),
        spread=float(rng.uniform(0.80, 1.15)),
        fall=float(rng.uniform(0.0, 0.55)),
        tone=int(rng.integers(len(_DEFAULT_TONES))),
    )


@dataclass(frozen=True, slots=True)
class Look:
    """One way to light the sweep."""

    base: float  # light that reaches everywhere
    wall: float  # strength of the pool on the wall
    floor: float  # and on the floor
    reach: float  # size of the pools
    tint: str = "#ffffff"
    contrast: float = 0.35
    key: float = 0.8
    window: float = 0.0  # strength of a window's light falling on the wall
    gloss: float = 0.20
    dark: bool = False


LOOKS = {
    "soft": Look(0.50, 0.56, 0.56, 0.74),
    "day": Look(0.54, 0.36, 0.42, 0.86, tint="#fff6ea", window=0.34, gloss=0.12),
    "dramatic": Look(0.05, 1.25, 0.95, 0.42, contrast=0.85, key=1.15, gloss=0.28, dark=True),
    "backlit": Look(0.08, 3.60, 0.70, 0.46, contrast=0.75, key=0.7, gloss=0.30, dark=True),
    "golden": Look(0.30, 0.30, 0.36, 0.75, "#ffcf96", 0.6, 1.1, window=0.95, gloss=0.16),
    "sunset": Look(0.20, 0.30, 0.34, 0.70, "#ffac78", 0.7, 1.1, window=0.95, gloss=0.20),
    "night": Look(0.10, 0.16, 0.18, 0.7, "#7ea2f2", 0.75, 0.6, window=0.7, gloss=0.28, dark=True),
    "dusk": Look(0.16, 0.20, 0.18, 0.70, "#9aa6e8", 0.6, 0.7, window=0.40, gloss=0.24, dark=True),
    "neon": Look(0.05, 0.10, 0.08, 0.60, contrast=0.8, key=0.9, gloss=0.42, dark=True),
}


_LIGHT_LOOKS = {
    "golden": "golden",
    "sunset": "sunset",
    "morning": "day",
    "day": "day",
    "noon": "day",
    "dusk": "dusk",
    "night": "night",
    "moonlit": "night",
    "overcast": "soft",
    "storm": "dusk",
}


def look_of(light: str, mode: str) -> str:
    """Name the look for words of light and mode; the bolder word wins."""
    if mode in ("dramatic", "neon", "backlit"):
        return mode
    return _LIGHT_LOOKS.get(light, "soft")


def build(ask: Ask) -> Backdrop:
    """Build a sweep of one colour under one look."""
    rng, size = ask.rng("sweep"), ask.size
    tone, angle, look_name = ask.colour, ask.angle, look_of(ask.light, ask.mode)
    width, height = size
    look = LOOKS[look_name]
    setup = _setup(rng)
    side = setup.side
    paint = paint_of(tone, look_name, setup.tone)
    lamp = from_hex(look.tint)
    horizon = {"low": 0.74, "high": 0.40, "aerial": 0.32}.get(angle, 0.62) + setup.horizon
    across, down = _frame(width, height)
    amount = _pools(across, down, look, horizon, setup)
    sun = _window(rng, across, down, side) * look.window if look.window else np.zeros_like(amount)
    # The window's light fades where the wall turns into the floor, and is warm on top of the fill.
    sun = sun * mix(1.0, 0.35, ramp(horizon - 0.1, horizon + 0.15, down))
    image = paint * (amount * 0.9)[..., None] * mix(np.ones(3), lamp, 0.75)
    image = image + paint * (sun[..., None] * lamp)
    if look_name == "neon":
        image = image + _neon(across, down, side)
    cloud = spread(fractal(rng, 256, 3, 5), width, height) - 0.5
    image = image * (1 + 0.05 * cloud[..., None])
    far = np.where(down < horizon, 6.0, 6.0 - (down - horizon) / (1 - horizon) * 4.6)
    depth = np.broadcast_to(far, (height, width)).astype(np.float32)
    if not ask.colour and look_name != "neon":
        sweep = Sweep(width, height, horizon * height, side)
        image = image * pieces(ask.rng("pieces"), sweep, depth)[..., None]
    return Backdrop(
        kind="studio",
        image=np.asarray(image, np.float32),
        depth=depth,
        horizon=horizon * height,
        ground=0.90,
        focus=2.4,
        light=_light(look, look_name, paint, lamp, side),
        haze=paint * look.base,
        gloss=look.gloss,
        bloom=0.15 if not look.dark else 0.35,
        exposed=True,
    )


def paint_of(tone: str, look_name: str, usual: int) -> Floats:
    """Choose the sweep's paint: the colour asked for, or one that suits the light."""
    if tone:
        return from_hex(tone)
    if look_name in ("dramatic", "neon", "backlit"):
        return from_hex(_CHARCOAL)
    if look_name in ("night", "dusk"):
        return from_hex(_MIDNIGHT)
    tones = _WARM_TONES if look_name in ("golden", "sunset") else _DEFAULT_TONES
    return from_hex(tones[usual])


def _frame(width: int, height: int) -> tuple[Floats, Floats]:
    """Give columns in frame sizes off the middle, rows as shares of the height."""
    unit = (width * height) ** 0.5
    columns = (np.arange(width, dtype=np.float32)[None] + 0.5 - width / 2) / unit
    rows = (np.arange(height, dtype=np.float32)[:, None] + 0.5) / height
    return columns, rows


def _pools(across: Floats, down: Floats, look: Look, horizon: float, setup: _Setup) -> Floats:
    """Add up the light on the sweep: wall pool towards the key, floor pool under the subject."""
    reach = look.reach * setup.spread
    wall = np.exp(
        -(((across - setup.side * setup.aside) / reach) ** 2)
        - ((down - horizon + 0.26) / (reach * 0.7)) ** 2
    )
    wall = wall * (1 - setup.fall * ramp(0.1, -0.9, across * setup.side))
    floor = np.exp(
        -((across / (look.reach * 1.25)) ** 2) - ((down - 0.86) / (look.reach * 0.42)) ** 2
    )
    bend = ramp(horizon - 0.13, horizon + 0.13, down)
    amount = look.base + look.wall * wall * (1 - bend * 0.75) + look.floor * floor * bend
    crease = np.exp(-(((down - horizon) / 0.10) ** 2))
    return np.asarray(
        amount * (1 - 0.10 * crease) * (1 - 0.12 * ramp(0.90, 1.06, down)), np.float32
    )


def _window(rng: np.random.Generator, across: Floats, down: Floats, side: float) -> Floats:
    """Throw the light of a mullioned window across the wall, soft and leaning."""
    lean = 0.34 * side
    left = -side * 0.10 - 0.42 + float(rng.uniform(-0.06, 0.06))
    top = 0.02 + float(rng.uniform(-0.03, 0.03))
    u = (across + lean * (down - 0.3) - left) / 0.84
    v = (down - top + 0.18 * side * across) / 0.62
    panes = _bars(u, 3, 0.045) * _bars(v, 2, 0.030)
    return blur(np.asarray(panes, np.float32), panes.shape[0] * 0.010)


def _bars(position: Floats, count: int, width: float) -> Floats:
    """Light through a row of panes: 1 inside a pane, 0 on its bars and outside the row."""
    inside = ramp(0.0, 0.03, position) * ramp(1.0, 0.97, position)
    within = np.abs((position * count) % 1.0 - 0.5)
    return inside * ramp(0.5, 0.5 - width, within)


def _neon(across: Floats, down: Floats, side: float) -> Floats:
    """Two glows, magenta towards the key and cyan away from it."""
    total = np.zeros((*np.broadcast_shapes(across.shape, down.shape), 3), np.float32)
    for where, code in ((side, "#ff2f8e"), (-side, "#22c8ff")):
        glow = np.exp(-(((across - where * 0.62) / 0.46) ** 2) - ((down - 0.40) / 0.50) ** 2)
        total += glow[..., None] * from_hex(code) * 0.46
    return total


def _light(look: Look, look_name: str, paint: Floats, lamp: Floats, side: float) -> Light:
    fill = (paint * 0.35 + 0.65 * mean_luma(paint) + 0.08) * max(look.base, 0.10)
    rim = {
        "neon": from_hex("#ff2f8e") * 1.1,
        "dramatic": from_hex("#ffe9d0") * 0.5,
        "backlit": lamp * 1.3,
        "night": lamp * 0.5,
    }.get(look_name)
    away = {"neon": from_hex("#22c8ff"), "dramatic": from_hex("#9fc2ff") * 0.55}.get(look_name)
    return Light(
        key=np.asarray(lamp * look.key, np.float32),
        ambient=np.asarray(fill * mix(np.ones(3), lamp, 0.6), np.float32),
        side=side,
        contrast=look.contrast,
        rim=rim,
        rim_away=away,
        backlit=look_name == "backlit",
        dark=look.dark,
    )
