"""What one individual looks like: the costume table, chosen from and coloured by the variant."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tagwire.providers.draft.colour import Floats, from_hex, mean_luma, mix
from tagwire.providers.draft.figurine import Pose

from ._heads import Face
from ._stance import Build

_SKINS = ("#f2c9a8", "#e3ae86", "#d69a6e", "#bd7f55", "#94603e", "#6b432c", "#efc4a0", "#deaa80")
_HAIRS = ("#2a1c14", "#4a2e1c", "#7a4a26", "#16120f", "#a5702f", "#c99a4a", "#8c3a1c", "#221814")
_DARK_HAIRS = ("#2a1c14", "#3a2418", "#16120f", "#221814")
_DEEP = 0.2  # linear luma of a skin that dark hair goes with
_GREYS = ("#e4e0d8", "#b9b4ac", "#cfcac2")
_LEATHERS = ("#3a2a20", "#2a2a2e", "#5a3a24")
_STYLES = {
    "man": ("short", "short", "curly", "crop", "spiky", "short"),
    "woman": ("long", "bob", "bun", "ponytail", "curly", "long"),
}
_BEARDS = ("", "", "", "stubble", "full")
_AGES = {"baby": 0.0, "child": 0.2, "elder": 0.95}
_BUILDS = {
    "man": Build(),
    "woman": Build(0.155, 0.5, 0.09, 0.05, 0.305, 0.86, 0.062, 0.084, 0.088, bust=0.04),
    "child": Build(0.205, 0.42, 0.09, 0.044, 0.30, 0.98, 0.078, 0.084, 0.082),
    "baby": Build(0.29, 0.30, 0.098, 0.052, 0.27, 1.3, 0.105, 0.1, 0.112),
    "stout": Build(0.16, 0.46, 0.118, 0.06, 0.31, 1.2, 0.12, 0.122, 0.12, belly=0.05),
    "elder": Build(0.168, 0.475, 0.098, 0.05, 0.31, 0.98, 0.09, 0.096, 0.096, belly=0.02),
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
    cape: Floats
    apron: Floats


@cache
def table(file: str = "costumes") -> dict[str, dict[str, Any]]:
    """Costumes by noun; "garments": what each changes of one."""
    return tomllib.loads(Path(__file__).with_name(f"{file}.toml").read_text("utf-8"))


def dressed(pose: Pose) -> Look:
    """Choose body, face and clothes of an individual."""
    entry = _entry(pose)
    woman = entry["sex"] == "woman"
    top = str(_one(pose, "top", entry["top"]))
    skin = from_hex(entry["skin"] or _one(pose, "skin", _SKINS))
    if entry["powder"]:
        skin = mix(skin, from_hex("#f6f1ec"), 0.75)
    main = from_hex(pose.colour or _one(pose, "main", entry["main"]))
    named = {"same": main, "main": main, "skin": skin}

    def colour(part: str) -> Floats:
        code = str(_one(pose, part, entry[part]))
        return named[code] if code in named else from_hex(code)

    return Look(
        build=_BUILDS[entry["size"] if entry["size"] in _BUILDS else entry["sex"]],
        face=_face(pose, entry, skin),
        top=top,
        sleeves=_sleeves(top, entry["sleeves"]),
        main=main,
        second=from_hex(_one(pose, "second", entry["second"])),
        legs=main if top == "overalls" else skin if _bare_legged(top, pose) else colour("legs"),
        shoes=colour("shoes"),
        skirt=_skirt(top, entry),
        flare=entry["flare"],
        shorts=entry["shorts"],
        boots=entry["boots"],
        hat=entry["hat"],
        hat_colour=from_hex(entry["hatcolour"]) if entry["hatcolour"] else main,
        wear=frozenset(entry["wear"]),
        wings=entry["wings"],
        tail=entry["tail"],
        woman=woman,
        cape=from_hex(entry["capecolour"]) if entry["capecolour"] else main,
        apron=from_hex(entry["apron"]),
    )


def _entry(pose: Pose) -> dict[str, Any]:
    """What the table says of a noun, with the individual's sex."""
    costumes = table()
    own, garment = costumes.get(pose.noun, {}), table("garments").get(pose.clothes, {})
    entry = {**costumes["default"], **own, **garment}
    entry["wear"] = [*own.get("wear", []), *garment.get("wear", [])]
    if entry["sex"] == "any":
        entry["sex"] = str(_one(pose, "sex", ["man", "woman"]))
    if entry["boots"] and "shoes" not in {**own, **garment}:
        entry["shoes"] = _LEATHERS
    return entry


def _one(pose: Pose, part: str, choices: Any) -> Any:
    if isinstance(choices, str):
        return choices
    return choices[int(pose.rng(part).integers(len(choices)))]


def _sleeves(top: str, sleeves: str) -> str:
    return "short" if top == "tee" and sleeves == "long" else sleeves


def _bare_legged(top: str, pose: Pose) -> bool:
    return top == "dress" and "legs" not in table().get(pose.noun, {})


def _skirt(top: str, entry: dict[str, Any]) -> float:
    if top == "overalls":
        return 0.0
    return float(entry.get("skirt", 0.52 if top == "dress" else 0.0))


def _face(pose: Pose, entry: dict[str, Any], skin: Floats) -> Face:
    size, woman = entry["size"], entry["sex"] == "woman"
    tones: tuple[str, ...] = _GREYS if size == "elder" or entry["grey"] else _HAIRS
    if entry["blond"]:
        tones = _HAIRS[4:7]
    elif tones is _HAIRS and mean_luma(skin) < _DEEP:
        tones = _DARK_HAIRS
    beards = entry.get("beard", _BEARDS if size == "adult" else "")
    return Face(
        skin=skin,
        hair=from_hex(entry["haircolour"] or _one(pose, "hair colour", tones)),
        style=str(_one(pose, "hair style", entry.get("hair", _STYLES[entry["sex"]]))),
        beard="" if woman else str(_one(pose, "beard", beards)),
        lips=mix(skin, from_hex("#b02a38"), 0.8) if woman and size != "child" else None,
        age=_AGES.get(size, 0.5),
        woman=woman,
        glasses="glasses" in entry["wear"],
        mask=entry["mask"],
    )
