"""Every style: its size, its bytes, and what makes it known at first sight."""

from dataclasses import replace
from itertools import combinations
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from tagwire.providers.draft import styles
from tagwire.providers.draft.nets import RuntimeNet
from tagwire.providers.draft.neural import in_style_of
from tagwire.providers.draft.palette import in_colours_of
from tagwire.providers.draft.sheet import Sheet

Pixels = NDArray[np.uint8]
STYLES = (
    "anime", "comic", "noir", "oil", "paper cut", "pencil", "pixel", "steampunk", "tv90",
    "ukiyo e", "vintage", "watercolor",
)  # fmt: skip
SIZE = (480, 270)


def sheet(size: tuple[int, int] = SIZE, seed: int = 1) -> Sheet:
    """A red ball on a green plain under a blue sky with a sun, with its matte and depth."""
    width, height = size
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    unit, horizon = min(size) / 270, 0.5 * height
    sky = np.dstack([90 + rows * 90 / height, 140 + rows * 90 / height, np.full_like(rows, 225)])
    land = np.dstack([70 + rows * 40 / height, 150 - rows * 40 / height, np.full_like(rows, 60)])
    picture = np.where((rows < horizon)[..., None], sky, land)
    sun = (columns - 0.8 * width) ** 2 + (rows - 0.2 * height) ** 2 < (18 * unit) ** 2
    picture[sun] = (255, 244, 200)
    away = np.hypot(columns - 0.4 * width, rows - 0.62 * height) / (62 * unit)
    subject = np.clip((1 - away) * 30 + 0.5, 0, 1).astype(np.float32)
    light = np.clip(
        1.2 - np.hypot(columns - 0.36 * width, rows - 0.52 * height) / (110 * unit), 0, 1.1
    )
    ball = np.array([215, 42, 38]) * light[..., None]
    picture += (ball - picture) * subject[..., None]
    picture += np.random.default_rng(5).normal(0, 2, picture.shape)
    depth = np.where(rows < horizon, 800, 900 / np.maximum(rows - horizon, 1) * height / 270 + 2)
    pixels = np.clip(picture, 0, 255).astype(np.uint8)
    return Sheet(pixels, subject, depth.astype(np.float32), horizon, np.random.default_rng(seed))


@pytest.fixture(scope="module")
def painted() -> dict[str, Pixels]:
    """The test picture in every style."""
    return {style: styles.paint(style, sheet()) for style in STYLES}


def broad(pixels: Pixels) -> NDArray[np.float32]:
    """Blurred lightness, small."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (96, 54), interpolation=cv2.INTER_AREA).astype(np.float32)
    return cv2.GaussianBlur(small, (0, 0), 2)


def likeness(one: Pixels, other: Pixels) -> float:
    """Correlation of the broad light and dark of two pictures."""
    return float(np.corrcoef(broad(one).ravel(), broad(other).ravel())[0, 1])


def colours(pixels: Pixels) -> int:
    """How many colours there are, each counted once."""
    return len(np.unique(pixels.reshape(-1, 3), axis=0))


def calm_share(pixels: Pixels) -> float:
    """Share of the picture that differs little from its neighbourhood."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)
    return float((np.abs(grey - cv2.GaussianBlur(grey, (0, 0), 3)) < 4).mean())


def test_the_styles_are_found_by_name() -> None:
    assert set(STYLES) <= set(styles.names())


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("size", [(160, 90), (90, 160), (333, 217)])
def test_a_style_fills_exactly_the_frame(style: str, size: tuple[int, int]) -> None:
    pixels = styles.paint(style, sheet(size))
    assert pixels.shape == (size[1], size[0], 3)
    assert pixels.dtype == np.uint8
    assert float(pixels.std()) > 12


@pytest.mark.parametrize("style", STYLES)
def test_the_same_seed_paints_the_same_bytes(style: str, painted: dict[str, Pixels]) -> None:
    given = sheet()
    before = given.pixels.copy()
    assert np.array_equal(styles.paint(style, given), painted[style])
    assert np.array_equal(given.pixels, before)


@pytest.mark.parametrize("style", STYLES)
def test_a_frame_without_a_subject_or_distance_is_painted(style: str) -> None:
    known = sheet((200, 120))
    none = np.zeros_like(known.subject)
    even = np.full_like(known.depth, 5.0)
    bare = Sheet(known.pixels, none, even, known.horizon, np.random.default_rng(2), "night")
    assert styles.paint(style, bare).shape == known.pixels.shape


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("level", [0, 255])
def test_a_frame_of_one_colour_is_painted(style: str, level: int) -> None:
    known = sheet((160, 90))
    flat = np.full_like(known.pixels, level)
    blank = Sheet(flat, known.subject, known.depth, known.horizon, np.random.default_rng(2))
    assert styles.paint(style, blank).shape == flat.shape


@pytest.mark.parametrize("style", STYLES)
def test_a_style_tells_the_same_story(style: str, painted: dict[str, Pixels]) -> None:
    assert likeness(painted[style], sheet().pixels) > 0.35


@pytest.mark.parametrize("style", [one for one in STYLES if one not in ("noir", "pencil")])
def test_the_subject_keeps_its_colour(style: str, painted: dict[str, Pixels]) -> None:
    seen = painted[style][sheet().subject > 0.95].mean(axis=0)
    assert seen[0] > seen[1] + 25
    assert seen[0] > seen[2] + 25


def test_no_two_styles_are_alike(painted: dict[str, Pixels]) -> None:
    for one, other in combinations(STYLES, 2):
        difference = np.abs(painted[one].astype(int) - painted[other]).mean()
        assert difference > 6, (one, other)


@pytest.mark.parametrize("style", ["noir", "pencil"])
def test_black_and_white_styles_have_no_colour(style: str, painted: dict[str, Pixels]) -> None:
    spread = painted[style].max(axis=2).astype(int) - painted[style].min(axis=2)
    assert float(spread.mean()) < 14


def test_noir_opens_a_black_figure_without_a_wire_around_it() -> None:
    known = sheet((400, 225))
    black = known.pixels - (known.pixels * (0.94 * known.subject[..., None])).astype(np.uint8)
    inside = (known.subject > 0.9).astype(np.uint8)
    body = cv2.erode(inside, np.ones((3, 3))) > 0
    edge = (inside > 0) & ~body
    black[edge] = 60
    grey = styles.paint("noir", replace(known, pixels=black, light="night")).mean(axis=2)
    assert np.median(grey[body]) > 30
    assert np.median(grey[edge]) < np.median(grey[body]) + 120


def test_noir_keeps_the_figure_legible(painted: dict[str, Pixels]) -> None:
    known = sheet()
    dark = Sheet(
        (known.pixels // 5).astype(np.uint8),
        known.subject,
        known.depth,
        known.horizon,
        np.random.default_rng(1),
        "night",
    )
    grey = styles.paint("noir", dark).mean(axis=2)
    assert grey[known.subject > 0.9].mean() > 60
    assert np.percentile(grey, 5) < 30


def test_pixel_art_is_square_dots_of_few_colours(painted: dict[str, Pixels]) -> None:
    pixels = painted["pixel"]
    assert colours(pixels) <= 32
    block = 2
    whole = pixels[: SIZE[1] // block * block, : SIZE[0] // block * block]
    corners = whole[::block, ::block].repeat(block, 0).repeat(block, 1)
    assert np.array_equal(whole, corners)


@pytest.mark.parametrize("style", ["watercolor", "paper cut", "vintage", "comic"])
def test_a_border_of_paper_surrounds_the_picture(style: str, painted: dict[str, Pixels]) -> None:
    pixels = painted[style].astype(np.float32)
    rim = np.concatenate([pixels[:3].reshape(-1, 3), pixels[:, :3].reshape(-1, 3)])
    assert float(rim.mean()) > 195


def test_ukiyo_e_is_printed_from_few_blocks(painted: dict[str, Pixels]) -> None:
    """Bands of the sky, grain and paper vary in lightness: it is the hues that are few."""
    lab = cv2.cvtColor(cv2.medianBlur(painted["ukiyo e"], 5), cv2.COLOR_RGB2LAB)[..., 1:] // 16
    kinds, found = np.unique(lab.reshape(-1, 2), axis=0, return_counts=True)
    assert (found > 0.004 * found.sum()).sum() <= 14
    assert len(kinds) < 60


def test_paper_cut_and_comic_are_flat(painted: dict[str, Pixels]) -> None:
    assert calm_share(painted["paper cut"]) > 0.6
    assert calm_share(painted["paper cut"]) > calm_share(painted["oil"])


@pytest.mark.parametrize("style", STYLES)
def test_a_style_is_as_coarse_in_every_size(style: str, painted: dict[str, Pixels]) -> None:
    small = styles.paint(style, sheet((240, 135)))
    reduced = cv2.resize(painted[style], (240, 135), interpolation=cv2.INTER_AREA)
    assert likeness(small, reduced) > 0.8


@pytest.mark.parametrize("style", ["anime", "comic", "pencil", "ukiyo e"])
def test_a_figure_of_the_grounds_own_colour_keeps_its_outline(style: str) -> None:
    known = sheet((400, 225))
    grey = styles.paint(style, replace(known, pixels=np.full_like(known.pixels, 150))).mean(axis=2)
    border = cv2.GaussianBlur(known.subject, (0, 0), 1)
    line, inside = (border > 0.3) & (border < 0.7), border > 0.98
    assert np.median(grey[line]) < np.median(grey[inside]) - 25


@pytest.mark.parametrize("style", ["comic", "ukiyo e"])
def test_what_stands_in_a_room_of_one_colour_is_drawn_round(style: str) -> None:
    known = sheet((400, 225))
    depth = np.full_like(known.depth, 6.0)
    depth[60:170, 250:330] = 4.0
    even, nobody = np.full_like(known.pixels, 150), np.zeros_like(known.subject)
    grey = styles.paint(style, Sheet(even, nobody, depth, 112, known.rng)).mean(axis=2)
    line = min(np.median(grey[80:150, column]) for column in range(247, 254))
    assert line < np.median(grey[80:150, 270:310]) - 40


def test_a_lamp_on_a_wall_is_no_other_colour_in_a_comic() -> None:
    known = sheet((400, 225))
    lamp = np.exp(-(((np.arange(400) - 90) / 120) ** 2))[None, :, None] * 0.5 + 0.45
    wall = np.uint8(np.broadcast_to(np.array([205, 170, 130]) * lamp, known.pixels.shape))
    even, nobody = np.full_like(known.depth, 6.0), np.zeros_like(known.subject)
    shown = styles.paint("comic", replace(known, pixels=wall, subject=nobody, depth=even))
    ends = [each[40:190, 80:100].mean() - each[40:190, 300:350].mean() for each in (shown, wall)]
    assert ends[0] < ends[1]


def test_paper_is_cut_without_crumbs() -> None:
    """Specks on a thing are nothing that scissors could cut: it stays of one piece of card."""
    known = sheet((400, 225))
    specks = np.random.default_rng(3).random(known.subject.shape) < 0.004
    pixels = np.where(
        cv2.dilate(specks.astype(np.uint8), np.ones((2, 2)))[..., None] > 0, 235, known.pixels
    )
    torn = replace(known, pixels=pixels.astype(np.uint8))
    ball = cv2.erode((known.subject > 0.9).astype(np.uint8), np.ones((9, 9))) > 0
    shown = styles.paint("paper cut", torn).astype(np.float32).mean(axis=2)
    assert float(np.std((shown - cv2.medianBlur(shown, 5))[ball])) < 4.5


def swirls(first: tuple[int, int, int], second: tuple[int, int, int]) -> Pixels:
    """A brushed reference of two colours."""
    rows, columns = np.mgrid[0:256, 0:256].astype(np.float32)
    wave = np.sin(rows / 7 + 4 * np.sin(columns / 23))[..., None] * 0.5 + 0.5
    noise = np.random.default_rng(3).normal(0, 14, (256, 256, 1))
    mixed = np.array(first) * wave + np.array(second) * (1 - wave) + noise
    return np.clip(mixed, 0, 255).astype(np.uint8)


def test_a_reference_lends_its_colours_and_the_picture_keeps_its_structure() -> None:
    known = sheet()
    warm, cold = swirls((205, 60, 40), (240, 200, 120)), swirls((20, 40, 110), (90, 150, 190))

    def lab(pixels: Pixels) -> NDArray[np.float64]:
        return cv2.cvtColor(pixels, cv2.COLOR_RGB2LAB).astype(np.float64).mean(axis=(0, 1))

    for style, other in ((warm, cold), (cold, warm)):
        shown = in_style_of(known.pixels, style, np.random.default_rng(4), known.subject)
        assert shown.shape == known.pixels.shape
        near, far = np.linalg.norm(lab(shown) - lab(style)), np.linalg.norm(lab(shown) - lab(other))
        assert near < 0.6 * far
        assert likeness(shown, known.pixels) > 0.35


def test_a_palette_is_lent_without_the_manner() -> None:
    known = sheet()
    cold = swirls((20, 40, 110), (90, 150, 190))
    shown = in_colours_of(known.pixels, cold)
    assert likeness(shown, known.pixels) > 0.9
    assert shown[..., 2].mean() > shown[..., 0].mean()


class FakeSession:
    """Stands in for an onnxruntime session: adds its inputs up."""

    def __init__(self, stored: bytes, options: object, providers: list[str]) -> None:
        self.stored, self.providers = stored, providers

    def get_inputs(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(name="image"), SimpleNamespace(name="vector")]

    def run(self, _: None, fed: dict[str, NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        assert set(fed) <= {"image", "vector"}
        return [sum(fed.values())]


def test_onnxruntime_runs_a_net_on_one_core_when_it_is_there() -> None:
    options = SimpleNamespace()
    module = SimpleNamespace(SessionOptions=lambda: options, InferenceSession=FakeSession)
    net = RuntimeNet(b"weights", module)
    one = np.ones((2, 3), np.float32)
    assert np.array_equal(net.run(one), one)
    assert np.array_equal(net.run(one, one, names=("image", "vector")), one + one)
    assert options.intra_op_num_threads == options.inter_op_num_threads == 1
