"""Named steps of one open graph: undo is keeping the old document."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tagwire.core.document import GraphDocument
from tagwire.core.edit.commands import Command
from tagwire.core.edit.nodes import RenameNode

MERGE_SECONDS = 1.5
MOST_SHOWN = 200
_OF_THE_FIRST = ("old", "from", "before")
"""What a merged step tells of the beginning, not of the end."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the user: the document before it and after it; `renamed` are nodes' ids."""

    name: str
    args: Mapping[str, Any]
    before: GraphDocument
    after: GraphDocument
    renamed: Mapping[str, str] = field(default_factory=dict)
    merge: str = ""
    at: float = 0.0


class History:
    """The document as it is, what was done to it and what was undone, without limit."""

    def __init__(
        self, document: GraphDocument, done: tuple[Step, ...] = (), undone: tuple[Step, ...] = ()
    ) -> None:
        self.document = document
        self.done = list(done)
        self.undone = list(undone)

    def add(self, step: Step) -> None:
        """Take a step; one with the same `merge` as the last, and soon after it, joins it."""
        now = time.monotonic()
        last = self.done[-1] if self.done else None
        soon = last is not None and now - last.at <= MERGE_SECONDS
        if last and soon and step.merge and step.merge == last.merge and not self.undone:
            first = {key: last.args[key] for key in _OF_THE_FIRST if key in last.args}
            renamed = chained(last.renamed, step.renamed)
            args = {**step.args, **first}
            step = replace(step, before=last.before, args=args, renamed=renamed)
            self.done.pop()
        self.done.append(replace(step, at=now))
        self.undone.clear()
        self.document = step.after

    def undo(self) -> dict[str, str]:
        """Go a step back, if there is one; returns the ids that changed."""
        if not self.done:
            return {}
        step = self.done.pop()
        self.undone.append(replace(step, merge=""))
        self._seal()
        self.document = step.before
        return {new: old for old, new in step.renamed.items()}

    def redo(self) -> dict[str, str]:
        """Take back the last undo, if there is one; returns the ids that changed."""
        if not self.undone:
            return {}
        step = self.undone.pop()
        self.done.append(step)
        self.document = step.after
        return dict(step.renamed)

    def go(self, count: int) -> dict[str, str]:
        """Undo or redo until `count` steps are done; returns the ids that changed."""
        renamed: dict[str, str] = {}
        while len(self.done) > max(count, 0):
            renamed = chained(renamed, self.undo())
        while len(self.done) < count and self.undone:
            renamed = chained(renamed, self.redo())
        return renamed

    def look(self, look: Callable[[GraphDocument], GraphDocument]) -> None:
        """Have the document and every step as `look` gives them; it tells nobody."""
        self.document = look(self.document)
        for steps in (self.done, self.undone):
            steps[:] = [replace(s, before=look(s.before), after=look(s.after)) for s in steps]

    def shown(self) -> dict[str, Any]:
        """The last steps by name, for the browser to word."""
        done = [{"name": step.name, "args": step.args} for step in self.done[-MOST_SHOWN:]]
        undone = [{"name": step.name, "args": step.args} for step in self.undone[-MOST_SHOWN:]]
        return {"done": done, "undone": undone, "steps": len(self.done)}

    def _seal(self) -> None:
        """Let nothing join the step before an undo."""
        if self.done:
            self.done[-1] = replace(self.done[-1], merge="")


def chained(first: Mapping[str, str], then: Mapping[str, str]) -> dict[str, str]:
    """Old ids to new ones, by one renaming after another; an id back where it was is left out."""
    whole = {old: then.get(new, new) for old, new in first.items()}
    further = {old: new for old, new in then.items() if old not in first.values()}
    return {old: new for old, new in (whole | further).items() if old != new}


def renamed_by(commands: Iterable[Command]) -> dict[str, str]:
    """Old ids of nodes to new ones, by all of these commands."""
    whole: dict[str, str] = {}
    for command in commands:
        if isinstance(command, RenameNode):
            whole = chained(whole, {command.old: command.new})
    return whole


def new_ids(old: GraphDocument, new: GraphDocument, renamed: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of nodes, frames and notes that were added, and not by a renaming."""
    pairs = ((old.nodes, new.nodes), (old.frames, new.frames), (old.notes, new.notes))
    found = (name for before, after in pairs for name in after if name not in before)
    return tuple(name for name in found if name not in renamed.values())
