"""One step: its seed, its keys, what it may return, and what is kept of it."""

from typing import NamedTuple

import pytest
from PIL import Image as Pillow

import tagwire
from tagwire import Image, Node, RunContext, StepFailed, Text


class Both(NamedTuple):
    text: Text
    image: Image


class Other(NamedTuple):
    image: Image
    text: Text


class Gives(Node, type="gives"):
    what: str

    async def run(self, ctx: RunContext) -> Both:
        image = ctx.images.hold(Pillow.new("RGB", (4, 4)))
        return {
            "both": Both(Text("words"), image),
            "plain": (Text("words"), image),
            "other": Other(image, Text("words")),
            "none": None,
            "kinds": Both(image, Text("words")),
            "text": "words",
        }[self.what]


class Seeded(Node, type="seeded"):
    seed: tagwire.Seed = None

    async def run(self, ctx: RunContext, after: tuple[Text, ...] = ()) -> Text:
        return Text(self.seed)


def seeds(told):
    return [event.seed for event in told if event.kind == "step_started"]


def ran(ended):
    return [name for name, step in ended.steps.items() if step.outcome == "ran"]


def test_a_named_tuple_gives_several_outputs(make_app, wired):
    graph = wired(
        {"a": ("gives", {"what": "both"}), "b": ("join_text", {"template": "{a}!"})}, "a.text b.a"
    )
    assert tagwire.run(graph, app=make_app(Gives)).outputs == {"b.text": "words!"}


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("plain", "a: run() gave tuple, not text, image."),
        ("other", "a: run() gave Other, not text, image."),
        ("none", "a: run() gave NoneType, not text, image."),
        ("text", "a: run() gave str, not text, image."),
        ("kinds", "a: output text is Image, not text."),
    ],
)
def test_what_was_not_declared_is_a_bug_told_in_words(make_app, wired, what, words):
    ended = tagwire.run(wired({"a": ("gives", {"what": what})}), app=make_app(Gives))
    step = ended.steps["a"]
    assert (step.code, step.message, step.remedy) == ("node_error", words, "Mend run() of Gives.")
    assert "Traceback" in step.detail


@pytest.mark.parametrize("kind", ["does", "works"])
@pytest.mark.parametrize("fault", [ZeroDivisionError("by zero"), StopIteration(), KeyError("x")])
def test_a_node_bug_is_a_failed_step_with_its_traceback_in_the_detail(
    make_app, acts, wired, kind, fault
):
    async def on_loop(ctx):
        raise fault

    def in_thread(ctx):
        raise fault

    acts["bug"] = on_loop if kind == "does" else in_thread
    step = tagwire.run(wired({"a": (kind, {"act": "bug"})}), app=make_app()).steps["a"]
    assert (step.outcome, step.code) == ("failed", "node_error")
    assert step.message.startswith("a: ")
    assert step.remedy == "This is a bug in the node; --debug shows where."
    assert type(fault).__name__ in step.detail


def test_an_empty_seed_is_drawn_once_shown_stored_and_the_same_the_second_time(make_app, wired):
    app, graph, told = make_app(Seeded), wired({"a": ("seeded", {})}), []
    first = tagwire.run(graph, app=app, on_event=told.append)
    (shown,) = seeds(told)
    assert first.steps["a"].result.seed == shown
    assert first.outputs == {"a.text": str(shown)}
    second = tagwire.run(graph, app=app)
    assert second.steps["a"].outcome == "cached"
    assert second.steps["a"].result.seed == shown


def test_fixing_the_seed_shown_is_a_hit(make_app, wired):
    app, told = make_app(Seeded), []
    tagwire.run(wired({"a": ("seeded", {})}), app=app, on_event=told.append)
    fixed = wired({"a": ("seeded", {"seed": seeds(told)[0]})})
    assert ran(tagwire.run(fixed, app=app)) == []


def test_fixing_every_seed_of_a_chain_of_dear_steps_buys_nothing_again(make_app, wired, painter):
    app, told = make_app(provider=painter), []
    wires = ("first.image second.images",)
    empty = wired({"first": ("shoots", {}), "second": ("shoots", {})}, *wires)
    tagwire.run(empty, app=app, on_event=told.append)
    one, two = seeds(told)
    fixed = wired({"first": ("shoots", {"seed": one}), "second": ("shoots", {"seed": two})}, *wires)
    assert tagwire.run(fixed, app=app).status == "done"
    assert len(painter.asked) == 2


def test_equal_steps_with_empty_seeds_draw_one_each(make_app, wired, painter):
    told = []
    graph = wired({"a": ("shoots", {}), "b": ("shoots", {})})
    tagwire.run(graph, app=make_app(provider=painter), on_event=told.append)
    assert len(painter.asked) == 2
    assert len(set(seeds(told))) == 2


def test_a_changed_setting_runs_that_step_and_what_depends_on_it(make_app, acts, wired):
    async def says(ctx, *texts):
        return f"{ctx.node}({', '.join(texts)})"

    acts["says"] = says
    nodes = {name: ("does", {"act": "says", "salt": i}) for i, name in enumerate("abcd")}
    graph = wired(nodes, "a.text b.texts", "b.text c.texts", "a.text d.texts")
    app = make_app(memory=10**6)
    targets = list("abcd")
    assert ran(tagwire.run(graph, app=app, targets=targets)) == ["a", "b", "d", "c"]
    assert ran(tagwire.run(graph, app=app, targets=targets)) == []
    changed = tagwire.run(graph, {"b.salt": 9}, app=app, targets=targets)
    assert ran(changed) == ["b", "c"]


def test_the_same_words_by_another_way_spare_a_dear_step(make_app, wired, painter):
    app = make_app(provider=painter)
    shot = {"shot": ("shoots", {"seed": 1})}
    plain = wired({"words": ("prompt", {"text": "a, b"}), **shot}, "words.text shot.prompt")
    parts = {"x": ("prompt", {"text": "a"}), "y": ("prompt", {"text": "b"})}
    joined = wired(
        {**parts, "join": ("join_text", {}), **shot},
        *("x.text join.a", "y.text join.b", "join.text shot.prompt"),
    )
    tagwire.run(plain, app=app)
    reworded = tagwire.run(joined, app=app)
    assert reworded.steps["shot"].outcome == "cached"
    assert len(painter.asked) == 1
    third = tagwire.run(joined, app=app)
    assert list(third.steps) == ["shot"], "now its own key is known, and nothing before it runs"


def test_a_picture_gone_from_the_store_is_made_anew_even_by_content(make_app, wired, painter):
    app = make_app(provider=painter)
    graph = wired({"words": ("prompt", {"text": "a"}), "shot": ("shoots", {"seed": 1})})
    first = tagwire.run(graph, app=app)
    app.assets.path(first.outputs["shot.image"].asset).unlink()
    again = tagwire.run(graph, app=app)
    assert again.steps["shot"].outcome == "ran"
    assert app.assets.has(again.outputs["shot.image"].asset)


def test_receipts_of_everything_a_picture_stands_on_come_once_each_newest_last(
    make_app, wired, painter
):
    nodes = {
        "first": ("shoots", {"seed": 1}),
        "left": ("resize_image", {"width": 4}),
        "right": ("resize_image", {"width": 2}),
        "sheet": ("grid", {"cell_width": 16}),
        "last": ("shoots", {"seed": 2}),
    }
    wires = ["first.image left.image", "first.image right.image", "left.image sheet.images"]
    wires += ["right.image sheet.images", "sheet.image last.images"]
    ended = tagwire.run(wired(nodes, *wires), app=make_app(provider=painter))
    receipts = ended.steps["last"].result.receipts
    assert [receipt["node"] for receipt in receipts] == ["first", "last"]


def test_an_error_of_the_node_keeps_its_words(make_app, acts, wired):
    async def fails(ctx):
        raise StepFailed("the studio is closed.", "Come back on Monday.")

    acts["fails"] = fails
    step = tagwire.run(wired({"a": ("does", {"act": "fails"})}), app=make_app()).steps["a"]
    assert (step.code, step.message) == ("step_failed", "the studio is closed.")
    assert step.remedy == "Come back on Monday."


def test_words_with_half_a_surrogate_pair_are_kept(make_app, acts, wired):
    async def says(ctx):
        return "a \ud83d cat, 一只猫"

    acts["says"] = says
    graph, app = wired({"a": ("does", {"act": "says"})}), make_app()
    assert tagwire.run(graph, app=app).status == "done"
    assert tagwire.run(graph, app=app).outputs == {"a.text": "a \ud83d cat, 一只猫"}
