"""What the ledger says of a step, and of every purchase, as the browser reads it."""

from __future__ import annotations

import time
from typing import Any

from tagwire.core.errors import WrongUse
from tagwire.interfaces.app import App
from tagwire.providers.disk.ledger import DAY
from tagwire.runtime.ledger.entry import OPEN, Entry

MONTH = 30 * DAY
_SHOWN = (
    *("id", "state", "profile", "model", "run", "graph", "node", "seed", "price", "estimated"),
    *("charge", "task", "code", "message", "asset", "media_type", "resolution", "created"),
    *("changed", "request"),
)


def entry_row(entry: Entry) -> dict[str, Any]:
    """A purchase as plain JSON: times in seconds since the epoch, prices in credits."""
    row = {name: getattr(entry, name) for name in _SHOWN}
    return {**row, "request": dict(entry.request), "counted": entry.counted}


def ledger_rows(app: App, unfinished: bool, most: int) -> dict[str, Any]:
    """Purchases, the newest first, and what a day and 30 days came to; raises DamagedStore."""
    if not app.bought:
        return {"rows": [], "open": 0, "day": 0, "month": 0, "unpriced": 0}
    book, now = app.ledger, time.time()
    open_ones = book.listed(OPEN, most=most)
    listed = open_ones if unfinished else book.listed(most=most)
    lately = book.listed(since=now - MONTH, most=10_000)
    return {
        "rows": [entry_row(entry) for entry in listed],
        "open": len(open_ones),
        "day": book.spent(now - DAY),
        "month": book.spent(now - MONTH),
        "unpriced": sum(entry.counted is None for entry in lately),
    }


def purchase(app: App, id: str) -> Entry:
    """The purchase of that id; raises WrongUse when there is none."""
    found = app.ledger.get(id) if app.bought else None
    if found is None:
        raise WrongUse(f"there is no purchase {id[:40]!r}.", "Look at the list of purchases.")
    return found


def of_step(app: App, key: str, run: str) -> Entry | None:
    """What was bought last for the step whose result has this key: in this run, or left open."""
    if not app.bought:
        return None
    found = (*app.ledger.listed(("UNKNOWN",)), *app.ledger.listed(run=run))
    return next((entry for entry in found if entry.key.startswith(f"{key}#")), None)
