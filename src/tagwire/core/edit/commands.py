"""Every command that changes a graph, as one closed union told apart by `do`."""

from __future__ import annotations

import json
from typing import Annotated, Any, TypeAlias, get_args

from pydantic import Field, TypeAdapter, ValidationError

from tagwire.core.edit.canvas import PutFrame, PutNote, RemoveFrame, RemoveNote, RenameGraph
from tagwire.core.edit.form import SetForm
from tagwire.core.edit.hidden import HideWires
from tagwire.core.edit.insert import Insert
from tagwire.core.edit.looks import CommentNode, SetLook, SetSeedStep, SetState, TitleNode
from tagwire.core.edit.nodes import Add, Move, Remove, RenameNode
from tagwire.core.edit.paste import Duplicate, Paste
from tagwire.core.edit.settings import Set
from tagwire.core.edit.shape import Shape
from tagwire.core.edit.tags import RenameTag
from tagwire.core.edit.wires import Connect, Disconnect, Reorder
from tagwire.core.errors import GraphInvalid, WrongUse
from tagwire.core.migrations import parse

_Any: TypeAlias = (
    Add | Remove | Move | Connect | Disconnect | Reorder | Set | RenameTag | RenameNode
    | Insert | HideWires | SetState | SetLook | TitleNode | CommentNode | SetSeedStep
    | Duplicate | Paste | PutFrame | RemoveFrame | PutNote | RemoveNote | RenameGraph | SetForm
)  # fmt: skip
Command: TypeAlias = Annotated[_Any, Field(discriminator="do")]

COMMANDS: dict[str, type[Shape]] = {
    command.model_fields["do"].default: command for command in get_args(_Any)
}
"""Each command by the word in its `do`."""

_ADAPTER: TypeAdapter[Command] = TypeAdapter(Command)


def parse_command(raw: Any) -> Command:
    """The command in a JSON object, or in the text of one.

    Raises:
        WrongUse: not JSON as a graph file may hold it, no such command, or its parts do not fit.
    """
    plain = _plain(raw)
    if not isinstance(plain, dict):
        raise WrongUse("a command is one JSON object.", 'Such as {"do": "remove", "nodes": []}.')
    word = plain.get("do")
    if not isinstance(word, str) or word not in COMMANDS:
        raise WrongUse(f"there is no command {word!r}.", f"There are: {', '.join(COMMANDS)}.")
    try:
        return _ADAPTER.validate_python(plain)
    except ValidationError as fault:
        words = "; ".join(_words(error) for error in fault.errors())
        takes = ", ".join(COMMANDS[word].model_fields)
        raise WrongUse(f"command {word}: {words}.", f"It takes: {takes}.") from fault


def _plain(raw: Any) -> Any:
    """Strict JSON, checked three levels deeper than sent: as deep as `set` puts a value."""
    try:
        value = parse(raw) if isinstance(raw, str | bytes) else raw
        [[[plain]]] = parse(json.dumps([[[value]]]))
    except GraphInvalid as fault:
        words = fault.problems[0].message
        raise WrongUse(f"the command cannot be read: {words}", "Send strict JSON.") from fault
    except (TypeError, ValueError, RecursionError) as fault:
        raise WrongUse(f"the command is not JSON: {fault}.", "Send strict JSON.") from fault
    return plain


def _words(error: Any) -> str:
    place = ".".join(str(part) for part in error["loc"][1:])
    return f"{place}: {error['msg']}"
