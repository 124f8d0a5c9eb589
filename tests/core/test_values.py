"""Words and pictures travel on wires, and are written down and read back."""

from __future__ import annotations

import pytest

from tagwire.core.values import Image, Text, Value, Video, value_from_json, value_to_json

VALUES = [
    Text("夜里的街道, @model"),
    Text(),
    Image(1920, 1080, "ab" * 32, "image/webp"),
    Video(1280, 720, 5.0, "cd" * 32),
]


def test_a_text_is_a_string() -> None:
    assert Text("a") + "b" == "ab"
    assert Text.kind == "text"


@pytest.mark.parametrize("value", VALUES)
def test_a_value_written_as_json_is_read_back(value: Value) -> None:
    assert value_from_json(value_to_json(value)) == value


def test_the_pixels_of_a_picture_stay_out_of_json() -> None:
    assert value_to_json(Image(2, 1, "cd", pixels=object())) == {
        "kind": "image",
        "asset": "cd",
        "width": 2,
        "height": 1,
        "media_type": "image/png",
    }


def test_two_handles_on_one_stored_picture_are_equal() -> None:
    assert Image(2, 1, "cd", pixels=object()) == Image(2, 1, "cd")


@pytest.mark.parametrize("raw", [{"kind": "sound"}, {}, {"kind": "image", "width": 1}])
def test_json_of_no_value_is_refused(raw: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        value_from_json(raw)
