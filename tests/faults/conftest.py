"""A fake provider for each test file, and prompts that no other test uses."""

from __future__ import annotations

import importlib
import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parent))
fake_runway = importlib.import_module("fake").fake_runway

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="module")
def one_fake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with fake_runway(tmp_path_factory.mktemp("fake")) as fake:
        yield fake


@pytest.fixture
def fake(one_fake: Any) -> Any:
    """The fake, with nothing planned."""
    one_fake.forget()
    return one_fake


@pytest.fixture
def prompts() -> Callable[[int], list[str]]:
    """So many prompts that nobody has used."""
    return lambda count: [f"A vase, number {next(_NUMBERS):05}." for _ in range(count)]
