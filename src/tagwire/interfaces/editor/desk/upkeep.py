"""What follows every change of an open graph: its draft on disk, and its review."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Callable
from typing import Any

from tagwire.core.errors import StoreFailed, TagwireError
from tagwire.interfaces.app import Loaded
from tagwire.interfaces.editor.desk.keeping import Snapshot
from tagwire.interfaces.editor.desk.noting import Noting
from tagwire.interfaces.editor.desk.shelf import examples, stored
from tagwire.interfaces.editor.desk.soon import Soon
from tagwire.interfaces.editor.session.live import Live
from tagwire.interfaces.editor.session.review import Review, review
from tagwire.interfaces.editor.session.session import Session
from tagwire.providers.disk.drafts import Drafts

_LOG = logging.getLogger(__name__)
KEEP_SECONDS = 0.3
REVIEW_SECONDS = 0.08


class Upkeep:
    """Does what follows a session's changes, off the loop and not at every key."""

    def __init__(self, session: Session, drafts: Drafts, hung: Callable[[Live], Live]) -> None:
        """Begin: review the graph, and keep it; `hung` adds where a stored picture hangs."""
        self.session = session
        self._drafts, self._hung = drafts, hung
        self.keep = Soon(KEEP_SECONDS, self._keep)
        self.review = Soon(REVIEW_SECONDS, self._review)
        self._noting = Noting(session.history)
        self._folder = session.folder
        self._writing = threading.Lock()
        self._over, self._written, self._unkept = False, 0.0, False
        session.changed = self._changed
        self._changed(session, True)

    def write(self) -> None:
        """Put the draft on disk now, if it is not there as it is.

        Raises:
            StoreFailed: it cannot be written.
        """
        if self.keep.wanted or self._unkept:
            self.keep.drop()
            self._write(self._snapshot())

    async def written(self) -> None:
        """The same, off the loop; a draft that cannot be written is told to whoever looks."""
        if self.keep.wanted:
            self.keep.drop()
            await self._keep()

    def end(self) -> None:
        """Do nothing more; what is being written is finished first."""
        self.keep.drop()
        self.review.drop()
        with self._writing:
            self._over = True

    def _changed(self, _session: Session, matter: bool) -> None:
        with contextlib.suppress(StoreFailed):  # keeping the draft will tell it
            self._note()
        self.keep()
        if matter:
            self.review()

    def _note(self) -> None:
        """Have a change on disk before anybody is told that it was made: its line, or it all."""
        line = self._noting.line(self.session.history)
        moved, self._folder = self.session.folder != self._folder, self.session.folder
        if self._over or (line is None and not moved):
            return
        if line and self._written and not moved:
            self._drafts.note(self.session.key, line)
        else:
            self._write(self._snapshot())

    def _snapshot(self) -> Snapshot:
        return Snapshot.of(self.session, self._noting.mark)

    def _write(self, snapshot: Snapshot) -> None:
        with self._writing:
            if not self._over and snapshot.time >= self._written:
                self._unkept = True
                self._drafts.write(snapshot.key, snapshot.about, snapshot.whole())
                self._written, self._unkept = snapshot.time, False

    async def _keep(self) -> None:
        snapshot = self._snapshot()
        try:
            await asyncio.to_thread(self._write, snapshot)
            if snapshot.mark == self._noting.mark:
                self._drafts.forget_notes(snapshot.key)
        except StoreFailed as fault:
            told = {"level": "error", "text": fault.message, "remedy": fault.remedy}
            self.session.push({"kind": "notice", **told})

    async def _review(self) -> None:
        session = self.session
        rev, loaded = session.rev, session.loaded()
        try:
            found = await asyncio.to_thread(review, session.app, loaded)
            live = await asyncio.to_thread(self._stored, loaded, found)
        except Exception:  # noqa: BLE001 - a stranger's node may raise anything
            _LOG.exception("the graph %s could not be reviewed", session.key)
        else:
            session.take_review(rev, found, live)

    def _stored(self, loaded: Loaded, found: Review) -> dict[str, dict[str, Any]]:
        """What is stored of the nodes whose key is another than at the last review."""
        session = self.session
        new = {
            name: key
            for name, key in found.keys.items()
            if session.keys.get(name) != key and session.live.get(name, {}).get("key") != key
        }
        live: dict[str, dict[str, Any]] = {}
        if session.template and not session.keys:
            live = examples(session.template, loaded.document, session.app.registry)
            live = {name: shown for name, shown in live.items() if name not in session.live}
        try:
            found_again = stored(session.app, loaded.document, new) if new else {}
            return live | {name: self._hung(shown) for name, shown in found_again.items()}
        except TagwireError:  # the review has told it already
            return live
