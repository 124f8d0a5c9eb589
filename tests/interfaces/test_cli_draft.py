"""`tagwire draft` as a person uses it, and as a careless one does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from click.testing import Result
from PIL import Image, ImageDraw

Shell = Callable[..., Result]
Draw = Callable[..., Result]
SMALL = ("--ratio", "128x72")
GUARDED = """
import socket, sys
def refuse(*arguments, **words):
    raise AssertionError("a socket was opened")
socket.socket.__init__ = refuse
socket.create_connection = socket.getaddrinfo = refuse
from tagwire.interfaces.cli import main
main(sys.argv[1:])
"""


@pytest.fixture
def draft(shell: Shell) -> Draw:
    """`tagwire draft` at a small size, with a prompt and further words."""

    def call(prompt: str, *words: str | Path) -> Result:
        small = () if "--ratio" in words else SMALL
        return shell("draft", prompt, *small, *words)

    return call


def refused(result: Result, code: int, *words: str) -> bool:
    """Whether it ended in one line of words, with that exit code and no traceback."""
    told = result.output
    ended = result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in told and "This is a bug" not in told, told  # noqa: PT018
    assert ended, result.exception
    assert result.exit_code == code, told
    return all(word in told for word in words)


def picture_of(name: str | Path) -> Image.Image:
    with Image.open(name) as opened:
        opened.load()
        return opened


def test_a_prompt_alone_draws_a_numbered_file_beside_you(draft: Draw, folder: Path) -> None:
    result = draft("a cat on a roof at night", "--seed", "4")
    assert result.exit_code == 0, result.output
    assert "128 x 72, seed 4" in result.output
    assert picture_of(folder / "draft-4.png").size == (128, 72)


def test_the_picture_holds_its_receipt(draft: Draw, folder: Path) -> None:
    assert draft("a cat on a roof", "--seed", "4").exit_code == 0
    receipt = json.loads(picture_of(folder / "draft-4.png").info["tagwire"])["receipts"][0]
    assert receipt["draft"] is True
    assert (receipt["prompt"], receipt["seed"]) == ("a cat on a roof", 4)
    assert receipt["understood"]["set"] == "roof"


def test_three_references_are_drawn_and_four_are_refused(draft: Draw, picture: Path) -> None:
    refs = [word for tag in ("one", "two", "three") for word in ("--ref", f"{tag}={picture}")]
    told = json.loads(draft("@one and @two beside @three", *refs, "--json").stdout)
    assert [each["role"] for each in told["understood"]["references"]] == ["subject"] * 3
    assert [box["name"] for box in told["boxes"]] == ["one", "two", "three"]
    four = draft("@one", *refs, "--ref", f"four={picture}")
    assert refused(four, 2, "4 references", "3 at most")


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("disc", ("not TAG=FILE",)),
        ("disc=", ("not TAG=FILE",)),
        ("=disc.png", ("tag is empty",)),
        ("x=disc.png", ("3 to 16",)),
        ("1st=disc.png", ("begins with",)),
        ("my shoe=disc.png", ("contains",)),
        ("圆盘=disc.png", ("contains",)),
        ("a_tag_that_is_far_too_long=disc.png", ("3 to 16",)),
        ("disc=missing.png", ("missing.png",)),
        ("disc=.", ("not a file",)),
        ("disc=https://example.com/disc.png", ("URL",)),
        ("disc=notes.txt", ("notes.txt", "picture")),
        ("disc=empty.png", ("empty.png",)),
        ("disc=cut.png", ("cut.png",)),
        ("disc=moving.webp", ("animated",)),
        ("disc=asset:00", ("asset",)),
        ("disc=data:image/png;base64,!!", ("base64",)),
    ],
)
def test_a_reference_that_cannot_be_used_is_a_clear_error(
    draft: Draw, folder: Path, picture: Path, ref: str, words: tuple[str, ...]
) -> None:
    (folder / "notes.txt").write_text("no picture")
    (folder / "empty.png").write_bytes(b"")
    (folder / "cut.png").write_bytes(picture.read_bytes()[:-40])
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "blue")]
    frames[0].save(folder / "moving.webp", save_all=True, append_images=frames[1:])
    result = draft("@disc", "--ref", ref)
    assert 2 <= result.exit_code < 10
    assert refused(result, result.exit_code, *words), result.output
    assert not list(folder.glob("draft*"))


def test_a_tag_given_twice_is_refused_in_any_case(draft: Draw, picture: Path) -> None:
    result = draft("@disc", "--ref", f"disc={picture}", "--ref", f"DISC={picture}")
    assert refused(result, 2, "given twice")


@pytest.mark.parametrize(
    "ratio",
    ["nonsense", "", "0x0", "16:0", "100000x100000", "99999x99999", "64x1", "-16:9", "1.5:1"],
)
def test_a_ratio_that_is_none_is_refused(draft: Draw, folder: Path, ratio: str) -> None:
    assert refused(draft("a cat", f"--ratio={ratio}"), 2, "--ratio")
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("ratio", "shape"),
    [("4:5", 0.8), ("3:4", 0.75), ("21:9", 7 / 3), ("1:1", 1.0), ("16：9", 16 / 9), (" 2 : 1 ", 2)],
)
def test_a_proportion_is_a_size_of_about_a_megapixel(ratio: str, shape: float) -> None:
    from tagwire.interfaces.cli.draft import size_of

    width, height = size_of(ratio)
    assert width / height == pytest.approx(shape, rel=0.02)
    assert 500_000 < width * height < 1_250_000


def test_a_size_in_pixels_is_exact(draft: Draw, folder: Path) -> None:
    assert draft("a cat", "--ratio", "131x77").exit_code == 0
    assert picture_of(folder / "draft-0.png").size == (131, 77)


def test_an_existing_file_is_kept_and_the_next_is_numbered(draft: Draw, folder: Path) -> None:
    first = json.loads(draft("a cat", "--out", "pics", "--json").stdout)["file"]
    kept = Path(first).read_bytes()
    second = json.loads(draft("a dog", "--out", "pics", "--json").stdout)["file"]
    assert first != second
    assert Path(first).read_bytes() == kept
    assert len(list((folder / "pics").iterdir())) == 2


@pytest.mark.parametrize("name", ["shot.png", "SHOT.PNG", "new/深/shot.png", "v1.2.png"])
def test_a_file_is_named_and_its_folders_are_made(draft: Draw, folder: Path, name: str) -> None:
    told = json.loads(draft("a cat", "--out", name, "--json").stdout)
    assert Path(told["file"]) == Path(name)
    assert picture_of(folder / name).format == "PNG"


@pytest.mark.parametrize("name", ["shot.jpg", "shot.webp", "new/shot.gif"])
def test_a_name_that_is_no_png_is_refused(draft: Draw, folder: Path, name: str) -> None:
    assert refused(draft("a cat", "--out", name), 2, "PNG")
    assert not list(folder.iterdir())


def test_a_folder_that_cannot_be_written_is_a_clear_error(draft: Draw, folder: Path) -> None:
    (folder / "file").write_text("in the way")
    for out in ("file/shot.png", "file/below"):
        assert refused(draft("a cat", "--out", out), 2, "--out")
    assert (folder / "file").read_text() == "in the way"


def test_count_draws_the_next_seeds(draft: Draw, folder: Path) -> None:
    told = json.loads(draft("a cat", "--count", "3", "--seed", "7", "--json").stdout)
    assert [each["seed"] for each in told] == [7, 8, 9]
    pictures = {Path(each["file"]).read_bytes() for each in told}
    assert len(pictures) == 3
    named = json.loads(draft("a cat", "--count", "2", "--out", "shot.png", "--json").stdout)
    assert [Path(each["file"]).name for each in named] == ["shot-0.png", "shot-1.png"]
    last = json.loads(draft("a cat", "--count", "2", "--seed", str(2**32 - 1), "--json").stdout)
    assert [each["seed"] for each in last] == [2**32 - 1, 0]


@pytest.mark.parametrize(
    "words", [("--count", "0"), ("--count", "999"), ("--seed", "-1"), ("--seed", "x"), ("--no",)]
)
def test_wrong_options_are_refused(draft: Draw, words: tuple[str, ...]) -> None:
    assert refused(draft("a cat", *words), 2, words[0])


def test_the_report_says_what_was_understood_and_what_was_not(draft: Draw) -> None:
    told = draft("two red foxes in the snow, oil painting, blorptang", "--report").output
    assert "ignored: blorptang" in told
    assert [words for words in ("set: snow", "style: oil", "red", "fox") if words not in told] == []
    assert "references" not in told  # there are none


def test_a_chinese_prompt_is_understood(draft: Draw) -> None:
    told = json.loads(draft("一只橘猫在屋顶上，夜晚，低角度，特写", "--json").stdout)
    understood = told["understood"]
    assert (understood["set"], understood["light"]) == ("roof", "night")
    assert (understood["angle"], understood["shot"]) == ("low", "close-up")
    assert told["ignored"] == []


@pytest.mark.parametrize(
    "prompt", ["", " ", "🦊🔥", "@@@", "\x07\x1b[31m", "x" * 9000, "背" * 5000, "a cat, " * 900]
)
def test_any_prompt_is_drawn_and_told_in_json(draft: Draw, prompt: str) -> None:
    result = draft(prompt, "--ratio", "64x64", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["size"] == [64, 64]


def red_share(name: Path, half: slice) -> float:
    pixels = np.asarray(picture_of(name).convert("RGB")).astype(int)[half]
    red = (pixels[..., 0] > 1.8 * pixels[..., 1]) & (pixels[..., 0] > 90)
    return float(red.mean())


def test_a_photo_turned_by_exif_stands_upright(draft: Draw, folder: Path) -> None:
    upright = Image.new("RGB", (90, 120), "white")
    ImageDraw.Draw(upright).ellipse((20, 10, 70, 110), fill="blue")
    ImageDraw.Draw(upright).rectangle((20, 10, 70, 45), fill="red")
    exif = Image.Exif()
    exif[0x0112] = 6
    upright.transpose(Image.Transpose.ROTATE_90).save(folder / "turned.jpg", exif=exif)
    result = draft(
        "@disc on a white background", "--ref", "disc=turned.jpg", "--json", "--no-label"
    )
    (box,) = json.loads(result.stdout)["boxes"]
    left, top, right, bottom = box["box"]
    middle = (top + bottom) // 2
    name = folder / "draft-0.png"
    assert right - left < bottom - top
    assert red_share(name, np.s_[top:middle, left:right]) > 0.15
    assert red_share(name, np.s_[middle:bottom, left:right]) < 0.02


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK", "16-bit colour"])
def test_pictures_of_every_kind_are_references(draft: Draw, folder: Path, mode: str) -> None:
    disc = Image.new("RGB", (96, 64), "white")
    ImageDraw.Draw(disc).ellipse((30, 10, 70, 50), fill=(150, 40, 40))
    name = folder / ("disc.jpg" if mode == "CMYK" else "disc.png")
    if mode == "16-bit colour":
        import cv2

        cv2.imwrite(str(name), np.asarray(disc).astype(np.uint16) * 257)
    elif mode == "I;16":
        Image.fromarray(np.asarray(disc.convert("L")).astype(np.uint16) * 257).save(name)
    else:
        disc.convert(mode).save(name)
    told = json.loads(draft("@disc on a teal background", "--ref", f"disc={name}", "--json").stdout)
    assert [box["name"] for box in told["boxes"]] == ["disc"] or told["notes"]


@pytest.fixture
def alone(
    tmp_path: Path, folder: Path
) -> Iterator[Callable[..., subprocess.CompletedProcess[str]]]:
    """`tagwire draft` in a process whose home is empty and whose sockets are barred."""
    home = tmp_path / "home"
    home.mkdir()
    barred = ("TAGWIRE_", "XDG_", "APPDATA", "LOCALAPPDATA")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(barred)}
    source = Path(__file__).parents[2] / "src"
    paths = os.pathsep.join([str(source), *sys.path])
    homes = {"HOME": str(home), "USERPROFILE": str(home), "PYTHONPATH": paths}

    def call(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", GUARDED, "draft", *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env=kept | homes | {"PYTHONIOENCODING": "utf-8"},
        )

    yield call
    assert list(home.iterdir()) == []


def test_it_opens_no_socket_keeps_nothing_and_repeats_its_bytes(
    alone: Callable[..., subprocess.CompletedProcess[str]], draft: Draw, picture: Path, folder: Path
) -> None:
    words = ("@disc in a street, 下雨", "--ref", f"disc={picture}", "--seed=9", "--json", *SMALL)
    told = alone(*words)
    assert (told.returncode, told.stderr) == (0, "")
    first = json.loads(told.stdout)
    second = json.loads(draft(*words).stdout)
    assert Path(first["file"]).read_bytes() == Path(second["file"]).read_bytes()
    assert {path.name for path in folder.iterdir()} == {
        "disc.png", Path(first["file"]).name, Path(second["file"]).name
    }  # fmt: skip
