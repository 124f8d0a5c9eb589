"""Watches one run: its events become what the nodes show, and rows of the gallery."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from tagwire.core.errors import StoreFailed, TagwireError
from tagwire.core.plan import Plan, Result
from tagwire.core.values import Image, Text, Value, Video
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.running.asking import counted
from tagwire.interfaces.editor.running.purchases import entry_row, of_step
from tagwire.interfaces.editor.running.runs import Run
from tagwire.interfaces.editor.running.standing import Kept, Standing
from tagwire.interfaces.editor.running.throttle import Throttle
from tagwire.interfaces.editor.session.live import BLANK, live_of
from tagwire.interfaces.editor.session.traces import Trace
from tagwire.providers.disk.gallery import Gallery
from tagwire.providers.disk.gallery_rows import Hung, Made
from tagwire.runtime.events import (
    Event,
    RunFinished,
    StepFailed,
    StepFinished,
    StepProgress,
    StepSkipped,
    StepStarted,
)


class Onlooker:
    """Tells everyone who looks at a graph how its run goes.

    `standing` tells what its results are to the graph on the desk: where this run drew a seed
    that was left empty, their keys differ from those it runs under. `moved` is called whenever
    the run itself has come further.
    """

    def __init__(
        self,
        desk: Desk,
        gallery: Gallery,
        run: Run,
        plan: Plan,
        *,
        standing: Standing,
        moved: Callable[[], None],
    ) -> None:
        self.live: dict[str, dict[str, Any]] = {}
        self.status = "failed"
        self.reached: set[str] = set()
        self._desk, self._gallery, self._run = desk, gallery, run
        self._plan, self._standing, self._moved = plan, standing, moved
        self._counted = frozenset(counted(plan))
        self._throttle = Throttle(self._show)

    def see(self, event: Event) -> None:
        """Take one event in."""
        match event:
            case StepStarted():
                self._started(event)
            case StepProgress():
                change = {"progress": event.fraction, "message": event.message}
                self._throttle(event.node, change)
            case StepFinished():
                self._finished(event)
            case StepFailed():
                self._failed(event)
            case StepSkipped():
                self._skipped(event)
            case RunFinished():
                self.status = event.status
            case _:
                pass

    def queued(self) -> None:
        """Say of every step with work to do that its turn comes."""
        for name in self._run.nodes:
            self._show(name, waiting())

    def stand(self, kept: Kept) -> None:
        """Have the nodes show what this run gave, all of them: another may have run beside it."""
        session = self._desk.sessions.get(self._run.graph)
        if session is None:
            return
        for name, result in kept.spared.items():
            shown = self._done(name, result, cached=True)
            there = self._there(shown["pictures"][0]["asset"]) if shown["pictures"] else None
            self.live[name] = {**shown, "gallery": there.id if there else None}
            self.reached.add(name)
        session.outdate(kept.replaced, self.reached)
        if not self._run.given and not self._run.drawn:
            return
        for name in self.reached & session.document.nodes.keys():
            live, shown = self.live[name], session.live.get(name, dict(BLANK))
            session.traces.put(name, live["key"], self._standing.trace(name))
            other = any(shown[part] != live[part] for part in ("key", "pictures", "text"))
            if other and not session.busy(name):
                self._show(name, live)

    def _done(self, name: str, result: Result, cached: bool) -> dict[str, Any]:
        """What a node shows of its result, but for where it hangs."""
        shown = live_of(result, self._standing.keys[name], cached)
        del shown["typical"]
        shown["pictures"] = [each for each in shown["pictures"] if each["asset"]]
        return shown

    def _show(self, node: str, change: Mapping[str, Any], made: Trace | None = None) -> None:
        """What a node shows changes, if it is still in a graph somebody has open."""
        self.live[node] = {**self.live.get(node, {}), **change}
        show(self._desk, self._run.graph, node, change, made)

    def _started(self, event: StepStarted) -> None:
        step = self._plan.steps[event.node].step
        typical = None
        if step.node.spec.asks:
            model = str(getattr(step.node, "model", ""))
            typical = self._gallery.usual_seconds(event.type, model)
        now = {"status": "running", "progress": 0, "started": time.time(), "typical": typical}
        self._show(event.node, {**now, "message": "", "seed": event.seed, "error": None})

    def _finished(self, event: StepFinished) -> None:
        self._throttle.drop(event.node)
        self.reached.add(event.node)
        shown = {**self._done(event.node, event.result, event.cached), "gallery": self._hang(event)}
        self._show(event.node, shown, self._standing.trace(event.node))
        self._come_further(event.node)
        if not event.cached:
            self._run.pay(event.result.credits, not shown["at_most"])

    def _failed(self, event: StepFailed) -> None:
        self._throttle.drop(event.node)
        error: dict[str, Any] = {"code": event.code, "message": event.message}
        error |= {"remedy": event.remedy, **self._bought(event)}
        self._run.error = self._run.error or event.message
        self._show(event.node, {"status": "failed", "started": None, "error": error})
        self._come_further(event.node)

    def _bought(self, event: StepFailed) -> dict[str, Any]:
        """The purchase behind a step that failed: what it may have cost counts, too."""
        planned = self._plan.steps[event.node]
        if not planned.step.node.spec.asks:
            return {}
        try:
            entry = of_step(self._desk.app, planned.key, self._run.id)
        except StoreFailed:
            return {}
        if entry is None:
            return {}
        if entry.run == self._run.id:
            self._run.pay(entry.counted, entry.charge is not None or entry.state == "REJECTED")
        if entry.state == "UNKNOWN":
            self._run.unknown.append(entry.id)
        return {"purchase": entry_row(entry)}

    def _skipped(self, event: StepSkipped) -> None:
        self._throttle.drop(event.node)
        change: dict[str, Any] = {"status": "cancelled", "error": None}
        if event.because:
            words = f"{event.node} needs {event.because}, which failed."
            error = {"code": "skipped", "message": words, "remedy": f"Mend {event.because}."}
            change = {"status": "skipped", "error": error, "because": event.because}
            self._come_further(event.node)
        self._show(event.node, {**change, "started": None})

    def _come_further(self, node: str) -> None:
        self._run.done += node in self._counted
        self._moved()

    def _hang(self, event: StepFinished) -> str | None:
        """Put the pictures of a dear or delivered step up; returns where the first one hangs."""
        node = self._plan.steps[event.node].step.node
        delivered = bool(event.result.deliveries)
        if not node.spec.asks and not delivered:
            return None
        pictures = _stored(event.result.outputs.values())
        pictures = pictures or _stored(d.output for d in event.result.deliveries)
        try:
            places = [self._place(event, picture, bool(node.spec.asks)) for picture in pictures]
        except StoreFailed as fault:
            self._desk.broadcast(notice(fault))
            return None
        return places[0] if places else None

    def _place(self, event: StepFinished, picture: Image | Video, dear: bool) -> str:
        """Where a picture hangs. One delivered as it came hangs as its maker's already, and one
        spared from before where it hung before, unless this run is one of a batch: then it hangs
        once more as its maker's.
        """
        there = self._there(picture.asset)
        if not there and event.cached:
            there = self._gallery.showing(picture.asset)
        spared = event.cached and not self._run.batch
        delivered = not dear and not event.cached and there and there.node != event.node
        if there and (spared or delivered):
            return there.id
        made = made_of(self._run, self._plan, event.node, event.result, picture)
        if there and not dear and there.node in self._plan.steps:
            made = made_before(made, there, self._plan)
        row, fresh = self._gallery.hang(made, self._plan.graph.document)
        self._desk.broadcast(gallery_news(row, fresh))
        return row.id

    def _there(self, asset: str) -> Hung | None:
        """Where a picture hangs in this graph, best as what a step of this run gives."""
        keys = [step.key for step in self._plan.steps.values()]
        return self._gallery.showing(asset, self._run.graph, keys)


def _stored(values: Iterable[Value]) -> list[Image | Video]:
    """The pictures and films among values that are on disk."""
    return [value for value in values if not isinstance(value, Text) and value.asset]


def show(
    desk: Desk, graph: str, node: str, change: Mapping[str, Any], made: Trace | None = None
) -> None:
    """Change what a node shows, if it is still there in a graph that is open."""
    session = desk.sessions.get(graph)
    if session is None or node not in session.document.nodes:
        return
    if "status" in change:
        change = {"because": "", **change}
    session.show(node, change, made)


def waiting() -> dict[str, Any]:
    """What a step shows whose turn comes."""
    return {"status": "queued", "progress": 0, "message": "", "started": None, "error": None}


def notice(fault: TagwireError) -> dict[str, Any]:
    """A fault for everyone to read."""
    words = {"text": fault.message, "remedy": fault.remedy}
    return {"kind": "notice", "level": "error", **words}


def gallery_news(row: Hung, fresh: bool) -> dict[str, Any]:
    """The message that a picture is new in the gallery, or has changed."""
    rows = [row.to_json()]
    added, changed = (rows, []) if fresh else ([], rows)
    return {"kind": "gallery", "added": added, "changed": changed, "removed": []}


def made_before(made: Made, there: Hung, plan: Plan) -> Made:
    """A delivered picture as its maker's, which made it in an earlier run."""
    kept = ("node", "model", "seed", "seconds", "credits", "draft", "prompt", "tags")
    of_maker: dict[str, Any] = {name: getattr(there, name) for name in kept}
    maker = plan.steps[there.node]
    return replace(made, type=maker.step.node.spec.name, key=maker.key, **of_maker)


def made_of(run: Run, plan: Plan, name: str, result: Result, picture: Image | Video) -> Made:
    """All that is worth keeping about where a picture came from."""
    own = [receipt for receipt in result.receipts if receipt.get("node") == name]
    last = (own or list(result.receipts) or [{}])[-1]
    tags = [reference.get("tag", "") for reference in last.get("references", ())]
    return Made(
        picture.asset,
        picture.width,
        picture.height,
        length=picture.seconds if isinstance(picture, Video) else None,
        graph=run.graph,
        title=plan.graph.name or run.title or run.graph,
        node=name,
        type=plan.steps[name].step.node.spec.name,
        folder=run.folder,
        model=str(last.get("model", "")),
        seed=result.seed if result.seed is not None else last.get("seed"),
        seconds=result.seconds,
        credits=result.credits,
        draft=any(bool(receipt.get("draft")) for receipt in result.receipts),
        run=run.id,
        batch=run.batch,
        prompt=str(last.get("prompt", "")),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        receipts=result.receipts,
        key=plan.steps[name].key,
    )
