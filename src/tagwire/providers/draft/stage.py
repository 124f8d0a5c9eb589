"""Shooting the brief: one frame, or one frame a panel, in linear light with its places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .backdrop import Backdrop
from .brief import Brief
from .carrying import unmet
from .casting import Cast
from .choosing import ChosenSet, choose_set
from .colour import Bytes, Floats
from .compose import compose
from .ensemble import Ensemble
from .framing import Actor, Frame, Placed, standing
from .gaffer import lit_as_said, pooled
from .layout import arrange
from .lens import depth_of_field
from .matte import opaque
from .panels import MOST, Cell, assemble, cells, close_crop
from .plate import neon
from .resting import gathered, home_of
from .turning import seen_from
from .waterline import floats
from .weather import snowed, weathered, wet
from .words.looks import is_sunrise

_WITHOUT_TUBES = ("forest", "garden", "japanese garden", "roof", "underwater", "space")
_SNOWED_BY_THEMSELVES = ("street", "roof", "forest", "garden", "japanese garden")


@dataclass(frozen=True, slots=True)
class Take:
    """An undeveloped picture: linear light, the set it was shot in, and who stands where."""

    image: Floats  # H x W x 3
    subjects: Floats  # H x W: how much of a pixel is a subject's
    chosen: ChosenSet
    placed: tuple[Placed, ...]
    panels: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seeds:
    """Where a shot's randomness comes from: the seed and the place, never the words.

    "Same shot, other light" therefore keeps its composition.
    """

    seed: int
    place: int

    def generator(self, stage: int) -> np.random.Generator:
        """A fresh generator for one stage."""
        return np.random.default_rng([self.seed, self.place, stage])


def shoot(
    brief: Brief, troupe: Cast, photos: Sequence[Bytes], size: tuple[int, int], seeds: Seeds
) -> Take:
    """Build the set and put everybody in it."""
    if brief.showcase and len(troupe.actors) > 1:
        return _panelled(brief, troupe, photos, size, seeds)
    if len(brief.views) > 1 and len(troupe.actors) == 1:
        return _turned_about(brief, troupe, photos, size, seeds)
    actors = gathered(troupe.actors, size, brief.shot)
    chosen = _set(_prepared(brief, actors), troupe, photos, size, seeds)
    placed = _arranged(brief, actors, chosen, size, seeds)
    image, theirs = _exposed(brief, chosen, placed, seeds)
    told = tuple(one for one in placed if one.name)
    return Take(image, theirs, chosen, told, notes=unmet(troupe.actors))


def _prepared(brief: Brief, actors: Sequence[Actor]) -> Brief:
    """Tell the set who comes: over the water where all float, without the furniture they bring.

    Where no place is named a boat with people in it is at sea, and a tree stands in a meadow.
    """
    brought = {f"own {actor.subject.noun}" for actor in actors if isinstance(actor, Ensemble)}
    brought |= {"sunrise"} if is_sunrise(brief.said) else set()
    scene = brief.scene
    if actors and all(floats(actor) for actor in actors):
        brought |= {"afloat"}
        if any(actor.subject.noun in ("koi", "fish") for actor in actors):
            brought |= {"koi"}
        if isinstance(actors[0], Ensemble):
            scene = scene or "sea"
    elif actors and isinstance(actors[0], Ensemble) and not (scene or brief.colour):
        scene = home_of(actors[0])
    return replace(brief, scene=scene, details=brief.details | brought)


def _set(
    brief: Brief, troupe: Cast, photos: Sequence[Bytes], size: tuple[int, int], seeds: Seeds
) -> ChosenSet:
    """The empty set with its weather on the ground."""
    photo = None if troupe.plate is None else opaque(photos[troupe.plate])
    chosen = choose_set(brief, troupe, photo, size, seeds.seed)
    backdrop = lit_as_said(_weathered_ground(chosen, brief.weather), brief.mode)
    if brief.mode == "neon" and chosen.called in _WITHOUT_TUBES:
        backdrop = neon(backdrop)
    return replace(chosen, backdrop=backdrop)


def _weathered_ground(chosen: ChosenSet, weather: str) -> Backdrop:
    backdrop = chosen.backdrop
    if backdrop.kind in ("studio", "room") or chosen.called in _SNOWED_BY_THEMSELVES:
        return backdrop
    if weather == "rain":
        return wet(backdrop)
    return snowed(backdrop) if weather == "snow" else backdrop


def _arranged(
    brief: Brief,
    actors: Sequence[Actor],
    chosen: ChosenSet,
    size: tuple[int, int],
    seeds: Seeds,
) -> tuple[Placed, ...]:
    backdrop = chosen.backdrop
    steady = brief.showcase or len(brief.views) > 1
    deep = backdrop.kind in ("room", "street", "land") and backdrop.floor == "ground"
    frame = Frame(
        *size,
        backdrop.ground,
        brief.shot,
        backdrop.tabletop,
        steady,
        backdrop.floor,
        deep,
        measured=backdrop.kind in ("room", "street") and not backdrop.tabletop,
        water=backdrop.water,
        horizon=backdrop.horizon,
    )
    return arrange(actors, frame, seeds.generator(1))


def _exposed(
    brief: Brief, chosen: ChosenSet, placed: Sequence[Placed], seeds: Seeds
) -> tuple[Floats, Floats]:
    """The picture in linear light, and how much of each pixel is a subject's."""
    backdrop, weather = chosen.backdrop, brief.weather
    outside = bool(weather) and backdrop.kind not in ("studio", "room")
    image = backdrop.image
    if outside and (weather != "fog" or backdrop.kind == "plate"):  # built sets fog themselves
        image = weathered(image, backdrop, weather, seeds.generator(4), behind=True)
    if placed:
        aperture = _aperture(brief, backdrop.blur)
        image = depth_of_field(image, backdrop.depth, backdrop.focus, aperture)
    if brief.mode == "dramatic":
        image = pooled(image, backdrop, placed)
    image, theirs = compose(backdrop, image, placed)
    if outside:
        image = weathered(image, backdrop, weather, seeds.generator(5), behind=False)
    return image, theirs


def _aperture(brief: Brief, usual: float) -> float:
    """How far the set is thrown out of focus."""
    if brief.focus:
        return 1.0 if brief.focus == "shallow" else 0.0
    if brief.shot in ("close-up", "extreme close-up"):
        return max(usual, 0.75)
    return usual * (0.3 if brief.shot in ("wide", "extreme wide") else 1.0)


def _turned_about(
    brief: Brief, troupe: Cast, photos: Sequence[Bytes], size: tuple[int, int], seeds: Seeds
) -> Take:
    """Several views of one subject, a panel each, in the same set and light."""
    (actor,) = troupe.actors
    seen = [seen_from(actor, view) for view in brief.views[:MOST]]
    notes = tuple(dict.fromkeys(note for _, note in seen if note))
    around = replace(troupe, actors=_alike([one for one, _ in seen], brief, size))
    return replace(_panelled(brief, around, photos, size, seeds), notes=notes)


def _alike(actors: Sequence[Actor], brief: Brief, size: tuple[int, int]) -> tuple[Actor, ...]:
    """Let one thing be as tall in every panel; a detail is closer."""
    places = cells(len(actors), *size)
    whole = [
        standing(actor, Frame(cell.width, cell.height, 0.9, brief.shot, steady=True), 0.5).height
        for actor, cell in zip(actors, places, strict=True)
        if actor.subject.view != "detail"
    ]
    most = min(whole, default=float("inf"))
    return tuple(
        actor if actor.subject.view == "detail" else replace(actor, most=most) for actor in actors
    )


def _panelled(
    brief: Brief, troupe: Cast, photos: Sequence[Bytes], size: tuple[int, int], seeds: Seeds
) -> Take:
    """One panel an actor; the same seed makes the same set in each."""
    actors = troupe.actors[:MOST]
    places = cells(len(actors), *size)
    takes = [
        _panel(brief, replace(troupe, actors=(actor,)), photos, cell, seeds)
        for actor, cell in zip(actors, places, strict=True)
    ]
    placed = tuple(
        replace(one, centre=one.centre + cell.left, foot=one.foot + cell.top)
        for take, cell in zip(takes, places, strict=True)
        for one in take.placed
    )
    image = assemble([take.image for take in takes], places, size)
    theirs = np.zeros(image.shape[:2], np.float32)
    for take, cell in zip(takes, places, strict=True):
        theirs[cell.window] = take.subjects
    return Take(image, theirs, takes[0].chosen, placed, len(actors))


def _panel(brief: Brief, alone: Cast, photos: Sequence[Bytes], cell: Cell, seeds: Seeds) -> Take:
    (actor,) = alone.actors
    size = (cell.width, cell.height)
    detail, reference = actor.subject.view == "detail", actor.subject.reference
    if detail and brief.views:
        brief = replace(brief, shot="close-up" if actor.upright else "extreme close-up")
    chosen = _set(brief, alone, photos, size, seeds)
    if not detail or brief.views or reference is None:
        placed = _arranged(brief, (actor,), chosen, size, seeds)
        image, theirs = _exposed(brief, chosen, placed, seeds)
        return Take(image, theirs, chosen, placed)
    close = close_crop(actor, opaque(photos[reference]), cell)
    whole = Placed(actor.subject.name, actor.cutout, cell.width / 2, cell.height, cell.height)
    square = replace(
        whole, cutout=replace(actor.cutout, alpha=np.ones(close.shape[:2], np.float32))
    )
    return Take(close, np.ones(close.shape[:2], np.float32), chosen, (square,))
