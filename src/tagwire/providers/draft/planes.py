"""Which way the surfaces of a set face, read from its depth: what is one wall, floor or table."""

import cv2
import numpy as np

from .colour import Floats

_FOCAL = 0.83  # of the longer side: what rooms are seen through
_NEAREST = 0.4  # metres


def facing(depth: Floats, horizon: float) -> Floats:
    """Direction every surface faces, of length 1, H x W x 3: right, down and away from the camera.

    ``horizon`` is its row in ``depth``.
    """
    # Nearness is linear across a plane: its slope and its height at the vanishing point tell it.
    near = 1 / np.maximum(np.asarray(depth, np.float32), np.float32(_NEAREST))
    near = np.asarray(cv2.medianBlur(near, 5), np.float32)
    rows, columns = near.shape
    focal = np.float32(_FOCAL * max(rows, columns))
    across, down = _slope(near, 1), _slope(near, 0)
    x = np.arange(columns, dtype=np.float32)[None] - np.float32(columns / 2)
    y = np.arange(rows, dtype=np.float32)[:, None] - np.float32(horizon)
    ahead = (near - across * x - down * y) / focal
    length = np.sqrt(across * across + down * down + ahead * ahead) + np.float32(1e-9)
    return np.dstack([cv2.medianBlur(each / length, 5) for each in (across, down, ahead)])


def _slope(plane: Floats, axis: int) -> Floats:
    """The gentler of the slopes to both neighbours: a step from one thing to the next is none."""
    steps = np.diff(plane, axis=axis)
    before = np.concatenate([np.take(steps, [0], axis), steps], axis)
    after = np.concatenate([steps, np.take(steps, [-1], axis)], axis)
    return np.where(np.abs(before) < np.abs(after), before, after)
