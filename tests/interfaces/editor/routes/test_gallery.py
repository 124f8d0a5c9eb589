"""The gallery: filled by runs, looked through, marked, taken away and made again."""

import io
import zipfile

from PIL import Image

SEED = {"do": "set", "node": "shot", "setting": "seed", "value": 7}


def test_a_run_fills_the_gallery_and_says_so(sit, shot):
    async def act(seat):
        await seat.open(file=shot)
        await seat.run()
        told = await seat.tab.until("gallery")
        [row] = told["added"]
        assert (row["node"], row["prompt"], row["title"]) == ("shot", "a shoe", "Shot")
        assert (await seat.rows()) == [row]
        found = await seat.get("/api/gallery", query="sho", model="any", graph=seat.graph, star="")
        assert found["total"] == 1
        assert found["facets"]["nodes"] == [{"value": "shot", "title": "shot", "count": 1}]
        assert (await seat.get("/api/gallery", query="boot"))["total"] == 0
        assert (await seat.client.get("/api/gallery?limit=0")).status_code == 400

    sit(act)


def test_the_same_picture_of_other_words_hangs_beside_the_first_and_without_its_star(sit, shot):
    """The painter draws one grey of each seed, whatever the words."""

    async def act(seat):
        await seat.open(file=shot)
        await seat.edit(SEED)
        await seat.run()
        [shoe] = await seat.rows()
        await seat.post("/api/mark", ids=[shoe["id"]], star=True)
        await seat.edit({"do": "set", "node": "prompt", "setting": "text", "value": "a boot"})
        await seat.run()
        boot, first = await seat.rows()
        assert first == {**shoe, "star": True}
        assert (boot["asset"], boot["prompt"], boot["star"]) == (shoe["asset"], "a boot", False)
        receipt = await seat.get("/api/receipt", id=shoe["id"])
        assert receipt["settings"]["prompt.text"] == "a shoe"
        hangs = {seat.live["shot"]["gallery"], seat.live["out"]["gallery"]}
        await seat.post("/api/history", graph=seat.graph, to="undo")
        await seat.desk.settled()
        return hangs, seat.live["shot"]["gallery"], boot["id"], shoe["id"]

    hangs, back, boot, shoe = sit(act)
    assert hangs == {boot}
    assert back == shoe


def test_pictures_come_newest_first_in_pages(sit, shot):
    async def act(seat):
        await seat.open(file=shot)
        await seat.post("/api/edit", graph=seat.graph, commands=[SEED])
        await seat.run(times=5)
        first = await seat.rows(limit=2)
        rest = await seat.rows(limit=9, before=first[-1]["id"])
        assert [row["seed"] for row in first + rest] == [11, 10, 9, 8, 7]

    sit(act)


def test_pictures_are_starred_rejected_and_forgotten(sit, shot):
    async def act(seat):
        await seat.open(file=shot)
        await seat.run(times=3)
        a, b, c = [row["id"] for row in await seat.rows()]
        await seat.post("/api/mark", ids=[a, b], star=True)
        await seat.post("/api/mark", ids=[c], rejected=True)
        assert [row["id"] for row in await seat.rows(star=1)] == [a, b]
        assert [row["id"] for row in await seat.rows(rejected=1)] == [c]
        assert (await seat.post("/api/forget", ids=[a, "999", "x"]))["removed"] == [a]
        told = await seat.tab.until("gallery", lambda message: message["removed"])
        assert told["removed"] == [a]
        assert [row["id"] for row in await seat.rows()] == [b, c]
        assert (await seat.post("/api/mark", ids=[a], star=True))["code"] == "wrong_use"

    sit(act)


def test_a_receipt_tells_all_that_made_a_picture(sit, shot):
    async def act(seat):
        await seat.open(file=shot)
        await seat.run()
        [row] = await seat.rows()
        told = await seat.get("/api/receipt", id=row["id"])
        assert told["row"] == row
        assert told["settings"] == {"prompt.text": "a shoe", "shot.seed": row["seed"]}
        assert told["receipts"][0]["provider"] == "painter"
        assert told["document"]["nodes"]["shot"]["settings"]["seed"] == row["seed"]
        assert (await seat.client.get("/api/receipt?id=99")).status_code == 400

    sit(act)


def test_a_draft_tells_what_it_understood_in_chinese_too(sit, shot, painter):
    painter.receipt = {"understood": {"light": "golden", "subjects": [{"noun": "fox"}]}}

    async def act(seat):
        await seat.open(file=shot)
        await seat.run()
        [row] = await seat.rows()
        [receipt] = (await seat.get("/api/receipt", id=row["id"]))["receipts"]
        assert receipt["understood"]["light"] == "golden"
        assert receipt["understood_zh"] == {"light": "黄金时刻", "subjects": [{"noun": "狐狸"}]}

    sit(act)


def test_a_picture_is_made_again_as_it_was_or_with_a_new_seed(sit, shot, painter):
    async def act(seat):
        await seat.open(file=shot)
        await seat.run()
        [row] = await seat.rows()
        word = {"do": "set", "node": "prompt", "setting": "text", "value": "a boot"}
        await seat.post("/api/edit", graph=seat.graph, commands=[word])
        same = await seat.post("/api/reproduce", id=row["id"], seed="same")
        seat.look(same["graph"])
        run = await seat.over(same["runs"][0])
        assert (run["state"], run["spent"]) == ("done", 0)
        assert seat.live["shot"]["pictures"][0]["asset"] == row["asset"]
        assert len(await seat.rows()) == 1
        new = await seat.post("/api/reproduce", id=row["id"], seed="new")
        seat.look(new["graph"])
        await seat.over(new["runs"][0])
        assert seat.live["shot"]["seed"] != row["seed"]
        assert painter.asked[-1].prompt == "a shoe"
        opened = await seat.post("/api/open_result", id=row["id"])
        document = seat.desk.session(opened["graph"]).document
        assert document.nodes["shot"].settings == {"seed": row["seed"]}
        assert document.nodes["prompt"].settings["text"] == "a shoe"

    sit(act)


def test_a_picture_is_taken_away_in_three_formats(sit, shot):
    async def act(seat):
        await seat.open(file=shot)
        await seat.run()
        [row] = await seat.rows()
        for kind, format_name in (("png", "PNG"), ("jpeg", "JPEG"), ("webp", "WEBP")):
            for carry in (1, 0):
                words = {"id": row["id"], "format": kind, "carry": carry}
                answer = await seat.client.get("/api/download", params=words)
                opened = Image.open(io.BytesIO(answer.content))
                assert opened.format == format_name
                assert (b"a shoe" in answer.content) == bool(carry), (kind, carry)
                assert f"Shot-shot-{row['seed']}" in answer.headers["content-disposition"]
        bare = await seat.client.get("/api/download", params={"asset": row["asset"]})
        assert Image.open(io.BytesIO(bare.content)).size == (8, 8)
        gone = await seat.client.get("/api/download", params={"asset": "0" * 64})
        assert gone.status_code == 404

    sit(act)


def test_many_pictures_are_taken_away_in_one_zip(sit, place, wired):
    import json

    graph = wired({"a/b".replace("/", "_"): ("shoots", {"seed": 1}), "c": ("shoots", {"seed": 2})})
    (place / "two.json").write_text(json.dumps({**graph, "name": "../Two: 二"}))

    async def act(seat):
        await seat.open(file="two.json")
        await seat.run()
        ids = [row["id"] for row in await seat.rows()]
        answer = await seat.client.post(
            "/api/download_many", json={"ids": [*ids, *ids, "999"], "format": "webp"}
        )
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            names = packed.namelist()
            assert len({name.lower() for name in names}) == 4
            assert not any("/" in name or name.startswith(".") for name in names)
            assert packed.testzip() is None

    sit(act)


def test_an_output_hangs_what_it_made_itself_and_not_what_hangs_already(sit, place, wired):
    import json

    nodes = {
        "shot": ("shoots", {"seed": 1}),
        "half": ("resize_image", {"width": 4, "height": 4}),
        "small": ("output", {}),
        "whole": ("output", {}),
    }
    wires = ("shot.image half.image", "half.image small.image", "shot.image whole.image")
    (place / "sizes.json").write_text(json.dumps(wired(nodes, *wires)))

    async def act(seat):
        await seat.open(file="sizes.json")
        await seat.run()
        rows = await seat.rows()
        assert sorted(row["node"] for row in rows) == ["shot", "small"]
        assert seat.live["whole"]["gallery"] == seat.live["shot"]["gallery"]
        assert seat.live["half"]["pictures"][0]["width"] == 4, "each node shows its own"

    sit(act)


def test_a_stored_result_knows_where_its_picture_hangs(sit, shot):
    """As it is found again: in the draft of its graph, and in another graph that is the same."""

    async def before(seat):
        await seat.open(file=shot)
        await seat.edit({"do": "set", "node": "shot", "setting": "seed", "value": 7})
        [run] = await seat.run()
        assert run["state"] == "done"
        return seat.graph, seat.live["shot"]["gallery"]

    graph, hangs = sit(before)

    async def after(seat):
        seat.look(graph)
        again = seat.live["shot"]["gallery"]
        copy = (await seat.client.get("/api/export", params={"graph": graph})).content
        answer = await seat.client.post("/api/import", files={"file": ("copy.json", copy)})
        seat.look(answer.json()["graph"])
        other = (await seat.tab.step("shot", "done"))["gallery"]
        await seat.post("/api/forget", ids=[hangs])
        await seat.post("/api/close", graph=graph)
        seat.look(graph)
        return again, other, seat.live["shot"]["gallery"]

    assert hangs
    assert sit(after) == (hangs, hangs, None)
