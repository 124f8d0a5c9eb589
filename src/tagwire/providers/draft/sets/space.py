"""Deep space: a nebula with dust, stars of all sizes, a planet with its lit limb, rings by seed."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop, Light
from tagwire.providers.draft.colour import from_hex, mix
from tagwire.providers.draft.scenery.deep_planet import Globe, globe
from tagwire.providers.draft.scenery.deep_stars import nebula, starfield

_CLOUDS = (
    ("#2a5ad8", "#c04ad0", "#ff9a5a"),
    ("#1f8fa8", "#5a4ad8", "#ff7aa0"),
    ("#c04a3a", "#e89a4a", "#4a6ae0"),
    ("#7a3ac8", "#e04a8c", "#5ad0e8"),
    ("#2a7a5a", "#3aa8c0", "#e8d07a"),
)
_TINTS = {
    "golden": "#ffb060", "sunset": "#ff7a52", "morning": "#ffd9a8", "dusk": "#a890e0",
    "night": "#7a9af0", "moonlit": "#a8c4ff", "storm": "#8fb0a8",
}  # fmt: skip


def build(ask: Ask) -> Backdrop:
    """Build a corner of space."""
    width, height = ask.size
    rng = ask.rng("place")
    side = -1.0 if rng.random() < 0.5 else 1.0
    colours = [from_hex(code) for code in _CLOUDS[int(rng.integers(len(_CLOUDS)))]]
    if ask.colour.startswith("#"):
        colours[0] = from_hex(ask.colour)
    if ask.mode == "neon":
        colours = [from_hex(code) for code in ("#ff2f8e", "#22c8ff", "#8a4aff")]
    tint = from_hex(_TINTS.get(ask.light, "#ffffff"))
    tint = mix(np.ones(3, np.float32), tint, 0.55)
    strength = {"noon": 1.2, "overcast": 0.7, "night": 0.8, "storm": 0.75}.get(ask.light, 1.0)
    image = nebula(ask.rng("nebula"), ask.size, colours) * tint * np.float32(strength)
    image = image + starfield(ask.rng("stars"), ask.size)
    depth = np.full((height, width), 900.0, np.float32)
    sun = np.asarray(mix(np.ones(3, np.float32), tint, 0.7) * 1.5, np.float32)
    for place in _globes(ask, side):
        globe(image, depth, place, (-side, 0.45, 0.30), sun)
    return Backdrop(
        kind="land",
        image=np.maximum(image, 0.0).astype(np.float32),
        depth=depth,
        horizon=0.5 * height,
        ground=0.80,
        focus=5.0,
        light=Light(
            key=np.asarray(sun * 0.85, np.float32),
            ambient=np.asarray((colours[0] + colours[1]) * 0.16 + 0.05, np.float32),
            side=-side,
            contrast=0.85,
            rim=np.asarray(colours[1] * 0.8 + 0.1, np.float32),
            rim_away=np.asarray(colours[0] * 0.8, np.float32),
            dark=True,
        ),
        haze=np.asarray(colours[0] * 0.1, np.float32),
        bloom=0.5,
        exposed=False,
        floor="none",
    )


def _globes(ask: Ask, side: float) -> list[Globe]:
    """A great planet to one side, and a small moon to the other."""
    rng = ask.rng("planet")
    width, height = ask.size
    unit = min(height, width * 1.15)
    size = float(rng.uniform(0.26, 0.36)) * unit
    lift = {"low": -0.12, "high": 0.30}.get(ask.angle, 0.0)
    aside = 0.33 if width > height else 0.26
    row = float(rng.uniform(0.26, 0.42)) + lift
    kind = ("earth", "gas", "desert", "ice")[int(rng.integers(4))]
    ringed = bool(rng.random() < 0.45) or kind == "gas"
    great = Globe((0.5 + side * aside) * width, row * height, size, kind, ringed, ask.seed)
    small = Globe(
        (0.5 - side * float(rng.uniform(0.24, 0.40))) * width,
        float(rng.uniform(0.14, 0.34)) * height,
        unit * float(rng.uniform(0.025, 0.05)),
        "moon",
        False,
        ask.seed + 1,
    )
    return [great, small]
