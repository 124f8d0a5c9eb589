"""A run called off, by a Stop, a cancelled task or a closed iterator, and what is kept then."""

import asyncio
import os
import threading
from collections import Counter
from contextlib import aclosing

import pytest

import tagwire
from tagwire import Stop

ENDS = ("step_finished", "step_failed", "step_skipped")
WAYS = ("stop", "task", "close")


def orderly(events):
    """Whether every law of order holds for the events of a whole run."""
    kinds = [event.kind for event in events]
    ends = Counter(event.node for event in events if event.kind in ENDS)
    begun = {event.node for event in events if event.kind == "step_started"}
    assert kinds[0] == "run_started"
    assert kinds[-1] == "run_finished"
    assert begun <= set(ends)
    assert set(ends.values()) <= {1}


async def called_off(way, events, begun):
    """Call a run off once `begun` is set; gives what it told until then and after."""
    told = []
    stop = Stop()

    async def listens():
        async with aclosing(events(stop)) as happening:
            async for event in happening:
                told.append(event)
                if way == "close" and event.kind == "step_progress":
                    break

    task = asyncio.create_task(listens())
    await asyncio.to_thread(begun.wait, 10)
    if way == "stop":
        await asyncio.to_thread(stop.ask)
    elif way == "task":
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    await asyncio.wait([task])
    assert len(asyncio.all_tasks()) == 1
    return told


@pytest.mark.parametrize("way", WAYS)
def test_calling_off_reaches_an_async_step(make_app, acts, wired, happening, in_time, way):
    begun, ended = threading.Event(), []

    async def waits(ctx):
        try:
            ctx.progress(0.1)
            begun.set()
            await asyncio.Event().wait()
        finally:
            ended.append("reached")

    acts["waits"] = waits
    nodes = {"a": ("does", {"act": "waits"}), "b": ("join_text", {})}
    app, graph = make_app(), wired(nodes, "a.text b.a")
    told = in_time(called_off(way, lambda stop: happening(app, graph, stop), begun))
    assert ended == ["reached"]
    if way == "stop":
        orderly(told)
        assert told[-1].status == "cancelled"


@pytest.mark.parametrize("way", WAYS)
def test_calling_off_reaches_threads_at_their_next_progress(
    make_app, acts, wired, happening, in_time, way
):
    begun, ended = threading.Event(), []

    def works(ctx):
        try:
            while True:
                ctx.progress(0.1)
                begun.set()
        except tagwire.TagwireError as fault:
            ended.append(fault.code)
            raise

    acts["works"] = works
    nodes = {f"a{n}": ("works", {"act": "works", "salt": n}) for n in range(20)}
    app, graph = make_app(), wired(nodes)
    told = in_time(called_off(way, lambda stop: happening(app, graph, stop), begun))
    assert ended
    assert set(ended) == {"cancelled"}
    assert not [t for t in threading.enumerate() if t.name.startswith("tagwire-step")]
    if way == "stop":
        orderly(told)
        assert told[-1].status == "cancelled"


def test_a_second_and_third_cancel_wait_for_the_thread_all_the_same(
    make_app, acts, wired, happening, in_time
):
    begun, go_on, over = threading.Event(), threading.Event(), []

    def works(ctx):
        begun.set()
        go_on.wait(10)
        over.append(True)
        return "too late"

    async def cancelled_thrice():
        async def listens():
            async with aclosing(happening(make_app(), graph)) as events:
                async for _ in events:
                    pass

        task = asyncio.create_task(listens())
        await asyncio.to_thread(begun.wait, 10)
        for _ in range(3):
            task.cancel()
            for _ in range(10):
                await asyncio.sleep(0)
        assert not task.done()
        go_on.set()
        await asyncio.wait([task])
        assert task.cancelled()
        assert len(asyncio.all_tasks()) == 1

    acts["works"] = works
    graph = wired({"a": ("works", {"act": "works"})})
    in_time(cancelled_thrice())
    assert over == [True]


def test_the_loop_stays_free_while_a_called_off_thread_is_waited_for(
    make_app, acts, wired, happening, in_time
):
    begun, free = threading.Event(), threading.Event()
    stop, ran = Stop(), []

    def works(ctx):
        ran.append(ctx.node)
        begun.set()
        assert free.wait(10), "the loop was blocked"
        return "late"

    async def frees():
        await asyncio.to_thread(begun.wait, 10)
        stop.ask()
        for _ in range(50):
            await asyncio.sleep(0)
        free.set()

    async def both():
        watching = asyncio.create_task(frees())
        told = [event async for event in happening(make_app(), graph, stop)]
        await watching
        return told

    acts["works"] = works
    threads = os.cpu_count() or 2
    graph = wired({f"a{n}": ("works", {"act": "works", "salt": n}) for n in range(4 * threads)})
    told = in_time(both())
    orderly(told)
    assert told[-1].status == "cancelled"
    assert len(ran) <= threads, "queued steps never began"


def test_what_finished_before_is_kept_and_found_by_the_next_run(make_app, acts, wired, painter):
    stop = Stop()

    async def stops(ctx, picture):
        if stop.asked:
            return "done"
        stop.ask()
        return await asyncio.Event().wait()

    acts["stops"] = stops
    nodes = {"shot": ("shoots", {}), "name": ("does", {"act": "stops"}), "end": ("join_text", {})}
    graph = wired(nodes, "shot.image name.images", "name.text end.a")
    app = make_app(provider=painter)
    first = tagwire.run(graph, app=app, stop=stop)
    assert first.status == "cancelled"
    outcomes = {name: step.outcome for name, step in first.steps.items()}
    assert outcomes == {"shot": "ran", "name": "skipped", "end": "skipped"}
    assert tagwire.run(graph, app=app).status == "done"
    assert len(painter.asked) == 1


def test_a_picture_the_provider_made_all_the_same_is_kept(make_app, wired, painter):
    """It cannot be called back: perhaps it is paid."""
    stop = Stop()

    async def paid(progress):
        stop.ask()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.Event().wait()

    painter.act = paid
    app, graph = make_app(provider=painter), wired({"shot": ("shoots", {"seed": 7})})
    first = tagwire.run(graph, app=app, stop=stop)
    assert first.steps["shot"].outcome == "ran"
    assert tagwire.run(graph, app=app).steps["shot"].outcome == "cached"
    assert len(painter.asked) == 1


def test_a_picture_that_came_as_the_run_was_called_off_is_kept(make_app, wired, painter):
    stop = Stop()

    async def paid(progress):
        await asyncio.sleep(0)
        stop.ask()

    painter.act = paid
    app, graph = make_app(provider=painter), wired({"shot": ("shoots", {"seed": 7})})
    assert tagwire.run(graph, app=app, stop=stop).steps["shot"].outcome == "ran"


def test_a_provider_is_not_asked_once_the_run_is_called_off(make_app, wired, painter):
    stop = Stop()

    async def stops(progress):
        stop.ask()
        progress(0.5)

    painter.act, painter.at_once = stops, 1
    graph = wired({f"shot{n}": ("shoots", {"seed": n}) for n in range(5)})
    ended = tagwire.run(graph, app=make_app(provider=painter), stop=stop)
    assert ended.status == "cancelled"
    assert len(painter.asked) == 1


def test_a_run_called_off_before_it_began_runs_nothing(make_app, wired):
    stop = Stop()
    stop.ask()
    ended = tagwire.run(wired({"a": ("prompt", {})}), app=make_app(), stop=stop)
    assert (ended.status, ended.ran, ended.exit_code) == ("cancelled", 0, 130)


def test_a_run_called_off_when_all_is_done_is_done(make_app, acts, wired):
    async def stops(ctx):
        return "done"

    acts["stops"], stop = stops, Stop()
    graph = wired({"a": ("does", {"act": "stops"})})
    ended = tagwire.run(
        graph, app=make_app(), stop=stop, on_event=lambda e: e.kind == ENDS[0] and stop.ask()
    )
    assert ended.status == "done"


def test_an_unknown_outcome_is_told_though_the_run_was_called_off(make_app, wired, painter):
    stop = Stop()

    async def lost(progress):
        stop.ask()
        raise tagwire.UnknownOutcome("asked, never answered.")

    painter.act = lost
    nodes = {"shot": ("shoots", {"seed": 1})}
    ended = tagwire.run(wired(nodes), app=make_app(provider=painter), stop=stop)
    assert (ended.status, ended.exit_code) == ("unknown", 4)


def test_a_draft_under_way_is_called_off_cleanly(make_app, wired):
    stop = Stop()
    nodes = {"words": ("prompt", {"text": "a red vase"}), "shot": ("gen4_image", {})}
    app = make_app()

    def stops(event):
        if event.kind == "step_progress":
            stop.ask()

    graph = wired(nodes, "words.text shot.prompt")
    before = set(threading.enumerate())
    ended = tagwire.run(graph, app=app, stop=stop, on_event=stops)
    assert ended.status == "cancelled"
    assert set(threading.enumerate()) <= before
    assert tagwire.run(graph, app=app).status == "done"
