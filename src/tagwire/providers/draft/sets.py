"""Choosing the set: a reference photo, a built room, or a studio that stands in and says so."""

from dataclasses import dataclass

import numpy as np

from . import lexicon
from .backdrop import Backdrop, enlarge
from .brief import Brief
from .casting import Cast
from .colour import Bytes
from .land import TERRAINS, land
from .plate import kept, neon, plate
from .rooms import ROOMS, room
from .studio import studio
from .variety import turned

_DRAWN_AT = 540  # short side; sets are smooth enough to be enlarged

_LIGHT_LOOKS = {
    "golden": "golden",
    "sunset": "sunset",
    "morning": "day",
    "day": "day",
    "dusk": "dusk",
    "night": "night",
    "overcast": "soft",
    "storm": "dusk",
}


_ROOM_HOURS = {"dramatic": "dusk", "neon": "night", "backlit": "morning"}


@dataclass(frozen=True, slots=True)
class ChosenSet:
    """A backdrop, what it is called in the report, and what there is to say about it."""

    backdrop: Backdrop
    called: str
    notes: tuple[str, ...] = ()


def choose_set(
    brief: Brief, cast: Cast, photo: Bytes | None, size: tuple[int, int], rng: np.random.Generator
) -> ChosenSet:
    """Build the set the brief asks for at the frame's size."""
    width, height = size
    if photo is not None:
        scene = plate(photo, size, brief.light, brief.mode, cast.centre)
        return ChosenSet(scene, "reference", _cropped(photo, size))
    scale = min(1.0, _DRAWN_AT / min(width, height))
    small = (max(16, round(width * scale)), max(16, round(height * scale)))
    if brief.scene in ROOMS and not brief.colour:
        light = _ROOM_HOURS.get(brief.mode, brief.light) if not brief.light else brief.light
        inside = room(
            rng, small, brief.scene, light, angle=brief.angle, tabletop=_on_table(brief, cast)
        )
        inside = turned(inside) if rng.random() < 0.5 else inside
        inside = neon(inside) if brief.mode == "neon" else inside
        return ChosenSet(enlarge(inside, width, height), brief.scene)
    if brief.scene in TERRAINS and not brief.colour:
        light = brief.light or ("dusk" if brief.mode in ("dramatic", "neon") else "")
        outside = land(rng, small, brief.scene, light, brief.angle)
        excuse = "a landscape takes no neon light yet: drawn at dusk"
        said = (excuse,) if brief.mode == "neon" and not brief.light else ()
        return ChosenSet(enlarge(outside, width, height), brief.scene, said)
    tone, look, notes = _studio_look(brief)
    backdrop = studio(rng, small, tone, look, brief.angle)
    return ChosenSet(enlarge(backdrop, width, height), "studio", notes)


def _cropped(photo: Bytes, size: tuple[int, int]) -> tuple[str, ...]:
    lost = round(100 * (1 - kept(photo, size)))
    return (f"{lost} % of the place's photo is cut away to fill this frame",) if lost > 50 else ()


def _on_table(brief: Brief, cast: Cast) -> bool:
    """Goods stand on a table, people on the floor."""
    tallest = max((actor.subject.metres or 0.3 for actor in cast.actors), default=9.0)
    whole = not any(actor.cutout.bust for actor in cast.actors)
    return whole and (brief.surface or tallest < 0.6)


def _studio_look(brief: Brief) -> tuple[str, str, tuple[str, ...]]:
    """Pick paint and light for a studio, borrowing both from a place that is not drawn yet."""
    scene = lexicon.SCENES.get(brief.scene)
    if scene is None or brief.scene == "studio":
        return brief.colour, look_of(brief.light, brief.mode), ()
    look = look_of(brief.light or scene.light, brief.mode or scene.mode)
    tone = brief.colour or scene.tone
    return (
        tone,
        look,
        (f"the place “{brief.scene}” is not drawn yet: {_described(tone, look)} stands in",),
    )


def _described(tone: str, look: str) -> str:
    """Say what a studio will look like; neon drowns the paint."""
    if look == "neon":
        return "a dark studio in pink and blue neon light"
    manner = {"dramatic": " in dramatic light", "backlit": ", lit from behind,"}.get(look, "")
    hour = f" in {look} light" if look in ("golden", "sunset", "night", "dusk") else ""
    return f"a {tone} studio{manner or hour}"


def look_of(light: str, mode: str) -> str:
    """Name the studio look for words of light and mode; the bolder word wins."""
    if mode in ("dramatic", "neon", "backlit"):
        return mode
    return _LIGHT_LOOKS.get(light, "soft")
