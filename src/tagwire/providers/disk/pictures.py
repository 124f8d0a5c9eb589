"""Untrusted picture bytes to clean pixels (the rules of spec/security.md)."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from PIL.Image import Image as Pixels

from tagwire.core.errors import PictureRefused
from tagwire.providers.disk.limits import MOST_BYTES, MOST_KEPT, MOST_PIXELS

FORMATS = ("PNG", "JPEG", "WEBP")
_MEDIA_TYPES = {"PNG": "image/png", "WEBP": "image/webp"}

warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)  # we refuse earlier
warnings.filterwarnings("ignore", module=r"PIL\.")  # odd metadata, which we drop


def decode(data: bytes, who: str, ours: bool = False) -> Pixels:
    """Upright RGB or RGBA pixels in sRGB, without any metadata; `who` names the picture.

    One that is `ours`, from the store, may have any size.

    Raises:
        PictureRefused: not PNG, JPEG or WebP; cut off; animated; over 25 MiB or 40 megapixels.
    """
    with _opened(data, who, ours) as opened:
        opened.load()
        return _clean(opened)


def decode_kept(data: bytes, who: str) -> tuple[Pixels, str]:
    """The pixels of a picture that was asked for, which may be large, and its media type.

    Raises:
        PictureRefused: not PNG, JPEG or WebP; cut off; animated; over 64 MiB.
    """
    if len(data) > MOST_KEPT:
        raise PictureRefused(f"{who}: over 64 MiB.", "Ask for a smaller one.")
    with _opened(data, who, ours=True) as opened:
        opened.load()
        return _clean(opened), _MEDIA_TYPES.get(opened.format or "", "image/jpeg")


def glance(data: bytes, who: str) -> None:
    """Refuse what `decode` would refuse by its head and its end, without decoding a pixel.

    Raises:
        PictureRefused: as `decode` does.
    """
    with _opened(data, who, ours=False):
        pass


def text_in(data: bytes, who: str, key: str) -> str | None:
    """The text a PNG carries under `key`, if any; decodes no pixel.

    Raises:
        PictureRefused: not a whole picture.
    """
    with _opened(data, who, ours=True) as opened:
        return getattr(opened, "text", {}).get(key)


@contextlib.contextmanager
def _opened(data: bytes, who: str, ours: bool) -> Iterator[Pixels]:
    if len(data) > MOST_BYTES and not ours:
        raise PictureRefused(f"{who}: over 25 MiB.", "Save it smaller.")
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS and not ours:
                raise _too_many(who)
            _check_whole(opened, data, who)
            yield opened
    except PictureRefused:
        raise
    except UnidentifiedImageError as fault:
        words = f"{who}: damaged, or no PNG, JPEG or WebP picture."
        raise PictureRefused(words, "Save it anew as PNG or JPEG.") from fault
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise _too_many(who) from fault
    except Exception as fault:  # on hostile bytes Pillow may raise anything
        raise PictureRefused(f"{who}: a damaged picture ({fault}).", "Save it anew.") from fault


def _check_whole(opened: Pixels, data: bytes, who: str) -> None:
    """One frame, and all of it; a JPEG's further pictures (MPO: depth, HDR) are left aside."""
    if opened.format != "MPO" and getattr(opened, "n_frames", 1) > 1:
        raise PictureRefused(f"{who}: animated.", "Save one frame of it.")
    if not _complete(opened.format or "", data):
        raise PictureRefused(f"{who}: cut off before its end.", "Copy or download it again.")


def _too_many(who: str) -> PictureRefused:
    return PictureRefused(f"{who}: over 40 megapixels.", "Scale it down.")


def _complete(kind: str, data: bytes) -> bool:
    """Pillow reads pictures that lack their last bytes; we do not."""
    if kind == "PNG":
        return _png_ends(data)
    if kind == "WEBP":
        return len(data) >= 8 + int.from_bytes(data[4:8], "little")
    return b"\xff\xd9" in data  # Pillow itself misses the rest of a JPEG


def _png_ends(data: bytes) -> bool:
    """Whether the chunks lead to a whole IEND."""
    at = 8
    while at + 12 <= len(data):
        name = data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4])
        if name == b"IEND":
            return at <= len(data)
    return False


def _clean(opened: Pixels) -> Pixels:
    """The pixels alone, upright, in sRGB, eight bits a channel."""
    profile = opened.info.get("icc_profile")
    upright = ImageOps.exif_transpose(opened)
    if upright.mode.startswith("I") or upright.mode == "F":
        upright = upright.point(lambda value: value / 256).convert("L")
    alpha = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
    mode = "RGBA" if alpha else "RGB"
    if upright.mode not in {"CMYK", "L"} or alpha:
        upright = upright.convert(mode)
    if profile:
        upright = _to_srgb(upright, profile, mode)
    plain = upright.convert(mode)
    return Image.frombytes(plain.mode, plain.size, plain.tobytes())


def _to_srgb(pixels: Pixels, profile: bytes, mode: str) -> Pixels:
    with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(
            pixels, source, ImageCms.createProfile("sRGB"), outputMode=mode
        )
        return turned or pixels
    return pixels
