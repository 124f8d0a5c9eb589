"""Open landscapes: every terrain under every light, the same place whatever the light."""

import numpy as np
import pytest

from tagwire.providers.draft import sets
from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, luma
from tagwire.providers.draft.gaffer import lit_as_said
from tagwire.providers.draft.scenery.sky import HOURS, sky

LANDS = (
    "mountains", "lake", "hills", "meadow", "desert", "canyon", "snow", "sea", "islands", "beach",
    "mars", "moon", "sky",
)  # fmt: skip
LIGHTS = (
    "day", "morning", "noon", "golden", "sunset", "dusk", "night", "moonlit", "overcast", "storm",
)  # fmt: skip
SIZE = (160, 90)


def build(name: str, size: tuple[int, int] = SIZE, seed: int = 3, **asked: object) -> Backdrop:
    return sets.build(Ask(name=name, size=size, seed=seed, **{"metres": 1.7, **asked}))  # type: ignore[arg-type]


def brightness(backdrop: Backdrop) -> float:
    return float(luma(backdrop.image).mean())


def warmth(backdrop: Backdrop) -> float:
    red, _, blue = backdrop.image.mean(axis=(0, 1))
    return float(red / (blue + 1e-4))


@pytest.mark.parametrize("name", LANDS)
def test_every_light_is_another_picture_of_the_right_shape(name: str) -> None:
    found = []
    for light in LIGHTS:
        backdrop = build(name, light=light)
        width, height = SIZE
        assert backdrop.image.shape == (height, width, 3)
        assert backdrop.image.dtype == np.float32
        assert backdrop.depth.shape == (height, width)
        assert backdrop.depth.dtype == np.float32
        assert np.isfinite(backdrop.image).all()
        assert np.isfinite(backdrop.depth).all()
        assert backdrop.image.min() >= 0
        assert 0 < backdrop.depth.min() <= backdrop.depth.max() <= 1000
        assert 0 < backdrop.horizon < height
        found.append(backdrop.image.tobytes())
    assert len(set(found)) == len(LIGHTS)


@pytest.mark.parametrize("name", LANDS)
def test_the_seed_decides_the_place(name: str) -> None:
    first, again, other = (build(name, seed=seed).image.tobytes() for seed in (3, 3, 4))
    assert first == again
    assert first != other


@pytest.mark.parametrize("name", LANDS)
def test_lights_look_like_what_they_are_called(name: str) -> None:
    noon, golden, night = (build(name, light=light) for light in ("noon", "golden", "night"))
    assert brightness(night) < 0.5 * brightness(noon)
    assert warmth(golden) > 1.15 * warmth(noon)
    assert night.light.dark
    assert not noon.light.dark


@pytest.mark.parametrize("name", ["lake", "mountains"])
def test_a_dawn_glows_at_the_horizon(name: str) -> None:
    def glow(light: str) -> float:
        backdrop = build(name, light=light)
        row = int(backdrop.horizon)
        red, _, blue = backdrop.image[row - 22 : row - 8].mean(axis=(0, 1))
        return float(red / blue)

    assert glow("morning") > 1.25 * glow("noon")


@pytest.mark.parametrize("name", LANDS)
def test_the_place_stays_under_another_light(name: str) -> None:
    noon, dusk = build(name, light="noon"), build(name, light="dusk")
    assert noon.horizon == dusk.horizon
    assert noon.light.side == dusk.light.side
    assert np.median(np.abs(noon.depth - dusk.depth)) < 0.5
    assert (np.abs((noon.depth > 899).sum(0) - (dusk.depth > 899).sum(0)) <= 1).mean() > 0.97


@pytest.mark.parametrize("name", LANDS)
def test_the_horizon_moves_with_the_angle(name: str) -> None:
    low, eye, high, aerial = (build(name, angle=a).horizon for a in ("low", "", "high", "aerial"))
    assert low > eye > high > aerial


@pytest.mark.parametrize("size", [(90, 160), (210, 90), (96, 96)])
@pytest.mark.parametrize("name", LANDS)
def test_every_shape_of_frame_is_composed(name: str, size: tuple[int, int]) -> None:
    backdrop = build(name, size)
    assert backdrop.image.shape == (size[1], size[0], 3)
    assert np.isfinite(backdrop.image).all()
    assert 0.3 < backdrop.horizon / size[1] < 0.75
    assert backdrop.image.std() > 0.02


def test_water_is_water_and_a_shore_is_ground() -> None:
    floors = {name: build(name).floor for name in LANDS}
    assert floors["sea"] == floors["islands"] == "water"
    assert floors["lake"] == floors["beach"] == "ground"
    assert floors["sky"] == "none"


@pytest.mark.parametrize("mode", ["dramatic", "neon", "soft", "backlit"])
def test_every_mode_changes_the_light(mode: str) -> None:
    plain, moody = build("hills", light="day"), build("hills", mode=mode, light="")
    assert plain.image.tobytes() != moody.image.tobytes()


def unevenness(image: Floats) -> float:
    """How far bright and dark are apart, in stops."""
    return float(np.log2(luma(image) + 0.01).std())


@pytest.mark.parametrize("name", ["meadow", "forest", "street", "office", "underwater"])
def test_modes_are_seen_in_every_family_of_sets(name: str) -> None:
    said = {
        mode: lit_as_said(build(name, light="day", mode=mode), mode)
        for mode in ("", "soft", "dramatic", "backlit")
    }
    plain, soft, dramatic, backlit = said.values()
    assert unevenness(soft.image) < 0.97 * unevenness(plain.image)
    assert unevenness(dramatic.image) > 1.05 * unevenness(plain.image)
    assert brightness(dramatic) < 0.96 * brightness(plain)
    assert soft.light.contrast < plain.light.contrast < dramatic.light.contrast
    assert backlit.light.backlit
    near = plain.depth < np.quantile(plain.depth, 0.2)
    share = [float(luma(one.image)[near].mean() / brightness(one)) for one in (plain, backlit)]
    assert share[1] < 0.95 * share[0]
    for mode, one in said.items():
        np.testing.assert_array_equal(one.depth, plain.depth, mode)


def test_a_backlit_sun_stands_behind_the_middle() -> None:
    backdrop = build("meadow", mode="backlit")
    assert backdrop.light.backlit
    assert backdrop.light.rim is not None
    assert backdrop.sun is not None
    assert SIZE[0] / 3 <= backdrop.sun[0] <= SIZE[0] * 2 / 3


def test_fog_hides_what_is_far() -> None:
    clear, fog = build("canyon", light="day"), build("canyon", light="day", weather="fog")
    end = int(clear.horizon)
    assert fog.image[end - 12 : end].std() < clear.image[end - 12 : end].std()


@pytest.mark.parametrize("season", ["spring", "summer", "autumn", "winter"])
@pytest.mark.parametrize("name", ["mountains", "hills", "meadow", "lake"])
def test_seasons_turn_the_ground(name: str, season: str) -> None:
    usual, turned = build(name, light="day"), build(name, light="day", season=season)
    below = int(usual.horizon) + 4
    assert np.abs(usual.image[below:] - turned.image[below:]).mean() > 0.003
    if season == "winter":
        assert brightness(turned) > brightness(usual)


@pytest.mark.parametrize("hour", sorted(HOURS))
def test_a_sky_is_painted_over_any_horizon(hour: str) -> None:
    for horizon in (0.5, 30.0, 89.5):
        image = sky(np.random.default_rng(1), SIZE, horizon, HOURS[hour], 0.7)
        assert image.shape == (SIZE[1], SIZE[0], 3)
        assert image.dtype == np.float32
        assert np.isfinite(image).all()
