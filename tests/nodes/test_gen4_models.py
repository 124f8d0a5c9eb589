"""Every model Runway offers, through the one node: its sizes, its extras, its price, its draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

import tagwire
from tagwire.core.models import IMAGE_MODELS, ImageModel, credits
from tagwire.core.plan import Plan
from tagwire.interfaces.app import open_graph
from tagwire.interfaces.cli.plan import rows_of

EVERY_MODEL = pytest.mark.parametrize("model", IMAGE_MODELS.values(), ids=IMAGE_MODELS)
Uri = Callable[..., str]


def shot(uri: Uri, model: ImageModel, **settings: Any) -> dict[str, Any]:
    """A graph with one picture by a model, with the fewest references it takes."""
    nodes: dict[str, Any] = {"words": {"type": "prompt", "settings": {"text": "a studio"}}}
    wires = [["words.text", "it.prompt"]]
    for number in range(model.least_references):
        picture = {"file": uri(Image.new("RGB", (9, 9)))}
        nodes[f"r{number}"] = {"type": "reference_image", "settings": picture}
        wires.append([f"r{number}.image", "it.references"])
    nodes["it"] = {"type": "gen4_image", "settings": {"model": model.name, **settings}}
    return {"tagwire": 1, "name": model.name, "nodes": nodes, "wires": wires}


def planned(app: tagwire.App, graph: dict[str, Any]) -> Plan:
    """What a run would do, with the warnings of a check."""
    return app.plan(open_graph(graph), ())[0]


def row(app: tagwire.App, graph: dict[str, Any]) -> dict[str, object]:
    """What `tagwire plan` says of the picture."""
    return next(each for each in rows_of(planned(app, graph)) if each["node"] == "it")


@EVERY_MODEL
def test_every_size_of_a_model_can_be_planned_at_its_price(app, uri, model):
    for size in ("", *model.special, *map(str, model.ratios)):
        told = row(app, shot(uri, model, size=size, seed=1))
        assert told["state"] == "run"
        if size:
            assert told["runway_credits"] == credits(model, size)


@EVERY_MODEL
def test_a_model_is_chosen_and_nothing_else_has_to_be(app, uri, model):
    assert planned(app, shot(uri, model)).graph.warnings == ()


@EVERY_MODEL
def test_a_model_takes_the_references_it_takes_and_no_more(app, uri, model):
    node = next(kind for kind in app.registry if kind.spec.name == "gen4_image")
    assert node(model=model.name).capacity("references") == model.most_references
    assert node(model=model.name).capacity("prompt") == 1


@EVERY_MODEL
def test_a_prompt_may_be_as_long_as_the_model_says(app, uri, model):
    graph = shot(uri, model)
    graph["nodes"]["words"]["settings"]["text"] = "a" * (model.prompt_limit or 40_000)
    planned(app, graph)
    if model.prompt_limit:
        graph["nodes"]["words"]["settings"]["text"] += "a"
        with pytest.raises(tagwire.GraphInvalid) as caught:
            planned(app, graph)
        assert [problem.code for problem in caught.value.problems] == ["long_prompt"]


@pytest.mark.parametrize(
    ("model", "size", "drawn"),
    [
        ("gemini_image3.1_flash", "176:1408", (176, 1408)),
        ("gemini_image3.1_flash", "1408:176", (1408, 176)),
        ("grok_imagine_image_2", "1248:576", (1248, 576)),
        ("seedream5_pro", "auto_1k", (1024, 1024)),
        ("recraft_v4_1_vector", "", (1344, 768)),
        ("bria_fibo_edit_1_5", "576:1024", (576, 1024)),
    ],
)
def test_a_draft_has_the_exact_size_of_any_model(app, uri, model, size, drawn):
    graph = shot(uri, IMAGE_MODELS[model], size=size, seed=1)
    report = tagwire.run(graph, app=app)
    image = report.outputs["it.image"]
    assert (image.width, image.height) == drawn
    [receipt] = report.steps["it"].result.receipts
    assert receipt["size"] == list(drawn)
    assert receipt["extras"] == ({"ratio": size} if size.startswith("auto") else {})


def test_an_exact_size_the_model_lacks_stops_the_run_and_names_the_nearest(app, uri):
    with pytest.raises(tagwire.GraphInvalid) as caught:
        planned(app, shot(uri, IMAGE_MODELS["gen4_image"], size="1921:1080"))
    [problem] = caught.value.problems
    assert (problem.code, problem.place) == ("no_size", "/nodes/it/settings/size")
    assert "1920:1080" in problem.remedy


def test_what_a_model_has_not_is_told_and_stops_nothing(app, uri):
    [warning] = planned(app, shot(uri, IMAGE_MODELS["gen4_image"], quality="high")).graph.warnings
    assert (warning.code, warning.place) == ("not_sent", "/nodes/it/settings/quality")


def test_an_older_graph_needs_nothing_new(app, uri):
    graph = shot(uri, IMAGE_MODELS["gemini_2.5_flash"], aspect_ratio="21:9", resolution="720p")
    assert planned(app, graph).graph.warnings == ()
    assert row(app, graph)["runway_credits"] == 5
