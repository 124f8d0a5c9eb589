"""Which hour a landscape is in: the light asked for, as mode, weather and world bend it."""

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.colour import Floats, from_hex, luma, mix

from .sky import HOURS, Hour

_INKS = ("zenith", "middle", "horizon", "ambient", "haze", "cloud", "shade")


def hour_of(ask: Ask, usual: str) -> Hour:
    """Read the hour from the ask; ``usual`` is the country's own where no light is said."""
    if ask.mode == "neon" and not ask.light:
        return HOURS["neon"]
    light = ask.light or usual
    if ask.mode == "dramatic" and light in ("day", "noon"):
        light = "storm"  # the sky itself plays along
    if ask.mode == "backlit" and not ask.light:
        light = "golden"
    hour = HOURS.get(light, HOURS[usual])
    if ask.mode == "neon":
        hour = replace(tinted(hour, "#d070ff", 0.75), sun="#ff70c8", horizon="#ff5ab4")
    if ask.mode == "backlit" and not hour.dark and hour.weather != "ceiling":
        hour = replace(hour, low=True, elevation=min(hour.elevation, 0.22))
    if "full moon" in ask.details and hour.dark and not hour.moon and hour.stars > 0.9:
        hour = replace(hour, moon=True, elevation=HOURS["moonlit"].elevation)
    return _weathered(ask, _softened(ask, _in_season(ask, hour)))


def _in_season(ask: Ask, hour: Hour) -> Hour:
    """Bend an hour's sky to the season that is asked for; the sun stays on its side."""
    if not ask.season or hour.dark or hour.weather == "ceiling":
        return hour
    if ask.season == "summer":  # heaped clouds in a deep sky, a sun that stands high
        hour = tinted(replace(hour, weather="cumulus", cover=max(hour.cover, 0.44)), "#3f86d8", 0.1)
        return replace(hour, height=hour.height * 1.3, power=hour.power * 1.10)
    if ask.season == "spring":  # washed air, soft light
        return replace(hour, cover=hour.cover + 0.08, power=hour.power * 0.95)
    if ask.season == "autumn":  # haze that holds the gold
        return replace(
            hour, haze=_code(mix(hour.fog, from_hex("#e8c08a"), 0.4)), clear=hour.clear * 0.7
        )
    pale = tinted(hour, "#b8cce4", 0.35)
    return replace(pale, height=hour.height * 0.72, power=hour.power * 0.9)


def _softened(ask: Ask, hour: Hour) -> Hour:
    """A thin veil before the sun: less of it, more of the sky, and nothing quite sharp far off."""
    if ask.mode != "soft":
        return hour
    grey = _code(mix(hour.fill / (0.55 if hour.dark else 0.8), from_hex("#dfe4ea"), 0.35))
    return replace(
        hour, power=hour.power * 0.55, ambient=grey, clear=hour.clear * 0.55,
        cover=min(0.9, hour.cover + 0.15),
    )  # fmt: skip


def _weathered(ask: Ask, hour: Hour) -> Hour:
    if ask.weather == "fog":
        return replace(hour, clear=hour.clear * 0.10, power=hour.power * 0.62)
    if ask.weather == "dust":
        return replace(hour, clear=hour.clear * 0.30)
    if ask.weather in ("rain", "snow"):
        return replace(hour, clear=hour.clear * 0.5, power=hour.power * 0.75)
    return hour


def tinted(hour: Hour, code: str, amount: float) -> Hour:
    """The same hour under another sky: its greys kept, its colours pulled to one hue."""
    hue = from_hex(code)
    hue = np.asarray(hue / (float(luma(hue)) + 1e-3), np.float32)
    inks = {}
    for name in _INKS:
        ink = from_hex(getattr(hour, name))
        inks[name] = _code(mix(ink, np.clip(hue * float(luma(ink)), 0, 1), amount))
    return replace(hour, **inks)  # type: ignore[arg-type]  # names of colours only


def _code(ink: Floats) -> str:
    shown = np.clip(np.power(np.maximum(ink, 0.0), 1 / 2.2) * 255 + 0.5, 0, 255).astype(int)
    return "#" + "".join(f"{value:02x}" for value in shown.tolist())
