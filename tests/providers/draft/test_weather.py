"""Weather: every kind is seen, the same for the same seed, alike at all sizes."""

from dataclasses import replace

import numpy as np
import pytest

from tagwire.providers.draft.backdrop import Backdrop, Light
from tagwire.providers.draft.colour import Floats, luma
from tagwire.providers.draft.weather import snowed, weathered, wet

KINDS = ("rain", "snow", "fog", "dust", "fireflies", "leaves")


def plain(width: int = 160, height: int = 90) -> Backdrop:
    """A grey field under a blue sky with a red tower on it."""
    horizon = height * 0.5
    rows = np.arange(height, dtype=np.float32)[:, None] + 0.5
    depth = np.where(rows > horizon, height * 0.9 / np.maximum(rows - horizon, 0.5), 400.0)
    depth = np.broadcast_to(depth, (height, width)).astype(np.float32)
    image = np.full((height, width, 3), 0.25, np.float32)
    image[: int(horizon)] = (0.2, 0.3, 0.5)
    tower = (slice(int(height * 0.1), int(horizon)), slice(int(width * 0.4), int(width * 0.6)))
    image[tower], depth = (0.9, 0.1, 0.05), depth.copy()
    depth[tower] = 30.0
    light = Light(np.full(3, 0.8, np.float32), np.full(3, 0.4, np.float32), -1.0, 0.5)
    return Backdrop("land", image, depth, horizon, 0.9, 4.0, light, np.full(3, 0.5, np.float32))


def fallen(kind: str, backdrop: Backdrop, *, behind: bool, seed: int = 1) -> Floats:
    """The picture with weather over it."""
    rng = np.random.default_rng(seed)
    return weathered(backdrop.image, backdrop, kind, rng, behind=behind)


@pytest.mark.parametrize("behind", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_seen(kind: str, behind: bool) -> None:
    backdrop = plain()
    before = backdrop.image.copy()
    seen = fallen(kind, backdrop, behind=behind)
    np.testing.assert_array_equal(backdrop.image, before)
    assert seen.shape == before.shape
    assert seen.dtype == np.float32
    assert np.isfinite(seen).all()
    assert seen.min() >= 0
    assert np.abs(seen - before).max() > 0.02
    np.testing.assert_array_equal(seen, fallen(kind, backdrop, behind=behind))


@pytest.mark.parametrize("kind", ["rain", "snow", "dust", "fireflies", "leaves"])
def test_another_seed_falls_elsewhere(kind: str) -> None:
    backdrop = plain()
    one, other = (fallen(kind, backdrop, behind=True, seed=seed) for seed in (1, 2))
    assert np.abs(one - other).max() > 0.02


@pytest.mark.parametrize("kind", KINDS)
def test_small_and_large_frames_look_alike(kind: str) -> None:
    means = []
    for scale in (1, 4):
        backdrop = plain(320 * scale, 180 * scale)
        change = fallen(kind, backdrop, behind=True) - backdrop.image
        means.append(float(np.abs(change).mean()))
    assert means[0] == pytest.approx(means[1], rel=0.35, abs=0.002)


def test_what_is_far_drowns_in_fog() -> None:
    backdrop = plain()
    change = np.abs(fallen("fog", backdrop, behind=True) - backdrop.image).mean(axis=2)
    assert change[20:40, 70:90].mean() > 2 * change[-8:].mean()


def test_the_part_in_front_is_sparse() -> None:
    backdrop = plain(320, 180)
    for kind in ("rain", "snow"):
        part = [np.abs(fallen(kind, backdrop, behind=b) - backdrop.image) for b in (True, False)]
        assert (part[1].max(axis=2) > 0.03).mean() < (part[0].max(axis=2) > 0.03).mean()


def test_no_weather_changes_nothing() -> None:
    backdrop = plain()
    assert fallen("", backdrop, behind=True) is backdrop.image


def test_wet_ground_mirrors_and_is_darker() -> None:
    backdrop = plain()
    soaked = wet(backdrop)
    assert soaked.gloss > backdrop.gloss
    np.testing.assert_array_equal(soaked.image[:40], backdrop.image[:40])
    ground = soaked.image[50:75]
    redness = ground[..., 0] - ground[..., 2]
    assert redness[:, 70:90].mean() > redness[:, :30].mean() + 0.02
    assert luma(soaked.image[-10:]).mean() < luma(backdrop.image[-10:]).mean()


def test_snow_whitens_the_ground() -> None:
    backdrop = plain()
    white = snowed(backdrop)
    assert luma(white.image[60:]).mean() > luma(backdrop.image[60:]).mean() * 1.3


def test_rooms_and_water_stay_as_they_are() -> None:
    for other in (replace(plain(), kind="room"), replace(plain(), floor="water")):
        assert wet(other) is other
        assert snowed(other) is other
