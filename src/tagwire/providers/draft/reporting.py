"""What a receipt says was understood: what the picture shows, and the words it does not show."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from .brief import Brief, Subject
from .casting import Cast
from .plate import regrades
from .stage import Take
from .words import lexicon
from .words.views import backless

_SAID: Final = (
    "colour",
    "light",
    "mode",
    "shot",
    "angle",
    "focus",
    "weather",
    "season",
    "details",
    "views",
)
_EMPTY_SHOTS = ("wide", "extreme wide")  # a set without subjects is one
_POSES: Final[Mapping[str, frozenset[str]]] = {
    "quadruped": frozenset(
        "stand walk run jump sit lie sleep fly swim fall hold read play".split()  # noqa: SIM905
    ),
    "bird": frozenset(("stand", "sit", "fly", "jump", "swim")),  # it perches
    "fish": frozenset(("stand", "lie", "fly", "jump", "swim")),  # it swims, a seal lies
    "frog": frozenset(("stand", "sit", "fly", "jump", "swim", "fall")),
}
_NOWHERE = (("space", "fog"), ("space", "aerial"))
_OVERHEAD = ("stars", "full moon")
_DARK = ("night", "moonlit", "dusk")
_UPRIGHT = ("person", "statue")  # families that do whatever there is a word for
_RESTS = frozenset(("stand", "sit", "lie", "fly", "jump"))  # what anything does, or is lifted


def reported(brief: Brief, take: Take) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What was drawn of a brief, in JSON, and the words in the prompt of what was not."""
    told: dict[str, Any] = {"set": take.chosen.called}
    missed: list[str] = []
    if take.panels:
        told["panels"] = take.panels
    drawn = [_subject(each, take, missed) for each in brief.subjects if each.reference is None]
    if drawn:
        told["subjects"] = drawn
    _of_references(brief.subjects, take, missed)
    if brief.scene != take.chosen.called and brief.scene and not lexicon.PLACES[brief.scene].vague:
        missed.append(f"place:{brief.scene}")
    for name in _SAID:
        value = getattr(brief, name)
        in_order = sorted(value) if isinstance(value, frozenset) else list(value)
        values = [value] if isinstance(value, str) and value else in_order
        shown = [each for each in values if _is_shown(name, each, brief, take)]
        missed += [f"{name}:{each}" for each in values if each not in shown]
        if shown:
            told[name] = shown[0] if isinstance(value, str) else shown
    if brief.manner:
        told["style"] = brief.manner
    words = dict(brief.said)
    return told, tuple(dict.fromkeys(words[each] for each in missed if each in words))


def roles_of(brief: Brief, troupe: Cast, tags: Sequence[str]) -> list[dict[str, str]]:
    """What every reference is in the picture."""
    roles: dict[int | None, str] = {actor.subject.reference: "subject" for actor in troupe.actors}
    apart = {troupe.plate: "place", brief.style: "style", brief.palette: "palette"}
    roles |= {index: role for index, role in apart.items() if index is not None}
    return [{"tag": tag, "role": roles.get(index, "unused")} for index, tag in enumerate(tags)]


def _is_shown(name: str, value: str, brief: Brief, take: Take) -> bool:
    """Whether a word that was understood has changed the picture, or agrees with it."""
    shows = _SHOWS.get(name)
    return shows is None or shows(value, brief, take)


def _colour(_: str, __: Brief, take: Take) -> bool:
    return take.chosen.called in ("studio", "space")


def _light(value: str, _: Brief, take: Take) -> bool:
    return take.chosen.called != "reference" or regrades(value)


def _shot(value: str, _: Brief, take: Take) -> bool:
    return bool(take.placed) or value in _EMPTY_SHOTS


def _angle(value: str, _: Brief, take: Take) -> bool:
    if (take.chosen.called, value) in _NOWHERE:
        return False
    return value in ("dutch", "eye") or take.chosen.called != "reference"


def _weather(value: str, _: Brief, take: Take) -> bool:
    if (take.chosen.called, value) in _NOWHERE:
        return False
    return take.chosen.backdrop.kind not in ("studio", "room")


def in_season(take: Take, season: str) -> bool:
    """Whether the set wears a season: rooms, photos and the Moon have none."""
    if take.chosen.backdrop.kind in ("studio", "room", "plate"):
        return False
    seasons = lexicon.PLACES[take.chosen.called].seasons
    return seasons is None or season in seasons


def _is_seen(detail: str, brief: Brief, take: Take) -> bool:
    """A detail the set has, or one that chose the set, its light or its table."""
    called, backdrop = take.chosen.called, take.chosen.backdrop
    brought = lexicon.DETAILS[detail]
    shows = lexicon.PLACES[called].shows if called != "reference" else frozenset()
    under_roof = backdrop.kind in ("room", "studio") and detail in _OVERHEAD
    lit = brought.light and brought.light == brief.light and _light(brief.light, brief, take)
    if not under_roof and (lit or (brought.mode and brought.mode == brief.mode)):
        return True
    if called == "reference" or (detail == "stars" and take.chosen.light not in _DARK):
        return False
    if backdrop.tabletop and detail in ("marble", "wood", "stone", "metal", "glass"):
        return True
    at_home = brought.place == called and called != "street"
    return at_home or shows is None or detail in shows


_SHOWS: Final[Mapping[str, Callable[[str, Brief, Take], bool]]] = {
    "colour": _colour,
    "light": _light,
    "shot": _shot,
    "angle": _angle,
    "focus": lambda _, __, take: bool(take.placed),
    "weather": _weather,
    "season": lambda season, _, take: in_season(take, season),
    "details": _is_seen,
    "views": lambda _, __, take: bool(take.panels),
}


def _subject(subject: Subject, take: Take, missed: list[str]) -> dict[str, Any]:
    """A noun that was drawn, with what is to be seen of what was said of it."""
    told: dict[str, Any] = {"noun": subject.noun}
    if subject.count > 1:
        told["count"] = subject.count
    family = lexicon.SUBJECTS[subject.noun].figure
    for name in ("colour", "clothes", "action", "place", "relation", "size"):
        value = getattr(subject, name)
        unseen = (name == "action" and not _does(family, value)) or (
            name == "size" and not _is_measured(take)
        )
        if value and unseen:
            missed.append(f"{name}:{value}")
        elif value:
            told[name] = value
    if subject.view in ("back", "shoulder") and not backless(subject):
        told["view"] = "back"
    return told


def _is_measured(take: Take) -> bool:
    """Whether anything beside a subject tells how large it is."""
    backdrop = take.chosen.backdrop
    beside = backdrop.kind in ("room", "street") and not backdrop.tabletop
    return beside or len(take.placed) > 1


def _does(family: str, action: str) -> bool:
    return family in _UPRIGHT or action in _POSES.get(family, _RESTS)


def _of_references(subjects: Sequence[Subject], take: Take, missed: list[str]) -> None:
    """A photo keeps its pose: it is lifted at most."""
    afloat = take.chosen.backdrop.floor == "none"
    for index, subject in enumerate(subjects):
        if subject.reference is None:
            continue
        seated = subject.relation == "on" and subject.action in ("sit", "lie", "sleep")
        shown = ("", "stand", "jump", *(("fly", "swim") if afloat else ()))
        if subject.action not in shown and not seated:
            missed.append(f"action:{subject.action}")
        other = subjects[index + 1] if index + 1 < len(subjects) else None
        if subject.relation == "faces" and other and other.reference is not None:
            missed.append("relation:faces")
