"""The desk: every open graph, and what is kept of it on disk."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from tagwire.core.document import GraphDocument
from tagwire.core.errors import GraphInvalid, WrongUse
from tagwire.interfaces.app import App
from tagwire.interfaces.editor.desk.keeping import Revived, revived
from tagwire.interfaces.editor.desk.places import (
    KEY,
    file_below,
    file_of_key,
    fresh_key,
    key_of_file,
)
from tagwire.interfaces.editor.desk.upkeep import Upkeep
from tagwire.interfaces.editor.session.history import History
from tagwire.interfaces.editor.session.live import BLANK, Live
from tagwire.interfaces.editor.session.saved import UNSAVED, Saved
from tagwire.interfaces.editor.session.session import Session
from tagwire.interfaces.overrides import graph_seen_from
from tagwire.providers.discovery import shipped
from tagwire.providers.disk.drafts import Drafts
from tagwire.providers.disk.graphs import read_graph
from tagwire.providers.disk.versions import Versions


class Runs(Protocol):
    """Who runs graphs: what the desk asks of the queue."""

    def live(self, key: str) -> Mapping[str, dict[str, Any]]:
        """What the nodes of a graph show of runs under way."""
        ...

    def shown(self) -> dict[str, Any]:
        """The queue as the browser shows it."""
        ...

    def hanging(self, key: str, live: Mapping[str, Any]) -> str | None:
        """Where in the gallery the picture hangs that a node of that graph shows; None: nowhere."""
        ...

    def call_off(self, graph: str, why: str) -> int:
        """Cancel every run of a graph; returns how many there were."""
        ...


_NO_QUEUE: Mapping[str, Any] = {"paused": False, "at_once": 1, "runs": []}


class Desk:
    """Every open graph by its key. Lives on one event loop.

    `first` is the graph a tab shows that asks for none.
    """

    def __init__(self, app: App, folder: Path) -> None:
        """`folder` is where graphs are opened from and saved."""
        self.app = app
        self.folder = folder.resolve()
        self.store = app.assets.root.parent / "editor"
        self.drafts = Drafts(self.store / "drafts")
        self.versions = Versions(self.store / "versions")
        self.queue: Runs | None = None
        self.first = ""
        self.saving = asyncio.Lock()
        self._sessions: dict[str, Session] = {}
        self._upkeep: dict[str, Upkeep] = {}

    @property
    def sessions(self) -> Mapping[str, Session]:
        """The open graphs."""
        return self._sessions

    def session(self, key: str) -> Session:
        """The open graph of that key, opened from its draft or its file when it was not.

        Raises:
            WrongUse: there is none.
        """
        if key in self._sessions:
            return self._sessions[key]
        found = self._from_draft(key) if KEY.fullmatch(key) else None
        if found:
            return found
        file = file_of_key(self.folder, key)
        if file:
            return self.open_file(file)
        raise WrongUse(f"no graph {key[:80]!r} is open.", "Open it from the start page.")

    def open_template(self, name: str, title: str = "") -> Session:
        """A copy of a shipped example, as a new draft, with a `title` of its own.

        Raises:
            WrongUse: there is no such example.
        """
        path = {path.stem: path for path in shipped("graphs").glob("*.json")}.get(name)
        if path is None:
            raise WrongUse(f"there is no template {name[:80]!r}.", "Choose one of the start page.")
        document = read_graph(path)
        own = document.model_copy(update={"name": title or document.name})
        return self.take(own, path.parent, template=name)

    def open_file(self, name: str) -> Session:
        """A saved graph: the one that is open already, or its draft, if there is one.

        Raises:
            WrongUse: there is no such file in the desk's folder, or it holds no graph.
        """
        path = file_below(self.folder, name)
        for session in self._sessions.values():
            if session.saved.file == name:
                return session
        for key, about in self.drafts.about():
            if about.get("file") == name and (found := self._from_draft(key)):
                return found
        saved = self.saved_in(name)
        assert saved.document
        return self.take(saved.document, path.parent, key_of_file(name, self.taken()), saved)

    def new(self, name: str = "") -> Session:
        """An empty graph."""
        return self.take(GraphDocument(name=name), self.folder)

    def take(
        self,
        document: GraphDocument,
        folder: Path,
        key: str = "",
        saved: Saved = UNSAVED,
        template: str = "",
    ) -> Session:
        """Open a document; its relative pictures are in `folder`."""
        key = key or fresh_key(document.name, self.taken())
        session = Session(key, self.app, folder, History(document), saved, template)
        return self._seat(session)

    def taken(self) -> set[str]:
        """The keys of all open graphs and all drafts."""
        return {*self._sessions, *self.drafts.keys()}

    def saved_in(self, name: str) -> Saved:
        """A graph file as it is on disk now.

        Raises:
            WrongUse: it cannot be read.
        """
        path = file_below(self.folder, name)
        return Saved(name, print_of(path), self.versions.last(path), read_graph(path))

    def reread(self, session: Session, name: str) -> None:
        """Take the saved file as it is now, as one step; raises WrongUse when it cannot be read.

        Its pictures are named as seen from where the session's are: earlier steps stay good.
        """
        saved = self.saved_in(session.saved.file)
        assert saved.document
        place = file_below(self.folder, saved.file).parent
        document = saved.document
        if place != session.folder:
            document = graph_seen_from(document, self.app.registry, place, session.folder)
        session.saved = replace(saved, document=document)
        session.put(document, name, {"file": saved.file})

    def leave(self, key: str) -> None:
        """Close a graph and forget its draft."""
        self._sessions.pop(key, None)
        if upkeep := self._upkeep.pop(key, None):
            upkeep.end()
        self.drafts.forget(key)

    def put_away(self, key: str) -> None:
        """Close a graph; its draft stays when there is something the saved file does not have.

        Raises:
            StoreFailed: the draft cannot be written; the graph stays open.
        """
        if self._sessions[key].dirty:
            self._upkeep[key].write()
            self._upkeep.pop(key).end()
            del self._sessions[key]
        else:
            self.leave(key)

    def shown_queue(self) -> Mapping[str, Any]:
        """The queue as the browser shows it."""
        return self.queue.shown() if self.queue else _NO_QUEUE

    def broadcast(self, message: Mapping[str, Any]) -> None:
        """Send a message to everyone who looks at any graph."""
        for session in self._sessions.values():
            session.push(message)

    async def kept(self, key: str) -> None:
        """Have a graph's draft on disk as it is now."""
        if upkeep := self._upkeep.get(key):
            await upkeep.written()

    async def settled(self) -> None:
        """Wait until every draft is on disk and every review told."""
        for upkeep in list(self._upkeep.values()):
            await upkeep.review.ended()
            await upkeep.keep.ended()

    def close(self) -> None:
        """Put on disk what is not there yet, as much of it as can be.

        Raises:
            StoreFailed: something cannot be written.
        """
        with contextlib.ExitStack() as all_of_them:
            for upkeep in self._upkeep.values():
                all_of_them.callback(upkeep.end)
                all_of_them.callback(upkeep.write)

    def _seat(self, session: Session) -> Session:
        session.queue = self.shown_queue
        self._sessions[session.key] = session
        if self.queue:
            under_way = self.queue.live(session.key).items()
            session.live |= {name: {**BLANK, **live} for name, live in under_way}
        self._upkeep[session.key] = Upkeep(session, self.drafts, partial(self._hung, session.key))
        return session

    def _from_draft(self, key: str) -> Session | None:
        """The graph a draft holds; None when there is no such draft, or it cannot be read."""
        read = self.drafts.read(key)
        if read is None:
            return None
        try:
            found = revived(*read, self.drafts.notes(key))
        except (GraphInvalid, AttributeError, KeyError, TypeError, ValueError):
            self.drafts.set_aside(key)
            return None
        session = Session(key, self.app, found.folder, found.history, found.saved, found.template)
        session.touched, session.edited = found.touched, found.edited
        self._show_again(session, found)
        self._follow_file(session)
        return self._seat(session)

    def _show_again(self, session: Session, found: Revived) -> None:
        """Have nodes show what they showed, as far as the pictures are still there."""
        for name, live in found.live.items():
            assets = [str(picture["asset"]) for picture in live.get("pictures", ())]
            if all(self.app.assets.has(asset) for asset in assets):
                session.live[name] = self._hung(session.key, live)
                if name in found.traces:
                    session.traces.put(name, live["key"], found.traces[name])

    def _hung(self, key: str, live: Live) -> Live:
        """What a node shows, with where its picture hangs in the gallery now."""
        pictures = live["pictures"]
        if not self.queue or not pictures or live["example"]:
            return live
        return {**live, "gallery": self.queue.hanging(key, live)}

    def _follow_file(self, session: Session) -> None:
        """Take the file as it is now when it was changed and the draft was not."""
        file = session.saved.file
        if not file or session.dirty:
            return
        path = file_below(self.folder, file)
        if path.is_file() and print_of(path) != session.saved.print:
            self.reread(session, "reload")


def print_of(path: Path) -> str:
    """The sha256 of a file's bytes; "" when there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
