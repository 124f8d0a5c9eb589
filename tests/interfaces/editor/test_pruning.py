"""`tagwire cache prune` beside the editor: what any of its graphs uses stays."""

from __future__ import annotations

import io
import os
import time
import zipfile

import pytest
from click.testing import CliRunner
from PIL import Image

from tagwire.interfaces.cli import main


@pytest.fixture
def prune(store):
    """Drops everything that may go; says which pictures are left."""

    def call():
        for path in store.glob("assets/??/*.png"):
            os.utime(path, (time.time() - 7200,) * 2)
        ended = CliRunner().invoke(main, ["cache", "prune", "--all", "--store", str(store)])
        assert ended.exit_code == 0, ended.output
        return {path.stem for path in store.glob("assets/??/*.png")}

    return call


async def bring(seat, color: str) -> str:
    """Import a graph whose picture is in its zip; returns the picture's asset."""
    picture, packed = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (64, 64), color).save(picture, "PNG")
    node = '{"type": "reference_image", "settings": {"file": "pictures/a.png"}}'
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("pictures/a.png", picture.getvalue())
        archive.writestr("graph.json", f'{{"tagwire": 1, "nodes": {{"disc": {node}}}}}')
    answer = await seat.client.post("/api/import", files={"file": ("a.zip", packed.getvalue())})
    seat.look(answer.json()["graph"])
    return seat.session.document.nodes["disc"].settings["file"].removeprefix("asset:")


async def forget_the_picture(seat) -> None:
    await seat.edit({"do": "set", "node": "disc", "setting": "file", "value": "disc.png"})


def test_pictures_of_drafts_versions_and_the_trash_stay(at_desk, prune, store):
    async def act(seat):
        draft = await bring(seat, "red")
        undone = await bring(seat, "green")
        await forget_the_picture(seat)
        version = await bring(seat, "blue")
        await seat.post("/api/save", graph=seat.graph, **{"as": "blue.json"})
        await forget_the_picture(seat)
        await seat.post("/api/save", graph=seat.graph)
        await seat.post("/api/close", graph=seat.graph)
        thrown = await bring(seat, "white")
        await seat.post("/api/delete", key=seat.graph)
        gone = seat.desk.app.assets.put(b"nobody's")
        return {draft, undone, version, thrown}, gone

    used, gone = at_desk(act)
    left = prune()
    assert used <= left
    assert gone not in left


def test_what_a_gallery_picture_was_made_from_stays(sit, prune):
    async def act(seat):
        asset = await bring(seat, "red")
        [shot] = (await seat.edit({"do": "add", "type": "shoots", "at": [0, 0]}))["added"]
        wire = {"do": "connect", "start": "disc.image", "end": f"{shot}.images"}
        assert "rev" in await seat.edit(wire)
        [run] = await seat.run()
        assert run["state"] == "done"
        [row] = await seat.rows()
        await seat.post("/api/discard", graph=seat.graph)
        return {asset, row["asset"]}

    assert sit(act) <= prune()


def test_pictures_of_a_run_that_waits_stay(sit, prune):
    async def act(seat):
        await seat.post("/api/queue", paused=True)
        asset = await bring(seat, "red")
        await seat.edit({"do": "add", "type": "output", "id": "out"})
        await seat.edit({"do": "connect", "start": "disc.image", "end": "out.image"})
        assert "runs" in await seat.post("/api/run", graph=seat.graph)
        seat.desk.leave(seat.graph)  # nothing but the run knows the picture
        return asset

    assert sit(act) in prune()


def test_a_store_without_an_editor_is_pruned_as_ever(prune, make_app):
    app = make_app()
    app.assets.put(b"nobody's")
    assert app.results.rows() == []
    assert prune() == set()
