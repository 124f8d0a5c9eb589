"""What one animal is like: the table of species, chosen from and coloured by the variant."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from ..colour import Floats, from_hex, mean_luma, mix
from ..figurine import Pose


@dataclass(frozen=True, slots=True)
class Species:
    """One individual's proportions (units of the withers' height) and colours."""

    noun: str
    length: float
    chest: float
    belly: float
    rump: float
    narrow: float
    hip: float
    leg: tuple[float, float, float]
    foot: str
    neck: tuple[float, float, float]
    head: float
    muzzle: tuple[float, float, float]
    nod: float
    ear: tuple[str, float]
    tail: tuple[str, float]
    eye: tuple[float, float]
    pattern: str
    base: Floats
    under: Floats
    mark: Floats
    nose: Floats
    iris: Floats | None
    socks: Floats | None
    lips: Floats | None
    seat: str
    upright: float
    crouch: float
    big_hind: bool
    mane: str
    horn: str
    saddled: bool
    tears: bool
    arms: float
    extras: frozenset[str]


_EXTRAS = ("trunk", "snout", "beard", "udder", "hump", "spines", "shell", "teeth", "ridge", "wings")


@cache
def table() -> dict[str, dict[str, Any]]:
    """Animals by noun."""
    return tomllib.loads(Path(__file__).with_name("beasts.toml").read_text("utf-8"))


def species(pose: Pose) -> Species:
    """One individual; a noun not in the table is a dog."""
    beasts = table()
    noun = pose.noun if pose.noun in beasts and pose.noun != "default" else "dog"
    entry = _entry(noun)
    coats = entry["coats"]
    base = from_hex(pose.colour or coats[int(pose.rng("coat").integers(len(coats)))])
    if not pose.colour:
        base = np.asarray(np.clip(base * pose.rng("tone").uniform(0.88, 1.12), 0, 1), np.float32)
    bright = mean_luma(base)
    pale = mix(base, from_hex("#fff8ee"), 0.35)
    mark = from_hex(entry["mark"])
    if entry["pattern"] == "tabby":
        mark = base * 0.55 if bright > 0.04 else base * 1.4
    elif entry["pattern"] == "patches" and bright < 0.3:
        mark = from_hex("#f3efe8")
    elif entry["pattern"] == "scales":
        mark = base * 0.5
    under = from_hex(entry["under"]) if entry["under"] else pale
    if pose.colour:
        under = mix(under, pale, 0.35)
    if noun == "cat" and pose.rng("bib").random() < 0.35:
        under = mix(base, under, 0.25)

    def colour(key: str) -> Floats | None:
        return from_hex(entry[key]) if key in entry else None

    leg, neck, muzzle = entry["leg"], entry["neck"], entry["muzzle"]
    return Species(
        noun=noun,
        length=entry["length"],
        chest=entry["chest"],
        belly=entry["belly"],
        rump=entry["rump"],
        narrow=entry["narrow"],
        hip=entry["hip"],
        leg=(leg[0], leg[1], leg[2]),
        foot=entry["foot"],
        neck=(neck[0], neck[1], neck[2]),
        head=entry["head"],
        muzzle=(muzzle[0], muzzle[1], muzzle[2]),
        nod=entry["nod"],
        ear=(entry["ear"][0], entry["ear"][1]),
        tail=(entry["tail"][0], entry["tail"][1]),
        eye=(entry["eye"][0], entry["eye"][1]),
        pattern=entry["pattern"],
        base=base,
        under=under,
        mark=mark,
        nose=from_hex(entry["nose"]),
        iris=colour("iris"),
        socks=colour("socks"),
        lips=colour("muzzlecolour"),
        seat=entry["seat"],
        upright=float(entry.get("upright", 0)),
        crouch=float(entry.get("crouch", 0)),
        big_hind=entry.get("hind") == "big",
        mane=str(entry.get("mane", "")),
        horn=str(entry.get("horn", "")),
        saddled=bool(pose.rng("saddle").random() < 0.45),
        tears=bool(entry.get("tears")),
        arms=float(entry.get("arms", 0.62)),
        extras=frozenset(name for name in _EXTRAS if entry.get(name)),
    )


def _entry(noun: str) -> dict[str, Any]:
    beasts = table()
    own = beasts[noun]
    parent = _entry(own["like"]) if "like" in own else beasts["default"]
    return {**parent, **own}
