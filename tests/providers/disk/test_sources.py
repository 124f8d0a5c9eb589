"""Where a reference picture comes from; whatever a graph names, the answer is bytes or words."""

import base64
import hashlib
import os

import pytest
from PIL import Image

from tagwire import PictureRefused, StoreFailed
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.limits import MOST_BYTES
from tagwire.providers.disk.png import encode_png
from tagwire.providers.disk.sources import Sources


@pytest.fixture
def sources(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "猫 1.png").write_bytes(b"cat")
    return Sources(tmp_path, Assets(tmp_path / "assets"))


def test_files_assets_and_data_uris_are_read_and_known_by_their_content(sources, tmp_path):
    cat = encode_png(Image.new("RGB", (2, 2)))
    (tmp_path / "photos" / "猫 1.png").write_bytes(cat)
    asset = sources.assets.put(cat)
    uri = "data:image/png;base64," + base64.b64encode(cat).decode()
    places = ["photos/猫 1.png", str(tmp_path / "photos" / "猫 1.png"), f"asset:{asset}", uri]
    for source in places:
        assert sources.read(source) == cat
        assert sources.fingerprint(source) == hashlib.sha256(cat).hexdigest()
        assert sources.fault(source) == ""
    assert sources.fingerprint("") == ""


def test_what_is_no_whole_picture_is_a_fault_before_anything_runs(sources, tmp_path):
    assert "no PNG, JPEG or WebP picture" in sources.fault("photos/猫 1.png")
    whole = encode_png(Image.new("RGB", (2, 2)))
    (tmp_path / "cut.png").write_bytes(whole[:-6])
    assert "cut off" in sources.fault("cut.png")


def test_a_file_is_read_again_when_it_changed(sources, tmp_path):
    path = tmp_path / "photos" / "猫 1.png"
    first = sources.fingerprint("photos/猫 1.png")
    path.write_bytes(b"dog!")
    assert sources.fingerprint("photos/猫 1.png") != first
    os.utime(path, ns=(1, 1))
    assert sources.fingerprint("photos/猫 1.png") == hashlib.sha256(b"dog!").hexdigest()


@pytest.mark.parametrize(
    "source",
    [
        "nothing.png",
        "photos",
        ".",
        "/dev/zero",
        "/dev/stdin",
        "pipe",
        "~nobody-of-this-name/x.png",
        "x" * 5000,
        "photos/\0.png",
        "photos/\ud83d.png",
        "http://example.com/x.png",
        "https://example.com/x.png",
        "file:///etc/passwd",
        "asset:",
        "asset:../../x",
        "asset:" + "0" * 64,
        "data:image/png;base64,%%%",
        "data:image/png;base64,é",
        "data:image/svg+xml;base64,AAAA",
        "data:,words",
        "/proc/self/mem",
        "photos/猫 1.png/x",
    ],
)
def test_what_cannot_be_read_is_refused_in_words_and_never_waited_for(sources, tmp_path, source):
    os.mkfifo(tmp_path / "pipe")
    assert sources.fault(source)
    with pytest.raises((PictureRefused, StoreFailed)) as told:
        sources.read(source)
    assert told.value.message.encode()
    assert told.value.remedy


def test_a_file_past_25_mib_is_refused_before_it_is_read_whole(sources, tmp_path):
    with (tmp_path / "huge.png").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert sources.fault("huge.png").endswith("over 25 MiB")
