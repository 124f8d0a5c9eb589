"""The styles, one a file, found by its name: add ``styles/woodcut.py`` and "woodcut" is drawn.

A style's module has one public function, ``paint(sheet: Sheet) -> Bytes``. More words for it stand
in ``words/styles.toml``.
"""

from collections.abc import Callable
from typing import cast

from tagwire.providers.draft.colour import Bytes
from tagwire.providers.draft.naming import module_of, named
from tagwire.providers.draft.sheet import Sheet


def names() -> tuple[str, ...]:
    """Every style there is."""
    return named(__name__, tuple(__path__))


def paint(style: str, sheet: Sheet) -> Bytes:
    """Repaint a developed picture.

    Raises:
        KeyError: there is no such style.
    """
    module = module_of(__name__, __path__, style)
    return cast("Callable[[Sheet], Bytes]", module.paint)(sheet)
