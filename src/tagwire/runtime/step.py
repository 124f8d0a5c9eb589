"""One step: its inputs in, its node run on the loop or in a thread, its result out and kept."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import time
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple, TypeAlias, TypeVar, cast

from tagwire.core.errors import Cancelled, NodeBug, StepFailed
from tagwire.core.graph import Step
from tagwire.core.plan import Delivery, PlannedStep, Result, feeds_of, profile_of, result_key
from tagwire.core.values import Image, Text, Value
from tagwire.runtime.cache import worth_storing
from tagwire.runtime.context import Asker, RunContext, Services
from tagwire.runtime.stop import Stop

Given: TypeAlias = Mapping[str, tuple[Value, ...]]
MOST_RECEIPTS = 200
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bench:
    """What every step of one run works with. Storing has threads of its own: what is made is
    on disk at once, not behind the many steps that still wait for a thread.
    """

    graph: str
    services: Services
    stop: Stop
    pool: Executor
    storing: Executor
    targets: frozenset[str]
    keys: Mapping[str, str]
    flush_soon: Callable[[], None]

    async def threaded(self, pool: Executor, work: Callable[[], T]) -> T:
        """`work` in a thread; when called off, waits until the thread has noticed.

        Work and what it gives lie on a desk, not in the thread: one that the machine lets wait
        before its last line would hold their pictures long after the next step has them.
        """
        desk: list[Any] = [work]
        job = pool.submit(_loud, desk)
        future = asyncio.wrap_future(job)
        try:
            await asyncio.shield(future)
            return cast("T", desk.pop())
        except asyncio.CancelledError:
            self.stop.ask()
            job.cancel()  # one still queued never begins
            await settled(future)
            raise


async def settled(work: asyncio.Future[Any]) -> None:
    """Wait until `work` is over, however often the waiter is cancelled and however it ends."""
    while not work.done():
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait([work])
    work.cancelled() or work.exception()  # looked at, so asyncio will not complain


def _loud(desk: list[Any]) -> None:
    """Puts what the work on the desk gives in its place.

    What a future cannot carry, or a loop would die of, is raised as a plain error.
    """
    try:
        desk.append(desk.pop()())
    except (StopIteration, SystemExit, KeyboardInterrupt, asyncio.CancelledError) as fault:
        raise _plain(fault) from fault


def _plain(fault: BaseException) -> RuntimeError:
    return RuntimeError(f"{type(fault).__name__} {fault}".rstrip())


Told: TypeAlias = Callable[[float, str], None]


def with_seed(planned: PlannedStep, services: Services) -> tuple[Step, int | None]:
    """The step with a seed where it was left empty, and the seed it uses.

    It is drawn, unless a purchase for this very step is under way: then it is that one's.
    """
    step = planned.step
    setting = step.node.spec.seed
    if not setting:
        return step, None
    seed: int | None = getattr(step.node, setting)
    if seed is None:
        seed = services.open_seed(planned.key)
        seed = services.draw_seed() if seed is None else seed
        step = step._replace(node=step.node.model_copy(update={setting: seed}))
    return step, seed


class Fed(NamedTuple):
    """The values on a step's ports, and the results they are from."""

    values: Given
    behind: list[Result]


async def run_step(
    bench: Bench, planned: PlannedStep, seeded: Step, fed: Fed, told: Told
) -> tuple[Result, bool]:
    """The result of a step, and whether it was spared: the same inputs by content ran before.

    Raises:
        StepFailed: the node could not, or gave something it did not declare.
        Cancelled: the run was called off.
    """
    content = _content_key(bench, seeded, fed.values)
    drawn = seeded is not planned.step
    spared = bench.services.results.load([content]) if content and not drawn else {}
    if spared:
        bench.services.results.save((planned.key,), spared[content], durable=True)
        bench.services.results.flush()
        return spared[content], True
    result = await _run_node(bench, planned._replace(step=seeded), fed.values, told)
    receipts = _receipts(fed.behind, result)
    if receipts:
        result = replace(result, receipts=receipts)
    durable = _is_durable(bench, seeded, result)
    if durable and _unstored(result):
        storing = asyncio.ensure_future(_stored(bench, result))
        await settled(storing)  # what was made is kept, called off or not
        result = storing.result()
    _save(bench, planned, seeded, content, result, durable=durable)
    return result, False


async def fit_for_target(bench: Bench, planned: PlannedStep, spared: Result) -> Result:
    """A spared result; a target's pictures are stored, since nobody else holds their pixels."""
    if planned.step.id not in bench.targets or not _unstored(spared):
        return spared
    result = await _stored(bench, spared)
    bench.services.results.save((planned.key,), result, durable=True)
    return result


async def _run_node(bench: Bench, planned: PlannedStep, given: Given, told: Told) -> Result:
    step = planned.step
    node, spec = step.node, step.node.spec
    profile = profile_of(step) if spec.asks else None
    seed = getattr(node, spec.seed) if spec.seed else None
    asker = Asker(step.id, bench.graph, planned.key, seed, profile)
    context = RunContext(asker, bench.services, bench.stop, told)
    words: dict[str, Any] = {
        port.name: given[port.name] if port.many else given[port.name][0]
        for port in spec.inputs.values()
        if port.name in given
    }
    _refuse_misfits(step, given)
    run: Callable[..., Any] = node.run  # type: ignore[attr-defined]
    begun = time.perf_counter()
    if spec.signature.blocking:
        raw = await bench.threaded(bench.pool, lambda: run(context, **words))
    else:
        raw = await _on_loop(bench, run(context, **words))
    seconds = time.perf_counter() - begun
    if bench.stop.asked and not context.receipts:  # what a provider made is kept all the same
        raise Cancelled(f"{step.id}: called off.")
    outputs = _named(step, raw)
    receipts, deliveries = tuple(context.receipts), tuple(context.deliveries)
    return Result(outputs, seconds, seed, context.credits, receipts, deliveries)


def _refuse_misfits(step: Step, given: Given) -> None:
    """Raise StepFailed where an output that may carry several kinds carried one too many."""
    for name, values in given.items():
        takes = step.node.spec.inputs[name].kinds
        odd = next((value.kind for value in values if value.kind not in takes), "")
        if odd:
            words = f"{step.id}: {odd} arrived at {name}, which takes {' or '.join(takes)}."
            raise StepFailed(words, f"Wire {' or '.join(takes)} to it.")


async def _on_loop(bench: Bench, running: Awaitable[Any]) -> Any:
    """What `running` gives; an exit would end the loop, and a cancel of its own tell nothing."""
    try:
        return await running
    except (SystemExit, asyncio.CancelledError) as fault:
        if bench.stop.asked and isinstance(fault, asyncio.CancelledError):
            raise
        raise _plain(fault) from fault


def _named(step: Step, raw: Any) -> dict[str, Value]:
    """What `run` returned, by output name, each of the kind it declares."""
    spec = step.node.spec
    values = _bundle(step, raw) if spec.signature.bundled else (raw,) if spec.outputs else ()
    outputs: dict[str, Value] = {}
    for name, value in zip(spec.outputs, values, strict=True):
        kinds = spec.signature.gives(name)
        fitting = Text(value) if Text.kind in kinds and isinstance(value, str) else value
        if getattr(fitting, "kind", "") not in kinds:
            words = f"{step.id}: output {name} is {type(value).__name__}, not {' or '.join(kinds)}."
            raise NodeBug(words, f"Mend run() of {spec.title}.")
        outputs[name] = fitting
    return outputs


def _bundle(step: Step, raw: Any) -> tuple[Any, ...]:
    """The fields of a NamedTuple, which must be the declared outputs by name."""
    spec = step.node.spec
    if isinstance(raw, tuple) and getattr(raw, "_fields", ()) == tuple(spec.outputs):
        return raw
    words = f"{step.id}: run() gave {type(raw).__name__}, not {', '.join(spec.outputs)}."
    raise NodeBug(words, f"Mend run() of {spec.title}.")


def _receipts(behind: list[Result], result: Result) -> tuple[Mapping[str, Any], ...]:
    """Those of the inputs, then the step's own; each once, the newest kept."""
    if not result.receipts and len(behind) <= 1:
        return behind[0].receipts if behind else ()
    rows = [row for each in behind for row in each.receipts] + list(result.receipts)
    unlike = {repr(sorted(row.items())): row for row in rows}
    return tuple(unlike.values())[-MOST_RECEIPTS:]


def _content_key(bench: Bench, step: Step, given: Given) -> str:
    """A second key for a dear step, by what its inputs are and not by how they came to be.

    With it, a reworded chain of nodes that ends in the same prompt and pictures buys nothing
    twice. Empty for steps that are not always kept.
    """
    if step.node.spec.keep != "always":
        return ""
    feeds = [
        (
            port,
            [
                _content(value, bench.keys[source.node], source.output)
                for value, source in zip(given[port], sources, strict=True)
            ],
        )
        for port, sources in step.inputs.items()
    ]
    return result_key(step, feeds, bench.services.world)


def _content(value: Value, key: str, output: str) -> str:
    if isinstance(value, Text):
        return "text:" + hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()
    return f"asset:{value.asset}" if value.asset else f"{key}.{output}"


def _is_durable(bench: Bench, step: Step, result: Result) -> bool:
    """Whether a result goes to the disk (see the `keep` keyword)."""
    keep = step.node.spec.keep
    if keep == "always" or result.deliveries or step.id in bench.targets:
        return True
    return keep == "auto" and worth_storing(result)


def _save(
    bench: Bench, planned: PlannedStep, seeded: Step, content: str, result: Result, *, durable: bool
) -> None:
    """Keep the result under its key, under that of the drawn seed, and by content.

    A dear one is on disk when this returns; the others follow together with their like.
    """
    keys = [planned.key]
    if seeded is not planned.step:
        keys.append(result_key(seeded, feeds_of(seeded, bench.keys), bench.services.world))
    if content:
        keys.append(content)
    bench.services.results.save(tuple(dict.fromkeys(keys)), result, durable)
    if seeded.node.spec.keep == "always":
        bench.services.results.flush()
    elif durable:
        bench.flush_soon()


async def _stored(bench: Bench, result: Result) -> Result:
    """The result with every picture of it on disk."""
    store = bench.services.images.store
    fresh = _unstored(result).items()
    stored = {n: await bench.threaded(bench.storing, partial(store, p)) for n, p in fresh}
    outputs = {name: stored.get(id(value), value) for name, value in result.outputs.items()}
    deliveries: tuple[Delivery, ...] = tuple(
        replace(d, output=stored.get(id(d.output), d.output)) for d in result.deliveries
    )
    return replace(result, outputs=outputs, deliveries=deliveries)


def _unstored(result: Result) -> dict[int, Image]:
    """The pictures of a result that only exist as pixels, by identity."""
    values = [*result.outputs.values(), *(d.output for d in result.deliveries)]
    return {id(v): v for v in values if isinstance(v, Image) and not v.asset}
