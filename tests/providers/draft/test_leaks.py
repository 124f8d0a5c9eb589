"""A long day of drawing: memory stays where it was once the caches are full."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MEGABYTES = 60
DAY = """
import json, sys
from pathlib import Path
import cv2
cv2.setNumThreads(1)
from tests.providers.draft.pictures import drawn, vase
from tagwire.providers.draft.words import lexicon
from tagwire.providers.draft import sets, styles

def resident():
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024

nouns, places = list(lexicon.SUBJECTS), sets.names()
lights, looks = list(lexicon.table("light", "light")), (*styles.names(), "")
grown = []
for turn in range(60):
    noun, other = nouns[turn * 37 % len(nouns)], nouns[(turn * 53 + 5) % len(nouns)]
    words = f"a {noun} and a {other} in the {places[turn * 7 % len(places)]}"
    manner = looks[turn % len(looks)] if turn % 3 == 0 else ""
    prompt = f"{words}, {lights[turn % len(lights)]}, {manner}"
    if turn % 5 == 0:
        picture = vase(160 + turn)
        drawn(f"@vase, {prompt}", (400, 225), seed=turn, vase=picture)
    else:
        drawn(prompt, (400, 225), seed=turn)
    grown.append(resident())
print(json.dumps(grown))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc to read memory from")
def test_the_second_half_of_sixty_drawings_takes_no_more_memory() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", DAY],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(["src", *sys.path])},
    )
    resident = json.loads(answer.stdout)
    first, second = max(resident[:30]), max(resident[30:])
    assert second - first < MEGABYTES, [round(each) for each in resident]
    assert second < 900
