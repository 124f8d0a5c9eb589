"""What a prompt asks for, once read: the value every later stage works from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that is to be seen in the picture: a reference, or a noun without one."""

    reference: int | None  # its place among the references; None: it is made from the noun
    name: str  # the tag as it is spelt, or the noun as it was said
    noun: str = ""  # its entry in words/subjects.toml, where there is one
    metres: float | None = None
    place: str = ""  # left, right, centre, background, foreground or unsaid
    relation: str = ""  # to the subject said next
    view: str = ""
    count: int = 1
    colour: str = ""  # the name or #hex
    action: str = ""  # walk, run, jump, sit ... as in figurine.Pose
    size: str = ""  # small, large
    clothes: str = ""  # a garment of words/garments.toml


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything understood of a prompt, and everything that was not."""

    subjects: tuple[Subject, ...] = ()
    plate: int | None = None
    style: int | None = None  # the reference whose style is taken
    palette: int | None = None
    manner: str = ""  # a style by name: a file of styles/
    scene: str = ""  # a set by name: a file of sets/
    colour: str = ""  # the name or #hex of the set's colour
    light: str = ""
    mode: str = ""
    shot: str = ""
    angle: str = ""
    focus: str = ""
    weather: str = ""
    season: str = ""
    details: frozenset[str] = frozenset()  # of the place: paris, palm, full moon ...
    views: tuple[str, ...] = ()  # several angles of one thing: front, side, detail ...
    surface: bool = False  # things stand on a table rather than on the floor
    product: bool = False  # a commercial shot: the goods come first
    showcase: bool = False  # several references are views of one thing
    said: tuple[tuple[str, str], ...] = ()  # what was understood ("light:dusk"), and its word
    ignored: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
