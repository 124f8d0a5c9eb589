"""Reference pictures on their way out: rebuilt from pixels, inside the request or uploaded."""

import asyncio
import base64
import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tagwire import StepFailed
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.images import DiskImages
from tagwire.providers.disk.sources import Sources
from tagwire.providers.runway.photos import INLINE, photo
from tagwire.providers.runway.uploads import UploadBook, Uploads
from tagwire.runtime.ledger.outcome import NotSent, Refused

NOISE = Image.effect_noise((2600, 2600), 200).convert("RGB")


@pytest.fixture
def images(tmp_path):
    return DiskImages(Sources(tmp_path, Assets(tmp_path / "a")), Assets(tmp_path / "a"))


class Day:
    """A clock that stands where it is put."""

    at = 1_000_000.0

    def now(self):
        return self.at

    async def sleep(self, seconds):
        self.at += seconds

    def chance(self):
        return 0.0


def telling_jpeg():
    """A photo that tells where it was taken, how its colours are meant, and a word besides."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "SECRET-PLACE"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    file = io.BytesIO()
    profile = b"SECRET-PROFILE" * 20
    picture = Image.new("RGB", (60, 40), "teal")
    picture.save(file, "JPEG", exif=exif, icc_profile=profile, comment=b"SECRET-COMMENT")
    return file.getvalue()


def test_nothing_but_pixels_leaves_and_they_leave_upright(images, tmp_path):
    (tmp_path / "a.jpg").write_bytes(telling_jpeg())
    assert telling_jpeg().count(b"SECRET") > 20
    leaving = photo(images.open(images.load("a.jpg")), "@shoe")
    with Image.open(io.BytesIO(leaving.data)) as seen:
        assert (seen.format, seen.size, seen.mode) == ("PNG", (40, 60), "RGB")
        assert seen.info == {}
        assert not seen.getexif()
    assert b"SECRET" not in leaving.data


def test_a_large_opaque_photo_leaves_as_a_bare_jpeg():
    told = NOISE.copy()
    told.info = {"comment": b"SECRET", "icc_profile": b"SECRET", "exif": b"Exif\0\0SECRET"}
    leaving = photo(told, "@shoe")
    assert leaving.media_type == "image/jpeg"
    assert b"SECRET" not in leaving.data
    with Image.open(io.BytesIO(leaving.data)) as seen:
        assert seen.size == (2600, 2600)
        assert not {"exif", "icc_profile", "comment"} & {*seen.info}


def test_png_text_is_left_behind(images, tmp_path):
    text = PngInfo()
    text.add_itxt("tagwire", "SECRET")
    Image.new("RGBA", (40, 40), (1, 2, 3, 4)).save(tmp_path / "a.png", pnginfo=text)
    leaving = photo(images.open(images.load("a.png")), "@shoe")
    assert b"SECRET" not in leaving.data
    with Image.open(io.BytesIO(leaving.data)) as seen:
        assert seen.getpixel((0, 0)) == (1, 2, 3, 4)


@pytest.mark.parametrize("size", [(201, 100), (100, 201)])
def test_a_proportion_the_api_refuses_is_refused_with_what_to_do(size):
    with pytest.raises(StepFailed) as refused:
        photo(Image.new("RGB", size), "@shoe")
    assert "@shoe is" in str(refused.value)
    assert "Set fit to crop or pad" in str(refused.value)


def test_sides_are_scaled_to_what_the_api_takes():
    with Image.open(io.BytesIO(photo(Image.new("L", (9000, 4500)), "@a").data)) as seen:
        assert seen.size == (8000, 4000)


def test_a_picture_that_must_fit_is_made_to():
    assert len(photo(NOISE, "@a", must_fit=True).data) <= INLINE
    clear = NOISE.convert("RGBA")
    clear.putalpha(100)
    small = photo(clear, "@a", must_fit=True)
    assert (small.media_type, len(small.data) <= INLINE) == ("image/png", True)
    assert len(photo(clear, "@a").data) > INLINE


def ticket(server, uri="runway://u/1"):
    return {"uploadUrl": f"{server.url}/bucket", "fields": {"key": "k"}, "runwayUri": uri}


def placed(server, images, acts, times=1, kind="runway", clock=None, tmp=None, pictures=(NOISE,)):
    """The places of large pictures, asked for several times over."""
    handles = [images.hold(picture) for picture in pictures]
    names = ["@a"] * len(handles)

    async def go():
        async with server.open(*acts(server)):
            uploads = Uploads(server.client(kind), UploadBook(tmp, "here", clock or Day()))
            return [await uploads.places(handles, names, images) for _ in range(times)]

    return asyncio.run(go())


def paths(server):
    return [request.split(b" ")[1].decode() for request in server.requests]


def test_a_small_picture_travels_inside_the_request(server, says, images, tmp_path):
    small = Image.new("RGB", (20, 20), "red")
    [[uri]] = placed(server, images, lambda s: [says.reset], tmp=tmp_path, pictures=[small])
    head, data = uri.split(",")
    assert head == "data:image/png;base64"
    assert Image.open(io.BytesIO(base64.b64decode(data))).getpixel((3, 3)) == (255, 0, 0)
    assert server.connections == 0


class Late:
    """Acts that need the server's port."""

    def __init__(self, *acts):
        self.acts = acts

    def __call__(self, server):
        async def act(reader, writer):
            made = self.acts[min(len(server.requests), len(self.acts)) - 1]
            await (made(server) if made.__name__ == "<lambda>" else made)(reader, writer)

        return [act]


def test_a_large_picture_is_uploaded_once_in_23_hours(server, says, images, tmp_path):
    fine = (lambda s: says.told(200, ticket(s)), lambda s: says.told(204, b""))
    clock = Day()
    acts = Late(*fine)
    assert placed(server, images, acts, 3, clock=clock, tmp=tmp_path) == [["runway://u/1"]] * 3
    assert paths(server) == ["/v1/uploads", "/bucket"]
    clock.at += 22.9 * 3600
    assert placed(server, images, acts, clock=clock, tmp=tmp_path) == [["runway://u/1"]]
    assert len(server.requests) == 2
    clock.at += 0.2 * 3600
    placed(server, images, Late(*fine, *fine), clock=clock, tmp=tmp_path)
    assert paths(server) == ["/v1/uploads", "/bucket"] * 2


def test_an_upload_that_breaks_begins_again_with_a_fresh_ticket(server, says, images, tmp_path):
    first, second = (
        lambda s: says.told(200, ticket(s, "runway://u/1")),
        lambda s: says.told(200, ticket(s, "runway://u/2")),
    )
    acts = Late(first, lambda s: says.told(503, b""), second, lambda s: says.told(204, b""))
    assert placed(server, images, acts, tmp=tmp_path) == [["runway://u/2"]]
    assert paths(server) == ["/v1/uploads", "/bucket"] * 2


def test_an_upload_that_never_comes_through_sends_nothing(server, says, images, tmp_path):
    with pytest.raises(NotSent):
        placed(server, images, Late(lambda s: says.told(500, b"")), tmp=tmp_path)
    assert paths(server) == ["/v1/uploads"] * 3


def test_no_file_is_posted_where_an_answer_should_not_lead(server, says, images, tmp_path):
    bad = {**ticket(server), "uploadUrl": "https://169.254.169.254/latest"}
    with pytest.raises(StepFailed):
        placed(server, images, Late(lambda s: says.told(200, bad)), tmp=tmp_path)
    assert paths(server) == ["/v1/uploads"]


def test_an_upload_the_api_does_not_know_any_more_is_forgotten(tmp_path):
    book = UploadBook(tmp_path, "here", Day())
    book.add("a" * 64, "runway://u/1")
    book.add("b" * 64, "runway://u/2")
    body = {"referenceImages": [{"uri": "runway://u/1"}]}
    book.refused(body, Refused("the prompt is too long.", "http_400"))
    assert book.find("a" * 64) == "runway://u/1"
    book.refused(body, Refused("Invalid asset URI.", "http_400"))
    assert (book.find("a" * 64), book.find("b" * 64)) == ("", "runway://u/2")


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"a": 1}', '{"a": ["u", "soon"]}', '"x"'])
def test_a_spoilt_memory_of_uploads_is_as_good_as_none(tmp_path, text):
    (tmp_path / "here.json").write_text(text)
    book = UploadBook(tmp_path, "here", Day())
    assert book.find("a") == ""
    book.add("a", "runway://u/1")
    assert book.find("a") == "runway://u/1"


def test_cometapi_gets_every_picture_inside_the_request(server, says, images, tmp_path):
    [[uri]] = placed(server, images, lambda s: [says.reset], kind="cometapi", tmp=tmp_path)
    assert uri.startswith("data:image/jpeg;base64,")
    assert len(uri) <= 5_242_880
    assert server.connections == 0


def test_what_does_not_fit_beside_others_is_uploaded(server, says, images, tmp_path):
    some = [Image.effect_noise((1500, 1500), 200 + n) for n in range(3)]
    acts = Late(lambda s: says.told(200, ticket(s)), lambda s: says.told(204, b""))
    [uris] = placed(server, images, acts, tmp=tmp_path, pictures=some)
    assert [uri.split(":")[0] for uri in uris] == ["data", "data", "runway"]
