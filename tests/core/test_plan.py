"""A plan: only what the targets need, spared by what is stored, under keys of content."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.errors import WrongUse
from tagwire.core.graph import Graph, check
from tagwire.core.node import Node, Picture, Profile, Seed
from tagwire.core.plan import Plan, Surroundings, plan
from tagwire.core.registry import Registry
from tagwire.core.request import Tariff
from tagwire.core.values import Image, Text


class Words(Node, type="words"):
    text: str = ""

    async def run(self, ctx: Any) -> Text: ...


class Photo(Node, type="photo"):
    file: Picture = ""

    async def run(self, ctx: Any) -> Image: ...


class Shot(Node, type="shot", asks="images"):
    size: int = 1080
    model: str = "gen4_image"
    seed: Seed = None
    looks: dict[str, int] = {}
    profile: Profile = ""

    async def run(self, ctx: Any, prompt: Text, references: tuple[Image, ...] = ()) -> Image: ...

    def price(self, tariff: Tariff) -> float | None:
        return tariff.image(self.model, str(self.size))


class Corner(BaseModel):
    x: int = 0


class Exotic(Node, type="exotic"):
    tags: frozenset[str] = frozenset()
    corner: Corner = Corner()
    tint: complex = 0j

    async def run(self, ctx: Any) -> Image: ...


KINDS: tuple[type[Node], ...] = (Words, Photo, Shot, Exotic)
REGISTRY = Registry([(kind, "") for kind in KINDS])


@dataclass
class Prices:
    times: float = 1

    def image(self, model: str, ratio: str) -> float | None:
        price = {"gen4_image": 8, "gen4_image_turbo": 2}.get(model)
        return price and price * self.times

    def video(self, model: str, seconds: int) -> float | None: ...


@dataclass
class Stored:
    keys: set[str] = field(default_factory=set)

    def known(self, keys: Iterable[str]) -> set[str]:
        return self.keys & set(keys)


def world(stored: Iterable[str] = (), files: dict[str, str] | None = None, signature: str = "a"):
    files = files or {}
    return Surroundings(
        Stored(set(stored)),
        lambda source: files.get(source, source),
        lambda profile: f"{signature}{profile}",
        {"": Prices(), "dear": Prices(10)}.__getitem__,
    )


def graph(nodes: dict[str, tuple[str, dict[str, Any]]], *wires: tuple[str, str]) -> Graph:
    entries = {name: NodeEntry(type=t, settings=s) for name, (t, s) in nodes.items()}
    return check(GraphDocument(nodes=entries, wires=wires), REGISTRY)


def two_shots(first: dict[str, Any] | None = None, second: dict[str, Any] | None = None) -> Graph:
    """One prompt and one photo into two shots; the second takes the first one's picture too."""
    nodes = {
        "words": ("words", {"text": "a @shoe"}),
        "shoe": ("photo", {"file": "shoe.png"}),
        "first": ("shot", first or {}),
        "second": ("shot", second or {}),
    }
    return graph(
        nodes,
        ("words.text", "first.prompt"),
        ("shoe.image", "first.references"),
        ("words.text", "second.prompt"),
        ("first.image", "second.references"),
    )


def alike(**settings: Any) -> Graph:
    """One prompt into two shots alike in everything."""
    nodes = {"words": ("words", {}), "left": ("shot", settings), "right": ("shot", settings)}
    return graph(nodes, ("words.text", "left.prompt"), ("words.text", "right.prompt"))


def keys(planned: Plan) -> dict[str, str]:
    return {name: step.key for name, step in planned.steps.items()}


def states(planned: Plan) -> dict[str, str]:
    return {name: step.state for name, step in planned.steps.items()}


def changed(before: Graph, after: Graph) -> set[str]:
    old, new = keys(plan(before, (), world())), keys(plan(after, (), world()))
    return {name for name in old if old[name] != new[name]}


def test_without_targets_all_ends_are_wanted() -> None:
    planned = plan(two_shots(), (), world())
    assert planned.targets == ("second",)
    assert planned.counts == {"run": 4, "cached": 0, "idle": 0}


def test_only_what_the_targets_need_runs() -> None:
    planned = plan(two_shots(), ["first", "first"], world())
    assert planned.targets == ("first",)
    assert states(planned) == {"words": "run", "shoe": "run", "first": "run", "second": "idle"}


def test_a_target_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(WrongUse, match="there is no node 'third' to run") as caught:
        plan(two_shots(), ["third"], world())
    assert caught.value.remedy == "It has: words, shoe, first, second."


def test_of_many_nodes_the_first_dozen_are_named() -> None:
    for count, remedy in ((0, "It has: none."), (13, "n11 ....")):
        many = graph({f"n{i}": ("words", {}) for i in range(count)})
        with pytest.raises(WrongUse) as caught:
            plan(many, ["x"], world())
        assert caught.value.remedy.endswith(remedy)


def test_a_stored_result_spares_what_is_behind_it() -> None:
    key = keys(plan(two_shots(), (), world()))["first"]
    planned = plan(two_shots(), (), world([key]))
    assert states(planned) == {"words": "run", "shoe": "idle", "first": "cached", "second": "run"}


def test_a_stored_target_spares_everything() -> None:
    stored = keys(plan(two_shots(), (), world()))["second"]
    planned = plan(two_shots(), (), world([stored]))
    assert planned.counts == {"run": 0, "cached": 1, "idle": 3}
    assert planned.price == 0


def test_a_changed_setting_changes_the_keys_of_that_step_and_those_after_it() -> None:
    assert changed(two_shots(), two_shots(first={"size": 720})) == {"first", "second"}
    assert changed(two_shots(), two_shots(second={"size": 720})) == {"second"}


def test_a_setting_written_out_at_its_default_changes_nothing() -> None:
    assert changed(two_shots(), two_shots(first={"size": 1080})) == set()


def test_the_order_of_settings_changes_nothing() -> None:
    one = {"size": 720, "looks": {"a": 1, "b": 2}}
    other = {"looks": {"b": 2, "a": 1}, "size": 720}
    assert changed(two_shots(one), two_shots(other)) == set()


def test_the_order_of_wires_into_one_port_counts() -> None:
    nodes = {
        "words": ("words", {}),
        "a": ("photo", {"file": "a"}),
        "b": ("photo", {"file": "b"}),
        "shot": ("shot", {}),
    }
    wires = [("a.image", "shot.references"), ("b.image", "shot.references")]
    before = graph(nodes, ("words.text", "shot.prompt"), *wires)
    after = graph(nodes, ("words.text", "shot.prompt"), *reversed(wires))
    assert changed(before, after) == {"shot"}


def test_a_renamed_file_with_the_same_content_keeps_its_key() -> None:
    def key(file: str, content: str) -> str:
        one = graph({"shoe": ("photo", {"file": file})})
        return keys(plan(one, (), world(files={file: content})))["shoe"]

    assert key("shoe.png", "content") == key("boot.png", "content")
    assert key("shoe.png", "content") != key("shoe.png", "other content")


def test_a_renamed_node_keeps_its_key() -> None:
    one, other = graph({"a": ("words", {})}), graph({"b": ("words", {})})
    assert keys(plan(one, (), world()))["a"] == keys(plan(other, (), world()))["b"]


def test_another_provider_gives_other_pictures_and_so_other_keys() -> None:
    before = keys(plan(two_shots(), (), world(signature="draft 1")))
    after = keys(plan(two_shots(), (), world(signature="draft 2")))
    assert {name for name in before if before[name] != after[name]} == {"first", "second"}


def test_two_alike_steps_with_empty_seeds_get_different_keys() -> None:
    found = keys(plan(alike(), (), world()))
    assert found["left"] != found["right"]
    assert found == keys(plan(alike(), (), world()))


def test_two_alike_steps_with_one_seed_get_the_same_key() -> None:
    found = keys(plan(alike(seed=7), (), world()))
    assert found["left"] == found["right"]


def test_a_step_knows_the_setting_of_its_seed() -> None:
    steps = two_shots().steps
    assert (steps["first"].node.spec.seed, steps["words"].node.spec.seed) == ("seed", "")


def test_the_price_is_that_of_the_steps_that_run() -> None:
    assert plan(two_shots(), (), world()).price == 16
    assert plan(two_shots(), ["first"], world()).price == 8
    assert plan(two_shots(first={"model": "gen4_image_turbo"}), (), world()).price == 10


def test_a_price_nobody_knows_is_none_and_never_nothing() -> None:
    planned = plan(two_shots(second={"model": "own"}), (), world())
    assert planned.steps["second"].price is None
    assert planned.price is None
    assert plan(two_shots(second={"model": "own"}), ["first"], world()).price == 8


def test_settings_json_has_no_word_for_count_by_what_they_hold() -> None:
    def key(**settings: Any) -> str:
        return keys(plan(graph({"x": ("exotic", settings)}), (), world()))["x"]

    assert key(tags=["b", "a"]) == key(tags=["a", "b"]) != key(tags=["a"])
    assert key(corner={"x": 1}) != key(corner={"x": 2})
    assert key(tint=1j) != key(tint=2j)


SCRIPT = """
import importlib.util
spec = importlib.util.spec_from_file_location("demo", {file!r})
demo = importlib.util.module_from_spec(spec)
__import__("sys").modules["demo"] = demo
spec.loader.exec_module(demo)
one = demo.graph({{"x": ("exotic", {{"tags": list("abcdef")}}), "y": ("shot", {{"seed": 1}}),
    "w": ("words", {{}})}}, ("w.text", "y.prompt"))
print(demo.keys(demo.plan(one, (), demo.world())))
"""


def test_a_key_is_the_same_in_every_process() -> None:
    script = SCRIPT.format(file=str(Path(__file__)))
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1


def test_a_profile_counts_by_who_answers_and_not_by_its_name() -> None:
    same = Surroundings(Stored(), str, lambda _: "one server", lambda _: Prices())
    plain, named = two_shots(), two_shots({"profile": "dear"})
    assert keys(plan(plain, (), same)) == keys(plan(named, (), same))
    assert keys(plan(plain, (), world())) != keys(plan(named, (), world()))


def test_a_step_costs_what_the_profile_it_names_takes() -> None:
    planned = plan(two_shots({"profile": "dear"}), (), world())
    assert (planned.steps["first"].price, planned.steps["second"].price) == (80, 8)
