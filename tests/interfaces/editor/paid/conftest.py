"""A desk whose pictures are bought from a fake Runway on loopback, which says what it charged."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from plans import Rule

from tagwire.runtime.ledger.pace import Pace

KEY = "FAKE_RUNWAY_KEY"
PROFILES = """
[profiles.studio]
title = "Studio"
kind = "runway"
base_url = "{url}"
key_env = "FAKE_RUNWAY_KEY"
at_once = 4
prices = {{ gen4_image = 8, gen4_image_turbo = 2 }}

[profiles.elsewhere]
kind = "runway"
base_url = "{url}"
key_env = "NOBODY_HAS_THIS_KEY"
"""


@pytest.fixture
def rule() -> Any:
    """Makes a fault of the provider's plan."""
    return Rule


@pytest.fixture
def bill(fake: Any) -> Callable[[], list[str]]:
    """The prompts that were charged since the test began, in order."""
    before = len(fake.charges())
    return lambda: [row["prompt"] for row in fake.charges()[before:]]


@pytest.fixture
def profiles(store: Path, fake: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store's profiles: the fake, with a key, and one without."""
    monkeypatch.setenv(KEY, "key_of_the_fake")
    store.mkdir(exist_ok=True)
    path = store / "profiles.toml"
    path.write_text(PROFILES.format(url=fake.url), "utf-8")
    return path


@pytest.fixture
def vase(place: Path) -> str:
    """A saved graph: a prompt, a picture of it, an output."""
    nodes = {
        "prompt": {"type": "prompt", "settings": {"text": "A vase."}},
        "shot": {"type": "gen4_image", "settings": {"seed": 7}},
        "out": {"type": "output"},
    }
    wires = [["prompt.text", "shot.prompt"], ["shot.image", "out.image"]]
    graph = {"tagwire": 1, "name": "Vase", "nodes": nodes, "wires": wires}
    (place / "vase.json").write_text(json.dumps(graph))
    return "vase.json"


@pytest.fixture
def buy(sit: Callable[..., Any], profiles: Path) -> Callable[..., Any]:
    """Runs a coroutine function at a desk that buys, and does not wait long."""

    def call(act: Callable[[Any], Any], **options: Any) -> Any:
        quick = {"provider": None, "pace": Pace().times(0.02)}
        return sit(act, **quick, **options)

    return call
