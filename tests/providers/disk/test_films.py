"""Films from outside: whole or refused, their size and length, what they carry, how they begin."""

from __future__ import annotations

import contextlib
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tagwire.core.errors import PictureRefused
from tagwire.core.values import Video
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.films import carried, carrying, is_film, look
from tagwire.providers.disk.images import DiskImages
from tagwire.providers.disk.posters import poster
from tagwire.providers.disk.sources import Sources
from tagwire.providers.draft.film import film

PICTURE = np.asarray(Image.new("RGB", (96, 64), (200, 60, 40)))
FILM = film("still", PICTURE, (96, 64), 1, 1, label=False).data


def box(name, body):
    return struct.pack(">I", len(body) + 8) + name + body


def small(seconds=2.5, size=(64, 32), matrix=(1, 0, 0, 1), long=False, tracks=1):
    """A film without a frame, as far as its head goes."""
    a, b, c, d = (int(part * 0x10000) for part in matrix)
    grid = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 0x40000000)
    version, times = (1, bytes(16)) if long else (0, bytes(8))
    rate = struct.pack(">IQ" if long else ">II", 1000, round(seconds * 1000))
    head = bytes([version, 0, 0, 0]) + times + rate + bytes(80)
    between = bytes(8 + (8 if long else 4) + 16)
    sides = struct.pack(">II", size[0] << 16, size[1] << 16)
    track = bytes([version, 0, 0, 3]) + times + between + grid + sides
    sound = bytes(4) + bytes(8) + bytes(28) + grid + bytes(8)
    traks = box(b"trak", box(b"tkhd", sound)) + box(b"trak", box(b"tkhd", track)) * tracks
    moov = box(b"moov", box(b"mvhd", head) + traks)
    return box(b"ftyp", b"isom" + bytes(4)) + moov + box(b"mdat", b"frames")


@pytest.fixture
def images(tmp_path):
    assets = Assets(tmp_path / "assets")
    return DiskImages(Sources(tmp_path, assets), assets)


def test_a_films_head_tells_its_size_and_its_length():
    found = look(FILM, "it")
    assert (found.width, found.height, found.seconds) == (96, 64, 1)


@pytest.mark.parametrize("long", [False, True])
def test_both_versions_of_a_head_are_read(long):
    found = look(small(long=long), "it")
    assert (found.width, found.height, found.seconds) == (64, 32, 2.5)


def test_a_film_on_its_side_has_the_size_it_is_shown_in():
    found = look(small(matrix=(0, 1, -1, 0)), "it")
    assert (found.width, found.height) == (32, 64)


def test_a_film_of_sound_alone_is_refused():
    with pytest.raises(PictureRefused, match="a damaged film"):
        look(small(tracks=0), "it")


@pytest.mark.parametrize("seconds", [0, 7200])
def test_a_film_of_no_length_or_of_hours_is_refused(seconds):
    with pytest.raises(PictureRefused, match="a damaged film"):
        look(small(seconds=seconds), "it")


@pytest.mark.parametrize("size", [(0, 32), (20_000, 32)])
def test_a_film_of_no_size_or_of_a_huge_one_is_refused(size):
    with pytest.raises(PictureRefused, match="a damaged film"):
        look(small(size=size), "it")


@pytest.mark.parametrize("lost", [1, 100, len(FILM) // 2])
def test_a_film_cut_off_before_its_end_is_refused(lost):
    with pytest.raises(PictureRefused, match="it: cut off before its end"):
        look(FILM[:-lost], "it")


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_what_is_no_film_is_refused(data):
    assert not is_film(data)
    with pytest.raises(PictureRefused, match="no MP4 film"):
        look(data, "it")


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(FILM) - 1), st.binary(min_size=1, max_size=8))
def test_hostile_bytes_are_read_or_refused_in_words(at, words):
    hostile = FILM[:at] + words + FILM[at + len(words) :]
    for ask in (look, carried):
        with contextlib.suppress(PictureRefused):
            ask(hostile, "it")


def test_a_film_carries_words_behind_its_last_box_and_stays_the_film_it_was():
    words = {"tagwire": {"graph": "片子"}, "tagwire.graph": {"nodes": {}}}
    whole = carrying(FILM, words)
    assert whole.startswith(FILM)
    assert carried(whole, "it") == words
    assert look(whole, "it") == look(FILM, "it")


def test_a_film_that_carries_nothing_or_nonsense_gives_no_words():
    assert carried(FILM, "it") == {}
    nonsense = carrying(FILM, {"a": 1}).replace(b'{"a": 1}', b'{"a": 1]')
    listed = carrying(FILM, {"a": 1}).replace(b'{"a": 1}', b'["a", 1]')
    assert (carried(nonsense, "it"), carried(listed, "it")) == ({}, {})


def test_a_kept_film_is_stored_as_it_came_under_its_sha256(images, tmp_path):
    kept = images.keep_film(FILM)
    assert kept == Video(96, 64, 1, kept.asset)
    [stored] = Assets(tmp_path / "assets").every()
    assert (stored.name, stored.read_bytes()) == (f"{kept.asset}.mp4", FILM)


def test_a_film_that_is_not_whole_is_not_kept(images, tmp_path):
    with pytest.raises(PictureRefused):
        images.keep_film(FILM[:-9])
    assert list(Assets(tmp_path / "assets").every()) == []


def test_the_first_frame_of_a_film_is_seen(images, tmp_path):
    path = Assets(tmp_path / "assets").path(images.keep_film(FILM).asset)
    shown = np.asarray(poster(path)).astype(int)
    assert shown.shape == (64, 96, 3)
    assert np.abs(shown - PICTURE).max() < 12


def test_the_first_frame_of_a_film_in_another_codec_is_seen(tmp_path):
    import cv2

    path = tmp_path / "other.mp4"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"mp4v"), 24, (96, 64))
    for _ in range(3):
        writer.write(np.ascontiguousarray(PICTURE[..., ::-1]))
    writer.release()
    assert look(path.read_bytes(), "it").width == 96
    assert np.abs(np.asarray(poster(path)).astype(int) - PICTURE).max() < 20


def test_a_film_nobody_can_decode_has_no_first_frame_and_says_so(tmp_path):
    path = tmp_path / "odd.mp4"
    path.write_bytes(small())
    with pytest.raises(PictureRefused, match="nobody here can show"):
        poster(path)
    path.write_bytes(FILM.replace(b"av1C", b"av2C"))
    with pytest.raises(PictureRefused, match="nobody here can show"):
        poster(path)
