"""Steps run side by side, fail alone, and everything that happens is told in order."""

import asyncio
import threading
from collections import Counter

import pytest
from PIL import Image as Pillow

import tagwire
from tagwire import Stop
from tagwire.interfaces.app import open_graph
from tagwire.runtime.context import Services
from tagwire.runtime.engine import execute

ENDS = ("step_finished", "step_failed", "step_skipped")


def run(graph, app, **words):
    """The report and the events of a run whose every law of order is checked."""
    events = []
    ended = tagwire.run(graph, app=app, on_event=events.append, **words)
    kinds = [event.kind for event in events]
    assert kinds[0] == "run_started"
    assert kinds[-1] == "run_finished"
    assert kinds.count("run_finished") == 1
    ends = Counter(event.node for event in events if event.kind in ENDS)
    assert set(ends.values()) <= {1}
    return ended, events


def test_independent_async_steps_run_side_by_side(make_app, acts, wired):
    met, all_here = [], asyncio.Event()

    async def meet(ctx):
        met.append(ctx.node)
        if len(met) == 3:
            all_here.set()
        async with asyncio.timeout(10):
            await all_here.wait()
        return "met"

    acts["meet"] = meet
    graph = wired({name: ("does", {"act": "meet", "salt": i}) for i, name in enumerate("abc")})
    ended, _ = run(graph, make_app())
    assert ended.status == "done"


def test_independent_blocking_steps_run_side_by_side_and_leave_the_loop_free(make_app, acts, wired):
    both = threading.Barrier(2, timeout=10)
    asked, answered = threading.Event(), threading.Event()

    def works(ctx):
        both.wait()
        asked.set()
        return "yes" if answered.wait(10) else "the loop never came to answer"

    async def answers(ctx):
        while not asked.is_set():  # noqa: ASYNC110 - the thread's own event
            await asyncio.sleep(0)
        answered.set()
        return "answered"

    acts.update(works=works, answers=answers)
    nodes = {"a": ("works", {"act": "works"}), "b": ("works", {"act": "works", "salt": 1})}
    ended, _ = run(wired({**nodes, "c": ("does", {"act": "answers"})}), make_app())
    assert ended.status == "done"
    assert ended.outputs["a.text"] == "yes"


def test_a_provider_is_asked_for_as_many_pictures_as_it_takes_at_once_and_no_more(
    make_app, painter, wired
):
    under_way, most = 0, 0

    async def paint(progress):
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        for _ in range(20):
            await asyncio.sleep(0)
        under_way -= 1

    painter.act, painter.at_once = paint, 3
    graph = wired({f"shot{n}": ("shoots", {"seed": n}) for n in range(12)})
    ended, _ = run(graph, make_app(provider=painter))
    assert ended.status == "done"
    assert len(painter.asked) == 12
    assert most == 3


def test_a_chain_of_3000_steps_runs(make_app, wired):
    nodes = {"n0": ("prompt", {"text": "a"})}
    nodes |= {f"n{n}": ("join_text", {"template": "{a}"}) for n in range(1, 3000)}
    graph = wired(nodes, *(f"n{n}.text n{n + 1}.a" for n in range(2999)))
    ended, _ = run(graph, make_app())
    assert ended.ran == 3000
    assert ended.outputs == {"n2999.text": "a"}


def test_only_what_the_targets_need_runs(make_app, wired):
    nodes = {"a": ("prompt", {"text": "a"}), "b": ("join_text", {}), "c": ("prompt", {})}
    ended, events = run(wired(nodes, "a.text b.a"), make_app(), targets=["b"])
    assert set(ended.steps) == {"a", "b"}
    assert {event.node for event in events if hasattr(event, "node")} == {"a", "b"}


def test_a_failed_step_fails_its_descendants_by_name_and_nothing_else(make_app, acts, wired):
    async def fails(ctx):
        raise tagwire.StepFailed("no sneaker in sight.", "Buy one.")

    acts["fails"] = fails
    nodes = {
        "bad": ("does", {"act": "fails"}),
        "child": ("join_text", {}),
        "grandchild": ("join_text", {}),
        "good": ("prompt", {"text": "good"}),
        "mixed": ("join_text", {}),
    }
    wires = ["bad.text child.a", "child.text grandchild.a", "good.text mixed.a", "bad.text mixed.b"]
    ended, _ = run(wired(nodes, *wires), make_app(), targets=["grandchild", "good", "mixed"])
    assert ended.status == "partial"
    assert ended.exit_code == 1
    outcomes = {name: step.outcome for name, step in ended.steps.items()}
    skipped = {"child": "skipped", "grandchild": "skipped", "mixed": "skipped"}
    assert outcomes == {"bad": "failed", "good": "ran", **skipped}
    assert ended.steps["bad"].message == "no sneaker in sight."
    assert ended.steps["child"].message == "needs bad, which failed."
    assert ended.steps["grandchild"].message == "needs bad, which failed."


@pytest.mark.parametrize(
    ("fault", "status", "exit_code"),
    [
        (tagwire.StepFailed("no."), "failed", 1),
        (tagwire.UnknownOutcome("asked, never answered."), "unknown", 4),
        (asyncio.CancelledError(), "failed", 1),
        (SystemExit(3), "failed", 1),
        (ZeroDivisionError("division by zero"), "failed", 1),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
@pytest.mark.parametrize("kind", ["does", "works"])
def test_whatever_a_node_raises_is_a_failed_step_and_a_status(
    make_app, acts, wired, fault, status, exit_code, kind
):
    async def on_loop(ctx):
        raise fault

    def in_thread(ctx):
        raise fault

    acts["fails"] = on_loop if kind == "does" else in_thread
    graph = wired({"bad": (kind, {"act": "fails"}), "after": ("join_text", {})}, "bad.text after.a")
    ended, _ = run(graph, make_app())
    assert (ended.status, ended.exit_code) == (status, exit_code)
    assert ended.steps["bad"].outcome == "failed"
    assert "Traceback" not in ended.steps["bad"].message + ended.steps["bad"].remedy
    assert "Traceback" in ended.steps["bad"].detail


def test_two_equal_steps_under_way_run_once(make_app, acts, wired):
    ran = []

    async def dream(ctx):
        ran.append(ctx.node)
        await asyncio.sleep(0)
        return "dream"

    acts["dream"] = dream
    twins = {name: ("does", {"act": "dream"}) for name in "abc"}
    graph = wired({**twins, "all": ("join_text", {})}, "a.text all.a", "b.text all.b")
    ended, _ = run(graph, make_app())
    assert ended.status == "done"
    assert len(ran) == 1
    assert ended.outputs["c.text"] == "dream"


def test_a_target_is_stored_though_its_equal_twin_is_none(make_app, acts, wired):
    acts["paint"] = lambda ctx: ctx.images.hold(Pillow.new("RGB", (4, 4), "red"))
    twins = {"a": ("paints", {"act": "paint"}), "b": ("paints", {"act": "paint"})}
    graph = wired({**twins, "small": ("resize_image", {})}, "a.image small.image")
    ended, _ = run(graph, app := make_app())
    assert app.assets.has(ended.outputs["b.image"].asset)


def test_a_picture_only_remembered_is_stored_when_it_becomes_a_target(make_app, acts, wired):
    acts["paint"] = lambda ctx: ctx.images.hold(Pillow.new("RGB", (4, 4), "red"))
    nodes = {"a": ("paints", {"act": "paint"}), "small": ("resize_image", {})}
    app = make_app(memory=10**7)
    graph = wired(nodes, "a.image small.image")
    run(graph, app)
    ended, _ = run(graph, app, targets=["a"])
    assert ended.steps["a"].outcome == "cached"
    assert app.assets.has(ended.outputs["a.image"].asset)


def test_when_equal_steps_fail_each_fails_by_itself(make_app, acts, wired):
    async def fails(ctx):
        await asyncio.sleep(0)
        raise tagwire.StepFailed(f"{ctx.node} failed.")

    acts["fails"] = fails
    ended, _ = run(wired({name: ("does", {"act": "fails"}) for name in "abc"}), make_app())
    assert {step.message for step in ended.steps.values()} == {f"{n} failed." for n in "abc"}


def test_a_store_that_cannot_be_written_ends_the_run_in_words(make_app, store, acts, wired):
    app = make_app()
    store.mkdir()
    (store / "assets").write_text("in the way")
    acts["paint"] = lambda ctx: ctx.images.hold(Pillow.new("RGB", (4, 4), "red"))
    with pytest.raises(tagwire.StoreFailed, match=r"cannot be written: .+\. Free some room"):
        tagwire.run(wired({"a": ("paints", {"act": "paint"})}), app=app)


def test_a_picture_that_vanishes_between_plan_and_run_is_told_in_words(
    make_app, wired, painter, in_time
):
    app, graph = make_app(provider=painter), wired({"shot": ("shoots", {"seed": 1})})
    asset = tagwire.run(graph, app=app).outputs["shot.image"].asset
    plan, services = app.plan(open_graph(graph))
    app.assets.path(asset).unlink()

    async def events():
        return [event async for event in execute(plan, services)]

    with pytest.raises(tagwire.StoreFailed, match=r"vanished .+ Run again\."):
        in_time(events())
    assert tagwire.run(graph, app=app).steps["shot"].outcome == "ran"


def test_an_empty_graph_is_done_at_once(make_app, wired):
    ended, events = run(wired({}), make_app())
    assert ended.status == "done"
    assert [event.kind for event in events] == ["run_started", "run_finished"]


def test_a_run_that_ends_by_itself_leaves_its_stop_fresh_for_the_next(make_app, acts, wired):
    stop, app = Stop(), make_app()
    for number in range(3):
        ended, _ = run(wired({"a": ("prompt", {"text": str(number)})}), app, stop=stop)
        assert ended.status == "done"
    assert not stop.asked
    stop.ask()  # every loop it once listened on is closed
    ended, _ = run(wired({"a": ("prompt", {"text": "last"})}), app, stop=stop)
    assert ended.status == "cancelled"
    assert ended.exit_code == 130


def test_a_run_needs_services_only_and_no_door(make_app, wired, in_time):
    async def kinds():
        app = make_app()
        plan, services = app.plan(open_graph(wired({"a": ("prompt", {"text": "a"})})))
        assert isinstance(services, Services)
        return [event.kind async for event in execute(plan, services)]

    told = in_time(kinds())
    assert told == ["run_started", "step_started", "step_finished", "run_finished"]
