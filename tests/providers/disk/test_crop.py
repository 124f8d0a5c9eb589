"""Crop and pad: pixels in, pixels of the wanted shape out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tagwire.core.errors import PictureRefused
from tagwire.providers.disk.crop import crop, pad

sides = st.integers(1, 200)
ratios = st.floats(0.02, 50)


@given(sides, sides, ratios)
def test_a_crop_is_inside_and_as_near_to_the_ratio_as_pixels_allow(width, height, ratio):
    try:
        cut = crop(Image.new("RGB", (width, height)), ratio)
    except PictureRefused:
        assert width < ratio or height * ratio < 1
        return
    assert cut.width <= width
    assert cut.height <= height
    assert cut.width == width or cut.height == height
    assert abs(cut.width - cut.height * ratio) <= max(1, ratio)


@given(sides, sides, st.floats(0.1, 10))
def test_a_pad_holds_all_of_the_picture(width, height, ratio):
    whole = pad(Image.new("RGB", (width, height), "red"), ratio, "#0000ff")
    assert whole.getcolors(10**6) is not None
    counts = {color: count for count, color in whole.getcolors(10**6)}
    assert counts[(255, 0, 0)] == width * height


def test_a_box_is_cut_before_the_ratio():
    pixels = Image.new("RGB", (100, 100))
    pixels.paste("red", (50, 0, 100, 100))
    cut = crop(pixels, 1, (0.5, 0.0, 0.5, 1.0))
    assert cut.size == (50, 50)
    assert cut.getcolors() == [(2500, (255, 0, 0))]


@pytest.mark.parametrize("box", [(0, 0, 0, 1), (1, 1, 1, 1), (0.2, 0.2, 0.001, 0.5)])
def test_nothing_left_is_refused(box):
    with pytest.raises(PictureRefused):
        crop(Image.new("RGB", (20, 20)), None, box)


def test_a_pad_that_would_be_huge_is_refused():
    with pytest.raises(PictureRefused, match="40 megapixels"):
        pad(Image.new("RGB", (20_000, 10)), 1)


def test_transparent_parts_show_the_ground():
    whole = pad(Image.new("RGBA", (10, 10), (0, 0, 0, 0)), 2, "#ffffff")
    assert whole.getcolors() == [(200, (255, 255, 255))]
