"""The sets, one a file, found by its name: add ``sets/harbour.py`` and "harbour" is understood.

A set's module has one public function, ``build(ask: Ask) -> Backdrop``. More words for it, and in
which light it is usually seen, stand in ``words/places.toml``.
"""

from collections.abc import Callable
from typing import cast

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.naming import module_of, named


def names() -> tuple[str, ...]:
    """Every set there is."""
    return named(__name__, tuple(__path__))


def build(ask: Ask) -> Backdrop:
    """Build the set that is asked for, at the asked size.

    Raises:
        KeyError: there is no such set.
    """
    module = module_of(__name__, __path__, ask.name)
    return cast("Callable[[Ask], Backdrop]", module.build)(ask)
