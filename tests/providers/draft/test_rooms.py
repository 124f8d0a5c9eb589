"""The rooms: every one in every light, the same place under another, and what modes do."""

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
SIZE = (160, 90)


def room(name: str, *, size: tuple[int, int] = SIZE, seed: int = 1, **asked: object) -> Backdrop:
    return sets.build(Ask(name=name, size=size, seed=seed, **asked))  # type: ignore[arg-type]


def edges(backdrop: Backdrop) -> Floats:
    """Where nearness jumps: the place's own outlines, whatever the light."""
    near = 1 / backdrop.depth
    return np.abs(np.diff(near, axis=0))[:, 1:] + np.abs(np.diff(near, axis=1))[1:]


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("name", ROOMS)
def test_every_room_in_every_light(name: str, light: str) -> None:
    built = room(name, light=light)
    assert built.kind == "room"
    assert built.image.shape == (90, 160, 3)
    assert built.image.dtype == np.float32
    assert built.depth.shape == (90, 160)
    assert built.depth.dtype == np.float32
    assert np.isfinite(built.image).all()
    assert np.isfinite(built.depth).all()
    assert built.image.min() >= 0
    assert built.light.side in {-1.0, 1.0}


@pytest.mark.parametrize("name", ROOMS)
def test_the_same_request_gives_the_same_room(name: str) -> None:
    assert np.array_equal(room(name, seed=4).image, room(name, seed=4).image)


@pytest.mark.parametrize("name", ROOMS)
def test_another_seed_is_another_room(name: str) -> None:
    one, other = room(name, seed=1).image, room(name, seed=2).image
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


@pytest.mark.parametrize("name", ROOMS)
@pytest.mark.parametrize("size", [(90, 160), (120, 120), (210, 90)])
def test_every_shape(name: str, size: tuple[int, int]) -> None:
    built = room(name, size=size)
    assert built.image.shape == (size[1], size[0], 3)
    assert np.isfinite(built.image).all()


@pytest.mark.parametrize("name", ROOMS)
def test_goods_get_a_table(name: str) -> None:
    built = room(name, tabletop=True)
    assert built.tabletop
    # The lower middle of the picture is the table: near, and smooth in depth.
    assert float(built.depth[-20:, 60:100].max()) < 2.4


def test_the_table_is_of_what_is_asked() -> None:
    wood = room("kitchen", tabletop=True, details=frozenset({"wood"}))
    marble = room("kitchen", tabletop=True, details=frozenset({"marble"}))
    assert float(np.abs(wood.image - marble.image)[-25:].mean()) > 0.05


@pytest.mark.parametrize("angle", ["low", "high", "aerial", "eye"])
def test_angles_move_the_horizon(angle: str) -> None:
    built = room("hall", angle=angle)
    assert np.isfinite(built.image).all()
    horizon = {"low": 0.64, "high": 0.26, "aerial": 0.12, "eye": 0.50}[angle]
    assert built.horizon == pytest.approx(horizon * 90)
