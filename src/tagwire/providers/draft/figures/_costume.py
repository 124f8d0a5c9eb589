"""What one individual looks like: the costume table, chosen from and coloured by the variant."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from ..colour import Floats, from_hex, mix
from ..figurine import Pose
from ._heads import Face
from ._stance import Build

_SKINS = ("#f2c9a8", "#e3ae86", "#d69a6e", "#bd7f55", "#94603e", "#6b432c", "#efc4a0", "#deaa80")
_HAIRS = ("#2a1c14", "#4a2e1c", "#7a4a26", "#16120f", "#a5702f", "#c99a4a", "#8c3a1c", "#221814")
_GREYS = ("#e4e0d8", "#b9b4ac", "#cfcac2")
_LEATHERS = ("#3a2a20", "#2a2a2e", "#5a3a24")
_LENGTHS = {
    "man": ("short", "short", "curly", "crop", "spiky", "short"),
    "woman": ("long", "bob", "bun", "ponytail", "curly", "long"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """One dressed individual."""

    build: Build
    face: Face
    top: str
    sleeves: str
    main: Floats
    second: Floats
    legs: Floats
    shoes: Floats
    skirt: float
    flare: float
    shorts: bool
    boots: bool
    hat: str
    hat_colour: Floats
    wear: frozenset[str]
    wings: str
    tail: bool
    woman: bool
    young: bool
    cape: Floats
    apron: Floats


@cache
def table() -> dict[str, dict[str, Any]]:
    """Costumes by noun."""
    return tomllib.loads(Path(__file__).with_name("costumes.toml").read_text("utf-8"))


def dressed(pose: Pose) -> Look:
    """Choose body, face and clothes of an individual."""
    costumes = table()
    entry = {**costumes["default"], **costumes.get(pose.noun, {})}
    sex = entry["sex"] if entry["sex"] != "any" else str(_one(pose, "sex", ["man", "woman"]))
    woman = sex == "woman"
    size = entry.get("size", "adult")
    skin = from_hex(entry.get("skin") or _one(pose, "skin", _SKINS))
    if entry.get("powder"):
        skin = mix(skin, from_hex("#f6f1ec"), 0.75)
    main = from_hex(pose.colour or _one(pose, "main", entry["main"]))
    second = from_hex(_one(pose, "second", entry["second"]))
    named = {"same": main, "main": main, "skin": skin, "": skin}

    def colour(part: str) -> Floats:
        code = str(_one(pose, part, entry[part]))
        return named[code] if code in named else from_hex(code)

    top = str(_one(pose, "top", entry["top"]))
    skirt = float(entry.get("skirt", 0.52 if top == "dress" else 0.0))
    if skirt and top == "overalls":
        skirt = 0.0
    if entry.get("boots") and "shoes" not in costumes.get(pose.noun, {}):
        entry["shoes"] = _LEATHERS
    legs = (
        skin
        if top == "dress" and pose.noun != "ballerina"
        else main
        if top == "overalls"
        else colour("legs")
    )
    return Look(
        build=_build(size, woman),
        face=_face(pose, entry, skin, woman, size),
        top=top,
        sleeves=str(entry["sleeves"])
        if top not in ("tee", "stripes", "vest") or entry["sleeves"] != "long"
        else ("short" if top == "tee" else "long"),
        main=main,
        second=second,
        legs=legs,
        shoes=colour("shoes"),
        skirt=skirt,
        flare=float(entry.get("flare", 0.15)),
        shorts=bool(entry.get("shorts")),
        boots=bool(entry.get("boots")),
        hat=str(entry.get("hat", "")),
        hat_colour=from_hex(entry["hatcolour"]) if "hatcolour" in entry else main,
        wear=frozenset(entry.get("wear", ())),
        wings=str(entry.get("wings", "")),
        tail=bool(entry.get("tail")),
        woman=woman,
        young=size in ("child", "baby"),
        cape=from_hex(entry["capecolour"]) if "capecolour" in entry else main,
        apron=from_hex(entry.get("apron", "#f4f0e6")),
    )


def _one(pose: Pose, part: str, choices: Any) -> Any:
    if isinstance(choices, str):
        return choices
    return choices[int(pose.rng(part).integers(len(choices)))]


def _face(pose: Pose, entry: dict[str, Any], skin: Floats, woman: bool, size: str) -> Face:
    old = size == "elder" or entry.get("grey")
    tones = _GREYS if old else _HAIRS[4:7] if entry.get("blond") else _HAIRS
    hair = from_hex(entry.get("haircolour") or _one(pose, "hair colour", tones))
    styles = entry.get("hair") or _LENGTHS["woman" if woman else "man"]
    beards = entry.get("beard", ("", "", "", "stubble", "full") if size == "adult" else "")
    beard = "" if woman else str(_one(pose, "beard", beards))
    return Face(
        skin=skin,
        hair=hair,
        style=str(_one(pose, "hair style", styles)),
        beard=beard,
        lips=mix(skin, from_hex("#b02a38"), 0.8) if woman and size != "child" else None,
        age={"baby": 0.0, "child": 0.2, "elder": 0.95}.get(size, 0.5),
        woman=woman,
        glasses="glasses" in entry.get("wear", ()),
        mask=str(entry.get("mask", "")),
    )


def _build(size: str, woman: bool) -> Build:
    if size == "child":
        return Build(0.205, 0.42, 0.09, 0.044, 0.30, 0.98, 0.078, 0.084, 0.082)
    if size == "baby":
        return Build(0.29, 0.30, 0.098, 0.052, 0.27, 1.3, 0.105, 0.1, 0.112)
    if size == "stout":
        return Build(0.16, 0.46, 0.118, 0.06, 0.31, 1.2, 0.12, 0.122, 0.12, belly=0.05)
    if size == "elder":
        return Build(0.168, 0.475, 0.098, 0.05, 0.31, 0.98, 0.09, 0.096, 0.096, belly=0.02)
    if woman:
        return Build(0.155, 0.5, 0.09, 0.05, 0.305, 0.86, 0.062, 0.084, 0.088, bust=0.04)
    return Build()


def individual(pose: Pose) -> np.random.Generator:
    """The generator of an individual's small irregularities."""
    return pose.rng("individual")
