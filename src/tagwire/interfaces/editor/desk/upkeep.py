"""What follows every change of an open graph: its draft on disk, and its review."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Callable

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
_UNSOUND = ("failed", "skipped", "cancelled")


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
        self._settling = False
        session.changed, session.settle = self._changed, self._settle
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

    def _settle(self) -> None:
        """Have every node show what is stored of it as it is, whatever it shows now."""
        self._settling = True
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
        settling, self._settling = self._settling, False
        try:
            found = await asyncio.to_thread(review, session.app, loaded)
            live = await asyncio.to_thread(self._stored, loaded, found, settling)
        except Exception:  # noqa: BLE001 - a stranger's node may raise anything
            _LOG.exception("the graph %s could not be reviewed", session.key)
        else:
            session.take_review(rev, found, live)

    def _stored(self, loaded: Loaded, found: Review, settling: bool) -> dict[str, Live]:
        """What is stored of the nodes whose key is another than at the last review.

        With `settling`, of all that show something else; how their last run ended stays.
        """
        session, shown = self.session, dict(self.session.live)
        new = {
            name: key
            for name, key in found.keys.items()
            if (settling or session.keys.get(name) != key) and shown.get(name, {}).get("key") != key
        }
        live: dict[str, Live] = {}
        if session.template and not session.keys:
            live = examples(session.template, loaded.document, session.app.registry)
            live = {name: example for name, example in live.items() if name not in shown}
        try:
            again = stored(session.app, loaded.document, new) if new else {}
        except TagwireError:  # the review has told it already
            return live
        if settling:
            again = {name: {**row, **_ended(shown.get(name, {}))} for name, row in again.items()}
        return live | {name: self._hung(row) for name, row in again.items()}


def _ended(live: Live) -> Live:
    """How a run ended that gave a node nothing."""
    if live.get("status") not in _UNSOUND:
        return {}
    return {name: live[name] for name in ("status", "error", "because") if name in live}
