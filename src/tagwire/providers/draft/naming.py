"""Files found by name: a set, a figure or a style is a file of its package, and its name a word."""

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def named(package: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """Names of a package's public modules as words ("living room"), none of them imported."""
    found = (module.name for module in pkgutil.iter_modules(path))
    return tuple(sorted(name.replace("_", " ") for name in found if not name.startswith("_")))


def module_of(package: str, path: Iterable[str], name: str) -> ModuleType:
    """The module of that name.

    Raises:
        KeyError: the package has no file of that name.
    """
    if name not in named(package, tuple(path)):
        raise KeyError(name)
    return import_module(f"{package}.{name.replace(' ', '_')}")
