"""Our PNG files: lossless at every size, and their text is read back whole."""

import io
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tagwire.providers.disk.png import encode_png, with_text

SIZES = [(1, 1), (1, 7), (7, 1), (3, 5), (17, 13), (255, 2), (641, 359)]


def noise(mode, size, seed=0):
    channels = len(Image.new(mode, (1, 1)).getbands())
    shape = (size[1], size[0], channels) if channels > 1 else (size[1], size[0])
    values = np.random.default_rng(seed).integers(0, 256, shape, np.uint8)
    return Image.fromarray(values, mode)


def reopened(data):
    pixels = Image.open(io.BytesIO(data))
    pixels.load()
    return pixels


@pytest.mark.filterwarnings("ignore:.*mode.*:DeprecationWarning")
@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "RGBA"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_mode_and_size_comes_back_exactly(mode, size):
    pixels = noise(mode, size)
    back = reopened(encode_png(pixels))
    assert (back.mode, back.size, back.tobytes()) == (mode, size, pixels.tobytes())


@pytest.mark.parametrize("mode", ["1", "P", "CMYK", "YCbCr", "I;16", "F", "RGBa", "PA"])
def test_any_other_mode_is_written_as_rgba(mode):
    assert reopened(encode_png(Image.new(mode, (3, 2)))).mode == "RGBA"


@pytest.mark.parametrize(
    "text",
    ["", "words", "一只猫坐在月亮上 🐈", "x" * 2**21, "猫" * 700_000, '{"a": "\\n\\u0000"}'],
    ids=["empty", "words", "chinese", "2 MiB", "2 MiB of chinese", "escapes"],
)
def test_text_is_read_back_whole_and_the_picture_is_unchanged(text):
    pixels = Image.effect_noise((33, 21), 50).convert("RGB")
    back = reopened(with_text(encode_png(pixels), {"tagwire": text, "tagwire.graph": "{}"}))
    assert back.text == {"tagwire": text, "tagwire.graph": "{}"}
    assert back.tobytes() == pixels.tobytes()


def test_half_a_surrogate_pair_in_json_stays_json():
    words = json.dumps({"prompt": "half \ud83d"}, ensure_ascii=False)
    back = reopened(with_text(encode_png(Image.new("L", (1, 1))), {"tagwire": words}))
    assert json.loads(back.text["tagwire"]) == {"prompt": "half \ud83d"}


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=12, max_size=240))
def test_any_bytes_are_lossless(data):
    pixels = Image.frombytes("RGB", (2, len(data) // 6), data[: len(data) // 6 * 6])
    assert reopened(encode_png(pixels)).tobytes() == pixels.tobytes()
