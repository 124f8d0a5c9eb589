"""The law of the cards: a node shows what its words make, or is marked with what differs."""

import asyncio
import json
import random

import pytest

from tagwire.core.document import validate

SEED = {"do": "set", "node": "shot", "setting": "seed", "value": 7}
BOOT = {"do": "set", "node": "prompt", "setting": "text", "value": "a boot"}
FORM = {"prompt.text": "a boot", "shot.seed": 5}


def test_a_problem_leaves_the_marks_and_names_what_is_known(sit, shot, told):
    cut = {"do": "disconnect", "start": "shot.image", "end": "out.image"}

    async def act(seat):
        await seat.open(file=shot)
        await seat.edit(SEED)
        await seat.run()
        await seat.edit(cut)
        assert await told(seat) == {"out": ["image"]}
        await seat.edit(BOOT)
        assert await told(seat) == {"prompt": ["text"], "shot": ["prompt"], "out": ["image"]}
        await seat.post("/api/history", graph=seat.graph, to={"step": 1})
        assert await told(seat) == {}
        broken = seat.session.document.to_json()
        broken["nodes"]["shot"]["settings"]["seed"] = "seven"
        seat.session.put(validate(broken), "restore", {})
        assert await told(seat) == {"shot": ["seed"], "out": ["image"]}

    sit(act)


def test_what_cannot_be_told_is_marked_without_a_name(sit, place, wired, shot, told):
    nodes = {"disc": ("reference_image", {"file": "disc.png"}), "out": ("output", {})}
    (place / "disc.json").write_text(json.dumps(wired(nodes, "disc.image out.image")))

    async def act(seat):
        await seat.open(file="disc.json")
        await seat.run()
        assert await told(seat) == {}
        (place / "disc.png").unlink()
        await seat.edit({"do": "title_node", "node": "disc", "title": "Disc"})
        await seat.edit({"do": "set", "node": "out", "setting": "name", "value": "x"})
        assert await told(seat) == {"disc": [], "out": ["name"]}

    sit(act)


def test_words_typed_before_a_restart_mark_what_was_made_before_them(sit, shot, told):
    async def before(seat):
        await seat.open(file=shot)
        await seat.edit(SEED)
        await seat.run()
        await told(seat)
        return seat.graph

    graph = sit(before)

    async def after(seat):
        seat.look(graph)
        await seat.edit(BOOT)
        assert await told(seat) == {"prompt": ["text"], "shot": ["prompt"], "out": ["image"]}
        return graph

    sit(after)

    async def later(seat):
        seat.look(graph)
        assert await told(seat) == {"prompt": ["text"], "shot": ["prompt"], "out": ["image"]}
        await seat.edit({"do": "rename_node", "old": "shot", "new": "take"})
        assert await told(seat) == {"prompt": ["text"], "take": ["prompt"], "out": ["image"]}

    sit(later)


def test_a_node_renamed_while_it_runs_comes_to_rest_with_what_was_made(sit, shot, painting, told):
    begun, held = painting

    async def act(seat):
        await seat.open(file=shot)
        await seat.edit(SEED)
        answer = await seat.post("/api/run", graph=seat.graph)
        await begun.wait()
        await seat.edit({"do": "rename_node", "old": "shot", "new": "take"})
        held.set()
        await seat.over(answer["runs"][0])
        assert await told(seat) == {}
        assert seat.live["take"]["status"] == "done"
        assert seat.live["take"]["pictures"] == seat.live["out"]["pictures"] != []

    sit(act)


def test_a_new_node_shows_nothing_of_an_old_one_of_its_name(sit, shot, told):
    async def act(seat):
        await seat.open(file=shot)
        await seat.run()
        await seat.edit({"do": "remove", "nodes": ["shot"]})
        added = await seat.edit({"do": "add", "type": "shoots", "id": "shot", "at": [0, 0]})
        assert added["added"] == ["shot"]
        assert "shot" not in seat.live
        assert seat.tab.last("step")["live"]["pictures"] == []

    sit(act)


@pytest.mark.parametrize("course", range(2))
def test_whatever_is_done_in_whatever_order_the_law_holds(sit, shot, course, told):
    draw = random.Random(course)
    cut = {"start": "shot.image", "end": "out.image"}

    async def act(seat):
        await seat.open(file=shot)
        acts = [
            lambda: seat.edit({**BOOT, "value": f"a shoe {draw.randrange(3)}"}),
            lambda: seat.edit({**SEED, "value": draw.choice([None, 7, 8])}),
            lambda: seat.edit({"do": draw.choice(["connect", "disconnect"]), **cut}),
            lambda: seat.post("/api/history", graph=seat.graph, to=draw.choice(["undo", "redo"])),
            lambda: seat.post("/api/run", graph=seat.graph, times=draw.choice([1, 1, 3])),
            lambda: seat.post("/api/run", graph=seat.graph, settings=FORM),
            lambda: seat.post("/api/run", graph=seat.graph, targets=["shot"], mode="node"),
            lambda: asyncio.sleep(0, seat.look(seat.graph)),
        ]
        for _ in range(25):
            answer = await draw.choice(acts)()
            for run in (answer or {}).get("runs", ()) if isinstance(answer, dict) else ():
                await seat.over(run)
            await told(seat)

    sit(act)
