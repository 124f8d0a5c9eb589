"""What the hour and the mode of light do to a room: window, sun, lamps."""

from dataclasses import dataclass, replace

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.colour import Floats, from_hex


@dataclass(frozen=True, slots=True)
class Hour:
    """The light of a room. Strengths are linear; only light, nothing that stands there."""

    sky: str  # colour of what is seen outside
    strength: float
    sun: str
    beam: float  # strength of the sun, or the moon
    height: float  # of the sun: its slope
    lamps: float  # 0: off, 1: as at night
    fill: float = 0.145  # share of the sky's light that is everywhere
    dark: bool = False
    shade: str = ""  # colour of the light in the shade, where it is not the sky's that is seen

    @property
    def indirect(self) -> Floats:
        """Linear light of the whole sky, which is bluer than what is seen beside a low sun."""
        return from_hex(self.shade or self.sky) * np.float32(self.strength)

    @property
    def outside(self) -> Floats:
        """Linear light of the sky."""
        return from_hex(self.sky) * np.float32(self.strength)

    @property
    def sunlight(self) -> Floats:
        """Linear light of the sun."""
        return from_hex(self.sun) * np.float32(self.beam)


_HOURS = {
    "day": Hour("#e2eef8", 2.0, "#ffeccc", 3.1, 0.80, 0.36, shade="#c4d4ea"),
    "morning": Hour("#fbecd6", 1.9, "#ffdfae", 3.3, 0.50, 0.30, shade="#b0c2e0"),
    "noon": Hour("#e6f2fb", 2.4, "#fff8ea", 3.0, 1.25, 0.25, 0.205),
    "golden": Hour("#ffd7a2", 1.7, "#ffb35e", 3.6, 0.42, 0.40, 0.15, shade="#8c98c8"),
    "sunset": Hour("#ff9f74", 1.4, "#ff8748", 3.2, 0.34, 0.50, 0.15, shade="#7a80c4"),
    "dusk": Hour("#6a7cc0", 0.75, "#8a90d8", 0.10, 0.50, 0.95, 0.17, dark=True),
    "night": Hour("#26386a", 0.55, "#5a78c8", 0.16, 0.80, 1.0, 0.16, dark=True),
    "moonlit": Hour("#3a5490", 0.62, "#9dbcff", 0.95, 0.62, 0.30, 0.20, dark=True),
    "overcast": Hour("#d3dce2", 1.7, "#ffffff", 0.0, 0.80, 0.55, 0.20),
    "storm": Hour("#76858f", 0.85, "#ffffff", 0.0, 0.80, 0.85, 0.22, dark=True),
}


def hour_of(ask: Ask) -> Hour:
    """Choose the light: what is said, then what the mode makes of it."""
    hour = _HOURS.get(ask.light, _HOURS["day"])
    dim = hour.dark
    if ask.mode == "dramatic":
        return replace(
            hour,
            strength=hour.strength * (0.7 if dim else 0.30),
            beam=hour.beam * 0.45,
            fill=hour.fill * 0.45,
            lamps=min(hour.lamps, 0.45),
            dark=True,
        )
    if ask.mode == "neon":
        night = _HOURS["night"]
        return replace(night, lamps=0.22, fill=0.22, beam=0.0)
    if ask.mode == "soft":
        return replace(hour, beam=hour.beam * 0.10, fill=hour.fill * 1.45)
    if ask.mode == "backlit":
        return replace(
            hour,
            fill=hour.fill * 0.75,
            strength=hour.strength * 1.35,
            beam=hour.beam * 1.2,
            lamps=hour.lamps * 0.6,
        )
    return hour
