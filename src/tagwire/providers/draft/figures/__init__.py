"""The figures, one family a file, found by its name: add ``figures/dragon.py`` and it is drawn.

A figure's module has one public function, ``sculpt(pose: Pose) -> Figurine``; nouns say in
``words/subjects.toml`` which figure draws them (``figure = "quadruped"``), or which sprite.
"""

from collections.abc import Callable
from typing import cast

from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.naming import module_of, named


def names() -> tuple[str, ...]:
    """Every family of figures there is."""
    return named(__name__, tuple(__path__))


def sculpt(family: str, pose: Pose) -> Figurine:
    """Sculpt one figure.

    Raises:
        KeyError: there is no such family.
    """
    module = module_of(__name__, __path__, family)
    return cast("Callable[[Pose], Figurine]", module.sculpt)(pose)
