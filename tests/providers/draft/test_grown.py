"""Plants of every season, and the grown and strange places in every light."""

import numpy as np
import pytest

from tagwire.providers.draft import sets
from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop, Light
from tagwire.providers.draft.colour import luma
from tagwire.providers.draft.scenery.flora import KINDS, SEASONS, plant, planted

PLACES = ("forest", "garden", "japanese garden", "underwater", "space", "roof")
LIGHTS = (
    "day", "morning", "noon", "golden", "sunset", "dusk", "night", "moonlit", "overcast", "storm",
)  # fmt: skip
SMALL = (160, 90)


def built(name: str, size: tuple[int, int] = SMALL, **asked: object) -> Backdrop:
    return sets.build(Ask(name=name, size=size, seed=int(str(asked.pop("seed", 1))), **asked))  # type: ignore[arg-type]


def edges(backdrop: Backdrop) -> np.ndarray:
    """Where the depth leaps: the layout, whatever the light."""
    depth = np.log(backdrop.depth)
    return np.abs(np.diff(depth, axis=1)) > 0.3


@pytest.mark.parametrize("season", SEASONS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_plant_grows_in_every_season(kind: str, season: str) -> None:
    grown = plant(kind, 96, 1, season=season)
    assert grown.colour.dtype == np.float32
    assert grown.colour.shape[0] >= 96
    assert np.isfinite(grown.colour).all()
    assert grown.alpha.max() > 0.9
    assert 0.02 < grown.alpha.mean() < 0.9  # a plant with gaps, not a box
    assert grown.shade.min() >= 0
    assert grown.shade.max() <= 1.01


@pytest.mark.parametrize("kind", ["broadleaf", "cherry", "conifer"])
def test_winter_whitens_a_tree(kind: str) -> None:
    def whitest(season: str) -> float:
        grown = plant(kind, 160, 2, season=season)
        return float(np.quantile(grown.colour.min(axis=2)[grown.alpha > 0.5], 0.97))

    assert whitest("winter") > whitest("summer") + 0.1


def test_an_oak_turns_red_in_autumn() -> None:
    def warmth(season: str) -> float:
        grown = plant("broadleaf", 160, 0, season=season)
        red, green, _ = np.moveaxis(grown.colour[grown.alpha > 0.5], -1, 0)
        return float((red - green).mean())

    assert warmth("autumn") > warmth("summer") + 0.05


def test_what_is_nearer_stays_before_a_planted_tree() -> None:
    image = np.zeros((80, 80, 3), np.float32)
    depth = np.full((80, 80), 100.0, np.float32)
    depth[:, :40] = 2.0
    light = Light(np.ones(3, np.float32), np.ones(3, np.float32) * 0.5, -1.0, 0.5)
    planted(
        image,
        depth,
        plant("bush", 60, 0),
        column=40,
        foot_row=75,
        height_px=60,
        distance=10.0,
        light=light,
        haze=np.ones(3, np.float32),
    )
    assert image[:, :40].max() == 0
    assert image[:, 40:].max() > 0.02
    assert (depth[:, 40:] == 10.0).any()


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("name", PLACES)
def test_every_place_in_every_light(name: str, light: str) -> None:
    backdrop = built(name, light=light)
    assert backdrop.image.shape == (90, 160, 3)
    assert backdrop.depth.shape == (90, 160)
    assert backdrop.image.dtype == np.float32
    assert backdrop.depth.dtype == np.float32
    assert np.isfinite(backdrop.image).all()
    assert backdrop.image.min() >= 0
    assert backdrop.depth.min() > 0.2
    assert backdrop.depth.max() <= 1000
    assert backdrop.image.std() > 0.01
    again = built(name, light=light)
    assert np.array_equal(again.image, backdrop.image)


@pytest.mark.parametrize("name", PLACES)
def test_light_and_weather_move_nothing(name: str) -> None:
    usual = edges(built(name, light="day"))
    for light in ("sunset", "night", "storm"):
        assert (edges(built(name, light=light)) == usual).mean() > 0.995, light


@pytest.mark.parametrize("name", PLACES)
def test_another_seed_is_another_place(name: str) -> None:
    first, second = built(name, seed=1).image, built(name, seed=2).image
    assert np.abs(first - second).mean() > 0.02


@pytest.mark.parametrize("name", ["forest", "garden", "japanese garden"])
def test_seasons_differ(name: str) -> None:
    images = [built(name, season=season, light="day").image for season in SEASONS[1:]]
    for index, image in enumerate(images):
        for other in images[index + 1 :]:
            assert np.abs(image - other).mean() > 0.008


@pytest.mark.parametrize("size", [(90, 160), (120, 120), (210, 90), (120, 90)])
@pytest.mark.parametrize("name", PLACES)
def test_every_shape(name: str, size: tuple[int, int]) -> None:
    backdrop = built(name, size=size)
    assert backdrop.image.shape == (size[1], size[0], 3)
    assert np.isfinite(backdrop.image).all()
    assert 0.75 < backdrop.ground < 0.96


@pytest.mark.parametrize("name", ["forest", "garden", "japanese garden", "roof"])
def test_a_low_camera_sees_more_sky(name: str) -> None:
    low, high = built(name, angle="low"), built(name, angle="high")
    assert low.horizon > high.horizon + 10


@pytest.mark.parametrize("name", PLACES)
def test_night_is_darker_than_day(name: str) -> None:
    if name == "space":
        pytest.skip("there is no day in space")
    day, night = built(name, light="day").image, built(name, light="night").image
    assert luma(night).mean() < luma(day).mean() * 0.7


@pytest.mark.parametrize("weather", ["rain", "snow", "fog", "dust", "fireflies"])
@pytest.mark.parametrize("name", PLACES)
def test_every_weather(name: str, weather: str) -> None:
    assert np.isfinite(built(name, weather=weather).image).all()


@pytest.mark.parametrize("detail", ["bamboo", "conifer", "palm", "birch", "cherry"])
@pytest.mark.parametrize("name", ["forest", "garden", "japanese garden"])
def test_trees_by_name(name: str, detail: str) -> None:
    plain = built(name, seed=3)
    named = built(name, seed=3, details=frozenset({detail}))
    assert np.isfinite(named.image).all()
    assert named.image.shape == plain.image.shape


def test_the_branch_hangs_in_a_corner() -> None:
    for size in ((160, 90), (90, 160)):
        front = built("japanese garden", size=size).front
        assert front is not None
        assert front.alpha.mean() < 0.14
        assert front.alpha[size[1] // 2 :].max() < 0.1
