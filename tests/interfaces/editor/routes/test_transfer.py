"""Graphs out and in again: as JSON, as a zip with their pictures, in a picture."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from PIL import Image

from tagwire.providers.disk.png import with_text


async def bring(browser, name: str, data: bytes):
    return await browser.client.post("/api/import", files={"file": (name, data)})


def test_a_graph_goes_out_as_json_and_comes_in_again(at_desk, small):
    async def act(browser):
        await browser.open(file=small)
        out = await browser.client.get("/api/export", params={"graph": browser.graph})
        answer = (await bring(browser, "copy.json", out.content)).json()
        return out, browser.session.document, browser.desk.session(answer["graph"])

    out, document, copy = at_desk(act)
    assert "Small.json" in out.headers["content-disposition"]
    assert copy.document == document
    assert copy.saved.file == ""


def test_a_graph_goes_out_with_its_pictures_and_comes_in_with_them(at_desk, small, place):
    async def act(browser):
        await browser.open(file=small)
        query = {"graph": browser.graph, "pictures": 1}
        out = await browser.client.get("/api/export", params=query)
        (place / "disc.png").unlink()
        answer = (await bring(browser, "all.zip", out.content)).json()
        await browser.open(key=answer["graph"])
        await browser.desk.settled()
        return out.content, browser.session.document, browser.tab.last("review")["problems"]

    packed, document, problems = at_desk(act)
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert names[-1] == "Small.json"
    assert names[0].startswith("pictures/disc-")
    assert document.nodes["disc"].settings["file"].startswith("asset:")
    assert problems == []


def test_what_else_a_photo_tells_does_not_leave(at_desk, small, place):
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    Image.new("RGB", (64, 64)).save(place / "disc.png", exif=exif.tobytes())

    async def act(browser):
        await browser.open(file=small)
        query = {"graph": browser.graph, "pictures": 1}
        return (await browser.client.get("/api/export", params=query)).content

    archive = zipfile.ZipFile(io.BytesIO(at_desk(act)))
    assert all(b"at home" not in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_delivered_picture_opens_its_graph(at_desk, kind):
    graph = json.dumps({"tagwire": 1, "nodes": {"prompt": {"type": "prompt"}}})
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = json.dumps({"tagwire": {}, "tagwire.graph": json.loads(graph)})
    Image.new("RGB", (8, 8)).save(made, kind, exif=exif.tobytes() if kind != "PNG" else b"")
    data = made.getvalue()
    data = with_text(data, {"tagwire.graph": graph}) if kind == "PNG" else data

    async def act(browser):
        answer = (await bring(browser, "shot.png", data)).json()
        return browser.desk.session(answer["graph"]).document

    document = at_desk(act)
    assert document.nodes.keys() == {"prompt"}
    assert document.name == "shot"


def zipped(*entries: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return made.getvalue()


def graph_of(source: str) -> bytes:
    node = {"type": "reference_image", "settings": {"file": source}}
    return json.dumps({"tagwire": 1, "nodes": {"disc": node}}).encode()


def plain_picture(kind: str = "PNG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, kind)
    return made.getvalue()


HOSTILE = {
    "nothing": b"",
    "no graph": b"[1, 2]",
    "a newer graph": b'{"tagwire": 99}',
    "no JSON": b"\xff\xfe\x00",
    "a picture without a graph": plain_picture(),
    "a JPEG without a graph": plain_picture("JPEG"),
    "half a picture": plain_picture()[:40],
    "half a zip": zipped(("a.json", b"{}"))[:30],
    "a zip of nothing": zipped(),
    "two graphs": zipped(("a.json", graph_of("")), ("b.json", graph_of(""))),
    "a graph below a folder": zipped(("../a.json", graph_of(""))),
    "no picture in it": zipped(("a.json", graph_of("p.png")), ("p.png", b"no picture")),
    "a graph too large": zipped(("a.json", b" " * 6_000_000)),
    "a picture too large": zipped(("a.json", graph_of("p.png")), ("p.png", bytes(26 << 20))),
    "too many files": zipped(*((f"{n}.png", b"") for n in range(2001))),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_graph_is_refused_in_words(at_desk, data):
    async def act(browser):
        answer = await bring(browser, "file", data)
        return answer.status_code, answer.json(), browser.desk.sessions

    status, told, sessions = at_desk(act)
    assert status in {400, 422}
    assert told["message"]
    assert sessions == {}


def test_a_zip_writes_nothing_under_its_own_names(at_desk, place):
    picture = plain_picture()
    data = zipped(("a.json", graph_of("../../out.png")), ("../../out.png", picture))

    async def act(browser):
        answer = (await bring(browser, "file.zip", data)).json()
        return browser.desk.session(answer["graph"]).document

    document = at_desk(act)
    assert document.nodes["disc"].settings["file"].startswith("asset:")
    assert not list(place.parent.rglob("out.png"))


def test_a_form_without_a_file_is_refused(at_desk):
    async def act(browser):
        form = await browser.client.post("/api/import", data={"file": "text"})
        plain = await browser.client.post("/api/import", json={})
        return form.status_code, plain.status_code

    assert at_desk(act) == (400, 400)


def test_a_picture_that_is_gone_does_not_keep_a_graph_from_leaving(at_desk, small, place):
    (place / "disc.png").unlink()

    async def act(browser):
        await browser.open(file=small)
        query = {"graph": browser.graph, "pictures": 1}
        return (await browser.client.get("/api/export", params=query)).content

    assert zipfile.ZipFile(io.BytesIO(at_desk(act))).namelist() == ["Small.json"]
