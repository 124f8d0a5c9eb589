"""Choosing the set: a reference photo, a built set, or a studio that stands in and says so."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from . import sets
from .ask import Ask
from .backdrop import Backdrop, enlarge
from .brief import Brief
from .casting import Cast
from .colour import Bytes
from .framing import Actor
from .plate import kept, plate
from .words import lexicon

_DRAWN_AT = 540  # short side; sets are smooth enough to be enlarged
_SCENERY = ("hills", "lake", "islands", "desert", "meadow", "mountains", "beach")
_FINEST = ("golden", "morning", "sunset")
_HOMES = {
    "fish": "underwater",
    "boat": "sea",
    "aircraft": "sky",
    "building": "hills",
    "tree": "meadow",
    "car": "street",
    "cycle": "street",
    "bird": "meadow",
}
_ELEMENTS = ("underwater", "sea", "sky", "hills", "meadow")
_LARGE = 0.6  # metres of what is seen out of doors by day; animals are in any weather
_WILD = ("quadruped", "frog")
_OF_THE_SEA = 0.8  # metres of a fish that is seen at the surface: whales, sharks, seals
_DIVERS = ("mermaid", "turtle", "submarine", "seal", "penguin")
_OUTDOOR_LIGHTS = ("golden", "sunset", "morning", "night", "moonlit", "dusk", "storm", "overcast")


@dataclass(frozen=True, slots=True)
class ChosenSet:
    """A backdrop, what it is called in the report, and what there is to say about it."""

    backdrop: Backdrop
    called: str
    light: str = ""  # that it was lit by
    notes: tuple[str, ...] = ()


def choose_set(
    brief: Brief, troupe: Cast, photo: Bytes | None, size: tuple[int, int], seed: int
) -> ChosenSet:
    """Build the set the brief asks for at the frame's size."""
    if photo is not None:
        scene = plate(photo, size, brief.light, brief.mode, troupe.centre)
        return ChosenSet(scene, "reference", brief.light, _cropped(photo, size))
    name, light = _named(brief, troupe, seed)
    width, height = size
    scale = min(1.0, _DRAWN_AT / min(width, height))
    small = (max(16, round(width * scale)), max(16, round(height * scale)))
    ask = Ask(
        name,
        small,
        seed,
        light=light,
        mode=brief.mode,
        angle=brief.angle,
        shot=brief.shot,
        weather=brief.weather,
        season=brief.season,
        colour=lexicon.COLOURS.get(brief.colour, brief.colour),
        details=brief.details,
        tabletop=_on_table(brief, troupe),
        metres=_tallest(troupe),
    )
    return ChosenSet(enlarge(sets.build(ask), width, height), name, light)


def _named(brief: Brief, troupe: Cast, seed: int) -> tuple[str, str]:
    """The set's name and its light, where the words leave them open."""
    if brief.colour and brief.scene not in sets.names():
        return "studio", brief.light
    if brief.scene:
        return brief.scene, brief.light or lexicon.PLACES[brief.scene].light
    rng = np.random.default_rng([seed, 11])
    scenery, hour = _pick(_SCENERY, rng), _pick(_FINEST, rng)
    if not troupe.actors:
        return scenery, brief.light or hour
    return _home(troupe.actors, brief), brief.light


def _home(actors: Sequence[Actor], brief: Brief) -> str:
    """Where the first is at home, if all the others can be there as well."""
    home = _alone(actors[0], brief)
    others = [_alone(actor, brief) for actor in actors[1:]]
    if home == "underwater" and not all(_dives(actor) for actor in actors):
        deep = (actors[0].subject.metres or 0.0) >= _OF_THE_SEA
        return "sea" if deep or "sea" in others else "studio"
    if home == "sky" and not all(_soars(actor, brief) for actor in actors):
        below = next((each for each in others if each not in ("sky", "studio")), "hills")
        return "sea" if below == "underwater" else below
    return "islands" if {home, *others} >= {"sea", "hills"} and _built(actors) else home


def _dives(actor: Actor) -> bool:
    """Whether it may be under water."""
    noun, said = actor.subject.noun, actor.subject.name.lower()
    diver = noun in _DIVERS or any(word in said for word in ("diver", "潜水"))
    return actor.family == "fish" or actor.subject.reference is not None or diver


def _soars(actor: Actor, brief: Brief) -> bool:
    """Whether nothing need be under its feet."""
    aloft = actor.subject.action in ("fly", "fall", "jump")
    return aloft or actor.subject.reference is not None or _alone(actor, brief) == "sky"


def _built(actors: Sequence[Actor]) -> bool:
    return any(actor.family == "building" for actor in actors)


def _alone(actor: Actor, brief: Brief) -> str:
    """Where a thing is at home: its element, or the open air where the light is the sky's."""
    at_home = _HOMES.get(actor.family, "")
    if brief.surface:
        return "cafe" if "wood" in brief.details else "kitchen"
    if actor.family == "bird" and actor.subject.action == "fly":
        at_home = "sky"
    if at_home in _ELEMENTS:
        return at_home
    weather = brief.weather or brief.season
    large = (actor.subject.metres or 0.3) > _LARGE
    outdoors = weather or (large and brief.light in _OUTDOOR_LIGHTS)
    return (at_home or "hills") if outdoors and (large or actor.family in _WILD) else "studio"


def _pick(choices: Sequence[str], rng: np.random.Generator) -> str:
    return choices[int(rng.integers(len(choices)))]


def _cropped(photo: Bytes, size: tuple[int, int]) -> tuple[str, ...]:
    lost = round(100 * (1 - kept(photo, size)))
    return (f"{lost} % of the place's photo is cut away to fill this frame",) if lost > 50 else ()


def _tallest(troupe: Cast) -> float:
    return max((actor.subject.metres or 0.3 for actor in troupe.actors), default=0.0)


def _on_table(brief: Brief, troupe: Cast) -> bool:
    """Goods stand on a table, people on the floor."""
    whole = not any(actor.cutout.bust for actor in troupe.actors)
    animal = any(actor.family in ("quadruped", "bird") for actor in troupe.actors)
    small = _tallest(troupe) < 0.6 and not animal
    return whole and bool(troupe.actors) and (brief.surface or small)
