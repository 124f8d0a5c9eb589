"""The kits of parts streets are built from: one for each kind of city."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kit:
    """Proportions in metres, colours, and how often a thing is seen (0..1, or a count)."""

    walls: tuple[str, ...]
    window: str  # sash french ribbon grid tower
    floors: tuple[int, int]
    road: float = 5.0  # half of the road's width
    pavement: float = 3.0
    lot: tuple[float, float] = (9.0, 15.0)
    bay: float = 2.8
    storey: float = 3.2
    lamp: str = "#ffd9a0"
    lit: float = 0.42  # share of windows with a light on at night
    signs: float = 0.25  # blade signs per lot
    neon: bool = False  # signs glow in many colours
    awnings: float = 0.35
    balconies: float = 0.0
    escapes: float = 0.0
    mansard: bool = False
    tanks: float = 0.2
    trees: float = 0.5
    lanterns: bool = False
    cables: int = 0
    cars: int = 5
    landmark: str = "towers"
    shops: tuple[str, ...] = ("#2d3b45", "#5a2f2a", "#2f4a3c", "#3a3a44", "#6a5030", "#e8e2d4")
    crosswalk: bool = True
    steps: bool = False


_TOKYO = Kit(
    ("#b9b4aa", "#8d8f94", "#c9c0ae", "#7a6a60", "#9aa4a8", "#a58a78", "#d4d0c8"),
    "ribbon", (5, 11), road=4.4, pavement=2.4, lot=(6.5, 11.0), bay=2.6, lamp="#e8f0ff", lit=0.62,
    signs=5.2, neon=True, awnings=0.3, tanks=0.5, trees=0.0, lanterns=True, cables=9, cars=4,
    landmark="lattice",
)  # fmt: skip

KITS: dict[str, Kit] = {
    "": Kit(
        ("#b8b0a4", "#8f9499", "#9c6b54", "#c9bda8", "#70777f", "#a89a8c", "#d6d0c6"),
        "grid", (3, 9), trees=0.55, landmark="towers",
    ),
    "tokyo": _TOKYO,
    "hong kong": Kit(
        ("#a9aa9c", "#b7a48e", "#8f9a98", "#c2b49a", "#9a8478", "#8aa096"),
        "ribbon", (8, 17), road=4.2, pavement=2.2, lot=(6.5, 10.0), bay=2.4, lamp="#ffe2b0",
        lit=0.6, signs=5.5, neon=True, awnings=0.6, balconies=0.35, trees=0.0, lanterns=True,
        cables=6, cars=5, landmark="towers",
    ),
    "paris": Kit(
        ("#d9cbae", "#e2d6bd", "#d2c3a6", "#e6dcc8", "#cfc2a8"),
        "french", (5, 6), road=4.6, pavement=3.8, lot=(11.0, 16.0), bay=2.5, storey=3.3,
        lamp="#ffc988", signs=0.3, awnings=0.85, balconies=0.8, mansard=True, tanks=0.0,
        trees=0.9, landmark="eiffel",
        shops=("#1f3a34", "#5a1f24", "#22304a", "#2a2622", "#4a3a20", "#6a2a20"),
    ),
    "london": Kit(
        ("#8e4a38", "#9c5742", "#7c4234", "#a4664c", "#d8cfc0", "#86503e"),
        "sash", (3, 5), road=4.4, pavement=2.8, lot=(6.5, 9.5), bay=2.3, storey=3.3,
        lamp="#ffd49a", signs=0.4, awnings=0.35, tanks=0.0, trees=0.3, landmark="clock",
        shops=("#10243c", "#143a2c", "#54141c", "#20201f", "#3c2a4a", "#d8d2c4"),
    ),
    "new york": Kit(
        ("#8a4a38", "#70584a", "#a06a50", "#5f6a74", "#8a7a68", "#6a4034", "#4f5d68"),
        "sash", (7, 19), road=5.6, pavement=3.4, lot=(9.0, 15.0), bay=2.4, lamp="#ffb964",
        lit=0.5, signs=0.7, awnings=0.5, escapes=0.6, tanks=0.6, trees=0.2, cars=7,
        landmark="spire",
    ),
    "alley": Kit(
        ("#6a5a4c", "#7a6656", "#5a5450", "#8a705a", "#4f4a48", "#786a60"),
        "sash", (3, 5), road=1.9, pavement=0.5, lot=(4.5, 7.5), bay=2.2, storey=2.9,
        lamp="#ffb066", lit=0.45, signs=1.6, awnings=0.8, balconies=0.2, tanks=0.2, trees=0.0,
        lanterns=True, cables=7, cars=0, landmark="towers", crosswalk=False, steps=True,
    ),
}  # fmt: skip

NEONS = (
    "#ff2f6e", "#22d3ff", "#ff9a1f", "#3dff8f", "#b04bff", "#ffe14a", "#ff4a2a", "#4a7dff",
    "#ff5fd0", "#f4f6ff",
)  # fmt: skip


def kit_of(details: frozenset[str]) -> tuple[str, Kit]:
    """Choose the kit by the details of the place."""
    for name in ("alley", "tokyo", "hong kong", "paris", "london", "new york"):
        if name in details:
            return name, KITS[name]
    return ("tokyo", _TOKYO) if "neon" in details else ("", KITS[""])
