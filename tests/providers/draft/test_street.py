"""Streets: every kit in every light, wet roads that mirror, one place for one seed."""

import numpy as np
import pytest

from tagwire.providers.draft import sets
from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, luma
from tagwire.providers.draft.scenery.street_cars import moving
from tagwire.providers.draft.scenery.street_kits import KITS, kit_of
from tagwire.providers.draft.scenery.street_plan import planned

SEASONS = ("spring", "summer", "autumn", "winter")
LIGHTS = (
    *("day", "morning", "noon", "golden", "sunset"),
    *("dusk", "night", "moonlit", "overcast", "storm"),
)


def street(
    *details: str,
    size: tuple[int, int] = (160, 90),
    seed: int = 3,
    light: str = "",
    weather: str = "",
    angle: str = "",
    season: str = "",
) -> Backdrop:
    """Build one street."""
    known = frozenset(word for word in details if word)
    ask = Ask("street", size, seed, light, weather=weather, angle=angle, season=season,
        details=known)  # fmt: skip
    return sets.build(ask)


def corr(one: Floats, other: Floats) -> float:
    """How alike two planes are."""
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("city", list(KITS))
def test_every_kit_in_every_light(city: str, light: str) -> None:
    backdrop = street(city, light=light)
    assert backdrop.image.shape == (90, 160, 3)
    assert backdrop.image.dtype == backdrop.depth.dtype == np.float32
    assert np.isfinite(backdrop.image).all()
    assert np.isfinite(backdrop.depth).all()
    assert backdrop.image.min() >= 0
    assert 0 < backdrop.depth.min() < backdrop.depth.max() < 1001
    assert backdrop.image.std() > 0.01


def test_the_same_street_twice_is_the_same_and_another_seed_is_not() -> None:
    one, again, other = street(), street(), street(seed=4)
    np.testing.assert_array_equal(one.image, again.image)
    assert np.abs(one.image - other.image).mean() > 0.01


@pytest.mark.parametrize("city", ["", "paris", "tokyo"])
def test_light_and_weather_move_nothing(city: str) -> None:
    day = street(city, light="day")
    for light in ("golden", "night"):
        np.testing.assert_array_equal(day.depth, street(city, light=light).depth)
    np.testing.assert_array_equal(day.depth, street(city, light="day", weather="rain").depth)


def test_a_wet_road_mirrors_what_is_above_it() -> None:
    dry = street("tokyo", "neon", light="night", size=(320, 180))
    wet = street("tokyo", "neon", "wet", light="night", size=(320, 180))
    horizon = int(wet.horizon)
    rows = min(180 - horizon, horizon)
    above = wet.image[horizon - rows : horizon][::-1].mean(axis=0)
    below = wet.image[horizon : horizon + rows].mean(axis=0)
    dull = dry.image[horizon : horizon + rows].mean(axis=0)
    middle = slice(100, 220)
    assert corr(above[middle], below[middle]) > 0.4
    assert luma(below[None])[0][middle].std() > 1.5 * luma(dull[None])[0][middle].std()
    assert wet.gloss > dry.gloss


def test_neon_at_night_is_colourful() -> None:
    image = street("tokyo", "neon", light="night", weather="rain", angle="low").image
    plain = street(light="night").image

    def vivid(picture: Floats) -> float:
        spread = picture.max(axis=2) - picture.min(axis=2)
        return float((spread > 0.25).mean())

    assert vivid(image) > 0.03
    assert vivid(image) > 1.5 * vivid(plain)
    bright = image[image.max(axis=2) > 0.5]
    assert len({int(pixel.argmax()) for pixel in bright}) == 3


def test_night_is_darker_than_day_and_golden_is_warmer() -> None:
    day, night, golden = (street(light=light).image for light in ("day", "night", "golden"))
    assert luma(night).mean() < 0.65 * luma(day).mean()
    warmth = [(picture[..., 0] - picture[..., 2]).mean() for picture in (golden, day)]
    assert warmth[0] > warmth[1] + 0.05


@pytest.mark.parametrize("size", [(90, 160), (210, 90), (120, 120), (128, 96)])
def test_every_shape(size: tuple[int, int]) -> None:
    backdrop = street("new york", size=size, weather="rain", light="dusk")
    assert backdrop.image.shape == (size[1], size[0], 3)
    assert np.isfinite(backdrop.image).all()


def test_angles_move_the_horizon() -> None:
    rows = [street(angle=angle).horizon for angle in ("low", "eye", "high", "aerial")]
    assert rows == sorted(rows, reverse=True)
    assert len(set(rows)) == 4


@pytest.mark.parametrize("weather", ["rain", "snow", "fog", "dust"])
def test_weather_changes_the_street(weather: str) -> None:
    clear, seen = street(light="day"), street(light="day", weather=weather)
    assert np.isfinite(seen.image).all()
    assert np.abs(clear.image - seen.image).mean() > 0.01


def test_snow_lies_on_the_ground() -> None:
    clear, snowy = street(light="overcast"), street(light="overcast", weather="snow")
    assert luma(snowy.image[-20:]).mean() > 1.5 * luma(clear.image[-20:]).mean()


def test_every_season_dresses_the_street() -> None:
    year = {name: street("paris", light="day", season=name) for name in SEASONS}
    pictures = [one.image for one in year.values()]
    for index, one in enumerate(pictures):
        for other in pictures[index + 1 :]:
            assert np.abs(one - other).mean() > 0.006
    below = int(year["winter"].horizon) + 8
    ground = {name: float(luma(one.image[below:]).mean()) for name, one in year.items()}
    assert ground["winter"] == max(ground.values())


def test_a_car_lights_the_road_before_it() -> None:
    ask = Ask("street", (320, 180), 3)
    plan = planned(ask)
    _, beams = moving(ask, plan)
    ahead = max(beams, key=lambda beam: beam.reach)
    night, day = (street(light=light, size=(320, 180)) for light in ("night", "day"))
    np.testing.assert_array_equal(night.depth, day.depth)
    distance, focal = ahead.z - 5.0, 1.02 * (320 * 180) ** 0.5
    row = round(night.horizon + focal * 1.6 / distance)
    lanes = []
    for x in (ahead.x, -ahead.x):
        column = round((0.5 + plan.bend) * 320 + focal * x / distance)
        there = (slice(row - 1, row + 2), slice(column - 4, column + 5))
        assert np.abs(day.depth[there] - distance).max() < 4.0
        lanes.append(night.image[there].mean() / day.image[there].mean())
    assert lanes[0] > 1.3 * lanes[1]


def test_neon_without_a_city_is_tokyo() -> None:
    assert kit_of(frozenset({"neon"}))[0] == "tokyo"
    assert kit_of(frozenset())[0] == ""


def test_the_middle_of_the_street_is_open() -> None:
    for seed in range(6):
        plan = planned(Ask("street", (160, 90), seed))
        assert all(lot.wall >= plan.edge - 0.2 for lot in plan.lots)
