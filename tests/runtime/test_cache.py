"""Which results are kept, where, for how long, and when pixels are let go."""

import asyncio
import gc
import os
import threading
import time
import weakref

import pytest
from PIL import Image as Pillow

import tagwire
from tagwire import Image, Text
from tagwire.core.plan import Result
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.results import DiskResults
from tagwire.runtime.cache import Cache, Memory, worth_storing


def stored(store):
    """How many results are on the disk."""
    shelf = DiskResults(store, Assets(store / "assets"))
    try:
        return len(shelf.rows())
    finally:
        shelf.close()


def picture(width=10, height=10):
    return Image(width, height, pixels=Pillow.new("RGB", (width, height)))


def test_a_cheap_step_is_not_stored_and_a_target_is(make_app, wired, store):
    graph = wired({"a": ("prompt", {"text": "a"}), "b": ("join_text", {})}, "a.text b.a")
    tagwire.run(graph, app=make_app())
    assert stored(store) == 1
    again = tagwire.run(graph, app=make_app())
    assert {name: step.outcome for name, step in again.steps.items()} == {"b": "cached"}


def test_what_is_always_kept_is_stored_on_the_way(make_app, wired, painter, store):
    nodes = {"shot": ("shoots", {"seed": 1}), "small": ("resize_image", {"width": 2})}
    graph = wired(nodes, "shot.image small.image")
    tagwire.run(graph, app=make_app(provider=painter))
    changed = tagwire.run(graph, {"small.width": 3}, app=make_app(provider=painter))
    assert changed.steps["shot"].outcome == "cached"
    assert len(painter.asked) == 1


def test_what_is_made_is_stored_before_steps_that_wait_for_a_thread_have_run(make_app, acts, wired):
    threads, stored_one, ran = os.cpu_count() or 2, threading.Event(), []

    def paint(ctx):
        ran.append(ctx.node)
        assert len(ran) <= 2 * threads or stored_one.wait(10)
        return ctx.images.hold(Pillow.new("RGB", (4, 4)))

    acts["paint"] = paint
    nodes = {f"a{n}": ("paints", {"act": "paint", "salt": n}) for n in range(8 * threads)}
    told = lambda event: event.kind == "step_finished" and stored_one.set()  # noqa: E731
    assert tagwire.run(wired(nodes), app=make_app(), on_event=told).status == "done"


def test_what_is_never_kept_is_stored_as_a_target_only(make_app, acts, wired, store):
    def slowly(ctx):
        time.sleep(0.06)  # dearer than storing it
        return ctx.images.hold(Pillow.new("RGB", (4, 4)))

    acts["slowly"] = slowly
    nodes = {"a": ("forgets", {"act": "slowly"}), "b": ("resize_image", {})}
    tagwire.run(wired(nodes, "a.image b.image"), app=make_app())
    assert stored(store) == 1
    tagwire.run(wired(nodes, "a.image b.image"), app=make_app(), targets=["a"])
    assert stored(store) == 2


def test_what_took_longer_than_storing_it_is_stored(make_app, acts, wired, store):
    def slowly(ctx):
        time.sleep(0.06)
        return "slow"

    acts["slowly"] = slowly
    nodes = {"a": ("works", {"act": "slowly"}), "b": ("join_text", {})}
    tagwire.run(wired(nodes, "a.text b.a"), app=make_app())
    assert stored(store) == 2


@pytest.mark.parametrize(
    ("seconds", "value", "worth"),
    [
        (0.049, Text("a"), False),
        (0.051, Text("a"), True),
        (0.08, picture(1920, 1080), False),
        (0.09, picture(1920, 1080), True),
        (0.06, Image(1920, 1080, "0" * 64), True),
    ],
)
def test_worth_storing_is_what_is_dearer_to_make_than_to_store(seconds, value, worth):
    assert worth_storing(Result({"it": value}, seconds)) is worth


def test_memory_holds_no_more_than_it_may_and_drops_the_least_lately_used():
    one = 4 * 10 * 10 + 500
    memory = Memory(3 * one)
    for name in "abc":
        memory.save((name,), Result({"image": picture()}))
    memory.load(["a"])
    memory.save(("d",), Result({"image": picture()}))
    assert memory.known("abcd") == {"a", "c", "d"}
    memory.save(("too big",), Result({"image": picture(100, 100)}))
    memory.save(("words",), Result({"text": Text("x" * 1000)}))
    assert memory.known(["too big", "words"]) == set()
    memory.save(("a",), Result({"text": Text("x")}))
    assert memory.known("abcd") == {"a", "c", "d"}


def test_what_memory_forgets_is_freed():
    memory = Memory(2000)
    held = picture()
    gone = weakref.ref(held.pixels)
    memory.save(("a",), Result({"image": held}))
    del held
    for name in "bcd":
        memory.save((name,), Result({"image": picture()}))
    gc.collect()
    assert gone() is None


def test_memory_stands_before_the_disk_and_only_what_is_durable_passes(store):
    shelf = DiskResults(store, Assets(store / "assets"))
    cache = Cache(shelf, 10**6)
    cache.save(("a",), Result({"text": Text("a")}), durable=False)
    cache.save(("b",), Result({"text": Text("b")}), durable=True)
    assert cache.known(["a", "b", "c"]) == {"a", "b"}
    assert shelf.known(["a", "b", "c"]) == {"b"}
    assert {key: result.outputs["text"] for key, result in cache.load(["a", "b"]).items()} == {
        "a": "a",
        "b": "b",
    }
    shelf.close()


def test_threads_that_save_and_flush_at_once_lose_nothing(store):
    shelf = DiskResults(store, Assets(store / "assets"))
    cache = Cache(shelf)

    def saves(number):
        for step in range(50):
            cache.save((f"{number}.{step}",), Result({"text": Text("a")}), durable=True)
            cache.flush()

    threads = [threading.Thread(target=saves, args=[n]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(shelf.rows()) == 200
    shelf.close()


def test_pixels_are_let_go_once_their_last_consumer_has_them(make_app, acts, wired):
    alive = []

    def paint(ctx, *images):
        gc.collect()
        alive.append(sum(1 for each in acts["refs"] if each() is not None))
        pixels = Pillow.new("RGB", (64, 64))
        acts["refs"].append(weakref.ref(pixels))
        return ctx.images.hold(pixels)

    acts.update(paint=paint, refs=[])
    nodes = {f"n{n}": ("paints", {"act": "paint", "salt": n}) for n in range(10)}
    graph = wired(nodes, *(f"n{n}.image n{n + 1}.images" for n in range(9)))
    ended = tagwire.run(graph, app=make_app())
    assert ended.status == "done"
    assert alive == [0, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    gc.collect()
    assert [each() for each in acts["refs"]] == [None] * 10


def test_a_failure_lets_go_what_only_the_skipped_were_waiting_for(make_app, acts, wired):
    free = []

    def paint(ctx):
        pixels = Pillow.new("RGB", (64, 64))
        acts["ref"] = weakref.ref(pixels)
        return ctx.images.hold(pixels)

    async def fails(ctx, picture):
        raise tagwire.StepFailed("no.")

    async def looks(ctx, picture):
        await acts["failed"].wait()
        return "looked"

    async def last(ctx, words):
        gc.collect()
        free.append(acts["ref"]() is None)
        return "last"

    acts.update(paint=paint, fails=fails, looks=looks, last=last, failed=asyncio.Event())
    nodes = {
        "picture": ("paints", {"act": "paint"}),
        "bad": ("does", {"act": "fails"}),
        "skipped": ("does", {"act": "never"}),
        "eye": ("does", {"act": "looks"}),
        "last": ("does", {"act": "last"}),
    }
    wires = [f"picture.image {name}.images" for name in ("bad", "skipped", "eye")]
    graph = wired(nodes, *wires, "bad.text skipped.texts", "eye.text last.texts")
    fault = lambda event: event.kind == "step_failed" and acts["failed"].set()  # noqa: E731
    ended = tagwire.run(graph, app=make_app(), on_event=fault)
    assert ended.steps["skipped"].message == "needs bad, which failed."
    assert free == [True]
