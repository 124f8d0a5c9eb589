"""The Node class: fields are settings, `run()` parameters ports, its return the output."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field

from tagwire.core.errors import NodeInvalid, Problem
from tagwire.core.faults import COLOR
from tagwire.core.ports import Port, Signature, read_signature
from tagwire.core.request import Tariff
from tagwire.core.tailored import Tailored
from tagwire.core.values import Text

Keep: TypeAlias = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class PictureFile:
    """Marks a setting that names a picture: a file, an `asset:` id or a data URI."""


@dataclass(frozen=True, slots=True)
class TagsOf:
    """Marks a setting that holds tags, one for each wire into `port`, in the wires' order."""

    port: str


@dataclass(frozen=True, slots=True)
class SeedMark:
    """Marks the setting the engine draws when it is left empty."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Marks a text setting in which `@tag` mentions are renamed along with the tag."""


@dataclass(frozen=True, slots=True)
class ProfileMark:
    """Marks the setting that names the provider's profile a node asks; "" is the run's own."""


Mark: TypeAlias = PictureFile | TagsOf | SeedMark | Mentions | ProfileMark
M = TypeVar("M", PictureFile, TagsOf, SeedMark, Mentions, ProfileMark)

Picture: TypeAlias = Annotated[str, PictureFile()]
Color: TypeAlias = Annotated[str, Field(pattern=COLOR)]
Prompt: TypeAlias = Annotated[str, Mentions()]
Profile: TypeAlias = Annotated[str, Field(max_length=64), ProfileMark()]
Seed: TypeAlias = Annotated[int | None, Field(ge=0, le=4294967295), SeedMark()]


@dataclass(frozen=True, slots=True)
class Wired:
    """What is known about a node's inputs before anything runs.

    `counts` gives the wires into each port, `texts` the words that will arrive where they can be
    told beforehand, `sources` the ids of the nodes the wires come from.
    """

    counts: Mapping[str, int]
    texts: Mapping[str, Text]
    sources: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class NodeSpec:
    """All that is fixed about a node type, read from its class once; `name` is its type id."""

    name: str
    version: int
    title: str
    category: str
    summary: str
    keep: Keep
    asks: str
    signature: Signature
    marks: Mapping[str, Mark]

    @cached_property
    def inputs(self) -> Mapping[str, Port]:
        """Input ports by name."""
        return self.signature.inputs

    @cached_property
    def outputs(self) -> Mapping[str, str]:
        """Kinds of the outputs by name."""
        return self.signature.outputs

    @cached_property
    def seed(self) -> str:
        """The setting the engine draws when it is left empty; "" when there is none."""
        return next(iter(self.marked(SeedMark)), "")

    @cached_property
    def profile(self) -> str:
        """The setting that names a provider's profile; "" when there is none."""
        return next(iter(self.marked(ProfileMark)), "")

    @cached_property
    def pictures(self) -> tuple[str, ...]:
        """The settings that name a picture."""
        return tuple(self.marked(PictureFile))

    def marked(self, kind: type[M]) -> dict[str, M]:
        """The settings that carry a mark of this kind, with the mark."""
        return {name: mark for name, mark in self.marks.items() if isinstance(mark, kind)}


class Node(BaseModel):
    """A step one can wire. A subclass with a `type` is a node type; without, a shared base.

    Class keywords:
        type: the id in graph files, lower_case.
        version: of the settings; raise it when they change and write `upgrade`.
        label: the name people see; from the class name when left out.
        category: the palette's drawer.
        keep: whether results are stored: "always" (paid or slow), "never", or "auto": when making
            one took longer than storing it.
        asks: "images" if `run` calls `ctx.generate`; the provider is then part of a result's key.

    A plain `def run` is called in a thread, an `async def run` on the event loop.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True, defer_build=True)
    spec: ClassVar[NodeSpec]

    def __init_subclass__(
        cls,
        *,
        type: str = "",
        version: int = 1,
        label: str = "",
        category: str = "",
        keep: Keep = "auto",
        asks: str = "",
        **unknown: Any,
    ) -> None:
        """Take the class keywords; the ports are read once the fields are known.

        Raises:
            NodeInvalid: there is no such keyword.
        """
        if unknown:
            words = f"{_who(cls)}: there is no class keyword {min(unknown)!r}."
            raise NodeInvalid(words, "There are type, version, label, category, keep and asks.")
        super().__init_subclass__()

    @classmethod
    def __pydantic_init_subclass__(cls, **words: Any) -> None:
        """Read the ports and file the node's spec.

        Raises:
            NodeInvalid: naming the file, the node and the port.
        """
        super().__pydantic_init_subclass__()
        if words.get("type"):
            cls.spec = _spec(cls, **words)
            _refuse_stray_marks(cls)

    def capacity(self, port: str) -> int | None:
        """How many wires `port` takes at most; None is any number."""
        return None if self.spec.inputs[port].many else 1

    def foretell(self, texts: Mapping[str, Text]) -> Text | None:
        """The text this node will give, when it can be told without running it."""
        return None

    def review(self, wired: Wired) -> Iterable[Problem]:
        """What is wrong with these settings on these wires, beyond ports and types."""
        return ()

    def tailor(self) -> Tailored:
        """Which of its settings apply now, and what each may be: its form follows."""
        return Tailored()

    def price(self, tariff: Tariff) -> float | None:
        """Credits one run of this step costs; None is unknown."""
        return 0

    @classmethod
    def upgrade(cls, version: int, settings: dict[str, Any]) -> dict[str, Any]:
        """Settings saved by an older `version` as today's."""
        return settings


def _spec(
    cls: type[Node],
    *,
    type: str,
    version: int = 1,
    label: str = "",
    category: str = "other",
    keep: Keep = "auto",
    asks: str = "",
) -> NodeSpec:
    who = _who(cls)
    if version < 1 or keep not in get_args(Keep):
        remedy = 'version counts from 1; keep is "auto", "always" or "never".'
        raise NodeInvalid(f"{who}: version={version!r}, keep={keep!r}.", remedy)
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,63}", type):
        raise NodeInvalid(f"{who}: {type!r} is no type id.", "Use lower_case letters and digits.")
    run = getattr(cls, "run", None)
    if run is None:
        raise NodeInvalid(f"{who}: has no run().", "Write async def run(self, ctx, ...) -> Image.")
    signature = read_signature(run, who)
    both = sorted(signature.inputs.keys() & cls.model_fields.keys())
    if both:
        raise NodeInvalid(
            f"{who}, port {both[0]}: is a setting too.", "Saved or wired, never both."
        )
    title = label or re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", cls.__name__)
    marks = {n: mark for n, f in cls.model_fields.items() for mark in f.metadata if _is_mark(mark)}
    summary = (cls.__doc__ or "").strip().split("\n")[0]
    return NodeSpec(type, version, title, category, summary, keep, asks, signature, marks)


def _refuse_stray_marks(cls: type[Node]) -> None:
    """A mark is only seen on the setting itself, and tags need a port to belong to."""
    who = _who(cls)
    for name, field in cls.model_fields.items():
        if any(_is_mark(mark) for mark in _inner_marks(field.annotation)):
            remedy = "Annotate the setting as a whole: leave out Optional, | None or the list."
            raise NodeInvalid(f"{who}, setting {name}: its mark is inside another type.", remedy)
    for name, mark in cls.spec.marked(TagsOf).items():
        if mark.port not in cls.spec.inputs:
            words = f"{who}, setting {name}: its tags are for {mark.port!r}, which is no port."
            raise NodeInvalid(words, "Name a parameter of run().")


def _inner_marks(annotation: Any) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _inner_marks(part)


def _is_mark(mark: object) -> bool:
    return isinstance(mark, Mark)


def _who(cls: type[Node]) -> str:
    """The file and the name of a class, as errors begin."""
    module = sys.modules.get(cls.__module__)
    file = getattr(module, "__file__", None) or cls.__module__
    return f"{file}, node {cls.__name__}"
