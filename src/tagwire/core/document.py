"""The saved graph: what a graph file holds, kept to the letter."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints, ValidationError

from tagwire.core.errors import MOST_TOLD, GraphInvalid, Problem
from tagwire.core.faults import (
    END,
    ID,
    named,
    place_of,
    pointer,
    remedy_of,
    shown,
    words_of,
)
from tagwire.core.order import reach

Id: TypeAlias = Annotated[str, StringConstraints(pattern=ID)]
End: TypeAlias = Annotated[str, StringConstraints(pattern=END)]
Wire: TypeAlias = tuple[End, End]
Number: TypeAlias = Annotated[int, Strict()] | Annotated[float, Strict()]
Point: TypeAlias = tuple[Number, Number]
Flag: TypeAlias = Annotated[bool, Strict()] | None
"""On or off; null, which old saves hold, is off."""
State: TypeAlias = Literal["on", "bypassed", "muted"]
SeedStep: TypeAlias = Annotated[int, Field(ge=-1, le=1, strict=True)]
Title: TypeAlias = Annotated[str, StringConstraints(max_length=200)]
Comment: TypeAlias = Annotated[str, StringConstraints(max_length=10_000)]

MOST_NODES = 10_000
MOST_WIRES = 50_000
_MOST = {"nodes": MOST_NODES, "wires": MOST_WIRES, "hidden": MOST_WIRES}
_MOST |= {"frames": 1000, "notes": 1000, "form": 1000}


class Part(BaseModel):
    """A piece of the file. Keys we do not know stay where they are."""

    model_config = ConfigDict(frozen=True, extra="allow", allow_inf_nan=False, defer_build=True)

    def changed(self, **values: Any) -> Self:
        """A copy with other values; one that is the default is left out of the file."""
        copy = self.model_copy(update=values)
        fields = type(self).model_fields
        plain = {name for name, value in values.items() if value == fields[name].default}
        copy.model_fields_set.difference_update(plain)
        return copy


class NodeEntry(Part):
    """One node of the graph: its type, its settings as saved, where it stands and how it looks.

    `title` is what people see instead of the id. A `muted` node does not run, a `bypassed` one
    hands its input on. `seed_step` is what an editor adds to the seed after each run: -1, 0 or 1.
    `pinned` keeps the node in its place when the canvas is tidied.
    """

    type: Annotated[str, Field(max_length=64)]
    version: Annotated[int, Field(ge=1, strict=True)] = 1
    settings: Annotated[dict[str, Any], Field(max_length=1000)] = Field(default_factory=dict)
    at: Point = (0, 0)
    title: Title = ""
    state: State = "on"
    collapsed: Flag = False
    pinned: Flag = False
    seed_step: SeedStep = 0
    comment: Comment = ""


class Frame(Part):
    """A titled rectangle drawn around nodes; `size` in canvas pixels."""

    title: str = ""
    at: Point = (0, 0)
    size: Point = (400, 300)
    color: str = ""
    collapsed: Flag = False
    pinned: Flag = False


class Note(Part):
    """A sticky note, in Markdown."""

    text: str = ""
    at: Point = (0, 0)
    size: Point = (240, 160)
    color: str = ""


class FormField(Part):
    """A setting shown in the graph's app form, `"node.setting"`, with its label and limits."""

    setting: End
    label: str = ""
    help: str = ""
    lowest: Number | None = None
    highest: Number | None = None


class GraphDocument(Part):
    """A graph file. Frozen: every edit gives a new one, undo is keeping the old one.

    Wires are pairs of `"node.port"`; their order is the order of a port that takes many. Those
    `hidden` are drawn as a chip at either end.
    """

    tagwire: Literal[1] = 1
    name: str = ""
    nodes: Annotated[dict[Id, NodeEntry], Field(max_length=MOST_NODES)] = Field(
        default_factory=dict
    )
    wires: Annotated[tuple[Wire, ...], Field(max_length=MOST_WIRES)] = ()
    hidden: Annotated[tuple[Wire, ...], Field(max_length=MOST_WIRES)] = ()
    frames: dict[Id, Frame] = Field(default_factory=dict)
    notes: dict[Id, Note] = Field(default_factory=dict)
    form: tuple[FormField, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The document as plain JSON, keys in a stable order, all that was ever written kept."""
        whole = self.model_dump(mode="json", exclude_unset=True)
        return {"tagwire": self.tagwire, **whole}

    def to_text(self) -> str:
        """The document as the text of a graph file: one node and one wire a line."""
        return layout(self.to_json()) + "\n"

    @property
    def before(self) -> Callable[[str], list[str]]:
        """What feeds a node, by its id: read once from the wires."""
        return _neighbours((end, start) for start, end in self.wires)

    @property
    def after(self) -> Callable[[str], list[str]]:
        """What a node feeds, by its id: read once from the wires."""
        return _neighbours(self.wires)

    def upstream(self, targets: tuple[str, ...]) -> GraphDocument:
        """Only `targets` and what they need."""
        wanted = reach(targets, self.before)
        nodes = {name: entry for name, entry in self.nodes.items() if name in wanted}
        wires = tuple(wire for wire in self.wires if node_of(wire[1]) in wanted)
        return self.model_copy(update={"nodes": nodes, "wires": wires})


def _neighbours(wires: Iterable[tuple[str, str]]) -> Callable[[str], list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in wires:
        found.setdefault(node_of(one), []).append(node_of(other))
    return lambda name: found.get(name, [])


def node_of(end: str) -> str:
    """The node id of a wire's end."""
    return end.partition(".")[0]


def port_of(end: str) -> str:
    """The port name of a wire's end."""
    return end.partition(".")[2]


def validate(raw: Any) -> GraphDocument:
    """The document a migrated raw graph holds.

    Raises:
        GraphInvalid: with a problem, and its JSON pointer, for everything out of shape.
    """
    if not isinstance(raw, dict):
        words = f"a graph file holds one JSON object, not {shown(raw, 24)}."
        raise GraphInvalid([Problem("bad_document", words, "Is it a graph?")])
    if problems := [_too_many(key, most) for key, most in _MOST.items() if _over(raw, key, most)]:
        raise GraphInvalid(problems)
    try:
        return GraphDocument.model_validate(raw)
    except ValidationError as fault:
        errors = fault.errors(include_url=False)[:MOST_TOLD]
        problems = [_problem(error, raw) for error in errors]
        raise GraphInvalid({problem.place: problem for problem in problems}.values()) from fault


def _over(raw: Mapping[str, Any], key: str, most: int) -> bool:
    """Counted before anything is read, so that a file too large costs no time."""
    return isinstance(raw.get(key), dict | list) and len(raw[key]) > most


def _too_many(key: str, most: int) -> Problem:
    return Problem("too_many", f"/{key}: more than {most}.", "Make two graphs of it.", f"/{key}")


def _problem(error: Any, raw: Any) -> Problem:
    place = pointer(place_of(error, raw))
    words = f"{named(place)}: {words_of(error)}."
    return Problem("bad_document", words, remedy_of(error), place)


def layout(value: Any, indent: str = "", width: int = 100) -> str:
    """JSON with everything that fits on a line on one line, so that a diff reads well."""
    short = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if len(indent) + len(short) <= width or not isinstance(value, dict | list) or not value:
        return short
    deeper = indent + "  "
    if isinstance(value, dict):
        rows = [
            f"{json.dumps(k, ensure_ascii=False)}: {layout(v, deeper)}" for k, v in value.items()
        ]
        return "{\n" + ",\n".join(deeper + row for row in rows) + f"\n{indent}}}"
    return "[\n" + ",\n".join(deeper + layout(v, deeper) for v in value) + f"\n{indent}]"
