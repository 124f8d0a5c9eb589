"""Graphs closed, taken back to their file, or thrown away."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from tagwire.core.errors import WrongUse
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.desk.places import file_below
from tagwire.interfaces.editor.session.session import Session
from tagwire.providers.disk.atomic import storing, why, write_new


def close(desk: Desk, session: Session) -> bool:
    """Close a graph unless others look at it too; says whether it is closed."""
    if len(session.views) > 1:
        return False
    desk.put_away(session.key)
    return True


def discard(desk: Desk, session: Session) -> bool:
    """Go back to the saved file, as a step; a graph never saved goes. Says whether it is there.

    Raises:
        WrongUse: the file cannot be read.
    """
    if not session.saved.file:
        _call_off(desk, session, "its graph was thrown away")
        _tell_gone(session, "was thrown away")
        desk.leave(session.key)
        return False
    desk.reread(session, "discard")
    return True


async def delete(desk: Desk, key: str) -> str:
    """Move a graph's file, or its draft when it has none, to the trash; returns the name there.

    Its runs are cancelled; what they have made stays in the gallery.

    Raises:
        WrongUse: there is no such graph, or its file cannot be moved.
        StoreFailed: the trash cannot be written.
    """
    session = desk.session(key)
    name = session.saved.file or f"{key}.json"
    text = session.document.to_text().encode()
    path = file_below(desk.folder, name) if session.saved.file else None
    thrown = await asyncio.to_thread(_throw, path, text, desk.store / "trash", name)
    _call_off(desk, session, "its graph was deleted")
    _tell_gone(session, "was moved to the trash")
    desk.leave(key)
    return thrown


def _throw(path: Path | None, text: bytes, trash: Path, name: str) -> str:
    try:
        data = path.read_bytes() if path and path.exists() else text
    except OSError as fault:
        raise WrongUse(f"{path}: {why(fault)}.", "Look at the file.") from fault
    stamp = time.strftime("%Y%m%d-%H%M%S")
    thrown = f"{stamp}-{time.time_ns() % 10**9:09d}-{Path(name).name}"
    with storing(trash, "trash"):
        write_new(trash / thrown, data)
    try:
        if path:
            path.unlink(missing_ok=True)
    except OSError as fault:
        raise WrongUse(f"{path}: {why(fault)}.", "Delete it by hand.") from fault
    return thrown


def _call_off(desk: Desk, session: Session, why: str) -> None:
    """Cancel what waits or runs of a graph that goes, and tell everyone."""
    count = desk.queue.call_off(session.key, why) if desk.queue else 0
    if count:
        runs = "its run was" if count == 1 else f"its {count} runs were"
        told = {"text": f"{session.title}: {runs} cancelled, because {why}."}
        kept = {"remedy": "What was made is in the gallery."}
        desk.broadcast({"kind": "notice", "level": "info", **told, **kept})


def _tell_gone(session: Session, how: str) -> None:
    words = f"{session.title} {how}."
    session.push({"kind": "lost", "text": words, "remedy": "Open another graph."})
