"""Pictures somebody was asked for: stored byte for byte, and worked with as any other."""

from __future__ import annotations

import asyncio
import io
import json

import numpy as np
import pytest
from PIL import Image

from tagwire.core.document import GraphDocument
from tagwire.core.errors import PictureRefused
from tagwire.core.plan import Delivery, Result
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.carried import graph_in, receipt_in
from tagwire.providers.disk.delivery import Finished, deliver
from tagwire.providers.disk.images import DiskImages
from tagwire.providers.disk.sources import Sources
from tagwire.providers.disk.thumbs import Thumbs

KINDS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}


def saved(kind, size=(60, 40), **words):
    out = io.BytesIO()
    Image.new("RGB", size, (210, 40, 40)).save(out, kind, **words)
    return out.getvalue()


@pytest.fixture
def assets(tmp_path):
    return Assets(tmp_path / "assets")


@pytest.fixture
def images(tmp_path, assets):
    return DiskImages(Sources(tmp_path, assets), assets)


@pytest.mark.parametrize(("kind", "media_type"), KINDS.items())
def test_a_kept_picture_is_the_file_that_came(images, assets, kind, media_type):
    data = saved(kind)
    kept = images.keep(data)
    assert (kept.width, kept.height, kept.media_type) == (60, 40, media_type)
    assert assets.get(kept.asset) == data
    assert images.store(kept) is kept


def test_a_kept_picture_is_opened_again_by_another_process(images):
    kept = images.keep(saved("JPEG"))
    again = images.load(f"asset:{kept.asset}")
    assert again == kept
    assert np.abs(np.asarray(images.open(again)).astype(int) - (210, 40, 40)).max() < 12


def test_a_kept_picture_has_the_size_it_is_shown_in(images):
    exif = Image.Exif()
    exif[0x0112] = 6
    kept = images.keep(saved("JPEG", exif=exif.tobytes()))
    assert (kept.width, kept.height) == (40, 60)


@pytest.mark.parametrize("data", [saved("PNG")[:-8], saved("JPEG")[:-40], b"<svg/>", b""])
def test_what_is_no_whole_picture_is_not_kept(images, assets, data):
    with pytest.raises(PictureRefused, match="the picture"):
        images.keep(data)
    assert list(assets.every()) == []


def test_a_picture_that_was_asked_for_may_be_larger_than_one_brought_in(images):
    noise = np.random.default_rng(1).integers(0, 255, (3000, 3200, 3), np.uint8)
    out = io.BytesIO()
    Image.fromarray(noise).save(out, "PNG", compress_level=0)
    assert len(out.getvalue()) > 25 * 1024 * 1024
    assert images.keep(out.getvalue()).width == 3200
    with pytest.raises(PictureRefused, match="over 64 MiB"):
        images.keep(out.getvalue() + bytes(40 * 1024 * 1024))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wanted", ["png", "jpeg", "webp"])
def test_a_kept_picture_is_delivered_as_any_kind_with_its_graph(
    images, assets, tmp_path, kind, wanted
):
    kept = images.keep(saved(kind))
    document = GraphDocument(name="Kept")
    result = Result({}, receipts=({"seed": 3},), deliveries=(Delivery(kept, "a", wanted, 90),))
    [path] = deliver(tmp_path / "out", document, [Finished("it", result)], assets)
    data = path.read_bytes()
    with Image.open(path) as opened:
        assert (opened.format, opened.size) == (wanted.upper(), (60, 40))
    assert json.loads(graph_in(data, "it") or "")["name"] == "Kept"
    assert receipt_in(data, "it")["asset"] == kept.asset


@pytest.mark.parametrize("kind", KINDS)
def test_a_kept_picture_has_thumbs(images, assets, tmp_path, kind):
    thumbs = Thumbs(tmp_path / "thumbs", assets)
    try:
        with Image.open(asyncio.run(thumbs.of_asset(images.keep(saved(kind)).asset, 160))) as seen:
            assert seen.size == (60, 40)
    finally:
        thumbs.close()
