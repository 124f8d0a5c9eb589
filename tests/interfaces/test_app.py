"""The Python door, where it promises more than the command line shows."""

import asyncio

import pytest

import tagwire


class TwoShots(tagwire.Node, type="dice"):
    """Gives its seed."""

    seed: tagwire.Seed = None

    async def run(self, ctx: tagwire.RunContext) -> tagwire.Text:
        return tagwire.Text(str(self.seed))


@pytest.fixture
def app(tmp_path):
    from tagwire.core.registry import Registry

    app = tagwire.App(tagwire.Options(store=tmp_path / "store", safe=True))
    app.registry = Registry([*((node, "") for node in app.registry), (TwoShots, "here")])
    yield app
    app.close()


def test_two_alike_shots_without_a_seed_keep_their_own_whatever_is_run(app):
    graph = {"tagwire": 1, "nodes": {"left": {"type": "dice"}, "right": {"type": "dice"}}}
    both = tagwire.run(graph, app=app).outputs
    assert both["left.text"] != both["right.text"]
    again = tagwire.run(graph, app=app, targets=["right"])
    assert again.ran == 0
    assert again.outputs["right.text"] == both["right.text"]


def test_run_in_a_running_loop_says_what_to_await():
    async def notebook():
        tagwire.run({"tagwire": 1})

    with pytest.raises(tagwire.WrongUse, match="run_async"):
        asyncio.run(notebook())


def test_an_example_is_found_by_its_name():
    assert tagwire.load("style").nodes["shot"].type == "gen4_image"


def test_a_running_graph_can_be_called_off_from_its_own_events(app):
    stop = tagwire.Stop()
    graph = {"tagwire": 1, "nodes": {"left": {"type": "dice"}, "right": {"type": "dice"}}}
    report = tagwire.run(graph, app=app, stop=stop, on_event=lambda event: stop.ask())
    assert report.status == "cancelled"
    assert report.exit_code == 130
