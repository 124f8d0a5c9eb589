"""Run once more when all is made: new seeds where none is kept, and what the button is told."""

import json

import pytest

TWO = ("one.image left.image", "two.image right.image")


@pytest.fixture
def two(place, wired):
    """Two shots, each with an output: the first draws its seed, the second keeps it."""
    nodes = {
        "one": ("shoots", {}),
        "two": ("shoots", {"seed": 2}),
        "left": ("output", {"name": "left"}),
        "right": ("output", {"name": "right"}),
    }
    (place / "two.json").write_text(json.dumps(wired(nodes, *TWO)))
    return "two.json"


async def worth(seat, fits):
    told = await seat.tab.until("review", lambda message: fits(message["worth"]))
    return told["worth"]


def test_what_a_new_seed_would_give_is_told_when_nothing_has_to_run(sit, two):
    async def act(seat):
        await seat.open(file=two)
        first = await worth(seat, bool)
        assert (first["slow"], first["all"], first["again"]) == (2, 2, None)
        await seat.run()
        again = (await worth(seat, lambda w: not w["run"]))["again"]
        assert (again["nodes"], again["run"], again["slow"]) == (["one"], ["one", "left"], 1)

    sit(act)


def test_run_again_draws_where_no_seed_is_kept(sit, two, painter):
    async def act(seat):
        await seat.open(file=two)
        await seat.run()
        quote = await seat.post("/api/quote", graph=seat.graph, again=True)
        assert quote["run"] == ["one", "left"]
        await seat.run(again=True)
        assert len(painter.asked) == 3
        assert len({asked.seed for asked in painter.asked}) == 3
        assert (await seat.post("/api/quote", graph=seat.graph))["run"] == []

    sit(act)


def test_what_has_to_run_is_run_and_nothing_more(sit, two, painter):
    async def act(seat):
        await seat.open(file=two)
        await seat.run()
        await seat.edit({"do": "set", "node": "two", "setting": "seed", "value": 3})
        await seat.run(again=True)
        assert [asked.seed for asked in painter.asked][2:] == [3]

    sit(act)


def test_a_seed_that_moves_on_moves_again(sit, two, painter):
    async def act(seat):
        await seat.open(file=two)
        await seat.edit({"do": "set", "node": "one", "setting": "seed", "value": 5})
        await seat.edit({"do": "set_seed_step", "node": "one", "seed_step": 1})
        await seat.run()
        await seat.run(again=True)
        assert sorted(asked.seed for asked in painter.asked) == [2, 5, 6]

    sit(act)


def test_a_drawn_seed_that_is_kept_leaves_nothing_to_do(sit, two):
    async def act(seat):
        await seat.open(file=two)
        await seat.run()
        seed = seat.live["one"]["seed"]
        await seat.edit({"do": "set", "node": "one", "setting": "seed", "value": seed})
        assert (await seat.post("/api/quote", graph=seat.graph))["run"] == []
        told = await worth(seat, lambda w: not w["run"] and w["again"] is None)
        assert told["slow"] == 0

    sit(act)


def test_what_leads_nowhere_and_what_waits_for_a_sleeper_is_not_worth_a_run(sit, shot):
    async def act(seat):
        await seat.open(file=shot)
        await seat.run()
        add = {"do": "add", "type": "reference_image", "id": "lone", "at": [0, 0]}
        await seat.edit({**add, "settings": {"file": "disc.png"}})
        fits = lambda message: "lone" in message["states"]  # noqa: E731
        told = await seat.tab.until("review", fits)
        assert (told["states"]["lone"], told["worth"]["run"]) == ("run", [])
        await seat.edit({"do": "set_state", "nodes": ["shot"], "state": "muted"})
        told = await seat.tab.until("review", lambda message: "shot" in message["asleep"])
        assert (told["worth"]["run"], told["worth"]["all"], told["worth"]["again"]) == ([], 0, None)

    sit(act)


def test_a_run_says_which_part_and_which_of_several_it_is(sit, two):
    async def act(seat):
        await seat.open(file=two)
        first, second = await seat.run(targets=["one"], mode="node", times=2)
        assert [first["nth"], first["of"], second["nth"]] == [1, 2, 2]
        assert first["parts"] == second["parts"] == [["shoots", "", "one"]]
        [whole] = await seat.run()
        assert (whole["parts"], whole["of"]) == ([], 1)

    sit(act)
