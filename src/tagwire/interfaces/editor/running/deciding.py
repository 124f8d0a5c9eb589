"""What a person decides about a purchase of unknown outcome, and what follows from it."""

from __future__ import annotations

import asyncio
import secrets
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from tagwire.core.document import GraphDocument
from tagwire.core.errors import TagwireError, WrongUse
from tagwire.core.plan import Plan
from tagwire.interfaces.app import Loaded
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.running.asking import counted, running
from tagwire.interfaces.editor.running.onlooker import show
from tagwire.interfaces.editor.running.purchases import purchase
from tagwire.interfaces.editor.running.queue import queue_of
from tagwire.interfaces.editor.running.runs import Run
from tagwire.interfaces.editor.session.seeded import behind
from tagwire.providers.runway.wire import is_task_id
from tagwire.runtime.ledger.entry import Choice, Entry

_GIVEN_UP = {
    "code": "given_up",
    "message": "you let this purchase go.",
    "remedy": "Run again to buy it anew.",
}


async def decide(desk: Desk, id: str, choice: Choice, task: str = "") -> tuple[Entry, str]:
    """The entry as it is now, and the id of the run that goes on with it ("" for none).

    Raises:
        WrongUse: no such purchase, nothing to decide about it, or that is no task's id.
        StoreFailed: the ledger cannot be written.
    """
    app, queue = desk.app, queue_of(desk)
    entry = await asyncio.to_thread(purchase, app, id)
    if choice == "adopt" and not is_task_id(task.strip()):
        words = f"{task.strip()[:80]!r} is no task id."
        raise WrongUse(words, "It is a UUID, as the provider shows it.")
    if entry.state != "UNKNOWN":  # it was decided elsewhere
        _settle(desk, entry, "adopt")
    found = await asyncio.to_thread(app.ledger.resolve, entry.id, choice, task, "the editor")
    _settle(desk, entry, choice)
    before = queue.undecided(entry.id)
    if before is None:
        queue.arrivals.look()
        return found, ""
    if choice == "abandon":
        queue.release(before, entry.id)
        return found, ""
    again = await _again(desk, before, entry)
    if queue.paused and choice == "adopt":  # what is paid for is fetched all the same
        queue.arrivals.look()
    queue.release(before, entry.id)
    return found, again


def _settle(desk: Desk, entry: Entry, choice: Choice) -> None:
    """The nodes that ask about a purchase ask no more."""
    change: dict[str, Any] = {"status": "idle", "error": None}
    if choice == "abandon":
        change = {"status": "failed", "error": _GIVEN_UP}
    for session in desk.sessions.values():
        for node, live in list(session.live.items()):
            if ((live.get("error") or {}).get("purchase") or {}).get("id") == entry.id:
                show(desk, session.key, node, change)


async def _again(desk: Desk, before: Run, entry: Entry) -> str:
    """Queue the same graph with the same seeds for the node, and for what hangs on it for free.

    Its key is the same then, so that the engine goes on with this very purchase.
    """
    queue = queue_of(desk)
    try:
        document = await asyncio.to_thread(queue.shelf.document, before)
        targets, plan = await asyncio.to_thread(_planned, desk, before, document, entry.node)
    except TagwireError:  # its graph cannot run any more: what was bought arrives all the same
        queue.arrivals.look()
        return ""
    run = replace(
        before,
        id=secrets.token_hex(6),
        created=time.time(),
        targets=list(targets),
        nodes=list(running(plan)),
        parts=[],
        batch=None,
        nth=1,
        of=1,
        total=len(counted(plan)),
        price=plan.price,
        unknown=[],
        state="queued",
        ended=None,
        seconds=None,
    )
    run.again()
    await queue.take([(run, document)])
    return run.id


def _planned(
    desk: Desk, run: Run, document: GraphDocument, node: str
) -> tuple[tuple[str, ...], Plan]:
    app, loaded = desk.app, Loaded(document, Path(run.folder))
    if node not in document.nodes:
        raise WrongUse(f"there is no node {node[:64]!r} to run.", "Choose one that is there.")
    by = app.providers.fixed(run.provider)
    alone, _ = app.plan(loaded, (node,), by)
    after = [name for name in behind(document, (node,)) if name in alone.steps]
    together, _ = app.plan(loaded, (node, *after), by)
    plan = together if together.price == alone.price else alone
    return plan.targets, plan
