"""The light of every hour outdoors: colours of air, sun, cloud and haze, and where the sun is."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex

Weather = Literal["cumulus", "cirrus", "ceiling"]


@dataclass(frozen=True, slots=True)
class Hour:
    """The light of one time of day outdoors; colours as #hex, ``key`` and so on as linear light."""

    zenith: str
    middle: str
    horizon: str
    sun: str
    power: float
    ambient: str
    haze: str
    cloud: str  # the lit side of clouds
    low: bool = False  # the sun is near the horizon and in the picture
    dark: bool = False
    shade: str = "#8fa3bd"  # the belly of clouds
    elevation: float = 0.6  # of the sun in the picture, as a share of the sky; above 1: not seen
    height: float = 0.75  # of the sun over the land, as a tangent: how long shadows are
    cover: float = 0.4  # how much of the sky is cloud
    weather: Weather = "cumulus"
    stars: float = 0.0
    moon: bool = False
    shafts: float = 0.0  # light that falls through a torn ceiling
    clear: float = 1.0  # how far one sees: 1 is a clear day

    @property
    def key(self) -> Floats:
        """Light of the sun or moon on a thing that faces it: linear colour and strength."""
        return np.asarray(from_hex(self.sun) * self.power, np.float32)

    @property
    def fill(self) -> Floats:
        """Light of the sky from all around."""
        return np.asarray(from_hex(self.ambient) * (0.55 if self.dark else 0.8), np.float32)

    @property
    def fog(self) -> Floats:
        """Colour that distance fades into."""
        return from_hex(self.haze)


HOURS: Mapping[str, Hour] = MappingProxyType({
    "morning": Hour(
        "#4d84bf", "#a4c5da", "#fbe3bd", "#ffd9a0", 1.0, "#9db3d2", "#ecd9bd", "#fff1da",
        low=True, shade="#a2aac6", elevation=0.26, height=0.42, cover=0.36, clear=0.85,
    ),
    "day": Hour(
        "#1f60b0", "#5f9dd6", "#c6deec", "#fff0d6", 1.0, "#8db2de", "#b3cee4", "#ffffff",
        shade="#8a9db8", elevation=1.25, height=0.85, cover=0.46,
    ),
    "noon": Hour(
        "#1858ab", "#4c92d8", "#bcdcf2", "#fffaf0", 1.12, "#9cc2ee", "#b4d4ee", "#ffffff",
        shade="#96aac6", elevation=1.7, height=1.7, cover=0.30, clear=1.2,
    ),
    "golden": Hour(
        "#3d648f", "#b79a92", "#ffc981", "#ffab52", 1.15, "#8e86a6", "#f4b77c", "#ffd09a",
        low=True, shade="#8d7690", elevation=0.17, height=0.30, cover=0.42, weather="cirrus",
        clear=1.0,
    ),
    "sunset": Hour(
        "#20356c", "#7c6090", "#ff9a58", "#ff8040", 1.0, "#4a66b2", "#d08c78", "#ff9a64",
        low=True, shade="#4f386a", elevation=0.08, height=0.20, cover=0.55, weather="cirrus",
        clear=0.95,
    ),
    "dusk": Hour(
        "#101a40", "#38488a", "#d98a86", "#f0a090", 0.40, "#4a5690", "#776c98", "#d08aa4",
        dark=True, shade="#2e3868", elevation=-0.06, height=0.35, cover=0.42, weather="cirrus",
        stars=0.35, clear=0.7,
    ),
    "night": Hour(
        "#050a1c", "#0d1a3a", "#24406c", "#9cb8f0", 0.26, "#22345c", "#1c2f56", "#33486e",
        dark=True, shade="#0a1228", elevation=1.4, height=0.8, cover=0.16, stars=1.0,
        clear=0.9,
    ),
    "moonlit": Hour(
        "#081230", "#173058", "#3c6494", "#b4ccff", 0.42, "#2c4472", "#2c4a78", "#6a86b4",
        dark=True, shade="#14223f", elevation=0.60, height=0.6, cover=0.34, stars=0.55,
        moon=True, clear=0.9,
    ),
    "overcast": Hour(
        "#8c98a6", "#b2bcc5", "#d8dcdd", "#e6ebef", 0.42, "#b6c0cc", "#c4cacf", "#e2e6e9",
        shade="#8a95a2", elevation=1.5, height=1.5, cover=0.85, weather="ceiling", clear=0.6,
    ),
    "storm": Hour(
        "#1d232c", "#3b4652", "#93a09e", "#dfe4d4", 0.46, "#66737f", "#74807f", "#86919a",
        shade="#1b2129", elevation=1.5, height=0.7, cover=0.95, weather="ceiling",
        shafts=0.5, clear=0.6,
    ),
    "alien": Hour(
        "#6b4436", "#b07a58", "#e6b78a", "#ffe2bc", 1.0, "#a0765e", "#d6a27a", "#e8c09a",
        shade="#8a5a46", elevation=0.62, height=0.5, cover=0.10, weather="cirrus", clear=0.55,
    ),
    "space": Hour(
        "#010103", "#020207", "#04040c", "#fff8ec", 1.2, "#1c2230", "#05060a", "#000000",
        shade="#000000", elevation=1.4, height=0.36, cover=0.0, stars=1.0, clear=9.0,
    ),
    "neon": Hour(
        "#0c1048", "#3f34b0", "#ff5ab4", "#ff70c8", 1.15, "#3a9ad0", "#8a58c0", "#ff6ac0",
        low=True, dark=True, shade="#2a2a80", elevation=0.10, height=0.25, cover=0.5,
        weather="cirrus", stars=0.4, clear=0.6,
    ),
})  # fmt: skip
