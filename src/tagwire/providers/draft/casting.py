"""Deciding roles with the pictures at hand: who is a subject, and which photo is the place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .acting import at_ease
from .brief import Brief, Subject
from .carrying import gesture, mounts
from .colour import Bytes, linear
from .figurine import Pose
from .framing import Actor
from .group_shot import MOST, made_for
from .matte import Cutout, cut_out, opaque
from .portrait import has_face
from .sculpted import sculpted
from .shoulders import near_head
from .words import lexicon

_GROUPS = {"couple": 2, "family": 3, "crowd": 6}
_KIN = ("man", "woman", "girl", "boy", "child")  # of a family
_MANY = 4  # so many are small in the frame
_TOO_SMALL, _TOO_LARGE, _UNSURE = 0.012, 0.90, 0.55
_AWAY = {"person": 1.84, "quadruped": 1.76}  # from behind, turned a little to one side
_PAST = 1.7  # over whose shoulder one looks
_TO_THE_OTHER = 0.2  # who is looked at by somebody seen from behind
_TURNED_TO_US = 0.32  # an animal's face, from three quarters
_SOARING = ("eagle", "seagull", "dove", "bird", "crow")
_OPEN = ("sky", "sea", "mountains", "canyon", "islands", "beach", "hills", "desert", "lake")
"""Over these, birds are on the wing where nothing else is said of them."""
_LONG = ("car", "cycle")  # in a tall frame they come towards us
_IDLE = ("", "walk", "", "sit")  # of animals side by side, in turn
_AROUND = (0.8, 0.62, 0.9, 0.7, 0.84)
_AGES = (1.0, 0.93, 0.68, 0.9, 0.97)
_AFTER_DARK = ("night", "moonlit", "dusk", "storm")


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors cut out or sculpted, the photo that is the place, and what there is to say."""

    actors: tuple[Actor, ...]
    plate: int | None = None
    centre: tuple[float, float] = (0.5, 0.5)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Individuals:
    """For what frame figures are sculpted, and from which seed."""

    size: tuple[int, int]
    seed: int

    def variant(self, group: int, index: int) -> int:
        """Another number, another individual."""
        return (self.seed * 1_000_003 + group * 101 + index) % 2**31


def cast(brief: Brief, photos: Sequence[Bytes], size: tuple[int, int], seed: int) -> Cast:
    """Cut every reference out and sculpt every noun; a photo without a subject is the place."""
    actors = tuple(
        actor
        for group, subject in enumerate(brief.subjects)
        for actor in _played(subject, group, brief, photos, _Individuals(size, seed))
    )
    chosen = Cast(actors, brief.plate)
    only = actors[0] if len(actors) == 1 else None
    reference = only.subject.reference if only else None
    if brief.plate is not None or only is None or reference is None:
        return replace(chosen, actors=tuple(_shown(actor, photos) for actor in chosen.actors))
    if _repainted(brief):
        return Cast((), reference, centre=only.cutout.centre)
    if _scenic(only.cutout):
        note = f"{_named(only)} has no clear subject: used as the whole picture"
        return Cast((), reference, notes=(note,))
    return chosen


def _played(
    subject: Subject,
    group: int,
    brief: Brief,
    photos: Sequence[Bytes],
    make: _Individuals,
) -> list[Actor]:
    """The actors of one subject: as many as it counts, each another individual."""
    count = subject.count if subject.count > 1 else _GROUPS.get(subject.noun, 1)
    last = count - 1
    one = [
        replace(subject, count=1, relation=subject.relation if index == last else "")
        for index in range(count)
    ]
    if subject.reference is not None:
        cutout = cut_out(photos[subject.reference])
        return [Actor(each, cutout, group=group) for each in one]
    noun = lexicon.SUBJECTS[subject.noun]
    share = 0.55 if count >= _MANY else 1.0
    width, height = make.size
    pose = _posed(group, brief, (round(width * share), round(height * share)))
    if "close-up" in brief.shot and height > width and noun.figure in _LONG:
        pose = replace(pose, facing=0.3)
    among = _faces(brief)
    if among:
        pose = _portrayed(pose, subject, brief, make.size, among)
    poses = [replace(pose, variant=make.variant(group, index)) for index in range(count)]
    if subject.noun == "family":
        one, poses = _kin(one, poses)
    eased = not pose.close and at_ease(subject, noun.figure, count)
    if eased:
        poses = [_at_ease(own, index, noun.figure) for index, own in enumerate(poses)]
    actors = [
        Actor(each, sculpted(noun.figure, own), noun.figure, group, noun.habitat, own)
        for each, own in zip(one, poses, strict=True)
    ]
    return _grown(actors) if eased else actors


def _kin(subjects: list[Subject], poses: list[Pose]) -> tuple[list[Subject], list[Pose]]:
    """A family: its parents and their children."""
    nouns = [_KIN[index % len(_KIN)] for index in range(len(poses))]
    told = [
        replace(each, noun=noun, metres=lexicon.SUBJECTS[noun].metres)
        for each, noun in zip(subjects, nouns, strict=True)
    ]
    return told, [replace(own, noun=noun) for own, noun in zip(poses, nouns, strict=True)]


def _at_ease(pose: Pose, index: int, family: str) -> Pose:
    """One of several who do nothing in particular: it walks a step, rests, is turned a little."""
    still = family != "quadruped" or pose.action
    action = pose.action if still else _IDLE[index % len(_IDLE)]
    return replace(pose, action=action, facing=_AROUND[index % len(_AROUND)])


def _grown(actors: list[Actor]) -> list[Actor]:
    """The members of a group, some younger, their heights in metres as they stand or lie."""
    stands = actors[0].cutout.alpha.shape[0]
    grown = []
    for index, actor in enumerate(actors):
        share = _AGES[index % len(_AGES)] * actor.cutout.alpha.shape[0] / stands
        metres = actor.subject.metres
        told = replace(actor.subject, metres=metres and metres * share)
        grown.append(replace(actor, subject=told))
    return grown


def _faces(brief: Brief) -> int:
    """Of how many faces a close shot consists; 0 if it is no such picture."""
    for subject in brief.subjects:
        noun = lexicon.SUBJECTS.get(subject.noun)
        if noun is None or not has_face(noun.figure, subject.noun):
            return 0
    if len(brief.views) > 1 or any(
        subject.relation not in ("", "beside", "faces") for subject in brief.subjects
    ):
        return 0
    counts = [max(each.count, _GROUPS.get(each.noun, 1)) for each in brief.subjects]
    return sum(counts) if sum(counts) <= MOST else 0


def _portrayed(
    pose: Pose, subject: Subject, brief: Brief, size: tuple[int, int], among: int
) -> Pose:
    """Who is in a close shot: only the face and what the frame shows around it, finely."""
    family = lexicon.SUBJECTS[subject.noun].figure
    made = made_for(size, brief.shot, family, subject.place, among)
    if made is not None and subject.view == "shoulder":
        made = near_head(size)
    if made is None:
        return pose
    free = family == "person" or pose.away
    facing = pose.facing if free else min(pose.facing, _TURNED_TO_US)
    return replace(pose, height=made[0], close=made[1], facing=facing)


def posed_from(actor: Actor, view: str) -> Pose:
    """The pose of a figure, seen from another side."""
    assert actor.pose is not None
    return replace(actor.pose, facing=_facing(actor.family, actor.pose.action, view))


def _posed(group: int, brief: Brief, size: tuple[int, int]) -> Pose:
    """How a noun's figure is sculpted: towards the right; the layout may turn it."""
    subject = brief.subjects[group]
    entry = lexicon.SUBJECTS[subject.noun]
    family, action = entry.figure, _doing(group, brief)
    return Pose(
        entry.sprite or subject.noun,
        _resolution(size, brief.shot),
        action=action,
        colour=lexicon.COLOURS.get(subject.colour, subject.colour),
        facing=_TO_THE_OTHER if _met(group, brief) else _facing(family, action, subject.view),
        dark=brief.light in _AFTER_DARK or brief.mode == "neon",
        size=subject.size,
        clothes=subject.clothes,
    )


def _met(group: int, brief: Brief) -> bool:
    """Whether somebody seen from behind looks at it: then it is towards us."""
    before = brief.subjects[group - 1] if group else None
    return before is not None and (before.view, before.relation) == ("back", "faces")


def _doing(group: int, brief: Brief) -> str:
    """What somebody is seen to do: what is said, or what goes with holding and riding."""
    subject = brief.subjects[group]
    family = lexicon.SUBJECTS[subject.noun].figure
    other = brief.subjects[group + 1] if brief.subjects[group + 1 :] else None
    mount = lexicon.SUBJECTS.get(other.noun) if other else None
    if other and mounts(subject.relation, family, mount.figure if mount else ""):
        return gesture(family, mount.figure if mount else "")
    if not subject.action and family == "bird" and _soars(subject, brief):
        return "fly"
    holding = family == "person" and subject.relation == "holding"
    return subject.action or ("hold" if holding else "")


def _soars(subject: Subject, brief: Brief) -> bool:
    """Whether a bird of which nothing is said is on the wing: wings folded, nobody hangs in air."""
    if subject.noun not in (*_SOARING, "hummingbird") or "close-up" in brief.shot:
        return False
    if subject.relation == "above" or subject.noun == "hummingbird":
        return True
    return brief.scene in _OPEN and subject.relation in ("", "follows")


def _resolution(size: tuple[int, int], shot: str) -> int:
    """Sculpt at a few sizes only, so that they are remembered; finer for a close look."""
    wanted = (1.5 if "close-up" in shot else 0.95 if shot == "medium" else 0.6) * min(size)
    return next((step for step in (180, 360, 540) if step >= wanted), 900)


def _facing(family: str, action: str, view: str) -> float:
    """Faces are to be seen: a person turns to the camera, an animal shows its outline."""
    if view in ("back", "shoulder"):
        return _AWAY.get(family, 1.8) if view == "back" else _PAST
    if view in ("front", "side"):
        return 1.0 if view == "side" else 0.0
    if family == "person":
        return 0.7 if action in ("walk", "run", "ride", "cycle", "climb", "swim") else 0.45
    return 0.8


def _repainted(brief: Brief) -> bool:
    """A style or palette and one photo, and no place of its own: the photo is the composition."""
    styled = brief.style is not None or brief.palette is not None or bool(brief.manner)
    return styled and len(brief.views) < 2 and not brief.scene and not brief.colour


def _scenic(cutout: Cutout) -> bool:
    return not _TOO_SMALL <= cutout.share <= _TOO_LARGE or cutout.certainty < _UNSURE


def _named(actor: Actor) -> str:
    return f"@{actor.subject.name}" if actor.subject.name else "the reference"


def _shown(actor: Actor, photos: Sequence[Bytes]) -> Actor:
    """Show the whole photo, as a print, where no subject could be found in it."""
    reference = actor.subject.reference
    if reference is None or actor.cutout.share >= _TOO_SMALL:
        return actor
    return replace(actor, cutout=whole_photo(photos[reference]))


def whole_photo(photo: Bytes) -> Cutout:
    """Wrap a photo as if it were one big subject."""
    colour = linear(opaque(photo))
    return Cutout(colour, np.ones(colour.shape[:2], np.float32), share=1.0)
