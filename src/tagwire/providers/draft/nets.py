"""The three shipped neural nets, run by OpenCV, or by onnxruntime where that is installed."""

from functools import cache
from importlib import import_module
from importlib.resources import files
from threading import Lock
from typing import Any, Protocol

import cv2
import numpy as np

from .colour import Floats

SALIENCY = "u2netp.onnx"
STYLE_VECTOR = "predict_f.onnx"
STYLE_TRANSFER = "transform_f.onnx"


class Net(Protocol):
    """A loaded net; it may be run from any thread."""

    def run(self, *inputs: Floats, names: tuple[str, ...] = ("",)) -> Floats:
        """Feed the inputs, by name where there are several, and return a copy of the output."""


class OpenCvNet:
    """A net and the lock it needs: a cv2.dnn net must not run in two threads at once.

    It is read anew for each run: that takes 20 to 50 ms, and u2netp would go on holding 240 MB.
    """

    def __init__(self, stored: bytes) -> None:
        self._stored = np.frombuffer(stored, np.uint8)
        self._lock = Lock()

    def run(self, *inputs: Floats, names: tuple[str, ...] = ("",)) -> Floats:
        """As ``Net.run``."""
        with self._lock:
            net = cv2.dnn.readNetFromONNX(self._stored)
            for value, name in zip(inputs, names, strict=True):
                net.setInput(np.ascontiguousarray(value, np.float32), name)
            return np.array(net.forward(), np.float32)


class RuntimeNet:
    """The same net in onnxruntime, on one core: several pictures are drawn side by side."""

    def __init__(self, stored: bytes, onnxruntime: Any) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            stored, options, providers=["CPUExecutionProvider"]
        )
        self._first: str = self._session.get_inputs()[0].name

    def run(self, *inputs: Floats, names: tuple[str, ...] = ("",)) -> Floats:
        """As ``Net.run``."""
        fed = {
            name or self._first: np.ascontiguousarray(value, np.float32)
            for value, name in zip(inputs, names, strict=True)
        }
        return np.array(self._session.run(None, fed)[0], np.float32)


_loading = Lock()


@cache
def _load(weights: str) -> Net:
    stored = (files(__package__) / "weights" / weights).read_bytes()
    try:
        onnxruntime = import_module("onnxruntime")
    except ImportError:
        return OpenCvNet(stored)
    return RuntimeNet(stored, onnxruntime)


def net(weights: str) -> Net:
    """Return the net of that name, loaded on first use and once only."""
    with _loading:
        return _load(weights)
