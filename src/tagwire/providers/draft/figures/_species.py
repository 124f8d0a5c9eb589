"""What one animal is like: the table of species, chosen from and coloured by the variant."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mean_luma, mix
from tagwire.providers.draft.figurine import Pose


@dataclass(frozen=True, slots=True)
class Species:
    """One individual's proportions (units of the withers' height) and colours.

    The keys of ``beasts.toml`` (which explains them) are the fields, but for the colours.
    """

    noun: str
    length: float
    chest: float
    belly: float
    rump: float
    narrow: float
    hip: float
    sag: float
    leg: tuple[float, float, float]
    foot: str
    neck: tuple[float, float, float]
    head: float
    skull: tuple[float, float, float]
    muzzle: tuple[float, float, float]
    mouth: str
    nosewidth: float
    nod: float
    ear: tuple[str, float]
    tail: tuple[str, float]
    eye: tuple[float, float]
    socket: tuple[float, float, float]
    pupil: float
    goggled: bool
    pattern: str
    base: Floats
    under: Floats
    mark: Floats
    nose: Floats
    iris: Floats | None
    socks: Floats | None
    lips: Floats | None
    seat: str
    idle: str
    upright: float
    crouch: float
    big_hind: bool
    mane: str
    horn: str
    saddled: bool
    tears: bool
    arms: float
    extras: frozenset[str]


_EXTRAS = ("beard", "udder", "hump", "spines", "shell", "teeth", "ridge", "wings")


@cache
def table() -> dict[str, dict[str, Any]]:
    """Animals by noun."""
    return tomllib.loads(Path(__file__).with_name("beasts.toml").read_text("utf-8"))


def species(pose: Pose) -> Species:
    """One individual; a noun not in the table is a dog."""
    beasts = table()
    noun = pose.noun if pose.noun in beasts and pose.noun != "default" else "dog"
    entry = _entry(noun)
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in entry.items()
        if name in _SAME
    }
    for name in ("iris", "socks", "lips"):
        given[name] = from_hex(entry[name]) if name in entry else None
    base = _base(pose, entry)
    return Species(
        **given,
        noun=noun,
        base=base,
        under=_under(pose, entry, base),
        mark=_mark(entry, base),
        nose=from_hex(entry["nose"]),
        big_hind=entry["hind"] == "big",
        saddled=bool(pose.rng("saddle").random() < 0.45),
        extras=frozenset(name for name in _EXTRAS if entry.get(name)),
    )


_MADE = ("noun", "base", "under", "mark", "nose", "iris", "socks", "lips", "big_hind", "saddled")
_SAME = frozenset(part.name for part in fields(Species)) - {*_MADE, "extras"}


def _base(pose: Pose, entry: dict[str, Any]) -> Floats:
    if pose.colour:
        return from_hex(pose.colour)
    coats = entry["coats"]
    base = from_hex(coats[int(pose.rng("coat").integers(len(coats)))])
    return np.asarray(np.clip(base * pose.rng("tone").uniform(0.88, 1.12), 0, 1), np.float32)


def _mark(entry: dict[str, Any], base: Floats) -> Floats:
    """The colour of the pattern; some patterns take it from the coat, so that it shows."""
    bright = mean_luma(base)
    if entry["pattern"] == "tabby":
        return base * (0.55 if bright > 0.04 else 1.4)
    if entry["pattern"] == "patches" and bright < 0.3:
        return from_hex("#f3efe8")
    if entry["pattern"] == "scales":
        return base * 0.5
    return from_hex(entry["mark"])


def _under(pose: Pose, entry: dict[str, Any], base: Floats) -> Floats:
    pale = mix(base, from_hex("#fff8ee"), 0.35)
    under = from_hex(entry["under"]) if entry["under"] else pale
    if pose.colour:
        under = mix(under, pale, 0.35)
    if entry["pattern"] == "tabby" and pose.rng("bib").random() < 0.35:
        under = mix(base, under, 0.25)
    return under


def _entry(noun: str) -> dict[str, Any]:
    beasts = table()
    own = beasts[noun]
    parent = _entry(own["like"]) if "like" in own else beasts["default"]
    return {**parent, **own}
