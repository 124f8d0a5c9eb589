"""Whether a file's bytes end where its format says: for answers that do not say it themselves."""

from __future__ import annotations


def looks_cut(data: bytes) -> bool:
    """Whether a PNG, JPEG, WebP or MP4 lacks its end; anything else that is not empty is whole."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return b"IEND\xaeB`\x82" not in data[-64:]
    if data.startswith(b"\xff\xd8\xff"):
        return b"\xff\xd9" not in data[-64:]
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return len(data) < 8 + int.from_bytes(data[4:8], "little")
    if data[4:8] == b"ftyp":
        return _boxes_cut(data)
    return not data


def _boxes_cut(data: bytes) -> bool:
    """Whether the last box of an MP4 reaches past its end, or there is no film in it."""
    at, names = 0, set()
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        names.add(data[at + 4 : at + 8])
        if size == 1 and at + 16 <= len(data):
            size = int.from_bytes(data[at + 8 : at + 16])
        elif size == 0:
            size = len(data) - at
        if size < 8:
            return True
        at += size
    return at != len(data) or b"moov" not in names
