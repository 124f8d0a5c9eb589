"""The ten lights of a street: sun, sky, haze, and how much of it is lamps."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.colour import Floats, from_hex, mix


@dataclass(frozen=True, slots=True)
class StreetHour:
    """Light of one time of day between buildings; colours are linear."""

    sun: Floats  # colour and strength
    towards: tuple[float, float, float]  # where the sun is: x times the lit side, y up, z away
    sky: Floats  # light of the open sky
    bounce: Floats  # light from the street and the walls
    haze: Floats
    reach: float  # metres at which haze has taken two thirds
    lamps: float  # 0: off, 1: all there is to see by
    disc: bool = False  # the sun stands low over the street's end
    dark: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the table; colours as #hex."""

    sun: str
    power: float
    towards: tuple[float, float, float]
    sky: str
    fill: float
    haze: str
    reach: float
    lamps: float
    disc: bool = False
    dark: bool = False

    def hour(self) -> StreetHour:
        """The line in linear light."""
        fill = np.float32(self.fill)
        blue = from_hex(self.sky) * fill
        bounce = mix(blue, from_hex(self.sun) * fill, 0.45).astype(np.float32) * np.float32(0.75)
        return StreetHour(
            sun=from_hex(self.sun) * np.float32(self.power),
            towards=self.towards,
            sky=blue,
            bounce=bounce,
            haze=from_hex(self.haze),
            reach=self.reach,
            lamps=self.lamps,
            disc=self.disc,
            dark=self.dark,
        )


_ROWS: dict[str, _Row] = {
    "day": _Row("#fff1d8", 1.75, (0.26, 0.86, -0.40), "#a8c8ee", 0.62, "#b9d4ec", 420, 0.06),
    "noon": _Row("#fffaf0", 1.9, (0.14, 0.95, -0.27), "#b0d0f0", 0.66, "#c4dcf2", 480, 0.04),
    "morning": _Row(
        "#ffdca8", 1.9, (0.60, 0.50, 0.30), "#a9c4e4", 0.55, "#f3e2c8", 210, 0.10, True
    ),
    "golden": _Row(
        "#ffb25e", 2.3, (0.40, 0.26, 0.80), "#a9a4c4", 0.40, "#ffbe78", 190, 0.35, True
    ),
    "sunset": _Row(
        "#ff7c3c", 1.9, (0.36, 0.16, 0.88), "#8a7ab4", 0.32, "#e8805a", 170, 0.65, True
    ),
    "dusk": _Row(
        "#ff9a7c", 0.10, (0.5, 0.3, 0.8), "#5a6cc0", 0.26, "#6f6aa0", 200, 0.95, dark=True
    ),
    "night": _Row(
        "#8fb0ff", 0.05, (0.5, 0.8, -0.3), "#3a4c8a", 0.085, "#232a52", 190, 1.0, dark=True
    ),
    "moonlit": _Row(
        "#9dbcff", 0.50, (0.42, 0.75, 0.35), "#42609c", 0.13, "#31486f", 220, 0.75, True,
        True,
    ),
    "overcast": _Row(
        "#e8eef4", 0.10, (0.3, 0.9, -0.2), "#c8d2dc", 0.80, "#c9d1d6", 190, 0.35
    ),
    "storm": _Row(
        "#c8d4dc", 0.06, (0.3, 0.9, -0.2), "#7c8c9a", 0.42, "#6a7680", 130, 0.75, dark=True
    ),
}  # fmt: skip


HOURS: Mapping[str, StreetHour] = MappingProxyType(
    {name: row.hour() for name, row in _ROWS.items()}
)


def hour_of(ask: Ask, neon: bool) -> tuple[str, StreetHour]:
    """The light that is asked for, or the one this street is known by, in its weather."""
    glowing = neon or ask.mode in ("neon", "dramatic")
    name = ask.light or ("night" if glowing else "overcast" if ask.weather in _GREY else "day")
    hour = HOURS.get(name, HOURS["day"])
    if ask.weather in _GREY and not hour.dark:
        share = 0.35 if hour.disc else 0.75
        grey = HOURS["overcast"]
        hour = replace(
            hour, sun=hour.sun * np.float32(1 - share), lamps=max(hour.lamps, 0.35),
            sky=mix(hour.sky, grey.sky, share).astype(np.float32) * np.float32(0.8),
            haze=mix(hour.haze, grey.haze, share).astype(np.float32),
        )  # fmt: skip
    hour = _in_mode(ask, hour)
    thick = {"fog": 0.22, "rain": 0.65, "snow": 0.55, "dust": 0.6}.get(ask.weather, 1.0)
    if hour.dark and glowing:
        violet = from_hex("#3a1e5c") * np.float32(0.6)
        hour = replace(
            hour, haze=mix(hour.haze, violet, 0.65).astype(np.float32),
            sky=mix(hour.sky, from_hex("#4a3a9a") * np.float32(0.06), 0.7).astype(np.float32),
        )  # fmt: skip
    return name, replace(hour, reach=hour.reach * thick)


def _in_mode(ask: Ask, hour: StreetHour) -> StreetHour:
    """Soft: a veiled sun and a bright sky; dramatic: sun alone; backlit: it stands ahead."""
    if ask.mode == "soft":
        return replace(
            hour, sun=hour.sun * np.float32(0.22), sky=hour.sky * np.float32(1.45),
            bounce=hour.bounce * np.float32(1.4), reach=hour.reach * 0.6,
        )  # fmt: skip
    if ask.mode == "dramatic":
        return replace(
            hour, sun=hour.sun * np.float32(1.2), sky=hour.sky * np.float32(0.45),
            bounce=hour.bounce * np.float32(0.4),
        )  # fmt: skip
    if ask.mode == "backlit" and not hour.dark:
        low = min(hour.towards[1], 0.34)
        return replace(hour, towards=(0.22, low, 0.90), disc=True, reach=hour.reach * 0.6)
    return hour


_GREY = ("rain", "snow", "fog")
