"""Pictures and films bought, from the request to the handle, with what the ledger knows."""

import asyncio
import io
import json
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image as Pillow

from tagwire import ImageRequest, Reference, StepFailed
from tagwire.core.errors import Cancelled, OverBudget
from tagwire.core.request import VideoRequest, Wanted
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.images import DiskImages
from tagwire.providers.disk.ledger import DiskLedger
from tagwire.providers.disk.sources import Sources
from tagwire.providers.keys import Secret
from tagwire.providers.runway.provider import RunwayProvider
from tagwire.runtime.ledger.book import Caps
from tagwire.runtime.ledger.entry import Entry
from tagwire.runtime.ledger.purchase import Pace

from .conftest import KEY, TASK, raw, told


def png(width, height):
    file = io.BytesIO()
    Pillow.new("RGB", (width, height), "teal").save(file, "PNG")
    return file.getvalue()


class Studio:
    """A provider in front of a server that answers by path, and a store behind it."""

    def __init__(self, server, folder, picture, **more):
        self.server = server
        self.posted = []
        self.picture = picture
        self.status = {"status": "SUCCEEDED", "cost": {"credits": 7}}
        self.assets = Assets(folder / "assets")
        self.images = DiskImages(Sources(folder, self.assets), self.assets)
        self.folder = folder
        self.more = more
        self.heard = []

    async def act(self, reader, writer):
        request = self.server.requests[-1]
        path = request.split(b" ")[1].decode()
        await self.answer(path, request)(reader, writer)

    def answer(self, path, request):
        if path == "/v1/organization":
            return told(500, b"")
        if request.startswith(b"POST /v1/"):
            self.posted.append(json.loads(request.split(b"\r\n\r\n", 1)[1]))
            return told(200, {"id": TASK, "estimatedCost": {"credits": 8}})
        if path == f"/v1/tasks/{TASK}":
            return told(200, {"id": TASK, "output": [f"{self.server.url}/f"], **self.status})
        return raw(b"HTTP/1.1 200 OK\r\n\r\n" + self.picture)

    def provider(self, book, kind="runway", **more):
        profile = self.server.profile(kind, prices={"gen4_image": 8, "gen4_turbo": 25}, **more)
        return RunwayProvider(
            profile,
            Secret(KEY),
            book=lambda: book,
            kept=self.assets.has,
            uploads_folder=self.folder / "uploads",
            pace=Pace().times(0.001),
            **self.more,
        )

    def runs(self, work, kind="runway", **more):
        """What `work(provider)` gives, and every entry of the ledger, the newest first."""

        async def go():
            book = DiskLedger(self.folder)
            try:
                async with self.server.open(self.act):
                    return await work(self.provider(book, kind, **more)), book.listed()
            finally:
                book.close()

        return asyncio.run(go())

    def say(self, fraction, message=""):
        self.heard.append(message)


@pytest.fixture
def studio(server, tmp_path):
    return Studio(server, tmp_path, png(1920, 1080))


def asked(studio, key="step#0", **more):
    shoe = studio.images.hold(Pillow.new("RGB", (40, 30), "red"))
    wanted = Wanted(key, "run", "graph", "shot", 100)
    return ImageRequest(
        "gen4_image", "＠Shoe", 1920, 1080, (Reference(shoe, "shoe"),), 5, more, wanted
    )


def test_a_picture_is_bought_kept_and_told(studio):
    request = asked(studio)
    made, [entry] = studio.runs(lambda p: p.generate(request, studio.images, studio.say))
    assert (made.image.width, made.image.height) == (1920, 1080)
    assert studio.assets.get(made.image.asset) == studio.picture
    assert made.credits == 7
    assert made.receipt == {
        "profile": "here",
        "task": TASK,
        "ledger": entry.id,
        "sent": "@shoe",
        "charge": 7,
        "estimated": 8,
    }
    [body] = studio.posted
    assert body["promptText"] == "@shoe"
    assert body["referenceImages"][0]["tag"] == "shoe"
    assert body["referenceImages"][0]["uri"].startswith("data:image/png;base64,")
    assert (entry.state, entry.key, entry.run, entry.node) == ("DONE", "step#0", "run", "shot")
    assert (entry.graph, entry.seed, entry.price, entry.charge) == ("graph", 5, 8, 7)
    shoe = studio.images.store(request.references[0].image).asset
    assert entry.request["referenceImages"] == [{"tag": "shoe", "sha256": shoe}]
    assert "base64" not in json.dumps(dict(entry.request))
    assert "sending" in studio.heard


def test_the_same_want_is_not_bought_again_and_asks_nobody(studio):
    first, _ = studio.runs(lambda p: p.generate(asked(studio), studio.images, studio.say))
    studio.server.requests.clear()
    again, entries = studio.runs(lambda p: p.generate(asked(studio), studio.images, studio.say))
    assert again.image.asset == first.image.asset
    assert again.receipt == first.receipt
    assert (len(entries), studio.server.requests) == (1, [])


def test_a_direct_want_without_a_key_is_bought_each_time(studio):
    request = asked(studio, key="")

    async def twice(provider):
        return [await provider.generate(request, studio.images, studio.say) for _ in range(2)]

    _, entries = studio.runs(twice)
    assert len({entry.key for entry in entries}) == len(studio.posted) == 2


def test_another_size_than_asked_is_taken_and_told(studio):
    studio.picture = png(1440, 1080)
    made, _ = studio.runs(lambda p: p.generate(asked(studio), studio.images, studio.say))
    assert (made.image.width, made.receipt["size_given"]) == (1440, [1440, 1080])


def test_no_charge_told_is_the_price(studio):
    studio.status = {"status": "SUCCEEDED"}
    made, _ = studio.runs(lambda p: p.generate(asked(studio), studio.images, studio.say))
    assert (made.credits, made.receipt["charge"]) == (8, None)


def test_a_file_that_is_no_picture_fails_by_name(studio):
    studio.picture = b"hello"
    with pytest.raises(StepFailed) as failed:
        studio.runs(lambda p: p.generate(asked(studio), studio.images, studio.say))
    assert "no PNG, JPEG or WebP picture" in str(failed.value)


def test_the_budget_of_a_run_and_the_cap_of_a_day_are_kept(server, tmp_path):
    studio = Studio(server, tmp_path, png(9, 9), caps_day=5)
    with pytest.raises(OverBudget):
        studio.runs(lambda p: p.generate(asked(studio), studio.images, studio.say))
    assert studio.posted == []


def test_cometapi_is_not_asked_without_a_reference(studio):
    request = ImageRequest("gen4_image", "a shoe", 1920, 1080)
    with pytest.raises(StepFailed) as failed:
        studio.runs(lambda p: p.generate(request, studio.images, studio.say), "cometapi")
    assert "without a reference" in str(failed.value)
    assert studio.server.requests == []


def test_a_model_whose_files_cannot_be_kept_is_not_paid_for(studio):
    request = ImageRequest("recraft_v4_1_vector", "a shoe", 1024, 1024)
    with pytest.raises(StepFailed) as failed:
        studio.runs(lambda p: p.generate(request, studio.images, studio.say))
    assert "draws SVG" in str(failed.value)
    assert studio.server.requests == []


def test_a_model_nobody_knows_is_not_asked_for(studio):
    request = ImageRequest("gen5", "a shoe", 1920, 1080)
    with pytest.raises(StepFailed):
        studio.runs(lambda p: p.generate(request, studio.images, studio.say))
    assert studio.server.requests == []


def test_no_more_are_under_way_together_than_the_room_holds(studio):
    requests = [asked(studio, f"step#{n}") for n in range(6)]
    most = 0

    async def crowd(provider):
        nonlocal most
        room = await provider.account.room("gen4_image")
        tasks = [
            asyncio.ensure_future(provider.generate(each, studio.images, studio.say))
            for each in requests
        ]
        while not all(task.done() for task in tasks):
            most = max(most, 3 - room._value)
            await asyncio.sleep(0)
        return await asyncio.gather(*tasks)

    made, entries = studio.runs(crowd, at_once=3)
    assert (len(made), len(entries), most) == (6, 6, 3)


def test_a_task_left_behind_is_fetched_without_another_post(studio):
    book = DiskLedger(studio.folder)
    entry = book.claim(Entry("", "k", "here", "gen4_image"), Caps(), studio.assets.has)
    entry = book.move(entry, "SENDING")
    book.move(entry, "SUBMITTED", task=TASK)
    book.close()

    async def rest(provider):
        [left] = provider._book().adopt_orphans()
        return await provider.resume(left, studio.images, studio.say)

    done, _ = studio.runs(rest)
    assert (done.state, studio.posted) == ("DONE", [])
    assert studio.assets.get(done.asset) == studio.picture


def test_what_a_run_bought_is_not_called_off_once_the_run_is_leaving(studio):
    left = []

    async def leaves(provider):
        studio.status = {"status": "RUNNING", "progress": 0.5}
        wanted = Wanted("a#0", leaving=lambda: bool(left))
        request = replace(asked(studio), references=(), wanted=wanted)
        under_way = asyncio.ensure_future(provider.generate(request, studio.images, studio.say))
        while "running" not in studio.heard:
            await asyncio.wait([under_way], timeout=0.01)
        left.append(True)
        under_way.cancel()
        with pytest.raises(Cancelled):
            await under_way

    _, [entry] = studio.runs(leaves)
    assert entry.state == "SUBMITTED"
    assert not any(request.startswith(b"DELETE") for request in studio.server.requests)


def test_the_seed_of_a_step_is_on_record_though_its_model_takes_none(studio):
    """A run after a crash asks for the same again by it, whatever was sent."""
    wanted = Wanted("step#0", seed=5)
    sides = {"width": 1344, "height": 768}
    request = replace(asked(studio), model="gemini_2.5_flash", wanted=wanted, **sides)
    _, [entry] = studio.runs(lambda p: p.generate(request, studio.images, studio.say))
    assert entry.seed == 5
    assert "seed" not in studio.posted[0]


def test_another_address_makes_another_result(studio):
    async def signed(provider):
        return provider.signature, provider.name, provider.at_once

    (signature, name, at_once), _ = studio.runs(signed)
    assert signature == f"runway 1 {studio.server.url}"
    assert (name, at_once) == ("here", 64)


def test_a_film_is_bought_kept_and_told(studio, film):
    studio.picture = film
    first = studio.images.hold(Pillow.new("RGB", (64, 36), "red"))
    request = VideoRequest("gen4_turbo", "it \\@turns", first, 1280, 720, 5, wanted=Wanted("k#0"))
    made, [entry] = studio.runs(lambda p: p.film(request, studio.images, studio.say))
    assert studio.assets.get(made.video.asset) == film
    assert (made.credits, made.receipt["sent"], entry.price) == (7, "it @turns", 25)
    assert made.receipt["size_given"] == [64, 36]
    [body] = studio.posted
    assert (body["duration"], body["ratio"]) == (5, "1280:720")
    assert "base64" not in json.dumps(dict(entry.request))
    again, _ = studio.runs(lambda p: p.film(request, studio.images, studio.say))
    assert again.video.asset == made.video.asset
    assert len(studio.posted) == 1


@pytest.fixture
def film(tmp_path):
    """A whole film of a few frames."""
    writer = cv2.VideoWriter(str(tmp_path / "a.mp4"), cv2.VideoWriter_fourcc(*"mp4v"), 24, (64, 36))
    for shade in range(12):
        writer.write(np.full((36, 64, 3), shade * 20, np.uint8))
    writer.release()
    return (tmp_path / "a.mp4").read_bytes()
