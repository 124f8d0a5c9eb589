"""A figure in flat paints: its materials told apart, each with one shade and one light."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .colour import Bytes, Floats
from .extent import extent
from .filters import gaussian, resize
from .flats import NOBODY, calm, closed, gathered, means, nearest, scissored, simple_curves, to_lab
from .paper import unit

_WEIGHTS = np.array([0.56, 1.2, 1.2], np.float32)  # hue tells materials apart more than light
_STEPS = (9.0, 15.0)  # L below and above a material's middle where shade and light begin
_STARTS = 4  # for an individual must not lose its face by chance
_MIDDLE = 0.40  # light of a figure's middle tone, at least
_OTHER = 24.0
_PATCH = 0.03  # share of the figure that a shine on skin may have
_FINEST, _LEAST = 1.3, 22.0  # half width and area of the smallest mark, pixels at 720 rows
_MARGIN = 60.0  # of the figure's part, so that its shadow falls inside; pixels at 720 rows
_BROAD = 0.012  # half width of the smallest piece of a material, against the figure's size


@dataclass(frozen=True, slots=True)
class Cel:
    """The figure's part of the frame, cut in flats at a size of its own."""

    box: tuple[slice, slice]  # in the frame
    tones: Bytes  # h x w: 3 * material + (0 shade, 1 body, 2 light); NOBODY outside
    colours: Floats  # Lab of every tone, n x 3
    scale: float  # pixels of ``tones`` in one pixel of a frame 720 rows high

    @property
    def mean(self) -> Floats:
        """Colour of the whole figure, Lab."""
        sizes = np.bincount(self.tones.ravel(), minlength=256)[: len(self.colours)]
        whole = (self.colours * sizes[:, None]).sum(axis=0) / max(1, int(sizes.sum()))
        return np.asarray(whole, np.float32)

    def painted(self, paints: Floats) -> Floats:
        """The box with each tone in its paint (n x 3), spread beyond the figure's outline."""
        height, width = (side.stop - side.start for side in self.box)
        spread = closed(self.tones, np.asarray(self.tones == NOBODY, np.uint8))
        return simple_curves(spread, max(0.6, 0.9 * self.scale), (width, height)).filled(paints)

    def over(self, picture: Floats, subject: Floats, paints: Floats) -> Floats:
        """Lay the figure over a picture (H x W x 3), in place, each tone in its paint."""
        below, share = picture[self.box], subject[self.box][..., None]
        below += (self.painted(paints) - below) * share
        return picture


def cel_of(
    pixels: Bytes, subject: Floats, rng: np.random.Generator, rows: int, count: int
) -> Cel | None:
    """Cut the subject in ``count`` materials, as seen in a picture ``rows`` high; None without."""
    own = subject > 0.5
    if int(own.sum()) < 3 * count:
        return None
    box = extent(own, round(_MARGIN * unit(pixels)))
    assert box is not None
    scale = min(1.0, rows / min(own.shape))
    part = np.ascontiguousarray(pixels[box])
    size = (max(4, round(part.shape[1] * scale)), max(4, round(part.shape[0] * scale)))
    small = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA), np.uint8)
    scale *= unit(pixels)
    lab = to_lab(calm(small, max(1.0, 2.6 * scale)))
    inside = resize(subject[box], *size) > 0.5
    if int(inside.sum()) < 3 * count:
        return None
    lab = _read(lab, float(np.median(lab[..., 0][inside])) / 100)
    labels = _materials(lab, inside, count, rng)
    least = max(_LEAST * scale * scale, 0.0008 * float(inside.sum())) / inside.size
    broad = _BROAD * float(np.sqrt(inside.sum()))
    labels = scissored(labels, max(1.0, _FINEST * scale, broad), least)
    labels = _healed(labels, lab, count)
    tones = _toned(labels, gaussian(lab[..., 0], 0.5 + scale), count)
    tones = scissored(tones, max(0.6, 0.7 * _FINEST * scale), least * 0.5)
    return Cel(box, tones, _modest(means(tones, lab, 3 * count), tones), scale)


def _read(lab: Floats, middle: float) -> Floats:
    """A figure (H x W x 3, Lab) that stands in the dark as light as it can be read."""
    power = np.clip(np.log(_MIDDLE) / np.log(np.clip(middle, 0.05, 0.95)), 0.62, 1.0)
    if power == 1.0:
        return lab
    light = np.clip(lab[..., 0] / np.float32(100), 0.02, 1)
    more = light ** np.float32(power - 1)
    lively = np.sqrt(more)
    return np.asarray(lab * np.dstack([more, lively, lively]), np.float32)


def _materials(lab: Floats, own: NDArray[np.bool_], count: int, rng: np.random.Generator) -> Bytes:
    """What a figure is made of, by hue more than by light; NOBODY outside of ``own``."""
    labels = np.full(own.shape, NOBODY, np.uint8)
    points = np.asarray(lab[own] * _WEIGHTS, np.float32)
    labels[own] = nearest(points, gathered(points, count, rng, _STARTS))
    return labels


def _healed(labels: Bytes, lab: Floats, count: int) -> Bytes:
    """Count what shines white in the midst of skin as skin, not as cloth."""
    colours = means(labels, lab, count)
    skin = _is_skin(colours)
    pale = (colours[:, 0] > 58) & (np.hypot(colours[:, 1], colours[:, 2]) < 17) & ~skin
    pale, skin = (np.append(which, np.zeros(256 - count, bool)) for which in (pale, skin))
    shining = np.asarray(pale[labels], np.uint8)
    found, parts, stats, _ = cv2.connectedComponentsWithStats(shining, connectivity=4)
    around = closed(labels, np.asarray(shining | (labels == NOBODY), np.uint8))
    area = np.maximum(stats[:found, cv2.CC_STAT_AREA], 1)
    share = np.bincount(parts.ravel(), skin[around].ravel(), found) / area
    mended = (share > 0.65) & (area < _PATCH * int((labels != NOBODY).sum()))
    mended[0] = False
    return np.where(mended[parts], around, labels).astype(np.uint8)


def _is_skin(lab: Floats) -> NDArray[np.bool_]:
    """Which colours (n x 3) may be skin."""
    chroma, hue = np.hypot(lab[:, 1], lab[:, 2]), np.arctan2(lab[:, 2], lab[:, 1])
    warm = (hue > 0.3) & (hue < 1.45)
    return np.asarray((lab[:, 0] > 42) & (chroma > 17) & (chroma < 50) & warm)


def _modest(colours: Floats, tones: Bytes) -> Floats:
    """Let lights shine no more than paint does: a face has no white patches."""
    body, light = colours[1::3], colours[2::3]
    most = np.where(_is_skin(body)[:, None], np.array([4, 0, 0]), np.array([11, 4, 6]))
    shone = np.clip(light - body, np.array([0, -4, -6]), most)
    sizes = np.bincount(tones.ravel(), minlength=256)[: len(colours)]
    # A step that is larger still, or as wide as the body, parts two things of one hue.
    shines = (sizes[1::3] > 2 * sizes[2::3]) & (light[:, 0] - body[:, 0] < _OTHER)
    result = colours.copy()
    result[2::3] = np.where(shines[:, None], body + shone, light)
    return result


def _toned(labels: Bytes, light: Floats, count: int) -> Bytes:
    """Split every material in shade, body and light: three labels for each."""
    own = labels != NOBODY
    materials, lights = labels[own], light[own]
    tones = np.zeros_like(materials)
    for index in range(count):
        mine = np.flatnonzero(materials == index)
        if not len(mine):
            continue
        seen = lights[mine]
        middle = float(np.median(seen))
        tone = 1 + (seen > middle + _STEPS[1]).astype(np.int8) - (seen < middle - _STEPS[0])
        tones[mine] = 3 * index + tone
    result = labels.copy()
    result[own] = tones
    return result
