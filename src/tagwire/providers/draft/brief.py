"""What a prompt asks for, once read: the value every later stage works from."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Subject:
    """One reference that is to be seen in the picture."""

    reference: int
    name: str
    metres: float | None = None
    place: str = ""  # left, right, centre, background, foreground or unsaid
    relation: str = ""  # to the subject said next
    view: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything understood of a prompt, and everything that was not."""

    subjects: tuple[Subject, ...] = ()
    plate: int | None = None
    style: int | None = None
    palette: int | None = None
    scene: str = ""
    colour: str = ""  # the name or #hex of the set's colour
    light: str = ""
    mode: str = ""
    shot: str = ""
    angle: str = ""
    focus: str = ""
    surface: bool = False  # things stand on a table rather than on the floor
    product: bool = False  # a commercial shot: the goods come first
    showcase: bool = False
    ignored: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
