"""Checking a graph: everything wrong with it is told in one run, each with its place and remedy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, NamedTuple

import pytest

from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.errors import GraphInvalid, Problem
from tagwire.core.graph import check, inspect
from tagwire.core.node import Node, Picture, Prompt, Seed, TagsOf, Wired
from tagwire.core.registry import Registry
from tagwire.core.tagging import TagList, prompt_problems, tag_problems
from tagwire.core.values import Image, Text
from tagwire.core.wiring import Source


class Words(Node, type="words"):
    text: Prompt = ""

    async def run(self, ctx: Any) -> Text: ...

    def foretell(self, texts: Any) -> Text:
        return Text(self.text)


class Join(Node, type="join"):
    async def run(self, ctx: Any, a: Text = Text(), b: Text = Text()) -> Text: ...

    def foretell(self, texts: Any) -> Text:
        return Text(f"{texts.get('a', '')} {texts.get('b', '')}")


class Poet(Node, type="poet"):
    async def run(self, ctx: Any, theme: Text = Text()) -> Text: ...


class Title(NamedTuple):
    text: Text
    subtitle: Text


class Titles(Node, type="titles"):
    async def run(self, ctx: Any) -> Title: ...

    def foretell(self, texts: Any) -> Text:
        return Text("a title")


class Photo(Node, type="photo"):
    file: Picture = ""

    async def run(self, ctx: Any) -> Image: ...


class Shot(Node, type="shot", version=2):
    size: int = 1080
    least: int = 0
    tags: Annotated[TagList, TagsOf("references")] = ()
    seed: Seed = None

    async def run(self, ctx: Any, prompt: Text, references: tuple[Image, ...] = ()) -> Image: ...

    def capacity(self, port: str) -> int | None:
        return 3 if port == "references" else 1

    def review(self, wired: Wired) -> Iterable[Problem]:
        pictures = wired.counts["references"]
        yield from tag_problems(self.tags, pictures)
        if pictures < self.least:
            yield Problem("few_references", f"{self.least} references are needed.", "Wire one.")
        if "prompt" in wired.texts:
            yield from prompt_problems(wired.texts["prompt"], self.tags, 1000)


class Blur(Node, type="blur"):
    async def run(self, ctx: Any, image: Image) -> Image: ...


class Clumsy(Node, type="clumsy"):
    async def run(self, ctx: Any) -> Image: ...

    def review(self, wired: Wired) -> Iterable[Problem]:
        raise KeyError("oops")


KINDS: tuple[type[Node], ...] = (Words, Join, Poet, Titles, Photo, Shot, Blur, Clumsy)
REGISTRY = Registry([(kind, f"{kind.spec.name}.py") for kind in KINDS])


def document(nodes: dict[str, Any], *wires: tuple[str, str]) -> GraphDocument:
    """Nodes by id: a type, or a type with settings."""
    entries = {}
    for name, told in nodes.items():
        type_, settings = told if isinstance(told, tuple) else (told, {})
        kind = REGISTRY.get(type_)
        version = kind.spec.version if kind else 1
        entries[name] = NodeEntry(type=type_, version=version, settings=settings)
    return GraphDocument(name="demo", nodes=entries, wires=wires)


def problems(nodes: dict[str, Any], *wires: tuple[str, str]) -> list[Problem]:
    return list(inspect(document(nodes, *wires), REGISTRY)[1])


def codes(nodes: dict[str, Any], *wires: tuple[str, str]) -> list[str]:
    return [problem.code for problem in problems(nodes, *wires)]


SHOE = ("shoe.image", "shot.references")
ANNA = ("anna.image", "shot.references")
PROMPT = ("words.text", "shot.prompt")


def shooting(text: str = "@shoe", **settings: Any) -> dict[str, Any]:
    return {"words": ("words", {"text": text}), "shoe": "photo", "shot": ("shot", settings)}


def test_a_sound_graph_is_steps_in_an_order_that_can_run() -> None:
    graph = check(document(shooting(tags=["shoe"]), PROMPT, SHOE), REGISTRY)
    assert graph.name == "demo"
    assert list(graph.steps) == ["words", "shoe", "shot"]
    assert graph.steps["shot"].inputs["references"] == (Source("shoe", "image"),)
    assert graph.warnings == ()


def test_the_ends_are_the_steps_nobody_consumes() -> None:
    graph = check(document(shooting(tags=["shoe"]) | {"anna": "photo"}, PROMPT, SHOE), REGISTRY)
    assert sorted(graph.ends) == ["anna", "shot"]
    assert graph.consumers == {"words": ("shot",), "shoe": ("shot",)}


def test_warnings_are_told_and_stop_nothing() -> None:
    graph = check(document(shooting("a street", tags=["shoe"]), PROMPT, SHOE), REGISTRY)
    assert [problem.code for problem in graph.warnings] == ["unused_tag"]
    assert graph.warnings[0].place == "/nodes/shot/settings/tags/0"


def test_everything_wrong_is_told_in_one_run() -> None:
    nodes = {
        **shooting("@boot " + "😀" * 500, tags=["shoe", "Shoe", "x"], least=2),
        "odd": "nobody_knows",
        "late": "shot",
        "bad": ("shot", {"size": "big", "colour": "red"}),
        "empty": "words",
        "lonely": ("shot", {"tags": ["model"]}),
        "one": "blur",
        "two": "blur",
        "self": "blur",
    }
    graph = document(
        nodes,
        PROMPT,
        SHOE,
        ("boot.image", "shot.references"),
        ("words.text", "shot.words"),
        ("words.text", "shot.references"),
        ("empty.text", "lonely.prompt"),
        ("one.image", "two.image"),
        ("two.image", "one.image"),
        ("self.image", "self.image"),
        *[("shoe.image", "late.references")] * 4,
    )
    newer = graph.nodes["late"].model_copy(update={"version": 1})
    newest = NodeEntry(type="shot", version=3)
    entries = {**graph.nodes, "late": newer, "newest": newest, "photo": _photo("lost.png")}
    graph = graph.model_copy(update={"nodes": entries})
    _, found = inspect(graph, REGISTRY, lambda source: f"{source}: no such file")
    assert {(each.code, each.place) for each in found} == {
        ("missing_input", "/nodes/bad"),
        ("unknown_type", "/nodes/odd/type"),
        ("newer_node", "/nodes/newest/version"),
        ("bad_setting", "/nodes/bad/settings/size"),
        ("unknown_setting", "/nodes/bad/settings/colour"),
        ("unknown_node", "/wires/2"),
        ("unknown_port", "/wires/3"),
        ("wrong_kind", "/wires/4"),
        ("missing_input", "/nodes/late"),
        ("too_many_wires", "/nodes/late"),
        ("cycle", "/nodes/one"),
        ("cycle", "/nodes/self"),
        ("bad_picture", "/nodes/photo/settings/file"),
        ("duplicate_tag", "/nodes/shot/settings/tags/1"),
        ("bad_tag", "/nodes/shot/settings/tags/2"),
        ("extra_tag", "/nodes/shot/settings/tags/1"),
        ("few_references", "/nodes/shot"),
        ("unknown_tag", "/nodes/shot"),
        ("long_prompt", "/nodes/shot"),
        ("unused_tag", "/nodes/shot/settings/tags/0"),
        ("unused_tag", "/nodes/shot/settings/tags/1"),
        ("unused_tag", "/nodes/shot/settings/tags/2"),
        ("empty_prompt", "/nodes/lonely"),
        ("extra_tag", "/nodes/lonely/settings/tags/0"),
        ("unused_tag", "/nodes/lonely/settings/tags/0"),
    }
    assert all(each.remedy and each.message.endswith(".") for each in found)


def _photo(file: str) -> NodeEntry:
    return NodeEntry(type="photo", settings={"file": file})


def test_check_raises_the_errors_and_leaves_the_warnings_out() -> None:
    with pytest.raises(GraphInvalid) as caught:
        check(document(shooting("@boot", tags=["shoe"]), PROMPT, SHOE), REGISTRY)
    assert [problem.code for problem in caught.value.problems] == ["unknown_tag"]


def test_a_faulty_picture_is_told_by_its_setting() -> None:
    graph = document({"shoe": ("photo", {"file": "lost.png"}), "anna": "photo"})
    [problem] = inspect(graph, REGISTRY, lambda source: f"{source}: no such file")[1]
    assert str(problem) == "shoe: lost.png: no such file. Choose another picture."
    assert (problem.code, problem.place) == ("bad_picture", "/nodes/shoe/settings/file")


def test_a_picture_that_can_be_read_is_no_problem() -> None:
    graph = document({"shoe": ("photo", {"file": "shoe.png"})})
    assert inspect(graph, REGISTRY, lambda _: "")[1] == ()


def test_a_ring_names_every_node_on_it_and_hides_no_other_problem() -> None:
    nodes = {"a": "blur", "b": "blur", "c": "blur", **shooting("")}
    ring = [("a.image", "b.image"), ("b.image", "c.image"), ("c.image", "a.image")]
    found = problems(nodes, *ring, PROMPT)
    assert [each.code for each in found] == ["cycle", "empty_prompt"]
    assert found[0].message == "wires run in a ring: a -> b -> c -> a."


def test_a_ring_of_ten_thousand_nodes_is_told() -> None:
    nodes = {f"n{i}": "blur" for i in range(10_000)}
    wires = [(f"n{i}.image", f"n{(i + 1) % 10_000}.image") for i in range(10_000)]
    [problem] = problems(nodes, *wires)
    assert problem.message.count(" -> ") == 10_000


def test_a_chain_of_ten_thousand_nodes_is_sound() -> None:
    nodes = {"n0": "photo"} | {f"n{i}": "blur" for i in range(1, 10_000)}
    wires = [(f"n{i}.image", f"n{i + 1}.image") for i in range(9_999)]
    assert len(check(document(nodes, *wires), REGISTRY).steps) == 10_000


def test_what_is_sound_beside_a_ring_or_a_faulty_node_is_still_a_graph() -> None:
    nodes = {**shooting(tags=["shoe"]), "a": "blur", "behind": "blur", "odd": "zzz", "end": "blur"}
    wires = [("a.image", "a.image"), ("a.image", "behind.image"), ("odd.image", "end.image")]
    graph, found = inspect(document(nodes, PROMPT, SHOE, *wires), REGISTRY)
    assert [each.code for each in found] == ["unknown_type", "cycle"]
    assert list(graph.steps) == ["words", "shoe", "shot"]


def test_one_faulty_picture_node_does_not_make_its_tag_one_too_many() -> None:
    nodes = {**shooting("@shoe @anna", tags=["shoe", "anna"]), "anna": ("photo", {"file": 3})}
    assert codes(nodes, PROMPT, SHOE, ANNA) == ["bad_setting"]


def test_a_faulty_prompt_node_does_not_make_the_prompt_empty() -> None:
    nodes = {**shooting(tags=["shoe"]), "words": ("words", {"text": 3})}
    assert codes(nodes, PROMPT, SHOE) == ["bad_setting"]


def test_tags_are_looked_for_in_the_prompt_as_it_will_arrive() -> None:
    nodes = {**shooting("the @shoe", tags=["shoe"]), "more": ("words", {"text": "on @anna"})}
    wires = [("words.text", "join.a"), ("more.text", "join.b"), ("join.text", "shot.prompt")]
    [problem] = problems({**nodes, "join": "join"}, SHOE, *wires)
    assert problem.message == "the prompt mentions @anna, and no picture has that tag."


def test_a_prompt_that_only_a_run_can_tell_is_not_judged() -> None:
    nodes = {**shooting(tags=["shoe"]), "poet": "poet", "join": "join"}
    assert codes(nodes, SHOE, ("poet.text", "shot.prompt")) == []
    assert codes(nodes, SHOE, ("poet.text", "join.a"), ("join.text", "shot.prompt")) == []


def test_a_node_with_two_texts_is_told_by_neither() -> None:
    nodes = {**shooting(tags=["shoe"]), "titles": "titles"}
    assert codes(nodes, SHOE, ("titles.subtitle", "shot.prompt")) == []


def test_a_port_with_too_many_texts_is_told_as_that_alone() -> None:
    assert codes(shooting(tags=["shoe"]), PROMPT, PROMPT, SHOE) == ["too_many_wires"]


def test_a_tag_in_a_comma_text_has_the_place_of_the_text() -> None:
    [problem] = problems(shooting("a street", tags="2nd"), PROMPT, SHOE)[:1]
    assert (problem.code, problem.place) == ("bad_tag", "/nodes/shot/settings/tags")


def test_a_node_that_breaks_while_it_is_reviewed_is_a_problem_of_its_own() -> None:
    [problem] = problems({"hand": "clumsy"})
    assert (problem.code, problem.node) == ("node_error", "hand")
    assert "KeyError: 'oops'" in problem.message
