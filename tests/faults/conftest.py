"""A fake provider for each test file, and prompts that no other test uses."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

_NUMBERS = itertools.count(1)


@pytest.fixture
def prompts() -> Callable[[int], list[str]]:
    """So many prompts that nobody has used."""
    return lambda count: [f"A vase, number {next(_NUMBERS):05}." for _ in range(count)]
