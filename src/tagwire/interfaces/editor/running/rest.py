"""What follows a run: nothing looks busy with it, and nodes show what is the graph's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.running.onlooker import show
from tagwire.interfaces.editor.running.runs import Run


def rest(desk: Desk, run: Run, runs: Iterable[Run], busy: Collection[str]) -> None:
    """Have a graph's nodes rest from a run that is over; `busy` are those other runs work on.

    Once all runs of its batch are over, they show the graph's own results and not its variants.
    """
    session = desk.sessions.get(run.graph)
    if session is None:
        return
    for name, live in dict(session.live).items():
        if live.get("status") in ("queued", "running") and name not in busy:
            made = live.get("pictures") or live.get("text") is not None
            idle = "done" if made and not live.get("example") else "idle"
            show(desk, run.graph, name, {"status": idle, "progress": 0, "started": None})
    mates = (other for other in runs if run.batch and other.batch == run.batch)
    if not run.given and all(mate.over for mate in mates):
        session.settle()
