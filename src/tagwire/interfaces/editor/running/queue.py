"""The queue: runs asked for, kept across restarts, run one after another or side by side."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from tagwire.core.document import GraphDocument
from tagwire.core.errors import StoreFailed, TagwireError, WrongUse
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.desk.soon import Soon
from tagwire.interfaces.editor.running.arrivals import Arrivals
from tagwire.interfaces.editor.running.asking import Prepared, Wish, prepare
from tagwire.interfaces.editor.running.conduct import Conduct
from tagwire.interfaces.editor.running.costing import refuse_over_caps
from tagwire.interfaces.editor.running.entering import entered
from tagwire.interfaces.editor.running.onlooker import notice, show, waiting
from tagwire.interfaces.editor.running.rest import rest
from tagwire.interfaces.editor.running.runs import MOST_ENDED, Run, RunShelf, parts_of
from tagwire.interfaces.editor.running.seeds import show_moved
from tagwire.interfaces.editor.session.live import BLANK, Live
from tagwire.interfaces.editor.session.seeded import seed_of, seed_setting
from tagwire.interfaces.editor.session.session import Session
from tagwire.providers.disk.gallery import Gallery
from tagwire.providers.disk.thumbs import Thumbs

MOST_AT_ONCE = 8
_TELL_SECONDS = 0.1
_LOG = logging.getLogger(__name__)


class RunQueue:
    """Every run of every graph, whoever looks. Lives on the event loop.

    `await start()` once the loop runs, `await close()` before it ends.
    """

    def __init__(self, desk: Desk) -> None:
        """Take up what the last process left: its queued runs, and those it had under way.

        Raises:
            StoreFailed: the gallery cannot be opened.
        """
        self.desk = desk
        self.gallery = Gallery(desk.store)
        self.thumbs = Thumbs(desk.store.parent / "thumbs", desk.app.assets)
        self.shelf = RunShelf(desk.store)
        self.paused, self.at_once, self._runs = self.shelf.load()
        for run in self._runs:
            if not run.over:
                run.again()
        self._conducts: dict[str, Conduct] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._seeds: dict[tuple[str, str], int] = {}
        self._closing = False
        self.arrivals = Arrivals(desk, self.gallery, self.run_of)
        self._tell_soon = Soon(_TELL_SECONDS, self._tell)

    async def start(self) -> None:
        """Go on with what is queued, and with what was bought and has not arrived."""
        self._pump()
        self.arrivals.look()

    async def close(self) -> None:
        """Call off what is under way, to be queued again by the next process.

        What is bought is left as it is at the provider: the next process fetches it.
        """
        self._closing = self.desk.app.providers.leaving = True
        await self.arrivals.close()
        for conduct in self._conducts.values():
            conduct.stop.ask()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        self._tell_soon.drop()
        self.thumbs.close()
        self.gallery.close()

    def shown(self) -> dict[str, Any]:
        """The queue as the browser shows it."""
        for run in self._runs:
            if run.graph in self.desk.sessions:
                run.call(self.desk.sessions[run.graph].title)
        runs = [run.shown() for run in self._runs]
        return {"paused": self.paused, "at_once": self.at_once, "runs": runs}

    def live(self, key: str) -> dict[str, Live]:
        """What the nodes of a graph show of runs that wait or are under way."""
        found: dict[str, Live] = {}
        for run in self._runs:
            if run.graph == key and run.state == "queued":
                found |= {name: waiting() for name in run.nodes if name not in found}
            elif run.graph == key and run.id in self._conducts:
                found |= self._conducts[run.id].live
        session = self.desk.sessions.get(key)
        shown = session.live if session else {}
        return {name: {**BLANK, **shown.get(name, {}), **live} for name, live in found.items()}

    def hanging(self, key: str, live: Mapping[str, Any]) -> str | None:
        """Where in the gallery the picture hangs that a node of that graph shows; None: nowhere."""
        return self.gallery.hanging(live["pictures"][0]["asset"], key, live["key"], live["gallery"])

    async def quote(self, wish: Wish) -> Prepared:
        """What a wish would run and cost; raises as `ask` does."""
        return await prepare(self.desk.app, self.desk.session(wish.graph), wish, self._last(wish))

    async def ask(self, wish: Wish) -> list[Run]:
        """Queue the runs a wish is for, each with the graph as it is now.

        Raises:
            GraphInvalid: with every problem of what the targets need.
            WrongUse: there is no such graph, target or setting, or nothing to run.
            StoreFailed: the queue cannot be kept.
        """
        session = self.desk.session(wish.graph)
        ready = await prepare(self.desk.app, session, wish, self._last(wish))
        show_moved(session, ready.moved)
        parts = parts_of(session.document, wish.targets, self.desk.app.registry)
        return await self.add(session, ready, wish.name, parts)

    async def add(
        self, session: Session, ready: Prepared, name: str = "", parts: Sequence[list[str]] = ()
    ) -> list[Run]:
        """Queue what was prepared; raises StoreFailed, or OverBudget when it may cost too much."""
        app = self.desk.app
        await asyncio.to_thread(refuse_over_caps, app, ready.plans)
        made = entered(session, ready, name, parts, app.providers.chosen)
        for _, document in made:
            self._note_seeds(session.key, document)
        return await self.take(made)

    async def take(self, made: Sequence[tuple[Run, GraphDocument]]) -> list[Run]:
        """Queue these runs of these graphs; raises StoreFailed."""
        for run, document in made:
            await asyncio.to_thread(self.shelf.put, run, document)
        runs = [run for run, _ in made]
        self._runs += runs
        for run in runs:
            for node in run.nodes:
                show(self.desk, run.graph, node, waiting())
        self._pump()
        return runs

    def cancel(self, run_id: str) -> None:
        """Call a run off: one that waits is dropped, one under way keeps what it has made.

        Raises:
            WrongUse: there is no such run.
        """
        run = self._run(run_id)
        if run.state == "running":
            self._conducts[run.id].call_off("called off")
        elif not run.over:
            self._drop([run])

    def call_off(self, graph: str, why: str) -> int:
        """Cancel every run of a graph, as `why` says; returns how many.

        Raises:
            StoreFailed: the queue cannot be kept.
        """
        mine = [run for run in self._runs if run.graph == graph and not run.over]
        for run in mine:
            if run.id in self._conducts:
                self._conducts[run.id].call_off(why)
        self._drop([run for run in mine if run.id not in self._conducts], f"{why}.")
        return len(mine)

    def clear(self, ended: bool = False) -> None:
        """Drop every run that waits; or, with `ended`, forget those that are over."""
        if ended:
            self._runs = [run for run in self._runs if not run.over]
            self._save()
        else:
            self._drop([run for run in self._runs if run.state == "queued"])

    def order(self, ids: Sequence[str]) -> None:
        """Have the runs that wait begin in this order, those not named last."""
        place = {name: number for number, name in enumerate(ids)}
        queued = [run for run in self._runs if run.state == "queued"]
        others = [run for run in self._runs if run.state != "queued"]
        self._runs = others + sorted(queued, key=lambda run: place.get(run.id, len(place)))
        self._save()

    def set_pace(self, paused: bool | None = None, at_once: int | None = None) -> None:
        """Pause or go on; have so many runs under way together."""
        self.paused = self.paused if paused is None else paused
        self.at_once = self.at_once if at_once is None else at_once
        self._save()
        self._pump()

    def run_of(self, run_id: str) -> Run | None:
        """The run of that id, over or not."""
        return next((run for run in self._runs if run.id == run_id), None)

    def undecided(self, purchase: str) -> Run | None:
        """The last run that met a purchase nobody knows the outcome of, with its graph."""
        return next((run for run in reversed(self._runs) if purchase in run.unknown), None)

    def release(self, run: Run, purchase: str) -> None:
        """It was decided about a purchase: the run's graph goes with the last one of its like."""
        run.unknown = [each for each in run.unknown if each != purchase]
        if not run.unknown:
            self.shelf.drop(run)
        self._save()

    def _run(self, run_id: str) -> Run:
        found = self.run_of(run_id)
        if found is None:
            raise WrongUse(f"there is no run {run_id[:40]!r}.", "It may be over: look again.")
        return found

    def _drop(self, runs: Sequence[Run], why: str = "dropped before it began.") -> None:
        for run in runs:
            run.state, run.ended, run.error = "cancelled", time.time(), why
            self.shelf.drop(run)
        for run in runs:
            rest(self.desk, run, self._runs, self.live(run.graph))
        self._save()

    def _pump(self) -> None:
        """Begin what there is room for."""
        for run in list(self._runs):
            if self.paused or self._closing or len(self._tasks) >= self.at_once:
                break
            if run.state == "queued":
                run.state, run.started = "running", time.time()
                conduct = Conduct(self.desk, self.gallery, run, self._tell_soon)
                self._conducts[run.id] = conduct
                self._tasks[run.id] = asyncio.create_task(self._conducted(run, conduct))
        self._save()

    async def _conducted(self, run: Run, conduct: Conduct) -> None:
        try:
            document = await asyncio.to_thread(self.shelf.document, run)
            await conduct.run_through(document)
        except TagwireError as fault:
            conduct.refused(fault)
        except Exception as fault:  # noqa: BLE001 - the queue must go on, whatever a node does
            _LOG.exception("run %s of %s", run.id, run.graph)
            run.state, run.error = "failed", f"{type(fault).__name__}: {fault}"
        finally:
            self._over(run)

    def _over(self, run: Run) -> None:
        """A run has ended, one way or another."""
        del self._conducts[run.id], self._tasks[run.id]
        if run.state == "running" or (self._closing and run.state == "cancelled"):
            run.again()
        else:
            run.ended = time.time()
            run.seconds = run.ended - (run.started or run.ended)
            if not run.unknown:
                self.shelf.drop(run)
            rest(self.desk, run, self._runs, self.live(run.graph))
        with suppress(StoreFailed):
            self._pump()

    def _save(self) -> None:
        """Keep the queue, and tell everyone."""
        ended = [run for run in self._runs if run.over]
        gone = {run.id for run in ended[: max(0, len(ended) - MOST_ENDED)]}
        self._runs = [run for run in self._runs if run.id not in gone]
        self._tell_soon()
        try:
            self.shelf.save(self.paused, self.at_once, self._runs)
        except StoreFailed as fault:
            self.desk.broadcast(notice(fault))
            raise

    async def _tell(self) -> None:
        self.desk.broadcast({"kind": "queue", "queue": self.shown()})

    def _last(self, wish: Wish) -> Mapping[str, int]:
        """The seeds asked for last, by node."""
        return {node: seed for (key, node), seed in self._seeds.items() if key == wish.graph}

    def _note_seeds(self, key: str, document: GraphDocument) -> None:
        registry = self.desk.app.registry
        for node in document.nodes:
            if seed_setting(document, node, registry):
                seed = seed_of(document, node, registry)
                if seed is not None:
                    self._seeds[key, node] = seed


def queue_of(desk: Desk) -> RunQueue:
    """The queue of a desk, which whoever serves it has put there."""
    assert isinstance(desk.queue, RunQueue)
    return desk.queue
