"""The three shipped neural nets, run by OpenCV alone."""

from functools import cache
from importlib.resources import files
from threading import Lock

import cv2
import numpy as np

from .colour import Floats

SALIENCY = "u2netp.onnx"
STYLE_VECTOR = "predict_f.onnx"
STYLE_TRANSFER = "transform_f.onnx"


class Net:
    """One net and the lock it needs: a cv2.dnn net must not run in two threads at once."""

    def __init__(self, weights: str) -> None:
        stored = (files(__package__) / "weights" / weights).read_bytes()
        self._net = cv2.dnn.readNetFromONNX(np.frombuffer(stored, np.uint8))
        self._lock = Lock()

    def run(self, *inputs: Floats, names: tuple[str, ...] = ("",)) -> Floats:
        """Feed the inputs, by name where there are several, and return a copy of the output."""
        with self._lock:
            for value, name in zip(inputs, names, strict=True):
                self._net.setInput(np.ascontiguousarray(value, np.float32), name)
            return np.array(self._net.forward(), np.float32)


_loading = Lock()


@cache
def _load(weights: str) -> Net:
    return Net(weights)


def net(weights: str) -> Net:
    """Return the net of that name, loaded on first use and once only."""
    with _loading:
        return _load(weights)
