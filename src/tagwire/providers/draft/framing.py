"""How large one subject stands in a frame of any shape, and where its foot is."""

from dataclasses import dataclass, replace

from .backdrop import Floor, Open
from .brief import Subject
from .faces import face_of
from .figurine import Pose
from .matte import Cutout

# Geometric mean of a subject's sides, as a share of the frame's.
SHARES = {
    "extreme close-up": 1.05,
    "close-up": 0.74,
    "medium": 0.58,
    "full": 0.50,
    "wide": 0.21,
    "extreme wide": 0.12,
}
USUAL_SHARE = 0.46
SCULPTED_SHARE = 0.38  # figures leave more of their set to be seen
HUMAN = 1.75  # metres
DISTANT = ("wide", "extreme wide")
_TIGHT = ("close-up", "extreme close-up")
_CUTS = {"medium": (1.42, 0.10), "close-up": (2.45, 0.07), "extreme close-up": (4.2, 0.02)}
"""Of somebody standing: height and room above the head, as shares of the frame's height."""
_HEADS = {"medium": (0.30, 0.08), "close-up": (0.56, 0.06), "extreme close-up": (0.92, 0.0)}
_BLOOMS = {"close-up": (0.74, 0.06), "extreme close-up": (1.1, 0.02)}
"""The same of a head in a photo, and of a blossom."""
_FLOWERS = ("rose", "tulip", "sunflower", "flower")


@dataclass(frozen=True, slots=True, eq=False)
class Actor:
    """A subject and its cut-out; several of one kind are several actors of one group."""

    subject: Subject
    cutout: Cutout
    family: str = ""  # of a figure, as in figures/; empty for a reference
    group: int = 0
    habitat: str = "ground"
    pose: Pose | None = None  # a figure's
    most: float = float("inf")  # pixels it may be high: panels of one thing agree

    @property
    def person(self) -> bool:
        """People and the like: tall, and cut by their photo's lower edge more often than not."""
        if self.family:
            return self.family == "person"
        return (self.subject.metres or 0.0) > 1.0 or self.cutout.bust

    @property
    def human(self) -> bool:
        """Somebody with a head nothing should be set upon."""
        if self.family:
            return self.family == "person"
        return self.subject.metres == HUMAN or self.cutout.bust

    @property
    def portrayed(self) -> bool:
        """A figure made for a close shot: what the frame does not show of it is not there."""
        return self.pose is not None and self.pose.close is not None and bool(self.cutout.face)

    @property
    def upright(self) -> bool:
        """A figure of which a close shot shows only the upper part: people, and all with faces."""
        return self.portrayed or (self.family == "person" and self.cutout.proportion < 0.75)


@dataclass(frozen=True, slots=True)
class Placed:
    """A cut-out at its place: pixels, foot line and stacking."""

    name: str
    cutout: Cutout
    centre: float
    foot: float
    height: float
    order: float = 0.0  # smaller is further back
    shadow: str = "ground"  # ground, held, rest (upon furniture), water (afloat) or none
    hazy: float = 0.0
    lift: float = 0.0  # how far above its foot line it is: a jump, a flight
    turned: bool = False  # a figure that looks to the left

    @property
    def width(self) -> float:
        """Width at this height."""
        return self.height * self.cutout.proportion

    def shot_through(self, frame: "Frame") -> bool:
        """Whether the frame's lower edge cuts it."""
        return self.foot > 1.02 * frame.height


@dataclass(frozen=True, slots=True)
class Frame:
    """What layout needs to know of the picture to be made."""

    width: int
    height: int
    ground: float
    shot: str
    tabletop: bool = False
    steady: bool = False  # one panel of several: composed like the others
    floor: Floor = "ground"
    deep: bool = False  # a floor in perspective: who stands high on it stands far away
    measured: bool = False  # doors and cars beside them tell how large subjects are
    water: Open | None = None  # beyond the bank, where there is some
    horizon: float = 0.0  # row

    @property
    def unit(self) -> float:
        """Side of the square with the frame's area."""
        return float((self.width * self.height) ** 0.5)

    @property
    def upright(self) -> bool:
        """Taller than wide."""
        return self.width < self.height


def standing(
    actor: Actor, frame: Frame, x: float, *, share: float | None = None, grow: float = 1.0
) -> Placed:
    """One subject alone, as large as the shot says and the frame allows."""
    cutout = actor.cutout
    wanted = (share or SHARES.get(frame.shot, USUAL_SHARE)) * frame.unit * grow
    height = wanted / cutout.proportion**0.5
    if cutout.bust:
        return _bust(actor, frame, x, height)
    if frame.shot in _CUTS and actor.upright:
        return _cut_by_frame(actor, frame, x, _CUTS[frame.shot])
    if frame.shot in _BLOOMS and actor.subject.noun in _FLOWERS:
        share, above = _BLOOMS[frame.shot]
        return _cut_by_frame(actor, frame, x, (share / min(1.0, cutout.proportion), above))
    if frame.shot in _HEADS and not actor.family and actor.human and cutout.proportion < 0.8:
        return _head_and_shoulders(actor, frame, x)
    if frame.upright and not frame.steady:
        height *= 1.0 + 0.25 * min(1.0, max(0.0, (0.95 - cutout.proportion) / 0.35))
    tight = frame.shot in _TIGHT
    usual = tallest_of(actor, frame) if actor.family and not frame.shot else 0.84
    tallest = 1.15 if frame.shot == "extreme close-up" else 0.92 if tight else usual
    widest = 1.25 if frame.shot == "extreme close-up" else 0.96 if tight else 0.80
    height = min(height, tallest * frame.height, widest * frame.width / cutout.proportion)
    height = min(height, actor.most)
    foot = _foot(height, frame)
    return Placed(actor.subject.name, cutout, x * frame.width, foot, height)


def tallest_of(actor: Actor, frame: Frame) -> float:
    """How high a figure may be, of the frame's height: no cat is as tall as the door beside it."""
    close = frame.shot in _TIGHT or frame.shot == "medium"
    if close or not frame.measured or not actor.subject.metres:
        return 0.66
    return 0.66 * float(min(1.0, actor.subject.metres / HUMAN) ** 0.5)


def _cut_by_frame(actor: Actor, frame: Frame, x: float, cut: tuple[float, float]) -> Placed:
    """Come as close as the shot says: the body leaves the frame below the chest or the thighs."""
    tall, above = cut
    tall *= min(1.0, 0.55 + 0.45 * frame.width / frame.height)
    height, top = tall * frame.height, above * frame.height
    return Placed(actor.subject.name, actor.cutout, x * frame.width, top + height, height)


def _head_and_shoulders(actor: Actor, frame: Frame, x: float) -> Placed:
    """Somebody whose whole photo there is, their head in the middle of what the frame shows."""
    column, _, size = face_of(actor.cutout)
    share, above = _HEADS[frame.shot]
    share = min(share, 1.3 * frame.width / frame.height)
    one = _cut_by_frame(actor, frame, x, (share / size, above))
    return replace(one, centre=one.centre + (0.5 - column) * one.width)


def _foot(height: float, frame: Frame) -> float:
    """Centre what is small a little below the middle; let what is tall stand low in the frame."""
    if frame.tabletop:
        return frame.ground * frame.height
    if frame.deep:
        return (0.84 if frame.shot in DISTANT else frame.ground) * frame.height
    lowest = (frame.ground if height < 0.9 * frame.height else 1.02) * frame.height
    if frame.shot in DISTANT:
        return min(lowest, 0.80 * frame.height)
    middle = 0.57 if frame.ground < 0.93 else 0.66
    return max(min(middle * frame.height + height / 2, lowest), 0.74 * frame.height)


def _bust(actor: Actor, frame: Frame, x: float, wanted: float) -> Placed:
    """Somebody cut by the photo's edge rests on the frame's edge."""
    cutout = actor.cutout
    height = max(wanted, (0.50 if frame.shot in DISTANT else 0.86) * frame.height)
    if frame.shot in _TIGHT:
        height = max(height, 0.98 * frame.height)
    height = min(height, (1.25 if frame.upright else 0.9) * frame.width / cutout.proportion)
    if cutout.headless:
        # A photo that cuts the top as well must fill the frame, or it looks like a sticker.
        height = max(height, 1.03 * frame.height)
    else:
        height = min(height, 0.95 * frame.height)
    return Placed(
        actor.subject.name, cutout, x * frame.width, 1.006 * frame.height, height, shadow="none"
    )
