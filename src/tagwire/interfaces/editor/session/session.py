"""One open graph, shared by all who look at it: its document, its steps, what its nodes show."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from tagwire.core.delta import delta, only_looks
from tagwire.core.document import GraphDocument
from tagwire.core.edit.apply import apply
from tagwire.core.edit.commands import parse_command
from tagwire.core.errors import WrongUse
from tagwire.interfaces.app import App, Loaded
from tagwire.interfaces.editor.session.history import History, Step, new_ids, renamed_by
from tagwire.interfaces.editor.session.live import BLANK, renamed_live
from tagwire.interfaces.editor.session.review import Review
from tagwire.interfaces.editor.session.saved import UNSAVED, Saved
from tagwire.interfaces.editor.session.traces import Trace, Traces

_MOST_COMMANDS = 10_000
_MOST_EDITS = 1000
_UNDER_WAY = {"queued", "running"}
_ENDS = {"done", "failed", "skipped", "cancelled"}
_LOG = logging.getLogger(__name__)


class View(Protocol):
    """Somebody who looks at a graph: a browser's tab."""

    id: str

    def push(self, message: Mapping[str, Any]) -> None:
        """Send it a message."""
        ...


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit came to: the graph's revision, and the ids of new nodes, frames and notes."""

    rev: int
    added: tuple[str, ...] = ()


@dataclass(eq=False)
class Session:
    """One open graph. Lives on the event loop; what takes long works on its frozen document.

    `folder` is where its relative pictures are. `live` is what each node shows of its last run.
    `changed` is called after every change, with whether anything but looks changed; `settle` has
    nodes show the results of the graph as it is, where they are stored.
    """

    key: str
    app: App
    folder: Path
    history: History
    saved: Saved = UNSAVED
    template: str = ""
    touched: bool = False
    live: dict[str, dict[str, Any]] = field(default_factory=dict)
    changed: Callable[[Session, bool], None] = lambda _session, _matter: None
    settle: Callable[[], None] = lambda: None
    queue: Callable[[], Mapping[str, Any]] = dict
    rev: int = 0
    edited: float = field(default_factory=time.time)
    views: set[View] = field(default_factory=set)
    traces: Traces = field(default_factory=Traces)
    review: Mapping[str, Any] = field(default_factory=dict)
    _answered: OrderedDict[str, Edited] = field(default_factory=OrderedDict)

    @property
    def document(self) -> GraphDocument:
        """The graph as it is now."""
        return self.history.document

    def loaded(self) -> Loaded:
        """The graph and the folder its relative files are in."""
        return Loaded(self.document, self.folder)

    @property
    def title(self) -> str:
        """What people call it."""
        return self.document.name or Path(self.saved.file).stem or self.key

    @property
    def dirty(self) -> bool:
        """Whether there is something the saved file does not have."""
        saved = self.saved.document
        if saved is None:
            return self.touched
        return self.document is not saved and bool(delta(saved, self.document))

    def join(self, view: View) -> None:
        """Show the graph to one viewer more, from now on."""
        self.settle()
        self.views.add(view)
        view.push(self.whole())
        if self.review:
            view.push(self.reviewed())

    def leave(self, view: View) -> None:
        """Show it to this one no longer."""
        self.views.discard(view)

    def push(self, message: Mapping[str, Any], but: str = "") -> None:
        """Send a message to everyone who looks, but for the view of that id."""
        sent = {"graph": self.key, **message}
        for view in [view for view in self.views if view.id != but or not but]:
            try:
                view.push(sent)
            except Exception:  # noqa: BLE001 - one view gone must not stop the others
                _LOG.exception("a view of %s went away", self.key)
                self.views.discard(view)

    def edit(
        self,
        commands: Sequence[Any],
        name: str = "",
        args: Mapping[str, Any] | None = None,
        merge: str = "",
        edit_id: str = "",
        *,
        written: Mapping[str, Any] | None = None,
    ) -> Edited:
        """Do all these commands, or none, as one step; an edit sent twice is done once.

        `written` goes to every view with what changed: who wrote in which text, letter by letter.

        Raises:
            WrongUse: a command cannot be read.
            EditRefused: the document does not allow one.
        """
        if edit_id and edit_id in self._answered:
            return self._answered[edit_id]
        if len(commands) > _MOST_COMMANDS:
            raise WrongUse(f"{len(commands)} commands in one edit.", "Send them in parts.")
        old = new = self.document
        parsed = [parse_command(command) for command in commands]
        for command in parsed:
            new = apply(new, command, self.app.registry)
        word = name or (parsed[0].do if parsed else "")
        step = Step(word, dict(args or {}), old, new, renamed_by(parsed), merge)
        added = new_ids(old, new, step.renamed)
        if delta(old, new):
            gone = [node for node in added if self.live.pop(node, None)]
            self.history.add(step)
            self._tell(old, step.renamed, {"edit": edit_id or None, "written": written})
            for node in gone:  # a new node of an old one's id has nothing to show
                self.push({"kind": "step", "node": node, "live": dict(BLANK)})
        done = Edited(self.rev, added)
        if edit_id:
            self._answered[edit_id] = done
            if len(self._answered) > _MOST_EDITS:
                self._answered.popitem(last=False)
        return done

    def put(self, document: GraphDocument, name: str, args: Mapping[str, Any]) -> None:
        """Take another document as one step, such as a version restored."""
        old = self.document
        self.history.add(Step(name, dict(args), old, document))
        self.rev += 1
        self._after(delta(old, document), old)
        self.push(self.whole())

    def undo(self) -> int:
        """A step back; returns the revision."""
        return self.step(len(self.history.done) - 1)

    def redo(self) -> int:
        """A step forth; returns the revision."""
        return self.step(len(self.history.done) + 1)

    def step(self, count: int) -> int:
        """Back or forth until `count` steps are done; returns the revision."""
        old, before = self.document, len(self.history.done)
        renamed = self.history.go(count)
        if len(self.history.done) != before:
            self._tell(old, renamed)
        return self.rev

    def show(self, node: str, changes: Mapping[str, Any], made: Trace | None = None) -> None:
        """Change what a node shows of its run, and tell everyone who looks; `made`: of what."""
        self.live[node] = live = {**BLANK, **self.live.get(node, {}), **changes}
        if made:
            self.traces.put(node, live["key"], made)
        self.push({"kind": "step", "node": node, "live": live})
        self.touched = True
        if changes.get("status") in _ENDS:
            self.changed(self, True)

    def outdate(self, replaced: Mapping[str, str], but: Collection[str]) -> None:
        """Results of these keys, by node, were replaced: what still shows one shows a former one.

        Those of `but` show what replaced them.
        """
        for name in replaced.keys() - but:
            if name in self.document.nodes and self.live.get(name, {}).get("key") == replaced[name]:
                former = self.traces.former(name, replaced[name], frozenset(replaced.values()))
                self.show(name, {"key": former})
        self.changed(self, True)

    def take_review(self, rev: int, found: Review, stored: Mapping[str, dict[str, Any]]) -> None:
        """Tell everyone what is to be said of the graph, and what nodes show that is `stored`."""
        self.traces.see(found.keys, found.now)
        self.review = {"rev": rev, **found.message}
        for name, live in stored.items():
            if name in self.document.nodes and not self.busy(name):
                self.live[name] = live
                self.push({"kind": "step", "node": name, "live": live})
        self.push(self.reviewed())

    @property
    def keys(self) -> Mapping[str, str]:
        """The key of each node's result as the graph is, of those that could run."""
        return self.traces.keys

    def busy(self, name: str) -> bool:
        """Whether a node waits for its turn or runs."""
        return name in self.live and self.live[name]["status"] in _UNDER_WAY

    def reviewed(self) -> dict[str, Any]:
        """What is to be said of the graph, as a message."""
        nodes = self.document.nodes
        shown = {n: live["key"] for n, live in self.live.items() if live.get("key") and n in nodes}
        stale = self.traces.stale(shown)
        return {"kind": "review", "graph": self.key, **self.review, "stale": stale}

    def move(self, folder: Path, look: Callable[[GraphDocument], GraphDocument]) -> None:
        """Have its pictures in `folder` from now on, in all its steps; `look` renames them."""
        old = self.document
        self.folder = folder
        self.history.look(look)
        self._tell(old, {})

    def save_as(self, saved: Saved) -> None:
        """The graph is in a file now, as `saved` says."""
        self.saved = saved
        self.touched = True
        self._tell(self.document, {})

    def whole(self) -> dict[str, Any]:
        """Everything there is to show, as one message."""
        return {
            "kind": "graph",
            "graph": self.key,
            "rev": self.rev,
            "document": self.document.to_json(),
            "history": self.history.shown(),
            "saved": self.shown_saved(),
            "live": {name: live for name, live in self.live.items() if name in self.document.nodes},
            "queue": self.queue(),
        }

    def shown_saved(self) -> dict[str, Any]:
        """Where it is saved, and whether all of it is."""
        return {
            "file": self.saved.file or None,
            "dirty": self.dirty,
            "version": self.saved.version,
            "title": self.title,
        }

    def _tell(
        self, old: GraphDocument, renamed: Mapping[str, str], edit: Mapping[str, Any] | None = None
    ) -> None:
        """Send everyone what changed since `old`, and of the edit that did it."""
        change = delta(old, self.document)
        self.rev += bool(change)
        self.live = renamed_live(self.live, renamed)
        self.traces.rename(renamed)
        self._after(change, old)
        message = {"kind": "delta", "rev": self.rev, "nodes": {}, **change}
        if renamed:
            message["renamed"] = dict(renamed)
        told = {"history": self.history.shown(), "saved": self.shown_saved()}
        self.push({**message, **told, **(edit or {"edit": None})})
        if old.name != self.document.name:  # runs are called as their graph is
            self.push({"kind": "queue", "queue": self.queue()})
        for name in self.document.nodes.keys() - old.nodes.keys() & self.live.keys():
            self.push({"kind": "step", "node": name, "live": self.live[name]})  # it is back

    def _after(self, change: Mapping[str, Any], old: GraphDocument) -> None:
        self.edited = time.time()
        self.touched = self.touched or bool(change)
        self.changed(self, bool(change) and not only_looks(change, old, self.document))
