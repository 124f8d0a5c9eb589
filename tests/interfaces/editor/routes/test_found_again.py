"""The graph in a picture, opened by importing the picture: its references are found again."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image

import tagwire
from tagwire.interfaces.editor.first import open_first


@pytest.fixture
def scene(place, wired):
    """A saved graph of a reference picture, in a folder of its own."""
    nodes = {
        "words": ("prompt", {"text": "@disc on grass"}),
        "disc": ("reference_image", {"file": "../disc.png"}),
        "shot": ("gen4_image", {"seed": 3, "tags": ["disc"]}),
        "out": ("output", {}),
    }
    wires = ("words.text shot.prompt", "disc.image shot.references", "shot.image out.image")
    (place / "shots").mkdir()
    path = place / "shots" / "scene.json"
    path.write_text(json.dumps({**wired(nodes, *wires), "name": "Scene"}))
    return "shots/scene.json"


@pytest.fixture
def delivered(make_app, painter, scene, place, tmp_path):
    """The scene's picture as the command line delivers it."""

    def call(kind="png"):
        app, out = make_app(provider=painter), tmp_path / "pictures" / "out"
        settings = {"out.format": kind}
        ended = tagwire.run(place / scene, settings, out=out, app=app)
        [file] = ended.files
        return Path(file).read_bytes()

    return call


async def brought(seat, data: bytes):
    """Import a picture; returns what its reference names, and what is wrong with the graph."""
    answer = await seat.client.post("/api/import", files={"file": ("picture", data)})
    assert answer.status_code == 200, answer.json()
    seat.look(answer.json()["graph"])
    await seat.desk.settled()
    problems = seat.tab.last("review")["problems"]
    return seat.session.document.nodes["disc"].settings["file"], problems


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_downloaded_picture_opens_its_graph_with_its_references(sit, scene, place, kind):
    async def act(seat):
        await seat.client.post("/api/open", json={"file": scene})
        await seat.open(file=scene)
        await seat.run()
        [row] = await seat.rows()
        words = {"id": row["id"], "format": kind}
        data = (await seat.client.get("/api/download", params=words)).content
        found = await brought(seat, data)
        return found, seat.live["shot"]["pictures"][0]["asset"], row["asset"]

    found, shown, asset = sit(act)
    assert found == ("disc.png", [])
    assert shown == asset, "it is the graph of that very picture: nothing has to run again"


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_delivered_picture_opens_its_graph_with_its_references(sit, delivered, kind):
    data = delivered(kind)
    assert b"../../work/disc.png" in data
    assert sit(lambda seat: brought(seat, data)) == ("disc.png", [])


@pytest.mark.parametrize("again", ["open_result", "reproduce"])
def test_a_gallery_picture_is_opened_with_references_that_moved_since(sit, scene, place, again):
    async def act(seat):
        await seat.open(file=scene)
        await seat.run()
        [row] = await seat.rows()
        (place / "photos").mkdir()
        (place / "disc.png").rename(place / "photos" / "disc.png")
        (place / "shots" / "disc.png").write_bytes(picture("green"))
        more = {"seed": "same"} if again == "reproduce" else {}
        answer = await seat.post(f"/api/{again}", id=row["id"], **more)
        seat.look(answer["graph"])
        await seat.desk.settled()
        problems = seat.tab.last("review")["problems"]
        return seat.session.document.nodes["disc"].settings["file"], problems

    assert sit(act) == ("../photos/disc.png", [])


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_tagwire_edit_on_a_downloaded_picture_finds_its_references(sit, scene, tmp_path, kind):
    file = tmp_path / "downloads" / "picture.bin"
    file.parent.mkdir()

    async def act(seat):
        await seat.open(file=scene)
        await seat.run()
        [row] = await seat.rows()
        words = {"id": row["id"], "format": kind}
        file.write_bytes((await seat.client.get("/api/download", params=words)).content)
        seat.look(open_first(seat.desk, str(file)))
        await seat.desk.settled()
        return (
            seat.session.document.nodes["disc"].settings["file"],
            seat.tab.last("review")["problems"],
        )

    assert sit(act) == ("../work/disc.png", [])


def test_another_picture_of_the_name_is_not_taken_for_it(sit, delivered, place):
    data = delivered()
    Image.new("RGB", (96, 64), "green").save(place / "disc.png")
    source, problems = sit(lambda seat: brought(seat, data))
    assert source == "../../work/disc.png"
    assert "disc.png" in problems[0]["message"]


def test_a_picture_in_the_store_is_found_by_its_name_and_its_pixels(sit, delivered, place):
    data = delivered()
    kept = (place / "disc.png").read_bytes()
    (place / "disc.png").unlink()

    async def act(seat):
        files = [("file", ("disc.png", each)) for each in (picture("red"), kept, picture("blue"))]
        told = (await seat.client.post("/api/upload", files=files)).json()
        return told["pictures"][1]["asset"], await brought(seat, data)

    asset, found = sit(act)
    assert found == (f"asset:{asset}", [])


def test_where_nothing_is_known_the_name_stays_and_the_problem_says_it(sit, delivered, place):
    data = delivered()
    (place / "disc.png").unlink()
    source, [problem] = sit(lambda seat: brought(seat, data))
    assert source == "../../work/disc.png"
    assert (problem["node"], problem["setting"]) == ("disc", "file")
    assert "disc.png: no such file" in problem["message"]
    assert problem["remedy"]


@pytest.mark.parametrize(
    "receipt",
    [
        *("", "[]", "{", '{"asset": 3}', '{"asset": "x", "receipts": 3}', '{"receipts": [3, {}]}'),
        '{"receipts": [{"references": 3}, {"references": [3, {}, {"pixels_sha256": []}]}]}',
    ],
)
def test_a_receipt_nobody_can_read_does_not_keep_a_graph_out(sit, place, receipt):
    from tagwire.providers.disk.png import with_text

    node = {"type": "reference_image", "settings": {"file": "../../etc/passwd"}}
    graph = json.dumps({"tagwire": 1, "nodes": {"disc": node}})
    texts = {"tagwire.graph": graph, **({"tagwire": receipt} if receipt else {})}
    data = with_text(picture("white"), texts)
    source, problems = sit(lambda seat: brought(seat, data))
    assert source == "../../etc/passwd"
    assert problems


def picture(color):
    made = io.BytesIO()
    Image.new("RGB", (96, 64), color).save(made, "PNG")
    return made.getvalue()
