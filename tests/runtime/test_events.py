"""Events are plain JSON and small; a report folds them."""

import itertools
import json
import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

import tagwire
from tagwire.runtime.events import event_to_json


def watched(graph, app, **words):
    told = []
    return tagwire.run(graph, app=app, on_event=told.append, **words), told


def test_every_event_is_plain_json_without_pixels(make_app, acts, wired):
    async def fails(ctx, *texts):
        ctx.progress(0.5, "half")
        raise tagwire.StepFailed("no.", "Yes.")

    acts["paint"] = lambda ctx: ctx.images.hold(Pillow.new("RGB", (4, 4), "red"))
    acts["fails"] = fails
    nodes = {
        "a": ("paints", {"act": "paint"}),
        "out": ("output", {}),
        "bad": ("does", {"act": "fails"}),
        "after": ("join_text", {}),
    }
    _, told = watched(wired(nodes, "a.image out.image", "bad.text after.a"), make_app())
    rows = [json.loads(json.dumps(event_to_json(event))) for event in told]
    assert {row["event"] for row in rows} == {
        *("run_started", "step_started", "step_progress", "step_finished"),
        *("step_failed", "step_skipped", "run_finished"),
    }
    (ready,) = (row for row in rows if row.get("node") == "out" and "result" in row)
    assert ready["result"]["outputs"]["image"].keys() == {
        *("kind", "asset", "width", "height", "media_type")
    }
    assert ready["result"]["deliveries"][0]["name"] == "{graph}-{node}"


def test_the_events_of_a_thousand_steps_stay_under_a_megabyte(make_app, wired):
    nodes = {f"n{n}": ("prompt", {"text": f"words {n}"}) for n in range(1000)}
    _, told = watched(wired(nodes), make_app())
    assert len(json.dumps([event_to_json(event) for event in told])) < 1_000_000


def test_what_is_spared_ends_once_and_never_starts(make_app, wired):
    graph = wired({"a": ("prompt", {"text": "a"})})
    watched(graph, make_app())
    ended, told = watched(graph, make_app())
    assert [event.kind for event in told] == ["run_started", "step_finished", "run_finished"]
    assert told[1].cached
    assert (ended.ran, ended.outputs) == (0, {"a.text": "a"})


def test_run_started_names_the_plan(make_app, wired):
    _, told = watched(wired({"a": ("prompt", {"text": "a"})}), make_app())
    assert (told[0].graph, told[0].targets) == ("Test", ("a",))
    assert told[0].counts == {"run": 1, "cached": 0, "idle": 0}
    assert told[0].price == 0


def test_in_any_graph_with_any_failures_every_step_ends_once_and_in_order(make_app, acts, wired):
    app, fresh = make_app(), itertools.count()

    async def chance(ctx, *texts):
        if ctx.node in acts["bad"]:
            raise tagwire.StepFailed("bad luck.")
        return ctx.node

    def in_thread(ctx, *texts):
        ctx.progress(0.5)
        return ctx.node

    acts.update(chance=chance, thread=in_thread)

    @settings(max_examples=40, deadline=None)
    @given(st.integers(0, 2**32), st.integers(1, 25))
    def holds(seed, size):
        dice, salt = random.Random(seed), next(fresh)
        names = [f"n{n}" for n in range(size)]
        kinds = {name: dice.choice(["does", "does", "works"]) for name in names}
        nodes = {
            name: (kind, {"act": "thread" if kind == "works" else "chance", "salt": salt})
            for name, kind in kinds.items()
        }
        wires = [
            f"{names[dice.randrange(n)]}.text {names[n]}.texts"
            for n in range(1, size)
            for _ in range(dice.randrange(3))
        ]
        acts["bad"] = set(dice.sample(names, size // 5))
        ended, told = watched(wired(nodes, *wires), app)
        kinds_told = [event.kind for event in told]
        assert (kinds_told[0], kinds_told[-1]) == ("run_started", "run_finished")
        ends = Counter(e.node for e in told if e.kind in ("step_finished", "step_failed"))
        ends += Counter(e.node for e in told if e.kind == "step_skipped")
        assert set(ends.values()) == {1}
        failed = {name for name, step in ended.steps.items() if step.outcome == "failed"}
        assert failed <= acts["bad"]
        for name, step in ended.steps.items():
            feeds = {wire.split(".")[0] for wire in wires if f" {name}.texts" in wire}
            lost = any(ended.steps[feed].outcome in ("failed", "skipped") for feed in feeds)
            assert (step.outcome == "skipped") == lost

    holds()
