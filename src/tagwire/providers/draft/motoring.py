"""Who sits in a car, a bus or a train: head and shoulders behind its windows, in metres."""

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from .colour import Floats, clip01, from_hex, mix
from .ensemble import Ensemble, Piece, acting, tall_of, together
from .extent import extent
from .faces import face_of
from .figures import car
from .figurine import Pose
from .filters import blur
from .framing import Actor
from .matte import Cutout
from .sculpted import sculpted

_PELVIS = 0.275  # of somebody's height, sitting, from the soles to the seat
_SEEN = 0.27  # metres of somebody that are seen over the sill, at least
_ASLANT, _FROM_ABOVE = 0.49, 0.13  # metres ahead and up that a metre further off seems to be
_OUT = 0.44  # the same of who is leant out of a window
_FRAME = 1.72  # of a medium shot's frame, in what it is of: see framing.SHARES
_SOFT = 300  # pixels: finer than that, a vehicle close by would show its samples
_BLUR = 0.9  # pixels of those
_TALLEST = 1.45  # metres, sitting: an elephant in a car is a small one
_HEAD, _SITS = 0.235, 0.92  # metres, of somebody in a photo: the head, and from seat to crown
_GLASS, _REFLECTS = from_hex("#39444c"), 0.16
_CLEAR = 0.72  # of what windows mirror is left out where one looks in
_SHADE = 0.80  # of the light that falls into a car
_WINDOW = ("window", "windows", "窗", "窗户")


def inside(
    guests: Sequence[Actor], actor: Actor, relation: str, *, drives: bool, close: bool = False
) -> Ensemble:
    """The vehicle with its guests; the first ``drives`` it or is carried along.

    ``close``: the frame shows them and what of the vehicle is about them.
    """
    assert actor.pose is not None
    pose = replace(actor.pose, action="")
    if close:
        pose = replace(pose, height=min(pose.height, _SOFT))
        actor = replace(actor, pose=pose, cutout=_out_of_focus(sculpted("car", pose)))
    (middle,) = car.spots(pose, [(0.0, car.cockpit(pose).sill, 0.0)])
    whole = Piece(actor.subject.name, actor.cutout, 0.0, 0.0, middle.metres)
    room = car.cockpit(pose)
    seats = [*(room.driven if drives else ()), *room.seats]
    out = actor.subject.name.lower().endswith(_WINDOW)
    mask = sculpted("car", replace(pose, action="windows"))
    pieces = [whole if room.open else replace(whole, cutout=_unglazed(actor.cutout, mask))]
    for index, guest in enumerate(guests[: len(seats)]):
        posed = _seated(guest, pose)
        x, y, z = seats[index]
        leans = out and index == 0
        if leans:
            x, z = x + _ASLANT * (room.near + 0.06 - z), room.near + 0.06
        one = _placed(posed, whole, pose, (x, y, z), out=leans)
        one = replace(one, order=1.0 + 0.01 * index - 0.5 * (z < 0))
        if room.open:
            pieces.append(one)
        else:
            sill = _sill(pose, whole, (x, room.sill, z)) if leans else None
            pieces.append(_behind_glass(one, whole, mask, sill))
    if room.open:
        pieces.append(_near_side(pose, whole))
    return together(actor, pieces, relation, "car")


def _seated(guest: Actor, pose: Pose) -> Actor:
    """Sit, looking where the vehicle goes."""
    if guest.family == "person":
        return acting(guest, "ride" if pose.noun == "tractor" else "perch", car.facing(pose))
    if guest.family == "quadruped":
        return acting(guest, "sit", car.facing(pose))
    return guest


def _placed(
    guest: Actor, whole: Piece, pose: Pose, seat: tuple[float, float, float], *, out: bool
) -> Piece:
    """Put somebody's seat on the seat, and the head where it is seen."""
    room, (x, y, z) = car.cockpit(pose), seat
    if not guest.family:
        tall = _HEAD / max(face_of(guest.cutout)[2], 0.02)
        top = y + _SITS
    else:
        tall = min(tall_of(guest), _TALLEST)
        top = y + (1 - (_PELVIS if guest.family == "person" else 0.0)) * tall
    if out:
        top = room.sill + _OUT
    elif not room.open:  # seen from above, who sits further off seems to sit higher
        top = min(max(top, room.sill + _SEEN), room.ceiling) - _FROM_ABOVE * (room.near - z)
    (spot,) = car.spots(pose, [(x, top, z)])
    larger = whole.tall / spot.metres
    tall *= larger
    aside, up = (spot.column - 0.5) * whole.wide, (1 - spot.row) * whole.tall
    column = guest.cutout.face[0] if guest.cutout.face else 0.5
    aside -= (column - 0.5) * tall * guest.cutout.proportion
    return Piece(guest.subject.name, guest.cutout, aside, up - tall, tall, 1.0, "none")


def _sill(pose: Pose, whole: Piece, point: tuple[float, float, float]) -> float:
    """How high a window begins, in metres of the whole."""
    (spot,) = car.spots(pose, [point])
    return (1 - spot.row) * whole.tall


def _behind_glass(one: Piece, whole: Piece, windows: Cutout, sill: float | None) -> Piece:
    """What of somebody is seen through the windows, or above the sill of one leant out of."""
    cutout = one.cutout
    rows, columns = cutout.alpha.shape
    if sill is not None:
        height = one.up + one.tall * (1 - (np.arange(rows, dtype=np.float32) + 0.5) / rows)
        shown = clip01((height - sill) / 0.02)[:, None] * np.ones((1, columns), np.float32)
        colour = cutout.colour
    else:
        shown = _seen_through(one, whole, windows) * np.float32(1 - _REFLECTS)
        colour = mix(cutout.colour * np.float32(_SHADE), _GLASS, 0.12)
    return _cropped(replace(one, cutout=replace(cutout, colour=colour)), cutout.alpha * shown)


def _out_of_focus(cutout: Cutout) -> Cutout:
    """What is between the lens and who it is focused on."""
    return replace(
        cutout,
        colour=blur(cutout.colour, _BLUR),
        alpha=blur(cutout.alpha, _BLUR),
        glow=None if cutout.glow is None else blur(cutout.glow, _BLUR),
    )


def _unglazed(cutout: Cutout, windows: Cutout) -> Cutout:
    """A vehicle whose windows mirror less, so that one looks in."""
    if cutout.glow is None or cutout.alpha.shape != windows.alpha.shape:
        return cutout
    share = _panes(windows)[..., None]
    return replace(cutout, glow=cutout.glow * (1 - _CLEAR * share))


def _panes(windows: Cutout) -> Floats:
    return clip01((windows.colour[..., 1] * windows.alpha - 0.12) * 3.2)


def _seen_through(one: Piece, whole: Piece, windows: Cutout) -> Floats:
    """How much of the windows lies before every pixel of somebody's cut-out."""
    rows, columns = one.cutout.alpha.shape
    high, wide = windows.alpha.shape
    glass = _panes(windows)
    across = one.wide / columns * wide / whole.wide
    down = one.tall / rows * high / whole.tall
    left = (0.5 + (one.aside - 0.5 * one.wide) / whole.wide) * wide
    top = (1 - (one.up + one.tall) / whole.tall) * high
    way = np.array([[across, 0, left], [0, down, top]], np.float32)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(glass, way, (columns, rows), flags=flags), np.float32)


def _cropped(one: Piece, alpha: Floats) -> Piece:
    """A piece with another alpha, as small as what is left of it."""
    changed = replace(one, cutout=replace(one.cutout, alpha=alpha))
    seen = extent(alpha > 0.03)
    if seen is None:
        return changed
    rows, columns = seen
    return _cut(changed, (rows.start, rows.stop), (columns.start, columns.stop))


def _cut(one: Piece, rows: tuple[int, int], columns: tuple[int, int]) -> Piece:
    """Some rows and columns of a piece, where they were."""
    cutout, (high, wide) = one.cutout, one.cutout.alpha.shape
    part = np.s_[rows[0] : rows[1], columns[0] : columns[1]]
    crop = replace(
        cutout,
        colour=cutout.colour[part],
        alpha=cutout.alpha[part],
        normal=None if cutout.normal is None else cutout.normal[part],
        glow=None if cutout.glow is None else cutout.glow[part],
        hands=None,
        face=None,
        seat=None,
    )
    return replace(
        one,
        cutout=crop,
        aside=one.aside + (sum(columns) / 2 / wide - 0.5) * one.wide,
        up=one.up + (1 - rows[1] / high) * one.tall,
        tall=one.tall * (rows[1] - rows[0]) / high,
    )


def within(near: Ensemble, size: tuple[int, int]) -> Ensemble:
    """A close shot's vehicle without what lies far outside a frame of ``size``."""
    ratio = size[0] / size[1]
    wide = near.height * near.cutout.proportion
    seen = max(_FRAME * (wide * near.height * ratio) ** 0.5, wide / 0.8, ratio * near.height / 0.8)
    across, down = 0.65 * seen, 0.7 * seen / ratio
    pieces = []
    for one in near.pieces:
        high, many = one.cutout.alpha.shape
        top = round((one.up + one.tall - near.height / 2 - down) / one.tall * high)
        bottom = round((one.up + one.tall - near.height / 2 + down) / one.tall * high)
        left = round((-across - one.aside + one.wide / 2) / one.wide * many)
        right = round((across - one.aside + one.wide / 2) / one.wide * many)
        rows = max(0, top), max(2, min(high, bottom))
        columns = max(0, left), max(2, min(many, right))
        shown = rows[1] - rows[0] > 1 and columns[1] - columns[0] > 1
        pieces.append(_cut(one, rows, columns) if shown and one.name else one)
    return replace(near, pieces=tuple(pieces))


def _near_side(pose: Pose, whole: Piece) -> Piece:
    """The wheels and posts before who sits in the open."""
    left, top, right, bottom = car.outline(pose)
    aside = ((left + right) / 2 - 0.5) * whole.wide
    part = sculpted("car", replace(pose, action="before"))
    return Piece(
        "", part, aside, (1 - bottom) * whole.tall, (bottom - top) * whole.tall, 5.0, "none"
    )
