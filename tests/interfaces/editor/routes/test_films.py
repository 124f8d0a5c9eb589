"""Films at the page: made, shown, hung, taken away, and opened again as their graph."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from PIL import Image

from tagwire.providers.disk.films import carried, look
from tagwire.providers.draft.provider import DraftProvider


@pytest.fixture
def clip(place, wired):
    """A saved graph: a picture, a film of two seconds, an output."""
    nodes = {
        "disc": ("reference_image", {"file": "disc.png"}),
        "film": ("gen4_video", {"duration": 2, "aspect_ratio": "1:1"}),
        "out": ("output", {}),
    }
    graph = wired(nodes, "disc.image film.image", "film.video out.image")
    (place / "clip.json").write_text(json.dumps({**graph, "name": "Clip"}))
    return "clip.json"


async def filmed(seat, clip):
    """The gallery's row of a film that was made."""
    await seat.open(file=clip)
    [run] = await seat.run()
    assert run["state"] == "done"
    [row] = await seat.rows()
    return row


def test_a_node_shows_its_film_with_its_length_and_so_does_the_output(sit, clip):
    async def act(seat):
        row = await filmed(seat, clip)
        shown = {"asset": row["asset"], "width": 960, "height": 960, "length": 2}
        assert seat.live["film"]["pictures"] == seat.live["out"]["pictures"] == [shown]
        assert seat.live["film"]["gallery"] == seat.live["out"]["gallery"] == row["id"]
        assert seat.live["film"]["draft"]

    sit(act, provider=DraftProvider())


def test_a_film_hangs_once_with_its_length_and_a_picture_has_none(sit, clip, small):
    async def act(seat):
        assert (await filmed(seat, clip))["length"] == 2
        await seat.open(file=small)
        await seat.run()
        assert [row["length"] for row in await seat.rows()] == [None, 2]

    sit(act, provider=DraftProvider())


def test_a_film_is_sent_whole_or_in_parts_and_its_first_frame_as_a_picture(sit, clip):
    async def act(seat):
        asset = (await filmed(seat, clip))["asset"]
        whole = await seat.client.get(f"/pictures/{asset}.mp4")
        assert whole.headers["content-type"] == "video/mp4"
        assert look(whole.content, "it").seconds == 2
        part = await seat.client.get(f"/pictures/{asset}.mp4", headers={"range": "bytes=4-7"})
        assert (part.status_code, part.content) == (206, b"ftyp")
        for place in (f"/pictures/{asset}/160.webp", f"/pictures/{asset}.png"):
            frame = await seat.client.get(place)
            assert frame.headers["content-type"] == "image/webp"
            assert Image.open(io.BytesIO(frame.content)).size in {(160, 160), (960, 960)}

    sit(act, provider=DraftProvider())


def test_a_picture_is_no_film_and_nothing_is_none(sit, small):
    async def act(seat):
        await seat.open(file=small)
        await seat.run()
        [row] = await seat.rows()
        for asset in (row["asset"], "0" * 64, "no"):
            assert (await seat.client.get(f"/pictures/{asset}.mp4")).status_code == 404

    sit(act, provider=DraftProvider())


@pytest.mark.parametrize("format", ["png", "jpeg"])
def test_a_film_is_taken_away_as_an_mp4_that_opens_as_its_graph(sit, clip, format):
    async def act(seat):
        row = await filmed(seat, clip)
        answer = await seat.client.get("/api/download", params={"id": row["id"], "format": format})
        assert answer.headers["content-type"] == "video/mp4"
        assert answer.headers["content-disposition"].endswith(".mp4")
        receipt = carried(answer.content, "it")["tagwire"]
        assert (receipt["asset"], receipt["seconds"]) == (row["asset"], 2)
        files = [("file", ("clip.mp4", answer.content))]
        opened = (await seat.client.post("/api/import", files=files)).json()["graph"]
        document = seat.desk.session(opened).document
        assert {entry.type for entry in document.nodes.values()} == {
            "reference_image",
            "gen4_video",
            "output",
        }
        assert document.nodes["film"].settings["seed"] == row["seed"]

    sit(act, provider=DraftProvider())


def test_a_film_without_what_made_it_is_the_film_alone(sit, clip):
    async def act(seat):
        row = await filmed(seat, clip)
        stored = seat.desk.app.assets.get(row["asset"])
        bare = await seat.client.get("/api/download", params={"asset": row["asset"]})
        assert (bare.content, bare.headers["content-type"]) == (stored, "video/mp4")
        wish = {"ids": [row["id"]], "carry": False}
        packed = await seat.client.post("/api/download_many", json=wish)
        with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
            [name] = archive.namelist()
            assert (name[-4:], archive.read(name)) == (".mp4", stored)

    sit(act, provider=DraftProvider())


def test_the_catalogue_says_that_an_output_takes_films_too(sit):
    async def act(seat):
        given = await seat.get("/api/catalogue")
        kinds = {kind["type"]: kind for kind in given["kinds"]}
        [port] = kinds["output"]["inputs"]
        assert (port["kind"], port["kinds"]) == ("image", ["image", "video"])
        assert kinds["gen4_video"]["outputs"] == [
            {"name": "video", "kind": "video", "kinds": ["video"]}
        ]
        assert ["output", "image"] in given["sinks"]["video"]
        assert ["output", "image"] in given["sinks"]["image"]
        assert given["sources"]["video"][0] == ["gen4_video", "video"]

    sit(act)
