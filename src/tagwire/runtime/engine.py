"""The one engine: independent steps side by side, failures contained, everything an event."""

from __future__ import annotations

import asyncio
import threading
import time
import traceback
from collections import deque
from collections.abc import AsyncGenerator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import aclosing, suppress
from functools import partial

from tagwire.core.errors import Cancelled, NodeBug, StoreFailed, TagwireError, UnknownOutcome
from tagwire.core.graph import Step
from tagwire.core.plan import Plan, PlannedStep, Result
from tagwire.runtime.context import Services
from tagwire.runtime.events import (
    Event,
    RunFinished,
    RunStarted,
    Status,
    StepFailed,
    StepFinished,
    StepProgress,
    StepSkipped,
    StepStarted,
    without_pixels,
)
from tagwire.runtime.flow import Flow
from tagwire.runtime.step import Bench, fit_for_target, run_step, settled, with_seed
from tagwire.runtime.stop import Stop

MOST_BEGUN = 64
"""Steps under way before further steps without inputs wait: bounds the pictures held."""

_CALLED_OFF = (Cancelled, asyncio.CancelledError)


async def execute(
    plan: Plan, services: Services, stop: Stop | None = None
) -> AsyncGenerator[Event, None]:
    """Run a plan; yields what happens as it happens. Closing the iterator calls the run off.

    Raises:
        StoreFailed: the store cannot be used; nothing more is started.
    """
    outer, own = stop or Stop(), Stop()

    def heard() -> None:
        (own.leave if outer.leaving else own.ask)()

    threads = services.threads
    with (
        ThreadPoolExecutor(threads, "tagwire-step") as pool,
        ThreadPoolExecutor(threads, "tagwire-store") as storing,
    ):
        run = _Execution(plan, services, own, pool, storing)
        outer.listen(heard)
        main = asyncio.create_task(run.all_steps())
        try:
            async with aclosing(run.events(main)) as events:
                async for event in events:
                    yield event
            main.result()
        finally:
            outer.unlisten(heard)
            own.ask()
            await settled(main)


class _Execution:
    """The state of one run: what waits for what, and the results still wanted."""

    def __init__(
        self, plan: Plan, services: Services, stop: Stop, pool: Executor, storing: Executor
    ) -> None:
        self.plan = plan
        self.services = services
        self.stop = stop
        self.begun = time.perf_counter()
        self.loop = asyncio.get_running_loop()
        self.thread = threading.get_ident()
        keys = {name: planned.key for name, planned in plan.steps.items()}
        targets = frozenset(plan.targets)
        graph, soon = plan.graph.name, self.flush_soon
        self.bench = Bench(graph, services, stop, pool, storing, targets, keys, soon)
        self.told: deque[Event] = deque()
        self.news = asyncio.Event()
        self.quiet: asyncio.Future[None] = self.loop.create_future()
        self.flow = Flow(plan)
        self.sources: deque[str] = deque()
        self.tasks: dict[str, asyncio.Task[tuple[Result, bool]]] = {}
        self.by_key: dict[str, asyncio.Task[tuple[Result, bool]]] = {}
        self.finished: set[str] = set()
        self.failed: set[str] = set()
        self.skipped: set[str] = set()
        self.unknown = False
        self.called_off = False
        self.store_fault: StoreFailed | None = None
        self.flushing = False

    async def events(self, main: asyncio.Task[None]) -> AsyncGenerator[Event, None]:
        """What was told, in order, until the run is over."""
        main.add_done_callback(lambda _: self.news.set())
        while not main.done() or self.told:
            while self.told:
                yield self.told.popleft()
            self.news.clear()
            if not main.done() and not self.told:
                await self.news.wait()

    async def all_steps(self) -> None:
        """Everything from the first event to the last."""
        plan = self.plan
        graph = plan.graph
        warnings = tuple(str(problem) for problem in graph.warnings)
        self.tell(
            RunStarted(self.now(), graph.name, plan.targets, plan.counts, plan.price, warnings)
        )
        self.stop.listen(self.call_off_soon)
        ready = await self.take_cached()
        self.sources.extend(self.flow.sources())
        self.begin_all(ready)
        self.begin_sources()
        if self.tasks:
            await settled(self.quiet)
        self.flush()
        if self.store_fault:
            raise self.store_fault
        self.skip_the_rest()
        self.tell(RunFinished(self.now(), self.status()))

    def now(self) -> float:
        return time.perf_counter() - self.begun

    def tell(self, event: Event) -> None:
        self.told.append(event)
        self.news.set()

    def tell_progress(self, event: StepProgress) -> None:
        """Unless the step is over: a thread it left behind may still talk."""
        if event.node in self.tasks:
            self.tell(event)

    async def take_cached(self) -> list[str]:
        """Results that are there already; returns the steps that can begin with them."""
        cached = {n: p.key for n, p in self.plan.steps.items() if p.state == "cached"}
        found = self.services.results.load(cached.values())
        if len(found) < len(set(cached.values())):
            raise StoreFailed("stored results vanished since the run was planned.", "Run again.")
        ready: list[str] = []
        for name, key in cached.items():
            result = await fit_for_target(self.bench, self.plan.steps[name], found[key])
            ready += self.finish(name, result, cached=True)
        return ready

    def begin_sources(self) -> None:
        """Begin what waits for nothing, only while few steps are under way."""
        while self.sources and len(self.tasks) < MOST_BEGUN and not self.stop.asked:
            self.begin_all([self.sources.popleft()])

    def begin_all(self, names: list[str]) -> None:
        for name in [] if self.stop.asked else names:
            task = self.tasks[name] = asyncio.create_task(self.step(self.plan.steps[name]))
            task.add_done_callback(partial(self.ended, name))

    async def step(self, planned: PlannedStep) -> tuple[Result, bool]:
        """One step to its end; what can begin with its result begins at once."""
        name = planned.step.id
        result, cached = await self.outcome(planned)
        self.leave(name)
        self.begin_all(self.finish(name, result, cached))
        self.go_on()
        return result, cached

    async def outcome(self, planned: PlannedStep) -> tuple[Result, bool]:
        """The result of one step, and whether it was spared."""
        fed = self.flow.take(planned.step.id)
        twins = await self.twins_result(planned)
        if twins:
            return await fit_for_target(self.bench, planned, twins), True
        step, seed = await self.seeded(planned)
        self.tell(StepStarted(self.now(), step.id, step.node.spec.name, seed))

        def progress(fraction: float, message: str) -> None:
            event = StepProgress(self.now(), step.id, fraction, message)
            if threading.get_ident() == self.thread:
                self.tell_progress(event)
            else:
                self.loop.call_soon_threadsafe(self.tell_progress, event)

        return await run_step(self.bench, planned, step, fed, progress)

    async def seeded(self, planned: PlannedStep) -> tuple[Step, int | None]:
        """The step with its seed; whoever asks a provider looks for it in the ledger."""
        if planned.step.node.spec.asks:
            return await asyncio.to_thread(with_seed, planned, self.services)
        return with_seed(planned, self.services)

    async def twins_result(self, planned: PlannedStep) -> Result | None:
        """What an equal step under way comes to; None when there is none, or it fails."""
        own = self.tasks[planned.step.id]
        while (twin := self.by_key.setdefault(planned.key, own)) is not own:
            await asyncio.wait([twin])
            if not twin.cancelled() and not twin.exception():
                return twin.result()[0]
        return None

    def ended(self, name: str, task: asyncio.Task[tuple[Result, bool]]) -> None:
        """A task is over; one that succeeded has told so itself."""
        if self.tasks.get(name) is not task:
            return
        self.leave(name)
        fault = asyncio.CancelledError() if task.cancelled() else task.exception()
        if isinstance(fault, StoreFailed):
            self.give_up(fault)
        elif fault and not (self.stop.asked and isinstance(fault, _CALLED_OFF)):
            self.fail(name, fault)
        self.go_on()

    def leave(self, name: str) -> None:
        """A step is no longer under way."""
        task = self.tasks.pop(name)
        key = self.plan.steps[name].key
        if self.by_key.get(key) is task:
            del self.by_key[key]

    def go_on(self) -> None:
        """There is room for more, or nothing left to do."""
        self.begin_sources()
        if not self.tasks and not self.quiet.done():
            self.quiet.set_result(None)

    def flush_soon(self) -> None:
        """Results that end together go to the disk together."""
        if not self.flushing:
            self.flushing = True
            self.loop.call_soon(self.flush)

    def flush(self) -> None:
        self.flushing = False
        try:
            self.services.results.flush()
        except StoreFailed as fault:
            self.give_up(fault)

    def give_up(self, fault: StoreFailed) -> None:
        """Without a store nothing more is started, and what is bought stays where it is."""
        self.store_fault = self.store_fault or fault
        self.stop.leave()

    def finish(self, name: str, result: Result, cached: bool) -> list[str]:
        """Tell that a step has its result; returns the steps that can begin with it."""
        self.finished.add(name)
        key = self.plan.steps[name].key
        self.tell(StepFinished(self.now(), name, key, cached, without_pixels(result)))
        return self.flow.put(name, result)

    def fail(self, name: str, fault: BaseException) -> None:
        """Tell why, and skip by name whatever needed this step."""
        self.failed.add(name)
        self.unknown = self.unknown or isinstance(fault, UnknownOutcome)
        detail = "".join(traceback.format_exception(fault))
        if not isinstance(fault, TagwireError):
            words = f"{name}: {type(fault).__name__}: {fault}".rstrip(": .") + "."
            fault = NodeBug(words, "This is a bug in the node; --debug shows where.")
        cost = getattr(fault, "credits", 0)
        told = (fault.code, fault.message, fault.remedy, detail)
        self.tell(StepFailed(self.now(), name, *told, cost))
        for consumer in self.flow.lose(name):
            self.skipped.add(consumer)
            self.tell(StepSkipped(self.now(), consumer, name))

    def call_off_soon(self) -> None:
        with suppress(RuntimeError):  # the loop closed a moment ago: so did the run
            self.loop.call_soon_threadsafe(self.call_off)

    def call_off(self) -> None:
        for task in self.tasks.values():
            task.cancel()

    def skip_the_rest(self) -> None:
        """What a called-off run did not reach."""
        ran = self.finished | self.skipped | self.failed
        for name, planned in self.plan.steps.items():
            if planned.state == "run" and name not in ran:
                self.called_off = True
                self.tell(StepSkipped(self.now(), name, ""))

    def status(self) -> Status:
        if self.unknown:
            return "unknown"
        if self.called_off:
            return "cancelled"
        if not self.failed:
            return "done"
        return "partial" if self.finished & self.bench.targets else "failed"
