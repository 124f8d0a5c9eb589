"""The rooms: every one in every light, the same place under another, and what modes do."""

from functools import lru_cache

import numpy as np
import pytest

from tagwire.providers.draft import sets
from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, luma

ROOMS = (
    "kitchen", "living room", "bedroom", "bathroom", "office", "cafe", "bar", "library", "gallery",
    "temple", "hall", "spaceship", "warehouse", "workshop", "gym",
)  # fmt: skip
LIGHTS = (
    "", "day", "morning", "noon", "golden", "sunset", "dusk", "night", "moonlit", "overcast",
    "storm",
)  # fmt: skip
SIZE = (96, 54)


def fresh(name: str, *, size: tuple[int, int] = SIZE, seed: int = 1, **asked: object) -> Backdrop:
    return sets.build(Ask(name=name, size=size, seed=seed, **asked))  # type: ignore[arg-type]


@lru_cache(maxsize=256)
def built_once(name: str, light: str, mode: str, seed: int) -> Backdrop:
    return fresh(name, light=light, mode=mode, seed=seed)


def room(name: str, *, light: str = "", mode: str = "", seed: int = 1, **asked: object) -> Backdrop:
    """Build it, or take what another test looked at; nobody writes into it."""
    if asked:
        return fresh(name, light=light, mode=mode, seed=seed, **asked)  # type: ignore[arg-type]
    return built_once(name, light, mode, seed)


def edges(backdrop: Backdrop) -> Floats:
    """Where nearness jumps: the place's own outlines, whatever the light."""
    near = 1 / backdrop.depth
    return np.abs(np.diff(near, axis=0))[:, 1:] + np.abs(np.diff(near, axis=1))[1:]


@pytest.mark.parametrize("name", ROOMS)
def test_every_room_in_every_light(name: str) -> None:
    for light in LIGHTS:
        built = room(name, light=light)
        assert built.kind == "room", light
        assert built.image.shape == (54, 96, 3), light
        assert built.image.dtype == np.float32, light
        assert built.depth.shape == (54, 96), light
        assert built.depth.dtype == np.float32, light
        assert np.isfinite(built.image).all(), light
        assert np.isfinite(built.depth).all(), light
        assert built.image.min() >= 0, light
        assert built.light.side in {-1.0, 1.0}, light


@pytest.mark.parametrize("name", ROOMS)
def test_the_same_request_gives_the_same_room(name: str) -> None:
    assert np.array_equal(room(name, light="noon").image, fresh(name, light="noon").image)


@pytest.mark.parametrize("name", ROOMS)
def test_another_seed_is_another_room(name: str) -> None:
    one, other = (room(name, seed=seed).image for seed in (1, 2))
    assert float(np.abs(one - other).mean()) > 0.12 * float(one.mean())


@pytest.mark.parametrize("name", ROOMS)
def test_light_moves_nothing(name: str) -> None:
    day = room(name, light="day")
    for light in ("night", "golden"):
        assert np.corrcoef(edges(day).ravel(), edges(room(name, light=light)).ravel())[0, 1] > 0.98
    for mode in ("soft", "dramatic", "backlit"):
        assert np.corrcoef(edges(day).ravel(), edges(room(name, mode=mode)).ravel())[0, 1] > 0.98


@pytest.mark.parametrize("name", ROOMS)
def test_night_is_darker_than_noon(name: str) -> None:
    night, noon = (float(luma(room(name, light=at).image).mean()) for at in ("night", "noon"))
    assert night < noon * 0.9


@pytest.mark.parametrize("name", ROOMS)
def test_neon_brings_magenta_and_cyan(name: str) -> None:
    image = room(name, mode="neon").image
    red, green, blue = image[..., 0], image[..., 1], image[..., 2]
    bright = luma(image) > 0.03
    assert float(((red > green * 1.8) & (blue > green * 1.3) & bright).mean()) > 0.02
    assert float(((blue > red * 1.5) & (green > red * 1.2) & bright).mean()) > 0.02


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_pink_is_left_and_blue_right(seed: int) -> None:
    image = room("kitchen", mode="neon", seed=seed).image
    left, right = (image[:, part].mean(axis=(0, 1)) for part in (slice(24), slice(72, 96)))
    assert left[0] > left[2]
    assert right[2] > right[0]


@pytest.mark.parametrize("name", ROOMS)
def test_every_shape(name: str) -> None:
    for wide, high in ((45, 80), (60, 60), (105, 45)):
        built = room(name, size=(wide, high))
        assert built.image.shape == (high, wide, 3)
        assert np.isfinite(built.image).all()


@pytest.mark.parametrize("name", ROOMS)
def test_goods_get_a_table(name: str) -> None:
    built = room(name, tabletop=True)
    assert built.tabletop
    # The lower middle of the picture is the table: near, and smooth in depth.
    assert float(built.depth[-12:, 36:60].max()) < 2.4


def test_the_table_is_of_what_is_asked() -> None:
    wood = room("kitchen", tabletop=True, details=frozenset({"wood"}))
    marble = room("kitchen", tabletop=True, details=frozenset({"marble"}))
    assert float(np.abs(wood.image - marble.image)[-15:].mean()) > 0.05


@pytest.mark.parametrize("angle", ["low", "high", "aerial", "eye"])
def test_angles_move_the_horizon(angle: str) -> None:
    built = room("hall", angle=angle)
    assert np.isfinite(built.image).all()
    horizon = {"low": 0.64, "high": 0.26, "aerial": 0.12, "eye": 0.50}[angle]
    assert built.horizon == pytest.approx(horizon * 54)
