"""Reads `profiles.toml`: every fault named by its place, and never a key taken from it."""

from __future__ import annotations

import ipaddress
import math
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tagwire.core.errors import WrongUse
from tagwire.providers.profile import DRAFT, PerSecond, Profile, Rate, base_address
from tagwire.runtime.ledger.book import Caps

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,31}")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_KEY_NAMES = frozenset(
    [
        "key",
        "api_key",
        "apikey",
        "secret",
        "api_secret",
        "token",
        "password",
        "bearer",
        "authorization",
    ]
)
_KEY_VALUE = re.compile(r"(key_|sk-|Bearer )[A-Za-z0-9_-]{8,}")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _is_amount(value: Any) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and math.isfinite(value) and value >= 0


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 64


def _is_variable(value: Any) -> bool:
    return isinstance(value, str) and bool(_VARIABLE.fullmatch(value))


def _are_networks(value: Any) -> bool:
    try:
        return isinstance(value, list) and bool([ipaddress.ip_network(each) for each in value])
    except (TypeError, ValueError):
        return False


def _is_price(value: Any) -> bool:
    if not isinstance(value, dict):
        return _is_amount(value)
    return bool(value) and all(map(_is_amount, value.values()))


@dataclass(frozen=True, slots=True)
class _Setting:
    fits: Callable[[Any], bool]
    example: str


_SETTINGS = {
    "title": _Setting(_is_text, 'title = "My gateway"'),
    "kind": _Setting(lambda value: value in ("runway", "cometapi"), 'kind = "runway"'),
    "base_url": _Setting(_is_text, 'base_url = "https://api.example.com/runwayml"'),
    "key_env": _Setting(_is_variable, 'key_env = "MY_GATEWAY_KEY"'),
    "unit": _Setting(_is_text, 'unit = "USD"'),
    "unit_credits": _Setting(lambda value: _is_amount(value) and value > 0, "unit_credits = 100"),
    "at_once": _Setting(_is_count, "at_once = 4"),
    "fetch_from": _Setting(_are_networks, 'fetch_from = ["198.18.0.0/15"]'),
    "prices": _Setting(lambda value: isinstance(value, dict), "prices = { gen4_image = 0.32 }"),
}
_CAPS = {name: _Setting(_is_amount, f"{name} = 500") for name in ("run", "day")}
_PRICE = _Setting(_is_price, 'a number, { "1920:1080" = 8 } or { per_second = 5 }')
_NEEDED = ("base_url", "key_env")


def read_profiles(path: Path, built_in: Mapping[str, Profile]) -> tuple[dict[str, Profile], Caps]:
    """The built-in profiles as the file changes them, its own, and its caps in credits.

    Raises:
        WrongUse: names the file, the place in it and what to write.
    """
    raw = _parsed(path)
    for place, value in _leaves(raw, str(path)):
        _refuse_key(place, value)
    _known(raw, ("caps", "profiles"), str(path))
    caps = _table(raw, "caps", str(path))
    _check(caps, _CAPS, f"{path}: caps")
    every = dict(built_in)
    for name, table in _table(raw, "profiles", str(path)).items():
        every[name] = _profile(name, table, every.get(name), f"{path}: profiles.{name}")
    return every, Caps(run=caps.get("run"), day=caps.get("day"))


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeError, RecursionError) as fault:
        raise WrongUse(f"{path} cannot be read: {fault}.", "Mend it or take it away.") from fault
    except tomllib.TOMLDecodeError as fault:
        raise WrongUse(f"{path} is no TOML: {fault}.", "Mend it there.") from fault


def _leaves(table: Mapping[str, Any], place: str, mark: str = ": ") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        here = f"{place}{mark}{name}"
        yield here, value
        if isinstance(value, dict):
            yield from _leaves(value, here, ".")


def _refuse_key(place: str, value: Any) -> None:
    name = re.split(r"[.:] ?", place)[-1].lower()
    told = isinstance(value, str) and (name in _KEY_NAMES or _KEY_VALUE.search(value))
    if told:
        words = f"{place} is an API key, and a key does not belong in a file."
        remedy = "Take it out and set RUNWAYML_API_SECRET, or what key_env names; or use a keyring."
        raise WrongUse(words, remedy)


def _table(raw: Mapping[str, Any], name: str, place: str) -> dict[str, Any]:
    table = raw.get(name, {})
    if not isinstance(table, dict):
        raise WrongUse(f"{place}: {name} cannot be used so.", f"Write [{name}].")
    return table


def _known(table: Mapping[str, Any], names: tuple[str, ...], place: str) -> None:
    for name in table:
        if name not in names:
            words = f"{place}: {name} is not known here."
            raise WrongUse(words, f"It takes {', '.join(names)}.")


def _check(table: Mapping[str, Any], settings: Mapping[str, _Setting], place: str) -> None:
    _known(table, tuple(settings), place)
    for name, value in table.items():
        if not settings[name].fits(value):
            words = f"{place}: {name} cannot be used so."
            raise WrongUse(words, f"Write {settings[name].example}.")


def _profile(name: str, table: Any, there: Profile | None, place: str) -> Profile:
    if not _NAME.fullmatch(name) or name == DRAFT or not isinstance(table, dict):
        raise WrongUse(f"{place} cannot be used so.", "Write [profiles.gateway].")
    _check(table, _SETTINGS, place)
    settings = dict(table)
    if there is None:
        for needed in _NEEDED:
            if needed not in table:
                raise WrongUse(f"{place} lacks {needed}.", f"Write {_SETTINGS[needed].example}.")
        there = Profile(name, name, "runway", "", "", unit_credits=_unit_credits(table))
    if "base_url" in settings:
        settings["base_url"] = base_address(settings["base_url"], f"{place}: base_url")
    prices = {**there.prices, **_prices(settings.get("prices", {}), place)}
    return replace(there, **{**settings, "prices": prices})


def _unit_credits(table: Mapping[str, Any]) -> float | None:
    """How many credits a unit is when the file does not say: known for credits and dollars."""
    known = {"credits": 1.0, "USD": 100.0}
    return known.get(table.get("unit", "credits"))


def _prices(raw: Mapping[str, Any], place: str) -> dict[str, Rate]:
    _check(raw, dict.fromkeys(raw, _PRICE), f"{place}.prices")
    return {
        model: PerSecond(price["per_second"])
        if isinstance(price, dict) and "per_second" in price
        else price
        for model, price in raw.items()
    }
