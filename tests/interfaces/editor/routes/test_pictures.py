"""Pictures brought in, cut to shape and shown."""

import io
import json
import re

import pytest
from PIL import Image, ImageDraw


def picture(width=96, height=64, kind="PNG", mode="RGB", **more):
    pixels = Image.new(mode, (width, height), "white")
    ImageDraw.Draw(pixels).ellipse((5, 5, width // 2, height // 2), fill="red")
    out = io.BytesIO()
    pixels.save(out, kind, **more)
    return out.getvalue()


def turned():
    exif = Image.Exif()
    exif[0x0112] = 6
    return picture(kind="JPEG", exif=exif)


async def upload(seat, *files):
    sent = [("file", (name, data)) for name, data in files]
    return await seat.client.post("/api/upload", files=sent)


def test_uploads_are_stored_looked_at_and_given_a_tag(sit):
    async def act(seat):
        files = [
            ("Red Sneaker.png", picture()),
            ("球鞋.jpg", picture(400, 900, "JPEG")),
            ("IMG_2041.jpg", turned()),
            ("red-sneaker.webp", picture(400, 300, "WEBP")),
            ("glass.png", picture(500, 500, mode="RGBA")),
            ("notes.txt", b"no picture"),
        ]
        answer = (await upload(seat, *files)).json()
        pictures = {each["name"]: each for each in answer["pictures"]}
        tags = [each["tag"] for each in answer["pictures"]]
        assert tags == ["redsneaker", "qiuxie", "picture", "redsneaker2", "glass"]
        assert pictures["球鞋.jpg"]["fault"].startswith("1:2.2 is too tall")
        assert pictures["Red Sneaker.png"]["fault"] == ""
        assert (pictures["IMG_2041.jpg"]["width"], pictures["IMG_2041.jpg"]["height"]) == (64, 96)
        assert any("turned upright" in note for note in pictures["IMG_2041.jpg"]["notes"])
        assert any("transparent" in note for note in pictures["glass.png"]["notes"])
        assert all(seat.desk.app.assets.has(each["asset"]) for each in answer["pictures"])
        assert [row["name"] for row in answer["refused"]] == ["notes.txt"]
        again = (await upload(seat, ("other.png", picture()))).json()["pictures"][0]
        assert again["notes"][-1] == "The same picture was brought in before, as Red Sneaker.png."

    sit(act)


def test_uploads_over_the_limits_are_refused_and_the_others_taken(sit):
    async def act(seat):
        large = b"\x89PNG\r\n\x1a\n" + bytes(25 * 1024 * 1024)
        answer = (await upload(seat, ("large.png", large), ("a.png", picture()))).json()
        assert [row["message"] for row in answer["refused"]] == ["large.png: over 25 MiB."]
        assert [row["name"] for row in answer["pictures"]] == ["a.png"]
        many = await upload(seat, *[(f"{n}.png", picture()) for n in range(21)])
        assert many.status_code == 400
        for body, kind in ((b"x", "text/plain"), (b"--b\r\nx", "multipart/form-data; boundary=b")):
            words = {"content-type": kind}
            odd = await seat.client.post("/api/upload", content=body, headers=words)
            assert (odd.status_code, odd.json()["code"]) == (400, "wrong_use")

    sit(act)


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded(sit):
    async def act(seat):
        answer = (await upload(seat, ("bomb.png", huge_header()))).json()
        assert "40 megapixels" in answer["refused"][0]["message"]

    sit(act)


def huge_header():
    import struct
    import zlib

    def chunk(name, body):
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    size = struct.pack(">IIBBBBB", 20000, 20000, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_an_upload_that_carries_a_graph_says_so(sit, shot):
    async def act(seat):
        await seat.open(file=shot)
        await seat.run()
        [row] = await seat.rows()
        for kind in ("png", "jpeg"):
            data = (await seat.client.get(f"/api/download?id={row['id']}&format={kind}")).content
            answer = (await upload(seat, (f"x.{kind}", data))).json()
            assert answer["pictures"][0]["graph"], kind
            bare = f"/api/download?id={row['id']}&format={kind}&carry=0"
            answer = (await upload(seat, ("x", (await seat.client.get(bare)).content))).json()
            assert not answer["pictures"][0]["graph"], kind

    sit(act)


def test_a_picture_is_cropped_or_padded_to_a_shape(sit):
    async def act(seat):
        [wide] = (await upload(seat, ("wide.png", picture(300, 100)))).json()["pictures"]
        cut = await seat.post("/api/fit", asset=wide["asset"], mode="crop", ratio=2)
        assert (cut["width"], cut["height"]) == (200, 100)
        box = await seat.post("/api/fit", asset=wide["asset"], mode="crop", box=[0, 0, 0.5, 1])
        assert (box["width"], box["height"]) == (150, 100)
        padded = await seat.post("/api/fit", asset=wide["asset"], mode="pad", ratio=1)
        assert (padded["width"], padded["height"]) == (300, 300)
        for body in ({"ratio": 0}, {"box": [0.9, 0, 0, 1]}, {"asset": "0" * 64}, {"color": "red!"}):
            wish = {"asset": wide["asset"], "mode": "crop", **body}
            assert (await seat.client.post("/api/fit", json=wish)).status_code == 400, body

    sit(act)


def test_pictures_are_served_whole_and_small_for_ever_and_nothing_else_is(sit, store):
    async def act(seat):
        [wide] = (await upload(seat, ("wide.png", picture(900, 300)))).json()["pictures"]
        whole = await seat.client.get(f"/pictures/{wide['asset']}.png")
        assert "immutable" in whole.headers["cache-control"]
        assert Image.open(io.BytesIO(whole.content)).size == (900, 300)
        small = await seat.client.get(f"/pictures/{wide['asset']}/320.webp")
        assert Image.open(io.BytesIO(small.content)).size == (320, 107)
        assert "immutable" in small.headers["cache-control"]
        odd = ["0" * 64, "..%2f..%2fetc", wide["asset"].upper(), "x", "é" * 64]
        for name in odd:
            for path in (f"/pictures/{name}.png", f"/pictures/{name}/320.webp"):
                answer = await seat.client.get(path)
                assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), path
        for size in ("321", "0", "x", "-320", "３２０"):
            answer = await seat.client.get(f"/pictures/{wide['asset']}/{size}.webp")
            assert answer.status_code == 404, size

    sit(act)


def test_the_picture_a_setting_names_is_shown_and_asked_for_only_once(sit, place, wired):
    (place / "disc.png").write_bytes(picture())
    (place / "secret.txt").write_text("nobody's business")
    nodes = {
        "disc": ("reference_image", {"file": "disc.png"}),
        "gone": ("reference_image", {"file": "gone.png"}),
        "text": ("reference_image", {"file": "secret.txt"}),
        "prompt": ("prompt", {"text": "disc.png"}),
    }
    (place / "refs.json").write_text(json.dumps(wired(nodes)))

    async def act(seat):
        graph = await seat.open(file="refs.json")
        named = {"graph": graph, "node": "disc", "setting": "file"}
        shown = await seat.client.get("/source-picture", params=named)
        assert Image.open(io.BytesIO(shown.content)).size == (96, 64)
        tag = {"if-none-match": shown.headers["etag"]}
        again = await seat.client.get("/source-picture", params=named, headers=tag)
        assert (again.status_code, again.content) == (304, b"")
        (place / "disc.png").write_bytes(picture(50, 50))
        changed = await seat.client.get("/source-picture", params=named, headers=tag)
        assert changed.status_code == 200
        others = ({"node": "gone"}, {"node": "text"}, {"size": 999}, {"graph": "none"})
        wrong = ({"node": "prompt", "setting": "text"}, {"setting": "name"}, {"node": "x"})
        for other in (*others, *wrong):
            answer = await seat.client.get("/source-picture", params={**named, **other})
            assert answer.status_code == 404, other
            assert answer.json()["message"]
            assert "business" not in answer.text

    sit(act)


def test_every_template_has_a_picture_of_what_it_makes(sit):
    from tagwire.providers.discovery import shipped

    async def act(seat):
        for graph in shipped("graphs").glob("*.json"):
            shown = await seat.client.get(f"/api/template-pictures/{graph.stem}.jpg")
            assert max(Image.open(io.BytesIO(shown.content)).size) == 960, graph.stem
            assert len(shown.content) <= 120_000
        for name in ("none", "..%2fphotos%2fmodel", "%2e%2e"):
            answer = await seat.client.get(f"/api/template-pictures/{name}.jpg")
            assert answer.status_code == 404

    sit(act)


@pytest.mark.parametrize("name", ["Größe.png", "a/b\\c.png", "", "图.png", "x" * 300 + ".png"])
def test_any_file_name_gives_a_legal_tag(name):
    from tagwire.core.tags import tag_fault
    from tagwire.interfaces.editor.pictures.intake import tag_for

    assert tag_fault(tag_for(name, ["picture"])) is None
    assert re.fullmatch(r"[a-z][a-z0-9]{2,14}", tag_for(name, []))
