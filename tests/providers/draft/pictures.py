"""Reference pictures made by rule, and the measures the draft's tests take."""

import cv2
import numpy as np
from numpy.typing import NDArray

from tagwire.providers.draft.engine import Box, Drawing, Reference, draw

cv2.setNumThreads(1)  # tests run side by side
Pixels = NDArray[np.uint8]
SIZE = (640, 360)
SMALL = (320, 180)


def vase(side: int = 240, ink: tuple[int, int, int] = (196, 30, 34)) -> Pixels:
    """A shaded red vase on light grey, which any saliency net finds."""
    rows, columns = np.mgrid[0:side, 0:side].astype(np.float32) / side
    picture = np.full((side, side, 3), 218, np.float32) - rows[..., None] * 24
    mask = np.zeros((side, side), np.uint8)
    unit = side / 240
    belly, axes = (round(120 * unit), round(140 * unit)), (round(58 * unit), round(70 * unit))
    cv2.ellipse(mask, belly, axes, 0, 0, 360, 255, -1, cv2.LINE_AA)
    neck = [(98, 40), (142, 40), (134, 90), (106, 90)]
    cv2.fillPoly(mask, [np.array([(x * unit, y * unit) for x, y in neck], np.int32)], 255)
    light = np.clip(1.25 - np.abs(columns - 0.42) * 2.2, 0.35, 1.2)[..., None]
    share = mask[..., None].astype(np.float32) / 255
    return np.asarray(
        np.clip(picture * (1 - share) + np.array(ink) * light * share, 0, 255), np.uint8
    )


def vase_with_alpha() -> Pixels:
    """The vase with a transparent surrounding."""
    picture = vase()
    red = (picture[..., 0].astype(int) - picture[..., 1] > 25).astype(np.uint8) * 255
    return np.dstack([picture, red])


def scenery(sky: tuple[int, int, int], land: tuple[int, int, int]) -> Pixels:
    """A landscape of two bands with some texture."""
    rng = np.random.default_rng(7)
    picture = np.zeros((270, 480, 3), np.float32)
    picture[:150], picture[150:] = sky, land
    texture = cv2.resize(rng.normal(0, 1, (34, 60)).astype(np.float32), (480, 270))
    return np.asarray(np.clip(picture + texture[..., None] * 22, 0, 255), np.uint8)


def painting(first: tuple[int, int, int], second: tuple[int, int, int]) -> Pixels:
    """Brushy swirls of two colours."""
    rows, columns = np.mgrid[0:256, 0:256].astype(np.float32)
    wave = np.sin(rows / 7 + 4 * np.sin(columns / 23)) * 0.5 + 0.5
    noise = np.random.default_rng(3).normal(0, 14, (256, 256, 1))
    mixed = np.array(first) * wave[..., None] + np.array(second) * (1 - wave[..., None]) + noise
    return np.asarray(np.clip(mixed, 0, 255), np.uint8)


def drawn(prompt: str, size: tuple[int, int] = SIZE, seed: int = 1, **pictures: Pixels) -> Drawing:
    """Draw without the label; keyword names are the tags."""
    references = [Reference(tag, pixels) for tag, pixels in pictures.items()]
    return draw(prompt, references, size, seed, label=False)


def brightness(picture: Pixels) -> float:
    """Mean grey value."""
    return float(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).mean())


def redness(picture: Pixels) -> Pixels:
    """Where the picture is plainly red."""
    red, green, blue = (picture[..., k].astype(int) for k in range(3))
    return ((red > 90) & (red > 1.8 * green) & (red > 1.8 * blue)).astype(np.uint8)


def difference(one: Pixels, other: Pixels) -> float:
    """Mean absolute difference of two pictures."""
    return float(np.abs(one.astype(int) - other).mean())


def area(box: Box) -> int:
    """Pixels within a box."""
    return (box.right - box.left) * (box.bottom - box.top)


def mean_colour(picture: Pixels) -> NDArray[np.float64]:
    """Mean in Lab."""
    lab = cv2.cvtColor(picture, cv2.COLOR_RGB2LAB).reshape(-1, 3)
    return np.asarray(lab.mean(axis=0), np.float64)


def likeness(one: Pixels, other: Pixels) -> float:
    """Correlation of two pictures' broad shapes of light and dark."""
    grey = [cv2.cvtColor(each, cv2.COLOR_RGB2GRAY).astype(np.float32) for each in (one, other)]
    broad = [cv2.GaussianBlur(each, (0, 0), 6).ravel() for each in grey]
    return float(np.corrcoef(broad[0], broad[1])[0, 1])
