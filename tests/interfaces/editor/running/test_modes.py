"""What a wish to run means: which nodes, which seeds, how many at once."""

import asyncio
import json

import pytest
from PIL import Image

from tagwire.core.errors import StoreFailed
from tagwire.providers.draft.provider import DraftProvider

CHAIN = ("one.image two.images", "two.image out.image")


@pytest.fixture
def chain(place, wired):
    """A shot that is the reference of another, and an output."""
    nodes = {"one": ("shoots", {"seed": 1}), "two": ("shoots", {}), "out": ("output", {})}
    (place / "chain.json").write_text(json.dumps(wired(nodes, *CHAIN)))
    return "chain.json"


def put(node, **entry):
    commands = {"seed": ("set", "value"), "state": ("set_state", "state")}
    [(name, value)] = entry.items()
    do, key = commands[name]
    named = {"nodes": [node]} if do == "set_state" else {"node": node, "setting": name}
    return {"do": do, **named, key: value}


def test_from_a_node_runs_it_and_what_needs_it(sit, chain, painter):
    async def act(seat):
        await seat.open(file=chain)
        await seat.run()
        wish = {"graph": seat.graph, "targets": ["two"], "mode": "from"}
        quote = await seat.post("/api/quote", **wish)
        assert (quote["run"], quote["cached"]) == (["two", "out"], ["one"])
        await seat.run(targets=["two"], mode="from")
        assert len(painter.asked) == 3
        assert seat.live["out"]["pictures"] == seat.live["two"]["pictures"]

    sit(act)


def test_variants_vary_the_shots_next_to_what_is_wanted(sit, chain, painter):
    async def act(seat):
        await seat.open(file=chain)
        await seat.run(times=3)
        firsts = [asked for asked in painter.asked if asked.seed == 1]
        assert (len(firsts), len(painter.asked)) == (1, 4)
        assert len({asked.seed for asked in painter.asked}) == 4

    sit(act)


def test_new_seeds_for_all_are_drawn_when_asked_for(sit, chain, painter):
    async def act(seat):
        await seat.open(file=chain)
        await seat.run()
        [run] = await seat.run(again=True)
        assert (run["total"], len(painter.asked)) == (1, 3)

    sit(act)


def test_what_sleeps_is_not_run_and_says_so(sit, chain, painter):
    async def act(seat):
        await seat.open(file=chain)
        await seat.post("/api/edit", graph=seat.graph, commands=[put("two", state="bypassed")])
        run, _ = await seat.run(times=2)
        assert run["state"] == "done"
        assert [asked.seed for asked in painter.asked] == [1, 2]
        wish = {"graph": seat.graph, "targets": ["two"], "mode": "from"}
        assert "does not run" in (await seat.post("/api/run", **wish))["message"]

    sit(act)


def test_runs_go_side_by_side_when_allowed(sit, place, wired, painter):
    for name in ("a", "b"):
        seed = {"a": 1, "b": 2}[name]
        (place / f"{name}.json").write_text(json.dumps(wired({"shot": ("shoots", {"seed": seed})})))
    both = asyncio.Event()

    async def meet(progress):
        if len(painter.asked) == 2:
            both.set()
        await both.wait()

    painter.act = meet

    async def act(seat):
        await seat.post("/api/queue", at_once=2)
        ids = []
        for name in ("a", "b"):
            await seat.open(file=f"{name}.json")
            ids += (await seat.post("/api/run", graph=seat.graph))["runs"]
        assert [(await seat.over(run))["state"] for run in ids] == ["done", "done"]

    sit(act)


def test_a_tiny_graph_runs_on_the_draft_engine(sit, place, wired):
    Image.new("RGB", (96, 96), "red").save(place / "disc.png")
    nodes = {
        "prompt": ("prompt", {"text": "@disc on a white background"}),
        "disc": ("reference_image", {"file": "disc.png"}),
        "shot": ("gen4_image", {"tags": ["disc"], "resolution": "720p", "aspect_ratio": "1:1"}),
        "picture": ("output", {"format": "jpeg"}),
    }
    wires = ("prompt.text shot.prompt", "disc.image shot.references", "shot.image picture.image")
    (place / "draft.json").write_text(json.dumps(wired(nodes, *wires)))

    async def act(seat):
        await seat.open(file="draft.json")
        [run] = await seat.run()
        assert (run["state"], run["price"], run["spent"]) == ("done", 0, 0)
        [row] = await seat.rows(tag="disc")
        assert (row["model"], row["draft"], row["width"]) == ("gen4_image", True, 720)
        assert seat.live["disc"]["pictures"] == []
        [first, *_] = [m["live"] for m in seat.tab.told if m["kind"] == "step"]
        assert first["typical"] is None
        await seat.run(targets=["shot"], mode="node")
        assert seat.live["shot"]["typical"] > 0

    sit(act, provider=DraftProvider())


def test_a_picture_that_vanished_fails_the_run_at_its_node(sit, place, wired):
    Image.new("RGB", (96, 96), "red").save(place / "disc.png")
    nodes = {"disc": ("reference_image", {"file": "disc.png"}), "out": ("output", {})}
    (place / "ref.json").write_text(json.dumps(wired(nodes, "disc.image out.image")))

    async def act(seat):
        await seat.open(file="ref.json")
        await seat.post("/api/queue", paused=True)
        [run] = (await seat.post("/api/run", graph=seat.graph))["runs"]
        (place / "disc.png").unlink()
        await seat.post("/api/queue", paused=False)
        assert (await seat.over(run))["state"] == "failed"
        assert seat.live["disc"]["error"]["code"] == "bad_picture"
        assert seat.live["out"]["status"] == "idle"

    sit(act)


def test_a_queue_that_cannot_be_kept_says_so(sit, shot, store):
    async def act(seat):
        await seat.open(file=shot)
        (store / "editor" / "runs").write_text("in the way")
        answer = await seat.client.post("/api/run", json={"graph": seat.graph})
        assert (answer.status_code, answer.json()["code"]) == (507, StoreFailed.code)
        assert seat.live.get("shot", {"status": "idle"})["status"] == "idle"

    sit(act)


@pytest.mark.parametrize(
    "wish",
    [{"mode": "node"}, {"times": 17}, {"times": 0}, {"mode": "x"}, {"settings": {"no.x": 1}}],
)
def test_an_odd_wish_is_refused(sit, shot, wish):
    async def act(seat):
        await seat.open(file=shot)
        answer = await seat.client.post("/api/run", json={"graph": seat.graph, **wish})
        assert 400 <= answer.status_code < 500
        assert answer.json()["message"]

    sit(act)


def test_an_empty_graph_has_nothing_to_run(sit):
    async def act(seat):
        await seat.open(new=True)
        assert (await seat.post("/api/run", graph=seat.graph))["code"] == "wrong_use"

    sit(act)


def test_a_node_runs_whatever_another_lacks_that_it_does_not_need(sit, shot):
    async def act(seat):
        await seat.open(file=shot)
        lost = {"do": "add", "type": "reference_image", "id": "lost"}
        await seat.edit({**lost, "settings": {"file": "missing.png"}})
        await seat.edit({"do": "add", "type": "resize_image", "id": "less"})
        await seat.edit({"do": "connect", "start": "lost.image", "end": "less.image"})
        [run] = await seat.run(mode="node", targets=["shot"])
        refused = await seat.post("/api/run", graph=seat.graph, mode="node", targets=["less"])
        return run["state"], refused["code"]

    assert sit(act) == ("done", "graph_invalid")
