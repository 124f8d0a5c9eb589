"""Who rests on furniture, is under it or in it: composed in metres, laid out as one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .figures import box
from .figurine import Pose, mirrored
from .framing import USUAL_SHARE, Actor, Frame, Placed
from .matte import Cutout
from .sculpted import sculpted
from .waterline import sunk

_HERO = 0.60  # geometric mean of its sides, of the frame's
_MANNED = (0.74, 0.90)  # the same of a car one looks into, and of the frame's width at most
_SIDE = 96  # pixels of a stand-in: only its proportion counts


@dataclass(frozen=True, slots=True)
class Piece:
    """One of an ensemble: metres aside of its middle and above its lowest line."""

    name: str  # of who it is; nothing for a near part, shown a second time
    cutout: Cutout
    aside: float
    up: float
    tall: float
    order: float = 0.0
    shadow: str = "ground"

    @property
    def wide(self) -> float:
        """Metres."""
        return self.tall * self.cutout.proportion


@dataclass(frozen=True, slots=True, eq=False)
class Ensemble(Actor):
    """Several who are laid out as one; its own cut-out is only as wide and high as they are."""

    pieces: tuple[Piece, ...] = ()
    height: float = 1.0  # metres of the stand-in


def together(host: Actor, pieces: Sequence[Piece], relation: str, family: str = "") -> Ensemble:
    """Frame the pieces tightly: the host's place and count are the ensemble's.

    One with a ``family`` is turned and put on water as its family is.
    """
    moved, wide, high = _framed(pieces, pieces)
    blank = np.zeros((_SIDE, max(2, round(_SIDE * wide / high))), np.float32)
    blank[0, 0] = 1.0  # tells which way it was turned
    stand_in = Cutout(np.zeros((*blank.shape, 3), np.float32), blank)
    subject = replace(host.subject, metres=high, relation=relation, size="")
    return Ensemble(
        subject,
        stand_in,
        family,
        host.group,
        host.habitat if family else "ground",
        pieces=moved,
        height=high,
    )


def _framed(
    pieces: Sequence[Piece], shown: Sequence[Piece]
) -> tuple[tuple[Piece, ...], float, float]:
    """Measure all from the middle and the foot of those that are shown whole: width, height."""
    left = min(piece.aside - piece.wide / 2 for piece in shown)
    right = max(piece.aside + piece.wide / 2 for piece in shown)
    low, high = min(piece.up for piece in shown), max(piece.up + piece.tall for piece in shown)
    middle = (left + right) / 2
    moved = tuple(replace(one, aside=one.aside - middle, up=one.up - low) for one in pieces)
    return moved, right - left, high - low


def in_close_up(alone: Ensemble) -> Ensemble:
    """Frame the guests: of the furniture a close shot shows what is about them."""
    guests = [piece for piece in alone.pieces if piece.name not in ("", alone.subject.name)]
    if not guests:
        return alone
    moved, wide, high = _framed(alone.pieces, guests)
    blank = np.zeros((_SIDE, max(2, round(_SIDE * wide / high))), np.float32)
    blank[0, 0] = 1.0
    stand_in = Cutout(np.zeros((*blank.shape, 3), np.float32), blank)
    subject = replace(alone.subject, metres=high)
    return replace(alone, subject=subject, cutout=stand_in, pieces=moved, height=high)


def as_hero(alone: Ensemble, size: tuple[int, int]) -> Ensemble:
    """Let what is alone in the picture be as large as a frame of ``size`` holds well.

    Layout measures single things: of furniture it would leave too much room around.
    """
    width, height = size
    wide = alone.cutout.proportion
    unit = (width * height) ** 0.5
    taller = 0.25 * min(1.0, max(0.0, (0.95 - wide) / 0.35)) if width < height else 0.0
    usual = min(USUAL_SHARE * (1 + taller) * unit / wide**0.5, 0.80 * width / wide, 0.84 * height)
    low = float(np.clip((alone.height / 1.3) ** 0.5, 0.76, 1.0))  # a chair is no tower
    hero, widest = _MANNED if alone.family == "car" else (_HERO, 0.80)
    wanted = min(hero * unit / wide**0.5, widest * width / wide, 0.74 * low * height)
    return replace(alone, height=alone.height * usual / wanted)


def spread(placed: Sequence[Placed], actors: Sequence[Actor], frame: Frame) -> list[Placed]:
    """Put the members of every ensemble where it was placed, within the frame if they fit in."""
    members: list[Placed] = []
    for one, actor in zip(placed, actors, strict=True):
        several = _members(one, actor) if isinstance(actor, Ensemble) else [one]
        members += _kept_inside(several, frame) if len(several) > 1 else several
    return members


def _kept_inside(members: list[Placed], frame: Frame) -> list[Placed]:
    margin = 0.02 * frame.width
    left = min(one.centre - one.width / 2 for one in members) - margin
    right = max(one.centre + one.width / 2 for one in members) + margin
    if right - left > frame.width:
        return members
    aside = max(0.0, -left) - max(0.0, right - frame.width)
    return [replace(one, centre=one.centre + aside) for one in members]


def _members(one: Placed, whole: Ensemble) -> list[Placed]:
    alpha = one.cutout.alpha
    turned = alpha[0, -1] > alpha[0, 0]
    shown = alpha.shape[0] / whole.cutout.alpha.shape[0]
    metres = whole.subject.metres or 1.0
    drowned, scale = (1 - shown) * metres, one.height / (shown * whole.height)
    members = []
    for piece in whole.pieces:
        under = max(0.0, drowned - piece.up) / piece.tall if drowned > 0 else 0.0
        cutout = mirrored(piece.cutout) if turned else piece.cutout
        stands = Placed(
            piece.name,
            sunk(cutout, under, askew=bool(whole.family)) if under > 0 else cutout,
            one.centre + (-1 if turned else 1) * piece.aside * scale,
            one.foot - (piece.up - drowned + under * piece.tall) * scale,
            piece.tall * (1 - under) * scale,
            order=one.order + 0.01 * piece.order,
            shadow=one.shadow if piece.shadow == "ground" else piece.shadow,
            hazy=one.hazy,
            lift=one.lift,
        )
        members.append(stands)
    return members


def tall_of(actor: Actor) -> float:
    """Metres from the lowest to the highest point, as somebody stands, sits or lies."""
    metres = actor.subject.metres or 0.3
    metres *= {"small": 0.7, "large": 1.4}.get(actor.subject.size, 1.0)
    if actor.pose is None or actor.family not in ("person", "quadruped"):
        return metres
    return float(metres * actor.cutout.alpha.shape[0] / actor.pose.height)


def acting(actor: Actor, action: str, facing: float) -> Actor:
    """The figure with another pose; a photo stays as it is, and who shows us the back does so."""
    if actor.pose is None:
        return actor
    if actor.pose.away and abs(facing) <= 1 and action not in ("lie", "sleep"):
        facing = actor.pose.facing
    pose = replace(actor.pose, action=action, facing=facing)
    return replace(actor, pose=pose, cutout=sculpted(actor.family, pose))


def near_part(
    host: Pose, action: str, cutout: Cutout, tall: float
) -> tuple[Cutout, float, float, float] | None:
    """What of a piece of furniture is before who is in or under it.

    The cut-out, and in metres how far it lies aside and up, and how tall it is; ``cutout`` and
    ``tall`` are the whole furniture's.
    """
    pose = replace(host, action=action)
    seen = box.outline(pose)
    if seen is None:
        return None
    left, top, right, bottom = seen
    wide = tall * cutout.proportion
    return (
        sculpted("box", pose),
        ((left + right) / 2 - 0.5) * wide,
        (1 - bottom) * tall,
        (bottom - top) * tall,
    )
