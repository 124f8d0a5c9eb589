"""A graph run from the editor: what the nodes show, what is kept, what comes back."""

import asyncio

import pytest

from tagwire.interfaces.editor.running.runs import RunShelf


def test_a_run_shows_every_node_queued_running_and_done(sit, shot):
    async def act(seat):
        await seat.open(file=shot)
        [run] = await seat.run()
        assert (run["state"], run["done"], run["total"], run["spent"]) == ("done", 1, 1, 1)
        told = [m["live"] for m in seat.tab.told if m["kind"] == "step" and m["node"] == "shot"]
        assert list(dict.fromkeys(live["status"] for live in told)) == ["queued", "running", "done"]
        live = seat.live["shot"]
        assert live["pictures"][0]["width"] == 8
        assert live["seed"] is not None
        assert live["credits"] == 1
        assert live["gallery"]
        assert seat.live["out"]["pictures"] == live["pictures"]

    sit(act)


def test_what_is_stored_is_not_run_again_and_hangs_once(sit, shot, painter):
    async def act(seat):
        await seat.open(file=shot)
        await seat.run()
        [again] = await seat.run()
        assert (again["state"], again["total"], again["spent"]) == ("done", 0, 0)
        assert seat.live["out"]["cached"]
        assert len(painter.asked) == 1
        assert [row["node"] for row in await seat.rows()] == ["shot"]

    sit(act)


def test_running_a_done_node_itself_draws_a_new_seed_and_what_needs_it_follows(sit, shot, painter):
    async def act(seat):
        await seat.open(file=shot)
        await seat.run()
        first = seat.live["shot"]
        quote = await seat.post("/api/quote", graph=seat.graph, targets=["shot"], mode="node")
        assert quote["run"] == ["prompt", "shot"]
        await seat.run(targets=["shot"], mode="node")
        second = seat.live["shot"]
        assert second["seed"] != first["seed"]
        assert second["key"] == first["key"], "it is the result of the graph as it stands"
        await seat.run()
        assert seat.live["out"]["pictures"] == second["pictures"]
        assert len(painter.asked) == 2

    sit(act)


def test_four_variants_are_a_batch_with_seeds_one_after_another(sit, shot, painter):
    async def act(seat):
        await seat.open(file=shot)
        await seat.post("/api/edit", graph=seat.graph, commands=[SEED])
        runs = await seat.run(times=4)
        assert {run["state"] for run in runs} == {"done"}
        assert [asked.seed for asked in painter.asked] == [7, 8, 9, 10]
        rows = await seat.rows(batch=runs[0]["batch"])
        assert sorted(row["seed"] for row in rows) == [7, 8, 9, 10]

    sit(act)


SEED = {"do": "set", "node": "shot", "setting": "seed", "value": 7}
STEP = {"do": "set_seed_step", "node": "shot", "seed_step": 1}


def test_a_seed_that_steps_is_moved_on_before_the_run_that_uses_it(sit, shot, painter):
    async def act(seat):
        await seat.open(file=shot)
        await seat.post("/api/edit", graph=seat.graph, commands=[SEED, STEP])
        for wanted in (7, 8, 9):
            await seat.run()
            document = seat.desk.session(seat.graph).document
            assert document.nodes["shot"].settings["seed"] == wanted
        assert [asked.seed for asked in painter.asked] == [7, 8, 9]
        assert seat.desk.session(seat.graph).history.done[-1].name == "next_seed"

    sit(act)


def test_a_failed_step_shows_why_and_what_needs_it_says_whose_fault_it_is(sit, place, acts, wired):
    def bad(ctx, *given):
        raise RuntimeError("no paint left")

    acts["bad"] = bad
    graph = wired({"a": ("paints", {"act": "bad"}), "b": ("output", {})}, "a.image b.image")
    write(place, "bad", graph)

    async def act(seat):
        await seat.open(file="bad.json")
        [run] = await seat.run()
        assert run["state"] == "failed"
        assert "no paint left" in run["error"]
        assert seat.live["a"]["error"]["code"] == "node_error"
        assert (seat.live["b"]["status"], seat.live["b"]["because"]) == ("skipped", "a")
        acts["bad"] = lambda ctx, *given: ctx.images.hold(grey())
        [mended] = await seat.run(mode="failed")
        assert mended["state"] == "done"
        assert seat.live["b"]["because"] == ""
        nothing = await seat.post("/api/run", graph=seat.graph, mode="failed")
        assert nothing["code"] == "wrong_use"

    sit(act)


def test_a_run_called_off_keeps_what_was_made(sit, place, painter, wired):
    graph = wired(
        {"one": ("shoots", {"seed": 1}), "two": ("shoots", {"seed": 2})}, "one.image two.images"
    )
    write(place, "pair", graph)
    begun, held = asyncio.Event(), asyncio.Event()

    async def act_of_painter(progress):
        if len(painter.asked) == 2:
            begun.set()
            await held.wait()

    painter.act = act_of_painter

    async def act(seat):
        await seat.open(file="pair.json")
        answer = await seat.post("/api/run", graph=seat.graph)
        await begun.wait()
        await seat.post("/api/cancel", run=answer["runs"][0])
        run = await seat.over(answer["runs"][0])
        assert run["state"] == "cancelled"
        assert run["error"] == "called off: 1 of 2 steps are kept."
        assert seat.live["two"]["status"] == "cancelled"
        quote = await seat.post("/api/quote", graph=seat.graph)
        assert quote["run"] == ["two"]

    sit(act)


def test_the_queue_waits_can_be_put_in_order_dropped_and_cleared(sit, shot):
    async def act(seat):
        await seat.open(file=shot)
        await seat.post("/api/queue", paused=True)
        ids = [(await seat.post("/api/run", graph=seat.graph))["runs"][0] for _ in range(3)]
        assert seat.live["shot"]["status"] == "queued"
        told = await seat.post("/api/queue", order=[ids[2], ids[0]])
        assert [run["id"] for run in told["runs"]] == [ids[2], ids[0], ids[1]]
        await seat.post("/api/cancel", run=ids[0])
        told = await seat.post("/api/queue", clear=True)
        assert {run["state"] for run in told["runs"]} == {"cancelled"}
        assert seat.live["shot"]["status"] == "idle"
        assert (await seat.post("/api/queue", clear="ended"))["runs"] == []

    sit(act)


def test_runs_outlive_the_server_queued_ones_and_the_one_under_way(sit, shot, painter):
    begun = asyncio.Event()

    async def hang(progress):
        begun.set()
        await asyncio.Event().wait()

    async def before(seat):
        await seat.open(file=shot)
        painter.act = hang
        [first] = (await seat.post("/api/run", graph=seat.graph))["runs"]
        [second] = (await seat.post("/api/run", graph=seat.graph, name="later"))["runs"]
        await begun.wait()
        killed = RunShelf(seat.desk.store).load()[2]
        assert [run.state for run in killed] == ["running", "queued"], "what a crash would leave"
        assert all(RunShelf(seat.desk.store).document(run).nodes for run in killed)
        return seat.graph, [first, second]

    graph, ids = sit(before)
    painter.act = None

    async def after(seat):
        assert [run["id"] for run in seat.queue.shown()["runs"]] == ids
        seat.look(graph)
        for run in [await seat.over(run) for run in ids]:
            assert (run["state"], run["error"]) == ("done", "")
        assert seat.live["shot"]["status"] == "done"

    sit(after)
    assert len(painter.asked) == 2, "the one called off, and the one that made it"


def test_a_graph_edited_while_it_runs_breaks_nothing(sit, shot, painting):
    begun, held = painting

    async def act(seat):
        await seat.open(file=shot)
        answer = await seat.post("/api/run", graph=seat.graph)
        await begun.wait()
        gone = {"do": "remove", "nodes": ["shot", "out"]}
        await seat.post("/api/edit", graph=seat.graph, commands=[gone])
        held.set()
        assert (await seat.over(answer["runs"][0]))["state"] == "done"
        assert [row["node"] for row in await seat.rows()] == ["shot"]

    sit(act)


def test_settings_of_the_form_count_for_the_run_and_leave_the_graph_alone(sit, shot, painter):
    async def act(seat):
        await seat.open(file=shot)
        await seat.run(settings={"prompt.text": "a boot", "shot.seed": 5})
        assert (painter.asked[0].prompt, painter.asked[0].seed) == ("a boot", 5)
        assert seat.session.document.nodes["prompt"].settings["text"] == "a shoe"

    sit(act)


def test_variants_that_are_stored_already_hang_again_as_one_batch(sit, shot):
    async def act(seat):
        await seat.open(file=shot)
        await seat.edit({"do": "set", "node": "shot", "setting": "seed", "value": 7})
        await seat.run(times=2)
        again = await seat.run(times=2)
        mine = await seat.rows(batch=again[0]["batch"])
        document = seat.session.document
        await seat.open(new=True, name="Other")
        seat.session.put(document, "take", {})
        other = await seat.run(times=2)
        return mine, await seat.rows(batch=other[0]["batch"]), await seat.rows()

    mine, other, every = sit(act)
    for rows in (mine, other):
        assert sorted((row["node"], row["seed"]) for row in rows) == [("shot", 7), ("shot", 8)]
        assert all(row["credits"] for row in rows), "what was paid for them stays known"
    assert {row["graph"] for row in other} == {"other"}
    assert len(every) == 4


def test_progress_is_told_a_few_times_a_second_at_most(sit, shot, painter):
    async def busy(progress):
        for part in range(200):
            progress(part / 200, f"{part}")
            await asyncio.sleep(0.003)

    painter.act = busy

    async def act(seat):
        await seat.open(file=shot)
        [run] = await seat.run()
        told = [m for m in seat.tab.told if m["kind"] == "step" and m["node"] == "shot"]
        moving = [m for m in told if m["live"]["status"] == "running"]
        assert 2 <= len(moving) <= run["seconds"] * 10 + 3

    sit(act)


def test_a_run_that_cannot_be_is_refused_with_its_problems(sit, place, wired):
    write(place, "bare", wired({"out": ("output", {})}))

    async def act(seat):
        await seat.open(file="bare.json")
        answer = await seat.client.post("/api/run", json={"graph": seat.graph})
        assert answer.status_code == 422
        assert answer.json()["problems"][0]["node"] == "out"
        quote = await seat.post("/api/quote", graph=seat.graph)
        assert quote["problems"][0]["code"] == answer.json()["problems"][0]["code"]
        none = await seat.client.post("/api/run", json={"graph": seat.graph, "targets": ["x"]})
        assert none.status_code == 400

    sit(act)


@pytest.mark.parametrize("text", ["", "{", '{"runs": [{}]}', '{"runs": 3}'])
def test_a_queue_that_cannot_be_read_is_kept_beside(sit, store, text):
    (store / "editor").mkdir(parents=True)
    (store / "editor" / "queue.json").write_text(text)

    async def act(seat):
        assert seat.queue.shown()["runs"] == []

    sit(act)
    assert (store / "editor" / "queue.json.damaged").read_text() == text


def write(place, name, graph):
    import json

    (place / f"{name}.json").write_text(json.dumps({**graph, "name": name}))


def grey():
    from PIL import Image

    return Image.new("RGB", (8, 8), "grey")
