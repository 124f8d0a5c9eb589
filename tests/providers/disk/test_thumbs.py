"""Thumbs: made once, off the loop, kept in the store."""

import asyncio

import pytest
from PIL import Image

from tagwire.core.errors import PictureRefused, StoreFailed
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.png import encode_png
from tagwire.providers.disk.thumbs import Thumbs


@pytest.fixture
def assets(tmp_path):
    return Assets(tmp_path / "assets")


@pytest.fixture
def thumbs(tmp_path, assets):
    thumbs = Thumbs(tmp_path / "thumbs", assets)
    yield thumbs
    thumbs.close()


def test_a_thumb_is_scaled_down_and_never_up(thumbs, assets):
    large = assets.put(encode_png(Image.new("RGBA", (900, 450), (255, 0, 0, 90))))
    small = assets.put(encode_png(Image.new("RGB", (40, 20), "red")))
    with Image.open(asyncio.run(thumbs.of_asset(large, 320))) as opened:
        assert (opened.format, opened.size, opened.mode) == ("WEBP", (320, 160), "RGBA")
    with Image.open(asyncio.run(thumbs.of_asset(small, 320))) as opened:
        assert opened.size == (40, 20)


def test_many_who_ask_at_once_get_one_thumb_made_once(thumbs, assets):
    data = encode_png(Image.new("RGB", (300, 300), "red"))
    read = []

    def slowly():
        read.append(1)
        return data

    async def crowd():
        return await asyncio.gather(*(thumbs.of_bytes("ab" * 32, slowly, 160) for _ in range(8)))

    paths = asyncio.run(crowd())
    assert len(set(paths)) == len(read) == 1
    again = asyncio.run(thumbs.of_bytes("ab" * 32, slowly, 160))
    assert (again, len(read)) == (paths[0], 1)


def test_what_is_no_picture_or_no_size_is_refused(thumbs, assets):
    asset = assets.put(encode_png(Image.new("RGB", (8, 8))))
    with pytest.raises(PictureRefused, match="160"):
        asyncio.run(thumbs.of_asset(asset, 161))
    with pytest.raises(PictureRefused, match="no picture"):
        asyncio.run(thumbs.of_asset("0" * 64, 160))
    with pytest.raises(PictureRefused):
        asyncio.run(thumbs.of_bytes("cd" * 32, lambda: b"text", 160))


def test_a_store_that_cannot_be_written_says_so(tmp_path, assets):
    asset = assets.put(encode_png(Image.new("RGB", (8, 8))))
    (tmp_path / "file").write_text("")
    thumbs = Thumbs(tmp_path / "file", assets)
    with pytest.raises(StoreFailed, match="store"):
        asyncio.run(thumbs.of_asset(asset, 160))
    thumbs.close()
