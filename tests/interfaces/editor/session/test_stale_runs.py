"""The law of the cards, when runs are of other settings or seeds than the graph's."""

import asyncio
import json
import random

import pytest

SEED = {"do": "set", "node": "shot", "setting": "seed", "value": 7}
FORM = {"prompt.text": "a boot", "shot.seed": 5}
BEHIND = {"prompt": ["text"], "shot": ["seed", "prompt"], "out": ["image"]}


def pictures(seat):
    """The picture each node shows; the painter's greys are told apart by their seeds."""
    return {
        name: live["pictures"][0]["asset"] for name, live in seat.live.items() if live["pictures"]
    }


def test_a_run_of_the_form_is_marked_with_what_differs_until_the_graph_has_its_own(sit, shot, told):
    async def act(seat):
        await seat.open(file=shot)
        await seat.edit(SEED)
        await seat.run(settings=FORM)
        assert await told(seat) == BEHIND
        of_form = pictures(seat)
        assert len(set(of_form.values())) == 1
        await seat.run()
        assert await told(seat) == {}
        own = pictures(seat)
        assert own["out"] == own["shot"] != of_form["out"]
        await seat.run(settings=FORM)
        assert await told(seat) == {name: BEHIND[name] for name in ("shot", "out")}
        assert pictures(seat) == of_form, "spared, and shown all along the wires"
        seat.look(seat.graph)
        assert await told(seat) == {}
        assert pictures(seat) == own, "looked at again"

    sit(act)


def test_a_run_of_the_form_is_still_marked_after_a_restart(sit, shot, told):
    async def before(seat):
        await seat.open(file=shot)
        await seat.edit(SEED)
        await seat.run(settings=FORM)
        await told(seat)
        return seat.graph

    graph = sit(before)

    async def after(seat):
        seat.look(graph)
        assert await told(seat) == BEHIND

    sit(after)


@pytest.mark.parametrize("at_once", [1, 3])
def test_after_variants_of_a_fixed_seed_every_node_shows_the_graphs_own(sit, shot, at_once, told):
    async def act(seat):
        await seat.open(file=shot)
        await seat.edit(SEED)
        await seat.post("/api/queue", at_once=at_once)
        await seat.run(times=4)
        assert await told(seat) == {}
        assert seat.live["shot"]["seed"] == 7
        assert pictures(seat)["shot"] == pictures(seat)["out"]
        await seat.run()
        assert await told(seat) == {}
        assert seat.live["shot"]["seed"] == 7
        return seat.graph

    graph = sit(act)

    async def after(seat):
        seat.look(graph)
        assert await told(seat) == {}
        assert seat.live["shot"]["seed"] == 7

    sit(after)


@pytest.mark.parametrize("at_once", [1, 4])
def test_with_an_empty_seed_the_variant_that_ended_last_stands_on_all_nodes(
    sit, shot, painter, at_once, told
):
    async def dawdle(progress):
        await asyncio.sleep(random.Random(len(painter.asked)).random() / 20)

    painter.act = dawdle

    async def act(seat):
        await seat.open(file=shot)
        await seat.post("/api/queue", at_once=at_once)
        runs = await seat.run(times=4)
        last = max(runs, key=lambda run: run["ended"])
        assert await told(seat) == {}
        [row] = [row for row in await seat.rows() if row["run"] == last["id"]]
        assert set(pictures(seat).values()) == {row["asset"]}
        await seat.run()
        assert set(pictures(seat).values()) == {row["asset"]}
        return seat.graph, row["asset"]

    graph, asset = sit(act)

    async def after(seat):
        seat.look(graph)
        assert await told(seat) == {}
        assert set(pictures(seat).values()) == {asset}

    sit(after)


def test_what_a_new_drawn_picture_does_not_reach_is_marked(sit, shot, told):
    async def act(seat):
        await seat.open(file=shot)
        await seat.run()
        await seat.run(targets=["shot"], mode="node")
        assert await told(seat) == {"out": ["image"]}
        return seat.graph

    graph = sit(act)

    async def after(seat):
        seat.look(graph)
        assert await told(seat) == {"out": ["image"]}
        await seat.run()
        assert await told(seat) == {}

    sit(after)


def test_a_run_called_off_after_a_new_picture_marks_what_it_did_not_reach(
    sit, place, wired, painter, told
):
    nodes = {"one": ("shoots", {}), "two": ("shoots", {"seed": 2}), "out": ("output", {})}
    graph = wired(nodes, "one.image two.images", "two.image out.image")
    (place / "pair.json").write_text(json.dumps(graph))
    begun = asyncio.Event()

    async def hang(progress):
        if len(painter.asked) == 4:
            begun.set()
            await asyncio.Event().wait()

    async def act(seat):
        await seat.open(file="pair.json")
        await seat.run()
        assert await told(seat) == {}
        painter.act = hang
        answer = await seat.post("/api/run", graph=seat.graph, mode="from", targets=["one"])
        await begun.wait()
        await seat.post("/api/cancel", run=answer["runs"][0])
        await seat.over(answer["runs"][0])
        return await told(seat)

    assert sit(act) == {"two": ["images"], "out": ["image"]}
