"""One run conducted: planned anew, run by the engine, watched, and brought to its end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any

from tagwire.core.document import GraphDocument
from tagwire.core.errors import GraphInvalid, TagwireError
from tagwire.core.plan import Plan
from tagwire.core.values import Image
from tagwire.interfaces.app import Loaded
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.running.asking import counted, running
from tagwire.interfaces.editor.running.costing import refuse_dearer
from tagwire.interfaces.editor.running.onlooker import Onlooker, notice, show
from tagwire.interfaces.editor.running.runs import Run
from tagwire.interfaces.editor.running.seeds import with_seeds
from tagwire.interfaces.editor.running.standing import Standing
from tagwire.providers.disk.gallery import Gallery
from tagwire.runtime.context import Services
from tagwire.runtime.engine import execute
from tagwire.runtime.stop import Stop


class Conduct:
    """What a run under way needs: `stop` calls it off, `live` is what its nodes show."""

    def __init__(
        self,
        desk: Desk,
        gallery: Gallery,
        run: Run,
        moved: Callable[[], None],
    ) -> None:
        self.stop = Stop()
        self._desk, self._gallery, self._run = desk, gallery, run
        self._by = desk.app.providers.fixed(run.provider)
        self._moved = moved
        self._onlooker: Onlooker | None = None
        self._why = "called off"

    @property
    def live(self) -> Mapping[str, dict[str, Any]]:
        """What the nodes of the run show."""
        return self._onlooker.live if self._onlooker else {}

    def call_off(self, why: str) -> None:
        """Have the run end, and say why; what it has made is kept."""
        self._why = why
        self.stop.ask()

    async def run_through(self, document: GraphDocument) -> None:
        """Run the graph to its end.

        Raises:
            GraphInvalid: it cannot run any more, such as for a picture that is gone.
            OverBudget: it costs more than was said when it was asked for.
            StoreFailed: the store cannot be used.
        """
        run = self._run
        loaded = Loaded(document, Path(run.folder))
        plan, services, standing = await asyncio.to_thread(self._planned, loaded)
        refuse_dearer(plan.price, run.price)
        services = replace(services, run=run.id)
        run.nodes = list(running(plan))
        run.total, run.price = len(counted(plan)), plan.price
        watching = (self._desk, self._gallery, run, plan)
        onlooker = Onlooker(*watching, standing=standing, moved=self._moved)
        self._onlooker = onlooker
        onlooker.queued()
        try:
            async with aclosing(execute(_with_previews(plan), services, self.stop)) as told:
                async for event in told:
                    standing.see(event)
                    onlooker.see(event)
        finally:
            kept = await asyncio.to_thread(standing.keep, run.given or bool(run.drawn))
            onlooker.stand(kept)
        await asyncio.to_thread(self._pin, loaded, standing)
        self._end(onlooker, plan)

    def refused(self, fault: TagwireError) -> None:
        """The run could not even begin, or not go on: say so where it is seen."""
        self._run.state, self._run.error = "failed", fault.message.split("\n")[0]
        problems = fault.problems if isinstance(fault, GraphInvalid) else ()
        if not problems:
            self._desk.broadcast(notice(fault))
        for each in reversed(problems):
            error = {"code": each.code, "message": each.message, "remedy": each.remedy}
            change = {"status": "failed", "started": None, "error": error}
            show(self._desk, self._run.graph, each.node, change)

    def _planned(self, loaded: Loaded) -> tuple[Plan, Services, Standing]:
        """The plan, and what its results are on the desk, where drawn seeds are still empty."""
        run, app = self._run, self._desk.app
        plan, services = app.plan(loaded, run.targets, self._by)
        if not run.drawn:
            return plan, services, Standing(app, services, plan, plan)
        open_seeds = with_seeds(loaded.document, dict.fromkeys(run.drawn), app.registry)
        on_desk, _ = app.plan(replace(loaded, document=open_seeds), run.targets, self._by)
        return plan, services, Standing(app, services, plan, on_desk)

    def _pin(self, loaded: Loaded, standing: Standing) -> None:
        """Seeds drawn on the way may be kept: then all that stands on them is there already."""
        app, seeds = self._desk.app, standing.drawn
        if seeds:
            document = with_seeds(loaded.document, seeds, app.registry)
            kept, _ = app.plan(replace(loaded, document=document), self._run.targets, self._by)
            standing.pin(kept)

    def _end(self, onlooker: Onlooker, plan: Plan) -> None:
        run = self._run
        wanted = onlooker.reached.intersection(plan.targets)
        match onlooker.status:
            case "done":
                run.state = "done"
            case "cancelled":
                run.state = "cancelled"
                run.error = f"{self._why}: {run.done} of {run.total} steps are kept."
            case _:
                run.state = "partial" if wanted else "failed"


def _with_previews(plan: Plan) -> Plan:
    """The plan, with every picture it makes kept: each node shows its own.

    Reference pictures are shown from where they are, and what is never kept stays so.
    """
    shown = tuple(
        name
        for name, planned in plan.steps.items()
        if planned.state == "run"
        and Image.kind in planned.step.node.spec.outputs.values()
        and not planned.step.node.spec.pictures
        and planned.step.node.spec.keep != "never"
    )
    return replace(plan, targets=tuple(dict.fromkeys((*plan.targets, *shown))))
