"""How far a run is: what takes its time counts; and what becomes of runs whose graph goes."""

from __future__ import annotations

import asyncio
import json

import pytest


@pytest.fixture
def scene(place, wired):
    """Words and a reference, a shot of them, the shot made smaller, an output."""
    nodes = {
        "words": ("prompt", {"text": "a shoe"}),
        "disc": ("reference_image", {"file": "disc.png"}),
        "shot": ("shoots", {"seed": 3}),
        "half": ("resize_image", {"width": 4, "height": 4}),
        "out": ("output", {}),
    }
    wires = ("words.text shot.prompt", "disc.image shot.images", "shot.image half.image")
    graph = wired(nodes, *wires, "half.image out.image")
    (place / "scene.json").write_text(json.dumps({**graph, "name": "Scene"}))
    return "scene.json"


@pytest.fixture
def held(painter):
    """The provider, begun and waiting until it is let go."""
    begun, go = asyncio.Event(), asyncio.Event()

    async def wait(progress):
        begun.set()
        await go.wait()

    painter.act = wait
    return begun, go


def told_of(seat, run):
    """What the tab was told of how far a run is, in turn."""
    queues = [message["queue"]["runs"] for message in seat.tab.told if message["kind"] == "queue"]
    rows = [row for rows in queues for row in rows if row["id"] == run]
    return [(row["state"], row["done"], row["total"]) for row in rows]


def test_words_and_references_that_are_there_at_once_do_not_count(sit, scene, held):
    begun, go = held

    async def act(seat):
        await seat.open(file=scene)
        quote = await seat.post("/api/quote", graph=seat.graph)
        [run] = (await seat.post("/api/run", graph=seat.graph))["runs"]
        await begun.wait()
        shown = seat.queue.shown()["runs"][0]
        go.set()
        await seat.over(run)
        return quote["run"], (shown["done"], shown["total"]), told_of(seat, run)[-1]

    run, amid, end = sit(act)
    assert len(run) == 5
    assert amid == (0, 2)
    assert end == ("done", 2, 2)


def test_where_all_is_stored_there_is_nothing_to_count(sit, scene):
    async def act(seat):
        await seat.open(file=scene)
        await seat.run()
        [again] = await seat.run()
        return again["state"], again["done"], again["total"], again["error"]

    assert sit(act) == ("done", 0, 0, "")


def test_what_is_there_at_once_counts_where_nothing_else_runs(sit, place, wired):
    graph = wired({"disc": ("reference_image", {"file": "disc.png"})})
    (place / "bare.json").write_text(json.dumps(graph))

    async def act(seat):
        await seat.open(file="bare.json")
        [run] = await seat.run()
        return run["state"], run["done"], run["total"]

    assert sit(act) == ("done", 1, 1)


def test_deleting_a_graph_cancels_its_runs_and_says_so(sit, scene, shot, held, painter):
    begun, _ = held

    async def act(seat):
        await seat.open(file=shot)
        await seat.post("/api/queue", paused=True)
        [other] = (await seat.post("/api/run", graph=seat.graph))["runs"]
        await seat.open(file=scene)
        runs = (await seat.post("/api/run", graph=seat.graph))["runs"]
        runs += (await seat.post("/api/run", graph=seat.graph, name="again"))["runs"]
        await seat.post("/api/queue", order=[*runs, other])
        await seat.post("/api/queue", paused=False)
        await begun.wait()
        painter.act = None
        gone, tab = seat.graph, seat.tab
        await seat.open(file=shot)
        await seat.post("/api/delete", key=gone)
        rows = {row["id"]: row for row in [await seat.over(run) for run in [*runs, other]]}
        return [rows[run] for run in runs], rows[other], tab.last("notice"), tab.told[-1]["kind"]

    mine, other, notice, last = sit(act)
    assert [run["state"] for run in mine] == ["cancelled", "cancelled"]
    assert mine[0]["error"] == "its graph was deleted: 0 of 2 steps are kept."
    assert mine[1]["error"] == "its graph was deleted."
    assert other["state"] == "done"
    assert "Scene: its 2 runs were cancelled" in notice["text"]
    assert notice["level"] == "info"
    assert last == "lost"


def test_throwing_a_draft_away_cancels_its_runs(sit, scene, held):
    begun, _ = held

    async def act(seat):
        await seat.open(file=scene)
        document = seat.session.document
        await seat.open(new=True, name="Loose")
        seat.session.put(document, "take", {})
        [run] = (await seat.post("/api/run", graph=seat.graph))["runs"]
        await begun.wait()
        gone, tab = seat.graph, seat.tab
        await seat.post("/api/discard", graph=gone)
        await seat.open(file=scene)
        await seat.over(run)
        return tab.last("notice")["text"], [r["state"] for r in seat.queue.shown()["runs"]]

    text, states = sit(act)
    assert "its run was cancelled, because its graph was thrown away" in text
    assert states == ["cancelled"]


def test_a_run_is_called_as_its_graph_is_now(sit, place):
    async def act(seat):
        await seat.open(new=True)
        prompt = {"do": "add", "type": "prompt", "id": "prompt", "at": [0, 0]}
        await seat.edit(prompt, {"do": "set", "node": "prompt", "setting": "text", "value": "x"})
        await seat.run(name="first")
        await seat.edit({"do": "rename_graph", "name": "Shoes"})
        await seat.run(name="second")
        return [run["name"] for run in seat.queue.shown()["runs"]]

    assert sit(act) == ["Shoes · first", "Shoes · second"]
