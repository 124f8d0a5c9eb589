"""The draft engine on one core: seconds a picture, against a floor of plain filters, and memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from benchmarks.timing import in_turn
from tagwire.providers.draft.engine import Reference, draw

PHOTOS = Path(__file__).parent.parent / "graphs" / "photos"
FLOOR = "12 Gaussian blurs (sigma 4) of a float picture of that size"
REQUESTS: dict[str, tuple[str, dict[str, str]]] = {
    "studio product": ("product photo of @coffee on a teal background", {"coffee": "product"}),
    "plate from a reference": (
        "Place @subject in @background scene",
        {"subject": "subject", "background": "background"},
    ),
    "cat on the roof": ("a cat jumping on a moonlit roof", {}),
    "library, watercolor": ("a cozy library at golden hour, watercolor", {}),
    "kitchen, 2 refs": (
        "@person holding @product in a modern kitchen, natural lighting",
        {"person": "model", "product": "product"},
    ),
    "sea": ("a sailboat on the sea at sunset", {}),
    "Japanese garden": ("a serene Japanese garden with cherry blossoms and a koi pond", {}),
    "mountain lake": ("epic mountain landscape with a lake at sunrise, wide shot", {}),
    "noir city": ("a detective in a city street at night, film noir", {}),
    "neon wet street": ("@robot on a rainy neon street in Tokyo at night", {"robot": "subject"}),
    "forest": ("a fox and a rabbit in an autumn forest, morning mist", {}),
    "oil (strokes)": ("a whale swimming underwater in a coral reef, oil painting", {}),
    "style reference": (
        "@tower painted in the style of @night",
        {"tower": "eiffel_tower", "night": "starry_night"},
    ),
    "meadow + 3 horses": ("three horses running in a meadow, spring morning", {}),
}
_COLD = """
import sys, time
begun = time.perf_counter()
import tagwire
assert "numpy" not in sys.modules and "cv2" not in sys.modules, "importing tagwire drew numpy in"
from benchmarks.draft import one
one("neon wet street", (1280, 720))
print(time.perf_counter() - begun)
"""
_MEMORY = """
import sys
from benchmarks.draft import REQUESTS, one, resident
names = list(REQUESTS)
for turn in range(200):
    one(names[turn % len(names)], ((1280, 720), (720, 1280), (960, 960))[turn // 14 % 3], turn)
print(resident())
"""


def one(name: str, size: tuple[int, int], seed: int = 3) -> None:
    """Draw one of the requests."""
    prompt, refs = REQUESTS[name]
    references = [
        Reference(tag, np.asarray(Image.open(PHOTOS / f"{photo}.jpg").convert("RGB")))
        for tag, photo in refs.items()
    ]
    draw(prompt, references, size, seed)


def resident() -> int:
    """Megabytes this process holds now; -1 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return -1
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def floor(size: tuple[int, int]) -> None:
    """What no picture of that size is drawn without: passes of a filter over all of it."""
    plane = np.zeros((size[1], size[0], 3), np.float32)
    for _ in range(12):
        plane = np.asarray(cv2.GaussianBlur(plane, (0, 0), 4), np.float32)


def warm(size: tuple[int, int], rounds: int) -> None:
    """Every request, warm, on one core."""
    medians = []
    for name in REQUESTS:
        ours, bare = in_turn(rounds, lambda name=name: one(name, size), lambda: floor(size))
        medians.append(ours)
        print(f"{name:<28} {ours:6.2f} s   x{ours / bare:5.2f} of the floor", flush=True)
    print(f"{'median':<28} {statistics.median(medians):6.2f} s")
    print(f"{'worst':<28} {max(medians):6.2f} s")


def apart(script: str) -> float:
    """The number a script prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=900
    )
    return float(done.stdout.split()[-1])


def side_by_side(size: tuple[int, int]) -> float:
    """How much more two threads draw than one in the same time."""
    names = ["sea", "kitchen, 2 refs", "neon wet street", "forest"] * 2
    begun = time.perf_counter()
    for name in names:
        one(name, size)
    alone = time.perf_counter() - begun
    begun = time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda name: one(name, size), names))
    return alone / (time.perf_counter() - begun)


def main() -> None:
    """Print it all."""
    cv2.setNumThreads(1)
    print(f"floor: {FLOOR}")
    print("1280 x 720, warm, one core; target: median 0.8 s, worst 1.3 s")
    warm((1280, 720), 3)
    print("1920 x 1080; target: under twice that")
    warm((1920, 1080), 1)
    print(f"two at once: x{side_by_side((1280, 720)):.2f} of one; target 1.7")
    print(f"first picture in a cold process: {apart(_COLD):.2f} s; target 2.5")
    print(f"memory after 200 mixed pictures: {apart(_MEMORY):.0f} MB; target 900")


if __name__ == "__main__":
    main()
