"""The forms a page is told of: which settings of each node apply now."""

from __future__ import annotations

from typing import Any

import pytest

from tagwire.core.document import validate
from tagwire.core.models import IMAGE_MODELS
from tagwire.core.node import Node
from tagwire.core.registry import Registry
from tagwire.core.tailored import Tailored
from tagwire.core.values import Text
from tagwire.interfaces.app import Loaded, Options, registry_of
from tagwire.interfaces.editor.catalogue import catalogue
from tagwire.interfaces.editor.session.review import review
from tagwire.interfaces.editor.session.tailoring import first_form, tailored


class Broken(Node, type="broken_form"):
    """A node whose author slipped."""

    def tailor(self) -> Tailored:
        raise ValueError("a slip of the author")

    def run(self, ctx: object) -> Text:
        return Text("")


@pytest.fixture
def form(make_app, place):
    """What a review says of the form of one picture node."""

    def call(**settings: Any) -> dict[str, Any]:
        nodes = {"shot": {"type": "gen4_image", "settings": settings}}
        document = validate({"tagwire": 1, "nodes": nodes})
        told = review(make_app(), Loaded(document, place)).message["tailored"]
        return told["forms"][told["own"]["shot"]]

    return call


def test_a_review_says_which_settings_count_though_nothing_is_wired(form):
    assert "quality" in form()["hidden"]
    assert "quality" not in form(model="gpt_image_2")["hidden"]
    assert "moderation" in form(model="gpt_image_2")["hidden"]


def test_a_review_says_what_there_is_to_choose(form):
    options = form(model="gpt_image_2")["options"]
    assert [value for value, _ in options["quality"]] == ["", "low", "medium", "high", "auto"]
    assert options["resolution"][0] == ["1K", "1920 × 1088"]


def test_nodes_of_one_form_share_it():
    nodes = {f"n{n}": {"type": "gen4_image", "settings": {"seed": n}} for n in range(20)}
    told = tailored(validate({"tagwire": 1, "nodes": nodes}), registry_of(Options(safe=True)))
    assert len(told["forms"]) == 1
    assert set(told["own"].values()) == {0}


def test_a_node_with_faulty_settings_has_no_form_of_its_own():
    nodes = {"shot": {"type": "gen4_image", "settings": {"model": "none_such"}}}
    document = validate({"tagwire": 1, "nodes": {**nodes, "odd": {"type": "no_such"}}})
    assert tailored(document, registry_of(Options(safe=True))) == {"forms": [], "own": {}}


def test_a_node_that_breaks_over_its_form_has_the_plain_one():
    document = validate({"tagwire": 1, "nodes": {"it": {"type": "broken_form"}}})
    told = tailored(document, Registry([(Broken, "here")]))
    assert told == {"forms": [{}], "own": {"it": 0}}
    assert first_form(Broken) == {}


def test_the_palette_tells_the_first_form_and_the_models():
    offer = catalogue(registry_of(Options(safe=True)))
    kinds = {kind["type"]: kind for kind in offer["kinds"]}
    assert "quality" in kinds["gen4_image"]["form"]["hidden"]
    assert kinds["prompt"]["form"] == {}
    models = {model["id"]: model for model in offer["models"]}
    assert models.keys() == IMAGE_MODELS.keys()
    assert models["gen4_image"]["credits"] == [5, 8]
    assert models["muse_image"]["credits"] == [1, 1]
    assert models["gpt_image_2"]["credits"] == []
    assert models["gpt_image_2"]["extras"] == ["background", "quality"]
    assert "auto" in models["gpt_image_2"]["sizes"]
