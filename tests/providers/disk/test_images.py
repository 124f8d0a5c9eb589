"""Pixels for nodes: loaded, held, stored once and opened again."""

import base64
import io

import pytest
from PIL import Image as Pillow

from tagwire import Image, PictureRefused, StoreFailed
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.images import DiskImages
from tagwire.providers.disk.sources import Sources


@pytest.fixture
def images(tmp_path):
    assets = Assets(tmp_path / "assets")
    return DiskImages(Sources(tmp_path, assets), assets)


def test_a_picture_is_held_without_being_stored_and_stored_once(images, tmp_path):
    held = images.hold(Pillow.new("RGB", (5, 3), "red"))
    assert (held.width, held.height, held.asset) == (5, 3, "")
    assert not (tmp_path / "assets").exists()
    stored = images.store(held)
    assert stored.asset
    assert images.store(stored) is stored
    assert images.open(Image(5, 3, stored.asset)).getpixel((0, 0)) == (255, 0, 0)


def test_a_stored_picture_is_a_source_that_keeps_its_name(images):
    stored = images.store(images.hold(Pillow.new("RGB", (5, 3), "red")))
    assert images.load(f"asset:{stored.asset}").asset == stored.asset


def test_a_refusal_names_the_source_and_no_endless_uri(images, tmp_path):
    (tmp_path / "words.png").write_text("words")
    with pytest.raises(PictureRefused, match=r"^words\.png: damaged, or no PNG, JPEG or WebP"):
        images.load("words.png")
    with pytest.raises(PictureRefused) as told:
        images.load("data:image/png;base64," + base64.b64encode(b"x" * 9999).decode())
    assert len(told.value.message) < 200


def test_a_picture_without_pixels_is_refused(images):
    with pytest.raises(PictureRefused, match="0 x 5 pixels"):
        images.hold(Pillow.new("RGB", (0, 5)))


def test_a_picture_opened_lazily_is_read_before_its_file_closes(images):
    out = io.BytesIO()
    Pillow.new("RGB", (5, 3), "red").save(out, "PNG")
    with Pillow.open(out) as lazy:
        held = images.hold(lazy)
    assert images.open(images.store(held)).getpixel((0, 0)) == (255, 0, 0)


def test_what_a_node_made_is_opened_again_though_a_strangers_would_be_refused(images):
    size = (8001, 5000)
    stored = images.store(images.hold(Pillow.new("L", size)))
    assert images.open(Image(*size, stored.asset)).size == size
    with pytest.raises(PictureRefused, match="over 40 megapixels"):
        images.load(f"asset:{stored.asset}")


def test_a_handle_on_nothing_is_refused_in_words(images):
    with pytest.raises(PictureRefused):
        images.open(Image(1, 1))
    with pytest.raises(StoreFailed):
        images.open(Image(1, 1, "0" * 64))
