"""An MP4 file around AV1 frames that stood in AVIF sequences: head first, no clock in it."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

RATE = 24
"""Frames a second."""

_MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_DELIMITER = b"\x12\x00"
"""A temporal delimiter: AV1 in MP4 goes without (AV1-ISOBMFF 2.4)."""

_COLOURS = struct.pack(">4sHHHB", b"nclx", 1, 13, 6, 0)
"""BT.709 primaries, sRGB transfer, BT.601 matrix, limited range: as Pillow writes AVIF."""


@dataclass(frozen=True, slots=True)
class Take:
    """Frames in a row, of which only the first stands alone, and how a decoder is set up."""

    setup: bytes
    frames: tuple[bytes, ...]


def take_in(avif: bytes) -> Take:
    """The frames of an AVIF sequence, as libavif writes it."""
    table = _inside(avif, "moov", "trak", "mdia", "minf", "stbl")
    entries = table["stsd"]
    setup = _boxes(entries, 16 + 78)["av1C"]
    sizes = struct.unpack(f">{_count(table['stsz'], 8)}I", table["stsz"][12:])
    places = struct.unpack(f">{_count(table['stco'], 4)}I", table["stco"][8:])
    return Take(setup, tuple(_frames(avif, table["stsc"], sizes, places)))


def _frames(
    avif: bytes, runs: bytes, sizes: Sequence[int], places: Sequence[int]
) -> Iterator[bytes]:
    """Each frame's bytes; `runs` tells how many frames stand at each place."""
    rows = [struct.unpack_from(">3I", runs, 8 + 12 * n) for n in range(_count(runs, 4))]
    number = 0
    for chunk, place in enumerate(places, start=1):
        many = next(frames for first, frames, _ in reversed(rows) if first <= chunk)
        end = place
        for size in sizes[number : number + many]:
            end += size
            yield avif[end - size : end].removeprefix(_DELIMITER)
        number += many


def _count(table: bytes, at: int) -> int:
    return int.from_bytes(table[at : at + 4])


def _inside(data: bytes, *names: str) -> Mapping[str, bytes]:
    boxes = _boxes(data)
    for name in names:
        boxes = _boxes(boxes[name])
    return boxes


def _boxes(data: bytes, at: int = 0) -> Mapping[str, bytes]:
    """The boxes in a row by name, the first of each."""
    found: dict[str, bytes] = {}
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4]) or len(data) - at
        found.setdefault(data[at + 4 : at + 8].decode("latin-1"), data[at + 8 : at + size])
        at += size
    return found


def mp4_of(takes: Sequence[Take], size: tuple[int, int]) -> bytes:
    """One film of takes in a row, `size` wide and high; the same takes give the same bytes."""
    head = _box("ftyp", b"iso6" + bytes(4) + b"iso6av01mp41")
    frames = [frame for take in takes for frame in take.frames]
    start = len(head) + len(_head(takes, size, 0)) + 8
    return head + _head(takes, size, start) + _box("mdat", b"".join(frames))


def _head(takes: Sequence[Take], size: tuple[int, int], start: int) -> bytes:
    """What describes the frames, which begin at byte `start`."""
    frames = sum(len(take.frames) for take in takes)
    times = struct.pack(">5I", 0, 0, RATE, frames, 0x10000)
    movie = times + struct.pack(">HHII", 0x100, 0, 0, 0) + _MATRIX + bytes(24) + b"\0\0\0\2"
    track = struct.pack(">5I", 0, 0, 1, 0, frames) + bytes(16) + _MATRIX
    track += struct.pack(">II", size[0] << 16, size[1] << 16)
    kind = bytes(4) + b"vide" + bytes(12) + b"tagwire\0"
    source = _full("dref", struct.pack(">I", 1) + _full("url ", b"", 1))
    media = _box(
        "minf",
        _full("vmhd", bytes(8), 1) + _box("dinf", source) + _table(takes, size, start),
    )
    clock = struct.pack(">4IHH", 0, 0, RATE, frames, 0x55C4, 0)  # "und": in no language
    inner = _full("mdhd", clock) + _full("hdlr", kind) + media
    return _box(
        "moov",
        _full("mvhd", movie) + _box("trak", _full("tkhd", track, 3) + _box("mdia", inner)),
    )


def _table(takes: Sequence[Take], size: tuple[int, int], start: int) -> bytes:
    frames = [frame for take in takes for frame in take.frames]
    alone, number = [], 1
    for take in takes:
        alone.append(number)
        number += len(take.frames)
    return _box(
        "stbl",
        _full("stsd", struct.pack(">I", 1) + _entry(takes[0].setup, size))
        + _full("stts", struct.pack(">III", 1, len(frames), 1))
        + _full("stss", struct.pack(f">{len(alone) + 1}I", len(alone), *alone))
        + _full("stsc", struct.pack(">IIII", 1, 1, len(frames), 1))
        + _full("stsz", struct.pack(f">{len(frames) + 2}I", 0, len(frames), *map(len, frames)))
        + _full("stco", struct.pack(">II", 1, start)),
    )


def _entry(setup: bytes, size: tuple[int, int]) -> bytes:
    """The picture's size, its codec and its colours."""
    shape = struct.pack(">HHIII", *size, 0x480000, 0x480000, 0)
    body = bytes(6) + b"\0\1" + bytes(16) + shape + b"\0\1" + bytes(32) + b"\0\x18\xff\xff"
    return _box("av01", body + _box("av1C", setup) + _box("colr", _COLOURS))


def _full(name: str, body: bytes, flags: int = 0) -> bytes:
    return _box(name, flags.to_bytes(4) + body)


def _box(name: str, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + name.encode() + body
