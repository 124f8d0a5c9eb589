"""An open graph as a draft keeps it, steps and all, and back."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tagwire.core.delta import delta, patched
from tagwire.core.document import GraphDocument, node_of, validate
from tagwire.core.errors import GraphInvalid
from tagwire.core.migrations import migrate
from tagwire.interfaces.editor.desk.noting import Mark, caught_up
from tagwire.interfaces.editor.session.history import History, Step
from tagwire.interfaces.editor.session.saved import Saved
from tagwire.interfaces.editor.session.session import Session
from tagwire.interfaces.editor.session.traces import Trace

_MOST_STEPS = 200
_MOST_CHARACTERS = 4_000_000
_ABOUT = ("title", "file", "folder", "template", "touched", "dirty", "edited", "picture")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A session at one moment: frozen things only, so that it can be written in a thread."""

    key: str
    about: Mapping[str, Any]
    document: GraphDocument
    saved: Saved
    done: tuple[Step, ...]
    undone: tuple[Step, ...]
    live: Mapping[str, Mapping[str, Any]]
    traces: Mapping[str, Trace]
    mark: Mark
    time: float = field(default_factory=time.monotonic)

    @classmethod
    def of(cls, session: Session, mark: Mark) -> Snapshot:
        """What there is to keep of a session now; `mark` says what is noted of it by now."""
        live = {name: shown for name, shown in session.live.items() if shown.get("key")}
        traces = {name: session.traces.get(name, shown["key"]) for name, shown in live.items()}
        return cls(
            session.key,
            about(session),
            session.document,
            session.saved,
            tuple(session.history.done[-_MOST_STEPS:]),
            tuple(session.history.undone[-_MOST_STEPS:]),
            {name: shown for name, shown in live.items() if shown["status"] == "done"},
            {name: trace for name, trace in traces.items() if trace},
            mark,
        )

    def whole(self) -> dict[str, Any]:
        """All of it as plain JSON."""
        saved = self.saved.document
        return {
            "document": self.document.to_json(),
            "saved": delta(self.document, saved) if saved else None,
            "print": self.saved.print,
            "version": self.saved.version,
            "done": _kept(_step(step, step.after, step.before) for step in reversed(self.done)),
            "undone": _kept(_step(s, s.before, s.after) for s in reversed(self.undone)),
            "live": {name: dict(shown) for name, shown in self.live.items()},
            "traces": {name: list(trace) for name, trace in self.traces.items()},
            "mark": self.mark,
        }


def about(session: Session) -> dict[str, Any]:
    """What the start page tells of an open graph."""
    told = {
        "title": session.title,
        "file": session.saved.file,
        "folder": str(session.folder),
        "template": session.template,
        "touched": session.touched,
        "dirty": session.dirty,
        "edited": session.edited,
        "picture": picture_of(session.live, session.document),
    }
    return {key: told[key] for key in _ABOUT}


def picture_of(live: Mapping[str, Mapping[str, Any]], document: GraphDocument) -> str | None:
    """The picture that stands for a graph: the last one its last node made of something shows."""
    fed = {node_of(end) for _, end in document.wires}
    found = [
        str(live[name]["pictures"][-1]["asset"])
        for name in document.nodes
        if name in fed and name in live and live[name]["pictures"] and not live[name]["example"]
    ]
    return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class Revived:
    """What a draft holds, read back."""

    folder: Path
    template: str
    touched: bool
    edited: float
    history: History
    saved: Saved
    live: dict[str, dict[str, Any]]
    traces: dict[str, Trace]


def revived(
    told: Mapping[str, Any], whole: Mapping[str, Any], notes: Sequence[Mapping[str, Any]]
) -> Revived:
    """A draft as it was, `notes` taken in; steps that cannot be read are left out.

    Raises:
        GraphInvalid: its document cannot be read.
        KeyError, TypeError, ValueError: it is no draft of ours.
    """
    document = validate(migrate(whole["document"]))
    saved = patched(document, whole["saved"]) if whole["saved"] is not None else None
    done = _steps(document, whole["done"], lambda here, there: (there, here))
    undone = _steps(document, whole["undone"], lambda here, there: (here, there))
    history = History(document, tuple(reversed(done)), tuple(reversed(undone)))
    history = caught_up(history, Mark(*whole.get("mark", ("", 0))), notes)
    return Revived(
        Path(told["folder"]),
        str(told["template"]),
        bool(told["touched"]) or history.document is not document,
        float(told["edited"]),
        history,
        Saved(str(told["file"]), str(whole["print"]), whole["version"], saved),
        dict(whole["live"]),
        {name: Trace(*trace) for name, trace in whole["traces"].items()},
    )


def _step(step: Step, here: GraphDocument, there: GraphDocument) -> dict[str, Any]:
    """A step by what changes from the document `here`, nearer to today's, to `there`."""
    told = {"name": step.name, "args": step.args, "renamed": step.renamed}
    return {**told, "delta": delta(here, there)}


def _kept(steps: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps nearest to today, as many as there is room for."""
    found, room = [], _MOST_CHARACTERS
    for step in steps:
        room -= len(json.dumps(step))
        if room < 0:
            break
        found.append(step)
    return found


def _steps(
    document: GraphDocument,
    rows: Iterable[Mapping[str, Any]],
    order: Callable[[GraphDocument, GraphDocument], tuple[GraphDocument, GraphDocument]],
) -> list[Step]:
    """The steps that lead away from a document, nearest first."""
    steps: list[Step] = []
    here = document
    for row in rows:
        try:
            there = patched(here, row["delta"])
        except GraphInvalid:
            break
        before, after = order(here, there)
        steps.append(Step(str(row["name"]), row["args"], before, after, row["renamed"]))
        here = there
    return steps
