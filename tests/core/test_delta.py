"""What changed between two documents, and a document with such changes made."""

from __future__ import annotations

import json

import pytest

from tagwire.core.delta import delta, only_looks, patched
from tagwire.core.document import GraphDocument, validate

OLD = validate(
    {
        "tagwire": 1,
        "name": "Shot",
        "nodes": {
            "prompt": {"type": "prompt", "settings": {"text": "a shoe"}, "at": [0, 0]},
            "shot": {"type": "gen4_image", "at": [300, 0]},
        },
        "wires": [["prompt.text", "shot.prompt"]],
        "frames": {"frame": {"title": "All"}},
        "form": [{"setting": "prompt.text"}],
        "stranger": 1,
    }
)


def changed(**parts: object) -> GraphDocument:
    return validate({**OLD.to_json(), **parts})


NEWER = {
    "nothing": OLD,
    "a setting": changed(nodes={**OLD.to_json()["nodes"], "shot": {"type": "gen4_image"}}),
    "a node more": changed(nodes={**OLD.to_json()["nodes"], "more": {"type": "output"}}),
    "a node less": changed(nodes={"shot": {"type": "gen4_image", "at": [300, 0]}}, wires=[]),
    "another order": changed(nodes=dict(reversed(OLD.to_json()["nodes"].items()))),
    "wires": changed(wires=[]),
    "frames and notes": changed(frames={}, notes={"note": {"text": "Mind the light."}}),
    "form": changed(form=[{"setting": "shot.seed", "label": "Seed"}]),
    "name": changed(name="Other"),
    "unknown keys": changed(stranger={"deep": [1]}),
    "no unknown keys": validate({k: v for k, v in OLD.to_json().items() if k != "stranger"}),
    "everything": validate({"tagwire": 1, "nodes": {"alone": {"type": "output"}}}),
}


@pytest.mark.parametrize("new", NEWER.values(), ids=NEWER)
def test_a_delta_leads_from_the_old_document_to_the_new_one_and_back(new):
    there, back = delta(OLD, new), delta(new, OLD)
    assert patched(OLD, json.loads(json.dumps(there))) == new
    assert patched(new, json.loads(json.dumps(back))) == OLD


def test_a_delta_holds_nothing_that_did_not_change():
    assert delta(OLD, OLD) == {}
    assert delta(OLD, changed()) == {}
    assert delta(OLD, NEWER["a node more"]) == {"nodes": {"more": {"type": "output"}}}
    assert delta(OLD, NEWER["wires"]) == {"wires": []}


def test_the_order_is_told_only_when_new_nodes_are_not_behind_the_old():
    assert delta(OLD, NEWER["another order"]) == {"order": ["shot", "prompt"]}


def test_moving_and_framing_are_looks_and_settings_are_not():
    nodes = OLD.to_json()["nodes"]
    moved = changed(nodes={**nodes, "shot": {"type": "gen4_image", "at": [9, 9]}}, frames={})
    assert only_looks(delta(OLD, moved), OLD, moved)
    for name in ("a node more", "a node less", "wires"):
        assert not only_looks(delta(OLD, NEWER[name]), OLD, NEWER[name])
    muted = changed(nodes={**nodes, "shot": {**nodes["shot"], "state": "muted"}})
    assert not only_looks(delta(OLD, muted), OLD, muted)
