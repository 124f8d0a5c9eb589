"""Where somebody's head is: a figure says so, a photo's outline lets it be guessed."""

import cv2
import numpy as np

from .matte import Cutout

_SMALLEST, _LARGEST, _OF_ALL = 0.14, 0.60, 0.24  # of the outline's height; where it is all there
_USUAL = 0.36  # of a bust's
_NARROWS = 0.985  # a head is as wide as it gets where its outline stops growing
_TALL = 1.2  # heights of a head are so many of its widths


def face_of(cutout: Cutout) -> tuple[float, float, float]:
    """Column and row of a head's middle, and its height as a share of the cut-out's."""
    return cutout.face or _guessed(cutout)


def _guessed(cutout: Cutout) -> tuple[float, float, float]:
    """Follow the outline down to where it stops growing: there the head is widest."""
    solid = (cutout.alpha > 0.5).astype(np.float32)
    height = solid.shape[0]
    widths = cv2.GaussianBlur(solid.sum(axis=1)[:, None], (1, 0), 0, sigmaY=max(1.0, height / 60))
    widths = np.asarray(widths[:, 0], np.float32)
    step = max(2, height // 25)
    ahead = np.concatenate([widths[step:], np.full(step, widths[-1])])
    largest = _LARGEST if cutout.bust else _OF_ALL
    begins, ends = round(0.5 * _SMALLEST * height), round(0.6 * largest * height)
    stops = np.flatnonzero(_NARROWS * ahead[begins:ends] < widths[begins:ends])
    if len(stops) == 0:
        return 0.5, min(_USUAL, largest) / 2, min(_USUAL, largest)
    row = begins + int(stops[0])
    size = float(np.clip(_TALL * widths[row] / height, _SMALLEST, largest))
    columns = np.flatnonzero(solid[row])
    return float(columns.mean() + 0.5) / solid.shape[1], size / 2, size
