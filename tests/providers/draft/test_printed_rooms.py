"""Rooms in print: a wall is one clean flat however it is lit; where two meet, there is a line."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from tagwire.providers.draft import styles
from tagwire.providers.draft.sheet import Sheet

Pixels = NDArray[np.uint8]
SIZE = (320, 180)
FOLD = 100  # column where the left wall meets the back wall
PRINTS = ("comic", "ukiyo e")


def room(light: str = "night") -> Sheet:
    """A bare room of one colour, lit by a lamp on the right; walls 2.4 m aside and 6 m away."""
    width, height = SIZE
    focal = 0.83 * width
    columns, rows = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    x, y = (columns - width / 2) / focal, (rows - 80) / focal
    aside = (FOLD - width / 2) / focal * -6.0
    reach = [np.full_like(x, 6.0), aside / np.maximum(-x, 1e-6), 1.4 / np.maximum(y, 1e-6)]
    depth = np.min(reach, axis=0).astype(np.float32)
    lamp = 0.5 + 0.45 * np.exp(-(((columns - 250) / 70) ** 2) - ((rows - 60) / 60) ** 2)
    noise = np.random.default_rng(4).normal(0, 3, x.shape)
    pixels = np.array([205.0, 160.0, 110.0]) * lamp[..., None] + noise[..., None]
    nobody = np.zeros(x.shape, np.float32)
    return Sheet(
        np.clip(pixels, 0, 255).astype(np.uint8), nobody, depth, 80, np.random.default_rng(1), light
    )


def grey(pixels: Pixels) -> NDArray[np.float32]:
    """Lightness without grain and dots."""
    return cv2.GaussianBlur(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), (0, 0), 0.8).astype(
        np.float32
    )


@pytest.mark.parametrize("style", PRINTS)
def test_where_two_walls_of_one_colour_meet_a_line_is_drawn(style: str) -> None:
    shown = grey(styles.paint(style, room()))[50:100]
    line = np.median(shown[:, FOLD - 3 : FOLD + 4].min(axis=1))
    sides = (np.median(shown[:, FOLD - 20 : FOLD - 10]), np.median(shown[:, FOLD + 10 : FOLD + 20]))
    assert line < 0.9 * min(sides)


@pytest.mark.parametrize("style", PRINTS)
def test_the_light_of_a_lamp_cuts_no_patches_out_of_a_wall(style: str) -> None:
    wall = grey(styles.paint(style, room()))[24:104, 116:300]
    steps = np.hypot(*np.gradient(cv2.GaussianBlur(wall, (0, 0), 2)))
    assert float((steps > 6).mean()) < 0.02
