"""Every size of every image model is drawn exactly, in every shape, and 4K in bounded memory."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from tagwire.core.models import IMAGE_MODELS, VIDEO_MODELS
from tagwire.providers.draft.engine import Drawing
from tagwire.providers.draft.provider import MOST_PIXELS

from .pictures import area, brightness, drawn, vase

SIZES = sorted(
    {(ratio.width, ratio.height) for model in IMAGE_MODELS.values() for ratio in model.ratios}
)
SHAPES = sorted({Fraction(*size) for size in SIZES})
PIXELS = 14_000
UNUSUAL = [(64, 64), (64, 400), (640, 64), (65, 67), (127, 201), (300, 48), (16, 16)]
ROOT = Path(__file__).parents[3]
LARGEST = """
import json, pathlib, resource, sys
from tests.providers.draft.pictures import drawn, vase
width, height = int(sys.argv[1]), int(sys.argv[2])
drawing = drawn(sys.argv[3], (width, height), vase=vase())
box = drawing.boxes[0]
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
own = pathlib.Path("/proc/self/status")
if own.exists():  # Linux counts there what the process that started this one held
    most = next(int(line.split()[1]) for line in own.open() if line.startswith("VmHWM"))
print(json.dumps({
    "shape": drawing.pixels.shape,
    "deviation": float(drawing.pixels.std()),
    "box": [box.left, box.top, box.right, box.bottom],
    "bytes": most * (1 if sys.platform == "darwin" else 1024),
}))
"""


def reduced(shape: Fraction) -> tuple[int, int]:
    """A small size of a shape."""
    wide = (PIXELS * float(shape)) ** 0.5
    return max(16, round(wide)), max(16, round(wide / float(shape)))


def fault(drawing: Drawing, size: tuple[int, int]) -> str:
    """What is wrong with a drawing of somebody at a size, or nothing."""
    width, height = size
    if drawing.pixels.shape != (height, width, 3):
        return f"size {drawing.pixels.shape}"
    if not 12 < brightness(drawing.pixels) < 246 or float(drawing.pixels.std()) < 5:
        return "blank"
    for box in drawing.boxes:
        inside = 0 <= box.left < box.right <= width and 0 <= box.top < box.bottom <= height
        if not inside or area(box) < 0.005 * width * height:
            return f"box {box}"
    return "" if drawing.boxes else "nobody"


def faults(prompt: str, sizes: list[tuple[int, int]]) -> dict[tuple[int, int], str]:
    told = {size: fault(drawn(prompt, size), size) for size in sizes}
    return {size: words for size, words in told.items() if words}


@pytest.mark.parametrize(
    "prompt", ["a fox in the forest at dusk", "a bottle on a kitchen table, close-up"]
)
def test_every_shape_of_every_model_is_composed(prompt: str) -> None:
    assert len(SHAPES) > 40
    assert faults(prompt, [reduced(shape) for shape in SHAPES]) == {}


@pytest.mark.parametrize(
    "prompt",
    ["a woman walking a dog in a street in the rain", "three birds in the sky, pixel art, dutch"],
)
def test_unusual_sizes_are_drawn(prompt: str) -> None:
    assert faults(prompt, UNUSUAL) == {}


@pytest.mark.parametrize("prompt", ["front, side, back and detail of a car, showroom", "@v 四视图"])
def test_panels_fill_every_shape(prompt: str) -> None:
    for size in ((210, 90), (90, 160), (120, 120), (400, 50)):
        drawing = drawn(prompt, size, v=vase()) if "@v" in prompt else drawn(prompt, size)
        assert drawing.pixels.shape == (size[1], size[0], 3)
        assert drawing.understood["panels"] == len(drawing.boxes) > 2
        assert fault(drawing, size) == "", size


def test_every_size_of_every_model_may_be_drawn() -> None:
    assert max(width * height for width, height in SIZES) <= MOST_PIXELS
    films = {(r.width, r.height) for model in VIDEO_MODELS.values() for r in model.ratios}
    assert max(width * height for width, height in films) <= MOST_PIXELS


@pytest.mark.skipif(not importlib.util.find_spec("resource"), reason="Windows has no getrusage")
@pytest.mark.parametrize(
    ("size", "prompt", "gigabytes"),
    [
        ((3840, 2160), "@vase on a wooden table in the kitchen, golden hour", 1.6),
        ((2816, 352), "@vase on the beach at sunset", 0.6),
    ],
    ids=["4K", "widest"],
)
def test_a_full_size_is_exact_and_takes_bounded_memory(
    size: tuple[int, int], prompt: str, gigabytes: float
) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", LARGEST, str(size[0]), str(size[1]), prompt],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(["src", *sys.path])},
    )
    told = json.loads(answer.stdout)
    assert told["shape"] == [size[1], size[0], 3]
    assert told["deviation"] > 5
    left, top, right, bottom = told["box"]
    assert 0 <= left < right <= size[0]
    assert 0 <= top < bottom <= size[1]
    assert told["bytes"] < gigabytes * 1e9
