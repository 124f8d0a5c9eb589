"""The same request gives the same bytes: in another process, in any order, on any threads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from .pictures import drawn, painting, vase

SIZE = (240, 136)
ROOT = Path(__file__).parents[3]
KINDS = {
    "street": "a woman with an umbrella in a neon street in the rain at night",
    "forest": "a deer in a forest in the fog, morning, wide shot",
    "room": "a cat sleeping on a sofa in the living room at night",
    "group": "five dancers and a dog dancing in a hall, 黄金时刻",
    "oil": "a lighthouse on the islands in a storm, oil painting",
    "reference": "@vase in a garden in the style of @paint",
}
OTHERS = (
    "two horses in the snow, ukiyo-e",
    "a car on mars, dutch angle",
    "front and side of @vase",
)
ALONE = """
import json, sys
import cv2
cv2.setNumThreads(int(sys.argv[1]))
from tests.providers.draft.test_same import KINDS, digests
print(json.dumps(digests(json.loads(sys.argv[2]))))
"""


def digest(prompt: str, seed: int = 3) -> str:
    tags = {"vase": vase(), "paint": painting((9, 90, 200), (240, 200, 9))}
    asked = {tag: picture for tag, picture in tags.items() if f"@{tag}" in prompt}
    return sha256(drawn(prompt, SIZE, seed, **asked).pixels.tobytes()).hexdigest()


def digests(kinds: list[str]) -> dict[str, str]:
    return {kind: digest(KINDS[kind]) for kind in kinds}


def elsewhere(threads: int, salt: int, kinds: list[str]) -> dict[str, str]:
    """The same drawings in a fresh process with its own hash salt and OpenCV's threads."""
    paths = os.pathsep.join(["src", *sys.path])
    answer = subprocess.run(
        [sys.executable, "-c", ALONE, str(threads), json.dumps(kinds)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": paths, "PYTHONHASHSEED": str(salt)},
    )
    told: dict[str, str] = json.loads(answer.stdout)
    return told


@pytest.fixture(scope="module")
def here() -> Mapping[str, str]:
    """Each kind, drawn first."""
    return digests(list(KINDS))


@pytest.mark.parametrize(("threads", "salt", "step"), [(1, 5, 1), (2, 77, -1)])
def test_other_processes_draw_the_same_bytes(
    threads: int, salt: int, step: int, here: Mapping[str, str]
) -> None:
    """In the other order, too: no drawing leans on what was drawn before it."""
    assert elsewhere(threads, salt, list(KINDS)[::step]) == here


def test_warm_caches_change_nothing(here: Mapping[str, str]) -> None:
    for prompt in OTHERS:
        digest(prompt)
    assert digests(list(KINDS)[::-1]) == here


def test_two_threads_at_once_draw_what_each_draws_alone(here: Mapping[str, str]) -> None:
    kinds = [*KINDS, *list(KINDS)[::-1]]
    with ThreadPoolExecutor(2) as threads:
        together = list(threads.map(lambda kind: digest(KINDS[kind]), kinds))
    assert together == [here[kind] for kind in kinds]


@pytest.mark.parametrize("kind", KINDS)
def test_another_seed_gives_another_picture(kind: str, here: Mapping[str, str]) -> None:
    assert digest(KINDS[kind], seed=4) != here[kind]


def test_every_seed_is_a_seed() -> None:
    seeds = (0, 1, 2**31, 2**32 - 1, 2**63)
    assert len({digest("a fox in the snow", seed) for seed in seeds[:-1]}) == 4
    assert digest("a fox in the snow", seeds[-1])
