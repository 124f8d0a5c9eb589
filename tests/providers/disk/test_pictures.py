"""Hostile and odd picture bytes: refused in words, or clean upright pixels without metadata."""

import io
import random
import struct
import subprocess
import sys
import zlib

import pytest
from PIL import Image, ImageCms

from tagwire import PictureRefused
from tagwire.providers.disk.pictures import decode

SIZE = (48, 32)


def photo(mode="RGB"):
    return Image.effect_noise(SIZE, 60).convert(mode)


def encoded(pixels, kind, **words):
    out = io.BytesIO()
    pixels.save(out, kind, **words)
    return out.getvalue()


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_of(width, height, rows, bits=8, colour=2):
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def webp_of(width, height):
    """A WebP whose header claims a large canvas."""
    body = encoded(photo(), "WEBP")[12:]
    size = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    whole = b"WEBPVP8X" + struct.pack("<I", 10) + b"\x10\0\0\0" + size + body
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def wide_profile():
    """An RGB profile with the primaries of Display P3 and a gamma of 2.2."""
    ends = {"r": (0.5151, 0.2412, -0.0011), "g": (0.2919, 0.6922, 0.0419)}
    ends |= {"b": (0.1572, 0.0666, 0.7841), "w": (0.9642, 1.0, 0.8249)}

    def xyz(values):
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in values)

    words = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"wide\0" + b"\0" * 78
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    tags = {b"desc": words, b"cprt": b"text\0\0\0\0none\0", b"wtpt": xyz(ends["w"])}
    tags |= {c.encode() + b"XYZ": xyz(ends[c]) for c in "rgb"}
    tags |= {c.encode() + b"TRC": curve for c in "rgb"}
    table, body, at = b"", b"", 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        padded = value + b"\0" * (-len(value) % 4)
        table += name + struct.pack(">II", at + len(body), len(value))
        body += padded
    head = struct.pack(">I4xI4s4s4s", at + len(body), 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += b"\0" * 12 + b"acsp" + b"\0" * 28 + struct.pack(">III", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def with_exif(body):
    return encoded(photo(), "JPEG", exif=b"Exif\0\0" + body)


def with_comment(jpeg, body):
    """A comment that holds a whole JPEG, end marker and all, as thumbnails do."""
    return jpeg[:2] + b"\xff\xfe" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def corpus():
    """Every picture with what becomes of it: a mode, or a word of the refusal."""
    png, jpeg, webp = (encoded(photo(), kind) for kind in ("PNG", "JPEG", "WEBP"))
    slow = encoded(photo(), "JPEG", progressive=True)
    thumbnail = with_comment(jpeg, encoded(photo().resize((8, 8)), "JPEG"))
    frames = {"save_all": True, "append_images": [photo().rotate(180)]}
    grey16 = Image.new("I;16", SIZE, 40000)
    rows16 = (b"\0" + b"\x80\0\x40\0\x20\0" * 4) * 4
    rows = {
        **{f"png without its last {n}": (png[:-n], "") for n in range(1, 21)},
        **{f"{n} of a png": (png[: len(png) * n // 10], "") for n in range(10)},
        **{f"{n} of a jpeg": (jpeg[: len(jpeg) * n // 10], "") for n in range(10)},
        **{f"{n} of a slow jpeg": (slow[: len(slow) * n // 10], "") for n in range(10)},
        **{f"{n} of a webp": (webp[: len(webp) * n // 10], "") for n in range(10)},
        **{f"jpeg without its last {n}": (jpeg[:-n], "") for n in (1, 2, 3, 10)},
        **{f"thumbnail, last {n} gone": (thumbnail[:-n], "") for n in (1, 2, 100, 600)},
        "png": (png, "RGB"),
        "jpeg": (jpeg, "RGB"),
        "slow jpeg": (slow, "RGB"),
        "webp": (webp, "RGB"),
        "webp lossless": (encoded(photo(), "WEBP", lossless=True), "RGB"),
        "jpeg with a thumbnail": (thumbnail, "RGB"),
        "jpeg with a film behind it": (jpeg + b"film" * 100_000, "RGB"),
        "two jpegs in one (MPO)": (encoded(photo(), "MPO", **frames), "RGB"),
        "png with rubbish behind it": (png + b"rubbish" * 1000, "RGB"),
        "rgba": (encoded(photo("RGBA"), "PNG"), "RGBA"),
        "rgba webp": (encoded(Image.new("RGBA", SIZE, (9, 9, 9, 9)), "WEBP"), "RGBA"),
        "grey": (encoded(photo("L"), "PNG"), "RGB"),
        "grey jpeg": (encoded(photo("L"), "JPEG"), "RGB"),
        "grey and alpha": (encoded(photo("LA"), "PNG"), "RGBA"),
        "grey, one transparent": (encoded(photo("L"), "PNG", transparency=7), "RGBA"),
        "rgb, one transparent": (encoded(photo(), "PNG", transparency=(7, 7, 7)), "RGBA"),
        "black and white": (encoded(photo("1"), "PNG"), "RGB"),
        "palette": (encoded(photo().quantize(9), "PNG"), "RGB"),
        "palette, one clear": (encoded(photo().quantize(9), "PNG", transparency=1), "RGBA"),
        "palette, some": (encoded(photo().quantize(9), "PNG", transparency=b"\0\x80"), "RGBA"),
        "16-bit grey": (encoded(grey16, "PNG"), "RGB"),
        "16-bit grey, one clear": (encoded(grey16, "PNG", transparency=40000), "RGBA"),
        "16-bit rgb": (png_of(4, 4, rows16, 16), "RGB"),
        "cmyk": (encoded(photo("CMYK"), "JPEG"), "RGB"),
        "interlaced": (encoded(photo(), "PNG", interlace=1), "RGB"),
        "profile of rubbish": (encoded(photo(), "PNG", icc_profile=b"junk" * 99), "RGB"),
        "wide profile, cmyk": (encoded(photo("CMYK"), "JPEG", icc_profile=wide_profile()), "RGB"),
        "wide profile, palette": (
            encoded(photo().quantize(9), "PNG", icc_profile=wide_profile()),
            "RGB",
        ),
        "wide profile, rgba": (encoded(photo("RGBA"), "PNG", icc_profile=wide_profile()), "RGBA"),
        "100 megapixels": (png_of(10_000, 10_000, b"\0" * 999), "over 40 megapixels"),
        "400 megapixels": (png_of(20_000, 20_000, b"\0" * 999), "over 40 megapixels"),
        "the largest png": (png_of(2**31 - 1, 2**31 - 1, b"\0"), "over 40 megapixels"),
        "a line of 40 megapixels": (png_of(40_000_001, 1, b"\0"), "over 40 megapixels"),
        "268 megapixels of webp": (webp_of(16_384, 16_384), "over 40 megapixels"),
        "36 megapixels of nothing": (png_of(6000, 6000, b"\0" * 999), "a damaged picture"),
        "no pixels": (png_of(0, 0, b""), "damaged, or no PNG, JPEG or WebP"),
        "animated png": (encoded(photo(), "PNG", **frames), "animated"),
        "animated webp": (encoded(photo(), "WEBP", **frames), "animated"),
        "gif": (encoded(photo(), "GIF"), "damaged, or no PNG, JPEG or WebP"),
        "bmp": (encoded(photo(), "BMP"), "damaged, or no PNG, JPEG or WebP"),
        "tiff": (encoded(photo(), "TIFF"), "damaged, or no PNG, JPEG or WebP"),
        "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "damaged, or no PNG, JPEG or WebP"),
        "html": (b"<!doctype html><img src=x>", "damaged, or no PNG, JPEG or WebP"),
        "zip": (b"PK\3\4" + b"\0" * 99, "damaged, or no PNG, JPEG or WebP"),
        "zero bytes": (b"", "damaged, or no PNG, JPEG or WebP"),
        "zeros": (b"\0" * 999, "damaged, or no PNG, JPEG or WebP"),
        "26 MiB": (png + b"\0" * (26 << 20), "over 25 MiB"),
    }
    dice = random.Random(7)
    for number in range(20):
        body = b"II*\0\x08\0\0\0" + dice.randbytes(60)
        rows[f"exif of rubbish {number}"] = (with_exif(body), "RGB")
    return rows


CORPUS = corpus()


@pytest.mark.parametrize("name", CORPUS)
@pytest.mark.filterwarnings("ignore")
def test_every_picture_becomes_clean_pixels_or_is_refused_in_words(name):
    data, expected = CORPUS[name]
    if expected.startswith("RGB"):
        pixels = decode(data, name)
        assert (pixels.mode, pixels.info, dict(pixels.getexif())) == (expected, {}, {})
        assert pixels.size in (SIZE, (4, 4))
    else:
        with pytest.raises(PictureRefused) as refused:
            decode(data, name)
        assert str(refused.value).startswith(f"{name}: {expected}")
        assert refused.value.remedy


def test_the_whole_corpus_says_nothing_on_stderr():
    """In a process of its own, where nobody filters warnings."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_pictures as t\n"
        "for name, (data, _) in t.CORPUS.items():\n"
        "    try: t.decode(data, name)\n"
        "    except t.PictureRefused: pass\n"
    )
    here = __file__.rpartition("test_pictures")[0]
    program = [sys.executable, "-c", code, here]
    ended = subprocess.run(program, check=False, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.filterwarnings("ignore")
def test_pictures_with_random_bytes_changed_raise_nothing_else():
    dice = random.Random(1)
    whole = [data for data, expected in CORPUS.values() if expected.startswith("RGB")]
    for data in (each for each in whole if len(each) < 20_000 for _ in range(40)):
        hurt = bytearray(data)
        for _ in range(dice.randrange(1, 8)):
            hurt[dice.randrange(len(hurt))] = dice.randrange(256)
        try:
            pixels = decode(bytes(hurt), "hurt")
        except PictureRefused as fault:
            assert str(fault).startswith("hurt: ")  # noqa: PT017
        else:
            assert pixels.mode in ("RGB", "RGBA")


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_exif_orientation_comes_upright(orientation, kind):
    turns = Image.Transpose
    upright = Image.new("RGB", (48, 32), "blue")
    upright.paste("red", (0, 0, 24, 16))
    undo = {2: turns.FLIP_LEFT_RIGHT, 3: turns.ROTATE_180, 4: turns.FLIP_TOP_BOTTOM}
    undo |= {5: turns.TRANSPOSE, 6: turns.ROTATE_90, 7: turns.TRANSVERSE, 8: turns.ROTATE_270}
    turned = upright.transpose(undo[orientation]) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    pixels = decode(encoded(turned, kind, exif=exif.tobytes(), quality=100), "turned")
    assert pixels.size == (48, 32)
    red, blue = pixels.getpixel((4, 4)), pixels.getpixel((44, 28))
    assert red[0] > 200 > 60 > red[2]
    assert blue[2] > 200 > 60 > blue[0]


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_a_wide_colour_profile_is_turned_into_srgb(mode):
    pixels = Image.new("RGB", (4, 4), (200, 100, 100))
    pixels = pixels.quantize(2) if mode == "P" else pixels.convert(mode)
    red, green, blue = decode(encoded(pixels, "PNG", icc_profile=wide_profile()), "wide").getpixel(
        (0, 0)
    )[:3]
    assert red > 205
    assert green < 97
    assert blue < 100
    grey = Image.new("RGB", (4, 4), (128, 128, 128))
    shades = decode(encoded(grey, "PNG", icc_profile=wide_profile()), "grey").getpixel((0, 0))
    assert max(shades) - min(shades) <= 2


def test_an_srgb_profile_changes_nothing():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pixels = photo()
    assert decode(encoded(pixels, "PNG", icc_profile=profile), "srgb").tobytes() == pixels.tobytes()


def test_sixteen_bits_become_the_upper_eight():
    assert decode(CORPUS["16-bit grey"][0], "grey").getpixel((0, 0)) == (156, 156, 156)
    assert decode(CORPUS["16-bit rgb"][0], "rgb").getpixel((0, 0)) == (128, 64, 32)
