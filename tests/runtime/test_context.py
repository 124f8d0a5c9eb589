"""What a running step sees: progress, a provider to ask, delivery; and the Stop it hears of."""

import threading

import pytest
from PIL import Image as Pillow

import tagwire
from tagwire import Image, ImageRequest, Node, RunContext, Seed, Stop


def test_a_stop_calls_its_listeners_once_and_those_that_come_late_at_once():
    stop, heard = Stop(), []
    stop.listen(lambda: heard.append("early"))
    gone = lambda: heard.append("gone")  # noqa: E731
    stop.listen(gone)
    stop.unlisten(gone)
    stop.ask()
    stop.ask()
    stop.listen(lambda: heard.append("late"))
    assert heard == ["early", "late"]


def test_progress_stays_within_0_and_1_and_says_the_end_once(make_app, acts, wired):
    async def tells(ctx):
        for fraction in (-3, float("nan"), 0.5, *[7.5] * 1000):
            ctx.progress(fraction, "words")
        return "told"

    acts["tells"], told = tells, []
    tagwire.run(wired({"a": ("does", {"act": "tells"})}), app=make_app(), on_event=told.append)
    fractions = [event.fraction for event in told if event.kind == "step_progress"]
    assert fractions == [0, 1]


def test_a_thread_left_behind_tells_nothing_after_its_step(make_app, acts, wired):
    over, told, faults = threading.Event(), [], []

    def tells(progress):
        over.wait(10)
        try:
            progress(0.5)
        except tagwire.TagwireError as fault:
            faults.append(fault.code)

    def leaves(ctx):
        acts["thread"] = threading.Thread(target=tells, args=[ctx.progress])
        acts["thread"].start()
        return "left"

    def last(ctx, text):
        over.set()
        acts["thread"].join()
        return "last"

    acts.update(leaves=leaves, last=last)
    nodes = {"a": ("works", {"act": "leaves"}), "b": ("works", {"act": "last"})}
    tagwire.run(wired(nodes, "a.text b.texts"), app=make_app(), on_event=told.append)
    assert told[-1].kind == "run_finished"
    assert "step_progress" not in [event.kind for event in told]


def test_a_node_that_did_not_say_so_may_not_ask_a_provider(make_app, acts, wired):
    async def asks(ctx):
        return await ctx.generate(tagwire.ImageRequest("any", "a vase", 8, 8))

    acts["asks"] = asks
    ended = tagwire.run(wired({"a": ("does", {"act": "asks"})}), app=make_app())
    assert ended.steps["a"].message == "a: this node may not ask a provider."


def test_a_receipt_is_plain_json_whatever_the_provider_put_in(make_app, wired, painter):
    painter.receipt = {"when": object, 3: {"deep": (1, 2)}}
    app, graph = make_app(provider=painter), wired({"shot": ("shoots", {"seed": 7})})
    first = tagwire.run(graph, app=app)
    assert first.status == "done"
    receipt = first.steps["shot"].result.receipts[0]
    assert receipt["3"] == {"deep": [1, 2]}
    assert (receipt["provider"], receipt["seed"], receipt["size"]) == ("painter", 7, [8, 8])
    assert tagwire.run(graph, app=app).steps["shot"].result.receipts[0] == receipt


@pytest.mark.parametrize("words", [{"image_format": "gif"}, {"quality": 0}, {"quality": 101}])
def test_a_delivery_no_file_can_hold_is_refused_in_words(make_app, acts, wired, words):
    acts["hands"] = lambda ctx: ctx.deliver(
        ctx.images.hold(Pillow.new("RGB", (4, 4))), "name", **words
    )
    ended = tagwire.run(wired({"a": ("paints", {"act": "hands"})}), app=make_app())
    assert ended.status == "failed"
    assert "Use png, jpeg, webp and 1 to 100." in ended.steps["a"].remedy


def test_a_request_is_known_by_its_step_and_what_it_asks_for_whatever_comes_first(
    make_app, wired, painter, tmp_path
):
    order = []

    class Several(Node, type="several", keep="never", asks="images"):
        seed: Seed = None

        async def run(self, ctx: RunContext) -> Image:
            for prompt in order:
                made = await ctx.generate(ImageRequest("any", prompt, 8, 8))
            return made

    def keys(*prompts):
        order[:] = prompts
        painter.asked.clear()
        app = make_app(Several, provider=painter, store=tmp_path / "-".join(prompts))
        assert tagwire.run(wired({"a": ("several", {"seed": 7})}), app=app).status == "done"
        assert {request.wanted.seed for request in painter.asked} == {7}
        return {request.wanted.key: request.prompt for request in painter.asked}

    assert keys("one", "two") == keys("two", "one")
    assert sorted(keys("one", "one", "two").values()) == ["one", "one", "two"]
